/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "closing/dh-close-day-item.h"

#include <glib/gi18n-lib.h>

#include "closing/dh-close-day-time.h"
#include "dh-day.h"
#include "dh-language.h"

struct _DhCloseDayItem
{
  GObject parent_instance;

  gint64 visit_id;
  DhVisitState state;
  char *ticket;   /* (owned) */
  char *title;    /* (owned) */
  char *subtitle; /* (owned) */
  gint64 since;   /* UTC s */
  gint64 now;     /* UTC s, when the list was made */
  gint32 day;     /* of now */
  DhCloseChoice choices[DH_CLOSE_N_CHOICES];
  guint n_choices;
  DhCloseChoice choice;
  gint64 ended;     /* UTC s; 0 = what was typed is no time that it can be */
  gint32 follow_up; /* day; 0 = what was typed is no day that it can be */
  char *typed;      /* (owned) (nullable) where that is so */
};

typedef enum
{
  PROP_CHOICE = 1,
} DhCloseDayItemProperty;

static GParamSpec *props[PROP_CHOICE + 1];

G_DEFINE_FINAL_TYPE (DhCloseDayItem, dh_close_day_item, G_TYPE_OBJECT)

static void
add_choice (DhCloseDayItem *self, DhCloseChoice choice)
{
  self->choices[self->n_choices++] = choice;
}

static void
propose (DhCloseDayItem *self, gint64 long_s, gint32 follow_up)
{
  switch (self->state)
    {
    case DH_VISIT_SERVING:
      self->choice = self->now - self->since > long_s ? DH_CLOSE_DONE_UNKNOWN : DH_CLOSE_DONE;
      add_choice (self, self->choice);
      if (self->choice != DH_CLOSE_DONE)
        add_choice (self, DH_CLOSE_DONE);
      add_choice (self, DH_CLOSE_DONE_AT);
      if (self->choice != DH_CLOSE_DONE_UNKNOWN)
        add_choice (self, DH_CLOSE_DONE_UNKNOWN);
      break;
    case DH_VISIT_NO_SHOW:
      add_choice (self, DH_CLOSE_ABSENT);
      add_choice (self, DH_CLOSE_LEFT);
      break;
    case DH_VISIT_HELD:
      add_choice (self, DH_CLOSE_LEFT);
      add_choice (self, DH_CLOSE_DONE);
      break;
    case DH_VISIT_WAITING:
    case DH_VISIT_CALLED:
      add_choice (self, DH_CLOSE_LEFT);
      break;
    case DH_VISIT_NONE:
    case DH_VISIT_DONE:
    case DH_VISIT_LEFT:
    case DH_VISIT_CANCELLED:
    default:
      g_return_if_reached ();
    }
  self->choice = self->choices[0];
  add_choice (self, DH_CLOSE_COME_BACK);
  add_choice (self, DH_CLOSE_COME_BACK_ON);
  /* A day that was agreed upon with the person stands. */
  if (follow_up > self->day)
    {
      self->follow_up = follow_up;
      self->choice = DH_CLOSE_COME_BACK_ON;
    }
}

DhCloseDayItem *
dh_close_day_item_new (const DhVisit *visit, gint64 now, gint64 long_s)
{
  DhCloseDayItem *self = NULL;
  g_autofree char *since = NULL;

  g_return_val_if_fail (visit != NULL, NULL);

  self = g_object_new (DH_TYPE_CLOSE_DAY_ITEM, NULL);
  since = dh_format_minutes (now - visit->since, dh_language_is_vietnamese ());
  self->visit_id = visit->id;
  self->state = visit->state;
  self->ticket = g_strdup (visit->ticket);
  self->title = g_strdup (*visit->procedure_name != '\0' ? visit->procedure_name
                                                         : _ ("No procedure chosen yet"));
  self->subtitle = *visit->person_name != '\0'
                       ? g_strdup_printf ("%s · %s", visit->person_name, since)
                       : g_strdup (since);
  self->since = visit->since;
  self->now = now;
  self->day = dh_day_of_time (now);
  self->ended = now;
  self->follow_up = dh_close_day_next_working (self->day);
  propose (self, long_s, visit->follow_up);
  return self;
}

