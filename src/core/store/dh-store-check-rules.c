/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-private.h"

#include <glib/gi18n-lib.h>

/* Rules that SQL can see without folding: each a query whose rows break it, the first column naming
 * the fault. */
typedef struct
{
  const char *sql;
  const char *message; /* with one %s */
} Rule;

static const Rule readable = {
  "SELECT seq FROM event WHERE NOT json_valid (body)",
  N_ ("Entry %s of the journal cannot be read."),
};

#define DESK "('visit', 'duty', 'day', 'numbers', 'note', 'sheet', 'feedback', 'rating')"
#define ARRIVALS "('arrive', 'record')"

static const Rule rules[] = {
  /* The last word on an event is the newest undo or redo that means it; an undo is out of force
   * from the redo after it on. */
  { "SELECT e.seq FROM event e WHERE (e.undone_by IS NOT NULL OR e.kind = 'undo' OR e.seq IN "
    "(SELECT stream_id FROM event WHERE stream = 'undo')) AND e.undone_by IS NOT CASE "
    "WHEN e.stream IN " DESK " THEN (SELECT iif (u.kind = 'undo', u.seq, NULL) "
    "FROM event u WHERE u.stream = 'undo' AND u.stream_id = e.seq ORDER BY u.seq DESC LIMIT 1) "
    "WHEN e.kind = 'undo' THEN (SELECT min (r.seq) FROM event r WHERE r.stream = 'undo' "
    "AND r.stream_id = e.stream_id AND r.kind = 'redo' AND r.seq > e.seq) END",
    N_ ("Entry %s of the journal is marked as taken back, or as live, when it is not.") },
  { "SELECT e.seq FROM event e LEFT JOIN event t ON t.seq = e.target WHERE iif (e.stream = 'undo', "
    "e.target IS NOT e.stream_id OR t.seq > e.seq OR t.stream NOT IN " DESK ", "
    "e.target IS NOT NULL)",
    N_ ("Entry %s of the journal points to a wrong entry.") },
  /* A visit begins with its registration, which is its first entry. */
  { "SELECT seq FROM event WHERE stream = 'visit' AND (kind IN " ARRIVALS ") <> (seq = stream_id) "
    "UNION ALL SELECT min (seq) FROM event WHERE stream = 'visit' GROUP BY stream_id "
    "HAVING min (seq) <> stream_id",
    N_ ("Entry %s of the journal belongs to no registration.") },
  /* Pages begin with themselves; only sheets, notes and feedback go on. */
  { "SELECT e.seq FROM event e LEFT JOIN event a ON a.seq = e.stream_id WHERE CASE e.stream "
    "WHEN 'numbers' THEN e.stream_id <> e.day "
    "WHEN 'rating' THEN e.seq <> e.stream_id WHEN 'sheet' THEN a.kind IS NOT 'sheet' "
    "WHEN 'note' THEN a.kind IS NOT 'day-note' OR a.seq <> a.stream_id "
    "WHEN 'feedback' THEN a.kind IS NOT 'feedback' OR a.seq <> a.stream_id ELSE 0 END",
    N_ ("Entry %s of the journal belongs to no page.") },
  { "SELECT seq FROM event WHERE stream <> CASE WHEN kind IN ('arrive', 'call', 'no-show', "
    "'return', 'start', 'hold', 'resume', 'transfer', 'assist', 'finish', 'leave', 'cancel', "
    "'recall', 'change', 'come-back', 'record', 'amend') "
    "THEN 'visit' WHEN kind IN ('stop-numbers', 'open-numbers') THEN 'numbers' "
    "WHEN kind = 'day-note' THEN 'note' WHEN kind = 'sheet' THEN 'sheet' "
    "WHEN kind IN ('feedback', 'feedback-status') THEN 'feedback' "
    "WHEN kind = 'rating' THEN 'rating' WHEN kind IN ('check-in', 'check-out') THEN 'duty' WHEN "
    "kind = 'close-day' "
    "THEN 'day' WHEN kind IN ('undo', 'redo') THEN 'undo' WHEN kind = 'procedure-set' "
    "THEN 'procedure' WHEN kind = 'volunteer-set' THEN 'volunteer' WHEN kind = 'place-set' "
    "THEN 'place' ELSE '' END",
    N_ ("Entry %s of the journal is of a kind that does not belong there.") },
  { "SELECT seq FROM event WHERE day <> (at + 25200) / 86400 OR at < 0",
    N_ ("Entry %s of the journal stands under a wrong day.") },

  { "SELECT v.ticket || ' (' || v.id || ')' FROM visit v LEFT JOIN event e ON e.seq = v.id "
    "WHERE ifnull (e.kind, '') NOT IN " ARRIVALS " OR e.undone_by IS NOT NULL",
    N_ ("Number %s has no registration in the journal.") },
  { "SELECT a.id FROM assist a LEFT JOIN event e ON e.seq = a.id WHERE "
    "ifnull (e.kind, '') NOT IN ('assist', 'record') OR e.undone_by IS NOT NULL",
    N_ ("Assist %s is not in the journal.") },
  { "SELECT d.id FROM duty d LEFT JOIN event e ON e.seq = d.id WHERE e.kind IS NOT 'check-in' "
    "OR e.undone_by IS NOT NULL",
    N_ ("Duty %s is not in the journal.") },
  { "SELECT seq FROM event e LEFT JOIN closed_day c ON c.event_id = e.seq "
    "WHERE e.kind = 'close-day' AND iif (e.undone_by IS NULL, "
    "c.day IS NOT e.stream_id OR c.at IS NOT e.at, c.event_id IS NOT NULL) "
    "UNION SELECT c.event_id FROM closed_day c LEFT JOIN event e ON e.seq = c.event_id "
    "WHERE e.kind IS NOT 'close-day'",
    N_ ("The closing of a day (entry %s) is in the journal or in the tables alone.") },
  { "SELECT p.visit_id FROM person p LEFT JOIN event e ON e.seq = p.visit_id "
    "WHERE ifnull (e.kind, '') NOT IN ('arrive', 'record', 'change', 'amend')",
    N_ ("A name stands at entry %s of the journal, which says of nobody who it is.") },

  /* Outreach is its rows, each done by somebody; a class has a title and attendees. */
  { "SELECT s.id FROM sheet s WHERE iif (s.kind = 'class', s.title = '' OR EXISTS (SELECT 1 "
    "FROM sheet_row r WHERE r.sheet_id = s.id), s.attendees <> 0 OR NOT EXISTS (SELECT 1 "
    "FROM sheet_row r WHERE r.sheet_id = s.id) OR EXISTS (SELECT 1 FROM sheet_row r "
    "LEFT JOIN sheet_volunteer w ON w.sheet_id = r.sheet_id AND w.ordinal = r.ordinal "
    "WHERE r.sheet_id = s.id AND w.volunteer_id IS NULL))",
    N_ ("Sheet %s is not complete: it lacks rows, volunteers or a title.") },

  /* Coming back on a later day: to a visit that is there, and one trip more. */
  { "SELECT v.ticket || ' (' || v.id || ')' FROM visit v JOIN event e ON e.seq = v.id "
    "LEFT JOIN visit o ON o.id = v.origin_id WHERE v.origin_id IS NOT NULL AND (o.id IS NULL "
    "OR o.day >= v.day OR e.body ->> '$.trips' IS NOT o.trips + 1)",
    N_ ("Number %s goes on with an earlier one that does not fit.") },
  { "SELECT group_concat (ticket, ', ') FROM visit WHERE origin_id IS NOT NULL "
    "AND state <> 'cancelled' GROUP BY origin_id HAVING count (*) > 1",
    N_ ("Several numbers go on with the same earlier one: %s.") },

  { "SELECT body ->> '$.ticket' || ' (' || min (seq) || ')' FROM event WHERE kind IN " ARRIVALS " "
    "GROUP BY day, device_id, body ->> '$.place', body ->> '$.number' HAVING count (*) > 1",
    N_ ("Number %s was given twice on one day.") },
  { "SELECT e.ticket FROM (SELECT day, device_id, body ->> '$.place' AS place, "
    "max (body ->> '$.number') AS number, body ->> '$.ticket' AS ticket FROM event "
    "WHERE kind IN " ARRIVALS " GROUP BY 1, 2, 3) e LEFT JOIN ticket_counter c ON c.day = e.day "
    "AND c.device_id = e.device_id AND c.place_id = e.place WHERE ifnull (c.last, 0) < e.number",
    N_ ("Number %s could be given once more: its counter stands too low.") },

  { "SELECT p.name FROM procedure p LEFT JOIN event e ON e.seq = (SELECT max (seq) FROM event l "
    "WHERE l.stream = 'procedure' AND l.stream_id = p.id) WHERE e.seq IS NULL "
    "OR p.name IS NOT e.body ->> '$.name' OR ifnull (p.code, '') <> ifnull (e.body ->> '$.code', "
    "'') "
    "OR p.field <> ifnull (e.body ->> '$.field', '') OR p.kind IS NOT e.body ->> '$.kind' "
    "OR p.keywords <> ifnull (e.body ->> '$.keywords', '') "
    "OR p.active_to <> ifnull (e.body ->> '$.active_to', '') "
    "OR p.replaced_by <> ifnull (e.body ->> '$.replaced_by', '') "
    "OR p.sample <> ifnull (e.body ->> '$.sample', 0) "
    "OR p.prepare <> ifnull (e.body ->> '$.prepare', '')",
    N_ ("The procedure “%s” differs from what the journal says.") },
  { "SELECT v.name FROM volunteer v LEFT JOIN event e ON e.seq = (SELECT max (seq) FROM event l "
    "WHERE l.stream = 'volunteer' AND l.stream_id = v.id) WHERE e.seq IS NULL "
    "OR v.unit <> ifnull (e.body ->> '$.unit', '') "
    "OR v.active <> ifnull (e.body ->> '$.active', 1)",
    N_ ("The volunteer “%s” differs from what the journal says.") },
  { "SELECT p.name FROM place p LEFT JOIN event e ON e.seq = (SELECT max (seq) FROM event l "
    "WHERE l.stream = 'place' AND l.stream_id = p.id) WHERE e.seq IS NULL "
    "OR p.name IS NOT e.body ->> '$.name' OR p.kind IS NOT e.body ->> '$.kind'",
    N_ ("The place “%s” differs from what the journal says.") },
};

static gboolean
check_rule (DhDb *db, const Rule *rule, GPtrArray *faults, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, rule->sql, error);
  GError *local_error = NULL;

  if (stmt == NULL)
    return FALSE;
  while (dh_stmt_step (stmt, &local_error))
    {
      const char *name = dh_stmt_text (stmt, 0);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_ptr_array_add (faults, g_strdup_printf (_ (rule->message), name != NULL ? name : "?"));
#pragma GCC diagnostic pop
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

gboolean
dh_store_check_rules (DhStore *self, GPtrArray *faults, gboolean *foldable, GError **error)
{
  guint before = faults->len;

  if (!check_rule (self->db, &readable, faults, error))
    return FALSE;
  *foldable = faults->len == before;
  for (guint i = 0; *foldable && i < G_N_ELEMENTS (rules); i++)
    if (!check_rule (self->db, &rules[i], faults, error))
      return FALSE;
  return TRUE;
}
