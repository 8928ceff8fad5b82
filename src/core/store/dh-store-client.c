/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-client.h"

#include <glib/gi18n-lib.h>

#include "db/dh-db.h"

/* More of the file than a command looks at, less than the month that favourites are read from. */
#define CACHE_KIB 200

/* What the thread and the client share; it outlives whichever goes first. */
typedef struct
{
  GAsyncQueue *jobs;     /* owned; of Job */
  GMainContext *context; /* owned; of the thread that made the client */
  GWeakRef client;
  char *path;   /* owned */
  GMutex mutex; /* guards what is below */
  GCond opened_cond;
  gboolean opened;    /* the thread has tried to open the store */
  GError *open_error; /* owned; why it could not */
} Link;

typedef enum
{
  JOB_RUN,
  JOB_COMMAND, /* as RUN; its result is a DhReceipt, and tells which days changed */
  JOB_STOP,
} JobKind;

typedef struct
{
  JobKind kind;
  GTask *task; /* owned; released in the context of the task alone, NULL for STOP */
  DhStoreJob run;
  gpointer data; /* owned by data_free */
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  gpointer result; /* owned by result_free until it is returned */
  GError *error;   /* owned */
} Job;

struct _DhStoreClient
{
  GObject parent_instance;

  Link *link;      /* owned */
  GThread *thread; /* owned; NULL once closed */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhStoreClient, dh_store_client, G_TYPE_OBJECT)

static void
link_clear (Link *link)
{
  g_async_queue_unref (link->jobs);
  g_main_context_unref (link->context);
  g_weak_ref_clear (&link->client);
  g_mutex_clear (&link->mutex);
  g_cond_clear (&link->opened_cond);
  g_clear_error (&link->open_error);
  g_free (link->path);
}

static void
link_unref (Link *link)
{
  g_atomic_rc_box_release_full (link, (GDestroyNotify) link_clear);
}

static void
job_free (Job *job)
{
  if (job->data_free != NULL)
    g_clear_pointer (&job->data, job->data_free);
  if (job->result != NULL && job->result_free != NULL)
    job->result_free (job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_free (job);
}

/* ---- Back to the contexts of those who asked */

static void
attach (GMainContext *context, GSourceFunc callback, gpointer data, GDestroyNotify notify)
{
  /* Not g_main_context_invoke(), which runs @callback on this thread if the context is idle. */
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, callback, data, notify);
  g_source_attach (source, context);
}

/* The task is released here and not on the store's thread: it may hold the last reference to the
 * client, whose end waits for that thread. */
static gboolean
answer (gpointer user_data)
{
  Job *job = user_data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_free);
  return G_SOURCE_REMOVE;
}

typedef struct
{
  Link *link; /* owned */
  gint32 day;
} Change;

static void
change_free (Change *change)
{
  link_unref (change->link);
  g_free (change);
}

static gboolean
tell_change (gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (DhStoreClient) client = g_weak_ref_get (&change->link->client);

  if (client != NULL)
    g_signal_emit (client, signals[SIGNAL_CHANGED], 0, change->day);
  return G_SOURCE_REMOVE;
}

static void
post_change (Link *link, gint32 day)
{
  Change *change = g_new0 (Change, 1);

  change->link = g_atomic_rc_box_acquire (link);
  change->day = day;
  attach (link->context, tell_change, change, (GDestroyNotify) change_free);
}

/* ---- The store's thread */

/* The days whose tables an event changed: that of its visit, of the duty it ends, or the day that
 * it closes; of a page of the book, the day that it is of, and for a sheet also the one that it was
 * of before; for undo and redo, those of the event meant. 0 for the lists. */
