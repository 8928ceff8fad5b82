/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "stats/dh-day-stats-private.h"
#include "dh-day.h"

static int
compare_times (const void *a, const void *b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* @length people wait during [@from, @to): shared out among the hours that it touches. */
static void
add_stretch (DhHourStats *hours, gint64 from, gint64 to, int length)
{
  while (from < to)
    {
      int second = dh_time_second_of_day (from);
      gint64 end = MIN (to, from - second % 3600 + 3600);
      DhHourStats *hour = &hours[second / 3600];

      hour->queue_max = MAX (hour->queue_max, length);
      hour->queue_area_s += length * (end - from);
      from = end;
    }
}

void
dh_queue_sweep (GArray *spans, DhHourStats *hours, int *queue_max, gint64 *area_s)
{
  guint n = spans->len;
  g_autofree gint64 *joins = g_new (gint64, MAX (n, 1));
  g_autofree gint64 *leaves = g_new (gint64, MAX (n, 1));
  gint64 last = 0;
  int length = 0;
  guint j = 0, l = 0;

  for (guint i = 0; i < n; i++)
    {
      const DhSpan *span = &g_array_index (spans, DhSpan, i);

      joins[i] = span->from;
      leaves[i] = span->to;
    }
  qsort (joins, n, sizeof *joins, compare_times);
  qsort (leaves, n, sizeof *leaves, compare_times);

  *queue_max = 0;
  *area_s = 0;
  while (l < n)
    {
      gint64 t = j < n ? MIN (joins[j], leaves[l]) : leaves[l];

      /* Between two changes nobody came or went; with nobody waiting there is nothing to add. */
      if (length > 0)
        {
          add_stretch (hours, last, t, length);
          *area_s += length * (t - last);
          if (t > last)
            *queue_max = MAX (*queue_max, length);
        }
      while (l < n && leaves[l] == t)
        l++, length--;
      while (j < n && joins[j] == t)
        j++, length++;
      last = t;
    }
}
