/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The writer's lock: an exclusive lock on the file "NAME-lock" beside the database NAME, held as
 * long as the database is open for writing and gone with its process, however that ends. The file
 * itself stays (taking it away would let two processes lock two files of one name) and holds the
 * number of the process. */
typedef struct _DhDbLock DhDbLock;

/* @real is the resolved path of the database, @path the name for messages. DH_ERROR_BUSY if
 * somebody else holds it, also within this process. */
DhDbLock *dh_db_lock_acquire (const char *real, const char *path, GError **error);
/* A lock that keeps writers away and is shared by readers; needs an existing lock file, and no
 * right to write. NULL if there is none or somebody writes. */
DhDbLock *dh_db_lock_acquire_shared (const char *real);
void dh_db_lock_release (DhDbLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhDbLock, dh_db_lock_release)

G_END_DECLS
