/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"

static void
failed_cb (DhDeskPage *self, gint64 visit_id, int slip, const GError *error)
{
  g_assert (DH_IS_DESK_PAGE (self));

  if (self->session == NULL)
    return;
  if (visit_id == 0)
    dh_toast_show (GTK_WIDGET (self), error->message, NULL, 0);
  else
    dh_toast_show_button (GTK_WIDGET (self), error->message, _ ("Print Again"), "desk.print-again",
                          g_variant_new ("(xi)", visit_id, slip));
}

DhTicketPrinter *
dh_desk_page_get_ticket_printer (DhDeskPage *self)
{
  if (self->ticket_printer == NULL)
    {
      self->ticket_printer = dh_ticket_printer_new (self->session, self->settings);
      dh_ticket_printer_set_parent (self->ticket_printer, GTK_WIDGET (self));
      g_signal_connect_object (self->ticket_printer, "failed", G_CALLBACK (failed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return self->ticket_printer;
}

void
dh_desk_page_ticket_given (DhDeskPage *self, gint64 visit_id)
{
  DhTicketPrinter *printer = dh_desk_page_get_ticket_printer (self);

  if (dh_ticket_printer_is_automatic (printer))
    dh_ticket_printer_print_visit (printer, visit_id, DH_TICKET_SLIP_NUMBER);
}

static void
print_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  const DhVisit *visit = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  visit = dh_desk_page_get_visit (self);
  if (visit == NULL)
    return;
  dh_focus_commit (GTK_WIDGET (self));
  dh_ticket_printer_print_visit (
      dh_desk_page_get_ticket_printer (self), visit->id,
      g_str_equal (g_action_get_name (G_ACTION (action)), "print-come-back")
          ? DH_TICKET_SLIP_COME_BACK
          : DH_TICKET_SLIP_NUMBER);
}

static void
print_again_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  gint64 visit_id = 0;
  int slip = 0;

  g_assert (DH_IS_DESK_PAGE (self));

  g_variant_get (parameter, "(xi)", &visit_id, &slip);
  if (self->session != NULL && (slip == DH_TICKET_SLIP_NUMBER || slip == DH_TICKET_SLIP_COME_BACK))
    dh_ticket_printer_print_visit (dh_desk_page_get_ticket_printer (self), visit_id,
                                   (DhTicketSlip) slip);
}

void
dh_desk_page_create_ticket_actions (DhDeskPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "print-ticket", .activate = print_action },
    { .name = "print-come-back", .activate = print_action },
    { .name = "print-again", .activate = print_again_action, .parameter_type = "(xi)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
