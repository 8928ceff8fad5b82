/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-day-charts.h"

#include <glib/gi18n-lib.h>

#include "dh-book-words.h"
#include "dh-day.h"
#include "dh-error.h"
#include "dh-words.h"
#include "text/dh-text.h"

#define TOP 8             /* rows of a ranking; the rest is summed up in one more */
#define TITLE_NAME_MAX 48 /* letters of a name within a title */

typedef DhChartSpec *(*BuildFunc) (const DhDayStats *stats, const DhDayChartOptions *options);

gboolean
dh_day_chart_is_partial (const DhDayStats *stats, const DhDayChartOptions *options)
{
  return !options->day_closed && stats->to == dh_day_of_time (options->now);
}

char *
dh_day_chart_period (const DhDayStats *stats, const DhDayChartOptions *options)
{
  g_autofree char *from = dh_format_day_short (stats->from);
  g_autofree char *to = dh_format_day_short (stats->to);
  g_autofree char *time = dh_format_clock (options->now);
  gboolean partial = dh_day_chart_is_partial (stats, options);

  if (stats->from == stats->to)
    return partial ? dh_chart_fill (_ ("{day} until {time}"), "day", from, "time", time, NULL)
                   : g_steal_pointer (&from);
  if (partial)
    return dh_chart_fill (_ ("{from} to {to} until {time}"), "from", from, "to", to, "time", time,
                          NULL);
  return dh_chart_fill (_ ("{from} to {to}"), "from", from, "to", to, NULL);
}

/* @template's {period} filled in. */
static char *
with_period (const char *template_text, const DhDayStats *stats, const DhDayChartOptions *options)
{
  g_autofree char *period = dh_day_chart_period (stats, options);

  return dh_chart_fill (template_text, "period", period, NULL);
}

static DhChartSpec *
new_spec (DhChartKind kind, const DhDayStats *stats, const DhDayChartOptions *options)
{
  DhChartSpec *spec = dh_chart_spec_new (kind, DH_CHART_FORMAT_INTEGER,
                                         options->vietnamese ? DH_NUMBER_STYLE_VIETNAMESE
                                                             : DH_NUMBER_STYLE_ENGLISH);
  gboolean nothing = stats->arrived == 0 && stats->cancelled == 0 && stats->assists == 0 &&
                     stats->book->ratings == 0;
  gint32 today = dh_day_of_time (options->now);

  dh_chart_spec_set_empty_text (spec, stats->to < today ? _ ("There was nothing to show.")
                                      : nothing         ? _ ("No visits yet.")
                                                        : _ ("There is nothing to show yet."));
  if (options->day_off && nothing)
    dh_chart_spec_set_state (spec, DH_CHART_STATE_CLOSED, _ ("Day off: the desk was closed."));
  else if (nothing && stats->to < today)
    dh_chart_spec_set_state (spec, DH_CHART_STATE_NOT_RECORDED,
                             _ ("No visits were recorded on this day."));
  return spec;
}

/* ---- By hour */

static void
add_hours (DhChartSpec *spec, const DhDayStats *stats, const DhDayChartOptions *options)
{
  gboolean partial = dh_day_chart_is_partial (stats, options) && stats->from == stats->to;
  g_autofree char *time = dh_format_clock (options->now);
  g_autofree char *until = dh_chart_fill (_ ("until {time}"), "time", time, NULL);
  int now = dh_time_second_of_day (options->now) / 3600;

  dh_chart_spec_set_category_title (spec, C_ ("report", "Hour"));
  for (guint i = 0; i < stats->n_hours; i++)
    {
      int hour = stats->hours[i].hour;
      g_autofree char *number = g_strdup_printf ("%d", hour);
      g_autofree char *label = dh_chart_fill (_ ("{hour}:00"), "hour", number, NULL);
      g_autofree char *whole = g_strdup_printf ("%d:00–%d:00", hour, hour + 1);
      gboolean running = partial && hour == now;

      dh_chart_spec_add_category (spec, label, whole,
                                  running ? DH_CHART_CATEGORY_PARTIAL : DH_CHART_CATEGORY_NORMAL,
                                  running ? until : NULL);
    }
}

