/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "model/dh-transition.h"
#include "repo/dh-visit-repo.h"
#include "store/dh-store-private.h"

/* Random days at the desk with undo, redo and closings anywhere. Three ways to the same tables:
 * step by step, each stream folded again from nothing, and what is live in the journal done anew in
 * a second database. */
#define WALKS 5000    /* at each run; the test is run twice, side by side */
#define GROUP 100     /* walks that may touch each other */
#define PER_STORE 500 /* walks in one pair of databases */
#define N_VOLUNTEERS 3

typedef struct
{
  char *folder;
  DhStore *store; /* the walks are done here … */
  DhStore *anew;  /* … and what is live of them here */
  char *model;    /* bytes of a new database; owned */
  gssize model_length;
  gint64 procedures[2];
  gint64 volunteers[N_VOLUNTEERS];
  GArray *visits; /* ids given in this group, also of those taken back */
  guint today;    /* the first of them that was given in this walk */
  gint64 barrier; /* seq before the group */
  gint32 first;   /* first day of the group */
  gint32 day;
  gint64 at;
  guint steps, refused, undone, redone, closed, gone_on;
} Walk;

/* ---- Comparing */

/* The rows of the present day as they are, ids and all. */
static char *
dump_day (Walk *walk)
{
  static const char *const sqls[] = {
    "SELECT concat_ws ('|', id, number, ticket, last_event) FROM visit WHERE day = ?1 ORDER BY id",
    "SELECT concat_ws ('|', id, last_event) FROM duty WHERE ?1 = ?1 ORDER BY id DESC LIMIT 20",
  };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *rest = store_describe_days (walk->store, walk->day, walk->day);

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DhStmt) stmt = dh_db_prepare (dh_store_db (walk->store), sqls[i], &error);

      g_assert_no_error (error);
      dh_stmt_bind_int (stmt, 1, walk->day);
      while (dh_stmt_step (stmt, &error))
        g_string_append_printf (out, "%s\n", dh_stmt_text (stmt, 0));
      g_assert_no_error (error);
    }
  g_string_append (out, rest);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Folding the streams of the day from nothing changes no row. */
static void
assert_folds_agree (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_day (walk);
  g_autofree char *after = NULL;

  for (guint i = walk->today; i < walk->visits->len; i++)
    {
      dh_store_refold_visit (walk->store, g_array_index (walk->visits, gint64, i), NULL, &error);
      g_assert_no_error (error);
    }
  after = dump_day (walk);
  assert_same_lines (before, after);
}

static void
assert_duties_agree (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_day (walk);
  g_autofree char *after = NULL;

  for (guint i = 0; i < N_VOLUNTEERS; i++)
    {
      dh_store_refold_duty (walk->store, walk->volunteers[i], &error);
      g_assert_no_error (error);
    }
  after = dump_day (walk);
  assert_same_lines (before, after);
}

/* ---- Walking */

static void
move_clock (Walk *walk)
{
  walk->at += g_test_rand_int_range (0, 4) == 0 ? 0 : g_test_rand_int_range (0, 900);
}

/* Mostly now; sometimes by a clock that was set back, or on the morning after. */
static gint64
some_time (Walk *walk)
{
  if (chance (4))
    return walk->at - g_test_rand_int_range (0, 7200);
  if (chance (2))
    return walk->at + DH_DAY_S;
  return walk->at;
}

static void
apply (Walk *walk, const DhCommand *command, gboolean legal)
{
  g_autoptr (GError) error = NULL;
  gint64 before = query_int (walk->store, "SELECT total_changes ()", 0);
  DhReceipt receipt;

  dh_store_apply (walk->store, command, &receipt, &error);
  if (!legal)
    {
      g_assert_error (error, DH_ERROR, DH_ERROR_ILLEGAL);
      g_assert_cmpint (query_int (walk->store, "SELECT total_changes ()", 0), ==, before);
      walk->refused++;
      return;
    }
  g_assert_no_error (error);
  walk->steps++;
  if (command->kind == DH_EVENT_ARRIVE || command->kind == DH_EVENT_RECORD)
    g_array_append_val (walk->visits, receipt.visit_id);
}

static gboolean
is_gone_on_with (Walk *walk, gint64 visit)
{
  return query_int (walk->store,
                    "SELECT count (*) FROM visit WHERE origin_id = ? AND state <> 'cancelled'",
                    visit) > 0;
}

