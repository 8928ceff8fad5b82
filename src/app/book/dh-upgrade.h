/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A book of an earlier version is brought up to date on a thread of its own, while the window says
 * so: with a million visits it takes a minute. */

/* Says what is going on. (transfer floating) */
GtkWidget *dh_upgrade_page_new (void);

/* Opens the book at @path once, which brings it up to date, and closes it again. What has begun is
 * done to its end; a program that ends meanwhile leaves the book as it was. Errors as
 * dh_store_open(), and G_IO_ERROR_CANCELLED. */
void dh_upgrade_async (const char *path,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gboolean dh_upgrade_finish (GAsyncResult *result, GError **error);

G_END_DECLS
