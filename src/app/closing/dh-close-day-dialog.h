/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhCloseDayDialog: the end of today: who is still open and what becomes of them, who is still on
 * duty, what the next shift must know. One button writes it all down in one transaction.
 *
 * signal "closed-day" (guint n_open, GArray of gint64 events): it is on the disk; the events in
 * their order, for taking them back. */
#define DH_TYPE_CLOSE_DAY_DIALOG (dh_close_day_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhCloseDayDialog, dh_close_day_dialog, DH, CLOSE_DAY_DIALOG, AdwDialog)

/* @session has been read. */
DhCloseDayDialog *dh_close_day_dialog_new (DhSession *session);

GListModel *dh_close_day_dialog_get_items (DhCloseDayDialog *self); /* of DhCloseDayItem */

G_END_DECLS
