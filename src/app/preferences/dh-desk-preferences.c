/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "preferences/dh-desk-preferences.h"

#include <glib/gi18n-lib.h>

#include "common/dh-entry-row.h"
#include "common/dh-toast.h"
#include "dh-words.h"
#include "text/dh-text.h"

struct _DhDeskPreferences
{
  AdwPreferencesPage parent_instance;

  GtkCheckButton *queue_check;
  GtkCheckButton *log_check;
  AdwEntryRow *counters_row;
  GtkWidget *fairness_group;
  AdwSpinRow *streak_row;
  AdwSpinRow *wait_row;
  AdwSpinRow *target_row;
  AdwSpinRow *long_row;
  AdwPreferencesGroup *difficulties_group;
  AdwEntryRow *add_row;
  AdwActionRow *reasons_row;

  DhSession *session;       /* (owned) */
  DhDeskSettings *settings; /* (owned) as they are shown */
  GPtrArray *rows;          /* (owned) of GtkWidget, not owned: the difficulties, in order */
  gboolean filling;         /* the program sets what a person may */
};

G_DEFINE_FINAL_TYPE (DhDeskPreferences, dh_desk_preferences, ADW_TYPE_PREFERENCES_PAGE)

static void
tell (DhDeskPreferences *self, const char *text)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);
  AdwToast *toast = NULL;

  if (dialog == NULL)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
}

/* ---- Storing */

static void fill (DhDeskPreferences *self);

/* On the store's thread. */
static gpointer
save_job (DhStore *store, gpointer data, GError **error)
{
  return dh_desk_settings_save (data, store, error) ? dh_desk_settings_load (store) : NULL;
}

static void
free_settings (gpointer data)
{
  dh_desk_settings_free (data);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDeskPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDeskSettings) saved = NULL;

  g_assert (DH_IS_DESK_PREFERENCES (self));

  saved = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  if (saved != NULL)
    dh_store_client_emit_changed (DH_STORE_CLIENT (source), 0);
  if (self->session == NULL || saved != NULL)
    return;
  tell (self, error->message);
  /* What is stored is what is shown. */
  g_clear_pointer (&self->settings, dh_desk_settings_free);
  self->settings = dh_desk_settings_copy (dh_session_get_desk_settings (self->session));
  fill (self);
}

static void
save (DhDeskPreferences *self)
{
  DhStoreClient *client = dh_session_get_client (self->session);

  if (client != NULL)
    dh_store_client_run_async (client, save_job, dh_desk_settings_copy (self->settings),
                               free_settings, free_settings, NULL, saved_cb, g_object_ref (self));
}

static void
mode_changed_cb (DhDeskPreferences *self)
{
  g_assert (DH_IS_DESK_PREFERENCES (self));

  if (self->filling || self->settings == NULL)
    return;
  self->settings->mode = gtk_check_button_get_active (self->queue_check) ? DH_DESK_QUEUE
                                                                         : DH_DESK_LOG;
  gtk_widget_set_sensitive (self->fairness_group, self->settings->mode == DH_DESK_QUEUE);
  save (self);
}

static void
changed_cb (DhDeskPreferences *self)
{
  g_assert (DH_IS_DESK_PREFERENCES (self));

  if (self->filling || self->settings == NULL)
    return;
  self->settings->fairness.streak = (int) adw_spin_row_get_value (self->streak_row);
  self->settings->fairness.wait_min = (int) adw_spin_row_get_value (self->wait_row);
  self->settings->target_s = (int) adw_spin_row_get_value (self->target_row) * 60;
  self->settings->long_serving_min = (int) adw_spin_row_get_value (self->long_row);
  save (self);
}

static void
counters_applied_cb (DhDeskPreferences *self)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint n = 0;

  g_assert (DH_IS_DESK_PREFERENCES (self));

  if (self->session == NULL)
    return;
  parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->counters_row)), ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *name = dh_text_clean (parts[i]);

      if (*name != '\0')
        n++;
      if (*name != '\0')
        g_strv_builder_take (names, name);
      else
        g_free (name);
    }
  if (n == 0)
    {
      tell (self, _ ("A desk has one counter at least."));
      fill (self);
      return;
    }
  g_strfreev (self->settings->counters);
  self->settings->counters = g_strv_builder_end (names);
  save (self);
}

/* ---- Difficulties */

static DhDeskDifficulty *
find_difficulty (DhDeskPreferences *self, GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW);
  guint position = 0;

  if (row == NULL || !g_ptr_array_find (self->rows, row, &position))
    return NULL;
  return self->settings->difficulties->pdata[position];
}

static void
shown_cb (GtkSwitch *toggle, GParamSpec *pspec, DhDeskPreferences *self)
{
  DhDeskDifficulty *difficulty = NULL;

  g_assert (DH_IS_DESK_PREFERENCES (self));

  if (self->filling)
    return;
  difficulty = find_difficulty (self, GTK_WIDGET (toggle));
  if (difficulty == NULL)
    return;
  difficulty->hidden = !gtk_switch_get_active (toggle);
  save (self);
}

