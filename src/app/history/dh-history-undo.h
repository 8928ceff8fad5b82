/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "session/dh-session.h"

G_BEGIN_DECLS

/* Undo and redo for pages and dialogs other than the queue; answered by a toast over @widget, which
 * offers the way back by the actions of the group "day". */

/* Takes back the events @event_ids, the last first, in one transaction; n = 0: the last command.
 * @text says what was done (NULL: the sentence of the last event taken back). */
void dh_history_undo (GtkWidget *widget,
                      DhSession *session,
                      const gint64 *event_ids,
                      guint n,
                      const char *text);
void dh_history_redo (GtkWidget *widget, DhSession *session);

G_END_DECLS
