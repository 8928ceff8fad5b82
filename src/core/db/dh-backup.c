/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "db/dh-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "db/dh-db-private.h"
#include "db/dh-migrator-private.h"
#include "dh-error.h"

#define PART_RANDOM ".XXXXXX"
#define PART_ENDING ".part"

/* ---- The temporary file */

/* The lock of a part is on its first byte, which SQLite never locks; it goes with the process, so
 * that a part without a lock is what a killed process left behind. */
static gboolean
lock_part (int fd)
{
  struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };

  return fcntl (fd, F_OFD_SETLK, &range) == 0;
}

/* With the journal that SQLite keeps beside it while it writes. */
static void
remove_part (const char *part)
{
  g_autofree char *journal = g_strconcat (part, "-journal", NULL);

  unlink (part);
  unlink (journal);
}

static void
remove_stale_parts (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *base = g_path_get_basename (target);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gsize length = strlen (base) + strlen (PART_RANDOM) + strlen (PART_ENDING);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      int fd;

      if (strlen (name) != length || !g_str_has_prefix (name, base) ||
          !g_str_has_suffix (name, PART_ENDING) || name[strlen (base)] != '.')
        continue;
      path = g_build_filename (folder, name, NULL);
      fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
      if (fd < 0)
        continue;
      if (lock_part (fd))
        remove_part (path);
      close (fd);
    }
}

static char *
open_part (const char *target, int *fd, GError **error)
{
  g_autofree char *part = g_strconcat (target, PART_RANDOM PART_ENDING, NULL);

  *fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  if (*fd < 0)
    {
      dh_db_set_error_from_errno (target, errno, error);
      return NULL;
    }
  lock_part (*fd);
  return g_steal_pointer (&part);
}

/* ---- Verifying */

static gboolean
set_unusable (DhDb *db, GPtrArray *faults, GError **error)
{
  g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT, _ ("The backup “%s” cannot be used. %s"),
               dh_db_path (db), (const char *) g_ptr_array_index (faults, 0));
  return FALSE;
}

static gboolean
verify (DhDb *db, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  gint64 version;

  /* An older version is as good: it is brought up to date when it is opened. */
  if (!dh_migrator_check_version (db, dh_migrator_target (), &version, error))
    return FALSE;
  if (!dh_db_check_file (db, faults, error))
    return FALSE;
  return faults->len == 0 || set_unusable (db, faults, error);
}

DhDb *
dh_backup_open (const char *path, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  struct stat info;

  if (stat (wal, &info) == 0 && info.st_size > 0)
    return dh_db_open (path, DH_DB_READ, error);
  return dh_db_open_immutable (path, error);
}

gboolean
dh_backup_verify (const char *path, GError **error)
{
  g_autoptr (DhDb) db = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  db = dh_backup_open (path, error);
  return db != NULL && verify (db, error);
}

/* ---- Copying */

/* "TABLE COUNT" per table, sorted by name. */
static GPtrArray *
count_rows (DhDb *db, GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = NULL;

  stmt = dh_db_prepare (db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
                        error);
  if (stmt == NULL)
    return NULL;
  while (dh_stmt_step (stmt, &local_error))
    g_ptr_array_add (names, g_strdup (dh_stmt_text (stmt, 0)));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      char *sql = sqlite3_mprintf ("SELECT count(*) FROM \"%w\"", name);
      gint64 count = 0;
      gboolean counted = dh_db_query_int (db, sql, &count, error);

      sqlite3_free (sql);
      if (!counted)
        return NULL;
      g_ptr_array_add (counts, g_strdup_printf ("%s %" G_GINT64_FORMAT, name, count));
    }
  return g_steal_pointer (&counts);
}

/* The source may be written to by another process while a reader copies it; then what was counted
 * before says nothing about the copy, and the check of its pages alone has to do. */