static void
renamed_cb (AdwEntryRow *row, DhDeskPreferences *self)
{
  DhDeskDifficulty *difficulty = NULL;
  g_autofree char *name = NULL;

  g_assert (DH_IS_DESK_PREFERENCES (self));

  difficulty = self->session != NULL ? find_difficulty (self, GTK_WIDGET (row)) : NULL;
  if (difficulty == NULL)
    return;
  name = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (row)));
  /* Without a name of its own it is called as the program calls it. */
  g_set_str (&difficulty->name,
             g_str_equal (name, dh_word_difficulty (difficulty->code)) ? "" : name);
  save (self);
}

static gboolean
fill_cb (gpointer user_data)
{
  DhDeskPreferences *self = user_data;

  g_assert (DH_IS_DESK_PREFERENCES (self));

  if (self->session != NULL)
    fill (self);
  return G_SOURCE_REMOVE;
}

static void
add_cb (DhDeskPreferences *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_assert (DH_IS_DESK_PREFERENCES (self));

  if (self->session == NULL)
    return;
  name = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->add_row)));
  if (!dh_desk_settings_add_difficulty (self->settings, name, &error))
    {
      tell (self, error->message);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
  save (self);
  /* Rows must not come and go while the focus is on its way from one to another. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
create_row (DhDeskPreferences *self, const DhDeskDifficulty *difficulty)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  const char *name = dh_desk_settings_difficulty (self->settings, difficulty->code);
  /* Translators: %s is a difficulty, such as "Portal down". */
  g_autofree char *offered = g_strdup_printf (_ ("Offer “%s”"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Difficulty"));
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_switch_set_active (GTK_SWITCH (toggle), !difficulty->hidden);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (toggle, _ ("Offer it when help is recorded"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, offered,
                                  -1);
  g_signal_connect_object (row, "apply", G_CALLBACK (renamed_cb), self, 0);
  dh_entry_row_apply_on_leave (ADW_ENTRY_ROW (row));
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (shown_cb), self, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), toggle);
  return row;
}

static void
fill_difficulties (DhDeskPreferences *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->difficulties_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  /* Those that are there come before the line that adds one. */
  g_object_ref (self->add_row);
  adw_preferences_group_remove (self->difficulties_group, GTK_WIDGET (self->add_row));
  for (guint i = 0; i < self->settings->difficulties->len; i++)
    {
      GtkWidget *row = create_row (self, self->settings->difficulties->pdata[i]);

      adw_preferences_group_add (self->difficulties_group, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_preferences_group_add (self->difficulties_group, GTK_WIDGET (self->add_row));
  g_object_unref (self->add_row);
}

static void
fill (DhDeskPreferences *self)
{
  const DhDeskSettings *settings = self->settings;
  g_autofree char *counters = g_strjoinv ("; ", settings->counters);

  self->filling = TRUE;
  gtk_check_button_set_active (settings->mode == DH_DESK_LOG ? self->log_check : self->queue_check,
                               TRUE);
  gtk_widget_set_sensitive (self->fairness_group, settings->mode == DH_DESK_QUEUE);
  gtk_editable_set_text (GTK_EDITABLE (self->counters_row), counters);
  adw_spin_row_set_value (self->streak_row, settings->fairness.streak);
  adw_spin_row_set_value (self->wait_row, settings->fairness.wait_min);
  adw_spin_row_set_value (self->target_row, settings->target_s / 60.0);
  adw_spin_row_set_value (self->long_row, settings->long_serving_min);
  fill_difficulties (self);
  self->filling = FALSE;
}

static void
fill_reasons (DhDeskPreferences *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *const *codes = dh_priority_reasons ();

  for (guint i = 0; codes[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", dh_word_priority_reason (codes[i]));
  adw_action_row_set_subtitle (self->reasons_row, text->str);
}

static void
dh_desk_preferences_dispose (GObject *object)
{
  DhDeskPreferences *self = DH_DESK_PREFERENCES (object);

  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_DESK_PREFERENCES);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dh_desk_preferences_parent_class)->dispose (object);
}

static void
dh_desk_preferences_finalize (GObject *object)
{
  DhDeskPreferences *self = DH_DESK_PREFERENCES (object);

  g_clear_pointer (&self->settings, dh_desk_settings_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (dh_desk_preferences_parent_class)->finalize (object);
}

static void
dh_desk_preferences_class_init (DhDeskPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_desk_preferences_dispose;
  object_class->finalize = dh_desk_preferences_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-desk-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DhDeskPreferences, queue_check);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPreferences, log_check);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPreferences, counters_row);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPreferences, fairness_group);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPreferences, streak_row);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPreferences, wait_row);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPreferences, target_row);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPreferences, long_row);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPreferences, difficulties_group);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPreferences, add_row);
  gtk_widget_class_bind_template_child (widget_class, DhDeskPreferences, reasons_row);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, counters_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
dh_desk_preferences_init (DhDeskPreferences *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_entry_row_apply_on_leave (self->counters_row);
  dh_entry_row_apply_on_leave (self->add_row);
}

DhDeskPreferences *
dh_desk_preferences_new (DhSession *session)
{
  DhDeskPreferences *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session) && dh_session_is_ready (session), NULL);

  self = g_object_new (DH_TYPE_DESK_PREFERENCES, NULL);
  self->session = g_object_ref (session);
  self->settings = dh_desk_settings_copy (dh_session_get_desk_settings (session));
  fill (self);
  fill_reasons (self);
  return self;
}
