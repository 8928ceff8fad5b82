/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach/dh-sheet-editor-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"
#include "common/dh-toast.h"
#include "dh-scroll-soon.h"
#include "store/dh-store-book.h"
#include "text/dh-text.h"

#define DRAFT_DELAY_MS 700

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhSheetEditor, dh_sheet_editor, ADW_TYPE_DIALOG)

/* ---- Lines */

DhSheetLine *
dh_sheet_editor_first_line (DhSheetEditor *self)
{
  return DH_SHEET_LINE (gtk_widget_get_first_child (GTK_WIDGET (self->lines_box)));
}

DhSheetLine *
dh_sheet_editor_next_line (DhSheetLine *line)
{
  return (DhSheetLine *) gtk_widget_get_next_sibling (GTK_WIDGET (line));
}

static guint
count_lines (DhSheetEditor *self)
{
  guint n = 0;

  for (DhSheetLine *line = dh_sheet_editor_first_line (self); line != NULL;
       line = dh_sheet_editor_next_line (line))
    n++;
  return n;
}

static gboolean
has_crew (DhSheetEditor *self)
{
  g_autoptr (GArray) crew = dh_volunteer_picker_get_chosen (self->crew_picker);

  return crew->len + self->kept->len > 0;
}

static void
scroll_to_line (DhSheetEditor *self)
{
  GtkWidget *line = gtk_widget_get_focus_child (GTK_WIDGET (self->lines_box));

  if (line != NULL)
    dh_scroll_soon (line);
}

static void line_activate_cb (DhSheetEditor *self, DhSheetLine *line);
static void line_remove_cb (DhSheetEditor *self, DhSheetLine *line);
static void changed_cb (DhSheetEditor *self);

DhSheetLine *
dh_sheet_editor_add_line (DhSheetEditor *self, DhSheetLine *after)
{
  DhSheetLine *line = dh_sheet_line_new (self->session);

  dh_sheet_line_set_crew (line, has_crew (self));
  g_signal_connect_object (line, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "activate", G_CALLBACK (line_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "remove", G_CALLBACK (line_remove_cb), self, G_CONNECT_SWAPPED);
  if (after != NULL)
    gtk_box_insert_child_after (self->lines_box, GTK_WIDGET (line), GTK_WIDGET (after));
  else
    gtk_box_append (self->lines_box, GTK_WIDGET (line));
  return line;
}

/* ---- What is on the screen, as a sheet */

void
dh_sheet_editor_fill_entry (DhSheetEditor *self, DhSheetEntry *entry)
{
  g_autoptr (GArray) crew = dh_volunteer_picker_get_chosen (self->crew_picker);

  entry->sheet->id = self->sheet_id;
  entry->sheet->day = dh_day_chooser_get_day (self->day_chooser);
  entry->sheet->from_at = self->from_at;
  entry->sheet->to_at = self->to_at;
  dh_sheet_place_fill (self->place, entry);
  g_set_str (&entry->sheet->team, gtk_editable_get_text (GTK_EDITABLE (self->team_entry)));
  g_set_str (&entry->sheet->note, gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
  for (guint i = 0; i < crew->len; i++)
    dh_sheet_add_volunteer (entry->sheet, g_array_index (crew, gint64, i));
  for (guint i = 0; i < self->kept->len; i++)
    dh_sheet_add_volunteer (entry->sheet, g_array_index (self->kept, gint64, i));
  for (DhSheetLine *line = dh_sheet_editor_first_line (self); line != NULL;
       line = dh_sheet_editor_next_line (line))
    if (!dh_sheet_line_is_blank (line))
      dh_sheet_line_append_to (line, entry->sheet);
}

gboolean
dh_sheet_editor_is_blank (DhSheetEditor *self)
{
  for (DhSheetLine *line = dh_sheet_editor_first_line (self); line != NULL;
       line = dh_sheet_editor_next_line (line))
    if (!dh_sheet_line_is_blank (line))
      return FALSE;
  return *gtk_editable_get_text (GTK_EDITABLE (self->team_entry)) == '\0' &&
         *gtk_editable_get_text (GTK_EDITABLE (self->note_entry)) == '\0' &&
         *dh_sheet_place_get_name (self->place) == '\0';
}

static void
show_hint (DhSheetEditor *self, const char *text, gboolean error)
{
  gtk_label_set_label (self->hint_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), *text != '\0');
  if (error)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint_label), "error");
}

