/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-report-day.h"

#include <glib/gi18n-lib.h>

#include "dh-day-charts.h"
#include "dh-day.h"
#include "dh-report-book.h"
#include "dh-report-sentences.h"
#include "text/dh-text.h"

typedef struct
{
  const DhDayStats *stats;
  const DhReportDayOptions *options;
  DhDayChartOptions chart; /* the same for charts and sentences */
  DhReport *report;
} Builder;

/* ---- Head */

/* The name of the place alone, as documents of a commune are dated: "xã Đăk Rong" → "Đăk Rong". */
static const char *
skip_kind (const char *commune)
{
  static const char *const kinds[] = { "xã ",       "phường ",  "đặc khu ",
                                       "thị trấn ", "commune ", "ward " };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      glong n = g_utf8_strlen (kinds[i], -1);
      g_autofree char *start = NULL;
      g_autofree char *folded = NULL;

      if (g_utf8_strlen (commune, -1) <= n)
        continue;
      start = g_utf8_substring (commune, 0, n);
      folded = g_utf8_strdown (start, -1);
      if (g_str_equal (folded, kinds[i]))
        return g_utf8_offset_to_pointer (commune, n);
    }
  return commune;
}

static char *
format_place_and_date (const DhReportDayOptions *options)
{
  int year, month, dom;
  g_autofree char *day = NULL;
  g_autofree char *month_text = NULL;
  g_autofree char *year_text = NULL;
  const char *place = skip_kind (options->commune);

  dh_day_to_ymd (dh_day_of_time (options->printed), &year, &month, &dom);
  /* The rules ask for a leading zero before days under 10 and months 1 and 2, and no others. */
  day = g_strdup_printf ("%02d", dom);
  month_text = g_strdup_printf (month <= 2 ? "%02d" : "%d", month);
  year_text = g_strdup_printf ("%d", year);
  if (*place == '\0')
    return dh_chart_fill (_ ("{day}/{month}/{year}"), "day", day, "month", month_text, "year",
                          year_text, NULL);
  return dh_chart_fill (_ ("{place}, {day}/{month}/{year}"), "place", place, "day", day, "month",
                        month_text, "year", year_text, NULL);
}

static char *
format_parent (const DhReportDayOptions *options)
{
  g_autofree char *commune = g_utf8_strup (options->commune, -1);
  g_autofree char *province = g_utf8_strup (options->province != NULL ? options->province : "", -1);

  if (*commune == '\0')
    return g_strdup ("");
  if (*province == '\0')
    return dh_chart_fill (_ ("PEOPLE’S COMMITTEE OF {commune}"), "commune", commune, NULL);
  return dh_chart_fill (_ ("PEOPLE’S COMMITTEE OF {commune}, {province}"), "commune", commune,
                        "province", province, NULL);
}

static char *
format_subtitle (const Builder *builder)
{
  const DhDayStats *stats = builder->stats;
  gboolean vi = builder->options->vietnamese;
  g_autofree char *from = dh_format_day_short (stats->from);
  g_autofree char *to = dh_format_day_short (stats->to);
  g_autofree char *day = dh_format_day_long (stats->from, vi);
  g_autofree char *time = dh_format_clock (builder->options->printed);
  gboolean partial = dh_day_chart_is_partial (stats, &builder->chart);

  if (stats->from == stats->to)
    return partial
               ? dh_chart_fill (_ ("{day} (figures until {time})"), "day", day, "time", time, NULL)
               : g_steal_pointer (&day);
  if (partial)
    return dh_chart_fill (_ ("From {from} to {to} (figures until {time})"), "from", from, "to", to,
                          "time", time, NULL);
  return dh_chart_fill (_ ("From {from} to {to}"), "from", from, "to", to, NULL);
}

static void
add_head (Builder *builder)
{
  const DhReportDayOptions *options = builder->options;
  g_autofree char *parent = format_parent (options);
  g_autofree char *place = format_place_and_date (options);
  g_autofree char *subtitle = format_subtitle (builder);

  dh_report_add_header (builder->report, parent,
                        options->issuer != NULL ? options->issuer : _ ("PUBLIC SERVICE CENTRE"),
                        _ ("No.: ……………"), place);
  dh_report_add_text (builder->report, DH_REPORT_STYLE_TITLE,
                      builder->stats->from == builder->stats->to ? _ ("SUMMARY OF THE DAY")
                                                                 : _ ("SUMMARY OF THE PERIOD"));
  dh_report_add_text (builder->report, DH_REPORT_STYLE_SUBTITLE, subtitle);
}

/* ---- The answer and the key figures */

static void
add_answer (Builder *builder)
{
  g_autofree char *visits = dh_sentence_visits (builder->stats, &builder->chart);
  g_autofree char *waits = dh_sentence_waits (builder->stats, &builder->chart);
  g_autofree char *assists = dh_sentence_assists (builder->stats, &builder->chart);

  dh_report_add_text (builder->report, DH_REPORT_STYLE_LEAD, visits);
  dh_report_add_text (builder->report, DH_REPORT_STYLE_LEAD, waits);
  dh_report_add_text (builder->report, DH_REPORT_STYLE_LEAD, assists);
}

