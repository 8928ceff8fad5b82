/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-reports-page.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-day-reading.h"
#include "dh-language.h"
#include "dh-print-operation.h"
#include "dh-report-day.h"
#include "dh-report-pdf.h"
#include "dh-report-view.h"
#include "dh-toast.h"

struct _DhReportsPage
{
  AdwBin parent_instance;

  DhDayChooser *day_chooser;
  DhReportView *view;
  GtkWidget *error_page;
  GtkStack *stack;

  DhSession *session;        /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable) of the reading under way */
  DhDayReading *reading;     /* (owned) (nullable) of the day shown */
};

G_DEFINE_FINAL_TYPE (DhReportsPage, dh_reports_page, ADW_TYPE_BIN)

static void
show_error (DhReportsPage *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (self->error_page), escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static DhReport *
create_report (DhReportsPage *self)
{
  DhReportDayOptions options = { .commune = dh_session_get_commune (self->session),
                                 .province = dh_session_get_province (self->session),
                                 .printed = self->reading->now,
                                 .day_closed = self->reading->closed,
                                 .vietnamese = dh_language_is_vietnamese () };

  return dh_report_day_new (self->reading->stats, &options);
}

/* Puts self->reading on the screen. */
static void
show_reading (DhReportsPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!dh_report_view_take_report (self->view, create_report (self), &error))
    show_error (self, error);
  else
    gtk_stack_set_visible_child_name (self->stack, "content");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDayReading) reading = NULL;

  g_assert (DH_IS_REPORTS_PAGE (self));

  reading = dh_day_reading_finish (source, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  if (reading == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->reading, dh_day_reading_free);
  self->reading = g_steal_pointer (&reading);
  show_reading (self);
}

static void
refresh (DhReportsPage *self)
{
  if (self->session == NULL || dh_session_get_client (self->session) == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dh_day_reading_async (self->session, dh_day_chooser_get_day (self->day_chooser),
                        self->cancellable, read_cb, g_object_ref (self));
}

static void
day_changed_cb (DhReportsPage *self)
{
  g_assert (DH_IS_REPORTS_PAGE (self));

  refresh (self);
}

static void
refreshed_cb (DhReportsPage *self)
{
  g_assert (DH_IS_REPORTS_PAGE (self));

  dh_day_chooser_set_today (self->day_chooser, dh_session_today (self->session));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && dh_day_chooser_is_today (self->day_chooser))
    refresh (self);
}

static gboolean
dh_reports_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DH_REPORTS_PAGE (widget)->day_chooser));
}

static void
dh_reports_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dh_reports_page_parent_class)->map (widget);

  refresh (DH_REPORTS_PAGE (widget));
}

static void
dh_reports_page_dispose (GObject *object)
{
  DhReportsPage *self = DH_REPORTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_REPORTS_PAGE);
  g_clear_object (&self->session);
  g_clear_pointer (&self->reading, dh_day_reading_free);

  G_OBJECT_CLASS (dh_reports_page_parent_class)->dispose (object);
}

static void
dh_reports_page_class_init (DhReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_reports_page_dispose;
  widget_class->grab_focus = dh_reports_page_grab_focus;
  widget_class->map = dh_reports_page_map;

  g_type_ensure (DH_TYPE_DAY_CHOOSER);
  g_type_ensure (DH_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DhReportsPage, day_chooser);
  gtk_widget_class_bind_template_child (widget_class, DhReportsPage, view);
  gtk_widget_class_bind_template_child (widget_class, DhReportsPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, DhReportsPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
}

static void
dh_reports_page_init (DhReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhReportsPage *
dh_reports_page_new (DhSession *session)
{
  DhReportsPage *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_REPORTS_PAGE, NULL);
  dh_day_chooser_set_today (self->day_chooser, dh_session_today (session));
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

DhDayChooser *
dh_reports_page_get_day_chooser (DhReportsPage *self)
{
  g_return_val_if_fail (DH_IS_REPORTS_PAGE (self), NULL);

  return self->day_chooser;
}

/* ---- To the printer */

static void
print_failed_cb (DhReportsPage *self, const GError *error)
{
  g_assert (DH_IS_REPORTS_PAGE (self));

  dh_toast_error (GTK_WIDGET (self), error);
}

void
dh_reports_page_print (DhReportsPage *self)
{
  g_autoptr (DhPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = NULL;

  g_return_if_fail (DH_IS_REPORTS_PAGE (self));

  if (self->reading == NULL)
    return;
  operation = dh_print_operation_new (create_report (self), &error);
  if (operation == NULL)
    {
      dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  g_signal_connect_object (operation, "failed", G_CALLBACK (print_failed_cb), self,
                           G_CONNECT_SWAPPED);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  /* What goes wrong is told by the signal. */
  gtk_print_operation_run (GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

/* ---- To a file */

/* A PDF on its way to a file; owned. */
typedef struct
{
  DhReportsPage *page;
  GBytes *bytes;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_object (&saving->page);
  g_clear_pointer (&saving->bytes, g_bytes_unref);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_assert (DH_IS_REPORTS_PAGE (saving->page));

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      dh_toast_error (GTK_WIDGET (saving->page), error);
      return;
    }
  name = g_file_get_basename (G_FILE (source));
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_ ("The report was saved as “%s”."), name);
  dh_toast_show (GTK_WIDGET (saving->page), text, NULL, 0);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_REPORTS_PAGE (saving->page));

  file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        dh_toast_error (GTK_WIDGET (saving->page), error);
      return;
    }
  {
    GBytes *bytes = saving->bytes;

    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         written_cb, g_steal_pointer (&saving));
  }
}

GBytes *
dh_reports_page_create_pdf (DhReportsPage *self, GError **error)
{
  g_autoptr (DhReport) report = NULL;

  g_return_val_if_fail (DH_IS_REPORTS_PAGE (self), NULL);
  g_return_val_if_fail (self->reading != NULL, NULL);

  report = create_report (self);
  return dh_report_export_pdf (report, self->reading->now, error);
}

void
dh_reports_page_save_pdf (DhReportsPage *self)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autoptr (Saving) saving = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  GtkRoot *root = NULL;

  g_return_if_fail (DH_IS_REPORTS_PAGE (self));

  if (self->reading == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->page = g_object_ref (self);
  saving->bytes = dh_reports_page_create_pdf (self, &error);
  if (saving->bytes == NULL)
    {
      dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  day = dh_day_to_iso (dh_day_chooser_get_day (self->day_chooser));
  /* Translators: name of a file; %s is a date such as 2026-11-21. No spaces, no marks. */
  name = g_strdup_printf (_ ("summary-%s.pdf"), day);
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Save the Report as PDF"));
  gtk_file_dialog_set_initial_name (dialog, name);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                        file_chosen_cb, g_steal_pointer (&saving));
}

gboolean
dh_reports_page_is_ready (DhReportsPage *self)
{
  g_return_val_if_fail (DH_IS_REPORTS_PAGE (self), FALSE);

  return self->reading != NULL;
}
