/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-log-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "dh-history-undo.h"
#include "dh-labels.h"
#include "dh-settings.h"
#include "dh-toast.h"
#include "dh-words.h"

G_DEFINE_FINAL_TYPE (DhLogDeskPage, dh_log_desk_page, ADW_TYPE_BREAKPOINT_BIN)

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

/* ---- Who helped */

/* Whoever helped last at this machine, if on duty; else the one who is on duty alone. */
static void
propose_volunteer (DhLogDeskPage *self)
{
  g_autofree char *last = dh_settings_dup_string (self->settings, DH_SETTINGS_VOLUNTEER);
  GPtrArray *volunteers = dh_session_get_volunteers (self->session);
  gint64 only = 0;

  for (guint i = 0; i < volunteers->len; i++)
    {
      const DhVolunteer *volunteer = volunteers->pdata[i];

      if (volunteer->on_duty_since == 0)
        continue;
      if (g_str_equal (volunteer->name, last))
        {
          dh_volunteer_picker_choose (self->volunteer_picker, volunteer->id);
          return;
        }
      only = self->n_duties == 1 ? volunteer->id : 0;
    }
  dh_volunteer_picker_choose (self->volunteer_picker, only);
}

/* Those who have come are offered, and the choice stays. */
static void
update_volunteers (DhLogDeskPage *self)
{
  guint n = dh_session_count_on_duty (self->session);
  g_autoptr (GArray) chosen = NULL;

  if (n == self->n_duties)
    return;
  self->n_duties = n;
  chosen = dh_volunteer_picker_get_chosen (self->volunteer_picker);
  dh_volunteer_picker_set_session (self->volunteer_picker, self->session);
  for (guint i = 0; i < chosen->len; i++)
    dh_volunteer_picker_choose (self->volunteer_picker, g_array_index (chosen, gint64, i));
  if (chosen->len == 0)
    propose_volunteer (self);
}

static void
remember_volunteer (DhLogDeskPage *self, gint64 id)
{
  const DhVolunteer *volunteer = dh_session_find_volunteer (self->session, id);

  if (volunteer != NULL)
    dh_settings_set_string (self->settings, DH_SETTINGS_VOLUNTEER, volunteer->name);
}

/* ---- Recording */

static void
show_hint (DhLogDeskPage *self, const char *text)
{
  gtk_label_set_label (self->hint_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), text != NULL);
  if (text != NULL)
    dh_announce (GTK_WIDGET (self), text, TRUE);
}

static void
stop_editing (DhLogDeskPage *self)
{
  g_clear_object (&self->edited);
  gtk_widget_set_visible (self->edit_box, FALSE);
  adw_toggle_group_set_active (self->channel_group, DH_CHANNEL_IN_PERSON);
  gtk_drop_down_set_selected (self->outcome_drop, DH_OUTCOME_SELF_DONE);
}

