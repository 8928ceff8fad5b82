/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include "model/dh-records.h"

G_BEGIN_DECLS

/* DhVisitItem: one visit in the queue's list.
 *
 * property "revision" (uint): grows whenever anything shown of the visit has changed, the minutes
 * included; rows redraw themselves on its notify. */
#define DH_TYPE_VISIT_ITEM (dh_visit_item_get_type ())
G_DECLARE_FINAL_TYPE (DhVisitItem, dh_visit_item, DH, VISIT_ITEM, GObject)

/* The three parts into which the queue is divided. */
typedef enum
{
  DH_QUEUE_ACTIVE, /* called, being helped, on hold */
  DH_QUEUE_WAITING,
  DH_QUEUE_ENDED, /* done, absent, left, cancelled */
} DhQueuePart;

DhQueuePart dh_queue_part_of_state (DhVisitState state);

/* @visit (transfer full); @now in UTC seconds. */
DhVisitItem *dh_visit_item_new (DhVisit *visit, gint64 now);

/* (transfer none), valid until the item is updated */
const DhVisit *dh_visit_item_get_visit (DhVisitItem *self);

/* Replaces the record (transfer full), notifying only if something shown has changed. */
void dh_visit_item_update (DhVisitItem *self, DhVisit *visit, gint64 now);

/* Lets time pass. */
void dh_visit_item_set_now (DhVisitItem *self, gint64 now);

/* From when on waiting and being helped are too long, s; 0 = never. */
void dh_visit_item_set_limits (DhVisitItem *self, gint64 wait_s, gint64 serving_s);
/* Waits for longer than it should. */
gboolean dh_visit_item_is_late (DhVisitItem *self);
/* Is being helped for so long that the finish may have been forgotten. */
gboolean dh_visit_item_is_long (DhVisitItem *self);

/* What stands under "minutes": how long the visit has been waiting (since its arrival) or in its
 * present state; for an ended one the clock time of its end. Returns: (transfer full) */
char *dh_visit_item_dup_time_text (DhVisitItem *self);

/* Seconds behind that text; -1 for an ended visit. */
gint64 dh_visit_item_get_elapsed (DhVisitItem *self);

/* What stands below the procedure: name, people, priority with its reason, counter, calls …; "" if
 * there is nothing. Returns: (transfer full) */
char *dh_visit_item_dup_details (DhVisitItem *self);

/* The whole row as one sentence, for screen readers. Returns: (transfer full) */
char *dh_visit_item_dup_description (DhVisitItem *self);

G_END_DECLS
