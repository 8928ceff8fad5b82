/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-cli-commands.h"

#include <errno.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

/* Text and figures are read many times a day by scripts; what draws is loaded only by those who
 * want a drawing. Beside this program first, so that it runs from its build folder too. */
static int
exec_helper (DhCli *cli, const char *helper, const char *message)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : g_strdup (".");
  g_autofree char *beside = g_build_filename (folder, helper, NULL);
  g_autofree char *installed = g_build_filename (LIBEXECDIR, GETTEXT_PACKAGE, helper, NULL);
  g_autoptr (GError) error = NULL;

  execv (beside, cli->argv);
  if (errno == ENOENT)
    execv (installed, cli->argv);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (&error, DH_ERROR, DH_ERROR_NOT_FOUND, message, installed, g_strerror (errno));
#pragma GCC diagnostic pop
  return dh_cli_fail (error);
}

int
dh_cli_exec_draw (DhCli *cli)
{
  return exec_helper (cli, "donghanh-draw",
                      _ ("The part of the program that draws, “%s”, cannot be run (%s). Install "
                         "Đồng Hành again."));
}

int
dh_cli_exec_workbook (DhCli *cli)
{
  return exec_helper (cli, "donghanh-workbook",
                      _ ("The part of the program that writes workbooks, “%s”, cannot be run (%s). "
                         "Choose the format csv, or install Đồng Hành again."));
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
