/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-event.h"

G_BEGIN_DECLS

/* A row of table duty. Times are UTC s; to_at 0 = still on duty. */
typedef struct
{
  gint64 id; /* seq of the check-in; 0 = no duty */
  gint64 volunteer_id;
  gint32 day; /* of the check-in */
  gint64 from_at;
  gint64 to_at;
  gint64 last_event; /* what began or ended it */
} DhDutyRow;

/* The next state of a volunteer's duty, @row being the present or last one (all zero before the
 * first): pure like dh_visit_step(). A check-in starts a new row. A closing of the day checks out
 * whoever is on duty since that day or an earlier one (contract §4), at its own time or, where the
 * day is closed on a later one, at the end of the day closed; what comes before the check-in (a
 * clock set back) ends the duty where it began. FALSE, with nothing changed, for checking in twice,
 * checking out twice, or a closing that finds nobody. */
gboolean dh_duty_step (DhDutyRow *row, const DhEvent *event);

/* All the duties of one volunteer: GArray of DhDutyRow (transfer full), or NULL with @illegal set.
 * @events: the live ones of the volunteer's stream, and all live closings. */
GArray *dh_duty_fold (const DhEventList *events, const DhEvent **illegal);

G_END_DECLS
