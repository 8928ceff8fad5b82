/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "db/dh-db-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "db/dh-db-private.h"
#include "dh-error.h"

struct _DhDbLock
{
  int fd; /* owned */
  gboolean exclusive;
};

/* An open-file-description lock: unlike a POSIX lock it is not lost when some other descriptor of
 * the same file is closed, and it holds against a second opening in this very process. */
static gboolean
lock_fd (int fd, short type)
{
  struct flock range = { .l_type = type, .l_whence = SEEK_SET, .l_start = 0, .l_len = 0 };

  if (fcntl (fd, F_OFD_SETLK, &range) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  return flock (fd, (type == F_WRLCK ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0;
}

static void
set_busy (int fd, const char *path, GError **error)
{
  char text[32] = { 0 };
  gint64 pid = 0;

  if (pread (fd, text, sizeof text - 1, 0) > 0)
    pid = g_ascii_strtoll (text, NULL, 10);
  if (pid > 0)
    g_set_error (error, DH_ERROR, DH_ERROR_BUSY,
                 _ ("Another Đồng Hành window or command (process %" PRId64
                    ") is using the database “%s”. Close it and try again."),
                 pid, path);
  else
    g_set_error (error, DH_ERROR, DH_ERROR_BUSY,
                 _ ("Another Đồng Hành window or command is using the database “%s”. Close it and "
                    "try again."),
                 path);
}

DhDbLock *
dh_db_lock_acquire (const char *real, const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (real, "-lock", NULL);
  g_autofree char *text = g_strdup_printf ("%" G_PID_FORMAT "\n", getpid ());
  DhDbLock *self;
  int fd;

  fd = open (name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
  if (fd < 0)
    {
      dh_db_set_error_from_errno (name, errno, error);
      return NULL;
    }
  if (!lock_fd (fd, F_WRLCK))
    {
      if (errno == EAGAIN || errno == EACCES || errno == EWOULDBLOCK)
        set_busy (fd, path, error);
      else
        dh_db_set_error_from_errno (name, errno, error);
      close (fd);
      return NULL;
    }
  /* Told to whoever comes second; the lock holds without it, so a full disk does not matter here.
   */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("%s: %s", name, g_strerror (errno));
  self = g_new0 (DhDbLock, 1);
  self->fd = fd;
  self->exclusive = TRUE;
  return self;
}

DhDbLock *
dh_db_lock_acquire_shared (const char *real)
{
  g_autofree char *name = g_strconcat (real, "-lock", NULL);
  DhDbLock *self;
  int fd;

  fd = open (name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    return NULL;
  if (!lock_fd (fd, F_RDLCK))
    {
      close (fd);
      return NULL;
    }
  self = g_new0 (DhDbLock, 1);
  self->fd = fd;
  return self;
}

void
dh_db_lock_release (DhDbLock *self)
{
  if (self == NULL)
    return;
  if (self->exclusive && ftruncate (self->fd, 0) != 0)
    g_debug ("lock file: %s", g_strerror (errno));
  close (self->fd);
  g_free (self);
}