/* A visit of an earlier day that a new one can go on with; 0 where chance finds none. */
static gint64
find_origin (Walk *walk)
{
  for (guint i = 0; i < 5 && walk->today > 0; i++)
    {
      gint64 id =
          g_array_index (walk->visits, gint64, g_test_rand_int_range (0, (gint32) walk->today));
      DhVisitRow row = { 0 };

      if (dh_visit_repo_load (dh_store_db (walk->store), id, &row, NULL) && row.day < walk->day &&
          (row.state == DH_VISIT_DONE || row.state == DH_VISIT_LEFT ||
           row.state == DH_VISIT_NO_SHOW) &&
          !is_gone_on_with (walk, id))
        return id;
    }
  return 0;
}

static void
do_arrive (Walk *walk)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  command.at = walk->at;
  command.procedure_id = chance (20) ? 0 : walk->procedures[g_test_rand_int_range (0, 2)];
  command.people = chance (20) ? g_test_rand_int_range (1, 9) : 0;
  command.quantity = chance (20) ? 3 : 0;
  command.priority = chance (20) ? DH_PRIORITY_ELDERLY : DH_PRIORITY_NONE;
  command.priority_reason = chance (50) ? "frail" : NULL;
  command.origin_id = chance (10) ? find_origin (walk) : 0;
  walk->gone_on += command.origin_id != 0;
  apply (walk, &command, !dh_store_numbers_stopped (walk->store, walk->day));
}

/* One of late, now and then an older one; one that is over only seldom. */
static gboolean
find_visit (Walk *walk, DhVisitRow *row)
{
  for (guint i = 0; i < 4 && walk->visits->len > 0; i++)
    {
      int len = (int) walk->visits->len;
      int index = g_test_rand_int_range (chance (97) ? MAX (0, len - 4) : 0, len);

      if (dh_visit_repo_load (dh_store_db (walk->store),
                              g_array_index (walk->visits, gint64, index), row, NULL) &&
          (dh_visit_state_is_open (row->state) || chance (20)))
        return TRUE;
    }
  return FALSE;
}

static void
do_visit_event (Walk *walk)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_CALL);
  DhVisitRow row = { 0 };
  gboolean legal = FALSE;
  guint tries = chance (10) ? 1 : 12;

  if (!find_visit (walk, &row))
    return;
  command.visit_id = row.id;
  command.at = some_time (walk);
  for (guint i = 0; i < tries && !legal; i++)
    {
      gboolean same_day = dh_day_of_time (command.at) == row.day;

      command.kind = g_test_rand_int_range (DH_EVENT_CALL, DH_EVENT_COME_BACK + 1);
      legal = dh_transition_allowed (command.kind, row.state, NULL) &&
              !(command.kind == DH_EVENT_ASSIST && row.state == DH_VISIT_DONE && !same_day) &&
              !(command.kind == DH_EVENT_COME_BACK &&
                (!same_day || row.recorded_late || is_gone_on_with (walk, row.id)));
    }
  command.procedure_id = walk->procedures[g_test_rand_int_range (0, 2)];
  command.volunteers = walk->volunteers;
  command.n_volunteers = command.kind == DH_EVENT_ASSIST ? g_test_rand_int_range (1, 4)
                         : chance (50)                   ? 1
                                                         : 0;
  command.counter = chance (50) ? "3" : NULL;
  command.note = chance (20) ? "ghi chú" : NULL;
  command.difficulties = chance (20) ? "b;a" : NULL;
  command.quantity = chance (20) ? 5 : 0;
  command.minutes = chance (20) ? 25 : 0;
  command.follow_up = chance (20) ? dh_day_of_time (command.at) + 20 : 0;
  if (command.kind == DH_EVENT_CHANGE)
    {
      command.changes = (guint) g_test_rand_int_range (1, 32);
      command.quantity = g_test_rand_int_range (1, 9);
      command.people = g_test_rand_int_range (1, 9);
      command.priority = g_test_rand_int_range (0, DH_PRIORITY_N);
      command.priority_reason = chance (50) ? "far" : NULL;
      command.person_name = chance (20) ? "Bà Tư" : NULL;
    }
  apply (walk, &command, legal);
}

