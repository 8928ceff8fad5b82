/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-draw.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-language.h"
#include "dh-report-day.h"
#include "dh-report-pdf.h"

static GBytes *
draw (DhStore *store, gint32 first, gint32 last, GError **error)
{
  g_autoptr (DhDayStats) stats = dh_cli_stats (store, first, last, error);
  g_autoptr (DhReport) report = NULL;
  g_autofree char *commune = dh_store_get_setting (store, "commune", "");
  g_autofree char *province = dh_store_get_setting (store, "province", "");
  DhReportDayOptions options = {
    .commune = commune,
    .province = province,
    .printed = dh_time_now (),
    .day_closed = dh_store_day_is_closed (store, last),
    .vietnamese = dh_language_is_vietnamese (),
  };

  if (stats == NULL)
    return NULL;
  report = dh_report_day_new (stats, &options);
  return dh_report_export_pdf (report, options.printed, error);
}

int
dh_draw_summary (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (DhSummaryOptions) options = { 0 };
  g_auto (GStrv) words = g_strdupv (args);
  gint32 first, last;
  int status;

  if (!dh_summary_options_parse (cli, &words, &options, &status))
    return status;
  if (g_strcmp0 (options.format, "pdf") != 0)
    return dh_cli_usage (cli, _ ("Only the format pdf is drawn."));
  if (!dh_cli_parse_dates (cli, options.date, options.to, &first, &last, &status))
    return status;
  if (options.output == NULL)
    return dh_cli_usage (cli, _ ("Say where to write with --output."));

  store = dh_cli_open (cli, FALSE, &error);
  if (store == NULL)
    return dh_cli_fail (error);
  bytes = draw (store, first, last, &error);
  if (bytes == NULL || !dh_cli_write_output (cli, options.output, g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), FALSE, &error))
    return dh_cli_fail (error);
  return DH_CLI_OK;
}
