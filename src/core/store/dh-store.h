/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "dh-error.h"
#include "model/dh-command.h"
#include "model/dh-records.h"

G_BEGIN_DECLS

/* The desk's book: one open database with its commands and its questions. Synchronous, owned by the
 * thread that opened it. Lists are GPtrArrays with their free function set. */
typedef struct _DhStore DhStore;

/* "$XDG_DATA_HOME/donghanh/donghanh.db" and the separate one for practice. (transfer full) */
char *dh_store_default_path (void);
char *dh_store_practice_path (void);

/* Makes a new database (mode 0600, folder made if missing) with commune, province and the built-in
 * sample catalogue. DH_ERROR_EXISTS leaves what is there untouched. */
gboolean
dh_store_create (const char *path, const char *commune, const char *province, GError **error);

/* @writable takes the writer's lock (DH_ERROR_BUSY) and migrates. DH_ERROR_NOT_FOUND if there is no
 * such file. */
DhStore *dh_store_open (const char *path, gboolean writable, GError **error);
void dh_store_close (DhStore *self);
DhDb *dh_store_db (DhStore *self); /* (transfer none), for repositories and statistics */

/* ---- Commands: check, write the journal, change the tables; one transaction each. When it returns
 * TRUE the transaction is on the disk (inside a batch: when the batch is committed). FALSE leaves
 * everything as it was: DH_ERROR_ILLEGAL from a wrong state, DH_ERROR_STALE where the expected
 * state has passed, DH_ERROR_NOT_FOUND and DH_ERROR_INVALID for what the command names,
 * DH_ERROR_READONLY. Those five leave a batch around the command unharmed; after any other error it
 * can only be rolled back, and committing it fails. */
gboolean
dh_store_apply (DhStore *self, const DhCommand *command, DhReceipt *receipt, GError **error);
/* @n commands as one action of a person: all of them, each its own entry of the journal, or none.
 * @receipts (nullable): room for @n. The error is of the command that failed. Within a batch a
 * failure leaves that only to be rolled back. */
gboolean dh_store_apply_all (DhStore *self,
                             const DhCommand *commands,
                             guint n,
                             DhReceipt *receipts,
                             GError **error);
/* Takes back event @event_id (0 = the last live event that is itself no undo or redo, of any stream
 * but the lists'), also of a day long past. DH_ERROR_ILLEGAL if something live rests on it, which
 * the message names (dh_store_list_resting() lists it, dh-store-resting.c has the rules).
 * DH_ERROR_NOTHING if there is none. @at 0 = now. */
gboolean
dh_store_undo (DhStore *self, gint64 event_id, gint64 at, DhReceipt *receipt, GError **error);
/* Does again what the last undo took back, as long as no other command came since (entries of the
 * lists do not count); after it, the undo before that one. DH_ERROR_NOTHING otherwise. */
gboolean dh_store_redo (DhStore *self, DhReceipt *receipt, GError **error);
gboolean dh_store_can_undo (DhStore *self);
gboolean dh_store_can_redo (DhStore *self);

/* Many commands in one transaction (replay, import). Ids given meanwhile are void after a rollback.
 */
gboolean dh_store_begin_batch (DhStore *self, GError **error);
gboolean dh_store_commit_batch (DhStore *self, GError **error);
void dh_store_rollback_batch (DhStore *self);

/* ---- Catalogue and people; each call is one journalled event if anything changes. */
typedef enum
{
  DH_SET_UNCHANGED,
  DH_SET_ADDED,
  DH_SET_CHANGED
} DhSetResult;
/* Matched by code where it has one, else by exact name among those without a code. Fields of
 * @procedure used: code, name, field, kind, keywords, active_to, replaced_by, prepare (a thing a
 * line; NULL = nothing known), sample. @id may be NULL. */
gboolean dh_store_set_procedure (DhStore *self,
                                 const DhProcedure *procedure,
                                 DhSetResult *result,
                                 gint64 *id,
                                 GError **error);
/* Matched by name and unit. A phone of NULL leaves the one that is there. Neither name nor phone
 * goes into the journal. */
gboolean dh_store_set_volunteer (DhStore *self,
                                 const DhVolunteer *volunteer,
                                 DhSetResult *result,
                                 gint64 *id,
                                 GError **error);
gboolean
dh_store_set_place (DhStore *self, const char *name, const char *kind, gint64 *id, GError **error);
/* 0 with no error set where there is none. A volunteer is found by name or by "name (unit)", an
 * active one first; DH_ERROR_INVALID where two are equally good. */
gint64 dh_store_find_procedure (DhStore *self, const char *code_or_name, GError **error);
gint64 dh_store_find_volunteer (DhStore *self, const char *name, GError **error);
gint64 dh_store_find_place (DhStore *self, const char *name, GError **error);
GPtrArray *dh_store_list_procedures (DhStore *self,
                                     gboolean active_only,
                                     GError **error); /* by field, then sort key */
