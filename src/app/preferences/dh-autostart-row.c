/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "preferences/dh-autostart-row.h"

#include <glib/gi18n-lib.h>

#include "common/dh-settings.h"
#include "common/dh-toast.h"
#include "preferences/dh-autostart.h"

struct _DhAutostartRow
{
  AdwActionRow parent_instance;

  GtkSwitch *toggle; /* (not owned) child */

  GSettings *settings; /* (owned) (nullable) */
  gboolean asking;     /* the session has not answered yet */
  gboolean putting;    /* the switch is moved by the program */
};

G_DEFINE_FINAL_TYPE (DhAutostartRow, dh_autostart_row, ADW_TYPE_ACTION_ROW)

static void
put (DhAutostartRow *self, gboolean active)
{
  self->putting = TRUE;
  gtk_switch_set_active (self->toggle, active);
  self->putting = FALSE;
}

static void
say (DhAutostartRow *self, const char *text)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  dh_announce (GTK_WIDGET (self), text, FALSE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhAutostartRow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean granted = FALSE;
  gboolean answered = dh_autostart_request_finish (result, &granted, &error);

  g_assert (DH_IS_AUTOSTART_ROW (self));

  self->asking = FALSE;
  if (answered)
    dh_settings_set_boolean (self->settings, DH_SETTINGS_AUTOSTART, granted);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->toggle), TRUE);
  if (!answered)
    {
      put (self, !gtk_switch_get_active (self->toggle));
      say (self, error->message);
    }
  else
    say (self, granted ? _ ("Đồng Hành opens when you log in.")
                       : _ ("Đồng Hành does not open by itself."));
}

static void
toggled_cb (DhAutostartRow *self)
{
  g_assert (DH_IS_AUTOSTART_ROW (self));

  if (self->putting || self->asking)
    return;
  self->asking = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->toggle), FALSE);
  dh_autostart_request_async (gtk_switch_get_active (self->toggle), NULL, answered_cb,
                              g_object_ref (self));
}

static void
dh_autostart_row_dispose (GObject *object)
{
  DhAutostartRow *self = DH_AUTOSTART_ROW (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dh_autostart_row_parent_class)->dispose (object);
}

static void
dh_autostart_row_class_init (DhAutostartRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dh_autostart_row_dispose;
}

static void
dh_autostart_row_init (DhAutostartRow *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open when I log in"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Open when I log in"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _ ("The system may ask you first"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

void
dh_autostart_row_set_settings (DhAutostartRow *self, GSettings *settings)
{
  g_return_if_fail (DH_IS_AUTOSTART_ROW (self));

  g_set_object (&self->settings, settings);
  put (self, dh_settings_get_boolean (settings, DH_SETTINGS_AUTOSTART));
}

gboolean
dh_autostart_row_get_active (DhAutostartRow *self)
{
  g_return_val_if_fail (DH_IS_AUTOSTART_ROW (self), FALSE);

  return gtk_switch_get_active (self->toggle);
}

void
dh_autostart_row_set_active (DhAutostartRow *self, gboolean active)
{
  g_return_if_fail (DH_IS_AUTOSTART_ROW (self));

  gtk_switch_set_active (self->toggle, active);
}
