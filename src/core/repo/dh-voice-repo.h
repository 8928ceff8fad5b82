/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "db/dh-db.h"
#include "model/dh-book.h"

G_BEGIN_DECLS

/* Reading the tables feedback, rating and day_note; dh-fold-repo.h writes them. */

/* NULL without @error where there is none. (transfer full) */
DhFeedback *dh_voice_repo_get_feedback (DhDb *db, gint64 id, GError **error);
/* Newest first; @statuses and @categories: a bit for each enum value wanted, 0 = all.
 * (transfer full) */
GPtrArray *dh_voice_repo_list_feedback (DhDb *db,
                                        gint32 from,
                                        gint32 to,
                                        guint statuses,
                                        guint categories,
                                        GError **error);

gboolean dh_voice_repo_is_rated (DhDb *db, gint64 visit_id, GError **error);
gboolean dh_voice_repo_count_ratings (DhDb *db,
                                      gint32 from,
                                      gint32 to,
                                      int counts[DH_RATING_LEVELS],
                                      GError **error);

gboolean dh_voice_repo_day_note_exists (DhDb *db, gint64 id, GError **error);
/* By day, then time: of DhDayNote. (transfer full) */
GPtrArray *dh_voice_repo_list_day_notes (DhDb *db, gint32 from, gint32 to, GError **error);

G_END_DECLS
