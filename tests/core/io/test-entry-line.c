/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>
#include <time.h>

#include "dh-day.h"
#include "entry-fixture.h"
#include "model/dh-entry-line.h"
#include "model/dh-procedure-match.h"

static char *
list_candidates (EntryFixture *self, const DhEntryLine *line)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < line->candidates->len; i++)
    {
      const DhEntryCandidate *candidate = g_ptr_array_index (line->candidates, i);

      g_string_append_printf (list, "%s (%s), ", entry_key_of (self, candidate->procedure_id),
                              candidate->name);
    }
  return g_string_free_and_steal (list);
}

/* What is understood at once: procedure ("" = none to be meant) and name. */
static void
test_decided (EntryFixture *self, gconstpointer data)
{
  const struct
  {
    const char *text, *procedure, *name;
  } cases[] = {
    /* A procedure and nothing else. */
    { "1.001193", "1.001193", "" },
    { "1001193", "1.001193", "" },
    { "1.001193.H87", "1.001193", "" },
    { "1.001193.01", "1.001193", "" },
    { "sao y", "2.000815", "" },
    { "SAO Y", "2.000815", "" },
    { "sao  y ", "2.000815", "" },
    { "ks", "1.001193", "" },
    { "KS", "1.001193", "" },
    { "kt", "1.000656", "" },
    { "khai sinh", "1.001193", "" },
    { "khai tử", "1.000656", "" },
    { "khai tu", "1.000656", "" },
    { "báo tử", "1.000656", "" },
    { "đăng ký khai sinh", "1.001193", "" },
    { "dang ky khai sinh", "1.001193", "" },
    { "dk khai sinh", "1.001193", "" },
    { "đk khai sinh", "1.001193", "" },
    { "dkks", "1.001193", "" },
    { "dk tam tru", "1.004194", "" },
    { "đk tạm trú", "1.004194", "" },
    { "dk tam tru can j z", "1.004194", "" },
    { "tam tru", "1.004194", "" },
    { "kt3", "1.004194", "" },
    { "nhap ho khau", "1.004222", "" },
    { "làm giấy khai tử", "1.000656", "" },
    { "xin giấy độc thân", "1.004873", "" },
    { "doc than", "1.004873", "" },
    { "lam lai khai sinh", "1.004884", "" },
    { "dk lai khai sinh", "1.004884", "" },
    { "khai sinh luu dong", "1.003583", "" },
    { "khai tu luu dong", "1.000419", "" },
    { "sổ đỏ", "1.013978", "" },
    { "doi so do", "1.012783", "" },
    { "sang ten", "1.013831", "" },
    { "cong chung", "2.000815", "" },
    { "photo sao y", "2.000815", "" },
    { "cccd", "1.116410", "" },
    { "căn cước", "1.116410", "" },
    { "can cuoc", "1.116410", "" },
    { "vneid", "VNeID: đăng ký, kích hoạt định danh mức 2", "" },
    { "VNeID", "VNeID: đăng ký, kích hoạt định danh mức 2", "" },
    { "dinh danh muc 2", "VNeID: đăng ký, kích hoạt định danh mức 2", "" },
    { "ví", "Ví điện tử", "" },
    { "vi", "Ví điện tử", "" },
    { "chu ky so", "Chữ ký số cá nhân", "" },
    { "trợ cấp 75 tuổi", "1.014027", "" },
    { "bhxh 1 lần", "1.001613", "" },
    { "mo tiem", "1.001612", "" },
    { "gpxd", "1.013225", "" },
    { "ho kinh doanh", "1.001612", "" },
    { "1.011606", "1.011606", "" }, /* still valid on the day of the test */
    { "phân luồng", "Phân luồng, hướng dẫn lấy số thứ tự", "" },

    /* With a name, on either side. */
    { "Nguyễn Văn An sao y", "2.000815", "Nguyễn Văn An" },
    { "nguyen van an sao y", "2.000815", "nguyen van an" },
    { "sao y nguyen van an", "2.000815", "nguyen van an" },
    { "Nguyễn Văn An 1954 ks", "1.001193", "Nguyễn Văn An" },
    { "1954 ks Nguyễn Văn An", "1.001193", "Nguyễn Văn An" },
    { "ks Nguyễn Văn An 1954", "1.001193", "Nguyễn Văn An" },
    { "a 1954 sao y", "2.000815", "a" },
    { "sao y a", "2.000815", "a" },
    { "Trần Thị Hòa khai sinh", "1.001193", "Trần Thị Hòa" },
    { "Trần Thị Hòa dk tam tru", "1.004194", "Trần Thị Hòa" },
    { "tran thi hoa dk tam tru", "1.004194", "tran thi hoa" },
    { "tran thi hoa dk khai sinh", "1.001193", "tran thi hoa" },
    { "Lê Thị Lam khai sinh", "1.001193", "Lê Thị Lam" },
    { "nguyen van lai khai sinh", "1.001193", "nguyen van lai" },
    { "nguyen van an lam lai khai sinh", "1.004884", "nguyen van an" },
    { "nguyen van an khai sinh luu dong", "1.003583", "nguyen van an" },
    { "Huỳnh Ngọc Ý, 1990, khai tử", "1.000656", "Huỳnh Ngọc Ý" },
    { "Đỗ Đức kết hôn", "1.000894", "Đỗ Đức" },
    { "do duc ket hon", "1.000894", "do duc" },
    { "ho van ho ho khau", "1.004222", "ho van ho" },
    { "Y Sao sao y", "2.000815", "Y Sao" },
    { "H'Mai Niê ks", "1.001193", "H'Mai Niê" },
    { "Nguyễn Văn An vneid", "VNeID: đăng ký, kích hoạt định danh mức 2", "Nguyễn Văn An" },
    { "Nguyễn Văn An 1.000656", "1.000656", "Nguyễn Văn An" },
    { "1.000656 nguyen sao", "1.000656", "nguyen sao" },
    { "nguyen van an cccd", "1.116410", "nguyen van an" },
    { "Nguyễn Văn An thanh toán", "Thanh toán phí, lệ phí trực tuyến", "Nguyễn Văn An" },
    { "thanh toan nguyen van an", "Thanh toán phí, lệ phí trực tuyến", "nguyen van an" },
    { "Nguyễn Văn An, ví", "Ví điện tử", "Nguyễn Văn An" },
    { "thanh toan 1954 ks", "1.001193", "thanh toan" },

    { "(Nguyễn Văn An) 1954 ks", "1.001193", "Nguyễn Văn An" },
    { "(nguyen thanh toan) ks", "1.001193", "nguyen thanh toan" },
    { "ks (Cấp Thị Giấy)", "1.001193", "Cấp Thị Giấy" },
    { "(an)ks", "1.001193", "an" },
    { "(an ks", "", "an ks" },
    { "an) ks", "1.001193", "an" },
    { "an,1954,sao y", "2.000815", "an" },
    { "3 bản sao trích lục", "2.000635", "" },
    { "sao y x3 Bùi Thị Ơn 0912 345 678", "2.000815", "Bùi Thị Ơn" },
    { "! con nhỏ sao y", "2.000815", "" },
    { "!khuyết tật", "1.001699", "" },
    { "quay lại A012 sao y", "2.000815", "" },
    { "A012 20/11 ks Lê Lai", "1.001193", "Lê Lai" },

    /* A name and no procedure at all. */
    { "A012", "", "" },
    { "(sao y)", "", "sao y" },
    { "Trần Quay 12/3/1950", "", "Trần Quay" },
    { "", "", "" },
    { "Nguyễn Văn An", "", "Nguyễn Văn An" },
    { "nguyen van an", "", "nguyen van an" },
    { "Nguyễn Văn An 1954", "", "Nguyễn Văn An" },
    { "Nguyễn Thanh Toàn", "", "Nguyễn Thanh Toàn" },
    { "Trần Tường Vi", "", "Trần Tường Vi" },
    { "Nguyễn Thị Dịu", "", "Nguyễn Thị Dịu" },
    { "Phạm Thị Ái", "", "Phạm Thị Ái" },
    { "Lê Kiên Nghị 1960", "", "Lê Kiên Nghị" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhEntryLine)
                    line = dh_entry_line_parse (cases[i].text, self->procedures, self->today);
      g_autofree char *candidates = list_candidates (self, line);

      g_test_message ("%s → %s, “%s”; %s", cases[i].text, entry_key_of (self, line->procedure_id),
                      line->name, candidates);
      g_assert_cmpstr (entry_key_of (self, line->procedure_id), ==, cases[i].procedure);
      g_assert_cmpstr (line->name, ==, cases[i].name);
      g_assert_cmpuint (g_strv_length (line->unknown), ==, 0);
      if (line->procedure_id != 0)
        {
          const DhEntryCandidate *first = g_ptr_array_index (line->candidates, 0);

          g_assert_cmpint (first->procedure_id, ==, line->procedure_id);
          g_assert_cmpstr (first->name, ==, line->name);
        }
    }
}

