/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "log-desk/dh-log-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-erase-name.h"
#include "common/dh-toast.h"
#include "desk/dh-desk-page-private.h"
#include "desk/dh-duty-dialog.h"
#include "history/dh-history-undo.h"
#include "model/dh-favourites.h"

/* ---- Favourites */

static void
favourites_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhLogDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhLogFavourites)
                favourites = dh_log_favourites_finish (DH_SESSION (source), result, &error);
  g_autoptr (GPtrArray) procedures = g_ptr_array_new ();

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  if (self->session == NULL || favourites == NULL)
    return;
  g_clear_pointer (&self->pins, g_array_unref);
  self->pins = g_array_ref (favourites->pins);
  for (guint i = 0; i < favourites->ids->len; i++)
    {
      const DhProcedure *procedure =
          dh_session_find_procedure (self->session, g_array_index (favourites->ids, gint64, i));

      if (procedure != NULL)
        g_ptr_array_add (procedures, (gpointer) procedure);
    }
  dh_register_entry_set_favourites (self->register_entry, procedures, favourites->pins);
}

/* Once a day, and when the lists or the settings have changed: a new list is a new array. */
void
dh_log_desk_page_update_favourites (DhLogDeskPage *self)
{
  gint32 today = dh_session_today (self->session);
  GPtrArray *procedures = dh_session_get_procedures (self->session);

  if (self->shown_day == today && self->procedures == procedures)
    return;
  self->shown_day = today;
  g_clear_pointer (&self->procedures, g_ptr_array_unref);
  self->procedures = g_ptr_array_ref (procedures);
  dh_log_favourites_async (self->session, favourites_cb, g_object_ref (self));
}

static void
pinned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhLogDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  if (!dh_session_set_setting_finish (DH_SESSION (source), result, &error) && self->session != NULL)
    dh_toast_error (GTK_WIDGET (self), error);
}

void
dh_log_desk_page_pin (DhLogDeskPage *self, gint64 procedure_id)
{
  g_autofree char *pins = NULL;

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  if (self->pins == NULL || procedure_id == 0)
    return;
  if (!dh_favourites_toggle_pin (self->pins, procedure_id))
    {
      dh_toast_show (GTK_WIDGET (self), _ ("All nine places are pinned. Take a pin away first."),
                     NULL, 0);
      return;
    }
  pins = dh_favourites_format_pins (self->pins);
  dh_session_set_setting_async (self->session, DH_SETTING_PINS, pins, pinned_cb,
                                g_object_ref (self));
}

/* ---- Actions */

static void
register_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhLogDeskPage *self = user_data;

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
}

static void
submit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhLogDeskPage *self = user_data;

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  dh_register_entry_submit (self->register_entry);
}

static void
favourite_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhLogDeskPage *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  guint n = (guint) g_ascii_digit_value (name[strlen ("favourite-")]);
  gint64 procedure_id = 0;

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  /* The word that an input method holds back is part of the line. */
  dh_focus_commit (GTK_WIDGET (self));
  procedure_id = dh_register_entry_get_favourite (self->register_entry, n);
  if (procedure_id != 0)
    dh_log_desk_page_record (self, procedure_id);
}

static void
duty_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhLogDeskPage *self = user_data;

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  dh_focus_commit (GTK_WIDGET (self));
  adw_dialog_present (ADW_DIALOG (dh_duty_dialog_new (self->session)), GTK_WIDGET (self));
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhLogDeskPage *self = user_data;

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  /* While a line is being typed, undo is about what was typed. */
  if (!dh_focus_undo (GTK_WIDGET (self), "text.undo"))
    dh_history_undo (GTK_WIDGET (self), self->session, NULL, 0, NULL);
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhLogDeskPage *self = user_data;

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  if (!dh_focus_undo (GTK_WIDGET (self), "text.redo"))
    dh_history_redo (GTK_WIDGET (self), self->session);
}

static void
undo_events_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhLogDeskPage *self = user_data;
  gsize n = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  if (n > 0)
    dh_history_undo (GTK_WIDGET (self), self->session, ids, (guint) n, NULL);
}

/* What stands in the line would write the name again. */
static void
erase_response_cb (DhLogDeskPage *self, const char *response)
{
  g_assert (DH_IS_LOG_DESK_PAGE (self));

  if (!g_str_equal (response, "erase"))
    return;
  dh_log_desk_page_stop_editing (self);
  dh_register_entry_set_text (self->register_entry, "");
}

static void
erase_name_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhLogDeskPage *self = user_data;
  AdwDialog *dialog = NULL;

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  if (self->edited == NULL)
    {
      dh_toast_show (GTK_WIDGET (self),
                     _ ("Press “Edit” in the row of the person whose name is to be erased first."),
                     NULL, 0);
      return;
    }
  dialog = dh_erase_name_ask (GTK_WIDGET (self), self->session,
                              dh_log_desk_item_get_visit (self->edited));
  if (dialog == NULL)
    return;
  g_signal_connect_object (dialog, "response", G_CALLBACK (erase_response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static const GActionEntry entries[] = {
  { .name = "register", .activate = register_action },
  { .name = "submit", .activate = submit_action },
  { .name = "duty", .activate = duty_action },
  { .name = "undo", .activate = undo_action },
  { .name = "redo", .activate = redo_action },
  { .name = "undo-events", .activate = undo_events_action, .parameter_type = "ax" },
  { .name = "erase-name", .activate = erase_name_action },
  { .name = "favourite-1", .activate = favourite_action },
  { .name = "favourite-2", .activate = favourite_action },
  { .name = "favourite-3", .activate = favourite_action },
  { .name = "favourite-4", .activate = favourite_action },
  { .name = "favourite-5", .activate = favourite_action },
  { .name = "favourite-6", .activate = favourite_action },
  { .name = "favourite-7", .activate = favourite_action },
  { .name = "favourite-8", .activate = favourite_action },
  { .name = "favourite-9", .activate = favourite_action },
};

void
dh_log_desk_page_update_actions (DhLogDeskPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const char *name = entries[i].name;
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);
      gboolean enabled = self->active;

      if (g_str_equal (name, "undo"))
        enabled = self->undo_active && dh_session_can_undo (self->session);
      else if (g_str_equal (name, "redo"))
        enabled = self->undo_active && dh_session_can_redo (self->session);
      else if (g_str_equal (name, "undo-events"))
        enabled = TRUE;
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
}

void
dh_log_desk_page_create_actions (DhLogDeskPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
