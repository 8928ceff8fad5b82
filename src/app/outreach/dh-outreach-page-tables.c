/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach/dh-outreach-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/dh-toast.h"
#include "outreach/dh-sheet-import-dialog.h"

static void
import_saved_cb (DhOutreachPage *self, GArray *ids)
{
  g_autofree char *text = NULL;

  g_assert (DH_IS_OUTREACH_PAGE (self));

  text = g_strdup_printf (ngettext ("%u sheet was imported.", "%u sheets were imported.", ids->len),
                          ids->len);
  dh_outreach_page_show_saved (self, ids, text);
}

static void
show_table_error (DhOutreachPage *self, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("This Cannot Be Imported"), error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
table_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhOutreachPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhTable) table = NULL;
  g_autoptr (DhSheetImport) import = NULL;
  DhSheetImportDialog *dialog = NULL;

  g_assert (DH_IS_OUTREACH_PAGE (self));

  table = dh_outreach_table_finish (result, &import, &error);
  self->tables--;
  if (self->session == NULL || self->reading == NULL)
    return;
  gtk_widget_set_visible (self->table_box, self->tables > 0);
  if (table == NULL)
    {
      show_table_error (self, error);
      return;
    }
  dialog = dh_sheet_import_dialog_new (self->session, self->reading, g_steal_pointer (&table),
                                       g_steal_pointer (&import));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (import_saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* Says so while it lasts; the lists are those of now. */
static void
read_table (DhOutreachPage *self, const char *path, GBytes *bytes)
{
  DhSheetImportContext context = { .today = dh_session_today (self->session) };

  if (self->reading == NULL)
    return;
  context.procedures = self->reading->procedures;
  context.volunteers = dh_session_get_volunteers (self->session);
  context.places = self->reading->places;
  context.difficulties = dh_session_get_desk_settings (self->session)->difficulties;
  context.day = context.today;
  self->tables++;
  gtk_widget_set_visible (self->table_box, TRUE);
  dh_announce (GTK_WIDGET (self), _ ("Reading the table…"), FALSE);
  dh_outreach_table_async (path, bytes, &context, table_cb, g_object_ref (self));
}

void
dh_outreach_page_open_file (DhOutreachPage *self, const char *path)
{
  g_return_if_fail (DH_IS_OUTREACH_PAGE (self));
  g_return_if_fail (path != NULL);

  read_table (self, path, NULL);
}

void
dh_outreach_page_paste (DhOutreachPage *self, const char *text)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (DH_IS_OUTREACH_PAGE (self));
  g_return_if_fail (text != NULL);

  bytes = g_bytes_new (text, strlen (text));
  read_table (self, _ ("Copied cells"), bytes);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhOutreachPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  g_assert (DH_IS_OUTREACH_PAGE (self));

  file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  if (file != NULL && g_file_peek_path (file) != NULL)
    dh_outreach_page_open_file (self, g_file_peek_path (file));
  else if (error != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    dh_toast_error (GTK_WIDGET (self), error);
}

void
dh_outreach_page_import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_file_filter_set_name (filter, _ ("Tables (XLSX, CSV)"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_dialog_set_title (dialog, _ ("Choose a Table"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        g_object_ref (widget));
}

static void
clipboard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhOutreachPage) self = user_data;
  g_autofree char *text = NULL;

  g_assert (DH_IS_OUTREACH_PAGE (self));

  text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (self->session == NULL)
    return;
  if (text == NULL || *text == '\0')
    dh_toast_show (GTK_WIDGET (self),
                   _ ("There is nothing to paste; copy the cells in the spreadsheet first."), NULL,
                   0);
  else
    dh_outreach_page_paste (self, text);
}

void
dh_outreach_page_paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, clipboard_cb,
                                 g_object_ref (widget));
}

gboolean
dh_outreach_page_drop_cb (DhOutreachPage *self, const GValue *value)
{
  GFile *file = NULL;

  g_assert (DH_IS_OUTREACH_PAGE (self));

  file = g_value_get_object (value);
  if (file == NULL || g_file_peek_path (file) == NULL || self->reading == NULL)
    return FALSE;
  dh_outreach_page_open_file (self, g_file_peek_path (file));
  return TRUE;
}
