/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DH_TYPE_CHART_ROW (dh_chart_row_get_type ())
G_DECLARE_FINAL_TYPE (DhChartRow, dh_chart_row, DH, CHART_ROW, GObject)

/* One row of a chart's table: its cells as they are shown. */
DhChartRow *dh_chart_row_new (const char *const *cells, guint n_cells);
const char *dh_chart_row_get_cell (DhChartRow *self, guint column);

G_END_DECLS
