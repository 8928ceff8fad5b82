/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "hall/dh-call-sound.h"
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhHallPreferences: the page of the preferences for the hall's screen and the sound of its calls;
 * a line of its own says what is wrong with a recording or with the machine's sound. */
#define DH_TYPE_HALL_PREFERENCES (dh_hall_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DhHallPreferences,
                      dh_hall_preferences,
                      DH,
                      HALL_PREFERENCES,
                      AdwPreferencesPage)

/* @settings (nullable) of this machine. */
GtkWidget *dh_hall_preferences_new (DhSession *session, GSettings *settings);

/* What the try button plays with. (transfer none) */
DhCallSound *dh_hall_preferences_get_sound (DhHallPreferences *self);

G_END_DECLS
