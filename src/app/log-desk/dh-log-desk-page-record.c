/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "log-desk/dh-log-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"
#include "common/dh-settings.h"
#include "common/dh-toast.h"
#include "history/dh-history-undo.h"

static DhLogDeskItem *
find_item (DhLogDeskPage *self, gint64 event_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DhLogDeskItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (dh_log_desk_item_get_assist (item)->id == event_id)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
remember_volunteer (DhLogDeskPage *self, gint64 id)
{
  const DhVolunteer *volunteer = dh_session_find_volunteer (self->session, id);

  if (volunteer != NULL)
    dh_settings_set_string (self->settings, DH_SETTINGS_VOLUNTEER, volunteer->name);
}

/* ---- Recording */

void
dh_log_desk_page_show_hint (DhLogDeskPage *self, const char *text)
{
  gtk_label_set_label (self->hint_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), text != NULL);
  if (text != NULL)
    dh_announce (GTK_WIDGET (self), text, TRUE);
}

void
dh_log_desk_page_stop_editing (DhLogDeskPage *self)
{
  g_clear_object (&self->edited);
  g_clear_pointer (&self->edited_volunteers, g_array_unref);
  gtk_widget_set_visible (self->edit_box, FALSE);
  adw_toggle_group_set_active (self->channel_group, DH_CHANNEL_IN_PERSON);
  gtk_drop_down_set_selected (self->outcome_drop, DH_OUTCOME_SELF_DONE);
}

/* A record under way; owned. */
typedef struct
{
  DhLogDeskPage *page;
  char *text; /* as typed, for the case that it fails */
} Recording;

static void
recording_free (Recording *recording)
{
  g_clear_object (&recording->page);
  g_free (recording->text);
  g_free (recording);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recording, recording_free)

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Recording) recording = user_data;
  DhLogDeskPage *self = recording->page;
  g_autoptr (GError) error = NULL;
  DhReceipt receipt = { 0 };
  g_autofree char *text = NULL;

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  if (!dh_log_desk_record_finish (DH_SESSION (source), result, &receipt, &error))
    {
      if (self->session == NULL)
        return;
      /* What was typed is worth more than an empty line. */
      if (*dh_register_entry_get_text (self->register_entry) == '\0')
        dh_register_entry_set_text (self->register_entry, recording->text);
      dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->session == NULL)
    return;
  text = dh_label_done (receipt.kind, receipt.ticket);
  dh_toast_show (GTK_WIDGET (self), text, &receipt.event_id, 1);
}

/* What keeps the line from being recorded; NULL where nothing does. */
static const char *
get_missing (DhLogDeskPage *self, gint64 procedure_id, const GArray *volunteers)
{
  if (procedure_id == 0)
    return _ ("Write which procedure was helped with: a word of its name is enough.");
  if (volunteers->len == 0)
    return _ ("Choose who helped.");
  return NULL;
}

/* The command that would record @item again, with all that no line can say. */
static DhCommand
get_command (DhLogDeskItem *item, const GArray *volunteers)
{
  const DhVisit *visit = dh_log_desk_item_get_visit (item);
  const DhAssist *assist = dh_log_desk_item_get_assist (item);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_RECORD);

  command.procedure_id = visit->procedure_id;
  command.place_id = visit->place_id;
  command.volunteers = (const gint64 *) (gpointer) volunteers->data;
  command.n_volunteers = volunteers->len;
  command.people = visit->people;
  command.priority = visit->priority;
  command.priority_reason = *visit->priority_reason != '\0' ? visit->priority_reason : NULL;
  command.channel = assist->channel;
  command.outcome = assist->outcome;
  command.quantity = assist->quantity;
  command.minutes = assist->minutes;
  command.follow_up = assist->follow_up;
  command.difficulties = *assist->difficulties != '\0' ? assist->difficulties : NULL;
  command.note = *assist->note != '\0' ? assist->note : NULL;
  command.person_name = *visit->person_name != '\0' ? visit->person_name : NULL;
  command.person_phone = *visit->person_phone != '\0' ? visit->person_phone : NULL;
  return command;
}

