/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-draw.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-language.h"
#include "dh-ticket-read.h"
#include "dh-ticket-sheet.h"

#define MOST_VISITS 999

typedef struct
{
  char *date, *size, *qr, *output; /* owned */
  char **numbers;                  /* owned */
  gboolean come_back;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->date);
  g_free (options->size);
  g_free (options->qr);
  g_free (options->output);
  g_strfreev (options->numbers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_qr (const char *word, DhTicketQr *qr)
{
  static const char *const words[] = { "survey", "text", "none" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      {
        *qr = i;
        return TRUE;
      }
  return FALSE;
}

/* The ids of the visits meant, by id or by number. FALSE: *@status is what to exit with. */
static gboolean
parse_ids (DhCli *cli, char **words, GArray *ids, int *status)
{
  for (char **word = words + 1; *word != NULL; word++)
    {
      gint64 id = 0;

      if (!g_ascii_string_to_signed (*word, 10, 1, G_MAXINT64, &id, NULL))
        {
          *status = dh_cli_usage (
              cli, _ ("“%s” is no visit. Write its id, or name its number with --number."), *word);
          return FALSE;
        }
      g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
find_numbers (DhStore *store, char **numbers, gint32 day, GArray *ids, GError **error)
{
  for (guint i = 0; numbers != NULL && numbers[i] != NULL; i++)
    {
      gint64 id = dh_ticket_find (store, day, numbers[i], error);

      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

static DhTicketContent *
read_slip (DhStore *store, gint64 id, gboolean come_back, DhTicketQr qr, GError **error)
{
  gboolean vietnamese = dh_language_is_vietnamese ();

  if (come_back)
    {
      g_autoptr (DhComeBack) record = dh_come_back_read (store, id, error);

      return record != NULL ? dh_come_back_get_content (record, vietnamese) : NULL;
    }
  else
    {
      g_autoptr (DhTicket) ticket = dh_ticket_read (store, id, error);

      return ticket != NULL ? dh_ticket_get_content (ticket, qr, vietnamese) : NULL;
    }
}

static GBytes *
draw (DhStore *store,
      GArray *ids,
      DhTicketFormat format,
      DhTicketQr qr,
      gboolean come_back,
      GError **error)
{
  g_autoptr (GPtrArray)
                slips = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_ticket_content_unref);
  g_autoptr (DhReportFont) font = NULL;
  g_autoptr (DhTicketSheet) sheet = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      DhTicketContent *slip =
          read_slip (store, g_array_index (ids, gint64, i), come_back, qr, error);

      if (slip == NULL)
        return NULL;
      g_ptr_array_add (slips, slip);
    }
  font = dh_report_font_new_plain (error);
  if (font == NULL)
    return NULL;
  sheet = dh_ticket_sheet_new (slips, font, format, 0, 0);
  return dh_ticket_sheet_to_pdf (sheet, dh_ticket_content_get_title (slips->pdata[0]),
                                 dh_time_now (), error);
}

int
dh_draw_ticket (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhStore) store = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (Options) options = { 0 };
  g_auto (GStrv) words = g_strdupv (args);
  DhTicketFormat format = DH_TICKET_FORMAT_80MM;
  DhTicketQr qr = DH_TICKET_QR_SURVEY;
  gint32 first = 0, last = 0;
  int status;
  const GOptionEntry entries[] = {
    { "number", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.numbers,
      N_ ("A number given on --date; may be repeated"), N_ ("NUMBER") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, N_ ("The day of the numbers"),
      N_ ("DATE") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, N_ ("58mm, 80mm (default), a6 or a4"),
      N_ ("SIZE") },
    { "qr", 0, 0, G_OPTION_ARG_STRING, &options.qr, N_ ("survey (default), text or none"),
      N_ ("WHAT") },
    { "come-back", 0, 0, G_OPTION_ARG_NONE, &options.come_back,
      N_ ("The slip with which to come back"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The file to write"),
      N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dh_cli_parse (cli, &words, entries, 0, MOST_VISITS, &status))
    return status;
  if (!parse_ids (cli, words, ids, &status))
    return status;
  if (ids->len == 0 && options.numbers == NULL)
    return dh_cli_usage (cli, _ ("Say which visit is meant, by its id or with --number."));
  if (options.numbers != NULL &&
      !dh_cli_parse_dates (cli, options.date, NULL, &first, &last, &status))
    return status;
  if (options.size != NULL && !dh_ticket_format_from_code (options.size, &format))
    return dh_cli_usage (cli, _ ("The size “%s” is not known; choose 58mm, 80mm, a6 or a4."),
                         options.size);
  if (options.qr != NULL && !parse_qr (options.qr, &qr))
    return dh_cli_usage (cli, _ ("“%s” is no kind of QR code; choose survey, text or none."),
                         options.qr);
  if (options.output == NULL)
    return dh_cli_usage (cli, _ ("Say where to write with --output."));

  store = dh_cli_open (cli, FALSE, &error);
  if (store == NULL || !find_numbers (store, options.numbers, first, ids, &error))
    return dh_cli_fail (error);
  bytes = draw (store, ids, format, qr, options.come_back, &error);
  if (bytes == NULL || !dh_cli_write_output (cli, options.output, g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), FALSE, &error))
    return dh_cli_fail (error);
  return DH_CLI_OK;
}
