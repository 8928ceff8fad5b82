/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhCallSound: calls as a chime and a Vietnamese voice, one after the other. A call that comes
 * while another is heard waits for it; none is lost. Nothing is loaded before the first call.
 *
 * signal "began" (const char *text): a call is heard now: "Mời số A mười hai, đến quầy hai"; "" for
 * a chime alone.
 * signal "ended" (const char *problem): it is over; @problem (nullable) is a whole sentence where
 * nothing could be heard. */
#define DH_TYPE_CALL_SOUND (dh_call_sound_get_type ())
G_DECLARE_FINAL_TYPE (DhCallSound, dh_call_sound, DH, CALL_SOUND, GObject)

/* @folder holds recordings of somebody's own: see dh-call-clips.h. */
DhCallSound *dh_call_sound_new (const char *folder);

/* What is heard from the next call on; @volume 0 … 100. At first both are off. */
void dh_call_sound_set (DhCallSound *self, gboolean chime, gboolean voice, guint volume);

/* Says it, after what is waiting to be said; does nothing where both are off. */
void dh_call_sound_call (DhCallSound *self, const char *ticket, const char *counter);

/* How many are to be heard, the one that is heard now among them. */
guint dh_call_sound_count (DhCallSound *self);

/* The WAV file of a call, as it would be heard now. A number that cannot be said is a chime.
 * (transfer full) */
GBytes *dh_call_sound_assemble (DhCallSound *self, const char *ticket, const char *counter);

/* What plays a file in place of the machine's sound device, as in tests. It calls
 * dh_call_sound_played() when it is done with it, now or later. */
typedef void (*DhCallPlayer) (DhCallSound *self, GBytes *wav, gpointer data);
void dh_call_sound_set_player (DhCallSound *self, DhCallPlayer player, gpointer data);
void dh_call_sound_played (DhCallSound *self, const char *problem);

G_END_DECLS
