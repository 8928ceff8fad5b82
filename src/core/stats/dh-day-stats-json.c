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

/* ---- The book: each member only where there is something to say */

static void
write_outreach (Writer *writer, const DhBookStats *book)
{
  if (book->outreach_sheets == 0)
    return;
  open_group (writer, "outreach", '{');
  number (writer, "sheets", book->outreach_sheets);
  number (writer, "rows", book->outreach_rows);
  number (writer, "people", book->outreach_people);
  number (writer, "elderly", book->outreach_elderly);
  open_group (writer, "places", '[');
  for (guint i = 0; i < book->places->len; i++)
    {
      const DhPlaceStats *place = g_ptr_array_index (book->places, i);

      open_group (writer, NULL, '{');
      text (writer, "name", place->name);
      text (writer, "kind", place->kind);
      number (writer, "sheets", place->sheets);
      number (writer, "rows", place->rows);
      number (writer, "people", place->people);
      number (writer, "elderly", place->elderly);
      close_group (writer, '}');
    }
  close_group (writer, ']');
  close_group (writer, '}');
}

static void
local_time (Writer *writer, const char *key, gint64 time)
{
  g_autofree char *local = NULL;

  if (time == 0)
    return;
  local = dh_time_to_local (time);
  text (writer, key, local);
}

static void
write_classes (Writer *writer, const DhBookStats *book)
{
  if (book->classes == 0)
    return;
  open_group (writer, "classes", '{');
  number (writer, "count", book->classes);
  number (writer, "attendees", book->attendees);
  number (writer, "volunteers", book->class_volunteers);
  number (writer, "total_s", book->class_s);
  open_group (writer, "list", '[');
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DhSheet *sheet = g_ptr_array_index (book->sheets, i);
      g_autofree char *day = dh_day_to_iso (sheet->day);

      if (sheet->kind != DH_SHEET_CLASS)
        continue;
      open_group (writer, NULL, '{');
      text (writer, "date", day);
      text (writer, "title", sheet->title);
      text (writer, "place", sheet->place_name);
      local_time (writer, "from", sheet->from_at);
      local_time (writer, "to", sheet->to_at);
      number (writer, "attendees", sheet->attendees);
      number (writer, "volunteers", sheet->n_volunteers);
      close_group (writer, '}');
    }
  close_group (writer, ']');
  close_group (writer, '}');
}

static void
write_feedback (Writer *writer, const DhBookStats *book)
{
  if (book->feedback->len == 0)
    return;
  open_group (writer, "feedback", '{');
  number (writer, "count", book->feedback->len);
  open_group (writer, "by_category", '{');
  for (int i = 0; i < DH_FEEDBACK_N_CATEGORIES; i++)
    number (writer, dh_feedback_category_to_code (i), book->by_category[i]);
  close_group (writer, '}');
  open_group (writer, "by_status", '{');
  for (int i = 0; i < DH_FEEDBACK_N_STATUSES; i++)
    number (writer, dh_feedback_status_to_code (i), book->by_status[i]);
  close_group (writer, '}');
  close_group (writer, '}');
}

static void
write_satisfaction (Writer *writer, const DhBookStats *book)
{
  if (book->ratings == 0)
    return;
  open_group (writer, "satisfaction", '{');
  number (writer, "count", book->ratings);
  open_group (writer, "by_level", '{');
  for (int level = DH_RATING_LEVELS; level > 0; level--)
    {
      char key[] = { (char) ('0' + level), '\0' };

      number (writer, key, book->by_level[level - 1]);
    }
  close_group (writer, '}');
  close_group (writer, '}');
}

static void
write_notes (Writer *writer, const DhBookStats *book)
{
  if (book->notes->len == 0)
    return;
  open_group (writer, "notes", '[');
  for (guint i = 0; i < book->notes->len; i++)
    {
      const DhDayNote *note = g_ptr_array_index (book->notes, i);
      g_autofree char *day = dh_day_to_iso (note->day);

      open_group (writer, NULL, '{');
      text (writer, "date", day);
      text (writer, "category", dh_day_note_category_to_code (note->category));
      local_time (writer, "from", note->from_at);
      local_time (writer, "to", note->to_at);
      text (writer, "text", note->text);
      close_group (writer, '}');
    }
  close_group (writer, ']');
}

static void
write_book (Writer *writer, const DhDayStats *stats)
{
  if (stats->recorded_late > 0)
    number (writer, "recorded_late", stats->recorded_late);
  write_outreach (writer, stats->book);
  write_classes (writer, stats->book);
  write_feedback (writer, stats->book);
  write_satisfaction (writer, stats->book);
  write_notes (writer, stats->book);
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
  write_book (&writer, stats);
  close_group (&writer, '}');
  g_string_append_c (writer.out, '\n');
  return g_string_free (writer.out, FALSE);
}
