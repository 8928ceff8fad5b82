/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-ticket-format.h"

#include "dh-report-pages.h"

#define MM DH_REPORT_MM

/* No letters under 8 points on a roll: their strokes would be thinner than a dot. In the order of
 * DhTicketStyle: small, title, number, body, strong, framed, heading, list, note. */
static const DhTicketFormatInfo formats[DH_TICKET_FORMAT_N] = {
  { "58mm",
    58 * MM,
    0,
    1,
    1,
    5 * MM,
    3 * MM,
    { 9, 10, 52, 10, 11, 10.5, 10, 10, 8 },
    4,
    34 * MM,
    FALSE },
  { "80mm",
    80 * MM,
    0,
    1,
    1,
    4 * MM,
    3 * MM,
    { 10.5, 12, 72, 11.5, 13, 12, 11.5, 11.5, 9 },
    5,
    40 * MM,
    FALSE },
  { "a6",
    105 * MM,
    148 * MM,
    1,
    1,
    8 * MM,
    8 * MM,
    { 11, 13, 66, 12, 14, 13, 12, 12, 9.5 },
    5,
    38 * MM,
    FALSE },
  { "a4",
    210 * MM,
    297 * MM,
    3,
    3,
    6 * MM,
    6 * MM,
    { 9, 10, 42, 9.5, 10.5, 10, 9.5, 9, 7.5 },
    3,
    28 * MM,
    FALSE },
  { "poster-a4",
    210 * MM,
    297 * MM,
    1,
    1,
    20 * MM,
    20 * MM,
    { 20, 40, 76, 22, 26, 24, 22, 20, 14 },
    18,
    125 * MM,
    TRUE },
  { "poster-a5",
    148 * MM,
    210 * MM,
    1,
    1,
    14 * MM,
    14 * MM,
    { 14, 28, 54, 15.5, 18, 17, 15.5, 14, 10 },
    12,
    88 * MM,
    TRUE },
};

const DhTicketFormatInfo *
dh_ticket_format_get (DhTicketFormat format)
{
  g_return_val_if_fail (format < DH_TICKET_FORMAT_N, NULL);

  return &formats[format];
}

gboolean
dh_ticket_format_from_code (const char *code, DhTicketFormat *format)
{
  for (guint i = 0; i < DH_TICKET_FORMAT_N_SLIPS; i++)
    if (g_strcmp0 (formats[i].code, code) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}
