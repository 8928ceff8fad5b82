/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdio.h>

#include "app-fixture.h"
#include "text-reader.h"

#include "common/dh-action-table.h"
#include "desk/dh-queue-list.h"
#include "dh-day.h"
#include "dh-language.h"
#include "io/dh-log.h"
#include "session/dh-practice.h"
#include "store/dh-store.h"
#include "widget-test.h"
#include "window/dh-renderer.h"
#include "window/dh-window.h"

/* Goes through all that the app can show, page after page and dialog after dialog, and writes down
 * each text with where it stands; what may stand there is for test-words.py to judge. Driven by the
 * table of actions, so that a new dialog is seen by itself. */

#define NOW (dh_day_start (dh_day_from_ymd (2026, 11, 20)) + 10 * 3600)
#define SETTLE_MS 150
#define FRAMES_MS 2000

typedef struct
{
  DhTextReader reader;
  DhWindow *window; /* the one that is walked */
} Walk;

static void
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* What is under way is shown: the answers of the store, the next frame. */
static void
settle (void)
{
  gboolean over = FALSE;

  g_timeout_add_once (SETTLE_MS, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  (*(guint *) data)++;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/* Until each thing has its place; a window that is not drawn at all has none to wait for. */
static void
wait_for_frames (GtkWidget *toplevel)
{
  gboolean over = FALSE;
  guint frames = 0;
  guint tick_id = gtk_widget_add_tick_callback (toplevel, frame_cb, &frames, NULL);
  guint timeout_id = g_timeout_add_once (FRAMES_MS, over_cb, &over);

  while (frames < 3 && !over)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (toplevel, tick_id);
  if (!over)
    g_source_remove (timeout_id);
}

/* Whatever stands on the screen now. */
static void
look (Walk *walk, const char *where)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (!gtk_widget_get_mapped (toplevel))
        continue;
      wait_for_frames (toplevel);
      if (gtk_widget_get_mapped (toplevel))
        text_reader_read (&walk->reader, toplevel, where);
    }
}

static GtkWidget *
find_type (GtkWidget *root, const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
set_page (Walk *walk, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.page", "s", page);
  settle ();
}

/* The pages of preferences, the choices of a drop-down, one after the other. */
static void
look_into (Walk *walk, GtkWidget *widget, const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (ADW_IS_VIEW_STACK (widget) &&
      gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_DIALOG) != NULL)
    {
      g_autoptr (GListModel)
                    pages = G_LIST_MODEL (adw_view_stack_get_pages (ADW_VIEW_STACK (widget)));

      for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
        {
          g_autoptr (AdwViewStackPage) page = g_list_model_get_item (pages, i);
          g_autofree char *here = g_strdup_printf ("%s, page %u", where, i + 1);

          adw_view_stack_set_visible_child (ADW_VIEW_STACK (widget),
                                            adw_view_stack_page_get_child (page));
          settle ();
          look (walk, here);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_into (walk, child, where);
}

/* Closes what has been opened beside the window; says what it was. (transfer full) (nullable) */
static char *
close_all (Walk *walk)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr (GListModel) dialogs =
                adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (walk->window));
  g_autoptr (GString) names = g_string_new (NULL);

  while (g_list_model_get_n_items (dialogs) > 0)
    {
      g_autoptr (AdwDialog) dialog =
                    g_list_model_get_item (dialogs, g_list_model_get_n_items (dialogs) - 1);

      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "",
                              G_OBJECT_TYPE_NAME (dialog));
      adw_dialog_force_close (dialog);
      settle ();
    }
  for (guint i = g_list_model_get_n_items (toplevels); i-- > 0;)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if ((gpointer) toplevel == (gpointer) walk->window ||
          !gtk_widget_get_mapped (GTK_WIDGET (toplevel)))
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "",
                              G_OBJECT_TYPE_NAME (toplevel));
      gtk_window_close (toplevel);
      settle ();
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static GtkWidget *
get_focus (Walk *walk, const char *action)
{
  const char *const pages[] = { "DhOutreachPage", "DhFeedbackPage" };
  GtkWidget *page = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pages) && page == NULL; i++)
    page = find_type (GTK_WIDGET (walk->window), pages[i]);
  if (page != NULL &&
      (g_str_has_prefix (action, "outreach.") || g_str_has_prefix (action, "feedback.")))
    return page;
  return GTK_WIDGET (walk->window);
}

/* Presses one key of the table; TRUE when there was something to do. */
static gboolean
press (Walk *walk, const DhActionInfo *info, const char *where)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *opened = NULL;
  g_autofree char *here = NULL;
  GtkWidget *widget = get_focus (walk, info->name);

  g_assert_true (g_action_parse_detailed_name (info->name, &name, &target, NULL));
  if (!gtk_widget_activate_action_variant (widget, name, target))
    return FALSE;
  settle ();
  here = g_strdup_printf ("%s, %s", where, info->name);
  look (walk, here);
  look_into (walk, GTK_WIDGET (walk->window), here);
  opened = close_all (walk);
  text_reader_note (&walk->reader, "action", here, info->name, opened != NULL ? opened : "");
  return TRUE;
}

