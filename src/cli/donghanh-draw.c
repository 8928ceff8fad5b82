/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-draw.h"

#include <glib/gi18n-lib.h>

#ifdef __SANITIZE_ADDRESS__
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#endif

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
  int status = dh_cli_main (argc, argv, commands);

#ifdef __SANITIZE_ADDRESS__
  /* What the libraries keep of the fonts for as long as a process lives: given back, it is neither
   * looked for nor named among leaks, which takes longer than all the drawing. */
  pango_cairo_font_map_set_default (NULL);
  FcFini ();
#endif
  return status;
}
