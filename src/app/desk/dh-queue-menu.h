/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "desk/dh-queue-list.h"

G_BEGIN_DECLS

/* The menu of a row of the queue: right click, long press, the menu key or Shift+F10. It offers
 * what may be done with that person now, as the action table has it, each with its key. The row is
 * chosen first; the menu is made anew each time. */
void dh_queue_menu_attach (DhQueueList *list);

/* Shows it for the chosen visit, which is in @state, at @x, @y of @list. (transfer none) */
GtkPopover *dh_queue_menu_show (DhQueueList *list, DhVisitState state, double x, double y);

G_END_DECLS
