/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* DhTransferDialog: chooses another procedure for a visit.
 *
 * signal "chosen" (gint64 procedure_id) */
#define DH_TYPE_TRANSFER_DIALOG (dh_transfer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhTransferDialog, dh_transfer_dialog, DH, TRANSFER_DIALOG, AdwDialog)

/* @procedures: of DhProcedure. */
DhTransferDialog *dh_transfer_dialog_new (GPtrArray *procedures);

G_END_DECLS
