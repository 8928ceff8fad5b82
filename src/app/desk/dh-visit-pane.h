/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* DhVisitPane: the chosen person: number, procedure, times, what can be done now with its keys, and
 * the help recorded so far. Its buttons are the actions of the table; it applies nothing itself. */
#define DH_TYPE_VISIT_PANE (dh_visit_pane_get_type ())
G_DECLARE_FINAL_TYPE (DhVisitPane, dh_visit_pane, DH, VISIT_PANE, GtkWidget)

DhVisitPane *dh_visit_pane_new (DhSession *session);

/* @item is nullable: nobody chosen. */
void dh_visit_pane_set_item (DhVisitPane *self, DhVisitItem *item);

G_END_DECLS
