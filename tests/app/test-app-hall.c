/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hall-fixture.h"

#include <string.h>

#include "common/dh-close-day-notice.h"
#include "common/dh-settings.h"
#include "dh-day.h"
#include "window/dh-window.h"

/* "Quầy 2: A012 …" of the cards, then "| A012 …" of the last calls, as they stand. */
static char *
read_board (DhHallWindow *hall)
{
  GString *text = g_string_new (NULL);
  gboolean past = FALSE;

  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (dh_hall_window_get_board (hall)));
       w != NULL; w = gtk_widget_get_next_sibling (w))
    {
      if (!DH_IS_HALL_CALL_VIEW (w))
        continue;
      if (!past && gtk_widget_has_css_class (w, "past"))
        {
          past = TRUE;
          g_string_append (text, "|");
        }
      g_string_append_printf (text, "%s%s ", dh_hall_call_view_get_ticket (DH_HALL_CALL_VIEW (w)),
                              gtk_widget_has_css_class (w, "new") ? "*" : "");
      if (!past)
        g_string_append_printf (
            text, "(%s) ",
            dh_fit_label_get_text (dh_hall_call_view_get_label (DH_HALL_CALL_VIEW (w), 1)));
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  DhHallWindow *hall;
  const char *expected;
} Expectation;

static gboolean
shows (gpointer data)
{
  const Expectation *expectation = data;
  g_autofree char *text = read_board (expectation->hall);

  return g_strcmp0 (text, expectation->expected) == 0;
}

static void
assert_shows (HallFixture *fixture, const char *expected)
{
  Expectation expectation = { fixture->hall, expected };

  app_wait (shows, &expectation);
}

static gint64
arrive (HallFixture *fixture)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt = { 0 };

  command.person_name = "Nguyễn Thị Bí Mật";
  app_apply (&fixture->app, &command, &receipt);
  return receipt.visit_id;
}

static void
apply (HallFixture *fixture, DhEventKind kind, gint64 visit, const char *counter)
{
  DhCommand command = DH_COMMAND_INIT (kind);

  command.visit_id = visit;
  command.counter = counter;
  app_apply (&fixture->app, &command, NULL);
}

/* Call, recall, start, finish: each is on the board at once; what is new is said where the sound is
 * on, once, and never otherwise. No name is anywhere. */
static void
test_follows (HallFixture *fixture, gconstpointer data)
{
  gint64 one = arrive (fixture);
  gint64 two = arrive (fixture);
  guint waiting = 0;

  assert_shows (fixture, "");
  apply (fixture, DH_EVENT_CALL, one, "2");
  assert_shows (fixture, "A001* (Quầy 2) |A001 ");
  /* Off at first. */
  g_assert_cmpuint (fixture->said->len, ==, 0);
  g_object_get (dh_hall_window_get_board (fixture->hall), "waiting", &waiting, NULL);
  g_assert_cmpuint (waiting, ==, 1);

  g_settings_set_boolean (fixture->settings, DH_SETTINGS_HALL_VOICE, TRUE);
  apply (fixture, DH_EVENT_RECALL, one, NULL);
  apply (fixture, DH_EVENT_CALL, two, "Quầy 15");
  assert_shows (fixture, "A002* (Quầy 15) A001* (Quầy 2) |A002 A001 ");
  app_settle ();
  g_assert_cmpuint (fixture->said->len, ==, 2);
  g_assert_cmpstr (fixture->said->pdata[0], ==, "Mời số A một, đến quầy hai");
  g_assert_cmpstr (fixture->said->pdata[1], ==, "Mời số A hai, đến quầy mười lăm");

  apply (fixture, DH_EVENT_START, two, "Quầy 15");
  assert_shows (fixture, "A001* (Quầy 2) A002* (Quầy 15) |A002 A001 ");
  apply (fixture, DH_EVENT_FINISH, two, NULL);
  apply (fixture, DH_EVENT_NO_SHOW, one, NULL);
  assert_shows (fixture, "|A002 A001 ");
  g_assert_cmpuint (fixture->said->len, ==, 2);
  g_assert_null (strstr ((const char *) fixture->said->pdata[0], "Mật"));
  g_assert_null (app_find (GTK_WIDGET (fixture->hall), GTK_TYPE_LABEL, "Nguyễn Thị Bí Mật"));
}

