/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-private.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "repo/dh-duty-repo.h"
#include "repo/dh-history-repo.h"
#include "repo/dh-visit-repo.h"

/* What rests on what. An event can be taken back as long as nothing live rests on it:
 *   - on a recall or a change, nothing does;
 *   - on an assist and on what says it anew, each later event that says it anew;
 *   - on any other event of a visit, each later event of that visit but a change (which rests on
 * the registration alone) and what says an assist anew, each later closing of its day unless it was
 * written down afterwards, and the later visit that goes on with it;
 *   - on the cancelling of a visit that goes on with an earlier one, the one that does so instead;
 *   - on a check-in or check-out, each later one of that volunteer, and each later closing of the
 *     duty's day or of a day after it;
 *   - on a closing, each later closing of that day, and each later event of the visits and of the
 *     volunteers that it closed, but a change, and the visits that go on with these;
 *   - on stopping numbers or giving them again, each later such event of the day; on giving them
 *     again, each number given on the day since;
 *   - on a sheet, a note of the day or a feedback, each later change of it.
 */

/* Adds to @found the ids that @sql gives for @a and @b, without those there already. */
static gboolean
add_ids (DhDb *db, GArray *found, const char *sql, gint64 a, gint64 b, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, sql, error);
  g_autoptr (GArray) ids = NULL;

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, a);
  dh_stmt_bind_int (stmt, 2, b);
  ids = dh_stmt_ids (stmt, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean known = FALSE;

      for (guint k = 0; k < found->len && !known; k++)
        known = g_array_index (found, gint64, k) == id;
      if (!known)
        g_array_append_val (found, id);
    }
  return TRUE;
}

/* The live events of a stream after an event. */
#define LATER(stream, but)                                                                         \
  "SELECT seq FROM event WHERE stream = '" stream "' AND stream_id = ?1 AND seq > ?2 "             \
  "AND undone_by IS NULL " but "ORDER BY seq"
#define STATE_KINDS "AND kind NOT IN ('change', 'amend') "
/* Visits registered after an event that go on with a visit, cancelled ones too: these can be taken
 * up again. */
#define CONTINUATIONS "SELECT id FROM visit WHERE origin_id = ?1 AND id > ?2 ORDER BY id"

/* Those of the same assist as an event is, or is about. */
#define AMENDMENTS                                                                                 \
  "SELECT l.seq FROM event e JOIN event l ON l.stream = 'visit' AND l.stream_id = ?1 "             \
  "AND l.seq > ?2 AND l.kind = 'amend' AND l.undone_by IS NULL "                                   \
  "AND l.body ->> '$.assist' = iif (e.kind = 'amend', e.body ->> '$.assist', e.seq) "              \
  "WHERE e.seq = ?2 ORDER BY l.seq"

static gboolean
add_after_visit_event (DhStore *self, const DhEventHead *event, GArray *found, GError **error)
{
  gboolean first = event->kind == DH_EVENT_ARRIVE || event->kind == DH_EVENT_RECORD;
  gint64 visit = event->stream_id;
  DhEventHead arrival;

  if (event->kind == DH_EVENT_RECALL || event->kind == DH_EVENT_CHANGE)
    return TRUE;
  if (event->kind == DH_EVENT_ASSIST || event->kind == DH_EVENT_AMEND)
    return add_ids (self->db, found, AMENDMENTS, visit, event->seq, error);
  if (!dh_journal_get (self->db, visit, &arrival, error) ||
      !add_ids (self->db, found, first ? LATER ("visit", "") : LATER ("visit", STATE_KINDS), visit,
                event->seq, error) ||
      !add_ids (self->db, found, CONTINUATIONS, visit, event->seq, error))
    return FALSE;
  if (event->kind == DH_EVENT_CANCEL &&
      !add_ids (self->db, found,
                "SELECT o.id FROM visit v JOIN visit o ON o.origin_id = v.origin_id "
                "WHERE v.id = ?1 AND o.id > ?2 AND o.id <> v.id AND o.state <> 'cancelled'",
                visit, event->seq, error))
    return FALSE;
  return arrival.kind == DH_EVENT_RECORD ||
         add_ids (self->db, found, LATER ("day", ""), arrival.day, event->seq, error);
}

