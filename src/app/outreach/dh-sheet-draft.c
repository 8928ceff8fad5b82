/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "outreach/dh-sheet-draft.h"

#include <glib/gstdio.h>

#include "dh-day.h"
#include "store/dh-store-book.h"
#include "text/dh-text.h"

#define SUFFIX ".draft"
#define SHEET "sheet"
#define MAX_FILE_BYTES (1024 * 1024)

static char *
get_folder (const char *book)
{
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, book, -1);

  return g_build_filename (g_get_user_state_dir (), "donghanh", "drafts", key, NULL);
}

static DhSheetDraft *
draft_new_at (char *file, DhSheetKind kind)
{
  DhSheetDraft *self = g_new0 (DhSheetDraft, 1);

  self->file = file;
  self->entry = dh_sheet_entry_new (kind);
  self->words = g_ptr_array_new_with_free_func (g_free);
  return self;
}

DhSheetDraft *
dh_sheet_draft_new (const char *book, DhSheetKind kind)
{
  g_autofree char *folder = get_folder (book);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (uuid, SUFFIX, NULL);

  return draft_new_at (g_build_filename (folder, name, NULL), kind);
}

void
dh_sheet_draft_free (DhSheetDraft *self)
{
  if (self == NULL)
    return;
  dh_sheet_entry_free (self->entry);
  g_ptr_array_unref (self->words);
  g_free (self->file);
  g_free (self);
}

/* ---- Writing */

static void
set_ids (GKeyFile *file, const char *group, const gint64 *ids, guint n)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", ids[i]);
  g_key_file_set_string (file, group, "volunteers", list->str);
}

static void
set_text (GKeyFile *file, const char *group, const char *key, const char *text)
{
  if (text != NULL && *text != '\0' && !dh_text_has_id_number (text))
    g_key_file_set_string (file, group, key, text);
}

gboolean
dh_sheet_draft_save (DhSheetDraft *self, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (self->file);
  g_autofree char *text = NULL;
  const DhSheet *sheet = self->entry->sheet;
  gsize length = 0;

  g_key_file_set_int64 (file, SHEET, "id", sheet->id);
  g_key_file_set_string (file, SHEET, "page", dh_sheet_kind_to_code (sheet->kind));
  g_key_file_set_integer (file, SHEET, "day", sheet->day);
  g_key_file_set_int64 (file, SHEET, "from", sheet->from_at);
  g_key_file_set_int64 (file, SHEET, "to", sheet->to_at);
  g_key_file_set_integer (file, SHEET, "attendees", sheet->attendees);
  g_key_file_set_string (file, SHEET, "kind", self->entry->place_kind);
  if (!g_str_equal (self->entry->place_kind, "home"))
    g_key_file_set_string (file, SHEET, "place", self->entry->place);
  set_text (file, SHEET, "title", sheet->title);
  set_text (file, SHEET, "team", sheet->team);
  set_text (file, SHEET, "note", sheet->note);
  set_ids (file, SHEET, sheet->volunteers, sheet->n_volunteers);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DhSheetRow *row = sheet->rows->pdata[i];
      g_autofree char *group = g_strdup_printf ("row %u", i);

      g_key_file_set_int64 (file, group, "procedure", row->procedure_id);
      g_key_file_set_integer (file, group, "count", row->count);
      g_key_file_set_integer (file, group, "elderly", row->elderly);
      g_key_file_set_string (file, group, "channel", dh_channel_to_code (row->channel));
      g_key_file_set_string (file, group, "outcome", dh_outcome_to_code (row->outcome));
      if (row->difficulties != NULL)
        g_key_file_set_string (file, group, "difficulties", row->difficulties);
      g_key_file_set_string (file, group, "words", self->words->pdata[i]);
      set_text (file, group, "note", row->note);
      set_ids (file, group, row->volunteers, row->n_volunteers);
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, folder);
      return FALSE;
    }
  text = g_key_file_to_data (file, &length, NULL);
  return g_file_set_contents_full (self->file, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

void
dh_sheet_draft_remove (DhSheetDraft *self)
{
  g_unlink (self->file);
}

/* ---- Reading */

static char *
get_text (GKeyFile *file, const char *group, const char *key)
{
  char *text = g_key_file_get_string (file, group, key, NULL);

  return text != NULL ? text : g_strdup ("");
}

/* Positive ids only: a file of drafts is believed no more than any other. */
static GArray *
get_ids (GKeyFile *file, const char *group)
{
  g_autofree char *list = get_text (file, group, "volunteers");
  g_auto (GStrv) words = g_strsplit (list, " ", DH_SHEET_MAX_ROWS);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 id = 0;

      if (g_ascii_string_to_signed (words[i], 10, 1, G_MAXINT64, &id, NULL))
        g_array_append_val (ids, id);
    }
  return ids;
}

