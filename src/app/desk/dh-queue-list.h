/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "session/dh-queue-model.h"

G_BEGIN_DECLS

/* DhQueueList: the queue as a list with one chosen visit, which stays chosen wherever it moves.
 *
 * signal "selection-changed": another visit is chosen, or none. */
#define DH_TYPE_QUEUE_LIST (dh_queue_list_get_type ())
G_DECLARE_FINAL_TYPE (DhQueueList, dh_queue_list, DH, QUEUE_LIST, GtkWidget)

void dh_queue_list_set_model (DhQueueList *self, DhQueueModel *model);

gint64 dh_queue_list_get_selected (DhQueueList *self); /* visit id, 0 = none */
/* Chooses a visit, at once or as soon as it comes into the list, and scrolls to it. */
void dh_queue_list_select (DhQueueList *self, gint64 visit_id);
/* Moves the choice by @step rows. */
void dh_queue_list_move (DhQueueList *self, int step);

G_END_DECLS
