/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "journal/dh-journal.h"

#include <glib/gi18n-lib.h>

#include "dh-error.h"

/* The last live step of the desk is what undo means; lists and undo itself are not taken back. */
#define DESK_STREAMS "('visit', 'duty', 'day', 'numbers', 'note', 'sheet', 'feedback', 'rating')"

#define ARRIVALS "('arrive', 'record')"
#define DESCRIBED "('arrive', 'record', 'change', 'amend')"
#define ASSISTS "('assist', 'record', 'amend')"

/* Members are looked for only in the kinds that have them: it is the dear part of reading. */
#define EVENT_COLUMNS                                                                              \
  "e.seq, e.at, e.day, e.kind, e.stream_id, e.device_id, "                                         \
  "iif (e.kind IN " ARRIVALS ", e.body ->> '$.place', NULL), "                                     \
  "iif (e.kind IN ('arrive', 'transfer', 'assist', 'change', 'record', 'amend'), "                 \
  "e.body ->> '$.procedure', NULL), "                                                              \
  "iif (e.kind IN " ARRIVALS ", e.body ->> '$.ticket', NULL), "                                    \
  "iif (e.kind IN " ARRIVALS ", e.body ->> '$.number', NULL), "                                    \
  "iif (e.kind IN " DESCRIBED ", ifnull (e.body ->> '$.people', 1), 1), "                          \
  "iif (e.kind IN " DESCRIBED ", e.body ->> '$.priority', NULL), "                                 \
  "iif (e.kind IN ('call', 'start', 'recall'), e.body ->> '$.counter', NULL), "                    \
  "iif (e.kind IN " ASSISTS ", e.body ->> '$.channel', NULL), "                                    \
  "iif (e.kind IN " ASSISTS ", e.body ->> '$.outcome', NULL), "                                    \
  "iif (e.kind IN ('arrive', 'change', 'assist', 'record', 'amend'), "                             \
  "ifnull (e.body ->> '$.quantity', 1), 1), "                                                      \
  "iif (e.kind IN " ASSISTS ", e.body ->> '$.difficulties', NULL), "                               \
  "iif (e.kind IN ('hold', 'assist', 'record', 'amend', 'leave', 'cancel', 'close-day'), "         \
  "e.body ->> '$.note', NULL), "                                                                   \
  "iif (e.kind IN ('start', 'assist', 'record', 'amend') AND e.body <> '{}', "                     \
  "(SELECT group_concat (value, ';') FROM json_each (e.body, '$.volunteers')), NULL), "            \
  "iif (e.kind IN " DESCRIBED ", e.body ->> '$.reason', NULL), "                                   \
  "iif (e.kind = 'arrive', e.body ->> '$.origin', NULL), "                                         \
  "iif (e.kind = 'arrive', ifnull (e.body ->> '$.trips', 1), 1), "                                 \
  "iif (e.kind IN ('change', 'amend'), e.body ->> '$.changes', NULL), "                            \
  "iif (e.kind IN " ASSISTS ", e.body ->> '$.minutes', NULL), "                                    \
  "iif (e.kind IN ('assist', 'record', 'amend', 'finish', 'leave', 'change') AND e.body <> '{}', " \
  "e.body ->> '$.follow_up', NULL), "                                                              \
  "iif (e.kind = 'amend', e.body ->> '$.assist', NULL), "                                          \
  "iif (e.kind = 'amend', e.body ->> '$.names', NULL)"

static gboolean
bad_event (gint64 seq, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, seq);

  g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
               _ ("Entry %s of the journal holds a word that this program does not know."), id);
  return FALSE;
}

static void
read_ids (const char *text, GArray *ids)
{
  g_array_set_size (ids, 0);
  while (text != NULL && *text != '\0')
    {
      char *end;
      gint64 id = g_ascii_strtoll (text, &end, 10);

      if (end == text)
        return;
      g_array_append_val (ids, id);
      text = *end == ';' ? end + 1 : end;
    }
}

