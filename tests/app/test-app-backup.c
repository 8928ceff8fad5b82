/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "book/dh-restore-dialog.h"
#include "common/dh-close-day-notice.h"
#include "db/dh-backup.h"
#include "dh-day.h"
#include "store/dh-store.h"
#include "window/dh-window-private.h"

/* A desk with @visits people, open in its window. */
typedef struct
{
  AppFixture *fixture;
  DhWindow *window;
} Book;

static void
add_visits (AppFixture *fixture, int visits)
{
  for (int i = 0; i < visits; i++)
    {
      const DhCommand arrive = { .kind = DH_EVENT_ARRIVE };

      app_apply (fixture, &arrive, NULL);
    }
}

static Book
open_book (AppFixture *fixture, int visits)
{
  Book book = { fixture, NULL };

  add_visits (fixture, visits);
  dh_session_close (fixture->session);
  book.window = dh_window_new (NULL, fixture->path, FALSE, 0);
  dh_window_open (book.window);
  gtk_window_present (GTK_WINDOW (book.window));
  app_wait (app_has_session, book.window);
  app_settle ();
  return book;
}

static void
close_book (Book *book)
{
  app_close (GTK_WINDOW (book->window));
  app_settle ();
}

static char *
file_in (Book *book, const char *name)
{
  return g_build_filename (book->fixture->folder, name, NULL);
}

static gboolean
is_idle (gpointer data)
{
  DhWindow *window = data;

  return !window->backing_up;
}

static gboolean
is_restored (gpointer data)
{
  return app_has_session (data) && !((DhWindow *) data)->restoring;
}

static void
answer (DhWindow *window, const char *response)
{
  g_autoptr (AdwDialog) dialog = g_object_ref (app_get_dialog (window));

  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
  app_wait (app_has_no_dialog, window);
}

static void
back_up (Book *book, const char *path)
{
  dh_window_back_up_to (book->window, path);
  app_wait (is_idle, book->window);
  app_settle ();
}

static gint64
count_visits (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhBookInfo) info = dh_book_info_read (path, &error);

  g_assert_no_error (error);
  return info->visits;
}

/* What the cache held during the work is gone. */
static void
assert_cache_empty (void)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), GETTEXT_PACKAGE, NULL);
  g_autoptr (GDir) dir = g_dir_open (cache, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "backup-"));
}

/* ---- Backing up */

static void
test_backup (AppFixture *fixture, gconstpointer data)
{
  Book book = open_book (fixture, 3);
  g_autofree char *path = file_in (&book, "out.donghanh");
  g_autofree char *name = dh_window_dup_backup_name (book.window);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (name, "donghanh-xa-thu-20"));
  g_assert_true (g_str_has_suffix (name, ".donghanh"));
  back_up (&book, path);
  g_assert_true (dh_backup_verify (path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_visits (path), ==, 3);
  g_assert_null (app_get_dialog (book.window));
  assert_cache_empty ();
  close_book (&book);
}

/* People are registered while a copy is made: the main loop is never held up. */
static void
test_works_on (AppFixture *fixture, gconstpointer data)
{
  Book book = open_book (fixture, 1);
  g_autofree char *path = file_in (&book, "out.donghanh");

  dh_window_back_up_to (book.window, path);
  g_assert_true (book.window->backing_up);
  /* A second one has to wait. */
  dh_window_back_up_to (book.window, path);
  app_wait (is_idle, book.window);
  close_book (&book);
}

static void
test_backup_fails (AppFixture *fixture, gconstpointer data)
{
  Book book = open_book (fixture, 1);
  g_autofree char *path = file_in (&book, "pulled/out.donghanh");
  const char *body = NULL;

  back_up (&book, path);
  app_wait (app_has_dialog, book.window);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (app_get_dialog (book.window))),
                   ==, app_text ("The Book Was Not Backed Up"));
  body = adw_alert_dialog_get_body (ADW_ALERT_DIALOG (app_get_dialog (book.window)));
  g_assert_nonnull (strstr (body, "pulled"));
  answer (book.window, "close");
  assert_cache_empty ();
  close_book (&book);
}

/* The disk of the cache itself is full. */
static void
test_cache_full (AppFixture *fixture, gconstpointer data)
{
  Book book = open_book (fixture, 1);
  g_autofree char *path = file_in (&book, "out.donghanh");
  struct rlimit before, limit;

  getrlimit (RLIMIT_FSIZE, &before);
  limit = before;
  limit.rlim_cur = 50000;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
  back_up (&book, path);
  setrlimit (RLIMIT_FSIZE, &before);
  app_wait (app_has_dialog, book.window);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  answer (book.window, "close");
  assert_cache_empty ();
  close_book (&book);
}

