/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "repo/dh-assist-repo.h"
#include "repo/dh-duty-repo.h"
#include "repo/dh-office-repo.h"
#include "repo/dh-person-repo.h"
#include "repo/dh-procedure-repo.h"
#include "repo/dh-visit-repo.h"
#include "repo/dh-volunteer-repo.h"
#include "stats/dh-rollup.h"
#include "text/dh-text.h"

#define DEFAULT_RETENTION_DAYS 30
#define MAX_PEOPLE 999
#define MAX_QUANTITY 9999
/* The last second of the year 9999, which is what dates are written for. */
#define MAX_TIME G_GINT64_CONSTANT (253402275599)

/* The event that a command becomes, with the text cleaned for it. */
typedef struct
{
  DhEvent event;
  char *counter;      /* (owned) (nullable) */
  char *note;         /* (owned) (nullable) */
  char *difficulties; /* (owned) (nullable) */
  gint64 *volunteers; /* (owned) (nullable) */
} Draft;

static void
draft_clear (Draft *draft)
{
  g_free (draft->counter);
  g_free (draft->note);
  g_free (draft->difficulties);
  g_free (draft->volunteers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static const char *
clean (const char *text, char **owned)
{
  if (text == NULL || text[0] == '\0')
    return "";
  *owned = dh_text_clean (text);
  return *owned;
}

/* Codes cleaned, each once, in the order given. */
static const char *
clean_codes (const char *text, char **owned)
{
  g_auto (GStrv) codes = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;
  g_autoptr (GPtrArray) seen = NULL;
  g_auto (GStrv) kept = NULL;

  if (text == NULL || text[0] == '\0')
    return "";
  codes = g_strsplit (text, ";", -1);
  builder = g_strv_builder_new ();
  seen = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *code = dh_text_clean (codes[i]);

      if (code[0] == '\0' || g_ptr_array_find_with_equal_func (seen, code, g_str_equal, NULL))
        continue;
      g_strv_builder_add (builder, code);
      g_ptr_array_add (seen, g_steal_pointer (&code));
    }
  kept = g_strv_builder_end (builder);
  *owned = g_strjoinv (";", kept);
  return *owned;
}

static void
take_volunteers (const DhCommand *command, Draft *draft)
{
  DhEvent *event = &draft->event;

  if (command->n_volunteers == 0)
    return;
  draft->volunteers = g_new (gint64, command->n_volunteers);
  event->volunteers = draft->volunteers;
  for (guint i = 0; i < command->n_volunteers; i++)
    {
      gboolean known = FALSE;

      for (guint k = 0; k < event->n_volunteers; k++)
        known |= draft->volunteers[k] == command->volunteers[i];
      if (!known)
        draft->volunteers[event->n_volunteers++] = command->volunteers[i];
    }
}

static gboolean
invalid (GError **error, const char *message)
{
  g_set_error_literal (error, DH_ERROR, DH_ERROR_INVALID, message);
  return FALSE;
}

/* Takes over from @command what its kind uses, and nothing else. */
static gboolean
draft_init (Draft *draft, const DhCommand *command, GError **error)
{
  DhEvent *event = &draft->event;

  *event = (DhEvent) {
    .at = command->at != 0 ? command->at : dh_time_now (),
    .kind = command->kind,
    .stream_id = command->visit_id,
    .ticket = "",
    .counter = "",
    .difficulties = "",
    .note = "",
    .people = 1,
    .quantity = 1,
    .channel = DH_CHANNEL_IN_PERSON,
    .outcome = DH_OUTCOME_SELF_DONE,
  };
  if (event->at < 0 || event->at > MAX_TIME)
    return invalid (error, _ ("The time is out of range; check the clock of this computer."));
  event->day = dh_day_of_time (event->at);

  switch (command->kind)
    {
    case DH_EVENT_ARRIVE:
      event->procedure_id = command->procedure_id;
      event->people = command->people != 0 ? command->people : 1;
      event->priority = command->priority;
      if (event->people < 1 || event->people > MAX_PEOPLE)
        return invalid (error, _ ("The number of people must be between 1 and 999."));
      if (dh_priority_to_code (event->priority) == NULL)
        return invalid (error, _ ("This priority is not known."));
      break;
    case DH_EVENT_CALL:
      event->counter = clean (command->counter, &draft->counter);
      break;
    case DH_EVENT_START:
      event->counter = clean (command->counter, &draft->counter);
      take_volunteers (command, draft);
      if (event->n_volunteers > 1)
        return invalid (error, _ ("Only one volunteer can begin to serve a number."));
      break;
    case DH_EVENT_TRANSFER:
      event->procedure_id = command->procedure_id;
      if (event->procedure_id == 0)
        return invalid (error, _ ("Choose the procedure to transfer to."));
      break;
    case DH_EVENT_ASSIST:
      event->procedure_id = command->procedure_id;
      event->channel = command->channel;
      event->outcome = command->outcome;
      event->quantity = command->quantity != 0 ? command->quantity : 1;
      event->difficulties = clean_codes (command->difficulties, &draft->difficulties);
      event->note = clean (command->note, &draft->note);
      take_volunteers (command, draft);
      if (event->procedure_id == 0)
        return invalid (error, _ ("Choose the procedure that was helped with."));
      if (event->n_volunteers == 0)
        return invalid (error, _ ("Choose at least one volunteer who helped."));
      if (event->quantity < 1 || event->quantity > MAX_QUANTITY)
        return invalid (error, _ ("The quantity must be between 1 and 9999."));
      if (dh_channel_to_code (event->channel) == NULL ||
          dh_outcome_to_code (event->outcome) == NULL)
        return invalid (error, _ ("This channel or outcome is not known."));
      break;
    case DH_EVENT_CHECK_IN:
    case DH_EVENT_CHECK_OUT:
      if (command->n_volunteers != 1)
        return invalid (error, _ ("Choose one volunteer to check in or out."));
      event->stream_id = command->volunteers[0];
      break;
    case DH_EVENT_CLOSE_DAY:
      event->stream_id = command->day != 0 ? command->day : event->day;
      event->note = clean (command->note, &draft->note);
      if (event->stream_id > event->day)
        return invalid (error, _ ("A day that has not come yet cannot be closed."));
      break;
    case DH_EVENT_HOLD:
    case DH_EVENT_LEAVE:
    case DH_EVENT_CANCEL:
      event->note = clean (command->note, &draft->note);
      break;
    case DH_EVENT_NO_SHOW:
    case DH_EVENT_RETURN:
    case DH_EVENT_RESUME:
    case DH_EVENT_FINISH:
      break;
    case DH_EVENT_UNDO:
    case DH_EVENT_REDO:
    case DH_EVENT_PROCEDURE_SET:
    case DH_EVENT_VOLUNTEER_SET:
    case DH_EVENT_PLACE_SET:
    default:
      return invalid (error, _ ("This is not a step of the desk."));
    }
  if (strlen (event->counter) >= DH_COUNTER_SIZE)
    return invalid (error, _ ("The name of the counter is too long."));
  return TRUE;
}

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
add_person (DhStore *self, const DhCommand *command, const DhVisitRow *row, GError **error)
{
  g_autofree char *name = dh_text_clean (command->person_name);
  g_autofree char *phone = dh_text_clean (command->person_phone);
  gint64 days;

  if (name[0] == '\0' && phone[0] == '\0')
    return TRUE;
  days = dh_store_get_setting_int (self, "retention_days", DEFAULT_RETENTION_DAYS);
  return dh_person_repo_insert (self->db, row->id, name, phone,
                                row->day + (gint32) CLAMP (days, 0, 36500), error);
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
      !check_references (self, event, error))
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
      !dh_visit_repo_insert_interval (self->db, row.id, change.opened, &interval, error))
    return FALSE;
  if ((command->person_name != NULL || command->person_phone != NULL) &&
      !add_person (self, command, &row, error))
    return FALSE;
  dh_rollup_drop (self->db, row.day);
  fill_receipt (receipt, event, &row);
  event->ticket = "";
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
  if (!dh_visit_step (&row, event, &change))
    {
      dh_store_set_illegal (error, event->kind, row.ticket, before);
      return FALSE;
    }
  if (!check_references (self, event, error))
    return FALSE;

  self->dirty = TRUE;
  if (!dh_journal_append (self->journal, event, 0, error) ||
      !dh_visit_repo_write_change (self->db, &row, &change, error) ||
      (change.assist && !dh_assist_repo_insert (self->db, event, row.day, change.at, error)))
    return FALSE;
  dh_rollup_drop (self->db, row.day);
  fill_receipt (receipt, event, &row);
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
  if (command->kind == DH_EVENT_ARRIVE)
    return apply_arrive (self, command, event, receipt, error);
  if (command->kind == DH_EVENT_CHECK_IN || command->kind == DH_EVENT_CHECK_OUT)
    return apply_duty (self, event, receipt, error);
  if (command->kind == DH_EVENT_CLOSE_DAY)
    return apply_close_day (self, event, receipt, error);
  return apply_to_visit (self, command, event, receipt, error);
}

gboolean
dh_store_apply (DhStore *self, const DhCommand *command, DhReceipt *receipt, GError **error)
{
  g_auto (Draft) draft = { 0 };

  g_return_val_if_fail (self != NULL && command != NULL, FALSE);

  if (command->kind == DH_EVENT_UNDO)
    return dh_store_undo (self, 0, command->at, receipt, error);
  if (command->kind == DH_EVENT_REDO)
    return dh_store_redo (self, receipt, error);
  if (!draft_init (&draft, command, error) || !dh_store_start (self, error))
    return FALSE;
  return dh_store_end (self, apply (self, command, &draft.event, receipt, error), error);
}
