/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include "store/dh-store.h"

G_BEGIN_DECLS

/* DhStoreClient: the store on its own thread, for programs with a main loop. Jobs run one after the
 * other in the order they were asked for; answers come on the main context of the caller. Asked for
 * after it was closed, they fail with DH_ERROR_FAILED.
 *
 * signal "changed" (gint32 day): the tables of @day changed (0: the lists or settings did); after
 * the COMMIT, on the context of the thread that made the client. */
#define DH_TYPE_STORE_CLIENT (dh_store_client_get_type ())
G_DECLARE_FINAL_TYPE (DhStoreClient, dh_store_client, DH, STORE_CLIENT, GObject)

/* Opens @path for writing on a new thread, and waits for it; errors as dh_store_open(). */
DhStoreClient *dh_store_client_open (const char *path, GError **error);
const char *dh_store_client_path (DhStoreClient *self);
/* Waits for the jobs under way, closes the file and ends the thread. Also done at dispose. */
void dh_store_client_close (DhStoreClient *self);

/* Any question. @job runs on the store's thread; its result (freed by @result_free if nobody takes
 * it) is what dh_store_client_run_finish() returns (transfer full). @cancellable keeps a job from
 * being begun; one that has begun is done to its end and answers with its result. */
typedef gpointer (*DhStoreJob) (DhStore *store, gpointer job_data, GError **error);
void dh_store_client_run_async (DhStoreClient *self,
                                DhStoreJob job,
                                gpointer job_data,
                                GDestroyNotify job_data_free,
                                GDestroyNotify result_free,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gpointer dh_store_client_run_finish (DhStoreClient *self, GAsyncResult *result, GError **error);

/* A command; @command is copied deeply. @receipt (nullable) is filled when it is done. */
void dh_store_client_apply_async (DhStoreClient *self,
                                  const DhCommand *command,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean dh_store_client_apply_finish (DhStoreClient *self,
                                       GAsyncResult *result,
                                       DhReceipt *receipt,
                                       GError **error);
/* Any other command of the store that gives a receipt (dh-store-book.h), run on the store's thread;
 * "changed" is emitted for the days that it changed. Finished by dh_store_client_apply_finish(). */
typedef gboolean (*DhStoreOrder) (DhStore *store,
                                  gpointer order_data,
                                  DhReceipt *receipt,
                                  GError **error);
void dh_store_client_order_async (DhStoreClient *self,
                                  DhStoreOrder order,
                                  gpointer order_data,
                                  GDestroyNotify order_data_free,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* @event_id as dh_store_undo(). */
void dh_store_client_undo_async (DhStoreClient *self,
                                 gint64 event_id,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void
dh_store_client_redo_async (DhStoreClient *self, GAsyncReadyCallback callback, gpointer user_data);
/* Tells everybody that a job run by dh_store_client_run_async() changed the tables of @day. */
void dh_store_client_emit_changed (DhStoreClient *self, gint32 day);

G_END_DECLS
