/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dh-day.h"
#include "entry-fixture.h"
#include "model/dh-entry-line.h"
#include "model/dh-procedure-match.h"
#include "text/dh-text.h"

static void
test_signs (EntryFixture *self, gconstpointer data)
{
  const struct
  {
    const char *text;
    int year;
    gboolean elderly;
    int people, quantity;
    DhPriority priority;
    const char *unknown; /* joined by spaces */
  } cases[] = {
    { "an", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "" },
    { "a 1954 sao y", 1954, TRUE, 1, 1, DH_PRIORITY_ELDERLY, "" },
    { "a 1966 sao y", 1966, TRUE, 1, 1, DH_PRIORITY_ELDERLY, "" },
    { "a 1967 sao y", 1967, FALSE, 1, 1, DH_PRIORITY_NONE, "" },
    { "a 12/3/1954", 1954, TRUE, 1, 1, DH_PRIORITY_ELDERLY, "" },
    { "1954-03-12 a", 1954, TRUE, 1, 1, DH_PRIORITY_ELDERLY, "" },
    { "a 2026", 2026, FALSE, 1, 1, DH_PRIORITY_NONE, "" },
    { "a 2027", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "2027" },
    { "a 1895", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "1895" },
    { "a 1896", 1896, TRUE, 1, 1, DH_PRIORITY_ELDERLY, "" },
    { "a 1954 1955", 1954, TRUE, 1, 1, DH_PRIORITY_ELDERLY, "1955" },
    { "+4 sao y", 0, FALSE, 4, 1, DH_PRIORITY_NONE, "" },
    { "sao y x3", 0, FALSE, 1, 3, DH_PRIORITY_NONE, "" },
    { "sao y X30 +2", 0, FALSE, 2, 30, DH_PRIORITY_NONE, "" },
    { "+999 x9999", 0, FALSE, 999, 9999, DH_PRIORITY_NONE, "" },
    { "+1000 x10000", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "+1000 x10000" },
    { "+0 x0", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "+0 x0" },
    { "+-3", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "+-3" },
    { "+99999999999999999999", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "+99999999999999999999" },
    { "! sao y", 0, FALSE, 1, 1, DH_PRIORITY_OTHER, "" },
    { "sao y !", 0, FALSE, 1, 1, DH_PRIORITY_OTHER, "" },
    { "!vneid", 0, FALSE, 1, 1, DH_PRIORITY_OTHER, "" },
    { "!1954 an", 1954, TRUE, 1, 1, DH_PRIORITY_OTHER, "" },
    { "an 0912345678", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "" },
    { "an 0912345678 0987654321", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "0987654321" },
    { "an 123456789", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "123456789" },
    { "sao y 3x", 0, FALSE, 1, 3, DH_PRIORITY_NONE, "" },
    { "sao y x 3", 0, FALSE, 1, 3, DH_PRIORITY_NONE, "" },
    { "x 1954 an", 1954, TRUE, 1, 1, DH_PRIORITY_ELDERLY, "" },
    { "sao y 3 bản", 0, FALSE, 1, 3, DH_PRIORITY_NONE, "" },
    { "sao y 12 bo", 0, FALSE, 1, 12, DH_PRIORITY_NONE, "" },
    { "+ 4 sao y", 0, FALSE, 4, 1, DH_PRIORITY_NONE, "" },
    { "4 người sao y", 0, FALSE, 4, 1, DH_PRIORITY_NONE, "" },
    { "+4 +5 x2 x3 sao y", 0, FALSE, 4, 2, DH_PRIORITY_NONE, "+5 x3" },
    { "0 người", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "0 người" },
    { "(a) 1954, ks", 1954, TRUE, 1, 1, DH_PRIORITY_ELDERLY, "" },
    { "sao y!", 0, FALSE, 1, 1, DH_PRIORITY_OTHER, "" },
    { "20/11 ks", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "20/11" },
    { "A012 A013", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "A013" },
    { "A012 20/11 19/11", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "19/11" },
    { "an 052098001234 ks", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "052098001234" },
    { "9.999999 an", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "9.999999" },
    { "an 12", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "12" },
    { "sao y, - , an", 0, FALSE, 1, 1, DH_PRIORITY_NONE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhEntryLine)
                    line = dh_entry_line_parse (cases[i].text, self->procedures, self->today);
      g_autofree char *unknown = g_strjoinv (" ", line->unknown);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (line->birth_year, ==, cases[i].year);
      g_assert_cmpint (line->elderly, ==, cases[i].elderly);
      g_assert_cmpint (line->people, ==, cases[i].people);
      g_assert_cmpint (line->quantity, ==, cases[i].quantity);
      g_assert_cmpint (line->priority, ==, cases[i].priority);
      g_assert_cmpstr (unknown, ==, cases[i].unknown);
      g_assert_null (strpbrk (line->name, "0123456789"));
    }
}

