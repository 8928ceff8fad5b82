/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/dh-sheet-import.h"

G_BEGIN_DECLS

/* Inside of dh-sheet-import.c: what single cells say. @text is clean. */

/* "21/11/2026", "21-11-26", "2026-11-21 08:30", or the number that a spreadsheet keeps for a day.
 */
gboolean dh_sheet_cell_day (const char *text, gint32 *day);
/* A whole number, with or without "lượt" or "người" behind it. */
gboolean dh_sheet_cell_number (const char *text, int *number);
gboolean dh_sheet_cell_channel (const char *text, DhChannel *channel);
gboolean dh_sheet_cell_outcome (const char *text, DhOutcome *outcome);
/* Codes or names with ; between them, as codes joined by ';' and none twice in @codes, whose old
 * value is freed. @own: (nullable) of DhDeskDifficulty. FALSE with the first that is unknown in
 * @unknown (transfer full), and @codes "". */
gboolean
dh_sheet_cell_difficulties (const char *text, const GPtrArray *own, char **codes, char **unknown);
/* How many of @count are elderly: a number, or "x" for all. */
gboolean dh_sheet_cell_elderly (const char *text, int count, int *elderly);

G_END_DECLS
