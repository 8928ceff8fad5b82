/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "dh-chart-spec.h"

G_BEGIN_DECLS

#define DH_TYPE_CHART_TIP (dh_chart_tip_get_type ())
G_DECLARE_FINAL_TYPE (DhChartTip, dh_chart_tip, DH, CHART_TIP, GtkWidget)

/* The box beside the pointer: a category's name, every series with its number, and the category's
 * state. It lets the pointer through and is hidden from screen readers, which have the items. */
GtkWidget *dh_chart_tip_new (void);
void dh_chart_tip_show (DhChartTip *self, const DhChartSpec *spec, guint category);

G_END_DECLS
