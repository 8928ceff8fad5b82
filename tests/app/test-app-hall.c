/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include <string.h>

#include "dh-day.h"
#include "dh-hall-calls.h"
#include "dh-hall-window.h"
#include "dh-labels.h"
#include "dh-settings.h"
#include "dh-window.h"

/* ---- Who is shown */

/* A visit by its state and times; the rest is as in a new one. */
static DhVisit *
make_visit (gint64 id, const char *ticket, const char *counter, DhVisitState state, gint64 called)
{
  DhVisit *visit = g_new0 (DhVisit, 1);

  visit->id = id;
  visit->ticket = g_strdup (ticket);
  visit->counter = g_strdup (counter);
  visit->state = state;
  visit->called = called;
  visit->since = called;
  return visit;
}

/* "A012@2! A010@1 | …": the tickets at the counters and the last calls; ! where it is fresh, ?
 * where the person is still to come. */
static char *
read_calls (DhHallCalls *calls, const GPtrArray *visits)
{
  g_autoptr (GArray) now = g_array_new (FALSE, FALSE, sizeof (DhHallEntry));
  g_autoptr (GArray) past = g_array_new (FALSE, FALSE, sizeof (DhHallEntry));
  GString *text = g_string_new (NULL);

  dh_hall_calls_read (calls, visits, now, past);
  for (guint i = 0; i < now->len; i++)
    {
      const DhHallEntry *entry = &g_array_index (now, DhHallEntry, i);

      g_string_append_printf (text, "%s@%s%s%s ", entry->ticket, entry->counter,
                              entry->coming ? "?" : "", entry->fresh ? "!" : "");
    }
  g_string_append_c (text, '|');
  for (guint i = 0; i < past->len; i++)
    {
      const DhHallEntry *entry = &g_array_index (past, DhHallEntry, i);

      g_string_append_printf (text, " %s:%d", entry->ticket, (int) entry->at);
    }
  return g_string_free (text, FALSE);
}

