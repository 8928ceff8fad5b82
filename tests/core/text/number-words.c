/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>

#include "text/dh-number-words.h"

/* Prints what test-number-words.py compares: number, clips and text of everything that is said. */
int
main (int argc, char *argv[])
{
  for (guint64 number = 0; number <= DH_NUMBER_WORDS_MOST; number++)
    {
      g_autoptr (GPtrArray) words = dh_number_words (number);
      g_autofree char *text = dh_number_text (number);

      printf ("%u|", (guint) number);
      for (guint i = 0; i < words->len; i++)
        printf ("%s%s", i > 0 ? " " : "", ((const DhSpokenWord *) words->pdata[i])->clip);
      printf ("|%s\n", text);
    }
  return 0;
}
