/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-private.h"

#include <glib/gi18n-lib.h>

#include "db/dh-migrator.h"
#include "repo/dh-office-repo.h"

char *
dh_store_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "donghanh", "donghanh.db", NULL);
}

char *
dh_store_practice_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "donghanh", "practice.db", NULL);
}

DhStore *
dh_store_open (const char *path, gboolean writable, GError **error)
{
  g_autoptr (DhStore) self = g_new0 (DhStore, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->db = dh_db_open (path, writable ? DH_DB_WRITE : DH_DB_READ, error);
  if (self->db == NULL)
    return NULL;
  if (!(writable ? dh_migrator_run (self->db, error) : dh_migrator_verify (self->db, error)))
    return NULL;
  if (!dh_office_repo_get_device (self->db, &self->device_id, self->letter, error))
    return NULL;
  if (writable)
    self->journal = dh_journal_new (self->db, self->device_id);
  return g_steal_pointer (&self);
}

void
dh_store_close (DhStore *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->journal, dh_journal_free);
  g_clear_pointer (&self->db, dh_db_close);
  g_free (self);
}

DhDb *
dh_store_db (DhStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->db;
}

/* ---- Transactions */

static gboolean
check_writable (DhStore *self, GError **error)
{
  if (self->journal != NULL)
    return TRUE;
  g_set_error (error, DH_ERROR, DH_ERROR_READONLY,
               _ ("The database “%s” is open for reading only."), dh_db_path (self->db));
  return FALSE;
}

gboolean
dh_store_start (DhStore *self, GError **error)
{
  self->dirty = FALSE;
  return check_writable (self, error) && dh_db_begin (self->db, error);
}

gboolean
dh_store_end (DhStore *self, gboolean ok, GError **error)
{
  if (ok)
    {
      if (dh_db_commit (self->db, error))
        return TRUE;
      dh_journal_forget (self->journal);
      self->desk_id = 0;
      return FALSE;
    }
  /* Nothing was written: inside a batch this only ends the nested transaction. */
  if (!self->dirty && dh_db_commit (self->db, NULL))
    return FALSE;
  if (self->dirty)
    dh_db_rollback (self->db);
  dh_journal_forget (self->journal);
  self->desk_id = 0;
  return FALSE;
}

gboolean
dh_store_begin_batch (DhStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return check_writable (self, error) && dh_db_begin (self->db, error);
}

gboolean
dh_store_commit_batch (DhStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return dh_store_end (self, TRUE, error);
}

void
dh_store_rollback_batch (DhStore *self)
{
  g_return_if_fail (self != NULL);
  dh_db_rollback (self->db);
  dh_journal_forget (self->journal);
  self->desk_id = 0;
}

/* ---- Settings */

char *
dh_store_get_setting (DhStore *self, const char *key, const char *fallback)
{
  char *value;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);
  value = dh_office_repo_get_setting (self->db, key);
  return value != NULL ? value : g_strdup (fallback);
}

gint64
dh_store_get_setting_int (DhStore *self, const char *key, gint64 fallback)
{
  g_autofree char *value = dh_store_get_setting (self, key, NULL);
  gint64 number;

  if (value == NULL || !g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return fallback;
  return number;
}

gboolean
dh_store_set_setting (DhStore *self, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (self != NULL && key != NULL && value != NULL, FALSE);

  if (!dh_store_start (self, error))
    return FALSE;
  self->dirty = TRUE;
  return dh_store_end (self, dh_office_repo_set_setting (self->db, key, value, error), error);
}
