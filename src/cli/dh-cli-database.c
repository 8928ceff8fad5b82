/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-cli-commands.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "db/dh-backup.h"

int
dh_cli_init (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *commune = NULL, *province = NULL, *path = NULL;
  g_auto (GStrv) words = g_strdupv (args);
  int status;
  const GOptionEntry entries[] = {
    { "commune", 0, 0, G_OPTION_ARG_STRING, &commune, N_ ("The commune, as printed on papers"),
      N_ ("NAME") },
    { "province", 0, 0, G_OPTION_ARG_STRING, &province, N_ ("The province, as printed on papers"),
      N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dh_cli_parse (cli, &words, entries, 0, 0, &status))
    return status;
  if (commune == NULL || *commune == '\0')
    return dh_cli_usage (cli, _ ("Give the commune with --commune."));
  if (province == NULL || *province == '\0')
    return dh_cli_usage (cli, _ ("Give the province with --province."));

  path = dh_cli_database_path (cli);
  if (!dh_store_create (path, commune, province, &error))
    return dh_cli_fail (error);
  if (cli->json)
    {
      g_autofree char *name = dh_cli_json_string (path);
      return dh_cli_say ("{\"database\": %s}\n", name);
    }
  return dh_cli_say (_ ("The database “%s” is ready.\n"), path);
}

int
dh_cli_backup (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_auto (GStrv) words = g_strdupv (args);
  int status;

  if (!dh_cli_parse (cli, &words, NULL, 1, 1, &status))
    return status;
  store = dh_cli_open (cli, FALSE, &error);
  if (store == NULL || !dh_cli_check_ordinary (words[1], &error) ||
      !dh_backup_write (dh_store_db (store), words[1], &error))
    return dh_cli_fail (error);
  if (cli->json)
    {
      g_autofree char *name = dh_cli_json_string (words[1]);
      return dh_cli_say ("{\"backup\": %s}\n", name);
    }
  return dh_cli_say (_ ("The backup “%s” is written and verified.\n"), words[1]);
}

int
dh_cli_restore (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *kept = NULL;
  g_auto (GStrv) words = g_strdupv (args);
  int status;

  if (!dh_cli_parse (cli, &words, NULL, 1, 1, &status))
    return status;
  path = dh_cli_database_path (cli);
  if (!dh_cli_check_ordinary (path, &error) || !dh_backup_restore (words[1], path, &kept, &error))
    return dh_cli_fail (error);
  if (cli->json)
    {
      g_autofree char *name = kept != NULL ? dh_cli_json_string (kept) : g_strdup ("null");
      return dh_cli_say ("{\"kept\": %s}\n", name);
    }
  if (kept == NULL)
    return dh_cli_say (_ ("The database “%s” is restored.\n"), path);
  return dh_cli_say (_ ("The database “%s” is restored; what was there before is kept as “%s”.\n"),
                     path, kept);
}

/* A list of strings, one a line. */
static char *
json_list (GPtrArray *texts)
{
  GString *out = g_string_new ("[");

  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *text = dh_cli_json_string (g_ptr_array_index (texts, i));
      g_string_append_printf (out, "%s\n %s", i > 0 ? "," : "", text);
    }
  g_string_append (out, texts->len > 0 ? "\n]\n" : "]\n");
  return g_string_free (out, FALSE);
}

int
dh_cli_check (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = g_strdupv (args);
  int status;

  if (!dh_cli_parse (cli, &words, NULL, 0, 0, &status))
    return status;
  store = dh_cli_open (cli, FALSE, &error);
  if (store == NULL || !dh_store_check (store, faults, &error))
    return dh_cli_fail (error);

  if (cli->json)
    {
      g_autofree char *list = json_list (faults);
      status = dh_cli_say ("%s", list);
    }
  else if (faults->len == 0)
    status = dh_cli_say (_ ("No fault found.\n"));
  else
    for (guint i = 0; i < faults->len && status == DH_CLI_OK; i++)
      status = dh_cli_say ("%s\n", (const char *) g_ptr_array_index (faults, i));
  if (status != DH_CLI_OK || faults->len == 0)
    return status;

  g_set_error (&error, DH_ERROR, DH_ERROR_CORRUPT,
               g_dngettext (GETTEXT_PACKAGE, "%u fault found; restore a backup.",
                            "%u faults found; restore a backup.", faults->len),
               faults->len);
  return dh_cli_fail (error);
}
