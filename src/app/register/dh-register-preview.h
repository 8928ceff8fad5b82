/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "model/dh-entry-line.h"

G_BEGIN_DECLS

/* DhRegisterPreview: what was understood of the registration line, a label for each thing, in one
 * row while there is room. */
#define DH_TYPE_REGISTER_PREVIEW (dh_register_preview_get_type ())
G_DECLARE_FINAL_TYPE (DhRegisterPreview, dh_register_preview, DH, REGISTER_PREVIEW, GtkBox)

/* @line: NULL = nothing typed, which shows how to type. @name, @procedure (nullable): as chosen.
 * @is_open: a procedure is to be chosen first. @keeps_phones: telephones are stored. */
void dh_register_preview_show (DhRegisterPreview *self,
                               const DhEntryLine *line,
                               const char *name,
                               const DhProcedure *procedure,
                               gboolean is_open,
                               gboolean keeps_phones);
/* All of it as one sentence to be heard; "" while nothing is typed. (transfer full) */
char *dh_register_preview_dup_text (DhRegisterPreview *self);

G_END_DECLS
