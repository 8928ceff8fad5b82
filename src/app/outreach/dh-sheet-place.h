/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "io/dh-sheet-import.h"

G_BEGIN_DECLS

/* DhSheetPlace: where it was: a known place or a new one with its kind; a home without an address.
 *
 * signal "changed": another place is meant.
 * signal "activate": Enter was pressed. */
#define DH_TYPE_SHEET_PLACE (dh_sheet_place_get_type ())
G_DECLARE_FINAL_TYPE (DhSheetPlace, dh_sheet_place, DH, SHEET_PLACE, GtkBox)

/* @places (of DhPlace) is kept by reference. */
void dh_sheet_place_set_places (DhSheetPlace *self, GPtrArray *places);
/* Shows a place by its name and kind. */
void dh_sheet_place_set (DhSheetPlace *self, const char *name, const char *kind);
/* Says in @entry where it was. FALSE where nothing has been chosen. */
gboolean dh_sheet_place_fill (DhSheetPlace *self, DhSheetEntry *entry);
/* Name ("" for a home: whose it was is not kept) and kind, as typed. */
const char *dh_sheet_place_get_name (DhSheetPlace *self);
const char *dh_sheet_place_get_kind (DhSheetPlace *self);

/* A kind of place as people read it. (transfer none) */
const char *dh_label_place_kind (const char *kind);

G_END_DECLS
