/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"

G_BEGIN_DECLS

/* Online copy of @db into @path: written beside it as a temporary file, verified (integrity check
 * and row counts), synced to the disk, then renamed. An existing @path is replaced only at the end.
 */
gboolean dh_backup_write (DhDb *db, const char *path, GError **error);

/* Checks that @path is a whole, undamaged database of ours, not newer than this program. */
gboolean dh_backup_verify (const char *path, GError **error);

/* Replaces the database @database by the backup @path after verifying it; the old file is kept
 * beside it and its name returned in @kept (transfer full). Takes the writer's lock. */
gboolean dh_backup_restore (const char *path, const char *database, char **kept, GError **error);

/* Takes the verified backup @backup out to @path, which may lie on a stick or behind a portal:
 * beside it first where the folder allows that, synced, read back from there and compared, then
 * renamed. On an error what was at @path is still there. DH_ERROR_CORRUPT: what was read back is
 * not what was written. */
gboolean dh_backup_export (const char *backup, const char *path, GError **error);
/* The way back: verifies the backup @path and copies it to @copy on this machine, so that nothing
 * depends on the stick any more. */
gboolean dh_backup_fetch (const char *path, const char *copy, GError **error);

/* Integrity check of file and foreign keys: appends a line per fault to @faults (of char *). */
gboolean dh_db_check_file (DhDb *db, GPtrArray *faults, GError **error);

G_END_DECLS
