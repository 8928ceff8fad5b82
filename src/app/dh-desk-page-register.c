/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-labels.h"
#include "dh-register-form.h"
#include "dh-toast.h"
#include "repo/dh-register-repo.h"

/* Keys that give a number with nothing typed, for the guard: favourites are 1 … 9. */
#define KEY_BLANK (DH_FAVOURITES_MAX + 1)

/* ---- Somebody who is being registered */

/* From the line or the form to the book; owned. */
typedef struct
{
  DhDeskPage *page;
  DhRegisterForm *form; /* that it comes from; (nullable) */
  char *text;           /* the line as typed, for the case that it fails; "" = none */
  char *name;
  char *phone;
  char *reason; /* code */
  char *ticket; /* that the person comes back from; "" = none */
  gint32 ticket_day;
  gint64 procedure_id;
  int people;
  int quantity;
  DhPriority priority;
  guint key; /* see DhGuardPerson */
  gint64 origin_id;
  gboolean sure; /* was asked, and is wanted */
} Registration;

static void
registration_free (Registration *registration)
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Registration, registration_free)

static Registration *
registration_new (DhDeskPage *self, const DhEntryLine *line, const char *text)
{
  Registration *registration = g_new0 (Registration, 1);

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

static DhGuardPerson
get_person (const Registration *registration)
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

/* The line is where the next person begins, unless somebody is writing elsewhere. */
void
dh_desk_page_focus_line (DhDeskPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->active && gtk_widget_get_mapped (GTK_WIDGET (self)) && !GTK_IS_EDITABLE (focus))
    gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
}

/* Whether the chosen visit is one that somebody is working on. */
static gboolean
is_occupied (DhDeskPage *self)
{
  const DhVisit *visit = dh_desk_page_get_visit (self);

  return visit != NULL && dh_queue_part_of_state (visit->state) == DH_QUEUE_ACTIVE;
}

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Registration) registration = user_data;
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
      /* What was typed is worth more than an empty line. */
      if (*dh_register_entry_get_text (self->register_entry) == '\0')
        dh_register_entry_set_text (self->register_entry, registration->text);
      if (registration->form == NULL)
        dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  receipt = &g_array_index (receipts, DhReceipt, 0);
  for (guint i = 0; i < receipts->len; i++)
    g_array_append_val (ids, g_array_index (receipts, DhReceipt, i).event_id);
  if (registration->quantity > 1)
    g_hash_table_insert (self->quantities, g_memdup2 (&receipt->visit_id, sizeof (gint64)),
                         GINT_TO_POINTER (registration->quantity));
  dh_entry_guard_saved (self->guard, receipt->visit_id);
  dh_register_entry_set_last_ticket (self->register_entry, receipt->ticket);
  if (!is_occupied (self))
    dh_desk_page_select (self, receipt->visit_id);
  text = dh_label_done (receipt->kind, receipt->ticket);
  dh_toast_show (GTK_WIDGET (self), text, (const gint64 *) (gpointer) ids->data, ids->len);
  dh_desk_page_focus_line (self);
  dh_desk_page_ticket_given (self, receipt->visit_id);
}

static void
save (Registration *registration)
{
  DhDeskPage *self = registration->page;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);
  DhGuardPerson person = get_person (registration);

  command.procedure_id = registration->procedure_id;
  command.people = registration->people;
  command.priority = registration->priority;
  command.priority_reason = *registration->reason != '\0' ? registration->reason : NULL;
  command.origin_id = registration->origin_id;
  command.person_name = *registration->name != '\0' ? registration->name : NULL;
  command.person_phone = *registration->phone != '\0' ? registration->phone : NULL;
  dh_entry_guard_registered (self->guard, &person, g_get_monotonic_time ());
  dh_session_apply_async (self->session, &command, 1, registered_cb, registration);
  dh_desk_page_begin (self);
}

/* The line is empty for the next person at once, before anything is saved: what is typed meanwhile
 * is theirs, and a second Enter finds nothing to register. */
