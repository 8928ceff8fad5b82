/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-private.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "repo/dh-assist-repo.h"
#include "repo/dh-duty-repo.h"
#include "repo/dh-fold-repo.h"
#include "repo/dh-office-repo.h"
#include "repo/dh-person-repo.h"
#include "repo/dh-procedure-repo.h"
#include "repo/dh-visit-repo.h"
#include "repo/dh-volunteer-repo.h"
#include "stats/dh-rollup.h"
#include "store/dh-draft.h"
#include "text/dh-text.h"

#define DEFAULT_RETENTION_DAYS 30

/* Whether all that the event names is there. */
static gboolean
check_references (DhStore *self, const DhEvent *event, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (event->procedure_id != 0 &&
      !dh_procedure_repo_exists (self->db, event->procedure_id, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        dh_store_set_no_procedure (error, event->procedure_id);
      return FALSE;
    }
  for (guint i = 0; i < event->n_volunteers; i++)
    if (!dh_volunteer_repo_exists (self->db, event->volunteers[i], &local_error))
      {
        if (local_error != NULL)
          g_propagate_error (error, g_steal_pointer (&local_error));
        else
          dh_store_set_no_volunteer (error, event->volunteers[i]);
        return FALSE;
      }
  return TRUE;
}

static void
fill_receipt (DhReceipt *receipt, const DhEvent *event, const DhVisitRow *row)
{
  if (receipt == NULL)
    return;
  *receipt = (DhReceipt) { .event_id = event->seq, .kind = event->kind };
  if (row != NULL)
    {
      receipt->visit_id = row->id;
      receipt->state = row->state;
      g_strlcpy (receipt->ticket, row->ticket, sizeof receipt->ticket);
    }
}

static gboolean
find_place (DhStore *self, gint64 wanted, gint64 *place_id, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (wanted == 0 && self->desk_id == 0)
    self->desk_id = dh_office_repo_first_place (self->db, &local_error);
  *place_id = wanted != 0 ? wanted : self->desk_id;
  if (local_error == NULL && *place_id != 0 &&
      (wanted == 0 || dh_office_repo_place_exists (self->db, wanted, &local_error)))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, DH_ERROR, DH_ERROR_NOT_FOUND,
                         _ ("There is no such place; add it to the places first."));
  return FALSE;
}

static gboolean
add_person (DhStore *self, const DhCommand *command, gint64 event_id, gint32 day, GError **error)
{
  g_autofree char *name = dh_text_clean (command->person_name);
  g_autofree char *phone = dh_text_clean (command->person_phone);
  gint64 days;

  if (name[0] == '\0' && phone[0] == '\0')
    return TRUE;
  days = dh_store_get_setting_int (self, "retention_days", DEFAULT_RETENTION_DAYS);
  return dh_person_repo_insert (self->db, event_id, name, phone,
                                day + (gint32) CLAMP (days, 0, 36500), error);
}

/* Whether numbers are still given: what is written down afterwards takes none of the queue. */
static gboolean
check_numbers (DhStore *self, const DhEvent *event, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (event->kind == DH_EVENT_RECORD ||
      (!dh_fold_repo_numbers_stopped (self->db, event->day, &local_error) && local_error == NULL))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (
        error, DH_ERROR, DH_ERROR_ILLEGAL,
        _ ("No more numbers are given today; take up giving numbers again first."));
  return FALSE;
}

