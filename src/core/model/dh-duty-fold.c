/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-duty-fold.h"

#include "dh-day.h"

/* A day that is closed on a later one ended, for those still on duty, at its midnight. */
static gint64
leaving_time (const DhEvent *event)
{
  gint32 day = (gint32) event->stream_id;

  if (event->kind == DH_EVENT_CLOSE_DAY && event->day > day)
    return dh_day_start (day + 1);
  return event->at;
}

gboolean
dh_duty_step (DhDutyRow *row, const DhEvent *event)
{
  gboolean on_duty = row->id != 0 && row->to_at == 0;

  if (event->kind == DH_EVENT_CHECK_IN && !on_duty)
    {
      *row = (DhDutyRow) {
        .id = event->seq,
        .volunteer_id = event->stream_id,
        .day = event->day,
        .from_at = event->at,
        .last_event = event->seq,
      };
      return TRUE;
    }
  if (!on_duty || (event->kind != DH_EVENT_CHECK_OUT &&
                   (event->kind != DH_EVENT_CLOSE_DAY || row->day > event->stream_id)))
    return FALSE;
  row->to_at = MAX (leaving_time (event), row->from_at);
  row->last_event = event->seq;
  return TRUE;
}

GArray *
dh_duty_fold (const DhEventList *events, const DhEvent **illegal)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, TRUE, sizeof (DhDutyRow));
  DhDutyRow row = { 0 };

  for (guint i = 0; i < dh_event_list_length (events); i++)
    {
      const DhEvent *event = dh_event_list_get (events, i);

      if (!dh_duty_step (&row, event))
        {
          if (event->kind == DH_EVENT_CLOSE_DAY)
            continue;
          *illegal = event;
          return NULL;
        }
      if (event->kind == DH_EVENT_CHECK_IN)
        g_array_append_val (duties, row);
      else
        g_array_index (duties, DhDutyRow, duties->len - 1) = row;
    }
  return g_steal_pointer (&duties);
}
