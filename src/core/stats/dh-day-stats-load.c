/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "stats/dh-day-stats-private.h"
#include "dh-day.h"
#include "dh-error.h"

/* Columns of the visits' query. */
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
  V_UNTIMED,
};

static gboolean
bad_visit (GError **error, gint64 id)
{
  g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
               _ ("The row of visit %" G_GINT64_FORMAT " is damaged. Restore a backup."), id);
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
  gboolean timed = dh_stmt_int (row, V_UNTIMED) == 0;
  gboolean ended = state == DH_VISIT_DONE || state == DH_VISIT_LEFT;
  gint64 attended = G_MAXINT64; /* first call, or first start where not called before it */
  DhHourStats *hour = hour_of (draft, day, arrived);
  DhPriority priority;

  if (hour == NULL || !dh_priority_from_code (dh_stmt_text (row, V_PRIORITY), &priority) ||
      ended == dh_stmt_is_null (row, V_ENDED))
    return bad_visit (error, dh_stmt_int (row, V_ID));

  stats->arrived++;
  hour->arrived++;
  stats->people += dh_stmt_int (row, V_PEOPLE);
  stats->elderly += priority == DH_PRIORITY_ELDERLY;
  stats->other_priority += priority == DH_PRIORITY_OTHER;

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

static gboolean
load_rows (DhDb *db, DhDayDraft *draft, GError **error)
{
  GError *failure = NULL;
  g_autoptr (DhStmt) row = dh_db_prepare (
      db,
      "SELECT id, day, people, priority, state, arrived, called, started, ended, served_s,"
      " inaccurate OR recorded_late FROM visit WHERE day BETWEEN ?1 AND ?2",
      error);

  if (row == NULL)
    return FALSE;
  dh_stmt_bind_int (row, 1, draft->stats->from);
  dh_stmt_bind_int (row, 2, draft->stats->to);
  while (dh_stmt_step (row, &failure))
    {
      DhVisitState state;

      if (!dh_visit_state_from_code (dh_stmt_text (row, V_STATE), &state))
        return bad_visit (error, dh_stmt_int (row, V_ID));
      if (state == DH_VISIT_CANCELLED)
        draft->stats->cancelled++;
      else if (!count_visit (draft, row, state, error))
        return FALSE;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}

/* Where an interval of @day ends: an open one at @now where @now is on its day, else with its day.
 */
static gint64
end_of_interval (const DhDayDraft *draft, DhStmt *row, gint32 day)
{
  gint64 midnight = dh_day_start (day) + DH_DAY_S;

  if (!dh_stmt_is_null (row, 2))
    return MIN (dh_stmt_int (row, 2), midnight);
  return dh_day_of_time (draft->now) == day ? draft->now : midnight;
}

static gboolean
load_waiting (DhDb *db, DhDayDraft *draft, GError **error)
{
  GError *failure = NULL;
  /* CROSS JOIN: the visits of the days lead, whatever the planner believes of the tables' sizes.
   * Those recorded after the fact stood in no queue. */
  g_autoptr (DhStmt) row = dh_db_prepare (
      db,
      "SELECT v.day, i.from_at, i.to_at FROM visit v CROSS JOIN interval i ON i.visit_id = v.id"
      " WHERE v.day BETWEEN ?1 AND ?2 AND v.state <> 'cancelled' AND NOT v.recorded_late"
      " AND i.state = 'waiting'",
      error);

  if (row == NULL)
    return FALSE;
  dh_stmt_bind_int (row, 1, draft->stats->from);
  dh_stmt_bind_int (row, 2, draft->stats->to);
  while (dh_stmt_step (row, &failure))
    {
      gint32 day = dh_stmt_int (row, 0);
      DhSpan span = { .from = dh_stmt_int (row, 1), .to = end_of_interval (draft, row, day) };

      /* Empty where it began on a later day than the visit's, or after "now". */
      if (span.from >= span.to)
        continue;
      draft->waited_s += span.to - span.from;
      g_array_append_val (draft->spans, span);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}

gboolean
dh_day_stats_load_visits (DhDb *db, DhDayDraft *draft, GError **error)
{
  return load_rows (db, draft, error) && load_waiting (db, draft, error);
}
