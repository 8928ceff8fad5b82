/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Asks the session, through its portal, to start the app at login (@wanted) or no more. The person
 * may be asked and may refuse. Nothing is loaded for it before it is called.
 * interface: org.freedesktop.portal.Background, RequestBackground */
void dh_autostart_request_async (gboolean wanted,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* @granted: whether the app is started at login from now on. DH_ERROR_NOT_FOUND: there is no such
 * portal here; DH_ERROR_FAILED: it was not allowed, or it answered with an error. */
gboolean dh_autostart_request_finish (GAsyncResult *result, gboolean *granted, GError **error);

G_END_DECLS
