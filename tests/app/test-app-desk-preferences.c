/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include <glib/gi18n-lib.h>

#include "desk/dh-desk-page.h"
#include "log-desk/dh-log-desk-page.h"
#include "preferences/dh-desk-preferences.h"
#include "window/dh-window.h"

static gboolean
is_log_only (gpointer data)
{
  return dh_session_get_desk_settings (data)->mode == DH_DESK_LOG;
}

static gboolean
has_two_counters (gpointer data)
{
  return g_strv_length (dh_session_get_desk_settings (data)->counters) == 2;
}

static gboolean
has_printer (gpointer data)
{
  GPtrArray *difficulties = dh_session_get_desk_settings (data)->difficulties;
  const DhDeskDifficulty *last = difficulties->pdata[difficulties->len - 1];

  return g_strcmp0 (dh_desk_settings_difficulty (dh_session_get_desk_settings (data), last->code),
                    "Hết mực máy in") == 0;
}

static gboolean
has_hidden (gpointer data)
{
  GPtrArray *difficulties = dh_session_get_desk_settings (data)->difficulties;

  return ((const DhDeskDifficulty *) difficulties->pdata[0])->hidden;
}

static GtkWidget *
find_titled (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_titled (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_store (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (dh_desk_preferences_new (fixture->session));
  GtkWindow *window = app_show (page);
  GtkWidget *row = find_titled (page, _ ("Names of the counters, with semicolons between"));

  gtk_editable_set_text (GTK_EDITABLE (row), " Quầy 1 ;; Quầy 2 ");
  g_signal_emit_by_name (row, "apply");
  app_wait (has_two_counters, fixture->session);
  g_assert_cmpstr (dh_session_get_desk_settings (fixture->session)->counters[1], ==, "Quầy 2");

  row = find_titled (page, _ ("Add a difficulty"));
  gtk_editable_set_text (GTK_EDITABLE (row), "Hết mực máy in");
  g_signal_emit_by_name (row, "apply");
  app_wait (has_printer, fixture->session);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");

  row = find_titled (page, _ ("Difficulty"));
  gtk_switch_set_active (GTK_SWITCH (app_find (row, GTK_TYPE_SWITCH, NULL)), FALSE);
  app_wait (has_hidden, fixture->session);

  gtk_widget_activate (find_titled (page, _ ("Log only")));
  app_wait (is_log_only, fixture->session);
  /* What was said before is still so. */
  g_assert_true (has_two_counters (fixture->session));
  g_assert_true (has_printer (fixture->session));
  app_close (window);
}

static gboolean
has_log_desk (gpointer data)
{
  return app_find (data, DH_TYPE_LOG_DESK_PAGE, NULL) != NULL;
}

static gboolean
has_queue_desk (gpointer data)
{
  return app_find (data, DH_TYPE_DESK_PAGE, NULL) != NULL;
}

static void
set_mode (DhSession *session, const char *mode)
{
  dh_session_set_setting_async (session, "mode", mode, NULL, NULL);
}

/* Another mode is another desk, at once. */
static void
test_mode (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = NULL;

  dh_session_close (fixture->session);
  g_clear_object (&fixture->session);
  window = dh_window_new (NULL, fixture->path, FALSE, 0);
  gtk_window_present (GTK_WINDOW (window));
  dh_window_open (window);
  app_wait (has_queue_desk, window);
  set_mode (dh_window_get_session (window), "log");
  app_wait (has_log_desk, window);
  g_assert_false (has_queue_desk (window));
  set_mode (dh_window_get_session (window), "queue");
  app_wait (has_queue_desk, window);
  g_assert_false (has_log_desk (window));
  app_close (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/desk-preferences/" name, AppFixture, NULL, app_fixture_set_up, function,       \
              app_fixture_tear_down)
  ADD ("store", test_store);
  ADD ("mode", test_mode);
#undef ADD
  return g_test_run ();
}
