/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-cli-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "io/dh-export.h"

int
dh_cli_export (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_autofree char *date = NULL, *to = NULL, *format = NULL, *output = NULL, *csv = NULL;
  g_auto (GStrv) words = g_strdupv (args);
  gboolean with_names = FALSE, visits, written;
  gint32 first, last;
  int status;
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("The day, or the first of a period"),
      N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("The last day of a period"), N_ ("DATE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("csv (the default)"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write to FILE and not to the standard output"), N_ ("FILE") },
    { "with-names", 0, 0, G_OPTION_ARG_NONE, &with_names,
      N_ ("Also names and notes: keep such a file safe"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dh_cli_parse (cli, &words, entries, 1, 1, &status))
    return status;
  visits = strcmp (words[1], "visits") == 0;
  if (!visits && strcmp (words[1], "assists") != 0)
    return dh_cli_usage (cli, _ ("“%s” cannot be exported; choose visits or assists."), words[1]);
  if (format != NULL && strcmp (format, "csv") != 0)
    return dh_cli_usage (cli, _ ("The format “%s” is not known; choose csv."), format);
  if (!dh_cli_parse_dates (cli, date, to, &first, &last, &status))
    return status;

  store = dh_cli_open (cli, FALSE, &error);
  if (store == NULL)
    return dh_cli_fail (error);
  written = visits ? dh_export_visits_csv (store, first, last, with_names, &csv, &error)
                   : dh_export_assists_csv (store, first, last, with_names, &csv, &error);
  if (!written || !dh_cli_write_output (cli, output, csv, strlen (csv), with_names, &error))
    return dh_cli_fail (error);
  return DH_CLI_OK;
}
