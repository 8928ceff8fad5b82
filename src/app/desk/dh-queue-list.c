/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-queue-list.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "desk/dh-queue-menu.h"
#include "desk/dh-visit-row.h"

/* GtkListView makes rows for 200 items whether they are in sight or not, and lays all of them out
 * anew whenever one comes or goes. Of those who are done it is given so many, and more when
 * somebody looks at them. */
#define ENDED_SHOWN 24

struct _DhQueueList
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkListView *list_view;

  DhQueueModel *model;           /* (owned) (nullable) */
  GtkSliceListModel *shown;      /* (owned) the beginning of model */
  GtkSingleSelection *selection; /* (owned) of shown */
  gint64 selected;               /* visit id, 0 = none */
  gboolean restoring;            /* the choice is being put back, not made by a person */
  guint top_id;                  /* tick callback that keeps the list at its top */
  guint top_frames;              /* frames that it has seen */
  guint more_id;                 /* source that shows more of those who are done */
  GPtrArray *headers;            /* (owned) of GtkListHeader that are in use, not owned */
};

enum
{
  SIGNAL_SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhQueueList, dh_queue_list, GTK_TYPE_WIDGET)

static gint64
id_of (gpointer item)
{
  return item != NULL ? dh_visit_item_get_visit (item)->id : 0;
}

static void
set_selected (DhQueueList *self, gint64 id)
{
  if (self->selected == id)
    return;
  self->selected = id;
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
restore (DhQueueList *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->model == NULL)
    return;
  dh_queue_model_find (self->model, self->selected, &position);
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;
}

static void
selected_cb (DhQueueList *self)
{
  g_assert (DH_IS_QUEUE_LIST (self));

  if (self->restoring)
    return;
  /* A row that moves is taken out and put in again: the choice goes along in items_changed_cb(). */
  if (gtk_single_selection_get_selected_item (self->selection) != NULL)
    set_selected (self, id_of (gtk_single_selection_get_selected_item (self->selection)));
}

static gboolean
keep_top_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DhQueueList *self = DH_QUEUE_LIST (widget);

  /* The frame of the change itself has yet to lay it out. */
  if (self->top_frames++ == 0)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  self->top_id = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_top (DhQueueList *self)
{
  if (self->top_id == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->top_id);
  self->top_id = 0;
}

static void
go_top (DhQueueList *self)
{
  /* At once, or a first row that goes elsewhere would take the list along for a frame. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
  self->top_frames = 0;
  if (self->top_id == 0)
    self->top_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), keep_top_cb, NULL, NULL);
}

/* A list that stands at its top keeps its first row there, and so hides the heading that comes
 * above it; whoever looks at the top wants to see the top. */
static void
keep_top (DhQueueList *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));

  if (gtk_adjustment_get_value (adjustment) <= 1.0 || self->top_id != 0)
    go_top (self);
}

/* Whoever is not done, and so many of those who are. */
static guint
count_needed (DhQueueList *self)
{
  return dh_queue_model_count (self->model, DH_QUEUE_ACTIVE) +
         dh_queue_model_count (self->model, DH_QUEUE_WAITING) + ENDED_SHOWN;
}

/* In steps, so that not every command changes it. */
static void
show_at_least (DhQueueList *self, guint n)
{
  if (gtk_slice_list_model_get_size (self->shown) < n)
    gtk_slice_list_model_set_size (self->shown, n + ENDED_SHOWN);
}

/* Somebody has looked through them all, and is back at the top. */
static void
show_less (DhQueueList *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  guint needed = count_needed (self);
  guint chosen = GTK_INVALID_LIST_POSITION;

  if (gtk_adjustment_get_value (adjustment) > 1.0 ||
      gtk_slice_list_model_get_size (self->shown) <= needed + 3 * ENDED_SHOWN)
    return;
  if (dh_queue_model_find (self->model, self->selected, &chosen) == NULL || chosen < needed)
    gtk_slice_list_model_set_size (self->shown, needed + ENDED_SHOWN);
}

