/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "dh-day-charts.h"
#include "dh-day.h"
#include "dh-error.h"
#include "dh-report-day.h"
#include "dh-words.h"
#include "dh-sample-stats.h"

static const DhDayChartOptions later = { .now = G_GINT64_CONSTANT (4000000000),
                                         .vietnamese = TRUE };

static DhChartSpec *
make (const char *id, const DhDayStats *stats, const DhDayChartOptions *options)
{
  g_autoptr (GError) error = NULL;
  DhChartSpec *spec = dh_day_chart_new (id, stats, options, &error);

  g_assert_no_error (error);
  return spec;
}

static void
test_registry (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (12, 10);
  g_autoptr (GError) error = NULL;
  guint n;
  g_autofree DhDayChart *kinds = dh_day_chart_list (&n);

  g_assert_cmpuint (n, >=, 5);
  g_assert_cmpstr (kinds[0].id, ==, "hours");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DhChartSpec) spec = make (kinds[i].id, stats, &later);

      g_assert_cmpuint (strlen (kinds[i].title), >, 0);
      g_assert_cmpuint (strlen (spec->title), >, 0);
      g_assert_nonnull (strstr (spec->subtitle, "20/11/2026"));
      g_assert_null (strchr (spec->title, '{'));
      g_assert_null (strchr (spec->subtitle, '{'));
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (kinds[i].id, !=, kinds[j].id);
    }
  g_assert_null (dh_day_chart_new ("pies", stats, &later, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "pies"));
  g_assert_nonnull (strstr (error->message, "hours, queue"));
}

static void
test_hours (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (3, 3);
  g_autoptr (DhChartSpec) spec = make ("hours", stats, &later);

  g_assert_cmpuint (dh_chart_spec_n_categories (spec), ==, 10);
  g_assert_cmpuint (dh_chart_spec_n_series (spec), ==, 2);
  for (guint i = 0; i < stats->n_hours; i++)
    {
      g_assert_cmpfloat (dh_chart_spec_value (spec, 0, i), ==, stats->hours[i].arrived);
      g_assert_cmpfloat (dh_chart_spec_value (spec, 1, i), ==, stats->hours[i].served);
    }
  g_assert_cmpstr (spec->title, ==, "Busiest from 9:00: 59 arrivals");
  g_assert_cmpstr (dh_chart_spec_category (spec, 2)->long_label, ==, "9:00–10:00");
}

/* Two hours that are equal are not told as one. */
static void
test_tie (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (3, 3);
  g_autoptr (DhChartSpec) spec = NULL;

  stats->hours[3].arrived = 59;
  spec = make ("hours", stats, &later);
  g_assert_cmpstr (spec->title, ==, "2 hours were equally busy: 59 arrivals each");
}

static void
test_partial (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (3, 3);
  DhDayChartOptions options = { .now = dh_day_start (stats->from) + 9 * 3600 + 30 * 60 };
  g_autoptr (DhChartSpec) running = make ("hours", stats, &options);
  g_autoptr (DhChartSpec) closed = NULL;

  g_assert_true (dh_day_chart_is_partial (stats, &options));
  g_assert_nonnull (strstr (running->subtitle, "20/11/2026 until 09:30"));
  g_assert_cmpstr (running->title, ==, "Busiest so far from 9:00: 59 arrivals");
  g_assert_cmpint (dh_chart_spec_category (running, 2)->state, ==, DH_CHART_CATEGORY_PARTIAL);
  g_assert_cmpint (dh_chart_spec_category (running, 1)->state, ==, DH_CHART_CATEGORY_NORMAL);
  g_assert_cmpstr (dh_chart_spec_category (running, 2)->note, ==, "until 09:30");

  options.day_closed = TRUE;
  closed = make ("hours", stats, &options);
  g_assert_null (strstr (closed->subtitle, "until"));
  g_assert_cmpint (dh_chart_spec_category (closed, 2)->state, ==, DH_CHART_CATEGORY_NORMAL);
}

