/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhCloseDayKeeper: what belongs to the whole day in a window: closing it, also the one that was
 * forgotten; its notes and its history; giving numbers or no more. It shows its notices in a bin,
 * and has the actions of the group "day".
 *
 * signal "report" (int day): a person wants the report of that day. */
#define DH_TYPE_CLOSE_DAY_KEEPER (dh_close_day_keeper_get_type ())
G_DECLARE_FINAL_TYPE (DhCloseDayKeeper, dh_close_day_keeper, DH, CLOSE_DAY_KEEPER, GObject)

/* @bin (not owned) is over the pages of the window, below its AdwToastOverlay. */
DhCloseDayKeeper *dh_close_day_keeper_new (DhSession *session, AdwBin *bin);
GActionGroup *dh_close_day_keeper_get_actions (DhCloseDayKeeper *self); /* (transfer none) */
/* While a dialog is in the way, none is opened over it by a key. */
void dh_close_day_keeper_set_active (DhCloseDayKeeper *self, gboolean active);

G_END_DECLS
