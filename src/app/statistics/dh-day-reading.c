/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "statistics/dh-day-reading.h"

/* What the reading needs. */
typedef struct
{
  gint32 day;
  gint64 now; /* UTC s */
  int target_s;
} Question;

void
dh_day_reading_free (DhDayReading *reading)
{
  g_return_if_fail (reading != NULL);

  g_clear_pointer (&reading->stats, dh_day_stats_free);
  g_free (reading);
}

static void
free_reading (gpointer data)
{
  dh_day_reading_free (data);
}

/* On the store's thread. */
static gpointer
read_job (DhStore *store, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (DhDayReading) reading = g_new0 (DhDayReading, 1);

  reading->now = question->now;
  reading->closed = dh_store_day_is_closed (store, question->day);
  reading->stats = dh_day_stats_new (dh_store_db (store), question->day, question->day,
                                     question->now, question->target_s, error);
  return reading->stats != NULL ? g_steal_pointer (&reading) : NULL;
}

void
dh_day_reading_async (DhSession *session,
                      gint32 day,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Question *question = NULL;

  g_return_if_fail (DH_IS_SESSION (session));
  g_return_if_fail (dh_session_get_client (session) != NULL);

  question = g_new0 (Question, 1);
  question->day = day;
  question->now = dh_session_now (session);
  question->target_s = (int) dh_session_get_target_s (session);
  dh_store_client_run_async (dh_session_get_client (session), read_job, question, g_free,
                             free_reading, cancellable, callback, user_data);
}

DhDayReading *
dh_day_reading_finish (GObject *source, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DH_IS_STORE_CLIENT (source), NULL);

  return dh_store_client_run_finish (DH_STORE_CLIENT (source), result, error);
}
