/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "repo/dh-person-repo.h"

#include "text/dh-text.h"

gboolean
dh_person_repo_insert (DhDb *db,
                       gint64 visit_id,
                       const char *name,
                       const char *phone,
                       gint32 erase_on,
                       GError **error)
{
  g_autofree char *name_fold = dh_text_fold (name);
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "INSERT INTO person (visit_id, name, phone, name_fold, erase_on) VALUES (?, ?, ?, ?, ?)",
      error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, visit_id);
  dh_stmt_bind_text (stmt, 2, name);
  dh_stmt_bind_text (stmt, 3, phone);
  dh_stmt_bind_text (stmt, 4, name_fold);
  dh_stmt_bind_int (stmt, 5, erase_on);
  return dh_stmt_run (stmt, error);
}

gint64
dh_person_repo_erase (DhDb *db, gint32 today, gboolean all, GError **error)
{
  g_autoptr (DhStmt)
                stmt = dh_db_prepare (db, "DELETE FROM person WHERE erase_on <= ?1 OR ?2", error);

  if (stmt == NULL)
    return -1;
  dh_stmt_bind_int (stmt, 1, today);
  dh_stmt_bind_int (stmt, 2, all);
  return dh_stmt_run (stmt, error) ? dh_db_changes (db) : -1;
}

gint64
dh_person_repo_erase_visit (DhDb *db, gint64 visit_id, GError **error)
{
  g_autoptr (DhStmt) stmt =
                dh_db_prepare (db,
                               "WITH RECURSIVE same (id) AS (VALUES (?1) "
                               "UNION SELECT v.origin_id FROM visit v JOIN same s ON v.id = s.id "
                               "WHERE v.origin_id IS NOT NULL "
                               "UNION SELECT v.id FROM visit v JOIN same s ON v.origin_id = s.id) "
                               "DELETE FROM person WHERE visit_id IN (SELECT id FROM same UNION "
                               "SELECT e.seq FROM event e JOIN same s ON e.stream = 'visit' "
                               "AND e.stream_id = s.id)",
                               error);

  if (stmt == NULL)
    return -1;
  dh_stmt_bind_int (stmt, 1, visit_id);
  return dh_stmt_run (stmt, error) ? dh_db_changes (db) : -1;
}
