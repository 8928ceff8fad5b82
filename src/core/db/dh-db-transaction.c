/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "db/dh-db-private.h"

#include <glib/gi18n-lib.h>

#include "dh-error.h"

void
dh_db_note_failure (DhDb *self)
{
  /* A full disk, a read error, want of memory: SQLite may have taken the whole transaction back,
   * and would commit each later statement by itself. */
  if (self->depth > 0 && sqlite3_get_autocommit (self->handle))
    self->aborted = TRUE;
}

gboolean
dh_db_check_alive (DhDb *self, GError **error)
{
  if (!self->aborted)
    return TRUE;
  g_set_error (
      error, DH_ERROR, DH_ERROR_FAILED,
      _ ("The change to the database “%s” was taken back after a fault; nothing more can be "
         "added to it."),
      self->path);
  return FALSE;
}

gboolean
dh_db_begin (DhDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->read_depth == 0 || self->depth > 0, FALSE);

  if (self->depth == 0)
    {
      g_autoptr (DhStmt) stmt = dh_db_prepare (self, "BEGIN IMMEDIATE", error);

      if (stmt == NULL || !dh_stmt_run (stmt, error))
        return FALSE;
    }
  self->depth++;
  return TRUE;
}

static void
finish (DhDb *self)
{
  self->depth = 0;
  self->poisoned = FALSE;
  self->aborted = FALSE;
  self->committing = FALSE;
}

static void
roll_back (DhDb *self)
{
  if (!sqlite3_get_autocommit (self->handle) &&
      sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
    g_critical ("%s: cannot roll back: %s", self->path, sqlite3_errmsg (self->handle));
  finish (self);
}

gboolean
dh_db_commit (DhDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->depth > 0, FALSE);

  if (self->depth > 1)
    {
      self->depth--;
      return TRUE;
    }
  if (!self->poisoned && !self->aborted)
    {
      g_autoptr (DhStmt) stmt = dh_db_prepare (self, "COMMIT", error);

      self->committing = TRUE;
      if (stmt != NULL && dh_stmt_run (stmt, error))
        {
          finish (self);
          return TRUE;
        }
      g_clear_pointer (&stmt, dh_stmt_done);
      roll_back (self);
      return FALSE;
    }
  if (dh_db_check_alive (self, error))
    g_set_error (
        error, DH_ERROR, DH_ERROR_FAILED,
        _ ("A part of the change to the database “%s” failed, so all of it was taken back."),
        self->path);
  roll_back (self);
  return FALSE;
}

void
dh_db_rollback (DhDb *self)
{
  g_return_if_fail (self != NULL);

  if (self->depth == 0)
    return;
  self->poisoned = TRUE;
  if (--self->depth == 0)
    roll_back (self);
}

gboolean
dh_db_in_transaction (DhDb *self)
{
  return self->depth > 0;
}

gboolean
dh_db_begin_read (DhDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->read_depth == 0 && self->depth == 0)
    {
      g_autoptr (DhStmt) stmt = dh_db_prepare (self, "BEGIN DEFERRED", error);

      if (stmt == NULL || !dh_stmt_run (stmt, error))
        return FALSE;
      self->own_read = TRUE;
    }
  self->read_depth++;
  return TRUE;
}

void
dh_db_end_read (DhDb *self)
{
  g_return_if_fail (self != NULL);

  if (self->read_depth == 0 || --self->read_depth > 0)
    return;
  if (self->own_read && !sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  self->own_read = FALSE;
}
