/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io-fixture.h"

#include <glib/gstdio.h>

void
io_fixture_set_up (IoFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("dh-io-XXXXXX", &error);
  g_assert_no_error (error);
  self->database = g_build_filename (self->folder, "desk.db", NULL);
  dh_store_create (self->database, "Xã Thử", "Tỉnh Thử", &error);
  g_assert_no_error (error);
  self->store = dh_store_open (self->database, TRUE, &error);
  g_assert_no_error (error);
}

void
io_fixture_tear_down (IoFixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_pointer (&self->store, dh_store_close);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->database);
}

char *
io_fixture_write (IoFixture *self, const char *name, const char *text)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
add_table (DhDb *db, const char *table, GString *content)
{
  g_autofree char *columns_sql =
      g_strdup_printf ("SELECT group_concat ('quote (' || name || ')', ' || '','' || ') "
                       "FROM pragma_table_info ('%s')",
                       table);
  g_autofree char *columns = NULL;
  g_autofree char *rows_sql = NULL;

  {
    g_autoptr (DhStmt) stmt = dh_db_prepare (db, columns_sql, NULL);

    g_assert_true (dh_stmt_step (stmt, NULL));
    columns = g_strdup (dh_stmt_text (stmt, 0));
  }
  rows_sql = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY 1", columns, table);
  g_string_append_printf (content, "[%s]\n", table);
  {
    g_autoptr (DhStmt) stmt = dh_db_prepare (db, rows_sql, NULL);

    g_assert_nonnull (stmt);
    while (dh_stmt_step (stmt, NULL))
      g_string_append_printf (content, "%s\n", dh_stmt_text (stmt, 0));
  }
}

char *
io_fixture_content (IoFixture *self)
{
  DhDb *db = dh_store_db (self->store);
  g_auto (GStrv) tables = NULL;
  GString *content = g_string_new (NULL);

  {
    g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
    g_autoptr (DhStmt) stmt = dh_db_prepare (
        db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", NULL);

    while (dh_stmt_step (stmt, NULL))
      g_strv_builder_add (names, dh_stmt_text (stmt, 0));
    tables = g_strv_builder_end (names);
  }
  for (guint i = 0; tables[i] != NULL; i++)
    add_table (db, tables[i], content);
  return g_string_free_and_steal (content);
}

void
io_fixture_check (IoFixture *self)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  dh_store_check (self->store, faults, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("fault: %s", (const char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
}
