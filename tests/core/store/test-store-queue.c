/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include "store/dh-desk-settings.h"

/* The order of the queue as the store gives it, and the questions of the desk. */

static DhReceipt
do_it (Fixture *self, const DhCommand *command)
{
  g_autoptr (GError) error = NULL;
  DhReceipt receipt = { 0 };

  dh_store_apply (self->store, command, &receipt, &error);
  g_assert_no_error (error);
  return receipt;
}

static gint64
come (Fixture *self, gint64 at, gboolean priority, gint64 origin)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  command.at = at;
  command.priority = priority ? DH_PRIORITY_OTHER : DH_PRIORITY_NONE;
  command.origin_id = origin;
  return do_it (self, &command).visit_id;
}

/* The waiting ones of DAY at @now, with their reasons; the list and "next" agree. */
static void
assert_waiting (Fixture *self, gint64 now, const gint64 *ids, const DhTurnReason *reasons, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visits = dh_store_list_visits_at (self->store, DAY, now, &error);
  guint found = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < visits->len; i++)
    {
      const DhVisit *visit = g_ptr_array_index (visits, i);

      if (visit->state != DH_VISIT_WAITING)
        {
          g_assert_cmpint (visit->turn_reason, ==, DH_TURN_NONE);
          continue;
        }
      g_assert_cmpuint (found, <, n);
      g_assert_cmpint (visit->id, ==, ids[found]);
      g_assert_cmpint (visit->turn_reason, ==, reasons[found]);
      found++;
    }
  g_assert_cmpuint (found, ==, n);
  g_assert_cmpint (dh_store_next_waiting_at (self->store, DAY, now, &error), ==,
                   n > 0 ? ids[0] : 0);
  g_assert_no_error (error);
}

#define ASSERT_WAITING(self, now, n, ids, ...)                                                     \
  assert_waiting (self, now, ids, (DhTurnReason[]) { __VA_ARGS__ }, n)

static void
test_fair_turns (Fixture *self, gconstpointer user_data)
{
  gint64 plain = come (self, AT (8, 0, 0), FALSE, 0);
  gint64 later = come (self, AT (8, 1, 0), FALSE, 0);
  gint64 p[6];
  gint64 last;

  for (guint i = 0; i < G_N_ELEMENTS (p); i++)
    p[i] = come (self, AT (8, 2, i), TRUE, 0);
  ASSERT_WAITING (self, AT (8, 3, 0), 8,
                  ((gint64[]) { p[0], p[1], p[2], plain, p[3], p[4], p[5], later }),
                  DH_TURN_PRIORITY, DH_TURN_PRIORITY, DH_TURN_PRIORITY, DH_TURN_FAIR,
                  DH_TURN_PRIORITY, DH_TURN_PRIORITY, DH_TURN_PRIORITY, DH_TURN_ARRIVAL);
  /* Called, begun without a call, called and begun: three calls, whatever else happens. */
  step (self, DH_EVENT_CALL, p[0], AT (8, 4, 0));
  step (self, DH_EVENT_RECALL, p[0], AT (8, 4, 10));
  step (self, DH_EVENT_START, p[0], AT (8, 4, 20));
  step (self, DH_EVENT_START, p[1], AT (8, 5, 0));
  last = step (self, DH_EVENT_CALL, p[2], AT (8, 6, 0));
  ASSERT_WAITING (self, AT (8, 7, 0), 5, ((gint64[]) { plain, p[3], p[4], p[5], later }),
                  DH_TURN_FAIR, DH_TURN_PRIORITY, DH_TURN_PRIORITY, DH_TURN_PRIORITY,
                  DH_TURN_ARRIVAL);
  /* A call taken back was none. */
  undo (self, last);
  ASSERT_WAITING (self, AT (8, 7, 0), 6, ((gint64[]) { p[2], plain, p[3], p[4], p[5], later }),
                  DH_TURN_PRIORITY, DH_TURN_FAIR, DH_TURN_PRIORITY, DH_TURN_PRIORITY,
                  DH_TURN_PRIORITY, DH_TURN_ARRIVAL);
  /* Back from absence, at the old place, with the calls before it forgotten. */
  step (self, DH_EVENT_CALL, plain, AT (8, 8, 0));
  step (self, DH_EVENT_NO_SHOW, plain, AT (8, 9, 0));
  step (self, DH_EVENT_CALL, p[2], AT (8, 10, 0));
  step (self, DH_EVENT_RETURN, plain, AT (8, 11, 0));
  ASSERT_WAITING (self, AT (8, 12, 0), 5, ((gint64[]) { p[3], p[4], plain, p[5], later }),
                  DH_TURN_PRIORITY, DH_TURN_PRIORITY, DH_TURN_FAIR, DH_TURN_PRIORITY,
                  DH_TURN_ARRIVAL);
  assert_clean (self->store);
}

