/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "repo/dh-visit-repo.h"

#define VISIT_SELECT                                                                               \
  "SELECT v.id, v.day, v.place_id, v.ticket, v.procedure_id, p.name, p.code, v.people, "           \
  "v.priority, v.state, v.counter, v.arrived, v.called, v.started, v.ended, v.since, v.served_s, " \
  "(SELECT count (*) FROM assist a WHERE a.visit_id = v.id), v.volunteer_id, o.name, n.name, "     \
  "v.inaccurate, v.recorded_late, v.priority_reason, v.hold_reason, v.recalls, v.recalled, "       \
  "v.origin_id, b.ticket, b.day, v.trips, v.follow_up, n.phone, "                                  \
  "v.last_event, v.quantity "                                                                      \
  "FROM visit v LEFT JOIN procedure p ON p.id = v.procedure_id "                                   \
  "LEFT JOIN visit b ON b.id = v.origin_id "                                                       \
  "LEFT JOIN volunteer o ON o.id = v.volunteer_id LEFT JOIN person n "                             \
  "ON n.visit_id = ifnull (v.name_event, v.id) "

static char *
text_or_empty (DhStmt *stmt, int column)
{
  const char *text = dh_stmt_text (stmt, column);

  return g_strdup (text != NULL ? text : "");
}

static DhVisit *
read_visit (DhStmt *stmt)
{
  DhVisit *visit = g_new0 (DhVisit, 1);
  int column = 0;

  visit->id = dh_stmt_int (stmt, column++);
  visit->day = (gint32) dh_stmt_int (stmt, column++);
  visit->place_id = dh_stmt_int (stmt, column++);
  visit->ticket = text_or_empty (stmt, column++);
  visit->procedure_id = dh_stmt_int (stmt, column++);
  visit->procedure_name = text_or_empty (stmt, column++);
  visit->procedure_code = text_or_empty (stmt, column++);
  visit->people = (int) dh_stmt_int (stmt, column++);
  dh_priority_from_code (dh_stmt_text (stmt, column++), &visit->priority);
  dh_visit_state_from_code (dh_stmt_text (stmt, column++), &visit->state);
  visit->counter = text_or_empty (stmt, column++);
  visit->arrived = dh_stmt_int (stmt, column++);
  visit->called = dh_stmt_int (stmt, column++);
  visit->started = dh_stmt_int (stmt, column++);
  visit->ended = dh_stmt_int (stmt, column++);
  visit->since = dh_stmt_int (stmt, column++);
  visit->served_s = dh_stmt_int (stmt, column++);
  visit->assists = (guint) dh_stmt_int (stmt, column++);
  visit->volunteer_id = dh_stmt_int (stmt, column++);
  visit->volunteer_name = text_or_empty (stmt, column++);
  visit->person_name = text_or_empty (stmt, column++);
  visit->inaccurate = dh_stmt_int (stmt, column++) != 0;
  visit->recorded_late = dh_stmt_int (stmt, column++) != 0;
  visit->priority_reason = text_or_empty (stmt, column++);
  visit->hold_reason = text_or_empty (stmt, column++);
  visit->recalls = (int) dh_stmt_int (stmt, column++);
  visit->recalled = dh_stmt_int (stmt, column++);
  visit->origin_id = dh_stmt_int (stmt, column++);
  visit->origin_ticket = text_or_empty (stmt, column++);
  visit->origin_day = (gint32) dh_stmt_int (stmt, column++);
  visit->trips = (int) dh_stmt_int (stmt, column++);
  visit->follow_up = (gint32) dh_stmt_int (stmt, column++);
  visit->person_phone = text_or_empty (stmt, column++);
  visit->last_event = dh_stmt_int (stmt, column++);
  visit->quantity = (int) dh_stmt_int (stmt, column++);
  return visit;
}

/* All the rows of @stmt, a VISIT_SELECT that has been bound. */
static GPtrArray *
read_visits (DhStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_visit_free);
  g_autoptr (GError) local_error = NULL;

  while (dh_stmt_step (stmt, &local_error))
    g_ptr_array_add (visits, read_visit (stmt));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&visits);
}

GPtrArray *
dh_visit_repo_list (DhDb *db, gint32 day, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      VISIT_SELECT "WHERE v.day = ? ORDER BY "
                   "CASE WHEN v.state IN ('called', 'serving', 'held') THEN 1 "
                   "WHEN v.state = 'waiting' THEN 2 WHEN v.state = 'no_show' THEN 3 ELSE 4 END, "
                   "iif (v.state IN ('called', 'serving', 'held'), v.number, NULL), "
                   "iif (v.state = 'no_show', v.arrived, NULL), "
                   "v.ended DESC, iif (v.ended IS NULL, v.id, -v.id)",
      error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, day);
  return read_visits (stmt, error);
}

GPtrArray *
dh_visit_repo_list_waiting (DhDb *db, gint32 day, GError **error)
{
  g_autoptr (DhStmt) stmt =
                dh_db_prepare (db, VISIT_SELECT "WHERE v.day = ? AND v.state = 'waiting'", error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, day);
  return read_visits (stmt, error);
}

