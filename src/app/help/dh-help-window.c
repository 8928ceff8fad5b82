/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "help/dh-help-window.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "dh-language.h"
#include "dh-scroll-soon.h"
#include "help/dh-help-article.h"
#include "help/dh-help-book.h"
#include "reports/dh-volunteer-card-print.h"

struct _DhHelpWindow
{
  AdwWindow parent_instance;

  AdwNavigationSplitView *split_view;
  GtkSearchEntry *search_entry;
  GtkStack *list_stack;
  GtkListBox *page_list;
  AdwNavigationPage *content_page;
  GtkScrolledWindow *content_scroll;
  AdwClamp *content_clamp;

  DhHelpBook *book; /* (owned) */
  int shown;        /* index of the page on the screen, -1 = none */
  /* (owned) of DhHelpArticle, a place for each page, NULL until it is shown. They stay as long as
   * the window: GTK 4.24 aborts when a screen reader asks for everything after a label with links
   * that it knew of is gone. */
  GPtrArray *articles;
};

G_DEFINE_FINAL_TYPE (DhHelpWindow, dh_help_window, ADW_TYPE_WINDOW)

/* ---- The page */

static void
link_cb (DhHelpWindow *self, const char *name)
{
  g_assert (DH_IS_HELP_WINDOW (self));

  dh_help_window_show (self, name);
}

static void
show_index (DhHelpWindow *self, int index)
{
  const DhHelpPage *page = dh_help_book_get_page (self->book, (guint) index);
  DhHelpArticle *article = g_ptr_array_index (self->articles, index);

  /* A link must not go while it has the focus. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (article == NULL)
    {
      article = g_object_ref_sink (dh_help_article_new (page, dh_language_is_vietnamese ()));
      g_ptr_array_index (self->articles, index) = article;
      g_signal_connect_object (article, "link", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
    }
  adw_clamp_set_child (self->content_clamp, GTK_WIDGET (article));
  adw_navigation_page_set_title (self->content_page, page->title);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->content_scroll), 0);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  self->shown = index;
  gtk_widget_grab_focus (GTK_WIDGET (article));
}

/* ---- The list */

static int
row_index (GtkListBoxRow *row)
{
  return gtk_list_box_row_get_index (row);
}

static void
select_shown (DhHelpWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->page_list, self->shown);

  gtk_list_box_select_row (self->page_list, row);
  dh_scroll_soon (GTK_WIDGET (row));
}

static void
row_activated_cb (DhHelpWindow *self, GtkListBoxRow *row)
{
  g_assert (DH_IS_HELP_WINDOW (self));

  show_index (self, row_index (row));
}

/* What met the search stands below the title of each page. */
static void
search_changed_cb (DhHelpWindow *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  guint n_found = 0;

  g_assert (DH_IS_HELP_WINDOW (self));

  for (guint i = 0; i < dh_help_book_get_n (self->book); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->page_list, (int) i);
      g_autofree char *excerpt = NULL;
      guint score = dh_help_book_match (self->book, i, query, &excerpt);

      gtk_widget_set_visible (GTK_WIDGET (row), score > 0);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), excerpt != NULL ? excerpt : "");
      n_found += score > 0;
    }
  gtk_stack_set_visible_child_name (self->list_stack, n_found > 0 ? "list" : "nothing");
  if (*query != '\0')
    {
      g_autofree char *text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u page found", "%u pages found", n_found), n_found);

      dh_announce (GTK_WIDGET (self->search_entry), text, FALSE);
    }
}

/* The best of the pages that are left. */
static void
search_activate_cb (DhHelpWindow *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  guint best = 0;
  int found = -1;

  g_assert (DH_IS_HELP_WINDOW (self));

  for (guint i = 0; i < dh_help_book_get_n (self->book); i++)
    {
      guint score = dh_help_book_match (self->book, i, query, NULL);

      if (score > best)
        {
          best = score;
          found = (int) i;
        }
    }
  if (found < 0)
    return;
  show_index (self, found);
  select_shown (self);
}

static void
fill_list (DhHelpWindow *self)
{
  for (guint i = 0; i < dh_help_book_get_n (self->book); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     dh_help_book_get_page (self->book, i)->title);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->page_list, row);
    }
}

/* ---- Actions */

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhHelpWindow *self = DH_HELP_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* From the search back to the page, from the page out. */
static void
escape_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhHelpWindow *self = DH_HELP_WINDOW (widget);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
card_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean two = g_str_has_suffix (name, "-a5");

  if (g_str_has_prefix (name, "help.print-card"))
    dh_volunteer_card_print (widget, two);
  else
    dh_volunteer_card_save (widget, two);
}

/* ---- Life */

static void
unref_article (gpointer article)
{
  if (article != NULL)
    g_object_unref (article);
}

static void
dh_help_window_dispose (GObject *object)
{
  DhHelpWindow *self = DH_HELP_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (dh_help_window_parent_class)->dispose (object);
}

static void
dh_help_window_finalize (GObject *object)
{
  DhHelpWindow *self = DH_HELP_WINDOW (object);

  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->book, dh_help_book_free);

  G_OBJECT_CLASS (dh_help_window_parent_class)->finalize (object);
}

static void
dh_help_window_class_init (DhHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dh_help_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DhHelpWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, DhHelpWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DhHelpWindow, list_stack);
  gtk_widget_class_bind_template_child (widget_class, DhHelpWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, DhHelpWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, DhHelpWindow, content_scroll);
  gtk_widget_class_bind_template_child (widget_class, DhHelpWindow, content_clamp);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);

  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "help.escape", NULL, escape_action);
  gtk_widget_class_install_action (widget_class, "help.print-card", NULL, card_action);
  gtk_widget_class_install_action (widget_class, "help.print-card-a5", NULL, card_action);
  gtk_widget_class_install_action (widget_class, "help.save-card", NULL, card_action);
  gtk_widget_class_install_action (widget_class, "help.save-card-a5", NULL, card_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "help.escape", NULL);
}

static void
dh_help_window_init (DhHelpWindow *self)
{
  self->shown = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhHelpWindow *
dh_help_window_new (GtkApplication *application)
{
  DhHelpWindow *self = g_object_new (DH_TYPE_HELP_WINDOW, "application", application, NULL);
  g_autoptr (GError) error = NULL;

  /* The pages are part of the program, and read in its tests. */
  self->book = dh_help_book_new (dh_language_is_vietnamese (), &error);
  if (self->book == NULL)
    g_error ("%s", error->message);
  self->articles = g_ptr_array_new_with_free_func (unref_article);
  g_ptr_array_set_size (self->articles, (int) dh_help_book_get_n (self->book));
  fill_list (self);
  return self;
}

void
dh_help_window_show (DhHelpWindow *self, const char *name)
{
  int index = -1;

  g_return_if_fail (DH_IS_HELP_WINDOW (self));
  g_return_if_fail (name != NULL);

  index = dh_help_book_find (self->book, name);
  g_return_if_fail (index >= 0);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  show_index (self, index);
  select_shown (self);
}

const char *
dh_help_window_get_name (DhHelpWindow *self)
{
  g_return_val_if_fail (DH_IS_HELP_WINDOW (self), NULL);

  return self->shown >= 0 ? dh_help_book_get_page (self->book, (guint) self->shown)->name : NULL;
}
