/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "db/dh-migrator.h"
#include "io/dh-catalogue.h"
#include "journal/dh-uuid.h"
#include "repo/dh-office-repo.h"
#include "text/dh-text.h"

#define FIRST_LETTER "A"
/* The place where every office has its first desk; in the language of the people at it. */
#define FIRST_PLACE "Quầy"

static gboolean
add_device (DhDb *db, GError **error)
{
  DhUuidSource source = { 0 };
  guint8 uuid[DH_UUID_SIZE];
  g_autoptr (GBytes) bytes = NULL;

  dh_uuid_next (&source, (guint64) g_get_real_time () / 1000, uuid);
  bytes = g_bytes_new (uuid, sizeof uuid);
  return dh_office_repo_add_device (db, bytes, FIRST_LETTER, error);
}

/* Schema and computer; from then on it opens as a store. */
static gboolean
make_schema (const char *path, GError **error)
{
  g_autoptr (DhDb) db = dh_db_open (path, DH_DB_CREATE, error);

  return db != NULL && dh_migrator_run (db, error) && add_device (db, error);
}

static gboolean
fill (DhStore *self, const char *commune, const char *province, GError **error)
{
  g_autoptr (GPtrArray) catalogue = dh_catalogue_builtin (error);

  if (catalogue == NULL)
    return FALSE;
  for (guint i = 0; i < catalogue->len; i++)
    if (!dh_store_set_procedure (self, g_ptr_array_index (catalogue, i), NULL, NULL, error))
      return FALSE;
  return dh_store_set_setting (self, "commune", commune, error) &&
         dh_store_set_setting (self, "province", province, error) &&
         dh_store_set_place (self, FIRST_PLACE, "desk", NULL, error);
}

static gboolean
make_contents (const char *path, const char *commune, const char *province, GError **error)
{
  g_autoptr (DhStore) self = dh_store_open (path, TRUE, error);

  if (self == NULL || !dh_store_begin_batch (self, error))
    return FALSE;
  if (!fill (self, commune, province, error))
    {
      dh_store_rollback_batch (self);
      return FALSE;
    }
  return dh_store_commit_batch (self, error);
}

static gboolean
set_errno (GError **error, const char *path, int saved_errno)
{
  DhError code = DH_ERROR_IO;

  if (saved_errno == EEXIST)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_EXISTS,
                   _ ("The file “%s” exists already and was left as it is."), path);
      return FALSE;
    }
  if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    code = DH_ERROR_FULL;
  else if (saved_errno == EACCES || saved_errno == EPERM || saved_errno == EROFS)
    code = DH_ERROR_READONLY;
  g_set_error (error, DH_ERROR, code, _ ("The database “%s” cannot be made (%s)."), path,
               g_strerror (saved_errno));
  return FALSE;
}

/* Gives @part its final name unless something of that name is there, and makes the name last. */
static gboolean
put_in_place (const char *part, const char *path, const char *folder, GError **error)
{
  int fd;

  if (renameat2 (AT_FDCWD, part, AT_FDCWD, path, RENAME_NOREPLACE) != 0)
    {
      /* Not every file system can; a hard link does not replace anything either. */
      if (errno != EINVAL && errno != ENOSYS)
        return set_errno (error, path, errno);
      if (link (part, path) != 0)
        return set_errno (error, path, errno);
      unlink (part);
    }
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return set_errno (error, path, errno);
  /* Some file systems cannot sync a folder, and need not. */
  if (fsync (fd) != 0 && errno != EINVAL && errno != EROFS)
    {
      int saved_errno = errno;

      close (fd);
      return set_errno (error, path, saved_errno);
    }
  close (fd);
  return TRUE;
}

static void
remove_all (const char *part)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal", "-lock" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (part, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* Made whole under another name, so that a crash or a full disk never leaves half a database. */
static gboolean
create (const char *path, const char *commune, const char *province, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *part = g_strdup_printf ("%s.new-%d", path, (int) getpid ());
  g_autoptr (GError) fault = NULL;
  struct stat info;
  gboolean ok;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_errno (error, path, errno);
  if (g_lstat (path, &info) == 0)
    return set_errno (error, path, EEXIST);
  remove_all (part);
  ok = make_schema (part, &fault) && make_contents (part, commune, province, &fault) &&
       put_in_place (part, path, folder, &fault);
  remove_all (part);
  if (ok)
    return TRUE;
  /* By the name that was asked for, not by that of the file beside it. */
  if (g_error_matches (fault, DH_ERROR, DH_ERROR_FULL))
    return set_errno (error, path, ENOSPC);
  if (g_error_matches (fault, DH_ERROR, DH_ERROR_READONLY))
    return set_errno (error, path, EACCES);
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

gboolean
dh_store_create (const char *path, const char *commune, const char *province, GError **error)
{
  g_autofree char *clean_commune = dh_text_clean (commune);
  g_autofree char *clean_province = dh_text_clean (province);

  g_return_val_if_fail (path != NULL, FALSE);

  if (clean_commune[0] == '\0' || clean_province[0] == '\0')
    {
      g_set_error_literal (error, DH_ERROR, DH_ERROR_INVALID,
                           _ ("The name of the commune and that of the province are both needed."));
      return FALSE;
    }
  return create (path, clean_commune, clean_province, error);
}