static gboolean
compare (GPtrArray *source, GPtrArray *copy, const char *target, GError **error)
{
  for (guint i = 0; i < MAX (copy->len, source->len); i++)
    {
      const char *have = i < copy->len ? g_ptr_array_index (copy, i) : "";
      const char *want = i < source->len ? g_ptr_array_index (source, i) : "";

      if (g_str_equal (have, want))
        continue;
      g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
                   _ ("The copy “%s” does not hold the same as its source (“%s” instead of “%s”). "
                      "Check the disk and try again."),
                   target, have, want);
      return FALSE;
    }
  return TRUE;
}

/* What makes the copy the same: its identity, its schema, its rows; and that it can be read back.
 */
static gboolean
describe (DhDb *db, GPtrArray **description, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  gint64 application_id, version;

  all = count_rows (db, error);
  if (all == NULL || !dh_db_query_int (db, "PRAGMA application_id", &application_id, error) ||
      !dh_db_query_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  g_ptr_array_add (all, g_strdup_printf ("application_id %" G_GINT64_FORMAT, application_id));
  g_ptr_array_add (all, g_strdup_printf ("user_version %" G_GINT64_FORMAT, version));
  *description = g_steal_pointer (&all);
  return TRUE;
}

static gboolean
vacuum_into (DhDb *db, const char *part, const char *target, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "VACUUM INTO ?1", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_text (stmt, 1, part);
  if (dh_stmt_run (stmt, &local_error))
    return TRUE;
  /* It is the copy that has no room, not the database. */
  if (g_error_matches (local_error, DH_ERROR, DH_ERROR_FULL))
    dh_db_set_error_from_errno (target, ENOSPC, error);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
copy_to_part (DhDb *db, const char *part, const char *target, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) source = NULL;
  g_autoptr (GPtrArray) result = NULL;
  g_autoptr (DhDb) copy = NULL;
  gint64 before, after;

  if (!dh_db_query_int (db, "PRAGMA data_version", &before, error) ||
      !describe (db, &source, error))
    return FALSE;
  /* Not the pages but the rows: what was erased does not live on in the free pages of a backup. */
  if (!vacuum_into (db, part, target, error) ||
      !dh_db_query_int (db, "PRAGMA data_version", &after, error) || !dh_file_sync (part, error))
    return FALSE;
  copy = dh_db_open_immutable (part, error);
  if (copy == NULL || !dh_db_check_pages (copy, faults, error))
    return FALSE;
  if (faults->len > 0)
    return set_unusable (copy, faults, error);
  return describe (copy, &result, error) &&
         (before != after || compare (source, result, target, error));
}

char *
dh_backup_make_part (DhDb *db, const char *target, GError **error)
{
  g_autofree char *part = NULL;
  gboolean copied;
  int fd;

  remove_stale_parts (target);
  part = open_part (target, &fd, error);
  if (part == NULL)
    return NULL;
  copied = copy_to_part (db, part, target, error);
  if (!copied)
    remove_part (part);
  /* Only now: closing any descriptor of a file drops the locks that SQLite holds on it. */
  close (fd);
  return copied ? g_steal_pointer (&part) : NULL;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat first, second;

  return stat (a, &first) == 0 && stat (b, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

gboolean
dh_backup_write (DhDb *db, const char *path, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *part = NULL;

  g_return_val_if_fail (db != NULL && path != NULL, FALSE);
  g_return_val_if_fail (!dh_db_in_transaction (db), FALSE);

  target = dh_db_resolve (path, error);
  if (target == NULL)
    return FALSE;
  if (is_same_file (target, db->real))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("The backup cannot be written over the database “%s” itself. Choose another "
                      "name."),
                   path);
      return FALSE;
    }
  if (g_file_test (target, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("“%s” is a folder. Give the backup a file name in it."), path);
      return FALSE;
    }
  part = dh_backup_make_part (db, target, error);
  if (part == NULL)
    return FALSE;
  if (rename (part, target) != 0)
    {
      dh_db_set_error_from_errno (path, errno, error);
      unlink (part);
      return FALSE;
    }
  return dh_folder_sync (target, error);
}
