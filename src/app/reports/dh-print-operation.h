/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "dh-report-pages.h"

G_BEGIN_DECLS

/* DhPrintOperation: a report to the printer, to a preview or (GTK_PRINT_OPERATION_ACTION_EXPORT) to
 * a file, laid out anew for the paper and the margins that were chosen. Paper, printer and the
 * other choices are kept in the user's configuration and offered again the next time.
 *
 * signal "failed" (GError *error): nothing was printed; the message is a whole sentence. */
#define DH_TYPE_PRINT_OPERATION (dh_print_operation_get_type ())
G_DECLARE_FINAL_TYPE (DhPrintOperation, dh_print_operation, DH, PRINT_OPERATION, GtkPrintOperation)

/* Takes @report (transfer full), in every case. DH_ERROR_NOT_FOUND: no font with all the Vietnamese
 * letters. (transfer full) (nullable) */
DhPrintOperation *dh_print_operation_new (DhReport *report, GError **error);

/* The paper of @setup with the margins of the rules for documents, or the setup's where those are
 * wider; on paper narrower than A4 they shrink with it. */
void dh_print_operation_get_paper (GtkPageSetup *setup, DhReportPaper *paper);

G_END_DECLS
