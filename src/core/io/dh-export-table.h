/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dh-store.h"

G_BEGIN_DECLS

/* The tables that are taken out into a spreadsheet, the same by the desktop program and the command
 * line. */
typedef enum
{
  DH_EXPORT_SUMMARY, /* dh_summary_to_csv() */
  DH_EXPORT_VISITS,  /* dh_export_visits_csv() */
  DH_EXPORT_ASSISTS, /* dh_export_assists_csv() */
  DH_EXPORT_N_KINDS,
} DhExportKind;

/* Which one is asked for. */
typedef struct
{
  DhExportKind kind;
  gint32 from, to;     /* local days, both included */
  gboolean with_names; /* rows alone: names of people and notes, too; the summary names volunteers,
                        * as the printed one does */
  gint64 now;          /* of the summary alone, as of the next; UTC s */
  int target_s;        /* of waiting */
} DhExportTable;

/* As CSV (see dh-export.h), which dh_workbook_from_csv() makes a workbook of. (transfer full); NULL
 * with DH_ERROR_INVALID if `to` is before `from`, or what reading the store says. */
char *dh_export_table_to_csv (const DhExportTable *table, DhStore *store, GError **error);

/* What the sheet of a workbook is called, in the language of the program. (transfer none) */
const char *dh_export_kind_title (DhExportKind kind);

G_END_DECLS
