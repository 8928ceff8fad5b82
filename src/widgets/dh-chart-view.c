/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-chart-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dh-chart-describe.h"
#include "dh-chart-item.h"
#include "dh-chart-tip.h"

#define MAX_ITEMS 200
#define MIN_WIDTH 240
#define NATURAL_WIDTH 640
#define TIP_GAP 6

typedef enum
{
  PROP_SHOW_TITLES = 1,
  PROP_SELECTED,
} DhChartViewProperty;

enum
{
  SIGNAL_ANNOUNCE,
  N_SIGNALS,
};

static GParamSpec *props[PROP_SELECTED + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhChartView, dh_chart_view, GTK_TYPE_WIDGET)

static void
ensure_theme (DhChartView *self)
{
  if (self->theme != NULL)
    return;
  self->theme = dh_chart_view_theme_for (GTK_WIDGET (self));
  self->context = dh_chart_context_new (self->theme);
}

static void
drop_scene (DhChartView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->scene, dh_chart_scene_free);
}

static void
drop_theme (DhChartView *self)
{
  drop_scene (self);
  g_clear_pointer (&self->theme, dh_chart_theme_free);
  g_clear_object (&self->context);
}

static void
style_changed_cb (DhChartView *self)
{
  g_assert (DH_IS_CHART_VIEW (self));

  drop_theme (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
clear_items (DhChartView *self)
{
  for (guint i = 0; i < self->items->len; i++)
    gtk_widget_unparent (self->items->pdata[i]);
  g_ptr_array_set_size (self->items, 0);
}

static void
update_items (DhChartView *self)
{
  guint n = self->scene->data->len <= MAX_ITEMS ? self->scene->data->len : 0;

  while (self->items->len > n)
    {
      gtk_widget_unparent (self->items->pdata[self->items->len - 1]);
      g_ptr_array_set_size (self->items, (int) self->items->len - 1);
    }
  while (self->items->len < n)
    {
      GtkWidget *item = dh_chart_item_new ();

      /* Below the tip. */
      gtk_widget_insert_before (item, GTK_WIDGET (self), self->tip);
      g_ptr_array_add (self->items, item);
    }
  for (guint i = 0; i < n; i++)
    {
      dh_chart_item_set_label (self->items->pdata[i],
                               dh_chart_scene_datum (self->scene, (int) i)->label);
      dh_chart_item_set_selected (self->items->pdata[i], (int) i == self->selected);
    }
}

/* Lays the chart out for the present size; FALSE where there is none. */
static gboolean
ensure_scene (DhChartView *self, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (self->drawn == NULL || width <= 0 || height <= 0)
    return FALSE;
  if (self->scene != NULL && self->scene->width == width && self->scene->height == height &&
      self->scene->rtl == rtl)
    return TRUE;
  drop_scene (self);
  ensure_theme (self);
  self->scene = dh_chart_layout (self->drawn, self->theme, self->context, width, height, rtl);
  update_items (self);
  return TRUE;
}

void
_dh_chart_view_update_tip (DhChartView *self)
{
  int datum = _dh_chart_view_shown (self);

  if (datum >= 0)
    dh_chart_tip_show (DH_CHART_TIP (self->tip), self->spec, _dh_chart_view_category (self, datum));
  gtk_widget_set_visible (self->tip, datum >= 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
allocate_rect (GtkWidget *widget, const DhChartRect *rect)
{
  GtkAllocation allocation = { (int) floor (rect->x), (int) floor (rect->y),
                               MAX (1, (int) rect->width), MAX (1, (int) rect->height) };

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &allocation, -1);
}

/* Beside the category on the side that has room, above the numbers if there is none. */
static void
allocate_tip (DhChartView *self, int width, int height)
{
  GtkRequisition size;
  DhChartRect band;
  double x, y;
  int datum = _dh_chart_view_shown (self);

  if (datum < 0 || !gtk_widget_get_visible (self->tip))
    return;
  gtk_widget_get_preferred_size (self->tip, &size, NULL);
  band = dh_chart_scene_category_rect (self->scene,
                                       dh_chart_scene_datum (self->scene, datum)->category);
  if (self->scene->lying)
    {
      x = self->scene->plot.x + (self->scene->plot.width - size.width) / 2;
      y = band.y + band.height + TIP_GAP;
      if (y + size.height > height)
        y = band.y - TIP_GAP - size.height;
    }
  else
    {
      x = band.x + band.width + TIP_GAP;
      if (x + size.width > width)
        x = band.x - TIP_GAP - size.width;
      y = band.y + TIP_GAP;
    }
  x = CLAMP (x, 0, MAX (width - size.width, 0));
  y = CLAMP (y, 0, MAX (height - size.height, 0));
  gtk_widget_size_allocate (self->tip,
                            &(GtkAllocation) { (int) x, (int) y, size.width, size.height }, -1);
}

static void
dh_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DhChartView *self = DH_CHART_VIEW (widget);

  if (!ensure_scene (self, width, height))
    return;
  for (guint i = 0; i < self->items->len; i++)
    allocate_rect (self->items->pdata[i], &dh_chart_scene_datum (self->scene, (int) i)->hit_rect);
  allocate_tip (self, width, height);
}

static void
dh_chart_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  DhChartView *self = DH_CHART_VIEW (widget);
  double least = 0, wished = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  if (self->drawn != NULL)
    {
      ensure_theme (self);
      dh_chart_measure (self->drawn, self->theme, self->context,
                        for_size < 0 ? NATURAL_WIDTH : MAX (for_size, MIN_WIDTH), &least, &wished);
    }
  *minimum = (int) least;
  *natural = (int) wished;
}

static GtkSizeRequestMode
dh_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dh_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DhChartView *self = DH_CHART_VIEW (widget);

  if (!ensure_scene (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget)))
    return;
  _dh_chart_view_record (self);
  gtk_snapshot_append_node (snapshot, self->node);
  _dh_chart_view_append_overlay (self, snapshot);
  if (gtk_widget_get_visible (self->tip))
    gtk_widget_snapshot_child (widget, self->tip, snapshot);
}

