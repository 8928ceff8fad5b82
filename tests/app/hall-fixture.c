/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hall-fixture.h"

#include "common/dh-settings.h"

static void
began_cb (DhCallSound *sound, const char *text, gpointer data)
{
  g_ptr_array_add (((HallFixture *) data)->said, g_strdup (text));
}

static void
player_cb (DhCallSound *sound, GBytes *wav, gpointer data)
{
  g_assert_cmpuint (g_bytes_get_size (wav), >, 10000);
  dh_call_sound_played (sound, NULL);
}

void
hall_listen (HallFixture *fixture, DhCallSound *sound)
{
  g_signal_connect (sound, "began", G_CALLBACK (began_cb), fixture);
  dh_call_sound_set_player (sound, player_cb, fixture);
}

static void
reset_settings (GSettings *settings)
{
  static const char *const keys[] = { DH_SETTINGS_HALL_COLORS, DH_SETTINGS_HALL_CHIME,
                                      DH_SETTINGS_HALL_VOICE, DH_SETTINGS_HALL_VOLUME };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

void
hall_fixture_set_up (HallFixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->app, data);
  fixture->settings = dh_settings_new ();
  reset_settings (fixture->settings);
  fixture->said = g_ptr_array_new_with_free_func (g_free);
  fixture->desk = app_show (gtk_label_new ("desk"));
  fixture->hall = dh_hall_window_new (fixture->desk, fixture->app.session, fixture->settings);
  hall_listen (fixture, dh_hall_window_get_sound (fixture->hall));
  dh_hall_window_toggle (fixture->hall);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->hall));
  app_settle ();
}

void
hall_fixture_tear_down (HallFixture *fixture, gconstpointer data)
{
  if (fixture->hall != NULL)
    app_close (GTK_WINDOW (fixture->hall));
  app_close (fixture->desk);
  reset_settings (fixture->settings);
  g_clear_object (&fixture->settings);
  g_ptr_array_unref (fixture->said);
  app_fixture_tear_down (&fixture->app, data);
}
