/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stats-fixture.h"

#include <string.h>

#include "stats/dh-day-stats.h"
#include "stats/dh-rollup.h"

#define N_DAYS 6
#define N_PROCEDURES 3
#define N_VOLUNTEERS 3

/* One row of a sheet, as it was made up. */
typedef struct
{
  gint32 day;
  int place, procedure, people, elderly, channel, outcome;
  gboolean difficult;            /* has the codes "x" and "y" */
  gboolean by[N_VOLUNTEERS + 1]; /* from 1 */
} Row;

typedef struct
{
  Fixture *fixture;
  gint64 id;
  GArray *rows; /* of Row */
} Maker;

static void
add_sheet (Maker *maker, gint32 day, int place, const char *kind, int attendees)
{
  add_event (maker->fixture, ++maker->id, day);
  sql (maker->fixture,
       "INSERT INTO sheet VALUES (%" G_GINT64_FORMAT ", %d, %d, '%s', 'Lớp', '', NULL, NULL, %d, "
       "'')",
       maker->id, day, place, kind, attendees);
}

static void
add_row (Maker *maker, int ordinal, Row row)
{
  g_array_append_val (maker->rows, row);
  sql (maker->fixture,
       "INSERT INTO sheet_row VALUES (%" G_GINT64_FORMAT ", %d, %d, %d, %d, '%s', '%s', '%s', '')",
       maker->id, ordinal, row.procedure, row.people, row.elderly, dh_channel_to_code (row.channel),
       dh_outcome_to_code (row.outcome), row.difficult ? "x;y" : "");
  for (int i = 1; i <= N_VOLUNTEERS; i++)
    if (row.by[i])
      sql (maker->fixture, "INSERT INTO sheet_volunteer VALUES (%" G_GINT64_FORMAT ", %d, %d)",
           maker->id, ordinal, i);
}

static void
make_rows (Maker *maker)
{
  for (gint32 day = DAY; day < DAY + N_DAYS; day++)
    for (int n = day % 3 == 0 ? 0 : g_test_rand_int_range (0, 4); n > 0; n--)
      {
        int place = g_test_rand_int_range (1, 3);

        add_sheet (maker, day, place, "outreach", 0);
        for (int ordinal = 1; ordinal <= g_test_rand_int_range (1, 5); ordinal++)
          {
            Row row = { .day = day,
                        .place = place,
                        .procedure = g_test_rand_int_range (1, N_PROCEDURES + 1),
                        .people = g_test_rand_int_range (1, 40),
                        .channel = g_test_rand_int_range (0, DH_CHANNEL_N),
                        .outcome = g_test_rand_int_range (0, DH_OUTCOME_N),
                        .difficult = g_test_rand_bit () };

            row.elderly = g_test_rand_int_range (0, row.people + 1);
            for (int i = 1; i <= N_VOLUNTEERS; i++)
              row.by[i] = g_test_rand_bit ();
            row.by[g_test_rand_int_range (1, N_VOLUNTEERS + 1)] = TRUE;
            add_row (maker, ordinal, row);
          }
      }
}

/* So many people, one by one, of the rows that @wanted takes. */
static int
count_people (const Maker *maker,
              gint32 from,
              gint32 to,
              gboolean (*wanted) (const Row *, int),
              int what)
{
  int people = 0;

  for (guint i = 0; i < maker->rows->len; i++)
    {
      const Row *row = &g_array_index (maker->rows, Row, i);

      for (int person = 0; person < row->people; person++)
        if (row->day >= from && row->day <= to && wanted (row, what))
          people++;
    }
  return people;
}

static gboolean
is_any (const Row *row G_GNUC_UNUSED, int what G_GNUC_UNUSED)
{
  return TRUE;
}

static gboolean
is_by (const Row *row, int volunteer)
{
  return row->by[volunteer];
}

static gboolean
is_channel (const Row *row, int channel)
{
  return row->channel == channel;
}

static gboolean
is_outcome (const Row *row, int outcome)
{
  return row->outcome == outcome;
}

static gboolean
is_difficult (const Row *row, int what G_GNUC_UNUSED)
{
  return row->difficult;
}

static gboolean
is_zalo (const Row *row, int what G_GNUC_UNUSED)
{
  return row->procedure == 2;
}

static gboolean
is_place (const Row *row, int place)
{
  return row->place == place;
}