/* The present row of a SELECT of EVENT_COLUMNS; text stays the statement's. */
static gboolean
read_event (DhStmt *stmt, GArray *ids, DhEvent *event, GError **error)
{
  const char *priority = dh_stmt_text (stmt, 11);
  const char *channel = dh_stmt_text (stmt, 13);
  const char *outcome = dh_stmt_text (stmt, 14);

  read_ids (dh_stmt_text (stmt, 18), ids);
  *event = (DhEvent) {
    .seq = dh_stmt_int (stmt, 0),
    .at = dh_stmt_int (stmt, 1),
    .day = (gint32) dh_stmt_int (stmt, 2),
    .stream_id = dh_stmt_int (stmt, 4),
    .device_id = dh_stmt_int (stmt, 5),
    .place_id = dh_stmt_int (stmt, 6),
    .procedure_id = dh_stmt_int (stmt, 7),
    .ticket = dh_stmt_text (stmt, 8),
    .number = (int) dh_stmt_int (stmt, 9),
    .people = (int) dh_stmt_int (stmt, 10),
    .counter = dh_stmt_text (stmt, 12),
    .channel = DH_CHANNEL_IN_PERSON,
    .outcome = DH_OUTCOME_SELF_DONE,
    .quantity = (int) dh_stmt_int (stmt, 15),
    .difficulties = dh_stmt_text (stmt, 16),
    .note = dh_stmt_text (stmt, 17),
    .volunteers = (const gint64 *) (gpointer) ids->data,
    .n_volunteers = ids->len,
    .priority_reason = dh_stmt_text (stmt, 19),
    .origin_id = dh_stmt_int (stmt, 20),
    .trips = (int) dh_stmt_int (stmt, 21),
    .changes = (guint) dh_stmt_int (stmt, 22),
    .minutes = (int) dh_stmt_int (stmt, 23),
    .follow_up = (gint32) dh_stmt_int (stmt, 24),
    .assist_id = dh_stmt_int (stmt, 25),
    .names = dh_stmt_int (stmt, 26) != 0,
  };
  if (!dh_event_kind_from_code (dh_stmt_text (stmt, 3), &event->kind) ||
      (priority != NULL && !dh_priority_from_code (priority, &event->priority)) ||
      (channel != NULL && !dh_channel_from_code (channel, &event->channel)) ||
      (outcome != NULL && !dh_outcome_from_code (outcome, &event->outcome)))
    return bad_event (event->seq, error);
  return TRUE;
}