static void
test_phones (EntryFixture *self, gconstpointer data)
{
  const struct
  {
    const char *text, *phone, *name, *unknown;
  } cases[] = {
    { "an 0912345678", "0912345678", "an", "" },
    { "0912345678 an sao y", "0912345678", "an", "" },
    { "an 0912.345.678", "0912345678", "an", "" },
    { "an 0912-345-678, ks", "0912345678", "an", "" },
    { "an 0912 345 678 1954 ks", "0912345678", "an", "" },
    { "an +84912345678", "0912345678", "an", "" },
    { "an +84 912 345 678", "0912345678", "an", "" },
    { "an +840912345678", "0912345678", "an", "" },
    { "an 84912345678", "0912345678", "an", "" },
    { "an 02543123456", "02543123456", "an", "" },
    { "an +84", "", "an", "" }, /* eighty-four people */
    { "an 091234567", "", "an", "091234567" },
    { "an 09123456789", "", "an", "09123456789" },
    { "an 0112345678", "", "an", "0112345678" },
    { "an 052098001234", "", "an", "052098001234" },
    { "an 1912345678", "", "an", "1912345678" },
    { "an +1912345678", "", "an", "+1912345678" },
    { "(an 0912345678)", "0912345678", "an", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhEntryLine)
                    line = dh_entry_line_parse (cases[i].text, self->procedures, self->today);
      g_autofree char *unknown = g_strjoinv (" ", line->unknown);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (line->phone, ==, cases[i].phone);
      g_assert_cmpstr (line->name, ==, cases[i].name);
      g_assert_cmpstr (unknown, ==, cases[i].unknown);
    }
}

static void
test_reasons (EntryFixture *self, gconstpointer data)
{
  const struct
  {
    const char *text;
    DhPriority priority;
    const char *reason, *name;
  } cases[] = {
    { "sao y", DH_PRIORITY_NONE, "", "" },
    { "con nhỏ sao y", DH_PRIORITY_NONE, "", "con nhỏ" }, /* only after the sign */
    { "! sao y", DH_PRIORITY_OTHER, "", "" },
    { "! con nhỏ sao y", DH_PRIORITY_OTHER, "small_child", "" },
    { "! con nho sao y", DH_PRIORITY_OTHER, "small_child", "" },
    { "!bế con sao y", DH_PRIORITY_OTHER, "small_child", "" },
    { "sao y ! ở xa", DH_PRIORITY_OTHER, "far", "" },
    { "sao y, an !xa", DH_PRIORITY_OTHER, "far", "an" },
    { "!xã hội sao y", DH_PRIORITY_OTHER, "", "xã hội" },
    { "!bầu an", DH_PRIORITY_OTHER, "frail", "an" },
    { "!gap sao y", DH_PRIORITY_OTHER, "urgent", "" },
    { "!gặp sao y", DH_PRIORITY_OTHER, "", "gặp" },
    { "! Con Nhỏ", DH_PRIORITY_OTHER, "small_child", "" },
    { "! người già sao y", DH_PRIORITY_ELDERLY, "elderly", "" },
    { "! khác sao y", DH_PRIORITY_OTHER, "other", "" },
    { "1954 sao y", DH_PRIORITY_ELDERLY, "elderly", "" },
    { "1954 sao y ! con nhỏ", DH_PRIORITY_OTHER, "small_child", "" },
    { "!vneid", DH_PRIORITY_OTHER, "", "" },
    { "! gấp ! khẩn cấp sao y", DH_PRIORITY_OTHER, "urgent", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhEntryLine)
                    line = dh_entry_line_parse (cases[i].text, self->procedures, self->today);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (line->priority, ==, cases[i].priority);
      g_assert_cmpstr (line->reason, ==, cases[i].reason);
      g_assert_cmpstr (line->name, ==, cases[i].name);
      g_assert_cmpuint (g_strv_length (line->unknown), ==, 0);
    }
}

