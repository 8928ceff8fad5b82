/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "journal/dh-journal.h"

G_BEGIN_DECLS

/* The tables that are a view of the journal written down (numbering, day_note, sheet, feedback,
 * rating): TABLE holds what TABLE_fold gives. */

/* Whether events of @kind are folded by such a view. */
gboolean dh_fold_repo_has (DhEventKind kind);
/* Writes anew all rows that event @event belongs to, as the journal has it now. */
gboolean dh_fold_repo_write (DhDb *db, const DhEventHead *event, GError **error);
/* The day that the rows of @event count for: of a sheet; 0 = of none. */
gint32 dh_fold_repo_day_of (DhDb *db, const DhEventHead *event);
/* Appends a line to @faults for each row that is not what the journal says. */
gboolean dh_fold_repo_check (DhDb *db, GPtrArray *faults, GError **error);

/* Whether giving numbers has been stopped on @day. FALSE with @error set on a fault. */
gboolean dh_fold_repo_numbers_stopped (DhDb *db, gint32 day, GError **error);

G_END_DECLS
