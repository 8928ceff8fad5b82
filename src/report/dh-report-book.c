/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-report-book.h"

#include <glib/gi18n-lib.h>

#include "dh-book-words.h"
#include "dh-chart-format.h"
#include "dh-day.h"
#include "dh-report-day.h"

typedef struct
{
  DhReport *report; /* borrowed */
  const DhDayStats *stats;
  const DhBookStats *book;
  gboolean vietnamese;
  guint section; /* of the next heading */
} Builder;

static const char *
next_numeral (Builder *builder)
{
  static const char *const numerals[] = { "V", "VI", "VII", "VIII", "IX" };

  g_assert (builder->section < G_N_ELEMENTS (numerals));
  return numerals[builder->section++];
}

/* @heading: with {number}. (transfer full) */
static char *
number_heading (Builder *builder, const char *heading)
{
  return dh_chart_fill (heading, "number", next_numeral (builder), NULL);
}

static void
add_heading (Builder *builder, const char *heading)
{
  g_autofree char *text = number_heading (builder, heading);

  dh_report_add_text (builder->report, DH_REPORT_STYLE_HEADING, text);
}

static gboolean
is_period (const Builder *builder)
{
  return builder->stats->from != builder->stats->to;
}

char *
dh_report_format_recorded (const DhDayStats *stats, gboolean vietnamese)
{
  g_autofree char *late = dh_format_count (stats->recorded_late, vietnamese);
  g_autofree char *away = dh_format_count (stats->book->outreach_people, vietnamese);

  if (stats->recorded_late > 0 && stats->book->outreach_people > 0)
    return dh_chart_fill (_ ("Written down afterwards, so in no time, queue or hour: {late} at the "
                             "desk, {away} away from it."),
                          "late", late, "away", away, NULL);
  if (stats->recorded_late > 0)
    return dh_chart_fill (
        _ ("Written down afterwards, so in no time, queue or hour: {late} at the desk."), "late",
        late, NULL);
  if (stats->book->outreach_people > 0)
    return dh_chart_fill (
        _ ("Written down afterwards, so in no time, queue or hour: {away} away from the desk."),
        "away", away, NULL);
  return NULL;
}

/* ---- Away from the desk */

typedef struct
{
  const char *place; /* borrowed, as the next */
  const char *procedure;
  gint64 place_id, procedure_id;
  int rank; /* of the place */
  gint64 people;
} Outing;

static int
compare_outings (gconstpointer a, gconstpointer b)
{
  const Outing *x = a, *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (x->people != y->people)
    return x->people > y->people ? -1 : 1;
  return g_strcmp0 (x->procedure, y->procedure);
}

static int
rank_of (const DhBookStats *book, const char *place)
{
  for (guint i = 0; i < book->places->len; i++)
    if (g_str_equal (((const DhPlaceStats *) g_ptr_array_index (book->places, i))->name, place))
      return (int) i;
  return (int) book->places->len;
}

static Outing *
outing_of (Builder *builder, GArray *outings, const DhSheet *sheet, const DhSheetRow *row)
{
  Outing outing = { .place = sheet->place_name,
                    .procedure = row->procedure_name,
                    .place_id = sheet->place_id,
                    .procedure_id = row->procedure_id,
                    .rank = rank_of (builder->book, sheet->place_name) };

  for (guint i = 0; i < outings->len; i++)
    {
      Outing *old = &g_array_index (outings, Outing, i);

      if (old->place_id == outing.place_id && old->procedure_id == outing.procedure_id)
        return old;
    }
  g_array_append_val (outings, outing);
  return &g_array_index (outings, Outing, outings->len - 1);
}

/* What was helped with at which place. (transfer full) */
static GArray *
collect_outings (Builder *builder)
{
  GArray *outings = g_array_new (FALSE, FALSE, sizeof (Outing));

  for (guint i = 0; i < builder->book->sheets->len; i++)
    {
      const DhSheet *sheet = g_ptr_array_index (builder->book->sheets, i);

      for (guint k = 0; k < sheet->rows->len; k++)
        {
          const DhSheetRow *row = g_ptr_array_index (sheet->rows, k);

          outing_of (builder, outings, sheet, row)->people += row->count;
        }
    }
  g_array_sort (outings, compare_outings);
  return outings;
}

