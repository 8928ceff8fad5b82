/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stats/dh-day-stats.h"

/* Days made up for tests of paper and charts: 20 November 2026, or as said. */
DhDayStats *dh_sample_empty (void);
/* One visit, one procedure, one volunteer. */
DhDayStats *dh_sample_one (void);
/* Hours 7 … 16, @n_procedures of the catalogue's kind, @n_volunteers; counts that add up. */
DhDayStats *dh_sample_day (guint n_procedures, guint n_volunteers);
/* The same with names of 300 letters, spaced and unspaced by turns. */
DhDayStats *dh_sample_long_names (void);
/* With sheets, classes, feedback, satisfaction and notes; @n of each. */
DhDayStats *dh_sample_book (guint n);
/* Ten-digit counts and waits of days everywhere. */
DhDayStats *dh_sample_huge (void);
/* By its name on a command line; NULL for an unknown one. */
DhDayStats *dh_sample_by_name (const char *name);

/* 20 November 2026, 17:05 local, UTC seconds. */
gint64 dh_sample_printed (void);