static void
add_count (Builder *builder, const char *label, gint64 value, const char *unit)
{
  g_autofree char *text = dh_format_count (value, builder->options->vietnamese);

  dh_report_add_figure (builder->report, label, text, unit);
}

static void
add_wait_figure (Builder *builder)
{
  gint64 seconds = builder->stats->wait.median_s;
  g_autofree char *text = NULL;

  if (seconds < 0)
    dh_report_add_figure (builder->report, _ ("Median wait"), "–", _ ("not measured"));
  else if (seconds < 3600)
    {
      text = g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
      dh_report_add_figure (builder->report, _ ("Median wait"), text, _ ("minutes:seconds"));
    }
  else
    {
      text = g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                              (int) (seconds % 60));
      dh_report_add_figure (builder->report, _ ("Median wait"), text, _ ("hours:minutes:seconds"));
    }
}

static void
add_target_figure (Builder *builder)
{
  const DhDayStats *stats = builder->stats;
  gboolean vi = builder->options->vietnamese;
  g_autofree char *target = dh_report_format_seconds (stats->target_s, vi);
  g_autofree char *label = dh_chart_fill (_ ("Within {target}"), "target", target, NULL);
  g_autofree char *share = dh_report_format_share (stats->within_target, stats->eligible, vi);
  g_autofree char *within = dh_format_count (stats->within_target, vi);
  g_autofree char *eligible = dh_format_count (stats->eligible, vi);
  g_autofree char *unit = dh_chart_fill (_ ("{within}/{eligible} visits"), "within", within,
                                         "eligible", eligible, NULL);

  dh_report_add_figure (builder->report, label, share, unit);
}

static void
add_figures (Builder *builder)
{
  const DhDayStats *stats = builder->stats;
  g_autofree char *details = dh_sentence_details (stats, &builder->chart);
  g_autofree char *recorded = dh_report_format_recorded (stats, builder->options->vietnamese);

  add_count (builder, C_ ("report", "Arrived"), stats->arrived, C_ ("report", "visits"));
  add_count (builder, C_ ("report", "People"), stats->people, C_ ("report", "people"));
  add_count (builder, C_ ("report", "Served"), stats->served, C_ ("report", "visits"));
  add_count (builder, C_ ("report", "Assists"), stats->assists, C_ ("report", "assists"));
  if (dh_day_stats_has_queue (stats))
    {
      add_wait_figure (builder);
      add_target_figure (builder);
    }
  dh_report_add_text (builder->report, DH_REPORT_STYLE_BODY, details);
  if (recorded != NULL)
    dh_report_add_text (builder->report, DH_REPORT_STYLE_BODY, recorded);
}

/* ---- Sections */

/* An empty section says so. */
static void
add_empty (Builder *builder, const char *heading)
{
  dh_report_add_run_in (builder->report, heading, _ ("Nothing to report."));
}

/* The finding goes into the heading, so that the chart needs no titles of its own. */
static void
add_hours (Builder *builder)
{
  g_autofree char *heading = NULL;
  DhChartSpec *spec = NULL;

  if (builder->stats->n_hours == 0)
    {
      add_empty (builder, _ ("I. Visits by hour."));
      return;
    }

  spec = dh_day_chart_new ("hours", builder->stats, &builder->chart, NULL);
  heading = dh_chart_fill (_ ("I. Visits by hour. {finding}"), "finding", spec->title, NULL);
  dh_report_add_text (builder->report, DH_REPORT_STYLE_HEADING, heading);
  dh_chart_spec_set_texts (spec, NULL, NULL, NULL);
  dh_report_add_chart (builder->report, spec);
}

