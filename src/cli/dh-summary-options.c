/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-cli-commands.h"

#include <glib/gi18n-lib.h>

void
dh_summary_options_clear (DhSummaryOptions *options)
{
  g_free (options->date);
  g_free (options->to);
  g_free (options->format);
  g_free (options->output);
}

gboolean
dh_summary_options_parse (DhCli *cli, char ***args, DhSummaryOptions *options, int *status)
{
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &options->date, N_ ("The day, or the first of a period"),
      N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to, N_ ("The last day of a period"), N_ ("DATE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format,
      N_ ("text (the default), json, csv, xlsx or pdf"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("Write to FILE and not to the standard output"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  return dh_cli_parse (cli, args, entries, 0, 0, status);
}