static void
post_changes_of (Link *link, DhStore *store, gint64 event_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStmt) stmt = NULL;

  stmt = dh_db_prepare (
      dh_store_db (store),
      "WITH RECURSIVE touched (seq) AS ("
      "  VALUES (?1) UNION"
      "  SELECT target FROM event JOIN touched USING (seq) WHERE target IS NOT NULL)"
      " SELECT DISTINCT changed FROM (SELECT CASE e.stream"
      "  WHEN 'visit' THEN (SELECT day FROM event WHERE seq = e.stream_id)"
      "  WHEN 'day' THEN e.stream_id"
      "  WHEN 'duty' THEN (SELECT day FROM event WHERE stream = 'duty' AND kind = 'check-in'"
      "    AND stream_id = e.stream_id AND seq <= e.seq ORDER BY seq DESC LIMIT 1)"
      "  WHEN 'numbers' THEN e.stream_id"
      "  WHEN 'note' THEN ifnull (e.body ->> '$.day', e.day)"
      "  WHEN 'feedback' THEN (SELECT day FROM event WHERE seq = e.stream_id)"
      "  WHEN 'rating' THEN e.day"
      "  WHEN 'sheet' THEN e.body ->> '$.day'"
      "  ELSE 0 END AS changed"
      " FROM event e JOIN touched USING (seq) WHERE e.stream <> 'undo'"
      " UNION ALL SELECT (SELECT b.body ->> '$.day' FROM event b WHERE b.stream = 'sheet'"
      "  AND b.stream_id = e.stream_id AND b.seq < e.seq AND b.undone_by IS NULL"
      "  ORDER BY b.seq DESC LIMIT 1)"
      " FROM event e JOIN touched USING (seq) WHERE e.stream = 'sheet')"
      " WHERE changed IS NOT NULL",
      &error);
  if (stmt != NULL)
    dh_stmt_bind_int (stmt, 1, event_id);
  while (stmt != NULL && dh_stmt_step (stmt, &error))
    post_change (link, (gint32) dh_stmt_int (stmt, 0));
  /* The command itself is on the disk; whoever shows it must look again in any case. */
  if (error != NULL)
    {
      g_debug ("%s: %s", link->path, error->message);
      post_change (link, 0);
    }
}

static void
run_job (Link *link, DhStore *store, Job *job)
{
  /* Looked at once, before: what has been done is never reported as cancelled. */
  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    {
      job->result = job->run (store, job->data, &job->error);
      if (job->kind == JOB_COMMAND && job->error == NULL)
        post_changes_of (link, store, ((DhReceipt *) job->result)->event_id);
    }
  attach (g_task_get_context (job->task), answer, job, (GDestroyNotify) job_free);
}

static gpointer
thread_main (gpointer user_data)
{
  Link *link = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = dh_store_open (link->path, TRUE, &error);
  gboolean stopped = store == NULL;

  if (store != NULL)
    dh_db_limit_cache (dh_store_db (store), CACHE_KIB);
  g_mutex_lock (&link->mutex);
  link->opened = TRUE;
  link->open_error = g_steal_pointer (&error);
  g_cond_signal (&link->opened_cond);
  g_mutex_unlock (&link->mutex);

  while (!stopped)
    {
      Job *job = g_async_queue_pop (link->jobs);

      if (job->kind == JOB_STOP)
        {
          job_free (job);
          stopped = TRUE;
        }
      else
        run_job (link, store, job);
    }
  g_clear_pointer (&store, dh_store_close);
  link_unref (link);
  return NULL;
}

/* ---- The client */

static void
dh_store_client_dispose (GObject *object)
{
  DhStoreClient *self = DH_STORE_CLIENT (object);

  dh_store_client_close (self);
  G_OBJECT_CLASS (dh_store_client_parent_class)->dispose (object);
}

static void
dh_store_client_finalize (GObject *object)
{
  DhStoreClient *self = DH_STORE_CLIENT (object);

  link_unref (self->link);
  G_OBJECT_CLASS (dh_store_client_parent_class)->finalize (object);
}

