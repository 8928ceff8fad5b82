/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-table-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dh-error.h"
#include "text/dh-text.h"

typedef struct
{
  guint line;  /* in the file or sheet, from 1 */
  guint first; /* place of its first cell in `cells` */
  guint n;     /* cells, the last of them not empty */
} Row;

struct _DhTable
{
  char *name;         /* (owned) leads every message */
  guint max_rows;     /* with anything in them */
  GStringChunk *text; /* (owned) */
  GPtrArray *cells;   /* (owned) of char*, in `text` */
  GArray *rows;       /* (owned) of Row */
  GPtrArray *present; /* (owned) of char*, in `text`: cells of the row being read */
  guint present_line;
  guint n_columns;
};

gboolean
dh_table_fault (DhTable *self, guint line, GError **error, const char *message)
{
  if (line > 0)
    g_set_error (error, DH_ERROR, DH_ERROR_INVALID, "%s:%u: %s", self->name, line, message);
  else
    g_set_error (error, DH_ERROR, DH_ERROR_INVALID, "%s: %s", self->name, message);
  return FALSE;
}

/* Keeps the present row if there is anything in it. */
void
dh_table_end (DhTable *self)
{
  Row row = { self->present_line, self->cells->len, 0 };

  for (guint i = 0; i < self->present->len; i++)
    if (*(const char *) self->present->pdata[i] != '\0')
      row.n = i + 1;
  for (guint i = 0; i < row.n; i++)
    g_ptr_array_add (self->cells, self->present->pdata[i]);
  g_ptr_array_set_size (self->present, 0);
  if (row.n > 0)
    g_array_append_val (self->rows, row);
  self->n_columns = MAX (self->n_columns, row.n);
}

gboolean
dh_table_begin_row (DhTable *self, guint line, GError **error)
{
  dh_table_end (self);
  if (self->rows->len > self->max_rows)
    {
      g_autofree char *message = g_strdup_printf (
          ngettext ("There is more than %u row; split the file.",
                    "There are more than %u rows; split the file.", self->max_rows),
          self->max_rows);

      return dh_table_fault (self, 0, error, message);
    }
  self->present_line = line;
  return TRUE;
}

gboolean
dh_table_set_cell (DhTable *self, guint column, const char *text, GError **error)
{
  g_autofree char *clean = NULL;

  if (*text == '\0')
    return TRUE;
  clean = dh_text_clean (text);
  if (*clean == '\0')
    return TRUE;
  if (column >= DH_TABLE_MAX_COLUMNS)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("There are more than %d columns; remove those that are not needed."),
                           DH_TABLE_MAX_COLUMNS);

      return dh_table_fault (self, self->present_line, error, message);
    }
  if (g_utf8_strlen (clean, -1) > DH_TABLE_MAX_CELL)
    {
      g_autofree char *message = g_strdup_printf (
          _ ("The cell in column %u is longer than %d characters."), column + 1, DH_TABLE_MAX_CELL);

      return dh_table_fault (self, self->present_line, error, message);
    }
  while (self->present->len <= column)
    g_ptr_array_add (self->present, (gpointer) "");
  self->present->pdata[column] = g_string_chunk_insert_const (self->text, clean);
  return TRUE;
}

/* ---- What kind of file it is */

static gboolean
starts_with (GBytes *bytes, const char *magic, gsize length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

/* Letters that old Vietnamese fonts (TCVN3, VNI) put where other systems see these, and that no
 * Vietnamese word has. */
static gboolean
is_legacy_letter (gunichar c)
{
  static const char *const letters = "µ¶·¸¹¨»¼½¾©ª«¬®§ÆÇËÎÏÑÖØÞßåæçëîïñöøþÿûüäÅÄÛÜ";

  return c >= 0xa1 && c <= 0xff && g_utf8_strchr (letters, -1, c) != NULL;
}

static gboolean
is_modern_letter (gunichar c)
{
  return (c >= 0x1ea0 && c <= 0x1ef9) || c == 0x102 || c == 0x103 || c == 0x110 || c == 0x111 ||
         c == 0x1a0 || c == 0x1a1 || c == 0x1af || c == 0x1b0;
}

/* Whether the text was written for a font of old: its letters stand inside of words, and outnumber
 * those of today. */
static gboolean
is_legacy (DhTable *self)
{
  guint legacy = 0, modern = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      gunichar before = 0;

      for (const char *at = self->cells->pdata[i]; *at != '\0'; at = g_utf8_next_char (at))
        {
          gunichar c = g_utf8_get_char (at);
          char after = *g_utf8_next_char (at);

          if (is_modern_letter (c))
            modern++;
          else if (is_legacy_letter (c) &&
                   ((before < 0x80 && g_ascii_isalpha ((char) before)) || g_ascii_isalpha (after)))
            legacy++;
          before = c;
        }
    }
  return legacy >= 3 && legacy > modern;
}

