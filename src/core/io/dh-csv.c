/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-csv.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dh-error.h"
#include "text/dh-text.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct _DhCsvReader
{
  char *name;           /* leads every message */
  char *data;           /* owned; valid UTF-8 without NUL, ended by one */
  const char *at;       /* start of what is not read yet */
  guint next_line;      /* line of `at`, from 1 */
  guint record_line;    /* line on which the present record starts */
  char separator;       /* ',' or ';' */
  gboolean record_done; /* the last field read was the last of its record */
  GStrv columns;        /* names of the header, owned */
  guint n_columns;
  GString *text;  /* fields of the present record, each ended by NUL */
  GArray *starts; /* of gsize: where in `text` each field starts */
};

static gboolean
set_error (const char *name, guint line, GError **error, const char *message)
{
  g_set_error (error, DH_ERROR, DH_ERROR_INVALID, "%s:%u: %s", name, line, message);
  return FALSE;
}

static gboolean
reader_fault (DhCsvReader *self, GError **error, const char *message)
{
  return set_error (self->name, self->record_line, error, message);
}

static guint
count_lines (const char *data, gsize length)
{
  guint lines = 1;

  for (gsize i = 0; i < length; i++)
    if (data[i] == '\n' || (data[i] == '\r' && (i + 1 == length || data[i + 1] != '\n')))
      lines++;
  return lines;
}

/* What dh_csv_append_field() leads by an apostrophe; the apostrophes already there do not count, so
 * that taking one away again gives what was. */
static gboolean
looks_like_formula (const char *field)
{
  while (*field == '\'')
    field++;
  return *field != '\0' && strchr ("=+-@\t\r\n", *field) != NULL;
}

/* Moves over one line end, of any of the three kinds. */
static void
skip_line_end (DhCsvReader *self)
{
  if (self->at[0] == '\r' && self->at[1] == '\n')
    self->at++;
  self->at++;
  self->next_line++;
}

static gboolean
at_line_end (DhCsvReader *self)
{
  return *self->at == '\r' || *self->at == '\n';
}

static gboolean
read_quoted (DhCsvReader *self, const char *record, GError **error)
{
  self->at++;
  for (;;)
    {
      if (*self->at == '\0')
        return reader_fault (self, error,
                             _ ("A quotation mark that opens a field here is never closed."));
      if (self->at - record > DH_CSV_MAX_LINE)
        return reader_fault (self, error, _ ("This line is too long."));
      if (*self->at == '"')
        {
          self->at++;
          if (*self->at != '"')
            break;
        }
      else if (*self->at == '\n' || (*self->at == '\r' && self->at[1] != '\n'))
        self->next_line++;
      g_string_append_c (self->text, *self->at);
      self->at++;
    }
  if (*self->at != self->separator && *self->at != '\0' && !at_line_end (self))
    return reader_fault (self, error,
                         _ ("Text follows the closing quotation mark of a field; a quotation mark "
                            "inside a field is written twice."));
  return TRUE;
}

static gboolean
read_bare (DhCsvReader *self, const char *record, GError **error)
{
  const char *start = self->at;

  while (*self->at != self->separator && *self->at != '\0' && !at_line_end (self))
    {
      if (*self->at == '"')
        return reader_fault (
            self, error,
            _ ("A quotation mark stands inside a field that does not begin with one."));
      if (self->at - record > DH_CSV_MAX_LINE)
        return reader_fault (self, error, _ ("This line is too long."));
      self->at++;
    }
  g_string_append_len (self->text, start, self->at - start);
  return TRUE;
}

/* One field and what ends it. */
static gboolean
read_field (DhCsvReader *self, const char *record, GError **error)
{
  gsize start = self->text->len;

  if (self->starts->len == DH_CSV_MAX_FIELDS)
    return reader_fault (self, error, _ ("This line has too many fields."));
  g_array_append_val (self->starts, start);
  if (*self->at == '"' ? !read_quoted (self, record, error) : !read_bare (self, record, error))
    return FALSE;
  if (self->text->str[start] == '\'' && looks_like_formula (self->text->str + start))
    g_string_erase (self->text, (gssize) start, 1);
  g_string_append_c (self->text, '\0');

  self->record_done = *self->at != self->separator;
  if (!self->record_done)
    self->at++;
  else if (*self->at != '\0')
    skip_line_end (self);
  return TRUE;
}

/* Reads the next record that is not blank. FALSE at the end or with @error set. */
static gboolean
read_record (DhCsvReader *self, GError **error)
{
  const char *record;

  while (at_line_end (self))
    skip_line_end (self);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  self->record_line = self->next_line;
  if (*self->at == '\0')
    return FALSE;

  record = self->at;
  do
    if (!read_field (self, record, error))
      {
        /* After an error there is nothing more to read. */
        self->at += strlen (self->at);
        g_array_set_size (self->starts, 0);
        return FALSE;
      }
  while (!self->record_done);
  return TRUE;
}

/* The separator of the header line: whichever of the two is there more often outside quotes. */
static char
guess_separator (const char *data)
{
  guint commas = 0, semicolons = 0;
  gboolean quoted = FALSE;

  data += strspn (data, "\r\n");
  for (; *data != '\0' && (quoted || (*data != '\r' && *data != '\n')); data++)
    if (*data == '"')
      quoted = !quoted;
    else if (!quoted && *data == ',')
      commas++;
    else if (!quoted && *data == ';')
      semicolons++;
  return semicolons > commas ? ';' : ',';
}

