/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

void
store_add_people (DhStore *store, gint64 *procedures, gint64 *volunteers)
{
  static const char *const names[] = { "Đặng Văn Ân", "Nguyễn Thị Hòa", "Võ Ăng" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      DhProcedure procedure = {
        .code = (char *) (i == 0 ? "9.000001" : ""),
        .name = (char *) (i == 0 ? "Chứng thực bản sao" : "Hướng dẫn VNeID"),
        .field = (char *) "Thử",
        .kind = (char *) (i == 0 ? "procedure" : "digital"),
        .keywords = (char *) "sao y; chứng thực",
        .active_to = (char *) "",
        .replaced_by = (char *) "",
      };

      dh_store_set_procedure (store, &procedure, NULL, &procedures[i], &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DhVolunteer volunteer = { .name = (char *) names[i], .unit = (char *) "", .active = TRUE };

      dh_store_set_volunteer (store, &volunteer, NULL, &volunteers[i], &error);
      g_assert_no_error (error);
    }
}

/* In memory: what is tested here is not the disk. */
static char *
make_folder (void)
{
  const char *base = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir ();
  char *folder = g_build_filename (base, "dh-store-XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (folder));
  return folder;
}

void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

void
fixture_set_up (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  self->folder = make_folder ();
  self->path = g_build_filename (self->folder, "desk.db", NULL);
  dh_store_create (self->path, "Xã Thử", "Tỉnh Thử", &error);
  g_assert_no_error (error);
  self->store = dh_store_open (self->path, TRUE, &error);
  g_assert_no_error (error);
  store_add_people (self->store, self->procedures, self->volunteers);
}

void
fixture_tear_down (Fixture *self, gconstpointer user_data)
{
  g_clear_pointer (&self->store, dh_store_close);
  remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

void
fixture_reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->store, dh_store_close);
  self->store = dh_store_open (self->path, TRUE, &error);
  g_assert_no_error (error);
}

DhStore *
store_open_copy (const char *path, const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  DhStore *store;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  store = dh_store_open (path, TRUE, &error);
  g_assert_no_error (error);
  dh_db_exec (dh_store_db (store), "PRAGMA synchronous = OFF", &error);
  g_assert_no_error (error);
  return store;
}

/* ---- Looking into the tables */

static void
dump_table (DhDb *db, const char *table, GString *out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autofree char *sql = NULL;
  g_autoptr (DhStmt) info = NULL;
  g_autoptr (DhStmt) stmt = NULL;

  info = dh_db_prepare (db, "SELECT name, pk FROM pragma_table_info (?) ORDER BY cid", &error);
  g_assert_no_error (error);
  dh_stmt_bind_text (info, 1, table);
  while (dh_stmt_step (info, &error))
    {
      g_string_append_printf (columns, "%squote (%s)", columns->len > 0 ? " || ' ' || " : "",
                              dh_stmt_text (info, 0));
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", dh_stmt_text (info, 0));
    }
  g_assert_no_error (error);
  g_assert_cmpuint (columns->len, >, 0);
  sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY %s", columns->str, table, keys->str);
  stmt = dh_db_prepare (db, sql, &error);
  g_assert_no_error (error);
  while (dh_stmt_step (stmt, &error))
    g_string_append_printf (out, "%s: %s\n", table, dh_stmt_text (stmt, 0));
  g_assert_no_error (error);
}

char *
store_dump (DhStore *store, gboolean derived_only)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  DhDb *db = dh_store_db (store);
  g_autoptr (DhStmt) stmt = dh_db_prepare (db,
                                          "SELECT name FROM sqlite_schema WHERE type = 'table' "
                                          "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                                          "AND (NOT ? OR name IN ('visit', 'interval', 'assist', "
                                          "'assist_volunteer', 'assist_difficulty', 'duty', "
                                          "'closed_day', 'numbering', 'sheet', 'feedback', "
                                          "'rating', 'day_note')) ORDER BY name",
                                          &error);

  g_assert_no_error (error);
  dh_stmt_bind_int (stmt, 1, derived_only);
  while (dh_stmt_step (stmt, &error))
    g_ptr_array_add (tables, g_strdup (dh_stmt_text (stmt, 0)));
  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, >=, 7);
  for (guint i = 0; i < tables->len; i++)
    dump_table (db, g_ptr_array_index (tables, i), out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

gint64
query_int (DhStore *store, const char *sql, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (dh_store_db (store), sql, &error);
  gint64 value;

  g_assert_no_error (error);
  if (strchr (sql, '?') != NULL)
    dh_stmt_bind_int (stmt, 1, id);
  value = dh_stmt_step (stmt, &error) ? dh_stmt_int (stmt, 0) : -1;
  g_assert_no_error (error);
  return value;
}

DhVisitState
visit_state (Fixture *self, gint64 visit_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhVisit) visit = dh_store_get_visit (self->store, visit_id, &error);

  g_assert_no_error (error);
  return visit->state;
}

void
assert_clean (DhStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  dh_store_check (store, faults, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
}

/* ---- Commands */

static gint64
apply (Fixture *self, const DhCommand *command)
{
  g_autoptr (GError) error = NULL;
  DhReceipt receipt;

  dh_store_apply (self->store, command, &receipt, &error);
  g_assert_no_error (error);
  g_assert_cmpint (receipt.kind, ==, command->kind);
  g_assert_cmpint (receipt.event_id, >, 0);
  return receipt.event_id;
}

gint64
arrive (Fixture *self, gint64 at)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  command.at = at;
  command.procedure_id = self->procedures[0];
  return apply (self, &command);
}

gint64
step (Fixture *self, DhEventKind kind, gint64 visit_id, gint64 at)
{
  DhCommand command = DH_COMMAND_INIT (kind);

  command.at = at;
  command.visit_id = visit_id;
  if (kind == DH_EVENT_TRANSFER)
    command.procedure_id = self->procedures[1];
  if (kind == DH_EVENT_CHANGE)
    {
      command.changes = DH_CHANGE_PEOPLE;
      command.people = 3;
    }
  return apply (self, &command);
}

gint64
assist (Fixture *self, gint64 visit_id, gint64 at, guint n_volunteers)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ASSIST);

  command.at = at;
  command.visit_id = visit_id;
  command.procedure_id = self->procedures[0];
  command.volunteers = self->volunteers;
  command.n_volunteers = n_volunteers;
  return apply (self, &command);
}