/* A person who has come back under a new number does so once, and not under the old one as well. */
static gboolean
check_not_gone_on (DhStore *self, const DhVisitRow *row, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *again = dh_visit_repo_find_continuation (self->db, row->id, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (again == NULL)
    return TRUE;
  g_set_error (error, DH_ERROR, DH_ERROR_ILLEGAL,
               _ ("Number %s has come back already, as number %s."), row->ticket, again);
  return FALSE;
}

/* Where the person comes back: the earlier visit must be over, of another day, and not yet gone on
 * with. */
static gboolean
take_origin (DhStore *self, DhEvent *event, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  DhVisitRow origin;

  event->trips = 1;
  if (event->origin_id == 0)
    return TRUE;
  if (!dh_visit_repo_load (self->db, event->origin_id, &origin, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        dh_store_set_no_visit (error, event->origin_id);
      return FALSE;
    }
  if (origin.day >= event->day || origin.state == DH_VISIT_CANCELLED ||
      (origin.state != DH_VISIT_NO_SHOW && dh_visit_state_is_open (origin.state)))
    {
      dh_store_set_illegal (error, DH_EVENT_COME_BACK, origin.ticket, origin.state);
      return FALSE;
    }
  if (!check_not_gone_on (self, &origin, error))
    return FALSE;
  event->trips = origin.trips + 1;
  return TRUE;
}

static gboolean
apply_numbers (DhStore *self, DhEvent *event, DhReceipt *receipt, GError **error)
{
  gboolean stop = event->kind == DH_EVENT_STOP_NUMBERS;
  g_autoptr (GError) local_error = NULL;

  if (dh_fold_repo_numbers_stopped (self->db, event->day, &local_error) == stop ||
      local_error != NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, DH_ERROR, DH_ERROR_ILLEGAL,
                             stop ? _ ("Giving numbers has been stopped already.")
                                  : _ ("Numbers are being given already."));
      return FALSE;
    }
  self->dirty = TRUE;
  if (!dh_journal_append (self->journal, event, 0, error))
    return FALSE;
  fill_receipt (receipt, event, NULL);
  return dh_store_refold (self, event, error);
}

static gboolean
apply_arrive (DhStore *self,
              const DhCommand *command,
              DhEvent *event,
              DhReceipt *receipt,
              GError **error)
{
  char ticket[DH_TICKET_SIZE];
  DhVisitRow row = { 0 };
  DhVisitChange change;
  DhIntervalRow interval;

  if (!find_place (self, command->place_id, &event->place_id, error) ||
      !check_references (self, event, error) || !check_numbers (self, event, error) ||
      !take_origin (self, event, error))
    return FALSE;

  self->dirty = TRUE;
  event->device_id = self->device_id;
  event->number =
      dh_visit_repo_next_number (self->db, event->day, event->place_id, event->device_id, error);
  if (event->number == 0)
    return FALSE;
  g_snprintf (ticket, sizeof ticket, "%s%03d", self->letter, event->number);
  event->ticket = ticket;
  if (!dh_journal_append (self->journal, event, 0, error))
    return FALSE;
  if (!dh_visit_step (&row, event, &change))
    g_assert_not_reached ();
  interval = (DhIntervalRow) { row.state, change.at, 0 };
  if (!dh_visit_repo_insert (self->db, &row, error) ||
      (change.opened > 0 &&
       !dh_visit_repo_insert_interval (self->db, row.id, change.opened, &interval, error)) ||
      (change.assist &&
       !dh_assist_repo_insert (self->db, event->seq, event, row.day, change.at, error)))
    return FALSE;
  if ((command->person_name != NULL || command->person_phone != NULL) &&
      !add_person (self, command, row.id, row.day, error))
    return FALSE;
  dh_rollup_drop (self->db, row.day);
  fill_receipt (receipt, event, &row);
  event->ticket = "";
  return TRUE;
}

/* Whether the end of serving that a person gave can be it. */
static gboolean
check_true_end (const DhVisitRow *row, const DhEvent *event, GError **error)
{
  g_autofree char *since = dh_format_clock (row->since);

  if (event->at >= row->since && event->day == row->day)
    return TRUE;
  if (event->at < row->since)
    g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                 _ ("Serving number %s began at %s; it cannot have ended before that."),
                 row->ticket, since);
  else
    g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                 _ ("Serving number %s ended on the day on which it began; give a time of that "
                    "day."),
                 row->ticket);
  return FALSE;
}

/* What is said anew must be there, and what the visit takes from it goes along. */
static gboolean
take_amended (DhStore *self, const DhVisitRow *row, DhEvent *event, GError **error)
{
  GError *local_error = NULL;
  gint32 follow_up = 0;

  if (!dh_assist_repo_find (self->db, event->assist_id, row->id, &follow_up, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, local_error);
      else
        g_set_error_literal (error, DH_ERROR, DH_ERROR_STALE,
                             _ ("This help has been taken back meanwhile."));
      return FALSE;
    }
  if (row->recorded_late)
    event->changes |= DH_CHANGE_PROCEDURE;
  if (follow_up != event->follow_up)
    event->changes |= DH_CHANGE_FOLLOW_UP;
  return TRUE;
}

