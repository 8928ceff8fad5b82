/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

#include "dh-error.h"
#include "io-fixture.h"
#include "io/dh-import.h"
#include "io/dh-table-file-private.h"

#define MUTATIONS 2000
#define MAX_SECONDS 5.0 /* that one file may take, sanitizers and a busy machine included */

static char *folder; /* of the workbooks, made once */

static DhTable *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dh_table_new ("t", bytes, DH_TABLE_MAX_ROWS, error);
}

static DhTable *
read_book (const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return dh_table_new_from_file (path, DH_TABLE_MAX_ROWS, error);
}

static void
assert_refused (DhTable *table, GError **error, const char *words)
{
  g_assert_null (table);
  g_assert_error (*error, DH_ERROR, DH_ERROR_INVALID);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, words));
}

static void
test_text (void)
{
  static const struct
  {
    const char *text, *cells; /* rows by '/', cells by '|' */
  } cases[] = {
    { "a,b\n1,2", "a|b/1|2" },
    { "\xEF\xBB\xBF"
      "a;b,c;d\r\n\r\n1;2\r\n",
      "a|b,c|d/1|2|" },
    { "Title\n\na;b;c,d\n", "Title||/a|b|c,d" },
    { "a\tb;c,d\n\"x\ty\"\t\"z \"\"q\"\"\"\n", "a|b;c,d/x y|z \"q\"" },
    { "a,b,c\n1\n,,3\n , ,\n", "a|b|c/1||/||3" },
    { "a,\"nhiều\ndòng\"\nb", "a|nhiều dòng/b|" },
    { "'=1+1,'an", "=1+1|'an" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DhTable) table = read_text (cases[i].text, &error);
      g_autoptr (GString) cells = g_string_new (NULL);

      g_assert_no_error (error);
      for (guint row = 0; row < dh_table_n_rows (table); row++)
        for (guint column = 0; column < dh_table_n_columns (table); column++)
          g_string_append_printf (cells, "%s%s",
                                  column > 0 ? "|"
                                  : row > 0  ? "/"
                                             : "",
                                  dh_table_get (table, row, column));
      g_assert_cmpstr (cells->str, ==, cases[i].cells);
    }
}

static void
test_text_lines (void)
{
  g_autoptr (DhTable) table = read_text ("\na\n\n\"b\nc\"\n,\nd", NULL);

  g_assert_cmpuint (dh_table_n_rows (table), ==, 3);
  g_assert_cmpuint (dh_table_line (table, 0), ==, 2);
  g_assert_cmpuint (dh_table_line (table, 1), ==, 4);
  g_assert_cmpuint (dh_table_line (table, 2), ==, 7);
  g_assert_cmpstr (dh_table_get (table, 0, 7), ==, "");
}

static void
test_utf16 (void)
{
  gsize size = 0;
  g_autofree char *text =
      g_convert ("Ngày\tThủ tục\r\n1\tĐăng ký", -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (DhTable) table = NULL;

  g_byte_array_append (bytes, (const guint8 *) "\xFF\xFE", 2);
  g_byte_array_append (bytes, (const guint8 *) text, (guint) size);
  whole = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  table = dh_table_new ("t", whole, 10, NULL);
  g_assert_nonnull (table);
  g_assert_cmpstr (dh_table_get (table, 1, 1), ==, "Đăng ký");
}

/* What cannot be read says so, and how to mend it. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text, *words;
  } cases[] = {
    { "", "nothing" },
    { " , \n", "nothing" },
    { "a,\"b", "t:1: A quotation mark" },
    /* "Thủ tục, Đăng ký" as TCVN3, in its own bytes and taken for Western letters. */
    { "Th\xF1 t\xF4"
      "c,\xA7\xA8ng k\xFD",
      "old encoding" },
    { "Ngµy,Sè l­îng,Thñ tôc\n1,2,§¨ng kÝ c­ tró", "old font" },
    /* The same for VNI. */
    { "Ngaøy,Thuû tuïc\n1,Ñaêng kyù taïm truù", "old font" },
    { "%PDF-1.7", "no table" },
    { "\xD0\xCF\x11\xE0\xA1", "Excel workbook of the old kind" },
    { "PK\x03\x04 and no more", "damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      assert_refused (read_text (cases[i].text, &error), &error, cases[i].words);
    }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);

    assert_refused (dh_table_new ("t", bytes, 9, &error), &error, "no table");
  }
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (dh_table_new_from_file ("/nowhere/x.csv", 9, &error));
    g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  }
}

