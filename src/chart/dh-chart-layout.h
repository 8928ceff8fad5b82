/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-scene.h"
#include "dh-chart-spec.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* A context in @theme's resolution with glyph positions and metrics unrounded (rounding makes small
 * print up to 9 % too wide). Keep it while laying out many charts. (transfer full) */
PangoContext *dh_chart_context_new (const DhChartTheme *theme);

/* Lays @spec out over @width × @height units. @context: from dh_chart_context_new(), or NULL for
 * one of its own. @rtl mirrors the order of categories and the side of the axis. Never fails: what
 * finds no room is left out, in the order annotation, notes, values, subtitle, footnote. (transfer
 * full) */
DhChartScene *dh_chart_layout (const DhChartSpec *spec,
                               const DhChartTheme *theme,
                               PangoContext *context,
                               double width,
                               double height,
                               gboolean rtl);

/* Height in units at which @spec is comfortable at @width: for rows of horizontal bars, and the
 * least height at which axis and titles still fit. */
void dh_chart_measure (const DhChartSpec *spec,
                       const DhChartTheme *theme,
                       PangoContext *context,
                       double width,
                       double *minimum,
                       double *natural);

G_END_DECLS
