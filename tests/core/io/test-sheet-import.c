/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "dh-day.h"
#include "dh-error.h"
#include "dh-words.h"
#include "io-fixture.h"
#include "io/dh-sheet-import-private.h"
#include "store/dh-desk-settings.h"
#include "store/dh-store-book.h"

typedef struct
{
  IoFixture io;
  DhSheetImportContext context;
} Fixture;

static void
add_volunteer (DhStore *store, const char *name)
{
  DhVolunteer volunteer = { .name = (char *) name, .unit = (char *) "", .active = TRUE };

  g_assert_true (dh_store_set_volunteer (store, &volunteer, NULL, NULL, NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  io_fixture_set_up (&self->io, NULL);
  add_volunteer (self->io.store, "Nguyễn Văn An");
  add_volunteer (self->io.store, "Trần Thị Bình");
  add_volunteer (self->io.store, "Lê Hoài An");
  g_assert_true (dh_store_set_place (self->io.store, "Chợ Đăk Rong", "mobile", NULL, NULL));
  self->context = (DhSheetImportContext) {
    .procedures = dh_store_list_procedures (self->io.store, TRUE, NULL),
    .volunteers = dh_store_list_volunteers (self->io.store, TRUE, NULL),
    .places = dh_store_list_places (self->io.store, NULL),
    .today = dh_day_from_ymd (2026, 11, 21),
  };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->context.procedures);
  g_ptr_array_unref (self->context.volunteers);
  g_ptr_array_unref (self->context.places);
  io_fixture_tear_down (&self->io, NULL);
}

static DhSheetImport *
read_import (Fixture *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DhTable) table = dh_table_new ("t", bytes, DH_TABLE_MAX_ROWS + 1, &error);
  DhSheetImport *import = NULL;

  g_assert_no_error (error);
  import = dh_sheet_import_read (table, &self->context, &error);
  g_assert_no_error (error);
  return import;
}

static const DhSheetImportRow *
get_row (DhSheetImport *import, guint i)
{
  g_assert_cmpuint (i, <, import->rows->len);
  return import->rows->pdata[i];
}

static void
assert_faults (DhSheetImport *import, guint i, const char *words)
{
  const DhSheetImportRow *row = get_row (import, i);
  gboolean found = words == NULL && row->faults->len == 0;

  for (guint j = 0; j < row->faults->len; j++)
    {
      g_test_message ("row %u: %s", row->line, (const char *) row->faults->pdata[j]);
      found |= words != NULL && strstr (row->faults->pdata[j], words) != NULL;
    }
  g_assert_true (found);
}

/* Names of columns in any order, with or without marks, below a title, with others between. */
static void
test_header (Fixture *self, gconstpointer data)
{
  g_autoptr (DhSheetImport) import = read_import (
      self, "BÁO CÁO THÁNG 11\n"
            "STT\tTHU TUC\tSố lượt\tTNV\tNgày\tĐịa điểm\tHình thức\tKết quả\t"
            "Người cao tuổi\tGhi chú\tDân tộc\n"
            "1\tvneid\t25\tVăn An; Bình\t2/11/2026\tcho dak rong\ttrực tuyến\tđã nộp\t"
            "3\tđông\t-\n"
            "2\t1.001193\t1\tBình\t\t\t\t\tx\n"
            "\tTổng cộng\t26\n");
  const DhSheetImportRow *row = get_row (import, 0);

  g_assert_true (import->header);
  g_assert_cmpuint (import->n_faulty, ==, 0);
  g_assert_cmpuint (import->rows->len, ==, 2);
  g_assert_cmpuint (import->unused->len, ==, 1);
  g_assert_cmpstr (import->unused->pdata[0], ==, "Dân tộc");
  /* "-" stands in a column that nobody reads. */
  g_assert_cmpuint (row->line, ==, 3);
  g_assert_cmpint (row->day, ==, dh_day_from_ymd (2026, 11, 2));
  g_assert_cmpstr (row->place, ==, "Chợ Đăk Rong");
  g_assert_cmpint (row->place_id, !=, 0);
  g_assert_cmpstr (row->procedure, ==, "VNeID: đăng ký, kích hoạt định danh mức 2");
  g_assert_cmpint (row->row->count, ==, 25);
  g_assert_cmpint (row->row->elderly, ==, 3);
  g_assert_cmpint (row->row->channel, ==, DH_CHANNEL_ONLINE);
  g_assert_cmpint (row->row->outcome, ==, DH_OUTCOME_SUBMITTED);
  g_assert_cmpuint (row->row->n_volunteers, ==, 2);
  g_assert_cmpstr (row->volunteers, ==, "Nguyễn Văn An, Trần Thị Bình");
  g_assert_cmpstr (row->row->note, ==, "đông");
}

