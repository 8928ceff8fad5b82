/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-cli-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dh-language.h"
#include "io/dh-summary-csv.h"

/* "Commune, Province" as the settings have them. */
static char *
heading (DhStore *store)
{
  g_autofree char *commune = dh_store_get_setting (store, "commune", "");
  g_autofree char *province = dh_store_get_setting (store, "province", "");

  return g_strjoin (*commune != '\0' && *province != '\0' ? ", " : "", commune, province, NULL);
}

int
dh_cli_summary (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_autoptr (DhDayStats) stats = NULL;
  g_autofree char *text = NULL;
  g_auto (DhSummaryOptions) options = { 0 };
  g_auto (GStrv) words = g_strdupv (args);
  const char *format;
  gint32 first, last;
  int status;

  if (!dh_summary_options_parse (cli, &words, &options, &status))
    return status;
  format = options.format != NULL ? options.format : cli->json ? "json" : "text";
  if (!dh_cli_parse_dates (cli, options.date, options.to, &first, &last, &status))
    return status;
  if (strcmp (format, "pdf") == 0)
    return dh_cli_exec_draw (cli);
  if (strcmp (format, "xlsx") == 0)
    return dh_cli_exec_workbook (cli);
  if (strcmp (format, "json") != 0 && strcmp (format, "text") != 0 && strcmp (format, "csv") != 0)
    return dh_cli_usage (
        cli, _ ("The format “%s” is not known; choose text, json, csv, xlsx or pdf."), format);

  store = dh_cli_open (cli, FALSE, &error);
  if (store == NULL)
    return dh_cli_fail (error);
  stats = dh_cli_stats (store, first, last, &error);
  if (stats == NULL)
    return dh_cli_fail (error);
  if (strcmp (format, "json") == 0)
    text = dh_day_stats_to_json (stats);
  else if (strcmp (format, "csv") == 0)
    text = dh_summary_to_csv (stats);
  else
    {
      g_autofree char *title = heading (store);
      text = dh_summary_to_text (stats, title, dh_language_is_vietnamese ());
    }
  if (!dh_cli_write_output (cli, options.output, text, strlen (text), FALSE, &error))
    return dh_cli_fail (error);
  return DH_CLI_OK;
}
