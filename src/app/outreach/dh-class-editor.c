/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach/dh-class-editor.h"

#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"
#include "common/dh-day-chooser.h"
#include "common/dh-toast.h"
#include "dh-day.h"
#include "outreach/dh-sheet-place.h"
#include "pickers/dh-volunteer-picker.h"
#include "text/dh-text.h"

struct _DhClassEditor
{
  AdwDialog parent_instance;

  GtkEntry *title_entry;
  DhDayChooser *day_chooser;
  GtkEntry *from_entry;
  GtkEntry *to_entry;
  DhSheetPlace *place;
  GtkSpinButton *attendees_spin;
  DhVolunteerPicker *volunteer_picker;
  GtkEntry *note_entry;
  GtkWidget *note_warning;
  GtkLabel *hint_label;
  GtkWidget *save_button;

  DhSession *session;  /* (owned) */
  DhSheetDraft *draft; /* (owned) (nullable) */
  char *team;          /* (owned) (nullable) of the class shown */
  GArray *kept;        /* (owned) of gint64: volunteers who are on no list any more */
  gint64 sheet_id;     /* 0 = a new one */
  guint draft_id;      /* timeout that writes the draft */
  gboolean filling;    /* changes are not the person's */
  gboolean busy;
  gboolean saved;
};

#define DRAFT_DELAY_MS 700

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhClassEditor, dh_class_editor, ADW_TYPE_DIALOG)

static void
show_hint (DhClassEditor *self, const char *text)
{
  gtk_label_set_label (self->hint_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), *text != '\0');
}

static void
complain (DhClassEditor *self, const char *text, GtkWidget *about)
{
  show_hint (self, text);
  if (about != NULL)
    gtk_widget_grab_focus (about);
  dh_announce (GTK_WIDGET (self), text, TRUE);
}

/* "8", "8:30", "8h30", "08.30" of @day as UTC seconds; 0 for nothing. FALSE for what is no time. */
static gboolean
read_time (GtkEntry *entry, gint32 day, gint64 *at)
{
  g_autofree char *text = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_auto (GStrv) parts = NULL;
  guint64 hour = 0, minute = 0;

  *at = 0;
  if (*text == '\0')
    return TRUE;
  parts = g_strsplit_set (text, ":h.gG", 2);
  if (!g_ascii_string_to_unsigned (parts[0], 10, 0, 23, &hour, NULL) ||
      (parts[1] != NULL && *parts[1] != '\0' &&
       !g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &minute, NULL)))
    return FALSE;
  *at = dh_day_start (day) + (gint64) hour * 3600 + (gint64) minute * 60;
  return TRUE;
}

/* What is on the screen, missing parts and all. */
static void
fill_entry (DhClassEditor *self, DhSheetEntry *entry)
{
  g_autoptr (GArray) volunteers = dh_volunteer_picker_get_chosen (self->volunteer_picker);
  DhSheet *sheet = entry->sheet;

  sheet->id = self->sheet_id;
  sheet->day = dh_day_chooser_get_day (self->day_chooser);
  g_set_str (&sheet->title, gtk_editable_get_text (GTK_EDITABLE (self->title_entry)));
  g_set_str (&sheet->note, gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
  g_set_str (&sheet->team, self->team);
  sheet->attendees = gtk_spin_button_get_value_as_int (self->attendees_spin);
  for (guint i = 0; i < volunteers->len; i++)
    dh_sheet_add_volunteer (sheet, g_array_index (volunteers, gint64, i));
  for (guint i = 0; i < self->kept->len; i++)
    dh_sheet_add_volunteer (sheet, g_array_index (self->kept, gint64, i));
  read_time (self->from_entry, sheet->day, &sheet->from_at);
  read_time (self->to_entry, sheet->day, &sheet->to_at);
  dh_sheet_place_fill (self->place, entry);
}

/* The same; NULL where something is missing or wrong, which is then pointed out. */
static DhSheetEntry *
create_entry (DhClassEditor *self)
{
  g_autoptr (DhSheetEntry) entry = dh_sheet_entry_new (DH_SHEET_CLASS);
  DhSheet *sheet = entry->sheet;

  gtk_spin_button_update (self->attendees_spin);
  fill_entry (self, entry);
  if (*sheet->title == '\0')
    complain (self, _ ("Give the class a title."), GTK_WIDGET (self->title_entry));
  else if (!read_time (self->from_entry, sheet->day, &sheet->from_at))
    complain (self, _ ("Write the time as 8:30."), GTK_WIDGET (self->from_entry));
  else if (!read_time (self->to_entry, sheet->day, &sheet->to_at))
    complain (self, _ ("Write the time as 8:30."), GTK_WIDGET (self->to_entry));
  else if (sheet->to_at != 0 && sheet->from_at == 0)
    complain (self, _ ("Write when the class began."), GTK_WIDGET (self->from_entry));
  else if (sheet->to_at != 0 && sheet->to_at < sheet->from_at)
    complain (self, _ ("The class cannot end before it began."), GTK_WIDGET (self->to_entry));
  else if (!dh_sheet_place_fill (self->place, entry))
    complain (self, _ ("Write where it was."), GTK_WIDGET (self->place));
  else
    return g_steal_pointer (&entry);
  return NULL;
}

/* ---- The draft */

static gboolean
is_blank (DhClassEditor *self)
{
  GtkEntry *const entries[] = { self->title_entry, self->from_entry, self->to_entry,
                                self->note_entry };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (*gtk_editable_get_text (GTK_EDITABLE (entries[i])) != '\0')
      return FALSE;
  return *dh_sheet_place_get_name (self->place) == '\0' &&
         gtk_spin_button_get_value_as_int (self->attendees_spin) == 0;
}

/* Writes it now, or takes its file away where there is nothing to keep. */
static void
write_draft (DhClassEditor *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->draft_id, g_source_remove);
  if (self->saved || is_blank (self))
    {
      if (self->draft != NULL)
        dh_sheet_draft_remove (self->draft);
      return;
    }
  if (self->draft == NULL)
    self->draft = dh_sheet_draft_new (dh_store_client_path (dh_session_get_client (self->session)),
                                      DH_SHEET_CLASS);
  g_clear_pointer (&self->draft->entry, dh_sheet_entry_free);
  self->draft->entry = dh_sheet_entry_new (DH_SHEET_CLASS);
  fill_entry (self, self->draft->entry);
  if (!dh_sheet_draft_save (self->draft, &error))
    g_message ("%s", error->message);
}

