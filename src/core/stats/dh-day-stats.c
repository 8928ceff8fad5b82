/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "stats/dh-day-stats-private.h"
#include "dh-day.h"
#include "dh-error.h"

static void
tally_free (gpointer data)
{
  DhTally *tally = data;

  g_free (tally->code);
  g_free (tally->name);
  g_free (tally->field);
  g_free (tally);
}

static void
volunteer_free (gpointer data)
{
  DhVolunteerStats *volunteer = data;

  g_free (volunteer->name);
  g_free (volunteer->unit);
  g_free (volunteer);
}

gboolean
dh_day_stats_has_queue (const DhDayStats *stats)
{
  g_return_val_if_fail (stats != NULL, FALSE);

  return stats->arrived == 0 || stats->wait.n > 0 || stats->eligible > 0 || stats->queue_max > 0 ||
         stats->open > 0 || stats->cancelled > 0;
}

void
dh_day_stats_free (DhDayStats *stats)
{
  if (stats == NULL)
    return;
  g_free (stats->hours);
  g_ptr_array_unref (stats->fields);
  g_ptr_array_unref (stats->procedures);
  g_ptr_array_unref (stats->difficulties);
  g_ptr_array_unref (stats->volunteers);
  dh_book_stats_free (stats->book);
  g_free (stats);
}

/* Most first, then by name and code in the order of code points (that of UTF-8 bytes). */
static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const DhTally *x = *(DhTally *const *) a, *y = *(DhTally *const *) b;
  int order = (y->assists > x->assists) - (y->assists < x->assists);

  if (order == 0)
    order = g_strcmp0 (x->name, y->name);
  return order != 0 ? order : g_strcmp0 (x->code, y->code);
}

static int
compare_volunteers (gconstpointer a, gconstpointer b)
{
  const DhVolunteerStats *x = *(DhVolunteerStats *const *) a, *y = *(DhVolunteerStats *const *) b;
  int order = (y->assists > x->assists) - (y->assists < x->assists);

  if (order == 0)
    order = g_strcmp0 (x->name, y->name);
  return order != 0 ? order : g_strcmp0 (x->unit, y->unit);
}

/* Keeps the hours from the first to the last with anything in them. */
static void
take_hours (DhDayStats *stats, const DhHourStats *hours)
{
  int first = DH_HOURS, last = -1;

  for (int i = 0; i < DH_HOURS; i++)
    if (hours[i].arrived + hours[i].called + hours[i].served + hours[i].left > 0)
      {
        first = MIN (first, i);
        last = i;
      }
  if (last < 0)
    return;
  stats->n_hours = last - first + 1;
  stats->hours = g_memdup2 (hours + first, stats->n_hours * sizeof *hours);
}

/* Those of the sheets are visits that were served, by nobody's clock. */
static void
count_outreach (DhDayDraft *draft)
{
  DhDayStats *stats = draft->stats;
  gint64 people = stats->book->outreach_people;

  stats->arrived += people;
  stats->people += people;
  stats->served += people;
  stats->elderly += stats->book->outreach_elderly;
  draft->arrived_elsewhere += people;
  draft->served_elsewhere += people;
}

static void
finish_figures (DhDayDraft *draft)
{
  DhDayStats *stats = draft->stats;

  count_outreach (draft);
  for (int i = 0; i < DH_HOURS; i++)
    draft->hours[i].hour = i;
  dh_durations_fill (&stats->wait, draft->waits);
  dh_durations_fill (&stats->service, draft->services);
  stats->eligible += stats->wait.n;
  dh_queue_sweep (draft->spans, draft->hours, &stats->queue_max, &stats->queue_area_s);
  take_hours (stats, draft->hours);

  g_ptr_array_sort (stats->fields, compare_tallies);
  g_ptr_array_sort (stats->procedures, compare_tallies);
  g_ptr_array_sort (stats->difficulties, compare_tallies);
  g_ptr_array_sort (stats->volunteers, compare_volunteers);
}

