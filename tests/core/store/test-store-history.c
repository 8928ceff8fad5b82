/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <string.h>

/* What the history tells, what rests on what, several commands at once, true ends. */

static DhReceipt
do_it (Fixture *self, const DhCommand *command)
{
  g_autoptr (GError) error = NULL;
  DhReceipt receipt = { 0 };

  dh_store_apply (self->store, command, &receipt, &error);
  g_assert_no_error (error);
  return receipt;
}

/* @kinds, ended by DH_EVENT_UNDO: what rests on @event_id. Each is taken back, the last first, and
 * then the event itself can be; done again, all is as it was. */
static void
assert_resting (Fixture *self, gint64 event_id, const DhEventKind *kinds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = dh_store_list_resting (self->store, event_id, &error);
  g_autofree char *before = store_dump (self->store, TRUE);
  g_autofree char *after = NULL;
  guint n = 0;

  g_assert_no_error (error);
  while (kinds[n] != DH_EVENT_UNDO)
    n++;
  g_assert_cmpuint (items->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (((const DhHistoryItem *) g_ptr_array_index (items, i))->kind, ==, kinds[i]);
  if (n > 0)
    refuse_undo (self, event_id, DH_ERROR_ILLEGAL);
  for (guint i = n; i > 0; i--)
    undo (self, ((const DhHistoryItem *) g_ptr_array_index (items, i - 1))->event_id);
  undo (self, event_id);
  for (guint i = 0; i <= n; i++)
    {
      dh_store_redo (self->store, NULL, &error);
      g_assert_no_error (error);
    }
  after = store_dump (self->store, TRUE);
  g_assert_cmpstr (before, ==, after);
}

#define ASSERT_RESTING(self, id, ...)                                                              \
  assert_resting (self, id, (DhEventKind[]) { __VA_ARGS__ __VA_OPT__ (, ) DH_EVENT_UNDO })

static void
test_resting (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (8, 0, 0));
  gint64 call = step (self, DH_EVENT_CALL, visit, AT (8, 5, 0));
  gint64 recall = step (self, DH_EVENT_RECALL, visit, AT (8, 6, 0));
  gint64 change = step (self, DH_EVENT_CHANGE, visit, AT (8, 7, 0));
  gint64 start = step (self, DH_EVENT_START, visit, AT (8, 8, 0));
  gint64 help = assist (self, visit, AT (8, 9, 0), 1);
  gint64 finish = step (self, DH_EVENT_FINISH, visit, AT (8, 10, 0));
  gint64 back = step (self, DH_EVENT_COME_BACK, visit, AT (9, 0, 0));
  gint64 closing;

  ASSERT_RESTING (self, visit, DH_EVENT_CALL, DH_EVENT_RECALL, DH_EVENT_CHANGE, DH_EVENT_START,
                  DH_EVENT_ASSIST, DH_EVENT_FINISH, DH_EVENT_COME_BACK);
  ASSERT_RESTING (self, call, DH_EVENT_RECALL, DH_EVENT_START, DH_EVENT_ASSIST, DH_EVENT_FINISH,
                  DH_EVENT_COME_BACK);
  ASSERT_RESTING (self, recall);
  ASSERT_RESTING (self, change);
  ASSERT_RESTING (self, start, DH_EVENT_ASSIST, DH_EVENT_FINISH, DH_EVENT_COME_BACK);
  ASSERT_RESTING (self, help);
  ASSERT_RESTING (self, finish, DH_EVENT_COME_BACK);
  closing = close_day (self, DAY, AT (17, 0, 0));
  ASSERT_RESTING (self, back, DH_EVENT_CLOSE_DAY);
  ASSERT_RESTING (self, closing);
  /* Back after the closing that ended it. */
  step (self, DH_EVENT_COME_BACK, visit, AT (17, 1, 0));
  ASSERT_RESTING (self, closing, DH_EVENT_COME_BACK);
  ASSERT_RESTING (self, finish, DH_EVENT_COME_BACK, DH_EVENT_CLOSE_DAY, DH_EVENT_COME_BACK);
  assert_clean (self->store);
}

