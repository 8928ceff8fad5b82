/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "dh-ticket-format.h"

G_BEGIN_DECLS

/* DhTicketOperation: slips to a printer or (GTK_PRINT_OPERATION_ACTION_EXPORT) to a file, laid out
 * anew for the paper that the printer really has. */
#define DH_TYPE_TICKET_OPERATION (dh_ticket_operation_get_type ())
G_DECLARE_FINAL_TYPE (DhTicketOperation,
                      dh_ticket_operation,
                      DH,
                      TICKET_OPERATION,
                      GtkPrintOperation)

/* @contents: of DhTicketContent, at least one; a reference is taken. On a roll the page is as long
 * as the first of them, so that each is to be printed by itself there. @printer: "" = as the system
 * has it. DH_ERROR_NOT_FOUND: no font with all the Vietnamese letters. (transfer full) (nullable)
 */
DhTicketOperation *dh_ticket_operation_new (GPtrArray *contents,
                                            DhTicketFormat format,
                                            const char *printer,
                                            int copies,
                                            GError **error);

G_END_DECLS
