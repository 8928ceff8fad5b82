/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-layout.h"

G_BEGIN_DECLS

/* Reference charts for tests and for looking at. */
typedef struct
{
  const char *name;
  DhChartThemeKind theme;
  double width, height; /* units; height 0 = natural */
  double text_scale;
  gboolean rtl;
  DhChartSpec *(*make) (void);
} ChartSample;

extern const ChartSample chart_samples[];
extern const guint n_chart_samples;

DhChartSpec *chart_sample_day (void);
DhChartScene *chart_sample_layout (const ChartSample *sample);

G_END_DECLS
