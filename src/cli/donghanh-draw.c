/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-draw.h"

#include <glib/gi18n-lib.h>

/* Started by donghanh-cli with its own arguments, for what needs Cairo and Pango. */
static const DhCliCommand commands[] = {
  { "summary", N_ ("--date DATE [--to DATE]"), N_ ("The summary of a day or a period"),
    dh_draw_summary },
  { "chart", N_ ("KIND --date DATE [--to DATE] --format FORMAT --output FILE | --list"),
    N_ ("Draw a chart of the statistics; --list names the kinds"), dh_draw_chart },
  { "ticket", N_ ("VISIT… | --number NUMBER --date DATE [--size SIZE] --output FILE"),
    N_ ("Draw the ticket of a visit again, or its slip to come back"), dh_draw_ticket },
  { "card", N_ ("[--size a4|a5] --output FILE"), N_ ("Draw the card for a new volunteer as a PDF"),
    dh_draw_card },
  { NULL, NULL, NULL, NULL },
};

int
main (int argc, char **argv)
{
  return dh_cli_main (argc, argv, commands);
}
