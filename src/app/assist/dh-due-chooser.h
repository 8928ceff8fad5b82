/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhDueChooser: a day on which somebody is to come back, or none: tomorrow, Monday, in a week by
 * one press, any other from a calendar.
 *
 * property "day" (int): local day, 0 = none. */
#define DH_TYPE_DUE_CHOOSER (dh_due_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DhDueChooser, dh_due_chooser, DH, DUE_CHOOSER, GtkWidget)

/* Days after @today can be chosen, for a year. To be called first. */
void dh_due_chooser_set_today (DhDueChooser *self, gint32 today);
gint32 dh_due_chooser_get_day (DhDueChooser *self);
void dh_due_chooser_set_day (DhDueChooser *self, gint32 day);

G_END_DECLS
