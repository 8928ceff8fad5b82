/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "store/dh-book-info.h"

G_BEGIN_DECLS

/* Backups on a thread of their own, so that people are registered meanwhile. What lies elsewhere (a
 * stick, a portal's file) is only ever copied from and to the cache of this machine. */

/* The ending of a backup's name, with its dot. */
#define DH_BACKUP_ENDING ".donghanh"

/* Backs up the book @database, which may be open, to @target: made and verified in the cache, then
 * copied, synced and read back. What was at @target stays there where it fails. */
void dh_backup_async (const char *database,
                      const char *target,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
gboolean dh_backup_finish (GAsyncResult *result, GError **error);

/* A backup that has been fetched and found whole, beside the book that it may replace. */
typedef struct
{
  char *name;         /* (owned) of its file, without folders */
  char *folder;       /* (owned) in the cache; removed with this */
  char *copy;         /* (owned) path of the copy in it */
  DhBookInfo *backup; /* (owned) */
  DhBookInfo *book;   /* (owned) (nullable) NULL where there is none that can be read */
} DhRestore;

/* Fetches @path. Changes nothing. */
void dh_restore_look_async (const char *path,
                            const char *database,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* (transfer full) */
DhRestore *dh_restore_look_finish (GAsyncResult *result, GError **error);
void dh_restore_free (DhRestore *self);

/* Puts it in the place of @database, which must be closed. @kept is set to where the old book is
 * now (transfer full), NULL where there was none. @restore must outlive it. */
void dh_restore_async (const DhRestore *restore,
                       const char *database,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gboolean dh_restore_finish (GAsyncResult *result, char **kept, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhRestore, dh_restore_free)

G_END_DECLS
