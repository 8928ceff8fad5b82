/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "dh-chart-layout.h"

G_BEGIN_DECLS

#define DH_TYPE_CHART_VIEW (dh_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (DhChartView, dh_chart_view, DH, CHART_VIEW, GtkWidget)

/* DhChartView: one chart on the screen.
 *
 * Colours follow the style (dark, high contrast, accent) and letters the size of the desktop's
 * font, live. Pointing at an hour shows all of its numbers, a click keeps them shown. With the
 * focus, ←→ Home End go from number to number and announce it, Esc lets go; Tab leaves. Nothing is
 * laid out or drawn while the widget is not mapped.
 *
 * Accessibility: role list; label = title, description = a sentence of totals and peaks; a list
 * item for each number, whose label says it: "9:00–10:00, Arrived: 59". Above 200 numbers there are
 * no items: offer the table (see DhChartPanel).
 *
 * Signal "announce" (const char *message): a key has moved to another number; unless stopped, it is
 * announced to the screen reader.
 *
 * CSS nodes: chart-view > chart-item …, box.chart-tip */
GtkWidget *dh_chart_view_new (void);

/* @spec is copied; NULL shows nothing. The same content again costs next to nothing. */
void dh_chart_view_set_spec (DhChartView *self, const DhChartSpec *spec);
/* (transfer none) (nullable) */
const DhChartSpec *dh_chart_view_get_spec (DhChartView *self);

/* Property "show-titles": title and subtitle are drawn (the default) or stand elsewhere. */
void dh_chart_view_set_show_titles (DhChartView *self, gboolean show_titles);
gboolean dh_chart_view_get_show_titles (DhChartView *self);

/* Property "selected": the number that is held, in data order; -1 = none. */
void dh_chart_view_set_selected (DhChartView *self, int datum);
int dh_chart_view_get_selected (DhChartView *self);

/* What is on the screen now; NULL before the first allocation. (transfer none) */
const DhChartScene *dh_chart_view_get_scene (DhChartView *self);

/* Colours and letters of @widget's surroundings. (transfer full) */
DhChartTheme *dh_chart_view_theme_for (GtkWidget *widget);

G_END_DECLS