static void
show_total (DhSheetEditor *self)
{
  g_autoptr (DhSheetEntry) entry = dh_sheet_entry_new (DH_SHEET_OUTREACH);
  g_autofree char *text = NULL;
  int count = 0;

  dh_sheet_editor_fill_entry (self, entry);
  count = dh_sheet_count (entry->sheet);
  text = g_strdup_printf (ngettext ("%d person in all", "%d people in all", (gulong) count), count);
  gtk_label_set_label (self->total_label, entry->sheet->rows->len > 0 ? text : "");
}

/* ---- The draft */

static void
draft_due_cb (gpointer user_data)
{
  DhSheetEditor *self = user_data;

  g_assert (DH_IS_SHEET_EDITOR (self));

  self->draft_id = 0;
  dh_sheet_editor_write_draft (self);
}

static void
changed_cb (DhSheetEditor *self)
{
  g_assert (DH_IS_SHEET_EDITOR (self));

  gtk_widget_set_visible (
      self->note_warning,
      dh_text_has_id_number (gtk_editable_get_text (GTK_EDITABLE (self->team_entry))) ||
          dh_text_has_id_number (gtk_editable_get_text (GTK_EDITABLE (self->note_entry))));
  if (self->filling || self->session == NULL)
    return;
  show_hint (self, "", FALSE);
  show_total (self);
  scroll_to_line (self);
  if (self->draft_id == 0)
    self->draft_id = g_timeout_add_once (DRAFT_DELAY_MS, draft_due_cb, self);
}

static void
crew_changed_cb (DhSheetEditor *self)
{
  g_assert (DH_IS_SHEET_EDITOR (self));

  for (DhSheetLine *line = dh_sheet_editor_first_line (self); line != NULL;
       line = dh_sheet_editor_next_line (line))
    dh_sheet_line_set_crew (line, has_crew (self));
  changed_cb (self);
}

/* ---- By keyboard */

/* Enter goes on to the next line, which is made if need be; from a blank one it goes on to what
 * comes after the lines. */
static void
line_activate_cb (DhSheetEditor *self, DhSheetLine *line)
{
  DhSheetLine *next = NULL;

  g_assert (DH_IS_SHEET_EDITOR (self));

  dh_focus_commit (GTK_WIDGET (self));
  next = dh_sheet_editor_next_line (line);
  if (next == NULL && dh_sheet_line_is_blank (line))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->note_entry));
      return;
    }
  if (next == NULL && count_lines (self) >= DH_SHEET_MAX_ROWS)
    return;
  if (next == NULL)
    next = dh_sheet_editor_add_line (self, line);
  gtk_widget_grab_focus (GTK_WIDGET (next));
  scroll_to_line (self);
}

static void
line_remove_cb (DhSheetEditor *self, DhSheetLine *line)
{
  DhSheetLine *next = NULL;

  g_assert (DH_IS_SHEET_EDITOR (self));

  next = dh_sheet_editor_next_line (line);
  if (next == NULL)
    next = (DhSheetLine *) gtk_widget_get_prev_sibling (GTK_WIDGET (line));
  if (next == NULL)
    next = dh_sheet_editor_add_line (self, line);
  gtk_widget_grab_focus (GTK_WIDGET (next));
  gtk_box_remove (self->lines_box, GTK_WIDGET (line));
  changed_cb (self);
}

static void
add_cb (DhSheetEditor *self)
{
  g_assert (DH_IS_SHEET_EDITOR (self));

  if (count_lines (self) < DH_SHEET_MAX_ROWS)
    gtk_widget_grab_focus (GTK_WIDGET (dh_sheet_editor_add_line (self, NULL)));
  scroll_to_line (self);
}

static void
place_activate_cb (DhSheetEditor *self)
{
  g_assert (DH_IS_SHEET_EDITOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->team_entry));
}

static void
team_activate_cb (DhSheetEditor *self)
{
  g_assert (DH_IS_SHEET_EDITOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (dh_sheet_editor_first_line (self)));
}

static void
note_activate_cb (DhSheetEditor *self)
{
  g_assert (DH_IS_SHEET_EDITOR (self));

  gtk_widget_grab_focus (self->save_button);
}

/* ---- Saving */

static void
complain (DhSheetEditor *self, const char *text, GtkWidget *about)
{
  show_hint (self, text, TRUE);
  if (about != NULL)
    gtk_widget_grab_focus (about);
  dh_announce (GTK_WIDGET (self), text, TRUE);
}

