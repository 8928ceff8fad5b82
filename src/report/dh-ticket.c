/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-ticket.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-error.h"

/* So many lines at the most; a smaller paper cuts more. */
#define LINES_COMMUNE 3
#define LINES_PROCEDURE 5
#define LINES_LIST 16
#define LINES_SENTENCE 8

DhTicket *
dh_ticket_new (void)
{
  DhTicket *self = g_new0 (DhTicket, 1);

  self->commune = g_strdup ("");
  self->number = g_strdup ("");
  self->field = g_strdup ("");
  self->procedure = g_strdup ("");
  self->prepare = g_strdup ("");
  self->survey_url = g_strdup ("");
  self->people = 1;
  self->before = -1;
  return self;
}

void
dh_ticket_free (DhTicket *self)
{
  if (self == NULL)
    return;

  g_free (self->commune);
  g_free (self->number);
  g_free (self->field);
  g_free (self->procedure);
  g_free (self->prepare);
  g_free (self->survey_url);
  g_free (self);
}

DhComeBack *
dh_come_back_new (void)
{
  DhComeBack *self = g_new0 (DhComeBack, 1);

  self->commune = g_strdup ("");
  self->number = g_strdup ("");
  self->procedure = g_strdup ("");
  self->missing = g_strdup ("");
  self->trips = 1;
  return self;
}

void
dh_come_back_free (DhComeBack *self)
{
  if (self == NULL)
    return;

  g_free (self->commune);
  g_free (self->number);
  g_free (self->procedure);
  g_free (self->missing);
  g_free (self);
}

/* ---- Parts of both */

static DhTicketContent *
create_slip (const char *commune, const char *number, const char *title)
{
  DhTicketContent *content = dh_ticket_content_new (number);

  dh_ticket_content_add_text (content, DH_TICKET_STYLE_SMALL, commune, LINES_COMMUNE);
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_TITLE, title, 2);
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_NUMBER, number, 1);
  return content;
}

static void
add_list (DhTicketContent *content, const char *heading, const char *list)
{
  g_autofree char *stripped = g_strstrip (g_strdup (list));

  if (*stripped == '\0')
    return;
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_HEADING, heading, 2);
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_LIST, stripped, LINES_LIST);
}

static void
add_footnote (DhTicketContent *content)
{
  dh_ticket_content_add_rule (content);
  dh_ticket_content_add_text (
      content, DH_TICKET_STYLE_NOTE,
      _ ("This slip does not replace the official receipt for a dossier with its date of return."),
      LINES_SENTENCE);
}

/* ---- Queue number */

static char *
dup_when (const DhTicket *self)
{
  g_autofree char *clock = NULL;
  g_autofree char *day = dh_format_day_short (self->day);

  if (self->arrived == 0)
    return g_steal_pointer (&day);
  clock = dh_format_clock (self->arrived);
  /* Translators: a time such as 08:05, and a date such as 21/11/2026. */
  return g_strdup_printf (_ ("%1$s on %2$s"), clock, day);
}

static void
add_priority (DhTicketContent *content, DhPriority priority)
{
  switch (priority)
    {
    case DH_PRIORITY_ELDERLY:
      dh_ticket_content_add_text (content, DH_TICKET_STYLE_FRAMED, _ ("Priority: elderly person"),
                                  2);
      break;
    case DH_PRIORITY_OTHER:
      dh_ticket_content_add_text (content, DH_TICKET_STYLE_FRAMED, _ ("Priority number"), 2);
      break;
    case DH_PRIORITY_NONE:
    default:
      break;
    }
}

static void
add_before (DhTicketContent *content, int before)
{
  g_autofree char *text = NULL;

  if (before < 0)
    return;
  text = before == 0
             ? g_strdup (_ ("Nobody is waiting before you."))
             : g_strdup_printf (ngettext ("%d number is waiting before you.",
                                          "%d numbers are waiting before you.", (gulong) before),
                                before);
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_BODY, text, LINES_SENTENCE);
}

static void
add_qr (DhTicketContent *content, const char *text, const char *caption)
{
  DhQr *qr = *text != '\0' ? dh_qr_new (text, NULL) : NULL;

  if (qr == NULL)
    return;
  dh_ticket_content_add_qr (content, qr);
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_SMALL, caption, LINES_SENTENCE);
}

