/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>

#include "dh-day.h"
#include "dh-ticket-read.h"

#define DAY "2026-11-20"
#define NEXT_DAY "2026-11-23"

typedef struct
{
  char *folder, *path; /* owned */
  DhStore *store;      /* owned */
  gint64 procedure;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dh-ticket-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "book.db", NULL);
  g_assert_true (dh_store_create (fixture->path, "Xã Thử", "Tỉnh Thử", &error));
  fixture->store = dh_store_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  fixture->procedure = dh_store_find_procedure (fixture->store, "1.001193", &error);
  g_assert_cmpint (fixture->procedure, !=, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name = NULL;

  dh_store_close (fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (fixture->folder, name, NULL);

      g_remove (file);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gint64
time_of (const char *text)
{
  gint64 time = 0;

  g_assert_true (dh_time_parse_local (text, &time));
  return time;
}

static gint64
apply (Fixture *fixture, DhCommand *command, const char *at)
{
  g_autoptr (GError) error = NULL;
  DhReceipt receipt;

  command->at = time_of (at);
  g_assert_true (dh_store_apply (fixture->store, command, &receipt, &error));
  g_assert_no_error (error);
  return receipt.visit_id;
}

static gint64
arrive (Fixture *fixture, const char *at, DhPriority priority)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  command.procedure_id = fixture->procedure;
  command.priority = priority;
  command.person_name = "Nguyễn Thị Bí Mật";
  return apply (fixture, &command, at);
}

static void
act (Fixture *fixture, DhEventKind kind, gint64 visit_id, const char *at)
{
  DhCommand command = DH_COMMAND_INIT (kind);

  command.visit_id = visit_id;
  apply (fixture, &command, at);
}

static int
before (Fixture *fixture, gint64 visit_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhTicket) ticket = dh_ticket_read (fixture->store, visit_id, &error);

  g_assert_no_error (error);
  return ticket->before;
}

/* What stood before a number stays what it was, whatever happens afterwards. */
static void
test_before (Fixture *fixture, gconstpointer data)
{
  gint64 a = arrive (fixture, DAY "T08:00:00", DH_PRIORITY_NONE);
  gint64 b = arrive (fixture, DAY "T08:00:00", DH_PRIORITY_ELDERLY);
  gint64 c, d, e, f;

  act (fixture, DH_EVENT_CALL, a, DAY "T08:05:00");
  c = arrive (fixture, DAY "T08:06:00", DH_PRIORITY_NONE);
  d = arrive (fixture, DAY "T08:07:00", DH_PRIORITY_OTHER);
  act (fixture, DH_EVENT_LEAVE, b, DAY "T08:08:00");
  /* Absent, and back in the queue: before the next again. */
  act (fixture, DH_EVENT_NO_SHOW, a, DAY "T08:09:00");
  act (fixture, DH_EVENT_RETURN, a, DAY "T08:10:00");
  e = arrive (fixture, DAY "T08:11:00", DH_PRIORITY_NONE);

  g_assert_cmpint (before (fixture, a), ==, 0);
  g_assert_cmpint (before (fixture, b), ==, 0);
  g_assert_cmpint (before (fixture, c), ==, 1);
  g_assert_cmpint (before (fixture, d), ==, 1);
  g_assert_cmpint (before (fixture, e), ==, 3);
  act (fixture, DH_EVENT_CALL, d, DAY "T08:20:00");
  /* Who is called in the very second waits no more. */
  f = arrive (fixture, DAY "T08:20:00", DH_PRIORITY_NONE);
  g_assert_cmpint (before (fixture, f), ==, 3);
  act (fixture, DH_EVENT_START, c, DAY "T08:21:00");
  act (fixture, DH_EVENT_CANCEL, e, DAY "T08:22:00");
  g_assert_cmpint (before (fixture, c), ==, 1);
  g_assert_cmpint (before (fixture, d), ==, 1);
}

static void
test_record (Fixture *fixture, gconstpointer data)
{
  gint64 id = arrive (fixture, DAY "T08:05:09", DH_PRIORITY_ELDERLY);
  g_autoptr (GError) error = NULL;
  g_autoptr (DhTicket) ticket = NULL;

  g_assert_true (
      dh_store_set_setting (fixture->store, "survey_url", "https://example.vn/x", &error));
  ticket = dh_ticket_read (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ticket->number, ==, "A001");
  g_assert_cmpstr (ticket->commune, ==, "Xã Thử, Tỉnh Thử");
  g_assert_cmpstr (ticket->procedure, ==, "Đăng ký khai sinh");
  g_assert_cmpstr (ticket->field, ==, "Hộ tịch");
  g_assert_cmpstr (ticket->survey_url, ==, "https://example.vn/x");
  g_assert_cmpint (ticket->arrived, ==, time_of (DAY "T08:05:09"));
  g_assert_cmpint (ticket->priority, ==, DH_PRIORITY_ELDERLY);
  g_assert_cmpint (dh_ticket_find (fixture->store, ticket->day, "a001", &error), ==, id);
  g_assert_cmpint (dh_ticket_find (fixture->store, ticket->day + 1, "A001", &error), ==, 0);
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
}

/* The slip of the second trip says so, and keeps to what was noted last. */
static void
test_come_back (Fixture *fixture, gconstpointer data)
{
  gint64 id = arrive (fixture, DAY "T08:05:09", DH_PRIORITY_NONE);
  DhCommand assist = DH_COMMAND_INIT (DH_EVENT_ASSIST);
  DhCommand again = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhVolunteer volunteer = { .name = (char *) "Lan", .unit = (char *) "", .active = TRUE };
  gint64 who = 0;
  gint64 second = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhComeBack) first_slip = NULL;
  g_autoptr (DhComeBack) second_slip = NULL;

  g_assert_true (dh_store_set_volunteer (fixture->store, &volunteer, NULL, &who, &error));
  act (fixture, DH_EVENT_START, id, DAY "T08:06:00");
  assist.visit_id = id;
  assist.procedure_id = fixture->procedure;
  assist.volunteers = &who;
  assist.n_volunteers = 1;
  assist.outcome = DH_OUTCOME_MISSING_PAPERS;
  assist.note = "Giấy chứng sinh bản chính";
  assist.follow_up = dh_day_of_time (time_of (NEXT_DAY "T08:00:00"));
  apply (fixture, &assist, DAY "T08:09:00");
  act (fixture, DH_EVENT_FINISH, id, DAY "T08:10:00");

  first_slip = dh_come_back_read (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first_slip->number, ==, "A001");
  g_assert_cmpstr (first_slip->missing, ==, "Giấy chứng sinh bản chính");
  g_assert_cmpint (first_slip->follow_up, ==, assist.follow_up);
  g_assert_cmpint (first_slip->trips, ==, 1);
  g_assert_cmpint (first_slip->day, ==, dh_day_of_time (time_of (DAY "T08:00:00")));

  again.origin_id = id;
  again.procedure_id = fixture->procedure;
  second = apply (fixture, &again, NEXT_DAY "T08:00:00");
  second_slip = dh_come_back_read (fixture->store, second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second_slip->trips, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/ticket-read/before", Fixture, NULL, set_up, test_before, tear_down);
  g_test_add ("/ticket-read/record", Fixture, NULL, set_up, test_record, tear_down);
  g_test_add ("/ticket-read/come-back", Fixture, NULL, set_up, test_come_back, tear_down);
  return g_test_run ();
}
