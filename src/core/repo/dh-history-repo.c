/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "repo/dh-history-repo.h"

/* The event meant is the one itself, or what an undo or redo points to. Numbers come from the
 * arrival, whose visit may be undone. */
#define HISTORY_SELECT                                                                             \
  "SELECT e.seq, e.kind, e.at, e.target, m.kind, m.at, iif (m.stream = 'visit', m.stream_id, 0), " \
  "a.body ->> '$.ticket', iif (m.kind IN ('start', 'assist', 'record', 'amend'), "                 \
  "(SELECT group_concat (w.name, '; ' ORDER BY j.key) FROM json_each (m.body, '$.volunteers') j "  \
  "JOIN volunteer w ON w.id = j.value), o.name), o.name, "                                         \
  "iif (m.kind IN ('call', 'recall', 'start'), m.body ->> '$.counter', NULL), p.name, "            \
  "iif (m.kind IN ('hold', 'leave', 'cancel', 'assist', 'record', 'amend', 'close-day'), "         \
  "m.body ->> '$.note', NULL), "                                                                   \
  "iif (m.kind IN ('assist', 'record', 'amend'), ifnull (m.body ->> '$.quantity', 1), 0), "        \
  "iif (m.stream = 'day', m.stream_id, m.day), e.undone_by IS NOT NULL "                           \
  "FROM event e JOIN event m ON m.seq = ifnull (e.target, e.seq) "                                 \
  "LEFT JOIN event a ON m.stream = 'visit' AND a.seq = m.stream_id "                               \
  "LEFT JOIN volunteer o ON m.stream = 'duty' AND o.id = m.stream_id "                             \
  "LEFT JOIN procedure p ON m.stream = 'visit' AND p.id = m.body ->> '$.procedure' "

static char *
text_or_empty (DhStmt *stmt, int column)
{
  const char *text = dh_stmt_text (stmt, column);

  return g_strdup (text != NULL ? text : "");
}

static DhHistoryItem *
read_item (DhStmt *stmt)
{
  DhHistoryItem *item = g_new0 (DhHistoryItem, 1);
  int column = 0;

  item->event_id = dh_stmt_int (stmt, column++);
  dh_event_kind_from_code (dh_stmt_text (stmt, column++), &item->kind);
  item->at = dh_stmt_int (stmt, column++);
  item->target = dh_stmt_int (stmt, column++);
  dh_event_kind_from_code (dh_stmt_text (stmt, column++), &item->target_kind);
  item->target_at = dh_stmt_int (stmt, column++);
  item->visit_id = dh_stmt_int (stmt, column++);
  item->ticket = text_or_empty (stmt, column++);
  item->volunteer = text_or_empty (stmt, column++);
  item->duty_name = text_or_empty (stmt, column++);
  item->counter = text_or_empty (stmt, column++);
  item->procedure = text_or_empty (stmt, column++);
  item->note = text_or_empty (stmt, column++);
  item->quantity = (int) dh_stmt_int (stmt, column++);
  item->day = (gint32) dh_stmt_int (stmt, column++);
  item->undone = dh_stmt_int (stmt, column++) != 0;
  return item;
}

static gboolean
read_items (DhStmt *stmt, GPtrArray *items, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (dh_stmt_step (stmt, &local_error))
    g_ptr_array_add (items, read_item (stmt));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

GPtrArray *
dh_history_repo_list (DhDb *db, gint32 day, guint limit, GError **error)
{
  g_autoptr (GPtrArray)
                items = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_history_item_free);
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      HISTORY_SELECT "WHERE e.day = ?1 AND e.stream NOT IN ('procedure', 'volunteer', 'place') "
                     "ORDER BY e.seq DESC LIMIT ?2",
      error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, day);
  dh_stmt_bind_int (stmt, 2, limit > 0 ? (gint64) limit : -1);
  return read_items (stmt, items, error) ? g_steal_pointer (&items) : NULL;
}

GPtrArray *
dh_history_repo_list_ids (DhDb *db, const GArray *ids, GError **error)
{
  g_autoptr (GPtrArray)
                items = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_history_item_free);
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, HISTORY_SELECT "WHERE e.seq = ?", error);

  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      dh_stmt_bind_int (stmt, 1, g_array_index (ids, gint64, i));
      if (!read_items (stmt, items, error))
        return NULL;
    }
  return g_steal_pointer (&items);
}
