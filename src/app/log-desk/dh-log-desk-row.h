/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "log-desk/dh-log-desk-item.h"

G_BEGIN_DECLS

/* DhLogDeskRow: one record, with buttons that change it and take it back (actions "log.edit" and
 * "log.undo" with the event). */
#define DH_TYPE_LOG_DESK_ROW (dh_log_desk_row_get_type ())
G_DECLARE_FINAL_TYPE (DhLogDeskRow, dh_log_desk_row, DH, LOG_DESK_ROW, GtkBox)

DhLogDeskRow *dh_log_desk_row_new (void);
void dh_log_desk_row_set_item (DhLogDeskRow *self, DhLogDeskItem *item); /* (nullable) */

G_END_DECLS