/* Words of today with a foreign letter or sign are no old font. */
static void
test_not_legacy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhTable) table = read_text ("25 × VNeID,Café,Müller,25°,«Chợ»,Đăng ký", &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
}

static void
test_caps (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *cell = g_strnfill (DH_TABLE_MAX_CELL, 'x');

  for (guint i = 0; i < DH_TABLE_MAX_ROWS; i++)
    g_string_append (text, "a\n\n");
  for (guint more = 0; more < 2; more++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DhTable) table = read_text (text->str, &error);

      g_assert_cmpint (table != NULL, ==, more == 0);
      if (more == 1)
        assert_refused (table, &error, "more than 5000 rows");
      g_string_append (text, "a");
    }
  g_string_assign (text, "a");
  for (guint i = 1; i < DH_TABLE_MAX_COLUMNS; i++)
    g_string_append (text, ",a");
  for (guint more = 0; more < 2; more++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DhTable) table = read_text (text->str, &error);

      g_assert_cmpint (table != NULL, ==, more == 0);
      if (more == 1)
        assert_refused (table, &error, "more than 50 columns");
      g_string_append (text, ",a");
    }
  g_string_printf (text, "a,%s", cell);
  for (guint more = 0; more < 2; more++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DhTable) table = read_text (text->str, &error);

      g_assert_cmpint (table != NULL, ==, more == 0);
      if (more == 1)
        assert_refused (table, &error, "t:1: The cell in column 2");
      g_string_append_c (text, 'y');
    }
  {
    g_autoptr (GError) error = NULL;
    gsize size = DH_TABLE_MAX_BYTES + 1;
    g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (size, 'a'), size);

    assert_refused (dh_table_new ("t", bytes, 9, &error), &error, "10 MB");
  }
}

static void
test_workbook (gconstpointer data)
{
  static const char *const expected[][6] = {
    { "Ngày", "Địa điểm", "Thủ tục", "Số lượng", "Người hỗ trợ", "Ghi chú" },
    /* A formula that nobody has worked out yet has no value. */
    { "2026-11-02", "Chợ Đăk Rong", "VNeID", "25", "An; Bình", "" },
    { "46328", "Nhà văn hóa thôn 2", "Sao y", "3.5", "An", "" },
    { "2026-11-04 08:30", "", "", "", "", "1" },
    { "05/11/2026", "", "", "0.3", "", "" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DhTable) table = read_book (data, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dh_table_n_rows (table), ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (dh_table_n_columns (table), ==, 6);
  for (guint row = 0; row < G_N_ELEMENTS (expected); row++)
    for (guint column = 0; column < 6; column++)
      g_assert_cmpstr (dh_table_get (table, row, column), ==, expected[row][column]);
  g_assert_cmpuint (dh_table_line (table, 4), ==, 6);
}

static glong
get_peak_kb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* Files made to harm: refused at once, and without the memory that they ask for. */
static void
test_hostile (void)
{
  static const char *const names[] = { "bomb.xlsx", "deep.xlsx", "entity.xlsx" };
  glong before = get_peak_kb ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();

      assert_refused (read_book (names[i], &error), &error, "damaged");
      g_assert_cmpfloat ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, <,
                         MAX_SECONDS);
    }
  /* Freed memory that the sanitizer holds back counts as well. */
  g_assert_cmpint (get_peak_kb () - before, <, 1024 * 1024);
  {
    g_autoptr (GError) error = NULL;

    assert_refused (read_book ("wide.xlsx", &error), &error, "more than 50 columns");
  }
}

/* ---- At random */

static void
append_number (GByteArray *out, guint32 number, guint bytes)
{
  for (guint i = 0; i < bytes; i++)
    {
      guint8 byte = (guint8) (number >> (8 * i));

      g_byte_array_append (out, &byte, 1);
    }
}