static gboolean
read_header (DhCsvReader *self, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  self->separator = guess_separator (self->at);
  if (!read_record (self, &fault))
    {
      if (fault == NULL)
        return set_error (self->name, 1, error,
                          _ ("The file is empty; a header line is expected."));
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  self->n_columns = self->starts->len;
  for (guint i = 0; i < self->n_columns; i++)
    g_strv_builder_take (columns,
                         dh_text_clean (self->text->str + g_array_index (self->starts, gsize, i)));
  self->columns = g_strv_builder_end (columns);
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i][0] != '\0' && dh_csv_reader_column (self, self->columns[i]) != (gint) i)
      return dh_csv_reader_error (self, error, _ ("Column “%s” stands twice in the header."),
                                  self->columns[i]);
  g_array_set_size (self->starts, 0);
  return TRUE;
}

/* Takes @data, which is ended by a NUL that @length does not count. */
static DhCsvReader *
reader_new_take (const char *name, char *data, gsize length, GError **error)
{
  g_autoptr (DhCsvReader) self = g_new0 (DhCsvReader, 1);
  const char *bad;

  self->name = g_strdup (name);
  self->data = data;
  self->at = data;
  self->next_line = 1;
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));

  if (length > DH_CSV_MAX_BYTES)
    {
      set_error (name, 1, error, _ ("The file is too large."));
      return NULL;
    }
  if (g_str_has_prefix (data, BYTE_ORDER_MARK))
    self->at += strlen (BYTE_ORDER_MARK);
  if (!g_utf8_validate_len (data, length, &bad))
    {
      set_error (name, count_lines (data, bad - data), error,
                 *bad == '\0' ? _ ("The line holds a NUL byte; this is no text file.")
                              : _ ("The line is not valid UTF-8; save the file as “CSV UTF-8”."));
      return NULL;
    }
  if (!read_header (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

DhCsvReader *
dh_csv_reader_new (const char *name, const char *data, gsize length, GError **error)
{
  char *copy = g_malloc (length + 1);

  if (length > 0)
    memcpy (copy, data, length);
  copy[length] = '\0';
  return reader_new_take (name, copy, length, error);
}

/* Reads @fd to its end, but no more than one byte past the cap: a device may never end. */
static gboolean
read_all (int fd, GByteArray *bytes)
{
  guint8 buffer[65536];

  while (bytes->len <= DH_CSV_MAX_BYTES)
    {
      gssize n = read (fd, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0)
        return TRUE;
      g_byte_array_append (bytes, buffer, n);
    }
  return TRUE;
}

DhCsvReader *
dh_csv_reader_new_from_file (const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gsize length;

  if (fd < 0 || !read_all (fd, bytes))
    {
      int saved = errno;

      g_set_error (error, DH_ERROR, saved == ENOENT ? DH_ERROR_NOT_FOUND : DH_ERROR_IO,
                   _ ("The file “%s” cannot be read: %s"), path, g_strerror (saved));
      return NULL;
    }
  length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return reader_new_take (path, (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE),
                          length, error);
}

void
dh_csv_reader_free (DhCsvReader *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->data);
  g_strfreev (self->columns);
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

gint
dh_csv_reader_column (DhCsvReader *self, const char *name)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (strcmp (self->columns[i], name) == 0)
      return (gint) i;
  return -1;
}

guint
dh_csv_reader_n_columns (DhCsvReader *self)
{
  return self->n_columns;
}

const char *
dh_csv_reader_column_name (DhCsvReader *self, guint index)
{
  g_return_val_if_fail (index < self->n_columns, "");
  return self->columns[index];
}

gboolean
dh_csv_reader_next (DhCsvReader *self, GError **error)
{
  if (!read_record (self, error))
    return FALSE;
  if (self->starts->len != self->n_columns)
    {
      guint n = self->starts->len;

      g_array_set_size (self->starts, 0);
      self->at += strlen (self->at);
      return dh_csv_reader_error (
          self, error,
          _ ("This line has another number of fields (%u) than the header has "
             "columns (%u)."),
          n, self->n_columns);
    }
  return TRUE;
}

const char *
dh_csv_reader_get (DhCsvReader *self, gint column)
{
  if (column < 0 || (guint) column >= self->starts->len)
    return "";
  return self->text->str + g_array_index (self->starts, gsize, column);
}

guint
dh_csv_reader_line (DhCsvReader *self)
{
  return self->record_line;
}

gboolean
dh_csv_reader_error (DhCsvReader *self, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  return reader_fault (self, error, message);
}

void
dh_csv_append_field (GString *out, const char *field, gboolean first)
{
  gboolean guard = looks_like_formula (field);
  gsize length = strlen (field);
  gboolean quote = length > 0 && (strpbrk (field, ",;\"\r\n\t") != NULL || field[0] == ' ' ||
                                  field[length - 1] == ' ');

  if (!first)
    g_string_append_c (out, ',');
  if (quote)
    g_string_append_c (out, '"');
  if (guard)
    g_string_append_c (out, '\'');
  for (const char *at = field; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  if (quote)
    g_string_append_c (out, '"');
}
