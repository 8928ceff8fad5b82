/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-records.h"

G_BEGIN_DECLS

/* The journal as people read it: the newest @limit events that happened on @day (0 = no limit),
 * undo and redo among them; those name the ticket and the volunteer of the event meant. */
GPtrArray *dh_history_repo_list (DhDb *db, gint32 day, guint limit, GError **error);
/* Those events, in the order of @ids (of gint64). */
GPtrArray *dh_history_repo_list_ids (DhDb *db, const GArray *ids, GError **error);

G_END_DECLS
