/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "log-desk/dh-log-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-settings.h"
#include "dh-accessible-names.h"
#include "dh-key-forward.h"
#include "dh-words.h"

G_DEFINE_FINAL_TYPE (DhLogDeskPage, dh_log_desk_page, ADW_TYPE_BREAKPOINT_BIN)

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

/* ---- The line */

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
  dh_log_desk_page_show_hint (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
}

static void
stop_editing_cb (DhLogDeskPage *self)
{
  g_assert (DH_IS_LOG_DESK_PAGE (self));

  dh_register_entry_set_text (self->register_entry, "");
  dh_log_desk_page_stop_editing (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
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
  /* Whatever was done elsewhere meanwhile is what undo means then. */
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
  g_assert (DH_IS_LOG_DESK_PAGE (self));

  return dh_key_forward (controller, keyval, state, GTK_WIDGET (self->register_entry));
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
  g_clear_pointer (&self->edited_volunteers, g_array_unref);
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

  dh_log_desk_page_install_record_actions (widget_class);
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
  dh_name_rows (self->outcome_drop);
  dh_register_entry_set_logs (self->register_entry);
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
  dh_log_desk_page_stop_editing (self);
  return self;
}
