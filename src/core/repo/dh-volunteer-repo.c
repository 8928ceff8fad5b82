/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "repo/dh-volunteer-repo.h"

#include <glib/gi18n-lib.h>

#include "dh-error.h"
#include "text/dh-text.h"

#define VOLUNTEER_SELECT                                                                           \
  "SELECT v.id, v.name, v.unit, v.phone, v.active, v.name_fold, d.from_at FROM volunteer v "       \
  "LEFT JOIN duty d ON d.volunteer_id = v.id AND d.to_at IS NULL "

static DhVolunteer *
read_volunteer (DhStmt *stmt)
{
  DhVolunteer *volunteer = g_new0 (DhVolunteer, 1);

  volunteer->id = dh_stmt_int (stmt, 0);
  volunteer->name = g_strdup (dh_stmt_text (stmt, 1));
  volunteer->unit = g_strdup (dh_stmt_text (stmt, 2));
  volunteer->phone = g_strdup (dh_stmt_text (stmt, 3));
  volunteer->active = dh_stmt_int (stmt, 4) != 0;
  volunteer->name_fold = g_strdup (dh_stmt_text (stmt, 5));
  volunteer->on_duty_since = dh_stmt_int (stmt, 6);
  return volunteer;
}

gboolean
dh_volunteer_repo_exists (DhDb *db, gint64 id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "SELECT 1 FROM volunteer WHERE id = ?", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, id);
  return dh_stmt_step (stmt, error);
}

char *
dh_volunteer_repo_name (DhDb *db, gint64 id)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "SELECT name FROM volunteer WHERE id = ?", NULL);

  if (stmt == NULL)
    return g_strdup ("");
  dh_stmt_bind_int (stmt, 1, id);
  return g_strdup (dh_stmt_step (stmt, NULL) ? dh_stmt_text (stmt, 0) : "");
}

DhVolunteer *
dh_volunteer_repo_match (DhDb *db, const char *name, const char *unit, GError **error)
{
  g_autoptr (DhStmt) stmt =
                dh_db_prepare (db, VOLUNTEER_SELECT "WHERE v.name = ? AND v.unit = ?", error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_text (stmt, 1, name);
  dh_stmt_bind_text (stmt, 2, unit);
  return dh_stmt_step (stmt, error) ? read_volunteer (stmt) : NULL;
}

gint64
dh_volunteer_repo_find (DhDb *db, const char *name, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 found = 0;
  gint64 active = 0;
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT id, active FROM volunteer WHERE name = ?1 UNION ALL "
      "SELECT id, active FROM volunteer WHERE unit <> '' AND ?1 = name || ' (' || unit || ')' "
      "AND instr (?1, '(') > 0 ORDER BY active DESC, id LIMIT 2",
      error);

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_text (stmt, 1, name);
  while (dh_stmt_step (stmt, &local_error))
    {
      if (found != 0 && dh_stmt_int (stmt, 1) == active)
        {
          g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                       _ ("There are several volunteers named “%s”; write the unit after the name, "
                          "in brackets."),
                       name);
          return 0;
        }
      if (found == 0)
        {
          found = dh_stmt_int (stmt, 0);
          active = dh_stmt_int (stmt, 1);
        }
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }
  return found;
}

gint64
dh_volunteer_repo_write (DhDb *db, gint64 id, const DhVolunteer *volunteer, GError **error)
{
  g_autofree char *name_fold = dh_text_fold (volunteer->name);
  g_autoptr (GBytes) sort_key = dh_text_name_sort_key (volunteer->name);
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "INSERT INTO volunteer (id, name, unit, phone, active, name_fold, sort_key) "
      "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
      "unit = excluded.unit, phone = excluded.phone, active = excluded.active, "
      "name_fold = excluded.name_fold, sort_key = excluded.sort_key",
      error);

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_id (stmt, 1, id);
  dh_stmt_bind_text (stmt, 2, volunteer->name);
  dh_stmt_bind_text (stmt, 3, volunteer->unit);
  dh_stmt_bind_text (stmt, 4, volunteer->phone);
  dh_stmt_bind_int (stmt, 5, volunteer->active);
  dh_stmt_bind_text (stmt, 6, name_fold);
  dh_stmt_bind_bytes (stmt, 7, sort_key);
  if (!dh_stmt_run (stmt, error))
    return 0;
  return id != 0 ? id : dh_db_last_id (db);
}

GPtrArray *
dh_volunteer_repo_list (DhDb *db, gboolean active_only, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_volunteer_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      VOLUNTEER_SELECT "WHERE v.active OR NOT ? ORDER BY d.id IS NULL, v.sort_key, v.unit, v.id",
      error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, active_only);
  while (dh_stmt_step (stmt, &local_error))
    g_ptr_array_add (list, read_volunteer (stmt));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&list);
}
