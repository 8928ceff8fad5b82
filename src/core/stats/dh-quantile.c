/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stats/dh-day-stats-private.h"

gint64
dh_quantile (const gint64 *sorted, guint n, guint numerator, guint denominator)
{
  guint64 rank;

  g_return_val_if_fail (denominator > 0 && numerator > 0 && numerator <= denominator, -1);
  if (n == 0)
    return -1;
  rank = ((guint64) n * numerator + denominator - 1) / denominator;
  return sorted[rank - 1];
}

static int
compare_seconds (const void *a, const void *b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

void
dh_durations_fill (DhDurations *durations, GArray *seconds)
{
  gint64 *values = (gint64 *) seconds->data;
  guint n = seconds->len;

  g_array_sort (seconds, compare_seconds);
  durations->n = n;
  durations->total_s = 0;
  for (guint i = 0; i < n; i++)
    durations->total_s += values[i];
  durations->mean_s = n > 0 ? durations->total_s / n : -1;
  durations->median_s = dh_quantile (values, n, 1, 2);
  durations->p90_s = dh_quantile (values, n, 9, 10);
  durations->max_s = n > 0 ? values[n - 1] : -1;
}
