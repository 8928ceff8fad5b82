/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stats-fixture.h"

#include "stats/dh-day-stats-private.h"

static DhDayStats *
stats_at (Fixture *fixture, gint32 from, gint32 to, gint64 now)
{
  g_autoptr (GError) error = NULL;
  DhDayStats *stats = dh_day_stats_new (fixture->db, from, to, now, 900, &error);

  g_assert_no_error (error);
  return stats;
}

static int
compare (const void *a, const void *b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The smallest value with at least p·n values not above it: the definition, tried one by one. */
static void
test_quantile (void)
{
  static const guint parts[][2] = { { 1, 2 }, { 9, 10 }, { 1, 10 }, { 1, 1 }, { 2, 3 } };
  gint64 values[60] = { 0 };

  g_assert_cmpint (dh_quantile (values, 0, 1, 2), ==, -1);
  for (guint n = 1; n <= G_N_ELEMENTS (values); n++)
    {
      for (guint i = 0; i < n; i++)
        values[i] = g_test_rand_int_range (0, 20);
      qsort (values, n, sizeof *values, compare);
      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        {
          gint64 expected = -1;

          for (guint i = 0; i < n && expected < 0; i++)
            {
              guint below = 0;

              for (guint k = 0; k < n; k++)
                below += values[k] <= values[i];
              if (below * parts[p][1] >= parts[p][0] * n)
                expected = values[i];
            }
          g_assert_cmpint (dh_quantile (values, n, parts[p][0], parts[p][1]), ==, expected);
        }
    }
}

/* The sweep against one cell per second of the day. */
static void
test_sweep (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DhSpan));
      g_autofree int *queue = g_new0 (int, 2 * DH_DAY_S);
      DhHourStats hours[DH_HOURS] = { 0 }, expected[DH_HOURS] = { 0 };
      int n = g_test_rand_int_range (0, 40), queue_max = 0, expected_max = 0;
      gint64 area = 0, expected_area = 0, base = dh_day_start (DAY);

      for (int i = 0; i < n; i++)
        {
          /* Coarse steps make ties of every kind. */
          int day = g_test_rand_int_range (0, 2);
          int a = g_test_rand_int_range (0, 49) * 1800, b = g_test_rand_int_range (0, 49) * 1800;
          int from = day * DH_DAY_S + MIN (a, b), to = day * DH_DAY_S + MAX (a, b);
          DhSpan span = { base + from, base + to };

          g_array_append_val (spans, span);
          for (int t = from; t < to; t++)
            queue[t]++;
        }
      for (int t = 0; t < 2 * DH_DAY_S; t++)
        {
          DhHourStats *hour = &expected[t % DH_DAY_S / 3600];

          hour->queue_max = MAX (hour->queue_max, queue[t]);
          hour->queue_area_s += queue[t];
          expected_max = MAX (expected_max, queue[t]);
          expected_area += queue[t];
        }
      dh_queue_sweep (spans, hours, &queue_max, &area);
      g_assert_cmpint (queue_max, ==, expected_max);
      g_assert_cmpint (area, ==, expected_area);
      for (int h = 0; h < DH_HOURS; h++)
        {
          g_assert_cmpint (hours[h].queue_max, ==, expected[h].queue_max);
          g_assert_cmpint (hours[h].queue_area_s, ==, expected[h].queue_area_s);
        }
    }
}

static void
test_empty_day (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DhDayStats) stats = stats_at (fixture, DAY, DAY, 0);
  g_autofree char *json = dh_day_stats_to_json (stats);

  g_assert_cmpstr (json, ==,
                   "{\n \"schema\": 1,\n \"date\": \"2024-10-04\",\n \"visits\": {\n"
                   "  \"arrived\": 0,\n  \"people\": 0,\n  \"served\": 0,\n  \"left\": 0,\n"
                   "  \"no_show\": 0,\n  \"cancelled\": 0,\n  \"open\": 0,\n  \"priority\": {\n"
                   "   \"elderly\": 0,\n   \"other\": 0\n  }\n },\n \"wait\": {\n  \"n\": 0,\n"
                   "  \"mean_s\": null,\n  \"median_s\": null,\n  \"p90_s\": null,\n"
                   "  \"max_s\": null,\n  \"target_s\": 900,\n  \"eligible\": 0,\n"
                   "  \"within_target\": 0\n },\n \"service\": {\n  \"n\": 0,\n"
                   "  \"mean_s\": null,\n  \"median_s\": null,\n  \"p90_s\": null,\n"
                   "  \"total_s\": 0\n },\n \"queue\": {\n  \"max\": 0,\n  \"area_s\": 0\n },\n"
                   " \"hours\": [],\n \"assists\": {\n  \"count\": 0,\n  \"quantity\": 0,\n"
                   "  \"by_channel\": {\n   \"online\": 0,\n   \"in_person\": 0,\n"
                   "   \"postal\": 0\n  },\n  \"by_outcome\": {\n   \"self_done\": 0,\n"
                   "   \"submitted\": 0,\n   \"referred\": 0,\n   \"follow_up\": 0,\n"
                   "   \"missing_papers\": 0,\n   \"unresolved\": 0\n  }\n },\n"
                   " \"procedures\": [],\n \"fields\": [],\n \"volunteers\": [],\n"
                   " \"difficulties\": []\n}\n");
}

