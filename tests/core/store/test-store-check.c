/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <string.h>

/* Damage that nobody can do through the program, and a word of the line that must tell of it. */
static const struct
{
  const char *sql;
  const char *word;
} damages[] = {
  { "UPDATE visit SET state = 'left' WHERE ticket = 'A001'", "A001" },
  { "UPDATE visit SET served_s = served_s + 1 WHERE ticket = 'A001'", "served_s" },
  { "UPDATE visit SET people = 2 WHERE ticket = 'A001'", "people" },
  { "UPDATE visit SET counter = 'x' WHERE ticket = 'A002'", "counter" },
  { "UPDATE visit SET inaccurate = 1 WHERE ticket = 'A001'", "inaccurate" },
  { "UPDATE visit SET ticket = 'A009' WHERE ticket = 'A002'", "ticket" },
  { "UPDATE visit SET volunteer_id = NULL WHERE ticket = 'A001'", "volunteer_id" },
  { "DELETE FROM visit WHERE ticket = 'A001'", "A001" },
  { "UPDATE visit SET recalls = 1 WHERE ticket = 'A001'", "recalls" },
  { "UPDATE visit SET priority_reason = 'far' WHERE ticket = 'A001'", "priority_reason" },
  { "UPDATE visit SET hold_reason = 'x' WHERE ticket = 'A001'", "hold_reason" },
  { "UPDATE visit SET follow_up = day WHERE ticket = 'A001'", "follow_up" },
  { "UPDATE visit SET trips = 2 WHERE ticket = 'A001'", "earlier one" },
  { "UPDATE visit SET origin_id = id WHERE ticket = 'A001'", "earlier one" },
  { "UPDATE visit SET origin_id = 1", "same earlier one" },
  { "UPDATE assist SET minutes = 5", "assist" },
  { "UPDATE assist SET follow_up = day", "assist" },
  { "UPDATE numbering SET open = 1", "numbering" },
  { "DELETE FROM numbering", "numbering" },
  { "INSERT INTO rating (id, day, at, level) SELECT id, day, arrived, 4 FROM visit LIMIT 1",
    "rating" },
  { "UPDATE procedure SET prepare = 'x' WHERE code = '9.000001'", "Chứng thực bản sao" },
  { "UPDATE event SET stream = 'note' WHERE kind = 'stop-numbers'", "does not belong there" },
  { "UPDATE event SET stream_id = 1 WHERE kind = 'stop-numbers'", "no page" },
  { "UPDATE interval SET to_at = to_at + 1 WHERE ordinal = 1 AND to_at IS NOT NULL", "gap" },
  { "DELETE FROM interval WHERE ordinal = 2", "A001" },
  { "UPDATE interval SET to_at = from_at + 5 WHERE to_at IS NULL", "gap" },
  { "UPDATE interval SET state = 'held' WHERE ordinal = 1 AND to_at IS NOT NULL", "interval" },
  { "INSERT INTO interval VALUES ((SELECT min (id) FROM visit), 9, 'held', 1, NULL)", "gap" },
  { "UPDATE assist SET quantity = 7", "assist" },
  { "DELETE FROM assist", "assist" },
  { "DELETE FROM assist_volunteer WHERE volunteer_id = (SELECT max (volunteer_id) "
    "FROM assist_volunteer)",
    "assist" },
  { "INSERT INTO assist_difficulty SELECT id, 'made_up' FROM assist", "assist" },
  { "UPDATE duty SET to_at = to_at + 60", "duties" },
  { "DELETE FROM duty", "duties" },
  { "DELETE FROM closed_day", "closing" },
  { "UPDATE closed_day SET day = day + 1", "closing" },
  { "UPDATE event SET undone_by = (SELECT max (seq) FROM event) WHERE kind = 'finish'", "marked" },
  { "UPDATE event SET undone_by = NULL WHERE kind = 'call' AND undone_by IS NOT NULL", "marked" },
  { "UPDATE event SET undone_by = NULL WHERE kind = 'undo'", "marked" },
  { "UPDATE event SET target = 1 WHERE kind = 'undo'", "points" },
  { "UPDATE event SET stream_id = 1 WHERE kind = 'finish'", "no registration" },
  { "UPDATE event SET kind = 'check-in' WHERE kind = 'finish'", "kind" },
  { "UPDATE event SET day = day + 1 WHERE kind = 'finish'", "day" },
  { "UPDATE event SET body = '{' WHERE kind = 'hold'", "read" },
  { "UPDATE event SET body = '[]' WHERE kind = 'hold'", "word" },
  { "UPDATE event SET body = json_set (body, '$.people', 'x') WHERE kind = 'arrive'", "word" },
  { "UPDATE event SET body = json_set (body, '$.trips', 2) WHERE kind = 'arrive'", "does not fit" },
  { "UPDATE visit SET trips = 2", "does not fit" },
  { "UPDATE event SET stream_id = 3 WHERE kind = 'assist'", "no registration" },
  { "UPDATE event SET undone_by = NULL WHERE undone_by IS NOT NULL", "as live" },
  { "UPDATE event SET undone_by = 1 WHERE kind = 'finish'", "as live" },
  { "UPDATE interval SET from_at = from_at + 1 WHERE ordinal = 1", "gap" },
  { "UPDATE interval SET to_at = to_at - 1 WHERE ordinal = 2", "gap" },
  { "UPDATE interval SET to_at = NULL WHERE ordinal = 2", "gap" },
  { "UPDATE interval SET ordinal = ordinal + 9 WHERE ordinal = (SELECT max (ordinal) FROM "
    "interval)",
    "gap" },
  { "DELETE FROM interval WHERE ordinal = (SELECT max (ordinal) FROM interval)", "gap" },
  { "UPDATE visit SET intervals = intervals + 1", "gap" },
  { "UPDATE visit SET ended = ended + 1 WHERE ended > 0", "gap" },
  { "UPDATE visit SET recorded_late = 1", "gap" },
  { "UPDATE event SET kind = 'dance' WHERE kind = 'finish'", "word" },
  { "UPDATE event SET body = json_set (body, '$.channel', 'pigeon') WHERE kind = 'assist'",
    "word" },
  { "UPDATE event SET kind = 'hold' WHERE kind = 'finish'", "A001" },
  { "UPDATE event SET kind = 'call' WHERE kind = 'finish'", "does not fit" },
  { "UPDATE event SET body = json_set (body, '$.number', 1) WHERE body ->> '$.ticket' = 'A002'",
    "twice" },
  { "UPDATE ticket_counter SET last = 1", "counter stands too low" },
  { "DELETE FROM ticket_counter", "counter stands too low" },
  { "UPDATE procedure SET name = 'Khác' WHERE code = '9.000001'", "Khác" },
  { "UPDATE procedure SET name_fold = 'x' WHERE code = '9.000001'", "search" },
  { "UPDATE procedure SET keywords_fold = 'x' WHERE code = '9.000001'", "search" },
  { "UPDATE procedure SET sort_key = x'00' WHERE code = '9.000001'", "sort key" },
  { "UPDATE volunteer SET sort_key = x'00'", "sort key" },
  { "UPDATE volunteer SET active = 0", "Đặng Văn Ân" },
  { "UPDATE volunteer SET name_fold = 'x'", "search" },
  { "UPDATE place SET kind = 'home'", "Quầy" },
  { "INSERT INTO person VALUES (1, 'x', '', 'x', 30000)", "name" },
  { "INSERT INTO rollup_day (day, arrived, people, served, left_, no_show, cancelled, assists, "
    "quantity, wait_n, wait_sum) SELECT min (day), 99, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM visit",
    "" },
};

