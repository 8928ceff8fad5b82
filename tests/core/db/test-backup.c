/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db-fixture.h"
#include "db/dh-backup.h"
#include "db/dh-migrator-private.h"

/* A whole database of the present version with @rows settings and @visitors names. */
static DhDb *
create (const char *path, int rows)
{
  g_autoptr (GError) error = NULL;
  DhDb *db = dh_db_open (path, DH_DB_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (dh_migrator_run (db, &error));
  g_assert_no_error (error);
  g_assert_true (dh_db_begin (db, &error));
  for (int i = 0; i < rows; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO setting VALUES ('key-%d', 'Đặng')", i);

      db_exec (db, sql);
    }
  g_assert_true (dh_db_commit (db, &error));
  g_assert_no_error (error);
  return db;
}

static gint64
count_in (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = dh_db_open (path, DH_DB_READ, &error);

  g_assert_no_error (error);
  return db_query_int (db, "SELECT count(*) FROM setting");
}

static guint
count_files (DbFixture *f, const char *ending)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ending);
  return n;
}

static void
test_write (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f->path, 300);
  g_autofree char *target = db_fixture_file (f, "sao lưu 'một'.db");
  g_autofree char *companion = g_strconcat (target, "-wal", NULL);
  g_autofree char *bytes = NULL;
  struct stat info;
  gsize length;

  /* With a change still in the write-ahead log, and a name that was erased. */
  db_exec (db, "INSERT INTO setting VALUES ('secret', 'Trần Thị Không Ai Biết');"
               "DELETE FROM setting WHERE key = 'secret'");
  g_assert_true (dh_backup_write (db, target, &error));
  g_assert_no_error (error);
  g_assert_true (dh_backup_verify (target, &error));
  g_assert_no_error (error);
  g_assert_no_errno (stat (target, &info));
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
  g_assert_false (g_file_test (companion, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (f, ".part"), ==, 0);
  g_assert_true (g_file_get_contents (target, &bytes, &length, NULL));
  g_assert_null (g_strstr_len (bytes, (gssize) length, "Không Ai Biết"));
  g_assert_null (memmem (bytes, length, "Ai Biết", strlen ("Ai Biết")));
  g_assert_nonnull (memmem (bytes, length, "Đặng", strlen ("Đặng")));
  g_assert_cmpint (count_in (target), ==, 300);

  /* Replaced by the next. */
  db_exec (db, "DELETE FROM setting WHERE key > 'key-2'");
  g_assert_true (dh_backup_write (db, target, &error));
  g_assert_cmpint (count_in (target), ==, db_query_int (db, "SELECT count(*) FROM setting"));
}

static void
test_write_beside_writer (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f->path, 5);
  g_autoptr (DhDb) reader = dh_db_open (f->path, DH_DB_READ, &error);
  g_autofree char *target = db_fixture_file (f, "copy.db");

  g_assert_no_error (error);
  g_assert_true (dh_db_begin (db, &error));
  db_exec (db, "INSERT INTO setting VALUES ('not yet', '')");
  g_assert_true (dh_backup_write (reader, target, &error));
  g_assert_no_error (error);
  g_assert_true (dh_db_commit (db, &error));
  g_assert_cmpint (count_in (target), ==, 5);
}

static void
test_write_refused (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f->path, 5);
  g_autofree char *under = g_strconcat (f->path, "/copy.db", NULL);
  g_autofree char *nowhere = db_fixture_file (f, "nowhere/copy.db");
  const struct
  {
    const char *path;
    DhError code;
  } cases[] = {
    { under, DH_ERROR_NOT_FOUND },
    { nowhere, DH_ERROR_NOT_FOUND },
    { f->path, DH_ERROR_INVALID },
    { f->folder, DH_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_false (dh_backup_write (db, cases[i].path, &error));
      g_assert_error (error, DH_ERROR, (int) cases[i].code);
      g_clear_error (&error);
    }
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM setting"), ==, 5);
  g_assert_cmpuint (count_files (f, ".part"), ==, 0);
}

