/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "db/dh-migrator-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "db/dh-backup.h"
#include "db/dh-db-private.h"
#include "dh-core-resources.h"
#include "dh-error.h"

#define SQL_FOLDER RESOURCE_PATH "/core/sql"
/* While whole tables are rebuilt. */
#define CACHE_KIB 64000

void
dh_migration_free (DhMigration *self)
{
  g_free (self->sql);
  g_free (self);
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  return ((const DhMigration *) a)->version - ((const DhMigration *) b)->version;
}

GPtrArray *
dh_migrator_load (void)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_migration_free);
  g_auto (GStrv) names = NULL;

  /* The bundle is part of the program, so that a failure here is a fault of the build. */
  names = g_resource_enumerate_children (dh_core_get_resource (), SQL_FOLDER,
                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *name = g_build_filename (SQL_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = NULL;
      DhMigration *step;

      bytes = g_resource_lookup_data (dh_core_get_resource (), name, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                      NULL);
      g_assert (bytes != NULL);
      step = g_new0 (DhMigration, 1);
      step->version = (int) g_ascii_strtoll (names[i], NULL, 10);
      step->sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_ptr_array_add (steps, step);
    }
  g_ptr_array_sort_values (steps, compare_versions);
  for (guint i = 0; i < steps->len; i++)
    g_assert (((DhMigration *) g_ptr_array_index (steps, i))->version == (int) i + 1);
  return g_steal_pointer (&steps);
}

int
dh_migrator_target_of (GPtrArray *steps)
{
  return (int) steps->len;
}

int
dh_migrator_target (void)
{
  g_auto (GStrv) names = g_resource_enumerate_children (dh_core_get_resource (), SQL_FOLDER,
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return names != NULL ? (int) g_strv_length (names) : 0;
}

/* ---- What is there */

/* The file format of SQLite: https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_BYTES 100
#define HEADER_VERSION 60
#define HEADER_APPLICATION 68

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

gboolean
dh_migrator_is_due (const char *path)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  guint8 header[HEADER_BYTES];
  gsize n = 0;

  g_return_val_if_fail (path != NULL, FALSE);

  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), header, sizeof header, &n, NULL, NULL) ||
      n < sizeof header || read_number (header + HEADER_APPLICATION) != DH_DB_APPLICATION_ID)
    return FALSE;
  return read_number (header + HEADER_VERSION) < (guint32) dh_migrator_target ();
}

gboolean
dh_migrator_check_version (DhDb *db, int target, gint64 *version, GError **error)
{
  gint64 application_id;

  if (!dh_db_query_int (db, "PRAGMA application_id", &application_id, error) ||
      !dh_db_query_int (db, "PRAGMA user_version", version, error))
    return FALSE;
  if (application_id != DH_DB_APPLICATION_ID || *version < 0)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_NOT_OURS, _ ("“%s” is not a Đồng Hành database."),
                   dh_db_path (db));
      return FALSE;
    }
  if (*version > target)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_NEWER,
                   _ ("The database “%s” was written by a newer version of Đồng Hành. Install the "
                      "newer version to open it; nothing was changed."),
                   dh_db_path (db));
      return FALSE;
    }
  return TRUE;
}

static gboolean
verify_version (DhDb *db, int target, GError **error)
{
  gint64 version;

  if (!dh_migrator_check_version (db, target, &version, error))
    return FALSE;
  if (version < target)
    {
      g_set_error (
          error, DH_ERROR, DH_ERROR_FAILED,
          _ ("The database “%s” is from an older version of Đồng Hành. Open it once in the "
             "program to bring it up to date."),
          dh_db_path (db));
      return FALSE;
    }
  return TRUE;
}

gboolean
dh_migrator_verify (DhDb *db, GError **error)
{
  return verify_version (db, dh_migrator_target (), error);
}

gboolean
dh_migrator_verify_steps (DhDb *db, GPtrArray *steps, GError **error)
{
  return verify_version (db, dh_migrator_target_of (steps), error);
}

/* ---- Steps */

/* Rules that SQLite does not watch over while tables are being rebuilt. */
static gboolean
check_result (DhDb *db, gboolean with_integrity, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) keys = NULL;
  g_autoptr (DhStmt) integrity = NULL;

  keys = dh_db_prepare (db, "PRAGMA foreign_key_check", error);
  if (keys == NULL)
    return FALSE;
  if (dh_stmt_step (keys, &local_error))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
                   _ ("The database “%s” cannot be brought up to date: a row of its table “%s” "
                      "refers to nothing. It was left as it was."),
                   dh_db_path (db), dh_stmt_text (keys, 0));
      return FALSE;
    }
  if (local_error == NULL && with_integrity)
    {
      integrity = dh_db_prepare (db, "PRAGMA integrity_check(1)", error);
      if (integrity == NULL)
        return FALSE;
      if (dh_stmt_step (integrity, &local_error) &&
          g_strcmp0 (dh_stmt_text (integrity, 0), "ok") != 0)
        {
          g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
                       _ ("The database “%s” is damaged (%s). Restore the latest backup."),
                       dh_db_path (db), dh_stmt_text (integrity, 0));
          return FALSE;
        }
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_step (DhDb *db, const DhMigration *step, gboolean with_integrity, GError **error)
{
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", step->version);

  if (!dh_db_begin (db, error))
    return FALSE;
  if (dh_db_exec (db, step->sql, error) && check_result (db, with_integrity, error) &&
      dh_db_exec (db, set_version, error))
    return dh_db_commit (db, error);
  dh_db_rollback (db);
  return FALSE;
}

