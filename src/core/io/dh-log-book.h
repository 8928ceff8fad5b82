/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dh-store.h"

G_BEGIN_DECLS

/* A line of an event log that is a page of the day's book (event-log.md). Text is borrowed and may
 * be "". */
typedef struct
{
  const char *event; /* "sheet", "class", "feedback", "rating", "day-note" */
  gint64 at;         /* UTC s */
  gint64 ended;      /* UTC s; 0 = not given */
  gint64 visit_id;   /* 0 = none, as of the next two */
  gint64 place_id;
  gint64 procedure_id;
  const gint64 *volunteers;
  guint n_volunteers;
  int group;    /* 0 = not given, as of the next */
  int quantity; /* rating: the level */
  DhPriority priority;
  DhChannel channel;
  DhOutcome outcome;
  const char *reason; /* feedback, day-note: the category */
  const char *difficulties;
  const char *note;
  const char *proposal;
} DhLogPage;

/* Whether @event is a word of the book. */
gboolean dh_log_book_has (const char *event);
/* Largest number of people that `group` may be for @event. */
int dh_log_book_max_group (const char *event);
/* Writes the page through the very commands of the desk. DH_ERROR_INVALID for a category that is
 * not known. */
gboolean
dh_log_book_write (DhStore *store, const DhLogPage *page, DhReceipt *receipt, GError **error);

G_END_DECLS
