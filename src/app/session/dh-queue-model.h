/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>
#include "session/dh-visit-item.h"

G_BEGIN_DECLS

/* DhQueueModel: the visits of a day as a GListModel of DhVisitItem, in the order in which they are
 * to be served, divided into the sections of DhQueuePart (GtkSectionModel).
 *
 * Items keep their identity while their visit stays in the list, and items-changed names no more
 * than the rows that came, went or moved, so that the list neither loses its place nor its focus.
 */
#define DH_TYPE_QUEUE_MODEL (dh_queue_model_get_type ())
G_DECLARE_FINAL_TYPE (DhQueueModel, dh_queue_model, DH, QUEUE_MODEL, GObject)

DhQueueModel *dh_queue_model_new (void);

/* Takes over @visits (of DhVisit, transfer full), already in order within each part. */
void dh_queue_model_take_visits (DhQueueModel *self, GPtrArray *visits, gint64 now);

/* Lets time pass for every open visit. */
void dh_queue_model_tick (DhQueueModel *self, gint64 now);

/* See dh_visit_item_set_limits(): for those in the list and those who come. */
void dh_queue_model_set_limits (DhQueueModel *self, gint64 wait_s, gint64 serving_s);

/* (nullable) (transfer none) */
DhVisitItem *dh_queue_model_find (DhQueueModel *self, gint64 visit_id, guint *position);

guint dh_queue_model_count (DhQueueModel *self, DhQueuePart part);

G_END_DECLS