#define assert_calls(calls, visits, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = read_calls (calls, visits);                                           \
                                                                                                   \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_calls (void)
{
  g_autoptr (DhHallCalls) calls = dh_hall_calls_new ();
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_visit_free);
  DhVisit *one = make_visit (1, "A001", "1", DH_VISIT_SERVING, 100);
  DhVisit *two = make_visit (2, "A002", "2", DH_VISIT_CALLED, 200);
  DhVisit *three = make_visit (3, "A003", "", DH_VISIT_WAITING, 0);
  DhVisit *late = NULL;

  assert_calls (calls, visits, "|");
  g_ptr_array_add (visits, one);
  g_ptr_array_add (visits, two);
  g_ptr_array_add (visits, three);
  /* Started without a call; at no counter; left; cancelled; waiting again; recorded afterwards. */
  g_ptr_array_add (visits, make_visit (4, "A004", "3", DH_VISIT_SERVING, 0));
  g_ptr_array_add (visits, make_visit (5, "A005", "", DH_VISIT_SERVING, 50));
  g_ptr_array_add (visits, make_visit (6, "A006", "1", DH_VISIT_LEFT, 60));
  g_ptr_array_add (visits, make_visit (7, "A007", "1", DH_VISIT_CANCELLED, 0));
  g_ptr_array_add (visits, make_visit (8, "A008", "1", DH_VISIT_WAITING, 70));
  g_ptr_array_add (visits, make_visit (9, "A009", "1", DH_VISIT_DONE, 80));
  g_ptr_array_add (visits, make_visit (10, "A010", "1", DH_VISIT_HELD, 90));
  g_ptr_array_add (visits, make_visit (11, "A011", "1", DH_VISIT_NO_SHOW, 95));
  late = make_visit (12, "A012", "1", DH_VISIT_DONE, 300);
  late->recorded_late = TRUE;
  g_ptr_array_add (visits, late);
  assert_calls (calls, visits,
                "A002@2?! A001@1 | A002:200 A001:100 A011:95 A010:90 A009:80 A005:50");
  /* Said once. */
  assert_calls (calls, visits,
                "A002@2? A001@1 | A002:200 A001:100 A011:95 A010:90 A009:80 A005:50");

  /* Several at one time: the later number first. A call without a counter is a call. */
  three->state = DH_VISIT_CALLED;
  three->called = 200;
  three->since = 200;
  g_ptr_array_set_size (visits, 3);
  assert_calls (calls, visits, "A003@?! A002@2? A001@1 | A003:200 A002:200 A001:100");

  /* Called again by recall, within the same second; then a minute later. */
  two->recalls = 1;
  two->recalled = 200;
  assert_calls (calls, visits, "A003@? A002@2?! A001@1 | A003:200 A002:200 A001:100");
  two->recalls = 2;
  two->recalled = 260;
  assert_calls (calls, visits, "A002@2?! A003@? A001@1 | A002:260 A003:200 A001:100");
  /* The recall is taken back, and done once more. */
  two->recalls = 1;
  two->recalled = 200;
  assert_calls (calls, visits, "A003@? A002@2? A001@1 | A003:200 A002:200 A001:100");
  two->recalls = 2;
  two->recalled = 270;
  assert_calls (calls, visits, "A002@2?! A003@? A001@1 | A002:270 A003:200 A001:100");

  /* Absent, back, called again: the record keeps its first call, the hall the last one. */
  three->state = DH_VISIT_NO_SHOW;
  assert_calls (calls, visits, "A002@2? A001@1 | A002:270 A003:200 A001:100");
  three->state = DH_VISIT_WAITING;
  assert_calls (calls, visits, "A002@2? A001@1 | A002:270 A001:100");
  three->state = DH_VISIT_CALLED;
  three->since = 400;
  assert_calls (calls, visits, "A003@?! A002@2? A001@1 | A003:400 A002:270 A001:100");
  three->state = DH_VISIT_SERVING;
  three->since = 410;
  g_set_str (&three->counter, "3");
  assert_calls (calls, visits, "A002@2? A003@3 A001@1 | A003:400 A002:270 A001:100");
}

/* Who was called before the screen was opened is shown, and not said again. */
static void
test_calls_before (void)
{
  g_autoptr (DhHallCalls) calls = dh_hall_calls_new ();
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_visit_free);

  g_ptr_array_add (visits, make_visit (2, "A002", "2", DH_VISIT_CALLED, 200));
  assert_calls (calls, visits, "A002@2? | A002:200");
}

static void
test_counter (void)
{
  static const char *const names[][2] = {
    { "2", "Quầy 2" },      { "12", "Quầy 12" },    { "B", "Quầy B" },
    { "Quầy 2", "Quầy 2" }, { "quầy 2", "quầy 2" }, { "Bàn đầu", "Bàn đầu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = dh_label_counter (names[i][0]);

      g_assert_cmpstr (text, ==, names[i][1]);
    }
}

/* ---- The window */

/* A desk, its hall and what was said there. */
typedef struct
{
  AppFixture app;
  GtkWindow *desk;
  DhHallWindow *hall;
  GSettings *settings; /* owned */
  GPtrArray *said;     /* owned texts */
} Fixture;

static void
began_cb (DhCallSound *sound, const char *text, gpointer data)
{
  g_ptr_array_add (((Fixture *) data)->said, g_strdup (text));
}

static void
player_cb (DhCallSound *sound, GBytes *wav, gpointer data)
{
  g_assert_cmpuint (g_bytes_get_size (wav), >, 10000);
  dh_call_sound_played (sound, NULL);
}

static void
listen (Fixture *fixture)
{
  g_signal_connect (dh_hall_window_get_sound (fixture->hall), "began", G_CALLBACK (began_cb),
                    fixture);
  dh_call_sound_set_player (dh_hall_window_get_sound (fixture->hall), player_cb, fixture);
}

static void
reset_settings (GSettings *settings)
{
  static const char *const keys[] = { DH_SETTINGS_HALL_COLORS, DH_SETTINGS_HALL_CHIME,
                                      DH_SETTINGS_HALL_VOICE, DH_SETTINGS_HALL_VOLUME };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->app, data);
  fixture->settings = dh_settings_new ();
  reset_settings (fixture->settings);
  fixture->said = g_ptr_array_new_with_free_func (g_free);
  fixture->desk = app_show (gtk_label_new ("desk"));
  fixture->hall = dh_hall_window_new (fixture->desk, fixture->app.session, fixture->settings);
  listen (fixture);
  dh_hall_window_show (fixture->hall);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->hall));
  app_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->hall != NULL)
    app_close (GTK_WINDOW (fixture->hall));
  app_close (fixture->desk);
  reset_settings (fixture->settings);
  g_clear_object (&fixture->settings);
  g_ptr_array_unref (fixture->said);
  app_fixture_tear_down (&fixture->app, data);
}

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
assert_shows (Fixture *fixture, const char *expected)
{
  Expectation expectation = { fixture->hall, expected };

  app_wait (shows, &expectation);
}

