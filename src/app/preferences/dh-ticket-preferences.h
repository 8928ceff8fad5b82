/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhTicketPreferences: the page of the preferences about tickets, with a preview by the very
 * drawing that is printed. Printer and paper belong to this machine and are kept in @settings; the
 * address of the survey belongs to the commune and is kept in the database. */
#define DH_TYPE_TICKET_PREFERENCES (dh_ticket_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DhTicketPreferences,
                      dh_ticket_preferences,
                      DH,
                      TICKET_PREFERENCES,
                      AdwPreferencesPage)

/* @settings: (nullable): nothing of this machine can be chosen then. */
DhTicketPreferences *dh_ticket_preferences_new (DhSession *session, GSettings *settings);

G_END_DECLS
