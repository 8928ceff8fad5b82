/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-hall-board-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HIGHLIGHT_MS 12000

typedef enum
{
  PROP_TITLE = 1,
  PROP_MESSAGE,
  PROP_CLOCK,
  PROP_WAITING,
  PROP_STATE,
  PROP_DARK,
  PROP_HIGHLIGHT_MS,
} DhHallBoardProperty;

static GParamSpec *props[PROP_HIGHLIGHT_MS + 1];

G_DEFINE_FINAL_TYPE (DhHallBoard, dh_hall_board, GTK_TYPE_WIDGET)

static void
dh_hall_board_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 180;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 960 : 540;
}

/* ---- What is shown */

static void
set_text (DhHallBoard *self, Label label, const char *text)
{
  dh_fit_label_set_text (DH_FIT_LABEL (self->labels[label]), text);
  gtk_widget_set_visible (self->labels[label], *text != '\0');
}

static void
update_texts (DhHallBoard *self)
{
  g_autofree char *waiting =
      self->waiting == 0
          ? g_strdup (_ ("Nobody is waiting"))
          : g_strdup_printf (ngettext ("%u waiting", "%u waiting", self->waiting), self->waiting);

  set_text (self, LABEL_TITLE, self->title);
  set_text (self, LABEL_CLOCK, self->clock);
  set_text (self, LABEL_NOW, self->now->len > 0 ? _ ("At the counters") : "");
  set_text (self, LABEL_PAST, self->past->len > 0 ? _ ("Called last") : "");
  set_text (self, LABEL_WAITING, waiting);
  set_text (self, LABEL_MESSAGE, self->message);
  /* Once somebody was called, "called last" stands beside it. */
  set_text (self, LABEL_EMPTY,
            self->now->len > 0    ? ""
            : self->past->len > 0 ? _ ("Please wait for your number")
                                  : _ ("No number is being called"));
  switch (self->state)
    {
    case DH_HALL_STOPPED:
      set_text (self, LABEL_STATE, _ ("No more numbers are given today"));
      break;
    case DH_HALL_CLOSED:
      set_text (self, LABEL_STATE, _ ("Closed for today"));
      break;
    case DH_HALL_OPEN:
    default:
      set_text (self, LABEL_STATE, "");
      break;
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
update_highlights (DhHallBoard *self)
{
  for (guint i = 0; i < self->now->len; i++)
    {
      GtkWidget *view = self->now->pdata[i];

      if (g_hash_table_contains (self->highlights,
                                 dh_hall_call_view_get_ticket (DH_HALL_CALL_VIEW (view))))
        gtk_widget_add_css_class (view, "new");
      else
        gtk_widget_remove_css_class (view, "new");
    }
}

/* Brings @views to @n of them that show @calls. */
static void
update_views (DhHallBoard *self, GPtrArray *views, gboolean past, const DhHallCall *calls, guint n)
{
  while (views->len > n)
    {
      gtk_widget_unparent (views->pdata[views->len - 1]);
      g_ptr_array_remove_index (views, views->len - 1);
    }
  while (views->len < n)
    {
      GtkWidget *view = dh_hall_call_view_new (past);

      /* Read in the order in which they stand: each group behind its heading. */
      gtk_widget_insert_after (view, GTK_WIDGET (self),
                               views->len > 0 ? GTK_WIDGET (views->pdata[views->len - 1])
                                              : self->labels[past ? LABEL_PAST : LABEL_NOW]);
      g_ptr_array_add (views, view);
    }
  for (guint i = 0; i < n; i++)
    dh_hall_call_view_set_call (views->pdata[i], &calls[i]);
}

void
dh_hall_board_set_calls (DhHallBoard *self,
                         const DhHallCall *now,
                         guint n_now,
                         const DhHallCall *past,
                         guint n_past)
{
  g_return_if_fail (DH_IS_HALL_BOARD (self));

  update_views (self, self->now, FALSE, now, MIN (n_now, DH_HALL_NOW_MOST));
  update_views (self, self->past, TRUE, past, MIN (n_past, DH_HALL_PAST_MOST));
  update_highlights (self);
  update_texts (self);
}

/* ---- Standing out */

typedef struct
{
  DhHallBoard *board; /* not owned: the board ends its highlights */
  char *ticket;       /* owned */
} Highlight;

static void
highlight_free (gpointer data)
{
  Highlight *highlight = data;

  g_free (highlight->ticket);
  g_free (highlight);
}

static gboolean
highlight_over_cb (gpointer user_data)
{
  const Highlight *highlight = user_data;
  DhHallBoard *self = highlight->board;

  g_assert (DH_IS_HALL_BOARD (self));

  g_hash_table_remove (self->highlights, highlight->ticket);
  update_highlights (self);
  return G_SOURCE_REMOVE;
}

void
dh_hall_board_highlight (DhHallBoard *self, const char *ticket)
{
  Highlight *highlight = NULL;
  gpointer old = NULL;
  guint id = 0;

  g_return_if_fail (DH_IS_HALL_BOARD (self));
  g_return_if_fail (ticket != NULL);

  /* It keeps standing out, rather than beginning anew: nothing ever blinks. */
  if (g_hash_table_lookup_extended (self->highlights, ticket, NULL, &old))
    g_source_remove (GPOINTER_TO_UINT (old));
  highlight = g_new0 (Highlight, 1);
  highlight->board = self;
  highlight->ticket = g_strdup (ticket);
  id = g_timeout_add_full (G_PRIORITY_DEFAULT, self->highlight_ms, highlight_over_cb, highlight,
                           highlight_free);
  g_hash_table_insert (self->highlights, g_strdup (ticket), GUINT_TO_POINTER (id));
  update_highlights (self);
}

gboolean
dh_hall_board_is_highlighted (DhHallBoard *self, const char *ticket)
{
  g_return_val_if_fail (DH_IS_HALL_BOARD (self), FALSE);
  g_return_val_if_fail (ticket != NULL, FALSE);

  return g_hash_table_contains (self->highlights, ticket);
}

/* ---- Colours */

static void
update_colors (DhHallBoard *self)
{
  AdwStyleManager *manager =
      adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  if (self->dark)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dark");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dark");
  if (adw_style_manager_get_high_contrast (manager))
    gtk_widget_add_css_class (GTK_WIDGET (self), "contrast");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "contrast");
}

