/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

/* A reader of our own, because freexl needed gigabytes of memory for a workbook of 3 MB made to
 * harm and never came back from some broken ones. */
#include "io/dh-table-file-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dh-error.h"

/* ECMA-376 part 1: the parts of a workbook that matter to a table. */
#define WORKBOOK "xl/workbook.xml"
#define RELATIONS "xl/_rels/workbook.xml.rels"
#define STRINGS "xl/sharedStrings.xml"
#define STYLES "xl/styles.xml"

#define MAX_STRINGS 1000000u
#define MAX_STYLES 65536u

/* A workbook while it is read. */
typedef struct
{
  DhTable *table;           /* borrowed */
  char *relation;           /* (owned) (nullable) of the first sheet that is not hidden */
  char *target;             /* (owned) (nullable) path of that sheet */
  GStringChunk *text;       /* (owned) of `strings` */
  GPtrArray *strings;       /* (owned) of char*, in `text` */
  GString *string;          /* (owned) the one being read */
  gboolean in_string;       /* text counts */
  guint phonetic;           /* how deep inside a reading aid */
  GHashTable *date_formats; /* (owned) set of the numbers of formats of dates */
  GArray *date_styles;      /* (owned) of gboolean */
  gboolean in_cell_styles;
  gboolean since_1904;
} Workbook;

static void
refuse (GError **error)
{
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "");
}

static void
workbook_start (GMarkupParseContext *markup,
                const char *name,
                const char **names,
                const char **values,
                gpointer data,
                GError **error)
{
  Workbook *self = data;

  if (strcmp (name, "workbookPr") == 0)
    {
      const char *epoch = dh_table_attribute (names, values, "date1904");

      self->since_1904 = epoch != NULL && (strcmp (epoch, "1") == 0 || strcmp (epoch, "true") == 0);
    }
  else if (strcmp (name, "sheet") == 0 && self->relation == NULL)
    {
      const char *state = dh_table_attribute (names, values, "state");

      if (state == NULL || strcmp (state, "visible") == 0)
        self->relation = g_strdup (dh_table_attribute (names, values, "id"));
    }
}

static void
relations_start (GMarkupParseContext *markup,
                 const char *name,
                 const char **names,
                 const char **values,
                 gpointer data,
                 GError **error)
{
  Workbook *self = data;
  const char *id = dh_table_attribute (names, values, "Id");
  const char *target = dh_table_attribute (names, values, "Target");

  if (strcmp (name, "Relationship") != 0 || self->target != NULL ||
      g_strcmp0 (id, self->relation) != 0 || target == NULL)
    return;
  self->target = target[0] == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
}

static void
strings_start (GMarkupParseContext *markup,
               const char *name,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  Workbook *self = data;

  if (strcmp (name, "si") == 0)
    g_string_truncate (self->string, 0);
  else if (strcmp (name, "rPh") == 0)
    self->phonetic++;
  self->in_string = self->phonetic == 0 && strcmp (name, "t") == 0;
}

static void
strings_end (GMarkupParseContext *markup, const char *name, gpointer data, GError **error)
{
  Workbook *self = data;

  self->in_string = FALSE;
  if (strcmp (name, "rPh") == 0)
    self->phonetic -= self->phonetic > 0;
  if (strcmp (name, "si") != 0)
    return;
  if (self->strings->len == MAX_STRINGS)
    refuse (error);
  else
    g_ptr_array_add (self->strings, g_string_chunk_insert_len (self->text, self->string->str,
                                                               (gssize) self->string->len));
}

static void
strings_text (GMarkupParseContext *markup,
              const char *text,
              gsize length,
              gpointer data,
              GError **error)
{
  Workbook *self = data;

  /* One that is longer is refused by the cell that wants it. */
  if (self->in_string && self->string->len <= DH_TABLE_MAX_CELL * 4)
    g_string_append_len (self->string, text, (gssize) length);
}

/* Whether a format such as "dd/mm/yyyy" shows a day: it has a letter of one outside of what is
 * quoted, escaped or in brackets. */
static gboolean
is_date_format (const char *code)
{
  for (; *code != '\0'; code++)
    if (*code == '"' || *code == '[')
      {
        code = strchr (code + 1, *code == '"' ? '"' : ']');
        if (code == NULL)
          return FALSE;
      }
    else if ((*code == '\\' || *code == '_') && code[1] != '\0')
      code++;
    else if (strchr ("dDyY", *code) != NULL)
      return TRUE;
  return FALSE;
}

/* 18.8.30: those that are there without being written out. */
static gboolean
is_builtin_date (guint64 format)
{
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) ||
         (format >= 50 && format <= 58);
}

