/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "model/dh-command.h"
#include "model/dh-records.h"

G_BEGIN_DECLS

/* DhChangeDialog: what was written down about a person, to be put right: name and
 * telephone, procedure, priority with its reason, how many people, the day to come back. The place
 * in the queue stays.
 *
 * signal "submitted": something was changed, and is to be saved. */
#define DH_TYPE_CHANGE_DIALOG (dh_change_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhChangeDialog, dh_change_dialog, DH, CHANGE_DIALOG, AdwDialog)

/* @procedures: of DhProcedure. @keeps_phones: telephones are stored. @today: local day. */
DhChangeDialog *dh_change_dialog_new (const DhVisit *visit,
                                      GPtrArray *procedures,
                                      gboolean keeps_phones,
                                      gint32 today);

/* Fills the members of a change in @command; its strings are the dialog's. */
void dh_change_dialog_fill (DhChangeDialog *self, DhCommand *command);

G_END_DECLS
