/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-queue-order.h"

G_BEGIN_DECLS

/* The desk's words as a person reads them, in the language of the program. */

const char *dh_label_state (DhVisitState state);      /* (transfer none) */
const char *dh_label_state_icon (DhVisitState state); /* name of a symbolic icon */
const char *dh_label_state_css (DhVisitState state);  /* style class, "state-waiting" … */
const char *dh_label_priority (DhPriority priority);  /* "" for none */

/* The sentence that answers a command: what was done, to which @subject (a number or a name).
 * Returns: (transfer full) */
char *dh_label_done (DhEventKind kind, const char *subject);
/* The same for what an undo took back (@redo: for what a redo did again). (transfer full) */
char *dh_label_undone (DhEventKind kind, const char *subject, gboolean redo);

/* dh_label_done() of somebody who is called to @counter, or helped there; NULL or "" = none.
 * (transfer full) */
char *dh_label_done_at (DhEventKind kind, const char *subject, const char *counter);

/* Why somebody has priority: the reason given, else the kind of priority; "" for none. */
const char *dh_label_priority_of (const DhVisit *visit);
/* Who is next and why, as one sentence; @first is the first of those who wait. (transfer full) */
char *dh_label_next (const DhVisit *first, const DhFairness *fairness);

/* A counter within a sentence: "counter 2", also where its name has the word. (transfer full) */
char *dh_label_counter_within (const char *name);
/* A counter at the beginning of a sentence: "Counter 2", also where its name "2" lacks the word.
 * (transfer full) */
char *dh_label_counter (const char *name);

G_END_DECLS
