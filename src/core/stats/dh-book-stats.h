/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-book.h"

G_BEGIN_DECLS

/* What was done at one place away from the queue. */
typedef struct
{
  char *name; /* owned */
  char *kind; /* owned; as of DhSheet.place_kind */
  gint64 sheets, rows, people, elderly;
} DhPlaceStats;

/* The pages of the book of a day or a period, with their sums: see summary.md. */
typedef struct
{
  GPtrArray *sheets; /* of DhSheet, by day, then as written */
  GPtrArray
      *places; /* of DhPlaceStats, outreach only: most people first, then name by code point */
  gint64 outreach_sheets, outreach_rows, outreach_people, outreach_elderly;
  gint64 classes, attendees;
  int class_volunteers; /* how many different ones held them */
  gint64 class_s;       /* Σ of those with both times, s */
  GPtrArray *feedback;  /* of DhFeedback, first written on these days, oldest first */
  int by_category[DH_FEEDBACK_N_CATEGORIES];
  int by_status[DH_FEEDBACK_N_STATUSES];
  int ratings;
  int by_level[DH_RATING_LEVELS]; /* of level 1, 2, … */
  GPtrArray *notes;               /* of DhDayNote, by day and time; no handover */
} DhBookStats;

DhBookStats *dh_book_stats_new (DhDb *db, gint32 from, gint32 to, GError **error);
/* Of days on which nothing was written. (transfer full) */
DhBookStats *dh_book_stats_new_empty (void);
void dh_book_stats_free (DhBookStats *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhBookStats, dh_book_stats_free)

G_END_DECLS
