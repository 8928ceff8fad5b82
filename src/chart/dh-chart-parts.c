/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-layout-private.h"

#include "dh-chart-describe.h"

#include <math.h>

void
dh_chart_layout_rect (DhChartLayout *self, DhChartRole role, DhChartColor color, DhChartRect rect)
{
  DhChartMark mark = {
    .kind = DH_CHART_MARK_RECT,
    .role = role,
    .color = color,
    .datum = -1,
    .rect = rect,
    .line_width = self->hair,
  };

  g_array_append_val (self->scene->marks, mark);
}

void
dh_chart_layout_line (DhChartLayout *self,
                      DhChartRole role,
                      DhChartColor color,
                      DhChartRect rect,
                      double width,
                      double dash)
{
  DhChartMark mark = {
    .kind = DH_CHART_MARK_LINE,
    .role = role,
    .color = color,
    .datum = -1,
    .rect = rect,
    .line_width = width,
    .dash = dash,
  };

  g_array_append_val (self->scene->marks, mark);
}

gboolean
dh_chart_rects_touch (const DhChartRect *a, const DhChartRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

static gboolean
is_free (const DhChartLayout *self, const DhChartRect *ink, double gap, gboolean avoid_bars)
{
  const DhChartScene *scene = self->scene;
  DhChartRect wide = { ink->x - gap, ink->y, ink->width + 2 * gap, ink->height };

  if (ink->x < 0 || ink->y < 0 || ink->x + ink->width > scene->width ||
      ink->y + ink->height > scene->height)
    return FALSE;
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *mark = &g_array_index (scene->marks, DhChartMark, i);
      gboolean counts =
          mark->kind == DH_CHART_MARK_TEXT ||
          (mark->kind == DH_CHART_MARK_RECT &&
           (mark->role == DH_CHART_ROLE_KEY || (avoid_bars && mark->role == DH_CHART_ROLE_BAR)));

      if (counts && dh_chart_rects_touch (&wide, &mark->rect))
        return FALSE;
    }
  return TRUE;
}

gboolean
dh_chart_layout_text (DhChartLayout *self, DhChartLabel label, double x, double y)
{
  DhChartRect ink, logical;
  DhChartMark mark;

  dh_chart_text_extents (label.layout, &ink, &logical);
  x -= logical.x + label.anchor * logical.width;
  if (label.clamp)
    {
      double left = MIN (ink.x, logical.x),
             right = MAX (ink.x + ink.width, logical.x + logical.width);

      x = MAX (MIN (x, self->right - right), self->left - left);
    }
  ink.x += x;
  ink.y += y;
  if (ink.width <= 0 || !is_free (self, &ink, label.gap, label.avoid_bars))
    {
      g_object_unref (label.layout);
      return FALSE;
    }
  mark = (DhChartMark) {
    .kind = DH_CHART_MARK_TEXT,
    .role = label.role,
    .color = label.color,
    .datum = label.datum,
    .rect = ink,
    .layout = label.layout,
    .x = x,
    .y = y,
    .baseline = y + (double) pango_layout_get_baseline (label.layout) / PANGO_SCALE,
    .font = label.font,
    .anchor = label.anchor,
    .halo = label.halo,
  };
  g_array_append_val (self->scene->marks, mark);
  return TRUE;
}

double
dh_chart_layout_axis_max (DhChartLayout *self, double length, DhChartTicks *ticks)
{
  const DhChartSpec *spec = self->spec;
  double max = dh_chart_spec_max (spec);
  guint target = (guint) CLAMP (length / (3.2 * self->em) + 1, 2, 6);

  if (isfinite (spec->target))
    max = MAX (max, spec->target);
  if (isfinite (spec->fixed_max))
    max = MAX (max, spec->fixed_max);
  if (spec->format == DH_CHART_FORMAT_DURATION)
    *ticks = dh_chart_ticks_duration (max, target);
  else
    *ticks = dh_chart_ticks (max, target, spec->format == DH_CHART_FORMAT_INTEGER);
  return dh_chart_ticks_value (ticks, ticks->n - 1);
}

PangoLayout *
dh_chart_layout_number (DhChartLayout *self, double value)
{
  g_autofree char *text = dh_chart_format_value (value, self->spec->format, self->spec->numbers);

  return dh_chart_text_layout (&self->text, DH_CHART_FONT_LABEL, text);
}

double
dh_chart_layout_widest (DhChartLayout *self)
{
  /* Digits are equally wide, so that the longest string is the widest. */
  const char *longest = "0";
  glong most = 1;
  g_autoptr (PangoLayout) layout = NULL;
  guint n = dh_chart_spec_n_categories (self->spec) * dh_chart_spec_n_series (self->spec);

  for (guint i = 0; i < n; i++)
    {
      const char *text = self->value_texts[i];
      glong length = g_utf8_strlen (text, -1);

      if (length > most)
        {
          most = length;
          longest = text;
        }
    }
  layout = dh_chart_text_layout (&self->text, DH_CHART_FONT_LABEL, longest);
  return dh_chart_text_width (layout);
}

