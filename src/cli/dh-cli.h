/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "dh-error.h"
#include "stats/dh-day-stats.h"
#include "store/dh-store.h"

G_BEGIN_DECLS

/* What the commands of donghanh-cli and of its helper donghanh-draw share. */

/* Exit codes of the contract. */
#define DH_CLI_OK 0
#define DH_CLI_FAILED 1
#define DH_CLI_USAGE 2

typedef struct _DhCliCommand DhCliCommand;

typedef struct
{
  char **argv;                 /* of the whole program, for the helper that draws; borrowed */
  char *database;              /* owned; NULL = dh_store_default_path() */
  gboolean json;               /* --json */
  const DhCliCommand *command; /* the one that runs */
} DhCli;

struct _DhCliCommand
{
  const char *name;
  const char *arguments;                /* N_: what stands after the name in the help */
  const char *summary;                  /* N_: one line for the help */
  int (*run) (DhCli *cli, char **args); /* @args: NULL-ended, the command's name first; borrowed */
};

/* main() of both programs: global options, --help, --version, then the command of @commands (ended
 * by one without a name). */
int dh_cli_main (int argc, char **argv, const DhCliCommand *commands);

/* Parses @args by @entries (nullable) and the global options. FALSE: *@status is what to exit with
 * (help was shown, or the usage was wrong). On success the words that are no options are left in
 * @args after the name, exactly as many as min … max. */
gboolean dh_cli_parse (DhCli *cli,
                       char ***args,
                       const GOptionEntry *entries,
                       guint min_words,
                       guint max_words,
                       int *status);

/* One line on stderr, "donghanh-cli: MESSAGE"; returns the exit code. */
int dh_cli_fail (const GError *error);
/* The same for what is wrong in the file @path: "PATH:LINE: MESSAGE" stands alone, in the form that
 * editors and scripts know. */
int dh_cli_fail_in_file (const GError *error, const char *path);
/* Wrong usage: a line, and where to find help. */
int dh_cli_usage (DhCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Writes to stdout; a full disk or a closed pipe is an error like any other. */
gboolean dh_cli_print (const char *text, gsize length, GError **error);
/* The same, then the exit code. */
int dh_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Writes @text to @path (beside it, then renamed; where a link leads) or to stdout where @path is
 * NULL or "-". The database itself is never written over. @personal: nobody but the owner may read
 * the file. */
gboolean dh_cli_write_output (DhCli *cli,
                              const char *path,
                              const char *text,
                              gsize length,
                              gboolean personal,
                              GError **error);

/* FALSE with @error where there is something at @path that is no ordinary file, so that no device
 * and no pipe is ever replaced by one. */
gboolean dh_cli_check_ordinary (const char *path, GError **error);

char *dh_cli_database_path (DhCli *cli); /* (transfer full) */
DhStore *dh_cli_open (DhCli *cli, gboolean writable, GError **error);

/* --date and --to as given. FALSE after a message: the usage was wrong. */
gboolean dh_cli_parse_dates (DhCli *cli,
                             const char *date,
                             const char *to,
                             gint32 *first,
                             gint32 *last,
                             int *status);

/* The figures of the days, by the target of the settings. */
DhDayStats *dh_cli_stats (DhStore *store, gint32 first, gint32 last, GError **error);

/* @text as a JSON string, quoted. (transfer full) */
char *dh_cli_json_string (const char *text);

/* Runs donghanh-draw with the very arguments of this program; comes back only if it cannot. */
int dh_cli_exec_draw (DhCli *cli);
/* The same for donghanh-workbook. */
int dh_cli_exec_workbook (DhCli *cli);

G_END_DECLS
