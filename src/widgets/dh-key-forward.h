/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives a letter that was typed while no line has the focus to @line, which gets the focus, as if
 * it had been typed there: its input method takes it. For handlers of "key-pressed" alone, with
 * their
 * @keyval and @state. Returns whether it was taken. */
gboolean dh_key_forward (GtkEventControllerKey *controller,
                         guint keyval,
                         GdkModifierType state,
                         GtkWidget *line);

G_END_DECLS
