/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-language.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>

/* Whether texts are translated in the locale that setlocale() has just set, and letters are UTF-8.
 */
static gboolean
is_useful (const char *name)
{
  const char *messages = setlocale (LC_MESSAGES, NULL);

  return name != NULL && g_str_equal (nl_langinfo (CODESET), "UTF-8") &&
         !g_str_equal (messages, "C") && !g_str_has_prefix (messages, "C.") &&
         !g_str_equal (messages, "POSIX");
}

/* glibc's gettext looks at LANGUAGE in every locale but "C" and its like ("C.UTF-8"): which of the
 * others it is does not matter, so the first one will do that is installed. */
static void
set_any_locale (gboolean vietnamese)
{
  const char *const names[] = { vietnamese ? "vi_VN.UTF-8" : "en_US.UTF-8",
                                "",
                                "en_US.UTF-8",
                                "vi_VN.UTF-8",
                                "en_GB.UTF-8",
                                "fr_FR.UTF-8" };
  const char *name = NULL;
  g_autoptr (GDir) dir = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_useful (setlocale (LC_ALL, names[i])))
      return;
  dir = g_dir_open ("/usr/lib/locale", 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_useful (setlocale (LC_ALL, name)))
      return;
  /* Nothing but C: texts stay as they are written, in English. */
  setlocale (LC_ALL, "C.UTF-8");
}

void
dh_language_init (const char *choice)
{
  const char *language = choice;
  const char *localedir = g_getenv (DH_LOCALEDIR_ENV);

  if (language == NULL || *language == '\0')
    language = g_getenv (DH_LANGUAGE_ENV);
  if (language == NULL || *language == '\0')
    language = "vi";

  g_setenv ("LANGUAGE", language, TRUE);
  set_any_locale (g_str_has_prefix (language, "vi"));
  setlocale (LC_NUMERIC, "C");

  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL && *localedir != '\0' ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

gboolean
dh_language_is_vietnamese (void)
{
  const char *language = g_getenv ("LANGUAGE");

  return language != NULL && g_str_has_prefix (language, "vi");
}
