/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Brings @widget into sight in the viewport that it is in, once it has its place there. */
void dh_scroll_soon (GtkWidget *widget);

G_END_DECLS
