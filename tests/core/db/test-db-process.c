/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two processes and one file: who may write, who may read, what a kill leaves.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db-fixture.h"

static void
create (DbFixture *f, int rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = dh_db_open (f->path, DH_DB_CREATE, &error);

  g_assert_no_error (error);
  db_exec (db, "CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT)");
  for (int i = 0; i < rows; i++)
    db_exec (db, "INSERT INTO t (b) VALUES ('x')");
}

static void
end_helper (GSubprocess *helper)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (helper), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (helper, NULL, &error);
  g_assert_no_error (error);
}

static void
test_second_writer (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) holder = NULL;
  g_autoptr (DhDb) db = NULL;
  g_autofree char *link_path = db_fixture_file (f, "other-name.db");

  create (f, 3);
  holder = db_helper_start ("hold", f->path, NULL);
  g_assert_null (dh_db_open (f->path, DH_DB_WRITE, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, f->path));
  g_assert_nonnull (strstr (error->message, g_subprocess_get_identifier (holder)));
  g_clear_error (&error);
  /* A second name of the file is the same file. */
  g_assert_no_errno (symlink (f->path, link_path));
  g_assert_null (dh_db_open (link_path, DH_DB_WRITE, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_BUSY);
  g_clear_error (&error);
  db = dh_db_open (f->path, DH_DB_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM t"), ==, 3);
  g_clear_pointer (&db, dh_db_close);

  end_helper (holder);
  db = dh_db_open (f->path, DH_DB_WRITE, &error);
  g_assert_no_error (error);
}

static void
test_second_writer_same_process (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) first = NULL;

  create (f, 1);
  first = dh_db_open (f->path, DH_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_null (dh_db_open (f->path, DH_DB_WRITE, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_BUSY);
  g_clear_error (&error);
  /* The refused opening, and a reader that came and went, took nothing from the first. */
  {
    g_autoptr (DhDb) reader = dh_db_open (f->path, DH_DB_READ, &error);

    g_assert_no_error (error);
    g_assert_cmpint (db_query_int (reader, "SELECT count(*) FROM t"), ==, 1);
  }
  {
    g_autofree char *answer = db_helper_run ("write", f->path, NULL);
    g_autofree char *expected = g_strdup_printf ("error %d ", DH_ERROR_BUSY);

    g_assert_true (g_str_has_prefix (answer, expected));
  }
  db_exec (first, "INSERT INTO t (b) VALUES ('y')");
}

static void
test_lock_dies_with_holder (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) holder = NULL;
  g_autoptr (DhDb) db = NULL;

  create (f, 1);
  holder = db_helper_start ("hold", f->path, NULL);
  db_helper_kill (holder);
  db = dh_db_open (f->path, DH_DB_WRITE, &error);
  g_assert_no_error (error);
}

static void
test_reader_beside_writer (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = NULL;
  g_autofree char *answer = NULL;

  create (f, 2);
  db = dh_db_open (f->path, DH_DB_WRITE, &error);
  g_assert_no_error (error);
  db_exec (db, "INSERT INTO t (b) VALUES ('y')");
  g_assert_true (dh_db_begin (db, &error));
  db_exec (db, "INSERT INTO t (b) VALUES ('z')");
  answer = db_helper_run ("read", f->path, NULL);
  g_assert_cmpstr (answer, ==, "ok 3");
  g_assert_true (dh_db_commit (db, &error));
  g_clear_pointer (&answer, g_free);
  answer = db_helper_run ("read", f->path, NULL);
  g_assert_cmpstr (answer, ==, "ok 4");
}

/* Killed at any moment: what was acknowledged is there, and not more than one row besides. */
static void
test_kill_writer (DbFixture *f, gconstpointer user_data)
{
  gint64 expected = 0;

  create (f, 0);
  for (int round = 0; round < 10; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) helper = db_helper_start ("insert", f->path, NULL);
      g_autoptr (GDataInputStream) lines = NULL;
      g_autoptr (DhDb) db = NULL;
      gint64 acknowledged = 0, found;
      char *line;

      g_usleep ((gulong) g_test_rand_int_range (1000, 40000));
      db_helper_kill (helper);
      lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (helper));
      while ((line = g_data_input_stream_read_line (lines, NULL, NULL, &error)) != NULL)
        {
          acknowledged = g_ascii_strtoll (line, NULL, 10);
          g_free (line);
        }
      g_assert_no_error (error);
      /* A reader comes first and has to make do with the log as it was left. */
      db = dh_db_open (f->path, DH_DB_READ, &error);
      g_assert_no_error (error);
      found = db_query_int (db, "SELECT count(*) FROM t");
      g_assert_cmpint (found, >=, MAX (acknowledged, expected));
      g_assert_cmpint (found, <=, MAX (acknowledged, expected) + 1);
      g_clear_pointer (&db, dh_db_close);
      db = dh_db_open (f->path, DH_DB_WRITE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM t"), ==, found);
      expected = found;
    }
  g_assert_cmpint (expected, >, 10);
}

