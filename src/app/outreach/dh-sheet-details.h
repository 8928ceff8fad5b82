/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "model/dh-book.h"
#include "store/dh-desk-settings.h"

G_BEGIN_DECLS

/* DhSheetDetails: what a row of a sheet says beside its line: channel, outcome, how many elderly,
 * difficulties, a note.
 *
 * signal "changed": one of them is another now. */
#define DH_TYPE_SHEET_DETAILS (dh_sheet_details_get_type ())
G_DECLARE_FINAL_TYPE (DhSheetDetails, dh_sheet_details, DH, SHEET_DETAILS, GtkPopover)

/* @desk (nullable): whose list of difficulties is offered. */
DhSheetDetails *dh_sheet_details_new (const DhDeskSettings *desk);
/* Shows, and takes over into, the members channel, outcome, elderly, difficulties and note of @row.
 */
void dh_sheet_details_set_row (DhSheetDetails *self, const DhSheetRow *row);
void dh_sheet_details_fill (DhSheetDetails *self, DhSheetRow *row);

G_END_DECLS
