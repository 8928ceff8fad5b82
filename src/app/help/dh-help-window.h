/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* DhHelpWindow: the guide beside the desk: its pages, searched as one types, in the language of the
 * program. Nothing of it is in memory before it is first opened. */
#define DH_TYPE_HELP_WINDOW (dh_help_window_get_type ())
G_DECLARE_FINAL_TYPE (DhHelpWindow, dh_help_window, DH, HELP_WINDOW, AdwWindow)

/* @application is nullable. */
DhHelpWindow *dh_help_window_new (GtkApplication *application);
/* Opens page @name (dh_help_names()). */
void dh_help_window_show (DhHelpWindow *self, const char *name);
/* The name of the page on the screen. (transfer none) */
const char *dh_help_window_get_name (DhHelpWindow *self);

G_END_DECLS