static void
empty_line (Registration *registration)
{
  DhDeskPage *self = registration->page;

  if (registration->form != NULL)
    return;
  dh_register_entry_set_text (self->register_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
}

/* ---- Questions first */

/* Shows @text and keeps @registration (transfer full) for a yes. */
static void
ask (Registration *registration, const char *text, gint64 visit_id, gboolean may_confirm)
{
  DhDeskPage *self = registration->page;

  g_clear_pointer (&self->pending, registration_free);
  if (registration->form != NULL)
    {
      /* The form holds it all, and asks again by itself. */
      dh_register_form_ask (registration->form, text, may_confirm);
      registration_free (registration);
      return;
    }
  dh_register_entry_ask (self->register_entry, text, visit_id, may_confirm);
  self->pending = registration;
  /* The page owns it now, and must not be kept by it. */
  g_object_unref (g_steal_pointer (&registration->page));
}

static char *
describe_visit (DhDeskPage *self, gint64 visit_id, DhGuardAnswer answer)
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

static GPtrArray *
list_visits (DhDeskPage *self)
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

/* ---- Coming back with an old number */

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

/* The person of an earlier day: what is not typed is as it was. */
static void
take_origin (Registration *registration, const DhVisit *origin)
{
  registration->origin_id = origin->id;
  if (registration->procedure_id == 0)
    registration->procedure_id = origin->procedure_id;
  if (*registration->name == '\0')
    g_set_str (&registration->name, origin->person_name);
  if (*registration->phone == '\0')
    g_set_str (&registration->phone, origin->person_phone);
  if (registration->priority == DH_PRIORITY_NONE)
    {
      registration->priority = origin->priority;
      g_set_str (&registration->reason, origin->priority_reason);
    }
}

static void
ticket_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Registration) registration = user_data;
  DhDeskPage *self = registration->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhVisit) origin = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  origin = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  if (self->session == NULL)
    return;
  if (origin != NULL)
    {
      take_origin (registration, origin);
      save (g_steal_pointer (&registration));
      return;
    }
  if (*dh_register_entry_get_text (self->register_entry) == '\0')
    dh_register_entry_set_text (self->register_entry, registration->text);
  if (!g_error_matches (error, DH_ERROR, DH_ERROR_NOT_FOUND))
    dh_toast_error (GTK_WIDGET (self), error);
  else
    ask (g_steal_pointer (&registration), error->message, 0, TRUE);
}

