/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "db-fixture.h"
#include "db/dh-backup.h"
#include "db/dh-migrator-private.h"

/* A schema with a history; the third step rebuilds a table that another one refers to. */
static const char *const history[] = {
  "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT) STRICT;"
  "CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER NOT NULL REFERENCES a ON DELETE CASCADE) "
  "STRICT;",
  "ALTER TABLE b ADD COLUMN note TEXT NOT NULL DEFAULT '';",
  "CREATE TABLE a_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fold TEXT NOT NULL) STRICT;"
  "INSERT INTO a_new SELECT id, name, lower (name) FROM a;"
  "DROP TABLE a; ALTER TABLE a_new RENAME TO a; CREATE INDEX a_fold ON a (fold);",
};

static GPtrArray *
steps_new (guint n)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_migration_free);

  for (guint i = 0; i < n; i++)
    {
      DhMigration *step = g_new0 (DhMigration, 1);

      step->version = (int) i + 1;
      step->sql = g_strdup (history[i]);
      g_ptr_array_add (steps, step);
    }
  return steps;
}

static DhDb *
open_db (DbFixture *f, DhDbMode mode)
{
  g_autoptr (GError) error = NULL;
  DhDb *db = dh_db_open (f->path, mode, &error);

  g_assert_no_error (error);
  return db;
}

static void
migrate (DhDb *db, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = steps_new (n);

  dh_migrator_run_steps (db, steps, &error);
  g_assert_no_error (error);
}

static char *
schema_text (DhDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) schema = dh_migrator_describe_schema (db, &error);

  g_assert_no_error (error);
  g_ptr_array_add (schema, NULL);
  return g_strjoinv ("\n", (char **) schema->pdata);
}

