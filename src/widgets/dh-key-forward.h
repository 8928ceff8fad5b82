/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the letter that is just being handled to the line that has the focus of @root now, as if it
 * had been typed there: its input method takes it. For handlers of "key-pressed" alone. Returns
 * whether it was taken. */
gboolean dh_key_forward (GtkEventControllerKey *controller, GtkRoot *root);

G_END_DECLS
