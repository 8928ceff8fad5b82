/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/dh-store-book.h"

#define ROUNDS 50

#define SHEET_ROWS 3

/* A sheet of some rows, all or nothing; its id, 0 where it failed. */
static gint64
write_sheet (DhStore *store, gint64 procedure_id, gint64 volunteer_id)
{
  g_autoptr (DhSheet) sheet = dh_sheet_new (DH_SHEET_OUTREACH);
  DhReceipt receipt;

  sheet->day = DAY;
  for (guint i = 0; i < SHEET_ROWS; i++)
    dh_sheet_row_add_volunteer (dh_sheet_add_row (sheet, procedure_id), volunteer_id);
  return dh_store_write_sheet (store, sheet, AT (17, 0, 0), &receipt, NULL) ? receipt.event_id : 0;
}

/* Registers people and writes sheets until it is killed, and acknowledges each as the screen would:
 * after the command has returned. */
static int
child (const char *path, gint64 procedure_id, gint64 volunteer_id, int pipe)
{
  g_autoptr (DhStore) store = dh_store_open (path, TRUE, NULL);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  if (store == NULL)
    return 1;
  command.at = AT (7, 0, 0);
  command.person_name = "Khách";
  for (guint i = 0;; i++)
    {
      DhReceipt receipt = { 0 };
      gint64 id;

      if (i % 3 == 2)
        id = write_sheet (store, procedure_id, volunteer_id);
      else
        id = dh_store_apply (store, &command, &receipt, NULL) ? receipt.visit_id : 0;
      if (id == 0 || write (pipe, &id, sizeof id) != sizeof id)
        return 2;
    }
}

/* Killed in the middle of a burst, time and again: nothing acknowledged is lost, nothing is half
 * done. */
static void
test_kill (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GArray) acknowledged = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_clear_pointer (&self->store, dh_store_close);
  for (guint round = 0; round < ROUNDS; round++)
    {
      guint wanted = acknowledged->len + (guint) g_test_rand_int_range (1, 20);
      gint64 id;
      int ends[2];
      int status;
      pid_t pid;

      g_assert_cmpint (pipe (ends), ==, 0);
      pid = fork ();
      g_assert_cmpint (pid, >=, 0);
      if (pid == 0)
        {
          close (ends[0]);
          _exit (child (self->path, self->procedures[0], self->volunteers[0], ends[1]));
        }
      close (ends[1]);
      while (acknowledged->len < wanted && read (ends[0], &id, sizeof id) == sizeof id)
        g_array_append_val (acknowledged, id);
      g_usleep ((gulong) g_test_rand_int_range (0, 400));
      kill (pid, SIGKILL);
      while (read (ends[0], &id, sizeof id) == sizeof id)
        g_array_append_val (acknowledged, id);
      close (ends[0]);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFSIGNALED (status));
      g_assert_cmpuint (acknowledged->len, >=, wanted);

      fixture_reopen (self);
      for (guint i = 0; i < acknowledged->len; i++)
        g_assert_cmpint (query_int (self->store,
                                    "SELECT (SELECT count (*) FROM visit WHERE id = ?1) + "
                                    "(SELECT count (*) FROM sheet WHERE id = ?1)",
                                    g_array_index (acknowledged, gint64, i)),
                         ==, 1);
      g_assert_cmpint (query_int (self->store,
                                  "SELECT count (*) FROM sheet WHERE id NOT IN (SELECT sheet_id "
                                  "FROM sheet_row GROUP BY 1 HAVING count (*) = 3)",
                                  0),
                       ==, 0);
      if (round % 10 == 9)
        assert_clean (self->store);
      g_clear_pointer (&self->store, dh_store_close);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store-crash/kill", Fixture, NULL, fixture_set_up, test_kill, fixture_tear_down);
  return g_test_run ();
}
