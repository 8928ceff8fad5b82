/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "db/dh-backup.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "db/dh-db-private.h"
#include "db/dh-migrator-private.h"
#include "dh-error.h"

gboolean
dh_db_check_pages (DhDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "PRAGMA integrity_check(100)", error);

  if (stmt == NULL)
    return FALSE;
  while (dh_stmt_step (stmt, &local_error))
    if (g_strcmp0 (dh_stmt_text (stmt, 0), "ok") != 0)
      g_ptr_array_add (faults, g_strdup_printf (_ ("The database file is damaged: %s."),
                                                dh_stmt_text (stmt, 0)));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_keys (DhDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "PRAGMA foreign_key_check", error);

  if (stmt == NULL)
    return FALSE;
  while (dh_stmt_step (stmt, &local_error))
    g_ptr_array_add (
        faults, g_strdup_printf (
                    _ ("Row %" PRId64 " of table “%s” refers to a row of “%s” that is missing."),
                    dh_stmt_int (stmt, 1), dh_stmt_text (stmt, 0), dh_stmt_text (stmt, 2)));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The part in front of the SQL: "table visit". */
static char *
object_name (const char *description)
{
  return g_strndup (description, strcspn (description, ":"));
}

static gboolean
check_schema (DhDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) expected = NULL;
  gint64 application_id, version;

  if (!dh_db_query_int (db, "PRAGMA application_id", &application_id, error) ||
      !dh_db_query_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application_id != DH_DB_APPLICATION_ID || version < 1 || version > dh_migrator_target ())
    {
      g_ptr_array_add (
          faults,
          g_strdup_printf (_ ("The version of the database is unknown (%" PRId64 ")."), version));
      return TRUE;
    }
  found = dh_migrator_describe_schema (db, error);
  if (found == NULL)
    return FALSE;
  expected = dh_migrator_expected_schema ((int) version, error);
  if (expected == NULL)
    return FALSE;
  for (guint i = 0, j = 0; i < found->len || j < expected->len;)
    {
      const char *have = i < found->len ? g_ptr_array_index (found, i) : NULL;
      const char *want = j < expected->len ? g_ptr_array_index (expected, j) : NULL;
      int order = have == NULL ? 1 : want == NULL ? -1 : strcmp (have, want);
      g_autofree char *name = object_name (order < 0 ? have : want);

      if (order < 0)
        g_ptr_array_add (faults,
                         g_strdup_printf (_ ("The database holds something unknown: %s."), name));
      else if (order > 0)
        g_ptr_array_add (
            faults,
            g_strdup_printf (_ ("A part of the database is missing or changed: %s."), name));
      i += order <= 0;
      j += order >= 0;
    }
  return TRUE;
}

gboolean
dh_db_check_file (DhDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (db != NULL && faults != NULL, FALSE);

  if (dh_db_check_pages (db, faults, &local_error) && check_keys (db, faults, &local_error) &&
      check_schema (db, faults, &local_error))
    return TRUE;
  /* A file too damaged to be checked to the end is a finding, not a failure of the check. */
  if (g_error_matches (local_error, DH_ERROR, DH_ERROR_CORRUPT) ||
      g_error_matches (local_error, DH_ERROR, DH_ERROR_NOT_OURS))
    {
      g_ptr_array_add (faults, g_strdup (local_error->message));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
