/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/dh-csv.h"

G_BEGIN_DECLS

/* A table that people bring along: CSV (UTF-8, or UTF-16 as Excel's "Unicode text"; `,` `;` or
 * tab), cells copied out of a spreadsheet, or the first visible sheet of an XLSX workbook.
 * Everything that is too large, broken or made to harm is refused with one sentence; memory and
 * time are bounded by these numbers, whatever the file says of itself. */
#define DH_TABLE_MAX_BYTES (10u * 1024 * 1024)    /* of the file */
#define DH_TABLE_MAX_UNPACKED (48u * 1024 * 1024) /* of all parts of a workbook that are read */
#define DH_TABLE_MAX_ROWS 5000
#define DH_TABLE_MAX_COLUMNS 50
#define DH_TABLE_MAX_CELL 2000 /* characters */

typedef struct _DhTable DhTable;

/* Reads @path, which is refused beyond DH_TABLE_MAX_BYTES, and where more than @max_rows rows have
 * anything in them. What kind of file it is shows from its content, not from its name.
 * DH_ERROR_INVALID for the content ("PATH: reason", "PATH:ROW: reason"), DH_ERROR_NOT_FOUND or
 * DH_ERROR_IO where it cannot be read. (transfer full) */
DhTable *dh_table_new_from_file (const char *path, guint max_rows, GError **error);
/* The same for what is in memory; @name leads the messages. */
DhTable *dh_table_new (const char *name, GBytes *bytes, guint max_rows, GError **error);
void dh_table_free (DhTable *self);

/* Rows with nothing in them are left out. */
guint dh_table_n_rows (DhTable *self);
guint dh_table_n_columns (DhTable *self); /* of the longest row */
/* Cell of a row, cleaned (dh_text_clean()), "" where there is none; owned by the table. Days of a
 * workbook read "2026-11-21", with a time of day "2026-11-21 08:30". */
const char *dh_table_get (DhTable *self, guint row, guint column);
/* The number that the row has in its file or sheet, from 1. */
guint dh_table_line (DhTable *self, guint row);

/* Opens @path for those who read CSV: a workbook as if it had been saved as one, anything else as
 * dh_csv_reader_new_from_file(). (transfer full) */
DhCsvReader *dh_table_open_csv (const char *path, guint max_rows, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhTable, dh_table_free)

G_END_DECLS