static void
test_built_in (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = open_db (f, DH_DB_CREATE);
  g_autoptr (GPtrArray) steps = dh_migrator_load ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpint (dh_migrator_target (), >=, 1);
  g_assert_cmpint (dh_migrator_target (), ==, dh_migrator_target_of (steps));
  g_assert_false (dh_migrator_verify (db, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (dh_migrator_run (db, &error));
  g_assert_no_error (error);
  g_assert_true (dh_migrator_verify (db, &error));
  g_assert_cmpint (db_query_int (db, "PRAGMA user_version"), ==, dh_migrator_target ());
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM visit"), ==, 0);
  g_assert_cmpint (db_query_int (db, "PRAGMA foreign_keys"), ==, 1);
  /* Again: nothing to do. */
  g_assert_true (dh_migrator_run (db, &error));
  g_assert_true (dh_db_check_file (db, faults, &error));
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_fresh_is_migrated (DbFixture *f, gconstpointer user_data)
{
  g_autofree char *fresh = NULL;

  {
    g_autoptr (DhDb) db = open_db (f, DH_DB_CREATE);

    migrate (db, G_N_ELEMENTS (history));
    fresh = schema_text (db);
  }
  for (guint from = 1; from < G_N_ELEMENTS (history); from++)
    {
      g_autofree char *name = g_strdup_printf ("from-%u.db", from);
      g_autoptr (GError) error = NULL;
      g_autoptr (DhDb) db = NULL;
      g_autoptr (DhDb) copy = NULL;
      g_autofree char *migrated = NULL;
      g_autofree char *kept = NULL;

      g_free (f->path);
      f->path = db_fixture_file (f, name);
      db = open_db (f, DH_DB_CREATE);
      migrate (db, from);
      db_exec (db, "INSERT INTO a (id, name) VALUES (1, 'Hoa'), (2, 'LAN');"
                   "INSERT INTO b (id, a_id) VALUES (1, 2)");
      g_clear_pointer (&db, dh_db_close);
      db = open_db (f, DH_DB_WRITE);
      migrate (db, G_N_ELEMENTS (history));
      migrated = schema_text (db);
      g_assert_cmpstr (fresh, ==, migrated);
      g_assert_cmpint (db_query_int (db, "PRAGMA user_version"), ==, G_N_ELEMENTS (history));
      g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM a WHERE fold = 'lan'"), ==, 1);
      g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM b"), ==, 1);
      /* Foreign keys are watched again, and point to the rebuilt table. */
      g_assert_cmpint (db_query_int (db, "PRAGMA foreign_keys"), ==, 1);
      g_assert_false (dh_db_exec (db, "INSERT INTO b (id, a_id) VALUES (2, 99)", &error));
      g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
      g_clear_error (&error);
      /* The copy is the file as it was. */
      kept = g_strdup_printf ("%s.before-v%u.db", f->path, from + 1);
      copy = dh_db_open (kept, DH_DB_READ, &error);
      g_assert_no_error (error);
      g_assert_cmpint (db_query_int (copy, "PRAGMA user_version"), ==, from);
      g_assert_cmpint (db_query_int (copy, "PRAGMA application_id"), ==, DH_DB_APPLICATION_ID);
      g_assert_cmpint (db_query_int (copy, "SELECT count(*) FROM a"), ==, 2);
    }
}

/* A step that fails in its middle leaves the version before it, the rows, and the copy. */
static void
check_failing_step (DbFixture *f, const char *sql, DhError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = open_db (f, DH_DB_WRITE);
  g_autoptr (GPtrArray) steps = steps_new (2);
  DhMigration *bad = g_new0 (DhMigration, 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  bad->version = 3;
  bad->sql = g_strdup (sql);
  g_ptr_array_add (steps, bad);
  migrate (db, 2);
  before = schema_text (db);
  g_assert_false (dh_migrator_run_steps (db, steps, &error));
  g_assert_error (error, DH_ERROR, (int) code);
  g_clear_error (&error);
  after = schema_text (db);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (db_query_int (db, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (db_query_int (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM b"), ==, 1);
  g_assert_false (dh_db_in_transaction (db));
  /* The old version still works, and the step can be tried again once it is right. */
  db_exec (db, "UPDATE b SET note = 'x'");
  migrate (db, 2);
}

static void
test_failing_steps (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (DhDb) db = open_db (f, DH_DB_CREATE);

  migrate (db, 1);
  db_exec (db, "INSERT INTO a VALUES (1, 'Hoa'); INSERT INTO b VALUES (1, 1)");
  g_clear_pointer (&db, dh_db_close);
  check_failing_step (f, "CREATE TABLE c (id); INSERT INTO nowhere VALUES (1);", DH_ERROR_FAILED);
  check_failing_step (f, "DELETE FROM a; CREATE TABLE c (id);", DH_ERROR_CORRUPT);
  check_failing_step (f, "CREATE TABLE c (id INTEGER PRIMARY KEY); INSERT INTO c VALUES (1), (1);",
                      DH_ERROR_EXISTS);
  check_failing_step (f,
                      "PRAGMA max_page_count = 1; CREATE TABLE c (id); CREATE TABLE d (id);"
                      "CREATE TABLE e (id); CREATE TABLE g (id);",
                      DH_ERROR_FULL);
}

/* Of several steps each is a transaction of its own: the good ones before the bad stay. */
static void
test_partly (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = open_db (f, DH_DB_CREATE);
  g_autoptr (GPtrArray) steps = steps_new (3);
  DhMigration *last = g_ptr_array_index (steps, 2);

  g_free (last->sql);
  last->sql = g_strdup ("SELEC");
  g_assert_false (dh_migrator_run_steps (db, steps, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_FAILED);
  g_assert_cmpint (db_query_int (db, "PRAGMA user_version"), ==, 2);
  migrate (db, 3);
  g_assert_cmpint (db_query_int (db, "PRAGMA user_version"), ==, 3);
}

static void
test_no_copy_no_step (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = open_db (f, DH_DB_CREATE);
  g_autoptr (GPtrArray) steps = steps_new (3);
  g_autofree char *in_the_way = g_strconcat (f->path, ".before-v2.db", NULL);

  migrate (db, 1);
  g_assert_no_errno (g_mkdir (in_the_way, 0700));
  g_assert_false (dh_migrator_run_steps (db, steps, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_assert_cmpint (db_query_int (db, "PRAGMA user_version"), ==, 1);
}

static void
test_newer (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = open_db (f, DH_DB_CREATE);
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", dh_migrator_target () + 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (dh_migrator_run (db, &error));
  db_exec (db, sql);
  g_clear_pointer (&db, dh_db_close);
  before = db_fixture_snapshot (f, "-lock");
  db = open_db (f, DH_DB_WRITE);
  g_assert_false (dh_migrator_run (db, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, f->path));
  g_clear_error (&error);
  g_assert_false (dh_migrator_verify (db, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NEWER);
  g_clear_error (&error);
  g_clear_pointer (&db, dh_db_close);
  after = db_fixture_snapshot (f, "-lock");
  g_assert_cmpstr (before, ==, after);
}

static void
test_other_application (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = open_db (f, DH_DB_CREATE);
  g_autoptr (DhDb) reader = NULL;

  g_assert_true (dh_migrator_run (db, &error));
  db_exec (db, "PRAGMA application_id = 17");
  reader = open_db (f, DH_DB_READ);
  g_assert_false (dh_migrator_verify (reader, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_OURS);
  g_clear_error (&error);
  g_assert_false (dh_migrator_run (db, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_OURS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DB_TEST ("/migrator/built-in", test_built_in);
  DB_TEST ("/migrator/fresh-is-migrated", test_fresh_is_migrated);
  DB_TEST ("/migrator/failing-steps", test_failing_steps);
  DB_TEST ("/migrator/partly", test_partly);
  DB_TEST ("/migrator/no-copy-no-step", test_no_copy_no_step);
  DB_TEST ("/migrator/newer", test_newer);
  DB_TEST ("/migrator/other-application", test_other_application);
  return g_test_run ();
}
