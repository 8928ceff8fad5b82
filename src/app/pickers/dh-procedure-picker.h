/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhProcedurePicker: a search line over the catalogue with the best matches below it.
 *
 * property "selected" (int64): id of the chosen procedure, 0 = none.
 * signal "activated": a row was taken by Enter or click. */
#define DH_TYPE_PROCEDURE_PICKER (dh_procedure_picker_get_type ())
G_DECLARE_FINAL_TYPE (DhProcedurePicker, dh_procedure_picker, DH, PROCEDURE_PICKER, GtkBox)

/* @procedures (of DhProcedure) is kept by reference. */
void dh_procedure_picker_set_procedures (DhProcedurePicker *self, GPtrArray *procedures);
gint64 dh_procedure_picker_get_selected (DhProcedurePicker *self);
/* What is typed. (transfer none) */
const char *dh_procedure_picker_get_text (DhProcedurePicker *self);
void dh_procedure_picker_set_selected (DhProcedurePicker *self, gint64 id);

G_END_DECLS
