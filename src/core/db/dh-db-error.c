/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "db/dh-db-private.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "dh-error.h"

static void
set_full (const char *path, GError **error)
{
  g_set_error (error, DH_ERROR, DH_ERROR_FULL,
               _ ("There is no room left on the disk for “%s”. Free some space and try again; what "
                  "was saved before is safe."),
               path);
}

static gboolean
is_full (int saved_errno)
{
  return saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG;
}

void
dh_db_set_error_from_errno (const char *path, int saved_errno, GError **error)
{
  if (is_full (saved_errno))
    set_full (path, error);
  else if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
    g_set_error (error, DH_ERROR, DH_ERROR_READONLY,
                 _ ("“%s” cannot be written: the file or its folder is protected. Choose another "
                    "folder or ask for the right to write."),
                 path);
  else if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    g_set_error (error, DH_ERROR, DH_ERROR_NOT_FOUND,
                 _ ("“%s” cannot be reached: there is no such folder."), path);
  else
    g_set_error (error, DH_ERROR, DH_ERROR_IO,
                 _ ("Reading or writing “%s” failed (%s). Check the disk and try again."), path,
                 g_strerror (saved_errno));
}

static void
set_constraint (DhDb *self, int rc, const char *sql, GError **error)
{
  gboolean exists = rc == SQLITE_CONSTRAINT_UNIQUE || rc == SQLITE_CONSTRAINT_PRIMARYKEY ||
                    rc == SQLITE_CONSTRAINT_ROWID;

  g_set_error (error, DH_ERROR, exists ? DH_ERROR_EXISTS : DH_ERROR_INVALID,
               _ ("The database “%s” does not allow this entry (%s; SQLite %d; %s)."), self->path,
               sqlite3_errmsg (self->handle), rc, sql != NULL ? sql : "");
}

void
dh_db_set_error (DhDb *self, int rc, const char *sql, GError **error)
{
  const char *message = self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (rc);
  int extended = rc;
  int saved_errno = 0;

  if (self->handle != NULL && (sqlite3_extended_errcode (self->handle) & 0xff) == (rc & 0xff))
    {
      extended = sqlite3_extended_errcode (self->handle);
      saved_errno = sqlite3_system_errno (self->handle);
    }
  g_debug ("%s: SQLite %d, %s; errno %d; %s", self->path, extended, message, saved_errno,
           sql != NULL ? sql : "");

  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (
          error, DH_ERROR, DH_ERROR_BUSY,
          _ ("The database “%s” is in use by another program. Wait a moment and try again."),
          self->path);
      break;
    case SQLITE_FULL:
      set_full (self->path, error);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
                   _ ("The database “%s” is damaged (%s). Restore the latest backup."), self->path,
                   message);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, DH_ERROR, DH_ERROR_NOT_OURS, _ ("“%s” is not a Đồng Hành database."),
                   self->path);
      break;
    case SQLITE_READONLY:
      g_set_error (error, DH_ERROR, DH_ERROR_READONLY,
                   _ ("“%s” cannot be written: the file or its folder is protected. Choose another "
                      "folder or ask for the right to write."),
                   self->path);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, DH_ERROR, DH_ERROR_IO,
                   _ ("The database “%s” cannot be opened (%s). Check that its folder is there and "
                      "that you may read and write in it."),
                   self->path, saved_errno != 0 ? g_strerror (saved_errno) : message);
      break;
    case SQLITE_IOERR:
      if (is_full (saved_errno))
        set_full (self->path, error);
      else
        g_set_error (error, DH_ERROR, DH_ERROR_IO,
                     _ ("Reading or writing “%s” failed (%s). Check the disk and try again."),
                     self->path, saved_errno != 0 ? g_strerror (saved_errno) : message);
      break;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      set_constraint (self, extended, sql, error);
      break;
    default:
      g_set_error (error, DH_ERROR, DH_ERROR_FAILED,
                   _ ("The database “%s” could not do what was asked (%s; SQLite %d; %s)."),
                   self->path, message, extended, sql != NULL ? sql : "");
      break;
    }
}
