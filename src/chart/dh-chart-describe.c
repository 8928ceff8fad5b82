/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-chart-describe.h"

#include <glib/gi18n-lib.h>
#include <math.h>

char *
dh_chart_describe_state (const DhChartSpec *spec, guint category)
{
  const DhChartCategory *c = dh_chart_spec_category (spec, category);

  if (c->state == DH_CHART_CATEGORY_NORMAL)
    return NULL;
  if (c->note != NULL)
    return g_strdup (c->note);
  switch (c->state)
    {
    case DH_CHART_CATEGORY_CLOSED:
      return g_strdup (_ ("Closed"));
    case DH_CHART_CATEGORY_NOT_RECORDED:
      return g_strdup (_ ("Not recorded"));
    case DH_CHART_CATEGORY_PARTIAL:
    case DH_CHART_CATEGORY_NORMAL:
    default:
      return g_strdup (_ ("Not over yet"));
    }
}

char *
dh_chart_describe_datum (const DhChartSpec *spec, guint series, guint category)
{
  const DhChartCategory *c = dh_chart_spec_category (spec, category);
  double value = dh_chart_spec_value (spec, series, category);
  const char *when = c->long_label != NULL ? c->long_label : c->label;
  const char *name = dh_chart_spec_series (spec, series)->name;
  g_autofree char *text = dh_chart_format_value (value, spec->format, spec->numbers);
  g_autofree char *state = dh_chart_describe_state (spec, category);

  if (isnan (value))
    return dh_chart_fill (
        /* Translators: one missing value of a chart as it is read aloud. */
        _ ("{category}, {series}: no data ({state})"), "category", when, "series", name, "state",
        state != NULL ? state : _ ("Not recorded"), NULL);
  if (state != NULL)
    return dh_chart_fill (
        /* Translators: one value of a chart as it is read aloud; {state} is such as "until 10:30".
         */
        _ ("{category}, {series}: {value} ({state})"), "category", when, "series", name, "value",
        text, "state", state, NULL);
  return dh_chart_fill (
      /* Translators: one value of a chart as it is read aloud: "9:00–10:00, Arrived: 59". */
      _ ("{category}, {series}: {value}"), "category", when, "series", name, "value", text, NULL);
}

static char *
describe_series (const DhChartSpec *spec, guint series)
{
  guint n = dh_chart_spec_n_categories (spec);
  guint peak = 0;
  double most = -1;
  g_autofree char *total = NULL;
  g_autofree char *max = NULL;
  const DhChartCategory *c;

  for (guint i = 0; i < n; i++)
    {
      double value = dh_chart_spec_value (spec, series, i);

      if (value > most)
        {
          most = value;
          peak = i;
        }
    }
  if (most <= 0)
    return dh_chart_fill (_ ("{series}: none."), "series",
                          dh_chart_spec_series (spec, series)->name, NULL);

  c = dh_chart_spec_category (spec, peak);
  max = dh_chart_format_value (most, spec->format, spec->numbers);
  if (spec->format != DH_CHART_FORMAT_INTEGER)
    /* Shares and durations do not add up to anything. */
    return dh_chart_fill (_ ("{series}: highest {max} at {category}."), "series",
                          dh_chart_spec_series (spec, series)->name, "max", max, "category",
                          c->long_label != NULL ? c->long_label : c->label, NULL);
  total = dh_chart_format_value (dh_chart_spec_total (spec, series), spec->format, spec->numbers);
  return dh_chart_fill (
      /* Translators: summary of one series of a chart: "Arrived: 307 in all, most at 12:00–13:00
         (70)." */
      _ ("{series}: {total} in all, most at {category} ({max})."), "series",
      dh_chart_spec_series (spec, series)->name, "total", total, "max", max, "category",
      c->long_label != NULL ? c->long_label : c->label, NULL);
}

char *
dh_chart_describe (const DhChartSpec *spec)
{
  g_autoptr (GString) out = NULL;
  g_autofree char *bars = NULL;

  g_return_val_if_fail (spec != NULL, NULL);

  if (spec->state != DH_CHART_STATE_OPEN)
    return g_strdup (spec->state_text);
  if (dh_chart_spec_is_empty (spec))
    return g_strdup (spec->empty_text);

  out = g_string_new (NULL);
  bars = g_strdup_printf ("%u", dh_chart_spec_n_categories (spec));
  {
    g_autofree char *kind =
        dh_chart_fill (_ ("Bar chart with {count} groups."), "count", bars, NULL);

    g_string_append (out, kind);
  }
  if (spec->subtitle != NULL)
    g_string_append_printf (out, " %s.", spec->subtitle);
  for (guint s = 0; s < dh_chart_spec_n_series (spec); s++)
    {
      g_autofree char *sentence = describe_series (spec, s);

      g_string_append_printf (out, " %s", sentence);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