DhTicketContent *
dh_ticket_get_content (const DhTicket *self, DhTicketQr qr, gboolean vietnamese)
{
  DhTicketContent *content = NULL;
  g_autofree char *when = dup_when (self);

  content = create_slip (self->commune, self->number, _ ("QUEUE NUMBER"));
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_BODY, when, 2);
  add_priority (content, self->priority);
  if (*self->procedure != '\0' || *self->field != '\0')
    dh_ticket_content_add_rule (content);
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_STRONG, self->procedure, LINES_PROCEDURE);
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_BODY, self->field, 2);
  if (self->people > 1)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("A group of %d person", "A group of %d people", (gulong) self->people),
          self->people);
      dh_ticket_content_add_text (content, DH_TICKET_STYLE_BODY, text, 2);
    }
  add_before (content, self->before);
  add_list (content, _ ("Please have ready:"), self->prepare);
  if (qr == DH_TICKET_QR_SURVEY)
    add_qr (content, self->survey_url, _ ("Please tell us what you think"));
  else if (qr == DH_TICKET_QR_TEXT)
    {
      g_autofree char *plain =
          g_strjoin ("\n", self->number, when, *self->commune != '\0' ? self->commune : NULL, NULL);

      add_qr (content, plain, "");
    }
  add_footnote (content);
  return content;
}

/* ---- Come back */

DhTicketContent *
dh_come_back_get_content (const DhComeBack *self, gboolean vietnamese)
{
  DhTicketContent *content = create_slip (self->commune, self->number, _ ("PLEASE COME BACK"));
  g_autofree char *day = dh_format_day_short (self->day);
  g_autofree char *given = NULL;
  g_autofree char *trips = NULL;
  g_autofree char *due = NULL;

  /* Translators: %s is a date such as 21/11/2026. */
  given = g_strdup_printf (_ ("Number given on %s"), day);
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_BODY, given, 2);
  /* Translators: how often this person has come for the same matter. */
  trips = g_strdup_printf (_ ("Visit no. %d for this matter"), self->trips);
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_BODY, trips, 2);
  dh_ticket_content_add_rule (content);
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_STRONG, self->procedure, LINES_PROCEDURE);
  add_list (content, _ ("Please bring along:"), self->missing);
  if (self->follow_up != 0)
    {
      g_autofree char *date = dh_format_day_long (self->follow_up, vietnamese);

      /* Translators: %s is a date with its weekday. */
      due = g_strdup_printf (_ ("Come back on: %s"), date);
    }
  else
    due = g_strdup (_ ("Come back as soon as you have everything"));
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_FRAMED, due, 4);
  dh_ticket_content_add_text (
      content, DH_TICKET_STYLE_BODY,
      _ ("On your return show this slip: you keep your place and need not queue anew."),
      LINES_SENTENCE);
  add_footnote (content);
  return content;
}

/* ---- Poster */

gboolean
dh_survey_url_check (const char *url, GError **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (DhQr) qr = NULL;

  g_return_val_if_fail (url != NULL, FALSE);

  uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || strpbrk (url, " \t\r\n") != NULL ||
      (g_strcmp0 (g_uri_get_scheme (uri), "https") != 0 &&
       g_strcmp0 (g_uri_get_scheme (uri), "http") != 0) ||
      g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("“%s” is no web address. Please write it as https://…, the way it stands in "
                      "the browser."),
                   url);
      return FALSE;
    }
  qr = dh_qr_new (url, error);
  return qr != NULL;
}

DhTicketContent *
dh_survey_poster_new (const char *commune, const char *url, GError **error)
{
  DhTicketContent *content = NULL;

  g_return_val_if_fail (commune != NULL && url != NULL, NULL);

  if (!dh_survey_url_check (url, error))
    return NULL;
  content = dh_ticket_content_new (_ ("Please tell us what you think"));
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_SMALL, commune, LINES_COMMUNE);
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_TITLE, _ ("Please tell us what you think"),
                              3);
  dh_ticket_content_add_qr (content, dh_qr_new (url, NULL));
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_BODY,
                              _ ("Hold the camera of your telephone over the square, or go to:"),
                              3);
  dh_ticket_content_add_text (content, DH_TICKET_STYLE_STRONG, url, 5);
  return content;
}
