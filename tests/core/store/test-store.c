/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <string.h>

static void
test_day (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (7, 0, 0));
  g_autoptr (DhVisit) row = NULL;
  g_autoptr (GError) error = NULL;

  step (self, DH_EVENT_CALL, visit, AT (7, 5, 0));
  step (self, DH_EVENT_START, visit, AT (7, 6, 0));
  assist (self, visit, AT (7, 7, 0), 2);
  step (self, DH_EVENT_HOLD, visit, AT (7, 10, 0));
  step (self, DH_EVENT_RESUME, visit, AT (7, 20, 0));
  step (self, DH_EVENT_FINISH, visit, AT (7, 25, 0));

  row = dh_store_get_visit (self->store, visit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (row->state, ==, DH_VISIT_DONE);
  g_assert_cmpstr (row->ticket, ==, "A001");
  g_assert_cmpint (row->day, ==, DAY);
  g_assert_cmpint (row->served_s, ==, 4 * 60 + 5 * 60);
  g_assert_cmpint (row->arrived, ==, AT (7, 0, 0));
  g_assert_cmpint (row->called, ==, AT (7, 5, 0));
  g_assert_cmpint (row->started, ==, AT (7, 6, 0));
  g_assert_cmpint (row->ended, ==, AT (7, 25, 0));
  g_assert_cmpuint (row->assists, ==, 1);
  g_assert_cmpstr (row->procedure_code, ==, "9.000001");
  g_assert_cmpstr (row->procedure_name, ==, "Chứng thực bản sao");
  g_assert_false (row->inaccurate);
  assert_clean (self->store);
}

/* Number, arrival and the first call and start outlive a transfer; who served does not. */
static void
test_transfer (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (7, 0, 0));
  g_autoptr (DhVisit) row = NULL;
  g_autoptr (GError) error = NULL;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_START);

  step (self, DH_EVENT_CALL, visit, AT (7, 5, 0));
  command.visit_id = visit;
  command.at = AT (7, 6, 0);
  command.counter = "3";
  command.volunteers = &self->volunteers[0];
  command.n_volunteers = 1;
  dh_store_apply (self->store, &command, NULL, &error);
  g_assert_no_error (error);
  row = dh_store_get_visit (self->store, visit, &error);
  g_assert_cmpstr (row->volunteer_name, ==, "Đặng Văn Ân");
  g_assert_cmpstr (row->counter, ==, "3");
  g_clear_pointer (&row, dh_visit_free);

  step (self, DH_EVENT_TRANSFER, visit, AT (7, 10, 0));
  row = dh_store_get_visit (self->store, visit, &error);
  g_assert_cmpint (row->state, ==, DH_VISIT_WAITING);
  g_assert_cmpstr (row->ticket, ==, "A001");
  g_assert_cmpint (row->arrived, ==, AT (7, 0, 0));
  g_assert_cmpint (row->procedure_id, ==, self->procedures[1]);
  g_assert_cmpint (row->volunteer_id, ==, 0);
  g_assert_cmpstr (row->counter, ==, "");
  g_clear_pointer (&row, dh_visit_free);

  step (self, DH_EVENT_CALL, visit, AT (8, 0, 0));
  step (self, DH_EVENT_START, visit, AT (8, 1, 0));
  row = dh_store_get_visit (self->store, visit, &error);
  g_assert_cmpint (row->called, ==, AT (7, 5, 0));
  g_assert_cmpint (row->started, ==, AT (7, 6, 0));
  g_assert_cmpint (row->served_s, ==, 4 * 60);
  g_assert_cmpint (
      query_int (self->store, "SELECT count (*) FROM interval WHERE visit_id = ?", visit), ==, 6);
  assert_clean (self->store);
}