/* Points at the first thing that keeps the sheet from being saved; FALSE where nothing does. */
static gboolean
points_out_fault (DhSheetEditor *self, const DhSheetEntry *entry)
{
  if (*entry->place == '\0')
    {
      complain (self, _ ("Write where it was."), GTK_WIDGET (self->place));
      return TRUE;
    }
  for (DhSheetLine *line = dh_sheet_editor_first_line (self); line != NULL;
       line = dh_sheet_editor_next_line (line))
    if (!dh_sheet_line_is_blank (line) && dh_sheet_line_get_missing (line) != NULL)
      {
        complain (self, dh_sheet_line_get_missing (line), GTK_WIDGET (line));
        return TRUE;
      }
  if (entry->sheet->rows->len == 0)
    {
      complain (self, _ ("Write at least one row: what was helped with."),
                GTK_WIDGET (dh_sheet_editor_first_line (self)));
      return TRUE;
    }
  return FALSE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhSheetEditor) self = user_data;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_SHEET_EDITOR (self));

  ids = dh_outreach_write_finish (DH_SESSION (source), result, &error);
  self->busy = FALSE;
  if (self->session == NULL)
    return;
  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (ids == NULL)
    {
      complain (self, error->message, NULL);
      return;
    }
  self->saved = TRUE;
  dh_sheet_editor_write_draft (self);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, ids);
  adw_dialog_close (ADW_DIALOG (self));
}

void
dh_sheet_editor_submit (DhSheetEditor *self)
{
  g_autoptr (DhSheetEntry) entry = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_return_if_fail (DH_IS_SHEET_EDITOR (self));

  if (self->busy || self->saved)
    return;
  dh_focus_commit (GTK_WIDGET (self));
  entry = dh_sheet_entry_new (DH_SHEET_OUTREACH);
  dh_sheet_editor_fill_entry (self, entry);
  if (points_out_fault (self, entry))
    return;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_sheet_entry_free);
  g_ptr_array_add (entries, g_steal_pointer (&entry));
  self->busy = TRUE;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  dh_outreach_save_async (self->session, entries, saved_cb, g_object_ref (self));
}

static void
save_cb (DhSheetEditor *self)
{
  g_assert (DH_IS_SHEET_EDITOR (self));

  dh_sheet_editor_submit (self);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dh_sheet_editor_submit (DH_SHEET_EDITOR (widget));
}

/* ---- From outside */

static void
show_head (DhSheetEditor *self, const DhSheet *sheet, const char *place, const char *kind)
{
  gtk_box_remove (self->lines_box, GTK_WIDGET (dh_sheet_editor_first_line (self)));
  self->sheet_id = sheet->id;
  self->from_at = sheet->from_at;
  self->to_at = sheet->to_at;
  dh_day_chooser_set_day (self->day_chooser, sheet->day);
  dh_sheet_place_set (self->place, place, kind);
  gtk_editable_set_text (GTK_EDITABLE (self->team_entry), sheet->team != NULL ? sheet->team : "");
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), sheet->note != NULL ? sheet->note : "");
  for (guint i = 0; i < sheet->n_volunteers; i++)
    if (dh_session_find_volunteer (self->session, sheet->volunteers[i]) != NULL)
      dh_volunteer_picker_choose (self->crew_picker, sheet->volunteers[i]);
    else
      g_array_append_val (self->kept, sheet->volunteers[i]);
  if (sheet->id != 0)
    adw_dialog_set_title (ADW_DIALOG (self), _ ("Change the Sheet"));
}

void
dh_sheet_editor_set_sheet (DhSheetEditor *self, const DhSheet *sheet)
{
  g_return_if_fail (DH_IS_SHEET_EDITOR (self));
  g_return_if_fail (sheet != NULL);

  self->filling = TRUE;
  show_head (self, sheet, sheet->place_name, sheet->place_kind);
  for (guint i = 0; i < sheet->rows->len; i++)
    dh_sheet_line_set_row (dh_sheet_editor_add_line (self, NULL), sheet->rows->pdata[i]);
  dh_sheet_editor_add_line (self, NULL);
  self->filling = FALSE;
  show_total (self);
}

void
dh_sheet_editor_take_draft (DhSheetEditor *self, DhSheetDraft *draft)
{
  g_return_if_fail (DH_IS_SHEET_EDITOR (self));
  g_return_if_fail (draft != NULL);

  self->filling = TRUE;
  g_clear_pointer (&self->draft, dh_sheet_draft_free);
  self->draft = draft;
  show_head (self, draft->entry->sheet, draft->entry->place, draft->entry->place_kind);
  for (guint i = 0; i < draft->entry->sheet->rows->len; i++)
    dh_sheet_editor_show_draft_row (self, draft->entry->sheet->rows->pdata[i],
                                    draft->words->pdata[i]);
  dh_sheet_editor_add_line (self, NULL);
  self->filling = FALSE;
  show_total (self);
}

