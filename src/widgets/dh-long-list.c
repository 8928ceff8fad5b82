/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-long-list.h"

/* A row takes a millisecond or two: so many fill a screen, and come in its first frame … */
#define FIRST 6
/* … so many come in each of the next … */
#define STEP 4
/* … until there are more than GtkGridView makes. */
#define ENOUGH 60

struct _DhLongList
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkGridView *view;
  char *label; /* (owned) (nullable) */
  gboolean selectable;
  GListModel *model;        /* (owned) (nullable) */
  GtkSliceListModel *shown; /* (owned) the beginning of model, or all of it */
  GtkSelectionModel *rows;  /* (owned) of shown; what the view has */
  GPtrArray *bound;         /* (owned) of GtkListItem in use, not owned */
  guint tick_id;            /* tick callback that shows more, 0 = none */
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_SELECTABLE,
} DhLongListProperty;

enum
{
  SIGNAL_SETUP_ROW,
  SIGNAL_BIND_ROW,
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static GParamSpec *properties[PROP_SELECTABLE + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhLongList, dh_long_list, GTK_TYPE_WIDGET)

/* ---- Rows */

static void
tell_place (DhLongList *self, GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *row = child != NULL ? gtk_widget_get_parent (child) : NULL;
  guint position = gtk_list_item_get_position (item);

  if (row == NULL || self->model == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) position + 1, GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                  (int) g_list_model_get_n_items (self->model), -1);
}

static void
position_cb (DhLongList *self, GParamSpec *pspec, GtkListItem *item)
{
  g_assert (DH_IS_LONG_LIST (self));

  tell_place (self, item);
}

/* ---- How much of the model the view is given */

static gboolean
more_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DhLongList *self = DH_LONG_LIST (widget);
  guint size = gtk_slice_list_model_get_size (self->shown) + STEP;

  gtk_slice_list_model_set_size (self->shown, size < ENOUGH ? size : G_MAXUINT);
  if (size < ENOUGH)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_more (DhLongList *self)
{
  if (self->tick_id == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

static void
show_all (DhLongList *self)
{
  stop_more (self);
  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
}

static void
items_changed_cb (DhLongList *self)
{
  g_assert (DH_IS_LONG_LIST (self));

  if (g_list_model_get_n_items (self->model) <= FIRST)
    {
      stop_more (self);
      gtk_slice_list_model_set_size (self->shown, FIRST);
    }
  else if (self->tick_id == 0 && gtk_slice_list_model_get_size (self->shown) != G_MAXUINT)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), more_cb, NULL, NULL);
  for (guint i = 0; i < self->bound->len; i++)
    tell_place (self, self->bound->pdata[i]);
}

/* ---- Rows */

static void
setup_cb (DhLongList *self, GtkListItem *item)
{
  g_assert (DH_IS_LONG_LIST (self));

  g_signal_emit (self, signals[SIGNAL_SETUP_ROW], 0, item);
  g_signal_connect_object (item, "notify::position", G_CALLBACK (position_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
bind_cb (DhLongList *self, GtkListItem *item)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (item));

  g_assert (DH_IS_LONG_LIST (self));

  /* A list of one column is no table. */
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (row)) != GTK_ACCESSIBLE_ROLE_LIST_ITEM)
    g_object_set (row, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  g_ptr_array_add (self->bound, item);
  g_signal_emit (self, signals[SIGNAL_BIND_ROW], 0, item);
  tell_place (self, item);
}

static void
unbind_cb (DhLongList *self, GtkListItem *item)
{
  g_assert (DH_IS_LONG_LIST (self));

  g_ptr_array_remove_fast (self->bound, item);
}

static void
activate_cb (DhLongList *self, guint position)
{
  g_assert (DH_IS_LONG_LIST (self));

  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, position);
}

/* ---- What others ask for */

