/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <string.h>

#include "journal/dh-body.h"
#include "journal/dh-journal.h"
#include "journal/dh-json.h"
#include "journal/dh-uuid.h"

static void
test_json (void)
{
  g_autoptr (GString) out = g_string_new ("left over");
  const gint64 ids[] = { 3, 1, G_MAXINT64 };

  dh_json_begin (out);
  dh_json_end (out);
  g_assert_cmpstr (out->str, ==, "{}");

  dh_json_begin (out);
  dh_json_add_text (out, "empty", "");
  dh_json_add_text (out, "none", NULL);
  dh_json_add_int (out, "usual", 1, 1);
  dh_json_add_ids (out, "nobody", ids, 0);
  dh_json_add_text (out, "name", "a\"b\\c\n\x01 Đặng");
  dh_json_add_int (out, "zero", 0, 1);
  dh_json_add_int (out, "least", G_MININT64, 0);
  dh_json_add_ids (out, "ids", ids, G_N_ELEMENTS (ids));
  dh_json_end (out);
  g_assert_cmpstr (out->str, ==,
                   "{\"name\":\"a\\\"b\\\\c\\u000a\\u0001 Đặng\",\"zero\":0,"
                   "\"least\":-9223372036854775808,\"ids\":[3,1,9223372036854775807]}");
}

/* Bodies are read as SQLite reads them. */
static void
test_body (Fixture *self, gconstpointer user_data)
{
  static const char *const texts[] = {
    "{\"note\":\"\"}",
    "{\"note\":\"Đặng \\\"Ân\\\" \\\\ ; \\/ \\b\\f\\n\\r\\t\"}",
    " {\t\"note\" :\n\"a\" , \"other\": 5 } ",
    "{\"note\":\"\\u0110\\u1eb7ng \\ud83d\\ude00 \\u001f\"}",
    "{\"people\":7,\"procedure\":9007199254740993,\"note\":\"x\",\"unknown\":\"y\"}",
    "{\"procedure\":-9223372036854775808,\"volunteers\":[3,1,9223372036854775807]}",
    "{}",
  };
  g_auto (DhBody) body = { 0 };

  dh_body_init (&body);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DhStmt) stmt = dh_db_prepare (
          dh_store_db (self->store),
          "SELECT ifnull (?1 ->> '$.note', ''), ifnull (?1 ->> '$.people', 1), "
          "?1 ->> '$.procedure', (SELECT group_concat (value) FROM json_each (?1, '$.volunteers'))",
          &error);
      g_autoptr (GString) ids = g_string_new (NULL);
      DhEvent event = { 0 };

      g_assert_no_error (error);
      dh_stmt_bind_text (stmt, 1, texts[i]);
      g_assert_true (dh_stmt_step (stmt, &error));
      g_assert_true (dh_body_read (&body, texts[i], &event));
      g_assert_cmpstr (event.note, ==, dh_stmt_text (stmt, 0));
      g_assert_cmpint (event.people, ==, dh_stmt_int (stmt, 1));
      g_assert_cmpint (event.procedure_id, ==, dh_stmt_int (stmt, 2));
      for (guint k = 0; k < event.n_volunteers; k++)
        g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, k > 0 ? "," : "", event.volunteers[k]);
      g_assert_cmpstr (ids->str, ==, dh_stmt_text (stmt, 3) != NULL ? dh_stmt_text (stmt, 3) : "");
    }
}

