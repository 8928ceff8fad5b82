/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app-fixture.h"

#include "outreach/dh-outreach-page.h"
#include "outreach/dh-outreach-row.h"

/* The page in a window, beside the desk that owns undo. */
typedef struct
{
  AppFixture app;
  GtkWidget *box;
  DhOutreachPage *page;
  GtkWindow *window;
} OutreachFixture;

void outreach_set_up (OutreachFixture *self, gconstpointer data);
void outreach_tear_down (OutreachFixture *self, gconstpointer data);
GtkWidget *outreach_find_nth (GtkWidget *root, GType type, guint *n);
GtkWidget *outreach_nth (OutreachFixture *self, GType type, guint n);
GtkWidget *outreach_get_focus (OutreachFixture *self);
void outreach_type (OutreachFixture *self, const char *text);
void outreach_enter (OutreachFixture *self);
gboolean outreach_has_dialog (gpointer data);
gboolean outreach_has_no_dialog (gpointer data);
void outreach_open_action (OutreachFixture *self, const char *action);
guint outreach_count_rows (OutreachFixture *self);
void outreach_wait_for_rows (OutreachFixture *self, guint n);
const DhSheet *outreach_get_sheet (OutreachFixture *self, guint n);
gboolean outreach_can_redo (gpointer data);
