/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers and calls as they are said in Vietnamese, in whatever language the screen is: mốt (21),
 * tư (24), lăm (15, 25), linh (101), mười and mươi. A spoken text is a sequence of words, each of
 * which is one recorded clip. */

/* A word of the call. Static. */
typedef struct
{
  const char *clip; /* name of the clip without its suffix, plain ASCII: "x10" */
  const char *text; /* what is said in it: "mươi" */
} DhSpokenWord;

#define DH_NUMBER_WORDS_MOST 9999

/* Every word that there is, @n of them: the numbers', the letters' of the alphabet and those round
 * a call. (transfer none) */
const DhSpokenWord *dh_spoken_words (guint *n);

/* The words of @number (0 … 9999) in their order, of DhSpokenWord borrowed from the table; a larger
 * number is said digit by digit. (transfer container) */
GPtrArray *dh_number_words (guint64 number);

/* The same as text: "một nghìn không trăm linh bốn". (transfer full) */
char *dh_number_text (guint64 number);

/* "A012", "Quầy 2" → mời số, a, mười, hai, NULL, đến quầy, hai: the words of a call, where NULL is
 * a comma. Zeros before the number are not said. Of @counter (nullable) is said the number that it
 * is or ends with, and one letter written to it ("Quầy B2"); a counter of another kind of name, or
 * with several numbers, is left out with "đến quầy". NULL where @ticket is not letters A–Z followed
 * by digits. (transfer container) (nullable) */
GPtrArray *dh_call_words (const char *ticket, const char *counter);

/* The same as text: "Mời số A mười hai, đến quầy hai". (transfer full) (nullable) */
char *dh_call_text (const char *ticket, const char *counter);

G_END_DECLS
