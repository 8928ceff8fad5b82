/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-cli.h"
#include "io/dh-export-table.h"

G_BEGIN_DECLS

/* The commands; each is a DhCliCommand.run. */

/* dh-cli-database.c */
int dh_cli_init (DhCli *cli, char **args);
int dh_cli_backup (DhCli *cli, char **args);
int dh_cli_restore (DhCli *cli, char **args);
int dh_cli_check (DhCli *cli, char **args);

/* dh-cli-import.c */
int dh_cli_import (DhCli *cli, char **args);
int dh_cli_replay (DhCli *cli, char **args);

/* dh-cli-summary.c: text and JSON; PDF is left to donghanh-draw. */
int dh_cli_summary (DhCli *cli, char **args);

/* dh-cli-export.c */
int dh_cli_export (DhCli *cli, char **args);

/* dh-cli-draw-exec.c: left to donghanh-draw as a whole. */
int dh_cli_chart (DhCli *cli, char **args);
int dh_cli_ticket (DhCli *cli, char **args);
int dh_cli_card (DhCli *cli, char **args);

/* dh-summary-text.c: what a person reads in a terminal. @heading: commune and province, may be "".
 * (transfer full) */
char *dh_summary_to_text (const DhDayStats *stats, const char *heading, gboolean vietnamese);

/* Options of `summary`, the same in both programs. */
typedef struct
{
  char *date, *to, *format, *output; /* owned */
} DhSummaryOptions;

/* As dh_cli_parse(). */
gboolean
dh_summary_options_parse (DhCli *cli, char ***args, DhSummaryOptions *options, int *status);
void dh_summary_options_clear (DhSummaryOptions *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DhSummaryOptions, dh_summary_options_clear)

/* Options of `export`, the same in both programs. */
typedef struct
{
  char *format, *output; /* owned */
  DhExportKind kind;     /* of visits or assists */
  gboolean with_names;
  gint32 first, last; /* days */
} DhExportOptions;

/* As dh_cli_parse(). */
gboolean dh_export_options_parse (DhCli *cli, char **args, DhExportOptions *options, int *status);
void dh_export_options_clear (DhExportOptions *options);
/* The rows asked for. (transfer full) NULL with @error set. */
char *dh_export_options_to_csv (const DhExportOptions *options, DhStore *store, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DhExportOptions, dh_export_options_clear)

G_END_DECLS
