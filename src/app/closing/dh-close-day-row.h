/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "closing/dh-close-day-item.h"

G_BEGIN_DECLS

/* DhCloseDayRow: one who is still open, with what becomes of them to choose. */
#define DH_TYPE_CLOSE_DAY_ROW (dh_close_day_row_get_type ())
G_DECLARE_FINAL_TYPE (DhCloseDayRow, dh_close_day_row, DH, CLOSE_DAY_ROW, GtkBox)

DhCloseDayRow *dh_close_day_row_new (void);
/* (nullable), as a list view puts items in and takes them out. */
void dh_close_day_row_set_item (DhCloseDayRow *self, DhCloseDayItem *item);
DhCloseDayItem *dh_close_day_row_get_item (DhCloseDayRow *self); /* (nullable) (transfer none) */

G_END_DECLS
