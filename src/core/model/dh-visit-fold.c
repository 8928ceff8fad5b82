/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-visit-fold.h"

#include "dh-day.h"
#include "model/dh-command.h"
#include "model/dh-transition.h"

gboolean
dh_visit_state_is_open (DhVisitState state)
{
  return state == DH_VISIT_WAITING || state == DH_VISIT_CALLED || state == DH_VISIT_SERVING ||
         state == DH_VISIT_HELD || state == DH_VISIT_NO_SHOW;
}

static void
arrive (DhVisitRow *row, const DhEvent *event)
{
  row->id = event->seq;
  row->day = event->day;
  row->place_id = event->place_id;
  row->device_id = event->device_id;
  row->number = event->number;
  g_strlcpy (row->ticket, event->ticket, sizeof row->ticket);
  row->procedure_id = event->procedure_id;
  row->people = event->people;
  row->priority = event->priority;
  g_strlcpy (row->priority_reason, event->priority_reason, sizeof row->priority_reason);
  row->origin_id = event->origin_id;
  row->trips = MAX (event->trips, 1);
  row->arrived = event->at;
  row->since = event->at;
  row->recorded_late = event->kind == DH_EVENT_RECORD;
  row->quantity = row->recorded_late ? 1 : MAX (event->quantity, 1);
}

/* Leaves the present state for @to at @at. */
static void
move (DhVisitRow *row, DhVisitState to, gint64 at, DhVisitChange *change)
{
  if (dh_visit_state_is_open (row->state))
    change->closed = row->intervals;
  if (row->state == DH_VISIT_SERVING)
    row->served_s += at - row->since;
  row->hold_reason[0] = '\0';
  row->state = to;
  row->since = at;
  if (dh_visit_state_is_open (to))
    change->opened = ++row->intervals;
  else
    row->ended = at;
  if (to == DH_VISIT_WAITING)
    {
      row->counter[0] = '\0';
      row->volunteer_id = 0;
      row->ended = 0;
    }
}

static void
take_change (DhVisitRow *row, const DhEvent *event)
{
  if ((event->changes & DH_CHANGE_PROCEDURE) != 0)
    row->procedure_id = event->procedure_id;
  if ((event->changes & DH_CHANGE_PRIORITY) != 0)
    {
      row->priority = event->priority;
      g_strlcpy (row->priority_reason, event->priority_reason, sizeof row->priority_reason);
    }
  if ((event->changes & DH_CHANGE_PEOPLE) != 0)
    row->people = event->people;
  if ((event->changes & DH_CHANGE_FOLLOW_UP) != 0)
    row->follow_up = event->follow_up;
  if ((event->changes & DH_CHANGE_QUANTITY) != 0)
    row->quantity = event->quantity;
}

/* What the kind itself adds to the row, beyond the change of state. */
static void
take_details (DhVisitRow *row, const DhEvent *event, DhVisitState from, gint64 at)
{
  switch (event->kind)
    {
    case DH_EVENT_CALL:
      if (row->called == 0)
        row->called = at;
      g_strlcpy (row->counter, event->counter, sizeof row->counter);
      break;
    case DH_EVENT_START:
      if (row->started == 0)
        row->started = at;
      row->volunteer_id = event->n_volunteers > 0 ? event->volunteers[0] : 0;
      if (event->counter[0] != '\0')
        g_strlcpy (row->counter, event->counter, sizeof row->counter);
      break;
    case DH_EVENT_TRANSFER:
      row->procedure_id = event->procedure_id;
      break;
    case DH_EVENT_CLOSE_DAY:
      if (from == DH_VISIT_SERVING)
        row->inaccurate = TRUE;
      break;
    case DH_EVENT_HOLD:
      g_strlcpy (row->hold_reason, event->note, sizeof row->hold_reason);
      break;
    case DH_EVENT_RECALL:
      row->recalls++;
      row->recalled = at;
      if (event->counter[0] != '\0')
        g_strlcpy (row->counter, event->counter, sizeof row->counter);
      break;
    case DH_EVENT_AMEND:
    case DH_EVENT_CHANGE:
      if (event->names)
        row->name_event = event->seq;
      take_change (row, event);
      break;
    case DH_EVENT_COME_BACK:
      row->trips++;
      row->follow_up = 0;
      break;
    case DH_EVENT_ASSIST:
    case DH_EVENT_RECORD:
    case DH_EVENT_FINISH:
    case DH_EVENT_LEAVE:
      if (event->follow_up != 0)
        row->follow_up = event->follow_up;
      break;
    case DH_EVENT_ARRIVE:
    case DH_EVENT_NO_SHOW:
    case DH_EVENT_RETURN:
    case DH_EVENT_RESUME:
    case DH_EVENT_CANCEL:
    case DH_EVENT_CHECK_IN:
    case DH_EVENT_CHECK_OUT:
    case DH_EVENT_STOP_NUMBERS:
    case DH_EVENT_OPEN_NUMBERS:
    case DH_EVENT_DAY_NOTE:
    case DH_EVENT_SHEET:
    case DH_EVENT_FEEDBACK:
    case DH_EVENT_FEEDBACK_STATUS:
    case DH_EVENT_RATING:
    case DH_EVENT_UNDO:
    case DH_EVENT_REDO:
    case DH_EVENT_PROCEDURE_SET:
    case DH_EVENT_VOLUNTEER_SET:
    case DH_EVENT_PLACE_SET:
    default:
      break;
    }
}

