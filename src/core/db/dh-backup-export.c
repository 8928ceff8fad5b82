/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "db/dh-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "db/dh-db-private.h"
#include "dh-error.h"

#define BLOCK (256 * 1024)

static gboolean
write_all (int fd, const guchar *bytes, gsize n)
{
  while (n > 0)
    {
      gssize written = write (fd, bytes, n);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      bytes += written;
      n -= (gsize) written;
    }
  return TRUE;
}

/* Copies all of @from to @to (-1: only reads) and adds it to @sum. FALSE with errno. */
static gboolean
pump (int from, int to, GChecksum *sum)
{
  g_autofree guchar *block = g_malloc (BLOCK);
  gssize n;

  while ((n = read (from, block, BLOCK)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || (to >= 0 && !write_all (to, block, (gsize) n)))
        return FALSE;
      g_checksum_update (sum, block, n);
    }
  return TRUE;
}

/* Writes @backup into @fd, to the disk. */
static gboolean
write_copy (const char *backup, int fd, const char *path, char **sum, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int from = open (backup, O_RDONLY | O_CLOEXEC);
  gboolean written;
  int saved_errno;

  if (from < 0)
    {
      dh_db_set_error_from_errno (backup, errno, error);
      return FALSE;
    }
  /* What cannot be synced (a pipe, some shares) says EINVAL: nothing more can be done there. */
  written = pump (from, fd, checksum) && (fsync (fd) == 0 || errno == EINVAL);
  saved_errno = errno;
  close (from);
  if (!written)
    {
      dh_db_set_error_from_errno (path, saved_errno, error);
      return FALSE;
    }
  *sum = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}

/* From the disk, not from what the system still remembers of it. */
static gboolean
read_back (const char *file, const char *path, const char *sum, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int fd = open (file, O_RDONLY | O_CLOEXEC);
  gboolean read_all;
  int saved_errno;

  if (fd < 0)
    {
      dh_db_set_error_from_errno (path, errno, error);
      return FALSE;
    }
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  read_all = pump (fd, -1, checksum);
  saved_errno = errno;
  close (fd);
  if (!read_all)
    {
      dh_db_set_error_from_errno (path, saved_errno, error);
      return FALSE;
    }
  if (g_str_equal (g_checksum_get_string (checksum), sum))
    return TRUE;
  g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
               _ ("What was written to “%s” cannot be read back as it was. The stick or the disk "
                  "is failing: use another one."),
               path);
  return FALSE;
}

static gboolean
close_file (int fd, const char *path, GError **error)
{
  if (close (fd) == 0)
    return TRUE;
  dh_db_set_error_from_errno (path, errno, error);
  return FALSE;
}

/* Where nothing may be made beside the file: a device, or a portal that hands out one file. */
static gboolean
export_in_place (const char *backup, const char *path, GError **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  g_autofree char *sum = NULL;

  if (fd < 0)
    {
      dh_db_set_error_from_errno (path, errno, error);
      return FALSE;
    }
  if (!write_copy (backup, fd, path, &sum, error))
    {
      close (fd);
      return FALSE;
    }
  return close_file (fd, path, error) && read_back (path, path, sum, error);
}

static gboolean
export_beside (const char *backup, const char *part, int fd, const char *path, GError **error)
{
  g_autofree char *sum = NULL;

  if (!write_copy (backup, fd, path, &sum, error))
    {
      close (fd);
      return FALSE;
    }
  if (!close_file (fd, path, error) || !read_back (part, path, sum, error))
    return FALSE;
  if (rename (part, path) == 0)
    return dh_folder_sync (path, error);
  dh_db_set_error_from_errno (path, errno, error);
  return FALSE;
}

gboolean
dh_backup_export (const char *backup, const char *path, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *part = NULL;
  struct stat info;
  gboolean exported;
  int fd;

  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);

  target = dh_db_resolve (path, error);
  if (target == NULL)
    return FALSE;
  if (g_file_test (target, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("“%s” is a folder. Give the backup a file name in it."), path);
      return FALSE;
    }
  if (stat (target, &info) == 0 && !S_ISREG (info.st_mode))
    return export_in_place (backup, target, error);
  part = g_strconcat (target, ".XXXXXX.part", NULL);
  fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0 && (errno == EACCES || errno == EPERM || errno == EROFS || errno == ENOSYS))
    return export_in_place (backup, target, error);
  if (fd < 0)
    {
      dh_db_set_error_from_errno (target, errno, error);
      return FALSE;
    }
  exported = export_beside (backup, part, fd, target, error);
  if (!exported)
    unlink (part);
  return exported;
}

gboolean
dh_backup_fetch (const char *path, const char *copy, GError **error)
{
  g_autoptr (DhDb) db = NULL;

  g_return_val_if_fail (path != NULL && copy != NULL, FALSE);

  if (!dh_backup_verify (path, error))
    return FALSE;
  db = dh_backup_open (path, error);
  return db != NULL && dh_backup_write (db, copy, error);
}
