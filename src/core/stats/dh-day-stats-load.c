/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "stats/dh-day-stats-private.h"
#include "dh-day.h"
#include "dh-error.h"

/* Columns of the query. */
enum
{
  V_ID,
  V_DAY,
  V_PEOPLE,
  V_PRIORITY,
  V_STATE,
  V_ARRIVED,
  V_CALLED,
  V_STARTED,
  V_ENDED,
  V_SERVED_S,
  V_INACCURATE,
  V_LATE,
  W_FROM, /* of a waiting interval of the visit */
  W_TO,
};

static gboolean
bad_visit (GError **error, gint64 id)
{
  g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
               _ ("The row of visit %" PRId64 " is damaged. Restore a backup."), id);
  return FALSE;
}

/* The hour's row for @time, or NULL where it is not on @day. */
static DhHourStats *
hour_of (DhDayDraft *draft, gint32 day, gint64 time)
{
  if (dh_day_of_time (time) != day)
    return NULL;
  return &draft->hours[dh_time_second_of_day (time) / 3600];
}

/* Of a visit that was written down afterwards: it has no times. */
static gboolean
count_late (DhDayDraft *draft, DhVisitState state)
{
  DhDayStats *stats = draft->stats;

  stats->recorded_late++;
  draft->arrived_elsewhere++;
  if (state == DH_VISIT_DONE)
    {
      stats->served++;
      draft->served_elsewhere++;
    }
  else if (state == DH_VISIT_LEFT)
    {
      stats->left++;
      draft->left_elsewhere++;
    }
  else if (state == DH_VISIT_NO_SHOW)
    stats->no_show++;
  else
    stats->open++;
  return TRUE;
}

static void
count_call (DhDayDraft *draft, gint32 day, gint64 time)
{
  DhHourStats *hour = hour_of (draft, day, time);

  draft->called++;
  if (hour != NULL)
    hour->called++;
  else
    draft->called_elsewhere++;
}

static void
count_end (DhDayDraft *draft, gint32 day, DhVisitState state, gint64 time)
{
  DhHourStats *hour = hour_of (draft, day, time);

  if (state == DH_VISIT_DONE)
    {
      draft->stats->served++;
      if (hour != NULL)
        hour->served++;
      else
        draft->served_elsewhere++;
    }
  else
    {
      draft->stats->left++;
      if (hour != NULL)
        hour->left++;
      else
        draft->left_elsewhere++;
    }
}

/* Everything of one visit that is not cancelled, but its waiting in the queue. */
static gboolean
count_visit (DhDayDraft *draft, DhStmt *row, DhVisitState state, GError **error)
{
  DhDayStats *stats = draft->stats;
  gint32 day = dh_stmt_int (row, V_DAY);
  gint64 arrived = dh_stmt_int (row, V_ARRIVED);
  gboolean timed = !dh_stmt_int (row, V_INACCURATE);
  gboolean ended = state == DH_VISIT_DONE || state == DH_VISIT_LEFT;
  gint64 attended = G_MAXINT64; /* first call, or first start where not called before it */
  DhHourStats *hour = hour_of (draft, day, arrived);
  DhPriority priority;

  if (hour == NULL || !dh_priority_from_code (dh_stmt_text (row, V_PRIORITY), &priority) ||
      ended == dh_stmt_is_null (row, V_ENDED))
    return bad_visit (error, dh_stmt_int (row, V_ID));

  stats->arrived++;
  stats->people += dh_stmt_int (row, V_PEOPLE);
  stats->elderly += priority == DH_PRIORITY_ELDERLY;
  stats->other_priority += priority == DH_PRIORITY_OTHER;
  if (dh_stmt_int (row, V_LATE) != 0)
    return count_late (draft, state);
  hour->arrived++;

  if (!dh_stmt_is_null (row, V_CALLED))
    attended = dh_stmt_int (row, V_CALLED);
  if (!dh_stmt_is_null (row, V_STARTED))
    attended = MIN (attended, dh_stmt_int (row, V_STARTED));
  if (attended != G_MAXINT64)
    {
      gint64 wait = attended - arrived;

      count_call (draft, day, attended);
      if (timed)
        {
          g_array_append_val (draft->waits, wait);
          stats->within_target += wait <= stats->target_s;
        }
    }

  if (ended)
    {
      gint64 end = dh_stmt_int (row, V_ENDED);

      count_end (draft, day, state, end);
      if (state == DH_VISIT_DONE && timed)
        {
          gint64 served = dh_stmt_int (row, V_SERVED_S);
          g_array_append_val (draft->services, served);
        }
      if (state == DH_VISIT_LEFT && timed && attended == G_MAXINT64 &&
          end - arrived > stats->target_s)
        stats->eligible++;
    }
  else if (state == DH_VISIT_NO_SHOW)
    stats->no_show++;
  else
    stats->open++;
  return TRUE;
}

