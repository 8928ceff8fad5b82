/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hall/dh-hall-calls.h"

struct _DhHallCalls
{
  GHashTable *seen; /* (owned) visit id → Seen */
  gboolean begun;   /* something has been read */
};

typedef struct
{
  gint64 id;     /* of the visit; the key */
  gint64 at;     /* UTC s, last call */
  int recalls;   /* how many there were */
  gboolean open; /* it was called at the last time */
} Seen;

DhHallCalls *
dh_hall_calls_new (void)
{
  DhHallCalls *self = g_new0 (DhHallCalls, 1);

  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  return self;
}

void
dh_hall_calls_free (DhHallCalls *self)
{
  g_hash_table_unref (self->seen);
  g_free (self);
}

/* A visit keeps the time of its first call; that of a later one is the start of its state. */
static gint64
get_call_time (const DhVisit *visit)
{
  gint64 at = MAX (visit->called, visit->recalled);

  return visit->state == DH_VISIT_CALLED ? MAX (at, visit->since) : at;
}

/* Notes a visit that is called at present. */
static gboolean
note_call (DhHallCalls *self, const DhVisit *visit, gint64 at)
{
  Seen *seen = g_hash_table_lookup (self->seen, &visit->id);
  gboolean fresh = FALSE;

  if (seen == NULL)
    {
      seen = g_new0 (Seen, 1);
      seen->id = visit->id;
      g_hash_table_insert (self->seen, &seen->id, seen);
    }
  fresh = !seen->open || at > seen->at || visit->recalls > seen->recalls;
  seen->at = at;
  seen->recalls = visit->recalls;
  seen->open = TRUE;
  return fresh && self->begun;
}

static gint
compare_past (gconstpointer a, gconstpointer b)
{
  const DhHallEntry *one = a;
  const DhHallEntry *two = b;

  if (one->at != two->at)
    return one->at > two->at ? -1 : 1;
  return one->visit_id > two->visit_id ? -1 : 1;
}

static gint
compare_now (gconstpointer a, gconstpointer b)
{
  const DhHallEntry *one = a;
  const DhHallEntry *two = b;

  if (one->coming != two->coming)
    return one->coming ? -1 : 1;
  return compare_past (a, b);
}

void
dh_hall_calls_read (DhHallCalls *self, const GPtrArray *visits, GArray *now, GArray *past)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (now, 0);
  g_array_set_size (past, 0);
  for (guint i = 0; i < visits->len; i++)
    {
      const DhVisit *visit = visits->pdata[i];
      gboolean called = visit->state == DH_VISIT_CALLED;
      gboolean serving = visit->state == DH_VISIT_SERVING;
      DhHallEntry entry = { visit->id, visit->ticket, visit->counter, get_call_time (visit),
                            called,    FALSE };
      Seen *seen = g_hash_table_lookup (self->seen, &visit->id);

      if (called)
        entry.fresh = note_call (self, visit, entry.at);
      else if (seen != NULL)
        {
          entry.at = MAX (entry.at, seen->at);
          seen->open = FALSE;
        }
      /* Who waits, or waits again, is not to come; who left is not to be waited for. */
      if (entry.at == 0 || visit->recorded_late ||
          !(called || serving || visit->state == DH_VISIT_HELD || visit->state == DH_VISIT_DONE ||
            visit->state == DH_VISIT_NO_SHOW))
        continue;
      g_array_append_val (past, entry);
      if (called || (serving && *visit->counter != '\0'))
        g_array_append_val (now, entry);
    }
  g_array_sort (now, compare_now);
  g_array_sort (past, compare_past);
  self->begun = TRUE;
}
