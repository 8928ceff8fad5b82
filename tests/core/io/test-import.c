/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "dh-error.h"
#include "io/dh-import.h"
#include "io-fixture.h"

typedef gboolean (*ImportFunc) (DhStore *, const char *, DhImportResult *, GError **);

static void
import (IoFixture *self,
        ImportFunc function,
        const char *text,
        guint added,
        guint changed,
        guint unchanged)
{
  g_autofree char *path = io_fixture_write (self, "in.csv", text);
  g_autoptr (GError) error = NULL;
  DhImportResult result;

  function (self->store, path, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.added, ==, added);
  g_assert_cmpuint (result.changed, ==, changed);
  g_assert_cmpuint (result.unchanged, ==, unchanged);
}

/* Refused with "in.csv" and @message, and nothing is changed. */
static void
refuse (IoFixture *self, ImportFunc function, const char *text, const char *message)
{
  g_autofree char *path = io_fixture_write (self, "in.csv", text);
  g_autofree char *expected = g_strconcat (path, message, NULL);
  g_autofree char *before = io_fixture_content (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  DhImportResult result = { 7, 7, 7 };

  g_assert_false (function (self->store, path, &result, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, expected));
  g_assert_cmpuint (result.added + result.changed + result.unchanged, ==, 0);
  after = io_fixture_content (self);
  g_assert_cmpstr (after, ==, before);
}

static const DhProcedure *
find_procedure (GPtrArray *procedures, const char *code_or_name)
{
  for (guint i = 0; i < procedures->len; i++)
    {
      const DhProcedure *procedure = g_ptr_array_index (procedures, i);

      if (g_str_equal (procedure->code, code_or_name) ||
          g_str_equal (procedure->name, code_or_name))
        return procedure;
    }
  g_assert_not_reached ();
}

static void
test_catalogue (IoFixture *self, gconstpointer data)
{
  const char text[] = "\xEF\xBB\xBF"
                      "code;name;field;kind;keywords;active_to;replaced_by\r\n"
                      "1.001193;Đăng ký khai sinh (mới);Hộ tịch;procedure;khai sinh;31/12/2026;\r\n"
                      ";Ví điện tử;Dịch vụ số;digital;ví;;\r\n"
                      "9.000001;Việc mới;Lĩnh vực mới;;\"a;b\";;\r\n"
                      ";Việc không mã;;general;;;\r\n";
  g_autoptr (GPtrArray) before = dh_store_list_procedures (self->store, FALSE, NULL);
  g_autoptr (GPtrArray) after = NULL;
  const DhProcedure *procedure;

  import (self, dh_import_catalogue, text, 2, 2, 0);
  import (self, dh_import_catalogue, text, 0, 0, 4);
  after = dh_store_list_procedures (self->store, FALSE, NULL);
  g_assert_cmpuint (after->len, ==, before->len + 2); /* nothing is deleted */

  procedure = find_procedure (after, "1.001193");
  g_assert_cmpstr (procedure->name, ==, "Đăng ký khai sinh (mới)");
  g_assert_cmpstr (procedure->active_to, ==, "2026-12-31");
  g_assert_cmpstr (procedure->keywords, ==, "khai sinh");
  g_assert_false (procedure->sample);
  procedure = find_procedure (after, "Ví điện tử");
  g_assert_cmpstr (procedure->code, ==, "");
  g_assert_false (procedure->sample);
  procedure = find_procedure (after, "9.000001");
  g_assert_cmpstr (procedure->kind, ==, "procedure");
  g_assert_cmpstr (procedure->keywords, ==, "a;b");
  procedure = find_procedure (after, "1.000656");
  g_assert_true (procedure->sample);
  io_fixture_check (self);
}

/* What the file does not speak of stays. */
static void
test_catalogue_partial (IoFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) before = dh_store_list_procedures (self->store, FALSE, NULL);
  g_autoptr (GPtrArray) after = NULL;
  const DhProcedure *old = find_procedure (before, "2.000815");
  const DhProcedure *procedure;

  import (self, dh_import_catalogue, "Mã,Tên\n2.000815.H87,Sao y mới\n", 0, 1, 0);
  after = dh_store_list_procedures (self->store, FALSE, NULL);
  procedure = find_procedure (after, "2.000815");
  g_assert_cmpstr (procedure->name, ==, "Sao y mới");
  g_assert_cmpstr (old->keywords, !=, "");
  g_assert_cmpstr (procedure->keywords, ==, old->keywords);
  g_assert_cmpstr (procedure->field, ==, old->field);
  g_assert_cmpstr (procedure->kind, ==, old->kind);
  import (self, dh_import_catalogue, "code,name,keywords\n2.000815,Sao y mới,\n", 0, 1, 0);
  g_clear_pointer (&after, g_ptr_array_unref);
  after = dh_store_list_procedures (self->store, FALSE, NULL);
  g_assert_cmpstr (find_procedure (after, "2.000815")->keywords, ==, "");
}