/* Where an interval of @day ends: an open one at now where now is on its day, else with its day. */
static gint64
end_of_waiting (const DhDayDraft *draft, DhStmt *row, gint32 day)
{
  gint64 midnight = dh_day_start (day) + DH_DAY_S;

  if (!dh_stmt_is_null (row, W_TO))
    return MIN (dh_stmt_int (row, W_TO), midnight);
  return dh_day_of_time (draft->now) == day ? draft->now : midnight;
}

static void
add_waiting (DhDayDraft *draft, DhStmt *row)
{
  gint32 day = dh_stmt_int (row, V_DAY);
  DhSpan span = { .from = dh_stmt_int (row, W_FROM), .to = end_of_waiting (draft, row, day) };

  /* Empty where it began on a later day than the visit's, or after now. */
  if (span.from >= span.to)
    return;
  draft->waited_s += span.to - span.from;
  g_array_append_val (draft->spans, span);
}

/* A row of the join; @id: of the visit before it. */
static gboolean
add_row (DhDayDraft *draft, DhStmt *row, gint64 *id, GError **error)
{
  gint64 own_id = dh_stmt_int (row, V_ID);
  gboolean again = own_id == *id; /* one more interval of the same visit */
  DhVisitState state;

  *id = own_id;
  if (!dh_visit_state_from_code (dh_stmt_text (row, V_STATE), &state))
    return bad_visit (error, own_id);
  if (state == DH_VISIT_CANCELLED)
    {
      if (g_hash_table_add (draft->cancelled, g_memdup2 (&own_id, sizeof own_id)))
        draft->stats->cancelled++;
      return TRUE;
    }
  if (!again && !count_visit (draft, row, state, error))
    return FALSE;
  /* Those recorded after the fact stood in no queue. */
  if (!dh_stmt_is_null (row, W_FROM) && !dh_stmt_int (row, V_LATE))
    add_waiting (draft, row);
  return TRUE;
}

gboolean
dh_day_stats_load_visits (DhDb *db, DhDayDraft *draft, GError **error)
{
  GError *failure = NULL;
  gint64 id = 0;
  g_autoptr (DhStmt) row = dh_db_prepare (
      db,
      "SELECT v.id, v.day, v.people, v.priority, v.state, v.arrived, v.called, v.started, v.ended,"
      " v.served_s, v.inaccurate, v.recorded_late, i.from_at, i.to_at FROM visit v"
      " LEFT JOIN interval i ON i.visit_id = v.id AND i.state = 'waiting'"
      " WHERE v.day BETWEEN ?1 AND ?2",
      error);

  if (row == NULL)
    return FALSE;
  dh_stmt_bind_int (row, 1, draft->stats->from);
  dh_stmt_bind_int (row, 2, draft->stats->to);
  while (dh_stmt_step (row, &failure))
    if (!add_row (draft, row, &id, error))
      return FALSE;
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}
