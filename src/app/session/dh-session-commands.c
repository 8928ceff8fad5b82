/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/dh-session-private.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"

typedef enum
{
  JOB_APPLY,
  JOB_UNDO,
  JOB_REDO,
} JobKind;

/* Everything that a job needs on the store's thread; all owned. */
typedef struct
{
  JobKind kind;
  gint32 day;       /* today, for "call the next" */
  gint64 at;        /* UTC s, 0 = the store's clock */
  GArray *commands; /* of DhCommand; what they point to is in the two below */
  GStringChunk *strings;
  GPtrArray *arrays; /* of gint64* */
  GArray *event_ids; /* of gint64 */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->commands, g_array_unref);
  g_clear_pointer (&job->strings, g_string_chunk_free);
  g_clear_pointer (&job->arrays, g_ptr_array_unref);
  g_clear_pointer (&job->event_ids, g_array_unref);
  g_free (job);
}

static Job *
job_new (DhSession *session, JobKind kind)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->day = dh_session_today (session);
  job->at = dh_session_event_time (session);
  job->commands = g_array_new (FALSE, TRUE, sizeof (DhCommand));
  job->strings = g_string_chunk_new (256);
  job->arrays = g_ptr_array_new_with_free_func (g_free);
  job->event_ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  return job;
}

static const char *
keep (Job *job, const char *text)
{
  return text != NULL ? g_string_chunk_insert (job->strings, text) : NULL;
}

static void
job_add (Job *job, const DhCommand *command)
{
  DhCommand copy = *command;

  if (copy.at == 0)
    copy.at = job->at;
  copy.counter = keep (job, command->counter);
  copy.difficulties = keep (job, command->difficulties);
  copy.note = keep (job, command->note);
  copy.priority_reason = keep (job, command->priority_reason);
  copy.person_name = keep (job, command->person_name);
  copy.person_phone = keep (job, command->person_phone);
  if (command->n_volunteers > 0)
    {
      gint64 *ids = g_memdup2 (command->volunteers, command->n_volunteers * sizeof (gint64));

      g_ptr_array_add (job->arrays, ids);
      copy.volunteers = ids;
    }
  g_array_append_val (job->commands, copy);
}