/* ---- Life */

static void
dh_sheet_editor_closed (AdwDialog *dialog)
{
  DhSheetEditor *self = DH_SHEET_EDITOR (dialog);

  if (self->draft_id != 0)
    dh_sheet_editor_write_draft (self);
}

static void
dh_sheet_editor_map (GtkWidget *widget)
{
  DhSheetEditor *self = DH_SHEET_EDITOR (widget);

  GTK_WIDGET_CLASS (dh_sheet_editor_parent_class)->map (widget);

  if (*dh_sheet_place_get_name (self->place) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->place));
  else
    gtk_widget_grab_focus (GTK_WIDGET (dh_sheet_editor_first_line (self)));
}

static void
dh_sheet_editor_dispose (GObject *object)
{
  DhSheetEditor *self = DH_SHEET_EDITOR (object);

  /* The window is closed over it. */
  if (self->draft_id != 0 && dh_session_get_client (self->session) != NULL)
    dh_sheet_editor_write_draft (self);
  g_clear_handle_id (&self->draft_id, g_source_remove);
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_SHEET_EDITOR);
  g_clear_object (&self->session);
  g_clear_pointer (&self->procedures, g_ptr_array_unref);
  g_clear_pointer (&self->volunteers, g_ptr_array_unref);
  g_clear_pointer (&self->draft, dh_sheet_draft_free);

  G_OBJECT_CLASS (dh_sheet_editor_parent_class)->dispose (object);
}

static void
dh_sheet_editor_finalize (GObject *object)
{
  g_clear_pointer (&DH_SHEET_EDITOR (object)->kept, g_array_unref);

  G_OBJECT_CLASS (dh_sheet_editor_parent_class)->finalize (object);
}

static void
dh_sheet_editor_class_init (DhSheetEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_sheet_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = dh_sheet_editor_finalize;
  widget_class->map = dh_sheet_editor_map;
  ADW_DIALOG_CLASS (klass)->closed = dh_sheet_editor_closed;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", DH_TYPE_SHEET_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);

  g_type_ensure (DH_TYPE_DAY_CHOOSER);
  g_type_ensure (DH_TYPE_SHEET_PLACE);
  g_type_ensure (DH_TYPE_VOLUNTEER_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-sheet-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DhSheetEditor, day_chooser);
  gtk_widget_class_bind_template_child (widget_class, DhSheetEditor, place);
  gtk_widget_class_bind_template_child (widget_class, DhSheetEditor, team_entry);
  gtk_widget_class_bind_template_child (widget_class, DhSheetEditor, crew_picker);
  gtk_widget_class_bind_template_child (widget_class, DhSheetEditor, lines_box);
  gtk_widget_class_bind_template_child (widget_class, DhSheetEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, DhSheetEditor, note_entry);
  gtk_widget_class_bind_template_child (widget_class, DhSheetEditor, note_warning);
  gtk_widget_class_bind_template_child (widget_class, DhSheetEditor, total_label);
  gtk_widget_class_bind_template_child (widget_class, DhSheetEditor, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DhSheetEditor, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, crew_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, team_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);

  gtk_widget_class_install_action (widget_class, "sheet.save", NULL, save_action);
  dh_action_bind (widget_class, "form.save", "sheet.save");
}

static void
dh_sheet_editor_init (DhSheetEditor *self)
{
  self->kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhSheetEditor *
dh_sheet_editor_new (DhSession *session, const DhOutreachReading *reading)
{
  DhSheetEditor *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);
  g_return_val_if_fail (reading != NULL, NULL);

  self = g_object_new (DH_TYPE_SHEET_EDITOR, NULL);
  self->filling = TRUE;
  self->procedures = g_ptr_array_ref (reading->procedures);
  self->volunteers = g_ptr_array_ref (reading->volunteers);
  dh_day_chooser_set_today (self->day_chooser, dh_session_today (session));
  self->session = g_object_ref (session);
  dh_sheet_place_set_places (self->place, reading->places);
  dh_volunteer_picker_set_session (self->crew_picker, session);
  dh_sheet_editor_add_line (self, NULL);
  self->filling = FALSE;
  return self;
}
