/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "stats/dh-rollup.h"
#include "dh-day.h"
#include "dh-enums.h"
#include "dh-error.h"

#define HOURS 24

typedef struct
{
  gint64 arrived, called, served, left;
} HourCounts;

/* A day as its roll-up keeps it. */
typedef struct
{
  DhDayCounts counts;
  HourCounts hours[HOURS];
} DayRollup;

void
dh_rollup_drop (DhDb *db, gint32 day)
{
  g_autoptr (GError) error = NULL;
  /* The hours go with the day, by the foreign key. */
  g_autoptr (DhStmt) row = dh_db_prepare (db, "DELETE FROM rollup_day WHERE day = ?1", &error);

  if (row != NULL)
    dh_stmt_bind_int (row, 1, day);
  if (row == NULL || !dh_stmt_run (row, &error))
    g_warning ("Cannot drop the roll-up of a day: %s", error->message);
}

gboolean
dh_rollup_drop_all (DhDb *db, GError **error)
{
  return dh_db_exec (db, "DELETE FROM rollup_hour; DELETE FROM rollup_day", error);
}

/* ---- From the rows */

static HourCounts *
hour_of (DayRollup *rollup, gint64 time)
{
  static HourCounts elsewhere; /* what fell on another day is in no hour; never read */

  if (dh_day_of_time (time) != rollup->counts.day)
    return &elsewhere;
  return &rollup->hours[dh_time_second_of_day (time) / 3600];
}

/* A visit that was written down afterwards is in no hour. */
static void
add_hours (DayRollup *rollup, DhStmt *row, DhVisitState state)
{
  hour_of (rollup, dh_stmt_int (row, 2))->arrived++;
  if (!dh_stmt_is_null (row, 3))
    hour_of (rollup, dh_stmt_int (row, 3))->called++;
  if (state == DH_VISIT_DONE)
    hour_of (rollup, dh_stmt_int (row, 4))->served++;
  else if (state == DH_VISIT_LEFT)
    hour_of (rollup, dh_stmt_int (row, 4))->left++;
}

/* Columns: state, people, arrived, first attended, ended, untimed, recorded late. */
static void
add_visit (DayRollup *rollup, DhStmt *row)
{
  DhDayCounts *counts = &rollup->counts;
  DhVisitState state = DH_VISIT_NONE;

  dh_visit_state_from_code (dh_stmt_text (row, 0), &state);
  if (state == DH_VISIT_CANCELLED)
    {
      counts->cancelled++;
      return;
    }
  counts->arrived++;
  counts->people += dh_stmt_int (row, 1);
  if (dh_stmt_int (row, 6) == 0)
    add_hours (rollup, row, state);
  if (!dh_stmt_is_null (row, 3) && dh_stmt_int (row, 5) == 0)
    {
      counts->wait_n++;
      counts->wait_sum += dh_stmt_int (row, 3) - dh_stmt_int (row, 2);
    }
  if (state == DH_VISIT_DONE)
    counts->served++;
  else if (state == DH_VISIT_LEFT)
    counts->left++;
  else if (state == DH_VISIT_NO_SHOW)
    counts->no_show++;
}

