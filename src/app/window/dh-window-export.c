/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

/* The figures and the rows of the day that a page is about, into a spreadsheet. */
#include "window/dh-window-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "export/dh-export-dialog.h"
#include "export/dh-export-job.h"

/* A table on its way; owned. */
typedef struct
{
  DhWindow *window;
  DhSession *session; /* of whose book it is */
  GFile *file;        /* (nullable) until it is chosen */
  DhExportTable table;
  gboolean workbook;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->window);
  g_clear_object (&export->session);
  g_clear_object (&export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  DhWindow *self = export->window;
  gboolean saved = dh_export_save_finish (DH_SESSION (source), result, &error);

  g_assert (DH_IS_WINDOW (self));

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->session == NULL)
    return;
  if (!saved)
    {
      dh_toast_error (GTK_WIDGET (self->root_stack), error);
      return;
    }
  name = g_file_get_basename (export->file);
  /* Translators: in both, %s is the name of a file. */
  text = export->table.with_names
             ? g_strdup_printf (_ ("The table was saved as “%s”. There are names in it: keep it "
                                   "safe."),
                                name)
             : g_strdup_printf (_ ("The table was saved as “%s”."), name);
  dh_toast_show (GTK_WIDGET (self->root_stack), text, NULL, 0);
}

/* Takes @export, whose file is set. */
static void
run (Export *export)
{
  g_autofree char *name = g_file_get_basename (export->file);

  /* A file is what its name says, whatever was chosen before. */
  if (g_str_has_suffix (name, ".csv"))
    export->workbook = FALSE;
  dh_export_save_async (export->session, &export->table, export->workbook, export->file, saved_cb,
                        export);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  g_assert (DH_IS_WINDOW (export->window));

  export->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (export->file != NULL)
    run (g_steal_pointer (&export));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    dh_toast_error (GTK_WIDGET (export->window->root_stack), error);
}

static Export *
create_export (DhWindow *self, const DhExportTable *table, gboolean workbook)
{
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (self);
  export->session = g_object_ref (self->session);
  export->table = *table;
  export->workbook = workbook;
  return export;
}

void
dh_window_export_to (DhWindow *self, const DhExportTable *table, gboolean workbook, GFile *file)
{
  Export *export = NULL;

  g_return_if_fail (DH_IS_WINDOW (self));
  g_return_if_fail (table != NULL && G_IS_FILE (file));

  if (self->session == NULL)
    return;
  export = create_export (self, table, workbook);
  export->file = g_object_ref (file);
  run (export);
}

static void
chosen_cb (DhWindow *self, DhExportDialog *dialog)
{
  g_autoptr (GtkFileDialog) files = NULL;
  g_autofree char *name = NULL;
  DhExportTable table;

  g_assert (DH_IS_WINDOW (self));

  if (self->session == NULL)
    return;
  table = dh_export_dialog_get_table (dialog);
  name = dh_export_dialog_dup_file_name (dialog);
  files = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (files, _ ("Save as Spreadsheet"));
  gtk_file_dialog_set_initial_name (files, name);
  gtk_file_dialog_save (files, GTK_WINDOW (self), NULL, file_chosen_cb,
                        create_export (self, &table, dh_export_dialog_get_workbook (dialog)));
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DhWindow *self = DH_WINDOW (widget);
  DhDayChooser *chooser = dh_window_get_day_chooser (self);
  DhExportDialog *dialog = NULL;

  if (chooser == NULL)
    return;
  dh_focus_commit (widget);
  dialog =
      dh_export_dialog_new (dh_day_chooser_get_day (chooser), dh_session_today (self->session));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

void
dh_window_install_export_action (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-table", NULL, export_action);
}
