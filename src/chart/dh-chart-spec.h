/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-format.h"

G_BEGIN_DECLS

/* What a chart says, free of size, colour and font. Filled by the caller with texts that are
 * already translated; read by layout, table and description. */

#define DH_CHART_MAX_SERIES 3

typedef enum
{
  DH_CHART_BARS,  /* upright, series side by side; for hours and days */
  DH_CHART_HBARS, /* lying, one row a category; for long names */
} DhChartKind;

/* Of the whole chart. */
typedef enum
{
  DH_CHART_STATE_OPEN,         /* the values count; all zero is shown as empty_text over the axes */
  DH_CHART_STATE_CLOSED,       /* nobody worked: not the same as zero */
  DH_CHART_STATE_NOT_RECORDED, /* no records were kept: not the same as zero or closed */
} DhChartState;

/* Of one category. */
typedef enum
{
  DH_CHART_CATEGORY_NORMAL,
  DH_CHART_CATEGORY_CLOSED,       /* lunch, a holiday: shaded band */
  DH_CHART_CATEGORY_NOT_RECORDED, /* no records: shaded band, "–" in the table */
  DH_CHART_CATEGORY_PARTIAL, /* still running: lighter bars with a dashed edge; note says until when
                              */
} DhChartCategoryState;

typedef struct
{
  char *label;      /* owned; short, under the axis: "7h" */
  char *long_label; /* owned, nullable; in tooltip, table and speech: "7:00–8:00" */
  char *note;       /* owned, nullable; short reason of the state: "Nghỉ trưa", "đến 10:30" */
  DhChartCategoryState state;
} DhChartCategory;

typedef struct
{
  char *name;     /* owned; "Lượt đến" */
  double *values; /* owned; one a category, NaN = missing (a gap, not zero) */
} DhChartSeries;

typedef struct
{
  double at;  /* in categories: 0 = left edge of the first, 2.5 = middle of the third */
  char *text; /* owned; one short line */
} DhChartAnnotation;

typedef struct
{
  DhChartKind kind;
  DhChartState state;
  DhChartFormat format;
  DhNumberStyle numbers;
  char *title;            /* owned, nullable; a sentence with the finding */
  char *subtitle;         /* owned, nullable; measure, unit, period */
  char *footnote;         /* owned, nullable; source, time of print */
  char *empty_text;       /* owned; shown where there is nothing or only zeros */
  char *state_text;       /* owned; shown where state is not OPEN */
  char *category_title;   /* owned; heading of the table's first column: "Giờ" */
  GPtrArray *categories;  /* owned, of DhChartCategory */
  GPtrArray *series;      /* owned, of DhChartSeries; at most DH_CHART_MAX_SERIES */
  GPtrArray *annotations; /* owned, of DhChartAnnotation */
  double target;          /* a line across at this value; NaN = none */
  char *target_label;     /* owned, nullable */
  double fixed_max;       /* share this top between charts; NaN = from the values */
} DhChartSpec;

/* An open chart without categories; strings are copied, NULL becomes "" where not nullable.
 * (transfer full) */
DhChartSpec *dh_chart_spec_new (DhChartKind kind, DhChartFormat format, DhNumberStyle numbers);
DhChartSpec *dh_chart_spec_copy (const DhChartSpec *spec);
void dh_chart_spec_free (DhChartSpec *spec);
/* Same content to the last character. */
gboolean dh_chart_spec_equal (const DhChartSpec *a, const DhChartSpec *b);

/* All copied. @title is a whole sentence; any may be NULL. */
void dh_chart_spec_set_texts (DhChartSpec *spec,
                              const char *title,
                              const char *subtitle,
                              const char *footnote);
void dh_chart_spec_set_empty_text (DhChartSpec *spec, const char *text);
/* @text says why, as a whole sentence: "Ngày nghỉ: bộ phận Một cửa không làm việc." */
void dh_chart_spec_set_state (DhChartSpec *spec, DhChartState state, const char *text);
void dh_chart_spec_set_category_title (DhChartSpec *spec, const char *title);
void dh_chart_spec_set_target (DhChartSpec *spec, double target, const char *label);

/* Categories first, then series: the number of values is that of the categories at the time. */
void dh_chart_spec_add_category (DhChartSpec *spec,
                                 const char *label,
                                 const char *long_label,
                                 DhChartCategoryState state,
                                 const char *note);
/* @values: one for each category so far; negative ones are not allowed (bars stand on zero). */
void dh_chart_spec_add_series (DhChartSpec *spec, const char *name, const double *values);
void dh_chart_spec_add_annotation (DhChartSpec *spec, double at, const char *text);

guint dh_chart_spec_n_categories (const DhChartSpec *spec);
guint dh_chart_spec_n_series (const DhChartSpec *spec);
const DhChartCategory *dh_chart_spec_category (const DhChartSpec *spec, guint category);
const DhChartSeries *dh_chart_spec_series (const DhChartSpec *spec, guint series);
/* NaN where the category is closed or not recorded and the value is zero or missing. */
double dh_chart_spec_value (const DhChartSpec *spec, guint series, guint category);
/* Sum of what is not missing. */
double dh_chart_spec_total (const DhChartSpec *spec, guint series);
/* The largest value over all series, 0 if none; the target is not counted. */
double dh_chart_spec_max (const DhChartSpec *spec);
/* There is no value above zero, or the chart is not open. */
gboolean dh_chart_spec_is_empty (const DhChartSpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhChartSpec, dh_chart_spec_free)

G_END_DECLS
