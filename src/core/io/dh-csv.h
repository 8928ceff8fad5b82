/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* RFC 4180 reader over a buffer in memory, strict about what is hostile: caps on size, line,
 * fields; valid UTF-8 only; no NUL; quotes closed. UTF-8 with or without BOM; the separator is
 * ',' or ';' as the header line has it. */
#define DH_CSV_MAX_BYTES (256u * 1024 * 1024)
#define DH_CSV_MAX_LINE (1024u * 1024)
#define DH_CSV_MAX_FIELDS 256

typedef struct _DhCsvReader DhCsvReader;

/* @path is read whole (refused beyond DH_CSV_MAX_BYTES); messages are "PATH:LINE: reason". */
DhCsvReader *dh_csv_reader_new_from_file (const char *path, GError **error);
/* @data is copied; @name stands for the path in messages. */
DhCsvReader *dh_csv_reader_new (const char *name, const char *data, gsize length, GError **error);
void dh_csv_reader_free (DhCsvReader *self);

/* Index of header column @name, or -1. Names are cleaned (NFC, single spaces), then exact. */
gint dh_csv_reader_column (DhCsvReader *self, const char *name);
guint dh_csv_reader_n_columns (DhCsvReader *self);
const char *dh_csv_reader_column_name (DhCsvReader *self, guint index);

/* Next record. TRUE with fields ready; FALSE at the end (no error set) or with @error set. A record
 * with more or fewer fields than the header is an error. Blank lines are skipped. */
gboolean dh_csv_reader_next (DhCsvReader *self, GError **error);
/* Field of the present record, owned by the reader until the next call; "" for column -1. The
 * apostrophe that dh_csv_append_field() sets before a formula is taken away again. */
const char *dh_csv_reader_get (DhCsvReader *self, gint column);
/* Line (from 1) on which the present record starts. */
guint dh_csv_reader_line (DhCsvReader *self);
/* Sets @error to "PATH:LINE: message" for the present record; always returns FALSE. */
gboolean dh_csv_reader_error (DhCsvReader *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* Appends one field, quoted where needed; text that begins with = + - @ TAB CR LF (whatever
 * apostrophes come before) is led by ' so that no spreadsheet takes it for a formula (CWE-1236). */
void dh_csv_append_field (GString *out, const char *field, gboolean first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhCsvReader, dh_csv_reader_free)

G_END_DECLS
