/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

static void
test_day (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (7, 0, 0));
  g_autoptr (DhVisit) row = NULL;
  g_autoptr (GError) error = NULL;

  duty (self, DH_EVENT_CHECK_IN, 0, AT (6, 30, 0));
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
  g_assert_cmpint (row->served_s, ==, 4 * 60 + 5 * 60);
  g_assert_cmpint (row->arrived, ==, AT (7, 0, 0));
  g_assert_cmpint (row->called, ==, AT (7, 5, 0));
  g_assert_cmpint (row->started, ==, AT (7, 6, 0));
  g_assert_cmpint (row->ended, ==, AT (7, 25, 0));
  g_assert_cmpuint (row->assists, ==, 1);
  g_assert_false (row->inaccurate);
  undo (self, 0);
  g_assert_cmpint (visit_state (self, visit), ==, DH_VISIT_SERVING);
  g_assert_true (dh_store_redo (self->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visit_state (self, visit), ==, DH_VISIT_DONE);
  assert_clean (self->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/day", Fixture, NULL, fixture_set_up, test_day, fixture_tear_down);
  return g_test_run ();
}