/* The people of the sheets: each served, with one assist. */
static gboolean
add_sheets (DhDb *db, DhDayCounts *counts, GError **error)
{
  GError *failure = NULL;
  g_autoptr (DhStmt) row = dh_db_prepare (db,
                                         "SELECT ifnull (sum (r.count), 0) FROM sheet s"
                                         " JOIN sheet_row r ON r.sheet_id = s.id WHERE s.day = ?1",
                                         error);
  gint64 people;

  if (row == NULL)
    return FALSE;
  dh_stmt_bind_int (row, 1, counts->day);
  if (!dh_stmt_step (row, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return FALSE;
    }
  people = dh_stmt_int (row, 0);
  counts->arrived += people;
  counts->people += people;
  counts->served += people;
  counts->assists += people;
  counts->quantity += people;
  return TRUE;
}

static gboolean
compute (DhDb *db, gint32 day, DayRollup *rollup, GError **error)
{
  GError *failure = NULL;
  g_autoptr (DhStmt) row = NULL;
  g_autoptr (DhStmt) sums = NULL;

  *rollup = (DayRollup) { .counts.day = day };
  row = dh_db_prepare (db,
                       "SELECT state, people, arrived,"
                       " CASE WHEN called <= ifnull (started, called) THEN called ELSE started END,"
                       " ended, inaccurate OR recorded_late, recorded_late FROM visit"
                       " WHERE day = ?1",
                       error);
  if (row == NULL)
    return FALSE;
  dh_stmt_bind_int (row, 1, day);
  while (dh_stmt_step (row, &failure))
    add_visit (rollup, row);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  sums = dh_db_prepare (db,
                        "SELECT count (*), ifnull (sum (a.quantity), 0) FROM assist a"
                        " CROSS JOIN visit v ON v.id = a.visit_id AND v.state <> 'cancelled'"
                        " WHERE a.day = ?1",
                        error);
  if (sums == NULL)
    return FALSE;
  dh_stmt_bind_int (sums, 1, day);
  if (!dh_stmt_step (sums, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return FALSE;
    }
  rollup->counts.assists = dh_stmt_int (sums, 0);
  rollup->counts.quantity = dh_stmt_int (sums, 1);
  return add_sheets (db, &rollup->counts, error);
}

/* ---- To and from the tables */

static gboolean
store_hours (DhDb *db, const DayRollup *rollup, GError **error)
{
  for (int i = 0; i < HOURS; i++)
    {
      const HourCounts *hour = &rollup->hours[i];
      g_autoptr (DhStmt) row = NULL;

      if (hour->arrived + hour->called + hour->served + hour->left == 0)
        continue;
      row = dh_db_prepare (db,
                           "INSERT INTO rollup_hour (day, hour, arrived, called, served, left_)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                           error);
      if (row == NULL)
        return FALSE;
      dh_stmt_bind_int (row, 1, rollup->counts.day);
      dh_stmt_bind_int (row, 2, i);
      dh_stmt_bind_int (row, 3, hour->arrived);
      dh_stmt_bind_int (row, 4, hour->called);
      dh_stmt_bind_int (row, 5, hour->served);
      dh_stmt_bind_int (row, 6, hour->left);
      if (!dh_stmt_run (row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store (DhDb *db, const DayRollup *rollup, GError **error)
{
  const DhDayCounts *c = &rollup->counts;
  g_autoptr (DhStmt) row = dh_db_prepare (
      db,
      "INSERT INTO rollup_day (day, arrived, people, served, left_, no_show,"
      " cancelled, assists, quantity, wait_n, wait_sum)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      error);

  if (row == NULL)
    return FALSE;
  dh_stmt_bind_int (row, 1, c->day);
  dh_stmt_bind_int (row, 2, c->arrived);
  dh_stmt_bind_int (row, 3, c->people);
  dh_stmt_bind_int (row, 4, c->served);
  dh_stmt_bind_int (row, 5, c->left);
  dh_stmt_bind_int (row, 6, c->no_show);
  dh_stmt_bind_int (row, 7, c->cancelled);
  dh_stmt_bind_int (row, 8, c->assists);
  dh_stmt_bind_int (row, 9, c->quantity);
  dh_stmt_bind_int (row, 10, c->wait_n);
  dh_stmt_bind_int (row, 11, c->wait_sum);
  return dh_stmt_run (row, error) && store_hours (db, rollup, error);
}

static DhDayCounts
read_counts (DhStmt *row)
{
  return (DhDayCounts) {
    .day = dh_stmt_int (row, 0),
    .arrived = dh_stmt_int (row, 1),
    .people = dh_stmt_int (row, 2),
    .served = dh_stmt_int (row, 3),
    .left = dh_stmt_int (row, 4),
    .no_show = dh_stmt_int (row, 5),
    .cancelled = dh_stmt_int (row, 6),
    .assists = dh_stmt_int (row, 7),
    .quantity = dh_stmt_int (row, 8),
    .wait_n = dh_stmt_int (row, 9),
    .wait_sum = dh_stmt_int (row, 10),
  };
}

/* Stored roll-ups of the days that have visits or sheets, and in @missing (of gint32) the days
 * without one. The recursion steps from day to day over the index, so that its cost is in days and
 * not in visits. */
static gboolean
read_stored (DhDb *db, gint32 from, gint32 to, GArray *days, GArray *missing, GError **error)
{
  GError *failure = NULL;
  g_autoptr (DhStmt) row = dh_db_prepare (
      db,
      "WITH RECURSIVE d (day) AS ("
      " SELECT min (day) FROM visit WHERE day >= ?1"
      " UNION ALL"
      " SELECT (SELECT min (v.day) FROM visit v WHERE v.day > d.day) FROM d WHERE d.day < ?2),"
      "a (day) AS (SELECT day FROM d WHERE day <= ?2 UNION SELECT s.day FROM sheet s"
      " WHERE s.kind = 'outreach' AND s.day BETWEEN ?1 AND ?2)"
      "SELECT a.day, arrived, people, served, left_, no_show, cancelled, assists, quantity, wait_n,"
      " wait_sum, r.day IS NULL FROM a LEFT JOIN rollup_day r ON r.day = a.day"
      " ORDER BY a.day",
      error);

  if (row == NULL)
    return FALSE;
  dh_stmt_bind_int (row, 1, from);
  dh_stmt_bind_int (row, 2, to);
  while (dh_stmt_step (row, &failure))
    {
      DhDayCounts counts = read_counts (row);

      if (dh_stmt_int (row, 11) != 0)
        g_array_append_val (missing, counts.day);
      else
        g_array_append_val (days, counts);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}

static int
compare_days (const void *a, const void *b)
{
  const DhDayCounts *x = a, *y = b;

  return (x->day > y->day) - (x->day < y->day);
}

/* Keeps what was computed for the next time. Not being able to (a reader of the file) is no failure
 * of the question. */
static void
keep (DhDb *db, GArray *rollups)
{
  g_autoptr (GError) error = NULL;

  if (!dh_db_begin (db, &error))
    {
      g_debug ("Roll-ups are not kept: %s", error->message);
      return;
    }
  for (guint i = 0; i < rollups->len; i++)
    if (!store (db, &g_array_index (rollups, DayRollup, i), &error))
      {
        g_debug ("Roll-ups are not kept: %s", error->message);
        dh_db_rollback (db);
        return;
      }
  if (!dh_db_commit (db, &error))
    g_debug ("Roll-ups are not kept: %s", error->message);
}

GArray *
dh_rollup_days (DhDb *db, gint32 from, gint32 to, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DhDayCounts));
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GArray) built = g_array_new (FALSE, FALSE, sizeof (DayRollup));

  if (!read_stored (db, from, to, days, missing, error))
    return NULL;
  for (guint i = 0; i < missing->len; i++)
    {
      DayRollup rollup;

      if (!compute (db, g_array_index (missing, gint32, i), &rollup, error))
        return NULL;
      g_array_append_val (built, rollup);
      g_array_append_val (days, rollup.counts);
    }
  /* Within somebody's transaction a failed write would spoil their work, so it is only read then.
   */
  if (built->len > 0 && !dh_db_in_transaction (db))
    keep (db, built);
  g_array_sort (days, compare_days);
  return g_steal_pointer (&days);
}

/* ---- Check */

static gboolean
same_hours (DhDb *db, const DayRollup *rollup, gboolean *same, GError **error)
{
  GError *failure = NULL;
  HourCounts stored[HOURS] = { 0 };
  g_autoptr (DhStmt) row = dh_db_prepare (
      db, "SELECT hour, arrived, called, served, left_ FROM rollup_hour WHERE day = ?1", error);

  if (row == NULL)
    return FALSE;
  dh_stmt_bind_int (row, 1, rollup->counts.day);
  while (dh_stmt_step (row, &failure))
    stored[dh_stmt_int (row, 0) % HOURS] =
        (HourCounts) { dh_stmt_int (row, 1), dh_stmt_int (row, 2), dh_stmt_int (row, 3),
                       dh_stmt_int (row, 4) };
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  *same = memcmp (stored, rollup->hours, sizeof stored) == 0;
  return TRUE;
}

static gboolean
same_counts (const DhDayCounts *a, const DhDayCounts *b)
{
  return a->arrived == b->arrived && a->people == b->people && a->served == b->served &&
         a->left == b->left && a->no_show == b->no_show && a->cancelled == b->cancelled &&
         a->assists == b->assists && a->quantity == b->quantity && a->wait_n == b->wait_n &&
         a->wait_sum == b->wait_sum;
}

gboolean
dh_rollup_check (DhDb *db, GPtrArray *faults, GError **error)
{
  GError *failure = NULL;
  g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (DhDayCounts));
  g_autoptr (DhStmt) row = dh_db_prepare (
      db,
      "SELECT day, arrived, people, served, left_, no_show, cancelled, assists,"
      " quantity, wait_n, wait_sum FROM rollup_day ORDER BY day",
      error);

  if (row == NULL)
    return FALSE;
  while (dh_stmt_step (row, &failure))
    {
      DhDayCounts counts = read_counts (row);
      g_array_append_val (stored, counts);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  for (guint i = 0; i < stored->len; i++)
    {
      const DhDayCounts *counts = &g_array_index (stored, DhDayCounts, i);
      DayRollup right;
      gboolean same;

      if (!compute (db, counts->day, &right, error) || !same_hours (db, &right, &same, error))
        return FALSE;
      if (!same || !same_counts (counts, &right.counts))
        {
          g_autofree char *day = dh_day_to_iso (counts->day);
          g_ptr_array_add (
              faults, g_strdup_printf (_ ("The stored totals of %s differ from its rows."), day));
        }
    }
  return TRUE;
}