static void
draft_due_cb (gpointer user_data)
{
  DhClassEditor *self = user_data;

  g_assert (DH_IS_CLASS_EDITOR (self));

  self->draft_id = 0;
  write_draft (self);
}

/* ---- Saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhClassEditor) self = user_data;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_CLASS_EDITOR (self));

  ids = dh_outreach_write_finish (DH_SESSION (source), result, &error);
  if (self->session == NULL)
    return;
  self->busy = FALSE;
  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (ids == NULL)
    {
      complain (self, error->message, NULL);
      return;
    }
  self->saved = TRUE;
  write_draft (self);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, ids);
  adw_dialog_close (ADW_DIALOG (self));
}

void
dh_class_editor_submit (DhClassEditor *self)
{
  g_autoptr (GPtrArray) entries = NULL;
  DhSheetEntry *entry = NULL;

  g_return_if_fail (DH_IS_CLASS_EDITOR (self));

  if (self->busy || self->saved)
    return;
  dh_focus_commit (GTK_WIDGET (self));
  entry = create_entry (self);
  if (entry == NULL)
    return;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_sheet_entry_free);
  g_ptr_array_add (entries, entry);
  self->busy = TRUE;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  dh_outreach_save_async (self->session, entries, saved_cb, g_object_ref (self));
}

static void
save_cb (DhClassEditor *self)
{
  g_assert (DH_IS_CLASS_EDITOR (self));

  dh_class_editor_submit (self);
}

static void
changed_cb (DhClassEditor *self)
{
  g_assert (DH_IS_CLASS_EDITOR (self));

  gtk_widget_set_visible (
      self->note_warning,
      dh_text_has_id_number (gtk_editable_get_text (GTK_EDITABLE (self->title_entry))) ||
          dh_text_has_id_number (gtk_editable_get_text (GTK_EDITABLE (self->note_entry))));
  if (self->filling || self->session == NULL)
    return;
  show_hint (self, "");
  if (self->draft_id == 0)
    self->draft_id = g_timeout_add_once (DRAFT_DELAY_MS, draft_due_cb, self);
}

/* Enter goes on to the next field. */
static void
activate_cb (DhClassEditor *self)
{
  g_assert (DH_IS_CLASS_EDITOR (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dh_class_editor_submit (DH_CLASS_EDITOR (widget));
}

static void
show_time (GtkEntry *entry, gint64 at)
{
  g_autofree char *text = at != 0 ? dh_format_clock (at) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
show_class (DhClassEditor *self, const DhSheet *sheet, const char *place, const char *kind)
{
  self->filling = TRUE;
  self->sheet_id = sheet->id;
  if (sheet->id != 0)
    adw_dialog_set_title (ADW_DIALOG (self), _ ("Change the Class"));
  gtk_editable_set_text (GTK_EDITABLE (self->title_entry), sheet->title);
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), sheet->note);
  dh_day_chooser_set_day (self->day_chooser, sheet->day);
  show_time (self->from_entry, sheet->from_at);
  show_time (self->to_entry, sheet->to_at);
  dh_sheet_place_set (self->place, place, kind);
  gtk_spin_button_set_value (self->attendees_spin, sheet->attendees);
  g_set_str (&self->team, sheet->team);
  for (guint i = 0; i < sheet->n_volunteers; i++)
    if (dh_session_find_volunteer (self->session, sheet->volunteers[i]) != NULL)
      dh_volunteer_picker_choose (self->volunteer_picker, sheet->volunteers[i]);
    else
      g_array_append_val (self->kept, sheet->volunteers[i]);
  self->filling = FALSE;
}

void
dh_class_editor_take_draft (DhClassEditor *self, DhSheetDraft *draft)
{
  g_return_if_fail (DH_IS_CLASS_EDITOR (self));
  g_return_if_fail (draft != NULL);

  g_clear_pointer (&self->draft, dh_sheet_draft_free);
  self->draft = draft;
  show_class (self, draft->entry->sheet, draft->entry->place, draft->entry->place_kind);
}

/* ---- Life */

static void
dh_class_editor_closed (AdwDialog *dialog)
{
  DhClassEditor *self = DH_CLASS_EDITOR (dialog);

  if (self->draft_id != 0)
    write_draft (self);
}

static void
dh_class_editor_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dh_class_editor_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (DH_CLASS_EDITOR (widget)->title_entry));
}

