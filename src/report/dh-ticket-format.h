/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-ticket-content.h"

G_BEGIN_DECLS

/* Papers on which slips are printed. */
typedef enum
{
  DH_TICKET_FORMAT_58MM, /* roll, 48 mm of it printable, as long as what it says */
  DH_TICKET_FORMAT_80MM, /* roll, 72 mm of it printable */
  DH_TICKET_FORMAT_A6,
  DH_TICKET_FORMAT_A4, /* nine to a sheet, with lines to cut along */
  DH_TICKET_FORMAT_POSTER_A4,
  DH_TICKET_FORMAT_POSTER_A5,
} DhTicketFormat;
#define DH_TICKET_FORMAT_N_SLIPS (DH_TICKET_FORMAT_A4 + 1)
#define DH_TICKET_FORMAT_N (DH_TICKET_FORMAT_POSTER_A5 + 1)

/* A dot of the usual thermal printer, 203 to the inch, in points. */
#define DH_TICKET_DOT (72.0 / 203.0)

/* All in points. */
typedef struct
{
  const char *code;                /* "58mm", "80mm", "a6", "a4" … */
  double width, height;            /* of the paper; height 0 = follows what is on it */
  guint columns, rows;             /* slips on a page */
  double margin_x;                 /* round a slip, left and right … */
  double margin_y;                 /* … above and below */
  double sizes[DH_TICKET_STYLE_N]; /* of the letters */
  double gap;                      /* between blocks */
  double qr;                       /* side of a QR code with its quiet zone, at the most */
  gboolean centred;                /* from above to below */
} DhTicketFormatInfo;

/* (transfer none) */
const DhTicketFormatInfo *dh_ticket_format_get (DhTicketFormat format);
/* FALSE where there is no such slip; posters have no code to be chosen by. */
gboolean dh_ticket_format_from_code (const char *code, DhTicketFormat *format);

G_END_DECLS