/* There are visits, but none of them in any hour. */
static void
explain_no_hours (DhChartSpec *spec, const DhDayStats *stats)
{
  if (stats->arrived > 0 && !dh_day_stats_has_queue (stats))
    dh_chart_spec_set_empty_text (
        spec, _ ("All visits were written down afterwards: at what time they came is not known."));
}

/* The hour in which @get is largest, -1 if all are zero; @n_equal: how many hours share it. */
static int
find_peak (const DhDayStats *stats, int (*get) (const DhHourStats *), int *peak, int *n_equal)
{
  int hour = -1;

  *peak = 0;
  *n_equal = 0;
  for (guint i = 0; i < stats->n_hours; i++)
    {
      int value = get (&stats->hours[i]);

      if (value > *peak)
        {
          *peak = value;
          *n_equal = 1;
          hour = stats->hours[i].hour;
        }
      else if (value == *peak && value > 0)
        {
          *n_equal += 1;
        }
    }
  return hour;
}

static int
get_arrived (const DhHourStats *hour)
{
  return hour->arrived;
}

static int
get_served (const DhHourStats *hour)
{
  return hour->served;
}

static int
get_queue_max (const DhHourStats *hour)
{
  return hour->queue_max;
}

static void
add_hour_series (DhChartSpec *spec,
                 const DhDayStats *stats,
                 const char *name,
                 int (*get) (const DhHourStats *))
{
  g_autofree double *values = g_new0 (double, stats->n_hours + 1);

  for (guint i = 0; i < stats->n_hours; i++)
    values[i] = get (&stats->hours[i]);
  dh_chart_spec_add_series (spec, name, values);
}

static char *
fill_peak (const char *template_text, int hour, int peak, int n_equal, gboolean vietnamese)
{
  g_autofree char *hour_text = g_strdup_printf ("%d", hour);
  g_autofree char *count = dh_format_count (peak, vietnamese);
  g_autofree char *hours = dh_format_count (n_equal, vietnamese);

  return dh_chart_fill (template_text, "hour", hour_text, "count", count, "hours", hours, NULL);
}

static char *
hours_title (const DhDayStats *stats, const DhDayChartOptions *options)
{
  int peak, n_equal;
  int hour = find_peak (stats, get_arrived, &peak, &n_equal);
  const char *text = NULL;

  if (hour < 0)
    return g_strdup (_ ("Arrivals and visits served by hour"));
  if (n_equal > 1)
    text = g_dngettext (GETTEXT_PACKAGE, "{hours} hours were equally busy: {count} arrival each",
                        "{hours} hours were equally busy: {count} arrivals each", peak);
  else if (dh_day_chart_is_partial (stats, options))
    text = g_dngettext (GETTEXT_PACKAGE, "Busiest so far from {hour}:00: {count} arrival",
                        "Busiest so far from {hour}:00: {count} arrivals", peak);
  else
    text = g_dngettext (GETTEXT_PACKAGE, "Busiest from {hour}:00: {count} arrival",
                        "Busiest from {hour}:00: {count} arrivals", peak);
  return fill_peak (text, hour, peak, n_equal, options->vietnamese);
}

static DhChartSpec *
build_hours (const DhDayStats *stats, const DhDayChartOptions *options)
{
  DhChartSpec *spec = new_spec (DH_CHART_BARS, stats, options);
  g_autofree char *title = hours_title (stats, options);
  g_autofree char *subtitle = with_period (_ ("Visits in each hour, {period}"), stats, options);

  dh_chart_spec_set_texts (spec, title, subtitle, NULL);
  explain_no_hours (spec, stats);
  add_hours (spec, stats, options);
  add_hour_series (spec, stats, C_ ("report", "Arrived"), get_arrived);
  add_hour_series (spec, stats, C_ ("report", "Served"), get_served);
  return spec;
}

