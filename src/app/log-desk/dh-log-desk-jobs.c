/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "log-desk/dh-log-desk-private.h"

#include "desk/dh-desk-page-private.h"
#include "log-desk/dh-log-desk-item.h"
#include "repo/dh-register-repo.h"
#include "session/dh-session-private.h"

/* ---- Today's records */

static void
free_items (gpointer data)
{
  g_ptr_array_unref (data);
}

static DhVisit *
steal_late (GPtrArray *visits, gint64 id)
{
  for (guint i = 0; i < visits->len; i++)
    {
      const DhVisit *visit = visits->pdata[i];

      if (visit->id == id && visit->recorded_late)
        return g_ptr_array_steal_index_fast (visits, i);
    }
  return NULL;
}

static gint
compare_assists (gconstpointer a, gconstpointer b)
{
  const DhAssist *first = *(const DhAssist *const *) a;
  const DhAssist *second = *(const DhAssist *const *) b;

  return first->id < second->id ? 1 : first->id > second->id ? -1 : 0;
}

/* On the store's thread. */
static gpointer
list_job (DhStore *store, gpointer data, GError **error)
{
  gint32 day = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) visits = dh_store_list_visits (store, day, error);
  g_autoptr (GPtrArray) assists = NULL;

  if (visits == NULL)
    return NULL;
  assists = dh_store_list_assists (store, day, day, error);
  if (assists == NULL)
    return NULL;
  g_ptr_array_sort (assists, compare_assists);
  g_ptr_array_set_free_func (assists, NULL);
  for (guint i = 0; i < assists->len; i++)
    {
      DhAssist *assist = assists->pdata[i];
      DhVisit *visit = steal_late (visits, assist->visit_id);

      if (visit != NULL)
        g_ptr_array_add (items, dh_log_desk_item_new (visit, assist));
      else
        dh_assist_free (assist);
    }
  return g_steal_pointer (&items);
}

void
dh_log_desk_list_async (DhSession *session, GAsyncReadyCallback callback, gpointer user_data)
{
  dh_session_ask_async (session, list_job, GINT_TO_POINTER (dh_session_today (session)), NULL,
                        free_items, NULL, callback, user_data);
}

GPtrArray *
dh_log_desk_list_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  return dh_session_ask_finish (session, result, error);
}

/* ---- Recording */

typedef struct
{
  DhCommand command;
  char *name;         /* owned */
  char *phone;        /* owned */
  char *reason;       /* owned */
  char *difficulties; /* owned */
  char *note;         /* owned */
  gint64 *volunteers; /* owned */
} RecordJob;

static void
record_job_free (gpointer data)
{
  RecordJob *job = data;

  g_free (job->name);
  g_free (job->phone);
  g_free (job->reason);
  g_free (job->difficulties);
  g_free (job->note);
  g_free (job->volunteers);
  g_free (job);
}

/* On the store's thread. */
static gpointer
record_job (DhStore *store, gpointer data, GError **error)
{
  const RecordJob *job = data;
  g_autofree DhReceipt *receipt = g_new0 (DhReceipt, 1);

  return dh_store_apply (store, &job->command, receipt, error) ? g_steal_pointer (&receipt) : NULL;
}

static void
record_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DhSession *session = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  DhReceipt *receipt = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);

  if (receipt == NULL)
    {
      dh_session_refresh (session);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  dh_store_client_emit_changed (DH_STORE_CLIENT (source), dh_session_today (session));
  g_task_return_pointer (task, receipt, g_free);
}

void
dh_log_desk_record_async (DhSession *session,
                          const DhCommand *command,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = dh_session_start (session, NULL, dh_log_desk_record_async, callback, user_data);
  RecordJob *job = NULL;

  if (task == NULL)
    return;
  job = g_new0 (RecordJob, 1);
  job->command = *command;
  job->name = g_strdup (command->person_name);
  job->phone = g_strdup (command->person_phone);
  job->reason = g_strdup (command->priority_reason);
  job->difficulties = g_strdup (command->difficulties);
  job->note = g_strdup (command->note);
  job->volunteers = g_memdup2 (command->volunteers, command->n_volunteers * sizeof (gint64));
  job->command.at = dh_session_event_time (session);
  job->command.person_name = job->name;
  job->command.person_phone = job->phone;
  job->command.priority_reason = job->reason;
  job->command.difficulties = job->difficulties;
  job->command.note = job->note;
  job->command.volunteers = job->volunteers;
  dh_store_client_run_async (dh_session_get_client (session), record_job, job, record_job_free,
                             g_free, NULL, record_cb, task);
}

gboolean
dh_log_desk_record_finish (DhSession *session,
                           GAsyncResult *result,
                           DhReceipt *receipt,
                           GError **error)
{
  g_autofree DhReceipt *own = NULL;

  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);

  own = g_task_propagate_pointer (G_TASK (result), error);
  if (own == NULL)
    return FALSE;
  *receipt = *own;
  return TRUE;
}

/* ---- Taking back */

/* Event @event_id, then all that rests on it, in the order of the journal. */
static GArray *
list_with_resting (DhStore *store, gint64 event_id, GError **error)
{
  g_autoptr (GPtrArray) resting = dh_store_list_resting (store, event_id, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (resting == NULL)
    return NULL;
  g_array_append_val (ids, event_id);
  for (guint i = 0; i < resting->len; i++)
    g_array_append_val (ids, ((const DhHistoryItem *) resting->pdata[i])->event_id);
  return g_steal_pointer (&ids);
}

static void
free_ids (gpointer data)
{
  g_array_unref (data);
}

/* On the store's thread. */
static gpointer
resting_job (DhStore *store, gpointer data, GError **error)
{
  return list_with_resting (store, *(const gint64 *) data, error);
}

void
dh_log_desk_resting_async (DhSession *session,
                           gint64 event_id,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  dh_session_ask_async (session, resting_job, g_memdup2 (&event_id, sizeof event_id), g_free,
                        free_ids, NULL, callback, user_data);
}

GArray *
dh_log_desk_resting_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  return dh_session_ask_finish (session, result, error);
}

/* ---- Favourites */

void
dh_log_favourites_free (DhLogFavourites *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->pins, g_array_unref);
  g_free (self);
}

static void
free_favourites (gpointer data)
{
  dh_log_favourites_free (data);
}

/* On the store's thread. */
static gpointer
favourites_job (DhStore *store, gpointer data, GError **error)
{
  gint32 today = GPOINTER_TO_INT (data);
  g_autoptr (DhLogFavourites) favourites = g_new0 (DhLogFavourites, 1);
  g_autofree char *pins = dh_store_get_setting (store, DH_SETTING_PINS, "");
  g_autoptr (GArray) usage = dh_register_repo_list_usage (
      dh_store_db (store), today - DH_FAVOURITES_DAYS, today - 1, error);
  g_autoptr (GPtrArray) procedures = NULL;

  if (usage == NULL)
    return NULL;
  procedures = dh_store_list_procedures (store, TRUE, error);
  if (procedures == NULL)
    return NULL;
  favourites->pins = dh_favourites_parse_pins (pins);
  favourites->ids = dh_favourites_choose (procedures, usage, favourites->pins, today);
  return g_steal_pointer (&favourites);
}

void
dh_log_favourites_async (DhSession *session, GAsyncReadyCallback callback, gpointer user_data)
{
  dh_session_ask_async (session, favourites_job, GINT_TO_POINTER (dh_session_today (session)), NULL,
                        free_favourites, NULL, callback, user_data);
}

DhLogFavourites *
dh_log_favourites_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  return dh_session_ask_finish (session, result, error);
}
