/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "db-fixture.h"

#define SCHEMA                                                                                     \
  "CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT, n INTEGER CHECK (n >= 0)) STRICT;"              \
  "CREATE TABLE child (id INTEGER PRIMARY KEY, t_id INTEGER NOT NULL REFERENCES t,"                \
  " code TEXT UNIQUE, bytes BLOB) STRICT;"

static DhDb *
create (DbFixture *f)
{
  g_autoptr (GError) error = NULL;
  DhDb *db = dh_db_open (f->path, DH_DB_CREATE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (db);
  db_exec (db, SCHEMA);
  return db;
}

/* That @sql fails with @code, and that its message names @part. */
static void
assert_fails (DhDb *db, const char *sql, DhError code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dh_db_exec (db, sql, &error));
  g_assert_error (error, DH_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
assert_open_fails (const char *path, DhDbMode mode, DhError code)
{
  g_autoptr (GError) error = NULL;
  DhDb *db = dh_db_open (path, mode, &error);

  g_assert_null (db);
  g_assert_error (error, DH_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_cmpint (error->message[strlen (error->message) - 1], ==, '.');
}

static void
test_create (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (DhDb) db = create (f);
  g_autofree char *mode = db_query_text (db, "PRAGMA journal_mode");
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *lock = g_strconcat (f->path, "-lock", NULL);
  struct stat info;

  g_assert_cmpstr (dh_db_path (db), ==, f->path);
  g_assert_cmpstr (mode, ==, "wal");
  g_assert_cmpint (db_query_int (db, "PRAGMA application_id"), ==, DH_DB_APPLICATION_ID);
  g_assert_cmpint (db_query_int (db, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (db_query_int (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (db_query_int (db, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (db_query_int (db, "PRAGMA cell_size_check"), ==, 1);
  g_assert_cmpint (db_query_int (db, "PRAGMA secure_delete"), ==, 2);
  g_assert_cmpint (db_query_int (db, "PRAGMA cache_size"), ==, -8000);
  g_assert_cmpint (db_query_int (db, "PRAGMA recursive_triggers"), ==, 1);
  g_assert_cmpint (db_query_int (db, "PRAGMA busy_timeout"), ==, 5000);
  for (guint i = 0; i < 3; i++)
    {
      const char *names[] = { f->path, wal, lock };

      g_assert_no_errno (stat (names[i], &info));
      g_assert_cmpint (info.st_mode & 07777, ==, 0600);
    }
  /* Double quotes are names, never text; the schema cannot be edited by hand. */
  assert_fails (db, "SELECT \"no such column\"", DH_ERROR_FAILED, f->path);
  assert_fails (db, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", DH_ERROR_FAILED,
                "sqlite_master");
  assert_open_fails (f->path, DH_DB_CREATE, DH_ERROR_EXISTS);
}

static void
test_close_leaves_one_file (DbFixture *f, gconstpointer user_data)
{
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);

  dh_db_close (create (f));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  dh_db_close (NULL);
}

static void
test_create_over_empty (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = NULL;
  struct stat info;

  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  assert_open_fails (f->path, DH_DB_WRITE, DH_ERROR_NOT_OURS);
  db = create (f);
  g_assert_no_errno (stat (f->path, &info));
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
}

static void
test_values (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f);
  g_autoptr (DhStmt)
                insert = dh_db_prepare (db, "INSERT INTO child VALUES (?1, ?2, ?3, ?4)", &error);
  g_autoptr (DhStmt) query = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new ("a\0b", 3);
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);

  db_exec (db, "INSERT INTO t VALUES (7, 'Nguyễn', 1)");
  dh_stmt_bind_int (insert, 1, G_MAXINT64);
  dh_stmt_bind_id (insert, 2, 7);
  dh_stmt_bind_text (insert, 3, "Đỗ Thị Ước");
  dh_stmt_bind_bytes (insert, 4, bytes);
  g_assert_true (dh_stmt_run (insert, &error));
  g_assert_cmpint (dh_db_last_id (db), ==, G_MAXINT64);
  g_assert_cmpint (dh_db_changes (db), ==, 1);
  /* The same statement again, without preparing it. */
  dh_stmt_bind_int (insert, 1, 2);
  dh_stmt_bind_text (insert, 3, NULL);
  dh_stmt_bind_bytes (insert, 4, none);
  g_assert_true (dh_stmt_run (insert, &error));
  dh_stmt_bind_int (insert, 1, 3);
  dh_stmt_bind_bytes (insert, 4, NULL);
  g_assert_true (dh_stmt_run (insert, &error));

  query = dh_db_prepare (db, "SELECT id, code, bytes FROM child ORDER BY id DESC", &error);
  g_assert_true (dh_stmt_step (query, &error));
  g_assert_cmpint (dh_stmt_int (query, 0), ==, G_MAXINT64);
  g_assert_cmpstr (dh_stmt_text (query, 1), ==, "Đỗ Thị Ước");
  {
    g_autoptr (GBytes) read = dh_stmt_bytes (query, 2);

    g_assert_true (g_bytes_equal (read, bytes));
  }
  g_assert_true (dh_stmt_step (query, &error));
  g_assert_true (dh_stmt_is_null (query, 2));
  g_assert_true (dh_stmt_step (query, &error));
  g_assert_false (dh_stmt_is_null (query, 2));
  g_assert_true (dh_stmt_is_null (query, 1));
  g_assert_null (dh_stmt_text (query, 1));
  g_assert_cmpint (dh_stmt_int (query, 1), ==, 0);
  {
    g_autoptr (GBytes) read = dh_stmt_bytes (query, 2);

    g_assert_cmpuint (g_bytes_get_size (read), ==, 0);
  }
  g_assert_false (dh_stmt_step (query, &error));
  g_assert_no_error (error);

  /* 0 is no reference, and here one is needed. */
  dh_stmt_bind_int (insert, 1, 4);
  dh_stmt_bind_id (insert, 2, 0);
  g_assert_false (dh_stmt_run (insert, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  /* A wrong number of a parameter is told, not lost. */
  dh_stmt_bind_int (insert, 9, 4);
  g_assert_false (dh_stmt_run (insert, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_FAILED);
}

static void
test_statements (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f);
  g_autofree char *copy = g_strdup ("SELECT ?1");
  DhStmt *first, *second;

  /* One statement per text, whoever holds the text. */
  first = dh_db_prepare (db, "SELECT ?1", &error);
  dh_stmt_bind_text (first, 1, "left over");
  g_assert_true (dh_stmt_step (first, &error));
  dh_stmt_done (first);
  second = dh_db_prepare (db, copy, &error);
  g_assert_true (first == second);
  /* What the last user bound and read is gone. */
  g_assert_true (dh_stmt_step (second, &error));
  g_assert_true (dh_stmt_is_null (second, 0));
  /* In use: another one, which does not disturb it. */
  first = dh_db_prepare (db, copy, &error);
  g_assert_true (first != second);
  dh_stmt_bind_int (first, 1, 5);
  g_assert_true (dh_stmt_step (first, &error));
  g_assert_true (dh_stmt_is_null (second, 0));
  dh_stmt_done (first);
  dh_stmt_done (second);
  dh_stmt_done (NULL);

  /* Texts that differ only in what stands behind are two; a remark behind is none. */
  first = dh_db_prepare (db, "SELECT 1; -- a remark", &error);
  g_assert_no_error (error);
  second = dh_db_prepare (db, "SELECT 1; -- another", &error);
  g_assert_true (first != second);
  dh_stmt_done (first);
  dh_stmt_done (second);

  g_assert_null (dh_db_prepare (db, "DELETE FROM t; DELETE FROM child", &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (dh_db_prepare (db, "SELECT 1; garbage", &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (dh_db_prepare (db, " -- nothing", &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (dh_db_prepare (db, "SELEC 1", &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "SELEC 1"));
  g_clear_error (&error);

  first = dh_db_prepare (db, "SELECT 1", &error);
  g_assert_false (dh_stmt_run (first, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_FAILED);
  dh_stmt_done (first);
  /* Many texts made at run time: all work, memory stays bounded (the leak checker looks on). */
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %d", i);

      g_assert_cmpint (db_query_int (db, sql), ==, i);
    }
}

static void
test_constraints (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (DhDb) db = create (f);

  db_exec (db, "INSERT INTO t VALUES (1, 'a', 1); INSERT INTO child VALUES (1, 1, 'x', NULL)");
  assert_fails (db, "INSERT INTO t VALUES (1, 'b', 1)", DH_ERROR_EXISTS, "t.id");
  assert_fails (db, "INSERT INTO child VALUES (2, 1, 'x', NULL)", DH_ERROR_EXISTS, "child.code");
  assert_fails (db, "INSERT INTO t VALUES (2, 'b', -1)", DH_ERROR_INVALID, "n >= 0");
  assert_fails (db, "INSERT INTO t VALUES (2, 'b', 'x')", DH_ERROR_INVALID, "INTEGER");
  assert_fails (db, "INSERT INTO child VALUES (2, NULL, 'y', NULL)", DH_ERROR_INVALID,
                "child.t_id");
  assert_fails (db, "INSERT INTO child VALUES (2, 99, 'y', NULL)", DH_ERROR_INVALID, "FOREIGN KEY");
  assert_fails (db, "DELETE FROM t", DH_ERROR_INVALID, "FOREIGN KEY");
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM t"), ==, 1);
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM child"), ==, 1);
}

static void
test_nested (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f);

  g_assert_true (dh_db_begin (db, &error));
  g_assert_true (dh_db_begin (db, &error));
  g_assert_true (dh_db_in_transaction (db));
  db_exec (db, "INSERT INTO t VALUES (1, 'a', 1)");
  g_assert_true (dh_db_commit (db, &error));
  g_assert_true (dh_db_in_transaction (db));
  g_assert_true (dh_db_commit (db, &error));
  g_assert_false (dh_db_in_transaction (db));
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM t"), ==, 1);

  /* One rollback inside takes all of it back, what came before and what came after. */
  g_assert_true (dh_db_begin (db, &error));
  db_exec (db, "INSERT INTO t VALUES (2, 'a', 1)");
  g_assert_true (dh_db_begin (db, &error));
  dh_db_rollback (db);
  db_exec (db, "INSERT INTO t VALUES (3, 'a', 1)");
  g_assert_true (dh_db_begin (db, &error));
  g_assert_true (dh_db_commit (db, &error));
  g_assert_false (dh_db_commit (db, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (dh_db_in_transaction (db));
  dh_db_rollback (db); /* harmless after a failed commit */
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM t"), ==, 1);

  /* And nothing of it hangs on. */
  g_assert_true (dh_db_begin (db, &error));
  db_exec (db, "INSERT INTO t VALUES (4, 'a', 1)");
  g_assert_true (dh_db_commit (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM t"), ==, 2);
}

static void
test_deferred_key_at_commit (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f);

  db_exec (db, "CREATE TABLE late (t_id INTEGER REFERENCES t DEFERRABLE INITIALLY DEFERRED)");
  g_assert_true (dh_db_begin (db, &error));
  db_exec (db, "INSERT INTO late VALUES (5)");
  g_assert_false (dh_db_commit (db, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_assert_false (dh_db_in_transaction (db));
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM late"), ==, 0);
}

static void
test_foreign_commit (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f);

  g_assert_true (dh_db_begin (db, &error));
  db_exec (db, "INSERT INTO t VALUES (1, 'a', 1)");
  g_test_expect_message ("dh-core", G_LOG_LEVEL_CRITICAL, "*COMMIT inside a transaction*");
  g_assert_false (dh_db_exec (db, "COMMIT", &error));
  g_test_assert_expected_messages ();
  g_clear_error (&error);
  /* From here on nothing can slip in outside of the transaction that is gone. */
  g_assert_false (dh_db_exec (db, "INSERT INTO t VALUES (2, 'a', 1)", &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (dh_db_commit (db, &error));
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM t"), ==, 0);
}

static void
test_read_transaction (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) writer = create (f);
  g_autoptr (DhDb) reader = dh_db_open (f->path, DH_DB_READ, &error);

  g_assert_no_error (error);
  g_assert_true (dh_db_begin_read (reader, &error));
  g_assert_true (dh_db_begin_read (reader, &error));
  g_assert_cmpint (db_query_int (reader, "SELECT count(*) FROM t"), ==, 0);
  db_exec (writer, "INSERT INTO t VALUES (1, 'a', 1)");
  dh_db_end_read (reader);
  g_assert_cmpint (db_query_int (reader, "SELECT count(*) FROM t"), ==, 0);
  dh_db_end_read (reader);
  g_assert_cmpint (db_query_int (reader, "SELECT count(*) FROM t"), ==, 1);
  assert_fails (reader, "DELETE FROM t", DH_ERROR_READONLY, f->path);
  /* Inside a write transaction it is part of that. */
  g_assert_true (dh_db_begin (writer, &error));
  g_assert_true (dh_db_begin_read (writer, &error));
  db_exec (writer, "INSERT INTO t VALUES (2, 'a', 1)");
  dh_db_end_read (writer);
  g_assert_true (dh_db_commit (writer, &error));
  g_assert_cmpint (db_query_int (reader, "SELECT count(*) FROM t"), ==, 2);
}

static void
test_full (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f);
  int rows = 0;

  db_exec (db, "INSERT INTO t (b) VALUES ('before'); PRAGMA max_page_count = 12");
  g_assert_true (dh_db_begin (db, &error));
  while (dh_db_exec (db, "INSERT INTO t (b) VALUES (hex (zeroblob (500)))", &error))
    g_assert_cmpint (rows++, <, 1000);
  g_assert_error (error, DH_ERROR, DH_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, f->path));
  g_clear_error (&error);
  g_assert_cmpint (rows, >, 5);
  /* Whether or not SQLite took it back by itself, nothing of it may be committed now. */
  dh_db_rollback (db);
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM t"), ==, 1);
  db_exec (db, "PRAGMA max_page_count = 1000; INSERT INTO t (b) VALUES ('after')");
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM t"), ==, 2);
}

static void
test_not_ours (DbFixture *f, gconstpointer user_data)
{
  g_autofree char *text = db_fixture_file (f, "text.db");
  g_autofree char *folder = db_fixture_file (f, "folder.db");
  g_autofree char *fifo = db_fixture_file (f, "fifo.db");
  g_autofree char *under = g_build_filename (text, "below.db", NULL);
  g_autofree char *no_folder = db_fixture_file (f, "nowhere/desk.db");
  g_autofree char *no_file = db_fixture_file (f, "nothing.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (text,
                                      "This is a letter, not a database. Whoever opens it "
                                      "must leave every byte of it as it is, all of them, "
                                      "to the very last full stop.",
                                      -1, NULL));
  g_assert_no_errno (g_mkdir (folder, 0700));
  g_assert_no_errno (mkfifo (fifo, 0600));
  before = db_fixture_snapshot (f, "-lock");
  for (int mode = DH_DB_READ; mode <= DH_DB_WRITE; mode++)
    {
      assert_open_fails (text, mode, DH_ERROR_NOT_OURS);
      assert_open_fails (folder, mode, DH_ERROR_NOT_OURS);
      assert_open_fails (fifo, mode, DH_ERROR_NOT_OURS);
      assert_open_fails (under, mode, DH_ERROR_NOT_FOUND);
      assert_open_fails (no_folder, mode, DH_ERROR_NOT_FOUND);
      assert_open_fails (no_file, mode, DH_ERROR_NOT_FOUND);
    }
  assert_open_fails (text, DH_DB_CREATE, DH_ERROR_EXISTS);
  after = db_fixture_snapshot (f, "-lock");
  g_assert_cmpstr (before, ==, after);
}

static void
test_create_nowhere (DbFixture *f, gconstpointer user_data)
{
  g_autofree char *file = db_fixture_file (f, "file");
  const char *names[] = { "file/desk.db", "nowhere/desk.db" };

  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = db_fixture_file (f, names[i]);
      g_autofree char *folder = g_path_get_dirname (path);

      g_assert_null (dh_db_open (path, DH_DB_CREATE, &error));
      g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, folder));
    }
}

/* Another program's database: refused, and not even turned into WAL mode. */
static void
test_other_application (DbFixture *f, gconstpointer user_data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (DhDb) db = create (f);

  db_exec (db, "PRAGMA journal_mode = DELETE; PRAGMA application_id = 17");
  g_clear_pointer (&db, dh_db_close);
  before = db_fixture_snapshot (f, "-lock");
  assert_open_fails (f->path, DH_DB_WRITE, DH_ERROR_NOT_OURS);
  after = db_fixture_snapshot (f, "-lock");
  g_assert_cmpstr (before, ==, after);
}

static void
test_damaged (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (dh_db_begin (db, &error));
  for (int i = 0; i < 500; i++)
    db_exec (db, "INSERT INTO t (b) VALUES (hex (zeroblob (200)))");
  g_assert_true (dh_db_commit (db, &error));
  g_clear_pointer (&db, dh_db_close);

  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  memset (bytes + length / 2 / 4096 * 4096, 0xa5, 8 * 4096);
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) length, NULL));
  db = dh_db_open (f->path, DH_DB_READ, &error);
  g_assert_no_error (error);
  assert_fails (db, "SELECT sum (length (b)) FROM t", DH_ERROR_CORRUPT, f->path);
  g_clear_pointer (&db, dh_db_close);

  /* Cut off: known at once. */
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) length / 2, NULL));
  assert_open_fails (f->path, DH_DB_READ, DH_ERROR_CORRUPT);
  assert_open_fails (f->path, DH_DB_WRITE, DH_ERROR_CORRUPT);
}

static void
test_names (DbFixture *f, gconstpointer user_data)
{
  const char *names[] = {
    "Sổ trực 100%.db", "a?b#c&d.db", "file:x.db", ":memory:", " ", "it's.db"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = db_fixture_file (f, names[i]);
      g_autoptr (DhDb) db = dh_db_open (path, DH_DB_CREATE, &error);
      g_autoptr (DhDb) reader = NULL;

      g_assert_no_error (error);
      db_exec (db, SCHEMA);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      reader = dh_db_open (path, DH_DB_READ, &error);
      g_assert_no_error (error);
      g_assert_cmpint (db_query_int (reader, "SELECT count(*) FROM t"), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DB_TEST ("/db/create", test_create);
  DB_TEST ("/db/close-leaves-one-file", test_close_leaves_one_file);
  DB_TEST ("/db/create-over-empty", test_create_over_empty);
  DB_TEST ("/db/values", test_values);
  DB_TEST ("/db/statements", test_statements);
  DB_TEST ("/db/constraints", test_constraints);
  DB_TEST ("/db/nested", test_nested);
  DB_TEST ("/db/deferred-key-at-commit", test_deferred_key_at_commit);
  DB_TEST ("/db/foreign-commit", test_foreign_commit);
  DB_TEST ("/db/read-transaction", test_read_transaction);
  DB_TEST ("/db/full", test_full);
  DB_TEST ("/db/not-ours", test_not_ours);
  DB_TEST ("/db/create-nowhere", test_create_nowhere);
  DB_TEST ("/db/other-application", test_other_application);
  DB_TEST ("/db/damaged", test_damaged);
  DB_TEST ("/db/names", test_names);
  return g_test_run ();
}
