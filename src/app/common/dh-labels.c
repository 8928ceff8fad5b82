/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "common/dh-labels.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dh-words.h"

const char *
dh_label_state (DhVisitState state)
{
  switch (state)
    {
    case DH_VISIT_WAITING:
      return _ ("Waiting");
    case DH_VISIT_CALLED:
      return _ ("Called");
    case DH_VISIT_SERVING:
      return _ ("Being helped");
    case DH_VISIT_HELD:
      return _ ("On hold");
    case DH_VISIT_DONE:
      return _ ("Done");
    case DH_VISIT_NO_SHOW:
      return _ ("Absent");
    case DH_VISIT_LEFT:
      return _ ("Left");
    case DH_VISIT_CANCELLED:
      return _ ("Cancelled");
    case DH_VISIT_NONE:
    default:
      return "";
    }
}

const char *
dh_label_state_icon (DhVisitState state)
{
  switch (state)
    {
    case DH_VISIT_WAITING:
      return "dh-waiting-symbolic";
    case DH_VISIT_CALLED:
      return "dh-called-symbolic";
    case DH_VISIT_SERVING:
      return "dh-serving-symbolic";
    case DH_VISIT_HELD:
      return "dh-held-symbolic";
    case DH_VISIT_DONE:
      return "dh-done-symbolic";
    case DH_VISIT_NO_SHOW:
      return "dh-absent-symbolic";
    case DH_VISIT_LEFT:
      return "dh-left-symbolic";
    case DH_VISIT_CANCELLED:
      return "dh-cancelled-symbolic";
    case DH_VISIT_NONE:
    default:
      return "dh-waiting-symbolic";
    }
}

const char *
dh_label_state_css (DhVisitState state)
{
  switch (state)
    {
    case DH_VISIT_WAITING:
      return "state-waiting";
    case DH_VISIT_CALLED:
      return "state-called";
    case DH_VISIT_SERVING:
      return "state-serving";
    case DH_VISIT_HELD:
      return "state-held";
    case DH_VISIT_DONE:
      return "state-done";
    case DH_VISIT_NO_SHOW:
      return "state-no-show";
    case DH_VISIT_LEFT:
    case DH_VISIT_CANCELLED:
      return "state-gone";
    case DH_VISIT_NONE:
    default:
      return "state-none";
    }
}

const char *
dh_label_priority (DhPriority priority)
{
  switch (priority)
    {
    case DH_PRIORITY_ELDERLY:
      return _ ("Elderly");
    case DH_PRIORITY_OTHER:
      return _ ("Priority");
    case DH_PRIORITY_NONE:
    default:
      return "";
    }
}

/* Sentences for one event: as it is done, as it is taken back, as it is done again. */
typedef struct
{
  DhEventKind kind;
  const char *done;
  const char *undone;
  const char *redone;
} Sentences;