/* Of a source with a damaged page no copy takes the place of the last good one. */
static void
test_write_damaged (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f->path, 2000);
  g_autofree char *target = db_fixture_file (f, "copy.db");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (dh_backup_write (db, target, &error));
  g_clear_pointer (&db, dh_db_close);
  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  memset (bytes + length - 4 * 4096, 0x5a, 3 * 4096);
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) length, NULL));
  db = dh_db_open (f->path, DH_DB_READ, &error);
  g_assert_no_error (error);
  g_assert_false (dh_backup_write (db, target, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_CORRUPT);
  g_assert_cmpint (count_in (target), ==, 2000);
  g_assert_cmpuint (count_files (f, ".part"), ==, 0);
}

static void
test_kill (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f->path, 3000);
  g_autofree char *target = db_fixture_file (f, "copy.db");
  guint left_behind = 0;

  g_assert_true (dh_backup_write (db, target, &error));
  for (int round = 0; round < 15; round++)
    {
      g_autoptr (GSubprocess) helper = db_helper_start ("backup", f->path, target);

      g_usleep ((gulong) g_test_rand_int_range (500, 60000));
      db_helper_kill (helper);
      left_behind += count_files (f, ".part") > 0;
      g_assert_true (dh_backup_verify (target, &error));
      g_assert_no_error (error);
      g_assert_cmpint (count_in (target), ==, 3000);
    }
  g_assert_cmpuint (left_behind, >, 0);
  /* What the killed ones left is cleared away by the next. */
  g_assert_true (dh_backup_write (db, target, &error));
  g_assert_cmpuint (count_files (f, ".part"), ==, 0);
}

