/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/dh-table-file.h"

G_BEGIN_DECLS

/* ---- Inside of dh-table-file.c: a table while it is read. */

/* Sets @error to "NAME: message", or "NAME:LINE: message" with a @line; always returns FALSE. */
gboolean dh_table_fault (DhTable *self, guint line, GError **error, const char *message);

/* The row @line begins; the one before it ends. */
gboolean dh_table_begin_row (DhTable *self, guint line, GError **error);
/* Puts @text into the present row. */
gboolean dh_table_set_cell (DhTable *self, guint column, const char *text, GError **error);
void dh_table_end (DhTable *self);

/* @text is valid UTF-8, ended by NUL. */
gboolean dh_table_read_text (DhTable *self, const char *text, GError **error);
gboolean dh_table_read_workbook (DhTable *self, GBytes *bytes, GError **error);

/* ---- A ZIP archive in memory (APPNOTE 6.3.3): stored and deflated entries. */
typedef struct _DhZip DhZip;

/* NULL where @bytes is no archive, a broken one, or one in several parts. (transfer full) */
DhZip *dh_zip_new (GBytes *bytes);
void dh_zip_free (DhZip *self);
gboolean dh_zip_has (DhZip *self, const char *name);
/* Entry @name unpacked; takes what it needs from @budget (bytes). NULL where there is no such
 * entry, it is encrypted or damaged, or more than @budget would come out. (transfer full) */
GBytes *dh_zip_read (DhZip *self, const char *name, gsize *budget);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhZip, dh_zip_free)

/* ---- A sheet of a workbook. */
typedef struct
{
  GPtrArray *strings;  /* of char*, what cells refer to; borrowed */
  GArray *date_styles; /* of gboolean, by number of the style; borrowed */
  gboolean since_1904; /* days count from 1904 */
} DhSheetContext;

gboolean
dh_table_read_sheet (DhTable *self, GBytes *xml, const DhSheetContext *context, GError **error);

/* Runs @parser over @xml, without looking deeper than a workbook ever goes. FALSE with whatever
 * @error the parser has set. */
gboolean
dh_table_parse_xml (GBytes *xml, const GMarkupParser *parser, gpointer data, GError **error);
/* @name without the prefix of its namespace. */
const char *dh_table_local_name (const char *name);
/* The value of attribute @name, by its local name; NULL = none. */
const char *dh_table_attribute (const char **names, const char **values, const char *name);

G_END_DECLS
