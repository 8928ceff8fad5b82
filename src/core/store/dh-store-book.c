/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-book-private.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "journal/dh-json.h"
#include "repo/dh-fold-repo.h"
#include "repo/dh-procedure-repo.h"
#include "repo/dh-visit-repo.h"
#include "repo/dh-voice-repo.h"
#include "stats/dh-rollup.h"
#include "text/dh-text.h"

/* The last second of the year 9999, which is what dates are written for. */
#define MAX_TIME G_GINT64_CONSTANT (253402275599)

/* ---- What all pages share */

gboolean
dh_store_book_invalid (GError **error, const char *message)
{
  g_set_error_literal (error, DH_ERROR, DH_ERROR_INVALID, message);
  return FALSE;
}

gboolean
dh_store_book_time (gint64 *at, GError **error)
{
  if (*at == 0)
    *at = dh_time_now ();
  return (*at > 0 && *at <= MAX_TIME) ||
         dh_store_book_invalid (error,
                                _ ("The time is out of range; check the clock of this computer."));
}

char *
dh_store_book_text (const char *text, glong max, const char *message, GError **error)
{
  g_autofree char *clean = dh_text_clean (text);

  if (g_utf8_strlen (clean, -1) <= max)
    return g_steal_pointer (&clean);
  dh_store_book_invalid (error, message);
  return NULL;
}

gboolean
dh_store_book_check_times (gint32 day, gint64 from_at, gint64 to_at, GError **error)
{
  if ((from_at != 0 && dh_day_of_time (from_at) != day) ||
      (to_at != 0 && dh_day_of_time (to_at) != day))
    return dh_store_book_invalid (error, _ ("The times must be of the day itself."));
  if (to_at != 0 && from_at == 0)
    return dh_store_book_invalid (error, _ ("Give the time of the beginning, too."));
  if (to_at != 0 && to_at < from_at)
    return dh_store_book_invalid (error, _ ("The end must not be before the beginning."));
  return TRUE;
}

gboolean
dh_store_book_append (DhStore *self,
                      DhEventKind kind,
                      gint64 id,
                      gint64 at,
                      GString *body,
                      DhReceipt *receipt,
                      GError **error)
{
  DhEventHead head = { .seq = dh_journal_next_seq (self->journal, error), .at = at, .kind = kind };
  gint32 before;

  if (head.seq == 0)
    return FALSE;
  head.stream_id = id != 0 ? id : head.seq;
  before = dh_fold_repo_day_of (self->db, &head);
  dh_json_end (body);
  self->dirty = TRUE;
  if (!dh_journal_append_entry (self->journal, kind, head.stream_id, at, body->str, error) ||
      !dh_fold_repo_write (self->db, &head, error))
    return FALSE;
  if (kind == DH_EVENT_SHEET)
    {
      dh_rollup_drop (self->db, before);
      dh_rollup_drop (self->db, dh_fold_repo_day_of (self->db, &head));
    }
  *receipt = (DhReceipt) { .event_id = head.seq, .kind = kind };
  return TRUE;
}