static void
test_merged (Fixture *self, gconstpointer data)
{
  g_autoptr (DhSheetImport)
                import = read_import (self, "Ngày,Địa điểm,Thủ tục,Số lượng,Người hỗ trợ\n"
                                            "2/11/2026,Nhà văn hóa,khai sinh,2,Bình\n"
                                            ",,vneid,3,Bình\n"
                                            ",Tại nhà bà Hoa,vneid,1,Bình\n");

  g_assert_cmpuint (import->n_faulty, ==, 0);
  g_assert_cmpint (get_row (import, 1)->day, ==, dh_day_from_ymd (2026, 11, 2));
  g_assert_cmpstr (get_row (import, 1)->place, ==, "Nhà văn hóa");
  g_assert_cmpint (get_row (import, 1)->place_id, ==, 0);
  /* Whose home it was is not kept. */
  g_assert_cmpstr (get_row (import, 2)->place, ==, "At home");
  g_assert_cmpstr (get_row (import, 2)->place_kind, ==, "home");
}

static void
test_positions (Fixture *self, gconstpointer data)
{
  g_autoptr (DhSheetImport) import = read_import (
      self, "46328\tChợ Đăk Rong\tkhai sinh\t2\tBình\n"
            "02-11-26\tChợ Đăk Rong\tvneid\t5 lượt\tVăn An\tonline\txong\t5\tghi\n");

  g_assert_false (import->header);
  g_assert_cmpuint (import->n_faulty, ==, 0);
  g_assert_cmpint (get_row (import, 0)->day, ==, dh_day_from_ymd (2026, 11, 2));
  g_assert_cmpint (get_row (import, 1)->day, ==, dh_day_from_ymd (2026, 11, 2));
  g_assert_cmpint (get_row (import, 1)->row->elderly, ==, 5);
}

/* A table that says nothing of day and place has those that were chosen. */
static void
test_given (Fixture *self, gconstpointer data)
{
  g_autoptr (DhSheetImport) bare = read_import (self, "Thủ tục,TNV\nvneid,Bình\n");
  g_autoptr (DhSheetImport) given = NULL;

  assert_faults (bare, 0, "no date");
  assert_faults (bare, 0, "no place");
  self->context.day = self->context.today;
  self->context.place = "Chợ Đăk Rong";
  given = read_import (self, "Thủ tục,TNV\nvneid,Bình\n");
  assert_faults (given, 0, NULL);
  /* Without a column of numbers each row is a person. */
  g_assert_cmpint (get_row (given, 0)->row->count, ==, 1);
}

