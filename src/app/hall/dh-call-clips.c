/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hall/dh-call-clips.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dh-error.h"
#include "dh-sounds-resources.h"
#include "io/dh-wav.h"
#include "text/dh-number-words.h"

char *
dh_call_clips_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "donghanh", "sounds", "vi", NULL);
}

static GBytes *
refuse (const char *path, GError **error)
{
  g_set_error (error, DH_ERROR, DH_ERROR_INVALID, _ ("%s cannot be read as a file."), path);
  return NULL;
}

/* Whatever lies there: a pipe does not make anybody wait, and a huge file is not read. NULL without
 * @error where there is nothing. */
static GBytes *
read_file (const char *path, GError **error)
{
  g_autofd int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  g_autoptr (GByteArray) content = NULL;
  struct stat info;
  gssize n = 0;

  if (fd < 0)
    return g_file_test (path, G_FILE_TEST_IS_SYMLINK | G_FILE_TEST_EXISTS) ? refuse (path, error)
                                                                           : NULL;
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return refuse (path, error);
  /* One byte more than is allowed, for the reader to see. */
  content = g_byte_array_new ();
  g_byte_array_set_size (content, (guint) CLAMP (info.st_size, 0, DH_WAV_MOST_BYTES + 1));
  n = read (fd, content->data, content->len);
  if (n < 0)
    return refuse (path, error);
  g_byte_array_set_size (content, (guint) n);
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static GBytes *
load_own (const char *folder, const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".wav", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GBytes) content = read_file (path, error);

  return content != NULL ? dh_wav_read (content, path, error) : NULL;
}

/* Not at the start, which has nothing to do with them. */
static void
know_sounds (void)
{
  static gsize known = FALSE;

  if (g_once_init_enter (&known))
    {
      dh_sounds_register_resource ();
      g_once_init_leave (&known, TRUE);
    }
}

GBytes *
dh_call_clips_load (const char *folder, const char *name)
{
  GBytes *samples = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  samples = load_own (folder, name, NULL);
  if (samples != NULL)
    return samples;
  know_sounds ();
  path = g_strconcat (RESOURCE_PATH "/sounds/vi/", name, ".wav", NULL);
  content = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  return content != NULL ? dh_wav_read (content, path, NULL) : NULL;
}

/* The name of clip @i, the chime behind the words; NULL after the last. */
static const char *
get_name (guint i)
{
  guint n = 0;
  const DhSpokenWord *words = dh_spoken_words (&n);

  if (i < n)
    return words[i].clip;
  return i == n ? DH_CLIP_CHIME : NULL;
}

GPtrArray *
dh_call_clips_check (const char *folder)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (folder != NULL, NULL);

  for (guint i = 0; get_name (i) != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) samples = load_own (folder, get_name (i), &error);

      if (error != NULL)
        g_ptr_array_add (faults, g_strdup (error->message));
    }
  return faults;
}

guint
dh_call_clips_count_own (const char *folder)
{
  guint count = 0;

  g_return_val_if_fail (folder != NULL, 0);

  for (guint i = 0; get_name (i) != NULL; i++)
    {
      g_autoptr (GBytes) samples = load_own (folder, get_name (i), NULL);

      if (samples != NULL)
        count++;
    }
  return count;
}
