/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "model/dh-book.h"
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhSheetLine: one row of a sheet as a line to type ("25 vneid An, Bình"), with what was understood
 * under it, details behind a button, and ways to settle what is open.
 *
 * signal "changed": it says something else.
 * signal "activate": Enter was pressed in it.
 * signal "remove": its button to take it away was pressed. */
#define DH_TYPE_SHEET_LINE (dh_sheet_line_get_type ())
G_DECLARE_FINAL_TYPE (DhSheetLine, dh_sheet_line, DH, SHEET_LINE, GtkBox)

DhSheetLine *dh_sheet_line_new (DhSession *session);

/* Shows @row; what it names by id stays as long as the text is not touched. */
void dh_sheet_line_set_row (DhSheetLine *self, const DhSheetRow *row);
void dh_sheet_line_set_text (DhSheetLine *self, const char *text);
/* Whether the sheet itself names who helped, so that the line need not. */
void dh_sheet_line_set_crew (DhSheetLine *self, gboolean crew);

gboolean dh_sheet_line_is_blank (DhSheetLine *self);
/* The sentence that says what is missing; NULL where nothing is. (transfer none) */
const char *dh_sheet_line_get_missing (DhSheetLine *self);
/* What was understood so far, missing parts and all; borrowed, until the line changes. */
const DhSheetRow *dh_sheet_line_get_row (DhSheetLine *self);
/* Words that were taken for a procedure, "" where they are one; borrowed. */
const char *dh_sheet_line_get_open_words (DhSheetLine *self);
/* Appends to @sheet what was understood. */
void dh_sheet_line_append_to (DhSheetLine *self, DhSheet *sheet);

G_END_DECLS
