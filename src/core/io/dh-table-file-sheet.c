/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-table-file-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dh-day.h"
#include "dh-error.h"

/* A workbook goes no deeper than this; whoever nests more means harm. */
#define MAX_DEPTH 64u
#define MAX_SHEET_ROW 1048576u /* ECMA-376 part 1, 18.3.1.73 as Excel has it */

/* The day 0 of a workbook, counted from 1 January 1970: 30 December 1899 (right from March 1900 on,
 * ECMA-376 part 1, 18.17.4.1), or 1 January 1904. */
#define EPOCH_1900 (-25569)
#define EPOCH_1904 (-24107)
#define SECONDS_OF_DAY 86400.0

/* ---- XML of a workbook */

typedef struct
{
  const GMarkupParser *parser; /* borrowed */
  gpointer data;               /* of that parser */
  guint depth;
} Guard;

static void
guard_start (GMarkupParseContext *context,
             const char *name,
             const char **names,
             const char **values,
             gpointer data,
             GError **error)
{
  Guard *guard = data;

  if (++guard->depth > MAX_DEPTH)
    g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "");
  else
    guard->parser->start_element (context, dh_table_local_name (name), names, values, guard->data,
                                  error);
}

static void
guard_end (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Guard *guard = data;

  guard->depth--;
  if (guard->parser->end_element != NULL)
    guard->parser->end_element (context, dh_table_local_name (name), guard->data, error);
}

static void
guard_text (GMarkupParseContext *context,
            const char *text,
            gsize length,
            gpointer data,
            GError **error)
{
  Guard *guard = data;

  if (guard->parser->text != NULL)
    guard->parser->text (context, text, length, guard->data, error);
}

gboolean
dh_table_parse_xml (GBytes *xml, const GMarkupParser *parser, gpointer data, GError **error)
{
  static const GMarkupParser guarded = { guard_start, guard_end, guard_text, NULL, NULL };
  Guard guard = { parser, data, 0 };
  g_autoptr (GMarkupParseContext) context =
                g_markup_parse_context_new (&guarded, G_MARKUP_TREAT_CDATA_AS_TEXT, &guard, NULL);
  gsize size;
  const char *text = g_bytes_get_data (xml, &size);

  if (size >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      size -= 3;
    }
  return g_markup_parse_context_parse (context, text, (gssize) size, error) &&
         g_markup_parse_context_end_parse (context, error);
}

const char *
dh_table_local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

const char *
dh_table_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (dh_table_local_name (names[i]), name) == 0)
      return values[i];
  return NULL;
}

/* ---- Cells */

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED, /* its value is the number of a string */
  CELL_TEXT,
  CELL_BOOLEAN,
} CellType;

/* A sheet while it is read. */
typedef struct
{
  DhTable *table;                /* borrowed */
  const DhSheetContext *context; /* borrowed */
  guint row;                     /* its number, from 1; 0 = none yet */
  guint next_column;             /* where a cell without an address stands */
  guint column;
  CellType type;
  gboolean is_date;
  gboolean in_row;
  gboolean in_cell;
  gboolean in_value; /* text counts */
  guint phonetic;    /* how deep inside a reading aid, which is no text */
  GString *value;    /* (owned) */
} Sheet;

/* Column of "BC12", from 0; G_MAXUINT where @address has none. */
static guint
read_column (const char *address)
{
  guint column = 0;

  for (; g_ascii_isupper (*address); address++)
    {
      if (column > MAX_SHEET_ROW)
        return G_MAXUINT;
      column = column * 26 + (guint) (*address - 'A') + 1;
    }
  return column > 0 ? column - 1 : G_MAXUINT;
}

static gboolean
start_row (Sheet *self, const char *number, GError **error)
{
  guint64 row = self->row + 1;

  if (number != NULL &&
      (!g_ascii_string_to_unsigned (number, 10, self->row + 1, MAX_SHEET_ROW, &row, NULL)))
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "");
      return FALSE;
    }
  self->row = (guint) row;
  self->next_column = 0;
  self->in_row = TRUE;
  return dh_table_begin_row (self->table, self->row, error);
}

