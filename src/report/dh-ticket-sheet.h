/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-report-font.h"
#include "dh-ticket-format.h"

G_BEGIN_DECLS

/* Slips laid out on the paper of a format: a page each on rolls and A6, nine to a page of A4, with
 * dashed lines to cut along. */
typedef struct _DhTicketSheet DhTicketSheet;

/* @contents: of DhTicketContent, at least one. @width and @height in points: the paper that is
 * really there, where it is another than the format's (a driver may know its own sizes only); 0 =
 * the format's. What is printed on stays in the middle of a wider paper and becomes narrower on a
 * narrower one. @font: dh_report_font_new_plain(); not needed any more afterwards. (transfer full)
 */
DhTicketSheet *dh_ticket_sheet_new (GPtrArray *contents,
                                    DhReportFont *font,
                                    DhTicketFormat format,
                                    double width,
                                    double height);
void dh_ticket_sheet_free (DhTicketSheet *self);

guint dh_ticket_sheet_get_n_pages (const DhTicketSheet *self);
/* Points. */
void
dh_ticket_sheet_get_size (const DhTicketSheet *self, guint page, double *width, double *height);
/* Draws page @page (from 0) at the origin of @cr, whose unit is a point, in black alone. The state
 * of @cr is left as found. */
void dh_ticket_sheet_draw (const DhTicketSheet *self, guint page, cairo_t *cr);

/* All pages as a PDF with @title; @created (UTC s) is the only time written, so that equal input
 * gives equal bytes. DH_ERROR_IO: Cairo could not write it. (transfer full) */
GBytes *dh_ticket_sheet_to_pdf (const DhTicketSheet *self,
                                const char *title,
                                gint64 created,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhTicketSheet, dh_ticket_sheet_free)

G_END_DECLS
