/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"
#include "common/dh-labels.h"
#include "common/dh-toast.h"
#include "desk/dh-duty-dialog.h"

/* While a line is being typed, undo is about what was typed; but a press that had to wait is about
 * what was there when it was pressed, and leaves alone what has been typed since. */
static gboolean
undo_typing (DhDeskPage *self, const char *action)
{
  return !self->replaying && dh_focus_undo (GTK_WIDGET (self), action);
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  if (!undo_typing (self, "text.undo") && dh_desk_page_take_press (self, G_ACTION (action)))
    dh_desk_page_undo (self, NULL, 0);
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  if (!undo_typing (self, "text.redo") && dh_desk_page_take_press (self, G_ACTION (action)))
    dh_desk_page_redo (self);
}

static void
undo_events_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  gsize n = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));

  g_assert (DH_IS_DESK_PAGE (self));

  if (n > 0)
    dh_desk_page_undo (self, ids, (guint) n);
}

/* ---- Actions on the chosen visit */

/* A command on the chosen person; nothing more is to be asked. */
static void
visit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  g_autofree char *name = g_strconcat ("desk.", g_action_get_name (G_ACTION (action)), NULL);
  const DhActionInfo *info = dh_action_find (name);
  const DhVisit *visit = NULL;
  const char *counter = dh_counter_chooser_get_counter (self->counter_chooser);
  gint64 volunteer = 0;
  DhCommand command = DH_COMMAND_INIT ((DhEventKind) info->event);

  g_assert (DH_IS_DESK_PAGE (self));

  if (!dh_desk_page_take_press (self, G_ACTION (action)))
    return;
  visit = dh_desk_page_get_visit (self);
  if (visit == NULL || !dh_action_allowed (info, visit->state))
    {
      dh_desk_page_refuse (self, visit != NULL ? visit->id : 0);
      return;
    }
  /* Whoever was called to another counter is helped there. */
  if (visit->state != DH_VISIT_WAITING && *visit->counter != '\0')
    counter = visit->counter;
  volunteer = dh_duty_bar_get_volunteer (self->duty_bar);
  command.visit_id = visit->id;
  command.expected_state = visit->state;
  if ((command.kind == DH_EVENT_CALL || command.kind == DH_EVENT_RECALL ||
       command.kind == DH_EVENT_START) &&
      *counter != '\0')
    command.counter = counter;
  if (command.kind == DH_EVENT_START && volunteer != 0)
    {
      command.volunteers = &volunteer;
      command.n_volunteers = 1;
    }
  dh_desk_page_run (self, &command, 1);
}

static void
call_next_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_CALL);
  const char *counter = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  if (!dh_desk_page_take_press (self, G_ACTION (action)))
    return;
  counter = dh_counter_chooser_get_counter (self->counter_chooser);
  command.counter = *counter != '\0' ? counter : NULL;
  command.expected_state = DH_VISIT_WAITING;
  dh_desk_page_run (self, &command, 1);
}

/* Commands on the chosen person that ask first. */
static const struct
{
  const char *name;
  void (*show) (DhDeskPage *self, const DhVisit *visit);
} questions[] = {
  { "record", dh_desk_page_show_record },     { "record-finish", dh_desk_page_show_record_finish },
  { "hold", dh_desk_page_show_hold },         { "transfer", dh_desk_page_show_transfer },
  { "leave", dh_desk_page_show_leave },       { "change", dh_desk_page_show_change },
  { "true-end", dh_desk_page_show_true_end }, { "erase-name", dh_desk_page_show_erase_name },
};

gboolean
dh_desk_page_asks (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i].name, name))
      return TRUE;
  return FALSE;
}

static void
ask_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  g_autofree char *detailed = g_strconcat ("desk.", name, NULL);
  const DhVisit *visit = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  if (!dh_desk_page_take_press (self, G_ACTION (action)))
    return;
  dh_focus_commit (GTK_WIDGET (self));
  visit = dh_desk_page_get_visit (self);
  if (visit == NULL || !dh_action_allowed (dh_action_find (detailed), visit->state))
    {
      dh_desk_page_refuse (self, visit != NULL ? visit->id : 0);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i].name, name))
      questions[i].show (self, visit);
}

/* ---- Other actions */

static void
register_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->register_entry));
}

/* Enter by another name, for whoever is not in the line. */
static void
submit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_register_entry_submit (self->register_entry);
}

static void
register_blank_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_desk_page_register_blank (self);
}

static void
register_form_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_desk_page_show_register_form (self);
}

static void
favourite_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  g_assert (DH_IS_DESK_PAGE (self));

  dh_desk_page_register_favourite (self, (guint) (name[strlen (name) - 1] - '0'));
}

