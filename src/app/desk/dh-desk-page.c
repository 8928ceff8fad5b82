/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"
#include "common/dh-settings.h"
#include "dh-day.h"
#include "dh-key-forward.h"

/* Minutes are shown, so half of one is often enough. */
#define TICK_S 30

G_DEFINE_FINAL_TYPE (DhDeskPage, dh_desk_page, ADW_TYPE_BREAKPOINT_BIN)

const DhVisit *
dh_desk_page_get_visit (DhDeskPage *self)
{
  gint64 id = self->acting != 0 ? self->acting : dh_queue_list_get_selected (self->queue_list);
  DhVisitItem *item = dh_queue_model_find (dh_session_get_queue (self->session), id, NULL);

  return item != NULL ? dh_visit_item_get_visit (item) : NULL;
}

static void
update_pane (DhDeskPage *self)
{
  DhVisitItem *item = dh_queue_model_find (dh_session_get_queue (self->session),
                                           dh_queue_list_get_selected (self->queue_list), NULL);

  if (self->visit_pane == NULL)
    {
      if (item == NULL)
        return;
      self->visit_pane = dh_visit_pane_new (self->session);
      gtk_stack_add_named (self->person_stack, GTK_WIDGET (self->visit_pane), "person");
    }
  dh_visit_pane_set_item (self->visit_pane, item);
  gtk_stack_set_visible_child_name (self->person_stack, item != NULL ? "person" : "nobody");
}

static void
selection_changed_cb (DhDeskPage *self)
{
  g_assert (DH_IS_DESK_PAGE (self));

  update_pane (self);
  dh_desk_page_update_actions (self);
}

static const DhVisit *
get_first_waiting (DhDeskPage *self)
{
  DhQueueModel *queue = dh_session_get_queue (self->session);
  guint position = dh_queue_model_count (queue, DH_QUEUE_ACTIVE);
  g_autoptr (DhVisitItem) item = NULL;

  if (dh_queue_model_count (queue, DH_QUEUE_WAITING) == 0)
    return NULL;
  item = g_list_model_get_item (G_LIST_MODEL (queue), position);
  return dh_visit_item_get_visit (item);
}

void
dh_desk_page_update_head (DhDeskPage *self)
{
  const DhDeskSettings *desk = dh_session_get_desk_settings (self->session);
  const DhVisit *first = desk != NULL ? get_first_waiting (self) : NULL;
  g_autofree char *text = first != NULL ? dh_label_next (first, &desk->fairness) : NULL;

  gtk_label_set_label (self->next_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->next_box), text != NULL || self->due > 0);
}

static void
update_settings (DhDeskPage *self)
{
  const DhDeskSettings *desk = dh_session_get_desk_settings (self->session);
  g_autofree char *counter = dh_settings_dup_string (self->settings, DH_SETTINGS_COUNTER);

  dh_counter_chooser_update (self->counter_chooser, desk != NULL ? desk->counters : NULL, counter);
  dh_queue_model_set_limits (dh_session_get_queue (self->session),
                             dh_session_get_target_s (self->session),
                             desk != NULL ? desk->long_serving_min * 60 : 0);
}

static void
counter_cb (DhDeskPage *self)
{
  g_assert (DH_IS_DESK_PAGE (self));

  /* With one counter it is what the settings say already. */
  if (gtk_widget_get_visible (GTK_WIDGET (self->counter_chooser)))
    dh_settings_set_string (self->settings, DH_SETTINGS_COUNTER,
                            dh_counter_chooser_get_counter (self->counter_chooser));
}

