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
#include "stats/dh-rollup.h"

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
  return dh_store_check_nothing_rests (self, &target, error) &&
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