/* A record under way; owned. */
typedef struct
{
  DhLogDeskPage *page;
  char *text;     /* as typed, for the case that it fails */
  gboolean edits; /* it stands for another */
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
  dh_register_entry_set_last_ticket (self->register_entry, receipt.ticket);
  if (recording->edits)
    {
      /* Translators: %s is a queue number. */
      text = g_strdup_printf (_ ("The record was changed; it is number %s now."), receipt.ticket);
      dh_toast_show (GTK_WIDGET (self), text, NULL, 0);
      return;
    }
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

/* @procedure_id 0 = the one in the line. */
void
dh_log_desk_page_record (DhLogDeskPage *self, gint64 procedure_id)
{
  const DhEntryLine *line = dh_register_entry_get_line (self->register_entry);
  g_autoptr (GArray) volunteers = dh_volunteer_picker_get_chosen (self->volunteer_picker);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_RECORD);
  const char *name = line != NULL ? dh_register_entry_get_name (self->register_entry) : "";
  const char *missing = NULL;
  Recording *recording = NULL;

  command.procedure_id = procedure_id != 0 || line == NULL
                             ? procedure_id
                             : dh_register_entry_get_procedure (self->register_entry);
  missing = get_missing (self, command.procedure_id, volunteers);
  show_hint (self, missing);
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
  command.priority = line != NULL ? line->priority : DH_PRIORITY_NONE;
  command.priority_reason = line != NULL && *line->reason != '\0' ? line->reason : NULL;
  command.channel = (DhChannel) adw_toggle_group_get_active (self->channel_group);
  command.outcome = (DhOutcome) gtk_drop_down_get_selected (self->outcome_drop);
  command.person_name = *name != '\0' ? name : NULL;
  if (self->edited != NULL && command.priority == DH_PRIORITY_NONE)
    {
      /* A year of birth is never kept: what followed from it is. */
      command.priority = dh_log_desk_item_get_visit (self->edited)->priority;
      command.priority_reason = dh_log_desk_item_get_visit (self->edited)->priority_reason;
    }
  recording = g_new0 (Recording, 1);
  recording->page = g_object_ref (self);
  recording->text = g_strdup (dh_register_entry_get_text (self->register_entry));
  recording->edits = self->edited != NULL;
  dh_log_desk_record_async (self->session, &command,
                            self->edited != NULL ? dh_log_desk_item_get_assist (self->edited)->id
                                                 : 0,
                            recorded_cb, recording);
  remember_volunteer (self, g_array_index (volunteers, gint64, 0));
  /* At once empty for the next person; a second Enter finds nothing to record. */
  dh_register_entry_set_text (self->register_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
  stop_editing (self);
}

static void
submitted_cb (DhLogDeskPage *self)
{
  g_assert (DH_IS_LOG_DESK_PAGE (self));

  if (dh_register_entry_get_line (self->register_entry) != NULL)
    dh_log_desk_page_record (self, 0);
}

static void
changed_cb (DhLogDeskPage *self)
{
  g_autoptr (GArray) chosen = NULL;

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  chosen = dh_volunteer_picker_get_chosen (self->volunteer_picker);
  if (chosen->len == 0 || !gtk_widget_get_visible (GTK_WIDGET (self->hint_label)))
    return;
  /* What was missing is there: Enter in the line records it now. */
  show_hint (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
}

static void
stop_editing_cb (DhLogDeskPage *self)
{
  g_assert (DH_IS_LOG_DESK_PAGE (self));

  dh_register_entry_set_text (self->register_entry, "");
  stop_editing (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
}

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
undo_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  dh_history_undo (widget, DH_LOG_DESK_PAGE (widget)->session, &id, 1, NULL);
}

static void
pin_cb (DhLogDeskPage *self, gint64 procedure_id)
{
  g_assert (DH_IS_LOG_DESK_PAGE (self));

  dh_log_desk_page_pin (self, procedure_id);
}

static void
refreshed_cb (DhLogDeskPage *self)
{
  g_assert (DH_IS_LOG_DESK_PAGE (self));

  dh_register_entry_set_procedures (self->register_entry, dh_session_get_procedures (self->session),
                                    dh_session_today (self->session));
  dh_log_desk_page_update_favourites (self);
  update_volunteers (self);
  dh_log_desk_page_update_actions (self);
  dh_log_desk_page_read_items (self);
}

void
dh_log_desk_page_set_active (DhLogDeskPage *self, gboolean active, gboolean can_undo)
{
  g_return_if_fail (DH_IS_LOG_DESK_PAGE (self));

  self->active = active != FALSE;
  self->undo_active = can_undo != FALSE;
  dh_log_desk_page_update_actions (self);
}

GListModel *
dh_log_desk_page_get_model (DhLogDeskPage *self)
{
  g_return_val_if_fail (DH_IS_LOG_DESK_PAGE (self), NULL);

  return G_LIST_MODEL (self->items);
}

/* ---- Life */

/* Whatever is typed while no line has the focus is meant for the line. */
static gboolean
key_pressed_cb (DhLogDeskPage *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  guint mods = state & gtk_accelerator_get_default_mod_mask ();
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  if ((mods & ~(guint) GDK_SHIFT_MASK) != 0 || GTK_IS_EDITABLE (focus) ||
      !g_unichar_isgraph (gdk_keyval_to_unicode (keyval)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  return focus != NULL && gtk_event_controller_key_forward (controller, focus);
}

static gboolean
dh_log_desk_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DH_LOG_DESK_PAGE (widget)->register_entry));
}

static void
dh_log_desk_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dh_log_desk_page_parent_class)->map (widget);

  gtk_widget_grab_focus (widget);
}

