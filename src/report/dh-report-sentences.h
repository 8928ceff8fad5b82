/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-day-charts.h"
#include "stats/dh-day-stats.h"

G_BEGIN_DECLS

/* What the figures of a day say, in whole sentences with their units. All (transfer full). */

/* How many came, and what became of them. */
char *dh_sentence_visits (const DhDayStats *stats, const DhDayChartOptions *options);
/* How long they waited, against the target; or why nothing can be said. */
char *dh_sentence_waits (const DhDayStats *stats, const DhDayChartOptions *options);
/* What was helped with most, and by how many. */
char *dh_sentence_assists (const DhDayStats *stats, const DhDayChartOptions *options);
/* The lesser figures of the visits in one line. */
char *dh_sentence_details (const DhDayStats *stats, const DhDayChartOptions *options);
/* The assists by channel and by outcome, those that occurred. */
char *dh_sentence_channels (const DhDayStats *stats, const DhDayChartOptions *options);
/* Each difficulty with how often it was recorded; there must be one. */
char *dh_sentence_difficulties (const DhDayStats *stats, const DhDayChartOptions *options);

G_END_DECLS
