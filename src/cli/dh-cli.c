/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dh-day.h"
#include "dh-language.h"

#define PROGRAM "donghanh-cli"

typedef struct
{
  gboolean help, version, json;
  char *database; /* owned */
} GlobalOptions;

static void
global_options_clear (GlobalOptions *options)
{
  g_free (options->database);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GlobalOptions, global_options_clear)

/* ---- Messages */

/* Messages name files, and a file's name may hold a line break. */
static char *
one_line (const char *message)
{
  char *line = g_strdup (message);

  g_strdelimit (line, "\n\r", ' ');
  return g_strchomp (line);
}

int
dh_cli_fail (const GError *error)
{
  g_autofree char *line = one_line (error->message);

  fprintf (stderr, "%s: %s\n", PROGRAM, line);
  return DH_CLI_FAILED;
}

int
dh_cli_fail_in_file (const GError *error, const char *path)
{
  g_autofree char *line = one_line (error->message);
  g_autofree char *start = g_strconcat (path, ":", NULL);

  if (!g_str_has_prefix (line, start))
    return dh_cli_fail (error);
  fprintf (stderr, "%s\n", line);
  return DH_CLI_FAILED;
}

int
dh_cli_usage (DhCli *cli, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  line = one_line (message);
  fprintf (stderr, "%s: %s\n", PROGRAM, line);
  if (cli != NULL && cli->command != NULL)
    fprintf (stderr, _ ("Try “%s %s --help”.\n"), PROGRAM, cli->command->name);
  else
    fprintf (stderr, _ ("Try “%s --help”.\n"), PROGRAM);
  return DH_CLI_USAGE;
}

/* ---- Output */

gboolean
dh_cli_print (const char *text, gsize length, GError **error)
{
  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, DH_ERROR, DH_ERROR_IO, _ ("The standard output cannot be written to: %s."),
               g_strerror (errno));
  return FALSE;
}

int
dh_cli_say (const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  return dh_cli_print (text, strlen (text), &error) ? DH_CLI_OK : dh_cli_fail (error);
}

/* A pipe or a device is written to as it is: nothing can be renamed over it. */
static gboolean
write_special (const char *path, const char *text, gsize length, GError **error)
{
  FILE *file = fopen (path, "we");
  gboolean written;

  if (file == NULL)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_IO, _ ("“%s” cannot be written to: %s."), path,
                   g_strerror (errno));
      return FALSE;
    }
  written = fwrite (text, 1, length, file) == length;
  if (fclose (file) == 0 && written)
    return TRUE;
  g_set_error (error, DH_ERROR, DH_ERROR_IO, _ ("“%s” cannot be written to: %s."), path,
               g_strerror (errno));
  return FALSE;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat first, second;

  return stat (a, &first) == 0 && stat (b, &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

/* Without the name of the file beside it, which nobody has given. */
static const char *
reason (const GError *failure)
{
  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return g_strerror (ENOSPC);
  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_strerror (ENOENT);
  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    return g_strerror (ENOTDIR);
  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    return g_strerror (EACCES);
  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return g_strerror (EROFS);
  return failure->message;
}

gboolean
dh_cli_check_ordinary (const char *path, GError **error)
{
  struct stat info;

  if (stat (path, &info) != 0 || S_ISREG (info.st_mode) || S_ISDIR (info.st_mode))
    return TRUE;
  g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
               _ ("“%s” is a device or a pipe, not a file. Choose another name."), path);
  return FALSE;
}

gboolean
dh_cli_write_output (DhCli *cli,
                     const char *path,
                     const char *text,
                     gsize length,
                     gboolean personal,
                     GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *database = dh_cli_database_path (cli);
  g_autofree char *target = NULL;

  if (path == NULL || strcmp (path, "-") == 0)
    return dh_cli_print (text, length, error);
  if (is_same_file (path, database))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("“%s” is the database itself. Choose another name for the output."), path);
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return write_special (path, text, length, error);
  /* An existing file keeps its mode. */
  if (personal && g_chmod (path, 0600) != 0 && errno != ENOENT)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_IO, _ ("“%s” cannot be written to: %s."), path,
                   g_strerror (errno));
      return FALSE;
    }
  /* A link stays one. */
  target = realpath (path, NULL);
  if (g_file_set_contents_full (target != NULL ? target : path, text, length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                personal ? 0600 : 0644, &failure))
    return TRUE;
  g_set_error (error, DH_ERROR, DH_ERROR_IO, _ ("“%s” cannot be written to: %s."), path,
               reason (failure));
  return FALSE;
}

