/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* DhSurveyWindow: the survey of the commune as a QR code over a whole screen, for whoever passes
 * by. Escape closes it, F11 makes it a window and back, so that it can be moved to another screen.
 */
#define DH_TYPE_SURVEY_WINDOW (dh_survey_window_get_type ())
G_DECLARE_FINAL_TYPE (DhSurveyWindow, dh_survey_window, DH, SURVEY_WINDOW, AdwWindow)

/* @parent is the window of the desk, with which it goes. @url must be one of
 * dh_survey_url_check(). */
DhSurveyWindow *dh_survey_window_new (GtkWindow *parent, const char *commune, const char *url);

G_END_DECLS