static void
dh_class_editor_dispose (GObject *object)
{
  DhClassEditor *self = DH_CLASS_EDITOR (object);

  /* The window is closed over it. */
  if (self->draft_id != 0 && dh_session_get_client (self->session) != NULL)
    write_draft (self);
  g_clear_handle_id (&self->draft_id, g_source_remove);
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_CLASS_EDITOR);
  g_clear_object (&self->session);
  g_clear_pointer (&self->draft, dh_sheet_draft_free);

  G_OBJECT_CLASS (dh_class_editor_parent_class)->dispose (object);
}

static void
dh_class_editor_finalize (GObject *object)
{
  g_clear_pointer (&DH_CLASS_EDITOR (object)->team, g_free);
  g_clear_pointer (&DH_CLASS_EDITOR (object)->kept, g_array_unref);

  G_OBJECT_CLASS (dh_class_editor_parent_class)->finalize (object);
}

static void
dh_class_editor_class_init (DhClassEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_class_editor_dispose;
  object_class->finalize = dh_class_editor_finalize;
  widget_class->map = dh_class_editor_map;
  ADW_DIALOG_CLASS (klass)->closed = dh_class_editor_closed;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", DH_TYPE_CLASS_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);

  g_type_ensure (DH_TYPE_DAY_CHOOSER);
  g_type_ensure (DH_TYPE_SHEET_PLACE);
  g_type_ensure (DH_TYPE_VOLUNTEER_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-class-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DhClassEditor, title_entry);
  gtk_widget_class_bind_template_child (widget_class, DhClassEditor, day_chooser);
  gtk_widget_class_bind_template_child (widget_class, DhClassEditor, from_entry);
  gtk_widget_class_bind_template_child (widget_class, DhClassEditor, to_entry);
  gtk_widget_class_bind_template_child (widget_class, DhClassEditor, place);
  gtk_widget_class_bind_template_child (widget_class, DhClassEditor, attendees_spin);
  gtk_widget_class_bind_template_child (widget_class, DhClassEditor, volunteer_picker);
  gtk_widget_class_bind_template_child (widget_class, DhClassEditor, note_entry);
  gtk_widget_class_bind_template_child (widget_class, DhClassEditor, note_warning);
  gtk_widget_class_bind_template_child (widget_class, DhClassEditor, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DhClassEditor, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);

  gtk_widget_class_install_action (widget_class, "class.save", NULL, save_action);
  dh_action_bind (widget_class, "form.save", "class.save");
}

static void
dh_class_editor_init (DhClassEditor *self)
{
  self->kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhClassEditor *
dh_class_editor_new (DhSession *session, const DhOutreachReading *reading, const DhSheet *sheet)
{
  DhClassEditor *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);
  g_return_val_if_fail (reading != NULL, NULL);

  self = g_object_new (DH_TYPE_CLASS_EDITOR, NULL);
  self->session = g_object_ref (session);
  self->filling = TRUE;
  dh_day_chooser_set_today (self->day_chooser, dh_session_today (session));
  dh_sheet_place_set_places (self->place, reading->places);
  dh_volunteer_picker_set_session (self->volunteer_picker, session);
  if (sheet != NULL)
    show_class (self, sheet, sheet->place_name, sheet->place_kind);
  self->filling = FALSE;
  show_hint (self, "");
  return self;
}