/* ---- Restoring */

static char *
find_kept (Book *book)
{
  g_autoptr (GDir) dir = g_dir_open (book->fixture->folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".before-restore-") != NULL && g_str_has_suffix (name, ".db"))
      return file_in (book, name);
  return NULL;
}

/* More comes into the book of an open window. (transfer none) */
static void
register_two_more (Book *book)
{
  AppFixture open = { .session = dh_window_get_session (book->window) };

  add_visits (&open, 2);
}

static void
test_restore (AppFixture *fixture, gconstpointer data)
{
  Book book = open_book (fixture, 3);
  g_autofree char *path = file_in (&book, "out.donghanh");
  g_autofree char *kept = NULL;

  back_up (&book, path);
  register_two_more (&book);
  dh_window_set_page (book.window, "statistics");
  app_settle ();

  dh_window_restore_from (book.window, path);
  app_wait (app_has_dialog, book.window);
  g_assert_cmpint (count_visits (fixture->path), ==, 5);
  answer (book.window, "replace");
  app_wait (is_restored, book.window);
  app_settle ();
  g_assert_cmpint (count_visits (fixture->path), ==, 3);
  kept = find_kept (&book);
  g_assert_nonnull (kept);
  g_assert_cmpint (count_visits (kept), ==, 5);
  /* A line says where the old one is, and the desk works on the new one. */
  g_assert_true (DH_IS_CLOSE_DAY_NOTICE (adw_bin_get_child (book.window->book_bin)));
  register_two_more (&book);
  g_assert_cmpint (count_visits (fixture->path), ==, 5);
  assert_cache_empty ();
  close_book (&book);
}

static void
test_restore_refused (AppFixture *fixture, gconstpointer data)
{
  Book book = open_book (fixture, 1);
  g_autofree char *path = file_in (&book, "out.donghanh");
  g_autofree char *kept = NULL;

  back_up (&book, path);
  register_two_more (&book);
  dh_window_restore_from (book.window, path);
  app_wait (app_has_dialog, book.window);
  answer (book.window, "cancel");
  app_settle ();
  g_assert_cmpint (count_visits (fixture->path), ==, 3);
  kept = find_kept (&book);
  g_assert_null (kept);
  assert_cache_empty ();
  close_book (&book);
}

/* A wrong file is told of, and the book stays open. */
static void
test_restore_wrong (AppFixture *fixture, gconstpointer data)
{
  Book book = open_book (fixture, 2);
  g_autofree char *path = file_in (&book, "letter.donghanh");
  const char *body = NULL;

  g_assert_true (g_file_set_contents (path, "Kính gửi", -1, NULL));
  dh_window_restore_from (book.window, path);
  app_wait (app_has_dialog, book.window);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (app_get_dialog (book.window))),
                   ==, app_text ("The Backup Was Not Restored"));
  body = adw_alert_dialog_get_body (ADW_ALERT_DIALOG (app_get_dialog (book.window)));
  g_assert_nonnull (strstr (body, "letter.donghanh"));
  answer (book.window, "close");
  g_assert_true (app_has_session (book.window));
  g_assert_cmpint (count_visits (fixture->path), ==, 2);
  close_book (&book);
}

/* A new laptop: no book yet. */
static void
test_first_run (AppFixture *fixture, gconstpointer data)
{
  Book book = open_book (fixture, 4);
  g_autofree char *path = file_in (&book, "out.donghanh");
  g_autofree char *other = g_build_filename (fixture->folder, "new.db", NULL);
  DhWindow *window = NULL;

  back_up (&book, path);
  close_book (&book);
  window = dh_window_new (NULL, other, FALSE, 0);
  dh_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  app_settle ();
  g_assert_nonnull (
      app_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, app_text ("_Restore a Backup…")));
  dh_window_restore_from (window, path);
  app_wait (app_has_dialog, window);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (app_get_dialog (window))), ==,
                   app_text ("Use This Backup as the Book?"));
  answer (window, "replace");
  app_wait (is_restored, window);
  g_assert_cmpint (count_visits (other), ==, 4);
  g_assert_cmpstr (dh_session_get_commune (dh_window_get_session (window)), ==, "Xã Thử");
  app_close (GTK_WINDOW (window));
}

