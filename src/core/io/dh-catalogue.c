/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-catalogue.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dh-day.h"
#include "dh-error.h"
#include "io/dh-columns.h"
#include "resources/dh-core-resources.h"
#include "text/dh-text.h"

#define BUILTIN_PATH RESOURCE_PATH "/core/catalogue/procedures.csv"

#define MAX_CODE 32 /* characters */
#define MAX_NAME 500
#define MAX_KEYWORDS 2000
#define MAX_PREPARE 2000

enum
{
  COLUMN_CODE,
  COLUMN_NAME,
  COLUMN_FIELD,
  COLUMN_KIND,
  COLUMN_KEYWORDS,
  COLUMN_ACTIVE_TO,
  COLUMN_REPLACED_BY,
  COLUMN_PREPARE,
  N_COLUMNS,
};

static const DhColumn columns[N_COLUMNS] = {
  [COLUMN_CODE] = { "code", { "ma", "ma thu tuc", "ma tthc", "ma so" }, FALSE },
  [COLUMN_NAME] = { "name", { "ten", "ten thu tuc", "ten tthc", "thu tuc" }, TRUE },
  [COLUMN_FIELD] = { "field", { "linh vuc" }, FALSE },
  [COLUMN_KIND] = { "kind", { "loai" }, FALSE },
  [COLUMN_KEYWORDS] = { "keywords", { "tu khoa" }, FALSE },
  [COLUMN_ACTIVE_TO] = { "active_to", { "het hieu luc", "hieu luc den" }, FALSE },
  [COLUMN_REPLACED_BY] = { "replaced_by", { "thay bang", "thay the bang" }, FALSE },
  [COLUMN_PREPARE] = { "prepare",
                       { "can chuan bi", "chuan bi", "giay to can mang", "thanh phan ho so" },
                       FALSE },
};

/* The words of a table for the three kinds, folded. */
static const struct
{
  const char *word, *kind;
} kinds[] = {
  { "", "procedure" },        { "procedure", "procedure" },  { "tthc", "procedure" },
  { "thu tuc", "procedure" }, { "digital", "digital" },      { "dich vu so", "digital" },
  { "general", "general" },   { "ho tro chung", "general" },
};

/* Of "d.dddddd" followed by '.' and something, the first part. What a spreadsheet took for a number
 * and shortened ("1.00407") gets its noughts back. Anything else stays as it is. */
static char *
normal_code (const char *text)
{
  static const char pattern[] = "0.000000";
  char *code = dh_text_clean (text);
  gsize i = 0;

  while (pattern[i] != '\0' &&
         (pattern[i] == '0' ? g_ascii_isdigit (code[i]) : code[i] == pattern[i]))
    i++;
  if (pattern[i] == '\0' && code[i] == '.')
    code[i] = '\0';
  else if (i > 2 && pattern[i] != '\0' && code[i] == '\0')
    {
      char *whole = g_strconcat (code, pattern + i, NULL);

      g_free (code);
      return whole;
    }
  return code;
}

static const char *
kind_from_text (const char *text)
{
  g_autofree char *word = dh_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].word, word) == 0)
      return kinds[i].kind;
  return NULL;
}

/* Items cleaned, none empty, none twice. */
static char *
normal_keywords (const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, ";", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) list = NULL;

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *item = dh_text_clean (items[i]);

      if (item[0] != '\0' && g_hash_table_add (seen, g_strdup (item)))
        g_strv_builder_add (kept, item);
    }
  list = g_strv_builder_end (kept);
  return g_strjoinv (";", list);
}

/* A thing a line. People who cannot type a line into a cell part them as keywords. */
static char *
normal_prepare (const char *text)
{
  g_autofree char *lines = g_strdup (text);

  return dh_text_clean_lines (g_strdelimit (lines, ";", '\n'));
}

static gboolean
read_date (DhCsvReader *reader, gint column, char **iso, GError **error)
{
  g_autofree char *text = dh_text_clean (dh_csv_reader_get (reader, column));
  gint32 day;

  if (text[0] == '\0')
    {
      *iso = g_strdup ("");
      return TRUE;
    }
  if (!dh_day_parse (text, &day))
    return dh_csv_reader_error (reader, error, _ ("“%s” is not a date; write 31/12/2026."), text);
  *iso = dh_day_to_iso (day);
  return TRUE;
}

static gboolean
check_lengths (DhCsvReader *reader, const DhProcedure *procedure, GError **error)
{
  if (procedure->name[0] == '\0')
    return dh_csv_reader_error (reader, error, _ ("The procedure has no name."));
  if (g_utf8_strlen (procedure->code, -1) > MAX_CODE ||
      g_utf8_strlen (procedure->replaced_by, -1) > MAX_CODE)
    return dh_csv_reader_error (reader, error, _ ("A code is longer than %d characters."),
                                MAX_CODE);
  if (g_utf8_strlen (procedure->name, -1) > MAX_NAME ||
      g_utf8_strlen (procedure->field, -1) > MAX_NAME)
    return dh_csv_reader_error (reader, error, _ ("A name is longer than %d characters."),
                                MAX_NAME);
  if (g_utf8_strlen (procedure->keywords, -1) > MAX_KEYWORDS)
    return dh_csv_reader_error (reader, error, _ ("The keywords are longer than %d characters."),
                                MAX_KEYWORDS);
  if (g_utf8_strlen (procedure->prepare, -1) > MAX_PREPARE)
    return dh_csv_reader_error (reader, error, _ ("What to prepare is longer than %d characters."),
                                MAX_PREPARE);
  return TRUE;
}

