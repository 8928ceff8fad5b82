/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-report-pages.h"

#include "dh-chart-theme.h"

G_BEGIN_DECLS

/* Between blocks and pages: what goes onto paper is first cut into strips as wide as the text, none
 * of which is ever broken. Used by the files of this folder only. */

/* Sizes in points of one way to set a report; the tighter ones make a full day fit on a page. */
typedef struct
{
  double lead, body, table, small;
  double chart_height, chart_font;
  double section_gap, block_gap; /* above a heading; above anything else */
  double cell_pad;               /* above and below the text of a table's cell */
  double sign_space;             /* for the hand; never under 25 mm */
  double ratio;                  /* about how high a report becomes, the first density being 1 */
} DhReportDensity;

typedef struct
{
  double gap;    /* above it; dropped at the top of a page */
  double height; /* of the strip */
  int head;      /* strip that is repeated above it at the top of a page; -1 = none */
  gboolean keep_with_next;
  guint first_item, n_items; /* y from the strip's top, x from the left margin */
} DhReportStrip;

typedef struct
{
  DhReportFont *font;             /* (transfer none) */
  const DhReportDensity *density; /* static */
  double width;                   /* of the text, points */
  GArray *strips;                 /* of DhReportStrip */
  GArray *items;                  /* of DhReportItem */
  PangoAttrList *attributes;      /* owned; a word broken for want of room gets no hyphen */
  GPtrArray *layouts;             /* owned PangoLayouts */
  GPtrArray *scenes;              /* owned DhChartScenes */
  guint block;                    /* being laid out */
  guint n_elements, n_rows, n_tables;
  PangoContext *chart_context; /* owned, made when needed */
  DhChartTheme *chart_theme;   /* owned, made when needed */
} DhReportStrips;

DhReportStrips *
dh_report_strips_new (DhReportFont *font, const DhReportDensity *density, double width);
void dh_report_strips_free (DhReportStrips *self);

/* The strips of every block of @report in order. */
void dh_report_strips_add_report (DhReportStrips *self, DhReport *report);
/* The strips of a table: its heading, then a strip a row. */
void dh_report_strips_add_table (DhReportStrips *self, const DhReportTable *table, double gap);

/* Opens a strip; items added from now on belong to it. */
DhReportStrip *dh_report_strips_begin (DhReportStrips *self, double gap);
DhReportStrip *dh_report_strips_last (DhReportStrips *self);
/* A layout that lives as long as the strips. (transfer none) */
PangoLayout *dh_report_strips_layout (DhReportStrips *self,
                                      const char *text,
                                      double size,
                                      PangoWeight weight,
                                      PangoStyle style);
DhReportItem *dh_report_strips_add_item (DhReportStrips *self, DhReportItemKind kind);
/* Puts the whole @layout at (@x, @y); its box is @width wide, as high as its lines. */
DhReportItem *dh_report_strips_add_layout (DhReportStrips *self,
                                           PangoLayout *layout,
                                           double x,
                                           double y,
                                           double width);
void dh_report_strips_add_rule (DhReportStrips *self,
                                double x,
                                double y,
                                double width,
                                double height,
                                double line_width);

/* @spec for paper at the width of the text, @height points high or what it needs. (transfer none)
 */
DhChartScene *dh_report_strips_chart (DhReportStrips *self, const DhChartSpec *spec, double height);

double dh_report_layout_width (PangoLayout *layout);
double dh_report_layout_height (PangoLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhReportStrips, dh_report_strips_free)

G_END_DECLS
