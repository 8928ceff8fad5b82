/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-duty-fold.h"

G_BEGIN_DECLS

/* Tables duty and closed_day. */

/* The open duty of a volunteer; FALSE without @error where there is none. */
gboolean dh_duty_repo_load_open (DhDb *db, gint64 volunteer_id, DhDutyRow *row, GError **error);
/* GArray of DhDutyRow in the order of the check-ins (transfer full). */
GArray *dh_duty_repo_load_all (DhDb *db, gint64 volunteer_id, GError **error);
/* Writes a new row, or the end of one that is there. */
gboolean dh_duty_repo_insert (DhDb *db, const DhDutyRow *row, GError **error);
gboolean dh_duty_repo_update (DhDb *db, const DhDutyRow *row, GError **error);
gboolean dh_duty_repo_delete_all (DhDb *db, gint64 volunteer_id, GError **error);
/* Volunteers whom closing @event_id of @day checked out (@done), or whom it may: all who had
 * checked in before it, on that day or earlier, but those whose duty had ended by then. GArray of
 * gint64 (transfer full). */
GArray *
dh_duty_repo_closable (DhDb *db, gint32 day, gint64 event_id, gboolean done, GError **error);
/* The day of the duty that event @event_id began or ended last; 0 = none. */
gint32 dh_duty_repo_day_of (DhDb *db, gint64 volunteer_id, gint64 event_id, GError **error);

gboolean
dh_duty_repo_insert_closed_day (DhDb *db, gint64 event_id, gint32 day, gint64 at, GError **error);
gboolean dh_duty_repo_delete_closed_day (DhDb *db, gint64 event_id, GError **error);
gboolean dh_duty_repo_day_is_closed (DhDb *db, gint32 day);

G_END_DECLS
