/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dh-error.h"
#include "io/dh-catalogue.h"
#include "io/dh-columns.h"
#include "io/dh-table-file.h"
#include "text/dh-text.h"

#define MAX_NAME 200 /* characters, of a volunteer's name or unit */
#define MAX_PHONE 30

enum
{
  COLUMN_NAME,
  COLUMN_UNIT,
  COLUMN_PHONE,
  N_COLUMNS,
};

static const DhColumn columns[N_COLUMNS] = {
  [COLUMN_NAME] = { "name", { "ho ten", "ho va ten", "ten", "ten tinh nguyen vien" }, TRUE },
  [COLUMN_UNIT] = { "unit", { "don vi", "chi doan", "truong" }, FALSE },
  [COLUMN_PHONE] = { "phone", { "dien thoai", "so dien thoai", "sdt", "dt" }, FALSE },
};

static void
count (DhImportResult *result, DhSetResult what)
{
  switch (what)
    {
    case DH_SET_ADDED:
      result->added++;
      break;
    case DH_SET_CHANGED:
      result->changed++;
      break;
    case DH_SET_UNCHANGED:
    default:
      result->unchanged++;
      break;
    }
}

/* Ends the batch that dh_store_begin_batch() has begun: with @ok, for good. */
static gboolean
end_batch (DhStore *store, gboolean ok, DhImportResult *result, GError **error)
{
  if (ok)
    ok = dh_store_commit_batch (store, error);
  else
    dh_store_rollback_batch (store);
  if (!ok)
    *result = (DhImportResult) { 0, 0, 0 };
  return ok;
}

/* ---- Catalogue */

/* The entries that there are, by code, or by name where they have none. */
static GHashTable *
index_procedures (GPtrArray *procedures)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < procedures->len; i++)
    {
      DhProcedure *procedure = g_ptr_array_index (procedures, i);

      g_hash_table_insert (index, procedure->code[0] != '\0' ? procedure->code : procedure->name,
                           procedure);
    }
  return index;
}

static const char *
first_of (const char *ours, const char *theirs, const char *fallback)
{
  return ours != NULL ? ours : theirs != NULL ? theirs : fallback;
}

static gboolean
write_procedure (DhStore *store,
                 const DhProcedure *read,
                 GHashTable *known,
                 DhImportResult *result,
                 GError **error)
{
  const char *code = first_of (read->code, NULL, "");
  const DhProcedure *old = g_hash_table_lookup (known, code[0] != '\0' ? code : read->name);
  DhSetResult what;
  /* Borrows all its text. */
  DhProcedure merged = {
    .code = (char *) code,
    .name = read->name,
    .field = (char *) first_of (read->field, old != NULL ? old->field : NULL, ""),
    .kind = (char *) first_of (read->kind, old != NULL ? old->kind : NULL, "procedure"),
    .keywords = (char *) first_of (read->keywords, old != NULL ? old->keywords : NULL, ""),
    .active_to = (char *) first_of (read->active_to, old != NULL ? old->active_to : NULL, ""),
    .replaced_by = (char *) first_of (read->replaced_by, old != NULL ? old->replaced_by : NULL, ""),
    .prepare = (char *) first_of (read->prepare, old != NULL ? old->prepare : NULL, ""),
  };

  if (!dh_store_set_procedure (store, &merged, &what, NULL, error))
    return FALSE;
  count (result, what);
  return TRUE;
}

gboolean
dh_import_catalogue (DhStore *store, const char *path, DhImportResult *result, GError **error)
{
  g_autoptr (DhCsvReader) reader = dh_table_open_csv (path, DH_CATALOGUE_MAX_ROWS + 1, error);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GHashTable) known = NULL;
  gboolean ok = TRUE;

  *result = (DhImportResult) { 0, 0, 0 };
  if (reader == NULL)
    return FALSE;
  read = dh_catalogue_parse_partial (reader, error);
  if (read == NULL || !dh_store_begin_batch (store, error))
    return FALSE;
  old = dh_store_list_procedures (store, FALSE, error);
  if (old == NULL)
    return end_batch (store, FALSE, result, error);
  known = index_procedures (old);
  for (guint i = 0; i < read->len && ok; i++)
    ok = write_procedure (store, g_ptr_array_index (read, i), known, result, error);
  return end_batch (store, ok, result, error);
}

/* ---- Volunteers */