gint64
dh_close_day_item_get_visit (DhCloseDayItem *self)
{
  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), 0);

  return self->visit_id;
}

DhVisitState
dh_close_day_item_get_state (DhCloseDayItem *self)
{
  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), DH_VISIT_NONE);

  return self->state;
}

const char *
dh_close_day_item_get_ticket (DhCloseDayItem *self)
{
  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), NULL);

  return self->ticket;
}

const char *
dh_close_day_item_get_title (DhCloseDayItem *self)
{
  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), NULL);

  return self->title;
}

const char *
dh_close_day_item_get_subtitle (DhCloseDayItem *self)
{
  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), NULL);

  return self->subtitle;
}

const DhCloseChoice *
dh_close_day_item_get_choices (DhCloseDayItem *self, guint *n)
{
  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), NULL);
  g_return_val_if_fail (n != NULL, NULL);

  *n = self->n_choices;
  return self->choices;
}

char *
dh_close_day_item_dup_choice_text (DhCloseDayItem *self, DhCloseChoice choice)
{
  gboolean serving = FALSE;
  g_autofree char *day = NULL;

  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), NULL);

  serving = self->state == DH_VISIT_SERVING;
  switch (choice)
    {
    case DH_CLOSE_LEFT:
      return g_strdup (_ ("Left without help"));
    case DH_CLOSE_DONE:
      return g_strdup (serving ? _ ("Done now") : _ ("Done"));
    case DH_CLOSE_DONE_AT:
      return g_strdup (_ ("Done at…"));
    case DH_CLOSE_DONE_UNKNOWN:
      return g_strdup (_ ("Done, time not known"));
    case DH_CLOSE_ABSENT:
      return g_strdup (_ ("Stays absent"));
    case DH_CLOSE_COME_BACK:
      day = dh_format_day_short (dh_close_day_next_working (self->day));
      return g_strdup_printf (serving ? _ ("Done, comes back on %s") : _ ("Comes back on %s"), day);
    case DH_CLOSE_COME_BACK_ON:
      return g_strdup (serving ? _ ("Done, comes back on another day…")
                               : _ ("Comes back on another day…"));
    default:
      g_return_val_if_reached (NULL);
    }
}

DhCloseChoice
dh_close_day_item_get_choice (DhCloseDayItem *self)
{
  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), DH_CLOSE_LEFT);

  return self->choice;
}

gboolean
dh_close_day_item_set_choice (DhCloseDayItem *self, DhCloseChoice choice)
{
  gboolean known = FALSE;

  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), FALSE);

  for (guint i = 0; i < self->n_choices; i++)
    known = known || self->choices[i] == choice;
  if (!known)
    return FALSE;
  if (self->choice == choice)
    return TRUE;
  self->choice = choice;
  self->ended = self->now;
  self->follow_up = dh_close_day_next_working (self->day);
  g_clear_pointer (&self->typed, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOICE]);
  return TRUE;
}

gboolean
dh_close_day_item_needs_text (DhCloseDayItem *self)
{
  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), FALSE);

  return self->choice == DH_CLOSE_DONE_AT || self->choice == DH_CLOSE_COME_BACK_ON;
}

gboolean
dh_close_day_item_set_text (DhCloseDayItem *self, const char *text)
{
  gboolean ok = FALSE;

  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (self->choice == DH_CLOSE_DONE_AT)
    {
      gint64 time = 0;

      /* A clock shows no seconds: the minute in which the help began is one that it can be. */
      ok = dh_close_day_parse_clock (text, self->day, &time) &&
           time >= self->since - self->since % 60 && time <= self->now;
      self->ended = ok ? MAX (time, self->since) : 0;
    }
  else
    {
      gint32 day = 0;

      ok = dh_close_day_parse_day (text, self->day, &day) && day > self->day;
      self->follow_up = ok ? day : 0;
    }
  g_set_str (&self->typed, text);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOICE]);
  return ok;
}

char *
dh_close_day_item_dup_text (DhCloseDayItem *self)
{
  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), NULL);

  if (self->typed != NULL)
    return g_strdup (self->typed);
  return self->choice == DH_CLOSE_DONE_AT ? dh_format_clock (self->ended)
                                          : dh_format_day_short (self->follow_up);
}

