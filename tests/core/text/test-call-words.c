/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "text/dh-number-words.h"

typedef struct
{
  const char *ticket;
  const char *counter;
  const char *text; /* NULL: nothing can be said */
} Case;

static const Case cases[] = {
  { "A012", "2", "Mời số A mười hai, đến quầy hai" },
  { "A012", " 2 ", "Mời số A mười hai, đến quầy hai" },
  { "A001", "Quầy 15", "Mời số A một, đến quầy mười lăm" },
  { "B1004", "Quầy số 03", "Mời số B một nghìn không trăm linh bốn, đến quầy ba" },
  { "a021", "QUẦY 1", "Mời số A hai mươi mốt, đến quầy một" },
  { "AB7", "Quầy B2", "Mời số A B bảy, đến quầy B hai" },
  { "A024", "Quầy2", "Mời số A hai mươi tư, đến quầy hai" },
  { "A024", "C10", "Mời số A hai mươi tư, đến quầy C mười" },
  { "A000", "0", "Mời số A không, đến quầy không" },
  { "105", "Counter 21", "Mời số một trăm linh năm, đến quầy hai mươi mốt" },
  { "A12345", NULL, "Mời số A một hai ba bốn năm" },
  { "A012", NULL, "Mời số A mười hai" },
  { "A012", "", "Mời số A mười hai" },
  { "A012", "  ", "Mời số A mười hai" },
  { "A012", "Bàn đầu", "Mời số A mười hai" },
  { "A012", "2B", "Mời số A mười hai" },
  { "A012", "Quầy 1-2", "Mời số A mười hai" },
  { "A012", "Quầy 1 và 2", "Mời số A mười hai" },
  { "A012", "Quầy -2", "Mời số A mười hai" },
  { "A012", "Quầy 2.", "Mời số A mười hai" },
  { "A012", "0987654321", "Mời số A mười hai" },
  { "A012", "99999999999999999999999999", "Mời số A mười hai" },
  { "", NULL, NULL },
  { "A", NULL, NULL },
  { "A12B", NULL, NULL },
  { "A-12", NULL, NULL },
  { "A 12", NULL, NULL },
  { "Đ12", NULL, NULL },
  { "A99999999999999999999999999", NULL, NULL },
};

static void
test_calls (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dh_call_text (cases[i].ticket, cases[i].counter);
      g_autoptr (GPtrArray) words = dh_call_words (cases[i].ticket, cases[i].counter);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true ((words == NULL) == (text == NULL));
    }
}

/* The clips of a call, where each stands alone and the comma is none. */
static void
test_clips (void)
{
  static const char *const expected[] = { "moi-so", "a", "10", "2", NULL, "den-quay", "2" };
  g_autoptr (GPtrArray) words = dh_call_words ("A012", "Quầy 2");

  g_assert_cmpuint (words->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < words->len; i++)
    {
      const DhSpokenWord *word = words->pdata[i];

      g_assert_cmpstr (word != NULL ? word->clip : NULL, ==, expected[i]);
    }
}

/* Each word has a clip of its own with a name that every file system keeps as it is; what sounds
 * alike is still written apart. */
static void
test_table (void)
{
  g_autoptr (GHashTable) clips = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;
  const DhSpokenWord *words = dh_spoken_words (&n);

  g_assert_cmpuint (n, ==, 10 + 8 + 2 + 26);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_hash_table_add (clips, (gpointer) words[i].clip));
      g_assert_true (g_hash_table_add (texts, (gpointer) words[i].text));
      for (const char *c = words[i].clip; *c != '\0'; c++)
        g_assert_true (g_ascii_islower (*c) || g_ascii_isdigit (*c) || *c == '-');
    }
  for (char letter = 'A'; letter <= 'Z'; letter++)
    {
      char ticket[] = { letter, '5', '\0' };
      char expected[] = { (char) (letter - 'A' + 'a'), '\0' };
      g_autoptr (GPtrArray) call = dh_call_words (ticket, NULL);

      g_assert_cmpstr (((const DhSpokenWord *) call->pdata[1])->clip, ==, expected);
      g_assert_cmpstr (((const DhSpokenWord *) call->pdata[2])->clip, ==, "5");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/call-words/calls", test_calls);
  g_test_add_func ("/call-words/clips", test_clips);
  g_test_add_func ("/call-words/table", test_table);

  return g_test_run ();
}
