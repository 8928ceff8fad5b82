/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "closing/dh-day-note-list.h"

#include <glib/gi18n-lib.h>

#include "dh-book-words.h"
#include "dh-day.h"
#include "session/dh-session-private.h"
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

void
dh_day_note_list_async (DhSession *session,
                        gint32 from,
                        gint32 to,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Question *question = NULL;

  g_return_if_fail (DH_IS_SESSION (session));

  question = g_new0 (Question, 1);
  question->from = from;
  question->to = to;
  dh_session_ask_async (session, read_job, question, g_free, free_notes, cancellable, callback,
                        user_data);
}

GPtrArray *
dh_day_note_list_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  return dh_session_ask_finish (session, result, error);
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

void
dh_day_note_write_async (DhSession *session,
                         const DhDayNote *note,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Order *order = NULL;

  g_return_if_fail (DH_IS_SESSION (session));
  g_return_if_fail (note != NULL);

  order = g_new0 (Order, 1);
  order->note = dh_day_note_copy (note);
  order->at = dh_session_event_time (session);
  dh_session_order_async (session, write_order, order, order_free, callback, user_data);
}

gint64
dh_day_note_write_finish (DhSession *session, GAsyncResult *result, GError **error)
{
  return dh_session_order_finish (session, result, error);
}
