/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "preferences/dh-preferences-dialog.h"

#include <glib/gi18n-lib.h>

#include "common/dh-entry-row.h"
#include "common/dh-settings.h"
#include "dh-accessible-names.h"
#include "preferences/dh-autostart-row.h"
#include "preferences/dh-desk-preferences.h"
#include "preferences/dh-hall-preferences.h"
#include "preferences/dh-ticket-preferences.h"
#include "text/dh-text.h"
#include "window/dh-application.h"

struct _DhPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwEntryRow *commune_row;
  AdwEntryRow *province_row;
  AdwSpinRow *retention_row;
  AdwSwitchRow *phones_row;
  AdwEntryRow *counter_row;
  AdwComboRow *language_row;
  AdwComboRow *appearance_row;
  DhAutostartRow *autostart_row;

  DhSession *session;  /* (owned) */
  GSettings *settings; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DhPreferencesDialog, dh_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static const char *const languages[] = { "vi", "en", "system" };
static const char *const color_schemes[] = { "system", "light", "dark" };

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhPreferencesDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_PREFERENCES_DIALOG (self));

  if (!dh_session_set_setting_finish (DH_SESSION (source), result, &error))
    {
      AdwToast *toast = adw_toast_new (error->message);

      adw_toast_set_use_markup (toast, FALSE);
      adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), toast);
    }
}

static void
store (DhPreferencesDialog *self, const char *key, const char *value)
{
  dh_session_set_setting_async (self->session, key, value, stored_cb, g_object_ref (self));
}

static void
commune_applied_cb (DhPreferencesDialog *self, AdwEntryRow *row)
{
  g_autofree char *text = NULL;

  g_assert (DH_IS_PREFERENCES_DIALOG (self));

  if (self->session == NULL)
    return;
  text = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (row)));
  if (*text == '\0')
    gtk_editable_set_text (GTK_EDITABLE (row), row == self->commune_row
                                                   ? dh_session_get_commune (self->session)
                                                   : dh_session_get_province (self->session));
  else
    store (self, row == self->commune_row ? "commune" : "province", text);
}

static void
retention_changed_cb (DhPreferencesDialog *self)
{
  g_autofree char *text = NULL;

  g_assert (DH_IS_PREFERENCES_DIALOG (self));

  if (self->session == NULL)
    return;
  text = g_strdup_printf ("%d", (int) adw_spin_row_get_value (self->retention_row));
  store (self, "retention_days", text);
}

static void
phones_changed_cb (DhPreferencesDialog *self)
{
  g_assert (DH_IS_PREFERENCES_DIALOG (self));

  if (self->session != NULL)
    store (self, DH_SETTING_KEEP_PHONES, adw_switch_row_get_active (self->phones_row) ? "1" : "0");
}

static void
counter_changed_cb (DhPreferencesDialog *self)
{
  g_autofree char *text = NULL;

  g_assert (DH_IS_PREFERENCES_DIALOG (self));

  text = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->counter_row)));
  dh_settings_set_string (self->settings, DH_SETTINGS_COUNTER, text);
}

static void
language_changed_cb (DhPreferencesDialog *self)
{
  guint chosen = 0;

  g_assert (DH_IS_PREFERENCES_DIALOG (self));

  if (self->session == NULL)
    return;
  chosen = adw_combo_row_get_selected (self->language_row);
  if (chosen < G_N_ELEMENTS (languages))
    dh_settings_set_string (self->settings, DH_SETTINGS_LANGUAGE, languages[chosen]);
}

static void
appearance_changed_cb (DhPreferencesDialog *self)
{
  guint chosen = 0;

  g_assert (DH_IS_PREFERENCES_DIALOG (self));

  if (self->session == NULL)
    return;
  chosen = adw_combo_row_get_selected (self->appearance_row);
  if (chosen >= G_N_ELEMENTS (color_schemes))
    return;
  dh_settings_set_string (self->settings, DH_SETTINGS_COLOR_SCHEME, color_schemes[chosen]);
  dh_application_apply_color_scheme (self->settings);
}

static void
dh_preferences_dialog_dispose (GObject *object)
{
  DhPreferencesDialog *self = DH_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dh_preferences_dialog_parent_class)->dispose (object);
}

static void
dh_preferences_dialog_class_init (DhPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_preferences_dialog_dispose;

  g_type_ensure (DH_TYPE_AUTOSTART_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhPreferencesDialog, commune_row);
  gtk_widget_class_bind_template_child (widget_class, DhPreferencesDialog, province_row);
  gtk_widget_class_bind_template_child (widget_class, DhPreferencesDialog, retention_row);
  gtk_widget_class_bind_template_child (widget_class, DhPreferencesDialog, phones_row);
  gtk_widget_class_bind_template_child (widget_class, DhPreferencesDialog, counter_row);
  gtk_widget_class_bind_template_child (widget_class, DhPreferencesDialog, language_row);
  gtk_widget_class_bind_template_callback (widget_class, commune_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, retention_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, phones_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, counter_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, DhPreferencesDialog, appearance_row);
  gtk_widget_class_bind_template_child (widget_class, DhPreferencesDialog, autostart_row);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, appearance_changed_cb);
}

static void
dh_preferences_dialog_init (DhPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_name_rows (self->language_row);
  dh_name_rows (self->appearance_row);
  dh_entry_row_apply_on_leave (self->commune_row);
  dh_entry_row_apply_on_leave (self->province_row);
}

DhPreferencesDialog *
dh_preferences_dialog_new (DhSession *session, GSettings *settings)
{
  DhPreferencesDialog *self = NULL;
  g_autofree char *counter = dh_settings_dup_string (settings, DH_SETTINGS_COUNTER);
  g_autofree char *language = dh_settings_dup_string (settings, DH_SETTINGS_LANGUAGE);
  g_autofree char *color_scheme = dh_settings_dup_string (settings, DH_SETTINGS_COLOR_SCHEME);

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_PREFERENCES_DIALOG, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->commune_row), dh_session_get_commune (session));
  gtk_editable_set_text (GTK_EDITABLE (self->province_row), dh_session_get_province (session));
  gtk_editable_set_text (GTK_EDITABLE (self->counter_row), counter);
  adw_spin_row_set_value (self->retention_row, dh_session_get_retention_days (session));
  /* What was chosen, which need not be what is shown until the next start. */
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i], language))
      adw_combo_row_set_selected (self->language_row, i);
  adw_switch_row_set_active (self->phones_row, dh_session_keeps_phones (session));
  for (guint i = 0; i < G_N_ELEMENTS (color_schemes); i++)
    if (g_str_equal (color_schemes[i], color_scheme))
      adw_combo_row_set_selected (self->appearance_row, i);
  gtk_widget_set_sensitive (GTK_WIDGET (self->language_row), settings != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->appearance_row), settings != NULL);
  dh_autostart_row_set_settings (self->autostart_row, settings);
  /* From here on a change of a row is a wish. */
  self->session = g_object_ref (session);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  if (dh_session_is_ready (session))
    adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self),
                                ADW_PREFERENCES_PAGE (dh_desk_preferences_new (session)));
  adw_preferences_dialog_add (
      ADW_PREFERENCES_DIALOG (self),
      ADW_PREFERENCES_PAGE (dh_ticket_preferences_new (session, self->settings)));
  adw_preferences_dialog_add (
      ADW_PREFERENCES_DIALOG (self),
      ADW_PREFERENCES_PAGE (dh_hall_preferences_new (session, self->settings)));
  return self;
}