static void
test_empty (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_empty ();
  DhDayChartOptions today = { .now = dh_day_start (stats->from) + 8 * 3600 };
  DhDayChartOptions off = { .now = G_GINT64_CONSTANT (4000000000), .day_off = TRUE };
  guint n;
  g_autofree DhDayChart *kinds = dh_day_chart_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DhChartSpec) now = make (kinds[i].id, stats, &today);
      g_autoptr (DhChartSpec) past = make (kinds[i].id, stats, &later);
      g_autoptr (DhChartSpec) holiday = make (kinds[i].id, stats, &off);

      g_assert_true (dh_chart_spec_is_empty (now));
      g_assert_cmpint (now->state, ==, DH_CHART_STATE_OPEN);
      g_assert_cmpint (past->state, ==, DH_CHART_STATE_NOT_RECORDED);
      g_assert_cmpint (holiday->state, ==, DH_CHART_STATE_CLOSED);
      g_assert_cmpuint (strlen (holiday->state_text), >, 0);
      g_assert_cmpuint (strlen (now->title), >, 0);
    }
}

/* The rest is summed up, nothing is lost. */
/* Visits that were only logged are in no hour: the hours say so, and not that nobody came. */
static void
test_logged (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_empty ();
  const DhDayChartOptions now = { .now = dh_sample_printed (), .vietnamese = TRUE };
  const char *const ids[] = { "hours", "queue", "difficulties" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (DhChartSpec) spec = make (ids[i], stats, &now);

      g_assert_cmpstr (spec->empty_text, ==, "No visits yet.");
    }
  stats->arrived = stats->recorded_late = stats->served = 3;
  stats->open = 0;
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (DhChartSpec) spec = make (ids[i], stats, &now);

      g_assert_true (dh_chart_spec_is_empty (spec));
      g_assert_cmpstr (spec->empty_text, ==,
                       i == 2 ? "There is nothing to show yet."
                              : "All visits were written down afterwards: at what time they came "
                                "is not known.");
    }
}

static void
test_top (void)
{
  for (guint n = 0; n < 30; n++)
    {
      g_autoptr (DhDayStats) stats = dh_sample_day (n, 2);
      g_autoptr (DhChartSpec) spec = make ("procedures", stats, &later);

      g_assert_cmpuint (dh_chart_spec_n_categories (spec), ==, MIN (n, 9));
      g_assert_cmpfloat (n > 0 ? dh_chart_spec_total (spec, 0) : 0, ==, stats->assists);
      if (n > 9)
        g_assert_cmpstr (dh_chart_spec_category (spec, 8)->label, ==, "Others");
    }
}

/* All four levels, the best first, also those that nobody chose; a day with nothing but answers has
 * something to show. */
static void
test_ratings (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (2, 2);
  g_autoptr (DhDayStats) alone = dh_sample_empty ();
  const int by_level[DH_RATING_LEVELS] = { 1, 0, 7, 12 };
  g_autoptr (DhChartSpec) none = make ("ratings", stats, &later);
  g_autoptr (DhChartSpec) spec = NULL;
  g_autoptr (DhChartSpec) quiet = NULL;

  g_assert_true (dh_chart_spec_is_empty (none));
  g_assert_cmpstr (none->title, ==, "Satisfaction");
  memcpy (stats->book->by_level, by_level, sizeof by_level);
  memcpy (alone->book->by_level, by_level, sizeof by_level);
  stats->book->ratings = alone->book->ratings = 20;

  spec = make ("ratings", stats, &later);
  g_assert_cmpuint (dh_chart_spec_n_categories (spec), ==, DH_RATING_LEVELS);
  for (guint i = 0; i < DH_RATING_LEVELS; i++)
    g_assert_cmpfloat (dh_chart_spec_value (spec, 0, i), ==, by_level[DH_RATING_LEVELS - 1 - i]);
  g_assert_cmpstr (dh_chart_spec_category (spec, 0)->label, ==, "Very satisfied");
  g_assert_cmpstr (dh_chart_spec_category (spec, 3)->label, ==, "Not satisfied");
  g_assert_cmpstr (spec->title, ==, "19 of 20 answers: satisfied");
  g_assert_cmpstr (spec->subtitle, ==, "Answers of visitors with each level, 20/11/2026");

  quiet = make ("ratings", alone, &later);
  g_assert_cmpint (quiet->state, ==, DH_CHART_STATE_OPEN);
  g_assert_false (dh_chart_spec_is_empty (quiet));
}