static gboolean
fail (GError **error, GError *local_error)
{
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
finish (DhStore *self, gboolean ok, const DhReceipt *own, DhReceipt *receipt, GError **error)
{
  if (!dh_store_end (self, ok, error))
    return FALSE;
  if (receipt != NULL)
    *receipt = *own;
  return TRUE;
}

/* What a remark or a tap may refer to; 0 = nothing. */
static gboolean
check_visit (DhStore *self, gint64 visit_id, DhVisitRow *row, GError **error)
{
  GError *local_error = NULL;

  if (visit_id == 0 || dh_visit_repo_load (self->db, visit_id, row, &local_error))
    return TRUE;
  if (local_error != NULL)
    return fail (error, local_error);
  dh_store_set_no_visit (error, visit_id);
  return FALSE;
}

static gboolean
check_procedure (DhStore *self, gint64 procedure_id, GError **error)
{
  GError *local_error = NULL;

  if (procedure_id == 0 || dh_procedure_repo_exists (self->db, procedure_id, &local_error))
    return TRUE;
  if (local_error != NULL)
    return fail (error, local_error);
  dh_store_set_no_procedure (error, procedure_id);
  return FALSE;
}

/* ---- Feedback */

static gboolean
set_no_feedback (GError **error)
{
  g_set_error_literal (error, DH_ERROR, DH_ERROR_NOT_FOUND,
                       _ ("This feedback is not there any more; it may have been taken back."));
  return FALSE;
}

/* Sets @old. FALSE where there is none. */
static gboolean
find_feedback (DhStore *self, gint64 id, DhFeedback **old, GError **error)
{
  GError *local_error = NULL;

  *old = dh_voice_repo_get_feedback (self->db, id, &local_error);
  if (local_error != NULL)
    return fail (error, local_error);
  return *old != NULL || set_no_feedback (error);
}

static gboolean
write_feedback (DhStore *self,
                const DhFeedback *feedback,
                GString *body,
                gint64 at,
                DhReceipt *receipt,
                GError **error)
{
  g_autoptr (DhFeedback) old = NULL;
  DhVisitRow row;

  if ((feedback->id != 0 && !find_feedback (self, feedback->id, &old, error)) ||
      !check_procedure (self, feedback->procedure_id, error))
    return FALSE;
  /* Where the visit has been taken back since, the text can still be corrected. */
  if ((old == NULL || old->visit_id != feedback->visit_id) &&
      !check_visit (self, feedback->visit_id, &row, error))
    return FALSE;
  return dh_store_book_append (self, DH_EVENT_FEEDBACK, feedback->id, at, body, receipt, error);
}

gboolean
dh_store_write_feedback (DhStore *self,
                         const DhFeedback *feedback,
                         gint64 at,
                         DhReceipt *receipt,
                         GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *proposal = NULL;
  g_autoptr (GString) body = g_string_new (NULL);
  DhReceipt own;

  g_return_val_if_fail (self != NULL && feedback != NULL, FALSE);

  if (dh_feedback_category_to_code (feedback->category) == NULL)
    return dh_store_book_invalid (error, _ ("Choose what kind of feedback it is."));
  text = dh_store_book_text (feedback->text, DH_BOOK_MAX_NOTE,
                             _ ("The text of the feedback is too long; shorten it."), error);
  if (text == NULL)
    return FALSE;
  proposal = dh_store_book_text (feedback->proposal, DH_BOOK_MAX_NOTE,
                                 _ ("The proposal is too long; shorten it."), error);
  if (proposal == NULL || !dh_store_book_time (&at, error))
    return FALSE;
  if (text[0] == '\0')
    return dh_store_book_invalid (error, _ ("Write down what was said."));

  dh_json_begin (body);
  dh_json_add_text (body, "category", dh_feedback_category_to_code (feedback->category));
  dh_json_add_int (body, "procedure", feedback->procedure_id, 0);
  dh_json_add_int (body, "visit", feedback->visit_id, 0);
  dh_json_add_text (body, "text", text);
  dh_json_add_text (body, "proposal", proposal);
  return dh_store_start (self, error) &&
         finish (self, write_feedback (self, feedback, body, at, &own, error), &own, receipt,
                 error);
}

static gboolean
set_status (DhStore *self, gint64 id, GString *body, gint64 at, DhReceipt *receipt, GError **error)
{
  g_autoptr (DhFeedback) old = NULL;

  return find_feedback (self, id, &old, error) &&
         dh_store_book_append (self, DH_EVENT_FEEDBACK_STATUS, id, at, body, receipt, error);
}

gboolean
dh_store_set_feedback_status (DhStore *self,
                              gint64 feedback_id,
                              DhFeedbackStatus status,
                              const char *note,
                              gint64 at,
                              DhReceipt *receipt,
                              GError **error)
{
  g_autofree char *clean = NULL;
  g_autoptr (GString) body = g_string_new (NULL);
  DhReceipt own;

  g_return_val_if_fail (self != NULL, FALSE);

  if (dh_feedback_status_to_code (status) == NULL)
    return dh_store_book_invalid (error, _ ("Choose what became of the feedback."));
  clean =
      dh_store_book_text (note, DH_BOOK_MAX_NOTE, _ ("The note is too long; shorten it."), error);
  if (clean == NULL || !dh_store_book_time (&at, error))
    return FALSE;

  dh_json_begin (body);
  dh_json_add_text (body, "status", dh_feedback_status_to_code (status));
  dh_json_add_text (body, "note", clean);
  return dh_store_start (self, error) &&
         finish (self, set_status (self, feedback_id, body, at, &own, error), &own, receipt, error);
}

GPtrArray *
dh_store_list_feedback (DhStore *self, const DhFeedbackFilter *filter, GError **error)
{
  g_return_val_if_fail (self != NULL && filter != NULL, NULL);

  return dh_voice_repo_list_feedback (self->db, filter->from, filter->to, filter->statuses,
                                      filter->categories, error);
}

DhFeedback *
dh_store_get_feedback (DhStore *self, gint64 feedback_id, GError **error)
{
  DhFeedback *feedback = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  find_feedback (self, feedback_id, &feedback, error);
  return feedback;
}

/* ---- Satisfaction */

static gboolean
add_rating (DhStore *self,
            gint64 visit_id,
            GString *body,
            gint64 at,
            DhReceipt *receipt,
            GError **error)
{
  GError *local_error = NULL;
  DhVisitRow row;

  if (!check_visit (self, visit_id, &row, error))
    return FALSE;
  if (visit_id != 0 && dh_voice_repo_is_rated (self->db, visit_id, &local_error))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_ILLEGAL,
                   _ ("Number %s has said already how satisfied they are."), row.ticket);
      return FALSE;
    }
  if (local_error != NULL)
    return fail (error, local_error);
  return dh_store_book_append (self, DH_EVENT_RATING, 0, at, body, receipt, error);
}

