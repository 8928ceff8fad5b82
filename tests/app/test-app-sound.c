/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hall/dh-call-clips.h"
#include "hall/dh-call-sound.h"
#include "io/dh-wav.h"
#include "text/dh-number-words.h"

/* A folder of recordings, a sound on it, and what was to be heard. */
typedef struct
{
  char *folder; /* owned */
  DhCallSound *sound;
  GPtrArray *began; /* owned texts */
  GPtrArray *wavs;  /* owned GBytes that the player was given */
  GPtrArray *ended; /* owned; NULL where nothing was wrong */
} Fixture;

static void
began_cb (DhCallSound *sound, const char *text, gpointer data)
{
  g_ptr_array_add (((Fixture *) data)->began, g_strdup (text));
}

static void
ended_cb (DhCallSound *sound, const char *problem, gpointer data)
{
  g_ptr_array_add (((Fixture *) data)->ended, g_strdup (problem));
}

static void
player_cb (DhCallSound *sound, GBytes *wav, gpointer data)
{
  g_ptr_array_add (((Fixture *) data)->wavs, g_bytes_ref (wav));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dh-sound-XXXXXX", NULL);
  fixture->sound = dh_call_sound_new (fixture->folder);
  fixture->began = g_ptr_array_new_with_free_func (g_free);
  fixture->wavs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  fixture->ended = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (fixture->sound, "began", G_CALLBACK (began_cb), fixture);
  g_signal_connect (fixture->sound, "ended", G_CALLBACK (ended_cb), fixture);
  dh_call_sound_set_player (fixture->sound, player_cb, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name = NULL;

  if (fixture->sound != NULL)
    g_assert_finalize_object (fixture->sound);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->began);
  g_ptr_array_unref (fixture->wavs);
  g_ptr_array_unref (fixture->ended);
}

static void
write_own (Fixture *fixture, const char *name, gconstpointer data, gsize size)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
}

/* A recording of @n samples of 77. */
static void
write_tone (Fixture *fixture, const char *name, guint n)
{
  g_autoptr (DhWavWriter) writer = dh_wav_writer_new ();
  g_autofree gint16 *samples = g_new (gint16, n);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) wav = NULL;

  for (guint i = 0; i < n; i++)
    samples[i] = GINT16_TO_LE (77);
  bytes = g_bytes_new (samples, n * 2);
  dh_wav_writer_add (writer, bytes);
  wav = dh_wav_writer_finish (writer, 100);
  write_own (fixture, name, g_bytes_get_data (wav, NULL), g_bytes_get_size (wav));
}

static gsize
count_samples (Fixture *fixture, const char *name)
{
  g_autoptr (GBytes) samples = dh_call_clips_load (fixture->folder, name);

  g_assert_nonnull (samples);
  return g_bytes_get_size (samples) / 2;
}

/* Every word of every call has a placeholder that can be heard, and all of them are small. */
static void
test_placeholders (Fixture *fixture, gconstpointer data)
{
  guint n = 0;
  const DhSpokenWord *words = dh_spoken_words (&n);
  gsize total = 0;

  for (guint i = 0; i <= n; i++)
    {
      const char *name = i < n ? words[i].clip : DH_CLIP_CHIME;
      g_autoptr (GBytes) samples = dh_call_clips_load (fixture->folder, name);
      const guint8 *bytes = NULL;
      gsize size = 0;
      gint loudest = 0;

      g_assert_nonnull (samples);
      bytes = g_bytes_get_data (samples, &size);
      for (gsize k = 0; k < size; k += 2)
        loudest = MAX (loudest, ABS ((gint) (gint16) (bytes[k] | bytes[k + 1] << 8)));
      g_assert_cmpint (loudest, >, 10000);
      /* A tenth of a second, and two at most. */
      g_assert_cmpuint (size / 2, >, DH_WAV_RATE / 10);
      g_assert_cmpuint (size / 2, <, 2 * DH_WAV_RATE);
      total += size;
    }
  g_assert_cmpuint (total, <, 700 * 1000);
  g_assert_null (dh_call_clips_load (fixture->folder, "no-such-clip"));
}

