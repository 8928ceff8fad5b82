/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <malloc.h>

#include "common/dh-settings.h"
#include "dh-language.h"
#include "window/dh-application.h"
#include "window/dh-renderer.h"

/* The language that was chosen: by the environment, else in the preferences. */
static const char *
get_language (const char *setting)
{
  const char *chosen = g_getenv (DH_LANGUAGE_ENV);

  return chosen != NULL && *chosen != '\0' ? chosen : setting;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GSettings) settings = dh_settings_new ();
  g_autofree char *language = dh_settings_dup_string (settings, DH_SETTINGS_LANGUAGE);
  g_autoptr (DhApplication) app = NULL;

  /* One heap, given back early: 1 MB less on a machine that has little. */
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_TRIM_THRESHOLD, 64 * 1024);

  /* GTK would set the system's locale again. */
  gtk_disable_setlocale ();
  dh_language_init (get_language (language));
  dh_renderer_init ();

  app = dh_application_new (settings);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
