/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "dh-ticket-format.h"
#include "dh-ticket.h"
#include "session/dh-session.h"

G_BEGIN_DECLS

/* How this machine prints slips. */
typedef struct
{
  gboolean automatic; /* at registration; only with a printer */
  char *printer;      /* owned; "" = asked each time */
  DhTicketFormat format;
  int copies;
  DhTicketQr qr;
} DhTicketOptions;

/* @settings (nullable): the defaults without them. */
void dh_ticket_options_load (DhTicketOptions *options, GSettings *settings);
void dh_ticket_options_clear (DhTicketOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DhTicketOptions, dh_ticket_options_clear)

/* DhTicketPrinter: the slips that are to be printed, one job after the other. Nothing waits for it:
 * what is recorded is on the disk before, and a printer that is slow, off or gone costs nothing but
 * the paper. With a printer chosen nothing is asked; otherwise the dialog is shown.
 *
 * signal "printed" (gint64 visit): its slip was handed to the printer.
 * signal "failed" (gint64 visit, gint slip, GError *error): it was not; the message is a whole
 * sentence that names the fault. @visit is 0 for what belongs to no visit. */
#define DH_TYPE_TICKET_PRINTER (dh_ticket_printer_get_type ())
G_DECLARE_FINAL_TYPE (DhTicketPrinter, dh_ticket_printer, DH, TICKET_PRINTER, GObject)

typedef enum
{
  DH_TICKET_SLIP_NUMBER,
  DH_TICKET_SLIP_COME_BACK,
} DhTicketSlip;

/* @settings (nullable) are read at each job. */
DhTicketPrinter *dh_ticket_printer_new (DhSession *session, GSettings *settings);

/* Dialogs belong to the window of @widget (nullable, not owned). */
void dh_ticket_printer_set_parent (DhTicketPrinter *self, GtkWidget *widget);
/* Prints into PDF files in @folder, named by the number, instead of to a printer; NULL ends that.
 */
void dh_ticket_printer_set_folder (DhTicketPrinter *self, const char *folder);

/* How long a printer may take until its slip counts as not printed; 8000 unless set. */
void dh_ticket_printer_set_patience (DhTicketPrinter *self, guint milliseconds);

/* Whether a ticket is to be printed at each registration. */
gboolean dh_ticket_printer_is_automatic (DhTicketPrinter *self);
/* Reads the visit and prints its slip, after what is shown has been drawn. */
void dh_ticket_printer_print_visit (DhTicketPrinter *self, gint64 visit_id, DhTicketSlip slip);
/* Prints @content (transfer none); @ask: through the dialog whatever was chosen. */
void dh_ticket_printer_print (DhTicketPrinter *self,
                              DhTicketContent *content,
                              DhTicketFormat format,
                              gboolean ask);
/* Jobs that wait or are under way. */
guint dh_ticket_printer_get_n_jobs (DhTicketPrinter *self);

G_END_DECLS
