/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhDeskPreferences: the page of the preferences about how the desk works: DhDeskSettings, kept in
 * the database. Each change is stored at once. */
#define DH_TYPE_DESK_PREFERENCES (dh_desk_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DhDeskPreferences,
                      dh_desk_preferences,
                      DH,
                      DESK_PREFERENCES,
                      AdwPreferencesPage)

/* @session has been read. */
DhDeskPreferences *dh_desk_preferences_new (DhSession *session);

G_END_DECLS
