/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-records.h"

G_BEGIN_DECLS

/* How well @query, as a person types it, meets @procedure: 0 not at all, higher is better. By code
 * or the beginning of one, keyword, name, words of either, initials; without marks, or with the
 * right ones, which come first. An empty query meets everything. */
guint dh_procedure_score (const DhProcedure *procedure, const char *query);

/* The same for a query that is folded already, by keywords and name only. */
guint dh_procedure_score_fold (const DhProcedure *procedure, const char *fold);

/* Whether @procedure may be begun on @today: its last day, where it has one, has not passed. */
gboolean dh_procedure_is_valid (const DhProcedure *procedure, gint32 today);

/* Those of @procedures (of DhProcedure) that @query meets, best first; equals stay in their order.
 * Returns: (transfer container): borrowed from @procedures */
GPtrArray *dh_procedure_match (GPtrArray *procedures, const char *query);

/* Whether @code is the code of @procedure, with or without its dot and what follows the national
 * part
 * ("1.001193", "1001193", "1.001193.H87"). */
gboolean dh_procedure_has_code (const DhProcedure *procedure, const char *code);

G_END_DECLS
