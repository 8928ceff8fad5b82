/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-render.h"
#include "dh-chart-view.h"

G_BEGIN_DECLS

struct _DhChartView
{
  GtkWidget parent_instance;

  DhChartSpec *spec;     /* owned, nullable; as given */
  DhChartSpec *drawn;    /* owned, nullable; spec without what stands elsewhere */
  DhChartTheme *theme;   /* owned, nullable until needed */
  PangoContext *context; /* owned; goes with theme */
  DhChartScene *scene;   /* owned, nullable until allocated */
  GskRenderNode *node;   /* owned, nullable; the scene as recorded for grid */
  DhChartGrid grid;      /* device pixels that node was recorded for */
  GPtrArray *items;      /* of DhChartItem, owned by the widget tree */
  GtkWidget *tip;        /* owned by the widget tree */
  gboolean show_titles;
  int selected; /* datum, -1 = none */
  int hovered;  /* datum, -1 = none */
};

/* The datum whose numbers the tip shows: below the pointer, else the one that is held; -1 = none.
 */
int _dh_chart_view_shown (DhChartView *self);
guint _dh_chart_view_category (DhChartView *self, int datum);

/* Brings node up to date with the scene and the window's pixels. */
void _dh_chart_view_record (DhChartView *self);
/* What changes with pointer and focus; cheap, so that the chart itself is not recorded again. */
void _dh_chart_view_append_overlay (DhChartView *self, GtkSnapshot *snapshot);

/* The tip says what is shown now. */
void _dh_chart_view_update_tip (DhChartView *self);

/* Pointer and keys. */
void _dh_chart_view_add_pointer (DhChartView *self);
void _dh_chart_view_class_add_keys (GtkWidgetClass *widget_class);

G_END_DECLS
