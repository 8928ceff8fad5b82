/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "repo/dh-visit-scan.h"

#include "repo/dh-assist-repo.h"
#include "repo/dh-visit-repo.h"

/* A statement whose first column is the id that it is ordered by. */
typedef struct
{
  DhStmt *stmt; /* owned */
  gboolean has_row;
} Cursor;

struct _DhVisitScan
{
  Cursor visits;
  Cursor intervals;
  Cursor assists;
};

static gboolean
step (Cursor *cursor, GError **error)
{
  GError *local_error = NULL;

  cursor->has_row = dh_stmt_step (cursor->stmt, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Puts @cursor on the first row of @id, or of one after it. */
static gboolean
seek (Cursor *cursor, gint64 id, GError **error)
{
  while (cursor->has_row && dh_stmt_int (cursor->stmt, 0) < id)
    if (!step (cursor, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_at (const Cursor *cursor, gint64 id)
{
  return cursor->has_row && dh_stmt_int (cursor->stmt, 0) == id;
}

static gboolean
begin (Cursor *cursor, DhDb *db, const char *sql, GError **error)
{
  cursor->stmt = dh_db_prepare (db, sql, error);
  return cursor->stmt != NULL && step (cursor, error);
}

DhVisitScan *
dh_visit_scan_new (DhDb *db, GError **error)
{
  g_autoptr (DhVisitScan) self = g_new0 (DhVisitScan, 1);

  return begin (&self->visits, db, "SELECT id, " DH_VISIT_COLUMNS " FROM visit ORDER BY id",
                error) &&
                 begin (&self->intervals, db,
                        "SELECT visit_id, state, from_at, to_at, ordinal FROM interval "
                        "ORDER BY visit_id, ordinal",
                        error) &&
                 begin (&self->assists, db,
                        "SELECT a.visit_id, " DH_ASSIST_LINE
                        " FROM assist a ORDER BY a.visit_id, a.id",
                        error)
             ? g_steal_pointer (&self)
             : NULL;
}

void
dh_visit_scan_free (DhVisitScan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->visits.stmt, dh_stmt_done);
  g_clear_pointer (&self->intervals.stmt, dh_stmt_done);
  g_clear_pointer (&self->assists.stmt, dh_stmt_done);
  g_free (self);
}

gboolean
dh_visit_scan_find (DhVisitScan *self,
                    gint64 id,
                    DhVisitRow *row,
                    GArray *intervals,
                    GPtrArray *lines,
                    GError **error)
{
  *row = (DhVisitRow) { 0 };
  g_array_set_size (intervals, 0);
  g_ptr_array_set_size (lines, 0);
  if (!seek (&self->visits, id, error) || !seek (&self->intervals, id, error) ||
      !seek (&self->assists, id, error))
    return FALSE;
  if (is_at (&self->visits, id) && !dh_visit_repo_read_row (self->visits.stmt, 1, id, row, error))
    return FALSE;
  for (; is_at (&self->intervals, id);)
    if (!dh_visit_repo_read_interval (self->intervals.stmt, 1, id, intervals, error) ||
        !step (&self->intervals, error))
      return FALSE;
  for (; is_at (&self->assists, id);)
    {
      g_ptr_array_add (lines, g_strdup (dh_stmt_text (self->assists.stmt, 1)));
      if (!step (&self->assists, error))
        return FALSE;
    }
  return TRUE;
}
