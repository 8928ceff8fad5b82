/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-event.h"

DhEventList *
dh_event_list_new (void)
{
  DhEventList *self = g_new0 (DhEventList, 1);

  self->events = g_array_new (FALSE, TRUE, sizeof (DhEvent));
  self->text = g_string_chunk_new (512);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dh_event_list_free (DhEventList *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->events);
  g_string_chunk_free (self->text);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

void
dh_event_list_clear (DhEventList *self)
{
  g_array_set_size (self->events, 0);
  g_string_chunk_clear (self->text);
  g_ptr_array_set_size (self->blocks, 0);
}

guint
dh_event_list_length (const DhEventList *self)
{
  return self->events->len;
}

const DhEvent *
dh_event_list_get (const DhEventList *self, guint index)
{
  g_assert (index < self->events->len);
  return &g_array_index (self->events, DhEvent, index);
}

static const char *
keep (DhEventList *self, const char *text)
{
  return text == NULL || text[0] == '\0' ? "" : g_string_chunk_insert (self->text, text);
}

void
dh_event_list_add (DhEventList *self, const DhEvent *event)
{
  DhEvent copy = *event;

  copy.ticket = keep (self, event->ticket);
  copy.counter = keep (self, event->counter);
  copy.difficulties = keep (self, event->difficulties);
  copy.note = keep (self, event->note);
  copy.priority_reason = keep (self, event->priority_reason);
  if (event->n_volunteers > 0)
    {
      copy.volunteers =
          g_memdup2 (event->volunteers, event->n_volunteers * sizeof (event->volunteers[0]));
      g_ptr_array_add (self->blocks, (gpointer) copy.volunteers);
    }
  else
    copy.volunteers = NULL;
  g_array_append_val (self->events, copy);
}

static int
compare_seq (gconstpointer a, gconstpointer b)
{
  const DhEvent *first = a;
  const DhEvent *second = b;

  return (first->seq > second->seq) - (first->seq < second->seq);
}

void
dh_event_list_sort (DhEventList *self)
{
  g_array_sort (self->events, compare_seq);
}