static void
dh_store_client_class_init (DhStoreClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dh_store_client_dispose;
  object_class->finalize = dh_store_client_finalize;

  /**
   * DhStoreClient::changed:
   * @day: local day whose tables changed; 0 for the lists and settings
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
dh_store_client_init (DhStoreClient *self)
{
  self->link = g_atomic_rc_box_new0 (Link);
  self->link->jobs = g_async_queue_new_full ((GDestroyNotify) job_free);
  self->link->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&self->link->client, self);
  g_mutex_init (&self->link->mutex);
  g_cond_init (&self->link->opened_cond);
}

DhStoreClient *
dh_store_client_open (const char *path, GError **error)
{
  g_autoptr (DhStoreClient) self = NULL;
  Link *link;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (DH_TYPE_STORE_CLIENT, NULL);
  link = self->link;
  link->path = g_strdup (path);
  self->thread = g_thread_try_new ("dh-store", thread_main, g_atomic_rc_box_acquire (link), error);
  if (self->thread == NULL)
    {
      link_unref (link);
      return NULL;
    }
  g_mutex_lock (&link->mutex);
  while (!link->opened)
    g_cond_wait (&link->opened_cond, &link->mutex);
  g_mutex_unlock (&link->mutex);
  if (link->open_error == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&link->open_error));
  return NULL;
}

const char *
dh_store_client_path (DhStoreClient *self)
{
  g_return_val_if_fail (DH_IS_STORE_CLIENT (self), NULL);

  return self->link->path;
}

void
dh_store_client_close (DhStoreClient *self)
{
  Job *stop;

  g_return_if_fail (DH_IS_STORE_CLIENT (self));

  if (self->thread == NULL)
    return;
  stop = g_new0 (Job, 1);
  stop->kind = JOB_STOP;
  g_async_queue_push (self->link->jobs, stop);
  g_thread_join (g_steal_pointer (&self->thread));
}

void
dh_store_client_emit_changed (DhStoreClient *self, gint32 day)
{
  g_return_if_fail (DH_IS_STORE_CLIENT (self));

  post_change (self->link, day);
}

/* Takes @data. */
static void
push (DhStoreClient *self,
      GTask *task,
      JobKind kind,
      DhStoreJob run,
      gpointer data,
      GDestroyNotify data_free,
      GDestroyNotify result_free)
{
  Job *job;

  if (self->thread == NULL)
    {
      if (data_free != NULL)
        data_free (data);
      g_task_return_new_error (task, DH_ERROR, DH_ERROR_FAILED,
                               _ ("The database “%s” is closed already; nothing was changed."),
                               self->link->path);
      return;
    }
  g_task_set_check_cancellable (task, FALSE);
  job = g_new0 (Job, 1);
  job->kind = kind;
  job->task = g_object_ref (task);
  job->run = run;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  g_async_queue_push (self->link->jobs, job);
}

void
dh_store_client_run_async (DhStoreClient *self,
                           DhStoreJob job,
                           gpointer job_data,
                           GDestroyNotify job_data_free,
                           GDestroyNotify result_free,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DH_IS_STORE_CLIENT (self) && job != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dh_store_client_run_async);
  push (self, task, JOB_RUN, job, job_data, job_data_free, result_free);
}

