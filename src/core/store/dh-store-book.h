/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-book.h"
#include "store/dh-store.h"

G_BEGIN_DECLS

/* The day's book beside the queue. As the commands of dh-store.h: one transaction and one entry of
 * the journal each, taken back by dh_store_undo() with the receipt's event_id; FALSE leaves
 * everything as it was. @at: UTC s, 0 = now. @receipt may be NULL. Text is cleaned (dh_text_clean)
 * and goes into the journal as it is: it should name nobody (see dh_text_has_id_number()).
 * DH_ERROR_INVALID names what is at fault, with the number of its row; DH_ERROR_NOT_FOUND where a
 * place, procedure, volunteer, visit or the page itself is not there. */

#define DH_SHEET_MAX_ROWS 500
#define DH_SHEET_MAX_COUNT 9999
#define DH_SHEET_MAX_ATTENDEES 99999
#define DH_BOOK_MAX_NAME 200  /* characters of a title or team */
#define DH_BOOK_MAX_NOTE 2000 /* characters of a note, text or proposal */

/* ---- Sheets */

/* Writes a new sheet (id 0: then the receipt's event_id is its id) or all of an old one anew.
 * place_id 0 = the desk. Outreach: 1 … DH_SHEET_MAX_ROWS rows, each with a procedure, a count and
 * at least one volunteer (a row that names none takes those of the sheet), no attendees. Class: a
 * title, no rows. Not of a day to come; from and to within the day. */
gboolean dh_store_write_sheet (DhStore *self,
                               const DhSheet *sheet,
                               gint64 at,
                               DhReceipt *receipt,
                               GError **error);
gboolean dh_store_remove_sheet (DhStore *self,
                                gint64 sheet_id,
                                gint64 at,
                                DhReceipt *receipt,
                                GError **error);
/* By day, then in the order of first writing: of DhSheet. (transfer full) */
GPtrArray *dh_store_list_sheets (DhStore *self, gint32 from, gint32 to, GError **error);
DhSheet *dh_store_get_sheet (DhStore *self, gint64 sheet_id, GError **error);

/* ---- Feedback */

/* Writes a new one (id 0: then the receipt's event_id is its id) or all of an old one anew; its
 * status stays. */
gboolean dh_store_write_feedback (DhStore *self,
                                  const DhFeedback *feedback,
                                  gint64 at,
                                  DhReceipt *receipt,
                                  GError **error);
/* @note may be NULL. */
gboolean dh_store_set_feedback_status (DhStore *self,
                                       gint64 feedback_id,
                                       DhFeedbackStatus status,
                                       const char *note,
                                       gint64 at,
                                       DhReceipt *receipt,
                                       GError **error);

/* Which feedback is asked for; a set bit for each enum value wanted, 0 = all. */
typedef struct
{
  gint32 from, to; /* first written on these days, both included */
  guint statuses;
  guint categories;
} DhFeedbackFilter;

/* Newest first: of DhFeedback. (transfer full) */
GPtrArray *dh_store_list_feedback (DhStore *self, const DhFeedbackFilter *filter, GError **error);
DhFeedback *dh_store_get_feedback (DhStore *self, gint64 feedback_id, GError **error);

/* ---- Satisfaction */

/* One tap. @level: 4 very satisfied … 1 not satisfied. @visit_id 0 = of none; a visit is rated once
 * (DH_ERROR_ILLEGAL). */
gboolean dh_store_add_rating (DhStore *self,
                              int level,
                              gint64 visit_id,
                              gint64 at,
                              DhReceipt *receipt,
                              GError **error);
/* @counts[level - 1]: how many were given on these days, by the day of the tap. */
gboolean dh_store_count_ratings (DhStore *self,
                                 gint32 from,
                                 gint32 to,
                                 int counts[DH_RATING_LEVELS],
                                 GError **error);

/* ---- Notes of the day */

/* Writes a new note (id 0: then the receipt's event_id is its id) or all of an old one anew. A text
 * is needed unless it is an outage with a time. Not of a day to come. */
gboolean dh_store_write_day_note (DhStore *self,
                                  const DhDayNote *note,
                                  gint64 at,
                                  DhReceipt *receipt,
                                  GError **error);
gboolean dh_store_remove_day_note (DhStore *self,
                                   gint64 note_id,
                                   gint64 at,
                                   DhReceipt *receipt,
                                   GError **error);
/* By day, then from (that of writing where there is none): of DhDayNote. (transfer full) */
GPtrArray *dh_store_list_day_notes (DhStore *self, gint32 from, gint32 to, GError **error);

G_END_DECLS
