/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-private.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "repo/dh-duty-repo.h"
#include "repo/dh-fold-repo.h"
#include "repo/dh-visit-repo.h"
#include "repo/dh-volunteer-repo.h"
#include "stats/dh-rollup.h"

/* What rests on what. An event can be taken back as long as nothing live rests on it:
 *   - on an assist, nothing does;
 *   - on any other event of a visit, each later event of that visit, and each later closing of its
 *     day;
 *   - on a check-in or check-out, each later one of that volunteer, and each later closing of the
 *     duty's day or of a day after it;
 *   - on a closing, each later closing of that day, and each later event of the visits and of the
 *     volunteers that it closed;
 *   - on a sheet or a feedback, each later change of it.
 */

static gboolean
set_rested_on_visit (GError **error, const char *ticket)
{
  g_set_error (error, DH_ERROR, DH_ERROR_ILLEGAL,
               _ ("Number %s has gone further since; take back its later steps first."), ticket);
  return FALSE;
}

static gboolean
set_rested_on_closing (GError **error, gint32 day)
{
  g_autofree char *text = dh_format_day_short (day);

  g_set_error (error, DH_ERROR, DH_ERROR_ILLEGAL,
               _ ("The day %s has been closed since; take back the closing first."), text);
  return FALSE;
}

static gboolean
set_rested_on_volunteer (DhStore *self, GError **error, gint64 volunteer_id)
{
  g_autofree char *name = dh_volunteer_repo_name (self->db, volunteer_id);

  g_set_error (error, DH_ERROR, DH_ERROR_ILLEGAL,
               _ ("%s has checked in or out again since; take that back first."), name);
  return FALSE;
}

