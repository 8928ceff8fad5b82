/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "common/dh-action-table.h"
#include "help/dh-help-article.h"
#include "help/dh-help-book.h"
#include "help/dh-help-picture.h"
#include "help/dh-help-window.h"
#include "reports/dh-volunteer-card-print.h"
#include "text/dh-text.h"
#include "window/dh-window.h"

static DhHelpBook *
get_book (gboolean vietnamese)
{
  g_autoptr (GError) error = NULL;
  DhHelpBook *book = dh_help_book_new (vietnamese, &error);

  g_assert_no_error (error);
  return book;
}

/* ---- What is written */

static void
test_all_pages (void)
{
  const char *const *names = dh_help_names ();

  for (int vietnamese = 0; vietnamese < 2; vietnamese++)
    {
      g_autoptr (DhHelpBook) book = get_book (vietnamese);

      g_assert_cmpuint (dh_help_book_get_n (book), ==, g_strv_length ((char **) names));
      for (guint i = 0; names[i] != NULL; i++)
        {
          const DhHelpPage *page = dh_help_book_get_page (book, i);

          g_assert_cmpstr (page->name, ==, names[i]);
          g_assert_cmpint (dh_help_book_find (book, names[i]), ==, (int) i);
          /* One sentence or two; the list has to hold the title. */
          g_assert_cmpint (g_utf8_strlen (page->title, -1), <=, 44);
          g_assert_true (g_str_has_suffix (page->about, "."));
        }
    }
}

static void
assert_picture (const char *picture, gboolean vietnamese)
{
  gsize sizes[2];

  for (int dark = 0; dark < 2; dark++)
    {
      g_autofree char *path = dh_help_picture_path (picture, vietnamese, dark);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkTexture) texture = NULL;

      g_assert_nonnull (bytes);
      sizes[dark] = g_bytes_get_size (bytes);
      texture = gdk_texture_new_from_bytes (bytes, &error);
      g_assert_no_error (error);
      g_assert_cmpint (gdk_texture_get_width (texture), >=, 400);
      g_assert_cmpint (gdk_texture_get_width (texture), <=, 1100);
      g_assert_cmpint (gdk_texture_get_height (texture), <=, 700);
    }
  g_assert_cmpuint (sizes[0] + sizes[1], <, 200 * 1024);
}

/* What a span names is there: key, words of the program, page. */
static void
assert_span (const DhHelpSpan *span)
{
  g_assert_cmpstr (span->text, !=, "");
  if (span->kind == DH_HELP_SPAN_KEY && span->target != NULL)
    {
      const DhActionInfo *info = dh_action_find (span->target);
      g_autofree char *label = NULL;

      g_assert_nonnull (info);
      label = dh_shortcut_label (info->accels[0]);
      g_assert_cmpstr (span->text, ==, label);
    }
  else if (span->kind == DH_HELP_SPAN_WORD)
    {
      /* Fails where nothing of that name is in the program. */
      app_text (span->target);
      g_assert_null (strchr (span->text, '_'));
    }
}

static void
assert_same_spans (const DhHelpPage *page, const GArray *vietnamese, const GArray *english)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < vietnamese->len; i++)
    {
      const DhHelpSpan *span = &g_array_index (vietnamese, DhHelpSpan, i);

      assert_span (span);
      if (span->target != NULL)
        g_hash_table_add (named, span->target);
    }
  for (guint i = 0; i < english->len; i++)
    {
      const DhHelpSpan *span = &g_array_index (english, DhHelpSpan, i);

      assert_span (span);
      if (span->target != NULL && !g_hash_table_remove (named, span->target))
        g_error ("%s: “%s” is named in English alone", page->name, span->target);
    }
  g_assert_cmpuint (g_hash_table_size (named), ==, 0);
}

