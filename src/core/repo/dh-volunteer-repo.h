/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-records.h"

G_BEGIN_DECLS

/* Table volunteer. */

gboolean dh_volunteer_repo_exists (DhDb *db, gint64 id, GError **error);
/* "" if there is none. (transfer full) */
char *dh_volunteer_repo_name (DhDb *db, gint64 id);
/* NULL without @error where there is none. */
DhVolunteer *dh_volunteer_repo_match (DhDb *db, const char *name, const char *unit, GError **error);
/* By name, or by "name (unit)"; an active one before one that is not. 0 = none; DH_ERROR_INVALID if
 * two are equally good. */
gint64 dh_volunteer_repo_find (DhDb *db, const char *name, GError **error);
/* Writes a new row (@id 0) or all of an old one. Returns the id, 0 with @error set. */
gint64 dh_volunteer_repo_write (DhDb *db, gint64 id, const DhVolunteer *volunteer, GError **error);
/* On duty first, then by given name. */
GPtrArray *dh_volunteer_repo_list (DhDb *db, gboolean active_only, GError **error);

G_END_DECLS