static gboolean
read_into (DhEventList *list, DhStmt *stmt, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  while (dh_stmt_step (stmt, &local_error))
    {
      DhEvent event;

      if (!read_event (stmt, ids, &event, error))
        return FALSE;
      dh_event_list_add (list, &event);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_stream (DhDb *db, DhEventList *list, const char *stream, gint64 stream_id, GError **error)
{
  g_autoptr (DhStmt)
                stmt = dh_db_prepare (db,
                                      "SELECT " EVENT_COLUMNS " FROM event e WHERE e.stream = ? "
                                      "AND e.stream_id = ? AND e.undone_by IS NULL ORDER BY e.seq",
                                      error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_text (stmt, 1, stream);
  dh_stmt_bind_int (stmt, 2, stream_id);
  return read_into (list, stmt, error);
}

/* Check-ins, check-outs and closings say all in their columns: reading no JSON makes the difference
 * for a volunteer of years. */
static gboolean
read_duty_events (DhDb *db, DhEventList *list, gint64 volunteer_id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT seq, at, day, kind, stream_id FROM event WHERE stream = 'duty' "
      "AND stream_id = ?1 AND undone_by IS NULL UNION ALL "
      "SELECT seq, at, day, kind, stream_id FROM event WHERE stream = 'day' "
      "AND undone_by IS NULL AND seq > (SELECT min (seq) FROM event "
      "WHERE stream = 'duty' AND stream_id = ?1) ORDER BY 1",
      error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, volunteer_id);
  while (dh_stmt_step (stmt, &local_error))
    {
      DhEvent event = {
        .seq = dh_stmt_int (stmt, 0),
        .at = dh_stmt_int (stmt, 1),
        .day = (gint32) dh_stmt_int (stmt, 2),
        .stream_id = dh_stmt_int (stmt, 4),
      };

      if (!dh_event_kind_from_code (dh_stmt_text (stmt, 3), &event.kind))
        return bad_event (event.seq, error);
      dh_event_list_add (list, &event);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

DhEventList *
dh_journal_read_visit (DhDb *db, gint64 visit_id, GError **error)
{
  g_autoptr (DhEventList) list = dh_event_list_new ();
  guint own;
  gint32 day;

  if (!read_stream (db, list, "visit", visit_id, error))
    return NULL;
  own = dh_event_list_length (list);
  if (own > 0)
    {
      day = dh_event_list_get (list, 0)->day;
      if (!read_stream (db, list, "day", day, error))
        return NULL;
      /* A closing before the arrival is none of its business: the fold passes over it. */
      if (dh_event_list_length (list) > own)
        dh_event_list_sort (list);
    }
  return g_steal_pointer (&list);
}

DhEventList *
dh_journal_read_duty (DhDb *db, gint64 volunteer_id, GError **error)
{
  g_autoptr (DhEventList) list = dh_event_list_new ();

  if (!read_duty_events (db, list, volunteer_id, error))
    return NULL;
  return g_steal_pointer (&list);
}

gboolean
dh_journal_get (DhDb *db, gint64 seq, DhEventHead *head, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "SELECT seq, at, day, kind, stream_id, target, undone_by FROM event WHERE seq = ?",
      error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, seq);
  if (!dh_stmt_step (stmt, error))
    return FALSE;
  *head = (DhEventHead) {
    .seq = dh_stmt_int (stmt, 0),
    .at = dh_stmt_int (stmt, 1),
    .day = (gint32) dh_stmt_int (stmt, 2),
    .stream_id = dh_stmt_int (stmt, 4),
    .target = dh_stmt_int (stmt, 5),
    .undone_by = dh_stmt_int (stmt, 6),
  };
  return dh_event_kind_from_code (dh_stmt_text (stmt, 3), &head->kind) || bad_event (seq, error);
}

char *
dh_journal_ticket (DhDb *db, gint64 visit_id)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "SELECT body ->> '$.ticket' FROM event WHERE seq = ? AND kind IN " ARRIVALS, NULL);

  if (stmt == NULL)
    return g_strdup ("");
  dh_stmt_bind_int (stmt, 1, visit_id);
  if (!dh_stmt_step (stmt, NULL) || dh_stmt_is_null (stmt, 0))
    return g_strdup ("");
  return g_strdup (dh_stmt_text (stmt, 0));
}

static gint64
first_int (DhStmt *stmt, GError **error)
{
  return stmt != NULL && dh_stmt_step (stmt, error) ? dh_stmt_int (stmt, 0) : 0;
}

gint64
dh_journal_last_undoable (DhDb *db, GError **error)
{
  g_autoptr (DhStmt)
                stmt = dh_db_prepare (db,
                                      "SELECT seq FROM event WHERE undone_by IS NULL "
                                      "AND +stream IN " DESK_STREAMS " ORDER BY seq DESC LIMIT 1",
                                      error);

  return first_int (stmt, error);
}

gint64
dh_journal_last_redoable (DhDb *db, GError **error)
{
  /* The newest undo still in force, unless a step of the desk was taken after it. */
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT CASE stream WHEN 'undo' THEN seq ELSE 0 END FROM event "
      "WHERE +stream IN " DESK_STREAMS " OR (kind = 'undo' AND undone_by IS NULL) "
      "ORDER BY seq DESC LIMIT 1",
      error);

  return first_int (stmt, error);
}

gint64
dh_journal_next_live (DhDb *db, const char *stream, gint64 stream_id, gint64 seq, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT seq FROM event WHERE stream = ?1 AND stream_id = ?2 AND seq > ?3 "
      "AND undone_by IS NULL ORDER BY seq LIMIT 1",
      error);

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_text (stmt, 1, stream);
  dh_stmt_bind_int (stmt, 2, stream_id);
  dh_stmt_bind_int (stmt, 3, seq);
  return first_int (stmt, error);
}

gboolean
dh_journal_closing_since (DhDb *db, gint32 day, gint64 seq, gint32 *closed, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT stream_id FROM event WHERE stream = 'day' AND stream_id >= ?1 "
      "AND seq > ?2 AND undone_by IS NULL ORDER BY stream_id LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, day);
  dh_stmt_bind_int (stmt, 2, seq);
  if (!dh_stmt_step (stmt, error))
    return FALSE;
  *closed = (gint32) dh_stmt_int (stmt, 0);
  return TRUE;
}
