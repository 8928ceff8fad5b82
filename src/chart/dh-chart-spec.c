/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-spec.h"

#include <math.h>

static void
category_free (gpointer data)
{
  DhChartCategory *category = data;

  g_free (category->label);
  g_free (category->long_label);
  g_free (category->note);
  g_free (category);
}

static void
series_free (gpointer data)
{
  DhChartSeries *series = data;

  g_free (series->name);
  g_free (series->values);
  g_free (series);
}

static void
annotation_free (gpointer data)
{
  DhChartAnnotation *annotation = data;

  g_free (annotation->text);
  g_free (annotation);
}

DhChartSpec *
dh_chart_spec_new (DhChartKind kind, DhChartFormat format, DhNumberStyle numbers)
{
  DhChartSpec *spec = g_new0 (DhChartSpec, 1);

  spec->kind = kind;
  spec->format = format;
  spec->numbers = numbers;
  spec->empty_text = g_strdup ("");
  spec->state_text = g_strdup ("");
  spec->category_title = g_strdup ("");
  spec->categories = g_ptr_array_new_with_free_func (category_free);
  spec->series = g_ptr_array_new_with_free_func (series_free);
  spec->annotations = g_ptr_array_new_with_free_func (annotation_free);
  spec->target = NAN;
  spec->fixed_max = NAN;
  return spec;
}

DhChartSpec *
dh_chart_spec_copy (const DhChartSpec *spec)
{
  DhChartSpec *copy;

  g_return_val_if_fail (spec != NULL, NULL);

  copy = dh_chart_spec_new (spec->kind, spec->format, spec->numbers);
  dh_chart_spec_set_texts (copy, spec->title, spec->subtitle, spec->footnote);
  dh_chart_spec_set_empty_text (copy, spec->empty_text);
  dh_chart_spec_set_state (copy, spec->state, spec->state_text);
  dh_chart_spec_set_category_title (copy, spec->category_title);
  dh_chart_spec_set_target (copy, spec->target, spec->target_label);
  copy->fixed_max = spec->fixed_max;
  for (guint i = 0; i < spec->categories->len; i++)
    {
      const DhChartCategory *c = dh_chart_spec_category (spec, i);

      dh_chart_spec_add_category (copy, c->label, c->long_label, c->state, c->note);
    }
  for (guint i = 0; i < spec->series->len; i++)
    {
      const DhChartSeries *s = dh_chart_spec_series (spec, i);

      dh_chart_spec_add_series (copy, s->name, s->values);
    }
  for (guint i = 0; i < spec->annotations->len; i++)
    {
      const DhChartAnnotation *a = g_ptr_array_index (spec->annotations, i);

      dh_chart_spec_add_annotation (copy, a->at, a->text);
    }
  return copy;
}

