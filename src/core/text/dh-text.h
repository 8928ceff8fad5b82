/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Vietnamese text without any installed locale: reference is Unicode CLDR vi.xml and UTS #10. */

/* NFC, valid UTF-8 (what is not becomes U+FFFD), control and invisible format characters dropped,
 * white space squeezed to single spaces and trimmed. @text may be NULL.
 * Returns: (transfer full) (not nullable) */
char *dh_text_clean (const char *text);

/* Cleans each line; empty ones are left out, and "\n" parts those that stay. @text may be NULL.
 * Returns: (transfer full) (not nullable) */
char *dh_text_clean_lines (const char *text);

/* For searching: no marks, đ → d, lower case, single spaces; punctuation becomes a space. Both ways
 * of placing a tone (hòa, hoà) and both normal forms give the same; i and y stay apart, as they
 * make different words (tai, tay). @text may be NULL. Returns: (transfer full) (not nullable) */
char *dh_text_fold (const char *text);

/* Folds each item of a list joined by ';'; empty items are left out. @list may be NULL.
 * Returns: (transfer full) (not nullable) */
char *dh_text_fold_list (const char *list);

/* Cleans each item of a list joined by ';'; empty items and those met before are left out. @list
 * may be NULL. Returns: (transfer full) (not nullable) */
char *dh_text_clean_list (const char *list);

/* Whether there is what could be the number of an identity card or a telephone: 9 to 12 digits,
 * in one run or in groups parted by single spaces or dots. A run of more is none. @text may be
 * NULL. */
gboolean dh_text_has_id_number (const char *text);

/* Like the fold, but letters keep what makes them letters (ă â đ ê ô ơ ư) and each word's tone
 * stands at its end, so that "hòa" and "hoà" are equal and "hoa" and "hóa" are not. To tell a word
 * typed with its marks from another that only folds alike. @text may be NULL. Returns: (transfer
 * full) (not nullable) */
char *dh_text_spelling (const char *text);

/* First letters of the words of the fold: "Nguyễn Văn Ân" → "nva". Returns: (transfer full) */
char *dh_text_initials (const char *text);

/* How well @query (already folded) meets @folded: 0 not at all; higher is better (whole text >
 * prefix > word prefixes in order > initials > inside a word). An empty query meets everything,
 * worst of all. @initials may be NULL. */
guint dh_text_match (const char *folded, const char *initials, const char *query);

/* Bytes that order like the Vietnamese dictionary under memcmp: base letters (a ă â b c d đ e ê …),
 * then tones (ngang huyền hỏi ngã sắc nặng), then case. Ends before any NUL byte.
 * Returns: (transfer full) */
GBytes *dh_text_sort_key (const char *text);

/* The same for people: given name, then middle names, then family name. */
GBytes *dh_text_name_sort_key (const char *name);

G_END_DECLS
