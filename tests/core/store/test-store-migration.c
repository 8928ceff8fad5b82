/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "db/dh-migrator-private.h"
#include "store/dh-store-book.h"

/* A book that the program of version 1 wrote, brought to the present version. */

static DhDb *
open_db (Fixture *self, DhDbMode mode)
{
  g_autoptr (GError) error = NULL;
  DhDb *db = dh_db_open (self->path, mode, &error);

  g_assert_no_error (error);
  return db;
}

static void
exec (DhDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  dh_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static char *
schema_of (DhDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) schema = dh_migrator_describe_schema (db, &error);

  g_assert_no_error (error);
  g_ptr_array_add (schema, NULL);
  return g_strjoinv ("\n", (char **) schema->pdata);
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = dh_migrator_load ();
  g_autoptr (DhDb) db = NULL;
  g_autofree char *rows = NULL;

  self->folder = g_dir_make_tmp ("dh-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "desk.db", NULL);
  g_ptr_array_set_size (steps, 1);
  db = open_db (self, DH_DB_CREATE);
  dh_migrator_run_steps (db, steps, &error);
  g_assert_no_error (error);
  g_file_get_contents (VERSION_1_FILE, &rows, NULL, &error);
  g_assert_no_error (error);
  /* An event names the one that took it back before that one is there. */
  exec (db, "PRAGMA foreign_keys = OFF");
  exec (db, rows);
  exec (db, "PRAGMA foreign_keys = ON");
}

static char *
text_of (DhDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, sql, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_no_error (error);
  while (dh_stmt_step (stmt, &error))
    g_string_append_printf (out, "%s\n", dh_stmt_text (stmt, 0));
  g_assert_no_error (error);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* All that version 1 knew, in words that both versions understand. */
static char *
describe (DhDb *db)
{
  static const char *const sqls[] = {
    "SELECT concat_ws ('|', seq, hex (uuid), device_id, at, recorded_at, day, stream, stream_id, "
    "kind, body, ifnull (target, '-'), ifnull (undone_by, '-')) FROM event ORDER BY seq",
    "SELECT concat_ws ('|', id, day, place_id, device_id, number, ticket, "
    "ifnull (procedure_id, '-'), ifnull (volunteer_id, '-'), people, priority, state, counter, "
    "arrived, ifnull (called, '-'), ifnull (started, '-'), ifnull (ended, '-'), since, served_s, "
    "intervals, inaccurate, recorded_late, last_event) FROM visit ORDER BY id",
    "SELECT concat_ws ('|', visit_id, ordinal, state, from_at, ifnull (to_at, '-')) "
    "FROM interval ORDER BY visit_id, ordinal",
    "SELECT concat_ws ('|', id, visit_id, day, at, procedure_id, channel, outcome, quantity, note) "
    "FROM assist ORDER BY id",
    "SELECT concat_ws ('|', assist_id, volunteer_id) FROM assist_volunteer ORDER BY 1",
    "SELECT concat_ws ('|', assist_id, code) FROM assist_difficulty ORDER BY 1",
    "SELECT concat_ws ('|', id, volunteer_id, day, from_at, ifnull (to_at, '-'), last_event) "
    "FROM duty ORDER BY id",
    "SELECT concat_ws ('|', event_id, day, at) FROM closed_day ORDER BY 1",
    "SELECT concat_ws ('|', visit_id, name, phone, name_fold, erase_on) FROM person ORDER BY 1",
    "SELECT concat_ws ('|', day, place_id, device_id, last) FROM ticket_counter ORDER BY 1",
    "SELECT concat_ws ('|', key, value) FROM setting ORDER BY 1",
    "SELECT concat_ws ('|', id, code, name, field, kind, keywords, sample) FROM procedure "
    "ORDER BY id",
    "SELECT concat_ws ('|', id, name, unit, phone, active, hex (sort_key)) FROM volunteer "
    "ORDER BY id",
  };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      g_autofree char *text = text_of (db, sqls[i]);

      g_string_append (out, text);
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static char *
describe_file (Fixture *self)
{
  g_autoptr (DhDb) db = open_db (self, DH_DB_READ);

  return describe (db);
}

static void
test_live_data (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = describe_file (self);
  g_autofree char *after = NULL;
  g_autofree char *kept = g_strconcat (self->path, ".before-v2.db", NULL);
  g_autofree char *states = NULL;
  g_autofree char *held = NULL;
  g_autofree char *schema = NULL;
  g_autofree char *fresh = NULL;
  g_autoptr (GPtrArray) expected = dh_migrator_expected_schema (dh_migrator_target (), &error);
  g_autoptr (DhDb) copy = NULL;
  g_autofree char *copied = NULL;

  g_assert_no_error (error);
  self->store = dh_store_open (self->path, TRUE, &error);
  g_assert_no_error (error);
  after = describe (dh_store_db (self->store));
  g_assert_cmpstr (before, ==, after);
  states = text_of (dh_store_db (self->store), "SELECT DISTINCT state FROM visit ORDER BY 1");
  g_assert_cmpstr (states, ==, "called\ncancelled\ndone\nheld\nleft\nno_show\nserving\nwaiting\n");
  g_assert_cmpint (query_int (self->store, "SELECT count (*) FROM event WHERE undone_by > 0", 0), >,
                   2);
  /* The fold of what version 1 knew as the note of a hold. */
  held = text_of (dh_store_db (self->store),
                  "SELECT ticket || ': ' || hold_reason FROM visit WHERE hold_reason <> ''");
  g_assert_cmpstr (held, ==, "A004: về lấy giấy khai sinh\n");
  assert_clean (self->store);

  schema = schema_of (dh_store_db (self->store));
  g_ptr_array_add (expected, NULL);
  fresh = g_strjoinv ("\n", (char **) expected->pdata);
  g_assert_cmpstr (schema, ==, fresh);
  g_assert_cmpint (query_int (self->store, "PRAGMA user_version", 0), ==, dh_migrator_target ());

  copy = dh_db_open (kept, DH_DB_READ, &error);
  g_assert_no_error (error);
  copied = describe (copy);
  g_assert_cmpstr (copied, ==, before);
}

/* The desk goes on with what it found: each number from where it stood. */
static void
test_goes_on (Fixture *self, gconstpointer user_data)
{
  static const struct
  {
    const char *state;
    DhEventKind kind;
  } next[] = {
    { "waiting", DH_EVENT_CALL },   { "called", DH_EVENT_RECALL },  { "serving", DH_EVENT_FINISH },
    { "held", DH_EVENT_RESUME },    { "done", DH_EVENT_COME_BACK }, { "no_show", DH_EVENT_RETURN },
    { "left", DH_EVENT_COME_BACK },
  };
  g_autoptr (GError) error = NULL;
  gint32 day;
  gint64 at;

  self->store = dh_store_open (self->path, TRUE, &error);
  g_assert_no_error (error);
  day = dh_day_from_ymd (2026, 3, 3);
  at = dh_day_start (day) + 9 * 3600;
  for (guint i = 0; i < G_N_ELEMENTS (next); i++)
    {
      DhCommand command = DH_COMMAND_INIT (next[i].kind);
      g_autoptr (DhStmt)
                    stmt = dh_db_prepare (dh_store_db (self->store),
                                          "SELECT id FROM visit WHERE day = ? AND state = ? AND "
                                          "last_event < 239 ORDER BY id LIMIT 1",
                                          &error);

      g_assert_no_error (error);
      dh_stmt_bind_int (stmt, 1, day);
      dh_stmt_bind_text (stmt, 2, next[i].state);
      g_assert_true (dh_stmt_step (stmt, &error));
      command.visit_id = dh_stmt_int (stmt, 0);
      command.at = at + i;
      dh_stmt_done (g_steal_pointer (&stmt));
      g_assert_true (dh_store_apply (self->store, &command, NULL, &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < 30; i++)
    g_assert_true (dh_store_undo (self->store, 0, at + 100, NULL, &error));
  g_assert_no_error (error);
  while (dh_store_can_redo (self->store))
    g_assert_true (dh_store_redo (self->store, NULL, &error));
  assert_clean (self->store);
}

/* Brings the book to an earlier version than the present one. */
static void
migrate_to (Fixture *self, guint version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = dh_migrator_load ();
  g_autoptr (DhDb) db = open_db (self, DH_DB_WRITE);

  g_ptr_array_set_size (steps, version);
  dh_migrator_run_steps (db, steps, &error);
  g_assert_no_error (error);
}

/* What version 2 wrote: a note corrected there is one taken back and another written. */
static void
test_version_2 (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  gint32 day = dh_day_from_ymd (2026, 3, 4);
  g_autofree char *insert = NULL;
  DhDayNote note = { 0 };

  migrate_to (self, 2);
  {
    g_autoptr (DhDb) db = open_db (self, DH_DB_WRITE);
    g_autofree char *next = text_of (db, "SELECT max (seq) + 1 FROM event");
    gint64 seq = g_ascii_strtoll (next, NULL, 10);
    gint64 at = dh_day_start (day) + 9 * 3600;

    insert = g_strdup_printf (
        "PRAGMA foreign_keys = OFF;"
        "INSERT INTO event SELECT %d + n, CAST (printf ('%%016d', n) AS BLOB), 1, %d, %d, %d, "
        "iif (n = 1, 'undo', 'note'), iif (n = 1, %d, %d + n), iif (n = 1, 'undo', 'day-note'), "
        "iif (n = 1, '{}', '{\"category\":\"power\",\"from\":' || %d || ',\"text\":\"' || n || "
        "'\"}'), iif (n = 1, %d, NULL), iif (n = 0, %d, NULL) "
        "FROM (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2);"
        "INSERT INTO day_note SELECT * FROM day_note_fold;",
        (int) seq, (int) at, (int) at, day, (int) seq, (int) seq, (int) at, (int) seq,
        (int) seq + 1);
    exec (db, insert);
    note.id = seq + 2;
  }
  self->store = dh_store_open (self->path, TRUE, &error);
  g_assert_no_error (error);
  assert_clean (self->store);
  notes = dh_store_list_day_notes (self->store, day, day, &error);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((const DhDayNote *) g_ptr_array_index (notes, 0))->text, ==, "2");
  note.day = day;
  note.category = DH_DAY_NOTE_OTHER;
  note.text = (char *) "3";
  g_assert_true (dh_store_write_day_note (self->store, &note, 0, NULL, &error));
  undo (self, 0);
  g_ptr_array_unref (g_steal_pointer (&notes));
  notes = dh_store_list_day_notes (self->store, day, day, &error);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((const DhDayNote *) g_ptr_array_index (notes, 0))->text, ==, "2");
  g_assert_cmpint (query_int (self->store, "SELECT min (quantity) + max (quantity) FROM visit", 0),
                   ==, 2);
  assert_clean (self->store);
}

/* Broken off after each of its statements, the step leaves the version before as it was.
 * @user_data: the version that the step leads from. */
static void
test_interrupted (Fixture *self, gconstpointer user_data)
{
  guint from = GPOINTER_TO_UINT (user_data);
  g_autoptr (GPtrArray) steps = dh_migrator_load ();
  DhMigration *step = g_ptr_array_index (steps, from);
  g_autofree char *whole = g_strdup (step->sql);
  g_autofree char *before = NULL;
  g_autofree char *old_schema = NULL;
  guint tried = 0;

  migrate_to (self, from);
  before = describe_file (self);
  g_ptr_array_set_size (steps, from + 1);
  for (const char *end = strstr (whole, ";\n"); end != NULL; end = strstr (end + 1, ";\n"))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DhDb) db = open_db (self, DH_DB_WRITE);
      g_autofree char *after = NULL;
      g_autofree char *schema = schema_of (db);

      if (old_schema == NULL)
        old_schema = g_strdup (schema);
      g_free (step->sql);
      step->sql =
          g_strdup_printf ("%.*s;\nINSERT INTO nowhere VALUES (1);", (int) (end - whole), whole);
      g_assert_false (dh_migrator_run_steps (db, steps, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      g_clear_pointer (&schema, g_free);
      schema = schema_of (db);
      g_assert_cmpstr (schema, ==, old_schema);
      after = describe (db);
      g_assert_cmpstr (after, ==, before);
      tried++;
    }
  g_assert_cmpuint (tried, >, from == 1 ? 25 : 2);
  /* And then it can be done. */
  {
    g_autoptr (GError) error = NULL;

    self->store = dh_store_open (self->path, TRUE, &error);
    g_assert_no_error (error);
    assert_clean (self->store);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store-migration/live-data", Fixture, NULL, set_up, test_live_data,
              fixture_tear_down);
  g_test_add ("/store-migration/goes-on", Fixture, NULL, set_up, test_goes_on, fixture_tear_down);
  g_test_add ("/store-migration/version-2", Fixture, NULL, set_up, test_version_2,
              fixture_tear_down);
  g_test_add ("/store-migration/interrupted-1", Fixture, GUINT_TO_POINTER (1), set_up,
              test_interrupted, fixture_tear_down);
  g_test_add ("/store-migration/interrupted-2", Fixture, GUINT_TO_POINTER (2), set_up,
              test_interrupted, fixture_tear_down);
  return g_test_run ();
}
