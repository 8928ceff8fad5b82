/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-event.h"

G_BEGIN_DECLS

/* The append-only table `event`. Writing needs an open transaction; nobody but the one writer of
 * the database may append. */
typedef struct _DhJournal DhJournal;

DhJournal *dh_journal_new (DhDb *db, gint64 device_id);
void dh_journal_free (DhJournal *self);

/* To be called after a transaction was rolled back. */
void dh_journal_forget (DhJournal *self);

/* The seq that the next event gets; 0 with @error set. */
gint64 dh_journal_next_seq (DhJournal *self, GError **error);

/* Writes down an event of the desk, undo and redo included: event->seq and event->day are set; for
 * an arrival stream_id too, to its own seq. @target: the event meant by undo and redo, else 0. */
gboolean dh_journal_append (DhJournal *self, DhEvent *event, gint64 target, GError **error);

/* The same for an entry of a list (procedure-set, volunteer-set, place-set) with its JSON @body. */
gboolean dh_journal_append_entry (DhJournal *self,
                                  DhEventKind kind,
                                  gint64 stream_id,
                                  gint64 at,
                                  const char *body,
                                  GError **error);

/* Marks event @seq as undone by event @by; 0 makes it live again. */
gboolean dh_journal_set_undone (DhJournal *self, gint64 seq, gint64 by, GError **error);

/* ---- Reading; no DhJournal needed. */

/* One row of the journal without what only its fold needs. */
typedef struct
{
  gint64 seq;
  gint64 at; /* UTC s */
  gint32 day;
  DhEventKind kind;
  gint64 stream_id;
  gint64 target;    /* undo, redo; else 0 */
  gint64 undone_by; /* 0 = live */
} DhEventHead;

/* FALSE without @error where there is no such event. */
gboolean dh_journal_get (DhDb *db, gint64 seq, DhEventHead *head, GError **error);
/* Which of the streams of the schema events of @kind belong to. */
const char *dh_journal_stream (DhEventKind kind);
/* The number that visit @visit_id was given, even where its arrival is undone. (transfer full),
 * "" if there is none. */
char *dh_journal_ticket (DhDb *db, gint64 visit_id);

/* What dh_visit_fold() wants: the live events of the visit and the live closings of its day. */
DhEventList *dh_journal_read_visit (DhDb *db, gint64 visit_id, GError **error);
/* The same for all visits of the journal, by id, in one go: for those of whom all is taken back, no
 * event. The file must not be changed meanwhile. */
typedef struct _DhJournalWalk DhJournalWalk;
DhJournalWalk *dh_journal_walk_new (DhDb *db, GError **error);
/* The events of the next visit, valid until the next call; NULL at the end, or with @error set. */
const DhEventList *dh_journal_walk_next (DhJournalWalk *self, gint64 *visit_id, GError **error);
void dh_journal_walk_free (DhJournalWalk *self);
/* What dh_duty_fold() wants: the live events of the volunteer, and all live closings since. Text is
 * NULL in these. */
DhEventList *dh_journal_read_duty (DhDb *db, gint64 volunteer_id, GError **error);

/* The last live event that can be taken back, 0 = none; and the last undo that can be done again.
 */
gint64 dh_journal_last_undoable (DhDb *db, GError **error);
gint64 dh_journal_last_redoable (DhDb *db, GError **error);
/* The first live event after @seq in a stream, 0 = none. */
gint64
dh_journal_next_live (DhDb *db, const char *stream, gint64 stream_id, gint64 seq, GError **error);
/* Whether there is, after @seq, a live closing of @day or of a later day; @closed gets that day.
 * FALSE without @error where there is none. */
gboolean
dh_journal_closing_since (DhDb *db, gint32 day, gint64 seq, gint32 *closed, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhJournal, dh_journal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhJournalWalk, dh_journal_walk_free)

G_END_DECLS