/* The default of the signal, so that who listens can say it in another way. */
static void
announce_cb (DhChartView *self, const char *message)
{
  g_assert (DH_IS_CHART_VIEW (self));

  gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
dh_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DhChartView *self = DH_CHART_VIEW (widget);
  g_autoptr (DhChartTheme) theme = NULL;

  GTK_WIDGET_CLASS (dh_chart_view_parent_class)->css_changed (widget, change);
  if (self->theme == NULL)
    return;
  theme = dh_chart_view_theme_for (widget);
  if (!dh_chart_theme_equal (theme, self->theme))
    style_changed_cb (self);
}

static void
dh_chart_view_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  GTK_WIDGET_CLASS (dh_chart_view_parent_class)->state_flags_changed (widget, previous);
  gtk_widget_queue_draw (widget);
}

static void
dh_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  drop_scene (DH_CHART_VIEW (widget));
  gtk_widget_queue_resize (widget);
}

/* The surface, and with it the scale of its pixels, is only known while realized. */
static void
dh_chart_view_realize (GtkWidget *widget)
{
  GtkNative *native;

  GTK_WIDGET_CLASS (dh_chart_view_parent_class)->realize (widget);
  native = gtk_widget_get_native (widget);
  g_signal_connect_object (gtk_native_get_surface (native), "notify::scale",
                           G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

static void
dh_chart_view_unrealize (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (native), gtk_widget_queue_draw,
                                        widget);
  GTK_WIDGET_CLASS (dh_chart_view_parent_class)->unrealize (widget);
}

static void
dh_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DhChartView *self = DH_CHART_VIEW (object);

  switch ((DhChartViewProperty) id)
    {
    case PROP_SHOW_TITLES:
      g_value_set_boolean (value, self->show_titles);
      break;
    case PROP_SELECTED:
      g_value_set_int (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dh_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DhChartView *self = DH_CHART_VIEW (object);

  switch ((DhChartViewProperty) id)
    {
    case PROP_SHOW_TITLES:
      dh_chart_view_set_show_titles (self, g_value_get_boolean (value));
      break;
    case PROP_SELECTED:
      dh_chart_view_set_selected (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dh_chart_view_dispose (GObject *object)
{
  DhChartView *self = DH_CHART_VIEW (object);

  if (self->items != NULL)
    clear_items (self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->tip, gtk_widget_unparent);
  drop_theme (self);
  G_OBJECT_CLASS (dh_chart_view_parent_class)->dispose (object);
}

static void
dh_chart_view_finalize (GObject *object)
{
  DhChartView *self = DH_CHART_VIEW (object);

  g_clear_pointer (&self->spec, dh_chart_spec_free);
  g_clear_pointer (&self->drawn, dh_chart_spec_free);
  G_OBJECT_CLASS (dh_chart_view_parent_class)->finalize (object);
}

static void
dh_chart_view_class_init (DhChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->get_property = dh_chart_view_get_property;
  object_class->set_property = dh_chart_view_set_property;
  object_class->dispose = dh_chart_view_dispose;
  object_class->finalize = dh_chart_view_finalize;
  widget_class->measure = dh_chart_view_measure;
  widget_class->get_request_mode = dh_chart_view_get_request_mode;
  widget_class->size_allocate = dh_chart_view_size_allocate;
  widget_class->snapshot = dh_chart_view_snapshot;
  widget_class->css_changed = dh_chart_view_css_changed;
  widget_class->state_flags_changed = dh_chart_view_state_flags_changed;
  widget_class->direction_changed = dh_chart_view_direction_changed;
  widget_class->realize = dh_chart_view_realize;
  widget_class->unrealize = dh_chart_view_unrealize;

  props[PROP_SHOW_TITLES] =
      g_param_spec_boolean ("show-titles", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_SELECTED] =
      g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_ANNOUNCE] = g_signal_new_class_handler (
      "announce", DH_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, G_CALLBACK (announce_cb), NULL, NULL, NULL,
      G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "chart-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  _dh_chart_view_class_add_keys (widget_class);
}

static void
dh_chart_view_init (DhChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  self->selected = -1;
  self->hovered = -1;
  self->show_titles = TRUE;
  self->items = g_ptr_array_new ();
  self->tip = dh_chart_tip_new ();
  gtk_widget_set_visible (self->tip, FALSE);
  gtk_widget_set_parent (self->tip, widget);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  _dh_chart_view_add_pointer (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color-rgba", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION, _ ("bar chart"),
      GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
      _ ("Left and Right go from number to number, Home and End to the first and the last."), -1);
}

GtkWidget *
dh_chart_view_new (void)
{
  return g_object_new (DH_TYPE_CHART_VIEW, NULL);
}

static void
update_drawn (DhChartView *self)
{
  g_clear_pointer (&self->drawn, dh_chart_spec_free);
  if (self->spec == NULL)
    return;
  self->drawn = dh_chart_spec_copy (self->spec);
  if (!self->show_titles)
    dh_chart_spec_set_texts (self->drawn, NULL, NULL, self->drawn->footnote);
}

/* The held number stays held where the new chart has the same hours. */
static gboolean
keeps_selection (const DhChartSpec *old, const DhChartSpec *spec)
{
  if (old == NULL || spec == NULL ||
      dh_chart_spec_n_categories (old) != dh_chart_spec_n_categories (spec) ||
      dh_chart_spec_n_series (old) != dh_chart_spec_n_series (spec))
    return FALSE;
  for (guint i = 0; i < dh_chart_spec_n_categories (old); i++)
    if (g_strcmp0 (dh_chart_spec_category (old, i)->label,
                   dh_chart_spec_category (spec, i)->label) != 0)
      return FALSE;
  return spec->state == DH_CHART_STATE_OPEN;
}

void
dh_chart_view_set_spec (DhChartView *self, const DhChartSpec *spec)
{
  g_autofree char *description = NULL;
  gboolean keep;

  g_return_if_fail (DH_IS_CHART_VIEW (self));

  if (dh_chart_spec_equal (self->spec, spec))
    return;
  keep = keeps_selection (self->spec, spec);
  g_clear_pointer (&self->spec, dh_chart_spec_free);
  self->spec = spec != NULL ? dh_chart_spec_copy (spec) : NULL;
  update_drawn (self);
  drop_scene (self);
  self->hovered = -1;
  if (!keep)
    dh_chart_view_set_selected (self, -1);
  if (spec == NULL)
    clear_items (self);
  _dh_chart_view_update_tip (self);
  description = spec != NULL ? dh_chart_describe (spec) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spec != NULL && spec->title != NULL ? spec->title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const DhChartSpec *
dh_chart_view_get_spec (DhChartView *self)
{
  g_return_val_if_fail (DH_IS_CHART_VIEW (self), NULL);

  return self->spec;
}

void
dh_chart_view_set_show_titles (DhChartView *self, gboolean show_titles)
{
  g_return_if_fail (DH_IS_CHART_VIEW (self));

  if (self->show_titles == !!show_titles)
    return;
  self->show_titles = !!show_titles;
  update_drawn (self);
  drop_scene (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_TITLES]);
}

gboolean
dh_chart_view_get_show_titles (DhChartView *self)
{
  g_return_val_if_fail (DH_IS_CHART_VIEW (self), FALSE);

  return self->show_titles;
}

void
dh_chart_view_set_selected (DhChartView *self, int datum)
{
  g_return_if_fail (DH_IS_CHART_VIEW (self));

  if (self->spec == NULL || datum >= (int) (dh_chart_spec_n_categories (self->spec) *
                                            dh_chart_spec_n_series (self->spec)))
    datum = -1;
  datum = MAX (datum, -1);
  if (self->selected == datum)
    return;
  if (self->selected >= 0 && self->selected < (int) self->items->len)
    dh_chart_item_set_selected (self->items->pdata[self->selected], FALSE);
  self->selected = datum;
  if (datum >= 0 && datum < (int) self->items->len)
    dh_chart_item_set_selected (self->items->pdata[datum], TRUE);
  _dh_chart_view_update_tip (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

int
dh_chart_view_get_selected (DhChartView *self)
{
  g_return_val_if_fail (DH_IS_CHART_VIEW (self), -1);

  return self->selected;
}

const DhChartScene *
dh_chart_view_get_scene (DhChartView *self)
{
  g_return_val_if_fail (DH_IS_CHART_VIEW (self), NULL);

  return self->scene;
}