static void
test_settings_count (Fixture *self, gconstpointer user_data)
{
  gint64 plain = come (self, AT (8, 0, 0), FALSE, 0);
  gint64 first = come (self, AT (8, 20, 0), TRUE, 0);
  gint64 second = come (self, AT (8, 21, 0), TRUE, 0);

  ASSERT_WAITING (self, AT (8, 45, 0), 3, ((gint64[]) { first, second, plain }), DH_TURN_PRIORITY,
                  DH_TURN_PRIORITY, DH_TURN_ARRIVAL);
  ASSERT_WAITING (self, AT (8, 45, 1), 3, ((gint64[]) { plain, first, second }),
                  DH_TURN_WAITED_LONG, DH_TURN_PRIORITY, DH_TURN_PRIORITY);
  dh_store_set_setting (self->store, "fairness_streak", "1", NULL);
  ASSERT_WAITING (self, AT (8, 45, 0), 3, ((gint64[]) { first, plain, second }), DH_TURN_PRIORITY,
                  DH_TURN_FAIR, DH_TURN_PRIORITY);
  dh_store_set_setting (self->store, "fairness_wait_min", "5", NULL);
  ASSERT_WAITING (self, AT (8, 26, 0), 3, ((gint64[]) { plain, first, second }),
                  DH_TURN_WAITED_LONG, DH_TURN_WAITED_LONG, DH_TURN_PRIORITY);
  /* What cannot be used is the default. */
  dh_store_set_setting (self->store, "fairness_wait_min", "x", NULL);
  dh_store_set_setting (self->store, "fairness_streak", "-1", NULL);
  ASSERT_WAITING (self, AT (8, 45, 0), 3, ((gint64[]) { first, second, plain }), DH_TURN_PRIORITY,
                  DH_TURN_PRIORITY, DH_TURN_ARRIVAL);
}

/* A visit of the day before, over. */
static gint64
yesterday (Fixture *self, gint32 follow_up)
{
  gint64 visit = come (self, AT (9, 0, 0) - DH_DAY_S, FALSE, 0);
  DhCommand finish = DH_COMMAND_INIT (DH_EVENT_FINISH);

  step (self, DH_EVENT_START, visit, AT (9, 1, 0) - DH_DAY_S);
  finish.visit_id = visit;
  finish.at = AT (9, 10, 0) - DH_DAY_S;
  finish.follow_up = follow_up;
  do_it (self, &finish);
  return visit;
}

