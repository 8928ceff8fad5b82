/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "closing/dh-day-note-dialog.h"

#include <glib/gi18n-lib.h>

#include "closing/dh-close-day-time.h"
#include "closing/dh-day-note-list.h"
#include "common/dh-toast.h"
#include "dh-accessible-names.h"
#include "dh-book-words.h"
#include "dh-day.h"
#include "dh-language.h"
#include "history/dh-history-undo.h"
#include "text/dh-text.h"

struct _DhDayNoteDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *window_title;
  GtkDropDown *category_drop;
  GtkWidget *span_box;
  GtkEntry *from_entry;
  GtkEntry *to_entry;
  GtkEntry *text_entry;
  GtkLabel *hint_label;
  GtkWidget *save_button;
  GtkLabel *list_label;
  GtkListBox *list;

  DhSession *session;        /* (owned) */
  GCancellable *cancellable; /* (owned) of the readings */
  gint32 first;              /* first day listed */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (DhDayNoteDialog, dh_day_note_dialog, ADW_TYPE_DIALOG)

static DhDayNoteCategory
get_category (DhDayNoteDialog *self)
{
  return (DhDayNoteCategory) MIN (gtk_drop_down_get_selected (self->category_drop),
                                  DH_DAY_NOTE_N_CATEGORIES - 1);
}

/* An empty entry is no time, which is well; FALSE where what stands there is none. */
static gboolean
read_time (DhDayNoteDialog *self, GtkEntry *entry, gint64 *time)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  *time = 0;
  return *text == '\0' || dh_close_day_parse_clock (text, dh_session_today (self->session), time);
}

/* Reads the form into @note; what is missing or wrong, or NULL. */
static const char *
read_form (DhDayNoteDialog *self, DhDayNote *note)
{
  note->day = dh_session_today (self->session);
  note->category = get_category (self);
  note->text = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->text_entry)));
  if (note->category == DH_DAY_NOTE_HANDOVER)
    return *note->text == '\0' ? _ ("Write what the next shift must know.") : NULL;
  if (!read_time (self, self->from_entry, &note->from_at) ||
      !read_time (self, self->to_entry, &note->to_at))
    return _ ("Write times like 9:10 or 14h30, or leave them empty.");
  if (note->to_at != 0 && note->from_at > note->to_at)
    return _ ("It cannot end before it began.");
  if (*note->text == '\0' &&
      (note->category == DH_DAY_NOTE_OTHER || (note->from_at == 0 && note->to_at == 0)))
    return _ ("Write a time or a few words.");
  return NULL;
}

static void
show_hint (DhDayNoteDialog *self, const char *text, gboolean error)
{
  gtk_label_set_label (self->hint_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), text != NULL);
  if (error)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint_label), "error");
}

static void
update (DhDayNoteDialog *self)
{
  DhDayNote note = { 0 };
  const char *missing = read_form (self, &note);
  gboolean handover = note.category == DH_DAY_NOTE_HANDOVER;

  gtk_widget_set_visible (self->span_box, !handover);
  gtk_entry_set_placeholder_text (self->text_entry, handover
                                                        ? _ ("What the next shift must know")
                                                        : _ ("In a few words, no personal data"));
  if (dh_text_has_id_number (note.text))
    show_hint (self,
               _ ("This looks like the number of an identity card or a telephone. Notes are kept: "
                  "better leave it out."),
               FALSE);
  else
    show_hint (self, NULL, FALSE);
  gtk_widget_set_sensitive (self->save_button, missing == NULL && !self->busy);
  g_free (note.text);
}

static void
changed_cb (DhDayNoteDialog *self)
{
  g_assert (DH_IS_DAY_NOTE_DIALOG (self));

  if (self->session != NULL)
    update (self);
}

/* ---- Saving */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDayNoteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert (DH_IS_DAY_NOTE_DIALOG (self));

  id = dh_day_note_write_finish (DH_SESSION (source), result, &error);
  if (self->list == NULL)
    return;
  self->busy = FALSE;
  if (id == 0)
    {
      update (self);
      show_hint (self, error->message, TRUE);
      dh_announce (GTK_WIDGET (self), error->message, TRUE);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->text_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->from_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->to_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->text_entry));
  dh_toast_show (GTK_WIDGET (self->list), _ ("The note of the day was saved."), &id, 1);
}

static void
save (DhDayNoteDialog *self)
{
  DhDayNote note = { 0 };
  const char *missing = NULL;

  if (self->busy)
    return;
  dh_focus_commit (GTK_WIDGET (self));
  missing = read_form (self, &note);
  if (missing != NULL)
    {
      show_hint (self, missing, FALSE);
      dh_announce (GTK_WIDGET (self), missing, TRUE);
    }
  else
    {
      self->busy = TRUE;
      update (self);
      dh_day_note_write_async (self->session, &note, written_cb, g_object_ref (self));
    }
  g_free (note.text);
}

