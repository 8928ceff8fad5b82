/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "dh-chart-render.h"

G_BEGIN_DECLS

#define DH_TYPE_CHART_PANEL (dh_chart_panel_get_type ())
G_DECLARE_FINAL_TYPE (DhChartPanel, dh_chart_panel, DH, CHART_PANEL, AdwBin)

/* DhChartPanel: a chart with its title, the same data as a table, and a menu to save or copy them.
 *
 * Actions: "chart.table" (shows the table or the chart), "chart.save" with "png", "svg", "pdf" or
 * "csv", "chart.copy" (tab-separated, to the clipboard). Signals: "saved" (GFile *file), "failed"
 * (const char *message: a whole sentence for a toast). */
GtkWidget *dh_chart_panel_new (void);

/* @spec is copied; NULL empties the panel. */
void dh_chart_panel_set_spec (DhChartPanel *self, const DhChartSpec *spec);

/* Property "file-stem": proposed name of a saved file, without its suffix: "arrivals-2026-03-02".
 */
void dh_chart_panel_set_file_stem (DhChartPanel *self, const char *stem);

/* Property "table-shown". */
void dh_chart_panel_set_table_shown (DhChartPanel *self, gboolean table_shown);
gboolean dh_chart_panel_get_table_shown (DhChartPanel *self);

/* What "chart.save" writes for @suffix ("png", "svg", "pdf", "csv"), in the colours of paper.
 * (transfer full) */
GBytes *dh_chart_panel_render (DhChartPanel *self, const char *suffix, GError **error);

G_END_DECLS
