/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Numbers, ticks, spec, table and sentences. */
#include "dh-chart-describe.h"
#include "dh-chart-table.h"
#include "dh-chart-ticks.h"

#include "chart-samples.h"

#include <math.h>
#include <string.h>

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    DhChartFormat format;
    const char *vi, *en;
  } cases[] = {
    { 0, DH_CHART_FORMAT_INTEGER, "0", "0" },
    { 999, DH_CHART_FORMAT_INTEGER, "999", "999" },
    { 1000, DH_CHART_FORMAT_INTEGER, "1.000", "1,000" },
    { 1234567, DH_CHART_FORMAT_INTEGER, "1.234.567", "1,234,567" },
    { 123456789012.0, DH_CHART_FORMAT_INTEGER, "123.456.789.012", "123,456,789,012" },
    { 0.5, DH_CHART_FORMAT_INTEGER, "1", "1" },
    { -1234, DH_CHART_FORMAT_INTEGER, "−1.234", "−1,234" },
    { -0.2, DH_CHART_FORMAT_INTEGER, "0", "0" },
    { NAN, DH_CHART_FORMAT_INTEGER, "–", "–" },
    { 1234.56, DH_CHART_FORMAT_DECIMAL, "1.234,6", "1,234.6" },
    { 12, DH_CHART_FORMAT_DECIMAL, "12", "12" },
    { 0.125, DH_CHART_FORMAT_PERCENT, "12,5\302\240%", "12.5%" },
    { 1, DH_CHART_FORMAT_PERCENT, "100\302\240%", "100%" },
    { 59, DH_CHART_FORMAT_DURATION, "0:59", "0:59" },
    { 3599, DH_CHART_FORMAT_DURATION, "59:59", "59:59" },
    { 3600, DH_CHART_FORMAT_DURATION, "1:00:00", "1:00:00" },
    { 42397, DH_CHART_FORMAT_DURATION, "11:46:37", "11:46:37" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *vi =
          dh_chart_format_value (cases[i].value, cases[i].format, DH_NUMBER_STYLE_VIETNAMESE);
      g_autofree char *en =
          dh_chart_format_value (cases[i].value, cases[i].format, DH_NUMBER_STYLE_ENGLISH);

      g_assert_cmpstr (vi, ==, cases[i].vi);
      g_assert_cmpstr (en, ==, cases[i].en);
    }
}

static void
test_fill (void)
{
  g_autofree char *a = dh_chart_fill ("{b} {a} {c} {", "a", "1", "b", "{a}", NULL);

  /* What was put in is not looked at again; what is unknown stays. */
  g_assert_cmpstr (a, ==, "{a} 1 {c} {");
}

/* The values that the authors' own implementation and reference charts §1.3 give. */
static void
test_ticks_known (void)
{
  static const double known[][3] = { { 7, 2, 8 },        { 23, 5, 25 },    { 37, 10, 40 },
                                     { 74, 20, 80 },     { 128, 50, 150 }, { 480, 100, 500 },
                                     { 1234, 250, 1250 } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      DhChartTicks ticks = dh_chart_ticks (known[i][0], 5, TRUE);

      g_assert_cmpfloat (ticks.step, ==, known[i][1]);
      g_assert_cmpfloat (dh_chart_ticks_value (&ticks, ticks.n - 1), ==, known[i][2]);
    }
}

static void
test_ticks_all (void)
{
  for (guint target = 2; target <= 6; target++)
    for (int max = 0; max <= 5000; max++)
      {
        DhChartTicks ticks = dh_chart_ticks (max, target, TRUE);
        DhChartTicks time = dh_chart_ticks_duration (max * 37.0, target);
        double top = dh_chart_ticks_value (&ticks, ticks.n - 1);

        g_assert_cmpfloat (ticks.step, ==, floor (ticks.step));
        g_assert_cmpfloat (ticks.step, >=, 1);
        g_assert_cmpfloat (top, >=, max);
        /* No tick more than needed, at most twice too high. */
        g_assert_cmpfloat (top - ticks.step, <, MAX (max, 1));
        g_assert_cmpuint (ticks.n, <=, 6);
        if (target >= 4 && max >= 3)
          g_assert_cmpuint (ticks.n, >=, 3);
        g_assert_cmpuint (time.n, <=, 6);
        g_assert_cmpuint (time.n, >=, 2);
        g_assert_cmpfloat (dh_chart_ticks_value (&time, time.n - 1), >=, max * 37.0);
      }
  for (double max = 1e-6; max < 1e15; max *= 1.37)
    {
      DhChartTicks ticks = dh_chart_ticks (max, 5, FALSE);

      g_assert_cmpfloat (dh_chart_ticks_value (&ticks, ticks.n - 1), >=, max * (1 - 1e-11));
      g_assert_cmpuint (ticks.n, >=, 3);
      g_assert_cmpuint (ticks.n, <=, 6);
    }
  {
    DhChartTicks odd = dh_chart_ticks (NAN, 5, TRUE), less = dh_chart_ticks (-5, 5, TRUE);

    g_assert_cmpuint (odd.n, ==, 2);
    g_assert_cmpuint (less.n, ==, 2);
  }
}

