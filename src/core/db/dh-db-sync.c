/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "db/dh-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* Some file systems of USB sticks cannot sync a folder and say EINVAL: nothing more can be done
 * there. */
static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | flags);
  int saved_errno;

  if (fd < 0)
    {
      dh_db_set_error_from_errno (path, errno, error);
      return FALSE;
    }
  if (fsync (fd) == 0 || (errno == EINVAL && (flags & O_DIRECTORY) != 0))
    {
      close (fd);
      return TRUE;
    }
  saved_errno = errno;
  close (fd);
  dh_db_set_error_from_errno (path, saved_errno, error);
  return FALSE;
}

gboolean
dh_file_sync (const char *path, GError **error)
{
  return sync_path (path, 0, error);
}

gboolean
dh_folder_sync (const char *path_of_file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path_of_file);

  return sync_path (folder, O_DIRECTORY, error);
}
