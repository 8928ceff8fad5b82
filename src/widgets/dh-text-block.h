/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhTextBlock: a text in lines as wide as there is room, broken between words where it can be. A
 * GtkLabel lays its text out four times, to know how narrow and how wide it might be; in a row of a
 * long list, which is as wide as the list, once is enough. */
#define DH_TYPE_TEXT_BLOCK (dh_text_block_get_type ())
G_DECLARE_FINAL_TYPE (DhTextBlock, dh_text_block, DH, TEXT_BLOCK, GtkWidget)

GtkWidget *dh_text_block_new (void);
void dh_text_block_set_text (DhTextBlock *self, const char *text);
const char *dh_text_block_get_text (DhTextBlock *self); /* (transfer none) */

G_END_DECLS