DhChartFill
dh_chart_layout_fill (const DhChartLayout *self, guint series)
{
  if (!dh_chart_theme_is_hatched (self->theme, series))
    return DH_CHART_FILL_SOLID;
  return series == 2 && dh_chart_theme_is_hatched (self->theme, 1) ? DH_CHART_FILL_CROSS
                                                                   : DH_CHART_FILL_HATCH;
}

/* An entry of the key on its way to its place. */
typedef struct
{
  PangoLayout *layout; /* owned until placed */
  double x;
  double mark_width; /* of its swatch or piece of line */
  guint row;
} KeyEntry;

/* Sets the entries out in rows. FALSE where a name has no room at all. */
static gboolean
arrange_key (DhChartLayout *self, KeyEntry *entries, guint n, guint n_series, double swatch)
{
  const DhChartSpec *spec = self->spec;
  double x = self->left;
  guint row = 0;

  for (guint i = 0; i < n; i++)
    {
      KeyEntry *entry = &entries[i];
      gboolean is_target = i == n_series;
      double width;

      entry->mark_width = is_target ? 1.6 * self->em : swatch;
      entry->layout = dh_chart_text_layout (&self->text, DH_CHART_FONT_LABEL,
                                            is_target ? spec->target_label
                                                      : dh_chart_spec_series (spec, i)->name);
      width = entry->mark_width + 0.5 * self->em;
      if (!dh_chart_text_fit (entry->layout, self->right - self->left - width, 1))
        return FALSE;
      width += dh_chart_text_width (entry->layout);
      if (i > 0 && x + width > self->right)
        {
          x = self->left;
          row++;
        }
      entry->x = x;
      entry->row = row;
      x += width + 1.4 * self->em;
    }
  return TRUE;
}

static void
place_key_entry (DhChartLayout *self, KeyEntry *entry, int series, double y)
{
  double text_x = entry->x + entry->mark_width + 0.5 * self->em;

  if (!dh_chart_layout_text (
          self,
          (DhChartLabel) { .layout = g_steal_pointer (&entry->layout),
                           .role = series < 0 ? DH_CHART_ROLE_TARGET : DH_CHART_ROLE_KEY,
                           .color = DH_CHART_COLOR_INK,
                           .datum = -1 },
          text_x, y))
    return;
  if (series < 0)
    dh_chart_layout_line (self, DH_CHART_ROLE_TARGET, DH_CHART_COLOR_TARGET,
                          (DhChartRect) { entry->x, y + self->text.line / 2, entry->mark_width, 0 },
                          2 * self->hair, 0.45 * self->em);
  else
    {
      double size = entry->mark_width;

      dh_chart_layout_rect (
          self, DH_CHART_ROLE_KEY, DH_CHART_COLOR_SERIES_0 + (guint) series,
          (DhChartRect) { entry->x, floor (y + (self->text.line - size) / 2), size, size });
      g_array_index (self->scene->marks, DhChartMark, self->scene->marks->len - 1).fill =
          dh_chart_layout_fill (self, (guint) series);
    }
}

void
dh_chart_layout_key (DhChartLayout *self)
{
  const DhChartSpec *spec = self->spec;
  KeyEntry entries[DH_CHART_MAX_SERIES + 1] = { { NULL } };
  guint n_series = dh_chart_spec_n_series (spec);
  gboolean has_target = isfinite (spec->target) && spec->target_label != NULL;
  double row = self->text.line + 0.2 * self->em;
  double height;
  guint n;

  /* One series is named by the title. */
  if (n_series < 2)
    n_series = 0;
  n = n_series + (has_target ? 1 : 0);
  if (n == 0)
    return;

  if (arrange_key (self, entries, n, n_series, floor (0.85 * self->em)))
    {
      height = (entries[n - 1].row + 1) * row + 0.3 * self->em;
      /* All of it or none: half a key misleads. */
      if (self->bottom - self->top - height >= 4 * self->text.line)
        {
          for (guint i = 0; i < n; i++)
            place_key_entry (self, &entries[i], i == n_series ? -1 : (int) i,
                             self->top + entries[i].row * row);
          self->top += height;
        }
    }
  for (guint i = 0; i < n; i++)
    g_clear_object (&entries[i].layout);
}

void
dh_chart_layout_add_datum (DhChartLayout *self,
                           guint series,
                           guint category,
                           DhChartRect bbox,
                           DhChartRect hit)
{
  double value = dh_chart_spec_value (self->spec, series, category);
  DhChartDatum datum = {
    .series = series,
    .category = category,
    .value = value,
    .bbox = bbox,
    .hit_rect = hit,
    .label = dh_chart_describe_datum (self->spec, series, category),
    .value_text = g_steal_pointer (
        &self->value_texts[category * dh_chart_spec_n_series (self->spec) + series]),
  };

  g_array_append_val (self->scene->data, datum);
}

