/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "repo/dh-office-repo.h"

#include <glib/gi18n-lib.h>

#include "dh-error.h"

char *
dh_office_repo_get_setting (DhDb *db, const char *key)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "SELECT value FROM setting WHERE key = ?", NULL);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_text (stmt, 1, key);
  return dh_stmt_step (stmt, NULL) ? g_strdup (dh_stmt_text (stmt, 0)) : NULL;
}

gboolean
dh_office_repo_set_setting (DhDb *db, const char *key, const char *value, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db,
                                          "INSERT INTO setting (key, value) VALUES (?, ?) "
                                          "ON CONFLICT DO UPDATE SET value = excluded.value",
                                          error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_text (stmt, 1, key);
  dh_stmt_bind_text (stmt, 2, value);
  return dh_stmt_run (stmt, error);
}

gboolean
dh_office_repo_add_device (DhDb *db, GBytes *uuid, const char *letter, GError **error)
{
  g_autoptr (DhStmt)
                stmt = dh_db_prepare (db, "INSERT INTO device (uuid, letter) VALUES (?, ?)", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_bytes (stmt, 1, uuid);
  dh_stmt_bind_text (stmt, 2, letter);
  return dh_stmt_run (stmt, error);
}

gboolean
dh_office_repo_get_device (DhDb *db, gint64 *id, char letter[2], GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt =
                dh_db_prepare (db, "SELECT id, letter FROM device ORDER BY id LIMIT 1", error);

  if (stmt == NULL)
    return FALSE;
  if (!dh_stmt_step (stmt, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
                     _ ("The database “%s” does not say which computer it belongs to; restore a "
                        "backup."),
                     dh_db_path (db));
      return FALSE;
    }
  *id = dh_stmt_int (stmt, 0);
  g_strlcpy (letter, dh_stmt_text (stmt, 1), 2);
  return TRUE;
}

gint64
dh_office_repo_find_place (DhDb *db, const char *name, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "SELECT id FROM place WHERE name = ?", error);

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_text (stmt, 1, name);
  return dh_stmt_step (stmt, error) ? dh_stmt_int (stmt, 0) : 0;
}

gint64
dh_office_repo_first_place (DhDb *db, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "SELECT id FROM place ORDER BY id LIMIT 1", error);

  if (stmt == NULL)
    return 0;
  return dh_stmt_step (stmt, error) ? dh_stmt_int (stmt, 0) : 0;
}

gboolean
dh_office_repo_place_exists (DhDb *db, gint64 id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "SELECT 1 FROM place WHERE id = ?", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, id);
  return dh_stmt_step (stmt, error);
}

char *
dh_office_repo_place_kind (DhDb *db, gint64 id)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "SELECT kind FROM place WHERE id = ?", NULL);

  if (stmt == NULL)
    return g_strdup ("");
  dh_stmt_bind_int (stmt, 1, id);
  return g_strdup (dh_stmt_step (stmt, NULL) ? dh_stmt_text (stmt, 0) : "");
}

gint64
dh_office_repo_write_place (DhDb *db, gint64 id, const char *name, const char *kind, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "INSERT INTO place (id, name, kind) VALUES (?, ?, ?) ON CONFLICT (id) "
      "DO UPDATE SET name = excluded.name, kind = excluded.kind",
      error);

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_id (stmt, 1, id);
  dh_stmt_bind_text (stmt, 2, name);
  dh_stmt_bind_text (stmt, 3, kind);
  if (!dh_stmt_run (stmt, error))
    return 0;
  return id != 0 ? id : dh_db_last_id (db);
}

GPtrArray *
dh_office_repo_list_places (DhDb *db, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_place_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "SELECT id, name, kind FROM place WHERE active ORDER BY kind <> 'desk', id", error);

  if (stmt == NULL)
    return NULL;
  while (dh_stmt_step (stmt, &local_error))
    {
      DhPlace *place = g_new0 (DhPlace, 1);

      place->id = dh_stmt_int (stmt, 0);
      place->name = g_strdup (dh_stmt_text (stmt, 1));
      place->kind = g_strdup (dh_stmt_text (stmt, 2));
      g_ptr_array_add (list, place);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&list);
}
