/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-chart-render.h"

#include "dh-chart-layout.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_PIXELS 32767

G_DEFINE_QUARK (dh - chart - error - quark, dh_chart_error)

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finish (GByteArray *array, cairo_status_t status, GError **error)
{
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_unref (array);
      g_set_error (error, DH_CHART_ERROR, DH_CHART_ERROR_DRAWING,
                   _ ("The chart could not be drawn: %s"), cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (array);
}

GBytes *
dh_chart_to_png (const DhChartScene *scene, double scale, GError **error)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  GByteArray *array;
  DhChartGrid grid = { .scale = scale };
  double width, height;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (scale > 0, NULL);

  width = ceil (scene->width * scale);
  height = ceil (scene->height * scale);
  if (width > MAX_PIXELS || height > MAX_PIXELS)
    {
      g_set_error (error, DH_CHART_ERROR, DH_CHART_ERROR_TOO_LARGE,
                   _ ("A picture of %.0f × %.0f pixels is too large; choose a smaller size."),
                   width, height);
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  dh_chart_render (scene, cr, &grid);
  status = cairo_status (cr);
  cairo_destroy (cr);
  array = g_byte_array_sized_new (32768);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, array);
  cairo_surface_destroy (surface);
  return finish (array, status, error);
}

GBytes *
dh_chart_to_pdf (const DhChartScene *scene, const DhChartDocument *document, GError **error)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  GByteArray *array;
  const char *created;

  g_return_val_if_fail (scene != NULL, NULL);

  created = document != NULL && document->created != NULL ? document->created
                                                          : "1970-01-01T00:00:00Z";
  array = g_byte_array_sized_new (32768);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, array, scene->width, scene->height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, scene->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, scene->description);
  if (document != NULL && document->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
  cr = cairo_create (surface);
  dh_chart_render (scene, cr, NULL);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return finish (array, status, error);
}

GBytes *
dh_chart_export (const DhChartSpec *spec,
                 DhChartFileKind file,
                 DhChartThemeKind theme_kind,
                 const char *font_family,
                 double width,
                 double height,
                 const DhChartDocument *document,
                 GError **error)
{
  g_autoptr (DhChartTheme) theme = NULL;
  PangoContext *context;
  g_autoptr (DhChartScene) scene = NULL;

  g_return_val_if_fail (spec != NULL, NULL);

  theme = dh_chart_theme_new (theme_kind, font_family, 0);
  if (file != DH_CHART_FILE_PNG)
    theme->vector = TRUE;
  if (file == DH_CHART_FILE_PDF)
    theme->units_per_pt = 1;
  else if (file == DH_CHART_FILE_PNG)
    theme->units_per_pt = 96.0 / 72.0;
  context = dh_chart_context_new (theme);
  if (width <= 0)
    /* The text block of an A4 page, and a window's width. */
    width = file == DH_CHART_FILE_PDF ? 468 : 800;
  if (height <= 0)
    dh_chart_measure (spec, theme, context, width, NULL, &height);
  scene = dh_chart_layout (spec, theme, context, width, height, FALSE);
  g_object_unref (context);

  switch (file)
    {
    case DH_CHART_FILE_SVG:
      return dh_chart_to_svg (scene);
    case DH_CHART_FILE_PNG:
      return dh_chart_to_png (scene, 2, error);
    case DH_CHART_FILE_PDF:
    default:
      return dh_chart_to_pdf (scene, document, error);
    }
}
