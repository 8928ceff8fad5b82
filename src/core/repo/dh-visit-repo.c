/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "repo/dh-visit-repo.h"

#include <glib/gi18n-lib.h>

#include "dh-error.h"

static gboolean
bad_word (gint64 visit_id, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, visit_id);

  g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
               _ ("Visit %s holds a word that this program does not know."), id);
  return FALSE;
}

gboolean
dh_visit_repo_read_row (DhStmt *stmt, int first, gint64 visit_id, DhVisitRow *row, GError **error)
{
  int column = first;

  row->id = visit_id;
  row->day = (gint32) dh_stmt_int (stmt, column++);
  row->place_id = dh_stmt_int (stmt, column++);
  row->device_id = dh_stmt_int (stmt, column++);
  row->number = (int) dh_stmt_int (stmt, column++);
  g_strlcpy (row->ticket, dh_stmt_text (stmt, column++), sizeof row->ticket);
  row->procedure_id = dh_stmt_int (stmt, column++);
  row->volunteer_id = dh_stmt_int (stmt, column++);
  row->people = (int) dh_stmt_int (stmt, column++);
  if (!dh_priority_from_code (dh_stmt_text (stmt, column++), &row->priority))
    return bad_word (visit_id, error);
  if (!dh_visit_state_from_code (dh_stmt_text (stmt, column++), &row->state))
    return bad_word (visit_id, error);
  g_strlcpy (row->counter, dh_stmt_text (stmt, column++), sizeof row->counter);
  row->arrived = dh_stmt_int (stmt, column++);
  row->called = dh_stmt_int (stmt, column++);
  row->started = dh_stmt_int (stmt, column++);
  row->ended = dh_stmt_int (stmt, column++);
  row->since = dh_stmt_int (stmt, column++);
  row->served_s = dh_stmt_int (stmt, column++);
  row->intervals = (int) dh_stmt_int (stmt, column++);
  row->inaccurate = dh_stmt_int (stmt, column++) != 0;
  row->recorded_late = dh_stmt_int (stmt, column++) != 0;
  g_strlcpy (row->priority_reason, dh_stmt_text (stmt, column++), sizeof row->priority_reason);
  g_strlcpy (row->hold_reason, dh_stmt_text (stmt, column++), sizeof row->hold_reason);
  row->recalls = (int) dh_stmt_int (stmt, column++);
  row->recalled = dh_stmt_int (stmt, column++);
  row->origin_id = dh_stmt_int (stmt, column++);
  row->trips = (int) dh_stmt_int (stmt, column++);
  row->follow_up = (gint32) dh_stmt_int (stmt, column++);
  row->quantity = (int) dh_stmt_int (stmt, column++);
  row->name_event = dh_stmt_int (stmt, column++);
  row->last_event = dh_stmt_int (stmt, column++);
  return TRUE;
}

gboolean
dh_visit_repo_load (DhDb *db, gint64 visit_id, DhVisitRow *row, GError **error)
{
  g_autoptr (DhStmt) stmt =
                dh_db_prepare (db, "SELECT " DH_VISIT_COLUMNS " FROM visit WHERE id = ?", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, visit_id);
  return dh_stmt_step (stmt, error) && dh_visit_repo_read_row (stmt, 0, visit_id, row, error);
}

gboolean
dh_visit_repo_read_interval (DhStmt *stmt,
                             int first,
                             gint64 visit_id,
                             GArray *intervals,
                             GError **error)
{
  DhIntervalRow interval = { 0, dh_stmt_int (stmt, first + 1), dh_stmt_int (stmt, first + 2) };

  if (!dh_visit_state_from_code (dh_stmt_text (stmt, first), &interval.state))
    return bad_word (visit_id, error);
  /* One that is missing leaves a gap that no fold has. */
  if (dh_stmt_int (stmt, first + 3) != intervals->len + 1)
    interval = (DhIntervalRow) { DH_VISIT_NONE, 0, 0 };
  g_array_append_val (intervals, interval);
  return TRUE;
}

