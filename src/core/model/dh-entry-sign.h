/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Inside of dh-entry-line.c: what single words of a line are by their form alone. */

/* A number of digits only, in @min … @max. */
gboolean dh_entry_read_number (const char *text, int min, int max, int *number);

/* A telephone number of Viet Nam (ten digits from 0, eleven from 02; +84 or 84 for the 0), with
 * dots, hyphens or spaces between its digits. Returns: (transfer full) (nullable): from 0, digits
 * only */
char *dh_entry_read_phone (const char *text);

/* Whether more digits could follow @text in a telephone number that is written in parts. */
gboolean dh_entry_is_phone_part (const char *text, gboolean first);

/* A queue number, "A012" or "a12". Returns: (transfer full) (nullable): as tickets have it */
char *dh_entry_read_ticket (const char *text);

/* "20/11" or "20-11": the last such day up to @today, no more than a year ago. */
gboolean dh_entry_read_short_day (const char *text, gint32 today, gint32 *day);

/* "1.001193", "1001193", "1.001193.H87", "1.0011": something that can only be a code. */
gboolean dh_entry_is_code (const char *text);

/* How many of the first @n @words (after a "!") are a reason for priority, the longest first; its
 * code goes to @reason. Words that are a procedure among @procedures (of DhProcedure), or the
 * beginning of one, are none: "!khuyết tật" is that procedure. 0 if there is none. */
guint dh_entry_read_reason (const char *const *words,
                            guint n,
                            GPtrArray *procedures,
                            const char **reason);

G_END_DECLS
