/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhMonthGrid: one month to choose a day from, in the program's own language whatever locales are
 * installed; weeks begin on Monday.
 *
 * signal "chosen" (gint day): a day was picked. */
#define DH_TYPE_MONTH_GRID (dh_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (DhMonthGrid, dh_month_grid, DH, MONTH_GRID, GtkBox)

/* Shows the month of @day with @day marked; days after @last cannot be chosen. */
void dh_month_grid_show_day (DhMonthGrid *self, gint32 day, gint32 last);

G_END_DECLS
