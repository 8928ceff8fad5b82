/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"

G_BEGIN_DECLS

/* The schema version that this program writes. */
int dh_migrator_target (void);

/* Whether the file at @path says that it is of an earlier version: a quick look at its first bytes
 * without opening it. After a crash they may be older than what is in its log. */
gboolean dh_migrator_is_due (const char *path);

/* Brings a writable database to the target in one transaction per step, user_version with it.
 * Before the first step of an existing database a verified copy is left beside it
 * ("NAME.before-vN.db"). DH_ERROR_NEWER when the file is of a later version; DH_ERROR_NOT_OURS when
 * its application_id is another. */
gboolean dh_migrator_run (DhDb *db, GError **error);

/* For readers: DH_ERROR_NEWER, DH_ERROR_NOT_OURS, or DH_ERROR_FAILED where a migration is due. */
gboolean dh_migrator_verify (DhDb *db, GError **error);

G_END_DECLS
