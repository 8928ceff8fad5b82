/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app-fixture.h"
#include "hall/dh-hall-window.h"

G_BEGIN_DECLS

/* A desk, its hall and what was said there. */
typedef struct
{
  AppFixture app;
  GtkWindow *desk;
  DhHallWindow *hall;
  GSettings *settings; /* owned */
  GPtrArray *said;     /* owned texts */
} HallFixture;

void hall_fixture_set_up (HallFixture *fixture, gconstpointer data);
void hall_fixture_tear_down (HallFixture *fixture, gconstpointer data);

/* Has what @sound says noted in @fixture, in place of the machine's device. */
void hall_listen (HallFixture *fixture, DhCallSound *sound);

G_END_DECLS
