/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

/* Every icon that a source or a template names is one of ours, GTK's or libadwaita's: a theme of
 * the machine is never looked into. */

static GtkIconTheme *
get_bare_theme (void)
{
  const char *const nowhere[] = { NULL };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  gtk_icon_theme_set_search_path (theme, nowhere);
  gtk_icon_theme_add_resource_path (theme, RESOURCE_PATH "/icons");
  return theme;
}

/* Adds the names in @path to @names, each with a path where it stands. */
static void
read_names (const char *path, GRegex *regex, GHashTable *names)
{
  g_autofree char *text = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    g_hash_table_replace (names, g_match_info_fetch (match, 1), g_strdup (path));
}

/* With the folders in it. */
static void
read_folder (const char *path, GRegex *regex, GHashTable *names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const char *name = NULL;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        read_folder (file, regex, names);
      else if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".blp"))
        read_names (file, regex, names);
    }
}

static void
test_all_there (void)
{
  g_autoptr (GRegex) regex = g_regex_new ("\"([a-z0-9-]+-symbolic)\"", G_REGEX_OPTIMIZE,
                                         G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GtkIconTheme *theme = get_bare_theme ();
  const char *const folders[] = { "ui", "src/app", "src/widgets" };
  gpointer name = NULL;
  gpointer path = NULL;
  GHashTableIter iter;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", folders[i], NULL);

      read_folder (folder, regex, names);
    }
  g_assert_cmpuint (g_hash_table_size (names), >, 30);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &path))
    if (!gtk_icon_theme_has_icon (theme, name))
      {
        g_test_message ("%s names the icon %s, which is not there", (char *) path, (char *) name);
        g_test_fail ();
      }
  g_assert_false (gtk_icon_theme_has_icon (theme, "no-such-thing-symbolic"));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/icons/all-there", test_all_there);
  return g_test_run ();
}