/* What is no flat object of the members' kinds is refused, wherever it is cut. */
static void
test_bad_bodies (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "null",
    "{\"note\":1}",
    "{\"people\":\"2\"}",
    "{\"people\":2.5}",
    "{\"people\":4294967296}",
    "{\"procedure\":9223372036854775808}",
    "{\"procedure\":-}",
    "{\"volunteers\":[1,]}",
    "{\"volunteers\":[\"1\"]}",
    "{\"channel\":\"pigeon\"}",
    "{\"note\":\"\\x\"}",
    "{\"note\":\"\\u00\"}",
    "{\"note\":\"\\ud83d\"}",
    "{\"note\":\"\\ude00\"}",
    "{\"note\":\"a\",}",
    "{\"note\":\"a\"} x",
    "{note:\"a\"}",
    "{\"note\":{\"a\":1}}",
  };
  static const char whole[] = "{\"people\":2,\"note\":\"\\ud83d\\ude00\",\"volunteers\":[1,22]}";
  g_auto (DhBody) body = { 0 };
  DhEvent event = { 0 };

  dh_body_init (&body);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (dh_body_read (&body, bad[i], &event))
      g_error ("taken: %s", bad[i]);
  for (gsize n = 0; n < strlen (whole); n++)
    {
      g_autofree char *part = g_strndup (whole, n);

      g_assert_false (dh_body_read (&body, part, &event));
    }
  g_assert_true (dh_body_read (&body, whole, &event));
  g_assert_cmpuint (event.n_volunteers, ==, 2);
}

/* What is written comes back through SQLite. */
static void
test_json_round_trip (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const char *texts[] = { "Đặng \"Ân\" \\ ;", "\t\n\x1f", "'; DROP TABLE visit; --", "😀 ấ" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DhStmt) stmt = NULL;

      dh_json_begin (out);
      dh_json_add_text (out, "x", texts[i]);
      dh_json_end (out);
      stmt =
          dh_db_prepare (dh_store_db (self->store), "SELECT json_valid (?1), ?1 ->> '$.x'", &error);
      g_assert_no_error (error);
      dh_stmt_bind_text (stmt, 1, out->str);
      g_assert_true (dh_stmt_step (stmt, &error));
      g_assert_cmpint (dh_stmt_int (stmt, 0), ==, 1);
      g_assert_cmpstr (dh_stmt_text (stmt, 1), ==, texts[i]);
    }
}

static void
test_uuid (void)
{
  DhUuidSource source = { 0 };
  DhUuidSource other = { 0 };
  guint8 last[DH_UUID_SIZE] = { 0 };
  guint8 uuid[DH_UUID_SIZE];
  guint64 ms = G_GUINT64_CONSTANT (0x017f22e279b0);

  /* The timestamp of the example in RFC 9562, appendix A.6. */
  dh_uuid_next (&source, ms, uuid);
  g_assert_cmpmem (uuid, 6, "\x01\x7f\x22\xe2\x79\xb0", 6);
  g_assert_cmphex (uuid[6] >> 4, ==, 7);
  g_assert_cmphex (uuid[8] >> 6, ==, 2);
  dh_uuid_next (&other, ms, last);
  g_assert_true (memcmp (uuid, last, DH_UUID_SIZE) != 0);

  /* Growing through 10,000 of one millisecond, and through a clock set back. */
  for (guint i = 0; i < 20000; i++)
    {
      memcpy (last, uuid, sizeof last);
      dh_uuid_next (&source, i < 10000 ? ms : ms - 5000, uuid);
      g_assert_cmpint (memcmp (last, uuid, DH_UUID_SIZE), <, 0);
      g_assert_cmphex (uuid[6] >> 4, ==, 7);
      g_assert_cmphex (uuid[8] >> 6, ==, 2);
    }
}