static void
refreshed_cb (DhDeskPage *self)
{
  DhQueueModel *queue = dh_session_get_queue (self->session);
  g_autofree char *volunteer = dh_settings_dup_string (self->settings, DH_SETTINGS_VOLUNTEER);
  g_autofree char *summary = NULL;
  guint waiting = dh_queue_model_count (queue, DH_QUEUE_WAITING);

  g_assert (DH_IS_DESK_PAGE (self));

  dh_register_entry_set_procedures (self->register_entry, dh_session_get_procedures (self->session),
                                    dh_session_today (self->session));
  update_settings (self);
  dh_register_entry_set_keeps_phones (self->register_entry,
                                      dh_session_keeps_phones (self->session));
  dh_desk_page_update_favourites (self);
  dh_desk_page_update_habits (self);
  dh_duty_bar_update (self->duty_bar, self->session, volunteer);
  summary = waiting == 0
                ? g_strdup (_ ("Nobody is waiting"))
                : g_strdup_printf (ngettext ("%u waiting", "%u waiting", waiting), waiting);
  gtk_label_set_label (self->queue_label, summary);
  gtk_stack_set_visible_child_name (
      self->queue_stack, g_list_model_get_n_items (G_LIST_MODEL (queue)) > 0 ? "list" : "empty");
  dh_desk_page_update_head (self);
  dh_desk_page_update_due (self);
  update_pane (self);
  dh_desk_page_update_actions (self);
  dh_desk_page_settle (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_session_tick (self->session);
  return G_SOURCE_CONTINUE;
}

static void
submitted_cb (DhDeskPage *self)
{
  g_assert (DH_IS_DESK_PAGE (self));

  dh_desk_page_register (self);
}

static void
confirmed_cb (DhDeskPage *self)
{
  g_assert (DH_IS_DESK_PAGE (self));

  dh_desk_page_confirm (self);
}

static void
go_to_cb (DhDeskPage *self, gint64 visit_id)
{
  g_assert (DH_IS_DESK_PAGE (self));

  dh_register_entry_set_text (self->register_entry, "");
  dh_desk_page_select (self, visit_id);
  dh_desk_page_focus_line (self);
}

static void
pin_cb (DhDeskPage *self, gint64 procedure_id)
{
  g_assert (DH_IS_DESK_PAGE (self));

  dh_desk_page_pin (self, procedure_id);
}

static void
volunteer_cb (DhDeskPage *self)
{
  const DhVolunteer *volunteer = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  volunteer = dh_session_find_volunteer (self->session, dh_duty_bar_get_volunteer (self->duty_bar));
  if (volunteer != NULL)
    dh_settings_set_string (self->settings, DH_SETTINGS_VOLUNTEER, volunteer->name);
}

/* Whatever is typed while no line has the focus is meant for the registration. */
static gboolean
key_pressed_cb (DhDeskPage *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  guint mods = state & gtk_accelerator_get_default_mod_mask ();

  g_assert (DH_IS_DESK_PAGE (self));

  /* The key that calls calls again where somebody was called. */
  if (keyval == GDK_KEY_F4 && mods == 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "desk.recall", NULL);
  return dh_key_forward (controller, keyval, state, GTK_WIDGET (self->register_entry));
}

static gboolean
focus_line_cb (gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  self->focus_id = 0;
  dh_desk_page_focus_line (self);
  return G_SOURCE_REMOVE;
}

static void
focus_line_soon (DhDeskPage *self)
{
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (focus_line_cb, self);
}

/* Where whoever had the focus is gone (a toast that was dismissed, a row, a dialog), the line has
 * it. A focus that only left the last stop of Tab goes on by itself. */
static void
focus_changed_cb (DhDeskPage *self, GParamSpec *pspec, GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  g_assert (DH_IS_DESK_PAGE (self));

  dh_desk_page_focus_moved (self, focus);
  if (focus == NULL && (self->last_focus == NULL || !gtk_widget_get_mapped (self->last_focus) ||
                        !gtk_widget_is_sensitive (self->last_focus)))
    focus_line_soon (self);
  g_set_weak_pointer (&self->last_focus, focus);
}

void
dh_desk_page_set_active (DhDeskPage *self, gboolean active, gboolean can_undo)
{
  g_return_if_fail (DH_IS_DESK_PAGE (self));

  /* After a dialog the line is ready for the next person. */
  if (active && !self->active)
    focus_line_soon (self);
  self->active = active != FALSE;
  self->undo_active = can_undo != FALSE;
  dh_desk_page_update_actions (self);
}

gint64
dh_desk_page_get_selected (DhDeskPage *self)
{
  g_return_val_if_fail (DH_IS_DESK_PAGE (self), 0);

  return dh_queue_list_get_selected (self->queue_list);
}

void
dh_desk_page_select (DhDeskPage *self, gint64 visit_id)
{
  g_return_if_fail (DH_IS_DESK_PAGE (self));

  dh_queue_list_select (self->queue_list, visit_id);
}

static gboolean
dh_desk_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DH_DESK_PAGE (widget)->register_entry));
}

