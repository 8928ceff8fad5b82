/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhVolunteerPicker: who helped: those on duty to choose from, others by typing a name.
 *
 * signal "changed": the choice changed. */
#define DH_TYPE_VOLUNTEER_PICKER (dh_volunteer_picker_get_type ())
G_DECLARE_FINAL_TYPE (DhVolunteerPicker, dh_volunteer_picker, DH, VOLUNTEER_PICKER, GtkBox)

void dh_volunteer_picker_set_session (DhVolunteerPicker *self, DhSession *session);
/* Adds volunteer @id to the choice; 0 does nothing. */
void dh_volunteer_picker_choose (DhVolunteerPicker *self, gint64 id);
/* Nobody is chosen any more. */
void dh_volunteer_picker_clear (DhVolunteerPicker *self);
/* Returns: (transfer full) array of gint64 */
GArray *dh_volunteer_picker_get_chosen (DhVolunteerPicker *self);

G_END_DECLS
