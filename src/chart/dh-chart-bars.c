/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-layout-private.h"

#include <math.h>

#define MAX_TICKS 8

/* Where the bars stand along the axis. */
typedef struct
{
  double start; /* left edge of the first category's band */
  double step;  /* width of a band */
  double bar;   /* width of a bar */
  double gap;   /* between the bars of a category */
  double inset; /* from a band's edge to its first bar */
  gboolean values_fit;
} Bands;

static Bands
divide (DhChartLayout *self, guint n, guint n_series, double widest)
{
  const DhChartRect *plot = &self->scene->plot;
  Bands bands = { .start = plot->x, .step = plot->width / n };
  double inner, need;

  /* Whole pixels make all bars equally wide; what is left over goes to both ends. */
  if (!self->theme->vector && bands.step >= 6)
    {
      bands.step = floor (bands.step);
      bands.start += floor ((plot->width - bands.step * n) / 2);
    }
  bands.gap = bands.step / n_series >= self->em ? self->theme->vector ? 0.6 : 2 : 0;
  need = n_series * (widest + 0.25 * self->em) + (n_series - 1) * bands.gap;
  inner = 0.74 * bands.step;
  if (need > inner && need <= 0.94 * bands.step)
    inner = need;
  bands.values_fit = need <= inner || (n_series == 1 && need <= 0.94 * bands.step);
  bands.bar = MIN ((inner - (n_series - 1) * bands.gap) / n_series, 4 * self->em);
  if (!self->theme->vector && bands.bar >= 2)
    bands.bar = floor (bands.bar);
  bands.inset = (bands.step - n_series * bands.bar - (n_series - 1) * bands.gap) / 2;
  if (!self->theme->vector && bands.bar >= 2)
    bands.inset = floor (bands.inset);
  return bands;
}

static void
make_data (DhChartLayout *self, const Bands *bands, guint n, guint n_series)
{
  const DhChartRect *plot = &self->scene->plot;
  double base = plot->y + plot->height;
  double least = self->theme->vector ? 0.5 : 1;

  for (guint i = 0; i < n; i++)
    for (guint s = 0; s < n_series; s++)
      {
        double value = dh_chart_spec_value (self->spec, s, i);
        double band = bands->start + i * bands->step;
        double x = band + bands->inset + s * (bands->bar + bands->gap);
        double height = isnan (value) ? 0 : value / self->scene->axis_max * plot->height;
        double hit0 = s > 0 ? x - bands->gap / 2 : i > 0 ? band : plot->x;
        double hit1 = s + 1 < n_series ? x + bands->bar + bands->gap / 2
                      : i + 1 < n      ? band + bands->step
                                       : plot->x + plot->width;

        if (value > 0)
          height = MAX (height, least);
        dh_chart_layout_add_datum (self, s, i,
                                   (DhChartRect) { x, base - height, bands->bar, height },
                                   (DhChartRect) { hit0, plot->y, hit1 - hit0, plot->height });
      }
}

static double
widest_of (PangoLayout **labels, guint n)
{
  double widest = 0;

  for (guint i = 0; i < n; i++)
    widest = MAX (widest, dh_chart_text_width (labels[i]));
  return widest;
}

static void
draw_axis (DhChartLayout *self, const DhChartTicks *ticks, PangoLayout **labels)
{
  const DhChartRect *plot = &self->scene->plot;
  double base = plot->y + plot->height;

  for (guint i = 0; i < ticks->n; i++)
    {
      double value = dh_chart_ticks_value (ticks, i);
      double y = base - value / self->scene->axis_max * plot->height;

      if (i > 0)
        dh_chart_layout_line (self, DH_CHART_ROLE_GRID, DH_CHART_COLOR_GRID,
                              (DhChartRect) { plot->x, y, plot->width, 0 }, self->hair, 0);
      g_array_append_val (self->scene->ticks, value);
      if (labels[i] != NULL)
        dh_chart_layout_text (self,
                              (DhChartLabel) { .layout = g_steal_pointer (&labels[i]),
                                               .role = DH_CHART_ROLE_TICK_LABEL,
                                               .color = DH_CHART_COLOR_MUTED,
                                               .datum = -1,
                                               .anchor = 1 },
                              plot->x - 0.5 * self->em, y - self->text.line / 2);
    }
}

