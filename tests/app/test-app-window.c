/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include "dh-day.h"
#include "reports/dh-reports-page.h"
#include "session/dh-practice.h"
#include "statistics/dh-statistics-page.h"
#include "stats/dh-day-stats.h"
#include "window/dh-renderer.h"
#include "window/dh-window.h"

/* First run: two names, and the desk is open. */
static void
test_first_run (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dh-first-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sub", "book.db", NULL);
  DhWindow *window = dh_window_new (NULL, path, FALSE, 0);
  GtkWidget *button = NULL;
  GtkWidget *row = NULL;

  dh_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_null (dh_window_get_session (window));
  button = app_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, app_text ("_Open the Desk"));
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_sensitive (button));

  row = app_find (GTK_WIDGET (window), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "  Xã  Đăk Rong ");
  g_assert_false (gtk_widget_get_sensitive (button));
  row = gtk_widget_get_next_sibling (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "Gia Lai");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  app_wait (app_has_session, window);
  app_settle ();
  g_assert_cmpstr (dh_session_get_commune (dh_window_get_session (window)), ==, "Xã Đăk Rong");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Đồng Hành: Xã Đăk Rong");
  app_close (GTK_WINDOW (window));
}

/* Somebody else writes: a page that says what to do, and opens when it can. */
static void
test_busy (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = dh_window_new (NULL, fixture->path, FALSE, 0);

  dh_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_null (dh_window_get_session (window));
  g_assert_nonnull (
      app_find (GTK_WIDGET (window), GTK_TYPE_LABEL, app_text ("The Book Is in Use")));
  dh_session_close (fixture->session);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.retry", NULL);
  app_wait (app_has_session, window);
  app_settle ();
  app_close (GTK_WINDOW (window));
}

/* The practice day is marked, the same every time, and obeys every rule of the store. */
static void
test_practice (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dh-practice-XXXXXX", NULL);
  const gint64 now = dh_day_start (dh_day_from_ymd (2026, 11, 20)) + 10 * 3600;
  g_autoptr (GPtrArray) json = g_ptr_array_new_with_free_func (g_free);
  const char *names[] = { "a.db", "b.db" };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DhStore) store = NULL;
      g_autoptr (DhDayStats) stats = NULL;
      g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
      gint32 day = dh_day_of_time (now);

      g_assert_true (dh_store_create (path, "Xã", "Tỉnh", &error));
      store = dh_store_open (path, TRUE, &error);
      g_assert_no_error (error);
      g_assert_true (dh_practice_fill (store, now, &error));
      g_assert_no_error (error);
      stats = dh_day_stats_new (dh_store_db (store), day, day, now, 900, &error);
      g_assert_no_error (error);
      g_assert_cmpint (stats->open, >, 3);
      g_assert_cmpint (stats->served, >, 10);
      g_assert_cmpint (stats->assists, ==, stats->served);
      g_ptr_array_add (json, dh_day_stats_to_json (stats));
      g_assert_true (dh_store_check (store, faults, &error));
      g_assert_cmpuint (faults->len, ==, 0);
    }
  g_assert_cmpstr (json->pdata[0], ==, json->pdata[1]);
}

/* Whoever opens it at dawn meets a desk in the middle of its morning all the same. */
static void
test_practice_clock (void)
{
  const gint64 midnight = dh_day_start (dh_day_from_ymd (2026, 11, 20));
  const gint64 noon = midnight + 12 * 3600;
  g_autofree char *folder = g_dir_make_tmp ("dh-practice-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "practice.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  gint64 early = dh_practice_clock (midnight + 5 * 3600);

  g_assert_cmpint (dh_practice_clock (noon), ==, noon);
  g_assert_cmpint (early, ==, midnight + 10 * 3600 + 1800);
  g_assert_true (dh_store_create (path, "Xã", "Tỉnh", &error));
  store = dh_store_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (dh_practice_fill (store, early, &error));
  visits = dh_store_list_visits (store, dh_day_of_time (midnight), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (visits->len, >, 20);
  for (guint i = 0; i < visits->len; i++)
    g_assert_cmpint (((const DhVisit *) visits->pdata[i])->arrived, >=, midnight + 7 * 3600);
}

static void
test_practice_window (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dh-practice-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "practice.db", NULL);
  DhWindow *window = dh_window_new (NULL, path, TRUE, 0);
  GtkWidget *banner = NULL;

  dh_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  app_wait (app_has_session, window);
  app_settle ();
  banner = app_find (GTK_WIDGET (window), ADW_TYPE_BANNER, NULL);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (banner)), ==,
                   app_text ("Practice: these are not real figures"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   app_text ("Practice day: not real figures"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (window), "practice"));
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (dh_session_get_queue (dh_window_get_session (window)))),
                    >, 0);
  app_close (GTK_WINDOW (window));
}