/* Ends the program, asks for paper, or is for another program. */
static gboolean
is_left_out (const char *action)
{
  const char *const names[] = { "app.quit",       "app.practice",      "window.close",
                                "win.print",      "desk.print-ticket", "desk.print-come-back",
                                "win.fullscreen", "win.save-pdf",      "outreach.import",
                                "form.save",      "list.menu",         "desk.register-blank" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], action))
      return TRUE;
  return g_str_has_prefix (action, "win.page") || g_str_has_prefix (action, "desk.favourite");
}

/* The window over @path, its book read where it @opens. */
static void
open_window (Walk *walk, const char *path, gboolean practice, gboolean opens)
{
  gint64 offset = NOW - dh_time_now ();

  walk->window = dh_window_new (NULL, path, practice, offset);
  dh_window_open (walk->window);
  gtk_window_set_default_size (GTK_WINDOW (walk->window), 1024, 600);
  gtk_window_present (GTK_WINDOW (walk->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (walk->window));
  if (opens)
    app_wait (app_has_session, walk->window);
  settle ();
}

static void
close_window (Walk *walk)
{
  g_autofree char *left = close_all (walk);

  app_close (GTK_WINDOW (walk->window));
  walk->window = NULL;
  settle ();
}

/* A page with its choices: each chart of the statistics. */
static void
walk_page (Walk *walk, const char *page)
{
  GtkWidget *choice = NULL;

  set_page (walk, page);
  look (walk, page);
  choice = find_type (GTK_WIDGET (walk->window), "GtkDropDown");
  if (choice == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (choice)));
       i++)
    {
      g_autofree char *here = g_strdup_printf ("%s, choice %u", page, i + 1);

      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
      settle ();
      look (walk, here);
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  settle ();
}

/* All keys but those about a person, each on the page that it is for. */
static void
walk_keys (Walk *walk)
{
  const char *const pages[] = { "outreach", "feedback" };
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *page = "desk";

      if (table[i].section == DH_SECTION_VISIT || is_left_out (table[i].name))
        continue;
      for (guint p = 0; p < G_N_ELEMENTS (pages); p++)
        if (g_str_has_prefix (table[i].name, pages[p]))
          page = pages[p];
      if (g_str_equal (table[i].name, "win.save-table"))
        page = "reports";
      set_page (walk, page);
      press (walk, &table[i], page);
    }
}

/* Of whoever is chosen. */
static DhVisitState
get_state (Walk *walk)
{
  GtkWidget *list = find_type (GTK_WIDGET (walk->window), "DhQueueList");
  gint64 id = list != NULL ? dh_queue_list_get_selected (DH_QUEUE_LIST (list)) : 0;
  DhQueueModel *model = dh_session_get_queue (dh_window_get_session (walk->window));
  DhVisitItem *item = id != 0 ? dh_queue_model_find (model, id, NULL) : NULL;

  return item != NULL ? dh_visit_item_get_visit (item)->state : DH_VISIT_NONE;
}

/* Everybody in the queue is chosen once, and what can be done for them is begun. */
static void
walk_people (Walk *walk)
{
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);
  GListModel *queue = NULL;
  GtkWidget *list = NULL;
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint seen = 0;

  set_page (walk, "desk");
  queue = G_LIST_MODEL (dh_session_get_queue (dh_window_get_session (walk->window)));
  list = find_type (GTK_WIDGET (walk->window), "DhQueueList");
  for (guint i = 0; i < g_list_model_get_n_items (queue); i++)
    {
      g_autoptr (DhVisitItem) item = g_list_model_get_item (queue, i);
      gint64 id = dh_visit_item_get_visit (item)->id;

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *where = NULL;
      DhVisitState state = DH_VISIT_NONE;

      dh_queue_list_select (DH_QUEUE_LIST (list), g_array_index (ids, gint64, i));
      settle ();
      state = get_state (walk);
      where = g_strdup_printf ("desk, state %d", state);
      if ((seen & 1u << state) == 0)
        look (walk, where);
      seen |= 1u << state;
      for (guint a = 0; a < n; a++)
        if (table[a].section == DH_SECTION_VISIT && !is_left_out (table[a].name) &&
            !g_hash_table_contains (done, table[a].name) &&
            dh_action_allowed (&table[a], get_state (walk)) && press (walk, &table[a], where))
          g_hash_table_add (done, (gpointer) table[a].name);
    }
}

