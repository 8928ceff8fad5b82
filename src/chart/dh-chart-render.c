/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-render.h"

#include <math.h>
#include <pango/pangocairo.h>

static void
set_color (cairo_t *cr, const DhChartRgba *color, double strength)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * strength);
}

/* The nearest edge of a device pixel, in units. */
static double
snap (double value, double scale, double offset)
{
  return (floor (value * scale + offset + 0.5) - offset) / scale;
}

/* Both edges on device pixels, at least one apart where there was anything at all. */
static void
snap_span (double *start, double *length, double scale, double offset)
{
  double from = snap (*start, scale, offset), to = snap (*start + *length, scale, offset);

  if (*length > 0)
    to = MAX (to, from + 1 / scale);
  *start = from;
  *length = to - from;
}

static DhChartRect
snapped (const DhChartRect *rect, const DhChartGrid *grid)
{
  DhChartRect r = *rect;

  if (grid != NULL)
    {
      snap_span (&r.x, &r.width, grid->scale, grid->offset_x);
      snap_span (&r.y, &r.height, grid->scale, grid->offset_y);
    }
  return r;
}

/* A line is a rectangle of whole pixels: never two half-grey rows. */
static DhChartRect
line_rect (const DhChartMark *mark, const DhChartGrid *grid)
{
  gboolean level = mark->rect.height == 0;
  double width = mark->line_width;
  DhChartRect r = mark->rect;

  if (grid != NULL)
    width = MAX (1, floor (width * grid->scale + 0.5)) / grid->scale;
  if (level)
    r.y -= width / 2;
  else
    r.x -= width / 2;
  if (grid != NULL)
    r = snapped (&r, grid);
  /* Not from two rounded edges, which may fall on either side. */
  if (level)
    r.height = width;
  else
    r.width = width;
  return r;
}

static void
draw_line (const DhChartMark *mark, cairo_t *cr, const DhChartGrid *grid)
{
  DhChartRect r = line_rect (mark, grid);

  if (mark->dash <= 0)
    cairo_rectangle (cr, r.x, r.y, r.width, r.height);
  else if (r.width > r.height)
    for (double x = 0; x < r.width; x += 2 * mark->dash)
      cairo_rectangle (cr, r.x + x, r.y, MIN (mark->dash, r.width - x), r.height);
  else
    for (double y = 0; y < r.height; y += 2 * mark->dash)
      cairo_rectangle (cr, r.x, r.y + y, r.width, MIN (mark->dash, r.height - y));
  cairo_fill (cr);
}

/* Rounded at the end that is away from the baseline. */
static void
bar_path (cairo_t *cr, const DhChartMark *mark, const DhChartRect *r, gboolean rtl)
{
  double radius = MIN (mark->radius, MIN (r->width, r->height));
  double x0 = r->x, y0 = r->y, x1 = r->x + r->width, y1 = r->y + r->height;

  if (radius <= 0)
    cairo_rectangle (cr, r->x, r->y, r->width, r->height);
  else if (!mark->horizontal)
    {
      cairo_move_to (cr, x0, y1);
      cairo_arc (cr, x0 + radius, y0 + radius, radius, G_PI, 1.5 * G_PI);
      cairo_arc (cr, x1 - radius, y0 + radius, radius, 1.5 * G_PI, 2 * G_PI);
      cairo_line_to (cr, x1, y1);
      cairo_close_path (cr);
    }
  else if (rtl)
    {
      cairo_move_to (cr, x1, y1);
      cairo_arc (cr, x0 + radius, y1 - radius, radius, 0.5 * G_PI, G_PI);
      cairo_arc (cr, x0 + radius, y0 + radius, radius, G_PI, 1.5 * G_PI);
      cairo_line_to (cr, x1, y0);
      cairo_close_path (cr);
    }
  else
    {
      cairo_move_to (cr, x0, y0);
      cairo_arc (cr, x1 - radius, y0 + radius, radius, 1.5 * G_PI, 2 * G_PI);
      cairo_arc (cr, x1 - radius, y1 - radius, radius, 0, 0.5 * G_PI);
      cairo_line_to (cr, x0, y1);
      cairo_close_path (cr);
    }
}

/* Slanted lines at a pitch that is the same in every bar. */
static void
hatch (cairo_t *cr, const DhChartRect *r, double pitch, gboolean falling)
{
  double sum0 = falling ? r->x - r->y - r->height : r->x + r->y;
  double sum1 = falling ? r->x + r->width - r->y : r->x + r->width + r->y + r->height;

  for (double sum = ceil (sum0 / pitch) * pitch; sum < sum1; sum += pitch)
    {
      if (falling)
        {
          cairo_move_to (cr, sum + r->y, r->y);
          cairo_line_to (cr, sum + r->y + r->height, r->y + r->height);
        }
      else
        {
          cairo_move_to (cr, sum - r->y, r->y);
          cairo_line_to (cr, sum - r->y - r->height, r->y + r->height);
        }
    }
}