static void
test_bad_values (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (7, 0, 0));
  gint64 nobody = 999;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  g_autofree char *long_counter = g_strnfill (400, 'x');

  command.people = 1000;
  refuse (self, &command, DH_ERROR_INVALID);
  command.people = -1;
  refuse (self, &command, DH_ERROR_INVALID);
  command.people = 1;
  command.priority = 7;
  refuse (self, &command, DH_ERROR_INVALID);
  command.priority = DH_PRIORITY_NONE;
  command.procedure_id = 999;
  refuse (self, &command, DH_ERROR_NOT_FOUND);
  command.procedure_id = 0;
  command.place_id = 999;
  refuse (self, &command, DH_ERROR_NOT_FOUND);
  command.place_id = 0;
  command.at = -5;
  refuse (self, &command, DH_ERROR_INVALID);
  command.at = G_MAXINT64;
  refuse (self, &command, DH_ERROR_INVALID);

  command = (DhCommand) DH_COMMAND_INIT (DH_EVENT_CALL);
  command.visit_id = visit;
  command.counter = long_counter;
  refuse (self, &command, DH_ERROR_INVALID);
  refuse_step (self, DH_EVENT_CALL, 12345, AT (8, 0, 0), DH_ERROR_NOT_FOUND);
  refuse_step (self, DH_EVENT_CALL, 0, AT (8, 0, 0), DH_ERROR_NOT_FOUND);

  step (self, DH_EVENT_START, visit, AT (7, 1, 0));
  command = (DhCommand) DH_COMMAND_INIT (DH_EVENT_TRANSFER);
  command.visit_id = visit;
  refuse (self, &command, DH_ERROR_INVALID);
  command = (DhCommand) DH_COMMAND_INIT (DH_EVENT_ASSIST);
  command.visit_id = visit;
  command.procedure_id = self->procedures[0];
  refuse (self, &command, DH_ERROR_INVALID);
  command.volunteers = self->volunteers;
  command.n_volunteers = 1;
  command.quantity = 10000;
  refuse (self, &command, DH_ERROR_INVALID);
  command.quantity = -1;
  refuse (self, &command, DH_ERROR_INVALID);
  command.quantity = 1;
  command.procedure_id = 0;
  refuse (self, &command, DH_ERROR_INVALID);
  command.procedure_id = self->procedures[0];
  command.channel = 9;
  refuse (self, &command, DH_ERROR_INVALID);
  command.channel = DH_CHANNEL_ONLINE;
  command.volunteers = &nobody;
  refuse (self, &command, DH_ERROR_NOT_FOUND);

  command = (DhCommand) DH_COMMAND_INIT (DH_EVENT_CHECK_IN);
  refuse (self, &command, DH_ERROR_INVALID);
  command.volunteers = &nobody;
  command.n_volunteers = 1;
  refuse (self, &command, DH_ERROR_NOT_FOUND);
  command = (DhCommand) DH_COMMAND_INIT (DH_EVENT_CLOSE_DAY);
  command.at = AT (17, 0, 0);
  command.day = DAY + 1;
  refuse (self, &command, DH_ERROR_INVALID);
  command = (DhCommand) DH_COMMAND_INIT (DH_EVENT_PROCEDURE_SET);
  refuse (self, &command, DH_ERROR_INVALID);
}

/* Two people at two screens: the second learns what the first did. */
static void
test_stale (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (7, 0, 0));
  g_autoptr (GError) error = NULL;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_START);

  step (self, DH_EVENT_CALL, visit, AT (7, 1, 0));
  command.visit_id = visit;
  command.at = AT (7, 2, 0);
  command.expected_state = DH_VISIT_WAITING;
  refuse (self, &command, DH_ERROR_STALE);
  g_assert_false (dh_store_apply (self->store, &command, NULL, &error));
  g_assert_nonnull (strstr (error->message, "A001"));
  g_assert_nonnull (strstr (error->message, "called"));
  command.expected_state = DH_VISIT_CALLED;
  g_clear_error (&error);
  g_assert_true (dh_store_apply (self->store, &command, NULL, &error));
}

static void
test_assist (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (7, 0, 0));
  gint64 doubled[] = { self->volunteers[1], self->volunteers[1], self->volunteers[0] };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) assists = NULL;
  const DhAssist *row;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ASSIST);

  step (self, DH_EVENT_START, visit, AT (7, 1, 0));
  step (self, DH_EVENT_FINISH, visit, AT (7, 5, 0));
  command.visit_id = visit;
  command.at = AT (7, 6, 0);
  command.procedure_id = self->procedures[1];
  command.volunteers = doubled;
  command.n_volunteers = 3;
  command.difficulties = "b;a;b; ;";
  dh_store_apply (self->store, &command, NULL, &error);
  g_assert_no_error (error);

  assists = dh_store_list_visit_assists (self->store, visit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assists->len, ==, 1);
  row = g_ptr_array_index (assists, 0);
  g_assert_cmpstr (row->volunteers, ==, "Nguyễn Thị Hòa; Đặng Văn Ân");
  g_assert_cmpstr (row->difficulties, ==, "a;b");
  g_assert_cmpstr (row->procedure_name, ==, "Hướng dẫn VNeID");
  g_assert_cmpstr (row->procedure_code, ==, "");
  g_assert_cmpstr (row->ticket, ==, "A001");
  g_assert_cmpint (row->at, ==, AT (7, 6, 0));
  g_assert_cmpint (row->quantity, ==, 1);
  g_assert_cmpint (row->outcome, ==, DH_OUTCOME_SELF_DONE);

  /* A day later it is too late for a visit that is over. */
  command.at = AT (7, 6, 0) + DH_DAY_S;
  refuse (self, &command, DH_ERROR_ILLEGAL);
  assert_clean (self->store);
}

