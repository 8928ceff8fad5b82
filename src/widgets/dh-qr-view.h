/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhQrView: a QR code on the screen, dark on white in every theme, each module as many whole pixels
 * wide as the next. Its accessible label says the address. */
#define DH_TYPE_QR_VIEW (dh_qr_view_get_type ())
G_DECLARE_FINAL_TYPE (DhQrView, dh_qr_view, DH, QR_VIEW, GtkWidget)

DhQrView *dh_qr_view_new (void);

/* @modules: row by row, a byte each, 1 dark and 0 light, @size in a row, without the quiet zone (as
 * dh_qr_dup_modules() gives them); NULL = nothing is shown. @address: what the code says. */
void dh_qr_view_set_code (DhQrView *self, GBytes *modules, guint size, const char *address);

/* Pixels to a module and of the code's side with its quiet zone in @width times @height; 0 where
 * there is none or no room for it. */
int dh_qr_view_get_module (DhQrView *self, int width, int height, int *side);

G_END_DECLS
