/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "export/dh-export-job.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "session/dh-session-private.h"
#include "workbook/dh-workbook.h"

/* A table on its way to a file; all owned. */
typedef struct
{
  DhExportTable table;
  gboolean workbook;
  GFile *file;
  char *database; /* the path of the book, which is not to be written over */
  char *csv;      /* once it has been read */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_object (&saving->file);
  g_free (saving->database);
  g_free (saving->csv);
  g_free (saving);
}

/* ---- To the file */

/* What the system says, as a sentence about the file of that name. Takes @failure. */
static void
set_error (GFile *file, GError *failure, GError **error)
{
  g_autoptr (GError) owned = failure;
  g_autofree char *name = g_file_get_basename (file);

  g_debug ("%s", owned->message);
  if (g_error_matches (owned, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ||
      g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error (error, DH_ERROR, DH_ERROR_FULL,
                 _ ("There is no room left for “%s”. Free some space or choose another disk."),
                 name);
  else if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
           g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    g_set_error (error, DH_ERROR, DH_ERROR_READONLY,
                 _ ("“%s” may not be written there: the place is protected. Choose another "
                    "folder."),
                 name);
  else if (g_error_matches (owned, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
           g_error_matches (owned, G_FILE_ERROR, G_FILE_ERROR_NOTDIR) ||
           g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, DH_ERROR, DH_ERROR_IO,
                 _ ("“%s” could not be saved: its folder is not there any more. Choose another "
                    "folder."),
                 name);
  else
    /* Translators: the name of a file, and why. */
    g_set_error (error, DH_ERROR, DH_ERROR_IO, _ ("“%s” could not be saved: %s"), name,
                 owned->message);
}

/* Where nothing may be made beside the file, and on what is no folder of this machine. */
static gboolean
write_stream (GFile *file, GBytes *bytes, GError **error)
{
  gboolean is_new = !g_file_query_exists (file, NULL);
  g_autoptr (GFileOutputStream)
                stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), g_bytes_get_data (bytes, NULL),
                                 g_bytes_get_size (bytes), NULL, NULL, error) &&
      g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error))
    return TRUE;
  /* So that the old file is not replaced after all. */
  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
  if (is_new)
    g_file_delete (file, NULL, NULL);
  return FALSE;
}

static gboolean
is_refused (const GError *error)
{
  return g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
         g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
         g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS) ||
         g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSYS);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat first, second;

  return stat (a, &first) == 0 && stat (b, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

static gboolean
write_file (const Saving *saving, GBytes *bytes, GError **error)
{
  const char *path = g_file_peek_path (saving->file);
  g_autofree char *target = path != NULL ? realpath (path, NULL) : NULL;
  g_autoptr (GError) failure = NULL;

  if (path != NULL && is_same_file (path, saving->database))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("“%s” is the database itself. Choose another name for the output."), path);
      return FALSE;
    }
  if (path != NULL && (target == NULL || g_file_test (target, G_FILE_TEST_IS_REGULAR)))
    {
      /* An existing file keeps its mode; some disks have none. */
      if (target != NULL && saving->table.with_names && g_chmod (target, 0600) != 0)
        g_debug ("%s keeps its mode", target);
      if (g_file_set_contents_full (target != NULL ? target : path, g_bytes_get_data (bytes, NULL),
                                    (gssize) g_bytes_get_size (bytes),
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                    saving->table.with_names ? 0600 : 0644, &failure))
        return TRUE;
      if (!is_refused (failure))
        {
          set_error (saving->file, g_steal_pointer (&failure), error);
          return FALSE;
        }
      g_clear_error (&failure);
    }
  if (write_stream (saving->file, bytes, &failure))
    return TRUE;
  set_error (saving->file, g_steal_pointer (&failure), error);
  return FALSE;
}

/* On a thread of its own: the desk's commands do not wait for a slow stick. */
static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = saving->workbook
                                ? dh_workbook_from_csv (saving->csv,
                                                        dh_export_kind_title (saving->table.kind),
                                                        &error)
                                : g_bytes_new_static (saving->csv, strlen (saving->csv));

  if (bytes != NULL && write_file (saving, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* ---- Out of the store */

/* On the store's thread. */
static gpointer
csv_job (DhStore *store, gpointer data, GError **error)
{
  return dh_export_table_to_csv (data, store, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_SESSION (source));

  saving->csv = dh_session_ask_finish (DH_SESSION (source), result, &error);
  if (saving->csv == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_run_in_thread (task, save_thread);
}

void
dh_export_save_async (DhSession *session,
                      const DhExportTable *table,
                      gboolean workbook,
                      GFile *file,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = NULL;
  Saving *saving = NULL;

  g_return_if_fail (DH_IS_SESSION (session));
  g_return_if_fail (table != NULL);
  g_return_if_fail (G_IS_FILE (file));

  task = dh_session_start (session, NULL, dh_export_save_async, callback, user_data);
  if (task == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->table = *table;
  saving->table.now = dh_session_now (session);
  saving->table.target_s = (int) dh_session_get_target_s (session);
  saving->workbook = workbook;
  saving->file = g_object_ref (file);
  saving->database = g_strdup (dh_store_client_path (dh_session_get_client (session)));
  g_task_set_task_data (task, saving, saving_free);
  dh_session_ask_async (session, csv_job, g_memdup2 (&saving->table, sizeof saving->table), g_free,
                        g_free, NULL, read_cb, task);
}

gboolean
dh_export_save_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, dh_export_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
