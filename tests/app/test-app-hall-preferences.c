/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hall-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "common/dh-settings.h"
#include "hall/dh-call-clips.h"
#include "io/dh-wav.h"
#include "preferences/dh-hall-preferences.h"

/* All widgets of @type below @root. */
static void
collect (GtkWidget *root, GType type, GPtrArray *found)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (G_OBJECT_TYPE (child) == type)
        g_ptr_array_add (found, child);
      collect (child, type, found);
    }
}

static gboolean
has_message (gpointer data)
{
  g_autofree char *message = NULL;

  g_object_get (dh_hall_window_get_board (data), "message", &message, NULL);
  return g_strcmp0 (message, "Nghỉ trưa từ 11:30.") == 0;
}

static GtkWidget *
find_row (GtkWidget *page, GType type, guint index)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect (page, type, rows);
  g_assert_cmpuint (rows->len, >, index);
  return rows->pdata[index];
}

static gboolean
has_line (gpointer data)
{
  return g_str_equal (gtk_editable_get_text (data), "Nghỉ trưa từ 11:30.");
}

static gboolean
is_quiet (gpointer data)
{
  return dh_call_sound_count (data) == 0;
}

/* Each row is a setting, the line of text goes into the book and so to the board, and what is tried
 * is heard or answered with one sentence. */
static void
test_preferences (HallFixture *fixture, gconstpointer data)
{
  GtkWidget *page = dh_hall_preferences_new (fixture->app.session, fixture->settings);
  GtkWindow *window = app_show (page);
  DhCallSound *sound = dh_hall_preferences_get_sound (DH_HALL_PREFERENCES (page));
  GtkWidget *message = find_row (page, ADW_TYPE_ENTRY_ROW, 0);
  GtkWidget *chime = find_row (page, ADW_TYPE_SWITCH_ROW, 0);
  GtkWidget *voice = find_row (page, ADW_TYPE_SWITCH_ROW, 1);
  GtkWidget *volume = find_row (page, ADW_TYPE_SPIN_ROW, 0);
  GtkWidget *button = app_find (page, GTK_TYPE_BUTTON, app_text ("_Listen"));
  AdwActionRow *try_row = ADW_ACTION_ROW (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW));

  app_settle ();
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (chime)));
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (voice)));
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (volume)), ==, 80);
  /* Nothing to listen to while both are off. */
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_false (gtk_widget_is_sensitive (volume));

  gtk_editable_set_text (GTK_EDITABLE (message), "  Nghỉ  trưa từ 11:30. ");
  g_signal_emit_by_name (message, "apply");
  app_wait (has_message, fixture->hall);

  adw_switch_row_set_active (ADW_SWITCH_ROW (voice), TRUE);
  adw_spin_row_set_value (ADW_SPIN_ROW (volume), 35);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (page, ADW_TYPE_COMBO_ROW, 0)), 2);
  g_assert_true (g_settings_get_boolean (fixture->settings, DH_SETTINGS_HALL_VOICE));
  g_assert_false (g_settings_get_boolean (fixture->settings, DH_SETTINGS_HALL_CHIME));
  g_assert_cmpint (g_settings_get_int (fixture->settings, DH_SETTINGS_HALL_VOLUME), ==, 35);
  g_assert_true (
      gtk_widget_has_css_class (GTK_WIDGET (dh_hall_window_get_board (fixture->hall)), "dark"));

  hall_listen (fixture, sound);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  app_wait (is_quiet, sound);
  g_assert_cmpuint (fixture->said->len, ==, 1);
  g_assert_cmpstr (fixture->said->pdata[0], ==, "Mời số A mười hai, đến quầy hai");
  g_assert_cmpstr (adw_action_row_get_subtitle (try_row), ==,
                   app_text ("Played. If nothing was heard, look at the loudspeaker and the "
                             "loudness of the machine."));
  /* The machine's own device, whatever it is: a sentence, and nothing else. */
  dh_call_sound_set_player (sound, NULL, NULL);
  g_signal_emit_by_name (button, "clicked");
  app_wait (is_quiet, sound);
  g_assert_cmpstr (adw_action_row_get_subtitle (try_row), !=,
                   app_text ("Playing number A012, counter 2 …"));
  app_close (window);

  /* Next time it is as it was left. */
  page = dh_hall_preferences_new (fixture->app.session, fixture->settings);
  window = app_show (page);
  app_wait (has_line, find_row (page, ADW_TYPE_ENTRY_ROW, 0));
  g_assert_true (
      adw_switch_row_get_active (ADW_SWITCH_ROW (find_row (page, ADW_TYPE_SWITCH_ROW, 1))));
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (find_row (page, ADW_TYPE_SPIN_ROW, 0))),
                     ==, 35);
  app_close (window);
}

/* What the page says of the recordings: none, one of one's own, one that is no recording. */
static void
test_recordings (HallFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = dh_call_clips_folder ();
  g_autofree char *path = g_build_filename (folder, "7.wav", NULL);
  static const char *const contents[] = { NULL, "own", "MP3 indeed" };
  static const char *const expected[] = { "Giọng tổng hợp tạm thời",
                                          "1 bản ghi âm riêng của đơn vị", "không phải tệp WAV" };

  g_assert_true (g_str_has_prefix (folder, g_get_user_data_dir ()));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      GtkWidget *page = NULL;
      GtkWindow *window = NULL;
      AdwActionRow *row = NULL;

      if (i == 1)
        {
          g_autoptr (DhWavWriter) writer = dh_wav_writer_new ();
          g_autoptr (GBytes) wav = NULL;

          dh_wav_writer_add_silence (writer, 100);
          wav = dh_wav_writer_finish (writer, 100);
          g_assert_true (g_file_set_contents (path, g_bytes_get_data (wav, NULL),
                                              (gssize) g_bytes_get_size (wav), NULL));
        }
      else if (contents[i] != NULL)
        g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      page = dh_hall_preferences_new (fixture->app.session, fixture->settings);
      window = app_show (page);
      row = ADW_ACTION_ROW (gtk_widget_get_ancestor (
          app_find (page, GTK_TYPE_LABEL, app_text ("Recordings")), ADW_TYPE_ACTION_ROW));
      g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), expected[i]));
      if (i == 2)
        g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), path));
      app_settle ();
      app_close (window);
    }
  g_remove (path);
}

#define add(path, func)                                                                            \
  g_test_add ("/hall-preferences/" path, HallFixture, NULL, hall_fixture_set_up, func,             \
              hall_fixture_tear_down)

/* The folder for recordings, made by a test. */
static void
remove_folders (const char *data_dir)
{
  static const char *const parts[] = { "donghanh/sounds/vi", "donghanh/sounds", "donghanh", "." };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_build_filename (data_dir, parts[i], NULL);

      g_rmdir (path);
    }
  g_rmdir (data_dir);
}

int
main (int argc, char *argv[])
{
  g_autofree char *data_dir = g_dir_make_tmp ("dh-hall-XXXXXX", NULL);
  int status = 0;

  /* No recordings of whoever runs this. */
  g_setenv ("XDG_DATA_HOME", data_dir, TRUE);
  app_test_init (&argc, &argv);

  add ("rows", test_preferences);
  add ("recordings", test_recordings);

  status = g_test_run ();
  remove_folders (data_dir);
  return status;
}
