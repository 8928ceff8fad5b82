/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "db/dh-backup-private.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "db/dh-db-private.h"
#include "dh-day.h"
#include "dh-error.h"

/* "NAME.before-restore-2026-11-21-170500.db", a name that is not taken. */
static char *
name_for_kept (const char *real)
{
  gint64 now = dh_time_now ();
  int second = dh_time_second_of_day (now);
  g_autofree char *date = dh_day_to_iso (dh_day_of_time (now));
  g_autofree char *stem = g_strdup_printf ("%s.before-restore-%s-%02d%02d%02d", real, date,
                                           second / 3600, second / 60 % 60, second % 60);
  char *name = g_strconcat (stem, ".db", NULL);

  for (int i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%d.db", stem, i);
    }
  return name;
}

/* Brings what waits in the write-ahead log into the file, so that one file is the whole database.
 * What cannot be read is kept as it is, its log too: somebody may still get something out of them.
 */
static void
settle (const char *real)
{
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (real, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
      SQLITE_OK)
    {
      sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
      sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      sqlite3_busy_timeout (handle, 1000);
      if (sqlite3_exec (handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL) ==
          SQLITE_OK)
        {
          sqlite3_wal_checkpoint_v2 (handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
          sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
        }
    }
  sqlite3_close (handle);
}

/* A log left beside belongs to the old file and would be taken for one of the new. */
static gboolean
move_companion (const char *real, const char *kept, const char *ending, GError **error)
{
  g_autofree char *from = g_strconcat (real, ending, NULL);
  g_autofree char *to = g_strconcat (kept, ending, NULL);

  if (rename (from, to) == 0 || errno == ENOENT)
    return TRUE;
  dh_db_set_error_from_errno (from, errno, error);
  return FALSE;
}

/* The old file under its second name, in such a way that the first is never missing where the file
 * system can do that. */
static gboolean
keep_old (const char *real, const char *kept, GError **error)
{
  if (link (real, kept) != 0 && rename (real, kept) != 0)
    {
      dh_db_set_error_from_errno (kept, errno, error);
      return FALSE;
    }
  return move_companion (real, kept, "-wal", error) && move_companion (real, kept, "-shm", error) &&
         move_companion (real, kept, "-journal", error);
}

static void
put_back (const char *real, const char *kept)
{
  const char *endings[] = { "-journal", "-shm", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    move_companion (kept, real, endings[i], NULL);
  if (g_file_test (real, G_FILE_TEST_EXISTS))
    unlink (kept);
  else if (rename (kept, real) != 0)
    g_warning ("%s: %s", kept, g_strerror (errno));
}

static gboolean
replace (const char *part, const char *real, char **kept, GError **error)
{
  g_autofree char *old = NULL;

  if (g_file_test (real, G_FILE_TEST_EXISTS))
    {
      settle (real);
      old = name_for_kept (real);
      if (!keep_old (real, old, error))
        {
          put_back (real, old);
          return FALSE;
        }
    }
  if (rename (part, real) != 0)
    {
      dh_db_set_error_from_errno (real, errno, error);
      if (old != NULL)
        put_back (real, old);
      return FALSE;
    }
  if (kept != NULL)
    *kept = g_steal_pointer (&old);
  return dh_folder_sync (real, error);
}

gboolean
dh_backup_restore (const char *path, const char *database, char **kept, GError **error)
{
  g_autoptr (DhDbLock) lock = NULL;
  g_autoptr (DhDb) backup = NULL;
  g_autofree char *real = NULL;
  g_autofree char *part = NULL;
  struct stat source, target;

  g_return_val_if_fail (path != NULL && database != NULL, FALSE);

  if (kept != NULL)
    *kept = NULL;
  if (!dh_backup_verify (path, error))
    return FALSE;
  real = dh_db_resolve (database, error);
  if (real == NULL)
    return FALSE;
  if (g_file_test (real, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_NOT_OURS, _ ("“%s” is a folder, not a database."),
                   database);
      return FALSE;
    }
  if (stat (path, &source) == 0 && stat (real, &target) == 0 && source.st_dev == target.st_dev &&
      source.st_ino == target.st_ino)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("“%s” is the database itself. Choose one of its backups."), path);
      return FALSE;
    }
  lock = dh_db_lock_acquire (real, database, error);
  if (lock == NULL)
    return FALSE;
  backup = dh_backup_open (path, error);
  if (backup == NULL)
    return FALSE;
  part = dh_backup_make_part (backup, real, error);
  if (part == NULL)
    return FALSE;
  if (replace (part, real, kept, error))
    return TRUE;
  unlink (part);
  return FALSE;
}