/* Recorded after the fact: in the counts, in no time, no queue and no hour. Times flagged
 * inaccurate: in the counts and the queue, in no time. */
static void
test_untimed (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DhDayStats) stats = NULL;
  gint64 eight = AT (DAY, 8, 0, 0);

  add_visit (fixture, 1, DAY, "done", eight, eight + 60, eight + 60, eight + 600);
  add_interval (fixture, 1, 1, "waiting", eight, eight + 60);
  add_visit (fixture, 2, DAY, "done", eight, eight + 100, eight + 100, eight + 600);
  add_interval (fixture, 2, 1, "waiting", eight, eight + 100);
  add_visit (fixture, 3, DAY, "done", eight, 0, eight + 1000, eight + 2000);
  add_interval (fixture, 3, 1, "waiting", eight, eight + 1000);
  sql (fixture, "UPDATE visit SET served_s = 7;"
                "UPDATE visit SET inaccurate = 1 WHERE id = 2;"
                "UPDATE visit SET recorded_late = 1 WHERE id = 3;");
  stats = stats_at (fixture, DAY, DAY, 0);
  g_assert_cmpint (stats->arrived, ==, 3);
  g_assert_cmpint (stats->served, ==, 3);
  g_assert_cmpint (stats->wait.n, ==, 1);
  g_assert_cmpint (stats->wait.max_s, ==, 60);
  g_assert_cmpint (stats->eligible, ==, 1);
  g_assert_cmpint (stats->service.n, ==, 1);
  g_assert_cmpint (stats->service.total_s, ==, 7);
  g_assert_cmpint (stats->queue_max, ==, 2);
  g_assert_cmpint (stats->queue_area_s, ==, 160);
  g_assert_cmpuint (stats->n_hours, ==, 1);
  g_assert_cmpint (stats->recorded_late, ==, 1);
  g_assert_cmpint (stats->hours[0].arrived, ==, 2);
  g_assert_cmpint (stats->hours[0].called, ==, 2);
  g_assert_cmpint (stats->hours[0].served, ==, 2);
}

/* Of those who left uncalled after a long wait, only the ones whose times are known are eligible.
 */
static void
test_gave_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DhDayStats) stats = NULL;
  gint64 eight = AT (DAY, 8, 0, 0);

  add_visit (fixture, 1, DAY, "left", eight, 0, 0, eight + 901);
  add_visit (fixture, 2, DAY, "left", eight, 0, 0, eight + 900);
  add_visit (fixture, 3, DAY, "left", eight, 0, 0, eight + 901);
  add_visit (fixture, 4, DAY, "left", eight, 0, 0, eight + 901);
  add_visit (fixture, 5, DAY, "left", eight, eight + 5, 0, eight + 901);
  sql (fixture, "UPDATE visit SET inaccurate = 1 WHERE id = 3;"
                "UPDATE visit SET recorded_late = 1 WHERE id = 4;");
  stats = stats_at (fixture, DAY, DAY, 0);
  g_assert_cmpint (stats->left, ==, 5);
  g_assert_cmpint (stats->wait.n, ==, 1);
  g_assert_cmpint (stats->eligible, ==, 2);
}

/* What a visit does after its day has no part in the day's queue and hours, nor in the next day's.
 */
static void
test_over_midnight (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DhDayStats) stats = NULL, next = NULL;
  gint64 late = AT (DAY, 23, 59, 0);

  add_visit (fixture, 1, DAY, "done", late, late + 100, late + 100, late + 300);
  add_interval (fixture, 1, 1, "waiting", late, late + 100);
  stats = stats_at (fixture, DAY, DAY, 0);
  g_assert_cmpint (stats->queue_area_s, ==, 60);
  g_assert_cmpint (stats->served, ==, 1);
  g_assert_cmpint (stats->wait.max_s, ==, 100);
  g_assert_cmpuint (stats->n_hours, ==, 1);
  g_assert_cmpint (stats->hours[0].called, ==, 0);
  g_assert_cmpint (stats->hours[0].served, ==, 0);
  next = stats_at (fixture, DAY + 1, DAY + 1, 0);
  g_assert_cmpint (next->queue_area_s, ==, 0);
  g_assert_cmpuint (next->n_hours, ==, 0);
}

