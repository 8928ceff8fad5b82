/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every call to the disk fails once, in turn, alone or with all that follow. Afterwards the
 * database is whole, what was acknowledged is there, and every transaction is there entirely or not
 * at all.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "db-fixture.h"
#include "db/dh-backup.h"
#include "db/dh-migrator-private.h"
#include "fault-vfs.h"

#define ROWS_OF_ONE 3
#define TRANSACTIONS 8

typedef struct
{
  int acknowledged; /* transactions whose COMMIT returned TRUE */
  int failed;       /* those begun and not acknowledged */
} Outcome;

static void
assert_kind (const GError *error, FaultKind kind)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == DH_ERROR);
  if (kind == FAULT_FULL)
    g_assert_cmpint (error->code, ==, DH_ERROR_FULL);
  else
    g_assert_true (error->code == DH_ERROR_IO || error->code == DH_ERROR_FAILED ||
                   error->code == DH_ERROR_CORRUPT || error->code == DH_ERROR_READONLY);
}

static void
make (const char *path, gboolean bare)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = dh_db_open (path, DH_DB_CREATE, &error);

  g_assert_no_error (error);
  if (!bare)
    dh_migrator_run (db, &error);
  g_assert_no_error (error);
  db_exec (
      db,
      "CREATE TABLE t (id INTEGER PRIMARY KEY, tx INTEGER, b TEXT); CREATE INDEX t_b ON t (b, id)");
}

/* A new database: made once for each test, for copying is what takes no time. A bare one has no
 * tables but our own, of which to read takes most of the time of opening it. */
static void
create (const char *path, gboolean bare)
{
  g_autofree char *model = g_strconcat (path, "-model", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_test (model, G_FILE_TEST_EXISTS))
    make (model, bare);
  g_file_get_contents (model, &content, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (path, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static gboolean
insert (DhDb *db, int tx, GError **error)
{
  if (!dh_db_begin (db, error))
    return FALSE;
  for (int i = 0; i < ROWS_OF_ONE; i++)
    {
      g_autoptr (DhStmt) stmt = dh_db_prepare (
          db, "INSERT INTO t (tx, b) VALUES (?1, hex (randomblob (1500)))", error);

      if (stmt != NULL)
        dh_stmt_bind_int (stmt, 1, tx);
      if (stmt == NULL || !dh_stmt_run (stmt, error))
        {
          g_clear_pointer (&stmt, dh_stmt_done);
          dh_db_rollback (db);
          return FALSE;
        }
    }
  return dh_db_commit (db, error);
}

/* A morning at the desk: open, write, go on after a fault, close. */
static void
work (DbFixture *f, FaultKind kind, Outcome *outcome)
{
  for (int session = 0; session < 2; session++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DhDb) db = dh_db_open (f->path, DH_DB_WRITE, &error);

      if (db == NULL)
        {
          assert_kind (error, kind);
          continue;
        }
      if (!dh_db_exec (db, "PRAGMA wal_autocheckpoint = 5", &error))
        {
          assert_kind (error, kind);
          g_clear_error (&error);
        }
      for (int i = 0; i < TRANSACTIONS / 2; i++)
        {
          if (insert (db, session * 100 + i, &error))
            {
              outcome->acknowledged++;
              continue;
            }
          assert_kind (error, kind);
          g_clear_error (&error);
          outcome->failed++;
          g_assert_false (dh_db_in_transaction (db));
        }
    }
}

static void
assert_whole (DbFixture *f, const Outcome *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = dh_db_open (f->path, DH_DB_WRITE, &error);
  g_autofree char *integrity = NULL;
  gint64 rows;

  g_assert_no_error (error);
  integrity = db_query_text (db, "PRAGMA integrity_check");
  g_assert_cmpstr (integrity, ==, "ok");
  rows = db_query_int (db, "SELECT count(*) FROM t");
  g_assert_cmpint (rows % ROWS_OF_ONE, ==, 0);
  g_assert_cmpint (rows / ROWS_OF_ONE, >=, outcome->acknowledged);
  g_assert_cmpint (rows / ROWS_OF_ONE, <=, outcome->acknowledged + outcome->failed);
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM (SELECT 1 FROM t GROUP BY tx"
                                     " HAVING count(*) <> 3)"),
                   ==, 0);
  /* And it goes on. */
  g_assert_true (insert (db, 1000, &error));
}

static void
remove_database (DbFixture *f)
{
  const char *endings[] = { "", "-wal", "-shm", "-journal", "-lock" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (f->path, endings[i], NULL);

      g_unlink (path);
    }
}

static void
work_with_faults (DbFixture *f, FaultKind kind, gboolean lasting)
{
  guint nth = 1;
  gboolean struck;
  int hit = 0;

  do
    {
      Outcome outcome = { 0 };

      create (f->path, TRUE);
      fault_vfs_arm (kind, nth, lasting);
      work (f, kind, &outcome);
      struck = fault_vfs_disarm ();
      assert_whole (f, &outcome);
      hit += outcome.failed > 0;
      if (!struck)
        g_assert_cmpint (outcome.acknowledged, ==, TRANSACTIONS);
      remove_database (f);
      nth++;
    }
  while (struck);
  g_test_message ("%u places, %d with a failed transaction", nth - 2, hit);
  g_assert_cmpuint (nth, >, 50);
  g_assert_cmpint (hit, >, 10);
}

static void
test_io_once (DbFixture *f, gconstpointer user_data)
{
  work_with_faults (f, FAULT_IO, FALSE);
}

static void
test_io_lasting (DbFixture *f, gconstpointer user_data)
{
  work_with_faults (f, FAULT_IO, TRUE);
}

static void
test_full_once (DbFixture *f, gconstpointer user_data)
{
  work_with_faults (f, FAULT_FULL, FALSE);
}

static void
test_full_lasting (DbFixture *f, gconstpointer user_data)
{
  work_with_faults (f, FAULT_FULL, TRUE);
}

/* Creating: either a usable database or none, and the next attempt succeeds. */
static void
test_create (DbFixture *f, gconstpointer user_data)
{
  for (int kind = FAULT_IO; kind <= FAULT_FULL; kind++)
    {
      guint nth = 1;
      gboolean struck;

      do
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DhDb) db = NULL;

          fault_vfs_arm (kind, nth++, FALSE);
          db = dh_db_open (f->path, DH_DB_CREATE, &error);
          struck = fault_vfs_disarm ();
          if (db == NULL)
            {
              assert_kind (error, kind);
              g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
            }
          g_clear_pointer (&db, dh_db_close);
          if (error != NULL)
            create (f->path, FALSE);
          remove_database (f);
        }
      while (struck);
      g_assert_cmpuint (nth, >, 5);
    }
}

