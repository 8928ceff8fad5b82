/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-records.h"

G_BEGIN_DECLS

typedef struct
{
  int streak;   /* calls in a row that may go ahead of somebody; 0 = as many as come */
  int wait_min; /* minutes after which whoever waits goes first; at least 1 */
} DhFairness;

/* One call of the day: number called, or served without having been called. */
typedef struct
{
  gint64 seq;        /* of the event in the journal */
  gint64 waited_seq; /* of the event that began the wait which this call ended */
  gboolean priority; /* the person called has priority */
} DhQueueCall;

/* The order in which those who wait are to be called, were nobody else to come: the one rule of the
 * queue, pure, of no clock, database or locale.
 *
 * @waiting: DhVisit, all of them waiting, in any order. @calls: the newest calls, newest first;
 * those since the last call of somebody without priority, and since the longest wait of the list
 * began, suffice (more do no harm). @now: UTC s. Sorts @waiting into that order and sets
 * turn_reason of each.
 *
 *   1. Whoever has waited (this time) longer than @wait_min goes first, the longest wait first.
 *   2. Of the others, those with priority go before those without; but after @streak calls in a row
 *      of people with priority, each while somebody who still waits without it was waiting, it is
 *      the turn of those without.
 *   3. Among those with priority, and among those without, people who go on with a visit of an
 *      earlier day stand first; then all stand as they first came: who came back, was absent for a
 *      while or was transferred keeps the place. But after @streak calls in a row of people who
 *      began to wait later than the one who has waited longest, that one is next.
 *
 * Nobody starves: somebody who begins to wait when W others do is called by at most
 * (streak + 1)² · (W + 1) + W calls in this order, that one among them, whoever comes meanwhile and
 * however often (with a streak of 0: by at most W + 1 calls made after wait_min minutes). For of
 * those with the same standing at most W began to wait before, and no more than streak later ones
 * are called between two of these and the person: (streak + 1) · (W + 1) calls with the person's
 * own. Before each of these stand at most streak calls of the other standing, those by rule 1 left
 * aside; and by rule 1 only the W can go before somebody who has waited longer than the limit as
 * well. */
void
dh_queue_order (GPtrArray *waiting, const GArray *calls, const DhFairness *fairness, gint64 now);

G_END_DECLS
