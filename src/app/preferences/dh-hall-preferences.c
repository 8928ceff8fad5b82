/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "preferences/dh-hall-preferences.h"

#include <glib/gi18n-lib.h>

#include "common/dh-entry-row.h"
#include "common/dh-settings.h"
#include "common/dh-toast.h"
#include "dh-accessible-names.h"
#include "hall/dh-call-clips.h"
#include "hall/dh-hall-window.h"
#include "text/dh-text.h"

struct _DhHallPreferences
{
  AdwPreferencesPage parent_instance;

  AdwEntryRow *message_row;
  AdwComboRow *colors_row;
  AdwSwitchRow *chime_row;
  AdwSwitchRow *voice_row;
  AdwSpinRow *volume_row;
  AdwActionRow *try_row;
  AdwActionRow *clips_row;

  DhSession *session;        /* (owned) (nullable) NULL while the page is filled in */
  GSettings *settings;       /* (owned) (nullable) */
  DhCallSound *sound;        /* (owned) */
  GCancellable *cancellable; /* (owned) of the reading */
};

G_DEFINE_FINAL_TYPE (DhHallPreferences, dh_hall_preferences, ADW_TYPE_PREFERENCES_PAGE)

static const char *const colors[] = { "system", "light", "dark" };

/* ---- The line of text, in the book */

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhHallPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_HALL_PREFERENCES (self));

  if (!dh_session_set_setting_finish (DH_SESSION (source), result, &error))
    dh_toast_error (GTK_WIDGET (self), error);
}

static void
message_applied_cb (DhHallPreferences *self)
{
  g_autofree char *text = NULL;

  g_assert (DH_IS_HALL_PREFERENCES (self));

  if (self->session == NULL)
    return;
  text = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->message_row)));
  dh_session_set_setting_async (self->session, DH_SETTING_HALL_MESSAGE, text, stored_cb,
                                g_object_ref (self));
}

/* On the store's thread. */
static gpointer
read_job (DhStore *store, gpointer data, GError **error)
{
  return dh_store_get_setting (store, DH_SETTING_HALL_MESSAGE, "");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhHallPreferences) self = user_data;
  g_autofree char *message = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, NULL);

  g_assert (DH_IS_HALL_PREFERENCES (self));

  if (message == NULL || self->session == NULL)
    return;
  /* Set so that nothing waits to be applied. */
  adw_entry_row_set_show_apply_button (self->message_row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->message_row), message);
  adw_entry_row_set_show_apply_button (self->message_row, TRUE);
}

/* ---- Colours and sound, of this machine */

static void
update_try (DhHallPreferences *self)
{
  gboolean heard = adw_switch_row_get_active (self->chime_row) ||
                   adw_switch_row_get_active (self->voice_row);

  gtk_widget_set_sensitive (GTK_WIDGET (self->volume_row), heard);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "hall.try", heard);
  dh_call_sound_set (self->sound, adw_switch_row_get_active (self->chime_row),
                     adw_switch_row_get_active (self->voice_row),
                     (guint) adw_spin_row_get_value (self->volume_row));
}

static void
changed_cb (DhHallPreferences *self)
{
  guint chosen = 0;

  g_assert (DH_IS_HALL_PREFERENCES (self));

  if (self->session == NULL)
    return;
  chosen = adw_combo_row_get_selected (self->colors_row);
  if (chosen < G_N_ELEMENTS (colors))
    dh_settings_set_string (self->settings, DH_SETTINGS_HALL_COLORS, colors[chosen]);
  dh_settings_set_boolean (self->settings, DH_SETTINGS_HALL_CHIME,
                           adw_switch_row_get_active (self->chime_row));
  dh_settings_set_boolean (self->settings, DH_SETTINGS_HALL_VOICE,
                           adw_switch_row_get_active (self->voice_row));
  dh_settings_set_int (self->settings, DH_SETTINGS_HALL_VOLUME,
                       (int) adw_spin_row_get_value (self->volume_row));
  update_try (self);
}

static void
try_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhHallPreferences *self = DH_HALL_PREFERENCES (widget);

  adw_action_row_set_subtitle (self->try_row, _ ("Playing number A012, counter 2 …"));
  dh_call_sound_call (self->sound, "A012", "2");
}

