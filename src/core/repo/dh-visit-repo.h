/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-queue-order.h"
#include "model/dh-visit-fold.h"

G_BEGIN_DECLS

/* Tables visit, interval and ticket_counter. Writers need an open transaction. */

/* FALSE without @error where there is no such visit. */
gboolean dh_visit_repo_load (DhDb *db, gint64 visit_id, DhVisitRow *row, GError **error);
gboolean dh_visit_repo_insert (DhDb *db, const DhVisitRow *row, GError **error);
/* Writes what @change says of a visit that is there. */
gboolean dh_visit_repo_write_change (DhDb *db,
                                     const DhVisitRow *row,
                                     const DhVisitChange *change,
                                     GError **error);
gboolean dh_visit_repo_insert_interval (DhDb *db,
                                        gint64 visit_id,
                                        int ordinal,
                                        const DhIntervalRow *interval,
                                        GError **error);
/* With its intervals and assists. */
gboolean dh_visit_repo_delete (DhDb *db, gint64 visit_id, GError **error);

/* Takes the next number of (place, day, device) for ever; 0 with @error set. */
int
dh_visit_repo_next_number (DhDb *db, gint32 day, gint64 place_id, gint64 device_id, GError **error);

/* The number under which the person of @visit_id came back on a later day; NULL without @error
 * where there is none. (transfer full) */
char *dh_visit_repo_find_continuation (DhDb *db, gint64 visit_id, GError **error);

/* Ids of the visits of @day that closing @event_id changed (@done), or those that it would change
 * now. GArray of gint64 (transfer full). */
GArray *
dh_visit_repo_closable (DhDb *db, gint32 day, gint64 event_id, gboolean done, GError **error);

/* For statements over many: the columns of a row, in the order in which dh_visit_repo_read_row()
 * reads them from column @first on, and of an interval (state, from_at, to_at, ordinal), which is
 * appended to @intervals. DH_ERROR_CORRUPT names what is no such row. */
#define DH_VISIT_COLUMNS                                                                           \
  "day, place_id, device_id, number, ticket, procedure_id, volunteer_id, people, priority, "       \
  "state, counter, arrived, called, started, ended, since, served_s, intervals, inaccurate, "      \
  "recorded_late, priority_reason, hold_reason, recalls, recalled, origin_id, trips, follow_up, "  \
  "quantity, name_event, last_event"
gboolean
dh_visit_repo_read_row (DhStmt *stmt, int first, gint64 visit_id, DhVisitRow *row, GError **error);
gboolean dh_visit_repo_read_interval (DhStmt *stmt,
                                      int first,
                                      gint64 visit_id,
                                      GArray *intervals,
                                      GError **error);

/* ---- For the screens; see dh-store.h. */
/* All of @day; those who wait stand together after those being served, in no order. */
GPtrArray *dh_visit_repo_list (DhDb *db, gint32 day, GError **error);
/* Those of @day who wait, in no order. */
GPtrArray *dh_visit_repo_list_waiting (DhDb *db, gint32 day, GError **error);
/* The calls of @day after event @after, newest first: GArray of DhQueueCall (transfer full). */
GArray *dh_visit_repo_list_calls (DhDb *db, gint32 day, gint64 after, GError **error);
/* Those to come back on a day @from … @to who have not: the newest such day first, then by number.
 */
GPtrArray *dh_visit_repo_list_due (DhDb *db, gint32 from, gint32 to, GError **error);
/* The newest visit of the days @from … @to with @ticket that can be gone on with; 0 = none. */
gint64
dh_visit_repo_find_ticket (DhDb *db, const char *ticket, gint32 from, gint32 to, GError **error);
/* The newest open visit of @day of somebody with that folded name or that telephone ("" for either
 * finds nobody); 0 = none. */
gint64 dh_visit_repo_find_person (DhDb *db,
                                  const char *name_fold,
                                  const char *phone,
                                  gint32 day,
                                  GError **error);
/* Days before @before on which something is still open, by day. GArray of gint64 (transfer full).
 */
GArray *dh_visit_repo_list_unclosed_days (DhDb *db, gint32 before, GError **error);
DhVisit *dh_visit_repo_get (DhDb *db, gint64 visit_id, GError **error);
gboolean dh_visit_repo_day_range (DhDb *db, gint32 *first, gint32 *last);

G_END_DECLS
