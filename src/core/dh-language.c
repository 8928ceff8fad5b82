/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* gettext looks for each text in these in turn. The first is there for the libraries alone: what
 * they lack, and the few words that must be the same everywhere. */
#define VIETNAMESE "vi@donghanh:vi"
#define LOCALE "vi_VN.UTF-8"

/* Domains of the libraries whose texts the app shows: those that bind themselves when they are
 * initialised, and those that a program without windows shows as well. */
static const char *const toolkit_domains[] = { "gtk40", "libadwaita" };
static const char *const system_domains[] = { "glib20", "libc" };

/* libadwaita looks these up in the program's own catalogue instead of its own. */
static const char *const adopted[] G_GNUC_UNUSED = {
  N_ ("Close"),
  N_ ("A toast appeared"),
  N_ ("A toast appeared: %s"),
  N_ ("A toast appeared, has a button: %s"),
  N_ ("A toast appeared: %s, has a button: %s"),
};

/* @name below the folder that DONGHANH_LOCALEDIR names, else below @installed. (transfer full) */
static char *
dup_folder (const char *installed, const char *name)
{
  const char *folder = g_getenv (DH_LOCALEDIR_ENV);

  return g_build_filename (folder != NULL && *folder != '\0' ? folder : installed, name, NULL);
}

/* Whether gettext looks for translations in the locale @name: not in "C" and its like. */
static gboolean
is_useful (const char *name)
{
  return name != NULL && !g_str_equal (name, "C") && !g_str_has_prefix (name, "C.") &&
         !g_str_equal (name, "POSIX");
}

/* @category of the locale that came with the program. What is loaded stays loaded; whoever looks
 * for another finds it where it always is. */
static gboolean
set_own_locale (int category)
{
  g_autofree char *folder = dup_folder (LIBDIR "/" GETTEXT_PACKAGE, "locale");
  g_autofree char *before = g_strdup (g_getenv ("LOCPATH"));
  gboolean found = FALSE;

  g_setenv ("LOCPATH", folder, TRUE);
  found = setlocale (category, LOCALE) != NULL;
  if (before != NULL)
    g_setenv ("LOCPATH", before, TRUE);
  else
    g_unsetenv ("LOCPATH");
  return found;
}

/* That letters are UTF-8 must hold in any case; nothing else depends on what is installed. The
 * tables of C.UTF-8 are there already, those of another locale would be 0.4 MB more. */
static void
set_letters (void)
{
  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    set_own_locale (LC_CTYPE);
}

/* Which locale the texts are translated in does not matter, as LANGUAGE says into what: the first
 * one will do that is installed. */
static void
set_any_locale (void)
{
  const char *const names[] = { LOCALE, "", "en_US.UTF-8", "en_GB.UTF-8", "fr_FR.UTF-8" };
  const char *name = NULL;
  g_autoptr (GDir) dir = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_useful (setlocale (LC_MESSAGES, names[i])))
      return;
  dir = g_dir_open ("/usr/lib/locale", 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_useful (setlocale (LC_MESSAGES, name)))
      return;
}

static void
bind_domains (const char *const *domains, gsize n_domains)
{
  if (!dh_language_is_vietnamese ())
    return;
  for (gsize i = 0; i < n_domains; i++)
    {
      g_autofree char *folder = dup_folder (PKGDATADIR "/locale", domains[i]);

      bindtextdomain (domains[i], folder);
      bind_textdomain_codeset (domains[i], "UTF-8");
    }
}

/* GLib binds its own domain when it first says something: it shall do so before ours is bound. */
static void
let_glib_bind (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree gunichar *nothing = g_utf8_to_ucs4 ("\xff", 1, NULL, NULL, &error);

  g_assert (nothing == NULL && error != NULL);
}

static gboolean
is_language (const char *name, const char *language)
{
  gsize length = strlen (language);

  return g_str_has_prefix (name, language) && !g_ascii_isalpha (name[length]);
}

static gboolean
wants_vietnamese (const char *choice)
{
  if (!g_str_equal (choice, "system"))
    return !is_language (choice, "en");
  for (const char *const *name = g_get_language_names (); *name != NULL; name++)
    {
      if (is_language (*name, "vi"))
        return TRUE;
      if (is_language (*name, "en"))
        return FALSE;
    }
  return TRUE;
}

void
dh_language_init (const char *choice)
{
  g_autofree char *folder = dup_folder (PKGDATADIR "/locale", NULL);
  gboolean vietnamese = FALSE;

  if (choice == NULL || *choice == '\0')
    choice = g_getenv (DH_LANGUAGE_ENV);
  vietnamese = choice == NULL || *choice == '\0' || wants_vietnamese (choice);

  set_letters ();
  g_setenv ("LANGUAGE", vietnamese ? VIETNAMESE : "en", TRUE);
  if (vietnamese && !set_own_locale (LC_MESSAGES))
    set_any_locale ();
  if (vietnamese)
    set_own_locale (LC_TIME);

  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  let_glib_bind ();
  bind_domains (system_domains, G_N_ELEMENTS (system_domains));
}

void
dh_language_bind_toolkits (void)
{
  bind_domains (toolkit_domains, G_N_ELEMENTS (toolkit_domains));
}

gboolean
dh_language_is_vietnamese (void)
{
  const char *language = g_getenv ("LANGUAGE");

  return language != NULL && is_language (language, "vi");
}
