/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "repo/dh-procedure-repo.h"

#include "text/dh-text.h"

#define PROCEDURE_SELECT                                                                           \
  "SELECT id, code, name, field, kind, keywords, active_to, replaced_by, sample, name_fold, "      \
  "keywords_fold, prepare FROM procedure "

static char *
text_or_empty (DhStmt *stmt, int column)
{
  const char *text = dh_stmt_text (stmt, column);

  return g_strdup (text != NULL ? text : "");
}

static DhProcedure *
read_procedure (DhStmt *stmt)
{
  DhProcedure *procedure = g_new0 (DhProcedure, 1);

  procedure->id = dh_stmt_int (stmt, 0);
  procedure->code = text_or_empty (stmt, 1);
  procedure->name = text_or_empty (stmt, 2);
  procedure->field = text_or_empty (stmt, 3);
  procedure->kind = text_or_empty (stmt, 4);
  procedure->keywords = text_or_empty (stmt, 5);
  procedure->active_to = text_or_empty (stmt, 6);
  procedure->replaced_by = text_or_empty (stmt, 7);
  procedure->sample = dh_stmt_int (stmt, 8) != 0;
  procedure->name_fold = text_or_empty (stmt, 9);
  procedure->keywords_fold = text_or_empty (stmt, 10);
  procedure->prepare = text_or_empty (stmt, 11);
  procedure->initials = dh_text_initials (procedure->name);
  return procedure;
}

gboolean
dh_procedure_repo_exists (DhDb *db, gint64 id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "SELECT 1 FROM procedure WHERE id = ?", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, id);
  return dh_stmt_step (stmt, error);
}

DhProcedure *
dh_procedure_repo_get (DhDb *db, gint64 id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, PROCEDURE_SELECT "WHERE id = ?", error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, id);
  return dh_stmt_step (stmt, error) ? read_procedure (stmt) : NULL;
}

gint64
dh_procedure_repo_match (DhDb *db, const char *code, const char *name, GError **error)
{
  gboolean has_code = code[0] != '\0';
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      has_code ? "SELECT id FROM procedure WHERE code = ?"
               : "SELECT id FROM procedure WHERE name = ? AND code IS NULL",
      error);

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_text (stmt, 1, has_code ? code : name);
  return dh_stmt_step (stmt, error) ? dh_stmt_int (stmt, 0) : 0;
}

gint64
dh_procedure_repo_find (DhDb *db, const char *code_or_name, GError **error)
{
  g_autoptr (DhStmt) stmt =
                dh_db_prepare (db,
                               "SELECT id FROM procedure WHERE code = ?1 OR name = ?1 "
                               "ORDER BY ifnull (code, '') <> ?1, active_to <> '', id LIMIT 1",
                               error);

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_text (stmt, 1, code_or_name);
  return dh_stmt_step (stmt, error) ? dh_stmt_int (stmt, 0) : 0;
}

gint64
dh_procedure_repo_write (DhDb *db, gint64 id, const DhProcedure *procedure, GError **error)
{
  g_autofree char *name_fold = dh_text_fold (procedure->name);
  g_autofree char *keywords_fold = dh_text_fold_list (procedure->keywords);
  g_autoptr (GBytes) sort_key = dh_text_sort_key (procedure->name);
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "INSERT INTO procedure (id, code, name, field, kind, keywords, active_to, replaced_by, "
      "sample, name_fold, keywords_fold, sort_key, prepare) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name, "
      "field = excluded.field, kind = excluded.kind, keywords = excluded.keywords, "
      "active_to = excluded.active_to, replaced_by = excluded.replaced_by, "
      "sample = excluded.sample, name_fold = excluded.name_fold, "
      "keywords_fold = excluded.keywords_fold, sort_key = excluded.sort_key, "
      "prepare = excluded.prepare",
      error);

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_id (stmt, 1, id);
  if (procedure->code[0] != '\0')
    dh_stmt_bind_text (stmt, 2, procedure->code);
  else
    dh_stmt_bind_null (stmt, 2);
  dh_stmt_bind_text (stmt, 3, procedure->name);
  dh_stmt_bind_text (stmt, 4, procedure->field);
  dh_stmt_bind_text (stmt, 5, procedure->kind);
  dh_stmt_bind_text (stmt, 6, procedure->keywords);
  dh_stmt_bind_text (stmt, 7, procedure->active_to);
  dh_stmt_bind_text (stmt, 8, procedure->replaced_by);
  dh_stmt_bind_int (stmt, 9, procedure->sample);
  dh_stmt_bind_text (stmt, 10, name_fold);
  dh_stmt_bind_text (stmt, 11, keywords_fold);
  dh_stmt_bind_bytes (stmt, 12, sort_key);
  dh_stmt_bind_text (stmt, 13, procedure->prepare);
  if (!dh_stmt_run (stmt, error))
    return 0;
  return id != 0 ? id : dh_db_last_id (db);
}

GPtrArray *
dh_procedure_repo_list (DhDb *db, const char *valid_on, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_procedure_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (db,
                                          PROCEDURE_SELECT
                                          "WHERE ?1 IS NULL OR active_to = '' OR active_to >= ?1 "
                                          "ORDER BY field, sort_key, id",
                                          error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_text (stmt, 1, valid_on);
  while (dh_stmt_step (stmt, &local_error))
    g_ptr_array_add (list, read_procedure (stmt));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&list);
}
