/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>
#include <time.h>

#include "text/dh-text.h"

static void
test_clean (void)
{
  const struct
  {
    const char *text, *clean;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "   ", "" },
    { "an", "an" },
    { "  Nguyễn \t Văn\n An ", "Nguyễn Văn An" },
    { "a\r\nb", "a b" },
    { "a\xC2\xA0\xE2\x80\x83"
      "b",
      "a b" }, /* no-break and em space */
    { "a\xE2\x80\xA8\xE2\x80\xA9"
      "b",
      "a b" }, /* line and paragraph separator */
    { "\xEF\xBB\xBF"
      "abc",
      "abc" }, /* byte order mark */
    { "a\x01\x7f\x1b"
      "b",
      "ab" }, /* controls */
    { "a\xE2\x80\xAE"
      "b\xE2\x80\x8B"
      "c",
      "abc" },                            /* bidi override, zero width */
    { "Tha\xCC\x86\xCC\x81ng", "Thắng" }, /* NFD */
    { "Thă\xCC\x81ng", "Thắng" },         /* half-composed, Windows-1258 */
    { "Vie\xCC\xA3\xCC\x82t", "Việt" },
    { "Vie\xCC\x82\xCC\xA3t", "Việt" }, /* marks in the other order */
    { "a\x02\xCC\x81", "á" },           /* a control between letter and mark */
    { "a\xFF"
      "b",
      "a\xEF\xBF\xBD"
      "b" },
    { "a\xC3", "a\xEF\xBF\xBD" },                               /* cut off in a character */
    { "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" }, /* a surrogate */
    { "\xC0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD" },                 /* NUL in disguise */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = dh_text_clean (cases[i].text);
      g_autofree char *again = dh_text_clean (clean);

      g_assert_cmpstr (clean, ==, cases[i].clean);
      g_assert_cmpstr (again, ==, clean);
    }
}

