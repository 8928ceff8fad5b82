/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-preview SAMPLE FILE.pdf: a made-up day as the page that is printed; for the tests that
 * look into the file with other programs, and for the eye.
 */
#include "dh-language.h"
#include "dh-report-day.h"
#include "dh-report-pdf.h"
#include "dh-sample-stats.h"

int
main (int argc, char **argv)
{
  g_autoptr (DhDayStats) stats = argc == 3 ? dh_sample_by_name (argv[1]) : NULL;
  g_autoptr (DhReport) report = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;

  dh_language_init (NULL);
  if (stats == NULL)
    {
      g_printerr (
          "Usage: %s empty|one|ordinary|full|long|long-names|book|long-book|huge FILE.pdf\n",
          argv[0]);
      return 2;
    }

  report = dh_report_day_new (stats, &(DhReportDayOptions) {
                                         .commune = "xã Đăk Rong",
                                         .province = "tỉnh Gia Lai",
                                         .printed = dh_sample_printed (),
                                         .day_closed = TRUE,
                                         .vietnamese = dh_language_is_vietnamese (),
                                     });
  pdf = dh_report_export_pdf (report, dh_sample_printed (), &error);
  if (pdf == NULL || !g_file_set_contents (argv[2], g_bytes_get_data (pdf, NULL),
                                           (gssize) g_bytes_get_size (pdf), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
