/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DhLongList: a list with its scroll bar that costs no more to open and to go through the longer it
 * is. GtkListView makes rows for 200 items whether they are in sight or not; this makes some 30, by
 * a GtkGridView of one column, the first of them in one frame and the rest in those that follow. It
 * is a list to a screen reader, and each row tells its number and how many there are.
 *
 * Properties: "label": its name to a screen reader; "selectable": whether one of its rows is always
 * chosen, the first one until a person chooses another.
 * Signals, where @item is a GtkListItem:
 * "setup-row" (item): needs gtk_list_item_set_child();
 * "bind-row" (item): shows gtk_list_item_get_item() in that child;
 * "activate" (guint position): Enter or a double click. */
#define DH_TYPE_LONG_LIST (dh_long_list_get_type ())
G_DECLARE_FINAL_TYPE (DhLongList, dh_long_list, DH, LONG_LIST, GtkWidget)

/* (nullable): empties the list. */
void dh_long_list_set_model (DhLongList *self, GListModel *model);

/* What is chosen. (transfer none) (nullable) */
gpointer dh_long_list_get_selected_item (DhLongList *self);

/* Brings a row into sight, and as @flags say chooses it or, where another row has the focus, moves
 * that to it. */
void dh_long_list_scroll_to (DhLongList *self, guint position, GtkListScrollFlags flags);

/* Gives the focus to the row that had it last, or to the chosen or first one. FALSE where there is
 * none. */
gboolean dh_long_list_focus (DhLongList *self);
/* Whether one of its rows, or something in it, has the focus. */
gboolean dh_long_list_has_focus (DhLongList *self);

G_END_DECLS
