/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* DhAutostartRow: the switch that has the app opened at login. It stands where the session put it,
 * not where it was clicked: a wish that was not granted goes back, with a sentence that says why.
 */
#define DH_TYPE_AUTOSTART_ROW (dh_autostart_row_get_type ())
G_DECLARE_FINAL_TYPE (DhAutostartRow, dh_autostart_row, DH, AUTOSTART_ROW, AdwActionRow)

/* @settings (nullable) keep what was granted. */
void dh_autostart_row_set_settings (DhAutostartRow *self, GSettings *settings);
gboolean dh_autostart_row_get_active (DhAutostartRow *self);
/* As a click on it. */
void dh_autostart_row_set_active (DhAutostartRow *self, gboolean active);

G_END_DECLS
