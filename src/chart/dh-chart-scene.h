/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-theme.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* A laid-out chart: a list of marks in drawing order, and the data they stand for. Coordinates are
 * in units (px on the screen, pt on paper), y downwards. Everything drawn, written as SVG, hit by
 * the pointer or read aloud comes from here. */

typedef struct
{
  double x, y, width, height;
} DhChartRect;

typedef enum
{
  DH_CHART_MARK_RECT, /* filled; or hatched and outlined; or an outline alone */
  DH_CHART_MARK_LINE, /* level or upright, from (x, y) to (x + width, y + height) */
  DH_CHART_MARK_TEXT,
} DhChartMarkKind;

/* What a mark is, for tests and SVG classes. */
typedef enum
{
  DH_CHART_ROLE_BACKGROUND,
  DH_CHART_ROLE_TITLE,
  DH_CHART_ROLE_SUBTITLE,
  DH_CHART_ROLE_FOOTNOTE,
  DH_CHART_ROLE_SHADE,
  DH_CHART_ROLE_GRID,
  DH_CHART_ROLE_BASELINE,
  DH_CHART_ROLE_TICK_LABEL,
  DH_CHART_ROLE_CATEGORY_LABEL,
  DH_CHART_ROLE_BAR,
  DH_CHART_ROLE_VALUE,
  DH_CHART_ROLE_SERIES_LABEL, /* a series named beside its bars */
  DH_CHART_ROLE_KEY,          /* swatch and name above the plot */
  DH_CHART_ROLE_TARGET,
  DH_CHART_ROLE_ANNOTATION,
  DH_CHART_ROLE_NOTE,    /* of a category: "Nghỉ trưa" */
  DH_CHART_ROLE_MESSAGE, /* empty or closed */
  DH_CHART_ROLE_N,
} DhChartRole;

typedef enum
{
  DH_CHART_FILL_SOLID,
  DH_CHART_FILL_HATCH,   /* slanted lines with an outline */
  DH_CHART_FILL_CROSS,   /* crossed lines with an outline */
  DH_CHART_FILL_PARTIAL, /* the colour at part strength with a dashed outline */
  DH_CHART_FILL_NONE,    /* outline alone */
} DhChartFill;

typedef enum
{
  DH_CHART_FONT_LABEL,
  DH_CHART_FONT_BOLD,
  DH_CHART_FONT_TITLE,
  DH_CHART_FONT_N,
} DhChartFont;

typedef struct
{
  DhChartMarkKind kind;
  DhChartRole role;
  DhChartColor color;
  DhChartFill fill;    /* RECT */
  int datum;           /* index of the datum it belongs to; -1 = none */
  DhChartRect rect;    /* RECT, LINE: geometry. TEXT: ink extents */
  double radius;       /* RECT: of the corners away from the baseline */
  double line_width;   /* LINE and outlines */
  double dash;         /* LINE: length of dash and gap; 0 = solid */
  gboolean horizontal; /* RECT with radius: the bar lies */
  PangoLayout *layout; /* TEXT, owned */
  double x, y;         /* TEXT: origin of the layout (its logical top left) */
  double baseline;     /* TEXT: y of the first baseline */
  DhChartFont font;    /* TEXT */
  double anchor; /* TEXT: which part of its width is meant to stay put: 0 start, .5 middle, 1 end */
  gboolean halo; /* TEXT: over a patch of the background, as lines cross it */
} DhChartMark;

/* One value, even where it is zero or missing. In data order: category by category, in it series by
 * series. */
typedef struct
{
  guint series, category;
  double value;         /* NaN = missing */
  DhChartRect bbox;     /* of the bar; empty height or width for zero */
  DhChartRect hit_rect; /* these tile the plot without gaps */
  char *label;          /* owned; the whole sentence that is read aloud */
  char *value_text;     /* owned */
} DhChartDatum;

typedef struct
{
  double width, height;
  DhChartTheme *theme; /* owned copy */
  DhChartRect plot;    /* between the axes */
  GArray *marks;       /* of DhChartMark */
  GArray *data;        /* of DhChartDatum */
  GArray *ticks;       /* of double: values of the axis, upwards; empty where there is no axis */
  double axis_max;     /* value at the far end of the plot */
  guint n_series, n_categories;
  gboolean lying; /* horizontal bars */
  gboolean rtl;
  char *title;       /* owned; for <title> and PDF metadata */
  char *description; /* owned; sentence for <desc> and screen readers */
} DhChartScene;

void dh_chart_scene_free (DhChartScene *scene);

/* Index into data of what is at (@x, @y), or -1 outside of the plot. No dead spots: each point of
 * the plot belongs to the nearest datum of its band. */
int dh_chart_scene_hit (const DhChartScene *scene, double x, double y);
/* The datum @step after @datum in data order, stopping at the ends; from -1 the first (or the last
 * for a negative step). -1 if there are none. */
int dh_chart_scene_move (const DhChartScene *scene, int datum, int step);
/* Extent of all data of the datum's category. */
DhChartRect dh_chart_scene_category_rect (const DhChartScene *scene, guint category);
const DhChartDatum *dh_chart_scene_datum (const DhChartScene *scene, int datum);
const DhChartMark *dh_chart_scene_mark (const DhChartScene *scene, guint mark);

/* Name of a role in dumps and SVG classes: "tick-label". */
const char *dh_chart_role_name (DhChartRole role);

/* A line a mark with one decimal, then a line a datum: for snapshots in tests. (transfer full) */
char *dh_chart_scene_dump (const DhChartScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhChartScene, dh_chart_scene_free)

G_END_DECLS