/* An outline inside of @r. */
static void
outline (cairo_t *cr, const DhChartRect *r, double width)
{
  cairo_rectangle (cr, r->x + width / 2, r->y + width / 2, MAX (r->width - width, 0),
                   MAX (r->height - width, 0));
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
draw_patterned (const DhChartScene *scene,
                const DhChartMark *mark,
                const DhChartRect *r,
                cairo_t *cr,
                const DhChartGrid *grid)
{
  const DhChartRgba *color = dh_chart_theme_color (scene->theme, mark->color);
  double width = mark->line_width;
  double pitch = 3.2 * scene->theme->units_per_pt;

  if (grid != NULL)
    width = MAX (1, floor (width * grid->scale + 0.5)) / grid->scale;
  cairo_save (cr);
  cairo_rectangle (cr, r->x, r->y, r->width, r->height);
  cairo_clip (cr);
  if (mark->fill == DH_CHART_FILL_PARTIAL)
    {
      double dash = 3 * scene->theme->units_per_pt;

      set_color (cr, color, 0.35);
      cairo_paint (cr);
      set_color (cr, color, 1);
      cairo_set_dash (cr, &dash, 1, 0);
      outline (cr, r, 1.5 * width);
    }
  else
    {
      set_color (cr, dh_chart_theme_color (scene->theme, DH_CHART_COLOR_BACKGROUND), 1);
      cairo_paint (cr);
      set_color (cr, color, 1);
      if (mark->fill != DH_CHART_FILL_NONE)
        {
          hatch (cr, r, pitch, FALSE);
          if (mark->fill == DH_CHART_FILL_CROSS)
            hatch (cr, r, pitch, TRUE);
          cairo_set_line_width (cr, 0.9 * scene->theme->units_per_pt);
          cairo_stroke (cr);
        }
      set_color (cr, dh_chart_theme_color (scene->theme, DH_CHART_COLOR_EDGE), 1);
      outline (cr, r, width);
    }
  cairo_restore (cr);
}

static void
draw_text (const DhChartScene *scene, const DhChartMark *mark, cairo_t *cr, const DhChartGrid *grid)
{
  double y = mark->y;

  if (mark->halo)
    {
      double edge = 0.15 * scene->theme->font_size_pt * scene->theme->units_per_pt;
      DhChartRect patch = { mark->rect.x - edge, mark->rect.y - edge, mark->rect.width + 2 * edge,
                            mark->rect.height + 2 * edge };

      patch = snapped (&patch, grid);
      set_color (cr, dh_chart_theme_color (scene->theme, DH_CHART_COLOR_BACKGROUND), 1);
      cairo_rectangle (cr, patch.x, patch.y, patch.width, patch.height);
      cairo_fill (cr);
    }
  if (grid != NULL)
    y += snap (mark->baseline, grid->scale, grid->offset_y) - mark->baseline;
  set_color (cr, dh_chart_theme_color (scene->theme, mark->color), 1);
  cairo_move_to (cr, mark->x, y);
  pango_cairo_show_layout (cr, mark->layout);
}

void
dh_chart_render (const DhChartScene *scene, cairo_t *cr, const DhChartGrid *grid)
{
  g_return_if_fail (scene != NULL);
  g_return_if_fail (cr != NULL);

  cairo_save (cr);
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *mark = &g_array_index (scene->marks, DhChartMark, i);
      DhChartRect r;

      switch (mark->kind)
        {
        case DH_CHART_MARK_TEXT:
          draw_text (scene, mark, cr, grid);
          break;
        case DH_CHART_MARK_LINE:
          set_color (cr, dh_chart_theme_color (scene->theme, mark->color), 1);
          draw_line (mark, cr, grid);
          break;
        case DH_CHART_MARK_RECT:
        default:
          r = snapped (&mark->rect, grid);
          if (mark->fill != DH_CHART_FILL_SOLID)
            {
              draw_patterned (scene, mark, &r, cr, grid);
              break;
            }
          set_color (cr, dh_chart_theme_color (scene->theme, mark->color), 1);
          bar_path (cr, mark, &r, scene->rtl);
          cairo_fill (cr);
          break;
        }
    }
  cairo_restore (cr);
}
