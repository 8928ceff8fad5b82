/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hall/dh-hall-window.h"
#include "session/dh-session.h"
#include "window/dh-application.h"

G_BEGIN_DECLS

/* DhWindow: one database on the screen: first run, an error that keeps it from opening, or the
 * pages (desk, statistics, reports), which are made when first shown. */
#define DH_TYPE_WINDOW (dh_window_get_type ())
G_DECLARE_FINAL_TYPE (DhWindow, dh_window, DH, WINDOW, AdwApplicationWindow)

DhWindow *
dh_window_new (DhApplication *app, const char *path, gboolean practice, gint64 clock_offset);

/* Opens the database, or shows what is to be done first. */
void dh_window_open (DhWindow *self);

gboolean dh_window_is_practice (DhWindow *self);
DhSession *dh_window_get_session (DhWindow *self); /* (nullable) (transfer none) */
/* Asks whether the backup at @path is to become the book, and does it. Not for a practice day. */
void dh_window_restore_from (DhWindow *self, const char *path);
/* What the action "win.hall" has opened. (nullable) (transfer none) */
DhHallWindow *dh_window_get_hall (DhWindow *self);

gboolean dh_window_has_page (const char *name);
void dh_window_set_page (DhWindow *self, const char *name);

G_END_DECLS
