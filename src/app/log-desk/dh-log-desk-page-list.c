/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "log-desk/dh-log-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "log-desk/dh-log-desk-row.h"

/* ---- Today's records */

void
dh_log_desk_page_update_count (DhLogDeskPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *text =
      n == 0 ? g_strdup (_ ("Recorded today"))
             : g_strdup_printf (ngettext ("%u recorded today", "%u recorded today", n), n);

  gtk_label_set_label (self->count_label, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static gboolean
is_shown (DhLogDeskPage *self, guint position, DhLogDeskItem *item)
{
  g_autoptr (DhLogDeskItem) shown = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return dh_log_desk_item_equal (shown, item);
}

/* No more rows change than have changed, so that the list keeps its place and its focus. */
static void
take_items (DhLogDeskPage *self, GPtrArray *items)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint tail = 0;
  guint head = 0;

  while (tail < MIN (n, items->len) &&
         is_shown (self, n - 1 - tail, items->pdata[items->len - 1 - tail]))
    tail++;
  while (head < MIN (n, items->len) - tail && is_shown (self, head, items->pdata[head]))
    head++;
  if (items->len > head + tail || n > head + tail)
    g_list_store_splice (self->items, head, n - head - tail, items->pdata + head,
                         items->len - head - tail);
  dh_log_desk_page_update_count (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhLogDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = dh_log_desk_list_finish (DH_SESSION (source), result, &error);

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  self->reading = FALSE;
  if (self->session == NULL)
    return;
  if (items != NULL)
    take_items (self, items);
  else
    g_message ("%s", error->message);
  if (self->again)
    dh_log_desk_page_read_items (self);
}

void
dh_log_desk_page_read_items (DhLogDeskPage *self)
{
  self->again = self->reading;
  if (self->reading || dh_session_get_client (self->session) == NULL)
    return;
  self->reading = TRUE;
  dh_log_desk_list_async (self->session, listed_cb, g_object_ref (self));
}

/* ---- Rows */

static void
setup_row_cb (DhLogDeskPage *self, GtkListItem *list_item)
{
  g_assert (DH_IS_LOG_DESK_PAGE (self));

  gtk_list_item_set_child (list_item, GTK_WIDGET (dh_log_desk_row_new ()));
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_row_cb (DhLogDeskPage *self, GtkListItem *list_item)
{
  DhLogDeskItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *title = dh_log_desk_item_dup_title (item);
  g_autofree char *details = dh_log_desk_item_dup_details (item);
  g_autofree char *spoken =
      g_strdup_printf ("%s, %s, %s", dh_log_desk_item_get_assist (item)->ticket, title, details);

  g_assert (DH_IS_LOG_DESK_PAGE (self));

  dh_log_desk_row_set_item (DH_LOG_DESK_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, spoken);
}

static void
unbind_row_cb (DhLogDeskPage *self, GtkListItem *list_item)
{
  g_assert (DH_IS_LOG_DESK_PAGE (self));

  dh_log_desk_row_set_item (DH_LOG_DESK_ROW (gtk_list_item_get_child (list_item)), NULL);
}

void
dh_log_desk_page_create_rows (DhLogDeskPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection)
                selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}
