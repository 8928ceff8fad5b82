/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-queue-menu.h"

#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"
#include "desk/dh-visit-row.h"

static GMenuModel *
create_model (DhVisitState state)
{
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) events = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  for (guint i = 0; i < n; i++)
    if (table[i].section == DH_SECTION_VISIT && dh_action_allowed (&table[i], state))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (_ (table[i].title), table[i].name);

        g_menu_item_set_attribute (item, "accel", "s", table[i].accels[0]);
        g_menu_append_item (table[i].event != DH_NO_EVENT ? events : others, item);
      }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (events));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
unparent_cb (gpointer user_data)
{
  g_autoptr (GtkWidget) popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

/* Not at once: the action of the item that was chosen has still to run. */
static void
closed_cb (GtkPopover *popover)
{
  g_assert (GTK_IS_POPOVER (popover));

  g_idle_add_once (unparent_cb, g_object_ref (popover));
}

/* A list that goes while its menu is open takes it along. */
static void
list_unrealize_cb (GtkWidget *list, GtkWidget *popover)
{
  g_assert (GTK_IS_POPOVER (popover));

  if (gtk_widget_get_parent (popover) == list)
    gtk_widget_unparent (popover);
}

GtkPopover *
dh_queue_menu_show (DhQueueList *list, DhVisitState state, double x, double y)
{
  g_autoptr (GMenuModel) model = create_model (state);
  GtkWidget *popover = gtk_popover_menu_new_from_model (model);

  gtk_widget_set_parent (popover, GTK_WIDGET (list));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The chosen person"), -1);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (list, "unrealize", G_CALLBACK (list_unrealize_cb), popover,
                           G_CONNECT_DEFAULT);
  gtk_popover_popup (GTK_POPOVER (popover));
  return GTK_POPOVER (popover);
}

/* The row at @x, @y of @list, or NULL. */
static DhVisitRow *
find_row (DhQueueList *list, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *child = NULL;

  if (widget == NULL)
    return NULL;
  if (!DH_IS_VISIT_ROW (widget) && gtk_widget_get_ancestor (widget, DH_TYPE_VISIT_ROW) != NULL)
    widget = gtk_widget_get_ancestor (widget, DH_TYPE_VISIT_ROW);
  /* The list's own item stands round the row. */
  child = DH_IS_VISIT_ROW (widget) ? widget : gtk_widget_get_first_child (widget);
  return DH_IS_VISIT_ROW (child) ? DH_VISIT_ROW (child) : NULL;
}

static void
show_at (DhQueueList *list, double x, double y)
{
  DhVisitRow *row = find_row (list, x, y);
  DhVisitItem *item = row != NULL ? dh_visit_row_get_item (row) : NULL;
  const DhVisit *visit = NULL;

  if (item == NULL)
    return;
  visit = dh_visit_item_get_visit (item);
  dh_queue_list_select (list, visit->id);
  dh_queue_menu_show (list, visit->state, x, y);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DhQueueList *list)
{
  g_assert (DH_IS_QUEUE_LIST (list));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_at (list, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, DhQueueList *list)
{
  g_assert (DH_IS_QUEUE_LIST (list));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_at (list, x, y);
}

/* By the keyboard it is about the row that has the focus. */
static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DhQueueList *list = DH_QUEUE_LIST (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_point_t point;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget) ||
      !gtk_widget_compute_point (
          focus, widget, &GRAPHENE_POINT_INIT (24, (float) gtk_widget_get_height (focus) / 2),
          &point))
    return FALSE;
  show_at (list, (double) point.x, (double) point.y);
  return TRUE;
}

void
dh_queue_menu_attach (DhQueueList *list)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (DH_IS_QUEUE_LIST (list));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), list);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), list);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (press));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
}