static void
assert_counts (const Maker *maker, gint32 from, gint32 to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDayStats) stats = dh_day_stats_new (maker->fixture->db, from, to, 0, 900, &error);
  int all = count_people (maker, from, to, is_any, 0), elderly = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < maker->rows->len; i++)
    {
      const Row *row = &g_array_index (maker->rows, Row, i);

      if (row->day >= from && row->day <= to)
        elderly += row->elderly;
    }
  g_assert_cmpint (stats->arrived, ==, all);
  g_assert_cmpint (stats->people, ==, all);
  g_assert_cmpint (stats->served, ==, all);
  g_assert_cmpint (stats->elderly, ==, elderly);
  g_assert_cmpint (stats->assists, ==, all);
  g_assert_cmpint (stats->quantity, ==, all);
  g_assert_cmpint (stats->book->outreach_people, ==, all);
  g_assert_cmpint (stats->open + stats->left + stats->no_show + stats->cancelled, ==, 0);
  g_assert_cmpuint (stats->n_hours, ==, 0);
  g_assert_cmpint (stats->wait.n + stats->service.n + stats->eligible, ==, 0);
  g_assert_cmpint (stats->queue_max, ==, 0);
  for (int i = 0; i < DH_CHANNEL_N; i++)
    g_assert_cmpint (stats->by_channel[i], ==, count_people (maker, from, to, is_channel, i));
  for (int i = 0; i < DH_OUTCOME_N; i++)
    g_assert_cmpint (stats->by_outcome[i], ==, count_people (maker, from, to, is_outcome, i));
  for (guint i = 0; i < stats->difficulties->len; i++)
    g_assert_cmpint (((DhTally *) g_ptr_array_index (stats->difficulties, i))->assists, ==,
                     count_people (maker, from, to, is_difficult, 0));
  for (guint i = 0; i < stats->procedures->len; i++)
    {
      const DhTally *tally = g_ptr_array_index (stats->procedures, i);

      if (g_str_equal (tally->name, "Zalo"))
        g_assert_cmpint (tally->assists, ==, count_people (maker, from, to, is_zalo, 0));
    }
  for (guint i = 0; i < stats->volunteers->len; i++)
    {
      const DhVolunteerStats *volunteer = g_ptr_array_index (stats->volunteers, i);
      int expected = count_people (maker, from, to, is_by, (int) volunteer->id);

      g_assert_cmpint (volunteer->assists, ==, expected);
      g_assert_cmpint (volunteer->visits, ==, expected);
      g_assert_cmpint (expected, >, 0);
    }
  for (guint i = 0; i < stats->book->places->len; i++)
    {
      const DhPlaceStats *place = g_ptr_array_index (stats->book->places, i);
      int expected =
          count_people (maker, from, to, is_place, g_str_equal (place->kind, "desk") ? 1 : 2);

      g_assert_cmpint (place->people, ==, expected);
    }
}

static void
assert_rollups (const Maker *maker)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rollups = dh_rollup_days (maker->fixture->db, DAY, DAY + N_DAYS - 1, &error);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  guint i = 0;

  g_assert_no_error (error);
  for (gint32 day = DAY; day < DAY + N_DAYS; day++)
    {
      int people = count_people (maker, day, day, is_any, 0);
      const DhDayCounts *counts;

      if (people == 0)
        continue;
      g_assert_cmpuint (i, <, rollups->len);
      counts = &g_array_index (rollups, DhDayCounts, i++);
      g_assert_cmpint (counts->day, ==, day);
      g_assert_cmpint (counts->arrived, ==, people);
      g_assert_cmpint (counts->served, ==, people);
      g_assert_cmpint (counts->assists, ==, people);
      g_assert_cmpint (counts->wait_n, ==, 0);
    }
  g_assert_cmpuint (i, ==, rollups->len);
  g_assert_true (dh_rollup_check (maker->fixture->db, faults, &error));
  g_assert_cmpuint (faults->len, ==, 0);
  if (i > 0)
    {
      sql (maker->fixture, "UPDATE sheet_row SET count = count + 1 WHERE (sheet_id, ordinal) = "
                           "(SELECT sheet_id, ordinal FROM sheet_row LIMIT 1)");
      g_assert_true (dh_rollup_check (maker->fixture->db, faults, &error));
      g_assert_cmpuint (faults->len, ==, 1);
    }
}

