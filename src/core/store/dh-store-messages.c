/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-private.h"

#include <glib/gi18n-lib.h>

/* Fits after "it is". */
static const char *
state_words (DhVisitState state)
{
  switch (state)
    {
    case DH_VISIT_WAITING:
      /* Translators: these states complete the sentences "Number A012 cannot be called: it is …".
       */
      return C_ ("state of a number", "waiting");
    case DH_VISIT_CALLED:
      return C_ ("state of a number", "called");
    case DH_VISIT_SERVING:
      return C_ ("state of a number", "being served");
    case DH_VISIT_HELD:
      return C_ ("state of a number", "on hold");
    case DH_VISIT_DONE:
      return C_ ("state of a number", "finished");
    case DH_VISIT_NO_SHOW:
      return C_ ("state of a number", "marked as absent");
    case DH_VISIT_LEFT:
      return C_ ("state of a number", "marked as gone");
    case DH_VISIT_CANCELLED:
      return C_ ("state of a number", "cancelled");
    case DH_VISIT_NONE:
    default:
      return C_ ("state of a number", "taken back");
    }
}

/* Translators, for all of these: the first %s is a queue number, the second its state. */
static const char *
illegal_format (DhEventKind kind)
{
  switch (kind)
    {
    case DH_EVENT_CALL:
      return _ ("Number %s cannot be called: it is %s.");
    case DH_EVENT_NO_SHOW:
      return _ ("Number %s cannot be marked as absent: it is %s.");
    case DH_EVENT_RETURN:
      return _ ("Number %s cannot be put back into the queue: it is %s.");
    case DH_EVENT_START:
      return _ ("Serving number %s cannot begin: it is %s.");
    case DH_EVENT_HOLD:
      return _ ("Number %s cannot be put on hold: it is %s.");
    case DH_EVENT_RESUME:
      return _ ("Serving number %s cannot be resumed: it is %s.");
    case DH_EVENT_TRANSFER:
      return _ ("Number %s cannot be transferred: it is %s.");
    case DH_EVENT_ASSIST:
      return _ ("No help can be recorded for number %s: it is %s.");
    case DH_EVENT_FINISH:
      return _ ("Serving number %s cannot be finished: it is %s.");
    case DH_EVENT_LEAVE:
      return _ ("Number %s cannot be marked as gone: it is %s.");
    case DH_EVENT_CANCEL:
      return _ ("Number %s cannot be cancelled: it is %s.");
    case DH_EVENT_RECALL:
      return _ ("Number %s cannot be called again: it is %s.");
    case DH_EVENT_AMEND:
    case DH_EVENT_CHANGE:
      return _ ("Number %s cannot be changed: it is %s.");
    case DH_EVENT_COME_BACK:
      return _ ("Number %s cannot come back into the queue: it is %s.");
    case DH_EVENT_ARRIVE:
    case DH_EVENT_RECORD:
    case DH_EVENT_STOP_NUMBERS:
    case DH_EVENT_OPEN_NUMBERS:
    case DH_EVENT_DAY_NOTE:
    case DH_EVENT_SHEET:
    case DH_EVENT_FEEDBACK:
    case DH_EVENT_FEEDBACK_STATUS:
    case DH_EVENT_RATING:
    case DH_EVENT_CHECK_IN:
    case DH_EVENT_CHECK_OUT:
    case DH_EVENT_CLOSE_DAY:
    case DH_EVENT_UNDO:
    case DH_EVENT_REDO:
    case DH_EVENT_PROCEDURE_SET:
    case DH_EVENT_VOLUNTEER_SET:
    case DH_EVENT_PLACE_SET:
    default:
      return _ ("This cannot be done with number %s: it is %s.");
    }
}

void
dh_store_set_illegal (GError **error, DhEventKind kind, const char *ticket, DhVisitState state)
{
  g_autofree char *message = NULL;

  /* Legal from this state, so it is the day that has passed. */
  if (kind == DH_EVENT_ASSIST && state == DH_VISIT_DONE)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_ILLEGAL,
                   _ ("Help for number %s can be recorded only on the day it was served."), ticket);
      return;
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (illegal_format (kind), ticket, state_words (state));
#pragma GCC diagnostic pop
  g_set_error_literal (error, DH_ERROR, DH_ERROR_ILLEGAL, message);
}

void
dh_store_set_stale (GError **error, const char *ticket, DhVisitState state)
{
  g_set_error (error, DH_ERROR, DH_ERROR_STALE,
               _ ("Number %s has been dealt with in the meantime: it is %s now."), ticket,
               state_words (state));
}

static void
set_missing (GError **error, const char *format, gint64 number)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, id);
#pragma GCC diagnostic pop
  g_set_error_literal (error, DH_ERROR, DH_ERROR_NOT_FOUND, message);
}

void
dh_store_set_no_visit (GError **error, gint64 visit_id)
{
  set_missing (error, _ ("There is no visit %s; it may have been taken back."), visit_id);
}

void
dh_store_set_no_procedure (GError **error, gint64 procedure_id)
{
  set_missing (error, _ ("There is no procedure %s in the catalogue."), procedure_id);
}

void
dh_store_set_no_volunteer (GError **error, gint64 volunteer_id)
{
  set_missing (error, _ ("There is no volunteer %s in the list."), volunteer_id);
}

void
dh_store_set_bad_journal (GError **error, gint64 seq)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, seq);

  g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
               _ ("Entry %s of the journal does not fit those before it; check the database."), id);
}
