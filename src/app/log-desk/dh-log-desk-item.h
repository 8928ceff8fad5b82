/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include "model/dh-records.h"

G_BEGIN_DECLS

/* DhLogDeskItem: one record of help given without a queue. */
#define DH_TYPE_LOG_DESK_ITEM (dh_log_desk_item_get_type ())
G_DECLARE_FINAL_TYPE (DhLogDeskItem, dh_log_desk_item, DH, LOG_DESK_ITEM, GObject)

/* @visit and @assist (both transfer full) are of one record. */
DhLogDeskItem *dh_log_desk_item_new (DhVisit *visit, DhAssist *assist);

const DhVisit *dh_log_desk_item_get_visit (DhLogDeskItem *self);   /* (transfer none) */
const DhAssist *dh_log_desk_item_get_assist (DhLogDeskItem *self); /* (transfer none) */
gboolean dh_log_desk_item_equal (DhLogDeskItem *self, DhLogDeskItem *other);
char *dh_log_desk_item_dup_title (DhLogDeskItem *self);   /* (transfer full) */
char *dh_log_desk_item_dup_details (DhLogDeskItem *self); /* (transfer full) */
/* The line that would record it again, but for what no line can say. (transfer full) */
char *dh_log_desk_item_dup_line (DhLogDeskItem *self);

G_END_DECLS