static void
pin_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  gint64 procedure_id = 0;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_focus_commit (GTK_WIDGET (self));
  procedure_id = dh_register_entry_get_procedure (self->register_entry);
  if (procedure_id != 0)
    dh_desk_page_pin (self, procedure_id);
  else
    dh_toast_show (GTK_WIDGET (self), _ ("Write the procedure that is to be pinned in the line."),
                   NULL, 0);
}

static void
select_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_queue_list_move (self->queue_list,
                      g_str_equal (g_action_get_name (G_ACTION (action)), "select-next") ? 1 : -1);
}

static void
duty_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_focus_commit (GTK_WIDGET (self));
  dh_desk_page_present (self, dh_duty_dialog_new (self->session));
}

static void
counter_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  if (dh_counter_chooser_next (self->counter_chooser))
    {
      g_autofree char *name =
          dh_label_counter_within (dh_counter_chooser_get_counter (self->counter_chooser));
      /* Translators: %s is "counter 2". */
      g_autofree char *text = g_strdup_printf (_ ("Calls go to %s now."), name);

      dh_toast_show (GTK_WIDGET (self), text, NULL, 0);
    }
  else
    dh_toast_show (GTK_WIDGET (self), _ ("The preferences name no other counter."), NULL, 0);
}

static void
due_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_focus_commit (GTK_WIDGET (self));
  dh_desk_page_show_due (self);
}

static const GActionEntry entries[] = {
  { .name = "register", .activate = register_action },
  { .name = "submit", .activate = submit_action },
  { .name = "register-blank", .activate = register_blank_action },
  { .name = "register-form", .activate = register_form_action },
  { .name = "favourite-1", .activate = favourite_action },
  { .name = "favourite-2", .activate = favourite_action },
  { .name = "favourite-3", .activate = favourite_action },
  { .name = "favourite-4", .activate = favourite_action },
  { .name = "favourite-5", .activate = favourite_action },
  { .name = "favourite-6", .activate = favourite_action },
  { .name = "favourite-7", .activate = favourite_action },
  { .name = "favourite-8", .activate = favourite_action },
  { .name = "favourite-9", .activate = favourite_action },
  { .name = "pin", .activate = pin_action },
  { .name = "call-next", .activate = call_next_action },
  { .name = "select-previous", .activate = select_action },
  { .name = "select-next", .activate = select_action },
  { .name = "duty", .activate = duty_action },
  { .name = "undo", .activate = undo_action },
  { .name = "redo", .activate = redo_action },
  { .name = "undo-events", .activate = undo_events_action, .parameter_type = "ax" },
  { .name = "call", .activate = visit_action },
  { .name = "start", .activate = visit_action },
  { .name = "recall", .activate = visit_action },
  { .name = "record", .activate = ask_action },
  { .name = "record-finish", .activate = ask_action },
  { .name = "true-end", .activate = ask_action },
  { .name = "change", .activate = ask_action },
  { .name = "come-back", .activate = visit_action },
  { .name = "counter", .activate = counter_action },
  { .name = "due", .activate = due_action },
  { .name = "finish", .activate = visit_action },
  { .name = "no-show", .activate = visit_action },
  { .name = "return", .activate = visit_action },
  { .name = "hold", .activate = ask_action },
  { .name = "resume", .activate = visit_action },
  { .name = "transfer", .activate = ask_action },
  { .name = "leave", .activate = ask_action },
  { .name = "cancel", .activate = visit_action },
  { .name = "erase-name", .activate = ask_action },
};

static void
set_enabled (DhDeskPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* While a command is under way nothing is certain about the chosen person: what is pressed then
 * waits for its turn, and is judged when it comes (see dh_desk_page_take_press()). */
void
dh_desk_page_update_actions (DhDeskPage *self)
{
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);
  const DhVisit *visit = self->session != NULL ? dh_desk_page_get_visit (self) : NULL;
  DhVisitState state = visit != NULL ? visit->state : DH_VISIT_NONE;
  gboolean settling = dh_desk_page_is_settling (self);
  /* What had to wait is done wherever its person is by now. */
  gboolean active = self->active || self->replaying;
  gboolean undo_active = self->undo_active || self->replaying;
  DhQueueModel *queue = NULL;

  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (table[i].name, "desk."))
      set_enabled (self, table[i].name + strlen ("desk."),
                   active && self->session != NULL &&
                       (settling || dh_action_allowed (&table[i], state)));
  if (self->session == NULL)
    return;
  queue = dh_session_get_queue (self->session);
  set_enabled (self, "call-next",
               active && (settling || dh_queue_model_count (queue, DH_QUEUE_WAITING) > 0));
  set_enabled (self, "undo", undo_active && (settling || dh_session_can_undo (self->session)));
  set_enabled (self, "redo", undo_active && (settling || dh_session_can_redo (self->session)));
}

void
dh_desk_page_create_actions (DhDeskPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  dh_desk_page_create_ticket_actions (self);
  dh_desk_page_create_assist_actions (self);
}
