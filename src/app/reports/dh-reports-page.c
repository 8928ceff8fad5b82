/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reports/dh-reports-page.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "dh-language.h"
#include "dh-report-day.h"
#include "dh-report-pdf.h"
#include "reports/dh-print-operation.h"
#include "reports/dh-report-view.h"

struct _DhReportsPage
{
  DhDayPage parent_instance;

  DhReportView *view;
};

G_DEFINE_FINAL_TYPE (DhReportsPage, dh_reports_page, DH_TYPE_DAY_PAGE)

/* Of what is shown. */
static DhReport *
create_report (DhReportsPage *self)
{
  DhSession *session = dh_day_page_get_session (DH_DAY_PAGE (self));
  const DhDayReading *reading = dh_day_page_get_reading (DH_DAY_PAGE (self));
  DhReportDayOptions options = { .commune = dh_session_get_commune (session),
                                 .province = dh_session_get_province (session),
                                 .printed = reading->now,
                                 .day_closed = reading->closed,
                                 .vietnamese = dh_language_is_vietnamese () };

  return dh_report_day_new (reading->stats, &options);
}

static gboolean
dh_reports_page_show (DhDayPage *page, const DhDayReading *reading, GError **error)
{
  DhReportsPage *self = DH_REPORTS_PAGE (page);

  return dh_report_view_take_report (self->view, create_report (self), error);
}

static void
dh_reports_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_REPORTS_PAGE);

  G_OBJECT_CLASS (dh_reports_page_parent_class)->dispose (object);
}

static void
dh_reports_page_class_init (DhReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_reports_page_dispose;
  DH_DAY_PAGE_CLASS (klass)->show = dh_reports_page_show;

  g_type_ensure (DH_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DhReportsPage, view);
}

static void
dh_reports_page_init (DhReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhReportsPage *
dh_reports_page_new (DhSession *session)
{
  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  return g_object_new (DH_TYPE_REPORTS_PAGE, "session", session, NULL);
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

  if (!dh_reports_page_is_ready (self))
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
  g_return_val_if_fail (dh_reports_page_is_ready (self), NULL);

  report = create_report (self);
  return dh_report_export_pdf (report, dh_day_page_get_reading (DH_DAY_PAGE (self))->now, error);
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

  if (!dh_reports_page_is_ready (self))
    return;
  saving = g_new0 (Saving, 1);
  saving->page = g_object_ref (self);
  saving->bytes = dh_reports_page_create_pdf (self, &error);
  if (saving->bytes == NULL)
    {
      dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  day = dh_day_page_dup_iso_day (DH_DAY_PAGE (self));
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

  return dh_day_page_get_reading (DH_DAY_PAGE (self)) != NULL;
}
