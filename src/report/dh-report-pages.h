/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-scene.h"
#include "dh-report-font.h"
#include "dh-report.h"

#include <cairo.h>

G_BEGIN_DECLS

#define DH_REPORT_MM (72.0 / 25.4) /* points in a millimetre */

/* Paper and its margins, in points. */
typedef struct
{
  double width, height;
  double left, right, top, bottom;
} DhReportPaper;

/* A4 upright with the margins of the rules for documents (NĐ 30/2020/NĐ-CP, annex I): left 30,
 * right 15, top and bottom 20 mm. */
extern const DhReportPaper dh_report_paper_a4;

/* What a placed thing is, for tagged PDF and tests. */
typedef enum
{
  DH_REPORT_ROLE_ARTIFACT, /* lines, page numbers */
  DH_REPORT_ROLE_TITLE,
  DH_REPORT_ROLE_HEADING,
  DH_REPORT_ROLE_PARAGRAPH,
  DH_REPORT_ROLE_TABLE_HEAD,
  DH_REPORT_ROLE_TABLE_CELL,
  DH_REPORT_ROLE_FIGURE,
} DhReportRole;

typedef enum
{
  DH_REPORT_ITEM_TEXT,
  DH_REPORT_ITEM_RULE,  /* a level or upright line from (x, y) to (x + width, y + height) */
  DH_REPORT_ITEM_SHADE, /* a light grey ground */
  DH_REPORT_ITEM_CHART,
} DhReportItemKind;

/* A thing at its place on a page; points from the page's top left corner. */
typedef struct
{
  DhReportItemKind kind;
  DhReportRole role;
  double x, y, width, height; /* its box */
  PangoLayout *layout;        /* TEXT; (transfer none) */
  int line;                   /* TEXT: this line of the layout alone; -1 = all of it */
  double baseline;            /* TEXT with a line: from y down to its baseline */
  double line_width;          /* RULE */
  DhChartScene *scene;        /* CHART; (transfer none) */
  guint element;              /* counts paragraphs and cells; the lines of one share it */
  guint row, table;           /* 0 = none; else counted from 1 */
  guint block;                /* of the report */
} DhReportItem;

/* Ink of @item on the page. */
void dh_report_item_get_ink (const DhReportItem *item, DhChartRect *ink);

typedef struct _DhReportPages DhReportPages;

/* Lays @report out on @paper: sections stay with their heading, tables break between rows under a
 * repeated heading, no line of a paragraph stands alone, the signatures take the last notes with
 * them. A report that nearly fits on one page is set a little tighter, so that it does. Margins
 * that leave less than a quarter of the paper are made smaller. (transfer full) */
DhReportPages *
dh_report_pages_new (DhReport *report, DhReportFont *font, const DhReportPaper *paper);
void dh_report_pages_free (DhReportPages *self);

guint dh_report_pages_get_n (DhReportPages *self);
const DhReportPaper *dh_report_pages_get_paper (DhReportPages *self);
/* In reading order. @n: how many. (transfer none) */
const DhReportItem *dh_report_pages_get_items (DhReportPages *self, guint page, guint *n);

/* Draws page @page (from 0) at the origin of @cr, whose unit is a point. @tagged: for PDF surfaces,
 * wraps what it draws in tags of structure. @cr's state is left as found. */
void dh_report_draw_page (DhReportPages *self, guint page, cairo_t *cr, gboolean tagged);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhReportPages, dh_report_pages_free)

G_END_DECLS
