/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-day-note-list.h"

#include <glib/gi18n-lib.h>

#include "dh-book-words.h"
#include "dh-day.h"
#include "dh-session-private.h"
#include "store/dh-store-book.h"

/* "09:10–10:05", "from 09:10", "until 10:05"; when it was written where no time is known. */
static char *
dup_span (const DhDayNote *note)
{
  g_autofree char *clock = NULL;

  if (note->from_at != 0)
    return dh_word_time_span (note->from_at, note->to_at);
  clock = dh_format_clock (note->to_at != 0 ? note->to_at : note->at);
  if (note->to_at == 0)
    return g_steal_pointer (&clock);
  /* Translators: %s is a clock time. */
  return g_strdup_printf (_ ("until %s"), clock);
}

char *
dh_day_note_dup_line (const DhDayNote *note)
{
  g_autofree char *span = NULL;

  g_return_val_if_fail (note != NULL, NULL);

  span = dup_span (note);
  if (*note->text == '\0')
    return g_strdup_printf ("%s · %s", span, dh_word_day_note (note->category));
  return g_strdup_printf ("%s · %s: %s", span, dh_word_day_note (note->category), note->text);
}

/* ---- Reading */

typedef struct
{
  gint32 from;
  gint32 to;
} Question;

/* On the store's thread. */
static gpointer
read_job (DhStore *store, gpointer data, GError **error)
{
  const Question *question = data;

  return dh_store_list_day_notes (store, question->from, question->to, error);
}

static void
free_notes (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *notes = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);

  if (notes == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, notes, free_notes);
}

/* The task of @tag, or NULL where it has failed already. */
static GTask *
start (DhSession *session,
       GCancellable *cancellable,
       gpointer tag,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  if (dh_session_get_client (session) != NULL)
    return g_steal_pointer (&task);
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CLOSED,
                                   _ ("The database has been closed."));
  return NULL;
}

void
dh_day_note_list_async (DhSession *session,
                        gint32 from,
                        gint32 to,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = NULL;
  Question *question = NULL;

  g_return_if_fail (DH_IS_SESSION (session));

  task = start (session, cancellable, dh_day_note_list_async, callback, user_data);
  if (task == NULL)
    return;
  question = g_new0 (Question, 1);
  question->from = from;
  question->to = to;
  dh_store_client_run_async (dh_session_get_client (session), read_job, question, g_free,
                             free_notes, cancellable, read_cb, task);
}

GPtrArray *
dh_day_note_list_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Writing */

typedef struct
{
  DhDayNote *note; /* owned */
  gint64 at;       /* UTC s, 0 = the store's clock */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  dh_day_note_free (order->note);
  g_free (order);
}

/* On the store's thread. */
static gboolean
write_order (DhStore *store, gpointer data, DhReceipt *receipt, GError **error)
{
  const Order *order = data;

  return dh_store_write_day_note (store, order->note, order->at, receipt, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
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
dh_day_note_write_async (DhSession *session,
                         const DhDayNote *note,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = NULL;
  Order *order = NULL;

  g_return_if_fail (DH_IS_SESSION (session));
  g_return_if_fail (note != NULL);

  task = start (session, NULL, dh_day_note_write_async, callback, user_data);
  if (task == NULL)
    return;
  order = g_new0 (Order, 1);
  order->note = dh_day_note_copy (note);
  order->at = dh_session_event_time (session);
  dh_store_client_order_async (dh_session_get_client (session), write_order, order, order_free,
                               written_cb, task);
}

gint64
dh_day_note_write_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, session), 0);

  id = g_task_propagate_pointer (G_TASK (result), error);
  return id != NULL ? *id : 0;
}
