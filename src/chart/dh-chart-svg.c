/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-render.h"

#include <math.h>
#include <string.h>

static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", floor (value * 100 + 0.5) / 100 + 0.0);
  /* 12.00 → 12, 12.50 → 12.5 */
  length = strlen (buffer);
  while (buffer[length - 1] == '0')
    length--;
  if (buffer[length - 1] == '.')
    length--;
  g_string_append_len (out, buffer, (gssize) length);
}

static void
append_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, value);
  g_string_append_c (out, '"');
}

static void
append_color (GString *out, const char *name, const DhChartScene *scene, DhChartColor color)
{
  const DhChartRgba *c = dh_chart_theme_color (scene->theme, color);

  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", name, (guint) (c->red * 255 + 0.5),
                          (guint) (c->green * 255 + 0.5), (guint) (c->blue * 255 + 0.5));
}

static void
append_escaped (GString *out, const char *text, gssize length)
{
  /* Control characters are not allowed in XML, not even escaped. */
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_autofree char *escaped = NULL;

  for (char *p = valid; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f)
      *p = ' ';
  escaped = g_markup_escape_text (valid, -1);
  g_string_append (out, escaped);
}

static void
append_bounds (GString *out, const DhChartRect *r)
{
  append_attribute (out, "x", r->x);
  append_attribute (out, "y", r->y);
  append_attribute (out, "width", r->width);
  append_attribute (out, "height", r->height);
}

static const char *
pattern_name (const DhChartMark *mark)
{
  return mark->fill == DH_CHART_FILL_CROSS ? "cross" : "hatch";
}

static gboolean
is_patterned (const DhChartMark *mark)
{
  return mark->kind == DH_CHART_MARK_RECT &&
         (mark->fill == DH_CHART_FILL_HATCH || mark->fill == DH_CHART_FILL_CROSS);
}

static void
append_patterns (GString *out, const DhChartScene *scene)
{
  gboolean done[DH_CHART_COLOR_N][2] = { { FALSE } };
  /* Pitch across the lines, as the screen has it along the axis. */
  double pitch = 3.2 * scene->theme->units_per_pt / G_SQRT2;

  g_string_append (out, "<defs>\n");
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *mark = dh_chart_scene_mark (scene, i);
      gboolean cross = mark->fill == DH_CHART_FILL_CROSS;

      if (!is_patterned (mark) || done[mark->color][cross])
        continue;
      done[mark->color][cross] = TRUE;
      g_string_append_printf (out,
                              "<pattern id=\"%s-%s\" patternUnits=\"userSpaceOnUse\""
                              " patternTransform=\"rotate(45)\"",
                              pattern_name (mark), dh_chart_color_name (mark->color));
      append_attribute (out, "width", pitch);
      append_attribute (out, "height", pitch);
      g_string_append (out, "><path d=\"M0 0V");
      append_number (out, pitch);
      if (cross)
        {
          g_string_append (out, "M0 0H");
          append_number (out, pitch);
        }
      g_string_append_c (out, '"');
      append_color (out, "stroke", scene, mark->color);
      append_attribute (out, "stroke-width", 1.8 * scene->theme->units_per_pt);
      g_string_append (out, "/></pattern>\n");
    }
  g_string_append (out, "</defs>\n");
}

/* The end that is away from the baseline is rounded, the other is not. */
static void
append_bar_path (GString *out, const DhChartMark *mark, gboolean rtl)
{
  const DhChartRect *r = &mark->rect;
  double radius = MIN (mark->radius, MIN (r->width, r->height));
  double along = mark->horizontal ? r->width - radius : r->height - radius;
  double across = (mark->horizontal ? r->height : r->width) - 2 * radius;
  double x = mark->horizontal && rtl ? r->x + r->width : r->x;
  double y = mark->horizontal ? r->y : r->y + r->height;
  double sign = mark->horizontal && !rtl ? 1 : -1;
  const char *sweep = mark->horizontal && rtl ? "0" : "1";

  g_string_append (out, "<path d=\"M");
  append_number (out, x);
  g_string_append_c (out, ' ');
  append_number (out, y);
  g_string_append (out, mark->horizontal ? "h" : "v");
  append_number (out, sign * along);
  for (int corner = 0; corner < 2; corner++)
    {
      double dx = mark->horizontal ? (corner == 0 ? sign : -sign) * radius : radius;
      double dy = mark->horizontal ? radius : (corner == 0 ? -radius : radius);

      if (corner == 1)
        {
          g_string_append (out, mark->horizontal ? "v" : "h");
          append_number (out, across);
        }
      g_string_append_c (out, 'a');
      append_number (out, radius);
      g_string_append_c (out, ' ');
      append_number (out, radius);
      g_string_append_printf (out, " 0 0 %s ", sweep);
      append_number (out, dx);
      g_string_append_c (out, ' ');
      append_number (out, dy);
    }
  g_string_append (out, mark->horizontal ? "h" : "v");
  append_number (out, -sign * along);
  g_string_append (out, "z\"");
}