/* Text of @bytes as UTF-8, NULL with @error set. */
static char *
decode (DhTable *self, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (starts_with (bytes, "\xFF\xFE", 2) || starts_with (bytes, "\xFE\xFF", 2))
    {
      char *text = g_convert (data, (gssize) size, "UTF-8", "UTF-16", NULL, &size, NULL);

      if (text != NULL && strlen (text) == size)
        return text;
      g_free (text);
      dh_table_fault (self, 0, error,
                      _ ("This is no table: neither CSV text nor an XLSX workbook."));
      return NULL;
    }
  if (starts_with (bytes, "\xEF\xBB\xBF", 3))
    {
      data += 3;
      size -= 3;
    }
  if (memchr (data, '\0', size) != NULL || starts_with (bytes, "%PDF", 4))
    {
      dh_table_fault (self, 0, error,
                      _ ("This is no table: neither CSV text nor an XLSX workbook."));
      return NULL;
    }
  if (!g_utf8_validate_len (data, size, NULL))
    {
      dh_table_fault (self, 0, error,
                      _ ("The text is in an old encoding (TCVN3, VNI or the like), not in Unicode; "
                         "save the file as “CSV UTF-8” or as XLSX."));
      return NULL;
    }
  return g_strndup (data, size);
}

static gboolean
fill (DhTable *self, GBytes *bytes, GError **error)
{
  if (g_bytes_get_size (bytes) > DH_TABLE_MAX_BYTES)
    return dh_table_fault (self, 0, error, _ ("The file is larger than 10 MB."));
  if (g_bytes_get_size (bytes) == 0)
    return dh_table_fault (self, 0, error, _ ("There is nothing in this table."));
  if (starts_with (bytes, "PK\x03\x04", 4) || starts_with (bytes, "PK\x05\x06", 4))
    {
      if (!dh_table_read_workbook (self, bytes, error))
        return FALSE;
    }
  else if (starts_with (bytes, "\xD0\xCF\x11\xE0", 4))
    return dh_table_fault (
        self, 0, error,
        _ ("This is an Excel workbook of the old kind, or one with a password; save it as XLSX."));
  else
    {
      g_autofree char *text = decode (self, bytes, error);

      if (text == NULL || !dh_table_read_text (self, text, error))
        return FALSE;
    }
  dh_table_end (self);
  if (!dh_table_begin_row (self, 0, error))
    return FALSE;
  if (self->rows->len == 0)
    return dh_table_fault (self, 0, error, _ ("There is nothing in this table."));
  if (is_legacy (self))
    return dh_table_fault (
        self, 0, error,
        _ ("The text is written for an old font (TCVN3 or VNI), not in Unicode; change it to "
           "Unicode in the spreadsheet first."));
  return TRUE;
}

DhTable *
dh_table_new (const char *name, GBytes *bytes, guint max_rows, GError **error)
{
  g_autoptr (DhTable) self = g_new0 (DhTable, 1);

  self->name = g_strdup (name);
  self->max_rows = max_rows;
  self->text = g_string_chunk_new (4096);
  self->cells = g_ptr_array_new ();
  self->present = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  if (!fill (self, bytes, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* No more than a byte past the cap: a device may never end. */
static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gssize n = fd < 0 ? -1 : 1;
  guint8 buffer[65536];

  while (n > 0 && bytes->len <= DH_TABLE_MAX_BYTES)
    {
      do
        n = read (fd, buffer, sizeof buffer);
      while (n < 0 && errno == EINTR);
      if (n > 0)
        g_byte_array_append (bytes, buffer, (guint) n);
    }
  if (n < 0)
    {
      int saved = errno;

      g_set_error (error, DH_ERROR, saved == ENOENT ? DH_ERROR_NOT_FOUND : DH_ERROR_IO,
                   _ ("The file “%s” cannot be read: %s"), path, g_strerror (saved));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

DhTable *
dh_table_new_from_file (const char *path, guint max_rows, GError **error)
{
  g_autoptr (GBytes) bytes = read_file (path, error);

  return bytes != NULL ? dh_table_new (path, bytes, max_rows, error) : NULL;
}

void
dh_table_free (DhTable *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_string_chunk_free (self->text);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->present);
  g_array_unref (self->rows);
  g_free (self);
}

guint
dh_table_n_rows (DhTable *self)
{
  return self->rows->len;
}

guint
dh_table_n_columns (DhTable *self)
{
  return self->n_columns;
}

const char *
dh_table_get (DhTable *self, guint row, guint column)
{
  const Row *at = NULL;

  g_return_val_if_fail (row < self->rows->len, "");

  at = &g_array_index (self->rows, Row, row);
  return column < at->n ? self->cells->pdata[at->first + column] : "";
}

guint
dh_table_line (DhTable *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).line;
}

/* ---- For readers of CSV */

static gboolean
is_workbook (const char *path)
{
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  char magic[4];

  return fd >= 0 && read (fd, magic, sizeof magic) == sizeof magic &&
         memcmp (magic, "PK\x03\x04", sizeof magic) == 0;
}

DhCsvReader *
dh_table_open_csv (const char *path, guint max_rows, GError **error)
{
  g_autoptr (DhTable) table = NULL;
  g_autoptr (GString) csv = g_string_new (NULL);
  guint line = 1;

  if (!is_workbook (path))
    return dh_csv_reader_new_from_file (path, error);
  table = dh_table_new_from_file (path, max_rows, error);
  if (table == NULL)
    return NULL;
  for (guint row = 0; row < dh_table_n_rows (table); row++)
    {
      /* The same line as in the sheet, for the messages. */
      for (; line < dh_table_line (table, row); line++)
        g_string_append_c (csv, '\n');
      for (guint column = 0; column < dh_table_n_columns (table); column++)
        dh_csv_append_field (csv, dh_table_get (table, row, column), column == 0);
    }
  g_string_append_c (csv, '\n');
  return dh_csv_reader_new (path, csv->str, csv->len, error);
}