static void
add_procedures (Builder *builder)
{
  const DhDayStats *stats = builder->stats;
  gboolean vi = builder->options->vietnamese;
  g_autofree char *assists = dh_format_count (stats->assists, vi);
  g_autofree char *quantity = dh_format_count (stats->quantity, vi);
  g_autofree char *channels = dh_sentence_channels (stats, &builder->chart);
  DhReportTable *table = NULL;

  if (stats->procedures->len == 0)
    {
      add_empty (builder, _ ("II. Assists by procedure."));
      return;
    }

  dh_report_add_text (builder->report, DH_REPORT_STYLE_HEADING, _ ("II. Assists by procedure"));
  table = dh_report_add_table (builder->report, 1);
  dh_report_table_add_column (table, DH_REPORT_COLUMN_CODE, C_ ("report", "No."));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_CODE, C_ ("report", "Code"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_TEXT, _ ("Name of the procedure or service"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_LABEL, C_ ("report", "Field"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_NUMBER, C_ ("report", "Assists"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_NUMBER, C_ ("report", "Quantity"));
  for (guint i = 0; i < stats->procedures->len; i++)
    {
      const DhTally *tally = g_ptr_array_index (stats->procedures, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *count = dh_format_count (tally->assists, vi);
      g_autofree char *amount = dh_format_count (tally->quantity, vi);

      dh_report_table_add_row (table, number, *tally->code != '\0' ? tally->code : "–", tally->name,
                               tally->field, count, amount, NULL);
    }
  dh_report_table_set_total (table, C_ ("report", "Total"), "", "", "", assists, quantity, NULL);
  dh_report_add_text (builder->report, DH_REPORT_STYLE_BODY, channels);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autoptr (GBytes) key_a = dh_text_name_sort_key ((*(DhVolunteerStats *const *) a)->name);
  g_autoptr (GBytes) key_b = dh_text_name_sort_key ((*(DhVolunteerStats *const *) b)->name);

  return g_bytes_compare (key_a, key_b);
}

static char *
format_duty (gint64 seconds)
{
  if (seconds <= 0)
    return g_strdup ("–");
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", seconds / 3600, (int) (seconds / 60 % 60));
}

/* The unit tells people of one name apart. */
static char *
format_volunteer (GPtrArray *volunteers, guint i)
{
  const DhVolunteerStats *volunteer = g_ptr_array_index (volunteers, i);

  for (guint j = 0; j < volunteers->len; j++)
    {
      const DhVolunteerStats *other = g_ptr_array_index (volunteers, j);

      if (j != i && g_strcmp0 (other->name, volunteer->name) == 0 && volunteer->unit != NULL &&
          *volunteer->unit != '\0')
        return g_strdup_printf ("%s (%s)", volunteer->name, volunteer->unit);
    }
  return g_strdup (volunteer->name);
}

static void
add_volunteers (Builder *builder)
{
  gboolean vi = builder->options->vietnamese;
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (builder->stats->volunteers, NULL, NULL);
  DhReportTable *table = NULL;

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_names);
  if (sorted->len == 0)
    {
      add_empty (builder, _ ("III. Volunteers."));
      return;
    }

  dh_report_add_text (builder->report, DH_REPORT_STYLE_HEADING, _ ("III. Volunteers"));
  table = dh_report_add_table (builder->report, 3);
  dh_report_table_add_column (table, DH_REPORT_COLUMN_CODE, C_ ("report", "No."));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_TEXT, _ ("Full name"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_NUMBER, C_ ("report", "Assists"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_NUMBER, C_ ("report", "Visits"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_NUMBER, _ ("Hours on duty"));
  for (guint i = 0; i < sorted->len; i++)
    {
      const DhVolunteerStats *volunteer = g_ptr_array_index (sorted, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *name = format_volunteer (sorted, i);
      g_autofree char *assists = dh_format_count (volunteer->assists, vi);
      g_autofree char *visits = dh_format_count (volunteer->visits, vi);
      g_autofree char *duty = format_duty (volunteer->on_duty_s);

      dh_report_table_add_row (table, number, name, assists, visits, duty, NULL);
    }
}

static void
add_difficulties (Builder *builder)
{
  g_autofree char *text = NULL;

  if (builder->stats->difficulties->len == 0)
    {
      add_empty (builder, _ ("IV. Difficulties."));
      return;
    }

  text = dh_sentence_difficulties (builder->stats, &builder->chart);
  dh_report_add_run_in (builder->report, _ ("IV. Difficulties."), text);
}

/* ---- Foot */

static void
add_foot (Builder *builder)
{
  gboolean vi = builder->options->vietnamese;
  g_autofree char *target = dh_report_format_seconds (builder->stats->target_s, vi);
  g_autofree char *time = dh_format_clock (builder->options->printed);
  g_autofree char *day = dh_format_day_short (dh_day_of_time (builder->options->printed));
  g_autofree char *note = dh_chart_fill (
      _ ("Wait: from arrival to the first call (or to the start of help); target {target} a visit. "
         "Visit: one number given. Assist: one procedure or service helped with, counted for each "
         "volunteer named on it. Hours on duty: hours:minutes from check-in to check-out. This "
         "internal sheet does not replace the receipt of a dossier with its date of return. "
         "Printed by Đồng Hành at {time} on {day}."),
      "target", target, "time", time, "day", day, NULL);

  dh_report_add_text (builder->report, DH_REPORT_STYLE_NOTE, note);
  dh_report_keep_with_next (builder->report);
  dh_report_add_signer (builder->report, _ ("PREPARED BY"), _ ("(Signature and full name)"));
  dh_report_add_signer (builder->report, _ ("CONFIRMED BY THE CENTRE"),
                        _ ("(Signature, seal and full name)"));
}

DhReport *
dh_report_day_new (const DhDayStats *stats, const DhReportDayOptions *options)
{
  Builder builder = {
    .stats = stats,
    .options = options,
    .chart = {
      .now = options->printed,
      .day_closed = options->day_closed,
      .vietnamese = options->vietnamese,
    },
  };
  g_autofree char *period = dh_day_chart_period (stats, &builder.chart);
  g_autofree char *title = dh_chart_fill (_ ("Summary {period}"), "period", period, NULL);

  builder.report = dh_report_new (title, options->vietnamese);
  add_head (&builder);
  add_answer (&builder);
  add_figures (&builder);
  add_hours (&builder);
  add_procedures (&builder);
  add_volunteers (&builder);
  add_difficulties (&builder);
  dh_report_add_book (builder.report, stats, options->vietnamese);
  add_foot (&builder);
  return builder.report;
}
