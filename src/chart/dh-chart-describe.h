/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-spec.h"

G_BEGIN_DECLS

/* Whole sentences about the data, translated by gettext. All (transfer full). */

/* For one who cannot see it: kind, size, per series the total and the peak; or why it is empty. */
char *dh_chart_describe (const DhChartSpec *spec);
/* One value: "9:00–10:00, Lượt đến: 59", with the state if not normal. */
char *dh_chart_describe_datum (const DhChartSpec *spec, guint series, guint category);
/* The state of a category in words, or NULL if normal: "Nghỉ trưa", "Closed". */
char *dh_chart_describe_state (const DhChartSpec *spec, guint category);

G_END_DECLS
