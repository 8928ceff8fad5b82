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
 * arrived, called, started, ended, served_s, assists, inaccurate; with names also volunteer, name.
 */
gboolean dh_export_visits_csv (DhStore *store,
                               gint32 from,
                               gint32 to,
                               gboolean with_names,
                               char **csv,
                               GError **error);

/* By time: at, ticket, procedure_code, procedure, channel, outcome, quantity, difficulties; with
 * names also volunteers, note. */
gboolean dh_export_assists_csv (DhStore *store,
                                gint32 from,
                                gint32 to,
                                gboolean with_names,
                                char **csv,
                                GError **error);

G_END_DECLS
