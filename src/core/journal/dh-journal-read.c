/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "journal/dh-journal.h"

#include <glib/gi18n-lib.h>

#include "dh-error.h"
#include "journal/dh-body.h"

/* The last live step of the desk is what undo means; lists and undo itself are not taken back. */
#define DESK_STREAMS "('visit', 'duty', 'day', 'numbers', 'note', 'sheet', 'feedback', 'rating')"

#define ARRIVALS "('arrive', 'record')"
#define EVENT_COLUMNS "e.seq, e.at, e.day, e.kind, e.stream_id, e.device_id, e.body"

static gboolean
bad_event (gint64 seq, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, seq);

  g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
               _ ("Entry %s of the journal holds a word that this program does not know."), id);
  return FALSE;
}

/* The present row of a SELECT of EVENT_COLUMNS; text stays that of @body. */
static gboolean
read_event (DhStmt *stmt, DhBody *body, DhEvent *event, GError **error)
{
  *event = (DhEvent) {
    .seq = dh_stmt_int (stmt, 0),
    .at = dh_stmt_int (stmt, 1),
    .day = (gint32) dh_stmt_int (stmt, 2),
    .stream_id = dh_stmt_int (stmt, 4),
    .device_id = dh_stmt_int (stmt, 5),
  };
  return (dh_event_kind_from_code (dh_stmt_text (stmt, 3), &event->kind) &&
          dh_body_read (body, dh_stmt_text (stmt, 6), event)) ||
         bad_event (event->seq, error);
}

static gboolean
read_into (DhEventList *list, DhStmt *stmt, GError **error)
{
  g_auto (DhBody) body = { 0 };
  g_autoptr (GError) local_error = NULL;

  dh_body_init (&body);
  while (dh_stmt_step (stmt, &local_error))
    {
      DhEvent event;

      if (!read_event (stmt, &body, &event, error))
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

/* ---- All visits, one after the other */

struct _DhJournalWalk
{
  DhStmt *stmt;         /* owned; visits' events by visit and seq, those taken back among them */
  GHashTable *closings; /* (owned) day → DhEventList (owned): its live closings */
  DhEventList *events;  /* (owned) of the present visit */
  DhBody body;
  gboolean has_row; /* the statement stands on the first row of the next visit */
};

static gboolean
read_closings (DhDb *db, GHashTable *closings, GError **error)
{
  g_autoptr (DhEventList) all = dh_event_list_new ();
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT " EVENT_COLUMNS " FROM event e WHERE e.stream = 'day' AND e.undone_by IS NULL "
      "ORDER BY e.seq",
      error);

  if (stmt == NULL || !read_into (all, stmt, error))
    return FALSE;
  for (guint i = 0; i < dh_event_list_length (all); i++)
    {
      const DhEvent *event = dh_event_list_get (all, i);
      DhEventList *of_day = g_hash_table_lookup (closings, GINT_TO_POINTER (event->stream_id));

      if (of_day == NULL)
        {
          of_day = dh_event_list_new ();
          g_hash_table_insert (closings, GINT_TO_POINTER (event->stream_id), of_day);
        }
      dh_event_list_add (of_day, event);
    }
  return TRUE;
}

static gboolean
walk_step (DhJournalWalk *self, GError **error)
{
  GError *local_error = NULL;

  self->has_row = dh_stmt_step (self->stmt, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

DhJournalWalk *
dh_journal_walk_new (DhDb *db, GError **error)
{
  g_autoptr (DhJournalWalk) self = g_new0 (DhJournalWalk, 1);

  dh_body_init (&self->body);
  self->events = dh_event_list_new ();
  self->closings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) dh_event_list_free);
  if (!read_closings (db, self->closings, error))
    return NULL;
  self->stmt = dh_db_prepare (db,
                              "SELECT " EVENT_COLUMNS ", e.undone_by IS NULL FROM event e "
                              "WHERE e.stream = 'visit' ORDER BY e.stream_id, e.seq",
                              error);
  return self->stmt != NULL && walk_step (self, error) ? g_steal_pointer (&self) : NULL;
}

void
dh_journal_walk_free (DhJournalWalk *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->stmt, dh_stmt_done);
  g_hash_table_unref (self->closings);
  dh_event_list_free (self->events);
  dh_body_clear (&self->body);
  g_free (self);
}

const DhEventList *
dh_journal_walk_next (DhJournalWalk *self, gint64 *visit_id, GError **error)
{
  const DhEventList *closings;

  if (!self->has_row)
    return NULL;
  *visit_id = dh_stmt_int (self->stmt, 4);
  dh_event_list_clear (self->events);
  do
    {
      DhEvent event;

      if (dh_stmt_int (self->stmt, 7) != 0)
        {
          if (!read_event (self->stmt, &self->body, &event, error))
            return NULL;
          dh_event_list_add (self->events, &event);
        }
      if (!walk_step (self, error))
        return NULL;
    }
  while (self->has_row && dh_stmt_int (self->stmt, 4) == *visit_id);

  if (dh_event_list_length (self->events) == 0)
    return self->events;
  closings = g_hash_table_lookup (self->closings,
                                  GINT_TO_POINTER (dh_event_list_get (self->events, 0)->day));
  if (closings == NULL)
    return self->events;
  for (guint i = 0; i < dh_event_list_length (closings); i++)
    dh_event_list_add (self->events, dh_event_list_get (closings, i));
  dh_event_list_sort (self->events);
  return self->events;
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
