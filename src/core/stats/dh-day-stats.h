/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "dh-enums.h"
#include "stats/dh-book-stats.h"

G_BEGIN_DECLS

/* The figures of a day or a period, exactly as the contract §5 defines them. Seconds are whole;
 * -1 stands for null (nothing to take it over). */
typedef struct
{
  int n;
  gint64 mean_s, median_s, p90_s, max_s;
  gint64 total_s; /* service only: Σ over done visits */
} DhDurations;

typedef struct
{
  int hour; /* 0 … 23, local */
  int arrived, called, served, left;
  int queue_max;
  gint64 queue_area_s;
} DhHourStats;

/* A field, a procedure or a difficulty. Strings are owned. */
typedef struct
{
  char *code;     /* procedure: "" = none; difficulty: its code; field: NULL */
  char *name;     /* NULL for a difficulty */
  char *field;    /* procedure only */
  gint64 assists; /* difficulty: count */
  gint64 quantity;
} DhTally;

typedef struct
{
  gint64 id;
  char *name;
  char *unit;
  gint64 assists;
  gint64 visits;
  gint64 on_duty_s;
} DhVolunteerStats;

typedef struct
{
  gint32 from, to; /* days, both included */
  /* Of the largest sheets a few years are more than 32 bits hold. */
  gint64 arrived, people, served, left, no_show, cancelled, open;
  gint64 recorded_late; /* of the arrived at the desk: written down afterwards */
  gint64 elderly, other_priority;
  DhDurations wait;
  int target_s, eligible, within_target;
  DhDurations service;
  int queue_max;
  gint64 queue_area_s;
  DhHourStats *hours; /* from the first to the last with anything in it, no gaps; over a period: by
                         hour of day */
  guint n_hours;
  gint64 assists, quantity;
  gint64 by_channel[DH_CHANNEL_N], by_outcome[DH_OUTCOME_N];
  GPtrArray *fields, *procedures,
      *difficulties;     /* of DhTally, most first, then name by code point */
  GPtrArray *volunteers; /* of DhVolunteerStats, the same order */
  DhBookStats *book;     /* owned; sheets, feedback, satisfaction, notes of these days */
} DhDayStats;

/* Visits that were written down afterwards, and the people of the rows of sheets (each a visit that
 * was served, with one assist of quantity 1 by each volunteer named on the row), are in the counts,
 * but in no time, no queue and no hour: when they came is not known. Classes are no visits.
 *
 * One pass over the raw rows of @from … @to. An interval still open ends with its day, or at @now
 * where its day contains @now. @target_s: see "target_s" of the settings (900 by default). The
 * identities of reference charts §2 (flow balance; Σ of waits = area of the queue; hours add up to
 * the day) are checked before returning: DH_ERROR_CORRUPT names the one that fails. */
DhDayStats *
dh_day_stats_new (DhDb *db, gint32 from, gint32 to, gint64 now, int target_s, GError **error);
void dh_day_stats_free (DhDayStats *stats);

/* Whether there is anything to say of waiting: FALSE where visits came and none of them ever stood
 * in the queue, as at a desk that only logs. Zeros would then say that nobody had to wait. */
gboolean dh_day_stats_has_queue (const DhDayStats *stats);

/* The value at rank ⌈p·n⌉ (p = @numerator / @denominator) of the @n values sorted upwards; -1 with
 * n = 0. */
gint64 dh_quantile (const gint64 *sorted, guint n, guint numerator, guint denominator);

/* As JSON (summary.md): the members of every day, with "to" for a period, then those of the book
 * where there is something to say. Ends in a newline. (transfer full) */
char *dh_day_stats_to_json (const DhDayStats *stats);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhDayStats, dh_day_stats_free)

G_END_DECLS
