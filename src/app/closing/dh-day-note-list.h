/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-book.h"
#include "session/dh-session.h"

G_BEGIN_DECLS

/* Notes of the day as a page reads and writes them. */

/* "09:10–10:05 · Portal down: no login": one line for reading. (transfer full) */
char *dh_day_note_dup_line (const DhDayNote *note);

/* Reads those of @from … @to on the store's thread. */
void dh_day_note_list_async (DhSession *session,
                             gint32 from,
                             gint32 to,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* Returns: (transfer full) array of DhDayNote in order; NULL on error */
GPtrArray *dh_day_note_list_finish (DhSession *session, GAsyncResult *result, GError **error);

/* Writes a copy of @note. */
void dh_day_note_write_async (DhSession *session,
                              const DhDayNote *note,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* Returns the event that wrote it; 0 on error. */
gint64 dh_day_note_write_finish (DhSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
