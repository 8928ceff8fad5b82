/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

static gint64
redo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  DhReceipt receipt;

  g_assert_true (dh_store_can_redo (self->store));
  dh_store_redo (self->store, &receipt, &error);
  g_assert_no_error (error);
  return receipt.event_id;
}

static void
refuse_redo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dh_store_can_redo (self->store));
  g_assert_false (dh_store_redo (self->store, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOTHING);
}

/* Each step of a whole visit taken back and done again: the tables come out the same each time. */
static void
test_each_step (Fixture *self, gconstpointer user_data)
{
  static const DhEventKind kinds[] = { DH_EVENT_CALL,     DH_EVENT_NO_SHOW, DH_EVENT_RETURN,
                                       DH_EVENT_CALL,     DH_EVENT_START,   DH_EVENT_ASSIST,
                                       DH_EVENT_HOLD,     DH_EVENT_ASSIST,  DH_EVENT_RESUME,
                                       DH_EVENT_TRANSFER, DH_EVENT_START,   DH_EVENT_FINISH,
                                       DH_EVENT_ASSIST };
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  gint64 visit;

  g_ptr_array_add (dumps, store_dump (self->store, TRUE));
  visit = arrive (self, AT (7, 0, 0));
  g_ptr_array_add (dumps, store_dump (self->store, TRUE));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 at = AT (7, 1, 0) + 60 * i;

      if (kinds[i] == DH_EVENT_ASSIST)
        assist (self, visit, at, 1 + i % 3);
      else
        step (self, kinds[i], visit, at);
      g_ptr_array_add (dumps, store_dump (self->store, TRUE));
    }
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = dumps->len - 1; i > 0; i--)
        {
          g_autofree char *now = NULL;

          undo (self, 0);
          now = store_dump (self->store, TRUE);
          g_assert_cmpstr (now, ==, g_ptr_array_index (dumps, i - 1));
        }
      g_assert_false (dh_store_can_undo (self->store));
      refuse_undo (self, 0, DH_ERROR_NOTHING);
      if (round == 1)
        fixture_reopen (self);
      for (guint i = 1; i < dumps->len; i++)
        {
          g_autofree char *now = NULL;

          redo (self);
          now = store_dump (self->store, TRUE);
          g_assert_cmpstr (now, ==, g_ptr_array_index (dumps, i));
        }
      refuse_redo (self);
      assert_clean (self->store);
    }
}

static void
test_redo_ends (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (7, 0, 0));
  gint64 call = step (self, DH_EVENT_CALL, visit, AT (7, 1, 0));

  refuse_redo (self);
  undo (self, call);
  arrive (self, AT (7, 2, 0));
  refuse_redo (self);
  /* Not even the undo before that step, after the step itself is taken back and redone. */
  undo (self, 0);
  redo (self);
  refuse_redo (self);
  assert_clean (self->store);
}

/* An entry of the lists in between is no step of the desk. */
static void
test_lists_between (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (7, 0, 0));
  gint64 call = step (self, DH_EVENT_CALL, visit, AT (7, 1, 0));
  DhVolunteer volunteer = { .name = (char *) "Lê Thị Út", .unit = (char *) "", .active = TRUE };

  undo (self, 0);
  g_assert_true (dh_store_set_volunteer (self->store, &volunteer, NULL, NULL, NULL));
  g_assert_cmpint (redo (self), ==, call);
  g_assert_true (dh_store_set_place (self->store, "Nhà văn hóa", "point", NULL, NULL));
  undo (self, 0);
  g_assert_cmpint (visit_state (self, visit), ==, DH_VISIT_WAITING);
}

static void
test_what_rests (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (7, 0, 0));
  gint64 other = arrive (self, AT (7, 0, 30));
  gint64 start = step (self, DH_EVENT_START, visit, AT (7, 1, 0));
  gint64 first = assist (self, visit, AT (7, 2, 0), 1);
  gint64 finish;

  refuse_undo (self, start, DH_ERROR_ILLEGAL);
  refuse_undo (self, visit, DH_ERROR_ILLEGAL);
  finish = step (self, DH_EVENT_FINISH, visit, AT (7, 5, 0));
  /* Nothing rests on an assist, nor on another visit. */
  undo (self, first);
  g_assert_cmpint (visit_state (self, visit), ==, DH_VISIT_DONE);
  undo (self, other);
  refuse_undo (self, other, DH_ERROR_ILLEGAL);
  refuse_step (self, DH_EVENT_CALL, other, AT (8, 0, 0), DH_ERROR_NOT_FOUND);
  undo (self, finish);
  undo (self, start);
  undo (self, visit);
  refuse_undo (self, 987654, DH_ERROR_NOT_FOUND);
  refuse_undo (self, 1, DH_ERROR_ILLEGAL);
  assert_clean (self->store);
}

