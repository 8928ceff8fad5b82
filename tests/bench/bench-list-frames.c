/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-list-frames PRESSES: the reference of bench-desk-frames. A window with nothing but a line
 * and a GtkListView of 500 rows; each Return puts a row on top, each letter goes into the line.
 * Prints the same.
 */
#include <adwaita.h>

#include "frame-probe.h"

#define ROWS 500
#define REST_MS 90

typedef struct
{
  GtkApplication *application;
  GtkWindow *window;
  GtkWidget *line;
  GtkWidget *list;
  GtkStringList *strings; /* (owned) */
  GtkWidget *newest;      /* the label that shows the row on top */
  guint presses;
  char *wanted;     /* (owned) on top */
  const char *text; /* in the line */
} Bench;

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, Bench *self)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, Bench *self)
{
  GtkStringObject *string = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (string));
  if (gtk_list_item_get_position (item) == 0)
    self->newest = label;
}

static void
add_row (Bench *self)
{
  const char *strings[] = { self->wanted, NULL };

  gtk_string_list_splice (self->strings, 0, 0, strings);
}

static void
activate_line_cb (Bench *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->line), "");
  add_row (self);
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), 0, GTK_LIST_SCROLL_NONE, NULL);
}

static gboolean
row_is_painted (gpointer data)
{
  Bench *self = data;

  return self->newest != NULL && gtk_widget_get_mapped (self->newest) &&
         g_str_equal (gtk_label_get_label (GTK_LABEL (self->newest)), self->wanted);
}

static gboolean
line_is_painted (gpointer data)
{
  Bench *self = data;

  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->line)), self->text);
}

static gboolean
run_cb (gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (FrameProbe) probe = NULL;
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GString) letters = g_string_new (NULL);

  if (!gtk_window_is_active (self->window))
    return G_SOURCE_CONTINUE;
  probe = frame_probe_new (self->window);
  frame_probe_rest (probe, 1500);
  for (guint i = 0; i <= self->presses; i++)
    {
      const char *separator = i > 1 ? ", " : "";
      double ms;

      self->text = "s";
      ms = frame_probe_press (probe, GDK_KEY_s, 0, line_is_painted, self);
      if (i > 0)
        g_string_append_printf (letters, "%s%.3f", separator, ms);
      frame_probe_rest (probe, REST_MS);
      g_free (self->wanted);
      self->wanted = g_strdup_printf ("A%03u", i);
      ms = frame_probe_press (probe, GDK_KEY_Return, 0, row_is_painted, self);
      if (i > 0)
        g_string_append_printf (rows, "%s%.3f", separator, ms);
      else
        frame_probe_take_longest (probe);
      frame_probe_rest (probe, REST_MS);
    }
  g_print ("{\"interval_ms\": %.3f, \"longest_ms\": %.3f, \"rows_ms\": [%s], "
           "\"letters_ms\": [%s]}\n",
           frame_probe_get_interval (probe), frame_probe_take_longest (probe), rows->str,
           letters->str);
  g_clear_pointer (&probe, frame_probe_free);
  gtk_window_close (self->window);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (Bench *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->strings = gtk_string_list_new (NULL);
  for (guint i = 0; i < ROWS; i++)
    {
      g_free (self->wanted);
      self->wanted = g_strdup_printf ("B%03u", i);
      add_row (self);
    }
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->strings))));
  self->list = gtk_list_view_new (model, factory);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->line = gtk_text_new ();
  g_signal_connect_swapped (self->line, "activate", G_CALLBACK (activate_line_cb), self);
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_box_append (GTK_BOX (box), scrolled);
  self->window = GTK_WINDOW (adw_application_window_new (self->application));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), box);
  gtk_window_set_default_size (self->window, 1180, 720);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->line);
  g_timeout_add (100, run_cb, self);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application =
                adw_application_new ("io.github.donghanh.Empty", G_APPLICATION_NON_UNIQUE);
  Bench self = { .application = GTK_APPLICATION (application) };
  int status = 0;

  if (argc != 2)
    {
      g_printerr ("Usage: bench-list-frames PRESSES\n");
      return 2;
    }
  self.presses = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  g_signal_connect_swapped (application, "activate", G_CALLBACK (activate_cb), &self);
  status = g_application_run (G_APPLICATION (application), 1, argv);
  g_clear_object (&self.strings);
  g_free (self.wanted);
  return status;
}
