/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Recorded sound of one kind: WAV (RIFF) with PCM of 16 bits, one channel, 16,000 samples/s. */
#define DH_WAV_RATE 16000
#define DH_WAV_HEADER_BYTES 44
/* More than any word needs, so that no file can fill the memory. */
#define DH_WAV_MOST_S 10
#define DH_WAV_MOST_BYTES (DH_WAV_MOST_S * DH_WAV_RATE * 2 + 65536)

/* The samples of the WAV file @file (little endian, two bytes each). @name is what a message calls
 * it. DH_ERROR_INVALID where it is no such file, or too long; unknown chunks are passed over.
 * Returns: (transfer full), a part of @file */
GBytes *dh_wav_read (GBytes *file, const char *name, GError **error);

/* Takes sounds one after the other and makes one file of them. */
typedef struct _DhWavWriter DhWavWriter;

DhWavWriter *dh_wav_writer_new (void);
void dh_wav_writer_free (DhWavWriter *self);
/* @samples as from dh_wav_read(). */
void dh_wav_writer_add (DhWavWriter *self, GBytes *samples);
void dh_wav_writer_add_silence (DhWavWriter *self, guint milliseconds);
/* How many samples there are so far. */
gsize dh_wav_writer_length (DhWavWriter *self);
/* The WAV file of all of it, each sample times @percent / 100 (0 … 100), rounded to the nearest,
 * halves away from nought. (transfer full) */
GBytes *dh_wav_writer_finish (DhWavWriter *self, guint percent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhWavWriter, dh_wav_writer_free)

G_END_DECLS