/* Help that was recorded is said anew, also long after. */
static void
do_amend (Walk *walk)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_AMEND);
  DhVisitRow row = { 0 };

  if (!find_visit (walk, &row))
    return;
  command.visit_id = row.id;
  command.assist_id = query_int (
      walk->store, "SELECT id FROM assist WHERE visit_id = ? ORDER BY random () LIMIT 1", row.id);
  if (command.assist_id <= 0)
    return;
  command.at = some_time (walk);
  command.procedure_id = walk->procedures[g_test_rand_int_range (0, 2)];
  command.volunteers = walk->volunteers;
  command.n_volunteers = (guint) g_test_rand_int_range (1, N_VOLUNTEERS + 1);
  command.note = chance (20) ? "sửa" : NULL;
  command.difficulties = chance (20) ? "c;a" : NULL;
  command.quantity = chance (50) ? 7 : 0;
  command.minutes = chance (20) ? 35 : 0;
  command.follow_up = chance (30) ? row.day + 30 : 0;
  command.changes = (guint) g_test_rand_int_range (0, 8);
  command.people = g_test_rand_int_range (1, 9);
  command.priority = g_test_rand_int_range (0, DH_PRIORITY_N);
  apply (walk, &command, row.state != DH_VISIT_CANCELLED);
}

/* Written down afterwards. */
static void
do_record (Walk *walk)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_RECORD);

  command.at = some_time (walk);
  command.procedure_id = walk->procedures[0];
  command.volunteers = walk->volunteers;
  command.n_volunteers = (guint) g_test_rand_int_range (1, N_VOLUNTEERS + 1);
  command.people = chance (30) ? 4 : 0;
  command.minutes = chance (50) ? 10 : 0;
  apply (walk, &command, TRUE);
}

static void
do_numbers (Walk *walk)
{
  DhCommand command = DH_COMMAND_INIT (chance (50) ? DH_EVENT_STOP_NUMBERS : DH_EVENT_OPEN_NUMBERS);

  command.at = some_time (walk);
  apply (walk, &command,
         dh_store_numbers_stopped (walk->store, dh_day_of_time (command.at)) ==
             (command.kind == DH_EVENT_OPEN_NUMBERS));
}

static void
do_duty (Walk *walk)
{
  guint who = g_test_rand_int_range (0, N_VOLUNTEERS);
  gboolean on_duty = query_int (walk->store,
                                "SELECT count (*) FROM duty WHERE to_at IS NULL "
                                "AND volunteer_id = ?",
                                walk->volunteers[who]) > 0;
  DhCommand command = DH_COMMAND_INIT (chance (50) ? DH_EVENT_CHECK_IN : DH_EVENT_CHECK_OUT);

  command.at = some_time (walk);
  command.volunteers = &walk->volunteers[who];
  command.n_volunteers = 1;
  apply (walk, &command, on_duty == (command.kind == DH_EVENT_CHECK_OUT));
}

static void
do_close (Walk *walk)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_CLOSE_DAY);

  command.at = some_time (walk);
  if (chance (30) && walk->day > walk->first)
    command.day = walk->day - 1;
  apply (walk, &command, TRUE);
  walk->closed++;
}

static void
do_undo (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  gint64 last = dh_journal_last_undoable (dh_store_db (walk->store), NULL);
  gint64 event_id = 0;
  gint64 before = query_int (walk->store, "SELECT total_changes ()", 0);

  if (last <= walk->barrier)
    return;
  if (chance (40))
    event_id = g_test_rand_int_range ((gint32) MAX (walk->barrier, last - 30), (gint32) last) + 1;
  if (dh_store_undo (walk->store, event_id, walk->at, NULL, &error))
    {
      walk->undone++;
      return;
    }
  /* The last step can always be taken back. */
  g_assert_true (event_id != 0 && event_id != last);
  g_assert_error (error, DH_ERROR, DH_ERROR_ILLEGAL);
  g_assert_cmpint (query_int (walk->store, "SELECT total_changes ()", 0), ==, before);
}

static void
do_redo (Walk *walk)
{
  g_autoptr (GError) error = NULL;

  if (dh_journal_last_redoable (dh_store_db (walk->store), NULL) <= walk->barrier)
    return;
  dh_store_redo (walk->store, NULL, &error);
  g_assert_no_error (error);
  walk->redone++;
}

