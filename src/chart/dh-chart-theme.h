/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DH_CHART_THEME_LIGHT,
  DH_CHART_THEME_DARK,
  DH_CHART_THEME_LIGHT_HC, /* high contrast */
  DH_CHART_THEME_DARK_HC,
  DH_CHART_THEME_PRINT_GREY, /* second and third series hatched */
  DH_CHART_THEME_PRINT_COLOR,
  DH_CHART_THEME_N,
} DhChartThemeKind;

/* What a colour is for; marks name the role, the theme gives the colour. */
typedef enum
{
  DH_CHART_COLOR_BACKGROUND,
  DH_CHART_COLOR_INK,   /* title, values */
  DH_CHART_COLOR_MUTED, /* subtitle, axis labels, footnote */
  DH_CHART_COLOR_GRID,
  DH_CHART_COLOR_AXIS, /* the zero line */
  DH_CHART_COLOR_SERIES_0,
  DH_CHART_COLOR_SERIES_1,
  DH_CHART_COLOR_SERIES_2,
  DH_CHART_COLOR_EDGE, /* outline of hatched bars */
  DH_CHART_COLOR_TARGET,
  DH_CHART_COLOR_SHADE, /* band of a closed hour */
  DH_CHART_COLOR_N,
} DhChartColor;

typedef struct
{
  double red, green, blue, alpha; /* sRGB, 0 … 1 */
} DhChartRgba;

typedef struct
{
  DhChartThemeKind kind;
  DhChartRgba colors[DH_CHART_COLOR_N];
  char *font_family;   /* owned */
  double font_size_pt; /* of labels and values; the title is larger by a fixed ratio */
  double text_scale;   /* 1 … 2, the desktop's text size */
  double units_per_pt; /* 96/72 on the screen (unit = px), 1 on paper (unit = pt) */
  gboolean vector;     /* paper, PDF, SVG: positions are not rounded to pixels, no hinting */
} DhChartTheme;

/* @font_family: NULL for "sans" ("Liberation Serif" for the print kinds). @font_size_pt: 0 for 9
 * pt. Print kinds are in points, the others in px with text scale 1. (transfer full) */
DhChartTheme *
dh_chart_theme_new (DhChartThemeKind kind, const char *font_family, double font_size_pt);
DhChartTheme *dh_chart_theme_copy (const DhChartTheme *theme);
void dh_chart_theme_free (DhChartTheme *theme);
gboolean dh_chart_theme_equal (const DhChartTheme *a, const DhChartTheme *b);

const DhChartRgba *dh_chart_theme_color (const DhChartTheme *theme, DhChartColor color);
/* Name of a role in dumps and SVG classes: "series-0". */
const char *dh_chart_color_name (DhChartColor color);
/* Bars of @series are filled with a hatch and outlined, so that grey print tells them apart. */
gboolean dh_chart_theme_is_hatched (const DhChartTheme *theme, guint series);

/* WCAG 2 contrast ratio 1 … 21 of @a drawn over @b (alpha of @a is composited onto @b). */
double dh_chart_contrast (const DhChartRgba *a, const DhChartRgba *b);
/* CIE L* 0 … 100 of an opaque colour. */
double dh_chart_lightness (const DhChartRgba *color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhChartTheme, dh_chart_theme_free)

G_END_DECLS