static gboolean
has_message (gpointer data)
{
  g_autofree char *message = NULL;

  g_object_get (dh_hall_window_get_board (data), "message", &message, NULL);
  return g_strcmp0 (message, "Nghỉ trưa từ 11:30.") == 0;
}

static gboolean
is_stopped (gpointer data)
{
  int state = 0;

  g_object_get (dh_hall_window_get_board (data), "state", &state, NULL);
  return state == DH_HALL_STOPPED;
}

static gboolean
is_closed (gpointer data)
{
  int state = 0;

  g_object_get (dh_hall_window_get_board (data), "state", &state, NULL);
  return state == DH_HALL_CLOSED;
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dh_session_set_setting_finish (DH_SESSION (source), result, &error));
  g_assert_no_error (error);
}

/* The line of the book's setting, numbers stopped and given again, the day closed. */
static void
test_messages (HallFixture *fixture, gconstpointer data)
{
  g_autofree char *title = NULL;

  dh_session_set_setting_async (fixture->app.session, DH_SETTING_HALL_MESSAGE,
                                "Nghỉ trưa từ 11:30.", stored_cb, NULL);
  app_wait (has_message, fixture->hall);
  g_object_get (dh_hall_window_get_board (fixture->hall), "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Xã Thử");
  apply (fixture, DH_EVENT_STOP_NUMBERS, 0, NULL);
  app_wait (is_stopped, fixture->hall);
  apply (fixture, DH_EVENT_CLOSE_DAY, 0, NULL);
  app_wait (is_closed, fixture->hall);
}

/* Its own light and dark, by setting, at once. */
static void
test_colors (HallFixture *fixture, gconstpointer data)
{
  GtkWidget *board = GTK_WIDGET (dh_hall_window_get_board (fixture->hall));

  g_assert_false (gtk_widget_has_css_class (board, "dark"));
  g_settings_set_string (fixture->settings, DH_SETTINGS_HALL_COLORS, "dark");
  g_assert_true (gtk_widget_has_css_class (board, "dark"));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  g_settings_set_string (fixture->settings, DH_SETTINGS_HALL_COLORS, "light");
  g_assert_false (gtk_widget_has_css_class (board, "dark"));
  g_settings_set_string (fixture->settings, DH_SETTINGS_HALL_COLORS, "system");
  g_assert_true (gtk_widget_has_css_class (board, "dark"));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_assert_false (gtk_widget_has_css_class (board, "dark"));
}

static gboolean
is_fullscreen (gpointer data)
{
  return gtk_window_is_fullscreen (data);
}

static gboolean
is_no_fullscreen (gpointer data)
{
  return !gtk_window_is_fullscreen (data);
}

/* No window manager is there to change a window that is shown; one that is not changes by itself.
 */
static void
act_hidden (GtkWindow *window, const char *action)
{
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  app_settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  gtk_window_present (window);
}

/* What F11 and Escape do: in full screen nothing but the board is left. */
static void
test_fullscreen (HallFixture *fixture, gconstpointer data)
{
  GtkWidget *toolbar = app_find (GTK_WIDGET (fixture->hall), ADW_TYPE_TOOLBAR_VIEW, NULL);

  g_assert_true (adw_toolbar_view_get_reveal_top_bars (ADW_TOOLBAR_VIEW (toolbar)));
  act_hidden (GTK_WINDOW (fixture->hall), "win.fullscreen");
  app_wait (is_fullscreen, fixture->hall);
  app_settle ();
  g_assert_false (adw_toolbar_view_get_reveal_top_bars (ADW_TOOLBAR_VIEW (toolbar)));
  act_hidden (GTK_WINDOW (fixture->hall), "hall.leave-fullscreen");
  app_wait (is_no_fullscreen, fixture->hall);
  app_settle ();
  g_assert_true (adw_toolbar_view_get_reveal_top_bars (ADW_TOOLBAR_VIEW (toolbar)));
  act_hidden (GTK_WINDOW (fixture->hall), "win.fullscreen");
  app_wait (is_fullscreen, fixture->hall);
  act_hidden (GTK_WINDOW (fixture->hall), "win.fullscreen");
  app_wait (is_no_fullscreen, fixture->hall);
}

