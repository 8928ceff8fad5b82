/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-chart-scene.h"
#include "dh-chart-spec.h"

#include <cairo.h>

G_BEGIN_DECLS

#define DH_CHART_ERROR (dh_chart_error_quark ())

typedef enum
{
  DH_CHART_ERROR_TOO_LARGE, /* more pixels than a picture can have */
  DH_CHART_ERROR_DRAWING,   /* Cairo failed, mostly for want of memory */
} DhChartError;

GQuark dh_chart_error_quark (void);

/* The grid of device pixels below a cairo_t whose own matrix may not know it (a recording). */
typedef struct
{
  double scale;              /* device pixels a unit: 1, 1.25, 2 … */
  double offset_x, offset_y; /* where the scene's origin is, in device pixels */
} DhChartGrid;

/* Draws the scene at the origin of @cr. With @grid, lines and bars fill whole device pixels; NULL
 * for vector surfaces. @cr's state is left as found. */
void dh_chart_render (const DhChartScene *scene, cairo_t *cr, const DhChartGrid *grid);

/* Metadata of a file; nothing is taken from the clock, so that equal input gives equal bytes. */
typedef struct
{
  const char *author;  /* nullable */
  const char *created; /* ISO 8601, "2026-03-02T17:00:00+07:00"; nullable: 1970 is written */
} DhChartDocument;

typedef enum
{
  DH_CHART_FILE_SVG,
  DH_CHART_FILE_PNG,
  DH_CHART_FILE_PDF,
} DhChartFileKind;

/* SVG 1.1 with real, selectable text; title and description for screen readers. (transfer full) */
GBytes *dh_chart_to_svg (const DhChartScene *scene);
/* @scale: pixels a unit; 2 is sharp on paper and screen. DH_CHART_ERROR on failure. (transfer full)
 */
GBytes *dh_chart_to_png (const DhChartScene *scene, double scale, GError **error);
/* One page of the scene's size; the unit is taken as a point. (transfer full) */
GBytes *
dh_chart_to_pdf (const DhChartScene *scene, const DhChartDocument *document, GError **error);

/* Lays out and writes in one go: @width × @height in px (svg, png at scale 2) or pt (pdf).
 * @theme_kind LIGHT for the screen kinds, PRINT_GREY or PRINT_COLOR for paper. 0 for @width:
 * 800 px, or 468 pt (an A4 text block); for @height: what dh_chart_measure() finds comfortable.
 * (transfer full) */
GBytes *dh_chart_export (const DhChartSpec *spec,
                         DhChartFileKind file,
                         DhChartThemeKind theme_kind,
                         const char *font_family,
                         double width,
                         double height,
                         const DhChartDocument *document,
                         GError **error);

G_END_DECLS
