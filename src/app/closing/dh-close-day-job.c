/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "closing/dh-close-day-job.h"

#include "dh-day.h"
#include "session/dh-session-private.h"
#include "store/dh-store-book.h"

/* What the store's thread needs; all owned. */
typedef struct
{
  gint32 day; /* today */
  gint64 at;  /* UTC s, 0 = the store's clock */
  GArray *commands;
  GArray *volunteers; /* (nullable) */
  gint64 out_at;
  char *handover;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->commands, g_array_unref);
  g_clear_pointer (&job->volunteers, g_array_unref);
  g_free (job->handover);
  g_free (job);
}

static void
free_array (gpointer data)
{
  g_array_unref (data);
}

static gboolean
apply (DhStore *store, const Job *job, const DhCommand *command, GArray *events, GError **error)
{
  DhCommand copy = *command;
  DhReceipt receipt = { 0 };

  if (copy.at == 0)
    copy.at = job->at;
  if (!dh_store_apply (store, &copy, &receipt, error))
    return FALSE;
  g_array_append_val (events, receipt.event_id);
  return TRUE;
}

static gboolean
write_handover (DhStore *store, const Job *job, GArray *events, GError **error)
{
  DhDayNote note = { .day = job->day, .category = DH_DAY_NOTE_HANDOVER, .text = job->handover };
  DhReceipt receipt = { 0 };

  if (job->handover == NULL || *job->handover == '\0')
    return TRUE;
  if (!dh_store_write_day_note (store, &note, job->at, &receipt, error))
    return FALSE;
  g_array_append_val (events, receipt.event_id);
  return TRUE;
}

static gboolean
check_out (DhStore *store, const Job *job, GArray *events, GError **error)
{
  for (guint i = 0; job->volunteers != NULL && i < job->volunteers->len; i++)
    {
      DhCommand command = DH_COMMAND_INIT (DH_EVENT_CHECK_OUT);

      command.at = job->out_at;
      command.volunteers = &g_array_index (job->volunteers, gint64, i);
      command.n_volunteers = 1;
      if (!apply (store, job, &command, events, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_it (DhStore *store, const Job *job, GArray *events, GError **error)
{
  DhCommand closing = DH_COMMAND_INIT (DH_EVENT_CLOSE_DAY);

  closing.day = job->day;
  if (!write_handover (store, job, events, error))
    return FALSE;
  for (guint i = 0; i < job->commands->len; i++)
    if (!apply (store, job, &g_array_index (job->commands, DhCommand, i), events, error))
      return FALSE;
  return check_out (store, job, events, error) && apply (store, job, &closing, events, error);
}

/* On the store's thread. */
static gpointer
close_job (DhStore *store, gpointer data, GError **error)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!dh_store_begin_batch (store, error))
    return NULL;
  if (!close_it (store, data, events, error))
    {
      dh_store_rollback_batch (store);
      return NULL;
    }
  if (!dh_store_commit_batch (store, error))
    return NULL;
  return g_steal_pointer (&events);
}

/* What every one of these jobs does when the store has answered. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DhSession *session = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  GArray *answer = NULL;

  g_assert (DH_IS_SESSION (session));

  answer = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  if (answer == NULL)
    {
      /* What is on the screen may be why it failed. */
      dh_session_refresh (session);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (answer->len > 0)
    dh_store_client_emit_changed (DH_STORE_CLIENT (source), dh_session_today (session));
  g_task_return_pointer (task, answer, free_array);
}

static void
run (DhSession *session,
     DhStoreJob function,
     Job *job,
     gpointer tag,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = dh_session_start (session, NULL, tag, callback, user_data);

  job->day = dh_session_today (session);
  job->at = dh_session_event_time (session);
  if (task == NULL)
    {
      job_free (job);
      return;
    }
  dh_store_client_run_async (dh_session_get_client (session), function, job, job_free, free_array,
                             NULL, answered_cb, g_steal_pointer (&task));
}

void
dh_close_day_async (DhSession *session,
                    const DhClosing *closing,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Job *job = NULL;

  g_return_if_fail (DH_IS_SESSION (session));
  g_return_if_fail (closing != NULL && closing->commands != NULL);

  job = g_new0 (Job, 1);
  job->commands = g_array_copy (closing->commands);
  if (closing->volunteers != NULL)
    job->volunteers = g_array_copy (closing->volunteers);
  job->out_at = closing->out_at;
  job->handover = g_strdup (closing->handover);
  run (session, close_job, job, dh_close_day_async, callback, user_data);
}

GArray *
dh_close_day_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Days that nobody closed */

/* How much is open on @day. */
static gboolean
count_open (DhStore *store, DhForgottenDay *forgotten, GError **error)
{
  g_autoptr (GPtrArray) visits = dh_store_list_visits (store, forgotten->day, error);
  g_autoptr (GPtrArray) volunteers = NULL;

  if (visits == NULL)
    return FALSE;
  volunteers = dh_store_list_volunteers (store, FALSE, error);
  if (volunteers == NULL)
    return FALSE;
  for (guint i = 0; i < visits->len; i++)
    {
      DhVisitState state = ((const DhVisit *) visits->pdata[i])->state;

      forgotten->visits += state == DH_VISIT_WAITING || state == DH_VISIT_CALLED ||
                           state == DH_VISIT_SERVING || state == DH_VISIT_HELD;
    }
  for (guint i = 0; i < volunteers->len; i++)
    {
      gint64 since = ((const DhVolunteer *) volunteers->pdata[i])->on_duty_since;

      forgotten->duties += since != 0 && dh_day_of_time (since) <= forgotten->day;
    }
  return TRUE;
}

static gboolean
close_forgotten (DhStore *store, const Job *job, const GArray *days, GArray *answer, GError **error)
{
  for (guint i = 0; i < days->len; i++)
    {
      DhForgottenDay forgotten = { .day = (gint32) g_array_index (days, gint64, i) };
      DhCommand command = DH_COMMAND_INIT (DH_EVENT_CLOSE_DAY);
      DhReceipt receipt = { 0 };

      command.at = job->at;
      command.day = forgotten.day;
      if (!count_open (store, &forgotten, error) ||
          !dh_store_apply (store, &command, &receipt, error))
        return FALSE;
      forgotten.event_id = receipt.event_id;
      g_array_append_val (answer, forgotten);
    }
  return TRUE;
}

/* On the store's thread. */
static gpointer
forgotten_job (DhStore *store, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (GArray) answer = g_array_new (FALSE, FALSE, sizeof (DhForgottenDay));
  g_autoptr (GArray) days = dh_store_unclosed_days (store, job->day, error);

  if (days == NULL)
    return NULL;
  if (days->len == 0)
    return g_steal_pointer (&answer);
  if (!dh_store_begin_batch (store, error))
    return NULL;
  if (!close_forgotten (store, job, days, answer, error))
    {
      dh_store_rollback_batch (store);
      return NULL;
    }
  if (!dh_store_commit_batch (store, error))
    return NULL;
  return g_steal_pointer (&answer);
}

void
dh_close_day_forgotten_async (DhSession *session, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DH_IS_SESSION (session));

  run (session, forgotten_job, g_new0 (Job, 1), dh_close_day_forgotten_async, callback, user_data);
}

GArray *
dh_close_day_forgotten_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