/* The other screen, whichever the desk is on. */
static void
test_monitors (HallFixture *fixture, gconstpointer data)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (fixture->desk));
  g_autoptr (GdkMonitor) only = g_list_model_get_item (gdk_display_get_monitors (display), 0);
  /* Another object stands for another screen: it is compared, never asked. */
  g_autoptr (GListStore) two = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GObject) other = G_OBJECT (g_object_ref_sink (gtk_label_new (NULL)));
  g_autoptr (GdkMonitor) found = NULL;

  g_assert_nonnull (only);
  g_assert_null (dh_hall_choose_monitor (gdk_display_get_monitors (display), only));
  g_list_store_append (two, only);
  g_list_store_append (two, other);
  found = dh_hall_choose_monitor (G_LIST_MODEL (two), only);
  g_assert_true ((gpointer) found == (gpointer) other);
  g_clear_object (&found);
  found = dh_hall_choose_monitor (G_LIST_MODEL (two), (GdkMonitor *) (gpointer) other);
  g_assert_true (found == only);
}

/* ---- From the desk */

/* What the board says in the place of the numbers called. */
static const char *
find_empty_text (DhHallWindow *hall)
{
  for (GtkWidget *w = gtk_widget_get_first_child (GTK_WIDGET (dh_hall_window_get_board (hall)));
       w != NULL; w = gtk_widget_get_next_sibling (w))
    if (gtk_widget_has_css_class (w, "hall-empty"))
      return dh_fit_label_get_text (DH_FIT_LABEL (w));
  return NULL;
}

typedef struct
{
  DhWindow *window;
  guint waiting;
} Queue;

static gboolean
has_waiting (gpointer data)
{
  const Queue *queue = data;

  return dh_queue_model_count (dh_session_get_queue (dh_window_get_session (queue->window)),
                               DH_QUEUE_WAITING) == queue->waiting;
}

static void
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_over (gpointer data)
{
  return *(gboolean *) data;
}

/* As a person does between two keys. */
static void
pause_a_moment (void)
{
  gboolean over = FALSE;

  g_timeout_add_once (300, over_cb, &over);
  app_wait (is_over, &over);
}

static void
gone_cb (gpointer data, GObject *where)
{
  *(gboolean *) data = TRUE;
}

/* The whole way: two numbers and "call next" in the real window, the hall opened by its action, the
 * call on the board and in the player's queue; the hall goes with its desk. */
