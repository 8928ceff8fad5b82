/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "session/dh-visit-item.h"

G_BEGIN_DECLS

/* DhVisitRow: one line of the queue: number, procedure and person, state in word and icon, minutes.
 *
 * property "item" (DhVisitItem, nullable). */
#define DH_TYPE_VISIT_ROW (dh_visit_row_get_type ())
G_DECLARE_FINAL_TYPE (DhVisitRow, dh_visit_row, DH, VISIT_ROW, GtkBox)

DhVisitRow *dh_visit_row_new (void);
DhVisitItem *dh_visit_row_get_item (DhVisitRow *self); /* (nullable) (transfer none) */
void dh_visit_row_set_item (DhVisitRow *self, DhVisitItem *item);

G_END_DECLS
