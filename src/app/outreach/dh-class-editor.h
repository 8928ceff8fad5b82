/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "outreach/dh-outreach-job.h"
#include "outreach/dh-sheet-draft.h"

G_BEGIN_DECLS

/* DhClassEditor: a class or training with its hours, place, attendees and volunteers.
 *
 * signal "saved" (GArray of gint64): it was written; what undo wants. */
#define DH_TYPE_CLASS_EDITOR (dh_class_editor_get_type ())
G_DECLARE_FINAL_TYPE (DhClassEditor, dh_class_editor, DH, CLASS_EDITOR, AdwDialog)

/* @sheet: the class to change, NULL for a new one. */
DhClassEditor *
dh_class_editor_new (DhSession *session, const DhOutreachReading *reading, const DhSheet *sheet);
/* Goes on with @draft, of a class. @draft: (transfer full) */
void dh_class_editor_take_draft (DhClassEditor *self, DhSheetDraft *draft);
/* Saves, as the button does. */
void dh_class_editor_submit (DhClassEditor *self);

G_END_DECLS
