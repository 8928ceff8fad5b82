/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-spec.h"
#include "stats/dh-day-stats.h"

G_BEGIN_DECLS

/* The charts of a day or a period: the same for the statistics page, the command line and paper. */

typedef struct
{
  const char *id;    /* "hours"; as typed on the command line */
  const char *title; /* what it shows, translated; a name, not a finding */
} DhDayChart;

typedef struct
{
  gint64 now;          /* UTC seconds; a day that contains it is shown as not over yet */
  gboolean day_closed; /* its books are closed: it is over although it is today */
  gboolean day_off;    /* nobody was to work that day */
  gboolean vietnamese; /* how numbers and dates are written */
} DhDayChartOptions;

/* All kinds, in the order of the statistics page; @n: how many. (transfer full: free with g_free())
 */
DhDayChart *dh_day_chart_list (guint *n);

/* The chart @id of @stats: title with the finding, subtitle with measure, unit and date.
 * DH_ERROR_NOT_FOUND: there is no such kind; the message names those there are. (transfer full) */
DhChartSpec *dh_day_chart_new (const char *id,
                               const DhDayStats *stats,
                               const DhDayChartOptions *options,
                               GError **error);

/* Whether the last day of @stats is still running. */
gboolean dh_day_chart_is_partial (const DhDayStats *stats, const DhDayChartOptions *options);
/* "20/08/2010", "20/08/2010 đến 10:30", "16/08/2010 đến 20/08/2010". (transfer full) */
char *dh_day_chart_period (const DhDayStats *stats, const DhDayChartOptions *options);

G_END_DECLS
