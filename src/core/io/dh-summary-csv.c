/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/dh-summary-csv.h"

#include "dh-words.h"
#include "io/dh-csv.h"

/* -1 stands for nothing to take it over. */
static void
add (GString *out,
     const char *section,
     const char *code,
     const char *name,
     const char *measure,
     gint64 value)
{
  dh_csv_append_field (out, section, TRUE);
  dh_csv_append_field (out, code, FALSE);
  dh_csv_append_field (out, name, FALSE);
  dh_csv_append_field (out, measure, FALSE);
  if (value >= 0)
    g_string_append_printf (out, ",%" G_GINT64_FORMAT "\r\n", value);
  else
    g_string_append (out, ",\r\n");
}

static void
add_visits (GString *out, const DhDayStats *stats)
{
  add (out, "visits", "", "", "arrived", stats->arrived);
  add (out, "visits", "", "", "people", stats->people);
  add (out, "visits", "", "", "served", stats->served);
  add (out, "visits", "", "", "left", stats->left);
  add (out, "visits", "", "", "no_show", stats->no_show);
  add (out, "visits", "", "", "cancelled", stats->cancelled);
  add (out, "visits", "", "", "open", stats->open);
  add (out, "visits", "elderly", "", "priority", stats->elderly);
  add (out, "visits", "other", "", "priority", stats->other_priority);
  add (out, "wait", "", "", "n", stats->wait.n);
  add (out, "wait", "", "", "mean_s", stats->wait.mean_s);
  add (out, "wait", "", "", "median_s", stats->wait.median_s);
  add (out, "wait", "", "", "p90_s", stats->wait.p90_s);
  add (out, "wait", "", "", "max_s", stats->wait.max_s);
  add (out, "wait", "", "", "target_s", stats->target_s);
  add (out, "wait", "", "", "eligible", stats->eligible);
  add (out, "wait", "", "", "within_target", stats->within_target);
  add (out, "service", "", "", "n", stats->service.n);
  add (out, "service", "", "", "mean_s", stats->service.mean_s);
  add (out, "service", "", "", "median_s", stats->service.median_s);
  add (out, "service", "", "", "p90_s", stats->service.p90_s);
  add (out, "service", "", "", "total_s", stats->service.total_s);
  add (out, "queue", "", "", "max", stats->queue_max);
  add (out, "queue", "", "", "area_s", stats->queue_area_s);
}

static void
add_hours (GString *out, const DhDayStats *stats)
{
  for (guint i = 0; i < stats->n_hours; i++)
    {
      const DhHourStats *hour = &stats->hours[i];
      g_autofree char *code = g_strdup_printf ("%d", hour->hour);

      add (out, "hours", code, "", "arrived", hour->arrived);
      add (out, "hours", code, "", "called", hour->called);
      add (out, "hours", code, "", "served", hour->served);
      add (out, "hours", code, "", "left", hour->left);
      add (out, "hours", code, "", "queue_max", hour->queue_max);
      add (out, "hours", code, "", "queue_area_s", hour->queue_area_s);
    }
}

static void
add_tallies (GString *out, const char *section, const GPtrArray *tallies)
{
  for (guint i = 0; i < tallies->len; i++)
    {
      const DhTally *tally = g_ptr_array_index (tallies, i);
      const char *code = tally->code != NULL ? tally->code : "";

      add (out, section, code, tally->name, "assists", tally->assists);
      add (out, section, code, tally->name, "quantity", tally->quantity);
    }
}

char *
dh_summary_to_csv (const DhDayStats *stats)
{
  GString *out = g_string_new ("\xEF\xBB\xBFsection,code,name,measure,value\r\n");

  add_visits (out, stats);
  add_hours (out, stats);
  add (out, "assists", "", "", "count", stats->assists);
  add (out, "assists", "", "", "quantity", stats->quantity);
  for (int i = 0; i < DH_CHANNEL_N; i++)
    add (out, "assists", dh_channel_to_code (i), dh_word_channel (i), "by_channel",
         stats->by_channel[i]);
  for (int i = 0; i < DH_OUTCOME_N; i++)
    add (out, "assists", dh_outcome_to_code (i), dh_word_outcome (i), "by_outcome",
         stats->by_outcome[i]);
  add_tallies (out, "fields", stats->fields);
  add_tallies (out, "procedures", stats->procedures);
  for (guint i = 0; i < stats->volunteers->len; i++)
    {
      const DhVolunteerStats *volunteer = g_ptr_array_index (stats->volunteers, i);

      add (out, "volunteers", "", volunteer->name, "assists", volunteer->assists);
      add (out, "volunteers", "", volunteer->name, "visits", volunteer->visits);
      add (out, "volunteers", "", volunteer->name, "on_duty_s", volunteer->on_duty_s);
    }
  for (guint i = 0; i < stats->difficulties->len; i++)
    {
      const DhTally *tally = g_ptr_array_index (stats->difficulties, i);

      add (out, "difficulties", tally->code, dh_word_difficulty (tally->code), "count",
           tally->assists);
    }
  return g_string_free_and_steal (out);
}
