/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A text as a QR code (ISO/IEC 18004), level M: it is still read with 15 % of it spoilt. */
typedef struct _DhQr DhQr;

/* The empty modules that a reader needs on each side. */
#define DH_QR_QUIET 4

/* @text: UTF-8, at most 300 bytes, so that a telephone reads it off a slip. DH_ERROR_INVALID:
 * empty, longer, or no text at all; the message names it. (transfer full) */
DhQr *dh_qr_new (const char *text, GError **error);
void dh_qr_free (DhQr *self);

/* (transfer none) */
const char *dh_qr_get_text (const DhQr *self);
/* Modules in a row, without the quiet zone: 21, 25, 29 … */
guint dh_qr_get_size (const DhQr *self);
gboolean dh_qr_is_dark (const DhQr *self, guint column, guint row);
/* The modules row by row, a byte each: 1 dark, 0 light; dh_qr_get_size() squared of them. (transfer
 * full) */
GBytes *dh_qr_dup_modules (const DhQr *self);

/* The dark modules as one black path, the code and its quiet zone filling the square with the top
 * left corner (@x, @y) and sides of @size units of @cr. The source of @cr is used, its path is
 * replaced. */
void dh_qr_draw (const DhQr *self, cairo_t *cr, double x, double y, double size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhQr, dh_qr_free)

G_END_DECLS
