/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-session.h"

G_BEGIN_DECLS

/* The `at` of a command: 0 (the store's own clock) unless the session's clock is moved. */
gint64 dh_session_event_time (DhSession *self);

G_END_DECLS