/* Of @day, as everywhere; else none. */
static gint64
get_time (GKeyFile *file, const char *key, gint32 day)
{
  gint64 at = g_key_file_get_int64 (file, SHEET, key, NULL);

  return at > 0 && dh_day_of_time (at) == day ? at : 0;
}

static void
load_row (DhSheetDraft *self, GKeyFile *file, const char *group)
{
  DhSheetRow *row =
      dh_sheet_add_row (self->entry->sheet, g_key_file_get_int64 (file, group, "procedure", NULL));
  g_autofree char *channel = get_text (file, group, "channel");
  g_autofree char *outcome = get_text (file, group, "outcome");
  g_autofree char *note = get_text (file, group, "note");
  g_autofree char *difficulties = get_text (file, group, "difficulties");
  g_autoptr (GArray) ids = get_ids (file, group);

  row->count = CLAMP (g_key_file_get_integer (file, group, "count", NULL), 1, DH_SHEET_MAX_COUNT);
  row->elderly = CLAMP (g_key_file_get_integer (file, group, "elderly", NULL), 0, row->count);
  dh_channel_from_code (channel, &row->channel);
  dh_outcome_from_code (outcome, &row->outcome);
  g_set_str (&row->note, note);
  g_set_str (&row->difficulties, difficulties);
  for (guint i = 0; i < ids->len; i++)
    dh_sheet_row_add_volunteer (row, g_array_index (ids, gint64, i));
  g_ptr_array_add (self->words, get_text (file, group, "words"));
}

static DhSheetDraft *
load (char *path)
{
  g_autoptr (DhSheetDraft) self = draft_new_at (path, DH_SHEET_OUTREACH);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  DhSheet *sheet = self->entry->sheet;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *page = NULL;
  g_autofree char *title = NULL;
  g_autofree char *team = NULL;
  g_autofree char *note = NULL;
  GStatBuf status;

  if (g_stat (path, &status) != 0 || status.st_size > MAX_FILE_BYTES ||
      !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) ||
      !g_key_file_has_group (file, SHEET))
    return NULL;
  sheet->id = MAX (0, g_key_file_get_int64 (file, SHEET, "id", NULL));
  page = get_text (file, SHEET, "page");
  dh_sheet_kind_from_code (page, &sheet->kind);
  sheet->day = g_key_file_get_integer (file, SHEET, "day", NULL);
  sheet->from_at = get_time (file, "from", sheet->day);
  sheet->to_at = get_time (file, "to", sheet->day);
  sheet->attendees =
      CLAMP (g_key_file_get_integer (file, SHEET, "attendees", NULL), 0, DH_SHEET_MAX_ATTENDEES);
  g_clear_pointer (&self->entry->place, g_free);
  self->entry->place = get_text (file, SHEET, "place");
  g_clear_pointer (&self->entry->place_kind, g_free);
  self->entry->place_kind = get_text (file, SHEET, "kind");
  title = get_text (file, SHEET, "title");
  team = get_text (file, SHEET, "team");
  note = get_text (file, SHEET, "note");
  g_set_str (&sheet->title, title);
  g_set_str (&sheet->team, team);
  g_set_str (&sheet->note, note);
  ids = get_ids (file, SHEET);
  for (guint i = 0; i < ids->len; i++)
    dh_sheet_add_volunteer (sheet, g_array_index (ids, gint64, i));
  for (guint i = 0; i < DH_SHEET_MAX_ROWS; i++)
    {
      g_autofree char *group = g_strdup_printf ("row %u", i);

      if (!g_key_file_has_group (file, group))
        break;
      load_row (self, file, group);
    }
  return g_steal_pointer (&self);
}

DhSheetDraft *
dh_sheet_draft_load_last (const char *book)
{
  g_autofree char *folder = get_folder (book);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *last = NULL;
  const char *name = NULL;
  gint64 newest = G_MININT64;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_str_has_suffix (name, SUFFIX) && g_stat (path, &status) == 0 &&
          (gint64) status.st_mtime >= newest)
        {
          newest = (gint64) status.st_mtime;
          g_set_str (&last, path);
        }
    }
  return last != NULL ? load (g_steal_pointer (&last)) : NULL;
}
