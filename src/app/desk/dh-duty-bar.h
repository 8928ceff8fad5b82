/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhDutyBar: who is on duty, and who of them works at this machine.
 *
 * property "volunteer" (int64): the one at this machine, 0 = not said. */
#define DH_TYPE_DUTY_BAR (dh_duty_bar_get_type ())
G_DECLARE_FINAL_TYPE (DhDutyBar, dh_duty_bar, DH, DUTY_BAR, GtkBox)

/* Shows the volunteers of @session. @proposed is chosen where nobody is chosen yet and that name is
 * on duty. */
void dh_duty_bar_update (DhDutyBar *self, DhSession *session, const char *proposed);
gint64 dh_duty_bar_get_volunteer (DhDutyBar *self);

G_END_DECLS
