/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-backup.h"

G_BEGIN_DECLS

/* A verified and synced copy of @db in a new file of @target's folder, ready to be renamed to
 * @target. (transfer full) its name; @target is the resolved path. */
char *dh_backup_make_part (DhDb *db, const char *target, GError **error);

/* Opens a backup for reading: without a trace where no log of changes lies beside it. */
DhDb *dh_backup_open (const char *path, GError **error);

G_END_DECLS