/* Both languages say the same, block by block, and neither is left untranslated. */
static void
test_languages (void)
{
  g_autoptr (DhHelpBook) vi = get_book (TRUE);
  g_autoptr (DhHelpBook) en = get_book (FALSE);

  for (guint i = 0; i < dh_help_book_get_n (vi); i++)
    {
      const DhHelpPage *a = dh_help_book_get_page (vi, i);
      const DhHelpPage *b = dh_help_book_get_page (en, i);

      g_test_message ("%s", a->name);
      g_assert_cmpstr (a->title, !=, b->title);
      g_assert_cmpstr (a->about, !=, b->about);
      g_assert_cmpuint (a->blocks->len, ==, b->blocks->len);
      for (guint j = 0; j < a->blocks->len; j++)
        {
          const DhHelpBlock *one = a->blocks->pdata[j];
          const DhHelpBlock *two = b->blocks->pdata[j];
          g_autofree char *text = dh_help_block_to_text (one);
          g_autofree char *other = dh_help_block_to_text (two);
          g_autofree char *folded = dh_text_fold (text);

          g_test_message ("%s | %s", text, other);
          g_assert_cmpint (one->kind, ==, two->kind);
          g_assert_cmpuint (one->number, ==, two->number);
          g_assert_cmpstr (one->picture, ==, two->picture);
          g_assert_cmpstr (text, !=, other);
          /* Vietnamese has marks. */
          g_assert_false (g_str_equal (folded, text));
          assert_same_spans (a, one->spans, two->spans);
          if (one->picture != NULL)
            {
              assert_picture (one->picture, TRUE);
              assert_picture (one->picture, FALSE);
            }
        }
    }
}

static void
test_syntax (void)
{
  static const char *const wrong[] = {
    "title: a\nabout: b\nkeywords: c\n\nPress {desk.nothing}.\n",
    "title: a\nabout: b\nkeywords: c\n\nPress [F2].\n",
    "title: a\nabout: b\nkeywords: c\n\nPress <Save.\n",
    "title: a\nabout: b\n\nText.\n",
    "title: a\ntext: b\n",
    "title: a\nabout: b\nkeywords: c\n",
  };
  g_autoptr (DhHelpPage) page = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) failure = NULL;

      g_assert_null (dh_help_page_parse ("x", wrong[i], &failure));
      g_assert_error (failure, DH_ERROR, DH_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (failure->message, "x:"));
    }
  page =
      dh_help_page_parse ("x",
                          "% unseen\ntitle: T\nabout: A.\nkeywords: k\n\n# Press {desk.call-next}\n"
                          "now & then\n# Type `a < b`\n\n= Head\n# First\n",
                          &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->blocks->len, ==, 4);
  g_assert_cmpuint (((DhHelpBlock *) page->blocks->pdata[1])->number, ==, 2);
  g_assert_cmpuint (((DhHelpBlock *) page->blocks->pdata[3])->number, ==, 1);
  text = dh_help_block_to_text (page->blocks->pdata[0]);
  g_assert_cmpstr (text, ==, "1. Press F3 now & then");
  markup = dh_help_block_to_markup (page->blocks->pdata[1]);
  g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, &error));
}

/* ---- Searching and finding */

static void
test_search (void)
{
  g_autoptr (DhHelpBook) book = get_book (TRUE);
  guint backup = (guint) dh_help_book_find (book, "backup");
  guint serve = (guint) dh_help_book_find (book, "serve");
  g_autofree char *excerpt = NULL;

  g_assert_cmpuint (dh_help_book_match (book, backup, "sao luu", NULL), ==, 4);
  g_assert_cmpuint (dh_help_book_match (book, backup, "SAO LƯU", NULL), ==, 4);
  g_assert_cmpuint (dh_help_book_match (book, backup, "may moi", NULL), ==, 3);
  g_assert_cmpuint (dh_help_book_match (book, backup, "bam dup", &excerpt), ==, 2);
  g_assert_nonnull (strstr (excerpt, "Bấm đúp"));
  g_assert_cmpuint (dh_help_book_match (book, serve, "vang mat", NULL), >, 0);
  g_assert_cmpuint (dh_help_book_match (book, backup, "khong co trong do", NULL), ==, 0);
  /* From the beginning of a word, not from inside. */
  g_assert_cmpuint (dh_help_book_match (book, backup, "ao luu", NULL), ==, 0);
}

