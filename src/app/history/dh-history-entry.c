/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "history/dh-history-entry.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"
#include "dh-day.h"
#include "text/dh-text.h"

struct _DhHistoryEntry
{
  GObject parent_instance;

  gint64 event_id;
  char *ticket;  /* (owned) */
  char *fold;    /* (owned) of the ticket */
  char *clock;   /* (owned) */
  char *text;    /* (owned) */
  char *details; /* (owned) */
  gboolean undone;
  gboolean can_undo; /* nothing rests on it */
};

G_DEFINE_FINAL_TYPE (DhHistoryEntry, dh_history_entry, G_TYPE_OBJECT)

static char *
dup_text (const DhHistoryItem *item)
{
  const char *subject = *item->ticket != '\0' ? item->ticket : item->duty_name;

  return dh_label_done (item->kind, subject);
}

static void
add (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
dup_details (const DhHistoryItem *item, const DhVisit *visit)
{
  g_autoptr (GString) text = g_string_new (item->undone ? _ ("Taken back") : NULL);
  g_autofree char *pieces = NULL;
  g_autofree char *counter = NULL;
  g_autofree char *day = NULL;

  if (visit != NULL)
    add (text, visit->person_name);
  if (*item->duty_name == '\0')
    add (text, item->volunteer);
  /* Who helped is known since the start. */
  if (item->kind == DH_EVENT_FINISH && *item->volunteer == '\0' && visit != NULL)
    add (text, visit->volunteer_name);
  if (*item->counter != '\0')
    counter = dh_label_counter (item->counter);
  add (text, counter);
  if (item->quantity > 1)
    pieces = g_strdup_printf ("%s × %d", item->procedure, item->quantity);
  add (text, pieces != NULL ? pieces : item->procedure);
  if (item->kind == DH_EVENT_CLOSE_DAY)
    {
      day = dh_format_day_short (item->day);
      add (text, day);
    }
  add (text, item->note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

DhHistoryEntry *
dh_history_entry_new (const DhHistoryItem *item, const DhVisit *visit)
{
  DhHistoryEntry *self = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  self = g_object_new (DH_TYPE_HISTORY_ENTRY, NULL);
  self->event_id = item->event_id;
  self->undone = item->undone;
  self->can_undo = item->can_undo;
  self->ticket = g_strdup (item->ticket);
  self->fold = dh_text_fold (item->ticket);
  self->clock = dh_format_clock (item->at);
  self->text = dup_text (item);
  self->details = dup_details (item, visit);
  return self;
}

gboolean
dh_history_entry_equal (DhHistoryEntry *self, DhHistoryEntry *other)
{
  g_return_val_if_fail (DH_IS_HISTORY_ENTRY (self), FALSE);
  g_return_val_if_fail (DH_IS_HISTORY_ENTRY (other), FALSE);

  return self->event_id == other->event_id && self->undone == other->undone &&
         self->can_undo == other->can_undo && g_str_equal (self->text, other->text) &&
         g_str_equal (self->details, other->details);
}

gint64
dh_history_entry_get_event (DhHistoryEntry *self)
{
  g_return_val_if_fail (DH_IS_HISTORY_ENTRY (self), 0);

  return self->event_id;
}

gboolean
dh_history_entry_get_undone (DhHistoryEntry *self)
{
  g_return_val_if_fail (DH_IS_HISTORY_ENTRY (self), FALSE);

  return self->undone;
}

gboolean
dh_history_entry_get_free (DhHistoryEntry *self)
{
  g_return_val_if_fail (DH_IS_HISTORY_ENTRY (self), FALSE);

  return self->can_undo;
}

const char *
dh_history_entry_get_ticket (DhHistoryEntry *self)
{
  g_return_val_if_fail (DH_IS_HISTORY_ENTRY (self), NULL);

  return self->ticket;
}

gboolean
dh_history_entry_matches (DhHistoryEntry *self, const char *fold)
{
  g_return_val_if_fail (DH_IS_HISTORY_ENTRY (self), FALSE);
  g_return_val_if_fail (fold != NULL, FALSE);

  return strstr (self->fold, fold) != NULL;
}

const char *
dh_history_entry_get_clock (DhHistoryEntry *self)
{
  g_return_val_if_fail (DH_IS_HISTORY_ENTRY (self), NULL);

  return self->clock;
}

const char *
dh_history_entry_get_text (DhHistoryEntry *self)
{
  g_return_val_if_fail (DH_IS_HISTORY_ENTRY (self), NULL);

  return self->text;
}

const char *
dh_history_entry_get_details (DhHistoryEntry *self)
{
  g_return_val_if_fail (DH_IS_HISTORY_ENTRY (self), NULL);

  return self->details;
}

char *
dh_history_entry_dup_spoken (DhHistoryEntry *self)
{
  g_return_val_if_fail (DH_IS_HISTORY_ENTRY (self), NULL);

  return g_strdup_printf (*self->details != '\0' ? "%s, %s %s" : "%s, %s", self->clock, self->text,
                          self->details);
}

static void
dh_history_entry_finalize (GObject *object)
{
  DhHistoryEntry *self = DH_HISTORY_ENTRY (object);

  g_clear_pointer (&self->ticket, g_free);
  g_clear_pointer (&self->fold, g_free);
  g_clear_pointer (&self->clock, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->details, g_free);

  G_OBJECT_CLASS (dh_history_entry_parent_class)->finalize (object);
}

static void
dh_history_entry_class_init (DhHistoryEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dh_history_entry_finalize;
}

static void
dh_history_entry_init (DhHistoryEntry *self)
{
}
