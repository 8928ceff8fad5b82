/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-view-private.h"

static void
motion_cb (DhChartView *self, double x, double y)
{
  int hovered;

  g_assert (DH_IS_CHART_VIEW (self));

  hovered = self->scene != NULL ? dh_chart_scene_hit (self->scene, x, y) : -1;
  if (hovered == self->hovered)
    return;
  self->hovered = hovered;
  _dh_chart_view_update_tip (self);
}

static void
leave_cb (DhChartView *self)
{
  g_assert (DH_IS_CHART_VIEW (self));

  if (self->hovered < 0)
    return;
  self->hovered = -1;
  _dh_chart_view_update_tip (self);
}

static void
released_cb (DhChartView *self, int n_press, double x, double y)
{
  int hit;

  g_assert (DH_IS_CHART_VIEW (self));

  hit = self->scene != NULL ? dh_chart_scene_hit (self->scene, x, y) : -1;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  dh_chart_view_set_selected (self, hit == self->selected ? -1 : hit);
}

/* How far a key goes: one number, or to an end. */
static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  DhChartView *self = DH_CHART_VIEW (widget);
  int step = g_variant_get_int32 (args);
  int selected;

  if (self->scene == NULL || self->scene->data->len == 0)
    return GDK_EVENT_PROPAGATE;
  if (ABS (step) == 1 && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    step = -step;
  if (ABS (step) == 1)
    selected = dh_chart_scene_move (self->scene, self->selected, step);
  else
    selected = step < 0 ? 0 : (int) self->scene->data->len - 1;
  /* The pointer lying somewhere must not hide what the keys say. */
  self->hovered = -1;
  dh_chart_view_set_selected (self, selected);
  g_signal_emit_by_name (self, "announce", dh_chart_scene_datum (self->scene, selected)->label);
  return GDK_EVENT_STOP;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  DhChartView *self = DH_CHART_VIEW (widget);

  if (self->selected < 0)
    return GDK_EVENT_PROPAGATE;
  dh_chart_view_set_selected (self, -1);
  return GDK_EVENT_STOP;
}

void
_dh_chart_view_class_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, keypad;
    int step;
  } keys[] = { { GDK_KEY_Left, GDK_KEY_KP_Left, -1 },
               { GDK_KEY_Right, GDK_KEY_KP_Right, 1 },
               { GDK_KEY_Home, GDK_KEY_KP_Home, -2 },
               { GDK_KEY_End, GDK_KEY_KP_End, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, 0, move_cb, "i", keys[i].step);
      gtk_widget_class_add_binding (widget_class, keys[i].keypad, 0, move_cb, "i", keys[i].step);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

void
_dh_chart_view_add_pointer (DhChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}