static void
test_fold (void)
{
  const struct
  {
    const char *text, *fold, *initials;
  } cases[] = {
    { NULL, "", "" },
    { "", "", "" },
    { " . ", "", "" },
    { "Nguyễn Văn Ân", "nguyen van an", "nva" },
    { "ĐẶNG THỊ HỒNG ƯỢNG", "dang thi hong uong", "dthu" },
    { "đường Đê", "duong de", "dd" },
    { "\xC3\x90inh \xC3\xB0"
      "en",
      "dinh den", "dd" }, /* Latin eth for đ */
    { "Hòa Hoà Hóa Hoá", "hoa hoa hoa hoa", "hhhh" },
    { "Thủy Thuỷ Thúy Thuý", "thuy thuy thuy thuy", "tttt" },
    { "Tai Tay Lý Lí", "tai tay ly li", "ttll" },
    { "Cấp đổi/cấp lại thẻ", "cap doi cap lai the", "cdclt" },
    { "1.001193", "1 001193", "10" },
    { "  Y'Bria (H’Mông) ", "y bria h mong", "ybhm" },
    { "VNeID: mức 2", "vneid muc 2", "vm2" },
    { "ﬁn ＡＢ ²", "fin ab 2", "fa2" },
    { "Straße Łódź Ærø", "strasse lodz aero", "sla" },
    { "Дом 東京", "дом 東京", "д東" },
    { "a\xFF"
      "b",
      "a b", "ab" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fold = dh_text_fold (cases[i].text);
      g_autofree char *initials = dh_text_initials (cases[i].text);

      g_assert_cmpstr (fold, ==, cases[i].fold);
      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

static void
test_fold_list (void)
{
  const struct
  {
    const char *list, *fold;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Khai sinh;KS", "khai sinh;ks" },
    { ";; Sổ đỏ ;-;", "so do" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fold = dh_text_fold_list (cases[i].list);

      g_assert_cmpstr (fold, ==, cases[i].fold);
    }
}

static void
test_spelling (void)
{
  const struct
  {
    const char *one, *other;
    gboolean same;
  } cases[] = {
    { "hòa", "hoà", TRUE },
    { "Thủy", "THUỶ", TRUE },
    { "Vie\xCC\xA3\xCC\x82t", "việt", TRUE },
    { "khai  sinh.", "Khai sinh", TRUE },
    { "toàn", "toán", FALSE },
    { "toan", "toán", FALSE },
    { "đo", "do", FALSE },
    { "an", "ân", FALSE },
    { "tư", "tu", FALSE },
    { "hoà an", "hoa àn", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *one = dh_text_spelling (cases[i].one);
      g_autofree char *other = dh_text_spelling (cases[i].other);

      g_test_message ("%s, %s", one, other);
      g_assert_cmpint (strcmp (one, other) == 0, ==, cases[i].same);
    }
}

/* Of every character of the alphabets, and of a sample of the many others: folding twice is folding
 * once, and the two normal forms agree.
 */
static void
test_every_character (void)
{
  for (gunichar character = 1; character <= 0x10FFFF; character += character < 0x2000 ? 1 : 257)
    {
      char text[16] = "a";
      gint length;
      g_autofree char *fold = NULL, *again = NULL, *clean = NULL, *clean_again = NULL;
      g_autofree char *nfc = NULL, *nfd = NULL, *fold_nfc = NULL, *fold_nfd = NULL;
      g_autoptr (GBytes) key = NULL, key_nfc = NULL, key_nfd = NULL;

      if (!g_unichar_validate (character) || !g_unichar_isdefined (character))
        continue;
      length = g_unichar_to_utf8 (character, text + 1);
      strcpy (text + 1 + length, "b");

      fold = dh_text_fold (text);
      again = dh_text_fold (fold);
      g_assert_cmpstr (again, ==, fold);
      g_assert_true (g_utf8_validate (fold, -1, NULL));
      clean = dh_text_clean (text);
      clean_again = dh_text_clean (clean);
      g_assert_cmpstr (clean_again, ==, clean);

      nfc = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      nfd = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
      fold_nfc = dh_text_fold (nfc);
      fold_nfd = dh_text_fold (nfd);
      g_assert_cmpstr (fold_nfc, ==, fold);
      g_assert_cmpstr (fold_nfd, ==, fold);
      key = dh_text_sort_key (text);
      key_nfc = dh_text_sort_key (nfc);
      key_nfd = dh_text_sort_key (nfd);
      g_assert_true (g_bytes_equal (key, key_nfc));
      g_assert_true (g_bytes_equal (key, key_nfd));
      g_assert_null (memchr (g_bytes_get_data (key, NULL), 0, g_bytes_get_size (key)));
    }
}

static void
test_hostile_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  for (guint i = 0; i < 20000; i++)
    {
      char text[48];
      guint length = g_rand_int_range (rand, 0, sizeof text);
      g_autofree char *clean = NULL, *fold = NULL, *initials = NULL;
      g_autoptr (GBytes) key = NULL, name_key = NULL;

      for (guint j = 0; j < length; j++)
        text[j] = (char) g_rand_int_range (rand, 1, 256);
      text[length] = '\0';
      clean = dh_text_clean (text);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      fold = dh_text_fold (text);
      g_assert_true (g_utf8_validate (fold, -1, NULL));
      initials = dh_text_initials (text);
      g_assert_true (g_utf8_validate (initials, -1, NULL));
      key = dh_text_sort_key (text);
      g_assert_null (memchr (g_bytes_get_data (key, NULL), 0, g_bytes_get_size (key)));
      name_key = dh_text_name_sort_key (text);
      g_assert_null (memchr (g_bytes_get_data (name_key, NULL), 0, g_bytes_get_size (name_key)));
    }
}

static void
test_match (void)
{
  /* Each list in the order in which it has to be offered. */
  const struct
  {
    const char *query;
    const char *texts[8];
    const char *not_met;
  } cases[] = {
    { "tam tru",
      { "Tạm trú", "Tạm trú lâu dài", "Đăng ký tạm trú", "Xóa đăng ký tạm trú" },
      "Tạm vắng" },
    { "dk tt", { "ĐK TT" }, "Đăng ký tạm trú" },
    { "dktt",
      { "dktt", "dktt mới", "Đăng ký tạm trú", "Xóa đăng ký tạm trú" },
      "Đăng ký khai sinh" },
    { "dang tru", { "Đăng ký tạm trú", "Đăng ký gia hạn tạm trú" }, "Trú đăng" },
    { "nva", { "Nguyễn Văn An", "Nguyễn Văn Anh Ba" }, "Nguyễn An Văn" },
    { "inh", { "Đinh", "Khai sinh" }, "Khai tử" },
    { "an", { "An", "Anh", "Nguyễn An", "Toàn" }, "Bình" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint before = G_MAXUINT;
      g_autofree char *other = dh_text_fold (cases[i].not_met);
      g_autofree char *other_initials = dh_text_initials (cases[i].not_met);

      for (guint j = 0; cases[i].texts[j] != NULL; j++)
        {
          g_autofree char *fold = dh_text_fold (cases[i].texts[j]);
          g_autofree char *initials = dh_text_initials (cases[i].texts[j]);
          guint score = dh_text_match (fold, initials, cases[i].query);

          g_test_message ("%s: %s %u", cases[i].query, fold, score);
          g_assert_cmpuint (score, >, 0);
          g_assert_cmpuint (score, <, before);
          before = score;
        }
      g_assert_cmpuint (dh_text_match (other, other_initials, cases[i].query), ==, 0);
    }
  g_assert_cmpuint (dh_text_match ("an", NULL, ""), >, 0);
  g_assert_cmpuint (dh_text_match ("an", "a", ""), <, dh_text_match ("toan", "t", "an"));
  g_assert_cmpuint (dh_text_match ("", "", "an"), ==, 0);
  g_assert_cmpuint (dh_text_match ("nguyen an", NULL, "na"), ==, 0);
}

static void
test_clean_list (void)
{
  static const char *const cases[][2] = {
    { "portal; no_sim ;portal;; other", "portal;no_sim;other" },
    { " ; ", "" },
    { "một  hai", "một hai" },
  };
  g_autofree char *nothing = dh_text_clean_list (NULL);

  g_assert_cmpstr (nothing, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = dh_text_clean_list (cases[i][0]);

      g_assert_cmpstr (clean, ==, cases[i][1]);
    }
}

static void
test_id_number (void)
{
  static const char *const numbers[] = {
    "001085012345",        "CCCD 001085012345.",    "số 123456789 cũ",
    "0912345678",          "0912 345 678",          "001.085.012.345",
    "001\u00A0085 012345", "năm 2026 001085012345", "x123 456 789y",
  };
  static const char *const others[] = {
    "",
    "12345678",
    "1234567890123",
    "21/11/2026 09:10",
    "123  456 789",
    "123-456-789",
    "9:10–10:05",
    "25 người, 12 hồ sơ",
    "1.500.000 đ",
  };

  g_assert_false (dh_text_has_id_number (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_test_message ("%s", numbers[i]);
      g_assert_true (dh_text_has_id_number (numbers[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      g_assert_false (dh_text_has_id_number (others[i]));
    }
}

/* Sane, not fast: a hundred thousand names in a few seconds even under a sanitizer. */
static void
test_time (void)
{
  clock_t start = clock ();
  double taken;

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *fold = dh_text_fold ("Nguyễn Thị Hồng Phượng");
      g_autoptr (GBytes) key = dh_text_name_sort_key ("Nguyễn Thị Hồng Phượng");

      g_assert_cmpuint (dh_text_match (fold, "nthp", "hong phuong"), >, 0);
    }
  taken = (double) (clock () - start) / CLOCKS_PER_SEC;
  g_test_message ("%.1f µs a name", taken * 1e6 / 20000);
  g_assert_cmpfloat (taken, <, 10);
}

/* A long text must not take a time that grows with its square. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *fold = NULL;
  g_autoptr (GBytes) key = NULL;
  clock_t start = clock ();

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "Ế ");
  fold = dh_text_fold (text->str);
  g_assert_cmpuint (strlen (fold), ==, 199999);
  key = dh_text_sort_key (text->str);
  g_assert_cmpuint (g_bytes_get_size (key), >, 500000);
  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-list", test_fold_list);
  g_test_add_func ("/text/spelling", test_spelling);
  g_test_add_func ("/text/clean-list", test_clean_list);
  g_test_add_func ("/text/id-number", test_id_number);
  g_test_add_func ("/text/every-character", test_every_character);
  g_test_add_func ("/text/hostile-bytes", test_hostile_bytes);
  g_test_add_func ("/text/match", test_match);
  g_test_add_func ("/text/time", test_time);
  g_test_add_func ("/text/long", test_long);
  return g_test_run ();
}