/* What may mean several things is left open, with what it may mean. */
static void
test_open (EntryFixture *self, gconstpointer data)
{
  const struct
  {
    const char *text;
    const char *candidate, *candidate_name; /* one that has to be offered */
    const char *name;                       /* what is the name until one is chosen */
  } cases[] = {
    { "nguyen thanh toan", "Thanh toán phí, lệ phí trực tuyến", "nguyen", "nguyen thanh toan" },
    { "tran tuong vi", "Ví điện tử", "tran tuong", "tran tuong vi" },
    { "nguyen thi diu", "Hỗ trợ di chuyển, tiếp đón người cao tuổi, người khuyết tật", "nguyen thi",
      "nguyen thi diu" },
    { "le thi ai 1960", "Kỹ năng sử dụng trí tuệ nhân tạo", "le thi", "le thi ai" },
    { "ks 1954 sao y", "1.001193", "sao y", "ks" },
    { "ks 1954 sao y", "2.000815", "ks", "ks" },
    { "1.001193 1.000656", "1.000656", "", "" },
    { "ho ngheo", "1.116215", "", "" },
    { "hộ nghèo", "1.116214", "", "" },
    { "khai", "1.001193", "", "khai" },
    { "vne", "VNeID: đăng ký, kích hoạt định danh mức 2", "", "vne" },
    { "1.0011", "1.001193", "", "" },
    { "giam ho co yeu to", "1.001669", "", "" },
    { "chu ky", "2.000884", "", "" },
    { "chu ky", "Chữ ký số cá nhân", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhEntryLine)
                    line = dh_entry_line_parse (cases[i].text, self->procedures, self->today);
      g_autofree char *candidates = list_candidates (self, line);
      gboolean offered = FALSE;

      g_test_message ("%s → “%s”; %s", cases[i].text, line->name, candidates);
      g_assert_cmpstr (entry_key_of (self, line->procedure_id), ==, "");
      for (guint j = 0; j < line->candidates->len; j++)
        {
          const DhEntryCandidate *candidate = g_ptr_array_index (line->candidates, j);

          if (g_str_equal (entry_key_of (self, candidate->procedure_id), cases[i].candidate))
            {
              g_assert_cmpstr (candidate->name, ==, cases[i].candidate_name);
              offered = TRUE;
            }
        }
      g_assert_true (offered);
      g_assert_cmpstr (line->name, ==, cases[i].name);
    }
}

