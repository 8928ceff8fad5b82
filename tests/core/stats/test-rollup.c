/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stats-fixture.h"

#include "stats/dh-day-stats.h"
#include "stats/dh-rollup.h"

#define N_DAYS 12

/* Some days with visits in every state, some without any. */
static void
fill (Fixture *fixture)
{
  static const char *const states[] = { "waiting", "called",  "serving", "held",
                                        "done",    "no_show", "left",    "cancelled" };
  gint64 id = 1;

  for (gint32 day = DAY; day < DAY + N_DAYS; day++)
    for (int n = day % 3 == 0 ? 0 : g_test_rand_int_range (1, 15); n > 0; n--)
      {
        int state = g_test_rand_int_range (0, G_N_ELEMENTS (states));
        gint64 arrived = AT (day, 7, 0, 0) + g_test_rand_int_range (0, 3600 * 9);
        gint64 called = g_test_rand_bit () ? arrived + g_test_rand_int_range (0, 3000) : 0;
        gint64 started = g_test_rand_bit () ? arrived + g_test_rand_int_range (0, 3000) : 0;
        gboolean ended = state == 4 || state >= 6;
        gint64 visit = id++;

        add_visit (fixture, visit, day, states[state], arrived, called, started,
                   ended ? arrived + 5000 : 0);
        sql (fixture,
             "UPDATE visit SET people = %d, inaccurate = %d, recorded_late = %d"
             " WHERE id = %" G_GINT64_FORMAT,
             g_test_rand_int_range (1, 5), g_test_rand_int_range (0, 5) == 0,
             g_test_rand_int_range (0, 5) == 0, visit);
        for (int a = g_test_rand_int_range (0, 3); a > 0; a--)
          add_assist (fixture, id++, visit, day, 1, g_test_rand_int_range (1, 9));
      }
}

static GArray *
days (DhDb *db)
{
  g_autoptr (GError) error = NULL;
  GArray *result = dh_rollup_days (db, DAY, DAY + N_DAYS - 1, &error);

  g_assert_no_error (error);
  return result;
}

static gint64
stored (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStmt) row = dh_db_prepare (fixture->db, "SELECT count (*) FROM rollup_day", &error);

  g_assert_no_error (error);
  g_assert_true (dh_stmt_step (row, &error));
  return dh_stmt_int (row, 0);
}

/* Each roll-up against the full figures of its day. */
static void
assert_right (Fixture *fixture, GArray *rollups)
{
  guint i = 0;

  for (gint32 day = DAY; day < DAY + N_DAYS; day++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DhDayStats) stats = dh_day_stats_new (fixture->db, day, day, 0, 900, &error);
      const DhDayCounts *counts;

      g_assert_no_error (error);
      if (stats->arrived + stats->cancelled == 0)
        continue;
      g_assert_cmpuint (i, <, rollups->len);
      counts = &g_array_index (rollups, DhDayCounts, i++);
      g_assert_cmpint (counts->day, ==, day);
      g_assert_cmpint (counts->arrived, ==, stats->arrived);
      g_assert_cmpint (counts->people, ==, stats->people);
      g_assert_cmpint (counts->served, ==, stats->served);
      g_assert_cmpint (counts->left, ==, stats->left);
      g_assert_cmpint (counts->no_show, ==, stats->no_show);
      g_assert_cmpint (counts->cancelled, ==, stats->cancelled);
      g_assert_cmpint (counts->assists, ==, stats->assists);
      g_assert_cmpint (counts->quantity, ==, stats->quantity);
      g_assert_cmpint (counts->wait_n, ==, stats->wait.n);
      g_assert_cmpint (counts->wait_sum, ==, stats->wait.total_s);
    }
  g_assert_cmpuint (i, ==, rollups->len);
}

static void
assert_faults (Fixture *fixture, guint expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  dh_rollup_check (fixture->db, faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, expected);
}

static void
test_same_as_rows (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GArray) computed = NULL, kept = NULL;

  fill (fixture);
  computed = days (fixture->db);
  assert_right (fixture, computed);
  g_assert_cmpint (stored (fixture), ==, computed->len);
  kept = days (fixture->db);
  g_assert_cmpuint (kept->len, ==, computed->len);
  assert_right (fixture, kept);
  assert_faults (fixture, 0);
}

static void
test_drop (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GArray) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  gint32 day;

  fill (fixture);
  before = days (fixture->db);
  day = g_array_index (before, DhDayCounts, 1).day;
  add_visit (fixture, 9999, day, "called", AT (day, 9, 0, 0), AT (day, 9, 1, 0), 0, 0);
  dh_rollup_drop (fixture->db, day);
  g_assert_cmpint (stored (fixture), ==, before->len - 1);
  after = days (fixture->db);
  assert_right (fixture, after);
  assert_faults (fixture, 0);

  g_assert_true (dh_rollup_drop_all (fixture->db, &error));
  g_assert_cmpint (stored (fixture), ==, 0);
}

/* Whoever may only read gets the same answer, and leaves the file as it is. */
static void
test_reader (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GArray) rollups = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) reader = NULL;

  fill (fixture);
  reader = dh_db_open (fixture->path, DH_DB_READ, &error);
  g_assert_no_error (error);
  rollups = days (reader);
  assert_right (fixture, rollups);
  g_assert_cmpint (stored (fixture), ==, 0);
}

static void
test_check (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const columns[] = { "arrived",   "people",  "served",   "left_",  "no_show",
                                         "cancelled", "assists", "quantity", "wait_n", "wait_sum" };
  g_autoptr (GArray) rollups = NULL;

  fill (fixture);
  rollups = days (fixture->db);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      sql (fixture, "UPDATE rollup_day SET %s = %s + 1 WHERE day = %d", columns[i], columns[i],
           g_array_index (rollups, DhDayCounts, 0).day);
      assert_faults (fixture, 1);
      sql (fixture, "UPDATE rollup_day SET %s = %s - 1 WHERE day = %d", columns[i], columns[i],
           g_array_index (rollups, DhDayCounts, 0).day);
    }
  assert_faults (fixture, 0);
  sql (fixture, "INSERT OR REPLACE INTO rollup_hour VALUES (%d, 3, 0, 0, 0, 1)",
       g_array_index (rollups, DhDayCounts, 1).day);
  assert_faults (fixture, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/rollup/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("same-as-rows", test_same_as_rows);
  ADD ("drop", test_drop);
  ADD ("reader", test_reader);
  ADD ("check", test_check);
  return g_test_run ();
}
