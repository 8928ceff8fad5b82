/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhLogDeskPage: the desk of a small place where nobody waits: one line records who was helped with
 * what, and by whom. It has the actions of the group "desk" that make sense without a queue. */
#define DH_TYPE_LOG_DESK_PAGE (dh_log_desk_page_get_type ())
G_DECLARE_FINAL_TYPE (DhLogDeskPage, dh_log_desk_page, DH, LOG_DESK_PAGE, AdwBreakpointBin)

DhLogDeskPage *dh_log_desk_page_new (DhSession *session, GSettings *settings);
/* See dh_desk_page_set_active(). */
void dh_log_desk_page_set_active (DhLogDeskPage *self, gboolean active, gboolean can_undo);
GListModel *dh_log_desk_page_get_model (DhLogDeskPage *self); /* of DhLogDeskItem, newest first */

G_END_DECLS
