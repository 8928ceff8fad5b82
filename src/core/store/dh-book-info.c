/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-book-info.h"

#include "db/dh-db.h"

static gboolean
read_setting (DhDb *db, const char *key, char **value, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "SELECT value FROM setting WHERE key = ?1", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_text (stmt, 1, key);
  *value = g_strdup (dh_stmt_step (stmt, &local_error) ? dh_stmt_text (stmt, 0) : "");
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The columns and tables named here are of the first version, and stay. */
static gboolean
read_counts (DhDb *db, DhBookInfo *info, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT (SELECT count(*) FROM visit), (SELECT count(*) FROM assist), "
      "(SELECT min(day) FROM visit), (SELECT max(day) FROM visit), "
      "(SELECT max(recorded_at) FROM event)",
      error);

  if (stmt == NULL || !dh_stmt_step (stmt, error))
    return FALSE;
  info->visits = dh_stmt_int (stmt, 0);
  info->assists = dh_stmt_int (stmt, 1);
  info->first = (gint32) dh_stmt_int (stmt, 2);
  info->last = (gint32) dh_stmt_int (stmt, 3);
  info->written = dh_stmt_int (stmt, 4);
  return TRUE;
}

DhBookInfo *
dh_book_info_read (const char *path, GError **error)
{
  g_autoptr (DhBookInfo) info = g_new0 (DhBookInfo, 1);
  g_autoptr (DhDb) db = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  db = dh_db_open (path, DH_DB_READ, error);
  if (db == NULL || !dh_db_begin_read (db, error))
    return NULL;
  if (!read_setting (db, "commune", &info->commune, error) ||
      !read_setting (db, "province", &info->province, error) || !read_counts (db, info, error))
    return NULL;
  dh_db_end_read (db);
  return g_steal_pointer (&info);
}

void
dh_book_info_free (DhBookInfo *self)
{
  if (self == NULL)
    return;
  g_free (self->commune);
  g_free (self->province);
  g_free (self);
}
