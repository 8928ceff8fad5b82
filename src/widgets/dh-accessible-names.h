/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the rows of @choice their text as the name that a screen reader says: they are nameless
 * otherwise, also those that the arrow keys go through. @choice: a GtkDropDown or AdwComboRow of
 * strings, with the factory that it has by itself. */
void dh_name_rows (gpointer choice);

/* Lets @widget be called what it says itself, where the label whose mnemonic leads to it has less
 * to say: "From, a clock time" and not "from". */
void dh_keep_own_name (GtkWidget *widget);

G_END_DECLS
