/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"

G_BEGIN_DECLS

/* Table person: all that names a visitor. */

gboolean dh_person_repo_insert (DhDb *db,
                                gint64 visit_id,
                                const char *name,
                                const char *phone,
                                gint32 erase_on,
                                GError **error);
/* Those due on @today, or (@all) every one. How many, -1 with @error set. */
gint64 dh_person_repo_erase (DhDb *db, gint32 today, gboolean all, GError **error);
/* Those of the visit @visit_id, of the visits that it goes on with, and of those that go on with
 * it: the same person. Names that were corrected later are among them. How many, -1 with @error
 * set. */
gint64 dh_person_repo_erase_visit (DhDb *db, gint64 visit_id, GError **error);

G_END_DECLS
