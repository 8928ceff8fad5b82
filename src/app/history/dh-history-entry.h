/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include "model/dh-records.h"

G_BEGIN_DECLS

/* DhHistoryEntry: one step of a day's history, as a list shows it. */
#define DH_TYPE_HISTORY_ENTRY (dh_history_entry_get_type ())
G_DECLARE_FINAL_TYPE (DhHistoryEntry, dh_history_entry, DH, HISTORY_ENTRY, GObject)

/* Copies what is shown of @item. @visit: whose step it is, as it stands now; NULL = not known, or
 * of none. */
DhHistoryEntry *dh_history_entry_new (const DhHistoryItem *item, const DhVisit *visit);
/* Whether both show the same. */
gboolean dh_history_entry_equal (DhHistoryEntry *self, DhHistoryEntry *other);

gint64 dh_history_entry_get_event (DhHistoryEntry *self);
gboolean dh_history_entry_get_undone (DhHistoryEntry *self);
/* Whether it can be taken back without taking back others. */
gboolean dh_history_entry_get_free (DhHistoryEntry *self);
const char *dh_history_entry_get_ticket (DhHistoryEntry *self); /* "" = of no visit */
/* Whether its ticket holds @fold, a folded text. */
gboolean dh_history_entry_matches (DhHistoryEntry *self, const char *fold);
const char *dh_history_entry_get_clock (DhHistoryEntry *self); /* "10:42" */
/* "A012 is done." (transfer none) */
const char *dh_history_entry_get_text (DhHistoryEntry *self);
/* That it was taken back, for whom, with what, by whom; "" = nothing more to say. */
const char *dh_history_entry_get_details (DhHistoryEntry *self);
/* All of it as one sentence. (transfer full) */
char *dh_history_entry_dup_spoken (DhHistoryEntry *self);

G_END_DECLS
