/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-favourites.h"

G_BEGIN_DECLS

/* What registering people asks the book. */

/* How often each procedure was registered on each day of @from … @to, cancelled numbers left out.
 * Returns: (transfer full) array of DhUsage, NULL with @error set on a fault */
GArray *dh_register_repo_list_usage (DhDb *db, gint32 from, gint32 to, GError **error);

/* The visit of @day with @ticket, cancelled ones left out. @day DH_DAY_INVALID: the last one on a
 * day before @today, no more than 90 days ago. Returns: its id, 0 where there is none (with @error
 * set on a fault); @found_day (nullable) is its day */
gint64 dh_register_repo_find_ticket (DhDb *db,
                                     const char *ticket,
                                     gint32 day,
                                     gint32 today,
                                     gint32 *found_day,
                                     GError **error);

G_END_DECLS
