/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdio.h>

#include "text-reader.h"

void
text_reader_open (DhTextReader *self, const char *path)
{
  self->file = fopen (path, "w");
  g_assert_nonnull (self->file);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
text_reader_close (DhTextReader *self)
{
  g_assert_cmpint (fclose (self->file), ==, 0);
  g_hash_table_unref (self->seen);
}

void
text_reader_note (DhTextReader *self,
                  const char *kind,
                  const char *where,
                  const char *what,
                  const char *text)
{
  g_autofree char *escaped = NULL;
  g_autofree char *key = NULL;

  if (text == NULL || (*text == '\0' && !g_str_equal (kind, "action")))
    return;
  escaped = g_strdup (text);
  g_strdelimit (escaped, "\n\r\t", ' ');
  key = g_strdup_printf ("%s\t%s\t%s", kind, what, escaped);
  if (!g_hash_table_add (self->seen, g_strdup (key)))
    return;
  fprintf (self->file, "%s\t%s\t%s\t%s\n", kind, where, what, escaped);
  fflush (self->file);
}

/* What a screen reader is told beside what is drawn. */
static void
read_accessible (DhTextReader *self, GtkAccessible *accessible, const char *where)
{
  const struct
  {
    GtkAccessibleProperty property;
    const char *kind;
  } properties[] = {
    { GTK_ACCESSIBLE_PROPERTY_LABEL, "name" },
    { GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "description" },
    { GTK_ACCESSIBLE_PROPERTY_HELP_TEXT, "help" },
    { GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, "placeholder" },
    { GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION, "role" },
    { GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "value" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *text = NULL;

      if (!gtk_test_accessible_has_property (accessible, properties[i].property))
        continue;
      /* The answer to a wrong guess is what it is. */
      text = gtk_test_accessible_check_property (accessible, properties[i].property, "\001");
      text_reader_note (self, properties[i].kind, where, G_OBJECT_TYPE_NAME (accessible), text);
    }
}

static void
read_menu (DhTextReader *self, GMenuModel *menu, const char *where)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
      g_autofree char *label = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        text_reader_note (self, "menu", where, "GMenu", label);
      for (guint l = 0; l < G_N_ELEMENTS (links); l++)
        {
          g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, links[l]);

          if (below != NULL)
            read_menu (self, below, where);
        }
    }
}

static void
read_choices (DhTextReader *self, GListModel *model, const char *where, const char *what)
{
  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (GTK_IS_STRING_OBJECT (item))
        text_reader_note (self, "choice", where, what,
                          gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
    }
}

/* A label that is drawn with dots at its end, or over its edge. */
static void
read_room (DhTextReader *self, GtkLabel *label, const char *where, const char *path)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width = 0, height = 0;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    text_reader_note (self, "dots", where, path, gtk_label_get_text (label));
  else if (width > gtk_widget_get_width (GTK_WIDGET (label)) + 1 ||
           height > gtk_widget_get_height (GTK_WIDGET (label)) + 1)
    text_reader_note (self, "cut", where, path, gtk_label_get_text (label));
}

static void
read_property (DhTextReader *self,
               GtkWidget *widget,
               const char *property,
               const char *kind,
               const char *where)
{
  GParamSpec *spec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), property);
  g_autofree char *text = NULL;

  if (spec == NULL || spec->value_type != G_TYPE_STRING || (spec->flags & G_PARAM_READABLE) == 0)
    return;
  g_object_get (widget, property, &text, NULL);
  text_reader_note (self, kind, where, G_OBJECT_TYPE_NAME (widget), text);
}

static char *
dup_path (GtkWidget *widget)
{
  GString *path = g_string_new (G_OBJECT_TYPE_NAME (widget));

  for (GtkWidget *w = gtk_widget_get_parent (widget); w != NULL && path->len < 90;
       w = gtk_widget_get_parent (w))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (w), "Dh") ||
        g_str_has_prefix (G_OBJECT_TYPE_NAME (w), "Adw"))
      {
        g_string_append_printf (path, "<%s", G_OBJECT_TYPE_NAME (w));
        if (g_str_has_prefix (G_OBJECT_TYPE_NAME (w), "Dh"))
          break;
      }
  return g_string_free (path, FALSE);
}

void
text_reader_read (DhTextReader *self, GtkWidget *widget, const char *where)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autoptr (GtkAccessible) child = NULL;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      g_autofree char *path = dup_path (widget);

      text_reader_note (self, "text", where, path, gtk_label_get_text (GTK_LABEL (widget)));
      read_room (self, GTK_LABEL (widget), where, path);
    }
  text_reader_note (self, "tooltip", where, G_OBJECT_TYPE_NAME (widget),
                    gtk_widget_get_tooltip_text (widget));
  read_property (self, widget, "placeholder-text", "placeholder", where);
  read_property (self, widget, "title", "title", where);
  read_accessible (self, accessible, where);
  if (GTK_IS_MENU_BUTTON (widget) &&
      gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)) != NULL)
    read_menu (self, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)), where);
  if (GTK_IS_DROP_DOWN (widget))
    read_choices (self, gtk_drop_down_get_model (GTK_DROP_DOWN (widget)), where, "GtkDropDown");
  if (ADW_IS_COMBO_ROW (widget))
    read_choices (self, adw_combo_row_get_model (ADW_COMBO_ROW (widget)), where, "AdwComboRow");

  /* Charts and the board speak through objects that are no widgets. */
  child = gtk_accessible_get_first_accessible_child (accessible);
  while (child != NULL && !GTK_IS_WIDGET (child))
    {
      GtkAccessible *next = gtk_accessible_get_next_accessible_sibling (child);

      read_accessible (self, child, where);
      g_object_unref (child);
      child = next;
    }
  for (GtkWidget *below = gtk_widget_get_first_child (widget); below != NULL;
       below = gtk_widget_get_next_sibling (below))
    text_reader_read (self, below, where);
}