void
dh_long_list_set_model (DhLongList *self, GListModel *model)
{
  g_return_if_fail (DH_IS_LONG_LIST (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  stop_more (self);
  g_set_object (&self->model, model);
  gtk_slice_list_model_set_size (self->shown, FIRST);
  gtk_slice_list_model_set_model (self->shown, model);
  if (model == NULL)
    return;
  /* Once the view has followed. */
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  items_changed_cb (self);
}

gpointer
dh_long_list_get_selected_item (DhLongList *self)
{
  g_return_val_if_fail (DH_IS_LONG_LIST (self), NULL);

  return GTK_IS_SINGLE_SELECTION (self->rows)
             ? gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (self->rows))
             : NULL;
}

void
dh_long_list_scroll_to (DhLongList *self, guint position, GtkListScrollFlags flags)
{
  g_return_if_fail (DH_IS_LONG_LIST (self));

  if (position >= gtk_slice_list_model_get_size (self->shown))
    show_all (self);
  gtk_grid_view_scroll_to (self->view, position, flags, NULL);
}

gboolean
dh_long_list_focus (DhLongList *self)
{
  g_return_val_if_fail (DH_IS_LONG_LIST (self), FALSE);

  return self->model != NULL && g_list_model_get_n_items (self->model) > 0 &&
         gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gboolean
dh_long_list_has_focus (DhLongList *self)
{
  GtkRoot *root = NULL;
  GtkWidget *focus = NULL;

  g_return_val_if_fail (DH_IS_LONG_LIST (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));
}

/* ---- Life */

static void
dh_long_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DhLongList *self = DH_LONG_LIST (object);

  switch ((DhLongListProperty) id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_SELECTABLE:
      g_value_set_boolean (value, self->selectable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dh_long_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DhLongList *self = DH_LONG_LIST (object);

  switch ((DhLongListProperty) id)
    {
    case PROP_LABEL:
      if (!g_set_str (&self->label, g_value_get_string (value)))
        return;
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->label != NULL ? self->label : "", -1);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SELECTABLE:
      self->selectable = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dh_long_list_constructed (GObject *object)
{
  DhLongList *self = DH_LONG_LIST (object);
  GListModel *shown = g_object_ref (G_LIST_MODEL (self->shown));

  G_OBJECT_CLASS (dh_long_list_parent_class)->constructed (object);

  self->rows = self->selectable ? GTK_SELECTION_MODEL (gtk_single_selection_new (shown))
                                : GTK_SELECTION_MODEL (gtk_no_selection_new (shown));
  gtk_grid_view_set_model (self->view, self->rows);
}

static void
dh_long_list_dispose (GObject *object)
{
  DhLongList *self = DH_LONG_LIST (object);

  if (self->scrolled != NULL)
    dh_long_list_set_model (self, NULL);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  self->view = NULL;
  g_clear_object (&self->rows);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->bound, g_ptr_array_unref);

  G_OBJECT_CLASS (dh_long_list_parent_class)->dispose (object);
}

static void
dh_long_list_finalize (GObject *object)
{
  g_clear_pointer (&DH_LONG_LIST (object)->label, g_free);

  G_OBJECT_CLASS (dh_long_list_parent_class)->finalize (object);
}

static void
dh_long_list_class_init (DhLongListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dh_long_list_get_property;
  object_class->set_property = dh_long_list_set_property;
  object_class->constructed = dh_long_list_constructed;
  object_class->dispose = dh_long_list_dispose;
  object_class->finalize = dh_long_list_finalize;

  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTABLE] =
      g_param_spec_boolean ("selectable", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_SETUP_ROW] = g_signal_new ("setup-row", DH_TYPE_LONG_LIST, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_LIST_ITEM);
  signals[SIGNAL_BIND_ROW] = g_signal_new ("bind-row", DH_TYPE_LONG_LIST, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_LIST_ITEM);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", DH_TYPE_LONG_LIST, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dh_long_list_init (DhLongList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->bound = g_ptr_array_new ();
  self->shown = gtk_slice_list_model_new (NULL, 0, FIRST);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);

  self->view = g_object_new (GTK_TYPE_GRID_VIEW, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                             "factory", factory, "min-columns", 1, "max-columns", 1, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "long-list");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
