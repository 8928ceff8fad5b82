/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-draw.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-volunteer-card.h"

typedef struct
{
  char *size, *output; /* owned */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->size);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The card is of use before there is a book. */
static gboolean
read_commune (DhCli *cli, char **commune, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DhStore) store = dh_cli_open (cli, FALSE, &failure);

  if (store != NULL)
    *commune = dh_store_get_setting (store, "commune", "");
  else if (!g_error_matches (failure, DH_ERROR, DH_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

int
dh_draw_card (DhCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhVolunteerCard) card = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *commune = NULL;
  g_auto (Options) options = { 0 };
  g_auto (GStrv) words = g_strdupv (args);
  gboolean two = FALSE;
  int status;
  const GOptionEntry entries[] = {
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size,
      N_ ("a4 (default), or a5 for two beside each other on A4"), N_ ("SIZE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The file to write"),
      N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dh_cli_parse (cli, &words, entries, 0, 0, &status))
    return status;
  two = g_strcmp0 (options.size, "a5") == 0;
  if (options.size != NULL && !two && strcmp (options.size, "a4") != 0)
    return dh_cli_usage (cli, _ ("The size “%s” is not known; choose a4 or a5."), options.size);
  if (options.output == NULL)
    return dh_cli_usage (cli, _ ("Say where to write with --output."));

  if (!read_commune (cli, &commune, &error))
    return dh_cli_fail (error);
  card = dh_volunteer_card_new (two, commune, &error);
  if (card == NULL)
    return dh_cli_fail (error);
  bytes = dh_volunteer_card_to_pdf (card, dh_time_now (), &error);
  if (bytes == NULL || !dh_cli_write_output (cli, options.output, g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), FALSE, &error))
    return dh_cli_fail (error);
  return DH_CLI_OK;
}
