/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhDayNoteDialog: the notes of a day, to read, to add and to take back; with those of the handover
 * on any day before that the desk was last open on. */
#define DH_TYPE_DAY_NOTE_DIALOG (dh_day_note_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhDayNoteDialog, dh_day_note_dialog, DH, DAY_NOTE_DIALOG, AdwDialog)

/* @day: the first that is listed; today's are always. New notes are of today. */
DhDayNoteDialog *dh_day_note_dialog_new (DhSession *session, gint32 day);

G_END_DECLS
