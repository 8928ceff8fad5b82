/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "history/dh-history-entry.h"

G_BEGIN_DECLS

/* DhHistoryRow: one step of the history, with a button that takes it back (action "history.undo").
 */
#define DH_TYPE_HISTORY_ROW (dh_history_row_get_type ())
G_DECLARE_FINAL_TYPE (DhHistoryRow, dh_history_row, DH, HISTORY_ROW, GtkBox)

DhHistoryRow *dh_history_row_new (void);
void dh_history_row_set_entry (DhHistoryRow *self, DhHistoryEntry *entry); /* (nullable) */

G_END_DECLS