gboolean
dh_store_add_rating (DhStore *self,
                     int level,
                     gint64 visit_id,
                     gint64 at,
                     DhReceipt *receipt,
                     GError **error)
{
  g_autoptr (GString) body = g_string_new (NULL);
  DhReceipt own;

  g_return_val_if_fail (self != NULL, FALSE);

  if (level < 1 || level > DH_RATING_LEVELS)
    return dh_store_book_invalid (error, _ ("The satisfaction must be between 1 and 4."));
  if (!dh_store_book_time (&at, error))
    return FALSE;

  dh_json_begin (body);
  dh_json_add_int (body, "level", level, 0);
  dh_json_add_int (body, "visit", visit_id, 0);
  return dh_store_start (self, error) &&
         finish (self, add_rating (self, visit_id, body, at, &own, error), &own, receipt, error);
}

gboolean
dh_store_count_ratings (DhStore *self,
                        gint32 from,
                        gint32 to,
                        int counts[DH_RATING_LEVELS],
                        GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return dh_voice_repo_count_ratings (self->db, from, to, counts, error);
}

/* ---- Notes of the day */

static gboolean
check_note (const DhDayNote *note, gint32 day, gint64 at, const char *text, GError **error)
{
  gboolean outage = note->category <= DH_DAY_NOTE_NETWORK;

  if (day > dh_day_of_time (at))
    return dh_store_book_invalid (error,
                                  _ ("Nothing can be noted for a day that has not come yet."));
  if (!dh_store_book_check_times (day, note->from_at, note->to_at, error))
    return FALSE;
  return text[0] != '\0' || (outage && note->from_at != 0) ||
         dh_store_book_invalid (error, outage ? _ ("Say from when on it was, or write a text.")
                                              : _ ("Write the text of the note."));
}

static gboolean
write_note (DhStore *self, gint64 id, GString *body, gint64 at, DhReceipt *receipt, GError **error)
{
  GError *local_error = NULL;

  if (id != 0 && !dh_voice_repo_day_note_exists (self->db, id, &local_error))
    {
      if (local_error != NULL)
        return fail (error, local_error);
      g_set_error_literal (error, DH_ERROR, DH_ERROR_NOT_FOUND,
                           _ ("This note is not there any more; it may have been taken back."));
      return FALSE;
    }
  return dh_store_book_append (self, DH_EVENT_DAY_NOTE, id, at, body, receipt, error);
}

gboolean
dh_store_write_day_note (DhStore *self,
                         const DhDayNote *note,
                         gint64 at,
                         DhReceipt *receipt,
                         GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) body = g_string_new (NULL);
  DhReceipt own;
  gint32 day;

  g_return_val_if_fail (self != NULL && note != NULL, FALSE);

  if (dh_day_note_category_to_code (note->category) == NULL)
    return dh_store_book_invalid (error, _ ("Choose what the note is about."));
  if (!dh_store_book_time (&at, error))
    return FALSE;
  text = dh_store_book_text (note->text, DH_BOOK_MAX_NOTE, _ ("The note is too long; shorten it."),
                             error);
  day = note->day != 0 ? note->day : dh_day_of_time (at);
  if (text == NULL || !check_note (note, day, at, text, error))
    return FALSE;

  dh_json_begin (body);
  dh_json_add_text (body, "category", dh_day_note_category_to_code (note->category));
  dh_json_add_int (body, "day", day, dh_day_of_time (at));
  dh_json_add_int (body, "from", note->from_at, 0);
  dh_json_add_int (body, "to", note->to_at, 0);
  dh_json_add_text (body, "text", text);
  return dh_store_start (self, error) &&
         finish (self, write_note (self, note->id, body, at, &own, error), &own, receipt, error);
}

gboolean
dh_store_remove_day_note (DhStore *self,
                          gint64 note_id,
                          gint64 at,
                          DhReceipt *receipt,
                          GError **error)
{
  g_autoptr (GString) body = g_string_new (NULL);
  DhReceipt own;

  g_return_val_if_fail (self != NULL && note_id != 0, FALSE);

  if (!dh_store_book_time (&at, error))
    return FALSE;
  dh_json_begin (body);
  dh_json_add_int (body, "removed", 1, 0);
  return dh_store_start (self, error) &&
         finish (self, write_note (self, note_id, body, at, &own, error), &own, receipt, error);
}

GPtrArray *
dh_store_list_day_notes (DhStore *self, gint32 from, gint32 to, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dh_voice_repo_list_day_notes (self->db, from, to, error);
}
