/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dh-store-book.h"
#include "store/dh-store-private.h"

G_BEGIN_DECLS

/* Sets DH_ERROR_INVALID; always FALSE. */
gboolean dh_store_book_invalid (GError **error, const char *message);
/* Sets @at to now where it is 0. FALSE where no calendar has it. */
gboolean dh_store_book_time (gint64 *at, GError **error);
/* @text cleaned, unless it is longer than @max characters: then NULL, with @message set.
 * (transfer full) */
char *dh_store_book_text (const char *text, glong max, const char *message, GError **error);
/* From and to of a page of @day: each 0, or within the day and in this order. */
gboolean dh_store_book_check_times (gint32 day, gint64 from_at, gint64 to_at, GError **error);

/* Within the transaction of a command: appends @body (an object begun by dh_json_begin) as an event
 * of @kind to page @id (0 = a new page), writes the page's rows anew and fills @receipt. */
gboolean dh_store_book_append (DhStore *self,
                               DhEventKind kind,
                               gint64 id,
                               gint64 at,
                               GString *body,
                               DhReceipt *receipt,
                               GError **error);

G_END_DECLS
