/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/dh-session.h"

G_BEGIN_DECLS

/* The `at` of a command: 0 (the store's own clock) unless the session's clock is moved. */
gint64 dh_session_event_time (DhSession *self);

/* The task of @tag, with @self as its source, for what is to be done on the store's thread. NULL
 * where the database is closed: the task has failed already then. (transfer full) */
GTask *dh_session_start (DhSession *self,
                         GCancellable *cancellable,
                         gpointer tag,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/* dh_store_client_run_async() about a session: its closed database is an error, and @callback is
 * given @self. Returns: (transfer full) what @job answered; NULL on error */
void dh_session_ask_async (DhSession *self,
                           DhStoreJob job,
                           gpointer job_data,
                           GDestroyNotify free_job_data,
                           GDestroyNotify free_answer,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gpointer dh_session_ask_finish (DhSession *self, GAsyncResult *result, GError **error);
/* dh_store_client_order_async() in the same way. Returns: the id of the event; 0 on error */
void dh_session_order_async (DhSession *self,
                             DhStoreOrder order,
                             gpointer order_data,
                             GDestroyNotify free_order_data,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gint64 dh_session_order_finish (DhSession *self, GAsyncResult *result, GError **error);

/* Queues a reading right behind what the store's thread has been given, so that both answers come
 * together and are painted in one frame. FALSE where one is under way that may have been too early.
 */
gboolean dh_session_follow (DhSession *self);
/* A change that is about to be told of is in a reading that followed it. */
void dh_session_expect_change (DhSession *self);

G_END_DECLS