/* The identities that must hold whatever was recorded; the name of the first that does not. */
static const char *
broken_identity (const DhDayDraft *draft)
{
  const DhDayStats *stats = draft->stats;
  gint64 arrived = 0, called = 0, served = 0, left = 0;
  int queue_max = 0;
  gint64 channels = 0, outcomes = 0, by_field = 0, quantity_by_field = 0;
  gint64 area_s = 0;

  for (int i = 0; i < DH_HOURS; i++)
    {
      arrived += draft->hours[i].arrived;
      called += draft->hours[i].called;
      served += draft->hours[i].served;
      left += draft->hours[i].left;
      area_s += draft->hours[i].queue_area_s;
      queue_max = MAX (queue_max, draft->hours[i].queue_max);
    }
  for (int i = 0; i < DH_CHANNEL_N; i++)
    channels += stats->by_channel[i];
  for (int i = 0; i < DH_OUTCOME_N; i++)
    outcomes += stats->by_outcome[i];
  for (guint i = 0; i < stats->fields->len; i++)
    {
      const DhTally *field = g_ptr_array_index (stats->fields, i);
      by_field += field->assists;
      quantity_by_field += field->quantity;
    }

  if (stats->arrived != stats->served + stats->left + stats->no_show + stats->open)
    return "arrived = served + left + no_show + open";
  if (stats->queue_area_s != draft->waited_s)
    return "queue.area_s = sum of waiting";
  if (area_s != stats->queue_area_s || queue_max != stats->queue_max)
    return "hours.queue = queue";
  if (arrived + draft->arrived_elsewhere != stats->arrived ||
      called + draft->called_elsewhere != draft->called ||
      served + draft->served_elsewhere != stats->served ||
      left + draft->left_elsewhere != stats->left)
    return "sum of hours = day";
  if (stats->service.n > stats->served || stats->within_target > stats->wait.n)
    return "n <= visits";
  if (stats->assists != channels || stats->assists != outcomes || stats->assists != by_field ||
      stats->quantity != quantity_by_field)
    return "assists = sum of each breakdown";
  return NULL;
}

static gboolean
check_identities (const DhDayDraft *draft, GError **error)
{
  const char *broken = broken_identity (draft);
  g_autofree char *from = NULL, *to = NULL;

  if (broken == NULL)
    return TRUE;
  from = dh_day_to_iso (draft->stats->from);
  to = dh_day_to_iso (draft->stats->to);
  g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
               _ ("The figures from %s to %s contradict each other (%s). Run the check of the "
                  "database."),
               from, to, broken);
  return FALSE;
}

DhDayStats *
dh_day_stats_new (DhDb *db, gint32 from, gint32 to, gint64 now, int target_s, GError **error)
{
  g_autoptr (DhDayStats) stats = g_new0 (DhDayStats, 1);
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) services = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DhSpan));
  g_autoptr (GHashTable)
                cancelled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  DhDayDraft draft = { .stats = stats,
                       .now = now,
                       .waits = waits,
                       .services = services,
                       .spans = spans,
                       .cancelled = cancelled };
  gboolean loaded;

  g_return_val_if_fail (from <= to, NULL);
  stats->from = from;
  stats->to = to;
  stats->target_s = target_s;
  stats->fields = g_ptr_array_new_with_free_func (tally_free);
  stats->procedures = g_ptr_array_new_with_free_func (tally_free);
  stats->difficulties = g_ptr_array_new_with_free_func (tally_free);
  stats->volunteers = g_ptr_array_new_with_free_func (volunteer_free);

  if (!dh_db_begin_read (db, error))
    return NULL;
  stats->book = dh_book_stats_new (db, from, to, error);
  loaded = stats->book != NULL && dh_day_stats_load_visits (db, &draft, error) &&
           dh_day_stats_load_work (db, &draft, error);
  dh_db_end_read (db);
  if (!loaded)
    return NULL;

  finish_figures (&draft);
  if (!check_identities (&draft, error))
    return NULL;
  return g_steal_pointer (&stats);
}