static void
test_topics (void)
{
  g_autoptr (DhHelpBook) book = get_book (TRUE);
  static const struct
  {
    const char *page, *dialog;
    gboolean log_only;
    const char *topic;
  } cases[] = {
    { NULL, NULL, FALSE, "setup" },
    { "desk", NULL, FALSE, "register" },
    { "desk", NULL, TRUE, "log-only" },
    { "desk", "DhAssistForm", FALSE, "assist" },
    { "desk", "DhCloseDayDialog", FALSE, "close-day" },
    { "reports", NULL, FALSE, "close-day" },
    { "reports", "AdwAlertDialog", FALSE, "close-day" },
    { "outreach", NULL, TRUE, "outreach" },
    { "feedback", NULL, FALSE, "feedback" },
    { "statistics", NULL, FALSE, "figures" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *topic = dh_help_find_topic (cases[i].page, cases[i].dialog, cases[i].log_only);

      g_assert_cmpstr (topic, ==, cases[i].topic);
      g_assert_cmpint (dh_help_book_find (book, topic), >=, 0);
    }
}

/* ---- On the screen */

static guint
count_rows (GtkWidget *window, gboolean visible_only)
{
  GtkWidget *list = app_find (window, GTK_TYPE_LIST_BOX, NULL);
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += !visible_only || gtk_widget_get_visible (row);
  return n;
}

static gboolean
is_filtered (gpointer data)
{
  return count_rows (data, TRUE) < count_rows (data, FALSE);
}

static void
test_window (void)
{
  DhHelpWindow *window = dh_help_window_new (NULL);
  GtkWidget *widget = GTK_WIDGET (window);
  GtkWidget *entry = NULL;
  GtkWidget *article = NULL;

  dh_help_window_show (window, "serve");
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (widget);
  g_assert_cmpstr (dh_help_window_get_name (window), ==, "serve");
  article = app_find (widget, DH_TYPE_HELP_ARTICLE, NULL);
  g_assert_nonnull (article);
  g_assert_cmpint (gtk_widget_get_height (article), >, 300);

  /* A link leads on. */
  g_signal_emit_by_name (article, "link", "privacy");
  g_assert_cmpstr (dh_help_window_get_name (window), ==, "privacy");

  entry = app_find (widget, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "khoi phuc");
  app_wait (is_filtered, window);
  g_assert_cmpuint (count_rows (widget, TRUE), >, 0);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (dh_help_window_get_name (window), ==, "backup");
  app_close (GTK_WINDOW (window));
}

static gboolean
title_is_in_sight (gpointer data)
{
  GtkWidget *list = app_find (data, GTK_TYPE_LIST_BOX, NULL);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
  GtkWidget *viewport = gtk_widget_get_ancestor (list, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, viewport, &bounds) && bounds.size.height > 0 &&
         bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (viewport);
}

/* On a low screen the list of pages goes to the one that is read. */
static void
test_low_screen (void)
{
  DhHelpWindow *window = dh_help_window_new (NULL);
  guint last = g_strv_length ((char **) dh_help_names ()) - 1;

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 400);
  dh_help_window_show (window, dh_help_names ()[last]);
  gtk_window_present (GTK_WINDOW (window));
  app_wait (title_is_in_sight, window);
  dh_help_window_show (window, dh_help_names ()[0]);
  app_wait (title_is_in_sight, window);
  app_close (GTK_WINDOW (window));
}