/* Whether they differ in what few steps change: it is written only where it did. */
static gboolean
description_differs (const DhVisitRow *a, const DhVisitRow *b)
{
  return a->procedure_id != b->procedure_id || a->people != b->people ||
         a->priority != b->priority || a->recalls != b->recalls || a->recalled != b->recalled ||
         a->trips != b->trips || a->follow_up != b->follow_up || a->quantity != b->quantity ||
         a->name_event != b->name_event || g_strcmp0 (a->priority_reason, b->priority_reason) != 0;
}

gboolean
dh_visit_step (DhVisitRow *row, const DhEvent *event, DhVisitChange *change)
{
  const DhVisitRow before = *row;
  DhVisitState from = row->state;
  DhVisitState to;
  gint64 last_second;

  *change = (DhVisitChange) { 0 };
  if (!dh_transition_allowed (event->kind, from, &to))
    return FALSE;
  if (event->kind == DH_EVENT_COME_BACK && row->recorded_late)
    return FALSE;
  if (event->day != row->day && (event->kind == DH_EVENT_COME_BACK ||
                                 (event->kind == DH_EVENT_ASSIST && from == DH_VISIT_DONE)))
    return FALSE;
  if (event->kind == DH_EVENT_CLOSE_DAY && event->stream_id != row->day)
    return FALSE;

  if (event->kind == DH_EVENT_ARRIVE || event->kind == DH_EVENT_RECORD)
    arrive (row, event);
  last_second = dh_day_start (row->day + 1) - 1;
  change->at = CLAMP (event->at, row->since, MAX (row->since, last_second));
  change->assist = event->kind == DH_EVENT_ASSIST || event->kind == DH_EVENT_RECORD;
  if (event->kind == DH_EVENT_ASSIST || event->kind == DH_EVENT_RECALL ||
      event->kind == DH_EVENT_CHANGE || event->kind == DH_EVENT_AMEND)
    {
      change->amended = event->kind == DH_EVENT_AMEND ? event->assist_id : 0;
      change->row = event->kind != DH_EVENT_ASSIST || event->follow_up != 0;
      take_details (row, event, from, change->at);
      change->described = description_differs (&before, row);
      return TRUE;
    }

  if (event->at < row->since || event->day != row->day)
    row->inaccurate = TRUE;
  move (row, to, change->at, change);
  take_details (row, event, from, change->at);
  row->last_event = event->seq;
  change->row = TRUE;
  change->described = description_differs (&before, row);
  return TRUE;
}

static DhFoldedAssist *
find_assist (DhVisitFold *self, gint64 id)
{
  for (guint i = 0; i < self->assists->len; i++)
    if (g_array_index (self->assists, DhFoldedAssist, i).id == id)
      return &g_array_index (self->assists, DhFoldedAssist, i);
  return NULL;
}

DhVisitFold *
dh_visit_fold (const DhEventList *events, const DhEvent **illegal)
{
  g_autoptr (DhVisitFold) self = g_new0 (DhVisitFold, 1);

  self->intervals = g_array_new (FALSE, TRUE, sizeof (DhIntervalRow));
  self->assists = g_array_new (FALSE, TRUE, sizeof (DhFoldedAssist));
  for (guint i = 0; i < dh_event_list_length (events); i++)
    {
      const DhEvent *event = dh_event_list_get (events, i);
      DhVisitChange change;

      if (!dh_visit_step (&self->row, event, &change))
        {
          /* A closing finds what is there: nothing to close is no fault. */
          if (event->kind == DH_EVENT_CLOSE_DAY)
            continue;
          *illegal = event;
          return NULL;
        }
      if (change.closed > 0)
        g_array_index (self->intervals, DhIntervalRow, change.closed - 1).to_at = change.at;
      if (change.opened > 0)
        {
          DhIntervalRow interval = { self->row.state, change.at, 0 };

          g_array_append_val (self->intervals, interval);
        }
      if (change.assist)
        {
          DhFoldedAssist assist = { event->seq, event, change.at };

          g_array_append_val (self->assists, assist);
        }
      if (change.amended != 0)
        {
          DhFoldedAssist *assist = find_assist (self, change.amended);

          if (assist == NULL)
            {
              *illegal = event;
              return NULL;
            }
          assist->event = event;
        }
    }
  return g_steal_pointer (&self);
}

void
dh_visit_fold_free (DhVisitFold *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->intervals);
  g_array_unref (self->assists);
  g_free (self);
}

const char *
dh_visit_row_difference (const DhVisitRow *a, const DhVisitRow *b)
{
#define COMPARE(member)                                                                            \
  if (a->member != b->member)                                                                      \
  return #member
  COMPARE (id);
  COMPARE (day);
  COMPARE (place_id);
  COMPARE (device_id);
  COMPARE (number);
  COMPARE (procedure_id);
  COMPARE (volunteer_id);
  COMPARE (people);
  COMPARE (priority);
  COMPARE (state);
  COMPARE (arrived);
  COMPARE (called);
  COMPARE (started);
  COMPARE (ended);
  COMPARE (since);
  COMPARE (served_s);
  COMPARE (intervals);
  COMPARE (inaccurate);
  COMPARE (recorded_late);
  COMPARE (recalls);
  COMPARE (recalled);
  COMPARE (origin_id);
  COMPARE (trips);
  COMPARE (follow_up);
  COMPARE (quantity);
  COMPARE (name_event);
  COMPARE (last_event);
#undef COMPARE
  if (g_strcmp0 (a->ticket, b->ticket) != 0)
    return "ticket";
  if (g_strcmp0 (a->counter, b->counter) != 0)
    return "counter";
  if (g_strcmp0 (a->priority_reason, b->priority_reason) != 0)
    return "priority_reason";
  if (g_strcmp0 (a->hold_reason, b->hold_reason) != 0)
    return "hold_reason";
  return NULL;
}
