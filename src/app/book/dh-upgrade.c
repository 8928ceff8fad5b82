/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "book/dh-upgrade.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "store/dh-store.h"

GtkWidget *
dh_upgrade_page_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *spinner = GTK_WIDGET (adw_spinner_new ());

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("The Book Is Being Brought up to Date…"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("This is done once, after the program was renewed; for each hundred thousand visits in "
         "the book it takes up to a minute. The book as it was is kept beside it. Leave the "
         "program open."));
  gtk_widget_set_size_request (spinner, 48, 48);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The Book Is Being Brought up to Date…"), -1);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), spinner);
  return page;
}

static void
upgrade_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  DhStore *store = dh_store_open (data, TRUE, &error);

  if (store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  dh_store_close (store);
  g_task_return_boolean (task, TRUE);
}

void
dh_upgrade_async (const char *path,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, dh_upgrade_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, upgrade_thread);
}

gboolean
dh_upgrade_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dh_upgrade_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
