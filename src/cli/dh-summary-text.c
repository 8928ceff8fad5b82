/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-cli-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dh-book-words.h"
#include "dh-day.h"
#include "dh-words.h"

/* Long names of procedures are cut: the columns behind them must stay in sight. */
#define NAME_MAX_WIDTH 60
#define COLUMNS_MAX 7

typedef struct
{
  GString *out;
  gboolean vietnamese;
  GPtrArray *rows; /* of char *[COLUMNS_MAX + 1]; the table being filled */
  guint n_columns;
  guint left; /* so many columns at the start are text; the others are numbers */
} Sheet;

static char *
count (const Sheet *sheet, gint64 number)
{
  return dh_format_count (number, sheet->vietnamese);
}

/* "0:59", "12:07", "1:05:10": to the second, the same in both languages. -1: nothing to take it
 * over. */
static char *
duration (gint64 seconds)
{
  int minutes = (int) (seconds / 60), rest = (int) (seconds % 60);

  if (seconds < 0)
    return g_strdup ("–");
  if (minutes < 60)
    return g_strdup_printf ("%d:%02d", minutes, rest);
  return g_strdup_printf ("%d:%02d:%02d", minutes / 60, minutes % 60, rest);
}

static char *
shortened (const char *name)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (name, -1) <= NAME_MAX_WIDTH)
    return g_strdup (name);
  head = g_utf8_substring (name, 0, NAME_MAX_WIDTH - 1);
  return g_strconcat (g_strchomp (head), "…", NULL);
}

static void
row_free (gpointer data)
{
  g_strfreev (data);
}

static void
section (Sheet *sheet, const char *title, guint n_columns, guint left)
{
  g_string_append_printf (sheet->out, "\n%s\n", title);
  sheet->rows = g_ptr_array_new_with_free_func (row_free);
  sheet->n_columns = n_columns;
  sheet->left = left;
}

/* Takes over the texts, as many as the table has columns. */
static void
row (Sheet *sheet, ...)
{
  char **texts = g_new0 (char *, sheet->n_columns + 1);
  va_list args;

  va_start (args, sheet);
  for (guint i = 0; i < sheet->n_columns; i++)
    texts[i] = va_arg (args, char *);
  va_end (args);
  g_ptr_array_add (sheet->rows, texts);
}

static void
pad (GString *out, glong width)
{
  for (glong i = 0; i < width; i++)
    g_string_append_c (out, ' ');
}

static void
end_section (Sheet *sheet)
{
  glong widths[COLUMNS_MAX] = { 0 };

  g_assert (sheet->n_columns <= COLUMNS_MAX);
  for (guint r = 0; r < sheet->rows->len; r++)
    for (guint c = 0; c < sheet->n_columns; c++)
      {
        char **texts = g_ptr_array_index (sheet->rows, r);
        widths[c] = MAX (widths[c], g_utf8_strlen (texts[c], -1));
      }
  for (guint r = 0; r < sheet->rows->len; r++)
    {
      char **texts = g_ptr_array_index (sheet->rows, r);

      for (guint c = 0; c < sheet->n_columns; c++)
        {
          glong space = widths[c] - g_utf8_strlen (texts[c], -1);

          g_string_append (sheet->out, "  ");
          if (c >= sheet->left)
            pad (sheet->out, space);
          g_string_append (sheet->out, texts[c]);
          if (c < sheet->left && c + 1 < sheet->n_columns)
            pad (sheet->out, space);
        }
      g_string_append_c (sheet->out, '\n');
    }
  g_clear_pointer (&sheet->rows, g_ptr_array_unref);
}

static void
write_title (Sheet *sheet, const DhDayStats *stats, const char *heading)
{
  if (stats->from == stats->to)
    {
      g_autofree char *day = dh_format_day_long (stats->from, sheet->vietnamese);
      g_string_append_printf (sheet->out, _ ("Summary of %s"), day);
    }
  else
    {
      g_autofree char *from = dh_format_day_short (stats->from);
      g_autofree char *to = dh_format_day_short (stats->to);
      /* Translators: the two are dates, as 21/11/2026. */
      g_string_append_printf (sheet->out, _ ("Summary from %s to %s"), from, to);
    }
  g_string_append_printf (sheet->out, "\n%s%s", heading, *heading != '\0' ? "\n" : "");
}

