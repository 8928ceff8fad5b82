/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-registration.h"

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"
#include "common/dh-toast.h"
#include "dh-day.h"

void
dh_registration_free (DhRegistration *registration)
{
  if (registration == NULL)
    return;
  g_clear_object (&registration->page);
  g_clear_object (&registration->form);
  g_free (registration->text);
  g_free (registration->name);
  g_free (registration->phone);
  g_free (registration->reason);
  g_free (registration->ticket);
  g_free (registration);
}

DhRegistration *
dh_registration_new (DhDeskPage *self, const DhEntryLine *line, const char *text)
{
  DhRegistration *registration = g_new0 (DhRegistration, 1);

  registration->page = g_object_ref (self);
  registration->text = g_strdup (text);
  registration->name = g_strdup ("");
  registration->phone =
      g_strdup (line != NULL && dh_session_keeps_phones (self->session) ? line->phone : "");
  registration->reason = g_strdup (line != NULL ? line->reason : "");
  registration->ticket = g_strdup (line != NULL ? line->return_ticket : "");
  registration->ticket_day = line != NULL ? line->return_day : DH_DAY_INVALID;
  registration->people = line != NULL ? line->people : 1;
  registration->quantity = line != NULL ? line->quantity : 1;
  registration->priority = line != NULL ? line->priority : DH_PRIORITY_NONE;
  return registration;
}

DhGuardPerson
dh_registration_get_person (const DhRegistration *registration)
{
  return (DhGuardPerson) { .name = registration->name,
                           .phone = registration->phone,
                           .procedure_id = registration->procedure_id,
                           .people = registration->people,
                           .quantity = registration->quantity,
                           .priority = registration->priority,
                           .key = registration->key };
}

/* ---- Saving */

/* Whether the chosen visit is one that somebody is working on. */
static gboolean
is_occupied (DhDeskPage *self)
{
  const DhVisit *visit = dh_desk_page_get_visit (self);

  return visit != NULL && dh_queue_part_of_state (visit->state) == DH_QUEUE_ACTIVE;
}

gboolean
dh_registration_give_back (const DhRegistration *registration, const GError *error)
{
  DhDeskPage *self = registration->page;
  g_autoptr (GError) told = NULL;

  if (*dh_register_entry_get_text (self->register_entry) == '\0')
    {
      dh_register_entry_set_text (self->register_entry, registration->text);
      return TRUE;
    }
  if (*registration->text == '\0')
    return TRUE;
  /* Translators: the first %s is the line as it was typed, the second says why. */
  told = g_error_new (error->domain, error->code, _ ("“%s” was not registered: %s"),
                      registration->text, error->message);
  dh_toast_error (GTK_WIDGET (self), told);
  return FALSE;
}

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhRegistration) registration = user_data;
  DhDeskPage *self = registration->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const DhReceipt *receipt = NULL;
  g_autofree char *text = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  receipts = dh_session_command_finish (DH_SESSION (source), result, &error);
  dh_desk_page_end (self);
  if (self->session == NULL)
    return;
  if (registration->form != NULL)
    dh_register_form_answer (registration->form, error);
  if (receipts == NULL)
    {
      if (registration->form == NULL && dh_registration_give_back (registration, error))
        dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  receipt = &g_array_index (receipts, DhReceipt, 0);
  for (guint i = 0; i < receipts->len; i++)
    g_array_append_val (ids, g_array_index (receipts, DhReceipt, i).event_id);
  dh_entry_guard_saved (self->guard, receipt->visit_id);
  dh_register_entry_set_last_ticket (self->register_entry, receipt->ticket);
  if (!is_occupied (self))
    dh_desk_page_select (self, receipt->visit_id);
  text = dh_label_done (receipt->kind, receipt->ticket);
  dh_toast_show (GTK_WIDGET (self), text, (const gint64 *) (gpointer) ids->data, ids->len);
  dh_desk_page_focus_line (self);
  dh_desk_page_ticket_given (self, receipt->visit_id);
}

void
dh_registration_run (DhRegistration *registration, const DhCommand *commands, guint n)
{
  DhDeskPage *self = registration->page;

  dh_session_apply_async (self->session, commands, n, registered_cb, registration);
  dh_desk_page_begin (self);
}

void
dh_registration_send (DhRegistration *registration)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  command.procedure_id = registration->procedure_id;
  command.people = registration->people;
  command.quantity = registration->quantity;
  command.priority = registration->priority;
  command.priority_reason = *registration->reason != '\0' ? registration->reason : NULL;
  command.origin_id = registration->origin_id;
  command.person_name = *registration->name != '\0' ? registration->name : NULL;
  command.person_phone = *registration->phone != '\0' ? registration->phone : NULL;
  dh_registration_run (registration, &command, 1);
}

void
dh_registration_save (DhRegistration *registration)
{
  DhDeskPage *self = registration->page;
  DhGuardPerson person = dh_registration_get_person (registration);

  dh_entry_guard_registered (self->guard, &person, g_get_monotonic_time ());
  if (!dh_registration_hold (registration))
    dh_registration_send (registration);
}

void
dh_registration_empty_line (DhRegistration *registration)
{
  DhDeskPage *self = registration->page;

  if (registration->form != NULL)
    return;
  dh_register_entry_set_text (self->register_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
}

/* ---- Questions first */

void
dh_registration_ask (DhRegistration *registration,
                     const char *text,
                     gint64 visit_id,
                     gboolean may_confirm)
{
  DhDeskPage *self = registration->page;

  g_clear_pointer (&self->pending, dh_registration_free);
  if (registration->form != NULL)
    {
      /* The form holds it all, and asks again by itself. */
      dh_register_form_ask (registration->form, text, may_confirm);
      dh_registration_free (registration);
      return;
    }
  dh_register_entry_ask (self->register_entry, text, visit_id, may_confirm);
  self->pending = registration;
  /* The page owns it now, and must not be kept by it. */
  g_object_unref (g_steal_pointer (&registration->page));
}

char *
dh_registration_describe (DhDeskPage *self, gint64 visit_id, DhGuardAnswer answer)
{
  DhVisitItem *item = dh_queue_model_find (dh_session_get_queue (self->session), visit_id, NULL);
  const DhVisit *visit = item != NULL ? dh_visit_item_get_visit (item) : NULL;

  if (visit == NULL)
    return g_strdup (_ ("The same person was registered a moment ago."));
  if (answer == DH_GUARD_PHONE)
    /* Translators: %s is a queue number, then its state ("Waiting"). */
    return g_strdup_printf (_ ("The telephone is that of number %s (%s)."), visit->ticket,
                            dh_label_state (visit->state));
  /* Translators: the name of a person, a queue number, its state ("Waiting"). */
  return g_strdup_printf (_ ("%s is there already: number %s (%s)."), visit->person_name,
                          visit->ticket, dh_label_state (visit->state));
}

GPtrArray *
dh_registration_list_visits (DhDeskPage *self)
{
  GListModel *queue = G_LIST_MODEL (dh_session_get_queue (self->session));
  GPtrArray *visits = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (queue); i++)
    {
      g_autoptr (DhVisitItem) item = g_list_model_get_item (queue, i);

      g_ptr_array_add (visits, (gpointer) dh_visit_item_get_visit (item));
    }
  return visits;
}