/* Translators: %s is a queue number such as A012, or the name of a volunteer. */
static const Sentences sentences[] = {
  { DH_EVENT_ARRIVE, N_ ("Number %s is waiting."), N_ ("Number %s was taken back."),
    N_ ("Number %s is waiting again.") },
  { DH_EVENT_CALL, N_ ("Number %s was called."), N_ ("The call of number %s was undone."),
    N_ ("Number %s was called again.") },
  { DH_EVENT_NO_SHOW, N_ ("Number %s was absent."), N_ ("The absence of number %s was undone."),
    N_ ("Number %s was marked absent again.") },
  { DH_EVENT_RETURN, N_ ("Number %s is back in the queue."),
    N_ ("The return of number %s was undone."), N_ ("Number %s is back in the queue again.") },
  { DH_EVENT_START, N_ ("Number %s is being helped."), N_ ("The start of number %s was undone."),
    N_ ("Number %s is being helped again.") },
  { DH_EVENT_HOLD, N_ ("Number %s is on hold."), N_ ("The hold of number %s was undone."),
    N_ ("Number %s is on hold again.") },
  { DH_EVENT_RESUME, N_ ("Number %s goes on."), N_ ("The resuming of number %s was undone."),
    N_ ("Number %s goes on again.") },
  { DH_EVENT_TRANSFER, N_ ("Number %s waits for another procedure."),
    N_ ("The change of procedure of number %s was undone."),
    N_ ("Number %s waits for another procedure again.") },
  { DH_EVENT_ASSIST, N_ ("Help for number %s was recorded."),
    N_ ("The help recorded for number %s was taken back."),
    N_ ("Help for number %s was recorded again.") },
  { DH_EVENT_FINISH, N_ ("Number %s is done."), N_ ("The finish of number %s was undone."),
    N_ ("Number %s is done again.") },
  { DH_EVENT_LEAVE, N_ ("Number %s has left."), N_ ("The leaving of number %s was undone."),
    N_ ("Number %s has left again.") },
  { DH_EVENT_CANCEL, N_ ("Number %s was cancelled."),
    N_ ("The cancelling of number %s was undone."), N_ ("Number %s was cancelled again.") },
  { DH_EVENT_RECALL, N_ ("Number %s was called once more."),
    N_ ("The repeated call of number %s was undone."), N_ ("Number %s was called once more.") },
  { DH_EVENT_CHANGE, N_ ("Number %s was changed."), N_ ("The change of number %s was undone."),
    N_ ("Number %s was changed again.") },
  { DH_EVENT_COME_BACK, N_ ("Number %s has come back and waits in its place."),
    N_ ("The coming back of number %s was undone."),
    N_ ("Number %s has come back and waits in its place again.") },
  { DH_EVENT_RECORD, N_ ("Help was recorded under number %s."),
    N_ ("The help recorded under number %s was taken back."),
    N_ ("Help was recorded under number %s again.") },
  { DH_EVENT_AMEND, N_ ("The help recorded for number %s was changed."),
    N_ ("The help recorded for number %s is as it was before."),
    N_ ("The help recorded for number %s was changed again.") },
  { DH_EVENT_CLOSE_DAY, N_ ("The day is closed."), N_ ("The day is open again."),
    N_ ("The day is closed again.") },
  { DH_EVENT_STOP_NUMBERS, N_ ("No more numbers are given today."), N_ ("Numbers are given again."),
    N_ ("No more numbers are given today.") },
  { DH_EVENT_OPEN_NUMBERS, N_ ("Numbers are given again."), N_ ("No more numbers are given today."),
    N_ ("Numbers are given again.") },
  { DH_EVENT_DAY_NOTE, N_ ("The note of the day was saved."),
    N_ ("The note of the day was taken back."), N_ ("The note of the day is there again.") },
  { DH_EVENT_SHEET, N_ ("The sheet was saved."), N_ ("The saving of the sheet was undone."),
    N_ ("The sheet was saved again.") },
  { DH_EVENT_FEEDBACK, N_ ("The feedback was saved."),
    N_ ("The saving of the feedback was undone."), N_ ("The feedback was saved again.") },
  { DH_EVENT_FEEDBACK_STATUS, N_ ("The state of the feedback was saved."),
    N_ ("The state of the feedback was put back."),
    N_ ("The state of the feedback was saved again.") },
  { DH_EVENT_RATING, N_ ("The answer was saved."), N_ ("The answer was taken back."),
    N_ ("The answer was saved again.") },
  { DH_EVENT_CHECK_IN, N_ ("%s is on duty."), N_ ("The check-in of %s was undone."),
    N_ ("%s is on duty again.") },
  { DH_EVENT_CHECK_OUT, N_ ("%s is off duty."), N_ ("The check-out of %s was undone."),
    N_ ("%s is off duty again.") },
};

static char *
format_sentence (const char *msgid, const char *subject)
{
  g_auto (GStrv) parts = g_strsplit (_ (msgid), "%s", 2);

  return g_strjoinv (subject != NULL ? subject : "", parts);
}

char *
dh_label_done (DhEventKind kind, const char *subject)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].kind == kind)
      return format_sentence (sentences[i].done, subject);
  return g_strdup (_ ("Saved."));
}

char *
dh_label_undone (DhEventKind kind, const char *subject, gboolean redo)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    /* A duty has no queue number to name. */
    if (sentences[i].kind == kind &&
        ((subject != NULL && *subject != '\0') || strstr (sentences[i].done, "%s") == NULL))
      return format_sentence (redo ? sentences[i].redone : sentences[i].undone, subject);
  return g_strdup (redo ? _ ("Done again.") : _ ("The last command was undone."));
}

