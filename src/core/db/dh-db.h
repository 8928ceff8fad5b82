/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One SQLite connection, used by one thread. The only door to SQLite: no other folder includes
 * sqlite3.h. Errors are of DH_ERROR, each a whole sentence that names the file; where a person can
 * do nothing about it, with SQLite's message, extended code and the SQL (otherwise g_debug() has
 * them). A broken UNIQUE or PRIMARY KEY is DH_ERROR_EXISTS, any other constraint DH_ERROR_INVALID.
 */
typedef struct _DhDb DhDb;
typedef struct _DhStmt DhStmt;

typedef enum
{
  DH_DB_READ,   /* read only; beside a writer */
  DH_DB_WRITE,  /* the one writer: takes the lock file beside the database, or DH_ERROR_BUSY */
  DH_DB_CREATE, /* as WRITE, and the file must not exist yet (DH_ERROR_EXISTS) */
} DhDbMode;

#define DH_DB_APPLICATION_ID 0x44484448 /* "DHDH" */

DhDb *dh_db_open (const char *path, DhDbMode mode, GError **error);
void dh_db_close (DhDb *self);
const char *dh_db_path (DhDb *self);

/* Runs one or more statements without parameters; rows are left alone. */
gboolean dh_db_exec (DhDb *self, const char *sql, GError **error);

/* A cached statement for a literal @sql (compared by content, prepared once per connection).
 * Give it back with dh_stmt_done() (g_autoptr does), which resets it. */
DhStmt *dh_db_prepare (DhDb *self, const char *sql, GError **error);
void dh_stmt_done (DhStmt *self);

/* Parameters are counted from 1, columns from 0. Text is copied. NULL text binds NULL. */
void dh_stmt_bind_int (DhStmt *self, int index, gint64 value);
void dh_stmt_bind_text (DhStmt *self, int index, const char *value);
void dh_stmt_bind_bytes (DhStmt *self, int index, GBytes *value);
void dh_stmt_bind_null (DhStmt *self, int index);
/* 0 binds NULL: for optional references. */
void dh_stmt_bind_id (DhStmt *self, int index, gint64 id);

/* TRUE with a row; FALSE at the end, or with @error set. Either resets the statement, so that it
 * can be bound (what was bound stays) and run again. */
gboolean dh_stmt_step (DhStmt *self, GError **error);
/* For statements that return no row. */
gboolean dh_stmt_run (DhStmt *self, GError **error);
gint64 dh_stmt_int (DhStmt *self, int column); /* NULL is 0 */
gboolean dh_stmt_is_null (DhStmt *self, int column);
const char *dh_stmt_text (DhStmt *self, int column); /* owned by the statement; NULL is NULL */
GBytes *dh_stmt_bytes (DhStmt *self, int column);    /* (transfer full) */
/* Steps to the end: column 0 of every row, as an array of gint64. (transfer full) */
GArray *dh_stmt_ids (DhStmt *self, GError **error);

gint64 dh_db_last_id (DhDb *self);
gint64 dh_db_changes (DhDb *self);

/* How many bytes of pages of the file the connection keeps at most, in KiB; DH_DB_CACHE_KIB at
 * first. */
#define DH_DB_CACHE_KIB 8000
void dh_db_limit_cache (DhDb *self, int kib);

/* Each begin needs one commit or rollback. After a commit that failed (all is taken back then) a
 * rollback more does no harm. When a fault made SQLite itself take the transaction back, everything
 * up to its end fails.
 *
 * Nested: only the outermost BEGIN IMMEDIATE … COMMIT touches the file; a rollback anywhere inside
 * makes the outermost end in one. */
gboolean dh_db_begin (DhDb *self, GError **error);
gboolean dh_db_commit (DhDb *self, GError **error);
void dh_db_rollback (DhDb *self);
gboolean dh_db_in_transaction (DhDb *self);

/* A read transaction, so that several queries see one state of the file. It cannot become a write
 * transaction; inside of one it is part of that. */
gboolean dh_db_begin_read (DhDb *self, GError **error);
void dh_db_end_read (DhDb *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhDb, dh_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhStmt, dh_stmt_done)

G_END_DECLS
