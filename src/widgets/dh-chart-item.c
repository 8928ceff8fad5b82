/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-item.h"

struct _DhChartItem
{
  GtkWidget parent_instance;

  char *label; /* owned */
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (DhChartItem, dh_chart_item, GTK_TYPE_WIDGET)

static void
dh_chart_item_finalize (GObject *object)
{
  DhChartItem *self = DH_CHART_ITEM (object);

  g_free (self->label);
  G_OBJECT_CLASS (dh_chart_item_parent_class)->finalize (object);
}

static void
dh_chart_item_class_init (DhChartItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dh_chart_item_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chart-item");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
dh_chart_item_init (DhChartItem *self)
{
  /* The pointer is the view's: it knows whole bands, without dead spots. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
}

GtkWidget *
dh_chart_item_new (void)
{
  return g_object_new (DH_TYPE_CHART_ITEM, NULL);
}

void
dh_chart_item_set_label (DhChartItem *self, const char *label)
{
  g_return_if_fail (DH_IS_CHART_ITEM (self));

  if (g_set_str (&self->label, label))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->label != NULL ? self->label : "", -1);
}

void
dh_chart_item_set_selected (DhChartItem *self, gboolean selected)
{
  g_return_if_fail (DH_IS_CHART_ITEM (self));

  if (self->selected == !!selected)
    return;
  self->selected = !!selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, self->selected,
                               -1);
}
