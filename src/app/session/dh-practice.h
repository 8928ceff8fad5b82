/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include "store/dh-store.h"

G_BEGIN_DECLS

/* The practice day: a database of its own with a made-up day in it, the same every time but for the
 * clock, entered through the very commands of the desk. */

/* What the clock of a practice day says at @now: the same (both UTC s), but the middle of the
 * morning while it is too early for a desk to have had a queue. */
gint64 dh_practice_clock (gint64 now);

/* Enters the made-up day that ends at @now (UTC s) into @store, in one transaction. */
gboolean dh_practice_fill (DhStore *store, gint64 now, GError **error);

/* Makes the database at @path if there is none, and the day of @now if it is still empty, up to
 * dh_practice_clock(); on a thread of its own. */
void dh_practice_prepare_async (const char *path,
                                gint64 now,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean dh_practice_prepare_finish (GAsyncResult *result, GError **error);

G_END_DECLS
