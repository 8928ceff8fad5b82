/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-cli-commands.h"

#include <errno.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#define HELPER "donghanh-draw"

/* Text and figures are read many times a day by scripts; what draws is loaded only by those who
 * want a drawing. Beside this program first, so that it runs from its build folder too. */
int
dh_cli_exec_draw (DhCli *cli)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : g_strdup (".");
  g_autofree char *beside = g_build_filename (folder, HELPER, NULL);
  const char *installed = LIBEXECDIR G_DIR_SEPARATOR_S GETTEXT_PACKAGE G_DIR_SEPARATOR_S HELPER;
  g_autoptr (GError) error = NULL;

  execv (beside, cli->argv);
  if (errno == ENOENT)
    execv (installed, cli->argv);
  g_set_error (&error, DH_ERROR, DH_ERROR_NOT_FOUND,
               _ ("The part of the program that draws, “%s”, cannot be run (%s). Install Đồng Hành "
                  "again."),
               installed, g_strerror (errno));
  return dh_cli_fail (error);
}

int
dh_cli_chart (DhCli *cli, char **args G_GNUC_UNUSED)
{
  return dh_cli_exec_draw (cli);
}

int
dh_cli_ticket (DhCli *cli, char **args G_GNUC_UNUSED)
{
  return dh_cli_exec_draw (cli);
}

int
dh_cli_card (DhCli *cli, char **args G_GNUC_UNUSED)
{
  return dh_cli_exec_draw (cli);
}
