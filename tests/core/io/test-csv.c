/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dh-error.h"
#include "io/dh-csv.h"

/* The records of @data, fields joined by '|', records ended by '/', the line before each. */
static char *
read_all (const char *data, gssize length, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) fault = NULL;
  g_autoptr (DhCsvReader) reader = dh_csv_reader_new (
      "f.csv", data, length < 0 ? strlen (data) : (gsize) length, error);

  if (reader == NULL)
    return NULL;
  for (guint i = 0; i < dh_csv_reader_n_columns (reader); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", dh_csv_reader_column_name (reader, i));
  g_string_append_c (out, '/');
  while (dh_csv_reader_next (reader, &fault))
    {
      g_string_append_printf (out, "%u:", dh_csv_reader_line (reader));
      for (guint i = 0; i < dh_csv_reader_n_columns (reader); i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "",
                                dh_csv_reader_get (reader, (gint) i));
      g_string_append_c (out, '/');
    }
  /* Once ended, for whatever reason, it stays ended. */
  g_assert_false (dh_csv_reader_next (reader, NULL));
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static void
test_good (void)
{
  const struct
  {
    const char *data, *read;
  } cases[] = {
    { "a,b\n1,2\n3,4\n", "a|b/2:1|2/3:3|4/" },
    { "a,b\n1,2", "a|b/2:1|2/" },
    { "a,b\r\n1,2\r\n\r\n3,4\r\n", "a|b/2:1|2/4:3|4/" },
    { "a,b\r1,2\r3,4", "a|b/2:1|2/3:3|4/" },
    { "\xEF\xBB\xBF"
      "a,b\n1,2\n",
      "a|b/2:1|2/" },
    { "a;b\n1,5;2\n", "a|b/2:1,5|2/" },
    { "\"a;x\",b\n1,2\n", "a;x|b/2:1|2/" },
    { "\n\na,b\n\n\n1,2\n\n", "a|b/6:1|2/" },
    { "a,b\n,\n", "a|b/2:|/" },
    { "a\n\"\"\n", "a/2:/" },
    { "a,b\n\"x,\"\"y\"\"\",\"l1\nl2\r\nl3\"\n5,6\n", "a|b/2:x,\"y\"|l1\nl2\r\nl3/5:5|6/" },
    { "a,b\n\"x\rz\",1\n5,6\n", "a|b/2:x\rz|1/4:5|6/" },
    { " a  b ,c\n 1 , 2\n", "a b|c/2: 1 | 2/" },
    { "Te\xCC\x82n,c\n1,2\n", "Tên|c/2:1|2/" },
    { "a,\n1,2\n", "a|/2:1|2/" },
    { "a,,\n1,2,3\n", "a||/2:1|2|3/" },
    { "a,b\n'=1+1,'x\n", "a|b/2:=1+1|'x/" },
    { "a,b\n''-1,\"'\n\"\n", "a|b/2:'-1|\n/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *read = read_all (cases[i].data, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (read, ==, cases[i].read);
    }
}

static void
test_bad (void)
{
  const struct
  {
    const char *data;
    gssize length;
    const char *message; /* how it begins */
  } cases[] = {
    { "", 0, "f.csv:1: " },
    { "\n\r\n", -1, "f.csv:1: " },
    { "\xEF\xBB\xBF", -1, "f.csv:1: " },
    { "a,b\n1,2\n3\n", -1, "f.csv:3: " },
    { "a,b\n1,2,3\n", -1, "f.csv:2: " },
    { "a,b\n1,\"2\n3,4\n5,6\n", -1, "f.csv:2: A quotation mark that opens" },
    { "\"a,b\n1,2\n", -1, "f.csv:1: A quotation mark that opens" },
    { "a,b\n1,\"2\"x\n", -1, "f.csv:2: Text follows" },
    { "a,b\n1,2\"x\"\n", -1, "f.csv:2: A quotation mark stands inside" },
    { "a,b,a\n1,2,3\n", -1, "f.csv:1: Column “a”" },
    { "a,b\n1,2\nx\0,4\n", 13, "f.csv:3: The line holds a NUL" },
    { "a,b\r\n1,2\r\nx\xFF,4\r\n", -1, "f.csv:3: The line is not valid UTF-8" },
    { "a,b\r1,2\rx\xC3\x28,4\r", -1, "f.csv:3: The line is not valid UTF-8" },
    { "a,b\n1,\xED\xA0\x80\n", -1, "f.csv:2: The line is not valid UTF-8" },
    { "\xFF\xFE"
      "a\0,\0b\0",
      8, "f.csv:1: The line is not valid UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *read = read_all (cases[i].data, cases[i].length, &error);

      g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
      g_assert_null (strchr (error->message, '\n'));
      g_assert_null (read);
    }
}

static void
assert_refused (GString *data, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read = read_all (data->str, (gssize) data->len, &error);

  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, message));
  g_assert_null (read);
}

static void
test_caps (void)
{
  g_autoptr (GString) many = g_string_new ("a\n1");
  g_autoptr (GString) wide = g_string_new ("a");
  g_autoptr (GString) bare = g_string_new ("a\nb\n");
  g_autoptr (GString) quoted = g_string_new ("a\nb\n\"");
  g_autoptr (GString) enough = g_string_new ("a\n");
  g_autofree char *read = NULL;

  for (guint i = 0; i < DH_CSV_MAX_FIELDS; i++)
    g_string_append (many, ",");
  assert_refused (many, "f.csv:2: This line has too many fields.");
  for (guint i = 0; i < DH_CSV_MAX_FIELDS; i++)
    g_string_append (wide, ",");
  assert_refused (wide, "f.csv:1: This line has too many fields.");
  for (guint i = 0; i < 10 * 1024 * 1024 / 4; i++)
    {
      g_string_append (bare, "dài ");
      g_string_append (quoted, "\"\"\n.");
    }
  assert_refused (bare, "f.csv:3: This line is too long.");
  assert_refused (quoted, "f.csv:3: This line is too long.");

  for (guint i = 0; i < DH_CSV_MAX_LINE; i++)
    g_string_append_c (enough, 'x');
  read = read_all (enough->str, -1, NULL);
  g_assert_nonnull (read);
}

static void
test_column (void)
{
  const char data[] = "visit,at,Đơn vị\n1,2,3\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DhCsvReader) reader = dh_csv_reader_new ("f.csv", data, strlen (data), &error);

  g_assert_no_error (error);
  g_assert_cmpint (dh_csv_reader_column (reader, "at"), ==, 1);
  g_assert_cmpint (dh_csv_reader_column (reader, "Đơn vị"), ==, 2);
  g_assert_cmpint (dh_csv_reader_column (reader, "At"), ==, -1);
  g_assert_cmpstr (dh_csv_reader_get (reader, 0), ==, "");
  g_assert_true (dh_csv_reader_next (reader, &error));
  g_assert_cmpstr (dh_csv_reader_get (reader, 2), ==, "3");
  g_assert_cmpstr (dh_csv_reader_get (reader, -1), ==, "");
  g_assert_cmpstr (dh_csv_reader_get (reader, 3), ==, "");
  g_assert_false (dh_csv_reader_error (reader, &error, "bad %d", 7));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "f.csv:2: bad 7");
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dh-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sổ.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DhCsvReader) reader = NULL;
  g_autofree char *expected = g_strdup_printf ("%s:3: ", path);

  g_assert_null (dh_csv_reader_new_from_file (path, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);
  g_assert_null (dh_csv_reader_new_from_file (folder, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_IO);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n3\n", -1, NULL));
  reader = dh_csv_reader_new_from_file (path, &error);
  g_assert_no_error (error);
  g_assert_true (dh_csv_reader_next (reader, &error));
  g_assert_cmpstr (dh_csv_reader_get (reader, 1), ==, "2");
  g_assert_false (dh_csv_reader_next (reader, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, expected));

  g_remove (path);
  g_rmdir (folder);
}

static void
test_append (void)
{
  const struct
  {
    const char *field, *written;
  } cases[] = {
    { "", "" },
    { "an", "an" },
    { "a,b", "\"a,b\"" },
    { "a;b", "\"a;b\"" },
    { "say \"hi\"", "\"say \"\"hi\"\"\"" },
    { "l1\nl2", "\"l1\nl2\"" },
    { " x", "\" x\"" },
    { "=1+1", "'=1+1" },
    { "+84 912", "'+84 912" },
    { "-2", "'-2" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\tx", "\"'\tx\"" },
    { "\rx", "\"'\rx\"" },
    { "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0" },
    { "=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"" },
    { "'=1", "''=1" },
    { "'quoted", "'quoted" },
    { "0912", "0912" },
    { "a=b", "a=b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) first = g_string_new (NULL);
      g_autoptr (GString) second = g_string_new ("x");
      g_autofree char *expected = g_strdup_printf ("x,%s", cases[i].written);

      dh_csv_append_field (first, cases[i].field, TRUE);
      g_assert_cmpstr (first->str, ==, cases[i].written);
      dh_csv_append_field (second, cases[i].field, FALSE);
      g_assert_cmpstr (second->str, ==, expected);
    }
}

/* Whatever is written is read back the same, under any of the line ends. */
static void
test_round_trip (void)
{
  static const char *const pieces[] = { "a",  "Đ",    "ế", ",",  ";",           "\"", "\n",
                                        "\r", "\r\n", " ", "\t", "'",           "=",  "+",
                                        "-",  "@",    "0", "|",  "\xEF\xBB\xBF" };
  static const char *const ends[] = { "\n", "\r\n", "\r" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 20000; i++)
    {
      const guint n_columns = g_rand_int_range (rand, 2, 5);
      const guint n_rows = g_rand_int_range (rand, 0, 4);
      const char *end = ends[g_rand_int_range (rand, 0, 3)];
      g_autoptr (GString) data = g_string_new ("c0");
      g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (DhCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 1; j < n_columns; j++)
        g_string_append_printf (data, ",c%u", j);
      g_string_append (data, end);
      for (guint row = 0; row < n_rows; row++)
        {
          for (guint j = 0; j < n_columns; j++)
            {
              GString *field = g_string_new (NULL);

              for (guint k = g_rand_int_range (rand, 0, 5); k > 0; k--)
                g_string_append (field, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
              dh_csv_append_field (data, field->str, j == 0);
              g_ptr_array_add (fields, g_string_free_and_steal (field));
            }
          g_string_append (data, end);
        }
      reader = dh_csv_reader_new ("f.csv", data->str, data->len, &error);
      g_assert_no_error (error);
      for (guint row = 0; row < n_rows; row++)
        {
          g_assert_true (dh_csv_reader_next (reader, &error));
          g_assert_no_error (error);
          for (guint j = 0; j < n_columns; j++)
            g_assert_cmpstr (dh_csv_reader_get (reader, (gint) j), ==,
                             g_ptr_array_index (fields, row * n_columns + j));
        }
      g_assert_false (dh_csv_reader_next (reader, &error));
      g_assert_no_error (error);
    }
}

/* Any bytes at all: they are read or refused, with the line named, and nothing else happens. */
static void
test_fuzz (void)
{
  static const char valid[] = ",;\"\"\n\n\n\r ab'=";
  static const char broken[] = ",,,;;\"\"\n\n\r\r ab'=\xEF\xBB\xBF\xC3\xA1\xFF";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  guint read = 0, refused = 0;

  for (guint i = 0; i < 40000; i++)
    {
      guint length = g_rand_int_range (rand, 0, i % 2 == 0 ? 64 : 12);
      g_autofree char *data = g_malloc (length + 1); /* exact, so that reading past it is seen */
      g_autoptr (DhCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      guint line = 0;

      for (guint j = 0; j < length; j++)
        data[j] = i % 4 == 0   ? (char) g_rand_int_range (rand, 0, 256)
                  : i % 4 == 2 ? broken[g_rand_int_range (rand, 0, sizeof broken - 1)]
                               : valid[g_rand_int_range (rand, 0, sizeof valid - 1)];
      reader = dh_csv_reader_new ("f", data, length, &error);
      while (reader != NULL && dh_csv_reader_next (reader, &error))
        {
          g_assert_cmpuint (dh_csv_reader_line (reader), >, line);
          line = dh_csv_reader_line (reader);
          for (guint j = 0; j < dh_csv_reader_n_columns (reader); j++)
            g_assert_true (g_utf8_validate (dh_csv_reader_get (reader, (gint) j), -1, NULL));
        }
      if (error != NULL)
        {
          g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
          g_assert_true (g_str_has_prefix (error->message, "f:"));
          g_assert_cmpint (g_ascii_strtoll (error->message + 2, NULL, 10), >, 0);
          refused++;
        }
      else
        {
          g_assert_nonnull (reader);
          read++;
        }
    }
  g_test_message ("%u read, %u refused", read, refused);
  g_assert_cmpuint (read, >, 1000);
  g_assert_cmpuint (refused, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/good", test_good);
  g_test_add_func ("/csv/bad", test_bad);
  g_test_add_func ("/csv/caps", test_caps);
  g_test_add_func ("/csv/column", test_column);
  g_test_add_func ("/csv/file", test_file);
  g_test_add_func ("/csv/append", test_append);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  g_test_add_func ("/csv/fuzz", test_fuzz);
  return g_test_run ();
}
