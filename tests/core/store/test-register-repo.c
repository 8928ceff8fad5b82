/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "repo/dh-register-repo.h"
#include "store-fixture.h"

static gint64
arrive_for (Fixture *self, gint64 procedure_id, gint32 day)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt = { 0 };
  g_autoptr (GError) error = NULL;

  command.at = dh_day_start (day) + 8 * 3600;
  command.procedure_id = procedure_id;
  g_assert_true (dh_store_apply (self->store, &command, &receipt, &error));
  return receipt.visit_id;
}

static void
test_usage (Fixture *self, gconstpointer data)
{
  const DhUsage expected[] = { { self->procedures[0], DAY - 2, 3 },
                               { self->procedures[1], DAY - 2, 1 },
                               { self->procedures[0], DAY, 1 } };
  g_autoptr (GArray) usage = NULL;
  g_autoptr (GError) error = NULL;

  arrive_for (self, self->procedures[0], DAY - 3);
  for (guint i = 0; i < 3; i++)
    arrive_for (self, self->procedures[0], DAY - 2);
  arrive_for (self, self->procedures[1], DAY - 2);
  arrive_for (self, 0, DAY - 1);
  arrive_for (self, self->procedures[0], DAY);
  step (self, DH_EVENT_CANCEL, arrive_for (self, self->procedures[0], DAY), AT (9, 0, 0));
  arrive_for (self, self->procedures[0], DAY + 1);

  usage = dh_register_repo_list_usage (dh_store_db (self->store), DAY - 2, DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (usage->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < usage->len; i++)
    {
      const DhUsage *item = &g_array_index (usage, DhUsage, i);

      g_assert_cmpint (item->procedure_id, ==, expected[i].procedure_id);
      g_assert_cmpint (item->day, ==, expected[i].day);
      g_assert_cmpint (item->count, ==, expected[i].count);
    }
}

static gint64
find (Fixture *self, const char *ticket, gint32 day, gint32 *found)
{
  g_autoptr (GError) error = NULL;
  gint64 id =
      dh_register_repo_find_ticket (dh_store_db (self->store), ticket, day, DAY, found, &error);

  g_assert_no_error (error);
  return id;
}

static void
test_ticket (Fixture *self, gconstpointer data)
{
  gint64 oldest = arrive_for (self, 0, DAY - 100);
  gint64 older = arrive_for (self, 0, DAY - 7);
  gint64 last = arrive_for (self, 0, DAY - 3);
  gint64 cancelled = arrive_for (self, 0, DAY - 1);
  gint64 today = arrive_for (self, 0, DAY);
  gint32 day = 0;

  step (self, DH_EVENT_CANCEL, cancelled, dh_day_start (DAY - 1) + 9 * 3600);
  g_assert_cmpint (find (self, "A001", DAY - 7, &day), ==, older);
  g_assert_cmpint (day, ==, DAY - 7);
  g_assert_cmpint (find (self, "A001", DAY - 100, &day), ==, oldest);
  g_assert_cmpint (find (self, "A001", DAY, &day), ==, today);
  g_assert_cmpint (find (self, "A001", DH_DAY_INVALID, &day), ==, last);
  g_assert_cmpint (day, ==, DAY - 3);
  g_assert_cmpint (find (self, "A001", DAY - 1, &day), ==, 0);
  g_assert_cmpint (find (self, "A002", DH_DAY_INVALID, &day), ==, 0);
  g_assert_cmpint (find (self, "' OR 1 --", DH_DAY_INVALID, &day), ==, 0);
}

/* The telephone stands with the visit, for whoever looks for the same one. */
static void
test_phone (Fixture *self, gconstpointer data)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DhVisit) visit = NULL;

  command.at = AT (8, 0, 0);
  command.person_phone = "0912345678";
  g_assert_true (dh_store_apply (self->store, &command, &receipt, &error));
  visit = dh_store_get_visit (self->store, receipt.visit_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (visit->person_phone, ==, "0912345678");
  g_assert_cmpstr (visit->person_name, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/register-repo/usage", test_usage);
  ADD ("/register-repo/ticket", test_ticket);
  ADD ("/register-repo/phone", test_phone);
  return g_test_run ();
}