static void
write_visits (Sheet *sheet, const DhDayStats *stats)
{
  section (sheet, _ ("Visits"), 2, 1);
  row (sheet, g_strdup (_ ("Arrived")), count (sheet, stats->arrived));
  row (sheet, g_strdup (_ ("People")), count (sheet, stats->people));
  row (sheet, g_strdup (_ ("Elderly")), count (sheet, stats->elderly));
  row (sheet, g_strdup (_ ("Other priority")), count (sheet, stats->other_priority));
  row (sheet, g_strdup (_ ("Served")), count (sheet, stats->served));
  row (sheet, g_strdup (_ ("Left without being served")), count (sheet, stats->left));
  row (sheet, g_strdup (_ ("Absent when called")), count (sheet, stats->no_show));
  row (sheet, g_strdup (_ ("Not finished yet")), count (sheet, stats->open));
  row (sheet, g_strdup (_ ("Numbers given by mistake")), count (sheet, stats->cancelled));
  if (stats->recorded_late > 0)
    row (sheet, g_strdup (_ ("Recorded afterwards, without times")),
         count (sheet, stats->recorded_late));
  if (stats->book->outreach_people > 0)
    row (sheet, g_strdup (_ ("Away from the desk, without times")),
         count (sheet, stats->book->outreach_people));
  end_section (sheet);
}

static void
write_times (Sheet *sheet, const DhDayStats *stats)
{
  const DhDurations *wait = &stats->wait, *service = &stats->service;
  g_autofree char *target = dh_format_minutes (stats->target_s, sheet->vietnamese);

  if (!dh_day_stats_has_queue (stats))
    {
      g_string_append_printf (sheet->out, "\n%s\n", _ ("No waiting times were measured."));
      return;
    }
  section (sheet, _ ("Times (hours:minutes:seconds)"), 6, 1);
  row (sheet, g_strdup (""), g_strdup (_ ("Visits")), g_strdup (_ ("Mean")),
       g_strdup (_ ("Median")), g_strdup (_ ("9 of 10 within")), g_strdup (_ ("Longest")));
  row (sheet, g_strdup (C_ ("duration", "Waiting")), count (sheet, wait->n),
       duration (wait->mean_s), duration (wait->median_s), duration (wait->p90_s),
       duration (wait->max_s));
  row (sheet, g_strdup (C_ ("duration", "Being helped")), count (sheet, service->n),
       duration (service->mean_s), duration (service->median_s), duration (service->p90_s),
       duration (service->max_s));
  end_section (sheet);
  /* Translators: "12 of 15 waited no longer than 15 min"; counts of visits, then a duration. */
  g_string_append_printf (sheet->out, _ ("  %d of %d waited no longer than %s.\n"),
                          stats->within_target, stats->eligible, target);
}

static void
write_hours (Sheet *sheet, const DhDayStats *stats)
{
  if (stats->n_hours == 0)
    return;
  section (sheet, _ ("By hour"), 6, 1);
  row (sheet, g_strdup (_ ("Hour")), g_strdup (_ ("Arrived")), g_strdup (_ ("Called")),
       g_strdup (_ ("Served")), g_strdup (_ ("Left")), g_strdup (_ ("Longest queue")));
  for (guint i = 0; i < stats->n_hours; i++)
    {
      const DhHourStats *hour = &stats->hours[i];

      row (sheet, g_strdup_printf ("%02d:00–%02d:00", hour->hour, hour->hour + 1),
           count (sheet, hour->arrived), count (sheet, hour->called), count (sheet, hour->served),
           count (sheet, hour->left), count (sheet, hour->queue_max));
    }
  end_section (sheet);
}

