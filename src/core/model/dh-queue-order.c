/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-queue-order.h"

/* Those of one standing: with priority, or without. */
typedef struct
{
  GPtrArray *in_order; /* (owned) of DhVisit: as they stand */
  guint next;          /* first of in_order that may still be left */
  GPtrArray *by_wait;  /* (owned) of DhVisit: the longest wait first */
  guint oldest;        /* first of by_wait that may still be left */
  GArray *calls;       /* (owned) of DhQueueCall: those of this standing, foreseen ones last */
} Standing;

typedef struct
{
  Standing standings[2]; /* without priority, with it */
  GHashTable *taken;     /* (owned) set of DhVisit */
  int ahead;             /* calls in a row with priority, ahead of somebody without */
  int streak;
} Queue;

static int
compare_ids (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* People wait since the event that put them there: clocks can be set back, the journal cannot. */
static int
compare_waits (gconstpointer a, gconstpointer b)
{
  const DhVisit *first = a;
  const DhVisit *second = b;

  return compare_ids (first->last_event, second->last_event);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DhVisit *first = a;
  const DhVisit *second = b;

  if ((first->origin_id != 0) != (second->origin_id != 0))
    return first->origin_id != 0 ? -1 : 1;
  if (first->arrived != second->arrived)
    return compare_ids (first->arrived, second->arrived);
  return compare_ids (first->id, second->id);
}

static gboolean
has_priority (const DhVisit *visit)
{
  return visit->priority != DH_PRIORITY_NONE;
}

/* Whether the place is kept from before the present wait. */
static gboolean
keeps_place (const DhVisit *visit)
{
  return visit->origin_id != 0 || visit->last_event != visit->id;
}

static void
standing_init (Standing *self)
{
  self->in_order = g_ptr_array_new ();
  self->by_wait = g_ptr_array_new ();
  self->calls = g_array_new (FALSE, FALSE, sizeof (DhQueueCall));
}

static void
standing_clear (Standing *self)
{
  g_ptr_array_unref (self->in_order);
  g_ptr_array_unref (self->by_wait);
  g_array_unref (self->calls);
}

static DhVisit *
skip_taken (Queue *self, GPtrArray *visits, guint *at)
{
  while (*at < visits->len && g_hash_table_contains (self->taken, g_ptr_array_index (visits, *at)))
    (*at)++;
  return *at < visits->len ? g_ptr_array_index (visits, *at) : NULL;
}

static DhVisit *
first_of (Queue *self, Standing *standing)
{
  return skip_taken (self, standing->in_order, &standing->next);
}

static DhVisit *
oldest_of (Queue *self, Standing *standing)
{
  return skip_taken (self, standing->by_wait, &standing->oldest);
}

/* How many of the same standing, who began to wait later, were called in a row while @visit waited.
 */
static int
count_passed (const Standing *standing, const DhVisit *visit)
{
  int passed = 0;

  for (guint i = standing->calls->len; i > 0; i--, passed++)
    {
      const DhQueueCall *call = &g_array_index (standing->calls, DhQueueCall, i - 1);

      if (call->seq < visit->last_event || call->waited_seq < visit->last_event)
        break;
    }
  return passed;
}

static void
take_calls (Queue *self, const GArray *calls)
{
  const DhVisit *oldest = oldest_of (self, &self->standings[FALSE]);
  gboolean in_a_row = oldest != NULL;

  for (guint i = 0; in_a_row && i < calls->len; i++)
    {
      const DhQueueCall *call = &g_array_index (calls, DhQueueCall, i);

      in_a_row = call->priority && call->seq > oldest->last_event;
      self->ahead += in_a_row;
    }
  for (guint i = calls->len; i > 0; i--)
    {
      const DhQueueCall *call = &g_array_index (calls, DhQueueCall, i - 1);

      g_array_append_val (self->standings[call->priority != FALSE].calls, *call);
    }
}

/* Takes @visit as called next. */
static void
take (Queue *self, DhVisit *visit, DhTurnReason reason, GPtrArray *order)
{
  gboolean priority = has_priority (visit);
  DhQueueCall call = { G_MAXINT64, visit->last_event, priority };

  visit->turn_reason = reason;
  g_ptr_array_add (order, visit);
  g_hash_table_add (self->taken, visit);
  g_array_append_val (self->standings[priority].calls, call);
  self->ahead = priority ? self->ahead + 1 : 0;
}

static void
take_next (Queue *self, GPtrArray *order)
{
  gboolean fair = self->streak > 0 && self->ahead >= self->streak;
  gboolean priority = first_of (self, &self->standings[TRUE]) != NULL &&
                      !(fair && first_of (self, &self->standings[FALSE]) != NULL);
  gboolean turned = !priority && first_of (self, &self->standings[TRUE]) != NULL;
  Standing *standing = &self->standings[priority];
  DhVisit *first = first_of (self, standing);
  DhVisit *oldest = oldest_of (self, standing);

  if (oldest != first && self->streak > 0 && count_passed (standing, oldest) >= self->streak)
    take (self, oldest, DH_TURN_PASSED_OVER, order);
  else if (turned)
    take (self, first, DH_TURN_FAIR, order);
  else if (keeps_place (first))
    take (self, first, DH_TURN_KEPT_PLACE, order);
  else
    take (self, first, priority ? DH_TURN_PRIORITY : DH_TURN_ARRIVAL, order);
}

void
dh_queue_order (GPtrArray *waiting, const GArray *calls, const DhFairness *fairness, gint64 now)
{
  Queue self = { .streak = fairness->streak };
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (waiting->len);

  for (guint i = 0; i < G_N_ELEMENTS (self.standings); i++)
    standing_init (&self.standings[i]);
  self.taken = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < waiting->len; i++)
    {
      DhVisit *visit = g_ptr_array_index (waiting, i);
      Standing *standing = &self.standings[has_priority (visit)];

      g_ptr_array_add (standing->in_order, visit);
      g_ptr_array_add (standing->by_wait, visit);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self.standings); i++)
    {
      g_ptr_array_sort_values (self.standings[i].in_order, compare_places);
      g_ptr_array_sort_values (self.standings[i].by_wait, compare_waits);
    }
  take_calls (&self, calls);

  g_ptr_array_sort_values (waiting, compare_waits);
  for (guint i = 0; i < waiting->len; i++)
    {
      DhVisit *visit = g_ptr_array_index (waiting, i);

      if (now - visit->since > (gint64) fairness->wait_min * 60)
        take (&self, visit, DH_TURN_WAITED_LONG, order);
    }
  while (order->len < waiting->len)
    take_next (&self, order);
  for (guint i = 0; i < order->len; i++)
    g_ptr_array_index (waiting, i) = g_ptr_array_index (order, i);

  for (guint i = 0; i < G_N_ELEMENTS (self.standings); i++)
    standing_clear (&self.standings[i]);
  g_hash_table_unref (self.taken);
}
