/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Preloaded into the program: a disk that takes DH_FSYNC_MS milliseconds to say that something is
 * on it, and says nothing at all while the file DH_FSYNC_GATE is there.
 */
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#define LOOK_US 2000

static void
hold (void)
{
  const char *gate = getenv ("DH_FSYNC_GATE");
  const char *ms = getenv ("DH_FSYNC_MS");

  if (ms != NULL)
    usleep ((useconds_t) atoi (ms) * 1000);
  while (gate != NULL && access (gate, F_OK) == 0)
    usleep (LOOK_US);
}

int
fsync (int fd)
{
  hold ();
  return (int) syscall (SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  hold ();
  return (int) syscall (SYS_fdatasync, fd);
}
