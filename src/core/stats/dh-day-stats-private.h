/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stats/dh-day-stats.h"

G_BEGIN_DECLS

#define DH_HOURS 24

/* One stretch of waiting, within one day; half-open, UTC s. */
typedef struct
{
  gint64 from, to;
} DhSpan;

/* What the rows give before it is put in order. */
typedef struct
{
  DhDayStats *stats; /* being filled; borrowed */
  gint64 now;        /* UTC s */
  DhHourStats hours[DH_HOURS];
  GArray *waits;         /* of gint64: s, one for each visit with a wait */
  GArray *services;      /* of gint64: s, one for each done visit */
  GArray *spans;         /* of DhSpan */
  GHashTable *cancelled; /* set of gint64: visits whose assists do not count */
  gint64 waited_s;       /* Σ of the lengths of the spans */
  /* What fell on another day than the visit's, or was written down afterwards, is in no hour. */
  gint64 called, arrived_elsewhere, called_elsewhere, served_elsewhere, left_elsewhere;
} DhDayDraft;

/* Reads the rows of the visits and their waiting; the other, after it, those of assists and duties.
 * Both leave only sorting and checking to be done. stats->book is there before. */
gboolean dh_day_stats_load_visits (DhDb *db, DhDayDraft *draft, GError **error);
gboolean dh_day_stats_load_work (DhDb *db, DhDayDraft *draft, GError **error);

/* Sorts @seconds (of gint64) and takes count, sum, mean (rounded down), quantiles and maximum. */
void dh_durations_fill (DhDurations *durations, GArray *seconds);

/* Length of the queue over @spans (which it sorts; none crosses a midnight): largest and integral,
 * by hour of day into @hours (DH_HOURS of them) and over all into @queue_max and @area_s. At one
 * second those who leave go before those who come. */
void dh_queue_sweep (GArray *spans, DhHourStats *hours, int *queue_max, gint64 *area_s);

G_END_DECLS
