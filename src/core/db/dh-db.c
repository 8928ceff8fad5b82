/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "db/dh-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "dh-error.h"

#define BUSY_TIMEOUT_MS 5000

#define QUOTE_(x) #x
#define QUOTE(x) QUOTE_ (x)

/* cache_size reads the header and the schema, so that what cannot be read is known at once; the
 * others cost nothing. */
#define PRAGMAS_OF_ALL                                                                             \
  "PRAGMA cell_size_check = ON;"                                                                   \
  "PRAGMA temp_store = MEMORY;"                                                                    \
  "PRAGMA mmap_size = 0;"                                                                          \
  "PRAGMA cache_size = -" QUOTE (DH_DB_CACHE_KIB) ";"
/* FAST overwrites what is erased wherever that needs no further writing; a backup holds no free
 * pages. */
#define PRAGMAS_OF_WRITER                                                                          \
  "PRAGMA synchronous = FULL;"                                                                     \
  "PRAGMA recursive_triggers = ON;"                                                                \
  "PRAGMA secure_delete = FAST;"

static gboolean
exec (DhDb *self, const char *sql, GError **error)
{
  int rc = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    return TRUE;
  dh_db_note_failure (self);
  dh_db_set_error (self, rc, sql, error);
  return FALSE;
}

gboolean
dh_db_query_int (DhDb *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (self, sql, error);

  if (stmt == NULL)
    return FALSE;
  *value = dh_stmt_step (stmt, &local_error) ? dh_stmt_int (stmt, 0) : 0;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* ---- Opening */

char *
dh_db_resolve (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  char *whole = realpath (path, NULL);
  char *real_folder;
  char *real;

  if (whole == NULL)
    {
      real_folder = realpath (folder, NULL);
      if (real_folder == NULL)
        {
          dh_db_set_error_from_errno (folder, errno, error);
          return NULL;
        }
      real = g_build_filename (real_folder, base, NULL);
      free (real_folder);
      return real;
    }
  real = g_strdup (whole);
  free (whole);
  return real;
}

/* Says plainly what SQLite would only call "unable to open database file". @size is 0 for a file
 * that does not exist, which is right for CREATE alone. */
static gboolean
check_path (const char *path, DhDbMode mode, goffset *size, GError **error)
{
  struct stat info;

  *size = 0;
  if (stat (path, &info) != 0)
    {
      if (errno == ENOENT && mode == DH_DB_CREATE)
        return TRUE;
      if (errno == ENOENT || errno == ENOTDIR)
        g_set_error (error, DH_ERROR, DH_ERROR_NOT_FOUND, _ ("There is no database “%s”."), path);
      else
        dh_db_set_error_from_errno (path, errno, error);
      return FALSE;
    }
  if (S_ISDIR (info.st_mode))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_NOT_OURS, _ ("“%s” is a folder, not a database."),
                   path);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_NOT_OURS, _ ("“%s” is not a Đồng Hành database."),
                   path);
      return FALSE;
    }
  if (mode == DH_DB_CREATE && info.st_size > 0)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_EXISTS,
                   _ ("The file “%s” exists already and was left as it is."), path);
      return FALSE;
    }
  if (access (path, R_OK) != 0)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_IO,
                   _ ("The database “%s” cannot be read (%s). Ask for the right to read it."), path,
                   g_strerror (errno));
      return FALSE;
    }
  *size = info.st_size;
  return TRUE;
}

