/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhDeskPage: today's desk. Registers people, keeps the queue, shows the chosen person and who is
 * on duty. Its actions are the group "desk" of the window, see dh-action-table.h. */
#define DH_TYPE_DESK_PAGE (dh_desk_page_get_type ())
G_DECLARE_FINAL_TYPE (DhDeskPage, dh_desk_page, DH, DESK_PAGE, AdwBreakpointBin)

/* @settings is nullable. */
DhDeskPage *dh_desk_page_new (DhSession *session, GSettings *settings);

/* @active: the desk is what the keyboard is about. @can_undo: no dialog is in the way of undoing.
 */
void dh_desk_page_set_active (DhDeskPage *self, gboolean active, gboolean can_undo);

gint64 dh_desk_page_get_selected (DhDeskPage *self); /* visit id, 0 = none */
void dh_desk_page_select (DhDeskPage *self, gint64 visit_id);

G_END_DECLS
