/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reports/dh-print-operation.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "dh-error.h"

#define SETTINGS_GROUP "Print Settings"
#define PAGE_SETUP_GROUP "Page Setup"

struct _DhPrintOperation
{
  GtkPrintOperation parent_instance;

  DhReport *report;     /* (owned) */
  DhReportFont *font;   /* (owned) */
  DhReportPages *pages; /* (owned) (nullable) while printing */
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhPrintOperation, dh_print_operation, GTK_TYPE_PRINT_OPERATION)

/* ---- What was chosen the last time */

static char *
get_settings_path (void)
{
  return g_build_filename (g_get_user_config_dir (), GETTEXT_PACKAGE, "print.ini", NULL);
}

static GtkPageSetup *
create_default_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_page_setup_set_left_margin (setup, dh_report_paper_a4.left, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, dh_report_paper_a4.right, GTK_UNIT_POINTS);
  gtk_page_setup_set_top_margin (setup, dh_report_paper_a4.top, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, dh_report_paper_a4.bottom, GTK_UNIT_POINTS);
  gtk_paper_size_free (a4);
  return setup;
}

/* A missing or spoilt file is no error: the defaults are used. */
static void
load_settings (DhPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  g_autofree char *path = get_settings_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    {
      settings = gtk_print_settings_new_from_key_file (file, SETTINGS_GROUP, NULL);
      setup = gtk_page_setup_new_from_key_file (file, PAGE_SETUP_GROUP, NULL);
    }
  if (setup == NULL)
    setup = create_default_setup ();

  if (settings != NULL)
    gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
}

static void
save_settings (DhPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);
  g_autofree char *path = get_settings_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  if (settings != NULL)
    {
      g_autoptr (GtkPrintSettings) kept = gtk_print_settings_copy (settings);

      /* These belong to one printing, not to the next. */
      gtk_print_settings_unset (kept, GTK_PRINT_SETTINGS_PRINT_PAGES);
      gtk_print_settings_unset (kept, GTK_PRINT_SETTINGS_PAGE_RANGES);
      gtk_print_settings_unset (kept, GTK_PRINT_SETTINGS_N_COPIES);
      gtk_print_settings_to_key_file (kept, file, SETTINGS_GROUP);
    }
  if (setup != NULL)
    gtk_page_setup_to_key_file (setup, file, PAGE_SETUP_GROUP);

  /* The page is on paper already: that the choice is not kept is worth a line in the log alone. */
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_message ("The print settings were not kept in %s: %s", path,
               error != NULL ? error->message : g_strerror (errno));
}

/* ---- Printing */

void
dh_print_operation_get_paper (GtkPageSetup *setup, DhReportPaper *paper)
{
  double left = gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS);
  double right = gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS);
  double top = gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS);
  double bottom = gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS);
  double scale;

  paper->width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  paper->height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  scale = MIN (1.0, MIN (paper->width, paper->height) / dh_report_paper_a4.width);

  switch (gtk_page_setup_get_orientation (setup))
    {
    case GTK_PAGE_ORIENTATION_LANDSCAPE:
    case GTK_PAGE_ORIENTATION_REVERSE_LANDSCAPE:
      /* The margins of a setup stay with the upright sheet; which way it is turned is not known
       * here, so the wider of two opposite ones counts for both sides. */
      paper->left = paper->right = MAX (top, bottom);
      paper->top = paper->bottom = MAX (left, right);
      break;
    case GTK_PAGE_ORIENTATION_PORTRAIT:
    case GTK_PAGE_ORIENTATION_REVERSE_PORTRAIT:
    default:
      paper->left = left;
      paper->right = right;
      paper->top = top;
      paper->bottom = bottom;
      break;
    }

  paper->left = MAX (paper->left, dh_report_paper_a4.left * scale);
  paper->right = MAX (paper->right, dh_report_paper_a4.right * scale);
  paper->top = MAX (paper->top, dh_report_paper_a4.top * scale);
  paper->bottom = MAX (paper->bottom, dh_report_paper_a4.bottom * scale);
}

static void
dh_print_operation_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  DhPrintOperation *self = DH_PRINT_OPERATION (operation);
  DhReportPaper paper;

  dh_print_operation_get_paper (gtk_print_context_get_page_setup (context), &paper);
  g_clear_pointer (&self->pages, dh_report_pages_free);
  self->pages = dh_report_pages_new (self->report, self->font, &paper);
  gtk_print_operation_set_n_pages (operation, (int) dh_report_pages_get_n (self->pages));
}

static void
dh_print_operation_draw_page (GtkPrintOperation *operation,
                              GtkPrintContext *context,
                              int page_number)
{
  DhPrintOperation *self = DH_PRINT_OPERATION (operation);

  g_return_if_fail (self->pages != NULL);

  dh_report_draw_page (self->pages, (guint) page_number,
                       gtk_print_context_get_cairo_context (context), FALSE);
}

static void
dh_print_operation_end_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  DhPrintOperation *self = DH_PRINT_OPERATION (operation);

  g_clear_pointer (&self->pages, dh_report_pages_free);
}

static void
dh_print_operation_done (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  DhPrintOperation *self = DH_PRINT_OPERATION (operation);
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      save_settings (self);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autoptr (GError) cause = NULL;

      gtk_print_operation_get_error (operation, &cause);
      g_set_error (&error, DH_ERROR, DH_ERROR_IO,
                   _ ("The report was not printed: %s Please check the printer and try again; "
                      "nothing that was recorded is lost."),
                   cause != NULL ? cause->message : "");
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
    }
}

/* ---- Class */

static void
dh_print_operation_finalize (GObject *object)
{
  DhPrintOperation *self = DH_PRINT_OPERATION (object);

  g_clear_pointer (&self->pages, dh_report_pages_free);
  g_clear_pointer (&self->font, dh_report_font_free);
  g_clear_pointer (&self->report, dh_report_free);

  G_OBJECT_CLASS (dh_print_operation_parent_class)->finalize (object);
}

static void
dh_print_operation_class_init (DhPrintOperationClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dh_print_operation_finalize;
  operation_class->begin_print = dh_print_operation_begin_print;
  operation_class->draw_page = dh_print_operation_draw_page;
  operation_class->end_print = dh_print_operation_end_print;
  operation_class->done = dh_print_operation_done;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", DH_TYPE_PRINT_OPERATION, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dh_print_operation_init (DhPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  load_settings (self);
}

DhPrintOperation *
dh_print_operation_new (DhReport *report, GError **error)
{
  DhReportFont *font = dh_report_font_new (error);
  DhPrintOperation *self = NULL;

  if (font == NULL)
    {
      dh_report_free (report);
      return NULL;
    }

  self = g_object_new (DH_TYPE_PRINT_OPERATION, "job-name", dh_report_get_title (report), NULL);
  self->report = report;
  self->font = font;
  return self;
}
