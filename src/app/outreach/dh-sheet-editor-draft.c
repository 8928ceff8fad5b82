/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach/dh-sheet-editor-private.h"

void
dh_sheet_editor_write_draft (DhSheetEditor *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->draft_id, g_source_remove);
  if (self->saved || dh_sheet_editor_is_blank (self))
    {
      if (self->draft != NULL)
        dh_sheet_draft_remove (self->draft);
      return;
    }
  if (self->draft == NULL)
    self->draft = dh_sheet_draft_new (dh_store_client_path (dh_session_get_client (self->session)),
                                      DH_SHEET_OUTREACH);
  g_clear_pointer (&self->draft->entry, dh_sheet_entry_free);
  self->draft->entry = dh_sheet_entry_new (DH_SHEET_OUTREACH);
  dh_sheet_editor_fill_entry (self, self->draft->entry);
  g_ptr_array_set_size (self->draft->words, 0);
  for (DhSheetLine *line = dh_sheet_editor_first_line (self); line != NULL;
       line = dh_sheet_editor_next_line (line))
    if (!dh_sheet_line_is_blank (line))
      g_ptr_array_add (self->draft->words, g_strdup (dh_sheet_line_get_open_words (line)));
  if (!dh_sheet_draft_save (self->draft, &error))
    g_message ("%s", error->message);
}

static const DhProcedure *
find_procedure (DhSheetEditor *self, gint64 id)
{
  for (guint i = 0; i < self->procedures->len; i++)
    if (((const DhProcedure *) self->procedures->pdata[i])->id == id)
      return self->procedures->pdata[i];
  return NULL;
}

static const char *
find_name (DhSheetEditor *self, gint64 id)
{
  for (guint i = 0; i < self->volunteers->len; i++)
    if (((const DhVolunteer *) self->volunteers->pdata[i])->id == id)
      return ((const DhVolunteer *) self->volunteers->pdata[i])->name;
  return NULL;
}

void
dh_sheet_editor_show_draft_row (DhSheetEditor *self, const DhSheetRow *from, const char *words)
{
  DhSheetLine *line = dh_sheet_editor_add_line (self, NULL);
  const DhProcedure *procedure = find_procedure (self, from->procedure_id);
  g_autoptr (GString) names = g_string_new (NULL);
  DhSheetRow row = *from;

  for (guint i = 0; i < from->n_volunteers; i++)
    {
      const char *name = find_name (self, from->volunteers[i]);

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
    }
  row.procedure_name = (char *) (procedure != NULL ? procedure->name : words);
  row.volunteer_names = names->str;
  dh_sheet_line_set_row (line, &row);
  if (procedure == NULL)
    {
      g_auto (GStrv) people = g_strsplit (names->str, "; ", -1);
      g_autofree char *list = g_strjoinv (", ", people);
      g_autofree char *text = g_strdup_printf ("%d %s: %s", row.count, words, list);

      dh_sheet_line_set_text (line, "");
      dh_sheet_line_set_text (line, text);
    }
}