/* A visit still waiting waits until now, today; until midnight, on another day. */
static void
test_now (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gint64 eight = AT (DAY, 8, 0, 0), midnight = dh_day_start (DAY + 1);
  const struct
  {
    gint64 now, area;
  } cases[] = {
    { eight + 1234, 1234 },
    { eight - 5, 0 }, /* a clock set back */
    { midnight - 1, midnight - 1 - eight },
    { midnight, midnight - eight },
    { midnight + 5 * DH_DAY_S, midnight - eight },
    { eight - 5 * DH_DAY_S, midnight - eight },
  };

  add_visit (fixture, 1, DAY, "waiting", eight, 0, 0, 0);
  add_interval (fixture, 1, 1, "waiting", eight, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhDayStats) stats = stats_at (fixture, DAY, DAY, cases[i].now);

      g_assert_cmpint (stats->queue_area_s, ==, cases[i].area);
      g_assert_cmpint (stats->queue_max, ==, cases[i].area > 0);
      g_assert_cmpint (stats->open, ==, 1);
      g_assert_cmpuint (stats->n_hours, ==, 1);
    }
}

static void
test_period (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DhDayStats) stats = NULL;
  g_autofree char *json = NULL;

  /* Waits of 10 on the first day, 20 and 30 together on the second; one hour apart. */
  for (int i = 0; i < 3; i++)
    {
      gint32 day = DAY + (i > 0);
      gint64 arrived = AT (day, i > 0 ? 10 : 8, 0, 0), called = arrived + 10 * (i + 1);

      add_visit (fixture, i + 1, day, "called", arrived, called, 0, 0);
      add_interval (fixture, i + 1, 1, "waiting", arrived, called);
    }
  add_visit (fixture, 9, DAY + 2, "waiting", AT (DAY + 2, 8, 0, 0), 0, 0, 0);
  stats = stats_at (fixture, DAY, DAY + 1, 0);
  g_assert_cmpint (stats->arrived, ==, 3);
  g_assert_cmpint (stats->wait.median_s, ==, 20);
  g_assert_cmpint (stats->wait.max_s, ==, 30);
  g_assert_cmpint (stats->queue_max, ==, 2);
  g_assert_cmpint (stats->queue_area_s, ==, 60);
  g_assert_cmpuint (stats->n_hours, ==, 3);
  g_assert_cmpint (stats->hours[0].hour, ==, 8);
  g_assert_cmpint (stats->hours[0].queue_max, ==, 1);
  g_assert_cmpint (stats->hours[1].arrived, ==, 0);
  g_assert_cmpint (stats->hours[2].queue_max, ==, 2);
  json = dh_day_stats_to_json (stats);
  g_assert_nonnull (strstr (json, " \"date\": \"2024-10-04\",\n \"to\": \"2024-10-05\",\n"));
}

