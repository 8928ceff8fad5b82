/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-layout-private.h"

#include <math.h>

#define MAX_TICKS 8

/* Where the rows stand. */
typedef struct
{
  double start; /* top of the first row */
  double step;  /* height of a row */
  double bar;   /* thickness of a bar */
  double gap;   /* between the bars of a row */
  double inset; /* from a row's top to its first bar */
} Rows;

static Rows
divide (DhChartLayout *self, guint n, guint n_series, double available)
{
  Rows rows = { .start = self->top };
  double wished = n_series * 1.35 * self->text.line + 0.6 * self->em;

  rows.step = MIN (available / n, wished);
  if (!self->theme->vector && rows.step >= 4)
    rows.step = floor (rows.step);
  rows.gap = rows.step / n_series >= self->em ? self->theme->vector ? 0.6 : 2 : 0;
  rows.bar = MIN ((0.74 * rows.step - (n_series - 1) * rows.gap) / n_series, 1.7 * self->em);
  if (!self->theme->vector && rows.bar >= 2)
    rows.bar = floor (rows.bar);
  rows.inset = (rows.step - n_series * rows.bar - (n_series - 1) * rows.gap) / 2;
  if (!self->theme->vector && rows.bar >= 2)
    rows.inset = floor (rows.inset);
  return rows;
}

static void
make_data (DhChartLayout *self, const Rows *rows, guint n, guint n_series)
{
  const DhChartRect *plot = &self->scene->plot;
  double least = self->theme->vector ? 0.5 : 1;

  for (guint i = 0; i < n; i++)
    for (guint s = 0; s < n_series; s++)
      {
        double value = dh_chart_spec_value (self->spec, s, i);
        double row = rows->start + i * rows->step;
        double y = row + rows->inset + s * (rows->bar + rows->gap);
        double length = isnan (value) ? 0 : value / self->scene->axis_max * plot->width;
        double hit0 = s > 0 ? y - rows->gap / 2 : i > 0 ? row : plot->y;
        double hit1 = s + 1 < n_series ? y + rows->bar + rows->gap / 2
                      : i + 1 < n      ? row + rows->step
                                       : plot->y + plot->height;

        if (value > 0)
          length = MAX (length, least);
        /* The names belong to the rows: no dead spot over them. */
        dh_chart_layout_add_datum (
            self, s, i, (DhChartRect) { plot->x, y, length, rows->bar },
            (DhChartRect) { self->left, hit0, plot->x + plot->width - self->left, hit1 - hit0 });
      }
}

/* Layouts of the names no wider than @limit, as many lines as a row holds; NULL where none fits. */
static GPtrArray *
lay_names (DhChartLayout *self,
           const Rows *rows,
           guint n,
           double limit,
           guint modulus,
           double *widest)
{
  GPtrArray *names = dh_chart_text_array_new ();
  guint lines = (guint) CLAMP (rows->step / self->text.line, 1, 3);

  *widest = 0;
  for (guint i = 0; i < n; i++)
    {
      PangoLayout *layout = NULL;

      if (i % modulus == 0)
        {
          layout = dh_chart_text_layout (&self->text, DH_CHART_FONT_LABEL,
                                         dh_chart_spec_category (self->spec, i)->label);
          pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
          if (!dh_chart_text_fit (layout, limit, lines))
            g_clear_object (&layout);
        }
      if (layout != NULL)
        *widest = MAX (*widest, dh_chart_text_width (layout));
      g_ptr_array_add (names, layout);
    }
  return names;
}

static void
draw_names (DhChartLayout *self, const Rows *rows, GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    if (names->pdata[i] != NULL)
      {
        double height = dh_chart_text_height (names->pdata[i]);

        dh_chart_layout_text (self,
                              (DhChartLabel) { .layout = g_steal_pointer (&names->pdata[i]),
                                               .role = DH_CHART_ROLE_CATEGORY_LABEL,
                                               .color = DH_CHART_COLOR_INK,
                                               .datum = -1,
                                               .anchor = 1 },
                              self->scene->plot.x - 0.6 * self->em,
                              rows->start + (i + 0.5) * rows->step - height / 2);
      }
}