/* A call is exactly its clips and its pauses; the chime, the voice and the volume are heeded. */
static void
test_assemble (Fixture *fixture, gconstpointer data)
{
  const guint ms = DH_WAV_RATE / 1000;
  const gsize chime = count_samples (fixture, "chime") + 200 * ms;
  const gsize ends = 250 * ms + 600 * ms;
  gsize voice = 260 * ms;
  static const char *const words[] = { "moi-so", "a", "10", "2", "den-quay", "2" };
  g_autoptr (GBytes) both = NULL;
  g_autoptr (GBytes) alone = NULL;
  g_autoptr (GBytes) bell = NULL;
  g_autoptr (GBytes) odd = NULL;
  g_autoptr (GBytes) silent = NULL;
  const guint8 *bytes = NULL;
  gsize size = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    voice += count_samples (fixture, words[i]) + 40 * ms;
  dh_call_sound_set (fixture->sound, TRUE, TRUE, 100);
  both = dh_call_sound_assemble (fixture->sound, "A012", "Quầy 2");
  g_assert_cmpuint (g_bytes_get_size (both), ==, 44 + 2 * (ends + chime + voice));
  dh_call_sound_set (fixture->sound, FALSE, TRUE, 100);
  alone = dh_call_sound_assemble (fixture->sound, "A012", "Quầy 2");
  g_assert_cmpuint (g_bytes_get_size (alone), ==, 44 + 2 * (ends + voice));
  dh_call_sound_set (fixture->sound, TRUE, FALSE, 100);
  bell = dh_call_sound_assemble (fixture->sound, "A012", "Quầy 2");
  g_assert_cmpuint (g_bytes_get_size (bell), ==, 44 + 2 * (ends + chime));
  /* What cannot be said is a chime all the same. */
  dh_call_sound_set (fixture->sound, FALSE, TRUE, 100);
  odd = dh_call_sound_assemble (fixture->sound, "ĐẶC BIỆT", NULL);
  g_assert_cmpuint (g_bytes_get_size (odd), ==, g_bytes_get_size (bell));
  dh_call_sound_set (fixture->sound, TRUE, TRUE, 0);
  silent = dh_call_sound_assemble (fixture->sound, "A012", "Quầy 2");
  bytes = g_bytes_get_data (silent, &size);
  g_assert_cmpuint (size, ==, g_bytes_get_size (both));
  for (gsize i = 44; i < size; i++)
    g_assert_cmpint (bytes[i], ==, 0);
}

/* Several calls wait for each other; none is lost, and one that is repeated is heard again. */
static void
test_queue (Fixture *fixture, gconstpointer data)
{
  dh_call_sound_call (fixture->sound, "A001", NULL);
  g_assert_cmpuint (dh_call_sound_count (fixture->sound), ==, 0);

  dh_call_sound_set (fixture->sound, TRUE, TRUE, 60);
  dh_call_sound_call (fixture->sound, "A012", "2");
  dh_call_sound_call (fixture->sound, "A013", "Quầy 1");
  dh_call_sound_call (fixture->sound, "A012", "2");
  app_settle ();
  g_assert_cmpuint (dh_call_sound_count (fixture->sound), ==, 3);
  g_assert_cmpuint (fixture->wavs->len, ==, 1);
  g_assert_cmpuint (fixture->began->len, ==, 1);

  dh_call_sound_played (fixture->sound, NULL);
  app_settle ();
  g_assert_cmpuint (fixture->wavs->len, ==, 2);
  dh_call_sound_played (fixture->sound, "Không có loa.");
  /* Said twice over by a confused device: the next call is not skipped. */
  dh_call_sound_played (fixture->sound, NULL);
  app_settle ();
  g_assert_cmpuint (fixture->wavs->len, ==, 3);
  g_assert_cmpuint (dh_call_sound_count (fixture->sound), ==, 1);
  dh_call_sound_played (fixture->sound, NULL);
  app_settle ();
  g_assert_cmpuint (dh_call_sound_count (fixture->sound), ==, 0);

  g_assert_cmpuint (fixture->began->len, ==, 3);
  g_assert_cmpstr (fixture->began->pdata[0], ==, "Mời số A mười hai, đến quầy hai");
  g_assert_cmpstr (fixture->began->pdata[1], ==, "Mời số A mười ba, đến quầy một");
  g_assert_cmpstr (fixture->began->pdata[2], ==, fixture->began->pdata[0]);
  g_assert_cmpuint (fixture->ended->len, ==, 3);
  g_assert_null (fixture->ended->pdata[0]);
  g_assert_cmpstr (fixture->ended->pdata[1], ==, "Không có loa.");
  g_assert_null (fixture->ended->pdata[2]);
}

static void
instant_cb (DhCallSound *sound, GBytes *wav, gpointer data)
{
  player_cb (sound, wav, data);
  dh_call_sound_played (sound, NULL);
}