/* ---- Life */

static void
dh_hall_board_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DhHallBoard *self = DH_HALL_BOARD (object);

  switch ((DhHallBoardProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_CLOCK:
      g_value_set_string (value, self->clock);
      break;
    case PROP_WAITING:
      g_value_set_uint (value, self->waiting);
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_DARK:
      g_value_set_boolean (value, self->dark);
      break;
    case PROP_HIGHLIGHT_MS:
      g_value_set_uint (value, self->highlight_ms);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
set_string (char **member, const GValue *value)
{
  const char *text = g_value_get_string (value);

  return g_set_str (member, text != NULL ? text : "");
}

static void
dh_hall_board_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DhHallBoard *self = DH_HALL_BOARD (object);
  gboolean changed = TRUE;

  switch ((DhHallBoardProperty) prop_id)
    {
    case PROP_TITLE:
      changed = set_string (&self->title, value);
      break;
    case PROP_MESSAGE:
      changed = set_string (&self->message, value);
      break;
    case PROP_CLOCK:
      changed = set_string (&self->clock, value);
      break;
    case PROP_WAITING:
      changed = self->waiting != g_value_get_uint (value);
      self->waiting = g_value_get_uint (value);
      break;
    case PROP_STATE:
      changed = self->state != (DhHallState) g_value_get_int (value);
      self->state = (DhHallState) g_value_get_int (value);
      break;
    case PROP_DARK:
      changed = self->dark != g_value_get_boolean (value);
      self->dark = g_value_get_boolean (value);
      update_colors (self);
      break;
    case PROP_HIGHLIGHT_MS:
      changed = self->highlight_ms != g_value_get_uint (value);
      self->highlight_ms = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (!changed)
    return;
  update_texts (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
dh_hall_board_dispose (GObject *object)
{
  DhHallBoard *self = DH_HALL_BOARD (object);
  GHashTableIter iter;
  gpointer id = NULL;
  GtkWidget *child = NULL;

  g_hash_table_iter_init (&iter, self->highlights);
  while (g_hash_table_iter_next (&iter, NULL, &id))
    g_source_remove (GPOINTER_TO_UINT (id));
  g_hash_table_remove_all (self->highlights);
  g_ptr_array_set_size (self->now, 0);
  g_ptr_array_set_size (self->past, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  memset (self->labels, 0, sizeof self->labels);

  G_OBJECT_CLASS (dh_hall_board_parent_class)->dispose (object);
}

static void
dh_hall_board_finalize (GObject *object)
{
  DhHallBoard *self = DH_HALL_BOARD (object);

  g_clear_pointer (&self->highlights, g_hash_table_unref);
  g_clear_pointer (&self->now, g_ptr_array_unref);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->clock, g_free);

  G_OBJECT_CLASS (dh_hall_board_parent_class)->finalize (object);
}

static void
dh_hall_board_class_init (DhHallBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  object_class->get_property = dh_hall_board_get_property;
  object_class->set_property = dh_hall_board_set_property;
  object_class->dispose = dh_hall_board_dispose;
  object_class->finalize = dh_hall_board_finalize;
  widget_class->measure = dh_hall_board_measure;
  widget_class->size_allocate = dh_hall_board_layout;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, "", flags);
  props[PROP_CLOCK] = g_param_spec_string ("clock", NULL, NULL, "", flags);
  props[PROP_WAITING] = g_param_spec_uint ("waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_STATE] =
      g_param_spec_int ("state", NULL, NULL, DH_HALL_OPEN, DH_HALL_CLOSED, DH_HALL_OPEN, flags);
  props[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, flags);
  props[PROP_HIGHLIGHT_MS] =
      g_param_spec_uint ("highlight-ms", NULL, NULL, 1, G_MAXUINT, HIGHLIGHT_MS, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "hallboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);

  /* Loaded with the first board: the desk starts without it. */
  gtk_css_provider_load_from_resource (provider, RESOURCE_PATH "/widgets/dh-hall-board.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
dh_hall_board_init (DhHallBoard *self)
{
  static const struct
  {
    float xalign;
    const char *css_class;
  } looks[N_LABELS] = {
    [LABEL_TITLE] = { 0, "hall-title" },     [LABEL_CLOCK] = { 1, "hall-clock" },
    [LABEL_NOW] = { 0, "hall-heading" },     [LABEL_PAST] = { 0, "hall-heading" },
    [LABEL_EMPTY] = { 0.5f, "hall-empty" },  [LABEL_STATE] = { 0.5f, "hall-state" },
    [LABEL_WAITING] = { 0, "hall-waiting" }, [LABEL_MESSAGE] = { 1, "hall-message" },
  };
  AdwStyleManager *manager =
      adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->now = g_ptr_array_new ();
  self->past = g_ptr_array_new ();
  self->highlights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->title = g_strdup ("");
  self->message = g_strdup ("");
  self->clock = g_strdup ("");
  self->highlight_ms = HIGHLIGHT_MS;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  for (guint i = 0; i < N_LABELS; i++)
    {
      self->labels[i] = dh_fit_label_new (looks[i].xalign);
      gtk_widget_add_css_class (self->labels[i], looks[i].css_class);
      gtk_widget_set_parent (self->labels[i], GTK_WIDGET (self));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Hall screen"), -1);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_colors), self,
                           G_CONNECT_SWAPPED);
  update_colors (self);
  update_texts (self);
}

GtkWidget *
dh_hall_board_new (void)
{
  return g_object_new (DH_TYPE_HALL_BOARD, NULL);
}
