/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "dh-hall-board.h"
#include "hall/dh-call-sound.h"
#include "session/dh-session.h"

G_BEGIN_DECLS

/* Key of the book's setting: the line of text in the hall. */
#define DH_SETTING_HALL_MESSAGE "hall_message"

/* DhHallWindow: the board of a session in a window for a projector or a television: it follows
 * every change, speaks the calls where that is wanted, keeps the screen awake, and fills the other
 * screen where there is one. The desk's keys work in it, too: people are called from here, and for
 * everything else the desk comes to the front. */
#define DH_TYPE_HALL_WINDOW (dh_hall_window_get_type ())
G_DECLARE_FINAL_TYPE (DhHallWindow, dh_hall_window, DH, HALL_WINDOW, AdwWindow)

/* @settings (nullable) of this machine. @desk is the window at which somebody works. */
DhHallWindow *dh_hall_window_new (GtkWindow *desk, DhSession *session, GSettings *settings);

/* Shows it: on the other screen in full where there is one, as a window otherwise. Where it is on
 * the other screen already, or has the keys, it is closed. */
void dh_hall_window_toggle (DhHallWindow *self);

/* The first of @monitors that is not @desk; NULL where there is no other. (transfer full) */
GdkMonitor *dh_hall_choose_monitor (GListModel *monitors, GdkMonitor *desk);

DhHallBoard *dh_hall_window_get_board (DhHallWindow *self); /* (transfer none) */
DhCallSound *dh_hall_window_get_sound (DhHallWindow *self); /* (transfer none) */

G_END_DECLS