static const DhVisit *
find_today (DhDeskPage *self, const char *ticket)
{
  g_autoptr (GPtrArray) visits = list_visits (self);

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
come_back_today (Registration *registration, const DhVisit *visit)
{
  DhDeskPage *self = registration->page;
  DhCommand commands[] = { DH_COMMAND_INIT (DH_EVENT_COME_BACK),
                           DH_COMMAND_INIT (DH_EVENT_CHANGE) };
  guint n = 1;

  if (visit->state == DH_VISIT_NO_SHOW)
    commands[0].kind = DH_EVENT_RETURN;
  else if (visit->state != DH_VISIT_DONE && visit->state != DH_VISIT_LEFT)
    {
      /* Translators: %s is a queue number, then its state ("Waiting"). */
      g_autofree char *text = g_strdup_printf (_ ("Number %s is there already (%s)."),
                                               visit->ticket, dh_label_state (visit->state));

      ask (registration, text, visit->id, FALSE);
      return;
    }
  commands[0].visit_id = visit->id;
  commands[0].expected_state = visit->state;
  if (registration->procedure_id != 0 && registration->procedure_id != visit->procedure_id)
    {
      commands[1].visit_id = visit->id;
      commands[1].changes = DH_CHANGE_PROCEDURE;
      commands[1].procedure_id = registration->procedure_id;
      n = 2;
    }
  empty_line (registration);
  dh_session_apply_async (self->session, commands, n, registered_cb, registration);
  dh_desk_page_begin (self);
}

static void
come_back (Registration *registration)
{
  DhDeskPage *self = registration->page;
  gint32 today = dh_session_today (self->session);
  gboolean of_today = registration->ticket_day == DH_DAY_INVALID ||
                      registration->ticket_day == today;
  const DhVisit *visit = of_today ? find_today (self, registration->ticket) : NULL;
  TicketJob *job = NULL;

  if (visit != NULL)
    {
      come_back_today (registration, visit);
      return;
    }
  job = g_new0 (TicketJob, 1);
  job->ticket = g_strdup (registration->ticket);
  job->day = registration->ticket_day;
  job->today = today;
  empty_line (registration);
  dh_store_client_run_async (dh_session_get_client (self->session), ticket_job, job,
                             ticket_job_free, free_visit, NULL, ticket_cb, registration);
}

/* ---- The ways to a number */

/* Takes over @registration. */
static void
register_person (Registration *registration)
{
  DhDeskPage *self = registration->page;
  g_autoptr (GPtrArray) visits = list_visits (self);
  DhGuardPerson person = get_person (registration);
  gint64 visit_id = 0;
  DhGuardAnswer answer = DH_GUARD_NEW;

  if (*registration->ticket != '\0' && !registration->sure)
    {
      come_back (registration);
      return;
    }
  if (!registration->sure)
    answer =
        dh_entry_guard_check (self->guard, &person, visits, g_get_monotonic_time (), &visit_id);
  switch (answer)
    {
    case DH_GUARD_NEW:
      empty_line (registration);
      save (registration);
      break;
    case DH_GUARD_PRESS:
      registration_free (registration);
      break;
    case DH_GUARD_NAME:
    case DH_GUARD_PHONE:
    case DH_GUARD_AGAIN:
      {
        g_autofree char *text = describe_visit (self, visit_id, answer);

        ask (registration, text, visit_id, TRUE);
        break;
      }
    default:
      g_assert_not_reached ();
    }
}

/* Whether nothing at all was understood of what is typed. */
static gboolean
is_all_unknown (DhDeskPage *self, const DhEntryLine *line)
{
  return line->unknown[0] != NULL && *dh_register_entry_get_name (self->register_entry) == '\0' &&
         dh_register_entry_get_procedure (self->register_entry) == 0 && *line->phone == '\0' &&
         *line->return_ticket == '\0' && line->birth_year == 0 && line->people == 1 &&
         line->quantity == 1 && line->priority == DH_PRIORITY_NONE;
}

void
dh_desk_page_register (DhDeskPage *self)
{
  const DhEntryLine *line = dh_register_entry_get_line (self->register_entry);
  Registration *registration = NULL;

  if (line == NULL)
    return;
  registration = registration_new (self, line, dh_register_entry_get_text (self->register_entry));
  registration->procedure_id = dh_register_entry_get_procedure (self->register_entry);
  g_set_str (&registration->name, dh_register_entry_get_name (self->register_entry));
  if (is_all_unknown (self, line))
    ask (registration, _ ("Nothing in the line was understood."), 0, TRUE);
  else
    register_person (registration);
}

void
dh_desk_page_register_favourite (DhDeskPage *self, guint n)
{
  gint64 procedure_id = dh_register_entry_get_favourite (self->register_entry, n);
  const DhEntryLine *line = NULL;
  Registration *registration = NULL;
  gint64 typed = 0;

  if (procedure_id == 0)
    return;
  /* The word that an input method holds back is part of the line. */
  dh_focus_commit (GTK_WIDGET (self));
  line = dh_register_entry_get_line (self->register_entry);
  registration = registration_new (self, line, dh_register_entry_get_text (self->register_entry));
  registration->procedure_id = procedure_id;
  registration->key = n;
  if (line != NULL)
    {
      g_set_str (&registration->name, dh_register_entry_get_name (self->register_entry));
      typed = dh_register_entry_get_procedure (self->register_entry);
    }
  if (typed != 0 && typed != procedure_id)
    {
      const DhProcedure *procedure = dh_session_find_procedure (self->session, typed);
      /* Translators: %s is the name of a procedure. */
      g_autofree char *text = g_strdup_printf (_ ("The line names another procedure: %s."),
                                               procedure != NULL ? procedure->name : "");

      ask (registration, text, 0, TRUE);
      return;
    }
  register_person (registration);
}

void
dh_desk_page_register_blank (DhDeskPage *self)
{
  Registration *registration = registration_new (self, NULL, "");

  registration->key = KEY_BLANK;
  dh_focus_commit (GTK_WIDGET (self));
  register_person (registration);
}

void
dh_desk_page_confirm (DhDeskPage *self)
{
  Registration *registration = g_steal_pointer (&self->pending);

  if (registration == NULL)
    return;
  registration->page = g_object_ref (self);
  registration->sure = TRUE;
  g_set_str (&registration->ticket, "");
  register_person (registration);
}

void
dh_desk_page_clear_pending (DhDeskPage *self)
{
  g_clear_pointer (&self->pending, registration_free);
}

/* ---- The form */

static void
form_submitted_cb (DhDeskPage *self, DhRegisterForm *form)
{
  Registration *registration = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  if (self->session == NULL)
    return;
  registration = registration_new (self, NULL, "");
  registration->form = g_object_ref (form);
  g_set_str (&registration->name, dh_register_form_get_name (form));
  g_set_str (&registration->phone, dh_register_form_get_phone (form));
  g_set_str (&registration->reason, dh_register_form_get_reason (form));
  registration->priority = dh_register_form_get_priority (form);
  registration->procedure_id = dh_register_form_get_procedure (form);
  registration->people = dh_register_form_get_people (form);
  registration->quantity = dh_register_form_get_quantity (form);
  registration->sure = dh_register_form_is_sure (form);
  register_person (registration);
}

void
dh_desk_page_show_register_form (DhDeskPage *self)
{
  DhRegisterForm *form = NULL;

  dh_focus_commit (GTK_WIDGET (self));
  form = dh_register_form_new (self->session);
  g_signal_connect_object (form, "submitted", G_CALLBACK (form_submitted_cb), self,
                           G_CONNECT_SWAPPED);
  dh_desk_page_present (self, form);
}
