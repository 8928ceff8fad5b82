/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DH_TYPE_CHART_ITEM (dh_chart_item_get_type ())
G_DECLARE_FINAL_TYPE (DhChartItem, dh_chart_item, DH, CHART_ITEM, GtkWidget)

/* One number of a DhChartView for screen readers: no looks of its own, a place, a label and whether
 * it is selected. */
GtkWidget *dh_chart_item_new (void);
void dh_chart_item_set_label (DhChartItem *self, const char *label);
void dh_chart_item_set_selected (DhChartItem *self, gboolean selected);

G_END_DECLS
