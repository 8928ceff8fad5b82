/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-registration.h"

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"
#include "common/dh-toast.h"
#include "dh-day.h"
#include "dh-error.h"
#include "repo/dh-register-repo.h"

/* ---- A number of an earlier day */

static char *
describe_number (const DhVisit *visit)
{
  /* Translators: %s is a queue number, then its state ("Waiting"). */
  return g_strdup_printf (_ ("Number %s is there already (%s)."), visit->ticket,
                          dh_label_state (visit->state));
}

/* A question to the store's thread. */
typedef struct
{
  char *ticket; /* owned */
  gint32 day;
  gint32 today;
} TicketJob;

static void
ticket_job_free (gpointer data)
{
  TicketJob *job = data;

  g_free (job->ticket);
  g_free (job);
}

static void
free_visit (gpointer data)
{
  dh_visit_free (data);
}

/* On the store's thread. */
static gpointer
ticket_job (DhStore *store, gpointer data, GError **error)
{
  const TicketJob *job = data;
  g_autoptr (GError) local_error = NULL;
  gint64 id = dh_register_repo_find_ticket (dh_store_db (store), job->ticket, job->day, job->today,
                                            NULL, &local_error);
  DhVisit *visit = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (id != 0)
    visit = dh_store_get_visit (store, id, error);
  else
    g_set_error (error, DH_ERROR, DH_ERROR_NOT_FOUND, _ ("No number %s was found."), job->ticket);
  return visit;
}

/* The person of an earlier day: what is not typed is as it was, but for a telephone that this desk
 * has chosen not to keep since. */
static void
take_origin (DhRegistration *registration, const DhVisit *origin)
{
  DhDeskPage *self = registration->page;

  registration->origin_id = origin->id;
  if (registration->procedure_id == 0)
    registration->procedure_id = origin->procedure_id;
  if (*registration->name == '\0')
    g_set_str (&registration->name, origin->person_name);
  if (*registration->phone == '\0' && dh_session_keeps_phones (self->session))
    g_set_str (&registration->phone, origin->person_phone);
  if (registration->priority == DH_PRIORITY_NONE)
    {
      registration->priority = origin->priority;
      g_set_str (&registration->reason, origin->priority_reason);
    }
}

/* Somebody of an earlier day may be here already: under the old number, or as a new person. Takes
 * over @registration. */
static void
go_on_from_origin (DhRegistration *registration)
{
  DhDeskPage *self = registration->page;
  g_autoptr (GPtrArray) visits = dh_registration_list_visits (self);
  DhGuardPerson person = dh_registration_get_person (registration);
  gint64 visit_id = 0;
  gboolean came_back = FALSE;
  DhGuardAnswer answer =
      dh_entry_guard_check (self->guard, &person, visits, g_get_monotonic_time (), &visit_id);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < visits->len && !came_back; i++)
    {
      const DhVisit *visit = visits->pdata[i];

      came_back = visit->origin_id == registration->origin_id && visit->state != DH_VISIT_CANCELLED;
      if (came_back)
        {
          visit_id = visit->id;
          text = describe_number (visit);
        }
    }
  if (!came_back && answer == DH_GUARD_NEW)
    {
      dh_registration_save (registration);
      return;
    }
  if (!came_back)
    text = dh_registration_describe (self, visit_id, answer);
  error = g_error_new_literal (DH_ERROR, DH_ERROR_EXISTS, text);
  if (dh_registration_give_back (registration, error))
    dh_registration_ask (registration, text, visit_id, !came_back);
  else
    dh_registration_free (registration);
}

/* Takes over @registration. @origin: (nullable) where @error says why. */
static void
answer_ticket (DhRegistration *registration, const DhVisit *origin, const GError *error)
{
  g_autoptr (DhRegistration) owned = registration;
  DhDeskPage *self = registration->page;

  if (origin != NULL)
    {
      take_origin (registration, origin);
      go_on_from_origin (g_steal_pointer (&owned));
      return;
    }
  if (!dh_registration_give_back (registration, error))
    return;
  if (!g_error_matches (error, DH_ERROR, DH_ERROR_NOT_FOUND))
    dh_toast_error (GTK_WIDGET (self), error);
  else
    dh_registration_ask (g_steal_pointer (&owned), error->message, 0, TRUE);
}

