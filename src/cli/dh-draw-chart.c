/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-draw.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dh-chart-render.h"
#include "dh-day-charts.h"
#include "dh-day.h"
#include "dh-language.h"

static int
list_kinds (DhCli *cli)
{
  guint n;
  g_autofree DhDayChart *kinds = dh_day_chart_list (&n);
  g_autoptr (GString) text = g_string_new (cli->json ? "[" : NULL);
  gsize width = 0;

  for (guint i = 0; i < n; i++)
    width = MAX (width, strlen (kinds[i].id));
  for (guint i = 0; i < n; i++)
    if (cli->json)
      {
        g_autofree char *title = dh_cli_json_string (kinds[i].title);
        g_string_append_printf (text, "%s\n {\"kind\": \"%s\", \"title\": %s}", i > 0 ? "," : "",
                                kinds[i].id, title);
      }
    else
      g_string_append_printf (text, "%-*s  %s\n", (int) width, kinds[i].id, kinds[i].title);
  if (cli->json)
    g_string_append (text, "\n]\n");
  return dh_cli_say ("%s", text->str);
}

static gboolean
file_kind (const char *format, DhChartFileKind *kind)
{
  static const char *const formats[] = { "svg", "png", "pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (format, formats[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_kind (const char *id)
{
  guint n;
  g_autofree DhDayChart *kinds = dh_day_chart_list (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (kinds[i].id, id) == 0)
      return TRUE;
  return FALSE;
}

static GBytes *
draw (DhStore *store,
      const char *id,
      gint32 first,
      gint32 last,
      DhChartFileKind file,
      GError **error)
{
  g_autoptr (DhDayStats) stats = dh_cli_stats (store, first, last, error);
  g_autoptr (DhChartSpec) spec = NULL;
  gint64 now = dh_time_now ();
  g_autofree char *local = dh_time_to_local (now);
  g_autofree char *created = g_strconcat (local, "+07:00", NULL);
  DhChartDocument document = { .created = created };
  DhDayChartOptions options = {
    .now = now,
    .day_closed = dh_store_day_is_closed (store, last),
    .vietnamese = dh_language_is_vietnamese (),
  };

  if (stats == NULL)
    return NULL;
  spec = dh_day_chart_new (id, stats, &options, error);
  if (spec == NULL)
    return NULL;
  /* A PDF is for paper. */
  return dh_chart_export (
      spec, file, file == DH_CHART_FILE_PDF ? DH_CHART_THEME_PRINT_GREY : DH_CHART_THEME_LIGHT,
      NULL, 0, 0, &document, error);
}

int
dh_draw_chart (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *date = NULL, *to = NULL, *format = NULL, *output = NULL;
  g_auto (GStrv) words = g_strdupv (args);
  gboolean list = FALSE;
  DhChartFileKind file;
  gint32 first, last;
  int status;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_ ("Name the kinds of charts"), NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("The day, or the first of a period"),
      N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("The last day of a period"), N_ ("DATE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("svg, png or pdf"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dh_cli_parse (cli, &words, entries, 0, 1, &status))
    return status;
  if (list)
    return list_kinds (cli);
  if (words[1] == NULL)
    return dh_cli_usage (cli, _ ("Say which chart is meant; --list names them."));
  if (!is_kind (words[1]))
    return dh_cli_usage (cli, _ ("There is no chart “%s”; --list names them."), words[1]);
  if (!dh_cli_parse_dates (cli, date, to, &first, &last, &status))
    return status;
  if (format == NULL || !file_kind (format, &file))
    return dh_cli_usage (cli, _ ("Choose the format with --format: svg, png or pdf."));
  if (output == NULL)
    return dh_cli_usage (cli, _ ("Say where to write with --output."));

  store = dh_cli_open (cli, FALSE, &error);
  if (store == NULL)
    return dh_cli_fail (error);
  bytes = draw (store, words[1], first, last, file, &error);
  if (bytes == NULL || !dh_cli_write_output (cli, output, g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), FALSE, &error))
    return dh_cli_fail (error);
  return DH_CLI_OK;
}
