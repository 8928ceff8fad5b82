/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "closing/dh-close-day-dialog-private.h"

#include "closing/dh-close-day-row.h"

/* The row of the list that @widget is in; NULL where it is in none, or in a list of choices. */
static DhCloseDayRow *
get_row (DhCloseDayDialog *self, GtkWidget *widget)
{
  GtkWidget *row = NULL;

  if (widget == NULL || gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL)
    return NULL;
  row = gtk_widget_get_ancestor (widget, DH_TYPE_CLOSE_DAY_ROW);
  return row != NULL ? DH_CLOSE_DAY_ROW (row) : NULL;
}

static DhCloseDayRow *
find_row (DhCloseDayDialog *self, DhCloseDayItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (DH_IS_CLOSE_DAY_ROW (row) && gtk_widget_get_child_visible (child) &&
          dh_close_day_row_get_item (DH_CLOSE_DAY_ROW (row)) == item)
        return DH_CLOSE_DAY_ROW (row);
    }
  return NULL;
}

/* Up and Down go from one choice to the next; in a list of choices they choose. */
static gboolean
key_pressed_cb (DhCloseDayDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  DhCloseDayRow *row = NULL;
  g_autoptr (DhCloseDayItem) next = NULL;
  guint position = 0;
  int step = keyval == GDK_KEY_Down ? 1 : -1;

  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_Up) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  row = get_row (self, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  if (row == NULL || !g_list_store_find (self->items, dh_close_day_row_get_item (row), &position) ||
      (step < 0 && position == 0))
    return GDK_EVENT_PROPAGATE;
  position = step > 0 ? position + 1 : position - 1;
  next = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  if (next == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_NONE, NULL);
  row = find_row (self, next);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static void
setup_row_cb (DhCloseDayDialog *self, GtkListItem *list_item)
{
  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  gtk_list_item_set_child (list_item, GTK_WIDGET (dh_close_day_row_new ()));
  /* The row itself does nothing. */
  gtk_list_item_set_focusable (list_item, FALSE);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
bind_row_cb (DhCloseDayDialog *self, GtkListItem *list_item)
{
  DhCloseDayItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", dh_close_day_item_get_ticket (item),
                                             dh_close_day_item_get_title (item),
                                             dh_close_day_item_get_subtitle (item));

  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  dh_close_day_row_set_item (DH_CLOSE_DAY_ROW (gtk_list_item_get_child (list_item)), item);
  /* The button of a list of choices says the choice alone; whose it is, the row says. */
  gtk_list_item_set_accessible_label (list_item, spoken);
}

static void
unbind_row_cb (DhCloseDayDialog *self, GtkListItem *list_item)
{
  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  dh_close_day_row_set_item (DH_CLOSE_DAY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

void
dh_close_day_dialog_create_rows (DhCloseDayDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);
}