static void
write_assists (Sheet *sheet, const DhDayStats *stats)
{
  section (sheet, _ ("Assists"), 2, 1);
  row (sheet, g_strdup (_ ("Assists recorded")), count (sheet, stats->assists));
  row (sheet, g_strdup (_ ("Quantity")), count (sheet, stats->quantity));
  for (int i = 0; i < DH_CHANNEL_N; i++)
    if (stats->by_channel[i] > 0)
      row (sheet, g_strdup (dh_word_channel (i)), count (sheet, stats->by_channel[i]));
  for (int i = 0; i < DH_OUTCOME_N; i++)
    if (stats->by_outcome[i] > 0)
      row (sheet, g_strdup (dh_word_outcome (i)), count (sheet, stats->by_outcome[i]));
  end_section (sheet);
}

static void
write_lists (Sheet *sheet, const DhDayStats *stats)
{
  if (stats->procedures->len > 0)
    {
      section (sheet, _ ("By procedure"), 4, 2);
      row (sheet, g_strdup (_ ("Code")), g_strdup (_ ("Procedure")), g_strdup (_ ("Assists")),
           g_strdup (_ ("Quantity")));
      for (guint i = 0; i < stats->procedures->len; i++)
        {
          const DhTally *tally = g_ptr_array_index (stats->procedures, i);
          row (sheet, g_strdup (tally->code), shortened (tally->name),
               count (sheet, tally->assists), count (sheet, tally->quantity));
        }
      end_section (sheet);

      section (sheet, _ ("By field"), 3, 1);
      row (sheet, g_strdup (_ ("Field")), g_strdup (_ ("Assists")), g_strdup (_ ("Quantity")));
      for (guint i = 0; i < stats->fields->len; i++)
        {
          const DhTally *tally = g_ptr_array_index (stats->fields, i);
          row (sheet, *tally->name != '\0' ? shortened (tally->name) : g_strdup (_ ("No field")),
               count (sheet, tally->assists), count (sheet, tally->quantity));
        }
      end_section (sheet);
    }
  if (stats->volunteers->len > 0)
    {
      section (sheet, _ ("By volunteer"), 4, 1);
      row (sheet, g_strdup (_ ("Name")), g_strdup (_ ("Assists")), g_strdup (_ ("Visits")),
           g_strdup (_ ("On duty")));
      for (guint i = 0; i < stats->volunteers->len; i++)
        {
          const DhVolunteerStats *volunteer = g_ptr_array_index (stats->volunteers, i);
          row (sheet, shortened (volunteer->name), count (sheet, volunteer->assists),
               count (sheet, volunteer->visits),
               volunteer->on_duty_s > 0 ? duration (volunteer->on_duty_s) : g_strdup ("–"));
        }
      end_section (sheet);
    }
  if (stats->difficulties->len > 0)
    {
      section (sheet, _ ("Difficulties met"), 2, 1);
      for (guint i = 0; i < stats->difficulties->len; i++)
        {
          const DhTally *tally = g_ptr_array_index (stats->difficulties, i);
          row (sheet, shortened (dh_word_difficulty (tally->code)), count (sheet, tally->assists));
        }
      end_section (sheet);
    }
}

/* ---- The book: each section only where there is something to say */

/* Days in front of times where the summary is of several. */
static char *
when (const DhDayStats *stats, gint32 day, gint64 from_at, gint64 to_at)
{
  g_autofree char *span = dh_word_time_span (from_at, to_at);
  g_autofree char *date = dh_format_day_short (day);

  if (stats->from == stats->to)
    return *span != '\0' ? g_steal_pointer (&span) : g_strdup ("–");
  return *span != '\0' ? g_strdup_printf ("%s %s", date, span) : g_steal_pointer (&date);
}

static void
write_outreach (Sheet *sheet, const DhBookStats *book)
{
  if (book->outreach_sheets == 0)
    return;
  section (sheet, _ ("Away from the desk"), 4, 1);
  row (sheet, g_strdup (_ ("Place")), g_strdup (_ ("Sheets")), g_strdup (_ ("Rows")),
       g_strdup (_ ("Visits")));
  for (guint i = 0; i < book->places->len; i++)
    {
      const DhPlaceStats *place = g_ptr_array_index (book->places, i);

      row (sheet, shortened (place->name), count (sheet, place->sheets), count (sheet, place->rows),
           count (sheet, place->people));
    }
  end_section (sheet);
}

