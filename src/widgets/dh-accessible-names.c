/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-accessible-names.h"

#include <adwaita.h>

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gpointer string = gtk_list_item_get_item (item);

  g_assert (GTK_IS_LIST_ITEM (item));

  if (GTK_IS_STRING_OBJECT (string))
    gtk_list_item_set_accessible_label (item, gtk_string_object_get_string (string));
}

void
dh_name_rows (gpointer choice)
{
  GtkListItemFactory *factory = NULL;

  g_return_if_fail (GTK_IS_DROP_DOWN (choice) || ADW_IS_COMBO_ROW (choice));

  factory = GTK_IS_DROP_DOWN (choice) ? gtk_drop_down_get_factory (choice)
                                      : adw_combo_row_get_factory (choice);
  g_return_if_fail (GTK_IS_SIGNAL_LIST_ITEM_FACTORY (factory));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
}

void
dh_keep_own_name (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}
