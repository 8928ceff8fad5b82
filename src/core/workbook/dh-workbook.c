/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "workbook/dh-workbook.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "dh-day.h"
#include "dh-error.h"
#include "io/dh-csv.h"

#define MAX_ROWS 1048575u
#define MAX_TITLE 31

typedef enum
{
  COLUMN_TEXT,
  COLUMN_NUMBER,
  COLUMN_DAY,
  COLUMN_TIME,
} ColumnKind;

typedef struct
{
  const char *name; /* in the header of the CSV */
  const char *label;
  ColumnKind kind;
  double width; /* characters */
} Column;

static const Column columns[] = {
  { "day", NC_ ("column", "Day"), COLUMN_DAY, 12 },
  { "ticket", NC_ ("column", "Number"), COLUMN_TEXT, 9 },
  { "procedure_code", NC_ ("column", "Procedure code"), COLUMN_TEXT, 13 },
  { "procedure", NC_ ("column", "Procedure"), COLUMN_TEXT, 44 },
  { "people", NC_ ("column", "People"), COLUMN_NUMBER, 9 },
  { "priority", NC_ ("column", "Priority"), COLUMN_TEXT, 11 },
  { "state", NC_ ("column", "State"), COLUMN_TEXT, 11 },
  { "counter", NC_ ("column", "Counter"), COLUMN_TEXT, 12 },
  { "arrived", NC_ ("column", "Arrived"), COLUMN_TIME, 18 },
  { "called", NC_ ("column", "Called"), COLUMN_TIME, 18 },
  { "started", NC_ ("column", "Started"), COLUMN_TIME, 18 },
  { "ended", NC_ ("column", "Ended"), COLUMN_TIME, 18 },
  { "served_s", NC_ ("column", "Served (seconds)"), COLUMN_NUMBER, 12 },
  { "assists", NC_ ("column", "Assists"), COLUMN_NUMBER, 10 },
  { "inaccurate", NC_ ("column", "Times not exact"), COLUMN_NUMBER, 12 },
  { "volunteer", NC_ ("column", "Volunteer"), COLUMN_TEXT, 26 },
  { "name", NC_ ("column", "Name"), COLUMN_TEXT, 26 },
  { "place", NC_ ("column", "Place"), COLUMN_TEXT, 24 },
  { "recorded_late", NC_ ("column", "Written down later"), COLUMN_NUMBER, 12 },
  { "visits", NC_ ("column", "Visits"), COLUMN_NUMBER, 9 },
  { "elderly", NC_ ("column", "Elderly"), COLUMN_NUMBER, 11 },
  { "priority_reason", NC_ ("column", "Reason for priority"), COLUMN_TEXT, 18 },
  { "trips", NC_ ("column", "Trips"), COLUMN_NUMBER, 9 },
  { "follow_up", NC_ ("column", "Comes back on"), COLUMN_DAY, 12 },
  { "at", NC_ ("column", "Time"), COLUMN_TIME, 18 },
  { "channel", NC_ ("column", "Channel"), COLUMN_TEXT, 12 },
  { "outcome", NC_ ("column", "Outcome"), COLUMN_TEXT, 15 },
  { "quantity", NC_ ("column", "Quantity"), COLUMN_NUMBER, 10 },
  { "difficulties", NC_ ("column", "Difficulties"), COLUMN_TEXT, 26 },
  { "volunteers", NC_ ("column", "Volunteers"), COLUMN_TEXT, 32 },
  { "note", NC_ ("column", "Note"), COLUMN_TEXT, 32 },
  { "minutes", NC_ ("column", "Minutes"), COLUMN_NUMBER, 9 },
  { "section", NC_ ("column", "Part"), COLUMN_TEXT, 16 },
  { "code", NC_ ("column", "Code"), COLUMN_TEXT, 16 },
  { "measure", NC_ ("column", "Figure"), COLUMN_TEXT, 18 },
  { "value", NC_ ("column", "Value"), COLUMN_NUMBER, 12 },
};

typedef struct
{
  lxw_workbook *book;
  lxw_worksheet *sheet; /* of the book, as the rest */
  lxw_format *head;
  lxw_format *number;
  lxw_format *day;
  lxw_format *time;
  DhCsvReader *reader;  /* owned */
  const Column **shown; /* (owned) for each column of the reader; NULL = of another name */
} Writer;

static const Column *
find_column (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].name, name))
      return &columns[i];
  return NULL;
}

/* "2026-11-21" or "2026-11-21T07:30:05"; FALSE where it is neither. */
static gboolean
parse_time (const char *text, lxw_datetime *time)
{
  gint32 day;
  gint64 at;
  int second;

  *time = (lxw_datetime) { 0 };
  if (dh_time_parse_local (text, &at))
    {
      day = dh_day_of_time (at);
      second = dh_time_second_of_day (at);
      time->hour = second / 3600;
      time->min = second / 60 % 60;
      time->sec = second % 60;
    }
  else if (!dh_day_parse (text, &day))
    return FALSE;
  dh_day_to_ymd (day, &time->year, &time->month, &time->day);
  return time->year >= 1900;
}