static void
add_style (Workbook *self, const char *format, GError **error)
{
  guint64 number = 0;
  gboolean is_date = FALSE;

  if (format != NULL && g_ascii_string_to_unsigned (format, 10, 0, G_MAXUINT32, &number, NULL))
    is_date = is_builtin_date (number) ||
              g_hash_table_contains (self->date_formats, GUINT_TO_POINTER ((guint) number));
  if (self->date_styles->len == MAX_STYLES)
    refuse (error);
  else
    g_array_append_val (self->date_styles, is_date);
}

static void
styles_start (GMarkupParseContext *markup,
              const char *name,
              const char **names,
              const char **values,
              gpointer data,
              GError **error)
{
  Workbook *self = data;
  const char *format = dh_table_attribute (names, values, "numFmtId");

  if (strcmp (name, "numFmt") == 0)
    {
      const char *code = dh_table_attribute (names, values, "formatCode");
      guint64 number = 0;

      if (format != NULL && code != NULL && is_date_format (code) &&
          g_ascii_string_to_unsigned (format, 10, 0, G_MAXUINT32, &number, NULL))
        g_hash_table_add (self->date_formats, GUINT_TO_POINTER ((guint) number));
    }
  else if (strcmp (name, "cellXfs") == 0)
    self->in_cell_styles = TRUE;
  else if (strcmp (name, "xf") == 0 && self->in_cell_styles)
    add_style (self, format, error);
}

static void
styles_end (GMarkupParseContext *markup, const char *name, gpointer data, GError **error)
{
  if (strcmp (name, "cellXfs") == 0)
    ((Workbook *) data)->in_cell_styles = FALSE;
}

static const GMarkupParser workbook_parser = { workbook_start, NULL, NULL, NULL, NULL };
static const GMarkupParser relations_parser = { relations_start, NULL, NULL, NULL, NULL };
static const GMarkupParser strings_parser = { strings_start, strings_end, strings_text, NULL,
                                              NULL };
static const GMarkupParser styles_parser = { styles_start, styles_end, NULL, NULL, NULL };

static gboolean
parse_part (DhZip *zip,
            const char *name,
            gsize *budget,
            const GMarkupParser *parser,
            Workbook *workbook)
{
  g_autoptr (GBytes) xml = dh_zip_read (zip, name, budget);

  return xml != NULL && dh_table_parse_xml (xml, parser, workbook, NULL);
}

static gboolean
read_parts (Workbook *self, DhZip *zip, GError **error)
{
  gsize budget = DH_TABLE_MAX_UNPACKED;
  g_autoptr (GBytes) xml = NULL;
  DhSheetContext context;

  if (!parse_part (zip, WORKBOOK, &budget, &workbook_parser, self) || self->relation == NULL ||
      !parse_part (zip, RELATIONS, &budget, &relations_parser, self) || self->target == NULL ||
      (dh_zip_has (zip, STRINGS) && !parse_part (zip, STRINGS, &budget, &strings_parser, self)) ||
      (dh_zip_has (zip, STYLES) && !parse_part (zip, STYLES, &budget, &styles_parser, self)))
    return FALSE;
  xml = dh_zip_read (zip, self->target, &budget);
  if (xml == NULL)
    return FALSE;
  context = (DhSheetContext) { self->strings, self->date_styles, self->since_1904 };
  return dh_table_read_sheet (self->table, xml, &context, error);
}

gboolean
dh_table_read_workbook (DhTable *self, GBytes *bytes, GError **error)
{
  g_autoptr (DhZip) zip = dh_zip_new (bytes);
  g_autoptr (GError) fault = NULL;
  Workbook workbook = {
    .table = self,
    .text = g_string_chunk_new (4096),
    .strings = g_ptr_array_new (),
    .string = g_string_new (NULL),
    .date_formats = g_hash_table_new (NULL, NULL),
    .date_styles = g_array_new (FALSE, FALSE, sizeof (gboolean)),
  };
  gboolean read = zip != NULL && read_parts (&workbook, zip, &fault);

  g_free (workbook.relation);
  g_free (workbook.target);
  g_string_chunk_free (workbook.text);
  g_ptr_array_unref (workbook.strings);
  g_string_free (workbook.string, TRUE);
  g_hash_table_unref (workbook.date_formats);
  g_array_unref (workbook.date_styles);
  if (read)
    return TRUE;
  /* What the table itself refuses has a reason of its own. */
  if (fault != NULL && fault->domain == DH_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  return dh_table_fault (
      self, 0, error,
      _ ("This is no XLSX workbook, or it is damaged, locked by a password, or far too large; open "
         "it in a spreadsheet and save it anew as XLSX or CSV."));
}
