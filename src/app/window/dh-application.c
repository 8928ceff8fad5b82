/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/dh-application.h"

#include <glib/gi18n-lib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "common/dh-action-table.h"
#include "common/dh-settings.h"
#include "dh-day.h"
#include "dh-language.h"
#include "store/dh-store.h"
#include "window/dh-window.h"

/* Until the desk has settled. */
/* After the window has come to rest. */
#define TRIM_MS 1300

struct _DhApplication
{
  AdwApplication parent_instance;

  GSettings *settings; /* (owned) (nullable) */
  char *database;      /* (owned) (nullable) path given on the command line */
  char *page;          /* (owned) (nullable) page to show first */
  char **backups;      /* (owned) (nullable) files given on the command line */
  gint64 clock_offset; /* s, from --date */
  gboolean practice;   /* the first window is the practice day's */
};

G_DEFINE_FINAL_TYPE (DhApplication, dh_application, ADW_TYPE_APPLICATION)

static char *
dup_path (DhApplication *self, gboolean practice)
{
  if (!practice)
    return self->database != NULL ? g_strdup (self->database) : dh_store_default_path ();
  if (self->database != NULL)
    {
      /* A practice day beside a database of its own must not be everybody's. */
      g_autofree char *folder = g_path_get_dirname (self->database);
      g_autofree char *base = g_path_get_basename (self->database);
      g_autofree char *name = g_strconcat ("practice-", base, NULL);

      return g_build_filename (folder, name, NULL);
    }
  return dh_store_practice_path ();
}

static DhWindow *
find_window (DhApplication *self, gboolean practice)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DH_IS_WINDOW (l->data) && dh_window_is_practice (l->data) == practice)
      return l->data;
  return NULL;
}

/* What the start needed for a moment goes back to the system, once: the font list, the styles and
 * the first reading of the book leave holes of a MB or two that nothing later fills. */
static void
trim_cb (gpointer user_data)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

/* Runs before the next event is looked at, so that no key press finds a window without its line. */
static void
first_frame_cb (DhWindow *window, GdkFrameClock *clock)
{
  g_assert (DH_IS_WINDOW (window));

  g_signal_handlers_disconnect_by_func (clock, first_frame_cb, window);
  gdk_display_flush (gtk_widget_get_display (GTK_WIDGET (window)));
  dh_window_open (window);
  g_timeout_add_once (TRIM_MS, trim_cb, NULL);
}

static void
present (DhApplication *self, gboolean practice)
{
  gboolean later = FALSE;
  DhWindow *window = find_window (self, practice);

  if (window == NULL)
    {
      g_autofree char *path = dup_path (self, practice);

      window = dh_window_new (self, path, practice, self->clock_offset);
      if (self->page != NULL)
        dh_window_set_page (window, self->page);
      /* The frame of a window stands before its book is open and its page is made: whoever clicked
       * sees at once that it comes. The first run has another frame. */
      later = !practice && g_file_test (path, G_FILE_TEST_EXISTS);
      if (!later)
        dh_window_open (window);
    }
  gtk_window_present (GTK_WINDOW (window));
  if (later)
    g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                             G_CALLBACK (first_frame_cb), window, G_CONNECT_SWAPPED);
}

/* A backup that was opened, by a double click on it or with the command line. */
static void
offer_backup (DhApplication *self, const char *path)
{
  present (self, FALSE);
  dh_window_restore_from (find_window (self, FALSE), path);
}

static void
dh_application_activate (GApplication *application)
{
  DhApplication *self = DH_APPLICATION (application);
  g_auto (GStrv) backups = g_steal_pointer (&self->backups);

  if (backups != NULL)
    offer_backup (self, backups[0]);
  else
    present (self, self->practice);
}

static void
dh_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autofree char *path = n_files > 0 ? g_file_get_path (files[0]) : NULL;

  if (path != NULL)
    offer_backup (DH_APPLICATION (application), path);
  else
    g_application_activate (application);
}

static void
practice_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhApplication *self = user_data;

  g_assert (DH_IS_APPLICATION (self));

  present (self, TRUE);
}

static void
show_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhApplication *self = user_data;
  GtkWindow *window = NULL;

  g_assert (DH_IS_APPLICATION (self));

  window = gtk_application_get_active_window (GTK_APPLICATION (self));
  if (!DH_IS_WINDOW (window))
    window = (GtkWindow *) find_window (self, self->practice);
  if (DH_IS_WINDOW (window))
    {
      dh_window_set_page (DH_WINDOW (window), g_variant_get_string (parameter, NULL));
      gtk_window_present (window);
    }
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhApplication *self = user_data;
  GList *windows = NULL;

  g_assert (DH_IS_APPLICATION (self));

  /* Closing each window saves its state and waits for its database; a desk takes its hall along. */
  windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  g_list_foreach (windows, (GFunc) (gpointer) g_object_ref, NULL);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);
}