/* A list gives its rows the least: a picture has to ask for its height. */
static void
test_picture (void)
{
  DhHelpWindow *window = dh_help_window_new (NULL);
  GtkWidget *picture = NULL;

  dh_help_window_show (window, "register");
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  app_settle ();
  picture = app_find (GTK_WIDGET (window), DH_TYPE_HELP_PICTURE, NULL);
  g_assert_nonnull (picture);
  g_assert_cmpint (gtk_widget_get_width (picture), >, 300);
  g_assert_cmpint (gtk_widget_get_height (picture), >, 100);
  app_close (GTK_WINDOW (window));
}

/* Every page is drawn without a warning, and fits a narrow window. */
static void
test_every_page (void)
{
  DhHelpWindow *window = dh_help_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 500);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; dh_help_names ()[i] != NULL; i++)
    {
      dh_help_window_show (window, dh_help_names ()[i]);
      app_settle ();
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 460);
    }
  app_close (GTK_WINDOW (window));
}

static DhHelpWindow *
find_guide (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (DH_IS_HELP_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* F1 opens the page that fits; the guide goes with its desk. */
static void
test_f1 (AppFixture *fixture, gconstpointer data)
{
  DhWindow *window = NULL;

  dh_session_close (fixture->session);
  window = dh_window_new (NULL, fixture->path, FALSE, 0);
  dh_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  app_wait (app_has_session, window);
  app_settle ();
  g_assert_cmpstr (dh_action_find ("win.help")->accels[0], ==, "F1");
  g_assert_null (find_guide ());
  gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL);
  g_assert_nonnull (find_guide ());
  g_assert_cmpstr (dh_help_window_get_name (find_guide ()), ==, "register");
  dh_window_set_page (window, "statistics");
  app_settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL);
  g_assert_cmpstr (dh_help_window_get_name (find_guide ()), ==, "figures");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  app_settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL);
  g_assert_cmpstr (dh_help_window_get_name (find_guide ()), ==, "setup");
  /* Closed, it stays for the next time; see there. */
  gtk_window_close (GTK_WINDOW (find_guide ()));
  app_settle ();
  g_assert_nonnull (find_guide ());
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_guide ())));
  app_close (GTK_WINDOW (window));
  app_settle ();
  g_assert_null (find_guide ());
}

/* ---- The card */

static void
test_card_keys (void)
{
  guint n = 0;
  const DhVolunteerCardKey *keys = dh_volunteer_card_get_keys (&n);

  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i < n; i++)
    {
      const DhActionInfo *info = dh_action_find (keys[i].action);
      g_autofree char *label = NULL;

      g_test_message ("%s", keys[i].action);
      g_assert_nonnull (info);
      label = dh_shortcut_label (info->accels[0]);
      g_assert_cmpstr (keys[i].label, ==, label);
    }
}

static void
test_card_print (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dh-card-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "card.pdf", NULL);
  g_autoptr (GError) error = NULL;
  DhVolunteerCard *card = dh_volunteer_card_new (TRUE, "Xã Thử", &error);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *pdf = NULL;
  gsize length = 0;

  g_assert_no_error (error);
  operation = dh_volunteer_card_operation_new (card);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &pdf, &length, NULL));
  g_assert_cmpuint (length, >, 4000);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/help/all-pages", test_all_pages);
  g_test_add_func ("/help/languages", test_languages);
  g_test_add_func ("/help/syntax", test_syntax);
  g_test_add_func ("/help/search", test_search);
  g_test_add_func ("/help/topics", test_topics);
  g_test_add_func ("/help/window", test_window);
  g_test_add_func ("/help/low-screen", test_low_screen);
  g_test_add_func ("/help/picture", test_picture);
  g_test_add_func ("/help/every-page", test_every_page);
  g_test_add ("/help/f1", AppFixture, NULL, app_fixture_set_up, test_f1, app_fixture_tear_down);
  g_test_add_func ("/help/card-keys", test_card_keys);
  g_test_add_func ("/help/card-print", test_card_print);

  return g_test_run ();
}