static char *
queue_title (const DhDayStats *stats, const DhDayChartOptions *options)
{
  int peak, n_equal;
  int hour = find_peak (stats, get_queue_max, &peak, &n_equal);

  if (hour < 0)
    return stats->arrived > 0 && dh_day_stats_has_queue (stats)
               ? g_strdup (_ ("Nobody had to wait"))
               : g_strdup (_ ("Longest queue by hour"));
  if (n_equal > 1)
    return fill_peak (g_dngettext (GETTEXT_PACKAGE,
                                   "In {hours} hours the queue grew to {count} visit",
                                   "In {hours} hours the queue grew to {count} visits", peak),
                      hour, peak, n_equal, options->vietnamese);
  return fill_peak (g_dngettext (GETTEXT_PACKAGE,
                                 "The queue was longest from {hour}:00: {count} visit",
                                 "The queue was longest from {hour}:00: {count} visits", peak),
                    hour, peak, n_equal, options->vietnamese);
}

static DhChartSpec *
build_queue (const DhDayStats *stats, const DhDayChartOptions *options)
{
  DhChartSpec *spec = new_spec (DH_CHART_BARS, stats, options);
  g_autofree char *title = queue_title (stats, options);
  g_autofree char *subtitle =
      with_period (_ ("Most visits waiting at once in each hour, {period}"), stats, options);

  dh_chart_spec_set_texts (spec, title, subtitle, NULL);
  explain_no_hours (spec, stats);
  add_hours (spec, stats, options);
  add_hour_series (spec, stats, C_ ("report", "Longest queue"), get_queue_max);
  return spec;
}

/* ---- Rankings */

static const char *
tally_name (const DhTally *tally)
{
  return tally->name != NULL ? tally->name : dh_word_difficulty (tally->code);
}

static DhChartSpec *
build_ranking (const DhDayStats *stats,
               const DhDayChartOptions *options,
               GPtrArray *tallies,
               gint64 total,
               const char *series,
               const char *plain_title,
               const char *finding, /* with {name}, {count} and {total} */
               const char *subtitle)
{
  DhChartSpec *spec = new_spec (DH_CHART_HBARS, stats, options);
  g_autofree char *title = NULL;
  g_autofree char *filled = with_period (subtitle, stats, options);
  double values[TOP + 1] = { 0 };
  guint n = tallies->len > TOP + 1 ? TOP : tallies->len;

  for (guint i = 0; i < tallies->len; i++)
    {
      const DhTally *tally = g_ptr_array_index (tallies, i);

      values[MIN (i, n)] += tally->assists;
      if (i < n)
        dh_chart_spec_add_category (spec, tally_name (tally), NULL, DH_CHART_CATEGORY_NORMAL, NULL);
    }
  if (n < tallies->len)
    dh_chart_spec_add_category (spec, C_ ("report", "Others"), NULL, DH_CHART_CATEGORY_NORMAL,
                                NULL);
  dh_chart_spec_add_series (spec, series, values);

  if (n > 0)
    {
      const DhTally *first = g_ptr_array_index (tallies, 0);
      g_autofree char *name = dh_word_shorten (tally_name (first), TITLE_NAME_MAX);
      g_autofree char *count = dh_format_count (first->assists, options->vietnamese);
      g_autofree char *all = dh_format_count (total, options->vietnamese);

      title = dh_chart_fill (finding, "name", name, "count", count, "total", all, NULL);
    }
  dh_chart_spec_set_texts (spec, title != NULL ? title : plain_title, filled, NULL);
  return spec;
}

static DhChartSpec *
build_procedures (const DhDayStats *stats, const DhDayChartOptions *options)
{
  DhChartSpec *spec =
      build_ranking (stats, options, stats->procedures, stats->assists, C_ ("report", "Assists"),
                     _ ("Assists by procedure"),
                     g_dngettext (GETTEXT_PACKAGE, "{name}: {count} of {total} assist",
                                  "{name}: {count} of {total} assists", stats->assists),
                     _ ("Assists for each procedure, {period}"));

  dh_chart_spec_set_category_title (spec, C_ ("report", "Procedure"));
  return spec;
}

