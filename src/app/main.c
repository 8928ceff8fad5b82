/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-application.h"
#include "dh-language.h"
#include "dh-renderer.h"
#include "dh-settings.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GSettings) settings = dh_settings_new ();
  g_autofree char *language = dh_settings_dup_string (settings, DH_SETTINGS_LANGUAGE);
  g_autoptr (DhApplication) app = NULL;
  const char *chosen = g_getenv (DH_LANGUAGE_ENV);

  /* GTK would set the system's locale again. */
  gtk_disable_setlocale ();
  dh_language_init (chosen != NULL && *chosen != '\0' ? chosen : language);
  dh_renderer_init ();

  app = dh_application_new (settings);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