gboolean
dh_visit_repo_insert (DhDb *db, const DhVisitRow *row, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "INSERT INTO visit (id, day, place_id, device_id, number, ticket, procedure_id, "
      "volunteer_id, people, priority, state, counter, arrived, called, started, ended, since, "
      "served_s, intervals, inaccurate, recorded_late, priority_reason, hold_reason, recalls, "
      "recalled, origin_id, trips, follow_up, quantity, name_event, last_event) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?)",
      error);
  int index = 0;

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, ++index, row->id);
  dh_stmt_bind_int (stmt, ++index, row->day);
  dh_stmt_bind_int (stmt, ++index, row->place_id);
  dh_stmt_bind_int (stmt, ++index, row->device_id);
  dh_stmt_bind_int (stmt, ++index, row->number);
  dh_stmt_bind_text (stmt, ++index, row->ticket);
  dh_stmt_bind_id (stmt, ++index, row->procedure_id);
  dh_stmt_bind_id (stmt, ++index, row->volunteer_id);
  dh_stmt_bind_int (stmt, ++index, row->people);
  dh_stmt_bind_text (stmt, ++index, dh_priority_to_code (row->priority));
  dh_stmt_bind_text (stmt, ++index, dh_visit_state_to_code (row->state));
  dh_stmt_bind_text (stmt, ++index, row->counter);
  dh_stmt_bind_int (stmt, ++index, row->arrived);
  dh_stmt_bind_id (stmt, ++index, row->called);
  dh_stmt_bind_id (stmt, ++index, row->started);
  dh_stmt_bind_id (stmt, ++index, row->ended);
  dh_stmt_bind_int (stmt, ++index, row->since);
  dh_stmt_bind_int (stmt, ++index, row->served_s);
  dh_stmt_bind_int (stmt, ++index, row->intervals);
  dh_stmt_bind_int (stmt, ++index, row->inaccurate);
  dh_stmt_bind_int (stmt, ++index, row->recorded_late);
  dh_stmt_bind_text (stmt, ++index, row->priority_reason);
  dh_stmt_bind_text (stmt, ++index, row->hold_reason);
  dh_stmt_bind_int (stmt, ++index, row->recalls);
  dh_stmt_bind_id (stmt, ++index, row->recalled);
  dh_stmt_bind_id (stmt, ++index, row->origin_id);
  dh_stmt_bind_int (stmt, ++index, row->trips);
  dh_stmt_bind_id (stmt, ++index, row->follow_up);
  dh_stmt_bind_int (stmt, ++index, row->quantity);
  dh_stmt_bind_id (stmt, ++index, row->name_event);
  dh_stmt_bind_int (stmt, ++index, row->last_event);
  return dh_stmt_run (stmt, error);
}

static gboolean
update_state (DhDb *db, const DhVisitRow *row, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "UPDATE visit SET volunteer_id = ?2, state = ?3, counter = ?4, called = ?5, started = ?6, "
      "ended = ?7, since = ?8, served_s = ?9, intervals = ?10, inaccurate = ?11, hold_reason = "
      "?12, "
      "last_event = ?13 WHERE id = ?1",
      error);
  int index = 0;

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, ++index, row->id);
  dh_stmt_bind_id (stmt, ++index, row->volunteer_id);
  dh_stmt_bind_text (stmt, ++index, dh_visit_state_to_code (row->state));
  dh_stmt_bind_text (stmt, ++index, row->counter);
  dh_stmt_bind_id (stmt, ++index, row->called);
  dh_stmt_bind_id (stmt, ++index, row->started);
  dh_stmt_bind_id (stmt, ++index, row->ended);
  dh_stmt_bind_int (stmt, ++index, row->since);
  dh_stmt_bind_int (stmt, ++index, row->served_s);
  dh_stmt_bind_int (stmt, ++index, row->intervals);
  dh_stmt_bind_int (stmt, ++index, row->inaccurate);
  dh_stmt_bind_text (stmt, ++index, row->hold_reason);
  dh_stmt_bind_int (stmt, ++index, row->last_event);
  return dh_stmt_run (stmt, error);
}

/* Apart from the state: naming these in an UPDATE costs their checks and indexes though they stay
 * as they are, a quarter of the whole at each step. */
