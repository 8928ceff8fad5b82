/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-event.h"
#include "model/dh-records.h"

G_BEGIN_DECLS

/* Tables assist, assist_volunteer and assist_difficulty. */

/* Writes assist @id (the event that recorded it first), as @event says it, upon a visit of @day;
 * @at as the step gave it. */
gboolean dh_assist_repo_insert (DhDb *db,
                                gint64 id,
                                const DhEvent *event,
                                gint32 day,
                                gint64 at,
                                GError **error);
/* Writes assist @id anew as @event says it; its day and time stay. */
gboolean dh_assist_repo_replace (DhDb *db, gint64 id, const DhEvent *event, GError **error);
/* The day to come back that assist @id of @visit_id has given (0 = none) in @follow_up; FALSE
 * without @error where there is no such assist. */
gboolean
dh_assist_repo_find (DhDb *db, gint64 id, gint64 visit_id, gint32 *follow_up, GError **error);

/* GPtrArray of DhAssist by time. @visit_id 0: all of the days @from … @to; else that visit's. */
GPtrArray *dh_assist_repo_list (DhDb *db, gint64 visit_id, gint32 from, gint32 to, GError **error);

/* All that is stored of a visit's assists, one line each in order of id, for comparing; the line
 * that dh_assist_repo_insert() would store is dh_assist_repo_line(). (transfer full) */
GPtrArray *dh_assist_repo_lines (DhDb *db, gint64 visit_id, GError **error);
char *dh_assist_repo_line (gint64 id, const DhEvent *event, gint32 day, gint64 at);

G_END_DECLS
