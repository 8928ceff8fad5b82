/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "outreach/dh-outreach-job.h"
#include "outreach/dh-sheet-draft.h"

G_BEGIN_DECLS

/* DhSheetEditor: a sheet of what was done away from the desk, typed line by line. What is typed is
 * kept as a draft until it is saved.
 *
 * signal "saved" (GArray of gint64): it was written; what undo wants. */
#define DH_TYPE_SHEET_EDITOR (dh_sheet_editor_get_type ())
G_DECLARE_FINAL_TYPE (DhSheetEditor, dh_sheet_editor, DH, SHEET_EDITOR, AdwDialog)

/* A blank sheet. @reading: of places and lists. */
DhSheetEditor *dh_sheet_editor_new (DhSession *session, const DhOutreachReading *reading);
/* Shows a sheet of the book. */
void dh_sheet_editor_set_sheet (DhSheetEditor *self, const DhSheet *sheet);
/* Goes on with @draft, which it takes. */
void dh_sheet_editor_take_draft (DhSheetEditor *self, DhSheetDraft *draft);
/* Saves, as the button does. */
void dh_sheet_editor_submit (DhSheetEditor *self);

G_END_DECLS