static void
test_sheets (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Maker maker = { .fixture = fixture, .rows = rows };

  sql (fixture, "INSERT INTO place (id, name, kind) VALUES (2, 'Chợ', 'mobile')");
  make_rows (&maker);
  assert_counts (&maker, DAY, DAY + N_DAYS - 1);
  for (gint32 day = DAY; day < DAY + N_DAYS; day++)
    assert_counts (&maker, day, day);
  assert_rollups (&maker);
}

/* The example of summary.md, beside a visit at the desk. */
static void
test_example (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Maker maker = { .fixture = fixture, .rows = rows, .id = 100 };
  g_autoptr (DhDayStats) stats = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  gint64 eight = AT (DAY, 8, 0, 0);

  add_visit (fixture, 1, DAY, "done", eight, eight + 60, eight + 60, eight + 600);
  add_interval (fixture, 1, 1, "waiting", eight, eight + 60);
  add_assist (fixture, 2, 1, DAY, 2, 4);
  sql (fixture, "INSERT INTO assist_volunteer VALUES (2, 1)");
  add_sheet (&maker, DAY, 1, "outreach", 0);
  add_row (
      &maker, 1,
      (Row) {
          DAY, 1, 2, 25, 7, DH_CHANNEL_ONLINE, DH_OUTCOME_SUBMITTED, TRUE, { FALSE, TRUE, TRUE } });
  stats = dh_day_stats_new (fixture->db, DAY, DAY, 0, 900, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stats->arrived, ==, 26);
  g_assert_cmpint (stats->assists, ==, 26);
  g_assert_cmpint (stats->quantity, ==, 29);
  g_assert_cmpint (stats->hours[0].arrived, ==, 1);
  g_assert_cmpint (stats->wait.n, ==, 1);
  g_assert_cmpint (((DhVolunteerStats *) stats->volunteers->pdata[0])->visits, ==, 26);
  g_assert_cmpint (((DhVolunteerStats *) stats->volunteers->pdata[1])->visits, ==, 25);
  json = dh_day_stats_to_json (stats);
  g_assert_nonnull (strstr (json, " \"outreach\": {\n  \"sheets\": 1,\n  \"rows\": 1,\n"
                                  "  \"people\": 25,\n  \"elderly\": 7,\n"));
  g_assert_null (strstr (json, "classes"));
  g_assert_null (strstr (json, "recorded_late"));
}

static void
test_others (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Maker maker = { .fixture = fixture, .rows = rows };
  g_autoptr (DhDayStats) stats = NULL;
  g_autoptr (DhDayStats) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *plain = NULL;

  add_sheet (&maker, DAY, 1, "class", 30);
  sql (fixture, "UPDATE sheet SET from_at = 1000, to_at = 4600; "
                "INSERT INTO sheet_volunteer VALUES (1, 0, 1), (1, 0, 2)");
  add_sheet (&maker, DAY, 1, "class", 12);
  sql (fixture, "INSERT INTO sheet_volunteer VALUES (2, 0, 2)");
  for (gint64 id = 11; id <= 19; id++)
    add_event (fixture, id, DAY);
  sql (fixture,
       "INSERT INTO feedback VALUES (11, %d, 5, 'remark', NULL, NULL, 'a', '', 'open', 5, ''),"
       " (12, %d, 6, 'petition', NULL, NULL, 'b', '', 'resolved', 7, 'c'),"
       " (13, %d, 6, 'remark', NULL, NULL, 'd', '', 'open', 7, '');"
       "INSERT INTO rating VALUES (14, %d, 5, NULL, 4), (15, %d, 5, NULL, 4), (16, %d, 5, NULL, 1);"
       "INSERT INTO day_note VALUES (17, %d, 5, 'portal', %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
       ", ''), (18, %d, 5, 'handover', NULL, NULL, 'chìa khóa')",
       DAY, DAY, DAY + 1, DAY, DAY, DAY + 1, DAY, AT (DAY, 9, 10, 0), AT (DAY, 10, 5, 0), DAY);
  stats = dh_day_stats_new (fixture->db, DAY, DAY, 0, 900, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stats->arrived + stats->assists, ==, 0);
  g_assert_cmpuint (stats->volunteers->len, ==, 0);
  g_assert_cmpint (stats->book->classes, ==, 2);
  g_assert_cmpint (stats->book->attendees, ==, 42);
  g_assert_cmpint (stats->book->class_volunteers, ==, 2);
  g_assert_cmpint (stats->book->class_s, ==, 3600);
  g_assert_cmpstr (((DhFeedback *) stats->book->feedback->pdata[0])->text, ==, "a");
  json = dh_day_stats_to_json (stats);
  g_assert_nonnull (strstr (json, "\"feedback\": {\n  \"count\": 2,\n  \"by_category\": {\n"
                                  "   \"difficulty\": 0,\n   \"obstacle\": 0,\n"
                                  "   \"remark\": 1,\n   \"petition\": 1\n  },\n"
                                  "  \"by_status\": {\n   \"open\": 1,\n   \"forwarded\": 0,\n"
                                  "   \"resolved\": 1\n  }\n }"));
  g_assert_nonnull (strstr (json, "\"satisfaction\": {\n  \"count\": 2,\n  \"by_level\": {\n"
                                  "   \"4\": 2,\n   \"3\": 0,\n"));
  g_assert_nonnull (strstr (json, "\"from\": \"2024-10-04T09:10:00\",\n"
                                  "   \"to\": \"2024-10-04T10:05:00\""));
  g_assert_null (strstr (json, "khóa"));

  /* A day without any of it has none of the members. */
  other = dh_day_stats_new (fixture->db, DAY + 2, DAY + 2, 0, 900, &error);
  plain = dh_day_stats_to_json (other);
  g_assert_true (g_str_has_suffix (plain, " \"difficulties\": []\n}\n"));
}