/* Sets @seq to the first live event after @event in a stream, 0 = none. FALSE on a fault. */
static gboolean
find_later (DhStore *self,
            const char *stream,
            gint64 stream_id,
            const DhEventHead *event,
            gint64 *seq,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *seq = dh_journal_next_live (self->db, stream, stream_id, event->seq, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_visit_event (DhStore *self, const DhEventHead *event, GError **error)
{
  g_autofree char *ticket = NULL;
  DhEventHead arrival;
  gint64 later;

  if (event->kind == DH_EVENT_ASSIST)
    return TRUE;
  if (!find_later (self, "visit", event->stream_id, event, &later, error))
    return FALSE;
  if (later != 0)
    {
      ticket = dh_journal_ticket (self->db, event->stream_id);
      return set_rested_on_visit (error, ticket);
    }
  if (!dh_journal_get (self->db, event->stream_id, &arrival, error) ||
      !find_later (self, "day", arrival.day, event, &later, error))
    return FALSE;
  return later == 0 || set_rested_on_closing (error, arrival.day);
}

static gboolean
check_duty_event (DhStore *self, const DhEventHead *event, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 later;
  gint32 day;
  gint32 closed;

  if (!find_later (self, "duty", event->stream_id, event, &later, error))
    return FALSE;
  if (later != 0)
    return set_rested_on_volunteer (self, error, event->stream_id);
  day = dh_duty_repo_day_of (self->db, event->stream_id, event->seq, &local_error);
  if (local_error == NULL &&
      dh_journal_closing_since (self->db, day, event->seq, &closed, &local_error))
    return set_rested_on_closing (error, closed);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_closing (DhStore *self, const DhEventHead *event, GError **error)
{
  gint32 day = (gint32) event->stream_id;
  g_autoptr (GArray) visits = dh_visit_repo_closable (self->db, day, event->seq, TRUE, error);
  g_autoptr (GArray) volunteers = NULL;
  gint64 later;

  if (visits == NULL)
    return FALSE;
  volunteers = dh_duty_repo_closable (self->db, day, event->seq, TRUE, error);
  if (volunteers == NULL || !find_later (self, "day", day, event, &later, error))
    return FALSE;
  if (later != 0)
    return set_rested_on_closing (error, day);
  for (guint i = 0; i < visits->len; i++)
    {
      gint64 id = g_array_index (visits, gint64, i);
      g_autofree char *ticket = NULL;

      if (!find_later (self, "visit", id, event, &later, error))
        return FALSE;
      if (later != 0)
        {
          ticket = dh_journal_ticket (self->db, id);
          return set_rested_on_visit (error, ticket);
        }
    }
  for (guint i = 0; i < volunteers->len; i++)
    {
      gint64 id = g_array_index (volunteers, gint64, i);

      if (!find_later (self, "duty", id, event, &later, error))
        return FALSE;
      if (later != 0)
        return set_rested_on_volunteer (self, error, id);
    }
  return TRUE;
}

/* Pages of the day's book: sheets and feedback are written on, the others are of one event. */
static gboolean
check_page (DhStore *self, const DhEventHead *event, GError **error)
{
  const char *stream = dh_journal_stream (event->kind);
  gint64 later;

  if (!g_str_equal (stream, "sheet") && !g_str_equal (stream, "feedback"))
    return TRUE;
  if (!find_later (self, stream, event->stream_id, event, &later, error))
    return FALSE;
  if (later == 0)
    return TRUE;
  g_set_error_literal (error, DH_ERROR, DH_ERROR_ILLEGAL,
                       _ ("This entry has been changed since; take back its later changes first."));
  return FALSE;
}

static gboolean
check_nothing_rests_on (DhStore *self, const DhEventHead *event, GError **error)
{
  if (g_str_equal (dh_journal_stream (event->kind), "visit"))
    return check_visit_event (self, event, error);
  if (g_str_equal (dh_journal_stream (event->kind), "duty"))
    return check_duty_event (self, event, error);
  if (g_str_equal (dh_journal_stream (event->kind), "day"))
    return check_closing (self, event, error);
  return check_page (self, event, error);
}

/* Folds again all that a closing that has just gone or come back changed, or changes. */
static gboolean
refold_closing (DhStore *self, const DhEventHead *event, gboolean live, GError **error)
{
  gint32 day = (gint32) event->stream_id;
  g_autoptr (GArray) visits = dh_visit_repo_closable (self->db, day, event->seq, !live, error);
  g_autoptr (GArray) volunteers = NULL;

  if (visits == NULL)
    return FALSE;
  volunteers = dh_duty_repo_closable (self->db, day, event->seq, !live, error);
  if (volunteers == NULL)
    return FALSE;
  for (guint i = 0; i < visits->len; i++)
    if (!dh_store_refold_visit (self, g_array_index (visits, gint64, i), NULL, error))
      return FALSE;
  for (guint i = 0; i < volunteers->len; i++)
    if (!dh_store_refold_duty (self, g_array_index (volunteers, gint64, i), error))
      return FALSE;
  dh_rollup_drop (self->db, day);
  return live ? dh_duty_repo_insert_closed_day (self->db, event->seq, day, event->at, error)
              : dh_duty_repo_delete_closed_day (self->db, event->seq, error);
}

static gboolean
refold_visit (DhStore *self, const DhEventHead *event, DhReceipt *receipt, GError **error)
{
  g_autofree char *ticket = dh_journal_ticket (self->db, event->stream_id);
  DhEventHead arrival;
  DhVisitRow row;

  if (!dh_journal_get (self->db, event->stream_id, &arrival, error) ||
      !dh_store_refold_visit (self, event->stream_id, &row, error))
    return FALSE;
  dh_rollup_drop (self->db, arrival.day);
  receipt->visit_id = event->stream_id;
  receipt->state = row.state;
  g_strlcpy (receipt->ticket, ticket, sizeof receipt->ticket);
  return TRUE;
}

static gboolean
refold_page (DhStore *self, const DhEventHead *event, GError **error)
{
  gint32 before = dh_fold_repo_day_of (self->db, event);

  if (!dh_fold_repo_write (self->db, event, error))
    return FALSE;
  dh_rollup_drop (self->db, before);
  dh_rollup_drop (self->db, dh_fold_repo_day_of (self->db, event));
  return TRUE;
}

/* Writes the event @kind upon @target, marks, and folds again what @target is part of. */
static gboolean
turn (DhStore *self,
      DhEventKind kind,
      const DhEventHead *target,
      gint64 at,
      DhReceipt *receipt,
      GError **error)
{
  DhEvent event = {
    .at = at,
    .kind = kind,
    .stream_id = target->seq,
    .ticket = "",
    .counter = "",
    .difficulties = "",
    .note = "",
    .priority_reason = "",
  };
  gboolean live = kind == DH_EVENT_REDO;

  self->dirty = TRUE;
  if (!dh_journal_append (self->journal, &event, target->seq, error) ||
      !dh_journal_set_undone (self->journal, target->seq, live ? 0 : event.seq, error) ||
      /* An undo that was itself taken back is in force no longer. */
      (live && !dh_journal_set_undone (self->journal, target->undone_by, event.seq, error)))
    return FALSE;
  *receipt = (DhReceipt) { .event_id = target->seq, .kind = target->kind };
  if (g_str_equal (dh_journal_stream (target->kind), "visit"))
    return refold_visit (self, target, receipt, error);
  if (g_str_equal (dh_journal_stream (target->kind), "duty"))
    return dh_store_refold_duty (self, target->stream_id, error);
  if (dh_fold_repo_has (target->kind))
    return refold_page (self, target, error);
  return refold_closing (self, target, live, error);
}

static gboolean
nothing (GError **error, GError *local_error, const char *message)
{
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, DH_ERROR, DH_ERROR_NOTHING, message);
  return FALSE;
}

static gboolean
undo (DhStore *self, gint64 event_id, gint64 at, DhReceipt *receipt, GError **error)
{
  GError *local_error = NULL;
  DhEventHead target;
  const char *stream;

  if (event_id == 0)
    {
      event_id = dh_journal_last_undoable (self->db, &local_error);
      if (event_id == 0)
        return nothing (error, local_error, _ ("There is nothing to take back."));
    }
  if (!dh_journal_get (self->db, event_id, &target, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, local_error);
      else
        g_set_error_literal (error, DH_ERROR, DH_ERROR_NOT_FOUND,
                             _ ("The step to be taken back is not in the journal."));
      return FALSE;
    }
  stream = dh_journal_stream (target.kind);
  if (!g_str_equal (stream, "visit") && !g_str_equal (stream, "duty") &&
      !g_str_equal (stream, "day") && !dh_fold_repo_has (target.kind))
    {
      g_set_error_literal (error, DH_ERROR, DH_ERROR_ILLEGAL,
                           _ ("Only steps of the desk can be taken back."));
      return FALSE;
    }
  if (target.undone_by != 0)
    {
      g_set_error_literal (error, DH_ERROR, DH_ERROR_ILLEGAL,
                           _ ("This step has been taken back already."));
      return FALSE;
    }
  return check_nothing_rests_on (self, &target, error) &&
         turn (self, DH_EVENT_UNDO, &target, at, receipt, error);
}

gboolean
dh_store_undo (DhStore *self, gint64 event_id, gint64 at, DhReceipt *receipt, GError **error)
{
  DhReceipt own;
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!dh_store_start (self, error))
    return FALSE;
  ok = undo (self, event_id, at != 0 ? at : dh_time_now (), &own, error);
  if (!dh_store_end (self, ok, error))
    return FALSE;
  if (receipt != NULL)
    *receipt = own;
  return TRUE;
}

static gboolean
redo (DhStore *self, DhReceipt *receipt, GError **error)
{
  GError *local_error = NULL;
  DhEventHead taken_back;
  DhEventHead target;
  gint64 seq = dh_journal_last_redoable (self->db, &local_error);

  if (seq == 0)
    return nothing (error, local_error, _ ("There is nothing to do again."));
  if (!dh_journal_get (self->db, seq, &taken_back, error) ||
      !dh_journal_get (self->db, taken_back.target, &target, error))
    return FALSE;
  return turn (self, DH_EVENT_REDO, &target, dh_time_now (), receipt, error);
}

gboolean
dh_store_redo (DhStore *self, DhReceipt *receipt, GError **error)
{
  DhReceipt own;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!dh_store_start (self, error) || !dh_store_end (self, redo (self, &own, error), error))
    return FALSE;
  if (receipt != NULL)
    *receipt = own;
  return TRUE;
}

gboolean
dh_store_can_undo (DhStore *self)
{
  return self->journal != NULL && dh_journal_last_undoable (self->db, NULL) != 0;
}

gboolean
dh_store_can_redo (DhStore *self)
{
  return self->journal != NULL && dh_journal_last_redoable (self->db, NULL) != 0;
}
