/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-spec.h"

#include <glib.h>

G_BEGIN_DECLS

/* What a printed paper says, block by block, free of paper size and font. Texts are already
 * translated; everything given is copied unless said otherwise. */
typedef struct _DhReport DhReport;

typedef enum
{
  DH_REPORT_BLOCK_HEADER,
  DH_REPORT_BLOCK_TEXT,
  DH_REPORT_BLOCK_FIGURES,
  DH_REPORT_BLOCK_CHART,
  DH_REPORT_BLOCK_TABLE,
  DH_REPORT_BLOCK_SIGNATURES,
} DhReportBlockKind;

typedef enum
{
  DH_REPORT_STYLE_TITLE,    /* capitals, bold, centred */
  DH_REPORT_STYLE_SUBTITLE, /* italic, centred; below the title */
  DH_REPORT_STYLE_LEAD,     /* the answer: body text, justified */
  DH_REPORT_STYLE_HEADING,  /* of a section; never the last line of a page */
  DH_REPORT_STYLE_RUN_IN,   /* body text that begins with its heading */
  DH_REPORT_STYLE_BODY,
  DH_REPORT_STYLE_NOTE, /* small; definitions */
  DH_REPORT_STYLE_N,
} DhReportStyle;

typedef struct
{
  char *label; /* owned; "Lượt đến" */
  char *value; /* owned; "307" */
  char *unit;  /* owned; "lượt người", may be "" */
} DhReportFigure;

typedef enum
{
  DH_REPORT_COLUMN_TEXT,   /* shares what width is left, wraps, to the left */
  DH_REPORT_COLUMN_LABEL,  /* as wide as its widest text up to a fifth of the table, wraps */
  DH_REPORT_COLUMN_CODE,   /* as wide as its widest text, centred */
  DH_REPORT_COLUMN_NUMBER, /* as wide as its widest text, to the right */
} DhReportColumnKind;

typedef struct
{
  char *title; /* owned */
  DhReportColumnKind kind;
} DhReportColumn;

typedef struct
{
  GArray *columns;  /* of DhReportColumn */
  GPtrArray *rows;  /* of char **, NULL-ended, a text a column */
  char **total;     /* owned, nullable; last row, bold; "" cells are joined with the text before */
  guint max_panels; /* rows may run in so many panels side by side where they fit */
} DhReportTable;

typedef struct
{
  char *role; /* owned; capitals: "NGƯỜI LẬP BIỂU" */
  char *hint; /* owned; "(Ký, ghi rõ họ tên)" */
} DhReportSigner;

typedef struct
{
  DhReportBlockKind kind;
  DhReportStyle style;  /* TEXT */
  char *text;           /* TEXT; owned */
  guint bold;           /* TEXT; so many bytes at its start are a heading */
  char *header[4];      /* HEADER; owned: body above, issuing body; number, place and date */
  GArray *figures;      /* FIGURES; of DhReportFigure */
  DhChartSpec *chart;   /* CHART; owned */
  DhReportTable *table; /* TABLE; owned */
  GArray *signers;      /* SIGNATURES; of DhReportSigner */
  gboolean keep_with_next;
} DhReportBlock;

/* @title: for the metadata of a file. @vietnamese: the language of the texts. (transfer full) */
DhReport *dh_report_new (const char *title, gboolean vietnamese);
void dh_report_free (DhReport *self);

const char *dh_report_get_title (DhReport *self);
gboolean dh_report_get_vietnamese (DhReport *self);
guint dh_report_n_blocks (DhReport *self);
const DhReportBlock *dh_report_get_block (DhReport *self, guint i);

/* Left: the body above it (may be "") and the issuing body, bold over a short line. Right: number
 * and place with date, either may be "". */
void dh_report_add_header (DhReport *self,
                           const char *parent,
                           const char *issuer,
                           const char *number,
                           const char *place_and_date);
void dh_report_add_text (DhReport *self, DhReportStyle style, const char *text);
/* A short section: its heading and @text in one paragraph. */
void dh_report_add_run_in (DhReport *self, const char *heading, const char *text);
/* The block added last stays on one page with the start of the one to come. */
void dh_report_keep_with_next (DhReport *self);
void dh_report_add_figure (DhReport *self, const char *label, const char *value, const char *unit);
void dh_report_add_chart (DhReport *self, DhChartSpec *spec /* (transfer full) */);
/* Signers stand side by side, at least 25 mm free for the hand below each. */
void dh_report_add_signer (DhReport *self, const char *role, const char *hint);

/* The table is filled until the next block is added. (transfer none) */
DhReportTable *dh_report_add_table (DhReport *self, guint max_panels);
void dh_report_table_add_column (DhReportTable *table, DhReportColumnKind kind, const char *title);
/* As many texts as there are columns, then NULL. */
void dh_report_table_add_row (DhReportTable *table, ...) G_GNUC_NULL_TERMINATED;
void dh_report_table_set_total (DhReportTable *table, ...) G_GNUC_NULL_TERMINATED;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhReport, dh_report_free)

G_END_DECLS
