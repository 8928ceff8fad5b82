/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "dh-error.h"
#include "io/dh-wav.h"

/* A WAV file made by hand: the numbers of its format, then @samples. */
static GByteArray *
make_wav (guint format, guint channels, guint32 rate, guint bits, const gint16 *samples, guint n)
{
  GByteArray *file = g_byte_array_new ();
  const guint32 bytes = n * 2;
  const guint8 head[] = { 'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'A', 'V', 'E', 'f', 'm', 't', ' ',
                          16, 0, 0, 0, (guint8) format, (guint8) (format >> 8), (guint8) channels,
                          0, (guint8) rate, (guint8) (rate >> 8), (guint8) (rate >> 16), 0,
                          /* Bytes a second and a frame: nobody needs them. */
                          0, 0, 0, 0, 2, 0, (guint8) bits, 0, 'd', 'a', 't', 'a', (guint8) bytes,
                          (guint8) (bytes >> 8), (guint8) (bytes >> 16), (guint8) (bytes >> 24) };

  g_byte_array_append (file, head, sizeof head);
  for (guint i = 0; i < n; i++)
    {
      const guint8 sample[] = { (guint8) samples[i], (guint8) ((guint16) samples[i] >> 8) };

      g_byte_array_append (file, sample, 2);
    }
  return file;
}

static GBytes *
read_all (GByteArray *file, GError **error)
{
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (file);

  return dh_wav_read (bytes, "x.wav", error);
}

static void
assert_refused (GByteArray *file, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) samples = read_all (file, &error);

  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_assert_null (samples);
  g_assert_nonnull (strstr (error->message, "x.wav"));
  g_assert_nonnull (strstr (error->message, part));
}

static const gint16 some[] = { 0, 1, -1, 1000, -1000, G_MAXINT16, G_MININT16 };

/* What was joined is read back sample by sample, at the places where it was put. */
static void
test_join (void)
{
  g_autoptr (DhWavWriter) writer = dh_wav_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
                sound = read_all (make_wav (1, 1, 16000, 16, some, G_N_ELEMENTS (some)), &error);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) samples = NULL;
  const guint8 *data = NULL;
  gsize size = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (sound), ==, 2 * G_N_ELEMENTS (some));
  dh_wav_writer_add_silence (writer, 1);
  dh_wav_writer_add (writer, sound);
  dh_wav_writer_add_silence (writer, 250);
  dh_wav_writer_add (writer, sound);
  g_assert_cmpuint (dh_wav_writer_length (writer), ==, 16 + 7 + 4000 + 7);

  file = dh_wav_writer_finish (writer, 100);
  g_assert_cmpuint (g_bytes_get_size (file), ==, DH_WAV_HEADER_BYTES + 2 * (16 + 7 + 4000 + 7));
  samples = dh_wav_read (file, "joined", &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (samples, &size);
  g_assert_cmpuint (size, ==, 2 * (16 + 7 + 4000 + 7));
  for (guint i = 0; i < 16 + 7 + 4000 + 7; i++)
    {
      gint16 expected = 0;

      if (i >= 16 && i < 16 + 7)
        expected = some[i - 16];
      else if (i >= 16 + 7 + 4000)
        expected = some[i - (16 + 7 + 4000)];
      g_assert_cmpint ((gint16) (data[2 * i] | data[2 * i + 1] << 8), ==, expected);
    }
}

/* The head, byte for byte, as any player reads it. */
static void
test_head (void)
{
  static const guint8 expected[DH_WAV_HEADER_BYTES] = {
    'R', 'I', 'F', 'F', 36 + 32, 0, 0,   0,   'W', 'A',  'V',  'E', 'f', 'm', 't',
    ' ', 16,  0,   0,   0,       1, 0,   1,   0,   0x80, 0x3e, 0,   0,   0,   0x7d,
    0,   0,   2,   0,   16,      0, 'd', 'a', 't', 'a',  32,   0,   0,   0
  };
  g_autoptr (DhWavWriter) writer = dh_wav_writer_new ();
  g_autoptr (GBytes) file = NULL;

  dh_wav_writer_add_silence (writer, 1);
  file = dh_wav_writer_finish (writer, 100);
  g_assert_cmpmem (g_bytes_get_data (file, NULL), DH_WAV_HEADER_BYTES, expected, sizeof expected);
}

