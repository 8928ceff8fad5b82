/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "desk/dh-due-dialog.h"

/* What the desk shows beside the queue; owned. */
typedef struct
{
  gint32 day;
  GPtrArray *due; /* of DhVisit */
  gboolean stopped;
} DueReading;

static void
due_reading_free (gpointer data)
{
  DueReading *reading = data;

  g_clear_pointer (&reading->due, g_ptr_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DueReading, due_reading_free)

/* On the store's thread. */
static gpointer
due_job (DhStore *store, gpointer data, GError **error)
{
  g_autoptr (DueReading) reading = g_new0 (DueReading, 1);

  reading->day = *(const gint32 *) data;
  reading->due = dh_store_list_due (store, reading->day, error);
  if (reading->due == NULL)
    return NULL;
  reading->stopped = dh_store_numbers_stopped (store, reading->day);
  return g_steal_pointer (&reading);
}

static void
read_due (DhDeskPage *self, GAsyncReadyCallback callback)
{
  gint32 day = dh_session_today (self->session);
  DhStoreClient *client = dh_session_get_client (self->session);

  if (client != NULL)
    dh_store_client_run_async (client, due_job, g_memdup2 (&day, sizeof day), g_free,
                               due_reading_free, NULL, callback, g_object_ref (self));
}

static void
create_button (DhDeskPage *self)
{
  self->due_button = gtk_button_new ();
  gtk_button_set_can_shrink (GTK_BUTTON (self->due_button), TRUE);
  gtk_widget_add_css_class (self->due_button, "favourite");
  gtk_widget_set_tooltip_text (self->due_button, _ ("Who is to come back today (Ctrl+G)"));
  gtk_widget_set_focus_on_click (self->due_button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->due_button), "desk.due");
  gtk_box_append (self->next_box, self->due_button);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDeskPage) self = user_data;
  g_autoptr (DueReading) reading = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  reading = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, NULL);
  if (reading == NULL || self->session == NULL)
    return;
  self->due = reading->due->len;
  gtk_widget_set_visible (GTK_WIDGET (self->stopped_label), reading->stopped);
  if (self->due_button == NULL && self->due > 0)
    create_button (self);
  if (self->due_button != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("To come back today: %u", "To come back today: %u", self->due), self->due);

      gtk_button_set_label (GTK_BUTTON (self->due_button), text);
      gtk_widget_set_visible (self->due_button, self->due > 0);
    }
  dh_desk_page_update_head (self);
}

void
dh_desk_page_update_due (DhDeskPage *self)
{
  read_due (self, counted_cb);
}

/* ---- The list */

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  receipts = dh_session_command_finish (DH_SESSION (source), result, &error);
  dh_desk_page_end (self);
  if (self->session == NULL)
    return;
  if (receipts == NULL)
    {
      dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  dh_desk_page_show_receipts (self, receipts);
  dh_desk_page_ticket_given (self, g_array_index (receipts, DhReceipt, 0).visit_id);
}

static void
chosen_cb (DhDeskPage *self, const DhVisit *visit)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  g_assert (DH_IS_DESK_PAGE (self));

  if (self->session == NULL)
    return;
  command.origin_id = visit->id;
  command.procedure_id = visit->procedure_id;
  command.people = visit->people;
  command.priority = visit->priority;
  command.priority_reason = *visit->priority_reason != '\0' ? visit->priority_reason : NULL;
  command.person_name = *visit->person_name != '\0' ? visit->person_name : NULL;
  command.person_phone = *visit->person_phone != '\0' ? visit->person_phone : NULL;
  dh_session_apply_async (self->session, &command, 1, arrived_cb, g_object_ref (self));
  dh_desk_page_begin (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DueReading) reading = NULL;
  DhDueDialog *dialog = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  reading = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  /* Another dialog may have come first. */
  if (self->session == NULL || !self->active)
    return;
  if (reading == NULL)
    {
      dh_desk_page_release_keys (self);
      dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  dialog = dh_due_dialog_new (reading->due, reading->day);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  dh_desk_page_present (self, dialog);
}

void
dh_desk_page_show_due (DhDeskPage *self)
{
  dh_desk_page_hold_keys (self);
  read_due (self, listed_cb);
}
