/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dh-store.h"

G_BEGIN_DECLS

/* Rows of the days @from … @to as CSV for spreadsheets: UTF-8 with byte order mark, CRLF, a header
 * of stable English codes, words of the event log, local times ("YYYY-MM-DDTHH:MM:SS", empty = not
 * yet), no text that a spreadsheet would take for a formula. Without @with_names no personal data
 * is in it: the columns of names and of free notes are left out. @csv (transfer full).
 * DH_ERROR_INVALID if @to is before @from. */

/* By day, then arrival: day, ticket, procedure_code, procedure, people, priority, state, counter,
 * arrived, called, started, ended, served_s, assists, inaccurate; with names also volunteer, name;
 * then place, recorded_late, visits, elderly, priority_reason, trips, follow_up.
 *
 * A visit is one line. After those of a day, each row of its sheets of outreach is one line, too:
 * it stands for as many visits as it has people (visits, people and assists are their number,
 * elderly how many of them), without ticket and times. So the sum of `visits` over the lines whose
 * state is not cancelled is the summary's arrived, that of `elderly` its elderly ones.
 * recorded_late is 1 for these rows and for visits written down afterwards. */
gboolean dh_export_visits_csv (DhStore *store,
                               gint32 from,
                               gint32 to,
                               gboolean with_names,
                               char **csv,
                               GError **error);

/* By time: at, ticket, procedure_code, procedure, channel, outcome, quantity, difficulties; with
 * names also volunteers, note; then day, place, recorded_late, assists, minutes, follow_up.
 *
 * An assist is one line. After those of a day, each row of its sheets of outreach is one line, too:
 * it stands for as many assists of quantity 1 as it has people (assists and quantity are their
 * number), with the time at which the sheet began, or none. So the sums of `assists` and `quantity`
 * are those of the summary, but for assists of cancelled visits. */
gboolean dh_export_assists_csv (DhStore *store,
                                gint32 from,
                                gint32 to,
                                gboolean with_names,
                                char **csv,
                                GError **error);

G_END_DECLS
