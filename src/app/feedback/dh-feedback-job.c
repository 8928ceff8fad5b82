/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feedback/dh-feedback-job.h"

#include "repo/dh-voice-repo.h"
#include "session/dh-session-private.h"
#include "store/dh-store-book.h"

void
dh_feedback_reading_free (DhFeedbackReading *reading)
{
  if (reading == NULL)
    return;
  g_clear_pointer (&reading->feedback, g_ptr_array_unref);
  g_clear_pointer (&reading->stats, dh_day_stats_free);
  g_free (reading);
}

static void
free_reading (gpointer data)
{
  dh_feedback_reading_free (data);
}

/* ---- Reading */

typedef struct
{
  gint32 from, to; /* days */
  gint64 now;      /* UTC s */
  int target_s;
  gboolean with_stats;
} Question;

/* On the store's thread. */
static gpointer
read_job (DhStore *store, gpointer data, GError **error)
{
  const Question *question = data;
  DhFeedbackFilter filter = { .from = question->from, .to = question->to };
  g_autoptr (DhFeedbackReading) reading = g_new0 (DhFeedbackReading, 1);

  reading->from = question->from;
  reading->to = question->to;
  reading->now = question->now;
  reading->closed = dh_store_day_is_closed (store, question->to);
  reading->feedback = dh_store_list_feedback (store, &filter, error);
  if (reading->feedback == NULL ||
      !dh_store_count_ratings (store, question->from, question->to, reading->ratings, error))
    return NULL;
  if (question->with_stats)
    {
      reading->stats = dh_day_stats_new (dh_store_db (store), question->from, question->to,
                                         question->now, question->target_s, error);
      if (reading->stats == NULL)
        return NULL;
    }
  return g_steal_pointer (&reading);
}

void
dh_feedback_read_async (DhSession *session,
                        gint32 from,
                        gint32 to,
                        gboolean with_stats,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Question *question = NULL;

  g_return_if_fail (DH_IS_SESSION (session));
  g_return_if_fail (dh_session_get_client (session) != NULL);

  question = g_new0 (Question, 1);
  question->from = from;
  question->to = to;
  question->now = dh_session_now (session);
  question->target_s = (int) dh_session_get_target_s (session);
  question->with_stats = with_stats;
  dh_store_client_run_async (dh_session_get_client (session), read_job, question, g_free,
                             free_reading, cancellable, callback, user_data);
}

DhFeedbackReading *
dh_feedback_read_finish (GObject *source, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DH_IS_STORE_CLIENT (source), NULL);

  return dh_store_client_run_finish (DH_STORE_CLIENT (source), result, error);
}

/* ---- Orders */

/* What is to be written; owned. */
typedef struct
{
  DhFeedback *feedback; /* (nullable) */
  gint64 id;            /* of a feedback whose status changes, of a visit that is rated */
  DhFeedbackStatus status;
  char *note; /* (nullable) */
  int level;
  gint64 at; /* UTC s, 0 = the store's clock */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->feedback, dh_feedback_free);
  g_free (order->note);
  g_free (order);
}

/* These three on the store's thread. */
static gboolean
write_order (DhStore *store, gpointer data, DhReceipt *receipt, GError **error)
{
  const Order *order = data;

  return dh_store_write_feedback (store, order->feedback, order->at, receipt, error);
}

static gboolean
status_order (DhStore *store, gpointer data, DhReceipt *receipt, GError **error)
{
  const Order *order = data;

  return dh_store_set_feedback_status (store, order->id, order->status, order->note, order->at,
                                       receipt, error);
}

static gboolean
rate_order (DhStore *store, gpointer data, DhReceipt *receipt, GError **error)
{
  const Order *order = data;

  return dh_store_add_rating (store, order->level, order->id, order->at, receipt, error);
}

/* Takes over @order. */
static void
give_order (DhSession *session,
            DhStoreOrder run,
            Order *order,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  order->at = dh_session_event_time (session);
  dh_session_order_async (session, run, order, order_free, callback, user_data);
}

void
dh_feedback_write_async (DhSession *session,
                         const DhFeedback *feedback,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Order *order = NULL;

  g_return_if_fail (DH_IS_SESSION (session));
  g_return_if_fail (feedback != NULL);

  order = g_new0 (Order, 1);
  order->feedback = dh_feedback_copy (feedback);
  give_order (session, write_order, order, callback, user_data);
}

void
dh_feedback_set_status_async (DhSession *session,
                              gint64 feedback_id,
                              DhFeedbackStatus status,
                              const char *note,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Order *order = NULL;

  g_return_if_fail (DH_IS_SESSION (session));

  order = g_new0 (Order, 1);
  order->id = feedback_id;
  order->status = status;
  order->note = g_strdup (note);
  give_order (session, status_order, order, callback, user_data);
}

