/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-report.h"
#include "stats/dh-day-stats.h"

G_BEGIN_DECLS

/* Adds the sections of the day's book to @report, from section V on, each only where there is
 * something to say: away from the desk, classes, feedback, satisfaction, notes. */
void dh_report_add_book (DhReport *report, const DhDayStats *stats, gboolean vietnamese);

/* How many of the counts have no times; NULL where all have. (transfer full) */
char *dh_report_format_recorded (const DhDayStats *stats, gboolean vietnamese);

G_END_DECLS
