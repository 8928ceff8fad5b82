/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhDayChooser: the day that a page is about: back, forth, from a calendar, today.
 *
 * property "day" (int): local day, see dh-day.h; never after today. */
#define DH_TYPE_DAY_CHOOSER (dh_day_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DhDayChooser, dh_day_chooser, DH, DAY_CHOOSER, GtkBox)

gint32 dh_day_chooser_get_day (DhDayChooser *self);
void dh_day_chooser_set_day (DhDayChooser *self, gint32 day);
/* What day it is; where today was shown, it goes along. */
void dh_day_chooser_set_today (DhDayChooser *self, gint32 today);
gboolean dh_day_chooser_is_today (DhDayChooser *self);

void dh_day_chooser_step (DhDayChooser *self, int days);
void dh_day_chooser_go_today (DhDayChooser *self);

G_END_DECLS
