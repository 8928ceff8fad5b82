/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-workbook-commands.h"

#include <glib/gi18n-lib.h>

#include "io/dh-summary-csv.h"
#include "workbook/dh-workbook.h"

/* Writes @csv, or tells @error. */
static int
write_workbook (DhCli *cli,
                const char *csv,
                const char *title,
                const char *output,
                gboolean personal,
                GError *error)
{
  g_autoptr (GError) owned = error;
  g_autoptr (GBytes) bytes = csv != NULL ? dh_workbook_from_csv (csv, title, &owned) : NULL;

  if (bytes == NULL || !dh_cli_write_output (cli, output, g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), personal, &owned))
    return dh_cli_fail (owned);
  return DH_CLI_OK;
}

static gboolean
check_options (DhCli *cli, const char *format, const char *output, int *status)
{
  if (g_strcmp0 (format, "xlsx") != 0)
    *status = dh_cli_usage (cli, _ ("Only workbooks are made here; choose --format xlsx."));
  else if (output == NULL)
    *status = dh_cli_usage (cli, _ ("Say where to write with --output."));
  else
    return TRUE;
  return FALSE;
}

int
dh_workbook_export (DhCli *cli, char **args)
{
  GError *error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_autofree char *csv = NULL;
  g_auto (DhExportOptions) options = { 0 };
  int status;

  if (!dh_export_options_parse (cli, args, &options, &status) ||
      !check_options (cli, options.format, options.output, &status))
    return status;
  store = dh_cli_open (cli, FALSE, &error);
  if (store != NULL)
    csv = dh_export_options_to_csv (&options, store, &error);
  return write_workbook (cli, csv, dh_export_kind_title (options.kind), options.output,
                         options.with_names, error);
}

int
dh_workbook_summary (DhCli *cli, char **args)
{
  GError *error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_autoptr (DhDayStats) stats = NULL;
  g_autofree char *csv = NULL;
  g_auto (DhSummaryOptions) options = { 0 };
  g_auto (GStrv) words = g_strdupv (args);
  gint32 first, last;
  int status;

  if (!dh_summary_options_parse (cli, &words, &options, &status) ||
      !check_options (cli, options.format, options.output, &status) ||
      !dh_cli_parse_dates (cli, options.date, options.to, &first, &last, &status))
    return status;
  store = dh_cli_open (cli, FALSE, &error);
  if (store != NULL)
    stats = dh_cli_stats (store, first, last, &error);
  if (stats != NULL)
    csv = dh_summary_to_csv (stats);
  return write_workbook (cli, csv, dh_export_kind_title (DH_EXPORT_SUMMARY), options.output, FALSE,
                         error);
}
