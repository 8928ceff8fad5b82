/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stats/dh-day-stats-private.h"
#include "dh-day.h"

/* A writer of indented JSON: one space a level, a member a line. */
typedef struct
{
  GString *out;
  guint depth;
  gboolean empty; /* nothing yet in the innermost object or array */
} Writer;

static void
write_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (out, "\\%c", *p);
      else if (*p < 0x20)
        g_string_append_printf (out, "\\u%04x", *p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
new_line (Writer *writer)
{
  g_string_append_c (writer->out, '\n');
  for (guint i = 0; i < writer->depth; i++)
    g_string_append_c (writer->out, ' ');
}

/* Starts a member (@key NULL: an element of an array). */
static void
member (Writer *writer, const char *key)
{
  if (!writer->empty)
    g_string_append_c (writer->out, ',');
  writer->empty = FALSE;
  if (writer->depth > 0)
    new_line (writer);
  if (key != NULL)
    {
      write_string (writer->out, key);
      g_string_append (writer->out, ": ");
    }
}

static void
open_group (Writer *writer, const char *key, char bracket)
{
  member (writer, key);
  g_string_append_c (writer->out, bracket);
  writer->depth++;
  writer->empty = TRUE;
}

static void
close_group (Writer *writer, char bracket)
{
  writer->depth--;
  if (!writer->empty)
    new_line (writer);
  g_string_append_c (writer->out, bracket);
  writer->empty = FALSE;
}

static void
number (Writer *writer, const char *key, gint64 value)
{
  member (writer, key);
  g_string_append_printf (writer->out, "%" G_GINT64_FORMAT, value);
}

/* -1 stands for null. */
static void
seconds (Writer *writer, const char *key, gint64 value)
{
  if (value >= 0)
    {
      number (writer, key, value);
      return;
    }
  member (writer, key);
  g_string_append (writer->out, "null");
}

static void
text (Writer *writer, const char *key, const char *value)
{
  member (writer, key);
  write_string (writer->out, value);
}

static void
write_dates (Writer *writer, const DhDayStats *stats)
{
  g_autofree char *from = dh_day_to_iso (stats->from);
  g_autofree char *to = dh_day_to_iso (stats->to);

  text (writer, "date", from);
  if (stats->to != stats->from)
    text (writer, "to", to);
}

static void
write_visits (Writer *writer, const DhDayStats *stats)
{
  open_group (writer, "visits", '{');
  number (writer, "arrived", stats->arrived);
  number (writer, "people", stats->people);
  number (writer, "served", stats->served);
  number (writer, "left", stats->left);
  number (writer, "no_show", stats->no_show);
  number (writer, "cancelled", stats->cancelled);
  number (writer, "open", stats->open);
  open_group (writer, "priority", '{');
  number (writer, "elderly", stats->elderly);
  number (writer, "other", stats->other_priority);
  close_group (writer, '}');
  close_group (writer, '}');
}

static void
write_times (Writer *writer, const DhDayStats *stats)
{
  const DhDurations *wait = &stats->wait, *service = &stats->service;

  open_group (writer, "wait", '{');
  number (writer, "n", wait->n);
  seconds (writer, "mean_s", wait->mean_s);
  seconds (writer, "median_s", wait->median_s);
  seconds (writer, "p90_s", wait->p90_s);
  seconds (writer, "max_s", wait->max_s);
  number (writer, "target_s", stats->target_s);
  number (writer, "eligible", stats->eligible);
  number (writer, "within_target", stats->within_target);
  close_group (writer, '}');

  open_group (writer, "service", '{');
  number (writer, "n", service->n);
  seconds (writer, "mean_s", service->mean_s);
  seconds (writer, "median_s", service->median_s);
  seconds (writer, "p90_s", service->p90_s);
  number (writer, "total_s", service->total_s);
  close_group (writer, '}');

  open_group (writer, "queue", '{');
  number (writer, "max", stats->queue_max);
  number (writer, "area_s", stats->queue_area_s);
  close_group (writer, '}');
}

static void
write_hours (Writer *writer, const DhDayStats *stats)
{
  open_group (writer, "hours", '[');
  for (guint i = 0; i < stats->n_hours; i++)
    {
      const DhHourStats *hour = &stats->hours[i];

      open_group (writer, NULL, '{');
      number (writer, "hour", hour->hour);
      number (writer, "arrived", hour->arrived);
      number (writer, "called", hour->called);
      number (writer, "served", hour->served);
      number (writer, "left", hour->left);
      number (writer, "queue_max", hour->queue_max);
      number (writer, "queue_area_s", hour->queue_area_s);
      close_group (writer, '}');
    }
  close_group (writer, ']');
}

static void
write_assists (Writer *writer, const DhDayStats *stats)
{
  open_group (writer, "assists", '{');
  number (writer, "count", stats->assists);
  number (writer, "quantity", stats->quantity);
  open_group (writer, "by_channel", '{');
  for (int i = 0; i < DH_CHANNEL_N; i++)
    number (writer, dh_channel_to_code (i), stats->by_channel[i]);
  close_group (writer, '}');
  open_group (writer, "by_outcome", '{');
  for (int i = 0; i < DH_OUTCOME_N; i++)
    number (writer, dh_outcome_to_code (i), stats->by_outcome[i]);
  close_group (writer, '}');
  close_group (writer, '}');
}

static void
write_tallies (Writer *writer, const char *key, GPtrArray *tallies, gboolean procedures)
{
  open_group (writer, key, '[');
  for (guint i = 0; i < tallies->len; i++)
    {
      const DhTally *tally = g_ptr_array_index (tallies, i);

      open_group (writer, NULL, '{');
      if (procedures)
        text (writer, "code", tally->code);
      text (writer, "name", tally->name);
      if (procedures)
        text (writer, "field", tally->field);
      number (writer, "assists", tally->assists);
      number (writer, "quantity", tally->quantity);
      close_group (writer, '}');
    }
  close_group (writer, ']');
}

static void
write_people_and_difficulties (Writer *writer, const DhDayStats *stats)
{
  open_group (writer, "volunteers", '[');
  for (guint i = 0; i < stats->volunteers->len; i++)
    {
      const DhVolunteerStats *volunteer = g_ptr_array_index (stats->volunteers, i);

      open_group (writer, NULL, '{');
      text (writer, "name", volunteer->name);
      number (writer, "assists", volunteer->assists);
      number (writer, "visits", volunteer->visits);
      number (writer, "on_duty_s", volunteer->on_duty_s);
      close_group (writer, '}');
    }
  close_group (writer, ']');

  open_group (writer, "difficulties", '[');
  for (guint i = 0; i < stats->difficulties->len; i++)
    {
      const DhTally *tally = g_ptr_array_index (stats->difficulties, i);

      open_group (writer, NULL, '{');
      text (writer, "code", tally->code);
      number (writer, "count", tally->assists);
      close_group (writer, '}');
    }
  close_group (writer, ']');
}

char *
dh_day_stats_to_json (const DhDayStats *stats)
{
  Writer writer = { .out = g_string_sized_new (8192), .empty = TRUE };

  open_group (&writer, NULL, '{');
  number (&writer, "schema", 1);
  write_dates (&writer, stats);
  write_visits (&writer, stats);
  write_times (&writer, stats);
  write_hours (&writer, stats);
  write_assists (&writer, stats);
  write_tallies (&writer, "procedures", stats->procedures, TRUE);
  write_tallies (&writer, "fields", stats->fields, FALSE);
  write_people_and_difficulties (&writer, stats);
  close_group (&writer, '}');
  g_string_append_c (writer.out, '\n');
  return g_string_free (writer.out, FALSE);
}
