/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"

G_BEGIN_DECLS

/* Roll-ups of past days: counts that make long periods cheap. A command that touches a day drops
 * that day's row (in its transaction); asking for days builds what is missing (when the database
 * may be written, else it is computed on the fly). */
typedef struct
{
  gint32 day;
  gint64 arrived, people, served, left, no_show, cancelled, assists, quantity;
  gint64 wait_n;
  gint64 wait_sum;
} DhDayCounts;

void dh_rollup_drop (DhDb *db, gint32 day);
gboolean dh_rollup_drop_all (DhDb *db, GError **error);
/* Days with any visit or sheet of outreach in [from, to], in order: GArray of DhDayCounts (transfer
 * full). */
GArray *dh_rollup_days (DhDb *db, gint32 from, gint32 to, GError **error);
/* Compares every stored roll-up with the raw rows; a line per difference. */
gboolean dh_rollup_check (DhDb *db, GPtrArray *faults, GError **error);

G_END_DECLS