static void
test_resting_elsewhere (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  DhCommand record = DH_COMMAND_INIT (DH_EVENT_RECORD);
  DhCommand again = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhCommand numbers = DH_COMMAND_INIT (DH_EVENT_STOP_NUMBERS);
  gint64 old = arrive (self, AT (8, 0, 0) - DH_DAY_S);
  gint64 left = step (self, DH_EVENT_LEAVE, old, AT (8, 5, 0) - DH_DAY_S);
  gint64 recorded, stop, open, in;

  record.at = AT (7, 0, 0);
  record.procedure_id = self->procedures[0];
  record.volunteers = self->volunteers;
  record.n_volunteers = 2;
  recorded = do_it (self, &record).event_id;
  again.at = AT (8, 0, 0);
  again.origin_id = old;
  do_it (self, &again);
  ASSERT_RESTING (self, left, DH_EVENT_ARRIVE);
  numbers.at = AT (9, 0, 0);
  stop = do_it (self, &numbers).event_id;
  numbers.kind = DH_EVENT_OPEN_NUMBERS;
  open = do_it (self, &numbers).event_id;
  arrive (self, AT (9, 1, 0));
  in = duty (self, DH_EVENT_CHECK_IN, 0, AT (9, 2, 0));
  duty (self, DH_EVENT_CHECK_OUT, 0, AT (9, 3, 0));
  ASSERT_RESTING (self, open, DH_EVENT_ARRIVE);
  ASSERT_RESTING (self, stop, DH_EVENT_OPEN_NUMBERS, DH_EVENT_ARRIVE);
  ASSERT_RESTING (self, in, DH_EVENT_CHECK_OUT);
  close_day (self, DAY, AT (17, 0, 0));
  /* What was written down afterwards waited for no closing. */
  ASSERT_RESTING (self, recorded);
  ASSERT_RESTING (self, in, DH_EVENT_CHECK_OUT, DH_EVENT_CLOSE_DAY);
  g_assert_null (dh_store_list_resting (self->store, 99999, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  assert_clean (self->store);
}

static void
test_refusal_names_them (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 visit = arrive (self, AT (10, 0, 0));
  gint64 call = step (self, DH_EVENT_CALL, visit, AT (10, 40, 0));

  step (self, DH_EVENT_START, visit, AT (10, 45, 0));
  step (self, DH_EVENT_FINISH, visit, AT (10, 52, 0));
  g_assert_false (dh_store_undo (self->store, call, 0, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_ILLEGAL);
  g_assert_nonnull (strstr (error->message, "A001: started 10:45, finished 10:52"));
}

static const DhHistoryItem *
find_item (GPtrArray *items, DhEventKind kind)
{
  for (guint i = 0; i < items->len; i++)
    {
      const DhHistoryItem *item = g_ptr_array_index (items, i);

      if (item->kind == kind)
        return item;
    }
  g_assert_not_reached ();
}

static void
test_items (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const DhHistoryItem *item;
  DhCommand call = DH_COMMAND_INIT (DH_EVENT_CALL);
  gint64 visit = arrive (self, AT (8, 0, 0));
  gint64 help;

  call.at = AT (8, 1, 0);
  call.visit_id = visit;
  call.counter = "Quầy 2";
  do_it (self, &call);
  step (self, DH_EVENT_START, visit, AT (8, 2, 0));
  help = assist (self, visit, AT (8, 3, 0), 2);
  step (self, DH_EVENT_HOLD, visit, AT (8, 4, 0));
  undo (self, help);
  duty (self, DH_EVENT_CHECK_IN, 2, AT (8, 5, 0));
  close_day (self, DAY - 1, AT (8, 6, 0));
  items = dh_store_list_history (self->store, DAY, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 8);

  item = find_item (items, DH_EVENT_CALL);
  g_assert_cmpint (item->visit_id, ==, visit);
  g_assert_cmpstr (item->counter, ==, "Quầy 2");
  g_assert_false (item->can_undo);
  item = find_item (items, DH_EVENT_ARRIVE);
  g_assert_cmpstr (item->procedure, ==, "Chứng thực bản sao");
  g_assert_false (item->can_undo);
  item = find_item (items, DH_EVENT_ASSIST);
  g_assert_cmpstr (item->volunteer, ==, "Đặng Văn Ân; Nguyễn Thị Hòa");
  g_assert_cmpstr (item->procedure, ==, "Chứng thực bản sao");
  g_assert_cmpint (item->quantity, ==, 1);
  g_assert_true (item->undone);
  g_assert_false (item->can_undo);
  item = find_item (items, DH_EVENT_UNDO);
  g_assert_cmpint (item->target, ==, help);
  g_assert_cmpint (item->target_kind, ==, DH_EVENT_ASSIST);
  g_assert_cmpint (item->target_at, ==, AT (8, 3, 0));
  g_assert_cmpstr (item->ticket, ==, "A001");
  g_assert_cmpstr (item->volunteer, ==, "Đặng Văn Ân; Nguyễn Thị Hòa");
  g_assert_false (item->can_undo);
  g_assert_true (find_item (items, DH_EVENT_HOLD)->can_undo);
  item = find_item (items, DH_EVENT_CHECK_IN);
  g_assert_cmpstr (item->volunteer, ==, "Võ Ăng");
  g_assert_cmpstr (item->duty_name, ==, "Võ Ăng");
  g_assert_cmpint (item->visit_id, ==, 0);
  item = find_item (items, DH_EVENT_CLOSE_DAY);
  g_assert_cmpint (item->day, ==, DAY - 1);
  g_assert_true (item->can_undo);

  /* What the history says can be taken back can, and nothing else. */
  for (guint i = 0; i < items->len; i++)
    {
      const DhHistoryItem *each = g_ptr_array_index (items, i);

      if (each->kind == DH_EVENT_UNDO)
        continue;
      if (!each->can_undo)
        {
          refuse_undo (self, each->event_id, DH_ERROR_ILLEGAL);
          continue;
        }
      undo (self, each->event_id);
      dh_store_redo (self->store, NULL, &error);
      g_assert_no_error (error);
    }
}

/* ---- Several commands at once, and true ends */

static void
test_apply_all (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 visit = arrive (self, AT (8, 0, 0));
  DhCommand commands[] = { DH_COMMAND_INIT (DH_EVENT_START), DH_COMMAND_INIT (DH_EVENT_ASSIST),
                           DH_COMMAND_INIT (DH_EVENT_FINISH),
                           DH_COMMAND_INIT (DH_EVENT_CLOSE_DAY) };
  DhReceipt receipts[G_N_ELEMENTS (commands)] = { 0 };
  g_autofree char *before = store_dump (self->store, FALSE);
  g_autofree char *after = NULL;

  for (guint i = 0; i < 3; i++)
    commands[i].visit_id = visit;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    commands[i].at = AT (9, (int) i, 0);
  commands[1].procedure_id = self->procedures[0];
  commands[1].volunteers = self->volunteers;
  commands[1].n_volunteers = 1;
  /* The last one fails: none is done. */
  commands[3].day = DAY + 1;
  g_assert_false (dh_store_apply_all (self->store, commands, 4, receipts, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  after = store_dump (self->store, FALSE);
  g_assert_cmpstr (before, ==, after);
  /* So does one in the middle. */
  commands[3].day = 0;
  commands[1].quantity = -1;
  g_assert_false (dh_store_apply_all (self->store, commands, 4, NULL, &error));
  g_clear_error (&error);
  g_clear_pointer (&after, g_free);
  after = store_dump (self->store, FALSE);
  g_assert_cmpstr (before, ==, after);

  commands[1].quantity = 0;
  g_assert_true (dh_store_apply_all (self->store, commands, 4, receipts, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_assert_cmpint (receipts[i].event_id, ==, receipts[0].event_id + i);
  g_assert_cmpint (receipts[2].state, ==, DH_VISIT_DONE);
  g_assert_true (dh_store_apply_all (self->store, NULL, 0, NULL, &error));
  /* Each is a row of its own, taken back by itself. */
  for (guint i = G_N_ELEMENTS (commands); i > 0; i--)
    undo (self, receipts[i - 1].event_id);
  g_assert_cmpint (visit_state (self, visit), ==, DH_VISIT_WAITING);
  assert_clean (self->store);
}

static void
test_true_end (Fixture *self, gconstpointer user_data)
{
  g_autoptr (DhVisit) visit = NULL;
  DhCommand finish = DH_COMMAND_INIT (DH_EVENT_FINISH);
  gint64 id = arrive (self, AT (8, 0, 0));

  step (self, DH_EVENT_START, id, AT (8, 10, 0));
  step (self, DH_EVENT_HOLD, id, AT (8, 20, 0));
  step (self, DH_EVENT_RESUME, id, AT (8, 30, 0));
  /* Meanwhile the desk went on to 9:30. */
  arrive (self, AT (9, 30, 0));
  finish.visit_id = id;
  finish.true_end = TRUE;
  finish.at = AT (8, 29, 59);
  refuse (self, &finish, DH_ERROR_INVALID);
  finish.at = AT (8, 40, 0) + DH_DAY_S;
  refuse (self, &finish, DH_ERROR_INVALID);
  finish.at = AT (8, 40, 0);
  do_it (self, &finish);
  visit = dh_store_get_visit (self->store, id, NULL);
  g_assert_false (visit->inaccurate);
  g_assert_cmpint (visit->ended, ==, AT (8, 40, 0));
  g_assert_cmpint (visit->served_s, ==, 20 * 60);
  assert_clean (self->store);
}

/* Written down afterwards, on a day before: a number of that day, and no time of it. */
static void
test_record_earlier (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) assists = NULL;
  g_autoptr (DhVisit) visit = NULL;
  DhCommand record = DH_COMMAND_INIT (DH_EVENT_RECORD);
  DhReceipt receipt;

  arrive (self, AT (8, 0, 0) - DH_DAY_S);
  close_day (self, DAY - 1, AT (17, 0, 0) - DH_DAY_S);
  arrive (self, AT (8, 0, 0));
  arrive (self, AT (8, 1, 0));
  record.at = AT (23, 59, 59) - DH_DAY_S;
  record.procedure_id = self->procedures[1];
  record.volunteers = self->volunteers;
  record.n_volunteers = 2;
  record.minutes = 20;
  receipt = do_it (self, &record);
  g_assert_cmpstr (receipt.ticket, ==, "A002");
  g_assert_cmpint (receipt.state, ==, DH_VISIT_DONE);
  visit = dh_store_get_visit (self->store, receipt.visit_id, &error);
  g_assert_cmpint (visit->day, ==, DAY - 1);
  g_assert_true (visit->recorded_late);
  g_assert_false (visit->inaccurate);
  assists = dh_store_list_assists (self->store, DAY - 1, DAY - 1, &error);
  g_assert_cmpuint (assists->len, ==, 1);
  g_assert_cmpint (((const DhAssist *) g_ptr_array_index (assists, 0))->minutes, ==, 20);
  /* One second later is the next day. */
  record.at++;
  g_assert_cmpstr (do_it (self, &record).ticket, ==, "A003");
  assert_clean (self->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store-history/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("resting", test_resting);
  ADD ("resting-elsewhere", test_resting_elsewhere);
  ADD ("refusal-names-them", test_refusal_names_them);
  ADD ("items", test_items);
  ADD ("apply-all", test_apply_all);
  ADD ("true-end", test_true_end);
  ADD ("record-earlier", test_record_earlier);
  return g_test_run ();
}
