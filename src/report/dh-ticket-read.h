/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-ticket.h"
#include "store/dh-store.h"

G_BEGIN_DECLS

/* The slips of a visit as the book has it, on the thread of @store. The same for a ticket printed
 * at once and for one printed again: what stood before it is counted for the moment it was given.
 * DH_ERROR_NOT_FOUND: there is no such visit. (transfer full) */
DhTicket *dh_ticket_read (DhStore *store, gint64 visit_id, GError **error);
DhComeBack *dh_come_back_read (DhStore *store, gint64 visit_id, GError **error);

/* The visit of @day with the number @number ("A012"; letters of either case); 0 with
 * DH_ERROR_NOT_FOUND where no such number was given. */
gint64 dh_ticket_find (DhStore *store, gint32 day, const char *number, GError **error);

/* How many of @visits (of DhVisit, of one day) were waiting when @visit came and are to be called
 * before it: for a priority number those with priority, else all. */
int dh_ticket_count_before (GPtrArray *visits, const DhVisit *visit);

G_END_DECLS
