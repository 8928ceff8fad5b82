/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "repo/dh-history-repo.h"

/* The event meant is the one itself, or what an undo or redo points to. Numbers come from the
 * arrival, whose visit may be undone. */
#define HISTORY_SELECT                                                                             \
  "SELECT e.seq, e.kind, e.at, a.body ->> '$.ticket', o.name, e.undone_by IS NOT NULL "            \
  "FROM event e JOIN event m ON m.seq = ifnull (e.target, e.seq) "                                 \
  "LEFT JOIN event a ON m.stream = 'visit' AND a.seq = m.stream_id "                               \
  "LEFT JOIN volunteer o ON o.id = CASE WHEN m.stream = 'duty' THEN m.stream_id "                  \
  "WHEN m.kind = 'start' THEN m.body ->> '$.volunteers[0]' END "

static char *
text_or_empty (DhStmt *stmt, int column)
{
  const char *text = dh_stmt_text (stmt, column);

  return g_strdup (text != NULL ? text : "");
}

GPtrArray *
dh_history_repo_list (DhDb *db, gint32 day, guint limit, GError **error)
{
  g_autoptr (GPtrArray)
                items = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_history_item_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (db,
                                          HISTORY_SELECT "WHERE e.day = ?1 AND e.stream IN "
                                                         "('visit', 'duty', 'day', 'undo') "
                                                         "ORDER BY e.seq DESC LIMIT ?2",
                                          error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, day);
  dh_stmt_bind_int (stmt, 2, limit > 0 ? (gint64) limit : -1);
  while (dh_stmt_step (stmt, &local_error))
    {
      DhHistoryItem *item = g_new0 (DhHistoryItem, 1);

      item->event_id = dh_stmt_int (stmt, 0);
      dh_event_kind_from_code (dh_stmt_text (stmt, 1), &item->kind);
      item->at = dh_stmt_int (stmt, 2);
      item->ticket = text_or_empty (stmt, 3);
      item->volunteer = text_or_empty (stmt, 4);
      item->undone = dh_stmt_int (stmt, 5) != 0;
      g_ptr_array_add (items, item);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&items);
}
