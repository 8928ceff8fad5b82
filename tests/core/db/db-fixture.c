/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "db-fixture.h"

#include <glib/gstdio.h>

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_assert_no_errno (g_unlink (child));
    }
  g_assert_no_errno (g_rmdir (path));
}

void
db_fixture_set_up (DbFixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("donghanh-db-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "desk.db", NULL);
}

void
db_fixture_tear_down (DbFixture *self, gconstpointer user_data)
{
  remove_tree (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

char *
db_fixture_file (DbFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b);
}

char *
db_fixture_snapshot (DbFixture *self, const char *ignored)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = db_fixture_file (self, name);
      g_autofree char *bytes = NULL;
      g_autofree char *sum = NULL;
      gsize length;

      if ((ignored != NULL && g_str_has_suffix (name, ignored)) ||
          !g_file_test (path, G_FILE_TEST_IS_REGULAR) ||
          !g_file_get_contents (path, &bytes, &length, NULL))
        continue;
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
      g_ptr_array_add (lines, g_strdup_printf ("%s %" G_GSIZE_FORMAT " %s", name, length, sum));
    }
  g_ptr_array_sort_values (lines, compare_names);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

gint64
db_query_int (DhDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, sql, &error);
  gint64 value;

  g_assert_no_error (error);
  value = dh_stmt_step (stmt, &error) ? dh_stmt_int (stmt, 0) : 0;
  g_assert_no_error (error);
  return value;
}

char *
db_query_text (DhDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, sql, &error);
  char *value;

  g_assert_no_error (error);
  value = dh_stmt_step (stmt, &error) ? g_strdup (dh_stmt_text (stmt, 0)) : NULL;
  g_assert_no_error (error);
  return value;
}

void
db_exec (DhDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  dh_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static char *
helper_program (void)
{
  const char *name = g_getenv ("DB_HELPER");

  g_assert_nonnull (name);
  return g_strdup (name);
}

GSubprocess *
db_helper_start (const char *mode, const char *path, const char *extra)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = helper_program ();
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  GSubprocess *helper;

  helper = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
                             program, mode, path, extra, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (helper));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "ready");
  return helper;
}

char *
db_helper_run (const char *mode, const char *path, const char *extra)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = helper_program ();
  g_autoptr (GSubprocess) helper = NULL;
  char *output = NULL;

  helper =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, mode, path, extra, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (helper, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (helper));
  g_strchomp (output);
  return output;
}

void
db_helper_kill (GSubprocess *helper)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (helper, 9);
  g_subprocess_wait (helper, NULL, &error);
  g_assert_no_error (error);
}
