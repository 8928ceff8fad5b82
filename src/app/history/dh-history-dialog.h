/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhHistoryDialog: what happened on a day, newest first, and the way back of each step. It follows
 * what goes on at the desk. */
#define DH_TYPE_HISTORY_DIALOG (dh_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhHistoryDialog, dh_history_dialog, DH, HISTORY_DIALOG, AdwDialog)

DhHistoryDialog *dh_history_dialog_new (DhSession *session, gint32 day);

GListModel *dh_history_dialog_get_model (DhHistoryDialog *self); /* of DhHistoryEntry, as shown */

/* Takes back event @event_id, after a question where later steps rest on it. */
void dh_history_dialog_undo (DhHistoryDialog *self, gint64 event_id);

G_END_DECLS
