/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-session.h"

G_BEGIN_DECLS

/* The `at` of a command: 0 (the store's own clock) unless the session's clock is moved. */
gint64 dh_session_event_time (DhSession *self);

/* Queues a reading right behind what the store's thread has been given, so that both answers come
 * together and are painted in one frame. FALSE where one is under way that may have been too early.
 */
gboolean dh_session_follow (DhSession *self);
/* A change that is about to be told of is in a reading that followed it. */
void dh_session_expect_change (DhSession *self);

G_END_DECLS
