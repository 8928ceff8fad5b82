/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhSurveyKeeper: what asks for people's voice from anywhere in a window: writing feedback down,
 * asking a visitor how satisfied they are, showing the survey of the commune. Nobody is asked more
 * than once about a visit. It has the actions of the group "voice". */
#define DH_TYPE_SURVEY_KEEPER (dh_survey_keeper_get_type ())
G_DECLARE_FINAL_TYPE (DhSurveyKeeper, dh_survey_keeper, DH, SURVEY_KEEPER, GObject)

/* @widget (not owned) is below the AdwToastOverlay of the window. */
DhSurveyKeeper *dh_survey_keeper_new (DhSession *session, GtkWidget *widget);
GActionGroup *dh_survey_keeper_get_actions (DhSurveyKeeper *self); /* (transfer none) */
/* While a dialog is in the way, none is opened over it by a key. @desk (nullable): the page on the
 * screen; where it is the desk, its chosen person is meant. */
void dh_survey_keeper_set_active (DhSurveyKeeper *self, gboolean active, GtkWidget *desk);

G_END_DECLS