static const GActionEntry entries[] = {
  { .name = "practice", .activate = practice_cb },
  { .name = "show-page", .activate = show_page_cb, .parameter_type = "s" },
  { .name = "quit", .activate = quit_cb },
};

void
dh_application_apply_color_scheme (GSettings *settings)
{
  g_autofree char *name = dh_settings_dup_string (settings, DH_SETTINGS_COLOR_SCHEME);
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (name, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (name, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
dh_application_startup (GApplication *application)
{
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);

  G_APPLICATION_CLASS (dh_application_parent_class)->startup (application);
  dh_language_bind_toolkits ();

  dh_application_apply_color_scheme (DH_APPLICATION (application)->settings);
  /* GTK's own icons and ours are drawn ahead of time; those of a theme would bring in an SVG
   * library, 6 MB of memory and a fifth of the time until the first frame. */
  g_object_set (gtk_settings_get_default (), "gtk-icon-theme-name", "hicolor", NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (guint i = 0; i < n; i++)
    if (!table[i].local)
      gtk_application_set_accels_for_action (GTK_APPLICATION (application), table[i].name,
                                             table[i].accels);
}

static gboolean
parse_date (DhApplication *self, const char *text)
{
  gint64 now = dh_time_now ();
  gint64 wanted = 0;
  gint32 day = 0;

  if (dh_time_parse_local (text, &wanted))
    self->clock_offset = wanted - now;
  else if (dh_day_parse (text, &day))
    self->clock_offset = ((gint64) day - dh_day_of_time (now)) * DH_DAY_S;
  else
    return FALSE;
  return TRUE;
}

static gboolean
take_options (DhApplication *self, GVariantDict *options)
{
  g_autofree char *date = NULL;
  g_autofree char *path = NULL;

  if (g_variant_dict_lookup (options, "database", "^ay", &path))
    self->database = g_canonicalize_filename (path, NULL);
  g_variant_dict_lookup (options, "practice", "b", &self->practice);
  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^aay", &self->backups);
  g_variant_dict_lookup (options, "page", "s", &self->page);
  if (self->page != NULL && !dh_window_has_page (self->page))
    {
      g_printerr (_ ("There is no page “%s”. There are desk, statistics and reports.\n"),
                  self->page);
      return FALSE;
    }
  if (g_variant_dict_lookup (options, "date", "s", &date) && !parse_date (self, date))
    {
      g_printerr (_ ("“%s” is no date. Write it as 2026-11-21 or 21/11/2026.\n"), date);
      return FALSE;
    }
  return TRUE;
}

static int
dh_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DhApplication *self = DH_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (!take_options (self, options))
    return 2;

  /* One program per database: another database is another application to the session. */
  if (self->database != NULL)
    {
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->database, -1);
      g_autofree char *id = g_strdup_printf ("%s.d%.16s", APPLICATION_ID, hash);

      g_application_set_application_id (application, id);
    }
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (g_application_get_is_remote (application))
    {
      if (self->backups != NULL)
        {
          g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->backups[0]);

          g_application_open (application, &file, 1, "");
        }
      else if (self->practice)
        g_action_group_activate_action (G_ACTION_GROUP (application), "practice", NULL);
      else
        g_application_activate (application);
      if (self->page != NULL)
        g_action_group_activate_action (G_ACTION_GROUP (application), "show-page",
                                        g_variant_new_string (self->page));
      return 0;
    }
  return -1;
}

static void
dh_application_finalize (GObject *object)
{
  DhApplication *self = DH_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->database, g_free);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->backups, g_strfreev);

  G_OBJECT_CLASS (dh_application_parent_class)->finalize (object);
}

static void
dh_application_class_init (DhApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = dh_application_finalize;
  application_class->startup = dh_application_startup;
  application_class->activate = dh_application_activate;
  application_class->open = dh_application_open;
  application_class->handle_local_options = dh_application_handle_local_options;
}

static void
dh_application_init (DhApplication *self)
{
  const GOptionEntry options[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, NULL, _ ("Open this database"), _ ("FILE") },
    { "practice", 0, 0, G_OPTION_ARG_NONE, NULL, _ ("Open the practice day"), NULL },
    { "page", 0, 0, G_OPTION_ARG_STRING, NULL, _ ("Show desk, statistics or reports"), _ ("PAGE") },
    { "date", 0, 0, G_OPTION_ARG_STRING, NULL, _ ("Take this day (and time) for today"),
      _ ("DATE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, _ ("[BACKUP]") },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

DhApplication *
dh_application_new (GSettings *settings)
{
  DhApplication *self = g_object_new (DH_TYPE_APPLICATION, "application-id", APPLICATION_ID,
                                      "flags", G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                                      RESOURCE_PATH, "version", PACKAGE_VERSION, NULL);

  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  return self;
}

GSettings *
dh_application_get_settings (DhApplication *self)
{
  g_return_val_if_fail (DH_IS_APPLICATION (self), NULL);

  return self->settings;
}