static void
test_no_room (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = NULL;
  g_autofree char *answer = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *integrity = NULL;

  create (f, 0);
  answer = db_helper_run ("insert-limited", f->path, "100000");
  words = g_strsplit (answer, " ", 4);
  g_assert_cmpstr (words[1], ==, "error");
  g_assert_cmpint (g_ascii_strtoll (words[2], NULL, 10), ==, DH_ERROR_FULL);
  g_assert_nonnull (strstr (words[3], f->path));
  g_assert_cmpint (g_ascii_strtoll (words[0], NULL, 10), >, 5);

  db = dh_db_open (f->path, DH_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM t"), ==,
                   g_ascii_strtoll (words[0], NULL, 10));
  integrity = db_query_text (db, "PRAGMA integrity_check");
  g_assert_cmpstr (integrity, ==, "ok");
}

static void
protect (DbFixture *f, const char *lock_name, guint folder_mode, guint file_mode)
{
  g_assert_no_errno (g_chmod (f->path, file_mode));
  if (lock_name != NULL)
    g_assert_no_errno (g_chmod (lock_name, file_mode));
  g_assert_no_errno (g_chmod (f->folder, folder_mode));
}

static void
test_protected_folder (DbFixture *f, gconstpointer user_data)
{
  g_autofree char *lock = g_strconcat (f->path, "-lock", NULL);
  g_autofree char *read = NULL;
  g_autofree char *write = NULL;
  g_autofree char *unlocked = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *readonly = g_strdup_printf ("error %d ", DH_ERROR_READONLY);

  create (f, 4);
  before = db_fixture_snapshot (f, NULL);
  protect (f, lock, 0555, 0444);
  read = db_helper_run ("nobody-read", f->path, NULL);
  write = db_helper_run ("nobody-write", f->path, NULL);
  g_assert_no_errno (g_chmod (f->folder, 0700));
  after = db_fixture_snapshot (f, NULL);
  g_assert_cmpstr (read, ==, "ok 4");
  g_assert_true (g_str_has_prefix (write, readonly));
  g_assert_cmpstr (before, ==, after);

  /* Without a lock file nobody could be kept from writing meanwhile: refused. */
  g_assert_no_errno (g_unlink (lock));
  protect (f, NULL, 0555, 0444);
  unlocked = db_helper_run ("nobody-read", f->path, NULL);
  g_assert_no_errno (g_chmod (f->folder, 0700));
  g_assert_true (g_str_has_prefix (unlocked, readonly));
  g_assert_nonnull (strstr (unlocked, "Copy it"));
}

/* A folder where one may write and a file where one may not. */
static void
test_protected_file (DbFixture *f, gconstpointer user_data)
{
  g_autofree char *lock = g_strconcat (f->path, "-lock", NULL);
  g_autofree char *read = NULL;
  g_autofree char *write = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *readonly = g_strdup_printf ("error %d ", DH_ERROR_READONLY);
  g_autofree char *io = g_strdup_printf ("error %d ", DH_ERROR_IO);

  create (f, 4);
  g_assert_no_errno (g_unlink (lock));
  g_assert_no_errno (g_chmod (f->folder, 0777));
  g_assert_no_errno (g_chmod (f->path, 0444));
  read = db_helper_run ("nobody-read", f->path, NULL);
  write = db_helper_run ("nobody-write", f->path, NULL);
  g_assert_cmpstr (read, ==, "ok 4");
  g_assert_true (g_str_has_prefix (write, readonly));
  g_assert_no_errno (g_chmod (f->path, 0000));
  hidden = db_helper_run ("nobody-read", f->path, NULL);
  g_assert_true (g_str_has_prefix (hidden, io));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DB_TEST ("/db-process/second-writer", test_second_writer);
  DB_TEST ("/db-process/second-writer-same-process", test_second_writer_same_process);
  DB_TEST ("/db-process/lock-dies-with-holder", test_lock_dies_with_holder);
  DB_TEST ("/db-process/reader-beside-writer", test_reader_beside_writer);
  DB_TEST ("/db-process/kill-writer", test_kill_writer);
  DB_TEST ("/db-process/no-room", test_no_room);
  DB_TEST ("/db-process/protected-folder", test_protected_folder);
  DB_TEST ("/db-process/protected-file", test_protected_file);
  return g_test_run ();
}