static gboolean
apply_to_visit (DhStore *self,
                const DhCommand *command,
                DhEvent *event,
                DhReceipt *receipt,
                GError **error)
{
  g_autoptr (GError) local_error = NULL;
  DhVisitRow row;
  DhVisitRow stepped;
  DhVisitState before;
  DhVisitChange change;

  if (!dh_visit_repo_load (self->db, command->visit_id, &row, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        dh_store_set_no_visit (error, command->visit_id);
      return FALSE;
    }
  before = row.state;
  if (command->expected_state != DH_VISIT_NONE && command->expected_state != before)
    {
      dh_store_set_stale (error, row.ticket, before);
      return FALSE;
    }
  /* The step writes the seq of the event into the row. */
  event->seq = dh_journal_next_seq (self->journal, error);
  if (event->seq == 0)
    return FALSE;
  if (event->kind == DH_EVENT_AMEND && !take_amended (self, &row, event, error))
    return FALSE;
  stepped = row;
  if (!dh_visit_step (&stepped, event, &change))
    {
      dh_store_set_illegal (error, event->kind, row.ticket, before);
      return FALSE;
    }
  if ((command->true_end && !check_true_end (&row, event, error)) ||
      (event->kind == DH_EVENT_COME_BACK && !check_not_gone_on (self, &row, error)) ||
      !check_references (self, event, error))
    return FALSE;

  self->dirty = TRUE;
  if (!dh_journal_append (self->journal, event, 0, error) ||
      !dh_visit_repo_write_change (self->db, &stepped, &change, error) ||
      (change.assist &&
       !dh_assist_repo_insert (self->db, event->seq, event, row.day, change.at, error)) ||
      (change.amended != 0 && !dh_assist_repo_replace (self->db, change.amended, event, error)) ||
      (event->names && !add_person (self, command, event->seq, row.day, error)))
    return FALSE;
  dh_rollup_drop (self->db, row.day);
  fill_receipt (receipt, event, &stepped);
  return TRUE;
}

static gboolean
apply_duty (DhStore *self, DhEvent *event, DhReceipt *receipt, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = NULL;
  DhDutyRow row = { 0 };

  if (!dh_volunteer_repo_exists (self->db, event->stream_id, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        dh_store_set_no_volunteer (error, event->stream_id);
      return FALSE;
    }
  if (!dh_duty_repo_load_open (self->db, event->stream_id, &row, &local_error) &&
      local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  event->seq = dh_journal_next_seq (self->journal, error);
  if (event->seq == 0)
    return FALSE;
  if (!dh_duty_step (&row, event))
    {
      name = dh_volunteer_repo_name (self->db, event->stream_id);
      g_set_error (error, DH_ERROR, DH_ERROR_ILLEGAL,
                   event->kind == DH_EVENT_CHECK_IN ? _ ("%s is on duty already; check out first.")
                                                    : _ ("%s is not on duty; check in first."),
                   name);
      return FALSE;
    }

  self->dirty = TRUE;
  if (!dh_journal_append (self->journal, event, 0, error))
    return FALSE;
  fill_receipt (receipt, event, NULL);
  return event->kind == DH_EVENT_CHECK_IN ? dh_duty_repo_insert (self->db, &row, error)
                                          : dh_duty_repo_update (self->db, &row, error);
}

static gboolean
close_visits (DhStore *self, const DhEvent *event, GError **error)
{
  g_autoptr (GArray) ids = dh_visit_repo_closable (self->db, (gint32) event->stream_id, event->seq,
                                                  FALSE, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      DhVisitRow row;
      DhVisitChange change;

      if (!dh_visit_repo_load (self->db, g_array_index (ids, gint64, i), &row, error))
        return FALSE;
      if (dh_visit_step (&row, event, &change) &&
          !dh_visit_repo_write_change (self->db, &row, &change, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_duties (DhStore *self, const DhEvent *event, GError **error)
{
  g_autoptr (GArray) ids = dh_duty_repo_closable (self->db, (gint32) event->stream_id, event->seq,
                                                 FALSE, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      DhDutyRow row;

      if (!dh_duty_repo_load_open (self->db, g_array_index (ids, gint64, i), &row, error))
        return FALSE;
      if (dh_duty_step (&row, event) && !dh_duty_repo_update (self->db, &row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_close_day (DhStore *self, DhEvent *event, DhReceipt *receipt, GError **error)
{
  self->dirty = TRUE;
  if (!dh_journal_append (self->journal, event, 0, error) ||
      !dh_duty_repo_insert_closed_day (self->db, event->seq, (gint32) event->stream_id, event->at,
                                       error) ||
      !close_visits (self, event, error) || !close_duties (self, event, error))
    return FALSE;
  dh_rollup_drop (self->db, (gint32) event->stream_id);
  fill_receipt (receipt, event, NULL);
  return TRUE;
}

static gboolean
apply (DhStore *self, const DhCommand *command, DhEvent *event, DhReceipt *receipt, GError **error)
{
  if (command->kind == DH_EVENT_ARRIVE || command->kind == DH_EVENT_RECORD)
    return apply_arrive (self, command, event, receipt, error);
  if (command->kind == DH_EVENT_CHECK_IN || command->kind == DH_EVENT_CHECK_OUT)
    return apply_duty (self, event, receipt, error);
  if (command->kind == DH_EVENT_STOP_NUMBERS || command->kind == DH_EVENT_OPEN_NUMBERS)
    return apply_numbers (self, event, receipt, error);
  if (command->kind == DH_EVENT_CLOSE_DAY)
    return apply_close_day (self, event, receipt, error);
  return apply_to_visit (self, command, event, receipt, error);
}

gboolean
dh_store_apply (DhStore *self, const DhCommand *command, DhReceipt *receipt, GError **error)
{
  g_auto (DhDraft) draft = { 0 };

  g_return_val_if_fail (self != NULL && command != NULL, FALSE);

  if (command->kind == DH_EVENT_UNDO)
    return dh_store_undo (self, 0, command->at, receipt, error);
  if (command->kind == DH_EVENT_REDO)
    return dh_store_redo (self, receipt, error);
  if (!dh_draft_init (&draft, command, error) || !dh_store_start (self, error))
    return FALSE;
  return dh_store_end (self, apply (self, command, &draft.event, receipt, error), error);
}

gboolean
dh_store_apply_all (DhStore *self,
                    const DhCommand *commands,
                    guint n,
                    DhReceipt *receipts,
                    GError **error)
{
  g_return_val_if_fail (self != NULL && (commands != NULL || n == 0), FALSE);

  if (!dh_store_begin_batch (self, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!dh_store_apply (self, &commands[i], receipts != NULL ? &receipts[i] : NULL, error))
      {
        dh_store_rollback_batch (self);
        return FALSE;
      }
  return dh_store_commit_batch (self, error);
}