static void
write_cell (Writer *self, lxw_row_t row, lxw_col_t column)
{
  const char *text = dh_csv_reader_get (self->reader, (gint) column);
  ColumnKind kind = self->shown[column] != NULL ? self->shown[column]->kind : COLUMN_TEXT;
  lxw_datetime time;
  char *end;

  if (*text == '\0')
    return;
  if (kind == COLUMN_NUMBER)
    {
      double number = g_ascii_strtod (text, &end);

      if (*end == '\0')
        {
          worksheet_write_number (self->sheet, row, column, number, self->number);
          return;
        }
    }
  if ((kind == COLUMN_DAY || kind == COLUMN_TIME) && parse_time (text, &time))
    {
      worksheet_write_datetime (self->sheet, row, column, &time,
                                kind == COLUMN_DAY ? self->day : self->time);
      return;
    }
  worksheet_write_string (self->sheet, row, column, text, NULL);
}

static void
write_head (Writer *self, lxw_col_t n)
{
  for (lxw_col_t i = 0; i < n; i++)
    {
      const char *name = dh_csv_reader_column_name (self->reader, i);
      const Column *column = find_column (name);

      self->shown[i] = column;
      worksheet_set_column (self->sheet, i, i, column != NULL ? column->width : 16, NULL);
      worksheet_write_string (
          self->sheet, 0, i,
          column != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "column", column->label) : name,
          self->head);
    }
  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, 0);
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9); /* A4 */
  worksheet_fit_to_pages (self->sheet, 1, 0);
}

static gboolean
write_rows (Writer *self, GError **error)
{
  guint n = dh_csv_reader_n_columns (self->reader);
  GError *local_error = NULL;
  lxw_row_t row = 0;

  self->shown = g_new0 (const Column *, n);
  write_head (self, (lxw_col_t) n);
  while (dh_csv_reader_next (self->reader, &local_error))
    {
      if (row == MAX_ROWS)
        {
          g_set_error_literal (error, DH_ERROR, DH_ERROR_FULL,
                               _ ("There are more rows than a sheet can hold; choose a shorter "
                                  "period."));
          return FALSE;
        }
      row++;
      for (guint i = 0; i < n; i++)
        write_cell (self, row, (lxw_col_t) i);
    }
  if (local_error == NULL)
    {
      worksheet_autofilter (self->sheet, 0, 0, row, (lxw_col_t) (n - 1));
      return TRUE;
    }
  g_propagate_error (error, local_error);
  return FALSE;
}

static char *
clean_title (const char *title)
{
  g_autofree char *clean = g_strdup (title);

  g_strdelimit (clean, "[]:*?/\\'", ' ');
  g_strstrip (clean);
  return *clean != '\0' ? g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), MAX_TITLE))
                        : g_strdup ("1");
}

static void
add_formats (Writer *self)
{
  self->head = workbook_add_format (self->book);
  format_set_bold (self->head);
  format_set_text_wrap (self->head);
  format_set_align (self->head, LXW_ALIGN_VERTICAL_TOP);
  format_set_bottom (self->head, LXW_BORDER_THIN);
  self->number = workbook_add_format (self->book);
  format_set_num_format (self->number, "#,##0");
  self->day = workbook_add_format (self->book);
  format_set_num_format (self->day, "dd/mm/yyyy");
  self->time = workbook_add_format (self->book);
  format_set_num_format (self->time, "dd/mm/yyyy hh:mm:ss");
}

gboolean
dh_workbook_is_available (void)
{
  return TRUE;
}

GBytes *
dh_workbook_from_csv (const char *csv, const char *title, GError **error)
{
  const char *buffer = NULL;
  gsize size = 0;
  lxw_workbook_options options = { .output_buffer = &buffer, .output_buffer_size = &size };
  g_autofree char *name = clean_title (title);
  Writer self = { 0 };
  gboolean ok;
  lxw_error failure;

  g_return_val_if_fail (csv != NULL && title != NULL, NULL);

  self.reader = dh_csv_reader_new (name, csv, strlen (csv), error);
  if (self.reader == NULL)
    return NULL;
  self.book = workbook_new_opt (NULL, &options);
  add_formats (&self);
  self.sheet = workbook_add_worksheet (self.book, name);
  ok = write_rows (&self, error);
  failure = workbook_close (self.book);
  dh_csv_reader_free (self.reader);
  g_free (self.shown);
  if (ok && failure == LXW_NO_ERROR)
    return g_bytes_new_with_free_func (buffer, size, free, (gpointer) buffer);
  free ((gpointer) buffer);
  if (ok)
    g_set_error (error, DH_ERROR, DH_ERROR_IO, _ ("The workbook could not be written (%s)."),
                 lxw_strerror (failure));
  return NULL;
}
