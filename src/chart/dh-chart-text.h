/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-scene.h"

G_BEGIN_DECLS

/* Measured text for the layout; internal to the engine. Lengths are in units. */
typedef struct
{
  PangoContext *context;                        /* owned */
  PangoFontDescription *fonts[DH_CHART_FONT_N]; /* owned */
  PangoAttrList *numerals;                      /* owned; digits of equal width */
  double em;                                    /* size of the label font */
  double line; /* height of a line of labels, marks on capitals included */
} DhChartText;

/* Sets the resolution of a context and what makes its text the same at any size. */
void dh_chart_text_prepare (PangoContext *context, const DhChartTheme *theme);
void dh_chart_text_init (DhChartText *text, const DhChartTheme *theme, PangoContext *context);
void dh_chart_text_clear (DhChartText *text);

PangoLayout *dh_chart_text_layout (const DhChartText *text, DhChartFont font, const char *string);
/* An array of owned layouts in which NULL stands for one that is left out. */
GPtrArray *dh_chart_text_array_new (void);
/* Extents with the layout at (0, 0); each may be NULL. */
void dh_chart_text_extents (PangoLayout *layout, DhChartRect *ink, DhChartRect *logical);
double dh_chart_text_width (PangoLayout *layout);
double dh_chart_text_height (PangoLayout *layout);
/* Wraps at words into at most @max_lines of @width and ends what is cut with "…". FALSE if not even
 * one letter fits: the layout is then of no use. */
gboolean dh_chart_text_fit (PangoLayout *layout, double width, guint max_lines);

G_END_DECLS
