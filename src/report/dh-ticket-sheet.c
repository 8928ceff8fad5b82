/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-ticket-sheet.h"

#include <math.h>

#include "dh-pdf.h"
#include "dh-report-pages.h"
#include "dh-ticket-layout.h"

#define CUT_LINE (2 * DH_TICKET_DOT)
/* A narrower strip would break every word. */
#define LEAST_WIDTH (30 * DH_REPORT_MM)

struct _DhTicketSheet
{
  const DhTicketFormatInfo *info; /* static */
  GPtrArray *layouts;             /* owned; of DhTicketLayout */
  double width;                   /* of the paper, points */
  double height;                  /* the same; 0 = follows each slip */
  double margin_x, margin_y;      /* points */
  guint columns, rows;            /* slips on a page */
};

/* On a smaller paper there are fewer, but none is smaller than it should be. */
static guint
count_cells (double actual, double usual, guint n)
{
  if (n == 1)
    return 1;
  return (guint) CLAMP (floor (actual / usual * n + 0.05), 1, n);
}

DhTicketSheet *
dh_ticket_sheet_new (GPtrArray *contents,
                     DhReportFont *font,
                     DhTicketFormat format,
                     double width,
                     double height)
{
  DhTicketSheet *self = g_new0 (DhTicketSheet, 1);
  const DhTicketFormatInfo *info = dh_ticket_format_get (format);
  double cell_width = 0;
  double printable = 0;

  self->info = info;
  self->width = width > 0 ? width : info->width;
  self->height = height > 0 ? height : info->height;
  self->columns = count_cells (self->width, info->width, info->columns);
  self->rows = self->height > 0 ? count_cells (self->height, info->height, info->rows) : 1;
  self->margin_y = self->height > 0 ? MIN (info->margin_y, self->height * 0.07) : info->margin_y;
  cell_width = self->width / self->columns;
  /* Never wider than the format's: that is as far as the printer's head goes. */
  printable = MIN (cell_width, info->width / info->columns - 2 * info->margin_x);
  printable = MIN (cell_width, MAX (printable, LEAST_WIDTH));
  self->margin_x = floor ((cell_width - printable) / 2 / DH_TICKET_DOT) * DH_TICKET_DOT;

  self->layouts = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_ticket_layout_free);
  for (guint i = 0; i < contents->len; i++)
    g_ptr_array_add (self->layouts,
                     dh_ticket_layout_new (
                         contents->pdata[i], font, format, printable,
                         self->height > 0 ? self->height / self->rows - 2 * self->margin_y : 0));
  return self;
}

void
dh_ticket_sheet_free (DhTicketSheet *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->layouts);
  g_free (self);
}

static guint
slips_per_page (const DhTicketSheet *self)
{
  return self->columns * self->rows;
}

guint
dh_ticket_sheet_get_n_pages (const DhTicketSheet *self)
{
  return (self->layouts->len + slips_per_page (self) - 1) / slips_per_page (self);
}

void
dh_ticket_sheet_get_size (const DhTicketSheet *self, guint page, double *width, double *height)
{
  g_return_if_fail (page < dh_ticket_sheet_get_n_pages (self));

  *width = self->width;
  *height = self->height;
  if (self->height <= 0)
    {
      *height =
          ceil (dh_ticket_layout_get_height (self->layouts->pdata[page]) + 2 * self->margin_y);
    }
}

/* ---- Drawing */

static void
draw_cut_lines (const DhTicketSheet *self, cairo_t *cr)
{
  const double dashes[] = { 6, 4 };

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, CUT_LINE);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  for (guint i = 1; i < self->columns; i++)
    {
      cairo_move_to (cr, self->width * i / self->columns, 0);
      cairo_rel_line_to (cr, 0, self->height);
    }
  for (guint i = 1; i < self->rows; i++)
    {
      cairo_move_to (cr, 0, self->height * i / self->rows);
      cairo_rel_line_to (cr, self->width, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
dh_ticket_sheet_draw (const DhTicketSheet *self, guint page, cairo_t *cr)
{
  guint per_page = slips_per_page (self);

  g_return_if_fail (page < dh_ticket_sheet_get_n_pages (self));

  if (per_page > 1)
    draw_cut_lines (self, cr);
  for (guint i = 0; i < per_page && page * per_page + i < self->layouts->len; i++)
    {
      const DhTicketLayout *layout = self->layouts->pdata[page * per_page + i];
      double y = self->margin_y;

      if (self->info->centred)
        y = MAX (y, (self->height / self->rows - dh_ticket_layout_get_height (layout)) / 2);
      cairo_save (cr);
      cairo_translate (cr, i % self->columns * self->width / self->columns + self->margin_x,
                       i / self->columns * self->height / self->rows +
                           ceil (y / DH_TICKET_DOT) * DH_TICKET_DOT);
      dh_ticket_layout_draw (layout, cr);
      cairo_restore (cr);
    }
}

/* ---- PDF */

GBytes *
dh_ticket_sheet_to_pdf (const DhTicketSheet *self,
                        const char *title,
                        gint64 created,
                        GError **error)
{
  DhPdf *pdf = dh_pdf_new (title, created, 1, 1);
  cairo_t *cr = dh_pdf_get_context (pdf);

  for (guint page = 0; page < dh_ticket_sheet_get_n_pages (self); page++)
    {
      double width, height;

      dh_ticket_sheet_get_size (self, page, &width, &height);
      dh_pdf_set_page_size (pdf, width, height);
      dh_ticket_sheet_draw (self, page, cr);
      cairo_show_page (cr);
    }
  return dh_pdf_finish (pdf, error);
}