static void
test_volume (void)
{
  static const struct
  {
    guint percent;
    gint16 expected[G_N_ELEMENTS (some)];
  } cases[] = {
    { 0, { 0, 0, 0, 0, 0, 0, 0 } },
    { 1, { 0, 0, 0, 10, -10, 328, -328 } },
    { 50, { 0, 1, -1, 500, -500, 16384, -16384 } },
    { 49, { 0, 0, 0, 490, -490, 16056, -16056 } },
    { 100, { 0, 1, -1, 1000, -1000, 32767, -32768 } },
    { 1000, { 0, 1, -1, 1000, -1000, 32767, -32768 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhWavWriter) writer = dh_wav_writer_new ();
      g_autoptr (GBytes)
                    sound = read_all (make_wav (1, 1, 16000, 16, some, G_N_ELEMENTS (some)), NULL);
      g_autoptr (GBytes) file = NULL;
      const guint8 *data = NULL;

      dh_wav_writer_add (writer, sound);
      file = dh_wav_writer_finish (writer, cases[i].percent);
      data = (const guint8 *) g_bytes_get_data (file, NULL) + DH_WAV_HEADER_BYTES;
      for (guint k = 0; k < G_N_ELEMENTS (some); k++)
        g_assert_cmpint ((gint16) (data[2 * k] | data[2 * k + 1] << 8), ==, cases[i].expected[k]);
    }
}

static void
test_refused (void)
{
  GByteArray *file = NULL;

  assert_refused (g_byte_array_new (), "not a WAV file");
  assert_refused (make_wav (3, 1, 16000, 16, some, 7), "PCM");
  assert_refused (make_wav (0x55, 1, 16000, 16, some, 7), "PCM");
  assert_refused (make_wav (1, 2, 16000, 16, some, 7), "16000 Hz");
  assert_refused (make_wav (1, 1, 44100, 16, some, 7), "16000 Hz");
  assert_refused (make_wav (1, 1, 16000, 8, some, 7), "16000 Hz");
  assert_refused (make_wav (1, 1, 16000, 16, some, 0), "damaged");
  assert_refused (make_wav (0xfffe, 1, 16000, 16, some, 7), "PCM");

  file = make_wav (1, 1, 16000, 16, some, 7);
  memcpy (file->data, "OggS", 4);
  assert_refused (file, "not a WAV file");
  /* More announced than there is, up to the most that 32 bits can say. */
  file = make_wav (1, 1, 16000, 16, some, 7);
  memset (file->data + 40, 0xff, 4);
  assert_refused (file, "damaged");
  /* The sound before its format. */
  file = make_wav (1, 1, 16000, 16, some, 7);
  memcpy (file->data + 12, "junk", 4);
  assert_refused (file, "damaged");
  /* A hundred megabytes of nothing are not read. */
  file = make_wav (1, 1, 16000, 16, some, 7);
  g_byte_array_set_size (file, DH_WAV_MOST_BYTES + 1);
  assert_refused (file, "10 seconds");
}

/* Cut after any byte, a file is refused or gives what is whole; nothing is read beyond its end. */
static void
test_cut (void)
{
  g_autoptr (GByteArray) whole = make_wav (1, 1, 16000, 16, some, 7);

  for (guint length = 0; length < whole->len; length++)
    {
      /* Memory of its own, so that the sanitizer sees its end. */
      g_autoptr (GBytes) part = g_bytes_new (whole->data, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) samples = dh_wav_read (part, "x.wav", &error);

      g_assert_null (samples);
      g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
    }
}

/* Bytes changed at random end in a sound or a message. */
static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint read = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GByteArray) file = make_wav (1, 1, 16000, 16, some, 7);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) samples = NULL;
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k < 1 + i % 4; k++)
        file->data[g_rand_int_range (rand, 0, (gint) file->len)] = (guint8) g_rand_int (rand);
      bytes = g_bytes_new (file->data, file->len);
      samples = dh_wav_read (bytes, "x.wav", &error);
      g_assert_true ((samples == NULL) == (error != NULL));
      if (samples != NULL)
        {
          g_assert_cmpuint (g_bytes_get_size (samples) % 2, ==, 0);
          read++;
        }
    }
  g_assert_cmpuint (read, >, 1000);
}

/* Other programs write notes beside the sound, and the extended form of the format. */
static void
test_chunks (void)
{
  static const guint8 note[] = { 'L', 'I', 'S', 'T', 3, 0, 0, 0, 'a', 'b', 'c', 0 };
  static const guint8 pcm[16] = { 1, 0, 0, 0, 0, 0, 16, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71 };
  g_autoptr (GByteArray) plain = make_wav (1, 1, 16000, 16, some, 7);
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GBytes) samples = NULL;
  g_autoptr (GError) error = NULL;
  guint8 extra[8] = { 22, 0, 16, 0, 4, 0, 0, 0 };

  g_byte_array_append (file, plain->data, 12);
  g_byte_array_append (file, note, sizeof note);
  g_byte_array_append (file, plain->data + 12, 24);
  file->data[12 + sizeof note + 4] = 40;
  file->data[12 + sizeof note + 8] = 0xfe;
  file->data[12 + sizeof note + 9] = 0xff;
  g_byte_array_append (file, extra, sizeof extra);
  g_byte_array_append (file, pcm, sizeof pcm);
  g_byte_array_append (file, note, sizeof note);
  g_byte_array_append (file, plain->data + 36, plain->len - 36);
  g_byte_array_append (file, note, sizeof note);
  samples = read_all (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (samples), ==, 14);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wav/join", test_join);
  g_test_add_func ("/wav/head", test_head);
  g_test_add_func ("/wav/volume", test_volume);
  g_test_add_func ("/wav/refused", test_refused);
  g_test_add_func ("/wav/cut", test_cut);
  g_test_add_func ("/wav/noise", test_noise);
  g_test_add_func ("/wav/chunks", test_chunks);

  return g_test_run ();
}