/* A backup that fails leaves the last one, and no half-made file. */
static void
test_backup (DbFixture *f, gconstpointer user_data)
{
  g_autofree char *target = db_fixture_file (f, "copy.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = NULL;

  create (f->path, FALSE);
  db = dh_db_open (f->path, DH_DB_WRITE, &error);
  g_assert_true (insert (db, 1, &error));
  g_assert_true (dh_backup_write (db, target, &error));
  for (int kind = FAULT_IO; kind <= FAULT_FULL; kind++)
    {
      g_autofree char *before = db_fixture_snapshot (f, "-shm");
      guint nth = 1;
      gboolean struck;

      do
        {
          g_autofree char *after = NULL;
          gboolean written;

          fault_vfs_arm (kind, nth++, FALSE);
          written = dh_backup_write (db, target, &error);
          struck = fault_vfs_disarm ();
          if (!written)
            {
              assert_kind (error, kind);
              g_clear_error (&error);
            }
          /* Most fail: what is there after one of them is what was there before the next. */
          after = db_fixture_snapshot (f, "-shm");
          if (!written)
            g_assert_cmpstr (before, ==, after);
          g_free (before);
          before = g_steal_pointer (&after);
          g_assert_true (struck || written);
        }
      while (struck);
      g_assert_cmpuint (nth, >, 5);
    }
}

static GPtrArray *
two_steps (void)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_migration_free);
  const char *sql[] = { "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT);"
                        "INSERT INTO a (b) VALUES (hex (zeroblob (9000))), ('x');",
                        "CREATE TABLE a2 (id INTEGER PRIMARY KEY, b TEXT, c TEXT);"
                        "INSERT INTO a2 SELECT id, b, b FROM a; DROP TABLE a;" };

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      DhMigration *step = g_new0 (DhMigration, 1);

      step->version = (int) i + 1;
      step->sql = g_strdup (sql[i]);
      g_ptr_array_add (steps, step);
    }
  return steps;
}

/* The version and what is in the file always belong together. */
static void
test_migration (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GPtrArray) steps = two_steps ();

  for (int kind = FAULT_IO; kind <= FAULT_FULL; kind++)
    {
      guint nth = 1;
      gboolean struck;
      guint seen = 0;

      do
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DhDb) db = dh_db_open (f->path, DH_DB_CREATE, &error);
          gint64 version, tables;

          g_assert_no_error (error);
          fault_vfs_arm (kind, nth++, TRUE);
          if (!dh_migrator_run_steps (db, steps, &error))
            assert_kind (error, kind);
          g_clear_error (&error);
          g_clear_pointer (&db, dh_db_close);
          struck = fault_vfs_disarm ();
          db = dh_db_open (f->path, DH_DB_WRITE, &error);
          g_assert_no_error (error);
          version = db_query_int (db, "PRAGMA user_version");
          tables = db_query_int (db, "SELECT count(*) FROM sqlite_schema WHERE name = 'a'") +
                   2 * db_query_int (db, "SELECT count(*) FROM sqlite_schema WHERE name = 'a2'");
          g_assert_cmpint (tables, ==, version);
          seen |= 1u << version;
          dh_migrator_run_steps (db, steps, &error);
          g_assert_no_error (error);
          g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM a2"), ==, 2);
          g_clear_pointer (&db, dh_db_close);
          remove_database (f);
        }
      while (struck);
      g_assert_cmphex (seen, ==, 7);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Thousands of files: the disk that fails is the one of fault-vfs, no slow one below it. */
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  fault_vfs_install ();
  DB_TEST ("/db-faults-io/once", test_io_once);
  DB_TEST ("/db-faults-io/lasting", test_io_lasting);
  DB_TEST ("/db-faults/full-once", test_full_once);
  DB_TEST ("/db-faults/full-lasting", test_full_lasting);
  DB_TEST ("/db-faults/create", test_create);
  DB_TEST ("/db-faults/backup", test_backup);
  DB_TEST ("/db-faults/migration", test_migration);
  return g_test_run ();
}
