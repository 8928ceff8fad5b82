/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hall/dh-call-sound.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "hall/dh-call-clips.h"
#include "io/dh-wav.h"
#include "text/dh-number-words.h"

/* Pauses, in ms: before all of it, for a sound device to wake up; between words, at a comma, after
 * the chime, and before the next call. */
#define LEAD_MS 250
#define WORD_MS 40
#define COMMA_MS 260
#define CHIME_MS 200
#define END_MS 600

/* A device that never says that it is done does not keep the next call from being heard. */
#define LATE_MS 5000

struct _DhCallSound
{
  GObject parent_instance;

  char *folder;           /* (owned) */
  GQueue calls;           /* of Call, owned; the first is heard now */
  GtkMediaStream *stream; /* (owned) (nullable) what is heard */
  DhCallPlayer player;    /* (nullable) the machine's device */
  gpointer player_data;   /* not owned */
  int file;               /* descriptor of what is heard, or -1 */
  guint watch_id;         /* timeout: too late */
  guint next_id;          /* idle: the next call */
  guint volume;           /* 0 … 100 */
  guint chime : 1;
  guint voice : 1;
  guint busy : 1; /* the first of calls is with the player */
};

enum
{
  SIGNAL_BEGAN,
  SIGNAL_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhCallSound, dh_call_sound, G_TYPE_OBJECT)

typedef struct
{
  char *ticket;  /* owned */
  char *counter; /* owned */
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_free (call->ticket);
  g_free (call->counter);
  g_free (call);
}

static void play_next (DhCallSound *self);

/* ---- One call */

static void
add_clip (DhCallSound *self, DhWavWriter *writer, const char *name)
{
  g_autoptr (GBytes) samples = dh_call_clips_load (self->folder, name);

  if (samples != NULL)
    dh_wav_writer_add (writer, samples);
}

GBytes *
dh_call_sound_assemble (DhCallSound *self, const char *ticket, const char *counter)
{
  g_autoptr (DhWavWriter) writer = dh_wav_writer_new ();
  g_autoptr (GPtrArray) words = NULL;

  g_return_val_if_fail (DH_IS_CALL_SOUND (self), NULL);
  g_return_val_if_fail (ticket != NULL, NULL);

  words = self->voice ? dh_call_words (ticket, counter) : NULL;
  dh_wav_writer_add_silence (writer, LEAD_MS);
  if (self->chime || words == NULL)
    {
      add_clip (self, writer, DH_CLIP_CHIME);
      dh_wav_writer_add_silence (writer, CHIME_MS);
    }
  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      const DhSpokenWord *word = words->pdata[i];

      if (word == NULL)
        {
          dh_wav_writer_add_silence (writer, COMMA_MS);
          continue;
        }
      add_clip (self, writer, word->clip);
      dh_wav_writer_add_silence (writer, WORD_MS);
    }
  dh_wav_writer_add_silence (writer, END_MS);
  return dh_wav_writer_finish (writer, self->volume);
}

/* ---- The machine's device */

static void
clear_stream (DhCallSound *self)
{
  g_clear_handle_id (&self->watch_id, g_source_remove);
  if (self->stream != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->stream, self);
      gtk_media_stream_pause (self->stream);
      g_clear_object (&self->stream);
    }
  g_clear_fd (&self->file, NULL);
}

static void
stream_changed_cb (DhCallSound *self, GParamSpec *pspec, GtkMediaStream *stream)
{
  const GError *error = gtk_media_stream_get_error (stream);
  g_autofree char *problem = NULL;

  g_assert (DH_IS_CALL_SOUND (self));

  if (error == NULL && !gtk_media_stream_get_ended (stream))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    problem = g_strdup (_ ("This machine can play no sound: GTK's module for it is missing, on "
                           "Debian and Ubuntu the package libgtk-4-media-gstreamer."));
  else if (error != NULL)
    /* Translators: %s says why, in the words of the system. */
    problem = g_strdup_printf (_ ("This machine can play no sound: %s"), error->message);
  dh_call_sound_played (self, problem);
}

static void
late_cb (gpointer user_data)
{
  DhCallSound *self = user_data;

  g_assert (DH_IS_CALL_SOUND (self));

  self->watch_id = 0;
  dh_call_sound_played (self, _ ("The sound device of this machine does not answer."));
}

/* A file that lies nowhere: GTK's player wants one with a name. */
static int
make_file (GBytes *wav)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (wav, &size);
  g_autofd int fd = memfd_create ("donghanh-call", MFD_CLOEXEC);

  while (fd >= 0 && size > 0)
    {
      gssize n = write (fd, data, size);

      if (n <= 0)
        return -1;
      data += n;
      size -= (gsize) n;
    }
  return g_steal_fd (&fd);
}