void
dh_chart_spec_free (DhChartSpec *spec)
{
  if (spec == NULL)
    return;
  g_free (spec->title);
  g_free (spec->subtitle);
  g_free (spec->footnote);
  g_free (spec->empty_text);
  g_free (spec->state_text);
  g_free (spec->category_title);
  g_free (spec->target_label);
  g_ptr_array_unref (spec->categories);
  g_ptr_array_unref (spec->series);
  g_ptr_array_unref (spec->annotations);
  g_free (spec);
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
same_category (const DhChartCategory *a, const DhChartCategory *b)
{
  return a->state == b->state && g_strcmp0 (a->label, b->label) == 0 &&
         g_strcmp0 (a->long_label, b->long_label) == 0 && g_strcmp0 (a->note, b->note) == 0;
}

gboolean
dh_chart_spec_equal (const DhChartSpec *a, const DhChartSpec *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  if (a->kind != b->kind || a->state != b->state || a->format != b->format ||
      a->numbers != b->numbers || g_strcmp0 (a->title, b->title) != 0 ||
      g_strcmp0 (a->subtitle, b->subtitle) != 0 || g_strcmp0 (a->footnote, b->footnote) != 0 ||
      g_strcmp0 (a->empty_text, b->empty_text) != 0 ||
      g_strcmp0 (a->state_text, b->state_text) != 0 ||
      g_strcmp0 (a->category_title, b->category_title) != 0 ||
      g_strcmp0 (a->target_label, b->target_label) != 0 || !same_number (a->target, b->target) ||
      !same_number (a->fixed_max, b->fixed_max) || a->categories->len != b->categories->len ||
      a->series->len != b->series->len || a->annotations->len != b->annotations->len)
    return FALSE;
  for (guint i = 0; i < a->categories->len; i++)
    if (!same_category (dh_chart_spec_category (a, i), dh_chart_spec_category (b, i)))
      return FALSE;
  for (guint i = 0; i < a->series->len; i++)
    {
      const DhChartSeries *s = dh_chart_spec_series (a, i), *t = dh_chart_spec_series (b, i);

      if (g_strcmp0 (s->name, t->name) != 0)
        return FALSE;
      for (guint j = 0; j < a->categories->len; j++)
        if (!same_number (s->values[j], t->values[j]))
          return FALSE;
    }
  for (guint i = 0; i < a->annotations->len; i++)
    {
      const DhChartAnnotation *s = g_ptr_array_index (a->annotations, i);
      const DhChartAnnotation *t = g_ptr_array_index (b->annotations, i);

      if (s->at != t->at || g_strcmp0 (s->text, t->text) != 0)
        return FALSE;
    }
  return TRUE;
}

void
dh_chart_spec_set_texts (DhChartSpec *spec,
                         const char *title,
                         const char *subtitle,
                         const char *footnote)
{
  g_return_if_fail (spec != NULL);

  g_set_str (&spec->title, title);
  g_set_str (&spec->subtitle, subtitle);
  g_set_str (&spec->footnote, footnote);
}

void
dh_chart_spec_set_empty_text (DhChartSpec *spec, const char *text)
{
  g_return_if_fail (spec != NULL);

  g_set_str (&spec->empty_text, text != NULL ? text : "");
}

void
dh_chart_spec_set_state (DhChartSpec *spec, DhChartState state, const char *text)
{
  g_return_if_fail (spec != NULL);

  spec->state = state;
  g_set_str (&spec->state_text, text != NULL ? text : "");
}

void
dh_chart_spec_set_category_title (DhChartSpec *spec, const char *title)
{
  g_return_if_fail (spec != NULL);

  g_set_str (&spec->category_title, title != NULL ? title : "");
}

void
dh_chart_spec_set_target (DhChartSpec *spec, double target, const char *label)
{
  g_return_if_fail (spec != NULL);

  spec->target = target;
  g_set_str (&spec->target_label, label);
}

void
dh_chart_spec_add_category (DhChartSpec *spec,
                            const char *label,
                            const char *long_label,
                            DhChartCategoryState state,
                            const char *note)
{
  DhChartCategory *category;

  g_return_if_fail (spec != NULL);
  g_return_if_fail (spec->series->len == 0);

  category = g_new0 (DhChartCategory, 1);
  category->label = g_strdup (label != NULL ? label : "");
  category->long_label = g_strdup (long_label);
  category->state = state;
  category->note = g_strdup (note);
  g_ptr_array_add (spec->categories, category);
}

void
dh_chart_spec_add_series (DhChartSpec *spec, const char *name, const double *values)
{
  DhChartSeries *series;

  g_return_if_fail (spec != NULL);
  g_return_if_fail (spec->series->len < DH_CHART_MAX_SERIES);
  g_return_if_fail (values != NULL || spec->categories->len == 0);

  for (guint i = 0; i < spec->categories->len; i++)
    g_return_if_fail (isnan (values[i]) || (values[i] >= 0 && isfinite (values[i])));

  series = g_new0 (DhChartSeries, 1);
  series->name = g_strdup (name != NULL ? name : "");
  series->values = g_memdup2 (values, spec->categories->len * sizeof *values);
  g_ptr_array_add (spec->series, series);
}

void
dh_chart_spec_add_annotation (DhChartSpec *spec, double at, const char *text)
{
  DhChartAnnotation *annotation;

  g_return_if_fail (spec != NULL);
  g_return_if_fail (text != NULL);

  annotation = g_new0 (DhChartAnnotation, 1);
  annotation->at = at;
  annotation->text = g_strdup (text);
  g_ptr_array_add (spec->annotations, annotation);
}

guint
dh_chart_spec_n_categories (const DhChartSpec *spec)
{
  return spec->categories->len;
}

guint
dh_chart_spec_n_series (const DhChartSpec *spec)
{
  return spec->series->len;
}

const DhChartCategory *
dh_chart_spec_category (const DhChartSpec *spec, guint category)
{
  g_return_val_if_fail (category < spec->categories->len, NULL);

  return g_ptr_array_index (spec->categories, category);
}

const DhChartSeries *
dh_chart_spec_series (const DhChartSpec *spec, guint series)
{
  g_return_val_if_fail (series < spec->series->len, NULL);

  return g_ptr_array_index (spec->series, series);
}

double
dh_chart_spec_value (const DhChartSpec *spec, guint series, guint category)
{
  DhChartCategoryState state = dh_chart_spec_category (spec, category)->state;
  double value = dh_chart_spec_series (spec, series)->values[category];

  if (value == 0 && (state == DH_CHART_CATEGORY_CLOSED || state == DH_CHART_CATEGORY_NOT_RECORDED))
    return NAN;
  return value;
}

double
dh_chart_spec_total (const DhChartSpec *spec, guint series)
{
  double total = 0;

  for (guint i = 0; i < spec->categories->len; i++)
    {
      double value = dh_chart_spec_value (spec, series, i);

      if (!isnan (value))
        total += value;
    }
  return total;
}

double
dh_chart_spec_max (const DhChartSpec *spec)
{
  double max = 0;

  for (guint s = 0; s < spec->series->len; s++)
    for (guint i = 0; i < spec->categories->len; i++)
      {
        double value = dh_chart_spec_value (spec, s, i);

        if (value > max)
          max = value;
      }
  return max;
}

gboolean
dh_chart_spec_is_empty (const DhChartSpec *spec)
{
  return spec->state != DH_CHART_STATE_OPEN || dh_chart_spec_max (spec) <= 0;
}
