/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dh-report-day.h"
#include "dh-sample-stats.h"
#include "reports/dh-print-operation.h"

static DhReport *
make_report (const DhDayStats *stats)
{
  return dh_report_day_new (stats, &(DhReportDayOptions) {
                                       .commune = "xã Đăk Rong",
                                       .printed = dh_sample_printed (),
                                       .day_closed = TRUE,
                                       .vietnamese = TRUE,
                                   });
}

static DhPrintOperation *
make_operation (const char *sample)
{
  g_autoptr (DhDayStats) stats = dh_sample_by_name (sample);
  g_autoptr (GError) error = NULL;
  DhPrintOperation *operation = dh_print_operation_new (make_report (stats), &error);

  g_assert_no_error (error);
  return operation;
}

/* What "pdfinfo" says of the file that exporting makes; NULL where it is not installed. */
static char *
export_and_ask (DhPrintOperation *operation)
{
  g_autofree char *folder = g_dir_make_tmp ("dh-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autofree char *info = g_find_program_in_path ("pdfinfo");
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  GtkPrintOperationResult result;

  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), path);
  result = gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                                    GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  if (info != NULL)
    {
      const char *argv[] = { info, path, NULL };

      g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, &output, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  else
    {
      g_test_skip ("poppler-utils is not installed");
    }
  g_remove (path);
  g_rmdir (folder);
  return output;
}

static void
test_export (void)
{
  static const struct
  {
    const char *sample, *pages;
  } cases[] = {
    { "empty", "Pages:           1\n" },
    { "ordinary", "Pages:           1\n" },
    { "long", "Pages:           4\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhPrintOperation) operation = make_operation (cases[i].sample);
      g_autofree char *info = export_and_ask (operation);

      if (info == NULL)
        return;
      g_assert_nonnull (strstr (info, cases[i].pages));
      g_assert_nonnull (strstr (info, "(A4)"));
    }
}

/* Another paper is another layout: more pages of a smaller size. */
static void
test_other_paper (void)
{
  g_autoptr (DhPrintOperation) operation = make_operation ("ordinary");
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a5 = gtk_paper_size_new (GTK_PAPER_NAME_A5);
  g_autofree char *info = NULL;

  gtk_page_setup_set_paper_size (setup, a5);
  gtk_paper_size_free (a5);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (operation), setup);
  info = export_and_ask (operation);
  if (info == NULL)
    return;
  g_assert_null (strstr (info, "Pages:           1\n"));
  g_assert_nonnull (strstr (info, "x 595"));
}

static void
test_paper (void)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  GtkPaperSize *a5 = gtk_paper_size_new (GTK_PAPER_NAME_A5);
  DhReportPaper paper;

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_page_setup_set_left_margin (setup, 5, GTK_UNIT_MM);
  gtk_page_setup_set_top_margin (setup, 40, GTK_UNIT_MM);
  dh_print_operation_get_paper (setup, &paper);
  g_assert_cmpfloat_with_epsilon (paper.width, 210 * DH_REPORT_MM, 0.1);
  g_assert_cmpfloat_with_epsilon (paper.left, 30 * DH_REPORT_MM, 0.1);
  g_assert_cmpfloat_with_epsilon (paper.top, 40 * DH_REPORT_MM, 0.1);

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  dh_print_operation_get_paper (setup, &paper);
  g_assert_cmpfloat_with_epsilon (paper.width, 297 * DH_REPORT_MM, 0.1);
  g_assert_cmpfloat_with_epsilon (paper.left, 40 * DH_REPORT_MM, 0.1);

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_paper_size (setup, a5);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_MM);
  dh_print_operation_get_paper (setup, &paper);
  g_assert_cmpfloat_with_epsilon (paper.left, 30 * 148.0 / 210 * DH_REPORT_MM, 0.1);
  gtk_paper_size_free (a4);
  gtk_paper_size_free (a5);
}

/* What was chosen is offered again; what belongs to one printing is not. */
static void
test_settings_kept (void)
{
  g_autoptr (DhPrintOperation) first = make_operation ("one");
  g_autoptr (DhPrintOperation) second = NULL;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkPrintSettings *kept = NULL;

  gtk_print_settings_set_printer (settings, "Canon LBP2900");
  gtk_print_settings_set_n_copies (settings, 7);
  gtk_print_operation_set_print_settings (GTK_PRINT_OPERATION (first), settings);
  g_signal_emit_by_name (first, "done", GTK_PRINT_OPERATION_RESULT_APPLY);

  second = make_operation ("one");
  kept = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (second));
  g_assert_nonnull (kept);
  g_assert_cmpstr (gtk_print_settings_get_printer (kept), ==, "Canon LBP2900");
  g_assert_cmpint (gtk_print_settings_get_n_copies (kept), ==, 1);
  g_assert_nonnull (gtk_print_operation_get_default_page_setup (GTK_PRINT_OPERATION (second)));
}

static void
test_spoilt_settings (void)
{
  g_autofree char *path =
      g_build_filename (g_get_user_config_dir (), GETTEXT_PACKAGE, "print.ini", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (DhPrintOperation) operation = NULL;
  GtkPageSetup *setup = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[Page Setup\n\xff\xfe", -1, NULL));
  operation = make_operation ("one");
  setup = gtk_print_operation_get_default_page_setup (GTK_PRINT_OPERATION (operation));
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_paper_width (setup, GTK_UNIT_MM), 210, 0.1);
}

static void
failed_cb (DhPrintOperation *operation, const GError *error, char **message)
{
  g_assert_true (DH_IS_PRINT_OPERATION (operation));
  *message = g_strdup (error->message);
}

static void
test_failed (void)
{
  g_autoptr (DhPrintOperation) operation = make_operation ("one");
  g_autofree char *message = NULL;

  g_signal_connect (operation, "failed", G_CALLBACK (failed_cb), &message);
  g_signal_emit_by_name (operation, "done", GTK_PRINT_OPERATION_RESULT_CANCEL);
  g_assert_null (message);

  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), "/nowhere/page.pdf");
  g_assert_cmpint (gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                                            GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL),
                   ==, GTK_PRINT_OPERATION_RESULT_ERROR);
  g_assert_nonnull (message);
  g_assert_nonnull (strstr (message, "not printed"));
}

static void
test_finalised (void)
{
  DhPrintOperation *operation = make_operation ("one");

  g_assert_finalize_object (operation);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();
  g_test_add_func ("/print/export", test_export);
  g_test_add_func ("/print/other-paper", test_other_paper);
  g_test_add_func ("/print/paper", test_paper);
  g_test_add_func ("/print/settings-kept", test_settings_kept);
  g_test_add_func ("/print/spoilt-settings", test_spoilt_settings);
  g_test_add_func ("/print/failed", test_failed);
  g_test_add_func ("/print/finalised", test_finalised);
  return g_test_run ();
}
