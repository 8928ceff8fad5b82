/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-report-sentences.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-report-day.h"
#include "dh-words.h"

#define NAME_MAX_LETTERS 40

char *
dh_report_format_seconds (gint64 seconds, gboolean vietnamese)
{
  gint64 hours = seconds / 3600;
  gint64 minutes = seconds / 60 % 60;
  gint64 rest = seconds % 60;

  if (seconds < 0)
    return g_strdup ("–");
  if (hours > 0 && rest > 0)
    return g_strdup_printf (vietnamese ? "%" G_GINT64_FORMAT " giờ %02d phút %02d giây"
                                       : "%" G_GINT64_FORMAT " h %02d min %02d s",
                            hours, (int) minutes, (int) rest);
  if (hours > 0 && minutes > 0)
    return g_strdup_printf (vietnamese ? "%" G_GINT64_FORMAT " giờ %02d phút"
                                       : "%" G_GINT64_FORMAT " h %02d min",
                            hours, (int) minutes);
  if (hours > 0)
    return g_strdup_printf (vietnamese ? "%" G_GINT64_FORMAT " giờ" : "%" G_GINT64_FORMAT " h",
                            hours);
  if (minutes > 0 && rest == 0)
    return g_strdup_printf (vietnamese ? "%d phút" : "%d min", (int) minutes);
  if (minutes > 0)
    return g_strdup_printf (vietnamese ? "%d phút %d giây" : "%d min %d s", (int) minutes,
                            (int) rest);
  return g_strdup_printf (vietnamese ? "%d giây" : "%d s", (int) rest);
}

char *
dh_report_format_share (gint64 part, gint64 whole, gboolean vietnamese)
{
  gint64 permille;

  if (whole <= 0)
    return g_strdup ("–");

  /* Rounded half up, but what is not all is not shown as 100 %. */
  permille = (part * 2000 + whole) / (whole * 2);
  if (part < whole)
    permille = MIN (permille, 999);
  if (permille % 10 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT "%%", permille / 10);
  return g_strdup_printf ("%" G_GINT64_FORMAT "%c%d%%", permille / 10, vietnamese ? ',' : '.',
                          (int) (permille % 10));
}

char *
dh_sentence_visits (const DhDayStats *stats, const DhDayChartOptions *options)
{
  gboolean vi = options->vietnamese;
  g_autofree char *time = dh_format_clock (options->now);
  g_autofree char *arrived = dh_format_count (stats->arrived, vi);
  g_autofree char *people = dh_format_count (stats->people, vi);
  g_autofree char *served = dh_format_count (stats->served, vi);
  g_autofree char *left = dh_format_count (stats->left, vi);
  g_autofree char *absent = dh_format_count (stats->no_show, vi);
  g_autofree char *open = dh_format_count (stats->open, vi);
  const char *text = NULL;

  if (stats->arrived == 0 && dh_day_chart_is_partial (stats, options))
    return dh_chart_fill (_ ("Nobody has come to the desk until {time}."), "time", time, NULL);
  if (stats->arrived == 0)
    return g_strdup (stats->from == stats->to ? _ ("Nobody came to the desk on this day.")
                                              : _ ("Nobody came to the desk on these days."));

  if (stats->open > 0)
    text = g_dngettext (GETTEXT_PACKAGE,
                        "{arrived} visit (group of {people}) came: {served} served, {left} left, "
                        "{absent} absent when called, {open} not over yet.",
                        "{arrived} visits ({people} people) came: {served} served, {left} left, "
                        "{absent} absent when called, {open} not over yet.",
                        stats->arrived);
  else
    text = g_dngettext (GETTEXT_PACKAGE,
                        "{arrived} visit (group of {people}) came: {served} served, {left} left, "
                        "{absent} absent when called.",
                        "{arrived} visits ({people} people) came: {served} served, {left} left, "
                        "{absent} absent when called.",
                        stats->arrived);
  return dh_chart_fill (text, "arrived", arrived, "people", people, "served", served, "left", left,
                        "absent", absent, "open", open, NULL);
}

char *
dh_sentence_waits (const DhDayStats *stats, const DhDayChartOptions *options)
{
  gboolean vi = options->vietnamese;
  g_autofree char *median = dh_report_format_seconds (stats->wait.median_s, vi);
  g_autofree char *mean = dh_report_format_seconds (stats->wait.mean_s, vi);
  g_autofree char *p90 = dh_report_format_seconds (stats->wait.p90_s, vi);
  g_autofree char *max = dh_report_format_seconds (stats->wait.max_s, vi);
  g_autofree char *target = dh_report_format_seconds (stats->target_s, vi);
  g_autofree char *within = dh_format_count (stats->within_target, vi);
  g_autofree char *eligible = dh_format_count (stats->eligible, vi);
  g_autofree char *share = dh_report_format_share (stats->within_target, stats->eligible, vi);

  if (stats->wait.n == 0)
    return g_strdup (_ ("No waiting times were measured."));

  return dh_chart_fill (
      g_dngettext (
          GETTEXT_PACKAGE,
          "The average wait was {mean}; half of the visits waited at most {median}, nine in "
          "ten at most {p90}, the longest {max}; {within} of {eligible} visit ({share}) "
          "was within the target of {target}.",
          "The average wait was {mean}; half of the visits waited at most {median}, nine in "
          "ten at most {p90}, the longest {max}; {within} of {eligible} visits ({share}) "
          "were within the target of {target}.",
          stats->eligible),
      "mean", mean, "median", median, "p90", p90, "max", max, "within", within, "eligible",
      eligible, "share", share, "target", target, NULL);
}

