/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach/dh-outreach-job.h"

#include "session/dh-session-private.h"
#include "store/dh-store-book.h"

void
dh_outreach_reading_free (DhOutreachReading *reading)
{
  if (reading == NULL)
    return;
  g_clear_pointer (&reading->sheets, g_ptr_array_unref);
  g_clear_pointer (&reading->places, g_ptr_array_unref);
  g_clear_pointer (&reading->procedures, g_ptr_array_unref);
  g_clear_pointer (&reading->volunteers, g_ptr_array_unref);
  g_free (reading);
}

static void
free_reading (gpointer data)
{
  dh_outreach_reading_free (data);
}

/* Days to read. */
typedef struct
{
  gint32 from, to;
} Span;

static gint
compare_sheets (gconstpointer a, gconstpointer b)
{
  const DhSheet *one = *(const DhSheet *const *) a;
  const DhSheet *other = *(const DhSheet *const *) b;

  if (one->day != other->day)
    return one->day > other->day ? -1 : 1;
  return one->id > other->id ? -1 : one->id < other->id;
}

/* On the store's thread. */
static gpointer
read_job (DhStore *store, gpointer data, GError **error)
{
  const Span *span = data;
  g_autoptr (DhOutreachReading) reading = g_new0 (DhOutreachReading, 1);

  reading->sheets = dh_store_list_sheets (store, span->from, span->to, error);
  if (reading->sheets == NULL)
    return NULL;
  g_ptr_array_sort (reading->sheets, compare_sheets);
  reading->places = dh_store_list_places (store, error);
  if (reading->places == NULL)
    return NULL;
  reading->procedures = dh_store_list_procedures (store, FALSE, error);
  if (reading->procedures == NULL)
    return NULL;
  reading->volunteers = dh_store_list_volunteers (store, FALSE, error);
  if (reading->volunteers == NULL)
    return NULL;
  return g_steal_pointer (&reading);
}

void
dh_outreach_read_async (DhSession *session,
                        gint32 from,
                        gint32 to,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Span *span = g_new0 (Span, 1);

  span->from = from;
  span->to = to;
  dh_store_client_run_async (dh_session_get_client (session), read_job, span, g_free, free_reading,
                             cancellable, callback, user_data);
}

DhOutreachReading *
dh_outreach_read_finish (GObject *source, GAsyncResult *result, GError **error)
{
  return dh_store_client_run_finish (DH_STORE_CLIENT (source), result, error);
}

/* ---- Writing */

/* What is to be written; owned. */
typedef struct
{
  GPtrArray *entries; /* (nullable) of DhSheetEntry: NULL to remove */
  gint64 sheet_id;    /* to remove */
  gint64 at;          /* UTC s, 0 = the store's clock */
} WriteJob;

static void
write_job_free (gpointer data)
{
  WriteJob *job = data;

  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_free (job);
}

static void
unref_array (gpointer data)
{
  g_array_unref (data);
}

/* On the store's thread. */
static gpointer
write_job (DhStore *store, gpointer data, GError **error)
{
  const WriteJob *job = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DhReceipt receipt = { 0 };

  if (job->entries != NULL)
    {
      if (!dh_sheet_entries_write (store, job->entries, job->at, ids, error))
        return NULL;
    }
  else
    {
      if (!dh_store_remove_sheet (store, job->sheet_id, job->at, &receipt, error))
        return NULL;
      g_array_append_val (ids, receipt.event_id);
    }
  return g_steal_pointer (&ids);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GArray *ids = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);

  if (ids == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* Day 0: a new place is in the lists. */
  dh_store_client_emit_changed (DH_STORE_CLIENT (source), 0);
  g_task_return_pointer (task, ids, unref_array);
}

static void
write_async (DhSession *session, WriteJob *job, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = dh_session_start (session, NULL, write_async, callback, user_data);

  job->at = dh_session_event_time (session);
  if (task == NULL)
    {
      write_job_free (job);
      return;
    }
  dh_store_client_run_async (dh_session_get_client (session), write_job, job, write_job_free,
                             unref_array, NULL, written_cb, g_steal_pointer (&task));
}

void
dh_outreach_save_async (DhSession *session,
                        GPtrArray *entries,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  WriteJob *job = g_new0 (WriteJob, 1);

  job->entries = g_ptr_array_ref (entries);
  write_async (session, job, callback, user_data);
}

void
dh_outreach_remove_async (DhSession *session,
                          gint64 sheet_id,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  WriteJob *job = g_new0 (WriteJob, 1);

  job->sheet_id = sheet_id;
  write_async (session, job, callback, user_data);
}

GArray *
dh_outreach_write_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Tables */

/* Where a table comes from, and what its words may mean; owned. */
typedef struct
{
  char *path;     /* (nullable) */
  GBytes *bytes;  /* (nullable) */
  DhTable *table; /* (owned) where there is a path, else borrowed */
  DhSheetImportContext context;
} TableJob;

static TableJob *
table_job_new (const DhSheetImportContext *context)
{
  TableJob *job = g_new0 (TableJob, 1);

  job->context = *context;
  g_ptr_array_ref (context->procedures);
  g_ptr_array_ref (context->volunteers);
  g_ptr_array_ref (context->places);
  if (context->difficulties != NULL)
    g_ptr_array_ref (context->difficulties);
  job->context.place = g_strdup (context->place);
  job->context.place_kind = g_strdup (context->place_kind);
  return job;
}

static void
table_job_free (gpointer data)
{
  TableJob *job = data;

  if (job->path != NULL)
    g_clear_pointer (&job->table, dh_table_free);
  g_free (job->path);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_ptr_array_unref (job->context.procedures);
  g_ptr_array_unref (job->context.volunteers);
  g_ptr_array_unref (job->context.places);
  g_clear_pointer (&job->context.difficulties, g_ptr_array_unref);
  g_free ((char *) job->context.place);
  g_free ((char *) job->context.place_kind);
  g_free (job);
}

static void
free_import (gpointer data)
{
  dh_sheet_import_free (data);
}

static void
table_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TableJob *job = data;
  g_autoptr (GError) error = NULL;
  DhSheetImport *import = NULL;

  /* One row more, for the header. */
  if (job->bytes != NULL)
    job->table = dh_table_new (job->path, job->bytes, DH_TABLE_MAX_ROWS + 1, &error);
  else if (job->path != NULL)
    job->table = dh_table_new_from_file (job->path, DH_TABLE_MAX_ROWS + 1, &error);
  if (job->table != NULL)
    import = dh_sheet_import_read (job->table, &job->context, &error);
  if (import == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, import, free_import);
}

static void
run_table_job (GTask *task, TableJob *job)
{
  g_task_set_task_data (task, job, table_job_free);
  g_task_run_in_thread (task, table_thread);
}

void
dh_outreach_table_async (const char *path,
                         GBytes *bytes,
                         const DhSheetImportContext *context,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  TableJob *job = table_job_new (context);

  job->path = g_strdup (path);
  job->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  run_table_job (task, job);
}

DhTable *
dh_outreach_table_finish (GAsyncResult *result, DhSheetImport **import, GError **error)
{
  TableJob *job = g_task_get_task_data (G_TASK (result));

  *import = g_task_propagate_pointer (G_TASK (result), error);
  return *import != NULL ? g_steal_pointer (&job->table) : NULL;
}

void
dh_outreach_understand_async (gpointer source,
                              DhTable *table,
                              const DhSheetImportContext *context,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);
  TableJob *job = table_job_new (context);

  job->table = table;
  run_table_job (task, job);
}

DhSheetImport *
dh_outreach_understand_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
