/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-registration.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "model/dh-favourites.h"

/* Keys that give a number with nothing typed, for the guard: favourites are 1 … 9. */
#define KEY_BLANK (DH_FAVOURITES_MAX + 1)

/* The line is where the next person begins, unless somebody is writing elsewhere. */
void
dh_desk_page_focus_line (DhDeskPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->active && gtk_widget_get_mapped (GTK_WIDGET (self)) && !GTK_IS_EDITABLE (focus))
    gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
}

/* ---- The ways to a number */

/* Takes over @registration. */
static void
register_person (DhRegistration *registration)
{
  DhDeskPage *self = registration->page;
  g_autoptr (GPtrArray) visits = dh_registration_list_visits (self);
  DhGuardPerson person = dh_registration_get_person (registration);
  gint64 visit_id = 0;
  DhGuardAnswer answer = DH_GUARD_NEW;

  if (*registration->ticket != '\0' && !registration->sure)
    {
      dh_registration_come_back (registration);
      return;
    }
  if (!registration->sure)
    answer =
        dh_entry_guard_check (self->guard, &person, visits, g_get_monotonic_time (), &visit_id);
  switch (answer)
    {
    case DH_GUARD_NEW:
      dh_registration_empty_line (registration);
      dh_registration_save (registration);
      break;
    case DH_GUARD_PRESS:
      dh_registration_free (registration);
      break;
    case DH_GUARD_NAME:
    case DH_GUARD_PHONE:
    case DH_GUARD_AGAIN:
      {
        g_autofree char *text = dh_registration_describe (self, visit_id, answer);

        dh_registration_ask (registration, text, visit_id, TRUE);
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
  DhRegistration *registration = NULL;

  if (line == NULL)
    return;
  registration =
      dh_registration_new (self, line, dh_register_entry_get_text (self->register_entry));
  registration->procedure_id = dh_register_entry_get_procedure (self->register_entry);
  g_set_str (&registration->name, dh_register_entry_get_name (self->register_entry));
  if (is_all_unknown (self, line))
    dh_registration_ask (registration, _ ("Nothing in the line was understood."), 0, TRUE);
  else
    register_person (registration);
}

void
dh_desk_page_register_favourite (DhDeskPage *self, guint n)
{
  gint64 procedure_id = dh_register_entry_get_favourite (self->register_entry, n);
  const DhEntryLine *line = NULL;
  DhRegistration *registration = NULL;
  gint64 typed = 0;

  if (procedure_id == 0)
    return;
  /* The word that an input method holds back is part of the line. */
  dh_focus_commit (GTK_WIDGET (self));
  line = dh_register_entry_get_line (self->register_entry);
  registration =
      dh_registration_new (self, line, dh_register_entry_get_text (self->register_entry));
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

      dh_registration_ask (registration, text, 0, TRUE);
      return;
    }
  register_person (registration);
}

void
dh_desk_page_register_blank (DhDeskPage *self)
{
  DhRegistration *registration = dh_registration_new (self, NULL, "");

  registration->key = KEY_BLANK;
  dh_focus_commit (GTK_WIDGET (self));
  register_person (registration);
}

void
dh_desk_page_confirm (DhDeskPage *self)
{
  DhRegistration *registration = g_steal_pointer (&self->pending);

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
  g_clear_pointer (&self->pending, dh_registration_free);
  g_queue_clear_full (&self->registrations, (GDestroyNotify) dh_registration_free);
}

/* ---- The form */

static void
form_submitted_cb (DhDeskPage *self, DhRegisterForm *form)
{
  DhRegistration *registration = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  if (self->session == NULL)
    return;
  registration = dh_registration_new (self, NULL, "");
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