static void
test_window (AppFixture *fixture, gconstpointer data)
{
  HallFixture hall = { .said = g_ptr_array_new_with_free_func (g_free) };
  DhWindow *window = NULL;
  Queue queue = { NULL, 2 };
  gboolean gone = FALSE;

  dh_session_close (fixture->session);
  window = dh_window_new (NULL, fixture->path, FALSE, 0);
  queue.window = window;
  dh_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  app_wait (app_has_session, window);
  g_assert_null (dh_window_get_hall (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.hall", NULL);
  hall.hall = dh_window_get_hall (window);
  g_assert_nonnull (hall.hall);
  /* Asked for again it is the same. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.hall", NULL);
  g_assert_true (dh_window_get_hall (window) == hall.hall);
  hall_listen (&hall, dh_hall_window_get_sound (hall.hall));
  dh_call_sound_set (dh_hall_window_get_sound (hall.hall), TRUE, TRUE, 80);

  hall.app.session = dh_window_get_session (window);
  arrive (&hall);
  arrive (&hall);
  app_wait (has_waiting, &queue);
  gtk_widget_activate_action (GTK_WIDGET (window), "desk.call-next", NULL);
  assert_shows (&hall, "A001* () |A001 ");
  g_assert_cmpuint (hall.said->len, ==, 1);
  g_assert_cmpstr (hall.said->pdata[0], ==, "Mời số A một");

  /* Taken back, and the next one is the same again; each once the desk has heard of the last. */
  pause_a_moment ();
  gtk_widget_activate_action (GTK_WIDGET (window), "desk.undo", NULL);
  assert_shows (&hall, "");
  pause_a_moment ();
  /* On a single screen the keys may be with the hall: people are called from there as well. */
  gtk_widget_activate_action (GTK_WIDGET (hall.hall), "desk.call-next", NULL);
  assert_shows (&hall, "A001* () |A001 ");
  g_assert_cmpuint (hall.said->len, ==, 2);
  pause_a_moment ();
  gtk_widget_activate_action (GTK_WIDGET (hall.hall), "desk.start", NULL);
  assert_shows (&hall, "|A001 ");
  g_assert_cmpstr (find_empty_text (hall.hall), ==, app_text ("Please wait for your number"));

  g_object_weak_ref (G_OBJECT (hall.hall), gone_cb, &gone);
  gtk_window_close (GTK_WINDOW (window));
  app_settle ();
  g_assert_true (gone);
  g_ptr_array_unref (hall.said);
}

/* ---- A machine that has gone silent */

static void
broken_player_cb (DhCallSound *sound, GBytes *wav, gpointer problem)
{
  dh_call_sound_played (sound, *(const char **) problem);
}

static void
count_notices (GtkWidget *widget, guint *n)
{
  if (DH_IS_CLOSE_DAY_NOTICE (widget) && gtk_widget_get_mapped (widget))
    *n += 1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_notices (child, n);
}

static void
assert_notices (DhWindow *window, guint expected)
{
  guint n = 0;

  app_settle ();
  count_notices (GTK_WIDGET (window), &n);
  g_assert_cmpuint (n, ==, expected);
}

/* That calls cannot be heard is told at the desk, once, with a way to the preferences; again only
 * after they could be heard. The calls stand on the screen all the while. */
static void
test_silent (AppFixture *fixture, gconstpointer data)
{
  const char *problem = "This machine can play no sound";
  DhWindow *window = NULL;
  DhCallSound *sound = NULL;
  DhCloseDayNotice *notice = NULL;
  AdwDialog *dialog = NULL;

  dh_session_close (fixture->session);
  window = dh_window_new (NULL, fixture->path, FALSE, 0);
  dh_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  app_wait (app_has_session, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.hall", NULL);
  sound = dh_hall_window_get_sound (dh_window_get_hall (window));
  dh_call_sound_set (sound, TRUE, FALSE, 80);
  dh_call_sound_set_player (sound, broken_player_cb, &problem);
  assert_notices (window, 0);

  dh_call_sound_call (sound, "A001", "");
  assert_notices (window, 1);
  dh_call_sound_call (sound, "A002", "");
  assert_notices (window, 1);
  notice = DH_CLOSE_DAY_NOTICE (app_find (GTK_WIDGET (window), DH_TYPE_CLOSE_DAY_NOTICE, NULL));
  g_assert_true (g_str_has_prefix (dh_close_day_notice_get_text (notice), problem));
  gtk_widget_activate_action (GTK_WIDGET (notice), "win.preferences-page", "s", "hall");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_cmpstr (adw_preferences_dialog_get_visible_page_name (ADW_PREFERENCES_DIALOG (dialog)),
                   ==, "hall");
  adw_dialog_force_close (dialog);

  g_signal_emit_by_name (notice, "dismissed");
  assert_notices (window, 0);
  dh_call_sound_call (sound, "A003", "");
  assert_notices (window, 0);

  problem = NULL;
  dh_call_sound_call (sound, "A004", "");
  problem = "This machine can play no sound";
  dh_call_sound_call (sound, "A005", "");
  assert_notices (window, 1);
  problem = NULL;
  dh_call_sound_call (sound, "A006", "");
  assert_notices (window, 0);
  gtk_window_close (GTK_WINDOW (window));
  app_settle ();
}

#define add(path, func)                                                                            \
  g_test_add ("/hall/" path, HallFixture, NULL, hall_fixture_set_up, func, hall_fixture_tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

  add ("follows", test_follows);
  add ("messages", test_messages);
  add ("colors", test_colors);
  add ("fullscreen", test_fullscreen);
  add ("monitors", test_monitors);
  g_test_add ("/hall/window", AppFixture, NULL, app_fixture_set_up, test_window,
              app_fixture_tear_down);

  g_test_add ("/hall/silent", AppFixture, NULL, app_fixture_set_up, test_silent,
              app_fixture_tear_down);

  return g_test_run ();
}
