/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-book.h"
#include "session/dh-session.h"
#include "stats/dh-day-stats.h"

G_BEGIN_DECLS

/* What the page of feedback and the questions to visitors read and write, on the store's thread. */

typedef struct
{
  gint32 from, to;               /* days, both included */
  GPtrArray *feedback;           /* (owned) of DhFeedback, newest first */
  DhDayStats *stats;             /* (owned) (nullable) of these days; NULL where not asked for */
  int ratings[DH_RATING_LEVELS]; /* of level 1, 2, … */
  gint64 now;                    /* UTC s, when it was read */
  gboolean closed;               /* the books of the last day are closed */
} DhFeedbackReading;

void dh_feedback_reading_free (DhFeedbackReading *reading);

/* Reads the days @from … @to. @with_stats: their figures too, which takes a pass over all visits of
 * these days. */
void dh_feedback_read_async (DhSession *session,
                             gint32 from,
                             gint32 to,
                             gboolean with_stats,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* @source: of the callback. (transfer full) */
DhFeedbackReading *dh_feedback_read_finish (GObject *source, GAsyncResult *result, GError **error);

/* Writes a copy of @feedback, a new one or an old one anew. */
void dh_feedback_write_async (DhSession *session,
                              const DhFeedback *feedback,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* @note may be NULL. */
void dh_feedback_set_status_async (DhSession *session,
                                   gint64 feedback_id,
                                   DhFeedbackStatus status,
                                   const char *note,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* One answer of a visitor; see dh_store_add_rating(). */
void dh_feedback_rate_async (DhSession *session,
                             int level,
                             gint64 visit_id,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* Finishes these three. Returns the event to be taken back by undo; 0 on error. */
gint64 dh_feedback_write_finish (DhSession *session, GAsyncResult *result, GError **error);

/* Takes a feedback back with all that was done to it, in one transaction. */
void dh_feedback_remove_async (DhSession *session,
                               gint64 feedback_id,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* Does the last @n steps again that were taken back, all or none of them. */
void dh_feedback_restore_async (DhSession *session,
                                guint n,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* Finishes these two. Returns how many steps it were; 0 on error. */
guint dh_feedback_remove_finish (DhSession *session, GAsyncResult *result, GError **error);

/* Whether visit @visit_id has been rated. */
void dh_feedback_is_rated_async (DhSession *session,
                                 gint64 visit_id,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* FALSE with @error set where it could not be found out. */
gboolean dh_feedback_is_rated_finish (DhSession *session, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhFeedbackReading, dh_feedback_reading_free)

G_END_DECLS