static gboolean
add_after_duty_event (DhStore *self, const DhEventHead *event, GArray *found, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint32 day = dh_duty_repo_day_of (self->db, event->stream_id, event->seq, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return add_ids (self->db, found, LATER ("duty", ""), event->stream_id, event->seq, error) &&
         add_ids (self->db, found,
                  "SELECT seq FROM event WHERE stream = 'day' AND stream_id >= ?1 AND seq > ?2 "
                  "AND undone_by IS NULL ORDER BY seq",
                  day, event->seq, error);
}

/* Visits that a closing ended and that came back since: what came before was no end of theirs. */
#define CAME_BACK                                                                                  \
  "SELECT b.seq FROM visit v JOIN event b ON b.stream = 'visit' AND b.stream_id = v.id "           \
  "AND b.kind = 'come-back' AND b.seq > ?2 AND b.undone_by IS NULL WHERE v.day = ?1 "              \
  "AND v.id < ?2 AND (SELECT m.kind FROM event m WHERE m.stream = 'visit' "                        \
  "AND m.stream_id = v.id AND m.seq < b.seq AND m.undone_by IS NULL "                              \
  "AND m.kind NOT IN ('assist', 'recall', 'change', 'amend') ORDER BY m.seq DESC LIMIT 1) "        \
  "NOT IN ('finish', 'leave') ORDER BY b.seq"

static gboolean
add_after_closing (DhStore *self, const DhEventHead *event, GArray *found, GError **error)
{
  gint32 day = (gint32) event->stream_id;
  g_autoptr (GArray) visits = dh_visit_repo_closable (self->db, day, event->seq, TRUE, error);
  g_autoptr (GArray) volunteers = NULL;

  if (visits == NULL)
    return FALSE;
  volunteers = dh_duty_repo_closable (self->db, day, event->seq, TRUE, error);
  if (volunteers == NULL || !add_ids (self->db, found, LATER ("day", ""), day, event->seq, error) ||
      !add_ids (self->db, found, CAME_BACK, day, event->seq, error))
    return FALSE;
  for (guint i = 0; i < visits->len; i++)
    {
      gint64 visit = g_array_index (visits, gint64, i);

      if (!add_ids (self->db, found, LATER ("visit", STATE_KINDS), visit, event->seq, error) ||
          !add_ids (self->db, found, CONTINUATIONS, visit, event->seq, error))
        return FALSE;
    }
  for (guint i = 0; i < volunteers->len; i++)
    if (!add_ids (self->db, found, LATER ("duty", ""), g_array_index (volunteers, gint64, i),
                  event->seq, error))
      return FALSE;
  return TRUE;
}

/* What rests on @event itself, added to @found. */
static gboolean
add_resting (DhStore *self, const DhEventHead *event, GArray *found, GError **error)
{
  const char *stream = dh_journal_stream (event->kind);

  if (g_str_equal (stream, "visit"))
    return add_after_visit_event (self, event, found, error);
  if (g_str_equal (stream, "duty"))
    return add_after_duty_event (self, event, found, error);
  if (g_str_equal (stream, "day"))
    return add_after_closing (self, event, found, error);
  if (g_str_equal (stream, "numbers"))
    return add_ids (self->db, found, LATER ("numbers", ""), event->stream_id, event->seq, error) &&
           (event->kind != DH_EVENT_OPEN_NUMBERS ||
            add_ids (self->db, found,
                     "SELECT id FROM visit WHERE day = ?1 AND id > ?2 AND NOT recorded_late "
                     "ORDER BY id",
                     event->stream_id, event->seq, error));
  if (g_str_equal (stream, "sheet"))
    return add_ids (self->db, found, LATER ("sheet", ""), event->stream_id, event->seq, error);
  if (g_str_equal (stream, "note"))
    return add_ids (self->db, found, LATER ("note", ""), event->stream_id, event->seq, error);
  if (g_str_equal (stream, "feedback"))
    return add_ids (self->db, found, LATER ("feedback", ""), event->stream_id, event->seq, error);
  return TRUE;
}

GArray *
dh_store_find_resting (DhStore *self, const DhEventHead *event, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  return add_resting (self, event, found, error) ? g_steal_pointer (&found) : NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

GPtrArray *
dh_store_list_resting (DhStore *self, gint64 event_id, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 seq = event_id;

  for (guint i = 0; i <= found->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      DhEventHead event;

      if (i > 0)
        seq = g_array_index (found, gint64, i - 1);
      if (!dh_journal_get (self->db, seq, &event, &local_error))
        {
          if (local_error != NULL)
            g_propagate_error (error, g_steal_pointer (&local_error));
          else
            g_set_error_literal (error, DH_ERROR, DH_ERROR_NOT_FOUND,
                                 _ ("The step to be taken back is not in the journal."));
          return NULL;
        }
      if (event.undone_by == 0 && !add_resting (self, &event, found, error))
        return NULL;
    }
  g_array_sort (found, compare_ids);
  return dh_history_repo_list_ids (self->db, found, error);
}

/* ---- Telling which do */

/* Translators, for all of these: %s is a time of the day, as in "A012: started 10:45, finished
 * 10:52". */
static const char *
step_format (DhEventKind kind)
{
  switch (kind)
    {
    case DH_EVENT_ARRIVE:
      return C_ ("step", "registered %s");
    case DH_EVENT_CALL:
      return C_ ("step", "called %s");
    case DH_EVENT_NO_SHOW:
      return C_ ("step", "marked as absent %s");
    case DH_EVENT_RETURN:
      return C_ ("step", "put back into the queue %s");
    case DH_EVENT_START:
      return C_ ("step", "started %s");
    case DH_EVENT_HOLD:
      return C_ ("step", "put on hold %s");
    case DH_EVENT_RESUME:
      return C_ ("step", "resumed %s");
    case DH_EVENT_TRANSFER:
      return C_ ("step", "transferred %s");
    case DH_EVENT_ASSIST:
      return C_ ("step", "help recorded %s");
    case DH_EVENT_FINISH:
      return C_ ("step", "finished %s");
    case DH_EVENT_LEAVE:
      return C_ ("step", "marked as gone %s");
    case DH_EVENT_CANCEL:
      return C_ ("step", "cancelled %s");
    case DH_EVENT_RECALL:
      return C_ ("step", "called again %s");
    case DH_EVENT_AMEND:
    case DH_EVENT_CHANGE:
      return C_ ("step", "changed %s");
    case DH_EVENT_COME_BACK:
      return C_ ("step", "came back %s");
    case DH_EVENT_RECORD:
      return C_ ("step", "written down %s");
    case DH_EVENT_CHECK_IN:
      return C_ ("step", "checked in %s");
    case DH_EVENT_CHECK_OUT:
      return C_ ("step", "checked out %s");
    case DH_EVENT_CLOSE_DAY:
      return C_ ("step", "day closed %s");
    case DH_EVENT_DAY_NOTE:
    case DH_EVENT_SHEET:
    case DH_EVENT_FEEDBACK:
    case DH_EVENT_FEEDBACK_STATUS:
      return C_ ("step", "page changed %s");
    case DH_EVENT_STOP_NUMBERS:
    case DH_EVENT_OPEN_NUMBERS:
    case DH_EVENT_RATING:
    case DH_EVENT_UNDO:
    case DH_EVENT_REDO:
    case DH_EVENT_PROCEDURE_SET:
    case DH_EVENT_VOLUNTEER_SET:
    case DH_EVENT_PLACE_SET:
    default:
      return C_ ("step", "changed %s");
    }
}

#define MAX_TOLD 5

/* "A012: started 10:45, finished 10:52; A013: called 10:50" (transfer full) */
static char *
tell (GPtrArray *items)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; i < MIN (items->len, MAX_TOLD); i++)
    {
      const DhHistoryItem *item = g_ptr_array_index (items, i);
      const char *subject = item->ticket[0] != '\0' ? item->ticket : item->duty_name;
      g_autofree char *clock = dh_format_clock (item->at);
      gboolean same = g_strcmp0 (subject, last) == 0;

      g_string_append (text, i == 0 ? "" : same ? ", " : "; ");
      if (!same && subject[0] != '\0')
        g_string_append_printf (text, "%s: ", subject);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (text, step_format (item->kind), clock);
#pragma GCC diagnostic pop
      last = subject;
    }
  if (items->len > MAX_TOLD)
    g_string_append (text, "; …");
  return g_string_free_and_steal (g_steal_pointer (&text));
}