static void
test_returns (EntryFixture *self, gconstpointer data)
{
  gint32 none = DH_DAY_INVALID;
  gint32 d20 = dh_day_from_ymd (2026, 11, 20);
  const struct
  {
    const char *text, *ticket;
    gint32 day;
    int year;
  } cases[] = {
    { "A012", "A012", none, 0 },
    { "a12", "A012", none, 0 },
    { "(A012)", "A012", none, 0 },
    { "B1234", "B1234", none, 0 },
    { "A012 20/11", "A012", d20, 0 },
    { "A012 ngày 20/11", "A012", d20, 0 },
    { "A012, 20/11/2026", "A012", none, 2026 }, /* a comma parts them */
    { "A012 20/11/2026", "A012", d20, 0 },
    { "A012 2026-11-20 1954", "A012", d20, 1954 },
    { "20/11 A012 sao y", "A012", d20, 0 },
    { "1954 A012 20-11", "A012", d20, 1954 },
    { "A012 21/11", "A012", d20 + 1, 0 },
    { "A012 22/11", "A012", dh_day_from_ymd (2025, 11, 22), 0 },
    { "A012 31/2", "A012", none, 0 },
    { "A000", "", none, 0 },
    { "A0", "", none, 0 },
    { "x12", "", none, 0 },
    { "AB12", "", none, 0 },
    { "A123456", "", none, 0 },
    { "kt3", "", none, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhEntryLine)
                    line = dh_entry_line_parse (cases[i].text, self->procedures, self->today);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (line->return_ticket, ==, cases[i].ticket);
      g_assert_cmpint (line->return_day, ==, cases[i].day);
      g_assert_cmpint (line->birth_year, ==, cases[i].year);
    }
}

/* The same line in its other normal form is read alike; hostile ones are read at all. */
static void
test_forms (EntryFixture *self, gconstpointer data)
{
  const char *const texts[] = { "(Nguyễn Thị Hồng Phượng) 1954 đăng ký tạm trú",
                                "Đặng Ướt 12/3/1950, giấy khai tử ! ở xa",
                                "Huỳnh Ngọc Ý sổ đỏ x3 +2 0912 345 678 A012 20/11" };
  const char *const hostile[] = {
    "!!!!",
    "((((",
    "))))",
    ",,,;;;",
    "++++",
    "+ + +",
    "x x x",
    "! ! x + A",
    "\xC0\x80 sao y",
    "\xED\xA0\x80",
    "an\xE2\x80\x8B sao\xE2\x80\x8D y",
    "\xF0\x9F\x98\x80 sao y",
    "an\xCC\x81\xCC\x81\xCC\x81",
    "%s %n %d",
    "'; DROP TABLE visit; --",
    "<b>an</b> & sao y",
    "\xE2\x80\xAE"
    "an",
    "٣٤ sao y",
    "+٤",
    "１９５４ an",
    "0０12345678",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *nfd = g_utf8_normalize (texts[i], -1, G_NORMALIZE_NFD);
      g_autoptr (DhEntryLine) one = dh_entry_line_parse (texts[i], self->procedures, self->today);
      g_autoptr (DhEntryLine) other = dh_entry_line_parse (nfd, self->procedures, self->today);

      g_assert_cmpint (one->procedure_id, !=, 0);
      g_assert_cmpint (one->procedure_id, ==, other->procedure_id);
      g_assert_cmpstr (one->name, ==, other->name);
      g_assert_cmpstr (one->reason, ==, other->reason);
      g_assert_cmpstr (one->phone, ==, other->phone);
      g_assert_cmpint (one->birth_year, ==, other->birth_year);
    }
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (DhEntryLine) line = dh_entry_line_parse (hostile[i], self->procedures, self->today);

      g_test_message ("%s", hostile[i]);
      g_assert_true (g_utf8_validate (line->name, -1, NULL));
      g_assert_cmpint (line->people, ==, 1);
      g_assert_cmpint (line->quantity, ==, 1);
      for (guint j = 0; line->unknown[j] != NULL; j++)
        g_assert_true (g_utf8_validate (line->unknown[j], -1, NULL));
    }
}

/* Whether one of the words of @folded begins with @fold, or is the short form of it. */
static gboolean
is_word_of (const char *folded, const char *fold)
{
  g_auto (GStrv) words = g_strsplit_set (folded, " ;", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], fold))
      return TRUE;
  return FALSE;
}