/* An empty file counts as none: it holds nothing, and is what a crash while creating leaves. */
static gboolean
make_file (const char *real, GError **error)
{
  int fd = open (real, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  if (errno == EEXIST && chmod (real, 0600) == 0)
    return TRUE;
  dh_db_set_error_from_errno (real, errno, error);
  return FALSE;
}

static int
veto_commit (gpointer user_data)
{
  DhDb *self = user_data;

  if (self->depth == 0 || self->committing)
    return 0;
  g_critical ("a COMMIT inside a transaction of dh_db_begin()");
  return 1;
}

static int
open_handle (DhDb *self, const char *name, int flags)
{
  int rc;

  rc = sqlite3_open_v2 (name, &self->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                        NULL);
  if (rc != SQLITE_OK)
    return rc;
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_commit_hook (self->handle, veto_commit, self);
  return SQLITE_OK;
}

static void
close_handle (DhDb *self)
{
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("%s is closed while a statement is in use", self->path);
  self->handle = NULL;
}

static int
open_reader (DhDb *self, const char *name, int flags)
{
  int rc = open_handle (self, name, flags | SQLITE_OPEN_READONLY);

  if (rc == SQLITE_OK)
    rc = sqlite3_exec (self->handle, PRAGMAS_OF_ALL, NULL, NULL, NULL);
  return rc;
}

static char *
immutable_uri (const char *real)
{
  g_autofree char *escaped = g_uri_escape_string (real, "/", FALSE);

  return g_strdup_printf ("file:%s?immutable=1", escaped);
}

static gboolean
folder_is_writable (const char *real)
{
  g_autofree char *folder = g_path_get_dirname (real);

  return access (folder, W_OK) == 0;
}

/* A database in WAL mode needs two more files beside it, which cannot be made in a folder that is
 * write-protected. It can be read without them if nothing waits in a write-ahead log and nobody can
 * write meanwhile: the file system is mounted read-only, or we hold the lock that a writer needs.
 */
static gboolean
may_be_immutable (DhDb *self)
{
  g_autofree char *wal = g_strconcat (self->real, "-wal", NULL);
  struct statvfs info;
  struct stat wal_info;

  if (statvfs (self->real, &info) != 0 || (info.f_flag & ST_RDONLY) == 0)
    {
      self->lock = dh_db_lock_acquire_shared (self->real);
      if (self->lock == NULL)
        return FALSE;
    }
  return stat (wal, &wal_info) != 0 || wal_info.st_size == 0;
}

static gboolean
setup_reader (DhDb *self, GError **error)
{
  int rc = open_reader (self, self->real, 0);

  if (((rc & 0xff) == SQLITE_CANTOPEN || (rc & 0xff) == SQLITE_READONLY) &&
      !folder_is_writable (self->real))
    {
      g_autofree char *uri = immutable_uri (self->real);

      if (!may_be_immutable (self))
        {
          g_set_error (error, DH_ERROR, DH_ERROR_READONLY,
                       _ ("“%s” cannot be read safely where it is, because its folder is protected "
                          "or another program is writing to it. Copy it to another folder and open "
                          "the copy."),
                       self->path);
          return FALSE;
        }
      close_handle (self);
      rc = open_reader (self, uri, SQLITE_OPEN_URI);
    }
  if (rc == SQLITE_OK)
    return TRUE;
  dh_db_set_error (self, rc, NULL, error);
  return FALSE;
}

static gboolean
setup_writer (DhDb *self, GError **error)
{
  g_autoptr (DhStmt) stmt = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 application_id;
  int rc;

  rc = open_handle (self, self->real, SQLITE_OPEN_READWRITE);
  if (rc != SQLITE_OK)
    {
      dh_db_set_error (self, rc, NULL, error);
      return FALSE;
    }
  /* SQLite opens a protected file for reading instead, and says nothing. */
  if (sqlite3_db_readonly (self->handle, "main") == 1)
    {
      dh_db_set_error_from_errno (self->path, EACCES, error);
      return FALSE;
    }
  if (!exec (self, PRAGMAS_OF_ALL PRAGMAS_OF_WRITER, error))
    return FALSE;
  if (self->mode == DH_DB_CREATE &&
      !exec (self, "PRAGMA application_id = " QUOTE (DH_DB_APPLICATION_ID), error))
    return FALSE;
  /* Another program's file must not even be turned into WAL mode. */
  if (!dh_db_query_int (self, "PRAGMA application_id", &application_id, error))
    return FALSE;
  if (application_id != DH_DB_APPLICATION_ID)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_NOT_OURS, _ ("“%s” is not a Đồng Hành database."),
                   self->path);
      return FALSE;
    }
  stmt = dh_db_prepare (self, "PRAGMA journal_mode = WAL", error);
  if (stmt == NULL)
    return FALSE;
  if (!dh_stmt_step (stmt, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  /* Where the file system has no shared memory, a rollback journal needs one more fsync per commit.
   */
  if (g_strcmp0 (dh_stmt_text (stmt, 0), "wal") != 0)
    {
      g_clear_pointer (&stmt, dh_stmt_done);
      return exec (self, "PRAGMA synchronous = EXTRA", error);
    }
  return TRUE;
}

static DhDb *
db_new (const char *path, DhDbMode mode)
{
  DhDb *self = g_new0 (DhDb, 1);

  self->path = g_strdup (path);
  self->mode = mode;
  self->stmts = dh_db_statement_cache_new ();
  return self;
}

DhDb *
dh_db_open (const char *path, DhDbMode mode, GError **error)
{
  g_autoptr (DhDb) self = NULL;
  goffset size;

  g_return_val_if_fail (path != NULL, NULL);

  if (!check_path (path, mode, &size, error))
    return NULL;
  self = db_new (path, mode);
  self->real = dh_db_resolve (path, error);
  if (self->real == NULL)
    return NULL;
  if (mode == DH_DB_READ)
    return setup_reader (self, error) ? g_steal_pointer (&self) : NULL;

  self->lock = dh_db_lock_acquire (self->real, self->path, error);
  if (self->lock == NULL)
    return NULL;
  /* Looked at again under the lock: somebody may have created it in between. */
  if (!check_path (path, mode, &size, error))
    return NULL;
  if (mode == DH_DB_CREATE && !make_file (self->real, error))
    return NULL;
  if (setup_writer (self, error))
    return g_steal_pointer (&self);
  /* Nothing is in it yet; an empty leftover would do no harm either. */
  if (mode == DH_DB_CREATE)
    unlink (self->real);
  return NULL;
}

DhDb *
dh_db_open_immutable (const char *path, GError **error)
{
  g_autoptr (DhDb) self = NULL;
  g_autofree char *uri = NULL;
  goffset size;
  int rc;

  if (!check_path (path, DH_DB_READ, &size, error))
    return NULL;
  self = db_new (path, DH_DB_READ);
  self->real = dh_db_resolve (path, error);
  if (self->real == NULL)
    return NULL;
  uri = immutable_uri (self->real);
  rc = open_reader (self, uri, SQLITE_OPEN_URI);
  if (rc == SQLITE_OK)
    return g_steal_pointer (&self);
  dh_db_set_error (self, rc, NULL, error);
  return NULL;
}

DhDb *
dh_db_open_memory (GError **error)
{
  g_autoptr (DhDb) self = db_new (":memory:", DH_DB_WRITE);
  int rc = open_handle (self, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);

  if (rc == SQLITE_OK)
    return g_steal_pointer (&self);
  dh_db_set_error (self, rc, NULL, error);
  return NULL;
}

void
dh_db_close (DhDb *self)
{
  if (self == NULL)
    return;
  if (self->handle != NULL)
    {
      g_warn_if_fail (self->depth == 0 && self->read_depth == 0);
      dh_db_drop_statements (self);
      /* A reader beside us keeps SQLite from doing this when the last connection closes. */
      if (self->lock != NULL && self->mode != DH_DB_READ)
        {
          sqlite3_busy_timeout (self->handle, 0);
          sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
        }
      close_handle (self);
    }
  g_hash_table_unref (self->stmts);
  g_clear_pointer (&self->lock, dh_db_lock_release);
  g_free (self->real);
  g_free (self->path);
  g_free (self);
}

const char *
dh_db_path (DhDb *self)
{
  return self->path;
}

gboolean
dh_db_exec (DhDb *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  return dh_db_check_alive (self, error) && exec (self, sql, error);
}

gint64
dh_db_last_id (DhDb *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

gint64
dh_db_changes (DhDb *self)
{
  return sqlite3_changes64 (self->handle);
}

void
dh_db_limit_cache (DhDb *self, int kib)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = -%d;", kib);

  g_return_if_fail (kib > 0);

  /* Cannot fail on an open file: nothing is read. */
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_debug ("%s: %s", self->path, sqlite3_errmsg (self->handle));
}