static void
append_rect (GString *out, const DhChartScene *scene, const DhChartMark *mark)
{
  gboolean round = mark->fill == DH_CHART_FILL_SOLID && mark->radius > 0;
  DhChartRect r = mark->rect;

  if (round)
    append_bar_path (out, mark, scene->rtl);
  else
    {
      if (mark->fill != DH_CHART_FILL_SOLID)
        {
          /* The outline lies inside. */
          r.x += mark->line_width / 2;
          r.y += mark->line_width / 2;
          r.width = MAX (r.width - mark->line_width, 0);
          r.height = MAX (r.height - mark->line_width, 0);
        }
      if (is_patterned (mark))
        {
          /* The ground of a pattern is the paper, also over a shaded hour. */
          g_string_append (out, "<rect");
          append_bounds (out, &r);
          append_color (out, "fill", scene, DH_CHART_COLOR_BACKGROUND);
          g_string_append (out, "/>\n");
        }
      g_string_append (out, "<rect");
      append_bounds (out, &r);
    }
  g_string_append_printf (out, " class=\"%s\"", dh_chart_role_name (mark->role));
  if (is_patterned (mark))
    {
      g_string_append_printf (out, " fill=\"url(#%s-%s)\"", pattern_name (mark),
                              dh_chart_color_name (mark->color));
      append_color (out, "stroke", scene, DH_CHART_COLOR_EDGE);
      append_attribute (out, "stroke-width", mark->line_width);
    }
  else
    append_color (out, "fill", scene, mark->color);
  if (mark->fill == DH_CHART_FILL_PARTIAL)
    {
      g_string_append (out, " fill-opacity=\"0.35\"");
      append_color (out, "stroke", scene, mark->color);
      append_attribute (out, "stroke-width", 1.5 * mark->line_width);
      append_attribute (out, "stroke-dasharray", 3 * scene->theme->units_per_pt);
    }
  if (mark->datum < 0)
    {
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append (out, "><title>");
  append_escaped (out, dh_chart_scene_datum (scene, mark->datum)->label, -1);
  g_string_append_printf (out, "</title></%s>\n", round ? "path" : "rect");
}

static void
append_line (GString *out, const DhChartScene *scene, const DhChartMark *mark)
{
  g_string_append_printf (out, "<line class=\"%s\"", dh_chart_role_name (mark->role));
  append_attribute (out, "x1", mark->rect.x);
  append_attribute (out, "y1", mark->rect.y);
  append_attribute (out, "x2", mark->rect.x + mark->rect.width);
  append_attribute (out, "y2", mark->rect.y + mark->rect.height);
  append_color (out, "stroke", scene, mark->color);
  append_attribute (out, "stroke-width", mark->line_width);
  if (mark->dash > 0)
    append_attribute (out, "stroke-dasharray", mark->dash);
  g_string_append (out, "/>\n");
}

/* A <text> for each line. It hangs on the point that the layout meant to stay put, so that another
 * font of the reader's still centres its labels. */
static void
append_layout (GString *out, const DhChartScene *scene, const DhChartMark *mark)
{
  static const char *const anchors[] = { "start", "middle", "end" };
  const char *text = pango_layout_get_text (mark->layout);
  const PangoFontDescription *font = pango_layout_get_font_description (mark->layout);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE *
                scene->theme->units_per_pt;
  PangoLayoutIter *iter = pango_layout_get_iter (mark->layout);

  if (mark->halo)
    {
      double edge = 0.15 * scene->theme->font_size_pt * scene->theme->units_per_pt;
      DhChartRect patch = { mark->rect.x - edge, mark->rect.y - edge, mark->rect.width + 2 * edge,
                            mark->rect.height + 2 * edge };

      g_string_append (out, "<rect");
      append_bounds (out, &patch);
      append_color (out, "fill", scene, DH_CHART_COLOR_BACKGROUND);
      g_string_append (out, "/>\n");
    }
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle logical;
      double baseline = (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      double x;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      x = ((double) logical.x + mark->anchor * logical.width) / PANGO_SCALE;
      g_string_append_printf (out, "<text class=\"%s\"", dh_chart_role_name (mark->role));
      append_attribute (out, "x", mark->x + x);
      append_attribute (out, "y", mark->y + baseline);
      append_attribute (out, "font-size", size);
      if (pango_font_description_get_weight (font) >= PANGO_WEIGHT_BOLD)
        g_string_append (out, " font-weight=\"bold\"");
      if (mark->anchor > 0)
        g_string_append_printf (out, " text-anchor=\"%s\"",
                                anchors[(guint) (mark->anchor * 2 + 0.5)]);
      append_color (out, "fill", scene, mark->color);
      g_string_append_c (out, '>');
      append_escaped (out, text + line->start_index, line->length);
      g_string_append (out, "</text>\n");
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

GBytes *
dh_chart_to_svg (const DhChartScene *scene)
{
  GString *out;
  gboolean serif;

  g_return_val_if_fail (scene != NULL, NULL);

  out = g_string_sized_new (16384);
  serif = strstr (scene->theme->font_family, "Serif") != NULL;
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\""
                        " aria-labelledby=\"title description\"");
  append_attribute (out, "width", scene->width);
  append_attribute (out, "height", scene->height);
  g_string_append (out, " viewBox=\"0 0 ");
  append_number (out, scene->width);
  g_string_append_c (out, ' ');
  append_number (out, scene->height);
  g_string_append (out, "\" font-family=\"'");
  append_escaped (out, scene->theme->font_family, -1);
  g_string_append_printf (out, "', %s\" style=\"font-variant-numeric: tabular-nums\">\n",
                          serif ? "'Times New Roman', serif" : "'Noto Sans', Arial, sans-serif");
  g_string_append (out, "<title id=\"title\">");
  append_escaped (out, scene->title, -1);
  g_string_append (out, "</title>\n<desc id=\"description\">");
  append_escaped (out, scene->description, -1);
  g_string_append (out, "</desc>\n");
  append_patterns (out, scene);
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *mark = dh_chart_scene_mark (scene, i);

      switch (mark->kind)
        {
        case DH_CHART_MARK_LINE:
          append_line (out, scene, mark);
          break;
        case DH_CHART_MARK_TEXT:
          append_layout (out, scene, mark);
          break;
        case DH_CHART_MARK_RECT:
        default:
          append_rect (out, scene, mark);
          break;
        }
    }
  g_string_append (out, "</svg>\n");
  return g_string_free_to_bytes (out);
}