static void
save_cb (DhDayNoteDialog *self)
{
  g_assert (DH_IS_DAY_NOTE_DIALOG (self));

  save (self);
}

static void
activated_cb (DhDayNoteDialog *self)
{
  g_assert (DH_IS_DAY_NOTE_DIALOG (self));

  save (self);
}

/* ---- The list */

static void
take_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhDayNoteDialog *self = DH_DAY_NOTE_DIALOG (widget);
  gint64 id = g_variant_get_int64 (parameter);

  dh_history_undo (GTK_WIDGET (self->list), self->session, &id, 1, NULL);
}

static GtkWidget *
create_row (DhDayNoteDialog *self, const DhDayNote *note)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("dh-undo-symbolic");
  g_autofree char *line = dh_day_note_dup_line (note);
  /* Translators: %s is a note of the day. */
  g_autofree char *spoken = g_strdup_printf (_ ("Take back the note: %s"), line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
  if (note->day != dh_session_today (self->session))
    {
      g_autofree char *day = dh_format_day_long (note->day, dh_language_is_vietnamese ());

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), day);
    }
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Take back this note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "day-note.take-back");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int64 (note->id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDayNoteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = dh_day_note_list_finish (DH_SESSION (source), result, &error);
  g_autofree char *title = NULL;

  g_assert (DH_IS_DAY_NOTE_DIALOG (self));

  if (self->list == NULL || notes == NULL)
    return;
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < notes->len; i++)
    gtk_list_box_append (self->list, create_row (self, notes->pdata[i]));
  title = g_strdup_printf (ngettext ("%u note", "%u notes", notes->len), notes->len);
  gtk_label_set_label (self->list_label, title);
  gtk_widget_set_visible (GTK_WIDGET (self->list_label), notes->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), notes->len > 0);
}

static void
refreshed_cb (DhDayNoteDialog *self)
{
  g_assert (DH_IS_DAY_NOTE_DIALOG (self));

  dh_day_note_list_async (self->session, self->first, dh_session_today (self->session),
                          self->cancellable, list_cb, g_object_ref (self));
}

static void
dh_day_note_dialog_dispose (GObject *object)
{
  DhDayNoteDialog *self = DH_DAY_NOTE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_DAY_NOTE_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dh_day_note_dialog_parent_class)->dispose (object);
}

static void
dh_day_note_dialog_finalize (GObject *object)
{
  g_clear_object (&DH_DAY_NOTE_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (dh_day_note_dialog_parent_class)->finalize (object);
}

static void
dh_day_note_dialog_class_init (DhDayNoteDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_day_note_dialog_dispose;
  object_class->finalize = dh_day_note_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-day-note-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhDayNoteDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DhDayNoteDialog, category_drop);
  gtk_widget_class_bind_template_child (widget_class, DhDayNoteDialog, span_box);
  gtk_widget_class_bind_template_child (widget_class, DhDayNoteDialog, from_entry);
  gtk_widget_class_bind_template_child (widget_class, DhDayNoteDialog, to_entry);
  gtk_widget_class_bind_template_child (widget_class, DhDayNoteDialog, text_entry);
  gtk_widget_class_bind_template_child (widget_class, DhDayNoteDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DhDayNoteDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, DhDayNoteDialog, list_label);
  gtk_widget_class_bind_template_child (widget_class, DhDayNoteDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);

  gtk_widget_class_install_action (widget_class, "day-note.take-back", "x", take_back_action);
}

static void
dh_day_note_dialog_init (DhDayNoteDialog *self)
{
  g_autoptr (GtkStringList) categories = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_keep_own_name (GTK_WIDGET (self->from_entry));
  dh_keep_own_name (GTK_WIDGET (self->to_entry));
  dh_name_rows (self->category_drop);
  for (guint i = 0; i < DH_DAY_NOTE_N_CATEGORIES; i++)
    gtk_string_list_append (categories, dh_word_day_note ((DhDayNoteCategory) i));
  gtk_drop_down_set_model (self->category_drop, G_LIST_MODEL (categories));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->category_drop));
}

DhDayNoteDialog *
dh_day_note_dialog_new (DhSession *session, gint32 day)
{
  DhDayNoteDialog *self = NULL;
  gint32 today = 0;
  g_autofree char *title = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_DAY_NOTE_DIALOG, NULL);
  self->session = g_object_ref (session);
  today = dh_session_today (session);
  self->first = MIN (day, today);
  title = dh_format_day_long (today, dh_language_is_vietnamese ());
  adw_window_title_set_subtitle (self->window_title, title);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  refreshed_cb (self);
  return self;
}