gboolean
dh_store_check_nothing_rests (DhStore *self, const DhEventHead *event, GError **error)
{
  g_autoptr (GArray) resting = dh_store_find_resting (self, event, error);
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *told = NULL;

  if (resting == NULL)
    return FALSE;
  if (resting->len == 0)
    return TRUE;
  g_array_sort (resting, compare_ids);
  items = dh_history_repo_list_ids (self->db, resting, error);
  if (items == NULL)
    return FALSE;
  told = tell (items);
  /* Translators: %s is a list of later steps, such as "A012: started 10:45, finished 10:52". */
  g_set_error (error, DH_ERROR, DH_ERROR_ILLEGAL,
               _ ("Later steps rest on this one; take them back first: %s."), told);
  return FALSE;
}

GPtrArray *
dh_store_list_history (DhStore *self, gint32 day, guint limit, GError **error)
{
  g_autoptr (GPtrArray) items = dh_history_repo_list (self->db, day, limit, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      DhHistoryItem *item = g_ptr_array_index (items, i);
      g_autoptr (GArray) resting = NULL;
      DhEventHead event;

      if (item->undone || item->kind == DH_EVENT_UNDO || item->kind == DH_EVENT_REDO)
        continue;
      if (!dh_journal_get (self->db, item->event_id, &event, error))
        return NULL;
      resting = dh_store_find_resting (self, &event, error);
      if (resting == NULL)
        return NULL;
      item->can_undo = resting->len == 0;
    }
  return g_steal_pointer (&items);
}