char *
dh_cli_json_string (const char *text)
{
  GString *out = g_string_new ("\"");

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else if (*p < 0x20)
      g_string_append_printf (out, "\\u%04x", *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
  return g_string_free (out, FALSE);
}

/* ---- The database and its days */

char *
dh_cli_database_path (DhCli *cli)
{
  return cli->database != NULL ? g_strdup (cli->database) : dh_store_default_path ();
}

DhStore *
dh_cli_open (DhCli *cli, gboolean writable, GError **error)
{
  g_autofree char *path = dh_cli_database_path (cli);

  return dh_store_open (path, writable, error);
}

gboolean
dh_cli_parse_dates (DhCli *cli,
                    const char *date,
                    const char *to,
                    gint32 *first,
                    gint32 *last,
                    int *status)
{
  *status = DH_CLI_USAGE;
  if (date == NULL)
    {
      dh_cli_usage (cli, _ ("Say which day is meant with --date."));
      return FALSE;
    }
  if (!dh_day_parse (date, first))
    {
      dh_cli_usage (cli, _ ("“%s” is no date; write it as 2026-11-21 or 21/11/2026."), date);
      return FALSE;
    }
  *last = *first;
  if (to != NULL && !dh_day_parse (to, last))
    {
      dh_cli_usage (cli, _ ("“%s” is no date; write it as 2026-11-21 or 21/11/2026."), to);
      return FALSE;
    }
  if (*last < *first)
    {
      dh_cli_usage (cli, _ ("The last day (--to) lies before the first (--date)."));
      return FALSE;
    }
  *status = DH_CLI_OK;
  return TRUE;
}

DhDayStats *
dh_cli_stats (DhStore *store, gint32 first, gint32 last, GError **error)
{
  int target_s = dh_store_get_setting_int (store, "target_s", 900);

  return dh_day_stats_new (dh_store_db (store), first, last, dh_time_now (), target_s, error);
}

/* ---- Options and dispatch */

/* The translation of "" would be the header of the catalogue of messages. */
static const char *
translated (const char *text)
{
  return *text != '\0' ? _ (text) : "";
}

static void
add_global_entries (GOptionContext *context, GlobalOptions *options, gboolean with_version)
{
  const GOptionEntry entries[] = {
    { "database", 'd', 0, G_OPTION_ARG_FILENAME, &options->database,
      N_ ("The database; without it, that of the desktop program"), N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Answer as JSON"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &options->help, N_ ("Show this help"), NULL },
    /* The last one is for the program as a whole. */
    { "version", 0, with_version ? 0 : G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &options->version,
      N_ ("Show the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static void
take_global_options (DhCli *cli, GlobalOptions *options)
{
  cli->json |= options->json;
  if (options->database != NULL)
    {
      g_free (cli->database);
      cli->database = g_steal_pointer (&options->database);
    }
}

static int
show_version (void)
{
  return dh_cli_say (
      "%s (Đồng Hành) %s\n%s\n", PROGRAM, PACKAGE_VERSION,
      _ ("Licence GPL-3.0-or-later: <https://gnu.org/licenses/gpl.html>. There is no "
         "warranty, to the extent permitted by law."));
}

gboolean
dh_cli_parse (DhCli *cli,
              char ***args,
              const GOptionEntry *entries,
              guint min_words,
              guint max_words,
              int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (translated (cli->command->arguments));
  g_auto (GlobalOptions) options = { 0 };
  guint n_words;

  *status = DH_CLI_USAGE;
  g_option_context_set_summary (context, _ (cli->command->summary));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_global_entries (context, &options, FALSE);
  if (!g_option_context_parse_strv (context, args, &error))
    {
      dh_cli_usage (cli, "%s", error->message);
      return FALSE;
    }
  take_global_options (cli, &options);
  if (options.help)
    {
      g_autofree char *help = NULL;
      g_autofree char *name = g_strdup_printf ("%s %s", PROGRAM, cli->command->name);

      g_set_prgname (name);
      help = g_option_context_get_help (context, FALSE, NULL);
      *status = dh_cli_say ("%s", help);
      return FALSE;
    }
  if (options.version)
    {
      *status = show_version ();
      return FALSE;
    }
  if ((*args)[1] != NULL && strcmp ((*args)[1], "--") == 0)
    {
      g_free ((*args)[1]);
      memmove (*args + 1, *args + 2, g_strv_length (*args + 1) * sizeof (char *));
    }
  n_words = g_strv_length (*args) - 1;
  if (n_words < min_words)
    {
      dh_cli_usage (cli, _ ("Something is missing after “%s”."), (*args)[n_words]);
      return FALSE;
    }
  if (n_words > max_words)
    {
      dh_cli_usage (cli, _ ("“%s” is one word too many."), (*args)[max_words + 1]);
      return FALSE;
    }
  *status = DH_CLI_OK;
  return TRUE;
}

static int
show_help (GOptionContext *context, const DhCliCommand *commands)
{
  g_autoptr (GString) text = g_string_new (_ ("Commands:"));
  g_autofree char *help = NULL;

  for (const DhCliCommand *command = commands; command->name != NULL; command++)
    {
      g_autofree char *usage =
          g_strdup_printf ("%s %s", command->name, translated (command->arguments));
      g_string_append_printf (text, "\n  %s\n      %s", g_strchomp (usage), _ (command->summary));
    }
  g_string_append_printf (
      text, "\n\n%s",
      _ ("Dates are written 2026-11-21 or 21/11/2026. Exit status: 0 done, 1 failed "
         "(nothing is half done), 2 wrong usage."));
  g_option_context_set_description (context, text->str);
  help = g_option_context_get_help (context, FALSE, NULL);
  return dh_cli_say ("%s", help);
}

static int
run (DhCli *cli, char ***args, const DhCliCommand *commands)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND [ARGUMENT…]"));
  g_auto (GlobalOptions) options = { 0 };
  const char *name;

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (
      context, _ ("Keeps the book of a one-stop desk: who came, who helped, with what."));
  add_global_entries (context, &options, TRUE);
  if (!g_option_context_parse_strv (context, args, &error))
    return dh_cli_usage (cli, "%s", error->message);
  take_global_options (cli, &options);
  if (options.help)
    return show_help (context, commands);
  if (options.version)
    return show_version ();

  name = (*args)[1];
  if (name != NULL && strcmp (name, "--") == 0)
    name = (*args)[2];
  if (name == NULL)
    return dh_cli_usage (cli, _ ("A command is missing."));
  for (const DhCliCommand *command = commands; command->name != NULL; command++)
    if (strcmp (command->name, name) == 0)
      {
        g_auto (GStrv) rest = g_strdupv (*args + ((*args)[1] == name ? 1 : 2));

        cli->command = command;
        return command->run (cli, rest);
      }
  return dh_cli_usage (cli, _ ("There is no command “%s”."), name);
}

/* Nothing that is opened later may get the number of a standard stream that came closed; written
 * to, it must still fail. */
static void
guard_standard_streams (void)
{
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl (fd, F_GETFD) == -1)
      (void) open ("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

int
dh_cli_main (int argc G_GNUC_UNUSED, char **argv, const DhCliCommand *commands)
{
  DhCli cli = { .argv = argv };
  g_auto (GStrv) args = g_strdupv (argv);
  int status;

  guard_standard_streams ();
  signal (SIGPIPE, SIG_IGN);
  dh_language_init (NULL);
  g_set_prgname (PROGRAM);
  status = run (&cli, &args, commands);
  g_free (cli.database);
  return status;
}