static gboolean
is_same_help (const DhCommand *a, const DhCommand *b)
{
  if (a->procedure_id != b->procedure_id || a->quantity != b->quantity ||
      a->channel != b->channel || a->outcome != b->outcome ||
      g_strcmp0 (a->person_name, b->person_name) != 0 || a->n_volunteers != b->n_volunteers)
    return FALSE;
  for (guint i = 0; i < a->n_volunteers; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < b->n_volunteers && !found; j++)
        found = a->volunteers[i] == b->volunteers[j];
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* A record that is put right keeps its number: @command says it anew, or, where only the visit is
 * another, changes that. FALSE where nothing is to be done. */
static gboolean
prepare_change (DhLogDeskItem *edited, const GArray *volunteers, DhCommand *command)
{
  DhCommand before = get_command (edited, volunteers);
  const DhVisit *visit = dh_log_desk_item_get_visit (edited);

  command->kind = is_same_help (&before, command) ? DH_EVENT_CHANGE : DH_EVENT_AMEND;
  command->visit_id = visit->id;
  command->assist_id = dh_log_desk_item_get_assist (edited)->id;
  command->changes = 0;
  if (before.people != command->people)
    command->changes |= DH_CHANGE_PEOPLE;
  if (before.priority != command->priority ||
      g_strcmp0 (before.priority_reason, command->priority_reason) != 0)
    command->changes |= DH_CHANGE_PRIORITY;
  /* Who it is is written down again only where it is somebody else; no line shows the telephone. */
  if (g_strcmp0 (before.person_name, command->person_name) == 0)
    command->person_name = command->person_phone = NULL;
  else if (command->person_name == NULL)
    command->person_name = "";
  return command->kind == DH_EVENT_AMEND || command->changes != 0;
}

static void
clear_line (DhLogDeskPage *self)
{
  dh_register_entry_set_text (self->register_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
  dh_log_desk_page_stop_editing (self);
}

/* @procedure_id 0 = the one in the line. */
void
dh_log_desk_page_record (DhLogDeskPage *self, gint64 procedure_id)
{
  const DhEntryLine *line = dh_register_entry_get_line (self->register_entry);
  g_autoptr (GArray) volunteers = dh_volunteer_picker_get_chosen (self->volunteer_picker);
  DhCommand command = self->edited != NULL ? get_command (self->edited, volunteers)
                                           : (DhCommand) DH_COMMAND_INIT (DH_EVENT_RECORD);
  const char *name = line != NULL ? dh_register_entry_get_name (self->register_entry) : "";
  const char *missing = NULL;
  Recording *recording = NULL;

  command.procedure_id = procedure_id != 0 || line == NULL
                             ? procedure_id
                             : dh_register_entry_get_procedure (self->register_entry);
  missing = get_missing (self, command.procedure_id, volunteers);
  dh_log_desk_page_show_hint (self, missing);
  if (missing != NULL)
    {
      gtk_widget_grab_focus (command.procedure_id == 0 ? GTK_WIDGET (self->register_entry)
                                                       : GTK_WIDGET (self->volunteer_picker));
      return;
    }
  command.volunteers = (const gint64 *) (gpointer) volunteers->data;
  command.n_volunteers = volunteers->len;
  command.people = line != NULL ? line->people : 1;
  command.quantity = line != NULL ? line->quantity : 1;
  /* A year of birth is never kept: what followed from it is, while a record is changed. */
  if (line != NULL && line->priority != DH_PRIORITY_NONE)
    {
      command.priority = line->priority;
      command.priority_reason = *line->reason != '\0' ? line->reason : NULL;
    }
  command.channel = (DhChannel) adw_toggle_group_get_active (self->channel_group);
  command.outcome = (DhOutcome) gtk_drop_down_get_selected (self->outcome_drop);
  command.person_name = *name != '\0' ? name : NULL;
  if (self->edited != NULL && !prepare_change (self->edited, self->edited_volunteers, &command))
    {
      clear_line (self);
      return;
    }
  recording = g_new0 (Recording, 1);
  recording->page = g_object_ref (self);
  recording->text = g_strdup (dh_register_entry_get_text (self->register_entry));
  dh_log_desk_record_async (self->session, &command, recorded_cb, recording);
  remember_volunteer (self, g_array_index (volunteers, gint64, 0));
  /* At once empty for the next person; a second Enter finds nothing to record. */
  clear_line (self);
}

/* ---- Changing and taking back */

static void
choose_names (DhLogDeskPage *self, const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names, "; ", -1);
  GPtrArray *volunteers = dh_session_get_volunteers (self->session);

  dh_volunteer_picker_clear (self->volunteer_picker);
  for (guint i = 0; i < volunteers->len; i++)
    {
      const DhVolunteer *volunteer = volunteers->pdata[i];

      if (g_strv_contains ((const char *const *) parts, volunteer->name))
        dh_volunteer_picker_choose (self->volunteer_picker, volunteer->id);
    }
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhLogDeskPage *self = DH_LOG_DESK_PAGE (widget);
  g_autoptr (DhLogDeskItem) item = find_item (self, g_variant_get_int64 (parameter));
  const DhAssist *assist = NULL;
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;

  if (item == NULL)
    return;
  assist = dh_log_desk_item_get_assist (item);
  line = dh_log_desk_item_dup_line (item);
  g_set_object (&self->edited, item);
  choose_names (self, assist->volunteers);
  g_clear_pointer (&self->edited_volunteers, g_array_unref);
  self->edited_volunteers = dh_volunteer_picker_get_chosen (self->volunteer_picker);
  adw_toggle_group_set_active (self->channel_group, assist->channel);
  gtk_drop_down_set_selected (self->outcome_drop, assist->outcome);
  dh_register_entry_set_text (self->register_entry, line);
  /* Translators: %s is a queue number. */
  text = g_strdup_printf (_ ("Changing the record of number %s. Enter saves it."), assist->ticket);
  gtk_label_set_label (self->edit_label, text);
  gtk_widget_set_visible (self->edit_box, TRUE);
  dh_announce (widget, text, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
}

static void
resting_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhLogDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dh_log_desk_resting_finish (DH_SESSION (source), result, &error);

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  if (self->session == NULL)
    return;
  if (ids == NULL)
    dh_toast_error (GTK_WIDGET (self), error);
  else
    dh_history_undo (GTK_WIDGET (self), self->session, (const gint64 *) (gpointer) ids->data,
                     ids->len, NULL);
}

/* What was changed in a record goes with it. */
static void
undo_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhLogDeskPage *self = DH_LOG_DESK_PAGE (widget);

  dh_log_desk_resting_async (self->session, g_variant_get_int64 (parameter), resting_cb,
                             g_object_ref (self));
}

void
dh_log_desk_page_install_record_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "log.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "log.undo", "x", undo_record_action);
}