static void
test_duty (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) volunteers = NULL;
  g_autoptr (GError) error = NULL;
  const DhVolunteer *first;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_CHECK_OUT);

  command.volunteers = &self->volunteers[1];
  command.n_volunteers = 1;
  command.at = AT (7, 0, 0);
  refuse (self, &command, DH_ERROR_ILLEGAL);
  duty (self, DH_EVENT_CHECK_IN, 1, AT (7, 0, 0));
  command.kind = DH_EVENT_CHECK_IN;
  refuse (self, &command, DH_ERROR_ILLEGAL);
  volunteers = dh_store_list_volunteers (self->store, TRUE, &error);
  first = g_ptr_array_index (volunteers, 0);
  g_assert_cmpint (first->id, ==, self->volunteers[1]);
  g_assert_cmpint (first->on_duty_since, ==, AT (7, 0, 0));
  duty (self, DH_EVENT_CHECK_OUT, 1, AT (11, 0, 0));
  duty (self, DH_EVENT_CHECK_IN, 1, AT (13, 0, 0));
  /* The clock was set back: the duty ends where it began. */
  duty (self, DH_EVENT_CHECK_OUT, 1, AT (12, 0, 0));
  g_assert_cmpint (query_int (self->store,
                              "SELECT sum (to_at - from_at) FROM duty WHERE volunteer_id = ?",
                              self->volunteers[1]),
                   ==, 4 * 3600);
  assert_clean (self->store);
}

static void
test_close_day (Fixture *self, gconstpointer user_data)
{
  gint64 waiting = arrive (self, AT (7, 0, 0));
  gint64 serving = arrive (self, AT (7, 1, 0));
  gint64 absent = arrive (self, AT (7, 2, 0));
  gint64 other_day = arrive (self, AT (7, 0, 0) + DH_DAY_S);
  gint64 late;
  g_autoptr (DhVisit) row = NULL;

  step (self, DH_EVENT_START, serving, AT (7, 10, 0));
  step (self, DH_EVENT_CALL, absent, AT (7, 11, 0));
  step (self, DH_EVENT_NO_SHOW, absent, AT (7, 12, 0));
  duty (self, DH_EVENT_CHECK_IN, 0, AT (7, 0, 0));
  duty (self, DH_EVENT_CHECK_IN, 1, AT (7, 0, 0) + DH_DAY_S);
  g_assert_false (dh_store_day_is_closed (self->store, DAY));
  close_day (self, 0, AT (17, 0, 0));
  g_assert_true (dh_store_day_is_closed (self->store, DAY));
  g_assert_false (dh_store_day_is_closed (self->store, DAY + 1));

  row = dh_store_get_visit (self->store, waiting, NULL);
  g_assert_cmpint (row->state, ==, DH_VISIT_LEFT);
  g_assert_cmpint (row->ended, ==, AT (17, 0, 0));
  g_assert_false (row->inaccurate);
  g_clear_pointer (&row, dh_visit_free);
  row = dh_store_get_visit (self->store, serving, NULL);
  g_assert_cmpint (row->state, ==, DH_VISIT_DONE);
  g_assert_cmpint (row->served_s, ==, 17 * 3600 - (7 * 3600 + 600));
  g_assert_true (row->inaccurate);
  g_assert_cmpint (visit_state (self, absent), ==, DH_VISIT_NO_SHOW);
  g_assert_cmpint (visit_state (self, other_day), ==, DH_VISIT_WAITING);
  g_assert_cmpint (
      query_int (self->store, "SELECT to_at FROM duty WHERE volunteer_id = ?", self->volunteers[0]),
      ==, AT (17, 0, 0));
  /* The one who came on the next day is still there. */
  g_assert_cmpint (query_int (self->store, "SELECT to_at IS NULL FROM duty WHERE volunteer_id = ?",
                              self->volunteers[1]),
                   ==, 1);

  /* Life goes on after it. */
  assist (self, serving, AT (17, 5, 0), 1);
  step (self, DH_EVENT_RETURN, absent, AT (17, 6, 0));
  late = arrive (self, AT (17, 10, 0));
  close_day (self, 0, AT (17, 30, 0));
  g_assert_cmpint (visit_state (self, late), ==, DH_VISIT_LEFT);
  g_assert_cmpint (visit_state (self, absent), ==, DH_VISIT_LEFT);
  g_assert_cmpint (query_int (self->store, "SELECT ended FROM visit WHERE id = ?", waiting), ==,
                   AT (17, 0, 0));
  assert_clean (self->store);
}

