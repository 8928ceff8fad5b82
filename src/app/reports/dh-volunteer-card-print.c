/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reports/dh-volunteer-card-print.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "dh-day.h"
#include "window/dh-application.h"
#include "window/dh-window.h"

/* The commune of the desk that is open. */
static const char *
find_commune (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkApplication *app = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root))
                                             : NULL;

  for (GList *l = app != NULL ? gtk_application_get_windows (app) : NULL; l != NULL; l = l->next)
    if (DH_IS_WINDOW (l->data) && dh_window_get_session (l->data) != NULL)
      return dh_session_get_commune (dh_window_get_session (l->data));
  return NULL;
}

static GtkWindow *
find_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* ---- To paper */

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, DhVolunteerCard *card)
{
  g_assert (GTK_IS_PRINT_OPERATION (operation));

  gtk_print_operation_set_n_pages (operation, 1);
}

/* On paper of another size the card becomes smaller with it. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              DhVolunteerCard *card)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  g_assert (GTK_IS_PRINT_OPERATION (operation));

  dh_volunteer_card_get_size (card, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  dh_volunteer_card_draw (card, cr);
  cairo_restore (cr);
}

static void
free_card (gpointer data, GClosure *closure)
{
  dh_volunteer_card_free (data);
}

GtkPrintOperation *
dh_volunteer_card_operation_new (DhVolunteerCard *card)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  double width, height;

  dh_volunteer_card_get_size (card, &width, &height);
  gtk_page_setup_set_paper_size (setup, a4);
  gtk_paper_size_free (a4);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_job_name (operation, dh_volunteer_card_get_title (card));
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), card);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), card, free_card,
                         G_CONNECT_DEFAULT);
  return operation;
}

static void
done_cb (GtkWidget *widget, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (GTK_IS_WIDGET (widget));

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &cause);
  g_set_error (&error, DH_ERROR, DH_ERROR_IO,
               _ ("The card was not printed: %s Please check the printer and try again."),
               cause != NULL ? cause->message : "");
  dh_toast_error (widget, error);
}

void
dh_volunteer_card_print (GtkWidget *widget, gboolean two)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  DhVolunteerCard *card = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  card = dh_volunteer_card_new (two, find_commune (widget), &error);
  if (card == NULL)
    {
      dh_toast_error (widget, error);
      return;
    }
  operation = dh_volunteer_card_operation_new (card);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), widget, G_CONNECT_SWAPPED);
  /* What goes wrong is told by the signal. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, find_window (widget),
                           NULL);
}

/* ---- To a file */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_assert (GTK_IS_WIDGET (widget));

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      dh_toast_error (widget, error);
      return;
    }
  name = g_file_get_basename (G_FILE (source));
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_ ("The card was saved as “%s”."), name);
  dh_toast_show (widget, text, NULL, 0);
}

static void
write_card (GtkWidget *widget, GFile *file, gboolean two)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DhVolunteerCard) card = dh_volunteer_card_new (two, find_commune (widget), &error);

  if (card != NULL)
    bytes = dh_volunteer_card_to_pdf (card, dh_time_now (), &error);
  if (bytes == NULL)
    {
      dh_toast_error (widget, error);
      return;
    }
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, g_object_ref (widget));
}

static void
file_chosen (GtkWidget *widget, GtkFileDialog *dialog, GAsyncResult *result, gboolean two)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (dialog, result, &error);

  if (file != NULL)
    write_card (widget, file, two);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    dh_toast_error (widget, error);
}

static void
one_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;

  g_assert (GTK_IS_WIDGET (widget));

  file_chosen (widget, GTK_FILE_DIALOG (source), result, FALSE);
}

static void
two_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;

  g_assert (GTK_IS_WIDGET (widget));

  file_chosen (widget, GTK_FILE_DIALOG (source), result, TRUE);
}

void
dh_volunteer_card_save (GtkWidget *widget, gboolean two)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_file_dialog_set_title (dialog, _ ("Save the Card as PDF"));
  /* Translators: name of a file. No spaces, no marks. */
  gtk_file_dialog_set_initial_name (dialog, _ ("card-for-volunteers.pdf"));
  gtk_file_dialog_save (dialog, find_window (widget), NULL, two ? two_chosen_cb : one_chosen_cb,
                        g_object_ref (widget));
}
