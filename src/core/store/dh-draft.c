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
/* The last second of the year 9999, which is what dates are written for. */
#define MAX_TIME G_GINT64_CONSTANT (253402275599)

void
dh_draft_clear (DhDraft *draft)
{
  g_free (draft->counter);
  g_free (draft->note);
  g_free (draft->difficulties);
  g_free (draft->volunteers);
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

static gboolean
invalid (GError **error, const char *message)
{
  g_set_error_literal (error, DH_ERROR, DH_ERROR_INVALID, message);
  return FALSE;
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