/* Puts @values, in order, into the places "%s" of @format. */
static char *
fill (const char *format, const char *first, const char *second)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 3);
  guint n = g_strv_length (parts);

  return g_strconcat (parts[0], n > 1 ? first : "", n > 1 ? parts[1] : "", n > 2 ? second : "",
                      n > 2 ? parts[2] : "", NULL);
}

char *
dh_label_done_at (DhEventKind kind, const char *subject, const char *counter)
{
  g_autofree char *where = NULL;
  const char *format = NULL;

  /* Translators: a queue number, then "counter 2". */
  if (kind == DH_EVENT_CALL)
    format = _ ("Number %s was called to %s.");
  else if (kind == DH_EVENT_RECALL)
    format = _ ("Number %s was called to %s once more.");
  else if (kind == DH_EVENT_START)
    format = _ ("Number %s is being helped at %s.");
  if (format == NULL || counter == NULL || *counter == '\0')
    return dh_label_done (kind, subject);
  where = dh_label_counter_within (counter);
  return fill (format, subject, where);
}

const char *
dh_label_priority_of (const DhVisit *visit)
{
  if (visit->priority == DH_PRIORITY_NONE || *visit->priority_reason == '\0')
    return dh_label_priority (visit->priority);
  return dh_word_priority_reason (visit->priority_reason);
}

char *
dh_label_next (const DhVisit *first, const DhFairness *fairness)
{
  g_autofree char *number = NULL;

  switch (first->turn_reason)
    {
    case DH_TURN_PRIORITY:
      if (first->priority == DH_PRIORITY_OTHER && *first->priority_reason == '\0')
        return fill (_ ("Next: %s (has priority)"), first->ticket, NULL);
      /* Translators: a queue number, then why the person has priority. */
      return fill (_ ("Next: %s (priority: %s)"), first->ticket, dh_label_priority_of (first));
    case DH_TURN_KEPT_PLACE:
      return fill (_ ("Next: %s (came back and keeps the place)"), first->ticket, NULL);
    case DH_TURN_WAITED_LONG:
      number = g_strdup_printf ("%d", fairness->wait_min);
      /* Translators: a queue number, then a number of minutes. */
      return fill (_ ("Next: %s (has waited for more than %s minutes)"), first->ticket, number);
    case DH_TURN_FAIR:
      number = g_strdup_printf ("%d", fairness->streak);
      /* Translators: a queue number, then how many people with priority went ahead. */
      return fill (_ ("Next: %s (it is their turn after %s with priority)"), first->ticket, number);
    case DH_TURN_PASSED_OVER:
      number = g_strdup_printf ("%d", fairness->streak);
      /* Translators: a queue number, then how many people went ahead. */
      return fill (_ ("Next: %s (it is their turn after %s who kept their place)"), first->ticket,
                   number);
    case DH_TURN_NONE:
    case DH_TURN_ARRIVAL:
    default:
      return fill (_ ("Next: %s (came first)"), first->ticket, NULL);
    }
}

/* Some call their counter by its number, some write the word too. */
char *
dh_label_counter_within (const char *name)
{
  /* Translators: %s is the number or the name of a counter. */
  const char *format = _ ("counter %s");
  g_autofree char *word = g_strndup (format, strcspn (format, "%"));
  g_autofree char *folded_word = g_utf8_casefold (g_strstrip (word), -1);
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded_name = g_utf8_casefold (composed != NULL ? composed : name, -1);

  if (*folded_word != '\0' && strstr (folded_name, folded_word) != NULL)
    return g_strdup (name);
  return fill (format, name, NULL);
}

char *
dh_label_counter (const char *name)
{
  /* Translators: %s is the number or the name of a counter. */
  const char *format = _ ("Counter %s");
  g_autofree char *word = g_strndup (format, strcspn (format, "%"));
  g_autofree char *folded_word = g_utf8_casefold (g_strstrip (word), -1);
  g_autofree char *folded_name = g_utf8_casefold (name, -1);

  /* A name that is more than a number or a letter has its own word. */
  if (g_utf8_strlen (name, -1) > 3 ||
      (*folded_word != '\0' && strstr (folded_name, folded_word) != NULL))
    return g_strdup (name);
  return g_strdup_printf (_ ("Counter %s"), name);
}