static void
test_come_back (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 old = yesterday (self, DAY);
  gint64 older = yesterday (self, DAY - 1);
  gint64 free = yesterday (self, DAY + 1);
  gint64 plain = come (self, AT (8, 0, 0), FALSE, 0);
  gint64 again;
  g_autoptr (GPtrArray) due = NULL;
  g_autofree char *ticket = NULL;
  DhCommand twice = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  due = dh_store_list_due (self->store, DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (due->len, ==, 2);
  g_assert_cmpint (((const DhVisit *) g_ptr_array_index (due, 0))->id, ==, old);
  g_assert_cmpint (((const DhVisit *) g_ptr_array_index (due, 0))->follow_up, ==, DAY);
  g_assert_cmpint (((const DhVisit *) g_ptr_array_index (due, 1))->id, ==, older);
  g_clear_pointer (&due, g_ptr_array_unref);

  again = come (self, AT (8, 10, 0), FALSE, old);
  ASSERT_WAITING (self, AT (8, 11, 0), 2, ((gint64[]) { again, plain }), DH_TURN_KEPT_PLACE,
                  DH_TURN_ARRIVAL);
  g_assert_cmpint (query_int (self->store, "SELECT trips FROM visit WHERE id = ?", again), ==, 2);
  due = dh_store_list_due (self->store, DAY, &error);
  g_assert_cmpuint (due->len, ==, 1);
  g_clear_pointer (&due, g_ptr_array_unref);
  due = dh_store_list_due (self->store, DAY + 1, &error);
  g_assert_cmpuint (due->len, ==, 2);
  g_assert_cmpint (((const DhVisit *) g_ptr_array_index (due, 0))->id, ==, free);
  g_clear_pointer (&due, g_ptr_array_unref);
  due = dh_store_list_due (self->store, DAY + 100, &error);
  g_assert_cmpuint (due->len, ==, 0);

  /* One who came is not looked for again, nor can go on twice; by number it is the newest that can
   * be gone on with. */
  twice.at = AT (8, 12, 0);
  twice.origin_id = old;
  refuse (self, &twice, DH_ERROR_ILLEGAL);
  g_assert_cmpint (dh_store_find_ticket (self->store, "A001", 0, DAY, &error), ==, 0);
  g_assert_cmpint (dh_store_find_ticket (self->store, " a002 ", 0, DAY, &error), ==, older);
  g_assert_cmpint (dh_store_find_ticket (self->store, "A002", DAY - 1, DAY, &error), ==, older);
  g_assert_cmpint (dh_store_find_ticket (self->store, "A002", DAY, DAY, &error), ==, 0);
  g_assert_cmpint (dh_store_find_ticket (self->store, "A002", 0, DAY + 200, &error), ==, 0);
  g_assert_no_error (error);

  /* The number that was gone on with has its later steps: what rests on it stays. */
  refuse_undo (self, old, DH_ERROR_ILLEGAL);
  /* Taken back, it can be gone on with again. */
  undo (self, again);
  g_assert_cmpint (dh_store_find_ticket (self->store, "A001", 0, DAY, &error), ==, old);
  g_assert_cmpint (come (self, AT (8, 13, 0), FALSE, old), >, 0);
  assert_clean (self->store);
}

static void
test_persons (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  gint64 visit;

  command.at = AT (8, 0, 0);
  command.person_name = "Nguyễn Thị Bưởi";
  command.person_phone = "0901234567";
  visit = do_it (self, &command).visit_id;
  come (self, AT (8, 1, 0), FALSE, 0);
  g_assert_cmpint (dh_store_find_open_person (self->store, "nguyen thi  BUOI", NULL, DAY, &error),
                   ==, visit);
  g_assert_cmpint (dh_store_find_open_person (self->store, NULL, "0901234567", DAY, &error), ==,
                   visit);
  g_assert_cmpint (dh_store_find_open_person (self->store, "Bưởi", "1", DAY, &error), ==, 0);
  g_assert_cmpint (dh_store_find_open_person (self->store, NULL, NULL, DAY, &error), ==, 0);
  g_assert_cmpint (dh_store_find_open_person (self->store, "", "", DAY, &error), ==, 0);
  g_assert_cmpint (
      dh_store_find_open_person (self->store, "Nguyễn Thị Bưởi", NULL, DAY - 1, &error), ==, 0);
  step (self, DH_EVENT_CALL, visit, AT (8, 2, 0));
  step (self, DH_EVENT_NO_SHOW, visit, AT (8, 3, 0));
  g_assert_cmpint (dh_store_find_open_person (self->store, NULL, "0901234567", DAY, &error), ==,
                   visit);
  step (self, DH_EVENT_LEAVE, visit, AT (8, 4, 0));
  g_assert_cmpint (dh_store_find_open_person (self->store, NULL, "0901234567", DAY, &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_numbers_stopped (Fixture *self, gconstpointer user_data)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_STOP_NUMBERS);
  DhCommand register_one = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  gint64 waiting = come (self, AT (8, 0, 0), FALSE, 0);
  gint64 stopped;

  g_assert_false (dh_store_numbers_stopped (self->store, DAY));
  command.at = AT (11, 0, 0);
  stopped = do_it (self, &command).event_id;
  g_assert_true (dh_store_numbers_stopped (self->store, DAY));
  g_assert_false (dh_store_numbers_stopped (self->store, DAY + 1));
  refuse (self, &command, DH_ERROR_ILLEGAL);
  register_one.at = AT (11, 1, 0);
  refuse (self, &register_one, DH_ERROR_ILLEGAL);
  /* Serving goes on. */
  step (self, DH_EVENT_CALL, waiting, AT (11, 2, 0));
  undo (self, stopped);
  g_assert_false (dh_store_numbers_stopped (self->store, DAY));
  come (self, AT (11, 3, 0), FALSE, 0);
  command.at = AT (11, 4, 0);
  do_it (self, &command);
  command.kind = DH_EVENT_OPEN_NUMBERS;
  command.at = AT (11, 5, 0);
  do_it (self, &command);
  refuse (self, &command, DH_ERROR_ILLEGAL);
  come (self, AT (11, 6, 0), FALSE, 0);
  assert_clean (self->store);
}

static void
assert_unclosed (Fixture *self, gint32 today, const gint32 *days, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = dh_store_unclosed_days (self->store, today, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (found, gint64, i), ==, days[i]);
}

static void
test_unclosed_days (Fixture *self, gconstpointer user_data)
{
  gint64 visit;

  assert_unclosed (self, DAY, NULL, 0);
  come (self, AT (8, 0, 0) - 5 * DH_DAY_S, FALSE, 0);
  duty (self, DH_EVENT_CHECK_IN, 0, AT (8, 0, 0) - 3 * DH_DAY_S);
  visit = come (self, AT (8, 0, 0) - 2 * DH_DAY_S, FALSE, 0);
  step (self, DH_EVENT_LEAVE, visit, AT (9, 0, 0) - 2 * DH_DAY_S);
  come (self, AT (8, 0, 0), FALSE, 0);
  assert_unclosed (self, DAY, (gint32[]) { DAY - 5, DAY - 3 }, 2);
  assert_unclosed (self, DAY + 1, (gint32[]) { DAY - 5, DAY - 3, DAY }, 3);
  close_day (self, DAY - 5, AT (8, 5, 0));
  assert_unclosed (self, DAY, (gint32[]) { DAY - 3 }, 1);
  close_day (self, DAY - 3, AT (8, 6, 0));
  assert_unclosed (self, DAY, NULL, 0);
}

/* ---- Settings of the desk */

static void
test_default_settings (Fixture *self, gconstpointer user_data)
{
  g_autoptr (DhDeskSettings) settings = dh_desk_settings_load (self->store);

  g_assert_cmpint (settings->mode, ==, DH_DESK_QUEUE);
  g_assert_cmpuint (g_strv_length (settings->counters), ==, 1);
  g_assert_cmpstr (settings->counters[0], ==, "1");
  g_assert_cmpint (settings->fairness.streak, ==, 3);
  g_assert_cmpint (settings->fairness.wait_min, ==, 45);
  g_assert_cmpint (settings->target_s, ==, 900);
  g_assert_cmpint (settings->long_serving_min, ==, 40);
  g_assert_cmpuint (settings->difficulties->len, ==, 7);
  g_assert_cmpstr (settings->survey_url, ==, "");
  g_assert_cmpstr (settings->hall_message, ==, "");
  g_assert_true (settings->ask_names);
}

static void
test_save_settings (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDeskSettings) settings = dh_desk_settings_load (self->store);
  g_autoptr (DhDeskSettings) copy = NULL;
  g_autoptr (DhDeskSettings) read = NULL;
  DhDeskDifficulty *difficulty;

  settings->mode = DH_DESK_LOG;
  g_strfreev (settings->counters);
  settings->counters = g_strsplit (" Quầy  1 ||Quầy 2|Quầy 1", "|", -1);
  settings->fairness = (DhFairness) { 0, 60 };
  settings->target_s = 600;
  settings->long_serving_min = 25;
  g_set_str (&settings->survey_url, " https://khaosat.example.vn/x?y=1 ");
  g_set_str (&settings->hall_message, "Mời  bà con\nngồi chờ");
  settings->ask_names = FALSE;
  difficulty = g_ptr_array_index (settings->difficulties, 1);
  difficulty->hidden = TRUE;
  g_set_str (&difficulty->name, "Chưa có VNeID");
  g_assert_true (dh_desk_settings_add_difficulty (settings, " Mất  điện ", &error));
  g_assert_false (dh_desk_settings_add_difficulty (settings, "Mất điện", &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dh_desk_settings_add_difficulty (settings, "a;b", NULL));
  g_assert_false (dh_desk_settings_add_difficulty (settings, " ", NULL));
  copy = dh_desk_settings_copy (settings);
  g_assert_true (dh_desk_settings_save (copy, self->store, &error));
  g_assert_no_error (error);

  fixture_reopen (self);
  read = dh_desk_settings_load (self->store);
  g_assert_cmpint (read->mode, ==, DH_DESK_LOG);
  g_assert_cmpuint (g_strv_length (read->counters), ==, 2);
  g_assert_cmpstr (read->counters[0], ==, "Quầy 1");
  g_assert_cmpstr (read->counters[1], ==, "Quầy 2");
  g_assert_cmpint (read->fairness.streak, ==, 0);
  g_assert_cmpint (read->fairness.wait_min, ==, 60);
  g_assert_cmpint (read->target_s, ==, 600);
  g_assert_cmpint (read->long_serving_min, ==, 25);
  g_assert_cmpstr (read->survey_url, ==, "https://khaosat.example.vn/x?y=1");
  g_assert_cmpstr (read->hall_message, ==, "Mời bà con ngồi chờ");
  g_assert_false (read->ask_names);
  g_assert_cmpuint (read->difficulties->len, ==, 8);
  difficulty = g_ptr_array_index (read->difficulties, 1);
  g_assert_cmpstr (difficulty->code, ==, "no_id_account");
  g_assert_true (difficulty->hidden);
  g_assert_cmpstr (dh_desk_settings_difficulty (read, "no_id_account"), ==, "Chưa có VNeID");
  difficulty = g_ptr_array_index (read->difficulties, 7);
  g_assert_cmpstr (difficulty->code, ==, "Mất điện");
  g_assert_false (difficulty->hidden);
  g_assert_cmpstr (dh_desk_settings_difficulty (read, "Mất điện"), ==, "Mất điện");
}

static void
refuse_settings (Fixture *self, const DhDeskSettings *settings)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = store_dump (self->store, FALSE);
  g_autofree char *after = NULL;

  g_assert_false (dh_desk_settings_save (settings, self->store, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_assert_true (g_str_has_suffix (error->message, "."));
  after = store_dump (self->store, FALSE);
  g_assert_cmpstr (before, ==, after);
}

static void
test_bad_settings (Fixture *self, gconstpointer user_data)
{
  static const char *const urls[] = { "khaosat.vn", "ftp://a.vn", "javascript:alert(1)",
                                      "https://a b.vn", "https://[" };
  g_autoptr (DhDeskSettings) settings = dh_desk_settings_load (self->store);
  g_autofree char *many = g_strnfill (301, 'x');
  const struct
  {
    int *member;
    int bad;
  } ranges[] = {
    { &settings->fairness.streak, -1 },  { &settings->fairness.streak, 21 },
    { &settings->fairness.wait_min, 0 }, { &settings->fairness.wait_min, 481 },
    { &settings->target_s, 0 },          { &settings->long_serving_min, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      int old = *ranges[i].member;

      *ranges[i].member = ranges[i].bad;
      refuse_settings (self, settings);
      *ranges[i].member = old;
    }
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_set_str (&settings->survey_url, urls[i]);
      refuse_settings (self, settings);
    }
  g_set_str (&settings->survey_url, "");
  g_set_str (&settings->hall_message, many);
  refuse_settings (self, settings);
  g_set_str (&settings->hall_message, "");
  g_clear_pointer (&settings->counters, g_strfreev);
  settings->counters = g_strdupv ((char *[]) { (char *) " ", NULL });
  refuse_settings (self, settings);
  g_set_str (&settings->counters[0], many);
  refuse_settings (self, settings);
}

/* Whatever stands in the file, what is read can be used, and saved again. */
static void
test_strange_settings (Fixture *self, gconstpointer user_data)
{
  static const char *const keys[] = {
    "mode",         "counters",         "fairness_streak", "fairness_wait_min",
    "target_s",     "long_serving_min", "difficulties",    "survey_url",
    "hall_message", "ask_names"
  };
  static const char *const values[] = {
    "",         "\n\t\n",       "-7", "99999999999999999999", "x", "portal_down\thidden\t", "a\tb",
    "\t\t\t\t", "other\t\ta;b", "nan"
  };

  for (guint key = 0; key < G_N_ELEMENTS (keys); key++)
    for (guint value = 0; value < G_N_ELEMENTS (values); value++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (DhDeskSettings) settings = NULL;

        dh_store_set_setting (self->store, keys[key], values[value], &error);
        g_assert_no_error (error);
        settings = dh_desk_settings_load (self->store);
        g_assert_cmpuint (g_strv_length (settings->counters), >=, 1);
        g_assert_cmpuint (settings->difficulties->len, >=, 7);
        dh_desk_settings_save (settings, self->store, &error);
        g_assert_no_error (error);
      }
}

static void
test_prepare (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DhProcedure procedure = {
    .code = (char *) "9.000001",
    .name = (char *) "Chứng thực bản sao",
    .field = (char *) "Thử",
    .kind = (char *) "procedure",
    .keywords = (char *) "sao y; chứng thực",
    .active_to = (char *) "",
    .replaced_by = (char *) "",
    .prepare = (char *) " Bản  chính\r\n\n Căn cước \n",
  };
  DhSetResult result;
  g_autoptr (GPtrArray) list = NULL;
  guint found = 0;

  dh_store_set_procedure (self->store, &procedure, &result, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, DH_SET_CHANGED);
  dh_store_set_procedure (self->store, &procedure, &result, NULL, &error);
  g_assert_cmpint (result, ==, DH_SET_UNCHANGED);
  list = dh_store_list_procedures (self->store, FALSE, &error);
  for (guint i = 0; i < list->len; i++)
    {
      const DhProcedure *one = g_ptr_array_index (list, i);

      if (g_str_equal (one->code, "9.000001"))
        g_assert_cmpstr (one->prepare, ==, "Bản chính\nCăn cước");
      found += one->prepare[0] != '\0';
    }
  /* That one, and the most usual ones of the catalogue that comes with the program. */
  g_assert_cmpuint (found, >=, 16);
  assert_clean (self->store);
  dh_db_exec (dh_store_db (self->store),
              "UPDATE procedure SET prepare = 'x' WHERE code = '9.000001'", &error);
  g_assert_no_error (error);
  {
    g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

    dh_store_check (self->store, faults, &error);
    g_assert_cmpuint (faults->len, ==, 1);
  }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *self, gconstpointer user_data);
  } tests[] = {
    { "/store-queue/fair-turns", test_fair_turns },
    { "/store-queue/settings-count", test_settings_count },
    { "/store-queue/come-back", test_come_back },
    { "/store-queue/persons", test_persons },
    { "/store-queue/numbers-stopped", test_numbers_stopped },
    { "/store-queue/unclosed-days", test_unclosed_days },
    { "/store-queue/default-settings", test_default_settings },
    { "/store-queue/save-settings", test_save_settings },
    { "/store-queue/bad-settings", test_bad_settings },
    { "/store-queue/strange-settings", test_strange_settings },
    { "/store-queue/prepare", test_prepare },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