static void
draw_axis (DhChartLayout *self, const DhChartTicks *ticks)
{
  const DhChartRect *plot = &self->scene->plot;

  for (guint i = 0; i < ticks->n; i++)
    {
      double value = dh_chart_ticks_value (ticks, i);
      double x = plot->x + value / self->scene->axis_max * plot->width;

      if (i > 0)
        dh_chart_layout_line (self, DH_CHART_ROLE_GRID, DH_CHART_COLOR_GRID,
                              (DhChartRect) { x, plot->y, 0, plot->height }, self->hair, 0);
      g_array_append_val (self->scene->ticks, value);
      dh_chart_layout_text (self,
                            (DhChartLabel) { .layout = dh_chart_layout_number (self, value),
                                             .role = DH_CHART_ROLE_TICK_LABEL,
                                             .color = DH_CHART_COLOR_MUTED,
                                             .datum = -1,
                                             .anchor = 0.5,
                                             .gap = 0.4 * self->em,
                                             .clamp = TRUE },
                            x, plot->y + plot->height + 0.3 * self->em);
    }
}

static void
draw_values (DhChartLayout *self)
{
  for (guint i = 0; i < self->scene->data->len; i++)
    {
      const DhChartDatum *datum = dh_chart_scene_datum (self->scene, (int) i);
      PangoLayout *layout;

      if (isnan (datum->value))
        continue;
      layout = dh_chart_text_layout (&self->text, DH_CHART_FONT_LABEL, datum->value_text);
      dh_chart_layout_text (
          self,
          (DhChartLabel) { .layout = layout,
                           .role = DH_CHART_ROLE_VALUE,
                           .color = datum->value > 0 ? DH_CHART_COLOR_INK : DH_CHART_COLOR_MUTED,
                           .datum = (int) i,
                           .avoid_bars = TRUE },
          datum->bbox.x + datum->bbox.width + 0.4 * self->em,
          datum->bbox.y + (datum->bbox.height - dh_chart_text_height (layout)) / 2);
    }
}

void
dh_chart_layout_hbars (DhChartLayout *self)
{
  const DhChartSpec *spec = self->spec;
  DhChartScene *scene = self->scene;
  guint n = dh_chart_spec_n_categories (spec);
  guint n_series = dh_chart_spec_n_series (spec);
  g_autoptr (GPtrArray) names = NULL;
  double available, names_width, width, widest = dh_chart_layout_widest (self);
  gboolean values;
  guint modulus = 1;
  DhChartTicks ticks;
  Rows rows;

  scene->lying = TRUE;
  dh_chart_layout_key (self);
  available = MAX (self->bottom - self->top, 1);
  rows = divide (self, n, n_series, available);
  /* With a number at every bar an axis says nothing more. */
  values = rows.bar + rows.gap >= 0.82 * self->text.line && !self->empty;
  if (!values && available > 4 * self->text.line)
    {
      available -= self->text.line + 0.4 * self->em;
      rows = divide (self, n, n_series, available);
    }
  while (modulus < n && modulus * rows.step < 0.95 * self->text.line)
    modulus++;

  width = self->right - self->left;
  names = lay_names (self, &rows, n, 0.42 * width, modulus, &names_width);
  scene->plot =
      (DhChartRect) { self->left + (names_width > 0 ? ceil (names_width + 0.6 * self->em) : 0),
                      self->top, 0, rows.step * n };
  scene->plot.width =
      MAX (self->right - scene->plot.x - (values ? widest + 0.6 * self->em : 0.5 * widest), 1);
  scene->axis_max = dh_chart_layout_axis_max (self, scene->plot.width * 0.8, &ticks);
  if (values)
    {
      scene->axis_max = dh_chart_spec_max (spec);
      if (isfinite (spec->target))
        scene->axis_max = MAX (scene->axis_max, spec->target);
      if (isfinite (spec->fixed_max))
        scene->axis_max = MAX (scene->axis_max, spec->fixed_max);
    }
  make_data (self, &rows, n, n_series);

  dh_chart_layout_shades (self, FALSE);
  if (!values && !self->empty)
    draw_axis (self, &ticks);
  for (guint i = 0; i < scene->data->len; i++)
    dh_chart_layout_add_bar (self, (int) i);
  if (isfinite (spec->target))
    dh_chart_layout_line (
        self, DH_CHART_ROLE_TARGET, DH_CHART_COLOR_TARGET,
        (DhChartRect) { scene->plot.x + spec->target / scene->axis_max * scene->plot.width,
                        scene->plot.y, 0, scene->plot.height },
        2 * self->hair, 0.45 * self->em);
  dh_chart_layout_line (self, DH_CHART_ROLE_BASELINE, DH_CHART_COLOR_AXIS,
                        (DhChartRect) { scene->plot.x, scene->plot.y, 0, scene->plot.height },
                        self->hair, 0);
  draw_names (self, &rows, names);
  if (self->empty)
    dh_chart_layout_message (self, spec->empty_text, scene->plot, FALSE);
  else if (values)
    draw_values (self);
  dh_chart_layout_shades (self, TRUE);
}
