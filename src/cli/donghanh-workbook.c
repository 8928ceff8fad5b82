/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-workbook-commands.h"

#include <glib/gi18n-lib.h>

/* Started by donghanh-cli with its own arguments, for what needs the library of workbooks. */
static const DhCliCommand commands[] = {
  { "summary", N_ ("--date DATE [--to DATE] --format xlsx --output FILE"),
    N_ ("The summary of a day or a period as a workbook"), dh_workbook_summary },
  { "export", N_ ("visits|assists --date DATE [--to DATE] --format xlsx --output FILE"),
    N_ ("Write the rows of a day or a period as a workbook"), dh_workbook_export },
  { NULL, NULL, NULL, NULL },
};

int
main (int argc, char **argv)
{
  return dh_cli_main (argc, argv, commands);
}
