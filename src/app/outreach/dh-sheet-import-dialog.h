/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "outreach/dh-outreach-job.h"

G_BEGIN_DECLS

/* DhSheetImportDialog: a table row by row as it was understood; nothing is written before the
 * person says so, and rows with faults only by saying that they are left out.
 *
 * signal "saved" (GArray of gint64): the rows were written; what undo wants. */
#define DH_TYPE_SHEET_IMPORT_DIALOG (dh_sheet_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhSheetImportDialog,
                      dh_sheet_import_dialog,
                      DH,
                      SHEET_IMPORT_DIALOG,
                      AdwDialog)

/* Takes @table and @import, which is what it means. */
DhSheetImportDialog *dh_sheet_import_dialog_new (DhSession *session,
                                                 const DhOutreachReading *reading,
                                                 DhTable *table,
                                                 DhSheetImport *import);
/* Imports, as the button does. */
void dh_sheet_import_dialog_submit (DhSheetImportDialog *self);

G_END_DECLS
