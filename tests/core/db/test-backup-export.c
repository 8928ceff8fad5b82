/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db-fixture.h"
#include "db/dh-backup.h"
#include "db/dh-migrator.h"
#include "store/dh-book-info.h"
#include "store/dh-store.h"

/* A backup of a book with two visits, verified. (transfer full) its path */
static char *
make_backup (DbFixture *f)
{
  g_autoptr (GError) error = NULL;
  char *backup = db_fixture_file (f, "backup.db");
  g_autoptr (DhStore) store = NULL;
  const DhCommand arrive = { .kind = DH_EVENT_ARRIVE, .at = 1795226400 };

  g_assert_true (dh_store_create (f->path, "Xã Ia Púch", "Gia Lai", &error));
  store = dh_store_open (f->path, TRUE, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    g_assert_true (dh_store_apply (store, &arrive, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (dh_backup_write (dh_store_db (store), backup, &error));
  g_assert_no_error (error);
  return backup;
}

static char *
read_bytes (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

static guint
count_files (DbFixture *f, const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, part) != NULL;
  return n;
}

static void
test_export (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make_backup (f);
  g_autofree char *target = db_fixture_file (f, "xã.donghanh");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;
  struct stat info;

  g_assert_true (dh_backup_export (backup, target, &error));
  g_assert_no_error (error);
  before = read_bytes (backup, &n_before);
  after = read_bytes (target, &n_after);
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_cmpint (stat (target, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (dh_backup_verify (target, &error));
  g_assert_cmpuint (count_files (f, ".part"), ==, 0);
  /* Once more over it. */
  g_assert_true (dh_backup_export (backup, target, &error));
  g_assert_no_error (error);
}

/* What was there before is there after a disk that is full, and nothing else is left behind. */
static void
test_full (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make_backup (f);
  g_autofree char *target = db_fixture_file (f, "old.donghanh");
  g_autofree char *kept = NULL;
  struct rlimit limit, before;

  g_assert_true (g_file_set_contents (target, "last week's", -1, NULL));
  getrlimit (RLIMIT_FSIZE, &before);
  limit = before;
  limit.rlim_cur = 20000;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_false (dh_backup_export (backup, target, &error));
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_error (error, DH_ERROR, DH_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "old.donghanh"));
  kept = read_bytes (target, NULL);
  g_assert_cmpstr (kept, ==, "last week's");
  g_assert_cmpuint (count_files (f, ".part"), ==, 0);
}

/* A stick that takes the name and has no room: what the kernel says comes out as a sentence. */
static void
test_device_full (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make_backup (f);
  g_autofree char *link = db_fixture_file (f, "stick.donghanh");

  if (access ("/dev/full", W_OK) != 0)
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  g_assert_cmpint (symlink ("/dev/full", link), ==, 0);
  g_assert_false (dh_backup_export (backup, link, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_FULL);
}

static void
test_nowhere (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make_backup (f);
  g_autofree char *gone = db_fixture_file (f, "pulled/out.donghanh");
  g_autofree char *folder = g_strdup (f->folder);

  g_assert_false (dh_backup_export (backup, gone, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dh_backup_export (backup, folder, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
}

/* ---- The way back */

static void
test_fetch (DbFixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make_backup (f);
  g_autofree char *copy = db_fixture_file (f, "copy.db");
  g_autoptr (DhBookInfo) info = NULL;

  g_assert_true (dh_backup_fetch (backup, copy, &error));
  g_assert_no_error (error);
  info = dh_book_info_read (copy, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (info->commune, ==, "Xã Ia Púch");
  g_assert_cmpstr (info->province, ==, "Gia Lai");
  g_assert_cmpint (info->visits, ==, 2);
  g_assert_cmpint (info->assists, ==, 0);
  g_assert_cmpint (info->first, ==, info->last);
  g_assert_cmpint (info->first, >, 0);
  g_assert_cmpint (info->written, >, 1700000000);
}

static void
assert_not_fetched (DbFixture *f, const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = db_fixture_file (f, "copy.db");

  g_assert_false (dh_backup_fetch (path, copy, &error));
  g_assert_error (error, DH_ERROR, code);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
test_unusable (DbFixture *f, gconstpointer user_data)
{
  g_autofree char *backup = make_backup (f);
  g_autofree char *letter = db_fixture_file (f, "letter.donghanh");
  g_autofree char *half = db_fixture_file (f, "half.donghanh");
  g_autofree char *newer = db_fixture_file (f, "newer.donghanh");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (letter, "Kính gửi Ủy ban nhân dân xã", -1, NULL));
  assert_not_fetched (f, letter, DH_ERROR_NOT_OURS);
  bytes = read_bytes (backup, &length);
  g_assert_true (g_file_set_contents (half, bytes, (gssize) (length / 2), NULL));
  assert_not_fetched (f, half, DH_ERROR_CORRUPT);
  /* user_version, big-endian at 60: a later version of the program wrote it. */
  bytes[60] = 0;
  bytes[61] = 0;
  bytes[62] = 0;
  bytes[63] = (char) (dh_migrator_target () + 1);
  g_assert_true (g_file_set_contents (newer, bytes, (gssize) length, NULL));
  assert_not_fetched (f, newer, DH_ERROR_NEWER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  DB_TEST ("/backup-export/export", test_export);
  DB_TEST ("/backup-export/full", test_full);
  DB_TEST ("/backup-export/device-full", test_device_full);
  DB_TEST ("/backup-export/nowhere", test_nowhere);
  DB_TEST ("/backup-export/fetch", test_fetch);
  DB_TEST ("/backup-export/unusable", test_unusable);

  return g_test_run ();
}
