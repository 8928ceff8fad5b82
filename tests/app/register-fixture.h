/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app-fixture.h"

#include "desk/dh-desk-page.h"
#include "register/dh-register-entry.h"

G_BEGIN_DECLS

/* The desk in its window. */
typedef struct
{
  AppFixture *fixture;
  DhDeskPage *page;
  GtkWindow *window;
  DhRegisterEntry *entry;
} RegisterDesk;

/* Opens the desk and waits for its favourites. */
RegisterDesk register_open_desk (AppFixture *fixture);
GListModel *register_get_queue (RegisterDesk *desk);
void register_wait_for_visits (RegisterDesk *desk, guint n);
const DhVisit *register_find_visit (RegisterDesk *desk, const char *ticket); /* NULL = none */
void register_let_pass (guint ms);
/* Writes @text in the line and presses Enter. */
void register_enter (RegisterDesk *desk, const char *text);
/* A visit of three days ago of Tô Ích, who left: @receipt. Returns: (transfer full) the old number
 * as one writes it */
char *register_old_number (RegisterDesk *desk, AppFixture *fixture, DhReceipt *receipt);
/* The question that is asked; NULL = none. */
GtkWidget *register_find_notice (RegisterDesk *desk);
GtkWidget *register_find_tooltip (GtkWidget *root, const char *text);
/* Whether a label says @text, and can be seen. */
gboolean register_shows (GtkWidget *root, const char *text);
/* An AppCondition: the session at @data stores telephones. */
gboolean register_keeps_phones (gpointer data);

/* The sentence @msgid in Vietnamese with the strings that follow in the place of its %s and %d. */
char *register_fill_strings (const char *msgid, const char *const *values);
#define register_fill(msgid, ...)                                                                  \
  register_fill_strings (msgid, (const char *const[]) { __VA_ARGS__, NULL })

G_END_DECLS
