/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-view-private.h"

#include <adwaita.h>
#include <math.h>
#include <pango/pangocairo.h>

/* Captions are this much of the desktop's font. */
#define CAPTION 0.82

DhChartTheme *
dh_chart_view_theme_for (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean contrast = adw_style_manager_get_high_contrast (style);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  DhChartThemeKind kind;

  if (adw_style_manager_get_dark (style))
    kind = contrast ? DH_CHART_THEME_DARK_HC : DH_CHART_THEME_DARK;
  else
    kind = contrast ? DH_CHART_THEME_LIGHT_HC : DH_CHART_THEME_LIGHT;
  /* A size from CSS is in px and has the text scale in it. */
  if (pango_font_description_get_size_is_absolute (font))
    size *= 72.0 / 96.0;
  else
    size *= pango_cairo_context_get_resolution (context) / 96.0;
  return dh_chart_theme_new (kind, pango_font_description_get_family (font), size * CAPTION);
}

int
_dh_chart_view_shown (DhChartView *self)
{
  return self->hovered >= 0 ? self->hovered : self->selected;
}

guint
_dh_chart_view_category (DhChartView *self, int datum)
{
  return (guint) datum / dh_chart_spec_n_series (self->spec);
}

/* Where our origin falls on the window's device pixels. */
static DhChartGrid
find_grid (DhChartView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  DhChartGrid grid = { .scale = 1 };
  graphene_point_t origin;
  double dx, dy;

  if (surface == NULL || !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (native),
                                                    graphene_point_zero (), &origin))
    return grid;
  gtk_native_get_surface_transform (native, &dx, &dy);
  grid.scale = gdk_surface_get_scale (surface);
  grid.offset_x = (origin.x + dx) * grid.scale;
  grid.offset_y = (origin.y + dy) * grid.scale;
  return grid;
}

void
_dh_chart_view_record (DhChartView *self)
{
  DhChartGrid grid = find_grid (self);
  GtkSnapshot *snapshot;
  cairo_t *cr;

  if (self->node != NULL && grid.scale == self->grid.scale &&
      grid.offset_x == self->grid.offset_x && grid.offset_y == self->grid.offset_y)
    return;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->grid = grid;
  snapshot = gtk_snapshot_new ();
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->scene->width,
                                                                 (float) self->scene->height));
  dh_chart_render (self->scene, cr, &grid);
  cairo_destroy (cr);
  self->node = gtk_snapshot_free_to_node (snapshot);
}

static void
append_ring (GtkSnapshot *snapshot, const DhChartRect *rect, float radius, const GdkRGBA *color)
{
  GskRoundedRect outline;
  const float widths[4] = { 2, 2, 2, 2 };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y,
                                                        (float) rect->width, (float) rect->height),
                                   radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/* Bar and number of the datum that is held, with some air. */
static DhChartRect
selected_rect (DhChartView *self)
{
  const DhChartScene *scene = self->scene;
  DhChartRect r = dh_chart_scene_datum (scene, self->selected)->bbox;
  double x1 = r.x + r.width, y1 = r.y + r.height;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *mark = dh_chart_scene_mark (scene, i);

      if (mark->role != DH_CHART_ROLE_VALUE || mark->datum != self->selected)
        continue;
      r.x = MIN (r.x, mark->rect.x);
      r.y = MIN (r.y, mark->rect.y);
      x1 = MAX (x1, mark->rect.x + mark->rect.width);
      y1 = MAX (y1, mark->rect.y + mark->rect.height);
    }
  return (DhChartRect) { floor (r.x) - 4, floor (r.y) - 4, ceil (x1 - r.x) + 8,
                         ceil (y1 - r.y) + 8 };
}

void
_dh_chart_view_append_overlay (DhChartView *self, GtkSnapshot *snapshot)
{
  AdwStyleManager *style =
      adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  int datum = _dh_chart_view_shown (self);
  const DhChartRgba *ink;

  if (adw_style_manager_get_high_contrast (style))
    {
      ink = dh_chart_theme_color (self->theme, DH_CHART_COLOR_INK);
      *accent = (GdkRGBA) { (float) ink->red, (float) ink->green, (float) ink->blue, 1 };
    }
  if (datum >= 0)
    {
      DhChartRect band = dh_chart_scene_category_rect (
          self->scene, dh_chart_scene_datum (self->scene, datum)->category);

      ink = dh_chart_theme_color (self->theme, DH_CHART_COLOR_INK);
      gtk_snapshot_append_color (
          snapshot, &(GdkRGBA) { (float) ink->red, (float) ink->green, (float) ink->blue, 0.07f },
          &GRAPHENE_RECT_INIT ((float) band.x, (float) band.y, (float) band.width,
                               (float) band.height));
    }
  if (self->selected >= 0 && self->selected < (int) self->scene->data->len)
    {
      DhChartRect r = selected_rect (self);

      /* In ink: an accent may be as blue as the bar. */
      ink = dh_chart_theme_color (self->theme, DH_CHART_COLOR_INK);
      append_ring (snapshot, &r, 5,
                   &(GdkRGBA) { (float) ink->red, (float) ink->green, (float) ink->blue, 1 });
    }
  if (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_VISIBLE)
    {
      DhChartRect all = { 1, 1, self->scene->width - 2, self->scene->height - 2 };

      accent->alpha = self->selected >= 0 ? 0.5f : 1.0f;
      append_ring (snapshot, &all, 9, accent);
    }
}
