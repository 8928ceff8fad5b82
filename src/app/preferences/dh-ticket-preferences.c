/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "preferences/dh-ticket-preferences.h"

#include <glib/gi18n-lib.h>

#include "common/dh-entry-row.h"
#include "common/dh-settings.h"
#include "common/dh-toast.h"
#include "dh-accessible-names.h"
#include "dh-language.h"
#include "text/dh-text.h"
#include "ticket/dh-ticket-paintable.h"
#include "ticket/dh-ticket-printer.h"

struct _DhTicketPreferences
{
  AdwPreferencesPage parent_instance;

  AdwActionRow *printer_row;
  GtkWidget *forget_button;
  AdwSwitchRow *automatic_row;
  AdwComboRow *size_row;
  AdwSpinRow *copies_row;
  AdwComboRow *qr_row;
  AdwEntryRow *survey_row;
  GtkWidget *poster_row;
  GtkPicture *preview;

  DhSession *session;        /* (owned) */
  GSettings *settings;       /* (owned) (nullable) */
  DhTicketPrinter *printer;  /* (owned) (nullable) made when something is printed from here */
  GCancellable *cancellable; /* (owned) */
  char *survey_url;          /* (owned) as the book has it */
  gboolean loading;          /* a row that changes is not a wish */
};

G_DEFINE_FINAL_TYPE (DhTicketPreferences, dh_ticket_preferences, ADW_TYPE_PREFERENCES_PAGE)

static const char *const qr_words[] = { "survey", "text", "none" };

/* ---- Preview */

static DhTicketContent *
create_sample (DhTicketPreferences *self, DhTicketQr qr)
{
  g_autoptr (DhTicket) ticket = dh_ticket_new ();
  GPtrArray *procedures = dh_session_get_procedures (self->session);
  const char *commune = dh_session_get_commune (self->session);
  const char *province = dh_session_get_province (self->session);

  g_free (ticket->commune);
  ticket->commune =
      g_strjoin (*commune != '\0' && *province != '\0' ? ", " : "", commune, province, NULL);
  g_set_str (&ticket->number, "A012");
  g_set_str (&ticket->survey_url, self->survey_url);
  ticket->arrived = dh_session_now (self->session);
  ticket->day = dh_session_today (self->session);
  ticket->before = 3;
  ticket->priority = DH_PRIORITY_ELDERLY;
  g_set_str (&ticket->prepare, _ ("Identity card\nPapers about the matter"));
  if (procedures->len > 0)
    {
      const DhProcedure *procedure = procedures->pdata[0];

      g_set_str (&ticket->procedure, procedure->name);
      g_set_str (&ticket->field, procedure->field);
      if (*procedure->prepare != '\0')
        g_set_str (&ticket->prepare, procedure->prepare);
    }
  return dh_ticket_get_content (ticket, qr, dh_language_is_vietnamese ());
}

static void
update_preview (DhTicketPreferences *self)
{
  g_auto (DhTicketOptions) options = { 0 };
  g_autoptr (DhTicketContent) content = NULL;
  g_autoptr (DhTicketPaintable) paintable = NULL;
  g_autoptr (GError) error = NULL;

  dh_ticket_options_load (&options, self->settings);
  content = create_sample (self, options.qr);
  paintable = dh_ticket_paintable_new (content, options.format, &error);
  if (paintable == NULL)
    g_message ("%s", error->message);
  gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (paintable));
}

/* ---- What is chosen */

static void
update_rows (DhTicketPreferences *self)
{
  g_auto (DhTicketOptions) options = { 0 };
  gboolean chosen = FALSE;

  dh_ticket_options_load (&options, self->settings);
  chosen = *options.printer != '\0';
  self->loading = TRUE;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->printer_row), FALSE);
  adw_action_row_set_subtitle (self->printer_row,
                               chosen ? options.printer : _ ("Asked for each time"));
  gtk_widget_set_visible (self->forget_button, chosen);
  gtk_widget_set_sensitive (GTK_WIDGET (self->automatic_row), chosen && self->settings != NULL);
  adw_switch_row_set_active (self->automatic_row, options.automatic);
  adw_combo_row_set_selected (self->size_row, options.format);
  adw_spin_row_set_value (self->copies_row, options.copies);
  adw_combo_row_set_selected (self->qr_row, options.qr);
  gtk_widget_set_sensitive (self->poster_row, *self->survey_url != '\0');
  self->loading = FALSE;
  update_preview (self);
}

