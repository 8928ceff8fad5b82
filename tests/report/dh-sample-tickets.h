/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-ticket-sheet.h"
#include "dh-ticket.h"

G_BEGIN_DECLS

/* Made-up slips. All (transfer full). */

/* A number as most are: a short procedure, three things to bring. */
DhTicket *dh_sample_ticket_ordinary (void);
/* Everything too long: names, 200 words of preparation, a word without a space in it. */
DhTicket *dh_sample_ticket_long (void);
/* A number and nothing else. */
DhTicket *dh_sample_ticket_bare (void);
DhComeBack *dh_sample_come_back (gboolean full);

#define DH_SAMPLE_SURVEY_URL "https://khaosat.gialai.gov.vn/dakrong?m=1"

/* "ordinary", "text-qr", "no-qr", "priority", "long", "bare", "strips", "come-back",
 * "come-back-long", "poster": the slips of that name; NULL where there is no such sample. */
GPtrArray *dh_sample_slips (const char *name, gboolean vietnamese);

G_END_DECLS