/* Yesterday was forgotten: what was open ends with its own day, and its times are not trusted. */
static void
test_close_late (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (16, 0, 0));

  duty (self, DH_EVENT_CHECK_IN, 0, AT (7, 0, 0));
  duty (self, DH_EVENT_CHECK_IN, 1, AT (7, 0, 0) + DH_DAY_S);
  close_day (self, DAY, AT (7, 30, 0) + DH_DAY_S);
  g_assert_cmpint (query_int (self->store, "SELECT ended FROM visit WHERE id = ?", visit), ==,
                   AT (23, 59, 59));
  g_assert_cmpint (query_int (self->store, "SELECT inaccurate FROM visit WHERE id = ?", visit), ==,
                   1);
  g_assert_cmpint (
      query_int (self->store, "SELECT to_at FROM duty WHERE volunteer_id = ?", self->volunteers[0]),
      ==, AT (24, 0, 0));
  g_assert_cmpint (query_int (self->store, "SELECT to_at IS NULL FROM duty WHERE volunteer_id = ?",
                              self->volunteers[1]),
                   ==, 1);
  g_assert_true (dh_store_day_is_closed (self->store, DAY));
  g_assert_false (dh_store_day_is_closed (self->store, DAY + 1));
  assert_clean (self->store);
}

/* A clock that runs back never makes a time negative, and flags the visit. */
static void
test_clock (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (10, 0, 0));
  gint64 overnight = arrive (self, AT (16, 0, 0));
  g_autoptr (DhVisit) row = NULL;

  step (self, DH_EVENT_CALL, visit, AT (9, 0, 0));
  row = dh_store_get_visit (self->store, visit, NULL);
  g_assert_cmpint (row->called, ==, AT (10, 0, 0));
  g_assert_true (row->inaccurate);
  step (self, DH_EVENT_START, visit, AT (10, 5, 0));
  assist (self, visit, AT (9, 0, 0), 1);
  step (self, DH_EVENT_FINISH, visit, AT (10, 20, 0));
  g_assert_cmpint (query_int (self->store, "SELECT at FROM assist WHERE visit_id = ?", visit), ==,
                   AT (10, 5, 0));
  g_assert_cmpint (query_int (self->store, "SELECT served_s FROM visit WHERE id = ?", visit), ==,
                   15 * 60);

  step (self, DH_EVENT_CALL, overnight, AT (8, 0, 0) + DH_DAY_S);
  step (self, DH_EVENT_START, overnight, AT (8, 1, 0) + DH_DAY_S);
  g_clear_pointer (&row, dh_visit_free);
  row = dh_store_get_visit (self->store, overnight, NULL);
  g_assert_cmpint (row->day, ==, DAY);
  g_assert_cmpint (row->called, ==, AT (23, 59, 59));
  g_assert_cmpint (row->started, ==, AT (23, 59, 59));
  g_assert_true (row->inaccurate);
  assert_clean (self->store);
}

