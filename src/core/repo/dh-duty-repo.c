/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "repo/dh-duty-repo.h"

#define DUTY_SELECT "SELECT id, volunteer_id, day, from_at, to_at, last_event FROM duty "

static void
read_row (DhStmt *stmt, DhDutyRow *row)
{
  *row = (DhDutyRow) {
    .id = dh_stmt_int (stmt, 0),
    .volunteer_id = dh_stmt_int (stmt, 1),
    .day = (gint32) dh_stmt_int (stmt, 2),
    .from_at = dh_stmt_int (stmt, 3),
    .to_at = dh_stmt_int (stmt, 4),
    .last_event = dh_stmt_int (stmt, 5),
  };
}

gboolean
dh_duty_repo_load_open (DhDb *db, gint64 volunteer_id, DhDutyRow *row, GError **error)
{
  g_autoptr (DhStmt) stmt =
                dh_db_prepare (db, DUTY_SELECT "WHERE volunteer_id = ? AND to_at IS NULL", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, volunteer_id);
  if (!dh_stmt_step (stmt, error))
    return FALSE;
  read_row (stmt, row);
  return TRUE;
}

GArray *
dh_duty_repo_load_all (DhDb *db, gint64 volunteer_id, GError **error)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, TRUE, sizeof (DhDutyRow));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt)
                stmt = dh_db_prepare (db, DUTY_SELECT "WHERE volunteer_id = ? ORDER BY id", error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, volunteer_id);
  while (dh_stmt_step (stmt, &local_error))
    {
      DhDutyRow row;

      read_row (stmt, &row);
      g_array_append_val (duties, row);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&duties);
}

gboolean
dh_duty_repo_insert (DhDb *db, const DhDutyRow *row, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "INSERT INTO duty (id, volunteer_id, day, from_at, to_at, last_event) "
      "VALUES (?, ?, ?, ?, ?, ?)",
      error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, row->id);
  dh_stmt_bind_int (stmt, 2, row->volunteer_id);
  dh_stmt_bind_int (stmt, 3, row->day);
  dh_stmt_bind_int (stmt, 4, row->from_at);
  dh_stmt_bind_id (stmt, 5, row->to_at);
  dh_stmt_bind_int (stmt, 6, row->last_event);
  return dh_stmt_run (stmt, error);
}

gboolean
dh_duty_repo_update (DhDb *db, const DhDutyRow *row, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "UPDATE duty SET to_at = ?2, last_event = ?3 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, row->id);
  dh_stmt_bind_id (stmt, 2, row->to_at);
  dh_stmt_bind_int (stmt, 3, row->last_event);
  return dh_stmt_run (stmt, error);
}

static gboolean
run_with_id (DhDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, id);
  return dh_stmt_run (stmt, error);
}

gboolean
dh_duty_repo_delete_all (DhDb *db, gint64 volunteer_id, GError **error)
{
  return run_with_id (db, "DELETE FROM duty WHERE volunteer_id = ?", volunteer_id, error);
}

GArray *
dh_duty_repo_closable (DhDb *db, gint32 day, gint64 event_id, gboolean done, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      done ? "SELECT DISTINCT volunteer_id FROM duty WHERE day <= ?1 AND last_event = ?2 ORDER BY 1"
           : "SELECT DISTINCT volunteer_id FROM duty WHERE day <= ?1 AND id < ?2 "
             "AND (to_at IS NULL OR last_event > ?2) ORDER BY 1",
      error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, day);
  dh_stmt_bind_int (stmt, 2, event_id);
  return dh_stmt_ids (stmt, error);
}

gint32
dh_duty_repo_day_of (DhDb *db, gint64 volunteer_id, gint64 event_id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "SELECT day FROM duty WHERE volunteer_id = ?1 AND ?2 IN (id, last_event)", error);

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_int (stmt, 1, volunteer_id);
  dh_stmt_bind_int (stmt, 2, event_id);
  return dh_stmt_step (stmt, error) ? (gint32) dh_stmt_int (stmt, 0) : 0;
}

gboolean
dh_duty_repo_insert_closed_day (DhDb *db, gint64 event_id, gint32 day, gint64 at, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "INSERT INTO closed_day (event_id, day, at) VALUES (?, ?, ?)", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, event_id);
  dh_stmt_bind_int (stmt, 2, day);
  dh_stmt_bind_int (stmt, 3, at);
  return dh_stmt_run (stmt, error);
}

gboolean
dh_duty_repo_delete_closed_day (DhDb *db, gint64 event_id, GError **error)
{
  return run_with_id (db, "DELETE FROM closed_day WHERE event_id = ?", event_id, error);
}

gboolean
dh_duty_repo_day_is_closed (DhDb *db, gint32 day)
{
  g_autoptr (DhStmt)
                stmt = dh_db_prepare (db, "SELECT 1 FROM closed_day WHERE day = ? LIMIT 1", NULL);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, day);
  return dh_stmt_step (stmt, NULL);
}