static void
ended_cb (DhHallPreferences *self, const char *problem)
{
  g_assert (DH_IS_HALL_PREFERENCES (self));

  if (dh_call_sound_count (self->sound) > 0)
    return;
  adw_action_row_set_subtitle (
      self->try_row, problem != NULL ? problem
                                     : _ ("Played. If nothing was heard, look at the loudspeaker "
                                          "and the loudness of the machine."));
}

static void
update_clips (DhHallPreferences *self)
{
  g_autofree char *folder = dh_call_clips_folder ();
  g_autoptr (GPtrArray) faults = dh_call_clips_check (folder);
  guint own = dh_call_clips_count_own (folder);
  g_autofree char *text = NULL;

  if (faults->len == 1)
    text = g_strdup (faults->pdata[0]);
  else if (faults->len > 1)
    text = g_strdup_printf (ngettext ("%u recording cannot be used. The first: %s",
                                      "%u recordings cannot be used. The first: %s", faults->len),
                            faults->len, (const char *) faults->pdata[0]);
  else if (own > 0)
    text = g_strdup_printf (
        ngettext ("%u recording of your own, in %s", "%u recordings of your own, in %s", own), own,
        folder);
  else
    text = g_strdup_printf (_ ("A synthesised voice until your own recordings are in %s"), folder);
  adw_action_row_set_subtitle (self->clips_row, text);
  if (faults->len > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->clips_row), "warning");
}

/* ---- Life */

static void
dh_hall_preferences_dispose (GObject *object)
{
  DhHallPreferences *self = DH_HALL_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_HALL_PREFERENCES);
  g_clear_object (&self->sound);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dh_hall_preferences_parent_class)->dispose (object);
}

static void
dh_hall_preferences_finalize (GObject *object)
{
  g_clear_object (&DH_HALL_PREFERENCES (object)->cancellable);

  G_OBJECT_CLASS (dh_hall_preferences_parent_class)->finalize (object);
}

static void
dh_hall_preferences_class_init (DhHallPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_hall_preferences_dispose;
  object_class->finalize = dh_hall_preferences_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-hall-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DhHallPreferences, message_row);
  gtk_widget_class_bind_template_child (widget_class, DhHallPreferences, colors_row);
  gtk_widget_class_bind_template_child (widget_class, DhHallPreferences, chime_row);
  gtk_widget_class_bind_template_child (widget_class, DhHallPreferences, voice_row);
  gtk_widget_class_bind_template_child (widget_class, DhHallPreferences, volume_row);
  gtk_widget_class_bind_template_child (widget_class, DhHallPreferences, try_row);
  gtk_widget_class_bind_template_child (widget_class, DhHallPreferences, clips_row);
  gtk_widget_class_bind_template_callback (widget_class, message_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "hall.try", NULL, try_action);
}

static void
dh_hall_preferences_init (DhHallPreferences *self)
{
  g_autofree char *folder = dh_call_clips_folder ();

  self->cancellable = g_cancellable_new ();
  self->sound = dh_call_sound_new (folder);
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_name_rows (self->colors_row);
  dh_entry_row_apply_on_leave (self->message_row);
  g_signal_connect_object (self->sound, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dh_hall_preferences_new (DhSession *session, GSettings *settings)
{
  DhHallPreferences *self = NULL;
  g_autofree char *scheme = dh_settings_dup_string (settings, DH_SETTINGS_HALL_COLORS);
  DhStoreClient *client = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_HALL_PREFERENCES, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    if (g_str_equal (colors[i], scheme))
      adw_combo_row_set_selected (self->colors_row, i);
  adw_switch_row_set_active (self->chime_row,
                             dh_settings_get_boolean (settings, DH_SETTINGS_HALL_CHIME));
  adw_switch_row_set_active (self->voice_row,
                             dh_settings_get_boolean (settings, DH_SETTINGS_HALL_VOICE));
  adw_spin_row_set_value (self->volume_row,
                          dh_settings_get_int (settings, DH_SETTINGS_HALL_VOLUME, 80));
  update_try (self);
  update_clips (self);
  /* From here on a change of a row is a wish. */
  self->session = g_object_ref (session);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  client = dh_session_get_client (session);
  if (client != NULL)
    dh_store_client_run_async (client, read_job, NULL, NULL, g_free, self->cancellable, read_cb,
                               g_object_ref (self));
  return GTK_WIDGET (self);
}

DhCallSound *
dh_hall_preferences_get_sound (DhHallPreferences *self)
{
  g_return_val_if_fail (DH_IS_HALL_PREFERENCES (self), NULL);

  return self->sound;
}
