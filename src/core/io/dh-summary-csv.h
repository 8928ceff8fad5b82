/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stats/dh-day-stats.h"

G_BEGIN_DECLS

/* The figures of dh_day_stats_to_json() as CSV for spreadsheets (UTF-8 with byte order mark, CRLF),
 * a figure a line: section, code, name, measure, value. Sections and measures have the names of the
 * JSON; code and name tell hour, channel, outcome, procedure, volunteer, difficulty; what the JSON
 * has as null has no value. (transfer full) */
char *dh_summary_to_csv (const DhDayStats *stats);

G_END_DECLS
