/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/dh-session.h"
#include "stats/dh-day-stats.h"

G_BEGIN_DECLS

/* The figures of one day as a page shows them. */
typedef struct
{
  DhDayStats *stats; /* owned */
  gint64 now;        /* UTC s, when they were read */
  gboolean closed;   /* the day's books are closed */
} DhDayReading;

void dh_day_reading_free (DhDayReading *reading);

/* Reads @day on the store's thread. */
void dh_day_reading_async (DhSession *session,
                           gint32 day,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* @source: of the callback. (transfer full) */
DhDayReading *dh_day_reading_finish (GObject *source, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhDayReading, dh_day_reading_free)

G_END_DECLS
