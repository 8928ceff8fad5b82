/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-ticks.h"

#include <math.h>

/* Preferred steps, best first, and the weights of Talbot, Lin, Hanrahan 2010. */
static const double preferred[] = { 1, 5, 2, 2.5, 4, 3 };
#define WEIGHT_SIMPLICITY 0.25
#define WEIGHT_COVERAGE 0.2
#define WEIGHT_DENSITY 0.5
#define WEIGHT_LEGIBILITY 0.05

static double
score (double max, double top, guint n, guint target, guint preference, guint skip)
{
  double simplicity = 1 - (double) preference / (G_N_ELEMENTS (preferred) - 1) - skip + 1;
  double miss = (max - top) / (0.1 * max);
  double coverage = 1 - 0.5 * miss * miss;
  double rate = (n - 1) / top;
  double wished = (target - 1) / MAX (top, max);
  double density = 2 - MAX (rate / wished, wished / rate);

  return WEIGHT_SIMPLICITY * simplicity + WEIGHT_COVERAGE * coverage + WEIGHT_DENSITY * density +
         WEIGHT_LEGIBILITY;
}

/* The fewest ticks from 0 by @step that reach @max; a hair of rounding does not add one. */
static guint
ticks_needed (double max, double step)
{
  return (guint) ceil (max / step * (1 - 1e-12)) + 1;
}

DhChartTicks
dh_chart_ticks (double max, guint target, gboolean integer)
{
  DhChartTicks best = { .step = 1, .n = 2 };
  double best_score = -G_MAXDOUBLE;
  guint most;
  int power;

  if (!isfinite (max) || max <= 0)
    max = 1;
  if (integer)
    max = ceil (max);
  target = CLAMP (target, 2, 8);
  most = CLAMP (target + 1, 3, 6);
  power = (int) floor (log10 (max));

  for (int z = power - 2; z <= power + 1; z++)
    for (guint q = 0; q < G_N_ELEMENTS (preferred); q++)
      for (guint skip = 1; skip <= 2; skip++)
        {
          /* Dividing by a power of ten is exact where multiplying by its inverse is not. */
          double factor = preferred[q] * skip;
          double step = z >= 0 ? factor * pow (10, z) : factor / pow (10, -z);
          guint n;
          double s;

          if (max / step > 16 || (integer && step != floor (step)))
            continue;
          n = ticks_needed (max, step);
          /* Two ticks only where whole steps leave no choice. */
          if (n > most || n < 2 || (n == 2 && !(integer && max < 2) && target > 2))
            continue;
          s = score (max, (n - 1) * step, n, target, q, skip);
          if (s > best_score + 1e-9)
            {
              best_score = s;
              best = (DhChartTicks) { .step = step, .n = n };
            }
        }
  return best;
}

DhChartTicks
dh_chart_ticks_duration (double max, guint target)
{
  static const double ladder[] = { 1,   2,   5,    10,   15,   30,    60,    120,  300,
                                   600, 900, 1800, 3600, 7200, 10800, 21600, 43200 };
  DhChartTicks best = { .step = 1, .n = 2 };
  double best_miss = G_MAXDOUBLE;

  if (!isfinite (max) || max <= 0)
    max = 1;
  target = CLAMP (target, 2, 8);
  for (guint i = 0; i < G_N_ELEMENTS (ladder); i++)
    {
      guint n = max / ladder[i] > 1000 ? 1001 : ticks_needed (max, ladder[i]);
      double miss = fabs (log ((double) n / target)) + 0.5 * ((n - 1) * ladder[i] - max) / max;

      if (n <= 6 && miss < best_miss)
        {
          best_miss = miss;
          best = (DhChartTicks) { .step = ladder[i], .n = n };
        }
    }
  if (best_miss == G_MAXDOUBLE)
    {
      /* Days and more: whole multiples of a day. */
      double days = ceil (max / 86400 / 5);

      best.step = days * 86400;
      best.n = ticks_needed (max, best.step);
    }
  return best;
}

double
dh_chart_ticks_value (const DhChartTicks *ticks, guint index)
{
  return ticks->step * index;
}
