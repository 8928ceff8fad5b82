/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text/dh-number-words.h"

#include <string.h>

/* Places in the table; digits and letters stand at their own offset. */
typedef enum
{
  WORD_TEN = 10,
  WORD_TENS,      /* mươi: after a digit */
  WORD_ONE_AFTER, /* mốt: after mươi */
  WORD_FOUR_AFTER,
  WORD_FIVE_AFTER,
  WORD_AND, /* linh: where the tens are none */
  WORD_HUNDRED,
  WORD_THOUSAND,
  WORD_CALL,
  WORD_COUNTER,
  WORD_A,
} Word;

static const DhSpokenWord words[] = {
  { "0", "không" },
  { "1", "một" },
  { "2", "hai" },
  { "3", "ba" },
  { "4", "bốn" },
  { "5", "năm" },
  { "6", "sáu" },
  { "7", "bảy" },
  { "8", "tám" },
  { "9", "chín" },
  [WORD_TEN] = { "10", "mười" },
  [WORD_TENS] = { "x10", "mươi" },
  [WORD_ONE_AFTER] = { "x1", "mốt" },
  [WORD_FOUR_AFTER] = { "x4", "tư" },
  [WORD_FIVE_AFTER] = { "x5", "lăm" },
  [WORD_AND] = { "linh", "linh" },
  [WORD_HUNDRED] = { "tram", "trăm" },
  [WORD_THOUSAND] = { "nghin", "nghìn" },
  [WORD_CALL] = { "moi-so", "mời số" },
  [WORD_COUNTER] = { "den-quay", "đến quầy" },
  [WORD_A] = { "a", "A" },
  { "b", "B" },
  { "c", "C" },
  { "d", "D" },
  { "e", "E" },
  { "f", "F" },
  { "g", "G" },
  { "h", "H" },
  { "i", "I" },
  { "j", "J" },
  { "k", "K" },
  { "l", "L" },
  { "m", "M" },
  { "n", "N" },
  { "o", "O" },
  { "p", "P" },
  { "q", "Q" },
  { "r", "R" },
  { "s", "S" },
  { "t", "T" },
  { "u", "U" },
  { "v", "V" },
  { "w", "W" },
  { "x", "X" },
  { "y", "Y" },
  { "z", "Z" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == WORD_A + 26);

const DhSpokenWord *
dh_spoken_words (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (words);
  return words;
}

static void
add (GPtrArray *spoken, guint word)
{
  g_ptr_array_add (spoken, (gpointer) &words[word]);
}

static void
add_below_hundred (GPtrArray *spoken, guint number, gboolean after)
{
  guint tens = number / 10;
  guint ones = number % 10;

  if (tens == 0)
    {
      if (after)
        add (spoken, WORD_AND);
      add (spoken, ones);
      return;
    }
  if (tens == 1)
    add (spoken, WORD_TEN);
  else
    {
      add (spoken, tens);
      add (spoken, WORD_TENS);
    }
  if (ones == 5)
    add (spoken, WORD_FIVE_AFTER);
  else if (tens > 1 && ones == 1)
    add (spoken, WORD_ONE_AFTER);
  else if (tens > 1 && ones == 4)
    add (spoken, WORD_FOUR_AFTER);
  else if (ones > 0)
    add (spoken, ones);
}

static void
add_number (GPtrArray *spoken, guint64 number)
{
  guint thousands = (guint) (number / 1000 % 10);
  guint hundreds = (guint) (number / 100 % 10);
  guint rest = (guint) (number % 100);

  if (number > DH_NUMBER_WORDS_MOST)
    {
      char digits[24] = "";

      g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, number);
      for (const char *digit = digits; *digit != '\0'; digit++)
        add (spoken, (guint) (*digit - '0'));
      return;
    }
  if (thousands > 0)
    {
      add (spoken, thousands);
      add (spoken, WORD_THOUSAND);
    }
  if (hundreds > 0 || (thousands > 0 && rest > 0))
    {
      add (spoken, hundreds);
      add (spoken, WORD_HUNDRED);
    }
  if (rest > 0 || number == 0)
    add_below_hundred (spoken, rest, number >= 100);
}

GPtrArray *
dh_number_words (guint64 number)
{
  GPtrArray *spoken = g_ptr_array_new ();

  add_number (spoken, number);
  return spoken;
}

static char *
join (GPtrArray *spoken)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spoken->len; i++)
    {
      const DhSpokenWord *word = spoken->pdata[i];

      if (word != NULL && i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, word != NULL ? word->text : ",");
    }
  return g_string_free (text, FALSE);
}

char *
dh_number_text (guint64 number)
{
  g_autoptr (GPtrArray) spoken = dh_number_words (number);

  return join (spoken);
}

static void
add_letter (GPtrArray *spoken, char letter)
{
  add (spoken, WORD_A + (guint) (g_ascii_toupper (letter) - 'A'));
}

/* The number that @digits, and nothing after them, are. */
static gboolean
read_number (const char *digits, guint64 *number)
{
  return g_ascii_isdigit (*digits) &&
         g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT64, number, NULL);
}

/* "3", "Quầy 3", "Quầy B2": not "1-2", "2.1", "Quầy 1 và 2". */
static void
add_counter (GPtrArray *spoken, const char *counter)
{
  const char *digits = NULL;
  const char *word = NULL;
  guint64 number = 0;

  digits = counter + strcspn (counter, "0123456789");
  if (!read_number (digits, &number) || number > DH_NUMBER_WORDS_MOST)
    return;
  for (word = digits; word > counter && word[-1] != ' '; word--)
    if (g_ascii_ispunct (word[-1]))
      return;
  g_ptr_array_add (spoken, NULL);
  add (spoken, WORD_COUNTER);
  if (digits - word == 1 && g_ascii_isalpha (*word))
    add_letter (spoken, *word);
  add_number (spoken, number);
}

GPtrArray *
dh_call_words (const char *ticket, const char *counter)
{
  g_autoptr (GPtrArray) spoken = g_ptr_array_new ();
  guint64 number = 0;

  g_return_val_if_fail (ticket != NULL, NULL);

  add (spoken, WORD_CALL);
  for (; g_ascii_isalpha (*ticket); ticket++)
    add_letter (spoken, *ticket);
  if (!read_number (ticket, &number))
    return NULL;
  add_number (spoken, number);
  if (counter != NULL)
    {
      g_autofree char *trimmed = g_strstrip (g_strdup (counter));

      add_counter (spoken, trimmed);
    }
  return g_steal_pointer (&spoken);
}

char *
dh_call_text (const char *ticket, const char *counter)
{
  g_autoptr (GPtrArray) spoken = dh_call_words (ticket, counter);
  char *text = NULL;

  if (spoken == NULL)
    return NULL;
  text = join (spoken);
  /* The words begin with an ASCII letter. */
  text[0] = g_ascii_toupper (text[0]);
  return text;
}