static gint64
arrive (Fixture *fixture)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhReceipt receipt = { 0 };

  command.person_name = "Nguyễn Thị Bí Mật";
  app_apply (&fixture->app, &command, &receipt);
  return receipt.visit_id;
}

static void
apply (Fixture *fixture, DhEventKind kind, gint64 visit, const char *counter)
{
  DhCommand command = DH_COMMAND_INIT (kind);

  command.visit_id = visit;
  command.counter = counter;
  app_apply (&fixture->app, &command, NULL);
}

/* Call, recall, start, finish: each is on the board at once; what is new is said where the sound is
 * on, once, and never otherwise. No name is anywhere. */
static void
test_follows (Fixture *fixture, gconstpointer data)
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
test_messages (Fixture *fixture, gconstpointer data)
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
test_colors (Fixture *fixture, gconstpointer data)
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
test_fullscreen (Fixture *fixture, gconstpointer data)
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
test_monitors (Fixture *fixture, gconstpointer data)
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

static gboolean
has_session (gpointer data)
{
  DhSession *session = dh_window_get_session (data);

  return session != NULL && dh_session_is_ready (session);
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
  Fixture hall = { .said = g_ptr_array_new_with_free_func (g_free) };
  DhWindow *window = NULL;
  Queue queue = { NULL, 2 };
  gboolean gone = FALSE;

  dh_session_close (fixture->session);
  window = dh_window_new (NULL, fixture->path, FALSE, 0);
  queue.window = window;
  dh_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  app_wait (has_session, window);
  g_assert_null (dh_window_get_hall (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.hall", NULL);
  hall.hall = dh_window_get_hall (window);
  g_assert_nonnull (hall.hall);
  /* Asked for again it is the same. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.hall", NULL);
  g_assert_true (dh_window_get_hall (window) == hall.hall);
  listen (&hall);
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
  gtk_widget_activate_action (GTK_WIDGET (window), "desk.call-next", NULL);
  assert_shows (&hall, "A001* () |A001 ");
  g_assert_cmpuint (hall.said->len, ==, 2);

  g_object_weak_ref (G_OBJECT (hall.hall), gone_cb, &gone);
  gtk_window_close (GTK_WINDOW (window));
  app_settle ();
  g_assert_true (gone);
  g_ptr_array_unref (hall.said);
}

#define add(path, func) g_test_add ("/hall/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/hall/calls", test_calls);
  g_test_add_func ("/hall/calls-before", test_calls_before);
  g_test_add_func ("/hall/counter", test_counter);
  add ("follows", test_follows);
  add ("messages", test_messages);
  add ("colors", test_colors);
  add ("fullscreen", test_fullscreen);
  add ("monitors", test_monitors);
  g_test_add ("/hall/window", AppFixture, NULL, app_fixture_set_up, test_window,
              app_fixture_tear_down);

  return g_test_run ();
}
