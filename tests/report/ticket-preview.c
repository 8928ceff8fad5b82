/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ticket-preview SAMPLE FORMAT FILE.pdf: made-up slips as they are printed; for the tests that look
 * into the file with other programs, and for the eye.
 */
#include "dh-day.h"
#include "dh-language.h"
#include "dh-sample-tickets.h"

static gboolean
find_format (const char *code, DhTicketFormat *format)
{
  for (guint i = 0; i < DH_TICKET_FORMAT_N; i++)
    if (g_strcmp0 (dh_ticket_format_get (i)->code, code) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) slips = NULL;
  g_autoptr (DhReportFont) font = NULL;
  g_autoptr (DhTicketSheet) sheet = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  DhTicketFormat format;

  dh_language_init (NULL);
  slips = argc == 4 ? dh_sample_slips (argv[1], dh_language_is_vietnamese ()) : NULL;
  if (slips == NULL || !find_format (argv[2], &format))
    {
      g_printerr ("Usage: %s SAMPLE 58mm|80mm|a6|a4|poster-a4|poster-a5 FILE.pdf\n", argv[0]);
      return 2;
    }

  font = dh_report_font_new_plain (&error);
  if (font != NULL)
    {
      sheet = dh_ticket_sheet_new (slips, font, format, 0, 0);
      pdf = dh_ticket_sheet_to_pdf (sheet, "Phiếu", 1795309509, &error);
    }
  if (pdf == NULL || !g_file_set_contents (argv[3], g_bytes_get_data (pdf, NULL),
                                           (gssize) g_bytes_get_size (pdf), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
