/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-table-file-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where the reading is. */
typedef struct
{
  const char *at;
  guint line; /* of `at`, from 1 */
  char separator;
} Cursor;

/* So many lines at the beginning tell what parts the cells: a title may stand above the names. */
#define GUESS_LINES 15u

/* The separator that one of the first lines has most of outside of quotes; a tab, which nobody
 * types into a cell, before the others. */
static char
guess_separator (const char *text)
{
  guint commas = 0, semicolons = 0, most_commas = 0, most_semicolons = 0, lines = 0;
  gboolean quoted = FALSE;

  for (const char *at = text; *at != '\0' && lines < GUESS_LINES; at++)
    if (*at == '"')
      quoted = !quoted;
    else if (quoted)
      continue;
    else if (*at == '\t')
      return '\t';
    else if (*at == '\n')
      {
        lines++;
        commas = semicolons = 0;
      }
    else
      {
        commas += *at == ',';
        semicolons += *at == ';';
        most_commas = MAX (most_commas, commas);
        most_semicolons = MAX (most_semicolons, semicolons);
      }
  return most_semicolons > most_commas ? ';' : ',';
}

static gboolean
at_line_end (const Cursor *cursor)
{
  return *cursor->at == '\r' || *cursor->at == '\n';
}

static void
skip_line_end (Cursor *cursor)
{
  if (cursor->at[0] == '\r' && cursor->at[1] == '\n')
    cursor->at++;
  cursor->at++;
  cursor->line++;
}

/* A cell in quotation marks; line ends in it are part of it. */
static gboolean
read_quoted (Cursor *cursor, GString *cell)
{
  for (cursor->at++; *cursor->at != '\0'; cursor->at++)
    {
      if (cursor->at[0] == '"' && cursor->at[1] == '"')
        cursor->at++;
      else if (*cursor->at == '"')
        {
          cursor->at++;
          return TRUE;
        }
      if (*cursor->at == '\n')
        cursor->line++;
      g_string_append_c (cell, *cursor->at);
    }
  return FALSE;
}

static gboolean
read_cell (DhTable *self, Cursor *cursor, GString *cell, GError **error)
{
  guint line = cursor->line;
  gsize n;

  g_string_truncate (cell, 0);
  if (*cursor->at == '"' && !read_quoted (cursor, cell))
    return dh_table_fault (self, line, error,
                           _ ("A quotation mark that opens a cell here is never closed."));
  for (n = 0; cursor->at[n] != '\0' && cursor->at[n] != cursor->separator &&
              cursor->at[n] != '\r' && cursor->at[n] != '\n';)
    n++;
  g_string_append_len (cell, cursor->at, (gssize) n);
  cursor->at += n;
  /* Set by our own exports, so that no spreadsheet takes the text for a formula. */
  if (cell->str[0] == '\'' && cell->str[1] != '\0' && strchr ("=+-@", cell->str[1]) != NULL)
    g_string_erase (cell, 0, 1);
  return TRUE;
}

gboolean
dh_table_read_text (DhTable *self, const char *text, GError **error)
{
  Cursor cursor = { text, 1, guess_separator (text) };
  g_autoptr (GString) cell = g_string_new (NULL);

  while (*cursor.at != '\0')
    {
      guint column = 0;

      if (at_line_end (&cursor))
        {
          skip_line_end (&cursor);
          continue;
        }
      if (!dh_table_begin_row (self, cursor.line, error))
        return FALSE;
      for (;; column++)
        {
          if (!read_cell (self, &cursor, cell, error) ||
              !dh_table_set_cell (self, column, cell->str, error))
            return FALSE;
          if (*cursor.at != cursor.separator)
            break;
          cursor.at++;
        }
      if (at_line_end (&cursor))
        skip_line_end (&cursor);
    }
  return TRUE;
}