void
dh_feedback_rate_async (DhSession *session,
                        int level,
                        gint64 visit_id,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Order *order = NULL;

  g_return_if_fail (DH_IS_SESSION (session));

  order = g_new0 (Order, 1);
  order->id = visit_id;
  order->level = level;
  give_order (session, rate_order, order, callback, user_data);
}

gint64
dh_feedback_write_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  return dh_session_order_finish (session, result, error);
}

/* ---- Taking back, and doing again */

typedef struct
{
  gint64 id; /* of the feedback to take back, of the visit asked about */
  guint n;   /* steps to do again */
  gint64 at; /* UTC s, 0 = the store's clock */
} Steps;

/* On the store's thread: what rests on it goes first, the last before the others. */
static gboolean
take_back (DhStore *store, const Steps *steps, guint *n, GError **error)
{
  g_autoptr (GPtrArray) resting = dh_store_list_resting (store, steps->id, error);

  if (resting == NULL)
    return FALSE;
  for (guint i = resting->len; i > 0; i--)
    {
      const DhHistoryItem *item = resting->pdata[i - 1];

      if (!dh_store_undo (store, item->event_id, steps->at, NULL, error))
        return FALSE;
    }
  *n = resting->len + 1;
  return dh_store_undo (store, steps->id, steps->at, NULL, error);
}

static gboolean
do_again (DhStore *store, const Steps *steps, guint *n, GError **error)
{
  for (*n = 0; *n < steps->n; *n += 1)
    if (!dh_store_redo (store, NULL, error))
      return FALSE;
  return TRUE;
}

/* On the store's thread. */
static gpointer
steps_job (DhStore *store, gpointer data, GError **error)
{
  const Steps *steps = data;
  g_autofree guint *n = g_new0 (guint, 1);

  if (!dh_store_begin_batch (store, error))
    return NULL;
  if (!(steps->n > 0 ? do_again (store, steps, n, error) : take_back (store, steps, n, error)))
    {
      dh_store_rollback_batch (store);
      return NULL;
    }
  return dh_store_commit_batch (store, error) ? g_steal_pointer (&n) : NULL;
}

static void
steps_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  guint *n = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);

  if (n == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  dh_store_client_emit_changed (DH_STORE_CLIENT (source),
                                dh_session_today (g_task_get_source_object (task)));
  g_task_return_pointer (task, n, g_free);
}

static void
run_steps (DhSession *session, gint64 id, guint n, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = dh_session_start (session, NULL, run_steps, callback, user_data);
  Steps *steps = NULL;

  if (task == NULL)
    return;
  steps = g_new0 (Steps, 1);
  steps->id = id;
  steps->n = n;
  steps->at = dh_session_event_time (session);
  dh_store_client_run_async (dh_session_get_client (session), steps_job, steps, g_free, g_free,
                             NULL, steps_cb, task);
}

void
dh_feedback_remove_async (DhSession *session,
                          gint64 feedback_id,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (DH_IS_SESSION (session));

  run_steps (session, feedback_id, 0, callback, user_data);
}

void
dh_feedback_restore_async (DhSession *session,
                           guint n,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (DH_IS_SESSION (session));
  g_return_if_fail (n > 0);

  run_steps (session, 0, n, callback, user_data);
}

guint
dh_feedback_remove_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  g_autofree guint *n = NULL;

  g_return_val_if_fail (g_task_is_valid (result, session), 0);

  n = g_task_propagate_pointer (G_TASK (result), error);
  return n != NULL ? *n : 0;
}

/* ---- Rated already? */

/* On the store's thread. */
static gpointer
rated_job (DhStore *store, gpointer data, GError **error)
{
  const gint64 *visit_id = data;
  g_autoptr (GError) failure = NULL;
  g_autofree gboolean *rated = g_new0 (gboolean, 1);

  *rated = dh_voice_repo_is_rated (dh_store_db (store), *visit_id, &failure);
  if (failure == NULL)
    return g_steal_pointer (&rated);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

void
dh_feedback_is_rated_async (DhSession *session,
                            gint64 visit_id,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (DH_IS_SESSION (session));

  dh_session_ask_async (session, rated_job, g_memdup2 (&visit_id, sizeof visit_id), g_free, g_free,
                        NULL, callback, user_data);
}

gboolean
dh_feedback_is_rated_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  g_autofree gboolean *rated = dh_session_ask_finish (session, result, error);

  return rated != NULL && *rated;
}