static guint
count_helpers (const DhDayStats *stats)
{
  guint n = 0;

  for (guint i = 0; i < stats->volunteers->len; i++)
    if (((const DhVolunteerStats *) g_ptr_array_index (stats->volunteers, i))->assists > 0)
      n++;
  return n;
}

char *
dh_sentence_assists (const DhDayStats *stats, const DhDayChartOptions *options)
{
  gboolean vi = options->vietnamese;
  guint n = count_helpers (stats);
  g_autofree char *helpers = dh_format_count (n, vi);
  g_autofree char *assists = dh_format_count (stats->assists, vi);
  const DhTally *first = stats->procedures->len > 0 ? g_ptr_array_index (stats->procedures, 0)
                                                    : NULL;
  const DhTally *second = stats->procedures->len > 1 ? g_ptr_array_index (stats->procedures, 1)
                                                     : NULL;
  g_autofree char *most = dh_format_count (first != NULL ? first->assists : 0, vi);

  g_autofree char *name = dh_word_shorten (first != NULL ? first->name : "", NAME_MAX_LETTERS);

  if (stats->assists == 0)
    return g_strdup (_ ("No assist was recorded."));

  if (first != NULL && (second == NULL || second->assists < first->assists))
    return dh_chart_fill (
        g_dngettext (
            GETTEXT_PACKAGE,
            "{helpers} volunteer gave {assists} assists, most often with “{name}” ({most}).",
            "{helpers} volunteers gave {assists} assists, most often with “{name}” "
            "({most}).",
            n),
        "helpers", helpers, "assists", assists, "name", name, "most", most, NULL);
  return dh_chart_fill (g_dngettext (GETTEXT_PACKAGE, "{helpers} volunteer gave {assists} assists.",
                                     "{helpers} volunteers gave {assists} assists.", n),
                        "helpers", helpers, "assists", assists, NULL);
}

char *
dh_sentence_details (const DhDayStats *stats, const DhDayChartOptions *options)
{
  gboolean vi = options->vietnamese;
  g_autofree char *cancelled = dh_format_count (stats->cancelled, vi);
  g_autofree char *elderly = dh_format_count (stats->elderly, vi);
  g_autofree char *other = dh_format_count (stats->other_priority, vi);
  g_autofree char *queue = dh_format_count (stats->queue_max, vi);
  g_autofree char *median = dh_report_format_seconds (stats->service.median_s, vi);
  g_autofree char *p90 = dh_report_format_seconds (stats->service.p90_s, vi);
  g_autofree char *total = dh_report_format_seconds (stats->service.total_s, vi);

  if (!dh_day_stats_has_queue (stats))
    return dh_chart_fill (_ ("Priority visits: {elderly} elderly, {other} other."), "elderly",
                          elderly, "other", other, NULL);
  if (stats->service.n == 0)
    return dh_chart_fill (_ ("Priority visits: {elderly} elderly, {other} other · Longest queue: "
                             "{queue} visits · Numbers cancelled: {cancelled}."),
                          "elderly", elderly, "other", other, "queue", queue, "cancelled",
                          cancelled, NULL);
  return dh_chart_fill (_ ("Priority visits: {elderly} elderly, {other} other · Longest queue: "
                           "{queue} visits · Numbers cancelled: {cancelled} · Time of help: median "
                           "{median}, nine in ten no longer than {p90}, {total} in all."),
                        "elderly", elderly, "other", other, "queue", queue, "cancelled", cancelled,
                        "median", median, "p90", p90, "total", total, NULL);
}

/* "name count" of each, no line break between the two, that is not zero, in their order. */
static char *
list_counts (guint n, const gint64 *counts, const char *(*get_name) (guint), gboolean vietnamese)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *count = dh_format_count (counts[i], vietnamese);

      if (counts[i] != 0)
        g_string_append_printf (list, "%s%s\302\240%s", list->len > 0 ? " · " : "", get_name (i),
                                count);
    }
  return g_string_free_and_steal (g_steal_pointer (&list));
}

static const char *
get_channel (guint i)
{
  return dh_word_channel ((DhChannel) i);
}

static const char *
get_outcome (guint i)
{
  return dh_word_outcome ((DhOutcome) i);
}

char *
dh_sentence_channels (const DhDayStats *stats, const DhDayChartOptions *options)
{
  g_autofree char *channels =
      list_counts (DH_CHANNEL_N, stats->by_channel, get_channel, options->vietnamese);
  g_autofree char *outcomes =
      list_counts (DH_OUTCOME_N, stats->by_outcome, get_outcome, options->vietnamese);

  return dh_chart_fill (_ ("Assists by way of submitting: {channels}. By outcome: {outcomes}."),
                        "channels", channels, "outcomes", outcomes, NULL);
}

char *
dh_sentence_difficulties (const DhDayStats *stats, const DhDayChartOptions *options)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < stats->difficulties->len; i++)
    {
      const DhTally *tally = g_ptr_array_index (stats->difficulties, i);
      g_autofree char *count = dh_format_count (tally->assists, options->vietnamese);

      g_string_append_printf (list, "%s%s\302\240%s", i > 0 ? " · " : "",
                              dh_word_difficulty (tally->code), count);
    }
  return dh_chart_fill (_ ("Times recorded: {list}."), "list", list->str, NULL);
}
