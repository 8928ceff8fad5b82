/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/dh-session.h"

G_BEGIN_DECLS

/* Jobs of the log-only desk; each with its finish. */

/* Today's records, newest first. */
void dh_log_desk_list_async (DhSession *session, GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full) array of DhLogDeskItem; NULL on error */
GPtrArray *dh_log_desk_list_finish (DhSession *session, GAsyncResult *result, GError **error);

/* Writes @command, a record or what is put right in one; strings and arrays are copied. */
void dh_log_desk_record_async (DhSession *session,
                               const DhCommand *command,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean dh_log_desk_record_finish (DhSession *session,
                                    GAsyncResult *result,
                                    DhReceipt *receipt,
                                    GError **error);

/* Event @event_id and all that rests on it, in the order of the journal. */
void dh_log_desk_resting_async (DhSession *session,
                                gint64 event_id,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* Returns: (transfer full) array of gint64; NULL on error */
GArray *dh_log_desk_resting_finish (DhSession *session, GAsyncResult *result, GError **error);

/* The procedures with a key of their own. */
typedef struct
{
  GArray *ids;  /* (owned) of gint64 */
  GArray *pins; /* (owned) of gint64 */
} DhLogFavourites;

void dh_log_favourites_free (DhLogFavourites *self);
void dh_log_favourites_async (DhSession *session, GAsyncReadyCallback callback, gpointer user_data);
DhLogFavourites *
dh_log_favourites_finish (DhSession *session, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhLogFavourites, dh_log_favourites_free)

G_END_DECLS
