/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-records.h"
#include "model/dh-visit-fold.h"

G_BEGIN_DECLS

/* Tables visit, interval and ticket_counter. Writers need an open transaction. */

/* FALSE without @error where there is no such visit. */
gboolean dh_visit_repo_load (DhDb *db, gint64 visit_id, DhVisitRow *row, GError **error);
/* GArray of DhIntervalRow, by ordinal (transfer full). */
GArray *dh_visit_repo_load_intervals (DhDb *db, gint64 visit_id, GError **error);

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

/* ---- For the screens; see dh-store.h. */
GPtrArray *dh_visit_repo_list (DhDb *db, gint32 day, GError **error);
DhVisit *dh_visit_repo_get (DhDb *db, gint64 visit_id, GError **error);
gint64 dh_visit_repo_next_waiting (DhDb *db, gint32 day, GError **error);
gboolean dh_visit_repo_day_range (DhDb *db, gint32 *first, gint32 *last);

G_END_DECLS