static void
test_restore (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = create (f->path, 5);
  g_autofree char *target = db_fixture_file (f, "copy.db");
  g_autofree char *kept = NULL;
  g_autofree char *kept_again = NULL;
  g_autofree char *backup_before = NULL;
  g_autofree char *backup_after = NULL;
  struct stat info;

  g_assert_true (dh_backup_write (db, target, &error));
  g_assert_true (g_file_get_contents (target, &backup_before, NULL, NULL));
  db_exec (db, "INSERT INTO setting VALUES ('since', '')");

  /* Not while it is open for writing. */
  g_assert_false (dh_backup_restore (target, f->path, &kept, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_BUSY);
  g_assert_null (kept);
  g_clear_error (&error);
  g_clear_pointer (&db, dh_db_close);

  g_assert_true (dh_backup_restore (target, f->path, &kept, &error));
  g_assert_no_error (error);
  g_assert_nonnull (kept);
  g_assert_true (g_str_has_prefix (kept, f->path));
  g_assert_nonnull (strstr (kept, "before-restore-20"));
  g_assert_cmpint (count_in (f->path), ==, 5);
  g_assert_cmpint (count_in (kept), ==, 6);
  g_assert_no_errno (stat (f->path, &info));
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
  /* It can be written to, and a second restore in the same second keeps the first kept file. */
  db = dh_db_open (f->path, DH_DB_WRITE, &error);
  g_assert_no_error (error);
  db_exec (db, "DELETE FROM setting");
  g_clear_pointer (&db, dh_db_close);
  g_assert_true (dh_backup_restore (target, f->path, &kept_again, &error));
  g_assert_cmpstr (kept, !=, kept_again);
  g_assert_cmpint (count_in (kept), ==, 6);
  g_assert_cmpint (count_in (kept_again), ==, 0);
  g_assert_cmpint (count_in (f->path), ==, 5);
  g_assert_true (g_file_get_contents (target, &backup_after, NULL, NULL));
  g_assert_cmpstr (backup_before, ==, backup_after);
  g_assert_cmpuint (count_files (f, ".part"), ==, 0);
}

/* The old database as a kill left it: its last changes are in the log beside it. */
static void
test_restore_over_killed (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = db_fixture_file (f, "copy.db");
  g_autofree char *kept = NULL;
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *kept_wal = NULL;
  g_autoptr (GSubprocess) helper = NULL;
  g_autoptr (DhDb) db = create (f->path, 7);

  g_assert_true (dh_backup_write (db, target, &error));
  db_exec (db, "CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT)");
  g_clear_pointer (&db, dh_db_close);
  helper = db_helper_start ("insert", f->path, NULL);
  db = dh_db_open (f->path, DH_DB_READ, &error);
  g_assert_no_error (error);
  while (db_query_int (db, "SELECT count(*) FROM t") == 0)
    g_usleep (1000);
  g_clear_pointer (&db, dh_db_close);
  db_helper_kill (helper);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));

  g_assert_true (dh_backup_restore (target, f->path, &kept, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_in (f->path), ==, 7);
  /* In one file, so that whoever copies it has all of it. */
  kept_wal = g_strconcat (kept, "-wal", NULL);
  g_assert_false (g_file_test (kept_wal, G_FILE_TEST_EXISTS));
  db = dh_db_open (kept, DH_DB_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM t"), >, 0);
  g_clear_pointer (&db, dh_db_close);
  db = dh_db_open (f->path, DH_DB_READ, &error);
  g_assert_cmpint (db_query_int (db, "SELECT count(*) FROM sqlite_schema WHERE name = 't'"), ==, 0);
}

/* The reason why one restores: the old file cannot be read any more. It is kept all the same. */
static void
test_restore_over_garbage (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = db_fixture_file (f, "copy.db");
  g_autofree char *garbage = g_strnfill (20000, 'x');
  g_autofree char *kept = NULL;
  g_autofree char *found = NULL;
  g_autofree char *found_wal = NULL;
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *kept_wal = NULL;

  {
    g_autoptr (DhDb) db = create (f->path, 7);

    g_assert_true (dh_backup_write (db, target, &error));
  }
  g_assert_true (g_file_set_contents (f->path, garbage, -1, NULL));
  g_assert_true (g_file_set_contents (wal, "log of the garbage", -1, NULL));
  g_assert_true (dh_backup_restore (target, f->path, &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_in (f->path), ==, 7);
  g_assert_true (g_file_get_contents (kept, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, garbage);
  kept_wal = g_strconcat (kept, "-wal", NULL);
  g_assert_true (g_file_get_contents (kept_wal, &found_wal, NULL, NULL));
  g_assert_cmpstr (found_wal, ==, "log of the garbage");
  g_clear_pointer (&kept, g_free);
  /* And where there is none. */
  g_assert_no_errno (g_unlink (f->path));
  g_assert_true (dh_backup_restore (target, f->path, &kept, &error));
  g_assert_null (kept);
  g_assert_cmpint (count_in (f->path), ==, 7);
}

static void
restore_fails (DbFixture *f, const char *backup, DhError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *before = db_fixture_snapshot (f, "-lock");
  g_autofree char *after = NULL;

  g_assert_false (dh_backup_verify (backup, &error));
  g_assert_error (error, DH_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, backup));
  g_clear_error (&error);
  g_assert_false (dh_backup_restore (backup, f->path, &kept, &error));
  g_assert_error (error, DH_ERROR, (int) code);
  g_assert_null (kept);
  after = db_fixture_snapshot (f, "-lock");
  g_assert_cmpstr (before, ==, after);
}

/* A backup changed by @sql (with everything allowed) has to be refused with @code. */
static void
restore_of_changed_fails (DbFixture *f, const char *sql, DhError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = db_fixture_file (f, "changed.db");
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  DhDb *db = create (path, 2);

  db_exec (db, sql);
  dh_db_close (db);
  restore_fails (f, path, code);
  g_assert_no_errno (g_unlink (path));
  g_unlink (lock);
}

static void
test_restore_hostile (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *good = db_fixture_file (f, "good.db");
  g_autofree char *bad = db_fixture_file (f, "bad.db");
  g_autofree char *newer = g_strdup_printf ("PRAGMA user_version = %d", dh_migrator_target () + 1);
  g_autofree char *bytes = NULL;
  gsize length;

  {
    g_autoptr (DhDb) db = create (f->path, 400);

    g_assert_true (dh_backup_write (db, good, &error));
  }
  g_assert_true (g_file_get_contents (good, &bytes, &length, NULL));
  restore_fails (f, bad, DH_ERROR_NOT_FOUND);
  restore_fails (f, f->folder, DH_ERROR_NOT_OURS);
  g_assert_true (g_file_set_contents (bad, "", 0, NULL));
  restore_fails (f, bad, DH_ERROR_NOT_OURS);
  g_assert_true (g_file_set_contents (bad, "no database", -1, NULL));
  restore_fails (f, bad, DH_ERROR_NOT_OURS);
  g_assert_true (g_file_set_contents (bad, bytes, 100, NULL));
  restore_fails (f, bad, DH_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents (bad, bytes, (gssize) length - 4096, NULL));
  restore_fails (f, bad, DH_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents (bad, bytes, (gssize) length / 2 + 17, NULL));
  restore_fails (f, bad, DH_ERROR_CORRUPT);
  memset (bytes + length - 4096, 0, 4096);
  g_assert_true (g_file_set_contents (bad, bytes, (gssize) length, NULL));
  restore_fails (f, bad, DH_ERROR_CORRUPT);

  restore_of_changed_fails (f, "PRAGMA application_id = 17", DH_ERROR_NOT_OURS);
  restore_of_changed_fails (f, newer, DH_ERROR_NEWER);
  restore_of_changed_fails (f, "DROP TABLE rollup_hour", DH_ERROR_CORRUPT);
  restore_of_changed_fails (
      f, "CREATE TRIGGER evil AFTER INSERT ON setting BEGIN DELETE FROM event; END",
      DH_ERROR_CORRUPT);
  restore_of_changed_fails (f,
                            "PRAGMA foreign_keys = OFF;"
                            "INSERT INTO closed_day VALUES (99, 1, 1)",
                            DH_ERROR_CORRUPT);
  g_assert_cmpint (count_in (f->path), ==, 400);
}

/* The database itself is no backup of itself, under whatever name. */
static void
test_restore_itself (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = db_fixture_file (f, "other.db");

  dh_db_close (create (f->path, 3));
  g_assert_no_errno (link (f->path, other));
  g_assert_false (dh_backup_restore (f->path, f->path, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dh_backup_restore (other, f->path, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_assert_cmpint (count_in (f->path), ==, 3);
}

static void
assert_fault (DhDb *db, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (dh_db_check_file (db, faults, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (faults, 0), part));
}

static void
test_check_file (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DhDb) db = create (f->path, 3000);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (dh_db_check_file (db, faults, &error));
  g_assert_cmpuint (faults->len, ==, 0);
  db_exec (db, "PRAGMA foreign_keys = OFF; INSERT INTO closed_day VALUES (99, 1, 1)");
  assert_fault (db, "closed_day");
  db_exec (db, "DELETE FROM closed_day; CREATE TABLE stranger (x)");
  assert_fault (db, "stranger");
  db_exec (db, "DROP TABLE stranger; DROP INDEX person_erase");
  assert_fault (db, "person_erase");
  db_exec (db, "CREATE INDEX person_erase ON person (erase_on); DROP TABLE volunteer");
  assert_fault (db, "table volunteer");
  g_clear_pointer (&db, dh_db_close);

  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  memset (bytes + length - 4 * 4096, 0x5a, 3 * 4096);
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) length, NULL));
  db = dh_db_open (f->path, DH_DB_READ, &error);
  g_assert_no_error (error);
  g_assert_true (dh_db_check_file (db, faults, &error));
  g_assert_cmpuint (faults->len, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DB_TEST ("/backup/write", test_write);
  DB_TEST ("/backup/write-beside-writer", test_write_beside_writer);
  DB_TEST ("/backup/write-refused", test_write_refused);
  DB_TEST ("/backup/write-damaged", test_write_damaged);
  DB_TEST ("/backup/kill", test_kill);
  DB_TEST ("/backup/restore", test_restore);
  DB_TEST ("/backup/restore-over-killed", test_restore_over_killed);
  DB_TEST ("/backup/restore-over-garbage", test_restore_over_garbage);
  DB_TEST ("/backup/restore-hostile", test_restore_hostile);
  DB_TEST ("/backup/restore-itself", test_restore_itself);
  DB_TEST ("/backup/check-file", test_check_file);
  return g_test_run ();
}