static guint32
crc32_of (const GByteArray *data)
{
  guint32 crc = 0xffffffffu;

  for (guint i = 0; i < data->len; i++)
    {
      crc ^= data->data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320u : 0);
    }
  return ~crc;
}

#define N_PARTS 5

static const char *const part_names[N_PARTS] = {
  "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels",
  "xl/worksheets/sheet2.xml",
  "xl/sharedStrings.xml",
  "xl/styles.xml",
};

/* An archive of the parts, nothing packed, every checksum right. */
static GBytes *
archive (GByteArray **parts)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint start;

  for (guint i = 0; i < N_PARTS; i++)
    {
      guint offset = out->len;
      guint32 crc = crc32_of (parts[i]);
      guint32 name = (guint32) strlen (part_names[i]);

      append_number (out, 0x04034b50u, 4);
      append_number (out, 0, 4);
      append_number (out, 0, 2);
      append_number (out, 0, 4);
      append_number (out, crc, 4);
      append_number (out, parts[i]->len, 4);
      append_number (out, parts[i]->len, 4);
      append_number (out, name, 4);
      g_byte_array_append (out, (const guint8 *) part_names[i], name);
      g_byte_array_append (out, parts[i]->data, parts[i]->len);
      append_number (directory, 0x02014b50u, 4);
      append_number (directory, 0, 4);
      append_number (directory, 0, 4);
      append_number (directory, 0, 4);
      append_number (directory, crc, 4);
      append_number (directory, parts[i]->len, 4);
      append_number (directory, parts[i]->len, 4);
      append_number (directory, name, 4);
      /* Length of the comment, disk, attributes. */
      for (guint zeros = 0; zeros < 5; zeros++)
        append_number (directory, 0, 2);
      append_number (directory, offset, 4);
      g_byte_array_append (directory, (const guint8 *) part_names[i], name);
    }
  start = out->len;
  g_byte_array_append (out, directory->data, directory->len);
  append_number (out, 0x06054b50u, 4);
  append_number (out, 0, 4);
  append_number (out, N_PARTS | N_PARTS << 16, 4);
  append_number (out, directory->len, 4);
  append_number (out, start, 4);
  append_number (out, 0, 2);
  return g_byte_array_free_to_bytes (out);
}

static void
mutate (GByteArray *data, GRand *random)
{
  static const char *const scraps[] = {
    "99999999999", "-1",   "</row>",          "</c>", "<c>", "<v>",  "<row>",     "&#0;",
    "&#x110000;",  "<si>", "4294967295",      "<t>",  "]]>", "<!--", "<![CDATA[", "\xff",
    "1e999",       "nan",  "r=\"ZZZZZZZZ9\"",
  };

  for (gint n = g_rand_int_range (random, 1, 8); n > 0 && data->len > 60; n--)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint) data->len - 50);
      const char *scrap = scraps[g_rand_int_range (random, 0, G_N_ELEMENTS (scraps))];

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          data->data[at] = (guint8) g_rand_int (random);
          break;
        case 1:
          g_byte_array_remove_range (data, at, (guint) g_rand_int_range (random, 1, 40));
          break;
        case 2:
          memcpy (data->data + at, scrap, strlen (scrap));
          break;
        default:
          g_byte_array_append (data, data->data + at, 1);
          break;
        }
    }
}

static GByteArray *
copy_bytes (GBytes *bytes)
{
  GByteArray *copy = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_byte_array_append (copy, data, (guint) size);
  return copy;
}

/* Neither crash nor hang nor memory without end, whatever a file has suffered: bytes of the file
 * itself, and of what is packed in it. */
