/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Presses keys as a keyboard does, through the X server, and tells how long it takes until a
 * condition has been painted. One of it at a time: it watches the main loop. */
typedef struct _FrameProbe FrameProbe;

/* Whether what was asked for stands in the window; asked after each painting. */
typedef gboolean (*FrameCondition) (gpointer data);

/* @window: mapped, with the focus. */
FrameProbe *frame_probe_new (GtkWindow *window);
void frame_probe_free (FrameProbe *self);

/* Presses and releases the key @keyval with the modifier keys of @modifiers (Control, Alt and
 * Shift), and runs the main loop until @condition holds at the end of a painting. Returns the time
 * from the press until then, ms. Ends the program where that takes longer than ten seconds. */
double frame_probe_press (FrameProbe *self,
                          guint keyval,
                          GdkModifierType modifiers,
                          FrameCondition condition,
                          gpointer data);

/* Lets the main loop run for so long. */
void frame_probe_rest (FrameProbe *self, guint ms);

/* The time between two frames of the display, ms. */
double frame_probe_get_interval (FrameProbe *self);

/* The longest time for which the main loop has not looked for events since the last call of this,
 * ms: whatever is done between two looks, a frame or anything else, holds up the next key. */
double frame_probe_take_longest (FrameProbe *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrameProbe, frame_probe_free)

G_END_DECLS
