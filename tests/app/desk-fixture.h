/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app-fixture.h"

#include "desk/dh-desk-page.h"

/* The desk in its window, as each test needs it. */
typedef struct
{
  AppFixture *fixture;
  DhDeskPage *page;
  GtkWidget *window;
} Desk;

/* A state to wait for. */
typedef struct
{
  Desk *desk;
  gint64 id;
  DhVisitState state;
} Wanted;

/* What happens on the store's thread without the desk knowing: a setting, a command, or counting
 * the history of a day. */
typedef struct
{
  DhCommand command;
  const char *key;
  const char *value;
  guint n_events;
  gint32 day;
  gboolean done;
} Behind;

Desk desk_open (AppFixture *fixture);
void desk_close (Desk *desk);
DhQueueModel *desk_get_queue (Desk *desk);
DhVisitItem *desk_get_item (Desk *desk, gint64 id);
const DhVisit *desk_get_visit (Desk *desk, gint64 id);
void desk_wait_for (Desk *desk, gint64 id, DhVisitState state);
void desk_press (Desk *desk, const char *action);
gint64 desk_add_person (Desk *desk, DhPriority priority, const char *reason);
void desk_apply (Desk *desk, DhEventKind kind, gint64 id, DhVisitState state);
void desk_choose (Desk *desk, gint64 id);
gboolean desk_shows (Desk *desk, const char *text);
void desk_set_setting (Desk *desk, const char *key, const char *value);
guint desk_count_events (Desk *desk);
void desk_run_behind (Desk *desk, Behind *behind);