static DhChartSpec *
build_fields (const DhDayStats *stats, const DhDayChartOptions *options)
{
  DhChartSpec *spec =
      build_ranking (stats, options, stats->fields, stats->assists, C_ ("report", "Assists"),
                     _ ("Assists by field"),
                     g_dngettext (GETTEXT_PACKAGE, "{name}: {count} of {total} assist",
                                  "{name}: {count} of {total} assists", stats->assists),
                     _ ("Assists in each field, {period}"));

  dh_chart_spec_set_category_title (spec, C_ ("report", "Field"));
  return spec;
}

static DhChartSpec *
build_difficulties (const DhDayStats *stats, const DhDayChartOptions *options)
{
  DhChartSpec *spec = NULL;
  gint64 total = 0;

  for (guint i = 0; i < stats->difficulties->len; i++)
    total += ((const DhTally *) g_ptr_array_index (stats->difficulties, i))->assists;
  spec =
      build_ranking (stats, options, stats->difficulties, total, C_ ("report", "Times"),
                     _ ("Difficulties recorded"),
                     g_dngettext (GETTEXT_PACKAGE, "{name}: {count} of {total} difficulty recorded",
                                  "{name}: {count} of {total} difficulties recorded", total),
                     _ ("Times each difficulty was recorded, {period}"));
  dh_chart_spec_set_category_title (spec, _ ("Difficulty"));
  return spec;
}

static DhChartSpec *
build_outcomes (const DhDayStats *stats, const DhDayChartOptions *options)
{
  DhChartSpec *spec = new_spec (DH_CHART_HBARS, stats, options);
  g_autofree char *subtitle =
      with_period (_ ("Assists with each outcome, {period}"), stats, options);
  g_autofree char *count =
      dh_format_count (stats->by_outcome[DH_OUTCOME_SELF_DONE], options->vietnamese);
  g_autofree char *total = dh_format_count (stats->assists, options->vietnamese);
  g_autofree char *title = dh_chart_fill (
      g_dngettext (GETTEXT_PACKAGE, "After {count} of {total} assist people did it themselves",
                   "After {count} of {total} assists people did it themselves", stats->assists),
      "count", count, "total", total, NULL);
  double values[DH_OUTCOME_N];

  dh_chart_spec_set_category_title (spec, C_ ("report", "Outcome"));
  for (int i = 0; i < DH_OUTCOME_N; i++)
    {
      values[i] = stats->by_outcome[i];
      dh_chart_spec_add_category (spec, dh_word_outcome ((DhOutcome) i), NULL,
                                  DH_CHART_CATEGORY_NORMAL, NULL);
    }
  dh_chart_spec_add_series (spec, C_ ("report", "Assists"), values);
  dh_chart_spec_set_texts (spec, stats->assists > 0 ? title : _ ("Outcomes of the assists"),
                           subtitle, NULL);
  return spec;
}

/* ---- Volunteers: by name, as the counts are a record of duty and no contest */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autoptr (GBytes) key_a = dh_text_name_sort_key ((*(DhVolunteerStats *const *) a)->name);
  g_autoptr (GBytes) key_b = dh_text_name_sort_key ((*(DhVolunteerStats *const *) b)->name);

  return g_bytes_compare (key_a, key_b);
}

static DhChartSpec *
build_volunteers (const DhDayStats *stats, const DhDayChartOptions *options)
{
  DhChartSpec *spec = new_spec (DH_CHART_HBARS, stats, options);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (stats->volunteers, NULL, NULL);
  g_autofree double *values = g_new0 (double, sorted->len + 1);
  g_autofree char *count = dh_format_count (sorted->len, options->vietnamese);
  g_autofree char *title =
      dh_chart_fill (g_dngettext (GETTEXT_PACKAGE, "{count} volunteer was on duty or helped",
                                  "{count} volunteers were on duty or helped", sorted->len),
                     "count", count, NULL);
  g_autofree char *subtitle =
      with_period (_ ("Assists each volunteer is named on, by name, {period}"), stats, options);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_names);
  dh_chart_spec_set_category_title (spec, _ ("Volunteer"));
  for (guint i = 0; i < sorted->len; i++)
    {
      const DhVolunteerStats *volunteer = g_ptr_array_index (sorted, i);

      values[i] = volunteer->assists;
      dh_chart_spec_add_category (spec, volunteer->name, NULL, DH_CHART_CATEGORY_NORMAL, NULL);
    }
  dh_chart_spec_add_series (spec, C_ ("report", "Assists"), values);
  dh_chart_spec_set_texts (spec, sorted->len > 0 ? title : _ ("Assists by volunteer"), subtitle,
                           _ ("An assist by several volunteers counts for each of them."));
  return spec;
}