/* "NAME.before-vN.db", N being the first version that is not in it. */
static gboolean
keep_copy (DhDb *db, gint64 version, GError **error)
{
  g_autofree char *copy =
      g_strdup_printf ("%s.before-v%" G_GINT64_FORMAT ".db", db->real, version + 1);

  return dh_backup_write (db, copy, error);
}

gboolean
dh_migrator_run_steps (DhDb *db, GPtrArray *steps, GError **error)
{
  int target = dh_migrator_target_of (steps);
  gint64 version, first;
  gboolean done = TRUE;

  g_return_val_if_fail (!dh_db_in_transaction (db), FALSE);

  if (!dh_migrator_check_version (db, target, &version, error))
    return FALSE;
  if (version == target)
    return TRUE;
  if (version > 0 && !keep_copy (db, version, error))
    return FALSE;

  /* A table can only be rebuilt while nothing watches who refers to it; check_result() makes up for
   * that before each COMMIT. The switch has no effect inside a transaction. */
  if (!dh_db_exec (db, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  dh_db_limit_cache (db, CACHE_KIB);
  /* What was there is read through once, before anything of it is given up: to do so after each
   * step takes longer than the steps. */
  for (first = version; done && version < target; version++)
    done = run_step (db, g_ptr_array_index (steps, (guint) version), first > 0 && version == first,
                     error);
  dh_db_drop_statements (db);
  dh_db_limit_cache (db, DH_DB_CACHE_KIB);
  if (!dh_db_exec (db, "PRAGMA foreign_keys = ON", done ? error : NULL))
    return FALSE;
  return done;
}

gboolean
dh_migrator_run (DhDb *db, GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;
  gint64 version;

  /* The usual case, without unpacking the bundle. */
  if (!dh_db_query_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == dh_migrator_target ())
    return dh_migrator_verify (db, error);
  steps = dh_migrator_load ();
  return dh_migrator_run_steps (db, steps, error);
}

/* ---- Schema */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b);
}

GPtrArray *
dh_migrator_describe_schema (DhDb *db, GError **error)
{
  g_autoptr (GPtrArray) schema = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = NULL;

  stmt = dh_db_prepare (db,
                        "SELECT type, name, sql FROM sqlite_schema"
                        " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                        error);
  if (stmt == NULL)
    return NULL;
  while (dh_stmt_step (stmt, &local_error))
    g_ptr_array_add (schema, g_strdup_printf ("%s %s: %s", dh_stmt_text (stmt, 0),
                                              dh_stmt_text (stmt, 1), dh_stmt_text (stmt, 2)));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  g_ptr_array_sort_values (schema, compare_texts);
  return g_steal_pointer (&schema);
}

GPtrArray *
dh_migrator_expected_schema (int version, GError **error)
{
  g_autoptr (GPtrArray) steps = dh_migrator_load ();
  g_autoptr (DhDb) db = dh_db_open_memory (error);

  if (db == NULL)
    return NULL;
  for (int i = 0; i < version && i < dh_migrator_target_of (steps); i++)
    if (!dh_db_exec (db, ((DhMigration *) g_ptr_array_index (steps, (guint) i))->sql, error))
      return NULL;
  return dh_migrator_describe_schema (db, error);
}