static gboolean
is_quiet (gpointer data)
{
  return dh_call_sound_count (data) == 0;
}

/* A morning's calls at once. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  dh_call_sound_set_player (fixture->sound, instant_cb, fixture);
  dh_call_sound_set (fixture->sound, FALSE, TRUE, 100);
  for (guint i = 1; i <= 300; i++)
    {
      g_autofree char *ticket = g_strdup_printf ("A%03u", i);

      dh_call_sound_call (fixture->sound, ticket, "1");
    }
  app_wait (is_quiet, fixture->sound);
  g_assert_cmpuint (fixture->wavs->len, ==, 300);
  g_assert_cmpstr (fixture->began->pdata[299], ==, "Mời số A ba trăm, đến quầy một");
}

/* One's own recording takes the place of one placeholder and leaves the others. */
static void
test_own (Fixture *fixture, gconstpointer data)
{
  const gsize two = count_samples (fixture, "2");
  g_autoptr (GPtrArray) faults = NULL;

  write_tone (fixture, "1.wav", 1234);
  write_tone (fixture, "chime.wav", 99);
  write_tone (fixture, "notes.wav", 5);
  g_assert_cmpuint (count_samples (fixture, "1"), ==, 1234);
  g_assert_cmpuint (count_samples (fixture, "chime"), ==, 99);
  g_assert_cmpuint (count_samples (fixture, "2"), ==, two);
  g_assert_cmpuint (dh_call_clips_count_own (fixture->folder), ==, 2);
  faults = dh_call_clips_check (fixture->folder);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* Files of every bad kind: each is named, the placeholder is heard, and nothing hangs. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "0", "1", "2", "3", "4", "5", "6" };
  g_autofree gsize *lengths = g_new (gsize, G_N_ELEMENTS (bad));
  g_autofree char *pipe = g_build_filename (fixture->folder, "2.wav", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "3.wav", NULL);
  g_autofree char *device = g_build_filename (fixture->folder, "4.wav", NULL);
  g_autofree char *huge = g_build_filename (fixture->folder, "5.wav", NULL);
  g_autofree char *lost = g_build_filename (fixture->folder, "6.wav", NULL);
  g_autoptr (GPtrArray) faults = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    lengths[i] = count_samples (fixture, bad[i]);
  write_own (fixture, "0.wav", "", 0);
  write_own (fixture, "1.wav", "ID3\3 no such thing", 18);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", device), ==, 0);
  write_own (fixture, "5.wav", "RIFF", 4);
  g_assert_cmpint (truncate (huge, (off_t) 1 << 40), ==, 0);
  g_assert_cmpint (symlink ("/nowhere/at/all", lost), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (count_samples (fixture, bad[i]), ==, lengths[i]);
  g_assert_cmpuint (dh_call_clips_count_own (fixture->folder), ==, 0);
  faults = dh_call_clips_check (fixture->folder);
  g_assert_cmpuint (faults->len, ==, G_N_ELEMENTS (bad));
  for (guint i = 0; i < faults->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.wav", fixture->folder, bad[i]);

      g_assert_nonnull (strstr (faults->pdata[i], path));
    }
}

/* The machine's own device, whatever there is: the calls end, by sound or by one sentence, and it
 * can go in the middle of one. */
static void
test_device (Fixture *fixture, gconstpointer data)
{
  dh_call_sound_set_player (fixture->sound, NULL, NULL);
  write_tone (fixture, "chime.wav", 10);
  dh_call_sound_set (fixture->sound, TRUE, FALSE, 0);
  dh_call_sound_call (fixture->sound, "A001", NULL);
  dh_call_sound_call (fixture->sound, "A002", NULL);
  app_wait (is_quiet, fixture->sound);
  g_assert_cmpuint (fixture->ended->len, ==, 2);
  /* GTK 4.24 unrefs what is none where a file goes that it plays. */
  if (gtk_check_version (4, 24, 0) == NULL)
    return;
  dh_call_sound_call (fixture->sound, "A003", NULL);
  dh_call_sound_call (fixture->sound, "A004", NULL);
  g_clear_object (&fixture->sound);
  app_settle ();
}

#define add(path, func) g_test_add ("/sound/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

  add ("placeholders", test_placeholders);
  add ("assemble", test_assemble);
  add ("queue", test_queue);
  add ("many", test_many);
  add ("own", test_own);
  add ("hostile", test_hostile);
  add ("device", test_device);

  return g_test_run ();
}