static void
set_up (Fixture *self, gconstpointer user_data)
{
  DhCommand stop_numbers = DH_COMMAND_INIT (DH_EVENT_STOP_NUMBERS);
  g_autoptr (GError) error = NULL;
  gint64 visit;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_START);

  fixture_set_up (self, user_data);
  duty (self, DH_EVENT_CHECK_IN, 0, AT (7, 0, 0));
  visit = arrive (self, AT (7, 0, 0));
  step (self, DH_EVENT_CALL, visit, AT (7, 1, 0));
  undo (self, 0);
  command.at = AT (7, 1, 30);
  command.visit_id = visit;
  command.volunteers = &self->volunteers[0];
  command.n_volunteers = 1;
  g_assert_true (dh_store_apply (self->store, &command, NULL, NULL));
  step (self, DH_EVENT_HOLD, visit, AT (7, 2, 0));
  undo (self, 0);
  g_assert_true (dh_store_redo (self->store, NULL, NULL));
  step (self, DH_EVENT_RESUME, visit, AT (7, 3, 0));
  assist (self, visit, AT (7, 4, 0), 2);
  step (self, DH_EVENT_FINISH, visit, AT (7, 5, 0));
  duty (self, DH_EVENT_CHECK_OUT, 0, AT (11, 0, 0));
  close_day (self, 0, AT (12, 0, 0));
  arrive (self, AT (13, 0, 0));
  stop_numbers.at = AT (13, 30, 0);
  g_assert_true (dh_store_apply (self->store, &stop_numbers, NULL, &error));
  assert_clean (self->store);
  /* Damage, and the rollback of it, without waiting for the disk. */
  g_assert_true (dh_db_exec (dh_store_db (self->store), "PRAGMA synchronous = OFF", &error));
}

static void
test_damages (Fixture *self, gconstpointer user_data)
{
  DhDb *db = dh_store_db (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      gboolean told = FALSE;

      g_assert_true (dh_db_begin (db, &error));
      dh_db_exec (db, damages[i].sql, &error);
      g_assert_no_error (error);
      g_assert_cmpint (dh_db_changes (db), >, 0);
      dh_store_check (self->store, faults, &error);
      g_assert_no_error (error);
      dh_db_rollback (db);
      for (guint k = 0; k < faults->len; k++)
        told |= strstr (g_ptr_array_index (faults, k), damages[i].word) != NULL;
      if (!told)
        {
          for (guint k = 0; k < faults->len; k++)
            g_test_message ("%s", (char *) g_ptr_array_index (faults, k));
          g_error ("not told: %s", damages[i].sql);
        }
    }
  assert_clean (self->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store-check/damages", Fixture, NULL, set_up, test_damages, fixture_tear_down);
  return g_test_run ();
}