/* Every kind of fault says what is wrong; nothing is guessed. */
static void
test_faults (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *row, *words;
  } cases[] = {
    { "hôm qua,Chợ,vneid,1,Bình,,,,", "“hôm qua” is not a date" },
    { "31/2/2026,Chợ,vneid,1,Bình,,,,", "“31/2/2026” is not a date" },
    { "22/11/2026,Chợ,vneid,1,Bình,,,,", "has not come yet" },
    { "1/11/2026,Chợ,đăng ký,1,Bình,,,,", "may be several procedures" },
    { "1/11/2026,Chợ,xyzzy qqq,1,Bình,,,,", "is not in the catalogue" },
    { "1/11/2026,Chợ,,1,Bình,,,,", "no procedure" },
    { "1/11/2026,Chợ,vneid,0,Bình,,,,", "“0” is no number of people" },
    { "1/11/2026,Chợ,vneid,3.5,Bình,,,,", "“3.5” is no number of people" },
    { "1/11/2026,Chợ,vneid,-2,Bình,,,,", "“-2” is no number of people" },
    { "1/11/2026,Chợ,vneid,10000,Bình,,,,", "“10000” is no number of people" },
    { "1/11/2026,Chợ,vneid,,Bình,,,,", "no number of people" },
    { "1/11/2026,Chợ,vneid,1,,,,,", "Nobody is named" },
    { "1/11/2026,Chợ,vneid,1,An,,,,", "“An” may be several volunteers" },
    { "1/11/2026,Chợ,vneid,1,Hoa,,,,", "“Hoa” is not on the list" },
    { "1/11/2026,Chợ,vneid,1,Bình,bồ câu,,,", "“bồ câu” is no channel" },
    { "1/11/2026,Chợ,vneid,1,Bình,,hay,,", "“hay” is no outcome" },
    { "1/11/2026,Chợ,vneid,1,Bình,,,2,", "more elderly people" },
    { "1/11/2026,Chợ,vneid,1,Bình,,,nhiều,", "“nhiều” is no number of elderly" },
    { "1/11/2026,Chợ,vneid,1,Bình,,,,số 0912 345 678", "may be an identity card" },
    { "1/11/2026,Chợ,vneid,1,Bình,,,,", NULL },
  };
  g_autoptr (GString) text = g_string_new (
      "Ngày,Địa điểm,Thủ tục,Số lượng,Người hỗ trợ,Hình thức,Kết quả,Người cao tuổi,Ghi chú\n");
  g_autoptr (DhSheetImport) import = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_string_append_printf (text, "%s\n", cases[i].row);
  import = read_import (self, text->str);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_faults (import, i, cases[i].words);
  g_assert_cmpuint (import->n_faulty, ==, G_N_ELEMENTS (cases) - 1);
  g_assert_cmpuint (import->nobody->len, ==, 1);
  g_assert_cmpstr (import->nobody->pdata[0], ==, "Hoa");
  /* Only what is right would be written. */
  entries = dh_sheet_import_group (import);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (dh_sheet_count (((DhSheetEntry *) entries->pdata[0])->sheet), ==, 1);
}

static void
test_no_table (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "Ngày,Địa điểm\n1/11/2026,Chợ", "Ngày,Thủ tục\n", "a,b" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (DhTable) table = dh_table_new ("t", bytes, 10, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (dh_sheet_import_read (table, &self->context, &error));
      g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
    }
}

/* Grouped by day, place and team; sums are those of the table; new places are made once; all of it
 * can be taken back; the store finds nothing wrong. */