GArray *
dh_visit_repo_list_calls (DhDb *db, gint32 day, gint64 after, GError **error)
{
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (DhQueueCall));
  g_autoptr (GError) local_error = NULL;
  /* What the person did last of this before: only a wait, and no call, makes a start one. */
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT e.seq, w.seq, v.priority <> 'none' FROM event e JOIN visit v ON v.id = e.stream_id "
      "JOIN event w ON w.seq = (SELECT max (p.seq) FROM event p WHERE p.stream = 'visit' "
      "AND p.stream_id = e.stream_id AND p.seq < e.seq AND p.undone_by IS NULL "
      "AND p.kind IN ('arrive', 'call', 'return', 'transfer', 'come-back')) "
      "WHERE e.day = ?1 AND e.seq > ?2 AND +e.stream = 'visit' AND e.kind IN ('call', 'start') "
      "AND e.undone_by IS NULL AND v.day = ?1 AND w.kind <> 'call' ORDER BY e.seq DESC",
      error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, day);
  dh_stmt_bind_int (stmt, 2, after);
  while (dh_stmt_step (stmt, &local_error))
    {
      DhQueueCall call = { dh_stmt_int (stmt, 0), dh_stmt_int (stmt, 1),
                           dh_stmt_int (stmt, 2) != 0 };

      g_array_append_val (calls, call);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&calls);
}

/* Over, or nearly so: whoever is in one of these may come back. */
#define MAY_COME_BACK                                                                              \
  "v.state IN ('done', 'left', 'no_show') AND NOT EXISTS (SELECT 1 FROM visit c "                  \
  "WHERE c.origin_id = v.id AND c.state <> 'cancelled') "

GPtrArray *
dh_visit_repo_list_due (DhDb *db, gint32 from, gint32 to, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db,
                                          VISIT_SELECT
                                          "WHERE v.follow_up BETWEEN ? AND ? AND " MAY_COME_BACK
                                          "ORDER BY v.follow_up DESC, v.day, v.number, v.id",
                                          error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, from);
  dh_stmt_bind_int (stmt, 2, to);
  return read_visits (stmt, error);
}

gint64
dh_visit_repo_find_ticket (DhDb *db, const char *ticket, gint32 from, gint32 to, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db,
                                          "SELECT v.id FROM visit v WHERE v.day BETWEEN ? AND ? "
                                          "AND v.ticket = ? AND " MAY_COME_BACK
                                          "ORDER BY v.day DESC, v.id DESC LIMIT 1",
                                          error);

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_int (stmt, 1, from);
  dh_stmt_bind_int (stmt, 2, to);
  dh_stmt_bind_text (stmt, 3, ticket);
  return dh_stmt_step (stmt, error) ? dh_stmt_int (stmt, 0) : 0;
}

gint64
dh_visit_repo_find_person (DhDb *db,
                           const char *name_fold,
                           const char *phone,
                           gint32 day,
                           GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT v.id FROM visit v WHERE v.day = ?3 AND v.state IN ('waiting', 'called', 'serving', "
      "'held', 'no_show') AND ifnull (v.name_event, v.id) IN (SELECT n.visit_id FROM person n "
      "WHERE n.name_fold = ?1 "
      "AND n.name_fold <> '' UNION SELECT n.visit_id FROM person n WHERE n.phone = ?2 "
      "AND n.phone <> '') ORDER BY v.id DESC LIMIT 1",
      error);

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_text (stmt, 1, name_fold);
  dh_stmt_bind_text (stmt, 2, phone);
  dh_stmt_bind_int (stmt, 3, day);
  return dh_stmt_step (stmt, error) ? dh_stmt_int (stmt, 0) : 0;
}

GArray *
dh_visit_repo_list_unclosed_days (DhDb *db, gint32 before, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT DISTINCT day FROM visit WHERE ended IS NULL AND state <> 'no_show' AND day < ?1 "
      " UNION SELECT day FROM duty WHERE to_at IS NULL AND day < ?1 ORDER BY 1",
      error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, before);
  return dh_stmt_ids (stmt, error);
}

DhVisit *
dh_visit_repo_get (DhDb *db, gint64 visit_id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, VISIT_SELECT "WHERE v.id = ?", error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, visit_id);
  return dh_stmt_step (stmt, error) ? read_visit (stmt) : NULL;
}

gboolean
dh_visit_repo_day_range (DhDb *db, gint32 *first, gint32 *last)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "SELECT (SELECT min (day) FROM visit), (SELECT max (day) FROM visit)", NULL);

  if (stmt == NULL || !dh_stmt_step (stmt, NULL) || dh_stmt_is_null (stmt, 0))
    return FALSE;
  *first = (gint32) dh_stmt_int (stmt, 0);
  *last = (gint32) dh_stmt_int (stmt, 1);
  return TRUE;
}