gint64
duty (Fixture *self, DhEventKind kind, guint volunteer, gint64 at)
{
  DhCommand command = DH_COMMAND_INIT (kind);

  command.at = at;
  command.volunteers = &self->volunteers[volunteer];
  command.n_volunteers = 1;
  return apply (self, &command);
}

gint64
close_day (Fixture *self, gint32 day, gint64 at)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_CLOSE_DAY);

  command.at = at;
  command.day = day;
  return apply (self, &command);
}

void
refuse (Fixture *self, const DhCommand *command, DhError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = store_dump (self->store, FALSE);
  g_autofree char *after = NULL;

  g_assert_false (dh_store_apply (self->store, command, NULL, &error));
  g_assert_error (error, DH_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  after = store_dump (self->store, FALSE);
  g_assert_cmpstr (before, ==, after);
}

void
refuse_step (Fixture *self, DhEventKind kind, gint64 visit_id, gint64 at, DhError code)
{
  DhCommand command = DH_COMMAND_INIT (kind);

  command.at = at;
  command.visit_id = visit_id;
  command.procedure_id = self->procedures[0];
  command.volunteers = self->volunteers;
  command.n_volunteers = 1;
  command.changes = DH_CHANGE_PEOPLE;
  command.people = 3;
  refuse (self, &command, code);
}

void
refuse_undo (Fixture *self, gint64 event_id, DhError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = store_dump (self->store, FALSE);
  g_autofree char *after = NULL;

  g_assert_false (dh_store_undo (self->store, event_id, AT (23, 0, 0), NULL, &error));
  g_assert_error (error, DH_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  after = store_dump (self->store, FALSE);
  g_assert_cmpstr (before, ==, after);
}

void
undo (Fixture *self, gint64 event_id)
{
  g_autoptr (GError) error = NULL;
  DhReceipt receipt;

  dh_store_undo (self->store, event_id, AT (23, 0, 0), &receipt, &error);
  g_assert_no_error (error);
  if (event_id != 0)
    g_assert_cmpint (receipt.event_id, ==, event_id);
}

gboolean
chance (int percent)
{
  return g_test_rand_int_range (0, 100) < percent;
}

/* ---- Comparing days */

#define RANKED                                                                                     \
  "(SELECT *, row_number () OVER (ORDER BY id) AS rank FROM visit WHERE day BETWEEN ?1 AND ?2)"

static const char *const comparisons[] = {
  "SELECT concat_ws ('|', rank, day, place_id, ifnull (procedure_id, 0), ifnull (volunteer_id, 0), "
  "people, priority, state, 'c' || counter, arrived, ifnull (called, 0), ifnull (started, 0), "
  "ifnull (ended, 0), since, served_s, intervals, inaccurate, recorded_late, "
  "'r' || priority_reason, 'h' || hold_reason, recalls, ifnull (recalled, 0), trips, "
  "(SELECT o.arrived FROM visit o WHERE o.id = origin_id), ifnull (follow_up, 0), quantity) "
  "FROM " RANKED " ORDER BY rank",
  "SELECT concat_ws ('|', v.rank, i.ordinal, i.state, i.from_at, ifnull (i.to_at, 0)) "
  "FROM " RANKED " v JOIN interval i ON i.visit_id = v.id ORDER BY v.rank, i.ordinal",
  "SELECT concat_ws ('|', v.rank, a.day, a.at, a.procedure_id, a.channel, a.outcome, a.quantity, "
  "'n' || a.note, ifnull (a.minutes, 0), ifnull (a.follow_up, 0), (SELECT group_concat "
  "(volunteer_id ORDER BY volunteer_id) "
  "FROM assist_volunteer w WHERE w.assist_id = a.id), (SELECT group_concat (code ORDER BY code) "
  "FROM assist_difficulty d WHERE d.assist_id = a.id)) "
  "FROM " RANKED " v JOIN assist a ON a.visit_id = v.id ORDER BY +a.id",
  "SELECT concat_ws ('|', volunteer_id, day, from_at, ifnull (to_at, 0)) FROM duty "
  "WHERE day BETWEEN ?1 AND ?2 ORDER BY +id",
  "SELECT concat_ws ('|', day, at, open) FROM numbering WHERE day BETWEEN ?1 AND ?2 "
  "ORDER BY +id",
  "SELECT concat_ws ('|', day, at) FROM closed_day WHERE day BETWEEN ?1 AND ?2 ORDER BY +event_id",
};

char *
store_describe_days (DhStore *store, gint32 from, gint32 to)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DhStmt) stmt = dh_db_prepare (dh_store_db (store), comparisons[i], &error);

      g_assert_no_error (error);
      dh_stmt_bind_int (stmt, 1, from);
      dh_stmt_bind_int (stmt, 2, to);
      while (dh_stmt_step (stmt, &error))
        g_string_append_printf (out, "%u: %s\n", i, dh_stmt_text (stmt, 0));
      g_assert_no_error (error);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
assert_same_lines (const char *first, const char *second)
{
  g_auto (GStrv) a = NULL;
  g_auto (GStrv) b = NULL;

  if (strcmp (first, second) == 0)
    return;
  a = g_strsplit (first, "\n", -1);
  b = g_strsplit (second, "\n", -1);
  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    g_assert_cmpstr (a[i], ==, b[i]);
  g_assert_cmpuint (g_strv_length (a), ==, g_strv_length (b));
}