static void
test_write (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Ngày,Địa điểm,Thủ tục,Số lượng,Người hỗ trợ,Đội hình\n");
  g_autoptr (DhSheetImport) import = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  int expected = 0, sum = 0;
  gint32 first = dh_day_from_ymd (2026, 11, 1);

  /* 600 rows of one day and place are more than a sheet holds. */
  for (int i = 0; i < 600; i++)
    {
      int count = i * 7 % 50 + 1;

      g_string_append_printf (text, "1/11/2026,Nhà văn hóa,vneid,%d,Bình,Đội 1\n", count);
      expected += count;
    }
  g_string_append (text, "1/11/2026,NHA VAN HOA,khai sinh,4,Bình,Đội 2\n"
                         "2/11/2026,Nhà văn hóa,khai sinh,5,Bình,Đội 1\n"
                         "1/11/2026,Tại nhà,khai sinh,1,Bình,Đội 2\n");
  expected += 10;
  import = read_import (self, text->str);
  g_assert_cmpuint (import->n_faulty, ==, 0);
  entries = dh_sheet_import_group (import);
  g_assert_cmpuint (entries->len, ==, 5);
  g_assert_true (dh_sheet_entries_write (self->io.store, entries, 0, ids, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 5);
  sheets = dh_store_list_sheets (self->io.store, first, first + 1, &error);
  g_assert_cmpuint (sheets->len, ==, 5);
  for (guint i = 0; i < sheets->len; i++)
    sum += dh_sheet_count (sheets->pdata[i]);
  g_assert_cmpint (sum, ==, expected);
  io_fixture_check (&self->io);
  {
    g_autoptr (GPtrArray) places = dh_store_list_places (self->io.store, NULL);

    g_assert_cmpuint (places->len, ==, self->context.places->len + 2);
  }
  for (guint i = ids->len; i > 0; i--)
    g_assert_true (
        dh_store_undo (self->io.store, g_array_index (ids, gint64, i - 1), 0, NULL, &error));
  g_clear_pointer (&sheets, g_ptr_array_unref);
  sheets = dh_store_list_sheets (self->io.store, first, first + 1, &error);
  g_assert_cmpuint (sheets->len, ==, 0);
  io_fixture_check (&self->io);
}

/* One that the store refuses leaves nothing of the others. */
static void
test_all_or_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (DhSheetImport) import = read_import (
      self, "Ngày,Địa điểm,Thủ tục,Số lượng,Người hỗ trợ\n"
            "1/11/2026,Nơi mới,vneid,1,Bình\n2/11/2026,Nơi khác,vneid,1,Bình\n");
  g_autoptr (GPtrArray) entries = dh_sheet_import_group (import);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autofree char *before = io_fixture_content (&self->io);
  g_autofree char *after = NULL;

  ((DhSheetEntry *) entries->pdata[1])->sheet->day = self->context.today + 10000;
  g_assert_false (dh_sheet_entries_write (self->io.store, entries, 0, ids, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  after = io_fixture_content (&self->io);
  g_assert_cmpstr (after, ==, before);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

/* Difficulties by code, by name and by the name that this desk has given, several with ; between.
 */
static void
test_difficulties (Fixture *self, gconstpointer data)
{
  DhDeskDifficulty own[] = { { (char *) "no_phone", (char *) "Chưa có máy", FALSE },
                             { (char *) "mua_lu", (char *) "Mưa lũ", FALSE } };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (DhSheetImport) import = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const DhSheetRow *row;
  gint32 day = dh_day_from_ymd (2026, 11, 2);

  g_ptr_array_add (words, &own[0]);
  g_ptr_array_add (words, &own[1]);
  self->context.difficulties = words;
  text = g_strdup_printf ("Ngày\tĐịa điểm\tThủ tục\tSố lượt\tTNV\tKhó khăn, vướng mắc\n"
                          "2/11/2026\tChợ Đăk Rong\tvneid\t5\tBình\tportal_down; CHUA CO MAY;"
                          "%s;no_phone\n"
                          "\t\tvneid\t1\tBình\tmưa lũ\n"
                          "\t\tvneid\t1\tBình\t\n"
                          "\t\tvneid\t1\tBình\tportal_down; trời nóng\n",
                          dh_word_difficulty ("missing_papers"));
  import = read_import (self, text);
  g_assert_cmpuint (import->unused->len, ==, 0);
  g_assert_cmpuint (import->n_faulty, ==, 1);
  g_assert_cmpstr (get_row (import, 0)->row->difficulties, ==,
                   "portal_down;no_phone;missing_papers");
  g_assert_cmpstr (get_row (import, 1)->row->difficulties, ==, "mua_lu");
  g_assert_cmpstr (get_row (import, 2)->row->difficulties, ==, "");
  assert_faults (import, 3, "“trời nóng”");
  g_assert_cmpuint (get_row (import, 3)->line, ==, 5);

  entries = dh_sheet_import_group (import);
  g_assert_true (dh_sheet_entries_write (self->io.store, entries, 0, ids, &error));
  g_assert_no_error (error);
  sheets = dh_store_list_sheets (self->io.store, day, day, &error);
  g_assert_cmpuint (sheets->len, ==, 1);
  row = g_ptr_array_index (((const DhSheet *) g_ptr_array_index (sheets, 0))->rows, 0);
  g_assert_cmpstr (row->difficulties, ==, "portal_down;no_phone;missing_papers");
  io_fixture_check (&self->io);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/sheet-import/header", test_header);
  add ("/sheet-import/merged", test_merged);
  add ("/sheet-import/positions", test_positions);
  add ("/sheet-import/given", test_given);
  add ("/sheet-import/faults", test_faults);
  add ("/sheet-import/no-table", test_no_table);
  add ("/sheet-import/difficulties", test_difficulties);
  add ("/sheet-import/write", test_write);
  add ("/sheet-import/all-or-nothing", test_all_or_nothing);
  return g_test_run ();
}