static void
test_random (void)
{
  g_autofree char *path = g_build_filename (folder, "shared.xlsx", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (20261121);
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (DhZip) zip = NULL;
  gsize size;
  guint read = 0, refused = 0;
  glong before = get_peak_kb ();

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  whole = g_bytes_new (contents, size);
  zip = dh_zip_new (whole);
  for (guint i = 0; i < MUTATIONS; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DhTable) table = NULL;
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();

      if (i % 3 == 0)
        {
          GByteArray *data = copy_bytes (whole);

          mutate (data, random);
          bytes = g_byte_array_free_to_bytes (data);
        }
      else
        {
          GByteArray *parts[N_PARTS];
          gint hit = g_rand_int_range (random, 0, N_PARTS);

          for (guint part = 0; part < N_PARTS; part++)
            {
              gsize budget = DH_TABLE_MAX_UNPACKED;
              g_autoptr (GBytes) xml = dh_zip_read (zip, part_names[part], &budget);

              g_assert_nonnull (xml);
              parts[part] = copy_bytes (xml);
            }
          if (i > 1)
            mutate (parts[hit], random);
          bytes = archive (parts);
          for (guint part = 0; part < N_PARTS; part++)
            g_byte_array_unref (parts[part]);
        }
      table = dh_table_new ("t", bytes, DH_TABLE_MAX_ROWS, &error);
      if (i == 1)
        g_assert_no_error (error);
      g_assert_true ((table != NULL) == (error == NULL));
      if (table == NULL)
        g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
      read += table != NULL;
      refused += table == NULL;
      g_assert_cmpfloat ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, <,
                         MAX_SECONDS);
    }
  g_test_message ("%u read, %u refused", read, refused);
  /* Both ways were taken. */
  g_assert_cmpuint (read, >, MUTATIONS / 20);
  g_assert_cmpuint (refused, >, MUTATIONS / 20);
  g_assert_cmpint (get_peak_kb () - before, <, 512 * 1024);
}

/* ---- For the lists */

static void
test_volunteers (IoFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder, "volunteers.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  DhImportResult result;

  g_assert_true (dh_import_volunteers (fixture->store, path, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.added, ==, 2);
  g_assert_true (dh_import_volunteers (fixture->store, path, &result, &error));
  g_assert_cmpuint (result.unchanged, ==, 2);
}

/* A code that the spreadsheet took for a number is the same code. */
static void
test_catalogue (IoFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder, "catalogue.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  DhImportResult result;

  g_assert_true (dh_import_catalogue (fixture->store, path, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.added, ==, 2);
  g_assert_cmpint (dh_store_find_procedure (fixture->store, "9.000001", NULL), !=, 0);
  g_assert_cmpint (dh_store_find_procedure (fixture->store, "9.000470", NULL), !=, 0);
}

/* A fault names the row of the sheet; nothing is written. */
static void
test_faulty_list (IoFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder, "plain.xlsx", NULL);
  g_autofree char *damaged = g_build_filename (folder, "bomb.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;
  DhImportResult result;

  g_assert_false (dh_import_volunteers (fixture->store, path, &result, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "plain.xlsx:1: "));
  g_assert_false (dh_import_volunteers (fixture->store, damaged, &result, &other));
  g_assert_nonnull (strstr (other->message, "bomb.xlsx: "));
}

static void
make_books (void)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "core/io/make-workbook.py", NULL);
  const char *argv[] = { "python3", script, NULL, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  folder = g_dir_make_tmp ("dh-table-XXXXXX", &error);
  g_assert_no_error (error);
  argv[2] = folder;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

static void
remove_books (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_books ();
  g_test_add_func ("/table-file/text", test_text);
  g_test_add_func ("/table-file/text-lines", test_text_lines);
  g_test_add_func ("/table-file/utf-16", test_utf16);
  g_test_add_func ("/table-file/refused", test_refused);
  g_test_add_func ("/table-file/not-legacy", test_not_legacy);
  g_test_add_func ("/table-file/caps", test_caps);
  g_test_add_data_func ("/table-file/workbook/inline", "plain.xlsx", test_workbook);
  g_test_add_data_func ("/table-file/workbook/shared", "shared.xlsx", test_workbook);
  g_test_add_func ("/table-file/hostile", test_hostile);
  g_test_add_func ("/table-file/random", test_random);
  g_test_add ("/table-file/volunteers", IoFixture, NULL, io_fixture_set_up, test_volunteers,
              io_fixture_tear_down);
  g_test_add ("/table-file/catalogue", IoFixture, NULL, io_fixture_set_up, test_catalogue,
              io_fixture_tear_down);
  g_test_add ("/table-file/faulty-list", IoFixture, NULL, io_fixture_set_up, test_faulty_list,
              io_fixture_tear_down);
  status = g_test_run ();
  remove_books ();
  return status;
}
