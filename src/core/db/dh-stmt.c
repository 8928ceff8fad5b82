/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "db/dh-db-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dh-error.h"

/* More than this program has; SQL put together at run time must not fill the memory. */
#define CACHE_MAX 512

struct _DhStmt
{
  DhDb *db;             /* not owned; outlives the statement */
  sqlite3_stmt *handle; /* owned */
  char *sql;            /* owned; key in the cache, what messages name */
  gboolean cached;      /* belongs to the cache of the connection */
  gboolean in_use;      /* given out */
  gboolean has_row;
  int bind_rc; /* first failure of a bind; told by the next step */
};

/* Eight bytes at a time: statements are some hundred bytes long and looked up for every event. */
static guint
sql_hash (gconstpointer key)
{
  const char *text = key;
  gsize left = strlen (text);
  guint64 hash = left;

  for (; left >= sizeof (guint64); left -= sizeof (guint64), text += sizeof (guint64))
    {
      guint64 word;

      memcpy (&word, text, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }
  for (; left > 0; left--, text++)
    hash = (hash ^ (guchar) *text) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (hash ^ (hash >> 32));
}

static void
stmt_free (DhStmt *self)
{
  sqlite3_finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

GHashTable *
dh_db_statement_cache_new (void)
{
  return g_hash_table_new_full (sql_hash, g_str_equal, NULL, (GDestroyNotify) stmt_free);
}

void
dh_db_drop_statements (DhDb *self)
{
  g_hash_table_remove_all (self->stmts);
}

/* What may follow a statement: white space, semicolons, comments. Anything else is a second
 * statement that would silently never run. */
static gboolean
is_blank (DhDb *self, const char *tail)
{
  sqlite3_stmt *more = NULL;
  gboolean blank;

  while (g_ascii_isspace (*tail) || *tail == ';')
    tail++;
  if (*tail == '\0')
    return TRUE;
  blank = sqlite3_prepare_v2 (self->handle, tail, -1, &more, NULL) == SQLITE_OK && more == NULL;
  sqlite3_finalize (more);
  return blank;
}

DhStmt *
dh_db_prepare (DhDb *self, const char *sql, GError **error)
{
  g_autofree DhStmt *stmt = NULL;
  DhStmt *known;
  const char *tail = NULL;
  gboolean cache;
  int rc;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  known = g_hash_table_lookup (self->stmts, sql);
  if (known != NULL && !known->in_use)
    {
      known->in_use = TRUE;
      return known;
    }
  cache = known == NULL && g_hash_table_size (self->stmts) < CACHE_MAX;
  stmt = g_new0 (DhStmt, 1);
  rc = sqlite3_prepare_v3 (self->handle, sql, -1, cache ? SQLITE_PREPARE_PERSISTENT : 0,
                           &stmt->handle, &tail);
  if (rc != SQLITE_OK)
    {
      dh_db_note_failure (self);
      dh_db_set_error (self, rc, sql, error);
      return NULL;
    }
  if (stmt->handle == NULL || !is_blank (self, tail))
    {
      sqlite3_finalize (stmt->handle);
      g_set_error (error, DH_ERROR, DH_ERROR_FAILED,
                   _ ("The database “%s” was asked for something that is not exactly one statement "
                      "(%s)."),
                   self->path, sql);
      return NULL;
    }
  stmt->db = self;
  stmt->sql = g_strdup (sql);
  stmt->cached = cache;
  stmt->in_use = TRUE;
  if (cache)
    g_hash_table_insert (self->stmts, stmt->sql, stmt);
  return g_steal_pointer (&stmt);
}

void
dh_stmt_done (DhStmt *self)
{
  if (self == NULL)
    return;
  g_return_if_fail (self->in_use);
  if (!self->cached)
    {
      stmt_free (self);
      return;
    }
  /* Bindings go as well: no name of a person stays in memory longer than needed. */
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->in_use = FALSE;
  self->has_row = FALSE;
  self->bind_rc = SQLITE_OK;
}

static void
note_bind (DhStmt *self, int rc)
{
  if (rc != SQLITE_OK && self->bind_rc == SQLITE_OK)
    self->bind_rc = rc;
}

/* A parameter can be bound only to a statement that is not running. */
static void
make_bindable (DhStmt *self)
{
  if (self->has_row)
    {
      sqlite3_reset (self->handle);
      self->has_row = FALSE;
    }
}

void
dh_stmt_bind_int (DhStmt *self, int index, gint64 value)
{
  make_bindable (self);
  note_bind (self, sqlite3_bind_int64 (self->handle, index, value));
}

void
dh_stmt_bind_text (DhStmt *self, int index, const char *value)
{
  make_bindable (self);
  note_bind (self, sqlite3_bind_text (self->handle, index, value, -1, SQLITE_TRANSIENT));
}

void
dh_stmt_bind_bytes (DhStmt *self, int index, GBytes *value)
{
  gconstpointer data;
  gsize size;

  make_bindable (self);
  if (value == NULL)
    {
      note_bind (self, sqlite3_bind_null (self->handle, index));
      return;
    }
  data = g_bytes_get_data (value, &size);
  if (size == 0)
    note_bind (self, sqlite3_bind_zeroblob (self->handle, index, 0));
  else
    note_bind (self, sqlite3_bind_blob64 (self->handle, index, data, size, SQLITE_TRANSIENT));
}

void
dh_stmt_bind_null (DhStmt *self, int index)
{
  make_bindable (self);
  note_bind (self, sqlite3_bind_null (self->handle, index));
}

void
dh_stmt_bind_id (DhStmt *self, int index, gint64 id)
{
  if (id == 0)
    dh_stmt_bind_null (self, index);
  else
    dh_stmt_bind_int (self, index, id);
}

gboolean
dh_stmt_step (DhStmt *self, GError **error)
{
  int rc;

  self->has_row = FALSE;
  if (!dh_db_check_alive (self->db, error))
    return FALSE;
  if (self->bind_rc != SQLITE_OK)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_FAILED,
                   _ ("The database “%s” was given a wrong parameter (%s; %s)."), self->db->path,
                   sqlite3_errstr (self->bind_rc), self->sql);
      return FALSE;
    }
  rc = sqlite3_step (self->handle);
  if (rc == SQLITE_ROW)
    {
      self->has_row = TRUE;
      return TRUE;
    }
  if (rc != SQLITE_DONE)
    {
      dh_db_note_failure (self->db);
      dh_db_set_error (self->db, rc, self->sql, error);
    }
  /* Neither a finished nor a failed statement may go on holding a lock or a snapshot. */
  sqlite3_reset (self->handle);
  return FALSE;
}

gboolean
dh_stmt_run (DhStmt *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (dh_stmt_step (self, &local_error))
    {
      make_bindable (self);
      g_set_error (error, DH_ERROR, DH_ERROR_FAILED,
                   _ ("The database “%s” answered with a row where none was expected (%s)."),
                   self->db->path, self->sql);
      return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

gint64
dh_stmt_int (DhStmt *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

gboolean
dh_stmt_is_null (DhStmt *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

const char *
dh_stmt_text (DhStmt *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

GBytes *
dh_stmt_bytes (DhStmt *self, int column)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}

GArray *
dh_stmt_ids (DhStmt *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  while (dh_stmt_step (self, &local_error))
    {
      gint64 id = dh_stmt_int (self, 0);

      g_array_append_val (ids, id);
    }
  if (local_error == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
