/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhComposedText: what stands in a line to the eye, for a search: its text with the word that the
 * input method still holds back. The signal `settled` is given after each change; while a word is
 * being composed, when the hands rest, so that "Ng", "Ngu" are not looked for on the way to
 * "Nguyễn". */
#define DH_TYPE_COMPOSED_TEXT (dh_composed_text_get_type ())
G_DECLARE_FINAL_TYPE (DhComposedText, dh_composed_text, DH, COMPOSED_TEXT, GObject)

/* @editable: a GtkEntry, GtkSearchEntry or the like; it may end before. (transfer full) */
DhComposedText *dh_composed_text_new (GtkEditable *editable);

/* (transfer full): the whole line, folded by nobody. */
char *dh_composed_text_dup (DhComposedText *self);

G_END_DECLS