/* What else a day may hold. */
#define PAGES                                                                                      \
  "at,event,visit,place,procedure,volunteer,group,reason,note,proposal,quantity,ended,"            \
  "difficulty,outcome,follow_up\n"                                                                 \
  "2026-11-19T08:00:00,arrive,1,,1.001193,,,,,,,,,,\n"                                             \
  "2026-11-19T08:05:00,start,1,,,Trần Thị Bình,,,,,,,,,\n"                                         \
  "2026-11-19T08:10:00,assist,1,,1.001193,Trần Thị Bình,,,,,2,,missing_papers,missing_papers,"     \
  "2026-11-20\n"                                                                                   \
  "2026-11-19T08:11:00,finish,1,,,,,,,,,,,,2026-11-20\n"                                           \
  "2026-11-19T09:00:00,feedback,,,1.001193,,,difficulty,Cổng chậm,Thêm máy,,,,,\n"                 \
  "2026-11-19T09:01:00,feedback,,,,,,petition,Xin mở thứ Bảy,,,,,,\n"                              \
  "2026-11-19T09:02:00,rating,1,,,,,,,,4,,,,\n"                                                    \
  "2026-11-19T09:30:00,sheet,,,1.001193,Trần Thị Bình,12,,,,,,,,\n"                                \
  "2026-11-19T14:00:00,class,,,,Trần Thị Bình,30,,Bình dân học vụ số,,,2026-11-19T16:00:00,,,\n"   \
  "2026-11-19T16:30:00,day-note,,,,,,portal,Cổng lỗi,,,2026-11-19T16:45:00,,,\n"                   \
  "2026-11-19T17:00:00,close-day,,,,,,,,,,,,,\n"                                                   \
  "2026-11-20T06:30:00,arrive,1,,1.001193,,,,,,,,,,\n"                                             \
  "2026-11-20T06:31:00,start,1,,,Trần Thị Bình,,,,,,,,,\n"                                         \
  "2026-11-20T06:32:00,hold,1,,,,,,Chờ giấy tờ,,,,,,\n"                                            \
  "2026-11-20T06:33:00,arrive,2,,1.001193,,,,,,,,,,\n"                                             \
  "2026-11-20T06:34:00,call,2,,,,,,,,,,,,\n"                                                       \
  "2026-11-20T06:35:00,arrive,3,,1.001193,,,,,,,,,,\n"                                             \
  "2026-11-20T06:36:00,call,3,,,,,,,,,,,,\n"

/* A day with people in every state, after one that is over. */
static void
fill (const char *path)
{
  g_autofree char *log = g_strconcat (path, ".csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;

  g_assert_true (dh_store_create (path, "Xã Mõ Cày", "Tỉnh Bến Tre", &error));
  store = dh_store_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (log, PAGES, -1, &error));
  dh_log_replay (store, log, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dh_practice_fill (store, NOW, &error));
  g_assert_no_error (error);
}

static void
walk_book (Walk *walk, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "book.db", NULL);
  const char *const pages[] = { "desk", "outreach", "feedback", "statistics", "reports" };

  fill (path);
  open_window (walk, path, FALSE, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    walk_page (walk, pages[i]);
  walk_people (walk);
  walk_keys (walk);
  close_window (walk);
}

/* Before there is a book, with an empty one, and with the practice day. */
static void
walk_starts (Walk *walk, const char *folder)
{
  g_autofree char *none = g_build_filename (folder, "none.db", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.db", NULL);
  g_autofree char *practice = g_build_filename (folder, "practice.db", NULL);
  const char *const pages[] = { "desk", "outreach", "feedback", "statistics", "reports" };
  g_autoptr (GError) error = NULL;
  DhSession *session = NULL;

  open_window (walk, none, FALSE, FALSE);
  look (walk, "first run");
  close_window (walk);

  g_assert_true (dh_store_create (empty, "Xã Mõ Cày", "Tỉnh Bến Tre", &error));
  open_window (walk, empty, FALSE, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *where = g_strdup_printf ("empty %s", pages[i]);

      set_page (walk, pages[i]);
      look (walk, where);
    }
  close_window (walk);

  session = dh_session_open (empty, FALSE, 0, &error);
  g_assert_no_error (error);
  open_window (walk, empty, FALSE, FALSE);
  look (walk, "busy");
  dh_session_close (session);
  settle ();
  g_object_unref (session);
  close_window (walk);

  g_assert_true (dh_store_create (practice, "Xã Mõ Cày", "Tỉnh Bến Tre", &error));
  open_window (walk, practice, TRUE, TRUE);
  look (walk, "practice");
  close_window (walk);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("dh-walk-XXXXXX", NULL);
  Walk walk = { 0 };

  g_assert_cmpint (argc, ==, 2);
  widget_test_ignore_frame_warnings ();
  gtk_disable_setlocale ();
  dh_language_init (NULL);
  adw_init ();
  dh_language_bind_toolkits ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  text_reader_open (&walk.reader, argv[1]);
  walk_starts (&walk, folder);
  walk_book (&walk, folder);
  text_reader_close (&walk.reader);
  return 0;
}