gpointer
dh_store_client_run_finish (DhStoreClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DH_IS_STORE_CLIENT (self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dh_store_client_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Commands */

/* A command with all that it refers to; for undo, the event meant. */
typedef struct
{
  DhCommand command;  /* its pointers are those below */
  char *texts[6];     /* owned */
  gint64 *volunteers; /* owned */
  gint64 event_id;
} Order;

static void
order_free (Order *order)
{
  for (guint i = 0; i < G_N_ELEMENTS (order->texts); i++)
    g_free (order->texts[i]);
  g_free (order->volunteers);
  g_free (order);
}

static Order *
order_new (const DhCommand *command)
{
  Order *order = g_new0 (Order, 1);
  DhCommand *copy = &order->command;
  const char **texts[] = { &copy->counter,         &copy->difficulties, &copy->note,
                           &copy->priority_reason, &copy->person_name,  &copy->person_phone };

  G_STATIC_ASSERT (G_N_ELEMENTS (texts) == G_N_ELEMENTS (order->texts));
  *copy = *command;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = order->texts[i] = g_strdup (*texts[i]);
  order->volunteers = g_memdup2 (command->volunteers, command->n_volunteers * sizeof (gint64));
  copy->volunteers = order->volunteers;
  return order;
}

static gpointer
receipt_or_null (const DhReceipt *receipt, gboolean done)
{
  return done ? g_memdup2 (receipt, sizeof *receipt) : NULL;
}

static gpointer
apply_job (DhStore *store, gpointer data, GError **error)
{
  const Order *order = data;
  DhReceipt receipt = { 0 };

  return receipt_or_null (&receipt, dh_store_apply (store, &order->command, &receipt, error));
}

static gpointer
undo_job (DhStore *store, gpointer data, GError **error)
{
  const Order *order = data;
  DhReceipt receipt = { 0 };

  return receipt_or_null (&receipt, dh_store_undo (store, order->event_id, 0, &receipt, error));
}

static gpointer
redo_job (DhStore *store, gpointer data, GError **error)
{
  DhReceipt receipt = { 0 };

  return receipt_or_null (&receipt, dh_store_redo (store, &receipt, error));
}

typedef struct
{
  DhStoreOrder order;
  gpointer data; /* owned by data_free */
  GDestroyNotify data_free;
} BookOrder;

static void
book_order_free (BookOrder *self)
{
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self);
}

static gpointer
order_job (DhStore *store, gpointer data, GError **error)
{
  const BookOrder *self = data;
  DhReceipt receipt = { 0 };

  return receipt_or_null (&receipt, self->order (store, self->data, &receipt, error));
}

/* Takes @data. */
static void
push_command_data (DhStoreClient *self,
                   DhStoreJob run,
                   gpointer data,
                   GDestroyNotify data_free,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, dh_store_client_apply_async);
  push (self, task, JOB_COMMAND, run, data, data_free, g_free);
}

static void
push_command (DhStoreClient *self,
              DhStoreJob run,
              Order *order,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  push_command_data (self, run, order, (GDestroyNotify) order_free, callback, user_data);
}

void
dh_store_client_order_async (DhStoreClient *self,
                             DhStoreOrder order,
                             gpointer order_data,
                             GDestroyNotify order_data_free,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  BookOrder *book_order;

  g_return_if_fail (DH_IS_STORE_CLIENT (self) && order != NULL);

  book_order = g_new0 (BookOrder, 1);
  book_order->order = order;
  book_order->data = order_data;
  book_order->data_free = order_data_free;
  push_command_data (self, order_job, book_order, (GDestroyNotify) book_order_free, callback,
                     user_data);
}

void
dh_store_client_apply_async (DhStoreClient *self,
                             const DhCommand *command,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (DH_IS_STORE_CLIENT (self) && command != NULL);

  push_command (self, apply_job, order_new (command), callback, user_data);
}

void
dh_store_client_undo_async (DhStoreClient *self,
                            gint64 event_id,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Order *order;

  g_return_if_fail (DH_IS_STORE_CLIENT (self));

  order = g_new0 (Order, 1);
  order->event_id = event_id;
  push_command (self, undo_job, order, callback, user_data);
}

void
dh_store_client_redo_async (DhStoreClient *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DH_IS_STORE_CLIENT (self));

  push_command (self, redo_job, g_new0 (Order, 1), callback, user_data);
}

gboolean
dh_store_client_apply_finish (DhStoreClient *self,
                              GAsyncResult *result,
                              DhReceipt *receipt,
                              GError **error)
{
  g_autofree DhReceipt *got = NULL;

  g_return_val_if_fail (DH_IS_STORE_CLIENT (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, dh_store_client_apply_async), FALSE);

  got = g_task_propagate_pointer (G_TASK (result), error);
  if (got != NULL && receipt != NULL)
    *receipt = *got;
  return got != NULL;
}