static void
test_closing (Fixture *self, gconstpointer user_data)
{
  gint64 waiting = arrive (self, AT (7, 0, 0));
  gint64 serving = arrive (self, AT (7, 1, 0));
  gint64 done = arrive (self, AT (7, 2, 0));
  gint64 start = step (self, DH_EVENT_START, serving, AT (7, 3, 0));
  gint64 in = duty (self, DH_EVENT_CHECK_IN, 0, AT (7, 0, 0));
  gint64 finish, closing, after, again, late, second;
  g_autofree char *before = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *now = NULL;

  step (self, DH_EVENT_START, done, AT (7, 4, 0));
  finish = step (self, DH_EVENT_FINISH, done, AT (7, 5, 0));
  before = store_dump (self->store, TRUE);
  closing = close_day (self, 0, AT (17, 0, 0));
  closed = store_dump (self->store, TRUE);
  g_assert_cmpstr (before, !=, closed);

  undo (self, 0);
  now = store_dump (self->store, TRUE);
  g_assert_cmpstr (now, ==, before);
  redo (self);
  g_free (now);
  now = store_dump (self->store, TRUE);
  g_assert_cmpstr (now, ==, closed);

  /* It rests on all that happened to the day's visits and duties before. */
  refuse_undo (self, waiting, DH_ERROR_ILLEGAL);
  refuse_undo (self, start, DH_ERROR_ILLEGAL);
  refuse_undo (self, finish, DH_ERROR_ILLEGAL);
  refuse_undo (self, in, DH_ERROR_ILLEGAL);

  /* And these on it. */
  after = assist (self, serving, AT (17, 1, 0), 1);
  refuse_undo (self, closing, DH_ERROR_ILLEGAL);
  undo (self, after);
  again = duty (self, DH_EVENT_CHECK_IN, 0, AT (17, 2, 0));
  refuse_undo (self, closing, DH_ERROR_ILLEGAL);
  undo (self, again);
  second = close_day (self, 0, AT (17, 3, 0));
  refuse_undo (self, closing, DH_ERROR_ILLEGAL);
  undo (self, second);
  late = arrive (self, AT (17, 10, 0));
  undo (self, closing);
  g_assert_cmpint (visit_state (self, waiting), ==, DH_VISIT_WAITING);
  g_assert_cmpint (visit_state (self, serving), ==, DH_VISIT_SERVING);
  g_assert_cmpint (visit_state (self, late), ==, DH_VISIT_WAITING);
  g_assert_false (dh_store_day_is_closed (self->store, DAY));
  undo (self, finish);
  undo (self, in);
  assert_clean (self->store);
}

/* A closing that comes back takes what a later day's closing had to do in its place. */
static void
test_two_closings (Fixture *self, gconstpointer user_data)
{
  gint64 first;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  duty (self, DH_EVENT_CHECK_IN, 0, AT (7, 0, 0));
  first = close_day (self, 0, AT (17, 0, 0));
  close_day (self, 0, AT (17, 0, 0) + DH_DAY_S);
  before = store_dump (self->store, TRUE);
  undo (self, first);
  g_assert_cmpint (query_int (self->store, "SELECT to_at FROM duty", 0), ==,
                   AT (17, 0, 0) + DH_DAY_S);
  redo (self);
  after = store_dump (self->store, TRUE);
  g_assert_cmpstr (before, ==, after);
  assert_clean (self->store);
}

static void
test_duties (Fixture *self, gconstpointer user_data)
{
  gint64 in = duty (self, DH_EVENT_CHECK_IN, 0, AT (7, 0, 0));
  gint64 out = duty (self, DH_EVENT_CHECK_OUT, 0, AT (11, 0, 0));
  gint64 in_again;

  refuse_undo (self, in, DH_ERROR_ILLEGAL);
  in_again = duty (self, DH_EVENT_CHECK_IN, 0, AT (13, 0, 0));
  refuse_undo (self, out, DH_ERROR_ILLEGAL);
  undo (self, in_again);
  undo (self, out);
  g_assert_cmpint (query_int (self->store, "SELECT count (*) FROM duty WHERE to_at IS NULL", 0), ==,
                   1);
  redo (self);
  undo (self, 0);
  undo (self, 0);
  g_assert_cmpint (query_int (self->store, "SELECT count (*) FROM duty", 0), ==, 0);
  assert_clean (self->store);
}

/* A step of a day long past. */
static void
test_earlier_day (Fixture *self, gconstpointer user_data)
{
  gint64 old = arrive (self, AT (7, 0, 0));
  gint64 leave = step (self, DH_EVENT_LEAVE, old, AT (7, 30, 0));

  arrive (self, AT (7, 0, 0) + 40 * DH_DAY_S);
  close_day (self, 0, AT (17, 0, 0) + 40 * DH_DAY_S);
  undo (self, leave);
  g_assert_cmpint (visit_state (self, old), ==, DH_VISIT_WAITING);
  assert_clean (self->store);
}

/* The roll-up of the day that a step belongs to goes with each step, taken back or not. */
static void
test_rollup (Fixture *self, gconstpointer user_data)
{
  static const char insert[] =
      "INSERT INTO rollup_day (day, arrived, people, served, left_, no_show, cancelled, assists, "
      "quantity, wait_n, wait_sum) VALUES (20780, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)";
  DhDb *db = dh_store_db (self->store);
  gint64 visit = arrive (self, AT (7, 0, 0));

  for (guint i = 0; i < 5; i++)
    {
      g_assert_true (dh_db_exec (db, insert, NULL));
      if (i == 0)
        step (self, DH_EVENT_START, visit, AT (7, 1, 0));
      else if (i == 1)
        undo (self, 0);
      else if (i == 2)
        redo (self);
      else if (i == 3)
        assist (self, visit, AT (7, 2, 0), 1);
      else
        close_day (self, DAY, AT (7, 0, 0) + DH_DAY_S);
      g_assert_cmpint (query_int (self->store, "SELECT count (*) FROM rollup_day", 0), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store-undo/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("each-step", test_each_step);
  ADD ("redo-ends", test_redo_ends);
  ADD ("lists-between", test_lists_between);
  ADD ("what-rests", test_what_rests);
  ADD ("closing", test_closing);
  ADD ("two-closings", test_two_closings);
  ADD ("duties", test_duties);
  ADD ("earlier-day", test_earlier_day);
  ADD ("rollup", test_rollup);
  return g_test_run ();
}
