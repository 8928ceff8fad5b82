/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* DhPdf: a PDF that is drawn page by page into memory. */
typedef struct _DhPdf DhPdf;

/* @created is in s since the epoch; the size of the first page in pt. Ends with dh_pdf_finish(). */
DhPdf *dh_pdf_new (const char *title, gint64 created, double width, double height);

/* What the pages are drawn on, with cairo_show_page() after each. Owned by @self. */
cairo_t *dh_pdf_get_context (DhPdf *self);

/* The size of the page on which nothing stands yet, in pt. */
void dh_pdf_set_page_size (DhPdf *self, double width, double height);

/* Frees @self. Returns: (transfer full) the whole file, or NULL with DH_ERROR_IO */
GBytes *dh_pdf_finish (DhPdf *self, GError **error);

G_END_DECLS