static void
options_changed_cb (DhTicketPreferences *self)
{
  guint size = 0;
  guint qr = 0;

  g_assert (DH_IS_TICKET_PREFERENCES (self));

  if (self->loading || self->session == NULL)
    return;
  size = adw_combo_row_get_selected (self->size_row);
  qr = adw_combo_row_get_selected (self->qr_row);
  dh_settings_set_boolean (self->settings, DH_SETTINGS_TICKET_AUTOMATIC,
                           adw_switch_row_get_active (self->automatic_row));
  if (size < DH_TICKET_FORMAT_N_SLIPS)
    dh_settings_set_string (self->settings, DH_SETTINGS_TICKET_SIZE,
                            dh_ticket_format_get (size)->code);
  dh_settings_set_int (self->settings, DH_SETTINGS_TICKET_COPIES,
                       (int) adw_spin_row_get_value (self->copies_row));
  if (qr < G_N_ELEMENTS (qr_words))
    dh_settings_set_string (self->settings, DH_SETTINGS_TICKET_QR, qr_words[qr]);
  update_preview (self);
}

static void
show_toast (DhTicketPreferences *self, const char *text)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);
  AdwToast *toast = NULL;

  if (dialog == NULL)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
}

/* ---- Printer */

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhTicketPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkPrintSetup *setup = gtk_print_dialog_setup_finish (GTK_PRINT_DIALOG (source), result, &error);
  GtkPrintSettings *settings = NULL;
  const char *printer = NULL;

  g_assert (DH_IS_TICKET_PREFERENCES (self));

  if (self->session == NULL)
    {
      g_clear_pointer (&setup, gtk_print_setup_unref);
      return;
    }
  if (setup == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_toast (self, error->message);
      return;
    }
  settings = gtk_print_setup_get_print_settings (setup);
  printer = settings != NULL ? gtk_print_settings_get_printer (settings) : NULL;
  if (printer != NULL)
    {
      dh_settings_set_string (self->settings, DH_SETTINGS_TICKET_PRINTER, printer);
      dh_settings_set_boolean (self->settings, DH_SETTINGS_TICKET_AUTOMATIC, TRUE);
    }
  gtk_print_setup_unref (setup);
  update_rows (self);
}

static GtkWindow *
get_window (DhTicketPreferences *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
choose_cb (DhTicketPreferences *self)
{
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();

  g_assert (DH_IS_TICKET_PREFERENCES (self));

  gtk_print_dialog_set_title (dialog, _ ("Printer for Tickets"));
  gtk_print_dialog_set_accept_label (dialog, _ ("_Choose"));
  gtk_print_dialog_setup (dialog, get_window (self), self->cancellable, chosen_cb,
                          g_object_ref (self));
}

static void
forget_cb (DhTicketPreferences *self)
{
  g_assert (DH_IS_TICKET_PREFERENCES (self));

  dh_settings_set_string (self->settings, DH_SETTINGS_TICKET_PRINTER, "");
  update_rows (self);
}

/* ---- Printing from here */

static void
failed_cb (DhTicketPreferences *self, gint64 visit, int slip, const GError *error)
{
  g_assert (DH_IS_TICKET_PREFERENCES (self));

  show_toast (self, error->message);
}

static DhTicketPrinter *
get_printer (DhTicketPreferences *self)
{
  if (self->printer == NULL)
    {
      self->printer = dh_ticket_printer_new (self->session, self->settings);
      dh_ticket_printer_set_parent (self->printer, GTK_WIDGET (self));
      g_signal_connect_object (self->printer, "failed", G_CALLBACK (failed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return self->printer;
}

static void
sample_cb (DhTicketPreferences *self)
{
  g_auto (DhTicketOptions) options = { 0 };
  g_autoptr (DhTicketContent) content = NULL;

  g_assert (DH_IS_TICKET_PREFERENCES (self));

  dh_ticket_options_load (&options, self->settings);
  content = create_sample (self, options.qr);
  dh_ticket_printer_print (get_printer (self), content, options.format, FALSE);
}

static void
print_poster (DhTicketPreferences *self, DhTicketFormat format)
{
  const char *commune = dh_session_get_commune (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (DhTicketContent) poster = dh_survey_poster_new (commune, self->survey_url, &error);

  if (poster != NULL)
    dh_ticket_printer_print (get_printer (self), poster, format, TRUE);
  else
    show_toast (self, error->message);
}

static void
poster_a4_cb (DhTicketPreferences *self)
{
  g_assert (DH_IS_TICKET_PREFERENCES (self));

  print_poster (self, DH_TICKET_FORMAT_POSTER_A4);
}

static void
poster_a5_cb (DhTicketPreferences *self)
{
  g_assert (DH_IS_TICKET_PREFERENCES (self));

  print_poster (self, DH_TICKET_FORMAT_POSTER_A5);
}

/* ---- Survey */

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhTicketPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_TICKET_PREFERENCES (self));

  if (!dh_session_set_setting_finish (DH_SESSION (source), result, &error))
    show_toast (self, error->message);
}

static void
survey_applied_cb (DhTicketPreferences *self)
{
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_TICKET_PREFERENCES (self));

  if (self->session == NULL)
    return;
  url = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->survey_row)));
  if (*url != '\0' && !dh_survey_url_check (url, &error))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->survey_row), "error");
      show_toast (self, error->message);
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->survey_row), "error");
  g_set_str (&self->survey_url, url);
  dh_session_set_setting_async (self->session, "survey_url", url, stored_cb, g_object_ref (self));
  update_rows (self);
}

