/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "dh-ticket-format.h"

G_BEGIN_DECLS

/* DhTicketPaintable: the first page of a slip on white paper, by the very drawing that is printed.
 */
#define DH_TYPE_TICKET_PAINTABLE (dh_ticket_paintable_get_type ())
G_DECLARE_FINAL_TYPE (DhTicketPaintable, dh_ticket_paintable, DH, TICKET_PAINTABLE, GObject)

/* DH_ERROR_NOT_FOUND: no font with all the Vietnamese letters. (transfer full) (nullable) */
DhTicketPaintable *
dh_ticket_paintable_new (DhTicketContent *content, DhTicketFormat format, GError **error);

G_END_DECLS
