/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-desk-frames DATABASE DATE TURNS: the program's own window on DATABASE, at DATE; TURNS
 * people are registered, called, helped and finished by keys. Prints what frame-probe.h measures:
 * {"interval_ms", "rows_ms": […], "letters_ms": […], "longest_ms"}: from each press that changes a
 * row until that row has been painted, from each letter until the line has, and the longest time
 * for which no event was looked for.
 */
#include "config.h"

#include <adwaita.h>

#include "desk/dh-queue-list.h"
#include "desk/dh-visit-row.h"
#include "dh-language.h"
#include "frame-probe.h"
#include "session/dh-session.h"
#include "window/dh-application.h"
#include "window/dh-window.h"

#define LINE "sao y x3"
/* Longer than two presses of one finger. */
#define REST_MS 90
#define DOUBLE_PRESS_MS 700

typedef struct
{
  DhApplication *application;
  DhWindow *window;
  FrameProbe *probe; /* (owned) (nullable) */
  guint turns;
  GArray *rows;    /* (owned) of double, ms */
  GArray *letters; /* (owned) of double, ms */
  /* What is looked for. */
  const char *text; /* in the line */
  gint64 visit_id;  /* 0: one after newest_id */
  gint64 newest_id;
  DhVisitState state;
  DhVisitItem *found; /* not owned */
} Bench;

/* ---- What stands in the window */

static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_wanted (Bench *self, DhVisitItem *item)
{
  const DhVisit *visit = item != NULL ? dh_visit_item_get_visit (item) : NULL;

  return visit != NULL && visit->state == self->state &&
         (self->visit_id != 0 ? visit->id == self->visit_id : visit->id > self->newest_id);
}

static gboolean
is_in_view (GtkWidget *row, GtkWidget *list)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, list, &bounds) &&
         bounds.size.height > 1 && bounds.origin.y >= -1 &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (list) + 1;
}

static gboolean
find_row (Bench *self, GtkWidget *root, GtkWidget *list)
{
  if (DH_IS_VISIT_ROW (root))
    {
      DhVisitItem *item = dh_visit_row_get_item (DH_VISIT_ROW (root));

      if (!is_wanted (self, item) || !is_in_view (root, list))
        return FALSE;
      self->found = item;
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (find_row (self, child, list))
      return TRUE;
  return FALSE;
}

static gboolean
row_is_painted (gpointer data)
{
  Bench *self = data;
  GtkWidget *list = find_widget (GTK_WIDGET (self->window), DH_TYPE_QUEUE_LIST);

  return list != NULL && find_row (self, list, list);
}

static gboolean
line_is_painted (gpointer data)
{
  Bench *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return GTK_IS_EDITABLE (focus) &&
         g_str_equal (gtk_editable_get_text (GTK_EDITABLE (focus)), self->text);
}

static gboolean
is_ready (Bench *self)
{
  DhSession *session = dh_window_get_session (self->window);

  self->text = "";
  return session != NULL && dh_session_is_ready (session) &&
         gtk_window_is_active (GTK_WINDOW (self->window)) && line_is_painted (self);
}

/* ---- A person after the other */

static gint64
get_newest (Bench *self)
{
  GListModel *queue = G_LIST_MODEL (dh_session_get_queue (dh_window_get_session (self->window)));
  gint64 newest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (queue); i++)
    {
      g_autoptr (DhVisitItem) item = g_list_model_get_item (queue, i);

      newest = MAX (newest, dh_visit_item_get_visit (item)->id);
    }
  return newest;
}

static void
press_for_row (Bench *self, guint keyval, GdkModifierType modifiers, DhVisitState state)
{
  double ms;

  self->state = state;
  ms = frame_probe_press (self->probe, keyval, modifiers, row_is_painted, self);
  g_array_append_val (self->rows, ms);
  self->visit_id = dh_visit_item_get_visit (self->found)->id;
  frame_probe_rest (self->probe, REST_MS);
}

