/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "journal/dh-journal.h"
#include "model/dh-duty-fold.h"
#include "model/dh-visit-fold.h"
#include "store/dh-store.h"

G_BEGIN_DECLS

struct _DhStore
{
  DhDb *db;           /* owned */
  DhJournal *journal; /* owned; NULL for a reader */
  gint64 device_id;
  char letter[2]; /* leads the numbers given on this computer */
  gint64 desk_id; /* the first place; 0 = to be read */
  gboolean dirty; /* the command under way has written something */
};

/* Opens the transaction of one command, and ends it: @ok commits. A command that fails before it
 * has set self->dirty leaves a batch around it unharmed; later, the batch can only be rolled back.
 * Both return FALSE with @error set; dh_store_end() always does where @ok is FALSE. */
gboolean dh_store_start (DhStore *self, GError **error);
gboolean dh_store_end (DhStore *self, gboolean ok, GError **error);

/* ---- dh-store-fold.c: writing whole folds */

/* Folds a stream from nothing and writes its rows anew. @row (nullable) gets the visit, in state
 * DH_VISIT_NONE where nothing live is left of it. */
gboolean dh_store_refold_visit (DhStore *self, gint64 visit_id, DhVisitRow *row, GError **error);
gboolean dh_store_refold_duty (DhStore *self, gint64 volunteer_id, GError **error);
/* What @event, of a stream folded by dh-fold-repo.h, has just changed. */
gboolean dh_store_refold (DhStore *self, const DhEvent *event, GError **error);

/* ---- dh-store-resting.c: what must be taken back before an event can be */

/* The live events that rest on @event itself: GArray of gint64 (transfer full). */
GArray *dh_store_find_resting (DhStore *self, const DhEventHead *event, GError **error);
/* DH_ERROR_ILLEGAL, naming them, if there are any. */
gboolean dh_store_check_nothing_rests (DhStore *self, const DhEventHead *event, GError **error);

/* ---- dh-store-check-rules.c */

/* The rules that need no fold, a line per fault. FALSE only if it could not be done. @foldable: the
 * journal can be read, so that folding it makes sense. */
gboolean
dh_store_check_rules (DhStore *self, GPtrArray *faults, gboolean *foldable, GError **error);

/* ---- dh-store-messages.c: whole sentences */

void
dh_store_set_illegal (GError **error, DhEventKind kind, const char *ticket, DhVisitState state);
void dh_store_set_stale (GError **error, const char *ticket, DhVisitState state);
void dh_store_set_no_visit (GError **error, gint64 visit_id);
void dh_store_set_no_procedure (GError **error, gint64 procedure_id);
void dh_store_set_no_volunteer (GError **error, gint64 volunteer_id);
void dh_store_set_bad_journal (GError **error, gint64 seq);

G_END_DECLS
