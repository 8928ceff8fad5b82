/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fault-vfs.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;  /* must be first: what SQLite sees */
  sqlite3_file *real; /* the file below, in the memory behind this struct */
} FaultFile;

/* SQLite hands its VFS no data of the test; one disk is all that a process has. */
static struct
{
  sqlite3_vfs vfs;
  sqlite3_vfs *below;
  FaultKind kind;
  guint nth;
  gboolean lasting;
  guint calls;
  gboolean struck;
} disk;

static gboolean
strikes (FaultKind kind)
{
  if (disk.kind != kind)
    return FALSE;
  disk.calls++;
  if (disk.calls != disk.nth && !(disk.lasting && disk.calls > disk.nth))
    return FALSE;
  disk.struck = TRUE;
  return TRUE;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
fault_read (sqlite3_file *file, void *data, int amount, sqlite3_int64 offset)
{
  if (strikes (FAULT_IO))
    return SQLITE_IOERR_READ;
  return real_of (file)->pMethods->xRead (real_of (file), data, amount, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int amount, sqlite3_int64 offset)
{
  /* Half of it gets to the disk: the torn write of a real fault. */
  if (strikes (FAULT_IO))
    {
      real_of (file)->pMethods->xWrite (real_of (file), data, amount / 2, offset);
      return SQLITE_IOERR_WRITE;
    }
  if (strikes (FAULT_FULL))
    return SQLITE_FULL;
  return real_of (file)->pMethods->xWrite (real_of (file), data, amount, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  if (strikes (FAULT_IO))
    return SQLITE_IOERR_TRUNCATE;
  return real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  if (strikes (FAULT_IO))
    return SQLITE_IOERR_FSYNC;
  /* The power stays on in these tests: what is written is there. */
  return SQLITE_OK;
}

static int
fault_size (sqlite3_file *file, sqlite3_int64 *size)
{
  if (strikes (FAULT_IO))
    return SQLITE_IOERR_FSTAT;
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
fault_lock (sqlite3_file *file, int lock)
{
  return real_of (file)->pMethods->xLock (real_of (file), lock);
}

static int
fault_unlock (sqlite3_file *file, int lock)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), lock);
}

static int
fault_check_reserved (sqlite3_file *file, int *result)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), result);
}

static int
fault_control (sqlite3_file *file, int op, void *data)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), op, data);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
fault_characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  if (strikes (FAULT_IO))
    return SQLITE_IOERR_SHMMAP;
  if (extend && strikes (FAULT_FULL))
    return SQLITE_FULL;
  return real_of (file)->pMethods->xShmMap (real_of (file), page, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int delete_it)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), delete_it);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int rc;

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);
  if (strikes (FAULT_IO))
    return SQLITE_CANTOPEN;
  rc = disk.below->xOpen (disk.below, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  return rc;
}

static int
fault_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  if (strikes (FAULT_IO))
    return SQLITE_IOERR_DELETE;
  return disk.below->xDelete (disk.below, name, sync_folder);
}

void
fault_vfs_install (void)
{
  g_assert_cmpint (sqlite3_initialize (), ==, SQLITE_OK);
  disk.below = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.below;
  disk.vfs.zName = "fault";
  disk.vfs.pNext = NULL;
  disk.vfs.szOsFile = (int) sizeof (FaultFile) + disk.below->szOsFile;
  disk.vfs.xOpen = fault_open;
  disk.vfs.xDelete = fault_delete;
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
}

void
fault_vfs_arm (FaultKind kind, guint nth, gboolean lasting)
{
  disk.kind = kind;
  disk.nth = nth;
  disk.lasting = lasting;
  disk.calls = 0;
  disk.struck = FALSE;
}

gboolean
fault_vfs_disarm (void)
{
  disk.kind = FAULT_NONE;
  return disk.struck;
}