static void
dh_log_desk_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dh_log_desk_page_parent_class)->root (widget);

  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "desk",
                                  G_ACTION_GROUP (DH_LOG_DESK_PAGE (widget)->actions));
}

static void
dh_log_desk_page_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "desk", NULL);

  GTK_WIDGET_CLASS (dh_log_desk_page_parent_class)->unroot (widget);
}

static void
dh_log_desk_page_dispose (GObject *object)
{
  DhLogDeskPage *self = DH_LOG_DESK_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_LOG_DESK_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dh_log_desk_page_parent_class)->dispose (object);
}

static void
dh_log_desk_page_finalize (GObject *object)
{
  DhLogDeskPage *self = DH_LOG_DESK_PAGE (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->items);
  g_clear_object (&self->edited);
  g_clear_pointer (&self->procedures, g_ptr_array_unref);
  g_clear_pointer (&self->pins, g_array_unref);

  G_OBJECT_CLASS (dh_log_desk_page_parent_class)->finalize (object);
}

static void
dh_log_desk_page_class_init (DhLogDeskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_log_desk_page_dispose;
  object_class->finalize = dh_log_desk_page_finalize;
  widget_class->grab_focus = dh_log_desk_page_grab_focus;
  widget_class->map = dh_log_desk_page_map;
  widget_class->root = dh_log_desk_page_root;
  widget_class->unroot = dh_log_desk_page_unroot;

  g_type_ensure (DH_TYPE_REGISTER_ENTRY);
  g_type_ensure (DH_TYPE_VOLUNTEER_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-log-desk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskPage, register_entry);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskPage, volunteer_picker);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskPage, channel_group);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskPage, outcome_drop);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskPage, edit_box);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskPage, edit_label);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_editing_cb);

  gtk_widget_class_install_action (widget_class, "log.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "log.undo", "x", undo_record_action);
}

static void
create_choices (DhLogDeskPage *self)
{
  g_autoptr (GtkStringList) outcomes = gtk_string_list_new (NULL);

  for (guint i = 0; i < DH_OUTCOME_N; i++)
    gtk_string_list_append (outcomes, dh_word_outcome ((DhOutcome) i));
  gtk_drop_down_set_model (self->outcome_drop, G_LIST_MODEL (outcomes));
  for (guint i = 0; i < DH_CHANNEL_N; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, dh_word_channel ((DhChannel) i));
      adw_toggle_group_add (self->channel_group, toggle);
    }
}

static void
dh_log_desk_page_init (DhLogDeskPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->active = TRUE;
  self->undo_active = TRUE;
  self->items = g_list_store_new (DH_TYPE_LOG_DESK_ITEM);
  dh_log_desk_page_create_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  create_choices (self);
  dh_log_desk_page_create_rows (self);
  dh_log_desk_page_update_count (self);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

DhLogDeskPage *
dh_log_desk_page_new (DhSession *session, GSettings *settings)
{
  DhLogDeskPage *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_LOG_DESK_PAGE, NULL);
  self->session = g_object_ref (session);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->shown_day = G_MININT32;
  dh_volunteer_picker_set_session (self->volunteer_picker, session);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  if (dh_session_is_ready (session))
    refreshed_cb (self);
  stop_editing (self);
  return self;
}
