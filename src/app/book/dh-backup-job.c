/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "book/dh-backup-job.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "db/dh-backup.h"
#include "dh-error.h"

#define FOLDER "backup-"
#define COPY "copy.db"

/* ---- The cache */

static char *
get_cache (void)
{
  return g_build_filename (g_get_user_cache_dir (), GETTEXT_PACKAGE, NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

/* A program that was killed left a copy of the book behind, names and all. */
static void
remove_stale (const char *cache)
{
  g_autoptr (GDir) dir = g_dir_open (cache, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gint64 pid = 0;
      g_autofree char *folder = NULL;
      g_auto (GStrv) parts = NULL;

      if (!g_str_has_prefix (name, FOLDER))
        continue;
      parts = g_strsplit (name, "-", 3);
      if (!g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT, &pid, NULL) || pid == getpid () ||
          kill ((pid_t) pid, 0) == 0 || errno != ESRCH)
        continue;
      folder = g_build_filename (cache, name, NULL);
      remove_folder (folder);
    }
}

/* A new folder, this process's own. (transfer full) */
static char *
make_folder (GError **error)
{
  g_autofree char *cache = get_cache ();
  g_autofree char *pattern =
      g_strdup_printf ("%s" G_DIR_SEPARATOR_S FOLDER "%d-XXXXXX", cache, (int) getpid ());

  if (g_mkdir_with_parents (cache, 0700) == 0)
    {
      remove_stale (cache);
      if (g_mkdtemp_full (pattern, 0700) != NULL)
        return g_steal_pointer (&pattern);
    }
  g_set_error (error, DH_ERROR, errno == ENOSPC ? DH_ERROR_FULL : DH_ERROR_READONLY,
               _ ("No folder for the copy can be made in “%s” (%s). Make room on this machine’s "
                  "disk and try again."),
               cache, g_strerror (errno));
  return NULL;
}

/* ---- Backing up */

typedef struct
{
  char *database, *target; /* owned */
} Backup;

static void
backup_free (gpointer data)
{
  Backup *backup = data;

  g_free (backup->database);
  g_free (backup->target);
  g_free (backup);
}

/* Runs @thread on @database and @target; finished with @tag. */
static void
run (gpointer tag,
     GTaskThreadFunc thread,
     const char *database,
     const char *target,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Backup *backup = g_new0 (Backup, 1);

  backup->database = g_strdup (database);
  backup->target = g_strdup (target);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, backup, backup_free);
  g_task_run_in_thread (task, thread);
}

static gboolean
back_up (const Backup *backup, const char *folder, GError **error)
{
  g_autofree char *copy = g_build_filename (folder, COPY, NULL);
  g_autoptr (DhDb) db = dh_db_open (backup->database, DH_DB_READ, error);

  return db != NULL && dh_backup_write (db, copy, error) && dh_backup_verify (copy, error) &&
         dh_backup_export (copy, backup->target, error);
}

static void
backup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder (&error);
  gboolean done = folder != NULL && back_up (data, folder, &error);

  if (folder != NULL)
    remove_folder (folder);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dh_backup_async (const char *database,
                 const char *target,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_return_if_fail (database != NULL && target != NULL);

  run (dh_backup_async, backup_thread, database, target, callback, user_data);
}

gboolean
dh_backup_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dh_backup_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Looking at a backup */

void
dh_restore_free (DhRestore *self)
{
  if (self == NULL)
    return;
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_free (self->name);
  g_free (self->folder);
  g_free (self->copy);
  dh_book_info_free (self->backup);
  dh_book_info_free (self->book);
  g_free (self);
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Backup *wish = data; /* target: where the backup lies */
  g_autoptr (DhRestore) self = g_new0 (DhRestore, 1);
  g_autoptr (GError) error = NULL;

  self->name = g_path_get_basename (wish->target);
  self->folder = make_folder (&error);
  if (self->folder != NULL)
    {
      self->copy = g_build_filename (self->folder, COPY, NULL);
      if (dh_backup_fetch (wish->target, self->copy, &error))
        self->backup = dh_book_info_read (self->copy, &error);
    }
  if (self->backup == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* A book that cannot be read is one more reason to go on. */
  if (g_file_test (wish->database, G_FILE_TEST_EXISTS))
    self->book = dh_book_info_read (wish->database, NULL);
  g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) dh_restore_free);
}

void
dh_restore_look_async (const char *path,
                       const char *database,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (path != NULL && database != NULL);

  run (dh_restore_look_async, look_thread, database, path, callback, user_data);
}

DhRestore *
dh_restore_look_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dh_restore_look_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Restoring */

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Backup *wish = data; /* target: the copy */
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *folder = g_path_get_dirname (wish->database);

  /* As for a new book: of nobody else on this machine. */
  g_mkdir_with_parents (folder, 0700);
  if (!dh_backup_restore (wish->target, wish->database, &kept, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_strdup (kept != NULL ? kept : ""), g_free);
}

void
dh_restore_async (const DhRestore *restore,
                  const char *database,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_return_if_fail (restore != NULL && database != NULL);

  run (dh_restore_async, restore_thread, database, restore->copy, callback, user_data);
}

gboolean
dh_restore_finish (GAsyncResult *result, char **kept, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, dh_restore_async), FALSE);
  g_return_val_if_fail (kept != NULL, FALSE);

  name = g_task_propagate_pointer (G_TASK (result), error);
  *kept = name != NULL && *name != '\0' ? g_steal_pointer (&name) : NULL;
  return name != NULL || *kept != NULL;
}
