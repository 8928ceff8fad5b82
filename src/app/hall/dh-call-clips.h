/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The recordings of the spoken call: somebody's own in a folder, NAME.wav, and the built-in
 * placeholder for each that is not there or cannot be used. Read anew each time, so that a
 * recording is heard as soon as it lies there. */

#define DH_CLIP_CHIME "chime"

/* "$XDG_DATA_HOME/donghanh/sounds/vi". (transfer full) */
char *dh_call_clips_folder (void);

/* The samples of clip @name as dh_wav_read() gives them: from @folder, else built in. NULL where
 * there is no clip of that name. (transfer full) (nullable) */
GBytes *dh_call_clips_load (const char *folder, const char *name);

/* Every file in @folder with the name of a clip that cannot be used: a whole sentence each that
 * names the file. (transfer full) array of strings */
GPtrArray *dh_call_clips_check (const char *folder);

/* How many clips come from @folder. */
guint dh_call_clips_count_own (const char *folder);

G_END_DECLS
