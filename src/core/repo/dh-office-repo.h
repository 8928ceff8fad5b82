/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-records.h"

G_BEGIN_DECLS

/* The small tables of the office itself: setting, device, place. */

/* NULL where it is not set. (transfer full) */
char *dh_office_repo_get_setting (DhDb *db, const char *key);
gboolean dh_office_repo_set_setting (DhDb *db, const char *key, const char *value, GError **error);

gboolean dh_office_repo_add_device (DhDb *db, GBytes *uuid, const char *letter, GError **error);
/* The device that writes here, and the letter (a NUL-terminated byte) of its numbers. */
gboolean dh_office_repo_get_device (DhDb *db, gint64 *id, char letter[2], GError **error);

/* 0 without @error where there is none. */
gint64 dh_office_repo_find_place (DhDb *db, const char *name, GError **error);
gint64 dh_office_repo_first_place (DhDb *db, GError **error);
gboolean dh_office_repo_place_exists (DhDb *db, gint64 id, GError **error);
/* Those in use, the desk first, the others in the order of entry: of DhPlace. (transfer full) */
GPtrArray *dh_office_repo_list_places (DhDb *db, GError **error);
/* (transfer full), "" where there is none. */
char *dh_office_repo_place_kind (DhDb *db, gint64 id);
/* Writes a new row (@id 0) or all of an old one. Returns the id, 0 with @error set. */
gint64 dh_office_repo_write_place (DhDb *db,
                                   gint64 id,
                                   const char *name,
                                   const char *kind,
                                   GError **error);

G_END_DECLS
