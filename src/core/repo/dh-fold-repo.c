/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "repo/dh-fold-repo.h"

#include <glib/gi18n-lib.h>

/* Parents before their parts. */
static const struct
{
  const char *stream;
  const char *table;
  const char *key; /* holds the seq of the stream's first event, or the event's own */
} folds[] = {
  { "numbers", "numbering", "id" },
  { "note", "day_note", "id" },
  { "sheet", "sheet", "id" },
  { "sheet", "sheet_row", "sheet_id" },
  { "sheet", "sheet_volunteer", "sheet_id" },
  { "feedback", "feedback", "id" },
  { "rating", "rating", "id" },
};

gboolean
dh_fold_repo_has (DhEventKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    if (g_str_equal (folds[i].stream, dh_journal_stream (kind)))
      return TRUE;
  return FALSE;
}

static gboolean
run (DhDb *db, const char *format, guint fold, gint64 id, GError **error)
{
  g_autoptr (GString) sql = g_string_new (format);
  g_autoptr (DhStmt) stmt = NULL;

  g_string_replace (sql, "TABLE", folds[fold].table, 0);
  g_string_replace (sql, "KEY", folds[fold].key, 0);
  stmt = dh_db_prepare (db, sql->str, error);
  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, id);
  return dh_stmt_run (stmt, error);
}

gboolean
dh_fold_repo_write (DhDb *db, const DhEventHead *event, GError **error)
{
  const char *stream = dh_journal_stream (event->kind);
  /* The stream of numbers is the day, of which each event is a row. */
  gint64 id = g_str_equal (stream, "numbers") ? event->seq : event->stream_id;

  for (guint i = G_N_ELEMENTS (folds); i-- > 0;)
    if (g_str_equal (folds[i].stream, stream) &&
        !run (db, "DELETE FROM TABLE WHERE KEY = ?", i, id, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    if (g_str_equal (folds[i].stream, stream) &&
        !run (db, "INSERT INTO TABLE SELECT * FROM TABLE_fold WHERE KEY = ?", i, id, error))
      return FALSE;
  return TRUE;
}

gint32
dh_fold_repo_day_of (DhDb *db, const DhEventHead *event)
{
  g_autoptr (DhStmt) stmt = NULL;

  if (event->kind != DH_EVENT_SHEET)
    return 0;
  stmt = dh_db_prepare (db, "SELECT day FROM sheet WHERE id = ?", NULL);
  if (stmt == NULL)
    return 0;
  dh_stmt_bind_int (stmt, 1, event->stream_id);
  return dh_stmt_step (stmt, NULL) ? (gint32) dh_stmt_int (stmt, 0) : 0;
}

gboolean
dh_fold_repo_check (DhDb *db, GPtrArray *faults, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autoptr (GString) sql = g_string_new (
          "SELECT DISTINCT KEY FROM (SELECT * FROM (SELECT * FROM TABLE EXCEPT SELECT * FROM "
          "TABLE_fold) UNION ALL SELECT * FROM (SELECT * FROM TABLE_fold EXCEPT SELECT * FROM "
          "TABLE)) ORDER BY 1");
      g_autoptr (DhStmt) stmt = NULL;
      g_autoptr (GError) local_error = NULL;

      g_string_replace (sql, "TABLE", folds[i].table, 0);
      g_string_replace (sql, "KEY", folds[i].key, 0);
      stmt = dh_db_prepare (db, sql->str, error);
      if (stmt == NULL)
        return FALSE;
      while (dh_stmt_step (stmt, &local_error))
        {
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dh_stmt_int (stmt, 0));

          g_ptr_array_add (faults, g_strdup_printf (_ ("Row %s of table %s is not what the journal "
                                                       "says."),
                                                    id, folds[i].table));
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
dh_fold_repo_numbers_stopped (DhDb *db, gint32 day, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "SELECT NOT open FROM numbering WHERE day = ? ORDER BY id DESC LIMIT 1", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, day);
  return dh_stmt_step (stmt, error) && dh_stmt_int (stmt, 0) != 0;
}
