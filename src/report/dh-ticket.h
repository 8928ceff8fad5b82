/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-enums.h"
#include "dh-ticket-content.h"

G_BEGIN_DECLS

/* Slips that a person takes along. There is no place in these records for anybody's name, so that
 * none is ever printed; nor is the reason of a priority, which may be about somebody's health. */

typedef enum
{
  DH_TICKET_QR_SURVEY, /* the commune's survey address, where it has one */
  DH_TICKET_QR_TEXT,   /* the number, the time and the commune, as text */
  DH_TICKET_QR_NONE,
} DhTicketQr;
#define DH_TICKET_QR_N (DH_TICKET_QR_NONE + 1)

/* A queue number. All strings owned, never NULL. */
typedef struct
{
  char *commune;   /* "" = not known */
  char *number;    /* "A012" */
  gint64 arrived;  /* UTC s; 0 = given ahead, time and procedure are not known yet */
  gint32 day;      /* local day */
  char *field;     /* group of procedures; "" = none */
  char *procedure; /* "" = not chosen */
  char *prepare;   /* what to bring, a thing a line; "" = not known */
  int people;
  DhPriority priority;
  int before;       /* how many were waiting then who come before; -1 = not known */
  char *survey_url; /* "" = none */
} DhTicket;

/* All empty, before = -1, people = 1. (transfer full) */
DhTicket *dh_ticket_new (void);
void dh_ticket_free (DhTicket *self);

/* A slip for somebody who is to come back. All strings owned, never NULL. */
typedef struct
{
  char *commune;    /* "" = not known */
  char *number;     /* of this visit */
  gint32 day;       /* of this visit, local */
  char *procedure;  /* "" = not chosen */
  char *missing;    /* papers and things to bring, a thing a line; "" = nothing */
  gint32 follow_up; /* local day on which to come back; 0 = any day */
  int trips;        /* how often the person has come, this time included */
} DhComeBack;

DhComeBack *dh_come_back_new (void); /* all empty, trips = 1; (transfer full) */
void dh_come_back_free (DhComeBack *self);

/* What the slips say, in the language of the program. A text that cannot be made into a QR code is
 * printed without one. (transfer full) */
DhTicketContent *dh_ticket_get_content (const DhTicket *self, DhTicketQr qr, gboolean vietnamese);
DhTicketContent *dh_come_back_get_content (const DhComeBack *self, gboolean vietnamese);

/* A poster that asks for an opinion: the address @url as QR code and in print. DH_ERROR_INVALID:
 * @url is no address that dh_survey_url_check() takes. (transfer full) */
DhTicketContent *dh_survey_poster_new (const char *commune, const char *url, GError **error);

/* Whether @url is a web address ("https://…" or "http://…") that fits into a QR code;
 * DH_ERROR_INVALID with a message for whoever typed it otherwise. */
gboolean dh_survey_url_check (const char *url, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhTicket, dh_ticket_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhComeBack, dh_come_back_free)

G_END_DECLS