static void
walk_a_day (Walk *walk)
{
  guint length = (guint) g_test_rand_int_range (4, 15);

  walk->today = walk->visits->len;
  walk->at = dh_day_start (walk->day) + 7 * 3600;
  for (guint i = 0; i < length; i++)
    {
      int what = g_test_rand_int_range (0, 100);

      move_clock (walk);
      if (i == 0 || what < 18)
        do_arrive (walk);
      else if (what < 66)
        do_visit_event (walk);
      else if (what < 69)
        do_amend (walk);
      else if (what < 71)
        do_record (walk);
      else if (what < 73)
        do_numbers (walk);
      else if (what < 79)
        do_duty (walk);
      else if (what < 82)
        do_close (walk);
      else if (what < 92)
        {
          do_undo (walk);
          /* A redo is legal only here, so chance alone would seldom come by. */
          if (what < 86)
            do_redo (walk);
        }
      else
        do_redo (walk);
    }
}

/* ---- Doing what is live anew */

static DhCommand
read_command (Walk *walk, DhStmt *stmt, GHashTable *events, gint64 *volunteers)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  g_auto (GStrv) ids = g_strsplit (dh_stmt_text (stmt, 7), ",", -1);
  gint64 stream_id = dh_stmt_int (stmt, 1);

  g_assert_true (dh_event_kind_from_code (dh_stmt_text (stmt, 0), &command.kind));
  command.at = dh_stmt_int (stmt, 2);
  command.procedure_id = dh_stmt_int (stmt, 3);
  command.people = (int) dh_stmt_int (stmt, 4);
  if (dh_stmt_text (stmt, 5) != NULL)
    dh_priority_from_code (dh_stmt_text (stmt, 5), &command.priority);
  command.counter = dh_stmt_text (stmt, 6);
  for (guint i = 0; ids[i] != NULL; i++)
    volunteers[command.n_volunteers++] = g_ascii_strtoll (ids[i], NULL, 10);
  command.quantity = (int) dh_stmt_int (stmt, 8);
  command.difficulties = dh_stmt_text (stmt, 9);
  command.note = dh_stmt_text (stmt, 10);
  command.priority_reason = dh_stmt_text (stmt, 11);
  command.changes = (guint) dh_stmt_int (stmt, 12);
  command.minutes = (int) dh_stmt_int (stmt, 13);
  command.follow_up = (gint32) dh_stmt_int (stmt, 14);
  if (dh_stmt_int (stmt, 15) != 0)
    {
      gint64 origin = dh_stmt_int (stmt, 15);

      command.origin_id = *(gint64 *) g_hash_table_lookup (events, &origin);
    }
  if ((command.kind == DH_EVENT_CHANGE || command.kind == DH_EVENT_AMEND) && command.people == 0)
    command.people = 1;
  if (command.kind == DH_EVENT_CHANGE && command.quantity == 0)
    command.quantity = 1;
  if (command.kind == DH_EVENT_AMEND)
    {
      gint64 amended = dh_stmt_int (stmt, 16);

      command.assist_id = *(gint64 *) g_hash_table_lookup (events, &amended);
    }
  command.volunteers = volunteers;
  if (command.kind == DH_EVENT_CHECK_IN || command.kind == DH_EVENT_CHECK_OUT)
    {
      volunteers[0] = stream_id;
      command.n_volunteers = 1;
    }
  else if (command.kind == DH_EVENT_CLOSE_DAY)
    command.day = (gint32) stream_id;
  else if (command.kind != DH_EVENT_ARRIVE && command.kind != DH_EVENT_RECORD &&
           command.kind != DH_EVENT_STOP_NUMBERS && command.kind != DH_EVENT_OPEN_NUMBERS)
    command.visit_id = *(gint64 *) g_hash_table_lookup (events, &stream_id);
  return command;
}

static void
do_anew (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable)
                events = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      dh_store_db (walk->store),
      "SELECT kind, stream_id, at, body ->> '$.procedure', body ->> '$.people', "
      "body ->> '$.priority', body ->> '$.counter', trim (ifnull (body ->> '$.volunteers', ''), "
      "'[]'), body ->> '$.quantity', body ->> '$.difficulties', body ->> '$.note', "
      "body ->> '$.reason', body ->> '$.changes', body ->> '$.minutes', body ->> '$.follow_up', "
      "body ->> '$.origin', body ->> '$.assist', seq FROM event WHERE seq > ? AND undone_by IS "
      "NULL "
      "AND stream IN ('visit', 'duty', 'day', 'numbers') ORDER BY seq",
      &error);

  g_assert_no_error (error);
  dh_stmt_bind_int (stmt, 1, walk->barrier);
  g_assert_true (dh_store_begin_batch (walk->anew, &error));
  while (dh_stmt_step (stmt, &error))
    {
      gint64 volunteers[N_VOLUNTEERS];
      gint64 seq = dh_stmt_int (stmt, 17);
      DhCommand command = read_command (walk, stmt, events, volunteers);
      DhReceipt receipt;

      dh_store_apply (walk->anew, &command, &receipt, &error);
      g_assert_no_error (error);
      if (command.kind == DH_EVENT_ARRIVE || command.kind == DH_EVENT_RECORD ||
          command.kind == DH_EVENT_ASSIST)
        g_hash_table_insert (events, g_memdup2 (&seq, sizeof seq),
                             g_memdup2 (&receipt.event_id, sizeof receipt.event_id));
    }
  g_assert_no_error (error);
  g_assert_true (dh_store_commit_batch (walk->anew, &error));
}

