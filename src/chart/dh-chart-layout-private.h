/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-layout.h"
#include "dh-chart-text.h"
#include "dh-chart-ticks.h"

G_BEGIN_DECLS

/* State of one layout; internal to the engine. */
typedef struct
{
  const DhChartSpec *spec;   /* borrowed */
  const DhChartTheme *theme; /* borrowed */
  DhChartText text;
  DhChartScene *scene; /* being filled */
  double em;           /* of the label font, in units: the measure of all gaps */
  double hair;         /* width of grid lines */
  /* What is still free of titles and footnote. */
  double left, right, top, bottom;
  char **value_texts; /* owned; every number in data order, until taken by its datum */
  gboolean empty;     /* open, but nothing above zero */
} DhChartLayout;

/* A text about to be placed. */
typedef struct
{
  PangoLayout *layout; /* taken over by the scene if placed, freed if not */
  DhChartFont font;
  DhChartRole role;
  DhChartColor color;
  int datum;
  double anchor;       /* which part of its width stands at x: 0, .5, 1 */
  double gap;          /* least free space left and right of its ink */
  gboolean clamp;      /* may be shifted sideways to stay on the canvas */
  gboolean avoid_bars; /* not over a bar */
  gboolean halo;
} DhChartLabel;

void
dh_chart_layout_rect (DhChartLayout *self, DhChartRole role, DhChartColor color, DhChartRect rect);
void dh_chart_layout_line (DhChartLayout *self,
                           DhChartRole role,
                           DhChartColor color,
                           DhChartRect rect,
                           double width,
                           double dash);
/* Puts the top of its line box at @y. FALSE, and nothing placed, if its ink would leave the canvas
 * or touch a text that stands already (or a bar, with avoid_bars). */
gboolean dh_chart_layout_text (DhChartLayout *self, DhChartLabel label, double x, double y);
gboolean dh_chart_rects_touch (const DhChartRect *a, const DhChartRect *b);

/* Parts that both kinds of bars share. */
double dh_chart_layout_axis_max (DhChartLayout *self, double length, DhChartTicks *ticks);
PangoLayout *dh_chart_layout_number (DhChartLayout *self, double value);
/* Widest of the numbers on the chart, without laying out each. */
double dh_chart_layout_widest (DhChartLayout *self);
/* Names of series and target in a row at the top; moves top below it. */
void dh_chart_layout_key (DhChartLayout *self);
void dh_chart_layout_add_datum (DhChartLayout *self,
                                guint series,
                                guint category,
                                DhChartRect bbox,
                                DhChartRect hit);
void dh_chart_layout_add_bar (DhChartLayout *self, int datum);
void
dh_chart_layout_message (DhChartLayout *self, const char *message, DhChartRect area, gboolean halo);
DhChartFill dh_chart_layout_fill (const DhChartLayout *self, guint series);

void dh_chart_layout_bars (DhChartLayout *self);
void dh_chart_layout_hbars (DhChartLayout *self);
/* Closed bands below the bars; their words later, when all else stands. */
void dh_chart_layout_shades (DhChartLayout *self, gboolean words);

G_END_DECLS