/* Ties by name, then by what tells apart those of one name; cancelled visits leave no trace. */
static void
test_work (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DhDayStats) stats = NULL;
  const DhVolunteerStats *volunteer;
  const DhTally *tally;

  add_visit (fixture, 1, DAY, "serving", AT (DAY, 8, 0, 0), 0, AT (DAY, 8, 0, 0), 0);
  add_visit (fixture, 2, DAY, "cancelled", AT (DAY, 8, 0, 0), 0, 0, AT (DAY, 8, 0, 0));
  add_assist (fixture, 10, 1, DAY, 1, 5);
  add_assist (fixture, 11, 1, DAY, 3, 1);
  add_assist (fixture, 12, 1, DAY, 2, 1);
  add_assist (fixture, 13, 2, DAY, 2, 100);
  add_assist (fixture, 14, 1, DAY + 1, 2, 100);
  sql (fixture, "INSERT INTO assist_volunteer VALUES (10, 1), (11, 2), (12, 3), (13, 3);"
                "INSERT INTO assist_difficulty VALUES (10, 'b'), (11, 'a'), (12, 'c'), (12, 'b'),"
                " (13, 'a');");
  add_event (fixture, 20, DAY);
  add_event (fixture, 21, DAY);
  add_event (fixture, 22, DAY);
  sql (fixture,
       "INSERT INTO duty (id, volunteer_id, day, from_at, to_at, last_event)"
       " VALUES (20, 3, %d, 100, 160, 20), (21, 3, %d, 200, 201, 21),"
       " (22, 3, %d, 300, NULL, 22)",
       DAY, DAY, DAY);

  stats = stats_at (fixture, DAY, DAY, 0);
  g_assert_cmpint (stats->arrived, ==, 1);
  g_assert_cmpint (stats->cancelled, ==, 1);
  g_assert_cmpint (stats->assists, ==, 3);
  g_assert_cmpint (stats->quantity, ==, 7);
  g_assert_cmpint (stats->by_channel[DH_CHANNEL_POSTAL], ==, 3);
  g_assert_cmpint (stats->by_outcome[DH_OUTCOME_REFERRED], ==, 3);

  g_assert_cmpuint (stats->procedures->len, ==, 3);
  g_assert_cmpstr (((DhTally *) g_ptr_array_index (stats->procedures, 0))->name, ==, "Zalo");
  g_assert_cmpstr (((DhTally *) g_ptr_array_index (stats->procedures, 0))->code, ==, "");
  g_assert_cmpstr (((DhTally *) g_ptr_array_index (stats->procedures, 1))->code, ==, "1.0");
  g_assert_cmpstr (((DhTally *) g_ptr_array_index (stats->procedures, 2))->code, ==, "1.1");
  g_assert_cmpuint (stats->fields->len, ==, 2);
  tally = g_ptr_array_index (stats->fields, 0);
  g_assert_cmpstr (tally->name, ==, "Hộ tịch");
  g_assert_cmpint (tally->quantity, ==, 6);

  g_assert_cmpuint (stats->volunteers->len, ==, 3);
  volunteer = g_ptr_array_index (stats->volunteers, 0);
  g_assert_cmpstr (volunteer->name, ==, "Zô");
  g_assert_cmpint (volunteer->assists, ==, 1);
  g_assert_cmpint (volunteer->on_duty_s, ==, 61);
  volunteer = g_ptr_array_index (stats->volunteers, 1);
  g_assert_cmpstr (volunteer->unit, ==, "A");

  g_assert_cmpuint (stats->difficulties->len, ==, 3);
  tally = g_ptr_array_index (stats->difficulties, 0);
  g_assert_cmpstr (tally->code, ==, "b");
  g_assert_cmpint (tally->assists, ==, 2);
  tally = g_ptr_array_index (stats->difficulties, 1);
  g_assert_cmpstr (tally->code, ==, "a");
}

static void
test_json_escapes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (DhDayStats) stats = NULL;
  g_autofree char *json = NULL;

  add_event (fixture, 1, DAY);
  sql (fixture,
       "UPDATE volunteer SET name = 'a\"\\' || char (10) || char (1) || 'Ữ' WHERE id = 1;"
       "INSERT INTO duty VALUES (1, 1, %d, 0, 1, 1)",
       DAY);
  stats = stats_at (fixture, DAY, DAY, 0);
  json = dh_day_stats_to_json (stats);
  g_assert_nonnull (strstr (json, "\"name\": \"a\\\"\\\\\\u000a\\u0001Ữ\""));
}

/* Rows that contradict each other are reported and not added up. */
static void
test_corrupt (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  gint64 eight = AT (DAY, 8, 0, 0);

  add_visit (fixture, 1, DAY, "done", eight, eight, eight, 0);
  g_assert_null (dh_day_stats_new (fixture->db, DAY, DAY, 0, 900, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_CORRUPT);
  g_clear_error (&error);

  sql (fixture, "UPDATE visit SET ended = arrived, arrived = arrived - 86400");
  g_assert_null (dh_day_stats_new (fixture->db, DAY, DAY, 0, 900, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_CORRUPT);
  g_clear_error (&error);

  sql (fixture, "UPDATE visit SET arrived = ended");
  dh_day_stats_free (dh_day_stats_new (fixture->db, DAY, DAY, 0, 900, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/stats/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  g_test_add_func ("/stats/quantile", test_quantile);
  g_test_add_func ("/stats/sweep", test_sweep);
  ADD ("empty-day", test_empty_day);
  ADD ("untimed", test_untimed);
  ADD ("gave-up", test_gave_up);
  ADD ("over-midnight", test_over_midnight);
  ADD ("now", test_now);
  ADD ("period", test_period);
  ADD ("work", test_work);
  ADD ("json-escapes", test_json_escapes);
  ADD ("corrupt", test_corrupt);
  return g_test_run ();
}