/* All that an event holds comes back from the journal. */
static void
test_round_trip (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhEventList) list = NULL;
  const DhEvent *event;
  DhReceipt receipt;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  command.at = AT (7, 0, 0);
  command.people = 3;
  command.priority = DH_PRIORITY_ELDERLY;
  command.procedure_id = self->procedures[1];
  dh_store_apply (self->store, &command, &receipt, &error);
  g_assert_no_error (error);
  command = (DhCommand) DH_COMMAND_INIT (DH_EVENT_START);
  command.at = AT (7, 1, 0);
  command.visit_id = receipt.visit_id;
  command.volunteers = &self->volunteers[1];
  command.n_volunteers = 1;
  command.counter = "Quầy \"số\" 3";
  dh_store_apply (self->store, &command, NULL, &error);
  g_assert_no_error (error);
  command = (DhCommand) DH_COMMAND_INIT (DH_EVENT_ASSIST);
  command.at = AT (7, 2, 0);
  command.visit_id = receipt.visit_id;
  command.procedure_id = self->procedures[0];
  command.volunteers = self->volunteers;
  command.n_volunteers = 3;
  command.channel = DH_CHANNEL_POSTAL;
  command.outcome = DH_OUTCOME_UNRESOLVED;
  command.quantity = 20;
  command.difficulties = "portal_down; missing_papers;portal_down;";
  command.note = "  hẹn   lại\n";
  dh_store_apply (self->store, &command, NULL, &error);
  g_assert_no_error (error);
  close_day (self, 0, AT (17, 0, 0));

  list = dh_journal_read_visit (dh_store_db (self->store), receipt.visit_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dh_event_list_length (list), ==, 4);
  event = dh_event_list_get (list, 0);
  g_assert_cmpint (event->kind, ==, DH_EVENT_ARRIVE);
  g_assert_cmpint (event->seq, ==, receipt.visit_id);
  g_assert_cmpint (event->stream_id, ==, receipt.visit_id);
  g_assert_cmpint (event->at, ==, AT (7, 0, 0));
  g_assert_cmpint (event->day, ==, DAY);
  g_assert_cmpint (event->people, ==, 3);
  g_assert_cmpint (event->priority, ==, DH_PRIORITY_ELDERLY);
  g_assert_cmpint (event->procedure_id, ==, self->procedures[1]);
  g_assert_cmpint (event->number, ==, 1);
  g_assert_cmpstr (event->ticket, ==, "A001");
  event = dh_event_list_get (list, 1);
  g_assert_cmpint (event->kind, ==, DH_EVENT_START);
  g_assert_cmpstr (event->counter, ==, "Quầy \"số\" 3");
  g_assert_cmpuint (event->n_volunteers, ==, 1);
  g_assert_cmpint (event->volunteers[0], ==, self->volunteers[1]);
  event = dh_event_list_get (list, 2);
  g_assert_cmpint (event->kind, ==, DH_EVENT_ASSIST);
  g_assert_cmpuint (event->n_volunteers, ==, 3);
  g_assert_cmpint (event->volunteers[2], ==, self->volunteers[2]);
  g_assert_cmpint (event->channel, ==, DH_CHANNEL_POSTAL);
  g_assert_cmpint (event->outcome, ==, DH_OUTCOME_UNRESOLVED);
  g_assert_cmpint (event->quantity, ==, 20);
  g_assert_cmpstr (event->difficulties, ==, "portal_down;missing_papers");
  g_assert_cmpstr (event->note, ==, "hẹn lại");
  event = dh_event_list_get (list, 3);
  g_assert_cmpint (event->kind, ==, DH_EVENT_CLOSE_DAY);
  g_assert_cmpint (event->stream_id, ==, DAY);
  assert_clean (self->store);
}

/* The usual things are not written down. */
static void
test_defaults (Fixture *self, gconstpointer user_data)
{
  gint64 visit = arrive (self, AT (7, 0, 0));

  step (self, DH_EVENT_START, visit, AT (7, 1, 0));
  g_assert_cmpint (query_int (self->store,
                              "SELECT count (*) FROM event WHERE stream_id = ? "
                              "AND kind = 'start' AND body = '{}'",
                              visit),
                   ==, 1);
  g_assert_cmpint (query_int (self->store,
                              "SELECT count (*) FROM event WHERE seq = ? "
                              "AND body LIKE '%people%'",
                              visit),
                   ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/json", test_json);
  g_test_add ("/journal/json-round-trip", Fixture, NULL, fixture_set_up, test_json_round_trip,
              fixture_tear_down);
  g_test_add ("/journal/body", Fixture, NULL, fixture_set_up, test_body, fixture_tear_down);
  g_test_add_func ("/journal/bad-bodies", test_bad_bodies);
  g_test_add_func ("/journal/uuid", test_uuid);
  g_test_add ("/journal/round-trip", Fixture, NULL, fixture_set_up, test_round_trip,
              fixture_tear_down);
  g_test_add ("/journal/defaults", Fixture, NULL, fixture_set_up, test_defaults, fixture_tear_down);
  return g_test_run ();
}