static gboolean
update_description (DhDb *db, const DhVisitRow *row, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "UPDATE visit SET procedure_id = ?2, people = ?3, priority = ?4, priority_reason = ?5, "
      "recalls = ?6, recalled = ?7, trips = ?8, follow_up = ?9, quantity = ?10, "
      "name_event = ?11 WHERE id = ?1",
      error);
  int index = 0;

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, ++index, row->id);
  dh_stmt_bind_id (stmt, ++index, row->procedure_id);
  dh_stmt_bind_int (stmt, ++index, row->people);
  dh_stmt_bind_text (stmt, ++index, dh_priority_to_code (row->priority));
  dh_stmt_bind_text (stmt, ++index, row->priority_reason);
  dh_stmt_bind_int (stmt, ++index, row->recalls);
  dh_stmt_bind_id (stmt, ++index, row->recalled);
  dh_stmt_bind_int (stmt, ++index, row->trips);
  dh_stmt_bind_id (stmt, ++index, row->follow_up);
  dh_stmt_bind_int (stmt, ++index, row->quantity);
  dh_stmt_bind_id (stmt, ++index, row->name_event);
  return dh_stmt_run (stmt, error);
}

gboolean
dh_visit_repo_insert_interval (DhDb *db,
                               gint64 visit_id,
                               int ordinal,
                               const DhIntervalRow *interval,
                               GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "INSERT INTO interval (visit_id, ordinal, state, from_at, to_at) VALUES (?, ?, ?, ?, ?)",
      error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, visit_id);
  dh_stmt_bind_int (stmt, 2, ordinal);
  dh_stmt_bind_text (stmt, 3, dh_visit_state_to_code (interval->state));
  dh_stmt_bind_int (stmt, 4, interval->from_at);
  dh_stmt_bind_id (stmt, 5, interval->to_at);
  return dh_stmt_run (stmt, error);
}

static gboolean
close_interval (DhDb *db, gint64 visit_id, int ordinal, gint64 at, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "UPDATE interval SET to_at = ?3 WHERE visit_id = ?1 AND ordinal = ?2", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, visit_id);
  dh_stmt_bind_int (stmt, 2, ordinal);
  dh_stmt_bind_int (stmt, 3, at);
  return dh_stmt_run (stmt, error);
}

gboolean
dh_visit_repo_write_change (DhDb *db,
                            const DhVisitRow *row,
                            const DhVisitChange *change,
                            GError **error)
{
  if (change->closed > 0 && !close_interval (db, row->id, change->closed, change->at, error))
    return FALSE;
  if (change->opened > 0)
    {
      DhIntervalRow interval = { row->state, change->at, 0 };

      if (!dh_visit_repo_insert_interval (db, row->id, change->opened, &interval, error))
        return FALSE;
    }
  return (!change->row || update_state (db, row, error)) &&
         (!change->described || update_description (db, row, error));
}

gboolean
dh_visit_repo_delete (DhDb *db, gint64 visit_id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "DELETE FROM visit WHERE id = ?", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, visit_id);
  return dh_stmt_run (stmt, error);
}

int
dh_visit_repo_next_number (DhDb *db, gint32 day, gint64 place_id, gint64 device_id, GError **error)
{
  g_autoptr (DhStmt) stmt =
                dh_db_prepare (db,
                               "INSERT INTO ticket_counter (day, place_id, device_id, last) "
                               "VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET last = last + 1 "
                               "RETURNING last",
                               error);
  int number;

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_int (stmt, 1, day);
  dh_stmt_bind_int (stmt, 2, place_id);
  dh_stmt_bind_int (stmt, 3, device_id);
  if (!dh_stmt_step (stmt, error))
    return 0;
  number = (int) dh_stmt_int (stmt, 0);
  /* The row is changed for good only when the statement has come to its end. */
  dh_stmt_step (stmt, NULL);
  return number;
}

GArray *
dh_visit_repo_closable (DhDb *db, gint32 day, gint64 event_id, gboolean done, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      done ? "SELECT id FROM visit WHERE day = ?1 AND last_event = ?2 ORDER BY id"
           : "SELECT id FROM visit WHERE day = ?1 AND id < ?2 "
             "AND state IN ('waiting', 'called', 'held', 'serving') ORDER BY id",
      error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, day);
  dh_stmt_bind_int (stmt, 2, event_id);
  return dh_stmt_ids (stmt, error);
}

char *
dh_visit_repo_find_continuation (DhDb *db, gint64 visit_id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "SELECT ticket FROM visit WHERE origin_id = ? AND state <> 'cancelled'", error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, visit_id);
  return dh_stmt_step (stmt, error) ? g_strdup (dh_stmt_text (stmt, 0)) : NULL;
}
