/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the key that is just being handled to where the focus of @root is now, as if it had been
 * pressed there: the input method of a line takes it as well. For handlers of "key-pressed" alone.
 * Returns whether it was taken. */
gboolean dh_key_forward (GtkEventControllerKey *controller, GtkRoot *root);

G_END_DECLS
