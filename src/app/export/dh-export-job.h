/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/dh-export-table.h"
#include "session/dh-session.h"

G_BEGIN_DECLS

/* Reads @table on the store's thread, then writes it to @file on another: as a workbook, or else as
 * CSV. Its clock and its target are the session's. What was at @file stays there where it fails,
 * and where nothing was, nothing is left. A file with names is for its owner's eyes alone. */
void dh_export_save_async (DhSession *session,
                           const DhExportTable *table,
                           gboolean workbook,
                           GFile *file,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean dh_export_save_finish (DhSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