static void
test_spec (void)
{
  for (guint i = 0; i < n_chart_samples; i++)
    {
      g_autoptr (DhChartSpec) a = chart_samples[i].make ();
      g_autoptr (DhChartSpec) b = dh_chart_spec_copy (a);

      g_assert_true (dh_chart_spec_equal (a, b));
      g_set_str (&b->subtitle, "khác");
      g_assert_false (dh_chart_spec_equal (a, b));
    }
  {
    g_autoptr (DhChartSpec) a = chart_sample_day ();
    g_autoptr (DhChartSpec) b = dh_chart_spec_copy (a);
    DhChartSeries *series = g_ptr_array_index (b->series, 1);

    g_assert_cmpfloat (dh_chart_spec_total (a, 0), ==, 307);
    g_assert_cmpfloat (dh_chart_spec_total (a, 1), ==, 264);
    g_assert_cmpfloat (dh_chart_spec_max (a), ==, 70);
    series->values[3] = NAN;
    g_assert_false (dh_chart_spec_equal (a, b));
    g_assert_cmpfloat (dh_chart_spec_total (b, 1), ==, 264 - 45);
  }
}

static void
test_table (void)
{
  g_autoptr (DhChartSpec) spec = dh_chart_spec_new (DH_CHART_BARS, DH_CHART_FORMAT_INTEGER,
                                                   DH_NUMBER_STYLE_VIETNAMESE);
  const double values[] = { 1234, 0, NAN, 7 };
  g_autoptr (DhChartTable) table = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *tsv = NULL;

  dh_chart_spec_set_category_title (spec, "Giờ, \"phút\"");
  dh_chart_spec_add_category (spec, "7g", "7:00–8:00", DH_CHART_CATEGORY_NORMAL, NULL);
  dh_chart_spec_add_category (spec, "12g", NULL, DH_CHART_CATEGORY_CLOSED, "Nghỉ trưa");
  dh_chart_spec_add_category (spec, "=1+1", NULL, DH_CHART_CATEGORY_NORMAL, NULL);
  dh_chart_spec_add_category (spec, "a\tb", NULL, DH_CHART_CATEGORY_PARTIAL, "đến 10:30");
  dh_chart_spec_add_series (spec, "Lượt", values);
  table = dh_chart_table_new (spec);
  g_assert_cmpuint (table->n_columns, ==, 2);
  g_assert_cmpuint (table->n_rows, ==, 4);
  g_assert_cmpstr (table->columns[1], ==, "Lượt");
  g_assert_cmpstr (dh_chart_table_cell (table, 0, 0), ==, "7:00–8:00");
  g_assert_cmpstr (dh_chart_table_cell (table, 0, 1), ==, "1.234");
  g_assert_cmpstr (dh_chart_table_cell (table, 1, 0), ==, "12g (Nghỉ trưa)");
  g_assert_cmpstr (dh_chart_table_cell (table, 1, 1), ==, "–");
  g_assert_cmpstr (dh_chart_table_cell (table, 2, 1), ==, "–");

  csv = dh_chart_to_csv (spec);
  g_assert_cmpstr (csv, ==,
                   "\"Giờ, \"\"phút\"\"\",Lượt\r\n"
                   "7:00–8:00,1234\r\n"
                   "12g (Nghỉ trưa),\r\n"
                   "\"'=1+1\",\r\n"
                   "a\tb (đến 10:30),7\r\n");
  tsv = dh_chart_to_tsv (spec);
  g_assert_cmpstr (tsv, ==,
                   "Giờ, \"phút\"\tLượt\n"
                   "7:00–8:00\t1.234\n"
                   "12g (Nghỉ trưa)\t–\n"
                   "=1+1\t–\n"
                   "a b (đến 10:30)\t7\n");
}

static void
test_sentences (void)
{
  g_autoptr (DhChartSpec) spec = chart_sample_day ();
  g_autofree char *whole = dh_chart_describe (spec);
  g_autofree char *one = dh_chart_describe_datum (spec, 1, 5);

  g_assert_cmpstr (one, ==, "12:00–13:00, Đã giải quyết: 54");
  g_assert_cmpstr (whole, ==,
                   "Bar chart with 8 groups. Số lượt theo giờ, thứ Sáu 20/08/2010. "
                   "Lượt đến: 307 in all, most at 12:00–13:00 (70). "
                   "Đã giải quyết: 264 in all, most at 12:00–13:00 (54).");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/data/numbers", test_numbers);
  g_test_add_func ("/chart/data/fill", test_fill);
  g_test_add_func ("/chart/data/ticks-known", test_ticks_known);
  g_test_add_func ("/chart/data/ticks-all", test_ticks_all);
  g_test_add_func ("/chart/data/spec", test_spec);
  g_test_add_func ("/chart/data/table", test_table);
  g_test_add_func ("/chart/data/sentences", test_sentences);
  return g_test_run ();
}