/* ---- The whole */

static void
take_model (Walk *walk, Fixture *base)
{
  g_autoptr (GError) error = NULL;
  gsize length;

  /* Closed, all of it is in the one file. */
  g_clear_pointer (&base->store, dh_store_close);
  g_file_get_contents (base->path, &walk->model, &length, &error);
  g_assert_no_error (error);
  walk->model_length = (gssize) length;
  memcpy (walk->procedures, base->procedures, sizeof walk->procedures);
  memcpy (walk->volunteers, base->volunteers, sizeof walk->volunteers);
}

static void
open_stores (Walk *walk)
{
  g_autofree char *first = g_build_filename (walk->folder, "first.db", NULL);
  g_autofree char *second = g_build_filename (walk->folder, "second.db", NULL);

  g_assert_cmpint (g_mkdir (walk->folder, 0700), ==, 0);
  walk->store = store_open_copy (first, walk->model, walk->model_length);
  walk->anew = store_open_copy (second, walk->model, walk->model_length);
}

static void
walk_a_group (Walk *walk)
{
  g_autofree char *stepped = NULL;
  g_autofree char *anew = NULL;

  g_array_set_size (walk->visits, 0);
  walk->first = walk->day;
  walk->barrier = query_int (walk->store, "SELECT max (seq) FROM event", 0);
  g_assert_true (dh_store_begin_batch (walk->store, NULL));
  for (guint i = 0; i < GROUP; i++, walk->day++)
    {
      walk_a_day (walk);
      assert_folds_agree (walk);
      if (i % 50 == 49)
        assert_duties_agree (walk);
    }
  g_assert_true (dh_store_commit_batch (walk->store, NULL));
  do_anew (walk);
  /* The morning after the last day belongs to the group too. */
  stepped = store_describe_days (walk->store, walk->first, walk->day);
  anew = store_describe_days (walk->anew, walk->first, walk->day);
  assert_same_lines (stepped, anew);
  walk->day++;
}

static void
test_walks (void)
{
  Fixture base;
  Walk walk = { .day = DAY };

  fixture_set_up (&base, NULL);
  take_model (&walk, &base);
  walk.folder = g_build_filename (base.folder, "walks", NULL);
  walk.visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint done = 0; done < WALKS; done += GROUP)
    {
      if (done % PER_STORE == 0)
        open_stores (&walk);
      walk_a_group (&walk);
      if ((done + GROUP) % PER_STORE == 0)
        {
          if (done + GROUP == PER_STORE)
            {
              assert_clean (walk.store);
              assert_clean (walk.anew);
            }
          g_clear_pointer (&walk.store, dh_store_close);
          g_clear_pointer (&walk.anew, dh_store_close);
          remove_folder (walk.folder);
        }
    }
  g_test_message ("%u steps, %u refused, %u undone, %u redone, %u closings", walk.steps,
                  walk.refused, walk.undone, walk.redone, walk.closed);
  /* The walks went everywhere. */
  g_assert_cmpuint (walk.steps, >, 5 * WALKS);
  g_assert_cmpuint (walk.refused, >, WALKS / 10);
  g_assert_cmpuint (walk.undone, >, WALKS / 2);
  g_assert_cmpuint (walk.redone, >, WALKS / 20);
  g_assert_cmpuint (walk.closed, >, WALKS / 10);
  g_assert_cmpuint (walk.gone_on, >, WALKS / 20);
  g_array_unref (walk.visits);
  g_free (walk.folder);
  g_free (walk.model);
  fixture_tear_down (&base, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-walks/walks", test_walks);
  return g_test_run ();
}
