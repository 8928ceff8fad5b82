/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "io/dh-export-table.h"

G_BEGIN_DECLS

/* DhExportDialog: which table is to go into a spreadsheet, of which days, in which form.
 *
 * signal "chosen": the choice has been made; the dialog is about to close. */
#define DH_TYPE_EXPORT_DIALOG (dh_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhExportDialog, dh_export_dialog, DH, EXPORT_DIALOG, AdwDialog)

/* The days that can be chosen, in the order of the dialog: those round the one it is about, up to
 * today. */
typedef enum
{
  DH_EXPORT_DAY,
  DH_EXPORT_WEEK, /* from Monday on */
  DH_EXPORT_MONTH,
  DH_EXPORT_YEAR,
} DhExportPeriod;

/* About @day, which is not after @today; both local days. */
DhExportDialog *dh_export_dialog_new (gint32 day, gint32 today);

/* What is chosen now; the clock and the target are left 0. */
DhExportTable dh_export_dialog_get_table (DhExportDialog *self);
/* Whether as a workbook, and not as CSV. */
gboolean dh_export_dialog_get_workbook (DhExportDialog *self);
/* The name that is proposed for the file. (transfer full) */
char *dh_export_dialog_dup_file_name (DhExportDialog *self);

G_END_DECLS