void
dh_chart_layout_add_bar (DhChartLayout *self, int index)
{
  const DhChartDatum *datum = dh_chart_scene_datum (self->scene, index);
  gboolean partial = dh_chart_spec_category (self->spec, datum->category)->state ==
                     DH_CHART_CATEGORY_PARTIAL;
  gboolean paper = self->theme->vector;
  DhChartMark mark = {
    .kind = DH_CHART_MARK_RECT,
    .role = DH_CHART_ROLE_BAR,
    .color = DH_CHART_COLOR_SERIES_0 + datum->series,
    .fill = dh_chart_layout_fill (self, datum->series),
    .datum = index,
    .rect = datum->bbox,
    .line_width = self->hair,
    .horizontal = self->scene->lying,
    .radius = paper ? 0 : MIN (3, 0.25 * MIN (datum->bbox.width, datum->bbox.height)),
  };

  if (isnan (datum->value) || datum->value <= 0)
    return;
  if (partial)
    mark.fill = DH_CHART_FILL_PARTIAL;
  g_array_append_val (self->scene->marks, mark);
}

void
dh_chart_layout_message (DhChartLayout *self, const char *message, DhChartRect area, gboolean halo)
{
  PangoLayout *layout;
  double height;
  guint lines;

  if (*message == '\0')
    return;
  layout = dh_chart_text_layout (&self->text, DH_CHART_FONT_BOLD, message);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  lines = (guint) CLAMP (area.height / self->text.line, 1, 4);
  if (!dh_chart_text_fit (layout, area.width - self->em, lines))
    {
      g_object_unref (layout);
      return;
    }
  height = dh_chart_text_height (layout);
  dh_chart_layout_text (self,
                        (DhChartLabel) { .layout = layout,
                                         .font = DH_CHART_FONT_BOLD,
                                         .role = DH_CHART_ROLE_MESSAGE,
                                         .color = DH_CHART_COLOR_MUTED,
                                         .datum = -1,
                                         .anchor = 0.5,
                                         .halo = halo },
                        area.x + area.width / 2, area.y + (area.height - height) / 2);
}

static gboolean
same_shade (const DhChartCategory *a, const DhChartCategory *b)
{
  return a->state == b->state && g_strcmp0 (a->note, b->note) == 0;
}

static void
shade_words (DhChartLayout *self, guint first, const DhChartRect *band)
{
  g_autofree char *words = dh_chart_describe_state (self->spec, first);
  PangoLayout *layout = dh_chart_text_layout (&self->text, DH_CHART_FONT_LABEL, words);
  guint lines = self->scene->lying ? 1 : 2;
  double y;

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  if (!dh_chart_text_fit (layout, band->width - 0.4 * self->em, lines)
      /* Half a word says nothing. */
      || g_str_has_suffix (pango_layout_get_text (layout), "…") ||
      dh_chart_text_height (layout) > band->height)
    {
      g_object_unref (layout);
      return;
    }
  y = self->scene->lying ? band->y + (band->height - dh_chart_text_height (layout)) / 2
                         : band->y + 0.3 * self->em;
  dh_chart_layout_text (self,
                        (DhChartLabel) { .layout = layout,
                                         .role = DH_CHART_ROLE_NOTE,
                                         .color = DH_CHART_COLOR_MUTED,
                                         .datum = -1,
                                         .anchor = 0.5,
                                         .avoid_bars = TRUE },
                        band->x + band->width / 2, y);
}

void
dh_chart_layout_shades (DhChartLayout *self, gboolean words)
{
  guint n = dh_chart_spec_n_categories (self->spec);

  for (guint i = 0; i < n;)
    {
      const DhChartCategory *category = dh_chart_spec_category (self->spec, i);
      guint end = i + 1;
      DhChartRect band;

      if (category->state != DH_CHART_CATEGORY_CLOSED &&
          category->state != DH_CHART_CATEGORY_NOT_RECORDED)
        {
          i++;
          continue;
        }
      while (end < n && same_shade (category, dh_chart_spec_category (self->spec, end)))
        end++;
      band = dh_chart_scene_category_rect (self->scene, i);
      if (end - 1 > i)
        {
          DhChartRect last = dh_chart_scene_category_rect (self->scene, end - 1);

          band.width = last.x + last.width - band.x;
          band.height = last.y + last.height - band.y;
        }
      if (words)
        shade_words (self, i, &band);
      else
        dh_chart_layout_rect (self, DH_CHART_ROLE_SHADE, DH_CHART_COLOR_SHADE, band);
      i = end;
    }
}
