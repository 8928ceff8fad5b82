/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window of @width × @height with @child, drawn once. */
GtkWindow *fixture_show (GtkWidget *child, int width, int height);
/* Lets the main loop run until the window has drawn again. */
void fixture_draw (GtkWindow *window);
/* Destroys the window and asserts that @child went with it. */
void fixture_close (GtkWindow *window, GtkWidget *child);
/* Runs what the widget's own shortcut for @key is bound to; FALSE where it is not handled or bound.
 */
gboolean fixture_press (GtkWidget *widget, const char *key);
/* The controller of @type that @widget carries. (transfer none) */
GtkEventController *fixture_controller (GtkWidget *widget, GType type);
/* All texts of the labels below @widget that are to be seen, joined by "|". (transfer full) */
char *fixture_labels (GtkWidget *widget);
/* @widget as pixels, written as NAME.png into the build folder as well. (transfer full) */
GdkTexture *fixture_picture (GtkWidget *widget, const char *name);
/* 0xRRGGBB of the texture. */
guint32 fixture_pixel (GdkTexture *texture, int x, int y);

G_END_DECLS