static void
start_cell (Sheet *self, const char **names, const char **values)
{
  const char *address = dh_table_attribute (names, values, "r");
  const char *type = dh_table_attribute (names, values, "t");
  const char *style = dh_table_attribute (names, values, "s");
  guint column = address != NULL ? read_column (address) : G_MAXUINT;
  guint64 number = 0;

  self->column = column != G_MAXUINT ? column : self->next_column;
  self->next_column = self->column + 1;
  self->in_cell = TRUE;
  self->is_date = FALSE;
  g_string_truncate (self->value, 0);
  if (type == NULL || strcmp (type, "n") == 0)
    {
      self->type = CELL_NUMBER;
      self->is_date = style != NULL &&
                      g_ascii_string_to_unsigned (style, 10, 0, G_MAXUINT, &number, NULL) &&
                      number < self->context->date_styles->len &&
                      g_array_index (self->context->date_styles, gboolean, number);
    }
  else if (strcmp (type, "s") == 0)
    self->type = CELL_SHARED;
  else if (strcmp (type, "b") == 0)
    self->type = CELL_BOOLEAN;
  else
    self->type = CELL_TEXT;
}

static void
sheet_start (GMarkupParseContext *markup,
             const char *name,
             const char **names,
             const char **values,
             gpointer data,
             GError **error)
{
  Sheet *self = data;

  if (strcmp (name, "row") == 0)
    start_row (self, dh_table_attribute (names, values, "r"), error);
  else if (strcmp (name, "c") == 0 && self->in_row)
    start_cell (self, names, values);
  else if (strcmp (name, "rPh") == 0)
    self->phonetic++;
  else
    self->in_value = self->in_cell && self->phonetic == 0 &&
                     (strcmp (name, "v") == 0 || strcmp (name, "t") == 0);
}

/* "2026-11-21", or with a time of day; NULL for what is no day. */
static char *
format_date (Sheet *self, double serial)
{
  double whole = floor (serial);
  double seconds = round ((serial - whole) * SECONDS_OF_DAY);
  g_autofree char *iso = NULL;
  gint32 day;

  /* From March 1900 to the year 9999. */
  if (!(whole >= 61 && whole < 2958466))
    return NULL;
  if (seconds >= SECONDS_OF_DAY)
    {
      whole++;
      seconds = 0;
    }
  day = (gint32) whole + (self->context->since_1904 ? EPOCH_1904 : EPOCH_1900);
  iso = dh_day_to_iso (day);
  if (seconds < 60)
    return g_steal_pointer (&iso);
  return g_strdup_printf ("%s %02d:%02d", iso, (int) seconds / 3600, (int) seconds / 60 % 60);
}

/* A number as people would write it, without the noise of binary fractions. */
static char *
format_number (Sheet *self)
{
  char *end = NULL;
  double number = g_ascii_strtod (self->value->str, &end);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *date = NULL;

  if (end == self->value->str || *end != '\0' || !isfinite (number))
    return g_strdup (self->value->str);
  if (self->is_date)
    date = format_date (self, number);
  if (date != NULL)
    return date;
  if (number == floor (number) && fabs (number) < 1e15)
    return g_strdup_printf ("%.0f", number);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static void
end_cell (Sheet *self, GError **error)
{
  g_autofree char *number = NULL;
  const char *text = self->value->str;
  guint64 index = 0;

  self->in_cell = FALSE;
  if (self->value->len == 0)
    return;
  switch (self->type)
    {
    case CELL_SHARED:
      if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &index, NULL) ||
          index >= self->context->strings->len)
        {
          g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "");
          return;
        }
      text = self->context->strings->pdata[index];
      break;
    case CELL_NUMBER:
      text = number = format_number (self);
      break;
    case CELL_TEXT:
    case CELL_BOOLEAN:
    default:
      break;
    }
  dh_table_set_cell (self->table, self->column, text, error);
}

static void
sheet_end (GMarkupParseContext *markup, const char *name, gpointer data, GError **error)
{
  Sheet *self = data;

  self->in_value = FALSE;
  if (strcmp (name, "row") == 0)
    self->in_row = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->phonetic -= self->phonetic > 0;
  else if (strcmp (name, "c") == 0 && self->in_cell)
    end_cell (self, error);
}

static void
sheet_text (GMarkupParseContext *markup,
            const char *text,
            gsize length,
            gpointer data,
            GError **error)
{
  Sheet *self = data;

  /* What is longer is refused when the cell ends. */
  if (self->in_value && self->value->len <= DH_TABLE_MAX_CELL * 4)
    g_string_append_len (self->value, text, (gssize) length);
}

gboolean
dh_table_read_sheet (DhTable *self, GBytes *xml, const DhSheetContext *context, GError **error)
{
  static const GMarkupParser parser = { sheet_start, sheet_end, sheet_text, NULL, NULL };
  g_autoptr (GString) value = g_string_new (NULL);
  Sheet sheet = { .table = self, .context = context, .value = value };

  return dh_table_parse_xml (xml, &parser, &sheet, error);
}
