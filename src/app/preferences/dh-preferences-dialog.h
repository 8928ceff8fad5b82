/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhPreferencesDialog: what belongs to the commune is kept in the database, what belongs to this
 * machine in @settings (nullable). */
#define DH_TYPE_PREFERENCES_DIALOG (dh_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DhPreferencesDialog,
                      dh_preferences_dialog,
                      DH,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

DhPreferencesDialog *dh_preferences_dialog_new (DhSession *session, GSettings *settings);

G_END_DECLS
