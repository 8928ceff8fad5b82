/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/dh-sheet-import.h"

#include "store/dh-store-book.h"
#include "text/dh-text.h"

DhSheetEntry *
dh_sheet_entry_new (DhSheetKind kind)
{
  DhSheetEntry *entry = g_new0 (DhSheetEntry, 1);

  entry->sheet = dh_sheet_new (kind);
  entry->place = g_strdup ("");
  entry->place_kind = g_strdup ("point");
  return entry;
}

DhSheetEntry *
dh_sheet_entry_copy (const DhSheetEntry *entry)
{
  DhSheetEntry *copy = g_new0 (DhSheetEntry, 1);

  copy->sheet = dh_sheet_copy (entry->sheet);
  copy->place = g_strdup (entry->place);
  copy->place_kind = g_strdup (entry->place_kind);
  return copy;
}

void
dh_sheet_entry_free (DhSheetEntry *entry)
{
  if (entry == NULL)
    return;
  dh_sheet_free (entry->sheet);
  g_free (entry->place);
  g_free (entry->place_kind);
  g_free (entry);
}

static void
add_row (DhSheet *sheet, const DhSheetRow *from)
{
  DhSheetRow *row = dh_sheet_add_row (sheet, from->procedure_id);

  row->count = from->count;
  row->elderly = from->elderly;
  row->channel = from->channel;
  row->outcome = from->outcome;
  g_set_str (&row->difficulties, from->difficulties);
  g_set_str (&row->note, from->note);
  for (guint i = 0; i < from->n_volunteers; i++)
    dh_sheet_row_add_volunteer (row, from->volunteers[i]);
}

GPtrArray *
dh_sheet_import_group (const DhSheetImport *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_sheet_entry_free);
  /* Day, place and team → the last entry of them. */
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DhSheetImportRow *row = self->rows->pdata[i];
      g_autofree char *place = dh_text_fold (row->place);
      g_autofree char *key = g_strdup_printf ("%d\n%s\n%s", row->day, place, row->team);
      DhSheetEntry *entry = g_hash_table_lookup (known, key);

      if (row->faults->len > 0)
        continue;
      if (entry == NULL || entry->sheet->rows->len == DH_SHEET_MAX_ROWS)
        {
          entry = dh_sheet_entry_new (DH_SHEET_OUTREACH);
          entry->sheet->day = row->day;
          entry->sheet->place_id = row->place_id;
          g_set_str (&entry->sheet->team, row->team);
          g_set_str (&entry->place, row->place);
          g_set_str (&entry->place_kind, row->place_kind);
          g_ptr_array_add (entries, entry);
          g_hash_table_insert (known, g_steal_pointer (&key), entry);
        }
      add_row (entry->sheet, row->row);
    }
  return entries;
}

static gboolean
write_entry (DhStore *store, DhSheetEntry *entry, gint64 at, GArray *event_ids, GError **error)
{
  g_autoptr (DhSheet) sheet = dh_sheet_copy (entry->sheet);
  g_autoptr (GError) fault = NULL;
  DhReceipt receipt = { 0 };

  if (sheet->place_id == 0 && *entry->place != '\0')
    {
      sheet->place_id = dh_store_find_place (store, entry->place, &fault);
      if (fault != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&fault));
          return FALSE;
        }
      if (sheet->place_id == 0 &&
          !dh_store_set_place (store, entry->place, entry->place_kind, &sheet->place_id, error))
        return FALSE;
    }
  if (!dh_store_write_sheet (store, sheet, at, &receipt, error))
    return FALSE;
  g_array_append_val (event_ids, receipt.event_id);
  return TRUE;
}

gboolean
dh_sheet_entries_write (DhStore *store,
                        GPtrArray *entries,
                        gint64 at,
                        GArray *event_ids,
                        GError **error)
{
  if (!dh_store_begin_batch (store, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!write_entry (store, entries->pdata[i], at, event_ids, error))
      {
        dh_store_rollback_batch (store);
        return FALSE;
      }
  return dh_store_commit_batch (store, error);
}
