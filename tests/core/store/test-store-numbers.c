/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <sys/wait.h>
#include <unistd.h>

static char *
ticket_of (Fixture *self, gint64 visit_id)
{
  g_autoptr (DhVisit) visit = dh_store_get_visit (self->store, visit_id, NULL);

  return g_strdup (visit->ticket);
}

static void
assert_ticket (Fixture *self, gint64 visit_id, const char *wanted)
{
  g_autofree char *ticket = ticket_of (self, visit_id);

  g_assert_cmpstr (ticket, ==, wanted);
}

/* The very same command twice, as a key that bounces gives it: two people, two numbers. */
static void
test_double_enter (Fixture *self, gconstpointer user_data)
{
  gint64 first = arrive (self, AT (7, 0, 0));
  gint64 second = arrive (self, AT (7, 0, 0));

  assert_ticket (self, first, "A001");
  assert_ticket (self, second, "A002");
}

static void
test_midnight (Fixture *self, gconstpointer user_data)
{
  gint64 before = arrive (self, AT (23, 59, 59));
  gint64 after = arrive (self, AT (24, 0, 0));
  g_autoptr (DhVisit) visit = dh_store_get_visit (self->store, after, NULL);

  assert_ticket (self, before, "A001");
  assert_ticket (self, after, "A001");
  g_assert_cmpint (visit->day, ==, DAY + 1);
  g_assert_cmpint (query_int (self->store, "SELECT day FROM visit WHERE id = ?", before), ==, DAY);
}

/* Back to a day that was already worked on, and forth again. */
static void
test_clock_set_back (Fixture *self, gconstpointer user_data)
{
  arrive (self, AT (8, 0, 0));
  arrive (self, AT (9, 0, 0));
  arrive (self, AT (8, 0, 0) + DH_DAY_S);
  assert_ticket (self, arrive (self, AT (7, 0, 0)), "A003");
  assert_ticket (self, arrive (self, AT (7, 0, 0) - DH_DAY_S), "A001");
  assert_ticket (self, arrive (self, AT (8, 1, 0) + DH_DAY_S), "A002");
  assert_clean (self->store);
}

static void
test_many (Fixture *self, gconstpointer user_data)
{
  gint64 last = 0;

  g_assert_true (dh_store_begin_batch (self->store, NULL));
  for (guint i = 0; i < 1200; i++)
    {
      last = arrive (self, AT (7, 0, 0) + 20 * i);
      if (i == 998)
        assert_ticket (self, last, "A999");
      if (i == 999)
        assert_ticket (self, last, "A1000");
    }
  g_assert_true (dh_store_commit_batch (self->store, NULL));
  assert_ticket (self, last, "A1200");
  g_assert_cmpint (
      query_int (self->store, "SELECT count (DISTINCT ticket) FROM visit WHERE day = ?", DAY), ==,
      1200);
  assert_clean (self->store);
}

/* Taken back, a number is not given to another; done again, it is the same. */
static void
test_taken_back (Fixture *self, gconstpointer user_data)
{
  gint64 visit;

  arrive (self, AT (7, 0, 0));
  visit = arrive (self, AT (7, 1, 0));
  undo (self, visit);
  g_assert_true (dh_store_redo (self->store, NULL, NULL));
  assert_ticket (self, visit, "A002");
  undo (self, visit);
  assert_ticket (self, arrive (self, AT (7, 2, 0)), "A003");
  fixture_reopen (self);
  assert_ticket (self, arrive (self, AT (7, 3, 0)), "A004");
  assert_clean (self->store);
}

static void
test_places (Fixture *self, gconstpointer user_data)
{
  gint64 place;
  DhReceipt receipt;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  arrive (self, AT (7, 0, 0));
  g_assert_true (dh_store_set_place (self->store, "Nhà văn hóa", "point", &place, NULL));
  command.at = AT (7, 1, 0);
  command.place_id = place;
  g_assert_true (dh_store_apply (self->store, &command, &receipt, NULL));
  g_assert_cmpstr (receipt.ticket, ==, "A001");
  assert_ticket (self, arrive (self, AT (7, 2, 0)), "A002");
}

/* ---- Two processes that both want to give numbers */

#define PROCESSES 3
#define ROUNDS 25

static int
child (const char *path)
{
  for (guint i = 0; i < ROUNDS;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DhStore) store = dh_store_open (path, TRUE, &error);
      DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

      if (store == NULL)
        {
          if (!g_error_matches (error, DH_ERROR, DH_ERROR_BUSY))
            return 1;
          g_usleep (200);
          continue;
        }
      command.at = AT (7, 0, 0);
      if (!dh_store_apply (store, &command, NULL, NULL))
        return 2;
      i++;
    }
  return 0;
}

static void
test_processes (Fixture *self, gconstpointer user_data)
{
  pid_t pids[PROCESSES];

  g_clear_pointer (&self->store, dh_store_close);
  for (guint i = 0; i < PROCESSES; i++)
    {
      pids[i] = fork ();
      g_assert_cmpint (pids[i], >=, 0);
      if (pids[i] == 0)
        _exit (child (self->path));
    }
  for (guint i = 0; i < PROCESSES; i++)
    {
      int status = 0;

      g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  fixture_reopen (self);
  g_assert_cmpint (query_int (self->store, "SELECT count (DISTINCT number) FROM visit", 0), ==,
                   PROCESSES * ROUNDS);
  g_assert_cmpint (query_int (self->store, "SELECT max (number) FROM visit", 0), ==,
                   PROCESSES * ROUNDS);
  assert_clean (self->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store-numbers/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("double-enter", test_double_enter);
  ADD ("midnight", test_midnight);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("many", test_many);
  ADD ("taken-back", test_taken_back);
  ADD ("places", test_places);
  ADD ("processes", test_processes);
  return g_test_run ();
}