static void
test_catalogue_refused (IoFixture *self, gconstpointer data)
{
  refuse (self, dh_import_catalogue, "", ":1: ");
  refuse (self, dh_import_catalogue, "code\n1.000001\n", ":1: Column “name” is missing.");
  refuse (self, dh_import_catalogue, "code,name\n9.000001,A\n9.000002,\n", ":3: ");
  refuse (self, dh_import_catalogue, "code,name\n9.000001,A\n9.000002\n", ":3: ");
  refuse (self, dh_import_catalogue, "name,kind\nA,digital\nB,other\n", ":3: ");
  refuse (self, dh_import_catalogue, "code,name\n9.000001,A\n9.000001,B\n", ":3: ");
  refuse (self, dh_import_catalogue, "code,name\n9.000001,A\n9.000002,\xC3\n", ":3: ");
  refuse (self, dh_import_catalogue, "name\nA\n\"B\n", ":3: ");
}

static const DhVolunteer *
find_volunteer (GPtrArray *volunteers, const char *name, const char *unit)
{
  for (guint i = 0; i < volunteers->len; i++)
    {
      const DhVolunteer *volunteer = g_ptr_array_index (volunteers, i);

      if (g_str_equal (volunteer->name, name) && g_str_equal (volunteer->unit, unit))
        return volunteer;
    }
  g_assert_not_reached ();
}

static void
test_volunteers (IoFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) volunteers = NULL;

  import (self, dh_import_volunteers,
          "Họ và tên;Đơn vị;Số điện thoại\nĐỗ Đức;Chi đoàn 1;0912 345 678\n"
          "Đỗ Đức;Chi đoàn 2;\n  Lê  Thị Út;;'+84 9\n",
          3, 0, 0);
  import (self, dh_import_volunteers,
          "name,unit,phone\nĐỗ Đức,Chi đoàn 1,0912 345 678\nĐỗ Đức,Chi đoàn 2,1\nMới,,\n", 1, 1, 1);
  /* Without units and telephones, both stay. */
  import (self, dh_import_volunteers, "name\nLê Thị Út\nMới\n", 0, 0, 2);
  volunteers = dh_store_list_volunteers (self->store, FALSE, NULL);
  g_assert_cmpuint (volunteers->len, ==, 4);
  g_assert_cmpstr (find_volunteer (volunteers, "Đỗ Đức", "Chi đoàn 1")->phone, ==, "0912 345 678");
  g_assert_cmpstr (find_volunteer (volunteers, "Đỗ Đức", "Chi đoàn 2")->phone, ==, "1");
  g_assert_cmpstr (find_volunteer (volunteers, "Lê Thị Út", "")->phone, ==, "+84 9");

  refuse (self, dh_import_volunteers, "name\nĐỗ Đức\n", ":2: There are several called “Đỗ Đức”");
  refuse (self, dh_import_volunteers, "name,email\nA,b\n", ":1: Column “email” is not known");
  refuse (self, dh_import_volunteers, "unit\nA\n", ":1: Column “name” is missing.");
  refuse (self, dh_import_volunteers, "name,unit\nX,\n ,Y\n", ":3: The volunteer has no name.");
  refuse (self, dh_import_volunteers, "name\nX\nY\nX\n", ":4: “X” stands in line 2 already.");
  refuse (self, dh_import_volunteers, "name,unit\nX,\n\"A;B\",Y\n", ":3: A name must not hold");
  io_fixture_check (self);
}

/* The database itself fails in the middle: what was written before is taken back. */
static void
test_failing_database (IoFixture *self, gconstpointer data)
{
  const char volunteers[] = "name\nTrước\nX\nSau\n";
  const char catalogue[] = "code,name\n9.000001,Trước\n9.000002,X\n";
  const ImportFunc functions[] = { dh_import_volunteers, dh_import_catalogue };
  const char *const texts[] = { volunteers, catalogue };
  g_autoptr (GError) error = NULL;

  dh_db_exec (dh_store_db (self->store),
              "CREATE TEMP TRIGGER v BEFORE INSERT ON volunteer WHEN NEW.name = 'X' "
              "BEGIN SELECT RAISE (ABORT, 'failing'); END;"
              "CREATE TEMP TRIGGER p BEFORE INSERT ON procedure WHEN NEW.name = 'X' "
              "BEGIN SELECT RAISE (ABORT, 'failing'); END;",
              &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_autofree char *path = io_fixture_write (self, "in.csv", texts[i]);
      g_autofree char *before = io_fixture_content (self);
      g_autofree char *after = NULL;
      DhImportResult result;

      g_assert_false (functions[i](self->store, path, &result, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "failing"));
      g_clear_error (&error);
      g_assert_cmpuint (result.added, ==, 0);
      after = io_fixture_content (self);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_no_file (IoFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DhImportResult result;

  g_assert_false (dh_import_volunteers (self->store, "/nonexistent/a.csv", &result, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/nonexistent/a.csv"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, IoFixture, NULL, io_fixture_set_up, function, io_fixture_tear_down)
  ADD ("/import/catalogue", test_catalogue);
  ADD ("/import/catalogue-partial", test_catalogue_partial);
  ADD ("/import/catalogue-refused", test_catalogue_refused);
  ADD ("/import/volunteers", test_volunteers);
  ADD ("/import/failing-database", test_failing_database);
  ADD ("/import/no-file", test_no_file);
  return g_test_run ();
}