static void
play_on_device (DhCallSound *self, GBytes *wav)
{
  g_autofree char *path = NULL;
  guint length_ms = (guint) (g_bytes_get_size (wav) * 1000 / (DH_WAV_RATE * 2));

  self->file = make_file (wav);
  if (self->file < 0)
    {
      dh_call_sound_played (self, _ ("There is no memory left to play a sound."));
      return;
    }
  path = g_strdup_printf ("/proc/self/fd/%d", self->file);
  self->stream = gtk_media_file_new_for_filename (path);
  if (gtk_media_stream_get_error (self->stream) != NULL)
    {
      stream_changed_cb (self, NULL, self->stream);
      return;
    }
  self->watch_id = g_timeout_add_once (length_ms + LATE_MS, late_cb, self);
  g_signal_connect_swapped (self->stream, "notify::ended", G_CALLBACK (stream_changed_cb), self);
  g_signal_connect_swapped (self->stream, "notify::error", G_CALLBACK (stream_changed_cb), self);
  gtk_media_stream_play (self->stream);
}

/* ---- One after the other */

static void
next_cb (gpointer user_data)
{
  DhCallSound *self = user_data;

  g_assert (DH_IS_CALL_SOUND (self));

  self->next_id = 0;
  play_next (self);
}

void
dh_call_sound_played (DhCallSound *self, const char *problem)
{
  g_return_if_fail (DH_IS_CALL_SOUND (self));

  if (!self->busy)
    return;
  self->busy = FALSE;
  clear_stream (self);
  call_free (g_queue_pop_head (&self->calls));
  /* Later, so that a player that is done at once does not call itself ever deeper. */
  if (!g_queue_is_empty (&self->calls) && self->next_id == 0)
    self->next_id = g_idle_add_once (next_cb, self);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, problem);
}

static void
play_next (DhCallSound *self)
{
  const Call *call = g_queue_peek_head (&self->calls);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) wav = NULL;
  g_autoptr (DhCallSound) alive = NULL;

  if (self->busy || self->next_id != 0 || call == NULL)
    return;
  alive = g_object_ref (self);
  self->busy = TRUE;
  text = self->voice ? dh_call_text (call->ticket, call->counter) : NULL;
  wav = dh_call_sound_assemble (self, call->ticket, call->counter);
  g_signal_emit (self, signals[SIGNAL_BEGAN], 0, text != NULL ? text : "");
  if (self->player != NULL)
    self->player (self, wav, self->player_data);
  else
    play_on_device (self, wav);
}

void
dh_call_sound_call (DhCallSound *self, const char *ticket, const char *counter)
{
  Call *call = NULL;

  g_return_if_fail (DH_IS_CALL_SOUND (self));
  g_return_if_fail (ticket != NULL);

  if (!self->chime && !self->voice)
    return;
  call = g_new0 (Call, 1);
  call->ticket = g_strdup (ticket);
  call->counter = g_strdup (counter);
  g_queue_push_tail (&self->calls, call);
  play_next (self);
}

guint
dh_call_sound_count (DhCallSound *self)
{
  g_return_val_if_fail (DH_IS_CALL_SOUND (self), 0);

  return g_queue_get_length (&self->calls);
}

void
dh_call_sound_set (DhCallSound *self, gboolean chime, gboolean voice, guint volume)
{
  g_return_if_fail (DH_IS_CALL_SOUND (self));

  self->chime = chime != FALSE;
  self->voice = voice != FALSE;
  self->volume = MIN (volume, 100);
}

void
dh_call_sound_set_player (DhCallSound *self, DhCallPlayer player, gpointer data)
{
  g_return_if_fail (DH_IS_CALL_SOUND (self));

  self->player = player;
  self->player_data = data;
}

static void
dh_call_sound_dispose (GObject *object)
{
  DhCallSound *self = DH_CALL_SOUND (object);

  g_clear_handle_id (&self->next_id, g_source_remove);
  clear_stream (self);
  g_queue_clear_full (&self->calls, call_free);
  self->busy = FALSE;

  G_OBJECT_CLASS (dh_call_sound_parent_class)->dispose (object);
}

static void
dh_call_sound_finalize (GObject *object)
{
  g_clear_pointer (&DH_CALL_SOUND (object)->folder, g_free);

  G_OBJECT_CLASS (dh_call_sound_parent_class)->finalize (object);
}

static void
dh_call_sound_class_init (DhCallSoundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dh_call_sound_dispose;
  object_class->finalize = dh_call_sound_finalize;

  signals[SIGNAL_BEGAN] = g_signal_new ("began", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dh_call_sound_init (DhCallSound *self)
{
  g_queue_init (&self->calls);
  self->file = -1;
  self->volume = 100;
}

DhCallSound *
dh_call_sound_new (const char *folder)
{
  DhCallSound *self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (DH_TYPE_CALL_SOUND, NULL);
  self->folder = g_strdup (folder);
  return self;
}