/* A code that has run out is not taken; what came in its place is offered first. */
static void
test_expired (EntryFixture *self, gconstpointer data)
{
  gint32 later = dh_day_from_ymd (2027, 1, 1);
  g_autoptr (DhEntryLine) line = dh_entry_line_parse ("an 1.011606", self->procedures, later);
  g_autoptr (DhEntryLine) words = dh_entry_line_parse ("thoát cận nghèo", self->procedures, later);
  const DhEntryCandidate *candidate;

  g_assert_cmpint (line->procedure_id, ==, 0);
  g_assert_cmpuint (line->candidates->len, ==, 2);
  candidate = g_ptr_array_index (line->candidates, 0);
  g_assert_cmpstr (entry_key_of (self, candidate->procedure_id), ==, "1.116214");
  candidate = g_ptr_array_index (line->candidates, 1);
  g_assert_cmpstr (entry_key_of (self, candidate->procedure_id), ==, "1.011606");
  for (guint i = 0; i < words->candidates->len; i++)
    {
      candidate = g_ptr_array_index (words->candidates, i);
      g_assert_false (g_str_has_prefix (entry_key_of (self, candidate->procedure_id), "1.01160"));
    }
}

/* Every code, every keyword and every name of the catalogue is understood, with and without marks,
 * alone and after a name. */
