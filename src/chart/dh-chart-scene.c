/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-scene.h"

#include <math.h>

static const char *const role_names[DH_CHART_ROLE_N] = {
  "background", "title",      "subtitle",       "footnote", "shade",   "grid",
  "baseline",   "tick-label", "category-label", "bar",      "value",   "series-label",
  "key",        "target",     "annotation",     "note",     "message",
};

void
dh_chart_scene_free (DhChartScene *scene)
{
  if (scene == NULL)
    return;
  for (guint i = 0; i < scene->marks->len; i++)
    g_clear_object (&g_array_index (scene->marks, DhChartMark, i).layout);
  for (guint i = 0; i < scene->data->len; i++)
    {
      DhChartDatum *datum = &g_array_index (scene->data, DhChartDatum, i);

      g_free (datum->label);
      g_free (datum->value_text);
    }
  g_array_unref (scene->marks);
  g_array_unref (scene->data);
  g_array_unref (scene->ticks);
  dh_chart_theme_free (scene->theme);
  g_free (scene->title);
  g_free (scene->description);
  g_free (scene);
}

const DhChartDatum *
dh_chart_scene_datum (const DhChartScene *scene, int datum)
{
  g_return_val_if_fail (datum >= 0 && (guint) datum < scene->data->len, NULL);

  return &g_array_index (scene->data, DhChartDatum, datum);
}

const DhChartMark *
dh_chart_scene_mark (const DhChartScene *scene, guint mark)
{
  g_return_val_if_fail (mark < scene->marks->len, NULL);

  return &g_array_index (scene->marks, DhChartMark, mark);
}

const char *
dh_chart_role_name (DhChartRole role)
{
  g_return_val_if_fail (role < DH_CHART_ROLE_N, NULL);

  return role_names[role];
}

int
dh_chart_scene_hit (const DhChartScene *scene, double x, double y)
{
  g_return_val_if_fail (scene != NULL, -1);

  for (guint i = 0; i < scene->data->len; i++)
    {
      const DhChartRect *r = &g_array_index (scene->data, DhChartDatum, i).hit_rect;

      if (x >= r->x && x < r->x + r->width && y >= r->y && y < r->y + r->height)
        return (int) i;
    }
  return -1;
}

int
dh_chart_scene_move (const DhChartScene *scene, int datum, int step)
{
  int last;

  g_return_val_if_fail (scene != NULL, -1);

  last = (int) scene->data->len - 1;
  if (last < 0)
    return -1;
  if (datum < 0)
    return step < 0 ? last : 0;
  return CLAMP (datum + step, 0, last);
}

DhChartRect
dh_chart_scene_category_rect (const DhChartScene *scene, guint category)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  for (guint i = 0; i < scene->data->len; i++)
    {
      const DhChartDatum *datum = &g_array_index (scene->data, DhChartDatum, i);
      const DhChartRect *r = &datum->hit_rect;

      if (datum->category != category)
        continue;
      x0 = MIN (x0, r->x);
      y0 = MIN (y0, r->y);
      x1 = MAX (x1, r->x + r->width);
      y1 = MAX (y1, r->y + r->height);
    }
  if (x1 < x0)
    return (DhChartRect) { 0, 0, 0, 0 };
  return (DhChartRect) { x0, y0, x1 - x0, y1 - y0 };
}

/* Adding zero turns "-0.0" into "0.0". */
static double
tidy (double value)
{
  return floor (value * 10 + 0.5) / 10 + 0.0;
}

static void
append_rect (GString *out, const DhChartRect *r)
{
  const double values[] = { r->x, r->y, r->width, r->height };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_c (out, ' ');
      g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.1f", tidy (values[i])));
    }
}

char *
dh_chart_scene_dump (const DhChartScene *scene)
{
  static const char *const kinds[] = { "rect", "line", "text" };
  static const char *const fills[] = { "solid", "hatch", "cross", "partial", "none" };
  GString *out;
  DhChartRect size;

  g_return_val_if_fail (scene != NULL, NULL);

  out = g_string_new ("scene");
  size = (DhChartRect) { 0, 0, scene->width, scene->height };
  append_rect (out, &size);
  g_string_append (out, "\nplot");
  append_rect (out, &scene->plot);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *mark = &g_array_index (scene->marks, DhChartMark, i);

      g_string_append_printf (out, "%s %s %s", kinds[mark->kind], role_names[mark->role],
                              dh_chart_color_name (mark->color));
      append_rect (out, &mark->rect);
      if (mark->kind == DH_CHART_MARK_RECT && mark->fill != DH_CHART_FILL_SOLID)
        g_string_append_printf (out, " %s", fills[mark->fill]);
      if (mark->kind == DH_CHART_MARK_LINE && mark->dash > 0)
        g_string_append (out, " dashed");
      if (mark->halo)
        g_string_append (out, " halo");
      if (mark->datum >= 0)
        g_string_append_printf (out, " #%d", mark->datum);
      if (mark->kind == DH_CHART_MARK_TEXT)
        {
          g_autofree char *text = g_strdup (pango_layout_get_text (mark->layout));

          g_string_append_printf (out, " “%s”", g_strdelimit (text, "\n", ' '));
        }
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < scene->data->len; i++)
    {
      const DhChartDatum *datum = &g_array_index (scene->data, DhChartDatum, i);

      g_string_append_printf (out, "datum %u", i);
      append_rect (out, &datum->bbox);
      append_rect (out, &datum->hit_rect);
      g_string_append_printf (out, " “%s”\n", datum->label);
    }
  return g_string_free (out, FALSE);
}