static void ticket_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
look_up (DhRegistration *registration)
{
  DhDeskPage *self = registration->page;
  TicketJob *job = g_new0 (TicketJob, 1);

  job->ticket = g_strdup (registration->ticket);
  job->day = registration->ticket_day;
  job->today = dh_session_today (self->session);
  self->looking_up = TRUE;
  dh_store_client_run_async (dh_session_get_client (self->session), ticket_job, job,
                             ticket_job_free, free_visit, NULL, ticket_cb, registration);
}

static void
ticket_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhRegistration) registration = user_data;
  g_autoptr (DhDeskPage) self = g_object_ref (registration->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (DhVisit) origin = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  origin = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  self->looking_up = FALSE;
  if (self->session != NULL)
    answer_ticket (g_steal_pointer (&registration), origin, error);
  dh_desk_page_release_registrations (self);
}

static gboolean
must_wait (DhDeskPage *self)
{
  return self->looking_up || dh_desk_page_undo_waits (self);
}

gboolean
dh_registration_hold (DhRegistration *registration)
{
  DhDeskPage *self = registration->page;

  if (!must_wait (self))
    return FALSE;
  g_queue_push_tail (&self->registrations, registration);
  /* The page owns it now, and must not be kept by it. */
  g_object_unref (g_steal_pointer (&registration->page));
  return TRUE;
}

void
dh_desk_page_release_registrations (DhDeskPage *self)
{
  while (self->session != NULL && !must_wait (self) && !g_queue_is_empty (&self->registrations))
    {
      DhRegistration *next = g_queue_pop_head (&self->registrations);

      next->page = g_object_ref (self);
      if (*next->ticket != '\0' && next->origin_id == 0)
        look_up (next);
      else
        dh_registration_send (next);
    }
}

static const DhVisit *
find_today (DhDeskPage *self, const char *ticket)
{
  g_autoptr (GPtrArray) visits = dh_registration_list_visits (self);

  for (guint i = 0; i < visits->len; i++)
    {
      const DhVisit *visit = visits->pdata[i];

      if (g_str_equal (visit->ticket, ticket) && visit->state != DH_VISIT_CANCELLED)
        return visit;
    }
  return NULL;
}

/* A number of today comes back to its place; one on the way is there already. */
static void
come_back_today (DhRegistration *registration, const DhVisit *visit)
{
  DhCommand commands[] = { DH_COMMAND_INIT (DH_EVENT_COME_BACK),
                           DH_COMMAND_INIT (DH_EVENT_CHANGE) };
  guint n = 1;

  if (visit->state == DH_VISIT_NO_SHOW)
    commands[0].kind = DH_EVENT_RETURN;
  else if (visit->state != DH_VISIT_DONE && visit->state != DH_VISIT_LEFT)
    {
      g_autofree char *text = describe_number (visit);

      dh_registration_ask (registration, text, visit->id, FALSE);
      return;
    }
  commands[0].visit_id = visit->id;
  commands[0].expected_state = visit->state;
  /* What the line says besides is done as well; what it does not say stays. */
  commands[1].visit_id = visit->id;
  commands[1].procedure_id = registration->procedure_id;
  commands[1].priority = registration->priority;
  commands[1].priority_reason = *registration->reason != '\0' ? registration->reason : NULL;
  commands[1].people = registration->people;
  commands[1].quantity = registration->quantity;
  if (registration->procedure_id != 0 && registration->procedure_id != visit->procedure_id)
    commands[1].changes |= DH_CHANGE_PROCEDURE;
  if (registration->priority != DH_PRIORITY_NONE && registration->priority != visit->priority)
    commands[1].changes |= DH_CHANGE_PRIORITY;
  if (registration->people > 1 && registration->people != visit->people)
    commands[1].changes |= DH_CHANGE_PEOPLE;
  if (registration->quantity > 1 && registration->quantity != visit->quantity)
    commands[1].changes |= DH_CHANGE_QUANTITY;
  if (commands[1].changes != 0)
    n = 2;
  dh_registration_empty_line (registration);
  dh_registration_run (registration, commands, n);
}

void
dh_registration_come_back (DhRegistration *registration)
{
  DhDeskPage *self = registration->page;
  gint32 today = dh_session_today (self->session);
  gboolean of_today = registration->ticket_day == DH_DAY_INVALID ||
                      registration->ticket_day == today;
  const DhVisit *visit = of_today ? find_today (self, registration->ticket) : NULL;

  if (visit != NULL)
    {
      come_back_today (registration, visit);
      return;
    }
  dh_registration_empty_line (registration);
  if (!dh_registration_hold (registration))
    look_up (registration);
}
