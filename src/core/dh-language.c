/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

void
dh_language_init (const char *choice)
{
  const char *language = choice;
  const char *localedir = g_getenv (DH_LOCALEDIR_ENV);

  if (language == NULL || *language == '\0')
    language = g_getenv (DH_LANGUAGE_ENV);
  if (language == NULL || *language == '\0')
    language = "vi";

  /* gettext looks at LANGUAGE in every locale but "C" itself, and C.UTF-8 is part of every glibc. */
  g_setenv ("LANGUAGE", language, TRUE);
  if (!g_str_has_prefix (language, "vi") || setlocale (LC_ALL, "vi_VN.UTF-8") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");

  bindtextdomain (GETTEXT_PACKAGE,
                  localedir != NULL && *localedir != '\0' ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

gboolean
dh_language_is_vietnamese (void)
{
  const char *language = g_getenv ("LANGUAGE");

  return language != NULL && g_str_has_prefix (language, "vi");
}