static void
test_warnings (void)
{
  DhBookInfo backup = { .commune = (char *) "Xã A",
                        .province = (char *) "",
                        .written = 1795226400 };
  DhBookInfo same = backup;
  DhBookInfo other = { .commune = (char *) "Xã B", .province = (char *) "", .written = 1795226401 };
  DhRestore restore = { .backup = &backup, .book = &same };
  g_autofree char *none = dh_restore_get_warnings (&restore);
  g_autofree char *both = NULL;

  g_assert_cmpstr (none, ==, "");
  restore.book = &other;
  both = dh_restore_get_warnings (&restore);
  g_assert_true (g_str_has_prefix (both, app_text ("This backup is of another commune.")));
  /* 21/11/2026 in local time. */
  g_assert_nonnull (strstr (both, "21/11/2026 09:00"));
}

/* ---- Once a day */

static void
store_setting (Book *book, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;

  close_book (book);
  store = dh_store_open (book->fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (dh_store_set_setting (store, key, value, &error));
}

static Book
open_at (AppFixture *fixture, gint64 days)
{
  Book book = { fixture, dh_window_new (NULL, fixture->path, FALSE, days * DH_DAY_S) };

  dh_window_open (book.window);
  gtk_window_present (GTK_WINDOW (book.window));
  app_wait (app_has_session, book.window);
  dh_window_care (book.window);
  /* Jobs are done in their order: this one after that. */
  dh_session_refresh (dh_window_get_session (book.window));
  for (int i = 0; i < 20; i++)
    {
      app_settle ();
      g_usleep (10000);
    }
  return book;
}

static gboolean
is_reminded (Book *book)
{
  return adw_bin_get_child (book->window->book_bin) != NULL;
}

static void
test_reminder (AppFixture *fixture, gconstpointer data)
{
  Book book = open_book (fixture, 1);
  g_autofree char *path = file_in (&book, "out.donghanh");

  /* A young book needs none. */
  close_book (&book);
  book = open_at (fixture, 6);
  g_assert_false (is_reminded (&book));
  close_book (&book);
  book = open_at (fixture, 9);
  g_assert_true (is_reminded (&book));
  /* It is gone with a backup, and for a week. */
  back_up (&book, path);
  g_assert_false (is_reminded (&book));
  close_book (&book);
  book = open_at (fixture, 15);
  g_assert_false (is_reminded (&book));
  close_book (&book);
  book = open_at (fixture, 17);
  g_assert_true (is_reminded (&book));
  /* Set by a clock that was years ahead. */
  store_setting (&book, "last_backup", "4000000000");
  book = open_at (fixture, 17);
  g_assert_true (is_reminded (&book));
  close_book (&book);
}

static gint64
count_persons (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDb) db = dh_db_open (path, DH_DB_READ, &error);
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "SELECT count(*) FROM person", &error);

  g_assert_no_error (error);
  g_assert_true (dh_stmt_step (stmt, &error));
  return dh_stmt_int (stmt, 0);
}

/* Names go when their time has come, without anybody doing anything. */
static void
test_erasing (AppFixture *fixture, gconstpointer data)
{
  const DhCommand arrive = { .kind = DH_EVENT_ARRIVE, .person_name = (char *) "Nguyễn Thị Bí Mật" };
  Book book = { fixture, NULL };

  app_apply (fixture, &arrive, NULL);
  dh_session_close (fixture->session);
  g_assert_cmpint (count_persons (fixture->path), ==, 1);
  book = open_at (fixture, 20);
  close_book (&book);
  g_assert_cmpint (count_persons (fixture->path), ==, 1);
  book = open_at (fixture, 31);
  close_book (&book);
  g_assert_cmpint (count_persons (fixture->path), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("dh-cache-XXXXXX", NULL);
  int status = 0;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  app_test_init (&argc, &argv);

#define BOOK_TEST(path, function)                                                                  \
  g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)
  BOOK_TEST ("/backup/backup", test_backup);
  BOOK_TEST ("/backup/works-on", test_works_on);
  BOOK_TEST ("/backup/fails", test_backup_fails);
  BOOK_TEST ("/backup/cache-full", test_cache_full);
  BOOK_TEST ("/backup/restore", test_restore);
  BOOK_TEST ("/backup/restore-refused", test_restore_refused);
  BOOK_TEST ("/backup/restore-wrong", test_restore_wrong);
  BOOK_TEST ("/backup/first-run", test_first_run);
  g_test_add_func ("/backup/warnings", test_warnings);
  BOOK_TEST ("/backup/reminder", test_reminder);
  BOOK_TEST ("/backup/erasing", test_erasing);

  status = g_test_run ();
  return status;
}