/* Without a column for units, the unit of the only one of that name. */
static gboolean
complete_unit (DhVolunteer *volunteer, GPtrArray *known)
{
  const DhVolunteer *found = NULL;

  for (guint i = 0; i < known->len; i++)
    {
      const DhVolunteer *other = g_ptr_array_index (known, i);

      if (strcmp (other->name, volunteer->name) != 0)
        continue;
      if (found != NULL)
        return FALSE;
      found = other;
    }
  if (found != NULL)
    g_set_str (&volunteer->unit, found->unit);
  return TRUE;
}

static gboolean
read_volunteer (DhCsvReader *reader, const gint *at, DhVolunteer *volunteer, GError **error)
{
  volunteer->active = TRUE;
  volunteer->name = dh_text_clean (dh_csv_reader_get (reader, at[COLUMN_NAME]));
  volunteer->unit = dh_text_clean (dh_csv_reader_get (reader, at[COLUMN_UNIT]));
  if (at[COLUMN_PHONE] >= 0)
    volunteer->phone = dh_text_clean (dh_csv_reader_get (reader, at[COLUMN_PHONE]));
  if (volunteer->name[0] == '\0')
    return dh_csv_reader_error (reader, error, _ ("The volunteer has no name."));
  if (strchr (volunteer->name, ';') != NULL)
    return dh_csv_reader_error (reader, error, _ ("A name must not hold a semicolon."));
  if (g_utf8_strlen (volunteer->name, -1) > MAX_NAME ||
      g_utf8_strlen (volunteer->unit, -1) > MAX_NAME)
    return dh_csv_reader_error (reader, error, _ ("A name is longer than %d characters."),
                                MAX_NAME);
  if (volunteer->phone != NULL && g_utf8_strlen (volunteer->phone, -1) > MAX_PHONE)
    return dh_csv_reader_error (reader, error,
                                _ ("A telephone number is longer than %d characters."), MAX_PHONE);
  return TRUE;
}

/* All of the file, so that its faults are known before anything is written. */
static GPtrArray *
read_volunteers (DhCsvReader *reader, GPtrArray *known, GError **error)
{
  g_autoptr (GPtrArray)
                volunteers = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_volunteer_free);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) fault = NULL;
  gint at[N_COLUMNS];

  if (!dh_columns_find (columns, N_COLUMNS, reader, at, error))
    return NULL;
  while (dh_csv_reader_next (reader, &fault))
    {
      DhVolunteer *volunteer = g_new0 (DhVolunteer, 1);
      char *key;
      gpointer line;

      g_ptr_array_add (volunteers, volunteer);
      if (!read_volunteer (reader, at, volunteer, error))
        return NULL;
      if (at[COLUMN_UNIT] < 0 && !complete_unit (volunteer, known))
        {
          dh_csv_reader_error (reader, error,
                               _ ("There are several called “%s”; add the column unit."),
                               volunteer->name);
          return NULL;
        }
      key = g_strdup_printf ("%s\n%s", volunteer->name, volunteer->unit);
      if (g_hash_table_lookup_extended (lines, key, NULL, &line))
        {
          g_free (key);
          dh_csv_reader_error (reader, error, _ ("“%s” stands in line %u already."),
                               volunteer->name, GPOINTER_TO_UINT (line));
          return NULL;
        }
      g_hash_table_insert (lines, key, GUINT_TO_POINTER (dh_csv_reader_line (reader)));
      if (volunteers->len > DH_IMPORT_MAX_VOLUNTEERS)
        {
          dh_csv_reader_error (reader, error, _ ("There are more than %d volunteers."),
                               DH_IMPORT_MAX_VOLUNTEERS);
          return NULL;
        }
    }
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  return g_steal_pointer (&volunteers);
}

gboolean
dh_import_volunteers (DhStore *store, const char *path, DhImportResult *result, GError **error)
{
  g_autoptr (DhCsvReader) reader = dh_table_open_csv (path, DH_IMPORT_MAX_VOLUNTEERS + 1, error);
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) read = NULL;
  gboolean ok = TRUE;

  *result = (DhImportResult) { 0, 0, 0 };
  if (reader == NULL)
    return FALSE;
  known = dh_store_list_volunteers (store, FALSE, error);
  if (known == NULL)
    return FALSE;
  read = read_volunteers (reader, known, error);
  if (read == NULL || !dh_store_begin_batch (store, error))
    return FALSE;
  for (guint i = 0; i < read->len && ok; i++)
    {
      DhSetResult what;

      ok = dh_store_set_volunteer (store, g_ptr_array_index (read, i), &what, NULL, error);
      if (ok)
        count (result, what);
    }
  return end_batch (store, ok, result, error);
}