/* ---- Satisfaction */

static char *
ratings_title (const DhBookStats *book, gboolean vietnamese)
{
  int pleased = book->by_level[DH_RATING_LEVELS - 1] + book->by_level[DH_RATING_LEVELS - 2];
  g_autofree char *count = dh_format_count (pleased, vietnamese);
  g_autofree char *total = dh_format_count (book->ratings, vietnamese);

  if (book->ratings == 0)
    return g_strdup (_ ("Satisfaction"));
  return dh_chart_fill (g_dngettext (GETTEXT_PACKAGE, "{count} of {total} answer: satisfied",
                                     "{count} of {total} answers: satisfied", book->ratings),
                        "count", count, "total", total, NULL);
}

/* The best level first; all four also where nobody chose one. */
static DhChartSpec *
build_ratings (const DhDayStats *stats, const DhDayChartOptions *options)
{
  DhChartSpec *spec = new_spec (DH_CHART_HBARS, stats, options);
  g_autofree char *title = ratings_title (stats->book, options->vietnamese);
  g_autofree char *subtitle =
      with_period (_ ("Answers of visitors with each level, {period}"), stats, options);
  double values[DH_RATING_LEVELS];

  dh_chart_spec_set_category_title (spec, C_ ("report", "Level"));
  for (int i = 0; i < DH_RATING_LEVELS; i++)
    {
      int level = DH_RATING_LEVELS - i;

      values[i] = stats->book->by_level[level - 1];
      dh_chart_spec_add_category (spec, dh_word_rating (level), NULL, DH_CHART_CATEGORY_NORMAL,
                                  NULL);
    }
  dh_chart_spec_add_series (spec, C_ ("report", "Answers"), values);
  if (stats->book->ratings == 0)
    dh_chart_spec_set_empty_text (spec, _ ("Nobody has answered yet."));
  dh_chart_spec_set_texts (spec, title, subtitle, NULL);
  return spec;
}

/* ---- Registry */

static const struct
{
  const char *id, *title;
  BuildFunc build;
} kinds[] = {
  { "hours", N_ ("Arrivals and visits served by hour"), build_hours },
  { "queue", N_ ("Longest queue by hour"), build_queue },
  { "procedures", N_ ("Assists by procedure"), build_procedures },
  { "fields", N_ ("Assists by field"), build_fields },
  { "outcomes", N_ ("Outcomes of the assists"), build_outcomes },
  { "volunteers", N_ ("Assists by volunteer"), build_volunteers },
  { "difficulties", N_ ("Difficulties recorded"), build_difficulties },
  { "ratings", N_ ("Satisfaction"), build_ratings },
};

DhDayChart *
dh_day_chart_list (guint *n)
{
  DhDayChart *list = g_new0 (DhDayChart, G_N_ELEMENTS (kinds));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      list[i].id = kinds[i].id;
      list[i].title = _ (kinds[i].title);
    }
  *n = G_N_ELEMENTS (kinds);
  return list;
}

DhChartSpec *
dh_day_chart_new (const char *id,
                  const DhDayStats *stats,
                  const DhDayChartOptions *options,
                  GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (id, kinds[i].id) == 0)
        return kinds[i].build (stats, options);
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", kinds[i].id);
    }

  g_set_error (error, DH_ERROR, DH_ERROR_NOT_FOUND,
               _ ("There is no chart named “%s”. There are: %s."), id, known->str);
  return NULL;
}