static gboolean
show_more_cb (gpointer user_data)
{
  DhQueueList *self = user_data;

  g_assert (DH_IS_QUEUE_LIST (self));

  self->more_id = 0;
  if (self->model != NULL)
    show_at_least (self, gtk_slice_list_model_get_size (self->shown) + 1);
  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (DhQueueList *self, GtkAdjustment *adjustment)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) -
                2 * gtk_adjustment_get_page_size (adjustment);

  g_assert (DH_IS_QUEUE_LIST (self));

  /* Not at once: this may be while the list is being laid out. */
  if (left < 0 && self->more_id == 0 && self->model != NULL &&
      n_shown < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    self->more_id = g_idle_add (show_more_cb, self);
}

static void update_headers (DhQueueList *self);

static void
items_changed_cb (DhQueueList *self)
{
  g_assert (DH_IS_QUEUE_LIST (self));

  keep_top (self);
  restore (self);
  update_headers (self);
}

static void
model_changed_cb (DhQueueList *self)
{
  g_assert (DH_IS_QUEUE_LIST (self));

  show_at_least (self, count_needed (self));
  show_less (self);
  update_headers (self);
}

void
dh_queue_list_set_model (DhQueueList *self, DhQueueModel *model)
{
  g_return_if_fail (DH_IS_QUEUE_LIST (self));
  g_return_if_fail (model == NULL || DH_IS_QUEUE_MODEL (model));

  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->selection, items_changed_cb, self);
      g_signal_handlers_disconnect_by_func (self->model, model_changed_cb, self);
    }
  g_set_object (&self->model, model);
  if (model != NULL)
    gtk_slice_list_model_set_size (self->shown, count_needed (self) + ENDED_SHOWN);
  gtk_slice_list_model_set_model (self->shown, G_LIST_MODEL (model));
  if (model != NULL)
    g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (model != NULL)
    {
      g_signal_connect_object (model, "items-changed", G_CALLBACK (model_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (model, "sections-changed", G_CALLBACK (model_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  restore (self);
}

gint64
dh_queue_list_get_selected (DhQueueList *self)
{
  g_return_val_if_fail (DH_IS_QUEUE_LIST (self), 0);

  return self->selected;
}

void
dh_queue_list_select (DhQueueList *self, gint64 visit_id)
{
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (DH_IS_QUEUE_LIST (self));

  set_selected (self, visit_id);
  if (self->model != NULL && dh_queue_model_find (self->model, visit_id, &position) != NULL)
    show_at_least (self, position + 1);
  restore (self);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  /* The first row is at the top, below its heading. */
  if (position == 0)
    go_top (self);
  else
    {
      stop_top (self);
      gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_NONE, NULL);
    }
}

void
dh_queue_list_move (DhQueueList *self, int step)
{
  guint n = 0;
  guint position = 0;
  g_autoptr (DhVisitItem) item = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (DH_IS_QUEUE_LIST (self));

  n = self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
  if (n == 0)
    return;
  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? 0 : n - 1;
  else
    position = (guint) CLAMP ((int) position + step, 0, (int) n - 1);
  item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  dh_queue_list_select (self, id_of (item));
  spoken = dh_visit_item_dup_description (item);
  dh_announce (GTK_WIDGET (self), spoken, FALSE);
}

/* ---- Rows and headings */

static void
setup_row_cb (DhQueueList *self, GtkListItem *list_item)
{
  g_assert (DH_IS_QUEUE_LIST (self));

  gtk_list_item_set_child (list_item, GTK_WIDGET (dh_visit_row_new ()));
}

static void
update_spoken (GtkListItem *list_item)
{
  g_autofree char *spoken = dh_visit_item_dup_description (gtk_list_item_get_item (list_item));

  gtk_list_item_set_accessible_label (list_item, spoken);
}

static void
revision_cb (GtkListItem *list_item)
{
  g_assert (GTK_IS_LIST_ITEM (list_item));

  update_spoken (list_item);
}

static void
bind_row_cb (DhQueueList *self, GtkListItem *list_item)
{
  DhVisitItem *item = gtk_list_item_get_item (list_item);

  g_assert (DH_IS_QUEUE_LIST (self));

  dh_visit_row_set_item (DH_VISIT_ROW (gtk_list_item_get_child (list_item)), item);
  update_spoken (list_item);
  g_signal_connect_object (item, "notify::revision", G_CALLBACK (revision_cb), list_item,
                           G_CONNECT_SWAPPED);
}

static void
unbind_row_cb (DhQueueList *self, GtkListItem *list_item)
{
  g_assert (DH_IS_QUEUE_LIST (self));

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), revision_cb, list_item);
  dh_visit_row_set_item (DH_VISIT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static char *
dup_part_title (DhQueuePart part, guint n)
{
  switch (part)
    {
    case DH_QUEUE_ACTIVE:
      return g_strdup_printf (ngettext ("At the desk (%u)", "At the desk (%u)", n), n);
    case DH_QUEUE_WAITING:
      return g_strdup_printf (ngettext ("Waiting (%u)", "Waiting (%u)", n), n);
    case DH_QUEUE_ENDED:
      return g_strdup_printf (ngettext ("Ended today (%u)", "Ended today (%u)", n), n);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Of the whole part, and not only of those of it that the list is given. */
static void
update_header (DhQueueList *self, GtkListHeader *header)
{
  DhVisitItem *item = gtk_list_header_get_item (header);
  GtkWidget *label = gtk_list_header_get_child (header);
  DhQueuePart part = DH_QUEUE_ENDED;
  g_autofree char *title = NULL;

  if (item == NULL || label == NULL || self->model == NULL)
    return;
  part = dh_queue_part_of_state (dh_visit_item_get_visit (item)->state);
  title = dup_part_title (part, dh_queue_model_count (self->model, part));
  gtk_label_set_label (GTK_LABEL (label), title);
}

static void
update_headers (DhQueueList *self)
{
  for (guint i = 0; i < self->headers->len; i++)
    update_header (self, self->headers->pdata[i]);
}

static void
header_changed_cb (DhQueueList *self, GParamSpec *pspec, GtkListHeader *header)
{
  g_assert (DH_IS_QUEUE_LIST (self));

  update_header (self, header);
}

static void
setup_header_cb (DhQueueList *self, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_assert (DH_IS_QUEUE_LIST (self));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_margin_start (label, 14);
  gtk_list_header_set_child (header, label);
  g_signal_connect_object (header, "notify::n-items", G_CALLBACK (header_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (header, "notify::item", G_CALLBACK (header_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
bind_header_cb (DhQueueList *self, GtkListHeader *header)
{
  g_assert (DH_IS_QUEUE_LIST (self));

  g_ptr_array_add (self->headers, header);
  update_header (self, header);
}

static void
unbind_header_cb (DhQueueList *self, GtkListHeader *header)
{
  g_assert (DH_IS_QUEUE_LIST (self));

  g_ptr_array_remove_fast (self->headers, header);
}

static GtkListItemFactory *
create_row_factory (DhQueueList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static GtkListItemFactory *
create_header_factory (DhQueueList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_header_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_header_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_header_cb), self,
                           G_CONNECT_SWAPPED);
  return factory;
}

/* ---- Life */

static void
dh_queue_list_dispose (GObject *object)
{
  DhQueueList *self = DH_QUEUE_LIST (object);

  g_clear_handle_id (&self->more_id, g_source_remove);
  if (self->model != NULL)
    dh_queue_list_set_model (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_QUEUE_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->headers, g_ptr_array_unref);

  G_OBJECT_CLASS (dh_queue_list_parent_class)->dispose (object);
}

static void
dh_queue_list_class_init (DhQueueListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_queue_list_dispose;

  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", DH_TYPE_QUEUE_LIST,
                                                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-queue-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DhQueueList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, DhQueueList, list_view);
}

static void
dh_queue_list_init (DhQueueList *self)
{
  g_autoptr (GtkListItemFactory) rows = NULL;
  g_autoptr (GtkListItemFactory) headers = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->headers = g_ptr_array_new ();
  self->shown = gtk_slice_list_model_new (NULL, 0, ENDED_SHOWN);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  rows = create_row_factory (self);
  headers = create_header_factory (self);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_factory (self->list_view, rows);
  gtk_list_view_set_header_factory (self->list_view, headers);
  g_signal_connect_object (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), "value-changed",
      G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), "changed",
      G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  dh_queue_menu_attach (self);
}
