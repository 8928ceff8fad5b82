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

/* How a procedure was helped with the last time. */
typedef struct
{
  gint64 procedure_id;
  DhChannel channel;
  DhOutcome outcome;
} DhLastAssist;

/* The assist of @day that was recorded last, for each procedure that has one; by procedure.
 * Returns: (transfer full) array of DhLastAssist, NULL with @error set on a fault */
GArray *dh_assist_repo_list_last (DhDb *db, gint32 day, GError **error);

/* SQL: all that is stored of an assist `a` as one line, for comparing. */
#define DH_ASSIST_LINE                                                                             \
  "a.id || '|' || a.visit_id || '|' || a.day || '|' || a.at || '|' || a.procedure_id || "          \
  "'|' || a.channel || '|' || a.outcome || '|' || a.quantity || '|' || a.note || '|' || "          \
  "(SELECT ifnull (group_concat (w.volunteer_id, ';' ORDER BY w.volunteer_id), '') "               \
  "FROM assist_volunteer w WHERE w.assist_id = a.id) || '|' || "                                   \
  "(SELECT ifnull (group_concat (d.code, ';' ORDER BY d.code), '') "                               \
  "FROM assist_difficulty d WHERE d.assist_id = a.id) || '|' || ifnull (a.minutes, 0) || '|' || "  \
  "ifnull (a.follow_up, 0)"

/* The line that @event gives for assist @id. (transfer full) */
char *dh_assist_repo_line (gint64 id, const DhEvent *event, gint32 day, gint64 at);

G_END_DECLS
