/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-book-frames DATABASE DATE TABLE: the program's own window on DATABASE, at DATE. Its
 * feedback page is opened, gone through and searched by keys, then the preview of TABLE is opened
 * and gone through. Prints {"interval_ms", "keys_ms": […], "feedback_ms", "preview_ms"}: from each
 * key until the list has been painted where it leads, and the longest time for which no event was
 * looked for (see frame-probe.h) in both.
 */
#include "config.h"

#include <adwaita.h>

#include "dh-language.h"
#include "feedback/dh-feedback-page.h"
#include "frame-probe.h"
#include "outreach/dh-outreach-page.h"
#include "session/dh-session.h"
#include "window/dh-application.h"
#include "window/dh-window.h"

#define REST_MS 90
/* Longer than the program waits for the end of a word. */
#define SEARCH_MS 600

typedef struct
{
  DhWindow *window;  /* not owned */
  FrameProbe *probe; /* (owned) (nullable) */
  const char *table; /* path */
  GArray *keys;      /* (owned) of double, ms */
  GtkGridView *list; /* not owned: the one gone through */
  const char *text;  /* in the line of the search */
  double value;      /* where the list stood */
  GtkWidget *focus;  /* not owned: what had it */
  guint chosen;      /* the row that was chosen */
} Bench;

static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  /* The choices of a drop-down are a list as well. */
  if (GTK_IS_POPOVER (root))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* ---- What stands in the window */

static gboolean
is_filled (GtkGridView *list)
{
  GtkWidget *row = list != NULL ? gtk_widget_get_first_child (GTK_WIDGET (list)) : NULL;

  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_get_height (row) > 0;
}

static gboolean
page_is_painted (gpointer data)
{
  Bench *self = data;
  GtkWidget *page = find_widget (GTK_WIDGET (self->window), DH_TYPE_FEEDBACK_PAGE);

  if (page == NULL || !dh_feedback_page_is_ready (DH_FEEDBACK_PAGE (page)))
    return FALSE;
  self->list = GTK_GRID_VIEW (find_widget (page, GTK_TYPE_GRID_VIEW));
  return is_filled (self->list);
}

static gboolean
outreach_is_painted (gpointer data)
{
  Bench *self = data;
  GtkWidget *page = find_widget (GTK_WIDGET (self->window), DH_TYPE_OUTREACH_PAGE);

  return page != NULL && gtk_widget_get_mapped (page) &&
         dh_outreach_page_is_ready (DH_OUTREACH_PAGE (page));
}

static gboolean
preview_is_painted (Bench *self)
{
  AdwDialog *dialog =
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));

  self->list =
      dialog != NULL ? GTK_GRID_VIEW (find_widget (GTK_WIDGET (dialog), GTK_TYPE_GRID_VIEW)) : NULL;
  return is_filled (self->list);
}

static double
get_value (Bench *self)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)));
}

static gboolean
has_moved (gpointer data)
{
  Bench *self = data;

  /* The first Page_Down goes to the last row in sight. */
  return ABS (get_value (self) - self->value) > 0.5 ||
         gtk_window_get_focus (GTK_WINDOW (self->window)) != self->focus;
}

static guint
get_chosen (Bench *self)
{
  return gtk_single_selection_get_selected (
      GTK_SINGLE_SELECTION (gtk_grid_view_get_model (self->list)));
}

static gboolean
is_chosen_anew (gpointer data)
{
  Bench *self = data;

  return get_chosen (self) != self->chosen;
}

static gboolean
text_is_painted (gpointer data)
{
  Bench *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return GTK_IS_EDITABLE (focus) &&
         g_str_equal (gtk_editable_get_text (GTK_EDITABLE (focus)), self->text);
}

/* ---- Under the hands */

static void
press (Bench *self, guint keyval, guint times, FrameCondition condition)
{
  for (guint i = 0; i < times; i++)
    {
      double ms;

      self->value = get_value (self);
      self->focus = gtk_window_get_focus (GTK_WINDOW (self->window));
      if (condition == is_chosen_anew)
        self->chosen = get_chosen (self);
      ms = frame_probe_press (self->probe, keyval, 0, condition, self);
      g_array_append_val (self->keys, ms);
      frame_probe_rest (self->probe, REST_MS);
    }
}

