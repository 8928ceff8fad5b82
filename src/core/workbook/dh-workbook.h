/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether this program was built to write workbooks; else only FALSE and errors come from here. */
gboolean dh_workbook_is_available (void);

/* A workbook (XLSX) of one sheet out of @csv, as dh-export.h and dh-summary-csv.h write it:
 * headings in the language of the program, which stay in sight; numbers, days and times as such,
 * everything else as text, whatever it begins with: no formula is ever written. @title names the
 * sheet (what spreadsheets refuse there is left out, and it is cut at 31 characters). (transfer
 * full); NULL with DH_ERROR_INVALID where @csv is no table, DH_ERROR_FULL where there are more rows
 * than a sheet has (1,048,575), DH_ERROR_IO where the disk fails. */
GBytes *dh_workbook_from_csv (const char *csv, const char *title, GError **error);

G_END_DECLS
