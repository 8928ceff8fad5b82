/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-cli-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "io/dh-import.h"
#include "io/dh-log.h"

int
dh_cli_import (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_auto (GStrv) words = g_strdupv (args);
  DhImportResult result;
  gboolean catalogue, imported;
  int status;

  if (!dh_cli_parse (cli, &words, NULL, 2, 2, &status))
    return status;
  catalogue = strcmp (words[1], "catalogue") == 0;
  if (!catalogue && strcmp (words[1], "volunteers") != 0)
    return dh_cli_usage (cli, _ ("“%s” cannot be imported; choose catalogue or volunteers."),
                         words[1]);

  store = dh_cli_open (cli, TRUE, &error);
  if (store == NULL)
    return dh_cli_fail (error);
  imported = catalogue ? dh_import_catalogue (store, words[2], &result, &error)
                       : dh_import_volunteers (store, words[2], &result, &error);
  if (!imported)
    return dh_cli_fail_in_file (error, words[2]);
  if (cli->json)
    return dh_cli_say ("{\"added\": %u, \"changed\": %u, \"unchanged\": %u}\n", result.added,
                       result.changed, result.unchanged);
  return dh_cli_say (_ ("Added: %u. Changed: %u. Unchanged: %u.\n"), result.added, result.changed,
                     result.unchanged);
}

int
dh_cli_replay (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_auto (GStrv) words = g_strdupv (args);
  gboolean create_missing = FALSE;
  DhLogResult result;
  int status;
  const GOptionEntry entries[] = {
    { "create-missing", 0, 0, G_OPTION_ARG_NONE, &create_missing,
      N_ ("Make the volunteers, procedures and places that are not known yet"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dh_cli_parse (cli, &words, entries, 1, 1, &status))
    return status;
  store = dh_cli_open (cli, TRUE, &error);
  if (store == NULL)
    return dh_cli_fail (error);
  if (!dh_log_replay (store, words[1], create_missing, &result, &error))
    return dh_cli_fail_in_file (error, words[1]);
  if (cli->json)
    return dh_cli_say ("{\"events\": %u, \"visits\": %u, \"undone\": %u, \"added\": %u}\n",
                       result.events, result.visits, result.undone, result.added);
  return dh_cli_say (
      _ ("Events applied: %u. Visits: %u. Taken back: %u. Added to the lists: %u.\n"),
      result.events, result.visits, result.undone, result.added);
}
