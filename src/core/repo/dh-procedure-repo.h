/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-records.h"

G_BEGIN_DECLS

/* Table procedure. */

gboolean dh_procedure_repo_exists (DhDb *db, gint64 id, GError **error);
/* NULL without @error where there is none. */
DhProcedure *dh_procedure_repo_get (DhDb *db, gint64 id, GError **error);
/* By code where @code is not "", else by name among those without a code; 0 = none. */
gint64 dh_procedure_repo_match (DhDb *db, const char *code, const char *name, GError **error);
/* By code, else by name (one still valid before one that is not, then the older entry); 0 = none.
 */
gint64 dh_procedure_repo_find (DhDb *db, const char *code_or_name, GError **error);
/* Writes a new row (@id 0) or all of an old one; the folded twins are made here. Returns the id, 0
 * with @error set. */
gint64 dh_procedure_repo_write (DhDb *db, gint64 id, const DhProcedure *procedure, GError **error);
/* By field, then sort key. @valid_on: ISO date, only those still valid on it; NULL = all. */
GPtrArray *dh_procedure_repo_list (DhDb *db, const char *valid_on, GError **error);

G_END_DECLS