static void
type_line (Bench *self)
{
  for (guint i = 0; LINE[i] != '\0'; i++)
    {
      g_autofree char *text = g_strndup (LINE, i + 1);
      double ms;

      self->text = text;
      ms = frame_probe_press (self->probe, gdk_unicode_to_keyval ((guint32) LINE[i]), 0,
                              line_is_painted, self);
      g_array_append_val (self->letters, ms);
      frame_probe_rest (self->probe, REST_MS);
    }
}

static void
help_somebody (Bench *self)
{
  self->newest_id = get_newest (self);
  type_line (self);
  self->visit_id = 0;
  press_for_row (self, GDK_KEY_Return, 0, DH_VISIT_WAITING);
  /* The one who is next, not the one who has come. */
  self->newest_id = 0;
  self->visit_id = 0;
  press_for_row (self, GDK_KEY_F3, 0, DH_VISIT_CALLED);
  press_for_row (self, GDK_KEY_F5, 0, DH_VISIT_SERVING);
  press_for_row (self, GDK_KEY_F8, 0, DH_VISIT_DONE);
  press_for_row (self, GDK_KEY_z, GDK_CONTROL_MASK, DH_VISIT_SERVING);
  frame_probe_rest (self->probe, DOUBLE_PRESS_MS);
  press_for_row (self, GDK_KEY_F8, 0, DH_VISIT_DONE);
}

static void
print_array (const char *name, GArray *values)
{
  g_print (", \"%s\": [", name);
  for (guint i = 0; i < values->len; i++)
    g_print ("%s%.3f", i > 0 ? ", " : "", g_array_index (values, double, i));
  g_print ("]");
}

static gboolean
run_cb (gpointer user_data)
{
  Bench *self = user_data;
  double longest = 0;

  if (!is_ready (self))
    return G_SOURCE_CONTINUE;
  self->probe = frame_probe_new (GTK_WINDOW (self->window));
  /* What is made when it is first needed is made in the first turn. */
  frame_probe_rest (self->probe, 1500);
  help_somebody (self);
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->letters, 0);
  frame_probe_take_longest (self->probe);
  for (guint i = 0; i < self->turns; i++)
    help_somebody (self);
  longest = frame_probe_take_longest (self->probe);

  g_print ("{\"interval_ms\": %.3f, \"longest_ms\": %.3f", frame_probe_get_interval (self->probe),
           longest);
  print_array ("rows_ms", self->rows);
  print_array ("letters_ms", self->letters);
  g_print ("}\n");
  g_clear_pointer (&self->probe, frame_probe_free);
  gtk_window_close (GTK_WINDOW (self->window));
  return G_SOURCE_REMOVE;
}

static void
window_added_cb (Bench *self, GtkWindow *window)
{
  if (!DH_IS_WINDOW (window) || self->window != NULL)
    return;
  self->window = DH_WINDOW (window);
  g_timeout_add (100, run_cb, self);
}

int
main (int argc, char **argv)
{
  Bench self = { 0 };
  const char *arguments[] = { "donghanh", "--database", NULL, "--date", NULL, NULL };
  int status = 0;

  if (argc != 4)
    {
      g_printerr ("Usage: bench-desk-frames DATABASE DATE TURNS\n");
      return 2;
    }
  arguments[2] = argv[1];
  arguments[4] = argv[2];
  self.turns = (guint) g_ascii_strtoull (argv[3], NULL, 10);
  self.rows = g_array_new (FALSE, FALSE, sizeof (double));
  self.letters = g_array_new (FALSE, FALSE, sizeof (double));
  gtk_disable_setlocale ();
  dh_language_init ("vi");
  self.application = dh_application_new (NULL);
  g_signal_connect_swapped (self.application, "window-added", G_CALLBACK (window_added_cb), &self);
  status = g_application_run (G_APPLICATION (self.application), G_N_ELEMENTS (arguments) - 1,
                              (char **) arguments);
  g_object_unref (self.application);
  g_array_unref (self.rows);
  g_array_unref (self.letters);
  return status;
}
