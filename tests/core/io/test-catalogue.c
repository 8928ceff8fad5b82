/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "dh-day.h"
#include "dh-error.h"
#include "io/dh-catalogue.h"

static GPtrArray *
parse (const char *data, GError **error)
{
  g_autoptr (DhCsvReader) reader = dh_csv_reader_new ("c.csv", data, strlen (data), error);

  return reader != NULL ? dh_catalogue_parse (reader, error) : NULL;
}

static gboolean
is_national_code (const char *code)
{
  return g_regex_match_simple ("^[0-9]\\.[0-9]{6}$", code, 0, 0);
}

static void
test_builtin (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) procedures = dh_catalogue_builtin (&error);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) keywords = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint with_code = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < procedures->len; i++)
    {
      const DhProcedure *procedure = g_ptr_array_index (procedures, i);
      g_auto (GStrv) items = g_strsplit (procedure->keywords_fold, ";", -1);
      gint32 day;

      g_assert_true (procedure->sample);
      g_assert_cmpint (procedure->id, ==, 0);
      g_assert_cmpstr (procedure->name, !=, "");
      g_assert_cmpstr (procedure->field, !=, "");
      g_assert_cmpstr (procedure->name_fold, !=, "");
      if (procedure->code[0] != '\0')
        {
          g_assert_true (is_national_code (procedure->code));
          g_assert_true (g_hash_table_add (codes, procedure->code));
          g_assert_cmpstr (procedure->kind, ==, "procedure");
          with_code++;
        }
      else
        g_assert_cmpstr (procedure->kind, !=, "procedure");
      g_assert_true (procedure->active_to[0] == '\0' || dh_day_parse (procedure->active_to, &day));
      /* A keyword that two share would never choose either. */
      for (guint j = 0; items[j] != NULL; j++)
        g_assert_true (g_hash_table_add (keywords, g_strdup (items[j])));
    }
  g_assert_cmpuint (with_code, ==, 157);
  g_assert_cmpuint (procedures->len, ==, 157 + 26);
  for (guint i = 0; i < procedures->len; i++)
    {
      const DhProcedure *procedure = g_ptr_array_index (procedures, i);

      g_assert_true (procedure->replaced_by[0] == '\0' ||
                     g_hash_table_contains (codes, procedure->replaced_by));
    }
}

static void
test_parse (void)
{
  const char data[] = "\xEF\xBB\xBFTên thủ tục;Mã;Từ khóa;Hết hiệu lực;Loại;Lĩnh vực;Thay bằng\r\n"
                      "  Đăng  ký khai sinh ;1.001193.H87;\"khai sinh;; ks ;ks\";;;Hộ tịch;\r\n"
                      "Ví điện tử;;ví;31/12/2026;Dịch vụ số;;1.001193.01\r\n"
                      "Riêng của xã;X-1;;2026-01-02;general;;\r\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) procedures = parse (data, &error);
  const DhProcedure *procedure;

  g_assert_no_error (error);
  g_assert_cmpuint (procedures->len, ==, 3);
  procedure = g_ptr_array_index (procedures, 0);
  g_assert_cmpstr (procedure->name, ==, "Đăng ký khai sinh");
  g_assert_cmpstr (procedure->name_fold, ==, "dang ky khai sinh");
  g_assert_cmpstr (procedure->initials, ==, "dkks");
  g_assert_cmpstr (procedure->code, ==, "1.001193");
  g_assert_cmpstr (procedure->keywords, ==, "khai sinh;ks");
  g_assert_cmpstr (procedure->keywords_fold, ==, "khai sinh;ks");
  g_assert_cmpstr (procedure->kind, ==, "procedure");
  g_assert_cmpstr (procedure->field, ==, "Hộ tịch");
  g_assert_cmpstr (procedure->active_to, ==, "");
  g_assert_false (procedure->sample);
  procedure = g_ptr_array_index (procedures, 1);
  g_assert_cmpstr (procedure->kind, ==, "digital");
  g_assert_cmpstr (procedure->code, ==, "");
  g_assert_cmpstr (procedure->active_to, ==, "2026-12-31");
  g_assert_cmpstr (procedure->replaced_by, ==, "1.001193");
  g_assert_cmpstr (procedure->keywords_fold, ==, "vi");
  procedure = g_ptr_array_index (procedures, 2);
  g_assert_cmpstr (procedure->code, ==, "X-1");
  g_assert_cmpstr (procedure->active_to, ==, "2026-01-02");
}

static void
test_refused (void)
{
  const struct
  {
    const char *data, *message;
  } cases[] = {
    { "code,field\n1.000001,x\n", "c.csv:1: Column “name” is missing." },
    { "name,colour\nA,x\n", "c.csv:1: Column “colour” is not known" },
    { "name,Tên\nA,B\n", "c.csv:1: Column “Tên” stands there twice." },
    { "name,code\nA,1\n ,2\n", "c.csv:3: The procedure has no name." },
    { "name,kind\nA,other\n", "c.csv:2: “other” is no kind" },
    { "name,active_to\nA,31/02/2026\n", "c.csv:2: “31/02/2026” is not a date" },
    { "name,code\nA,1.000001\nB,1.000001.01\n", "c.csv:3: “1.000001” stands in line 2 already." },
    { "name,code\nA,\nB,\nA,\n", "c.csv:4: “A” stands in line 2 already." },
    { "name,code\nA,123456789012345678901234567890123\n", "c.csv:2: A code is longer" },
    { "name,code\nA\n", "c.csv:2: This line has another number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].data, &error));
      g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
    }
}

static void
test_too_many (void)
{
  g_autoptr (GString) data = g_string_new ("name\n");
  g_autoptr (GString) long_name = g_string_new ("name\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= DH_CATALOGUE_MAX_ROWS; i++)
    g_string_append_printf (data, "N%u\n", i);
  g_assert_null (parse (data->str, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);

  for (guint i = 0; i <= 500; i++)
    g_string_append (long_name, "ế");
  g_assert_null (parse (long_name->str, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/builtin", test_builtin);
  g_test_add_func ("/catalogue/parse", test_parse);
  g_test_add_func ("/catalogue/refused", test_refused);
  g_test_add_func ("/catalogue/too-many", test_too_many);
  return g_test_run ();
}