char *
dh_close_day_item_dup_fault (DhCloseDayItem *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (DH_IS_CLOSE_DAY_ITEM (self), NULL);

  if (self->choice == DH_CLOSE_DONE_AT && self->ended == 0)
    {
      from = dh_format_clock (self->since);
      to = dh_format_clock (self->now);
      /* Translators: a queue number, then two clock times. */
      return g_strdup_printf (_ ("Number %s: write a time from %s to %s."), self->ticket, from, to);
    }
  if (self->choice == DH_CLOSE_COME_BACK_ON && self->follow_up == 0)
    /* Translators: %s is a queue number. */
    return g_strdup_printf (_ ("Number %s: write a day after today, such as 25/11."), self->ticket);
  return NULL;
}

static DhCommand *
add_command (DhCloseDayItem *self, GArray *commands, DhEventKind kind, DhVisitState state)
{
  DhCommand command = DH_COMMAND_INIT (kind);

  command.visit_id = self->visit_id;
  command.expected_state = state;
  g_array_append_val (commands, command);
  return &g_array_index (commands, DhCommand, commands->len - 1);
}

static void
fill_done (DhCloseDayItem *self, GArray *commands)
{
  DhCommand *command = NULL;

  if (self->state == DH_VISIT_HELD)
    add_command (self, commands, DH_EVENT_RESUME, DH_VISIT_HELD);
  command = add_command (self, commands, DH_EVENT_FINISH, DH_VISIT_SERVING);
  if (self->choice == DH_CLOSE_DONE_AT)
    {
      command->at = self->ended;
      command->true_end = TRUE;
    }
}

static void
fill_come_back (DhCloseDayItem *self, GArray *commands)
{
  DhCommand *command = NULL;

  if (self->state == DH_VISIT_NO_SHOW)
    {
      command = add_command (self, commands, DH_EVENT_CHANGE, self->state);
      command->changes = DH_CHANGE_FOLLOW_UP;
    }
  else
    command = add_command (self, commands,
                           self->state == DH_VISIT_SERVING ? DH_EVENT_FINISH : DH_EVENT_LEAVE,
                           self->state);
  command->follow_up = self->follow_up;
}

void
dh_close_day_item_fill (DhCloseDayItem *self, GArray *commands)
{
  g_return_if_fail (DH_IS_CLOSE_DAY_ITEM (self));
  g_return_if_fail (commands != NULL);

  switch (self->choice)
    {
    case DH_CLOSE_DONE:
    case DH_CLOSE_DONE_AT:
      fill_done (self, commands);
      break;
    case DH_CLOSE_COME_BACK:
    case DH_CLOSE_COME_BACK_ON:
      fill_come_back (self, commands);
      break;
    case DH_CLOSE_LEFT:
      if (self->state == DH_VISIT_NO_SHOW)
        add_command (self, commands, DH_EVENT_LEAVE, self->state);
      break;
    case DH_CLOSE_DONE_UNKNOWN:
    case DH_CLOSE_ABSENT:
      break;
    default:
      g_return_if_reached ();
    }
}

static void
dh_close_day_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((DhCloseDayItemProperty) prop_id)
    {
    case PROP_CHOICE:
      g_value_set_int (value, (int) DH_CLOSE_DAY_ITEM (object)->choice);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dh_close_day_item_finalize (GObject *object)
{
  DhCloseDayItem *self = DH_CLOSE_DAY_ITEM (object);

  g_clear_pointer (&self->ticket, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->typed, g_free);

  G_OBJECT_CLASS (dh_close_day_item_parent_class)->finalize (object);
}

static void
dh_close_day_item_class_init (DhCloseDayItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dh_close_day_item_get_property;
  object_class->finalize = dh_close_day_item_finalize;

  props[PROP_CHOICE] =
      g_param_spec_int ("choice", NULL, NULL, 0, DH_CLOSE_N_CHOICES - 1, DH_CLOSE_LEFT,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dh_close_day_item_init (DhCloseDayItem *self)
{
}
