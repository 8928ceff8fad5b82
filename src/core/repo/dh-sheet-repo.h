/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-book.h"

G_BEGIN_DECLS

/* Reading the tables sheet, sheet_row and sheet_volunteer; dh-fold-repo.h writes them. */

gboolean dh_sheet_repo_exists (DhDb *db, gint64 id, GError **error);
/* NULL without @error where there is none. (transfer full) */
DhSheet *dh_sheet_repo_get (DhDb *db, gint64 id, GError **error);
/* By day, then id: of DhSheet. (transfer full) */
GPtrArray *dh_sheet_repo_list (DhDb *db, gint32 from, gint32 to, GError **error);

G_END_DECLS
