/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "model/dh-records.h"

G_BEGIN_DECLS

/* DhDueDialog: who is to come back today, and who should have come before. Enter on a row gives
 * them a number.
 *
 * signal "chosen" (gpointer): the DhVisit to go on with, valid during the emission. */
#define DH_TYPE_DUE_DIALOG (dh_due_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhDueDialog, dh_due_dialog, DH, DUE_DIALOG, AdwDialog)

/* @visits: of DhVisit, as dh_store_list_due() has them; kept by reference. */
DhDueDialog *dh_due_dialog_new (GPtrArray *visits, gint32 today);

G_END_DECLS