static gboolean
apply_one (DhStore *store,
           const Job *job,
           const DhCommand *command,
           DhReceipt *receipt,
           GError **error)
{
  DhCommand copy = *command;

  if (copy.kind == DH_EVENT_CALL && copy.visit_id == 0)
    {
      g_autoptr (GError) failure = NULL;
      gint64 now = job->at != 0 ? job->at : dh_time_now ();

      copy.visit_id = dh_store_next_waiting_at (store, job->day, now, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (copy.visit_id == 0)
        {
          g_set_error_literal (error, DH_ERROR, DH_ERROR_NOT_FOUND, _ ("Nobody is waiting."));
          return FALSE;
        }
    }
  return dh_store_apply (store, &copy, receipt, error);
}

static gboolean
apply_all (DhStore *store, const Job *job, GArray *receipts, GError **error)
{
  for (guint i = 0; i < job->commands->len; i++)
    {
      DhReceipt receipt = { 0 };

      if (!apply_one (store, job, &g_array_index (job->commands, DhCommand, i), &receipt, error))
        return FALSE;
      g_array_append_val (receipts, receipt);
    }
  return TRUE;
}

/* Help goes with what was put right in it since. */
static gboolean
undo_amendments (DhStore *store, const Job *job, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) resting = dh_store_list_resting (store, id, error);

  if (resting == NULL)
    return FALSE;
  for (guint i = 0; i < resting->len; i++)
    if (((const DhHistoryItem *) resting->pdata[i])->kind != DH_EVENT_AMEND)
      return TRUE;
  for (guint i = resting->len; i > 0; i--)
    if (!dh_store_undo (store, ((const DhHistoryItem *) resting->pdata[i - 1])->event_id, job->at,
                        NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
undo_all (DhStore *store, const Job *job, GArray *receipts, GError **error)
{
  guint n = MAX (1, job->event_ids->len);

  for (guint i = n; i > 0; i--)
    {
      gint64 id = job->event_ids->len > 0 ? g_array_index (job->event_ids, gint64, i - 1) : 0;
      DhReceipt receipt = { 0 };

      if ((id != 0 && !undo_amendments (store, job, id, error)) ||
          !dh_store_undo (store, id, job->at, &receipt, error))
        return FALSE;
      g_array_append_val (receipts, receipt);
    }
  return TRUE;
}

static gboolean
run_steps (DhStore *store, const Job *job, GArray *receipts, GError **error)
{
  DhReceipt receipt = { 0 };

  switch (job->kind)
    {
    case JOB_APPLY:
      return apply_all (store, job, receipts, error);
    case JOB_UNDO:
      return undo_all (store, job, receipts, error);
    case JOB_REDO:
      if (!dh_store_redo (store, &receipt, error))
        return FALSE;
      g_array_append_val (receipts, receipt);
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* On the store's thread. One command is a transaction of its own; several become one. */
static gpointer
command_job (DhStore *store, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (GArray) receipts = g_array_new (FALSE, TRUE, sizeof (DhReceipt));
  gboolean batch = job->commands->len > 1 || job->event_ids->len > 0;

  if (batch && !dh_store_begin_batch (store, error))
    return NULL;
  if (!run_steps (store, job, receipts, error))
    {
      if (batch)
        dh_store_rollback_batch (store);
      return NULL;
    }
  if (batch && !dh_store_commit_batch (store, error))
    return NULL;
  return g_steal_pointer (&receipts);
}

static void
receipts_free (gpointer data)
{
  g_array_unref (data);
}

static void
command_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DhSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  GArray *receipts = NULL;

  g_assert (DH_IS_SESSION (self));

  receipts = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  if (receipts == NULL)
    {
      /* What is on the screen may be why it failed. */
      dh_session_refresh (self);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (GPOINTER_TO_INT (g_task_get_task_data (task)) != FALSE)
    dh_session_expect_change (self);
  dh_store_client_emit_changed (DH_STORE_CLIENT (source), dh_session_today (self));
  g_task_return_pointer (task, receipts, receipts_free);
}

static void
run_job (DhSession *self, Job *job, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = dh_session_start (self, NULL, tag, callback, user_data);

  if (task == NULL)
    {
      job_free (job);
      return;
    }
  dh_store_client_run_async (dh_session_get_client (self), command_job, job, job_free,
                             receipts_free, NULL, command_cb, g_object_ref (task));
  g_task_set_task_data (task, GINT_TO_POINTER (dh_session_follow (self)), NULL);
}

void
dh_session_apply_async (DhSession *self,
                        const DhCommand *commands,
                        guint n,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Job *job = NULL;

  g_return_if_fail (DH_IS_SESSION (self));
  g_return_if_fail (commands != NULL && n > 0);

  job = job_new (self, JOB_APPLY);
  for (guint i = 0; i < n; i++)
    job_add (job, &commands[i]);
  run_job (self, job, dh_session_apply_async, callback, user_data);
}

void
dh_session_undo_async (DhSession *self,
                       const gint64 *event_ids,
                       guint n,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Job *job = NULL;

  g_return_if_fail (DH_IS_SESSION (self));
  g_return_if_fail (event_ids != NULL || n == 0);

  job = job_new (self, JOB_UNDO);
  if (n > 0)
    g_array_append_vals (job->event_ids, event_ids, n);
  run_job (self, job, dh_session_undo_async, callback, user_data);
}

void
dh_session_redo_async (DhSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DH_IS_SESSION (self));

  run_job (self, job_new (self, JOB_REDO), dh_session_redo_async, callback, user_data);
}

GArray *
dh_session_command_finish (DhSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Volunteers and settings */

typedef struct
{
  char *first;  /* name, or key; owned */
  char *second; /* value; owned */
  gboolean check_in;
  gint64 at;
} ListJob;

static void
list_job_free (gpointer data)
{
  ListJob *job = data;

  g_free (job->first);
  g_free (job->second);
  g_free (job);
}

/* On the store's thread. */
static gpointer
volunteer_job (DhStore *store, gpointer data, GError **error)
{
  const ListJob *job = data;
  DhVolunteer volunteer = {
    .name = job->first, .unit = (char *) "", .phone = (char *) "", .active = TRUE
  };
  g_autofree gint64 *id = g_new0 (gint64, 1);
  g_autoptr (GError) failure = NULL;

  *id = dh_store_find_volunteer (store, job->first, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (*id == 0 && !dh_store_set_volunteer (store, &volunteer, NULL, id, error))
    return NULL;
  if (job->check_in)
    {
      DhCommand command = DH_COMMAND_INIT (DH_EVENT_CHECK_IN);

      command.at = job->at;
      command.volunteers = id;
      command.n_volunteers = 1;
      if (!dh_store_apply (store, &command, NULL, error))
        return NULL;
    }
  return g_steal_pointer (&id);
}

/* On the store's thread. */
static gpointer
setting_job (DhStore *store, gpointer data, GError **error)
{
  const ListJob *job = data;

  if (!dh_store_set_setting (store, job->first, job->second, error))
    return NULL;
  return g_strdup (job->first);
}

static void
list_job_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DhSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  gpointer value = NULL;

  g_assert (DH_IS_SESSION (self));

  value = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  dh_store_client_emit_changed (DH_STORE_CLIENT (source), 0);
  if (value == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, value, g_free);
}

static void
run_list_job (DhSession *self,
              DhStoreJob job,
              ListJob *data,
              gpointer tag,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = dh_session_start (self, NULL, tag, callback, user_data);

  if (task == NULL)
    {
      list_job_free (data);
      return;
    }
  dh_store_client_run_async (dh_session_get_client (self), job, data, list_job_free, g_free, NULL,
                             list_job_cb, g_steal_pointer (&task));
}

void
dh_session_add_volunteer_async (DhSession *self,
                                const char *name,
                                gboolean check_in,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ListJob *job = NULL;

  g_return_if_fail (DH_IS_SESSION (self));
  g_return_if_fail (name != NULL);

  job = g_new0 (ListJob, 1);
  job->first = g_strdup (name);
  job->check_in = check_in;
  job->at = dh_session_event_time (self);
  run_list_job (self, volunteer_job, job, dh_session_add_volunteer_async, callback, user_data);
}

gint64
dh_session_add_volunteer_finish (DhSession *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  id = g_task_propagate_pointer (G_TASK (result), error);
  return id != NULL ? *id : 0;
}

void
dh_session_set_setting_async (DhSession *self,
                              const char *key,
                              const char *value,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  ListJob *job = NULL;

  g_return_if_fail (DH_IS_SESSION (self));
  g_return_if_fail (key != NULL && value != NULL);

  job = g_new0 (ListJob, 1);
  job->first = g_strdup (key);
  job->second = g_strdup (value);
  run_list_job (self, setting_job, job, dh_session_set_setting_async, callback, user_data);
}

gboolean
dh_session_set_setting_finish (DhSession *self, GAsyncResult *result, GError **error)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  key = g_task_propagate_pointer (G_TASK (result), error);
  return key != NULL;
}
