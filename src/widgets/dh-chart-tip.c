/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-tip.h"

#include "dh-chart-describe.h"

struct _DhChartTip
{
  GtkWidget parent_instance;

  GtkWidget *grid; /* owned by the widget tree */
};

G_DEFINE_FINAL_TYPE (DhChartTip, dh_chart_tip, GTK_TYPE_WIDGET)

static void
dh_chart_tip_dispose (GObject *object)
{
  DhChartTip *self = DH_CHART_TIP (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (dh_chart_tip_parent_class)->dispose (object);
}

static void
dh_chart_tip_class_init (DhChartTipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_chart_tip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chart-tip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dh_chart_tip_init (DhChartTip *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "osd");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

GtkWidget *
dh_chart_tip_new (void)
{
  return g_object_new (DH_TYPE_CHART_TIP, NULL);
}

static void
attach (GtkGrid *grid,
        const char *text,
        const char *css_class,
        float xalign,
        int column,
        int row,
        int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, width, 1);
}

void
dh_chart_tip_show (DhChartTip *self, const DhChartSpec *spec, guint category)
{
  const DhChartCategory *c = dh_chart_spec_category (spec, category);
  g_autofree char *state = dh_chart_describe_state (spec, category);
  GtkGrid *grid;
  int row = 0;

  g_return_if_fail (DH_IS_CHART_TIP (self));

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  self->grid = gtk_grid_new ();
  grid = GTK_GRID (self->grid);
  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 2);
  gtk_widget_set_margin_start (self->grid, 10);
  gtk_widget_set_margin_end (self->grid, 10);
  gtk_widget_set_margin_top (self->grid, 7);
  gtk_widget_set_margin_bottom (self->grid, 7);
  attach (grid, c->long_label != NULL ? c->long_label : c->label, "heading", 0, 0, row++, 2);
  for (guint s = 0; s < dh_chart_spec_n_series (spec); s++)
    {
      g_autofree char *value = dh_chart_format_value (dh_chart_spec_value (spec, s, category),
                                                      spec->format, spec->numbers);

      attach (grid, dh_chart_spec_series (spec, s)->name, NULL, 0, 0, row, 1);
      attach (grid, value, "numeric", 1, 1, row++, 1);
    }
  if (state != NULL)
    attach (grid, state, "caption", 0, 0, row++, 2);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}