/* What the line made of the word @token of no number in it, by what came out alone. */
static gboolean
is_accounted_for (EntryFixture *self, const DhEntryLine *line, const char *token)
{
  static const char *const fillers[] = { "dk",   "dky",  "dki", "xin",  "j",   "z",    "lam",
                                         "can",  "gi",   "vay", "thu",  "tuc", "dang", "ky",
                                         "giay", "cap",  "to",  "ve",   "cho", "con",  "nho",
                                         "gap",  "ngay", "ban", "nguoi" };
  g_autofree char *fold = dh_text_fold (token);
  g_auto (GStrv) name = g_strsplit (line->name, " ", -1);

  if (*fold == '\0' || g_strv_contains ((const char *const *) name, token) ||
      g_strv_contains ((const char *const *) line->unknown, token))
    return TRUE;
  if (line->procedure_id != 0 || line->candidates->len > 0)
    {
      for (guint i = 0; i < line->candidates->len; i++)
        {
          const DhEntryCandidate *candidate = g_ptr_array_index (line->candidates, i);
          const DhProcedure *procedure =
              g_ptr_array_index (self->procedures, candidate->procedure_id - 1);

          if (is_word_of (procedure->name_fold, fold) ||
              is_word_of (procedure->keywords_fold, fold) ||
              dh_procedure_has_code (procedure, token) ||
              g_str_has_prefix (procedure->code, token) ||
              g_str_has_prefix (procedure->initials, fold))
            return TRUE;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_equal (fold, fillers[i]))
      return TRUE;
  return FALSE;
}

/* Nothing is dropped in silence: each word typed is in what was understood or in what was not. The
 * numbers are looked for in the members that they can have gone to. */
static void
test_nothing_lost (EntryFixture *self, gconstpointer data)
{
  static const char *const pieces[] = {
    "Nguyễn",
    "Văn",
    "Ất",
    "sao y",
    "ks",
    "khai sinh",
    "tạm trú",
    "vneid",
    "zzz",
    "q9",
    "12",
    "1954",
    "1955",
    "x3",
    "x7",
    "+2",
    "+9",
    "0912345678",
    "052098001234",
    "A012",
    "B7",
    "20/11",
    "9.999999",
    "1.001193",
    "!",
    "! con nhỏ",
    "gấp",
    ",",
    "(",
    ")",
    "+1000",
    "x0",
    "3 bản",
    "99/99",
    "nguyen thanh toan",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DhEntryLine) line = NULL;
      g_auto (GStrv) tokens = NULL;

      for (guint j = g_rand_int_range (rand, 0, i % 100 == 0 ? 60 : 8); j > 0; j--)
        g_string_append_printf (text, "%s ",
                                pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      line = dh_entry_line_parse (text->str, self->procedures, self->today);
      tokens = g_strsplit (g_strstrip (text->str), " ", -1);
      for (guint j = 0; tokens[j] != NULL; j++)
        {
          const char *token = tokens[j];
          gboolean unknown = g_strv_contains ((const char *const *) line->unknown, token);
          gboolean fine = FALSE;
          int number = 0;

          if (sscanf (token, "x%d", &number) == 1)
            fine = unknown || line->quantity == number;
          else if (sscanf (token, "+%d", &number) == 1)
            fine = unknown || line->people == number;
          else if (g_str_equal (token, "1954") || g_str_equal (token, "1955"))
            fine = unknown || line->birth_year == atoi (token);
          else if (g_str_equal (token, "0912345678"))
            fine = unknown || g_str_equal (line->phone, token);
          else if (g_str_equal (token, "A012") || g_str_equal (token, "B7"))
            fine = unknown || g_str_has_prefix (line->return_ticket, "A012");
          else if (g_str_equal (token, "20/11"))
            fine = unknown || line->return_day == self->today - 1;
          else if (g_str_equal (token, "!"))
            fine = line->priority != DH_PRIORITY_NONE || tokens[40] != NULL;
          else if (g_str_equal (token, "3"))
            fine = unknown || line->quantity == 3;
          else
            fine = is_accounted_for (self, line, token);
          if (!fine)
            g_test_message ("“%s” is lost in “%s”", token, text->str);
          g_assert_true (fine);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, EntryFixture, NULL, entry_set_up, function, entry_tear_down)
  ADD ("/entry-signs/signs", test_signs);
  ADD ("/entry-signs/phones", test_phones);
  ADD ("/entry-signs/reasons", test_reasons);
  ADD ("/entry-signs/returns", test_returns);
  ADD ("/entry-signs/forms", test_forms);
  ADD ("/entry-signs/nothing-lost", test_nothing_lost);
  return g_test_run ();
}