static void
write_classes (Sheet *sheet, const DhDayStats *stats)
{
  const DhBookStats *book = stats->book;

  if (book->classes == 0)
    return;
  section (sheet, _ ("Classes and trainings"), 4, 2);
  row (sheet, g_strdup (_ ("Title")), g_strdup (_ ("Time")), g_strdup (_ ("Attendees")),
       g_strdup (_ ("Volunteers")));
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DhSheet *page = g_ptr_array_index (book->sheets, i);

      if (page->kind == DH_SHEET_CLASS)
        row (sheet, shortened (page->title), when (stats, page->day, page->from_at, page->to_at),
             count (sheet, page->attendees), count (sheet, page->n_volunteers));
    }
  end_section (sheet);
}

static void
write_voices (Sheet *sheet, const DhBookStats *book)
{
  if (book->feedback->len > 0)
    {
      g_string_append_printf (sheet->out, "\n%s\n", _ ("Difficulties and feedback of the people"));
      for (guint i = 0; i < book->feedback->len; i++)
        {
          const DhFeedback *feedback = g_ptr_array_index (book->feedback, i);

          g_string_append_printf (sheet->out, "  %s · %s: %s\n",
                                  dh_word_feedback_category (feedback->category),
                                  dh_word_feedback_status (feedback->status), feedback->text);
          if (*feedback->proposal != '\0')
            {
              g_string_append (sheet->out, "    ");
              g_string_append_printf (sheet->out, _ ("Proposal: %s"), feedback->proposal);
              g_string_append_c (sheet->out, '\n');
            }
        }
    }
  if (book->ratings > 0)
    {
      section (sheet, _ ("Satisfaction"), 2, 1);
      for (int level = DH_RATING_LEVELS; level > 0; level--)
        row (sheet, g_strdup (dh_word_rating (level)), count (sheet, book->by_level[level - 1]));
      end_section (sheet);
    }
}

static void
write_notes (Sheet *sheet, const DhDayStats *stats)
{
  const DhBookStats *book = stats->book;

  if (book->notes->len == 0)
    return;
  g_string_append_printf (sheet->out, "\n%s\n", _ ("Notes of the day"));
  for (guint i = 0; i < book->notes->len; i++)
    {
      const DhDayNote *note = g_ptr_array_index (book->notes, i);
      g_autofree char *time = when (stats, note->day, note->from_at, note->to_at);

      g_string_append_printf (sheet->out, "  %s  %s%s%s\n", time, dh_word_day_note (note->category),
                              *note->text != '\0' ? ": " : "", note->text);
    }
}

static gboolean
is_empty (const DhBookStats *book)
{
  return book->sheets->len + book->feedback->len + book->notes->len == 0 && book->ratings == 0;
}

char *
dh_summary_to_text (const DhDayStats *stats, const char *heading, gboolean vietnamese)
{
  Sheet sheet = { .out = g_string_sized_new (4096), .vietnamese = vietnamese };

  write_title (&sheet, stats, heading);
  if (stats->arrived + stats->cancelled + stats->assists == 0 && stats->volunteers->len == 0 &&
      is_empty (stats->book))
    {
      g_string_append_printf (sheet.out, "\n%s\n", _ ("Nothing was recorded."));
      return g_string_free (sheet.out, FALSE);
    }
  write_visits (&sheet, stats);
  write_times (&sheet, stats);
  write_hours (&sheet, stats);
  write_assists (&sheet, stats);
  write_lists (&sheet, stats);
  write_outreach (&sheet, stats->book);
  write_classes (&sheet, stats);
  write_voices (&sheet, stats->book);
  write_notes (&sheet, stats);
  return g_string_free (sheet.out, FALSE);
}
