/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "help/dh-help-article.h"

#include <string.h>

#include "help/dh-help-book.h"
#include "help/dh-help-picture.h"

#define LINK "help:"

struct _DhHelpArticle
{
  AdwBin parent_instance;

  GtkListBox *list;    /* (not owned) child */
  GPtrArray *pictures; /* (owned) of DhHelpPicture */
  GPtrArray *stems;    /* (owned) of const char *, borrowed from the page */
  gboolean vietnamese;
};

enum
{
  SIGNAL_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhHelpArticle, dh_help_article, ADW_TYPE_BIN)

static gboolean
link_cb (DhHelpArticle *self, const char *uri)
{
  g_assert (DH_IS_HELP_ARTICLE (self));

  if (!g_str_has_prefix (uri, LINK))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_LINK], 0, uri + strlen (LINK));
  return TRUE;
}

/* ---- Rows */

static GtkWidget *
create_label (DhHelpArticle *self, const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  return label;
}

static void
add_row (DhHelpArticle *self, GtkWidget *child, const char *spoken, const char *css)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_widget_add_css_class (row, css);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, row);
}

static void
add_head (DhHelpArticle *self, const DhHelpPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = g_markup_escape_text (page->title, -1);
  g_autofree char *about = g_markup_escape_text (page->about, -1);
  g_autofree char *spoken = g_strjoin (". ", page->title, page->about, NULL);
  GtkWidget *label = create_label (self, title);

  gtk_widget_add_css_class (label, "title-1");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_label (self, about));
  add_row (self, box, spoken, "head");
}

static GtkWidget *
create_marked (DhHelpArticle *self, const char *mark, const char *css, const char *markup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (mark);

  gtk_widget_add_css_class (label, css);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_label (self, markup));
  return box;
}

static void
load_pictures (DhHelpArticle *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  for (guint i = 0; i < self->pictures->len; i++)
    {
      g_autofree char *path = dh_help_picture_path (self->stems->pdata[i], self->vietnamese, dark);

      dh_help_picture_set_resource (self->pictures->pdata[i], path);
    }
}

static void
add_picture (DhHelpArticle *self, const DhHelpBlock *block, const char *text)
{
  GtkWidget *picture = dh_help_picture_new (text);

  gtk_widget_add_css_class (picture, "frame");
  g_ptr_array_add (self->pictures, picture);
  g_ptr_array_add (self->stems, block->picture);
  add_row (self, picture, text, "picture");
}

static void
add_block (DhHelpArticle *self, const DhHelpBlock *block)
{
  g_autofree char *markup = dh_help_block_to_markup (block);
  g_autofree char *text = dh_help_block_to_text (block);
  g_autofree char *number = NULL;
  GtkWidget *label = NULL;

  switch (block->kind)
    {
    case DH_HELP_HEADING:
      label = create_label (self, markup);
      gtk_widget_add_css_class (label, "title-3");
      add_row (self, label, text, "heading");
      break;
    case DH_HELP_STEP:
      number = g_strdup_printf ("%u", block->number);
      add_row (self, create_marked (self, number, "number", markup), text, "step");
      break;
    case DH_HELP_BULLET:
      add_row (self, create_marked (self, "•", "bullet", markup), text, "item");
      break;
    case DH_HELP_TIP:
      add_row (self, create_marked (self, "!", "number", markup), text, "tip");
      break;
    case DH_HELP_IMAGE:
      add_picture (self, block, text);
      break;
    case DH_HELP_TEXT:
    default:
      add_row (self, create_label (self, markup), text, "text");
      break;
    }
}

/* ---- Life */

static gboolean
dh_help_article_grab_focus (GtkWidget *widget)
{
  DhHelpArticle *self = DH_HELP_ARTICLE (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
dh_help_article_finalize (GObject *object)
{
  DhHelpArticle *self = DH_HELP_ARTICLE (object);

  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->stems);

  G_OBJECT_CLASS (dh_help_article_parent_class)->finalize (object);
}

static void
dh_help_article_class_init (DhHelpArticleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dh_help_article_finalize;
  widget_class->grab_focus = dh_help_article_grab_focus;

  signals[SIGNAL_LINK] = g_signal_new ("link", DH_TYPE_HELP_ARTICLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "helparticle");
}

static void
dh_help_article_init (DhHelpArticle *self)
{
  self->pictures = g_ptr_array_new ();
  self->stems = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (load_pictures), self, G_CONNECT_SWAPPED);
}

DhHelpArticle *
dh_help_article_new (const DhHelpPage *page, gboolean vietnamese)
{
  DhHelpArticle *self = NULL;

  g_return_val_if_fail (page != NULL, NULL);

  self = g_object_new (DH_TYPE_HELP_ARTICLE, NULL);
  self->vietnamese = vietnamese;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  page->title, -1);
  add_head (self, page);
  for (guint i = 0; i < page->blocks->len; i++)
    add_block (self, page->blocks->pdata[i]);
  load_pictures (self);
  return self;
}