/* A command refused inside a batch harms nothing but itself. */
static void
test_batch (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 visit;

  g_assert_true (dh_store_begin_batch (self->store, &error));
  visit = arrive (self, AT (7, 0, 0));
  refuse_step (self, DH_EVENT_FINISH, visit, AT (7, 1, 0), DH_ERROR_ILLEGAL);
  refuse_undo (self, 1, DH_ERROR_ILLEGAL);
  step (self, DH_EVENT_CALL, visit, AT (7, 2, 0));
  g_assert_true (dh_store_commit_batch (self->store, &error));
  g_assert_cmpint (visit_state (self, visit), ==, DH_VISIT_CALLED);

  before = store_dump (self->store, FALSE);
  g_assert_true (dh_store_begin_batch (self->store, &error));
  arrive (self, AT (7, 3, 0));
  step (self, DH_EVENT_START, visit, AT (7, 4, 0));
  dh_store_rollback_batch (self->store);
  after = store_dump (self->store, FALSE);
  g_assert_cmpstr (before, ==, after);
  /* The journal goes on where it stood. */
  visit = arrive (self, AT (7, 5, 0));
  g_assert_cmpint (query_int (self->store, "SELECT number FROM visit WHERE id = ?", visit), ==, 2);
  g_assert_cmpint (query_int (self->store, "SELECT max (seq) - count (*) FROM event", 0), ==, 0);
  assert_clean (self->store);
}

/* A fault in the middle of writing a command: all of it goes, and all of the batch around it. */
static void
test_fault (Fixture *self, gconstpointer user_data)
{
  static const char *const tables[] = { "visit", "interval", "event", "ticket_counter" };
  DhDb *db = dh_store_db (self->store);
  g_autofree char *before = store_dump (self->store, FALSE);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  command.at = AT (7, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *trigger = g_strdup_printf ("CREATE TRIGGER broken BEFORE INSERT ON %s "
                                                  "BEGIN SELECT RAISE (ABORT, 'broken'); END",
                                                  tables[i]);
      g_autofree char *after = NULL;

      g_assert_true (dh_db_exec (db, trigger, &error));
      g_assert_false (dh_store_apply (self->store, &command, NULL, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      g_assert_true (dh_db_exec (db, "DROP TRIGGER broken", &error));
      g_assert_true (dh_store_begin_batch (self->store, &error));
      arrive (self, AT (7, 0, 0));
      g_assert_true (dh_db_exec (db, trigger, &error));
      g_assert_false (dh_store_apply (self->store, &command, NULL, &error));
      g_clear_error (&error);
      g_assert_false (dh_store_commit_batch (self->store, &error));
      g_assert_nonnull (error);
      after = store_dump (self->store, FALSE);
      g_assert_cmpstr (before, ==, after);
    }
  arrive (self, AT (7, 0, 0));
  g_assert_cmpint (query_int (self->store, "SELECT number FROM visit", 0), ==, 1);
  g_assert_cmpint (query_int (self->store, "SELECT max (seq) - count (*) FROM event", 0), ==, 0);
  assert_clean (self->store);
}

static void
test_reader (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) reader = NULL;
  g_autoptr (DhStore) second = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  arrive (self, AT (7, 0, 0));
  reader = dh_store_open (self->path, FALSE, &error);
  g_assert_no_error (error);
  visits = dh_store_list_visits (reader, DAY, &error);
  g_assert_cmpuint (visits->len, ==, 1);
  g_assert_false (dh_store_can_undo (reader));
  g_assert_false (dh_store_apply (reader, &command, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_READONLY);
  g_clear_error (&error);
  g_assert_false (dh_store_undo (reader, 0, 0, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_READONLY);
  g_clear_error (&error);
  assert_clean (reader);
  second = dh_store_open (self->path, TRUE, &error);
  g_assert_null (second);
  g_assert_error (error, DH_ERROR, DH_ERROR_BUSY);
}

/* Now is now where no time is given. */
static void
test_now (Fixture *self, gconstpointer user_data)
{
  gint64 before = dh_time_now ();
  gint64 visit = arrive (self, 0);
  g_autoptr (DhVisit) row = dh_store_get_visit (self->store, visit, NULL);

  g_assert_cmpint (row->arrived, >=, before);
  g_assert_cmpint (row->arrived, <=, dh_time_now ());
  g_assert_cmpint (row->day, ==, dh_day_of_time (row->arrived));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("day", test_day);
  ADD ("transfer", test_transfer);
  ADD ("bad-values", test_bad_values);
  ADD ("stale", test_stale);
  ADD ("assist", test_assist);
  ADD ("duty", test_duty);
  ADD ("close-day", test_close_day);
  ADD ("close-late", test_close_late);
  ADD ("clock", test_clock);
  ADD ("batch", test_batch);
  ADD ("fault", test_fault);
  ADD ("reader", test_reader);
  ADD ("now", test_now);
  return g_test_run ();
}