static void
test_volunteers_by_name (void)
{
  g_autoptr (DhDayStats) stats = dh_sample_day (2, 8);
  g_autoptr (DhChartSpec) spec = make ("volunteers", stats, &later);
  guint n = dh_chart_spec_n_categories (spec);

  g_assert_cmpuint (n, ==, 8);
  g_assert_true (g_str_has_suffix (dh_chart_spec_category (spec, 0)->label, "Ẩn"));
  g_assert_true (g_str_has_suffix (dh_chart_spec_category (spec, n - 1)->label, "Ngọc"));
}

static void
test_words (void)
{
  g_autofree char *cut = dh_word_shorten ("Chứng thực bản sao từ bản chính", 16);
  g_autofree char *kept = dh_word_shorten ("Đăng ký", 7);

  g_assert_cmpstr (cut, ==, "Chứng thực bản…");
  g_assert_cmpstr (kept, ==, "Đăng ký");
  g_assert_cmpstr (dh_word_difficulty ("of-our-own"), ==, "of-our-own");
  g_assert_cmpstr (dh_word_difficulty ("missing_papers"), ==, "Papers missing");
}

static void
test_formats (void)
{
  static const struct
  {
    gint64 seconds;
    const char *vietnamese, *english;
  } times[] = {
    { -1, "–", "–" },
    { 0, "0 giây", "0 s" },
    { 59, "59 giây", "59 s" },
    { 60, "1 phút", "1 min" },
    { 154, "2 phút 34 giây", "2 min 34 s" },
    { 3600, "1 giờ", "1 h" },
    { 3900, "1 giờ 05 phút", "1 h 05 min" },
    { 3601, "1 giờ 00 phút 01 giây", "1 h 00 min 01 s" },
  };
  static const struct
  {
    gint64 part, whole;
    const char *text;
  } shares[] = {
    { 0, 0, "–" },     { 0, 7, "0%" },           { 7, 7, "100%" },
    { 1, 3, "33,3%" }, { 9999, 10000, "99,9%" }, { 1, 2, "50%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *vietnamese = dh_report_format_seconds (times[i].seconds, TRUE);
      g_autofree char *english = dh_report_format_seconds (times[i].seconds, FALSE);

      g_assert_cmpstr (vietnamese, ==, times[i].vietnamese);
      g_assert_cmpstr (english, ==, times[i].english);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *text = dh_report_format_share (shares[i].part, shares[i].whole, TRUE);

      g_assert_cmpstr (text, ==, shares[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/charts/registry", test_registry);
  g_test_add_func ("/report/charts/hours", test_hours);
  g_test_add_func ("/report/charts/tie", test_tie);
  g_test_add_func ("/report/charts/partial", test_partial);
  g_test_add_func ("/report/charts/empty", test_empty);
  g_test_add_func ("/report/charts/logged", test_logged);
  g_test_add_func ("/report/charts/top", test_top);
  g_test_add_func ("/report/charts/volunteers-by-name", test_volunteers_by_name);
  g_test_add_func ("/report/charts/ratings", test_ratings);
  g_test_add_func ("/report/charts/words", test_words);
  g_test_add_func ("/report/formats", test_formats);
  return g_test_run ();
}
