/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "model/dh-book.h"

G_BEGIN_DECLS

/* DhOutreachRow: a sheet or class in the list of those, with a button to take it away (action
 * "outreach.remove" with its id). */
#define DH_TYPE_OUTREACH_ROW (dh_outreach_row_get_type ())
G_DECLARE_FINAL_TYPE (DhOutreachRow, dh_outreach_row, DH, OUTREACH_ROW, AdwActionRow)

/* @sheet is copied. */
DhOutreachRow *dh_outreach_row_new (const DhSheet *sheet);
const DhSheet *dh_outreach_row_get_sheet (DhOutreachRow *self);

G_END_DECLS