/* One label every @modulus categories, the fewest left out so that none comes close to the next. */
static void
draw_category_labels (DhChartLayout *self, const Bands *bands, guint n)
{
  g_autoptr (GPtrArray) layouts = dh_chart_text_array_new ();
  g_autofree double *widths = g_new (double, n);
  double gap = 0.5 * self->em;
  double limit = MAX (bands->step - gap, 7 * self->em);
  double y = self->scene->plot.y + self->scene->plot.height + 0.35 * self->em;
  guint modulus = 1;

  /* Not every one of a thousand is worth measuring. */
  if (n * self->em > 4 * self->scene->width)
    modulus = MAX (1, (guint) (n * self->em / self->scene->width));
  for (guint i = 0; i < n; i++)
    {
      PangoLayout *layout;

      if (i % modulus != 0)
        {
          g_ptr_array_add (layouts, NULL);
          continue;
        }
      layout = dh_chart_text_layout (&self->text, DH_CHART_FONT_LABEL,
                                     dh_chart_spec_category (self->spec, i)->label);
      if (!dh_chart_text_fit (layout, MIN (limit, self->right - self->left), 1))
        g_clear_object (&layout);
      g_ptr_array_add (layouts, layout);
      widths[i] = layout != NULL ? dh_chart_text_width (layout) : 0;
    }

  for (guint start = modulus;; modulus += start)
    {
      double previous = -G_MAXDOUBLE;
      gboolean clear = TRUE;

      for (guint i = 0; i < n && clear; i += modulus)
        {
          double x;

          if (layouts->pdata[i] == NULL)
            continue;
          x = bands->start + (i + 0.5) * bands->step - widths[i] / 2;
          x = MAX (MIN (x, self->right - widths[i]), self->left);
          clear = x >= previous + gap;
          previous = x + widths[i];
        }
      if (clear || modulus >= n)
        break;
    }
  for (guint i = 0; i < n; i += modulus)
    if (layouts->pdata[i] != NULL)
      dh_chart_layout_text (self,
                            (DhChartLabel) { .layout = g_steal_pointer (&layouts->pdata[i]),
                                             .role = DH_CHART_ROLE_CATEGORY_LABEL,
                                             .color = DH_CHART_COLOR_MUTED,
                                             .datum = -1,
                                             .anchor = 0.5,
                                             .clamp = TRUE },
                            bands->start + (i + 0.5) * bands->step, y);
}

/* "đến 10:30" below the label of an hour that still runs. */
static void
draw_partial_notes (DhChartLayout *self, const Bands *bands, guint n)
{
  double y = self->scene->plot.y + self->scene->plot.height + 0.35 * self->em + self->text.line;

  for (guint i = 0; i < n; i++)
    {
      const DhChartCategory *category = dh_chart_spec_category (self->spec, i);

      if (category->state == DH_CHART_CATEGORY_PARTIAL && category->note != NULL)
        dh_chart_layout_text (
            self,
            (DhChartLabel) {
                .layout = dh_chart_text_layout (&self->text, DH_CHART_FONT_LABEL, category->note),
                .role = DH_CHART_ROLE_NOTE,
                .color = DH_CHART_COLOR_MUTED,
                .datum = -1,
                .anchor = 0.5,
                .clamp = TRUE,
                .gap = 0.3 * self->em },
            bands->start + (i + 0.5) * bands->step, y);
    }
}

/* A grid line or the target runs through a text between @top and @bottom. */
static gboolean
is_crossed (const DhChartLayout *self, double top, double bottom)
{
  const DhChartRect *plot = &self->scene->plot;
  const GArray *ticks = self->scene->ticks;

  for (guint i = 1; i <= ticks->len; i++)
    {
      double value = i < ticks->len ? g_array_index (ticks, double, i) : self->spec->target;
      double y = plot->y + plot->height - value / self->scene->axis_max * plot->height;

      /* Not so for a target that is NaN. */
      if (y > top - 2 && y < bottom + 2)
        return TRUE;
    }
  return FALSE;
}