static DhProcedure *
read_procedure (DhCsvReader *reader, const gint *at, GError **error)
{
  g_autoptr (DhProcedure) procedure = g_new0 (DhProcedure, 1);
  const char *kind = kind_from_text (dh_csv_reader_get (reader, at[COLUMN_KIND]));

  procedure->code = normal_code (dh_csv_reader_get (reader, at[COLUMN_CODE]));
  procedure->name = dh_text_clean (dh_csv_reader_get (reader, at[COLUMN_NAME]));
  procedure->field = dh_text_clean (dh_csv_reader_get (reader, at[COLUMN_FIELD]));
  procedure->keywords = normal_keywords (dh_csv_reader_get (reader, at[COLUMN_KEYWORDS]));
  procedure->replaced_by = normal_code (dh_csv_reader_get (reader, at[COLUMN_REPLACED_BY]));
  procedure->prepare = normal_prepare (dh_csv_reader_get (reader, at[COLUMN_PREPARE]));
  if (kind == NULL)
    {
      dh_csv_reader_error (reader, error,
                           _ ("“%s” is no kind of procedure; write procedure, digital or general."),
                           dh_csv_reader_get (reader, at[COLUMN_KIND]));
      return NULL;
    }
  procedure->kind = g_strdup (kind);
  if (!read_date (reader, at[COLUMN_ACTIVE_TO], &procedure->active_to, error) ||
      !check_lengths (reader, procedure, error))
    return NULL;
  procedure->name_fold = dh_text_fold (procedure->name);
  procedure->keywords_fold = dh_text_fold_list (procedure->keywords);
  procedure->initials = dh_text_initials (procedure->name);
  return g_steal_pointer (&procedure);
}

/* @at of the columns is set. */
static GPtrArray *
read_procedures (DhCsvReader *reader, const gint *at, GError **error)
{
  g_autoptr (GPtrArray)
                procedures = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_procedure_free);
  /* What tells a procedure from others → the line on which it stands. */
  g_autoptr (GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) fault = NULL;

  while (dh_csv_reader_next (reader, &fault))
    {
      DhProcedure *procedure = read_procedure (reader, at, error);
      const char *key;
      gpointer line;

      if (procedure == NULL)
        return NULL;
      g_ptr_array_add (procedures, procedure);
      key = procedure->code[0] != '\0' ? procedure->code : procedure->name;
      if (g_hash_table_lookup_extended (lines, key, NULL, &line))
        {
          dh_csv_reader_error (reader, error, _ ("“%s” stands in line %u already."), key,
                               GPOINTER_TO_UINT (line));
          return NULL;
        }
      g_hash_table_insert (lines, (gpointer) key, GUINT_TO_POINTER (dh_csv_reader_line (reader)));
      if (procedures->len > DH_CATALOGUE_MAX_ROWS)
        {
          dh_csv_reader_error (reader, error, _ ("There are more than %d procedures."),
                               DH_CATALOGUE_MAX_ROWS);
          return NULL;
        }
    }
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  return g_steal_pointer (&procedures);
}

GPtrArray *
dh_catalogue_parse (DhCsvReader *reader, GError **error)
{
  gint at[N_COLUMNS];

  if (!dh_columns_find (columns, N_COLUMNS, reader, at, error))
    return NULL;
  return read_procedures (reader, at, error);
}

GPtrArray *
dh_catalogue_parse_partial (DhCsvReader *reader, GError **error)
{
  GPtrArray *procedures;
  gint at[N_COLUMNS];

  if (!dh_columns_find (columns, N_COLUMNS, reader, at, error))
    return NULL;
  procedures = read_procedures (reader, at, error);
  for (guint i = 0; procedures != NULL && i < procedures->len; i++)
    {
      DhProcedure *procedure = g_ptr_array_index (procedures, i);
      char **members[N_COLUMNS] = {
        [COLUMN_CODE] = &procedure->code,
        [COLUMN_NAME] = &procedure->name,
        [COLUMN_FIELD] = &procedure->field,
        [COLUMN_KIND] = &procedure->kind,
        [COLUMN_KEYWORDS] = &procedure->keywords,
        [COLUMN_ACTIVE_TO] = &procedure->active_to,
        [COLUMN_REPLACED_BY] = &procedure->replaced_by,
        [COLUMN_PREPARE] = &procedure->prepare,
      };

      for (guint column = 0; column < N_COLUMNS; column++)
        if (at[column] < 0)
          g_clear_pointer (members[column], g_free);
    }
  return procedures;
}

GPtrArray *
dh_catalogue_builtin (GError **error)
{
  /* Asked of the resource itself: it registers itself only if something refers to it. */
  g_autoptr (GBytes) bytes = g_resource_lookup_data (dh_core_get_resource (), BUILTIN_PATH,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (DhCsvReader) reader = NULL;
  GPtrArray *procedures;
  const char *data;
  gsize length;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  reader = dh_csv_reader_new ("procedures.csv", data, length, error);
  if (reader == NULL)
    return NULL;
  procedures = dh_catalogue_parse (reader, error);
  for (guint i = 0; procedures != NULL && i < procedures->len; i++)
    ((DhProcedure *) g_ptr_array_index (procedures, i))->sample = TRUE;
  return procedures;
}