static void
test_whole_catalogue (EntryFixture *self, gconstpointer data)
{
  for (guint i = 0; i < self->procedures->len; i++)
    {
      const DhProcedure *procedure = g_ptr_array_index (self->procedures, i);
      g_auto (GStrv) keywords = g_strsplit (procedure->keywords, ";", -1);

      if (procedure->code[0] != '\0')
        {
          g_autofree char *text = g_strdup_printf ("Đỗ Văn Ất %s 1950", procedure->code);
          g_autoptr (DhEntryLine) line = dh_entry_line_parse (text, self->procedures, self->today);

          g_assert_cmpint (line->procedure_id, ==, procedure->id);
          g_assert_cmpstr (line->name, ==, "Đỗ Văn Ất");
        }
      for (guint j = 0; procedure->keywords[0] != '\0' && keywords[j] != NULL; j++)
        {
          g_autofree char *fold = dh_procedure_has_code (procedure, keywords[j])
                                      ? NULL
                                      : g_utf8_strup (keywords[j], -1);
          g_autofree char *with_name = g_strdup_printf ("Đỗ Văn Ất, %s", keywords[j]);
          g_autoptr (DhEntryLine)
                        alone = dh_entry_line_parse (keywords[j], self->procedures, self->today);
          g_autoptr (DhEntryLine) upper = dh_entry_line_parse (fold, self->procedures, self->today);
          g_autoptr (DhEntryLine)
                        named = dh_entry_line_parse (with_name, self->procedures, self->today);

          g_test_message ("%s", keywords[j]);
          g_assert_cmpint (alone->procedure_id, ==, procedure->id);
          g_assert_cmpstr (alone->name, ==, "");
          g_assert_cmpint (upper->procedure_id, ==, procedure->id);
          g_assert_cmpint (named->procedure_id, ==, procedure->id);
          g_assert_cmpstr (named->name, ==, "Đỗ Văn Ất");
        }
    }
}