static void
dh_desk_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dh_desk_page_parent_class)->map (widget);

  gtk_widget_grab_focus (widget);
}

static void
dh_desk_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dh_desk_page_parent_class)->root (widget);

  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "desk",
                                  G_ACTION_GROUP (DH_DESK_PAGE (widget)->actions));
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_changed_cb), widget, G_CONNECT_SWAPPED);
}

static void
dh_desk_page_unroot (GtkWidget *widget)
{
  dh_desk_page_release_keys (DH_DESK_PAGE (widget));
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_changed_cb, widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "desk", NULL);

  GTK_WIDGET_CLASS (dh_desk_page_parent_class)->unroot (widget);
}

static void
dh_desk_page_dispose (GObject *object)
{
  DhDeskPage *self = DH_DESK_PAGE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_weak_pointer (&self->last_focus);
  dh_desk_page_clear_pending (self);
  dh_desk_page_clear_presses (self);
  g_clear_handle_id (&self->hold_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_DESK_PAGE);
  g_clear_object (&self->ticket_printer);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dh_desk_page_parent_class)->dispose (object);
}

static void
dh_desk_page_finalize (GObject *object)
{
  DhDeskPage *self = DH_DESK_PAGE (object);

  g_clear_object (&self->actions);
  g_clear_pointer (&self->habits, g_hash_table_unref);
  g_clear_pointer (&self->guard, dh_entry_guard_free);
  g_clear_pointer (&self->favourites_of, g_ptr_array_unref);
  g_clear_pointer (&self->pins, g_array_unref);

  G_OBJECT_CLASS (dh_desk_page_parent_class)->finalize (object);
}

static void
dh_desk_page_class_init (DhDeskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_desk_page_dispose;
  object_class->finalize = dh_desk_page_finalize;
  widget_class->grab_focus = dh_desk_page_grab_focus;
  widget_class->map = dh_desk_page_map;
  widget_class->root = dh_desk_page_root;
  widget_class->unroot = dh_desk_page_unroot;

  g_type_ensure (DH_TYPE_REGISTER_ENTRY);
  g_type_ensure (DH_TYPE_QUEUE_LIST);
  g_type_ensure (DH_TYPE_DUTY_BAR);
  g_type_ensure (DH_TYPE_COUNTER_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-desk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DhDeskPage, register_entry);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPage, queue_label);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPage, counter_chooser);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPage, next_box);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPage, next_label);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPage, stopped_label);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPage, queue_stack);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPage, queue_list);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPage, person_stack);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPage, duty_bar);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, volunteer_cb);
  gtk_widget_class_bind_template_callback (widget_class, counter_cb);
}

static void
dh_desk_page_init (DhDeskPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->active = TRUE;
  self->undo_active = TRUE;
  self->guard = dh_entry_guard_new ();
  self->favourites_day = DH_DAY_INVALID;
  g_queue_init (&self->presses);
  dh_desk_page_create_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

DhDeskPage *
dh_desk_page_new (DhSession *session, GSettings *settings)
{
  DhDeskPage *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_DESK_PAGE, NULL);
  self->session = g_object_ref (session);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  dh_queue_list_set_model (self->queue_list, dh_session_get_queue (session));
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  self->tick_id = g_timeout_add_seconds (TICK_S, tick_cb, self);
  if (dh_session_is_ready (session))
    refreshed_cb (self);
  else
    dh_desk_page_update_actions (self);
  return self;
}
