/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-spec.h"

G_BEGIN_DECLS

/* The same data in rows and columns of text. */
typedef struct
{
  guint n_columns, n_rows;
  char **columns; /* owned; headings */
  char **cells;   /* owned; row by row */
} DhChartTable;

/* First column: long labels (with the note in brackets); then a column a series; numbers as on the
 * chart, "–" where missing. (transfer full) */
DhChartTable *dh_chart_table_new (const DhChartSpec *spec);
void dh_chart_table_free (DhChartTable *table);
const char *dh_chart_table_cell (const DhChartTable *table, guint row, guint column);

/* For other programs, UTF-8 with a heading line, RFC 4180 quoting and \r\n; numbers plain (1234.5),
 * missing ones empty; text that a spreadsheet would take for a formula is kept text by a leading '.
 * (transfer full) */
char *dh_chart_to_csv (const DhChartSpec *spec);
/* For the clipboard: tab-separated, written as on the chart. (transfer full) */
char *dh_chart_to_tsv (const DhChartSpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhChartTable, dh_chart_table_free)

G_END_DECLS
