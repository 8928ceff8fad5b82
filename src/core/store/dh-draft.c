/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-draft.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-error.h"
#include "model/dh-visit-fold.h"
#include "text/dh-text.h"

#define MAX_PEOPLE 999
#define MAX_QUANTITY 9999
#define MAX_MINUTES 1440
/* The last second of the year 9999, which is what dates are written for. */
#define MAX_TIME G_GINT64_CONSTANT (253402275599)

void
dh_draft_clear (DhDraft *draft)
{
  g_free (draft->counter);
  g_free (draft->note);
  g_free (draft->difficulties);
  g_free (draft->volunteers);
  g_free (draft->priority_reason);
}

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
  if (text == NULL || text[0] == '\0')
    return "";
  *owned = dh_text_clean_list (text);
  return *owned;
}

static void
take_volunteers (const DhCommand *command, DhDraft *draft)
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

static void
take_priority (const DhCommand *command, DhDraft *draft)
{
  draft->event.priority = command->priority;
  if (command->priority != DH_PRIORITY_NONE)
    draft->event.priority_reason = clean (command->priority_reason, &draft->priority_reason);
}

static void
take_assist (const DhCommand *command, DhDraft *draft)
{
  DhEvent *event = &draft->event;

  event->procedure_id = command->procedure_id;
  event->channel = command->channel;
  event->outcome = command->outcome;
  event->quantity = command->quantity != 0 ? command->quantity : 1;
  event->minutes = command->minutes;
  event->follow_up = command->follow_up;
  event->difficulties = clean_codes (command->difficulties, &draft->difficulties);
  event->note = clean (command->note, &draft->note);
  take_volunteers (command, draft);
}

static gboolean
invalid (GError **error, const char *message)
{
  g_set_error_literal (error, DH_ERROR, DH_ERROR_INVALID, message);
  return FALSE;
}

/* What holds for every kind: members that the kind does not use are at their defaults. */
static gboolean
check (const DhEvent *event, GError **error)
{
  gboolean assist = event->kind == DH_EVENT_ASSIST || event->kind == DH_EVENT_RECORD ||
                    event->kind == DH_EVENT_AMEND;

  if (event->people < 1 || event->people > MAX_PEOPLE)
    return invalid (error, _ ("The number of people must be between 1 and 999."));
  if (dh_priority_to_code (event->priority) == NULL)
    return invalid (error, _ ("This priority is not known."));
  if (strlen (event->priority_reason) >= DH_CODE_SIZE)
    return invalid (error, _ ("The reason for the priority is too long."));
  if (assist && event->procedure_id == 0)
    return invalid (error, _ ("Choose the procedure that was helped with."));
  if (assist && event->n_volunteers == 0)
    return invalid (error, _ ("Choose at least one volunteer who helped."));
  if (event->quantity < 1 || event->quantity > MAX_QUANTITY)
    return invalid (error, _ ("The quantity must be between 1 and 9999."));
  if (event->minutes < 0 || event->minutes > MAX_MINUTES)
    return invalid (error, _ ("The minutes must be between 1 and 1440."));
  if (dh_channel_to_code (event->channel) == NULL || dh_outcome_to_code (event->outcome) == NULL)
    return invalid (error, _ ("This channel or outcome is not known."));
  /* What is put right later may name a day that has passed meanwhile. */
  if (event->follow_up != 0 && event->follow_up < event->day && event->kind != DH_EVENT_AMEND)
    return invalid (error, _ ("The day to come back has passed already; choose a later one."));
  if (event->kind == DH_EVENT_HOLD && strlen (event->note) >= DH_REASON_SIZE)
    return invalid (error, _ ("The reason for the hold is too long; shorten it."));
  if (strlen (event->counter) >= DH_COUNTER_SIZE)
    return invalid (error, _ ("The name of the counter is too long."));
  return TRUE;
}

gboolean
dh_draft_init (DhDraft *draft, const DhCommand *command, GError **error)
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
    .priority_reason = "",
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
      event->origin_id = command->origin_id;
      event->people = command->people != 0 ? command->people : 1;
      event->quantity = command->quantity != 0 ? command->quantity : 1;
      take_priority (command, draft);
      break;
    case DH_EVENT_CHANGE:
      event->changes = command->changes;
      event->names = command->person_name != NULL || command->person_phone != NULL;
      if ((event->changes & DH_CHANGE_PROCEDURE) != 0)
        event->procedure_id = command->procedure_id;
      if ((event->changes & DH_CHANGE_PRIORITY) != 0)
        take_priority (command, draft);
      if ((event->changes & DH_CHANGE_PEOPLE) != 0)
        event->people = command->people;
      if ((event->changes & DH_CHANGE_FOLLOW_UP) != 0)
        event->follow_up = command->follow_up;
      if ((event->changes & DH_CHANGE_QUANTITY) != 0)
        event->quantity = command->quantity;
      if (event->changes == 0 && !event->names)
        return invalid (error, _ ("Choose what is to be changed."));
      break;
    case DH_EVENT_RECORD:
      event->people = command->people != 0 ? command->people : 1;
      take_priority (command, draft);
      take_assist (command, draft);
      break;
    case DH_EVENT_AMEND:
      event->assist_id = command->assist_id;
      event->changes = command->changes & (DH_CHANGE_PEOPLE | DH_CHANGE_PRIORITY);
      event->names = command->person_name != NULL || command->person_phone != NULL;
      if ((event->changes & DH_CHANGE_PEOPLE) != 0)
        event->people = command->people;
      if ((event->changes & DH_CHANGE_PRIORITY) != 0)
        take_priority (command, draft);
      take_assist (command, draft);
      break;
    case DH_EVENT_RECALL:
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
      take_assist (command, draft);
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
    case DH_EVENT_LEAVE:
      event->follow_up = command->follow_up;
      event->note = clean (command->note, &draft->note);
      break;
    case DH_EVENT_HOLD:
    case DH_EVENT_CANCEL:
      event->note = clean (command->note, &draft->note);
      break;
    case DH_EVENT_FINISH:
      event->follow_up = command->follow_up;
      break;
    case DH_EVENT_STOP_NUMBERS:
    case DH_EVENT_OPEN_NUMBERS:
      event->stream_id = event->day;
      break;
    case DH_EVENT_NO_SHOW:
    case DH_EVENT_RETURN:
    case DH_EVENT_RESUME:
    case DH_EVENT_COME_BACK:
      break;
    case DH_EVENT_DAY_NOTE:
    case DH_EVENT_SHEET:
    case DH_EVENT_FEEDBACK:
    case DH_EVENT_FEEDBACK_STATUS:
    case DH_EVENT_RATING:
    case DH_EVENT_UNDO:
    case DH_EVENT_REDO:
    case DH_EVENT_PROCEDURE_SET:
    case DH_EVENT_VOLUNTEER_SET:
    case DH_EVENT_PLACE_SET:
    default:
      return invalid (error, _ ("This is not a step of the desk."));
    }
  return check (event, error);
}
