/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Steps of an axis from zero. */
typedef struct
{
  double step;
  guint n; /* ticks 0, step … (n - 1) · step; the last one is the top of the axis */
} DhChartTicks;

/* Extended Wilkinson (Talbot, Lin, Hanrahan 2010: simplicity .25, coverage .2, density .5,
 * legibility .05), loose (the top is at or above @max), starting at 0. @integer: whole steps only,
 * for counts.
 * @target: wished number of ticks, 2 … 8. @max ≤ 0 or not finite is taken as 1. */
DhChartTicks dh_chart_ticks (double max, guint target, gboolean integer);
/* The same for durations in seconds: steps of 1, 2, 5, 10, 15, 30 s, min; 1, 2, 3, 6, 12 h. */
DhChartTicks dh_chart_ticks_duration (double max, guint target);
/* @index · step without accumulated error. */
double dh_chart_ticks_value (const DhChartTicks *ticks, guint index);

G_END_DECLS