GPtrArray *dh_store_list_volunteers (DhStore *self,
                                     gboolean active_only,
                                     GError **error); /* on duty first, then by given name */
GPtrArray *dh_store_list_places (DhStore *self, GError **error); /* of DhPlace, the desk first */

/* ---- Settings kept in the file: "commune", "province", "target_s", "retention_days", "header" …
 */
char *
dh_store_get_setting (DhStore *self, const char *key, const char *fallback); /* (transfer full) */
gint64 dh_store_get_setting_int (DhStore *self, const char *key, gint64 fallback);
gboolean dh_store_set_setting (DhStore *self, const char *key, const char *value, GError **error);

/* ---- Questions */
/* Visits of @day: open ones in the order in which they are to be served (called, serving and held
 * first, by number; then waiting, in the order of dh_queue_order() with the reason in turn_reason;
 * then no-shows by arrival), then the ended ones, newest first. @now: the time of the desk, UTC s,
 * by which somebody has waited too long; without it, it is the clock's where @day is today, and
 * nobody has where it is not. */
GPtrArray *dh_store_list_visits (DhStore *self, gint32 day, GError **error);
GPtrArray *dh_store_list_visits_at (DhStore *self, gint32 day, gint64 now, GError **error);
DhVisit *dh_store_get_visit (DhStore *self, gint64 visit_id, GError **error);
/* The waiting visit that "call next" takes: the first of those in that list; 0 = nobody. */
gint64 dh_store_next_waiting (DhStore *self, gint32 day, GError **error);
gint64 dh_store_next_waiting_at (DhStore *self, gint32 day, gint64 now, GError **error);
/* Whether giving numbers has been stopped on @day. */
gboolean dh_store_numbers_stopped (DhStore *self, gint32 day);
/* Visits to come back on @day, then those who should have come on one of the 90 days before it, the
 * latest first; without those who did, or who are at the desk now. */
GPtrArray *dh_store_list_due (DhStore *self, gint32 day, GError **error);
/* The visit with number @ticket that can be gone on with (it is over or absent, and has not been
 * gone on with): of @day, or (0) the newest of @today and the 90 days before. 0 = there is none. */
gint64
dh_store_find_ticket (DhStore *self, const char *ticket, gint32 day, gint32 today, GError **error);
/* The newest visit of @day under way (no-shows among them) of somebody of that name, marks and case
 * aside, or with that telephone; either may be NULL. 0 = there is none. */
gint64 dh_store_find_open_person (DhStore *self,
                                  const char *name,
                                  const char *phone,
                                  gint32 day,
                                  GError **error);
/* The days before @today on which visits or duties are still open, no closing having ended them; by
 * day. GArray of gint64 (transfer full). */
GArray *dh_store_unclosed_days (DhStore *self, gint32 today, GError **error);
GPtrArray *dh_store_list_assists (DhStore *self, gint32 from, gint32 to, GError **error);
GPtrArray *dh_store_list_visit_assists (DhStore *self, gint64 visit_id, GError **error);
/* The journal of the desk, newest first: what happened on @day, undo and redo among it (they name
 * what the event meant names). @limit 0 = all. */
GPtrArray *dh_store_list_history (DhStore *self, gint32 day, guint limit, GError **error);
/* What must be taken back before @event_id can be, in the order of the journal (the last first to
 * be taken back): all that rests on it, and on what does. Empty = nothing. DH_ERROR_NOT_FOUND if
 * there is no such event. Of DhHistoryItem, can_undo not set. */
GPtrArray *dh_store_list_resting (DhStore *self, gint64 event_id, GError **error);
/* First and last day with any visit; FALSE where there is none. */
gboolean dh_store_day_range (DhStore *self, gint32 *first, gint32 *last);
gboolean dh_store_day_is_closed (DhStore *self, gint32 day);

/* Erases names and telephones of visitors whose time has come, or (@all) every one, from the file
 * and the log beside it; returns how many, -1 with @error set. */
gint64 dh_store_erase_persons (DhStore *self, gint32 today, gboolean all, GError **error);
/* The same at the wish of one visitor: what is kept of whoever came as @visit_id, also on the days
 * that they have come back from. No undo brings it back. */
gint64 dh_store_erase_person (DhStore *self, gint64 visit_id, GError **error);

/* Folds every stream again and compares with the tables, checks intervals, totals, numbers,
 * roll-ups and the file itself: a line per fault in @faults. FALSE only if the check could not be
 * done. */
gboolean dh_store_check (DhStore *self, GPtrArray *faults, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhStore, dh_store_close)

G_END_DECLS
