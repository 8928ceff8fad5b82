/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "db/dh-db.h"
#include "db/dh-db-lock.h"

G_BEGIN_DECLS

struct _DhDb
{
  sqlite3 *handle;
  char *path; /* as the caller gave it: what messages name */
  char *real; /* absolute, without symbolic links: what is opened */
  DhDbMode mode;
  DhDbLock *lock;      /* owned; NULL for readers */
  GHashTable *stmts;   /* owned; SQL (owned by the statement) → cached DhStmt (owned) */
  guint depth;         /* nested write transactions */
  guint read_depth;    /* nested read transactions */
  gboolean own_read;   /* the read transaction is not inside a write transaction */
  gboolean poisoned;   /* a rollback was asked for inside: the outermost ends in one */
  gboolean aborted;    /* SQLite itself rolled back after a fault */
  gboolean committing; /* our own COMMIT is under way */
};

/* Sets @error from the result code @rc of the last call; @sql (nullable) is named where it helps.
 */
void dh_db_set_error (DhDb *self, int rc, const char *sql, GError **error);
/* The same from an errno about @path, which could not be written or read. */
void dh_db_set_error_from_errno (const char *path, int saved_errno, GError **error);

/* Whether a statement may run now: FALSE with @error after SQLite gave up the transaction. */
gboolean dh_db_check_alive (DhDb *self, GError **error);
/* To be told of each failure, before anything else is done with the connection. */
void dh_db_note_failure (DhDb *self);

/* Finalises all cached statements: before VACUUM, and at the end. */
void dh_db_drop_statements (DhDb *self);
GHashTable *dh_db_statement_cache_new (void);

/* First column of the first row of @sql, 0 where there is none. */
gboolean dh_db_query_int (DhDb *self, const char *sql, gint64 *value, GError **error);

/* Opens for reading a file that nobody changes, without leaving a trace beside it. */
DhDb *dh_db_open_immutable (const char *path, GError **error);
/* A private database in memory. */
DhDb *dh_db_open_memory (GError **error);

/* @path absolute and without symbolic links; the last component need not exist. NULL with DH_ERROR.
 */
char *dh_db_resolve (const char *path, GError **error);

/* The part of dh_db_check_file() that looks at pages and indices alone. */
gboolean dh_db_check_pages (DhDb *self, GPtrArray *faults, GError **error);

/* The two halves of one promise: the bytes of a file, and its name in its folder, are on the disk.
 */
gboolean dh_file_sync (const char *path, GError **error);
gboolean dh_folder_sync (const char *path_of_file, GError **error);

G_END_DECLS
