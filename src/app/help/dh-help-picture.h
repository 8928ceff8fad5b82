/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhHelpPicture: a picture that is as high as its width asks for, also in a list, whose rows get no
 * more than the least; never larger than it was made. */
#define DH_TYPE_HELP_PICTURE (dh_help_picture_get_type ())
G_DECLARE_FINAL_TYPE (DhHelpPicture, dh_help_picture, DH, HELP_PICTURE, GtkWidget)

/* @text: what is to be seen on it. */
GtkWidget *dh_help_picture_new (const char *text);
/* Reads the picture from the program's resources. */
void dh_help_picture_set_resource (DhHelpPicture *self, const char *path);

G_END_DECLS