static gboolean
is_report_ready (gpointer data)
{
  return dh_reports_page_is_ready (data);
}

/* Pages are made when they are first shown; the report can be written. */
static void
test_pages (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = NULL;
  GtkWidget *page = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  DhCommand arrive = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  app_apply (fixture, &arrive, NULL);
  dh_session_close (fixture->session);
  window = dh_window_new (NULL, fixture->path, FALSE, 0);
  dh_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  app_wait (app_has_session, window);
  g_assert_null (app_find (GTK_WIDGET (window), DH_TYPE_STATISTICS_PAGE, NULL));
  g_assert_null (app_find (GTK_WIDGET (window), DH_TYPE_REPORTS_PAGE, NULL));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "reports");
  page = app_find (GTK_WIDGET (window), DH_TYPE_REPORTS_PAGE, NULL);
  g_assert_nonnull (page);
  app_wait (is_report_ready, page);
  pdf = dh_reports_page_create_pdf (DH_REPORTS_PAGE (page), &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "statistics");
  page = app_find (GTK_WIDGET (window), DH_TYPE_STATISTICS_PAGE, NULL);
  g_assert_nonnull (page);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  app_settle ();
  /* It shows today, so there is nowhere to go; a day before there is. */
  g_assert_false (gtk_widget_get_sensitive (app_find (page, GTK_TYPE_BUTTON, app_text ("Today"))));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.day-previous", NULL);
  g_assert_true (gtk_widget_get_sensitive (app_find (page, GTK_TYPE_BUTTON, app_text ("Today"))));
  app_close (GTK_WINDOW (window));
}

static gboolean
is_at_rest (gpointer data)
{
  return !gtk_widget_has_css_class (GTK_WIDGET (data), "opening");
}

/* What is not seen at the start is not made then: it would be memory and time of every start. */
static void
test_lazy (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = NULL;
  GtkWidget *root = NULL;
  GtkWidget *menu = NULL;
  GtkWidget *bar = NULL;

  dh_session_close (fixture->session);
  window = dh_window_new (NULL, fixture->path, FALSE, 0);
  root = GTK_WIDGET (window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (root);
  /* One of the frames to come must differ all over, and that must be the last. */
  g_assert_true (gtk_widget_has_css_class (root, "opening"));
  dh_window_open (window);
  app_wait (app_has_session, window);
  app_settle ();
  g_assert_true (gtk_widget_has_css_class (root, "opening"));
  app_wait (is_at_rest, window);
  g_assert_null (app_find (root, GTK_TYPE_POPOVER_MENU, NULL));
  g_assert_null (app_find (root, GTK_TYPE_DROP_DOWN, NULL));
  g_assert_null (app_find (root, GTK_TYPE_LABEL, app_text ("Finish")));
  bar = app_find (root, ADW_TYPE_VIEW_SWITCHER_BAR, NULL);
  g_assert_null (app_find (bar, GTK_TYPE_TOGGLE_BUTTON, NULL));

  gtk_widget_activate_action (root, "win.menu", NULL);
  app_settle ();
  menu = app_find (root, GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_get_mapped (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  app_close (GTK_WINDOW (window));
}

static void
test_renderer (void)
{
  const guint64 gib = 1024 * 1024;

  g_assert_cmpint (dh_renderer_choose (8 * gib, TRUE), ==, DH_RENDERER_GL);
  g_assert_cmpint (dh_renderer_choose (8 * gib, FALSE), ==, DH_RENDERER_CAIRO);
  g_assert_cmpint (dh_renderer_choose (2 * gib, TRUE), ==, DH_RENDERER_CAIRO);
  /* Sold as 4 GB, a part of it the firmware's. */
  g_assert_cmpint (dh_renderer_choose (4 * gib - 120 * 1024, TRUE), ==, DH_RENDERER_GL);
  g_assert_cmpint (dh_renderer_choose (0, TRUE), ==, DH_RENDERER_GL);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/window/first-run", test_first_run);
  g_test_add ("/window/busy", AppFixture, NULL, app_fixture_set_up, test_busy,
              app_fixture_tear_down);
  g_test_add_func ("/window/practice", test_practice);
  g_test_add_func ("/window/practice-clock", test_practice_clock);
  g_test_add_func ("/window/practice-window", test_practice_window);
  g_test_add ("/window/pages", AppFixture, NULL, app_fixture_set_up, test_pages,
              app_fixture_tear_down);
  g_test_add ("/window/lazy", AppFixture, NULL, app_fixture_set_up, test_lazy,
              app_fixture_tear_down);
  g_test_add_func ("/window/renderer", test_renderer);

  return g_test_run ();
}
