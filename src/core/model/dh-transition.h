/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-enums.h"

G_BEGIN_DECLS

/* The transition table of the contract, as data: the code, the tests and the documentation all read
 * this one table. */
typedef struct
{
  DhEventKind event;
  guint from;      /* bit (1 << DhVisitState) for each state that it may start from */
  DhVisitState to; /* DH_VISIT_NONE: the state stays as it is */
} DhTransition;

/* Rows of the table for events of a visit; @n_rows is set. (transfer none) */
const DhTransition *dh_transition_table (guint *n_rows);

/* Whether @event is legal for a visit in @from; @to (nullable) gets the state after it. */
gboolean dh_transition_allowed (DhEventKind event, DhVisitState from, DhVisitState *to);

G_END_DECLS
