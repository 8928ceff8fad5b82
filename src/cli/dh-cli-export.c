/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-cli-commands.h"

#include <string.h>

int
dh_cli_export (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_autofree char *csv = NULL;
  g_auto (DhExportOptions) options = { 0 };
  int status;

  if (!dh_export_options_parse (cli, args, &options, &status))
    return status;
  if (g_strcmp0 (options.format, "xlsx") == 0)
    return dh_cli_exec_workbook (cli);
  store = dh_cli_open (cli, FALSE, &error);
  if (store == NULL)
    return dh_cli_fail (error);
  csv = dh_export_options_to_csv (&options, store, &error);
  if (csv == NULL ||
      !dh_cli_write_output (cli, options.output, csv, strlen (csv), options.with_names, &error))
    return dh_cli_fail (error);
  return DH_CLI_OK;
}
