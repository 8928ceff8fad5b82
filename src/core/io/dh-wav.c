/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-wav.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dh-error.h"

/* Microsoft's "Multimedia Programming Interface and Data Specifications 1.0", 1991, and the
 * extended format of ksmedia.h. */
#define FORMAT_PCM 1
#define FORMAT_EXTENSIBLE 0xfffe
#define FMT_BYTES 16
#define FMT_EXTENSIBLE_BYTES 40
#define SUBFORMAT_OFFSET 24

struct _DhWavWriter
{
  GByteArray *samples; /* owned */
};

static guint16
get16 (const guint8 *data)
{
  return (guint16) (data[0] | data[1] << 8);
}

static guint32
get32 (const guint8 *data)
{
  return get16 (data) | (guint32) get16 (data + 2) << 16;
}

static gboolean
check_format (const guint8 *fmt, gsize size, const char *name, GError **error)
{
  guint format = 0;

  if (size >= FMT_BYTES)
    format = get16 (fmt);
  if (format == FORMAT_EXTENSIBLE && size >= FMT_EXTENSIBLE_BYTES)
    format = get16 (fmt + SUBFORMAT_OFFSET);
  if (format != FORMAT_PCM)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("%s is not plain recorded sound (PCM). Save it as WAV, PCM of 16 bits."),
                   name);
      return FALSE;
    }
  if (get16 (fmt + 2) != 1 || get32 (fmt + 4) != DH_WAV_RATE || get16 (fmt + 14) != 16)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("%s has another kind of sound. Save it with one channel, 16000 Hz, 16 bits."),
                   name);
      return FALSE;
    }
  return TRUE;
}

GBytes *
dh_wav_read (GBytes *file, const char *name, GError **error)
{
  gsize size = 0;
  const guint8 *data = NULL;
  gsize at = 12;
  gboolean known = FALSE;

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  data = g_bytes_get_data (file, &size);
  if (size > DH_WAV_MOST_BYTES)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("%s is longer than %d seconds. Cut the silence off, or record it anew."),
                   name, DH_WAV_MOST_S);
      return NULL;
    }
  if (size < 12 || memcmp (data, "RIFF", 4) != 0 || memcmp (data + 8, "WAVE", 4) != 0)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID, _ ("%s is not a WAV file."), name);
      return NULL;
    }
  while (size - at >= 8)
    {
      const guint8 *chunk = data + at;
      gsize length = get32 (chunk + 4);
      gsize rest = size - at - 8;

      if (length > rest)
        break;
      if (memcmp (chunk, "fmt ", 4) == 0)
        {
          if (!check_format (chunk + 8, length, name, error))
            return NULL;
          known = TRUE;
        }
      else if (memcmp (chunk, "data", 4) == 0 && known && length >= 2)
        return g_bytes_new_from_bytes (file, at + 8, length - length % 2);
      /* A chunk of odd length is followed by one byte of padding, which may lack at the end. */
      at += 8 + MIN (length + length % 2, rest);
    }
  g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
               _ ("%s is damaged: there is no whole sound in it."), name);
  return NULL;
}

DhWavWriter *
dh_wav_writer_new (void)
{
  DhWavWriter *self = g_new0 (DhWavWriter, 1);

  self->samples = g_byte_array_new ();
  return self;
}

void
dh_wav_writer_free (DhWavWriter *self)
{
  g_byte_array_unref (self->samples);
  g_free (self);
}

void
dh_wav_writer_add (DhWavWriter *self, GBytes *samples)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (samples, &size);

  g_return_if_fail (size % 2 == 0);

  g_byte_array_append (self->samples, data, (guint) size);
}

void
dh_wav_writer_add_silence (DhWavWriter *self, guint milliseconds)
{
  guint old = self->samples->len;
  guint more = milliseconds * (DH_WAV_RATE / 1000) * 2;

  g_byte_array_set_size (self->samples, old + more);
  memset (self->samples->data + old, 0, more);
}

gsize
dh_wav_writer_length (DhWavWriter *self)
{
  return self->samples->len / 2;
}

static void
put16 (GByteArray *file, guint value)
{
  const guint8 bytes[] = { (guint8) value, (guint8) (value >> 8) };

  g_byte_array_append (file, bytes, 2);
}

static void
put32 (GByteArray *file, guint32 value)
{
  put16 (file, value & 0xffff);
  put16 (file, value >> 16);
}

static void
put_name (GByteArray *file, const char name[static 4])
{
  g_byte_array_append (file, (const guint8 *) name, 4);
}

GBytes *
dh_wav_writer_finish (DhWavWriter *self, guint percent)
{
  GByteArray *file = g_byte_array_sized_new (DH_WAV_HEADER_BYTES + self->samples->len);

  put_name (file, "RIFF");
  put32 (file, DH_WAV_HEADER_BYTES - 8 + self->samples->len);
  put_name (file, "WAVE");
  put_name (file, "fmt ");
  put32 (file, FMT_BYTES);
  put16 (file, FORMAT_PCM);
  put16 (file, 1);
  put32 (file, DH_WAV_RATE);
  put32 (file, DH_WAV_RATE * 2);
  put16 (file, 2);
  put16 (file, 16);
  put_name (file, "data");
  put32 (file, self->samples->len);
  percent = MIN (percent, 100);
  for (guint i = 0; i < self->samples->len; i += 2)
    {
      gint sample = (gint16) get16 (self->samples->data + i);
      gint half = sample < 0 ? -50 : 50;

      put16 (file, (guint) ((sample * (gint) percent + half) / 100) & 0xffff);
    }
  return g_byte_array_free_to_bytes (file);
}