/* On the store's thread. */
static gpointer
read_survey_job (DhStore *store, gpointer data, GError **error)
{
  return dh_store_get_setting (store, "survey_url", "");
}

static void
survey_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhTicketPreferences) self = user_data;
  g_autofree char *url = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, NULL);

  g_assert (DH_IS_TICKET_PREFERENCES (self));

  if (url == NULL || self->session == NULL || *url == '\0')
    return;
  g_set_str (&self->survey_url, url);
  gtk_editable_set_text (GTK_EDITABLE (self->survey_row), url);
  update_rows (self);
}

/* ---- Life */

static void
dh_ticket_preferences_dispose (GObject *object)
{
  DhTicketPreferences *self = DH_TICKET_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_TICKET_PREFERENCES);
  g_clear_object (&self->printer);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dh_ticket_preferences_parent_class)->dispose (object);
}

static void
dh_ticket_preferences_finalize (GObject *object)
{
  DhTicketPreferences *self = DH_TICKET_PREFERENCES (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->survey_url, g_free);

  G_OBJECT_CLASS (dh_ticket_preferences_parent_class)->finalize (object);
}

static void
dh_ticket_preferences_class_init (DhTicketPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_ticket_preferences_dispose;
  object_class->finalize = dh_ticket_preferences_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-ticket-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DhTicketPreferences, printer_row);
  gtk_widget_class_bind_template_child (widget_class, DhTicketPreferences, forget_button);
  gtk_widget_class_bind_template_child (widget_class, DhTicketPreferences, automatic_row);
  gtk_widget_class_bind_template_child (widget_class, DhTicketPreferences, size_row);
  gtk_widget_class_bind_template_child (widget_class, DhTicketPreferences, copies_row);
  gtk_widget_class_bind_template_child (widget_class, DhTicketPreferences, qr_row);
  gtk_widget_class_bind_template_child (widget_class, DhTicketPreferences, survey_row);
  gtk_widget_class_bind_template_child (widget_class, DhTicketPreferences, poster_row);
  gtk_widget_class_bind_template_child (widget_class, DhTicketPreferences, preview);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, poster_a4_cb);
  gtk_widget_class_bind_template_callback (widget_class, poster_a5_cb);
  gtk_widget_class_bind_template_callback (widget_class, survey_applied_cb);
}

static void
dh_ticket_preferences_init (DhTicketPreferences *self)
{
  self->cancellable = g_cancellable_new ();
  self->survey_url = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_name_rows (self->size_row);
  dh_name_rows (self->qr_row);
  dh_entry_row_apply_on_leave (self->survey_row);
}

DhTicketPreferences *
dh_ticket_preferences_new (DhSession *session, GSettings *settings)
{
  DhTicketPreferences *self = NULL;
  DhStoreClient *client = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_TICKET_PREFERENCES, NULL);
  self->session = g_object_ref (session);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  update_rows (self);
  client = dh_session_get_client (session);
  if (client != NULL)
    dh_store_client_run_async (client, read_survey_job, NULL, NULL, g_free, self->cancellable,
                               survey_read_cb, g_object_ref (self));
  return self;
}