static void
search (Bench *self)
{
  self->text = "";
  frame_probe_press (self->probe, GDK_KEY_f, GDK_CONTROL_MASK, text_is_painted, self);
  self->text = "c";
  press (self, GDK_KEY_c, 1, text_is_painted);
  frame_probe_rest (self->probe, SEARCH_MS);
  self->text = "ch";
  press (self, GDK_KEY_h, 1, text_is_painted);
  frame_probe_rest (self->probe, SEARCH_MS);
  self->text = "c";
  press (self, GDK_KEY_BackSpace, 1, text_is_painted);
  frame_probe_rest (self->probe, SEARCH_MS);
  self->text = "";
  press (self, GDK_KEY_BackSpace, 1, text_is_painted);
  frame_probe_rest (self->probe, SEARCH_MS);
}

static void
open_preview (Bench *self)
{
  frame_probe_press (self->probe, GDK_KEY_2, GDK_ALT_MASK, outreach_is_painted, self);
  frame_probe_rest (self->probe, 1000);
  dh_outreach_page_open_file (
      DH_OUTREACH_PAGE (find_widget (GTK_WIDGET (self->window), DH_TYPE_OUTREACH_PAGE)),
      self->table);
  while (!preview_is_painted (self))
    g_main_context_iteration (NULL, TRUE);
}

/* The longest of what has been done since the last call, or @longest. */
static double
note_longest (Bench *self, const char *what, double longest)
{
  double ms = frame_probe_take_longest (self->probe);

  g_printerr ("%s: %.1f ms\n", what, ms);
  return MAX (ms, longest);
}

static gboolean
run_cb (gpointer user_data)
{
  Bench *self = user_data;
  DhSession *session = dh_window_get_session (self->window);
  double feedback_ms = 0;
  double preview_ms = 0;

  if (session == NULL || !dh_session_is_ready (session) ||
      !gtk_window_is_active (GTK_WINDOW (self->window)))
    return G_SOURCE_CONTINUE;
  self->probe = frame_probe_new (GTK_WINDOW (self->window));
  frame_probe_rest (self->probe, 1500);
  frame_probe_take_longest (self->probe);

  frame_probe_press (self->probe, GDK_KEY_3, GDK_ALT_MASK, page_is_painted, self);
  frame_probe_rest (self->probe, 1000);
  feedback_ms = note_longest (self, "feedback page, opened", feedback_ms);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  press (self, GDK_KEY_Down, 12, is_chosen_anew);
  press (self, GDK_KEY_Page_Down, 6, is_chosen_anew);
  press (self, GDK_KEY_End, 1, is_chosen_anew);
  press (self, GDK_KEY_Home, 1, is_chosen_anew);
  feedback_ms = note_longest (self, "feedback page, gone through", feedback_ms);
  search (self);
  feedback_ms = note_longest (self, "feedback page, searched", feedback_ms);

  open_preview (self);
  frame_probe_rest (self->probe, 1000);
  preview_ms = note_longest (self, "preview, opened", preview_ms);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  press (self, GDK_KEY_Page_Down, 12, has_moved);
  press (self, GDK_KEY_End, 1, has_moved);
  press (self, GDK_KEY_Home, 1, has_moved);
  preview_ms = note_longest (self, "preview, gone through", preview_ms);

  g_print ("{\"interval_ms\": %.3f, \"feedback_ms\": %.3f, \"preview_ms\": %.3f, \"keys_ms\": [",
           frame_probe_get_interval (self->probe), feedback_ms, preview_ms);
  for (guint i = 0; i < self->keys->len; i++)
    g_print ("%s%.3f", i > 0 ? ", " : "", g_array_index (self->keys, double, i));
  g_print ("]}\n");
  g_clear_pointer (&self->probe, frame_probe_free);
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
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
  DhApplication *application = NULL;
  int status = 0;

  if (argc != 4)
    {
      g_printerr ("Usage: bench-book-frames DATABASE DATE TABLE\n");
      return 2;
    }
  arguments[2] = argv[1];
  arguments[4] = argv[2];
  self.table = argv[3];
  self.keys = g_array_new (FALSE, FALSE, sizeof (double));
  gtk_disable_setlocale ();
  dh_language_init ("vi");
  application = dh_application_new (NULL);
  g_signal_connect_swapped (application, "window-added", G_CALLBACK (window_added_cb), &self);
  status = g_application_run (G_APPLICATION (application), G_N_ELEMENTS (arguments) - 1,
                              (char **) arguments);
  g_object_unref (application);
  g_array_unref (self.keys);
  return status;
}
