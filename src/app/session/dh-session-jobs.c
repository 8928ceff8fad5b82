/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/dh-session-private.h"

#include <glib/gi18n-lib.h>

GTask *
dh_session_start (DhSession *self,
                  GCancellable *cancellable,
                  gpointer tag,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  if (dh_session_get_client (self) != NULL)
    return g_steal_pointer (&task);
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CLOSED,
                                   _ ("The database has been closed."));
  return NULL;
}

/* ---- Questions */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const GDestroyNotify *free_answer = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer answer = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);

  if (answer == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, answer, *free_answer);
}

void
dh_session_ask_async (DhSession *self,
                      DhStoreJob job,
                      gpointer job_data,
                      GDestroyNotify free_job_data,
                      GDestroyNotify free_answer,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = dh_session_start (self, cancellable, dh_session_ask_async, callback, user_data);

  if (task == NULL)
    {
      if (free_job_data != NULL)
        free_job_data (job_data);
      return;
    }
  g_task_set_task_data (task, g_memdup2 (&free_answer, sizeof free_answer), g_free);
  dh_store_client_run_async (dh_session_get_client (self), job, job_data, free_job_data,
                             free_answer, cancellable, answered_cb, task);
}

gpointer
dh_session_ask_finish (DhSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dh_session_ask_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Orders */

static void
ordered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  DhReceipt receipt = { 0 };

  if (dh_store_client_apply_finish (DH_STORE_CLIENT (source), result, &receipt, &error))
    g_task_return_pointer (task, g_memdup2 (&receipt.event_id, sizeof (gint64)), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dh_session_order_async (DhSession *self,
                        DhStoreOrder order,
                        gpointer order_data,
                        GDestroyNotify free_order_data,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = dh_session_start (self, NULL, dh_session_order_async, callback, user_data);

  if (task == NULL)
    free_order_data (order_data);
  else
    dh_store_client_order_async (dh_session_get_client (self), order, order_data, free_order_data,
                                 ordered_cb, task);
}

gint64
dh_session_order_finish (DhSession *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);
  g_return_val_if_fail (g_async_result_is_tagged (result, dh_session_order_async), 0);

  id = g_task_propagate_pointer (G_TASK (result), error);
  return id != NULL ? *id : 0;
}
