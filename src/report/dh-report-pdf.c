/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-report-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-error.h"

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
dh_report_to_pdf (DhReportPages *pages, const char *title, gint64 created, GError **error)
{
  const DhReportPaper *paper = dh_report_pages_get_paper (pages);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *local = dh_time_to_local (created);
  g_autofree char *date = g_strconcat (local, "+07:00", NULL);
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  cairo_status_t status;

  surface = cairo_pdf_surface_create_for_stream (append, bytes, paper->width, paper->height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Đồng Hành");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);

  cr = cairo_create (surface);
  /* Without a root around them, Cairo leaves the tags out. */
  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; page < dh_report_pages_get_n (pages); page++)
    {
      if (page > 0)
        cairo_show_page (cr);
      dh_report_draw_page (pages, page, cr, TRUE);
    }
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);

  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_IO, _ ("The PDF could not be made: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
dh_report_export_pdf (DhReport *report, gint64 created, GError **error)
{
  g_autoptr (DhReportFont) font = dh_report_font_new (error);
  g_autoptr (DhReportPages) pages = NULL;

  if (font == NULL)
    return NULL;

  pages = dh_report_pages_new (report, font, &dh_report_paper_a4);
  return dh_report_to_pdf (pages, dh_report_get_title (report), created, error);
}