static void
test_match (EntryFixture *self, gconstpointer data)
{
  const struct
  {
    const char *query, *first;
  } cases[] = {
    { "sao y", "2.000815" },    { "khai sinh", "1.001193" },   { "ks", "1.001193" },
    { "1.001193", "1.001193" }, { "1001193", "1.001193" },     { "tam tru", "1.004194" },
    { "tạm vắng", "1.003677" }, { "dktt", "1.004222" },        { "sổ xanh", "" },
    { "sổ đ", "1.013978" },     { "khong co gi ca", "" },      { "dang ky ket hon", "1.000894" },
    { "ví", "Ví điện tử" },     { "ket hon lai", "1.004746" }, { "độc", "1.004873" },
    { "hoa giai", "1.012812" }, { "gia han tam", "1.002755" },
  };
  g_autoptr (GPtrArray) all = dh_procedure_match (self->procedures, "");
  g_autoptr (GPtrArray) by_code = dh_procedure_match (self->procedures, "1.0008");

  g_assert_cmpuint (all->len, ==, self->procedures->len);
  for (guint i = 0; i < all->len; i++)
    g_assert_true (all->pdata[i] == self->procedures->pdata[i]);
  g_assert_cmpuint (by_code->len, >, 0);
  for (guint i = 0; i < by_code->len; i++)
    g_assert_true (
        g_str_has_prefix (((DhProcedure *) g_ptr_array_index (by_code, i))->code, "1.0008"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) matched = dh_procedure_match (self->procedures, cases[i].query);
      const DhProcedure *first = matched->len > 0 ? g_ptr_array_index (matched, 0) : NULL;

      g_test_message ("%s: %s", cases[i].query, first != NULL ? first->name : "");
      g_assert_cmpstr (first != NULL ? entry_key_of (self, first->id) : "", ==, cases[i].first);
      for (guint j = 0; j + 1 < matched->len; j++)
        g_assert_cmpuint (dh_procedure_score (g_ptr_array_index (matched, j), cases[i].query), >=,
                          dh_procedure_score (g_ptr_array_index (matched, j + 1), cases[i].query));
    }
}

/* Any words at all are read, and no digit gets into a name. */
static void
test_any_text (EntryFixture *self, gconstpointer data)
{
  static const char *const pieces[] = {
    "nguyen", "Văn",  "An", "sao",  "y",    "ks",       "1954", "x3",  "+2",
    "!",      ",",    ";",  "khai", "sinh", "1.001193", "-",    "đk",  "0912345678",
    "\xFF",   "\x01", "x",  "+",    "''",   "thanh",    "toan", "lại", "12/3/1950",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DhEntryLine) line = NULL;

      for (guint j = g_rand_int_range (rand, 0, 9); j > 0; j--)
        g_string_append_printf (text, "%s%s",
                                pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))],
                                g_rand_int_range (rand, 0, 5) == 0 ? "" : " ");
      line = dh_entry_line_parse (text->str, self->procedures, self->today);
      g_assert_true (g_utf8_validate (line->name, -1, NULL));
      g_assert_null (strpbrk (line->name, "0123456789"));
      g_assert_cmpint (line->people, >=, 1);
      g_assert_cmpint (line->quantity, >=, 1);
    }
}

static void
test_time (EntryFixture *self, gconstpointer data)
{
  g_autoptr (GString) endless = g_string_new (NULL);
  const char *const texts[] = { "Nguyễn Thị Hồng Phượng 1954 đăng ký tạm trú", "a 1954 sao y" };
  clock_t start = clock ();
  double taken;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (DhEntryLine)
                    line = dh_entry_line_parse (texts[i % 2], self->procedures, self->today);

      g_assert_cmpint (line->procedure_id, !=, 0);
    }
  taken = (double) (clock () - start) / CLOCKS_PER_SEC;
  g_test_message ("%.3f ms a line", taken * 1000 / 200);
  /* Under a sanitizer; a tenth of it or less in the program. */
  g_assert_cmpfloat (taken, <, 200 * 0.02);

  start = clock ();
  for (guint i = 0; i < 20000; i++)
    g_string_append (endless, "khai sinh ");
  dh_entry_line_free (dh_entry_line_parse (endless->str, self->procedures, self->today));
  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, EntryFixture, NULL, entry_set_up, function, entry_tear_down)
  ADD ("/entry-line/decided", test_decided);
  ADD ("/entry-line/open", test_open);
  ADD ("/entry-line/expired", test_expired);
  ADD ("/entry-line/whole-catalogue", test_whole_catalogue);
  ADD ("/entry-line/match", test_match);
  ADD ("/entry-line/any-text", test_any_text);
  ADD ("/entry-line/time", test_time);
  return g_test_run ();
}
