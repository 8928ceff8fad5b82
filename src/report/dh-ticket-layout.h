/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-report-font.h"
#include "dh-ticket-format.h"

G_BEGIN_DECLS

/* One slip set in its place: nothing is wider than @width, nothing overlaps, and where a height is
 * given nothing is lower than that. */
typedef struct _DhTicketLayout DhTicketLayout;

/* @width and @height of the box without margins, in points; @height 0 = as high as it becomes. A
 * box too low for everything has a smaller QR code, loses lines of lists, then of other long texts;
 * if that is not enough, all of it becomes smaller. (transfer full) */
DhTicketLayout *dh_ticket_layout_new (const DhTicketContent *content,
                                      DhReportFont *font,
                                      DhTicketFormat format,
                                      double width,
                                      double height);
void dh_ticket_layout_free (DhTicketLayout *self);

/* Points from the top to the end of the last block. */
double dh_ticket_layout_get_height (const DhTicketLayout *self);
/* Draws in black at the origin of @cr, whose unit is a point. The state of @cr is left as found. */
void dh_ticket_layout_draw (const DhTicketLayout *self, cairo_t *cr);
/* The text of block @i as it is shown, cut where it was too long; NULL for what is no text.
 * (transfer none) */
const char *dh_ticket_layout_get_text (const DhTicketLayout *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhTicketLayout, dh_ticket_layout_free)

G_END_DECLS