/* More than 32 bits hold: years of the largest sheets. */
static void
test_largest (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const gint64 all = G_GINT64_CONSTANT (220000) * 9999;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Maker maker = { .fixture = fixture, .rows = rows };
  g_autoptr (DhDayStats) stats = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *people = g_strdup_printf ("\"people\": %" G_GINT64_FORMAT ",", all);
  const DhTally *tally = NULL;
  const DhPlaceStats *place = NULL;
  const DhDayCounts *counts = NULL;

  g_assert_cmpint (all, >, G_MAXINT32);
  add_sheet (&maker, DAY, 1, "outreach", 0);
  sql (fixture,
       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 220000) "
       "INSERT INTO sheet_row SELECT 1, i, 1, 9999, 9999, 'online', 'submitted', 'x', '' FROM n;"
       "INSERT INTO sheet_volunteer SELECT 1, ordinal, 1 FROM sheet_row");
  stats = dh_day_stats_new (fixture->db, DAY, DAY, 0, 900, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stats->arrived, ==, all);
  g_assert_cmpint (stats->people, ==, all);
  g_assert_cmpint (stats->served, ==, all);
  g_assert_cmpint (stats->elderly, ==, all);
  g_assert_cmpint (stats->assists, ==, all);
  g_assert_cmpint (stats->quantity, ==, all);
  g_assert_cmpint (stats->by_channel[DH_CHANNEL_ONLINE], ==, all);
  g_assert_cmpint (stats->by_outcome[DH_OUTCOME_SUBMITTED], ==, all);
  tally = g_ptr_array_index (stats->procedures, 0);
  g_assert_cmpint (tally->assists, ==, all);
  g_assert_cmpint (tally->quantity, ==, all);
  tally = g_ptr_array_index (stats->fields, 0);
  g_assert_cmpint (tally->quantity, ==, all);
  tally = g_ptr_array_index (stats->difficulties, 0);
  g_assert_cmpint (tally->assists, ==, all);
  g_assert_cmpint (((const DhVolunteerStats *) stats->volunteers->pdata[0])->visits, ==, all);
  g_assert_cmpint (((const DhVolunteerStats *) stats->volunteers->pdata[0])->assists, ==, all);
  g_assert_cmpint (stats->book->outreach_people, ==, all);
  g_assert_cmpint (stats->book->outreach_elderly, ==, all);
  place = g_ptr_array_index (stats->book->places, 0);
  g_assert_cmpint (place->people, ==, all);
  json = dh_day_stats_to_json (stats);
  g_assert_nonnull (strstr (json, people));
  days = dh_rollup_days (fixture->db, DAY, DAY, &error);
  g_assert_no_error (error);
  counts = &g_array_index (days, DhDayCounts, 0);
  g_assert_cmpint (counts->arrived, ==, all);
  g_assert_cmpint (counts->people, ==, all);
  g_assert_cmpint (counts->served, ==, all);
  g_assert_cmpint (counts->assists, ==, all);
  g_assert_cmpint (counts->quantity, ==, all);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/book-stats/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("sheets", test_sheets);
  ADD ("example", test_example);
  ADD ("others", test_others);
  ADD ("largest", test_largest);
  return g_test_run ();
}