static void
draw_value (DhChartLayout *self, int index)
{
  const DhChartDatum *datum = dh_chart_scene_datum (self->scene, index);
  PangoLayout *layout = dh_chart_text_layout (&self->text, DH_CHART_FONT_LABEL, datum->value_text);
  DhChartRect ink;
  double y;

  dh_chart_text_extents (layout, &ink, NULL);
  y = datum->bbox.y - 0.25 * self->em - (ink.y + ink.height);
  dh_chart_layout_text (
      self,
      (DhChartLabel) { .layout = layout,
                       .role = DH_CHART_ROLE_VALUE,
                       .color = datum->value > 0 ? DH_CHART_COLOR_INK : DH_CHART_COLOR_MUTED,
                       .datum = index,
                       .anchor = 0.5,
                       .gap = 0.1 * self->em,
                       .avoid_bars = TRUE,
                       .halo = is_crossed (self, y + ink.y, y + ink.y + ink.height) },
      datum->bbox.x + datum->bbox.width / 2, y);
}

/* All of them where they fit, else the peak of each series alone. */
static void
draw_values (DhChartLayout *self, gboolean all, guint n_series)
{
  const GArray *data = self->scene->data;

  if (all)
    {
      for (guint i = 0; i < data->len; i++)
        if (!isnan (g_array_index (data, DhChartDatum, i).value))
          draw_value (self, (int) i);
      return;
    }
  for (guint s = 0; s < n_series; s++)
    {
      int peak = -1;

      for (guint i = s; i < data->len; i += n_series)
        {
          double value = g_array_index (data, DhChartDatum, i).value;

          if (value > 0 && (peak < 0 || value > dh_chart_scene_datum (self->scene, peak)->value))
            peak = (int) i;
        }
      if (peak >= 0)
        draw_value (self, peak);
    }
}

/* Where a line that falls from @y at @x meets the first bar, number or the baseline. */
static double
fall (const DhChartLayout *self, double x, double y)
{
  const DhChartScene *scene = self->scene;
  double end = scene->plot.y + scene->plot.height;
  double gap = 0.25 * self->em;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *mark = dh_chart_scene_mark (scene, i);
      const DhChartRect *r = &mark->rect;

      if ((mark->kind == DH_CHART_MARK_TEXT || mark->role == DH_CHART_ROLE_BAR) && x > r->x - gap &&
          x < r->x + r->width + gap && r->y >= y)
        end = MIN (end, r->y - gap);
    }
  return end;
}

static void
draw_annotations (DhChartLayout *self, const Bands *bands, double y)
{
  const DhChartRect *plot = &self->scene->plot;

  for (guint i = 0; i < self->spec->annotations->len; i++)
    {
      const DhChartAnnotation *annotation = g_ptr_array_index (self->spec->annotations, i);
      double x = bands->start + annotation->at * bands->step;
      double from = y + self->text.line + 0.2 * self->em;
      DhChartLabel label = {
        .layout = dh_chart_text_layout (&self->text, DH_CHART_FONT_LABEL, annotation->text),
        .role = DH_CHART_ROLE_ANNOTATION,
        .color = DH_CHART_COLOR_INK,
        .datum = -1,
        .anchor = 0.5,
        .clamp = TRUE,
        .gap = 0.3 * self->em,
        .avoid_bars = TRUE,
      };

      if (x < plot->x || x > plot->x + plot->width)
        g_object_unref (label.layout);
      else if (dh_chart_layout_text (self, label, x, y) && fall (self, x, from) > from)
        dh_chart_layout_line (self, DH_CHART_ROLE_ANNOTATION, DH_CHART_COLOR_MUTED,
                              (DhChartRect) { x, from, 0, fall (self, x, from) - from }, self->hair,
                              0.3 * self->em);
    }
}

