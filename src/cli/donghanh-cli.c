/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-cli-commands.h"

#include <glib/gi18n-lib.h>

static const DhCliCommand commands[] = {
  { "init", N_ ("--commune NAME --province NAME"),
    N_ ("Make the database, with the built-in catalogue of procedures"), dh_cli_init },
  { "import", N_ ("catalogue|volunteers FILE"),
    N_ ("Add and update procedures or volunteers from a CSV or XLSX file; nothing is deleted"),
    dh_cli_import },
  { "replay", N_ ("FILE [--create-missing]"), N_ ("Apply a log of events, all of it or nothing"),
    dh_cli_replay },
  { "summary", N_ ("--date DATE [--to DATE]"), N_ ("The summary of a day or a period"),
    dh_cli_summary },
  { "chart", N_ ("KIND --date DATE [--to DATE] --format FORMAT --output FILE | --list"),
    N_ ("Draw a chart of the statistics; --list names the kinds"), dh_cli_chart },
  { "ticket", N_ ("VISIT… | --number NUMBER --date DATE [--size SIZE] --output FILE"),
    N_ ("Draw the ticket of a visit again, or its slip to come back"), dh_cli_ticket },
  { "card", N_ ("[--size a4|a5] --output FILE"), N_ ("Draw the card for a new volunteer as a PDF"),
    dh_cli_card },
  { "export", N_ ("visits|assists --date DATE [--to DATE]"),
    N_ ("Write the rows of a day or a period as CSV, without anybody's name"), dh_cli_export },
  { "backup", N_ ("FILE"), N_ ("Copy the database while it is in use, and verify the copy"),
    dh_cli_backup },
  { "restore", N_ ("FILE"), N_ ("Replace the database by a backup; the old one is kept beside it"),
    dh_cli_restore },
  { "check", "", N_ ("Examine the file and everything in it"), dh_cli_check },
  { NULL, NULL, NULL, NULL },
};

int
main (int argc, char **argv)
{
  return dh_cli_main (argc, argv, commands);
}