static void
add_outings (Builder *builder)
{
  g_autoptr (GArray) outings = collect_outings (builder);
  g_autofree char *total = dh_format_count (builder->book->outreach_people, builder->vietnamese);
  DhReportTable *table = dh_report_add_table (builder->report, 1);

  dh_report_table_add_column (table, DH_REPORT_COLUMN_CODE, C_ ("report", "No."));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_LABEL, C_ ("report", "Place"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_TEXT, _ ("Name of the procedure or service"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_NUMBER, C_ ("report", "Visits"));
  for (guint i = 0; i < outings->len; i++)
    {
      const Outing *outing = &g_array_index (outings, Outing, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *people = dh_format_count (outing->people, builder->vietnamese);

      dh_report_table_add_row (table, number, outing->place, outing->procedure, people, NULL);
    }
  dh_report_table_set_total (table, C_ ("report", "Total"), "", "", total, NULL);
}

static void
add_places (Builder *builder)
{
  const DhBookStats *book = builder->book;
  g_autofree char *all_sheets = dh_format_count (book->outreach_sheets, builder->vietnamese);
  g_autofree char *all_people = dh_format_count (book->outreach_people, builder->vietnamese);
  DhReportTable *table = dh_report_add_table (builder->report, 1);

  dh_report_table_add_column (table, DH_REPORT_COLUMN_CODE, C_ ("report", "No."));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_TEXT, C_ ("report", "Place"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_NUMBER, C_ ("report", "Sheets"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_NUMBER, C_ ("report", "Visits"));
  for (guint i = 0; i < book->places->len; i++)
    {
      const DhPlaceStats *place = g_ptr_array_index (book->places, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *sheets = dh_format_count (place->sheets, builder->vietnamese);
      g_autofree char *people = dh_format_count (place->people, builder->vietnamese);

      dh_report_table_add_row (table, number, place->name, sheets, people, NULL);
    }
  dh_report_table_set_total (table, C_ ("report", "Total"), "", all_sheets, all_people, NULL);
}

static void
add_outreach (Builder *builder)
{
  if (builder->book->outreach_sheets == 0)
    return;
  add_heading (builder, _ ("{number}. Away from the desk"));
  if (is_period (builder))
    add_places (builder);
  else
    add_outings (builder);
}

/* ---- Classes */

/* "21/11/2026, 08:00–10:00"; the day only where the report is of several. (transfer full) */
static char *
format_when (Builder *builder, gint32 day, gint64 from_at, gint64 to_at)
{
  g_autofree char *span = dh_word_time_span (from_at, to_at);
  g_autofree char *date = dh_format_day_short (day);

  if (!is_period (builder))
    return g_steal_pointer (&span);
  return *span != '\0' ? g_strdup_printf ("%s, %s", date, span) : g_steal_pointer (&date);
}

static void
add_classes (Builder *builder)
{
  const DhBookStats *book = builder->book;
  g_autofree char *all = dh_format_count (book->attendees, builder->vietnamese);
  g_autofree char *volunteers = dh_format_count (book->class_volunteers, builder->vietnamese);
  DhReportTable *table = NULL;
  guint n = 0;

  if (book->classes == 0)
    return;
  add_heading (builder, _ ("{number}. Classes and trainings"));
  table = dh_report_add_table (builder->report, 1);
  dh_report_table_add_column (table, DH_REPORT_COLUMN_CODE, C_ ("report", "No."));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_TEXT, C_ ("report", "Title"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_LABEL, C_ ("report", "Place"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_CODE, C_ ("report", "Time"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_NUMBER, C_ ("report", "Attendees"));
  dh_report_table_add_column (table, DH_REPORT_COLUMN_NUMBER, C_ ("report", "Volunteers"));
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const DhSheet *sheet = g_ptr_array_index (book->sheets, i);
      g_autofree char *number = NULL;
      g_autofree char *when = NULL;
      g_autofree char *attendees = dh_format_count (sheet->attendees, builder->vietnamese);
      g_autofree char *teachers = dh_format_count (sheet->n_volunteers, builder->vietnamese);

      if (sheet->kind != DH_SHEET_CLASS)
        continue;
      number = g_strdup_printf ("%u", ++n);
      when = format_when (builder, sheet->day, sheet->from_at, sheet->to_at);
      dh_report_table_add_row (table, number, sheet->title, sheet->place_name,
                               *when != '\0' ? when : "–", attendees, teachers, NULL);
    }
  if (n > 1)
    dh_report_table_set_total (table, C_ ("report", "Total"), "", "", "", all, volunteers, NULL);
}

/* ---- Feedback, satisfaction, notes */

/* Whole paragraphs and no table: whatever was said, all of it is printed. */
static void
add_feedback (Builder *builder)
{
  const GPtrArray *list = builder->book->feedback;

  if (list->len == 0)
    return;
  add_heading (builder, _ ("{number}. Difficulties and feedback of the people"));
  for (guint i = 0; i < list->len; i++)
    {
      const DhFeedback *feedback = g_ptr_array_index (list, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *heading =
          dh_chart_fill (_ ("{number}. {category} ({status})."), "number", number, "category",
                         dh_word_feedback_category (feedback->category), "status",
                         dh_word_feedback_status (feedback->status), NULL);
      g_autofree char *text = *feedback->proposal != '\0'
                                  ? dh_chart_fill (_ ("{text} – Proposal: {proposal}"), "text",
                                                   feedback->text, "proposal", feedback->proposal,
                                                   NULL)
                                  : g_strdup (feedback->text);

      dh_report_add_run_in (builder->report, heading, text);
    }
}

static void
add_satisfaction (Builder *builder)
{
  const DhBookStats *book = builder->book;
  g_autofree char *heading = NULL;
  g_autofree char *all = dh_format_count (book->ratings, builder->vietnamese);
  g_autofree char *text = NULL;
  g_autoptr (GString) levels = g_string_new (NULL);

  if (book->ratings == 0)
    return;
  heading = number_heading (builder, _ ("{number}. Satisfaction."));
  for (int level = DH_RATING_LEVELS; level > 0; level--)
    {
      int given = book->by_level[level - 1];
      g_autofree char *count = dh_format_count (given, builder->vietnamese);
      g_autofree char *share = dh_report_format_share (given, book->ratings, builder->vietnamese);

      g_string_append_printf (levels, "%s%s\302\240%s (%s)", levels->len > 0 ? " · " : "",
                              dh_word_rating (level), count, share);
    }
  text = dh_chart_fill (_ ("Answers: {all}. {levels}."), "all", all, "levels", levels->str, NULL);
  dh_report_add_run_in (builder->report, heading, text);
}

static void
add_notes (Builder *builder)
{
  const GPtrArray *notes = builder->book->notes;

  if (notes->len == 0)
    return;
  add_heading (builder, _ ("{number}. Notes of the day"));
  for (guint i = 0; i < notes->len; i++)
    {
      const DhDayNote *note = g_ptr_array_index (notes, i);
      g_autofree char *when = format_when (builder, note->day, note->from_at, note->to_at);
      const char *word = dh_word_day_note (note->category);
      g_autofree char *heading = NULL;

      if (*when != '\0')
        heading = dh_chart_fill (_ ("{category} ({time})."), "category", word, "time", when, NULL);
      else
        heading = dh_chart_fill (_ ("{category}."), "category", word, NULL);
      dh_report_add_run_in (builder->report, heading, note->text);
    }
}

void
dh_report_add_book (DhReport *report, const DhDayStats *stats, gboolean vietnamese)
{
  Builder builder = {
    .report = report, .stats = stats, .book = stats->book, .vietnamese = vietnamese
  };

  add_outreach (&builder);
  add_classes (&builder);
  add_feedback (&builder);
  add_satisfaction (&builder);
  add_notes (&builder);
}
