/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include <glib/gstdio.h>

#include "db/dh-db.h"
#include "db/dh-migrator-private.h"
#include "db/dh-migrator.h"
#include "window/dh-window.h"

/* A book that version 1 of the schema has written. */
static char *
make_old_book (const char *folder)
{
  char *path = g_build_filename (folder, "book.db", NULL);
  g_autofree char *file =
      g_test_build_filename (G_TEST_DIST, "core", "store", "version-1.sql", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = dh_migrator_load ();
  g_autoptr (DhDb) db = dh_db_open (path, DH_DB_CREATE, &error);
  g_autofree char *rows = NULL;

  g_assert_no_error (error);
  g_ptr_array_set_size (steps, 1);
  dh_migrator_run_steps (db, steps, &error);
  g_assert_no_error (error);
  g_file_get_contents (file, &rows, NULL, &error);
  g_assert_no_error (error);
  dh_db_exec (db, "PRAGMA foreign_keys = OFF", &error);
  dh_db_exec (db, rows, &error);
  g_assert_no_error (error);
  return path;
}

static gboolean
is_open (gpointer data)
{
  DhSession *session = dh_window_get_session (data);

  return session != NULL && dh_session_is_ready (session);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_remove (file);
    }
  g_rmdir (folder);
}

/* An old book is not opened on the window's own thread: it says what it does until that is done. */
static void
test_old (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dh-upgrade-XXXXXX", NULL);
  g_autofree char *path = make_old_book (folder);
  DhWindow *window = dh_window_new (NULL, path, FALSE, 0);
  GtkWidget *page = NULL;

  g_assert_true (dh_migrator_is_due (path));
  gtk_window_present (GTK_WINDOW (window));
  dh_window_open (window);
  /* Its end is told by the main loop, which has not run since. */
  g_assert_null (dh_window_get_session (window));
  page = app_find (GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_nonnull (page);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (page)), ==,
                   g_dgettext (GETTEXT_PACKAGE, "The Book Is Being Brought up to Date…"));
  app_wait (is_open, window);
  g_assert_false (dh_migrator_is_due (path));
  app_close (GTK_WINDOW (window));
  app_settle ();

  /* Another time it is there at once. */
  window = dh_window_new (NULL, path, FALSE, 0);
  dh_window_open (window);
  g_assert_nonnull (dh_window_get_session (window));
  app_wait (is_open, window);
  app_close (GTK_WINDOW (window));
  app_settle ();
  remove_all (folder);
}

/* Whoever closes the window meanwhile has a book that is whole. */
static void
test_closed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dh-upgrade-XXXXXX", NULL);
  g_autofree char *path = make_old_book (folder);
  DhWindow *window = dh_window_new (NULL, path, FALSE, 0);

  gtk_window_present (GTK_WINDOW (window));
  dh_window_open (window);
  app_close (GTK_WINDOW (window));
  app_settle ();

  window = dh_window_new (NULL, path, FALSE, 0);
  gtk_window_present (GTK_WINDOW (window));
  dh_window_open (window);
  app_wait (is_open, window);
  app_close (GTK_WINDOW (window));
  app_settle ();
  remove_all (folder);
}

/* Anything else is left to whoever opens it. */
static void
test_not_due (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dh-upgrade-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.txt", NULL);

  g_assert_false (dh_migrator_is_due (path));
  g_assert_true (g_file_set_contents (path, "no book", -1, NULL));
  g_assert_false (dh_migrator_is_due (path));
  remove_all (folder);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/upgrade/old", test_old);
  g_test_add_func ("/upgrade/closed", test_closed);
  g_test_add_func ("/upgrade/not-due", test_not_due);
  return g_test_run ();
}