static gboolean
has_partial_note (const DhChartSpec *spec)
{
  for (guint i = 0; i < dh_chart_spec_n_categories (spec); i++)
    {
      const DhChartCategory *category = dh_chart_spec_category (spec, i);

      if (category->state == DH_CHART_CATEGORY_PARTIAL && category->note != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Height above the plot's top that the label of the tallest bar takes. */
static double
headroom (DhChartLayout *self, double available)
{
  double label = self->text.line + 0.25 * self->em;
  double share = dh_chart_spec_max (self->spec) / self->scene->axis_max;
  double plot;

  if (share <= 0 || available <= 2 * label)
    return MIN (0.5 * self->text.line, available / 4);
  /* The bar plus its label fill what there is, or the bar's scale does. */
  plot = (available - label) / share;
  return CLAMP (available - plot, 0.5 * self->text.line, label);
}

void
dh_chart_layout_bars (DhChartLayout *self)
{
  const DhChartSpec *spec = self->spec;
  DhChartScene *scene = self->scene;
  guint n = dh_chart_spec_n_categories (spec);
  guint n_series = dh_chart_spec_n_series (spec);
  double below = self->text.line + 0.4 * self->em;
  double notes_y, base, widest_tick;
  gboolean annotated;
  DhChartTicks ticks;
  PangoLayout *labels[MAX_TICKS] = { NULL };
  Bands bands;

  if (has_partial_note (spec))
    below += self->text.line;
  dh_chart_layout_key (self);
  notes_y = self->top;
  annotated = spec->annotations->len > 0 && self->bottom - self->top > 9 * self->text.line;
  if (annotated)
    self->top += self->text.line;

  base = floor (self->bottom - below);
  if (base - self->top < self->em)
    /* Too low for labels: the bars take what there is. */
    base = floor (self->bottom);
  scene->axis_max = dh_chart_layout_axis_max (self, base - self->top, &ticks);
  if (self->empty)
    ticks.n = 1;
  for (guint i = 0; i < ticks.n; i++)
    labels[i] = dh_chart_layout_number (self, dh_chart_ticks_value (&ticks, i));
  widest_tick = widest_of (labels, ticks.n);
  if (widest_tick > 0.4 * (self->right - self->left))
    for (guint i = 0; i < ticks.n; i++)
      g_clear_object (&labels[i]);

  scene->plot.x = self->left + (labels[0] != NULL ? ceil (widest_tick + 0.5 * self->em) : 0);
  scene->plot.width = self->right - scene->plot.x;
  bands = divide (self, n, n_series, dh_chart_layout_widest (self));
  scene->plot.y = ceil (self->top + headroom (self, base - self->top));
  scene->plot.y = MIN (scene->plot.y, base - 1);
  scene->plot.height = base - scene->plot.y;
  make_data (self, &bands, n, n_series);

  dh_chart_layout_shades (self, FALSE);
  draw_axis (self, &ticks, labels);
  for (guint i = 0; i < scene->data->len; i++)
    dh_chart_layout_add_bar (self, (int) i);
  if (isfinite (spec->target))
    dh_chart_layout_line (
        self, DH_CHART_ROLE_TARGET, DH_CHART_COLOR_TARGET,
        (DhChartRect) { scene->plot.x, base - spec->target / scene->axis_max * scene->plot.height,
                        scene->plot.width, 0 },
        2 * self->hair, 0.45 * self->em);
  dh_chart_layout_line (self, DH_CHART_ROLE_BASELINE, DH_CHART_COLOR_AXIS,
                        (DhChartRect) { scene->plot.x, base, scene->plot.width, 0 }, self->hair, 0);
  draw_category_labels (self, &bands, n);
  if (self->empty)
    dh_chart_layout_message (self, spec->empty_text, scene->plot, FALSE);
  else
    draw_values (self, bands.values_fit, n_series);
  draw_partial_notes (self, &bands, n);
  dh_chart_layout_shades (self, TRUE);
  if (annotated)
    draw_annotations (self, &bands, notes_y);
}
