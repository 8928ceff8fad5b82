/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-book.h"

G_BEGIN_DECLS

/* The words of the day's book as people read them, translated. (transfer none) */
const char *dh_word_feedback_category (DhFeedbackCategory category);
const char *dh_word_feedback_status (DhFeedbackStatus status);
/* @level: 4 very satisfied … 1 not satisfied. */
const char *dh_word_rating (int level);
/* An outage or another note, as the heading of what was written. */
const char *dh_word_day_note (DhDayNoteCategory category);
/* Clock times, "09:10–10:05", "from 09:10"; "" where none is known. (transfer full) */
char *dh_word_time_span (gint64 from_at, gint64 to_at);

G_END_DECLS
