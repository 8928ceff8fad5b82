/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-cli-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

void
dh_export_options_clear (DhExportOptions *options)
{
  g_free (options->format);
  g_free (options->output);
}

gboolean
dh_export_options_parse (DhCli *cli, char **args, DhExportOptions *options, int *status)
{
  g_autofree char *date = NULL, *to = NULL;
  g_auto (GStrv) words = g_strdupv (args);
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("The day, or the first of a period"),
      N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("The last day of a period"), N_ ("DATE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_ ("csv (the default) or xlsx"),
      N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("Write to FILE and not to the standard output"), N_ ("FILE") },
    { "with-names", 0, 0, G_OPTION_ARG_NONE, &options->with_names,
      N_ ("Also names and notes: keep such a file safe"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dh_cli_parse (cli, &words, entries, 1, 1, status))
    return FALSE;
  options->kind = strcmp (words[1], "visits") == 0 ? DH_EXPORT_VISITS : DH_EXPORT_ASSISTS;
  if (options->kind != DH_EXPORT_VISITS && strcmp (words[1], "assists") != 0)
    {
      *status =
          dh_cli_usage (cli, _ ("“%s” cannot be exported; choose visits or assists."), words[1]);
      return FALSE;
    }
  if (options->format != NULL && strcmp (options->format, "csv") != 0 &&
      strcmp (options->format, "xlsx") != 0)
    {
      *status = dh_cli_usage (cli, _ ("The format “%s” is not known; choose csv or xlsx."),
                              options->format);
      return FALSE;
    }
  return dh_cli_parse_dates (cli, date, to, &options->first, &options->last, status);
}

char *
dh_export_options_to_csv (const DhExportOptions *options, DhStore *store, GError **error)
{
  const DhExportTable table = { .kind = options->kind,
                                .from = options->first,
                                .to = options->last,
                                .with_names = options->with_names };

  return dh_export_table_to_csv (&table, store, error);
}
