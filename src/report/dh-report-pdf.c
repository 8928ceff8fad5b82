/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-report-pdf.h"

#include "dh-pdf.h"

GBytes *
dh_report_to_pdf (DhReportPages *pages, const char *title, gint64 created, GError **error)
{
  const DhReportPaper *paper = dh_report_pages_get_paper (pages);
  DhPdf *pdf = dh_pdf_new (title, created, paper->width, paper->height);
  cairo_t *cr = dh_pdf_get_context (pdf);

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
  return dh_pdf_finish (pdf, error);
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
