/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "dh-action-table.h"
#include "dh-duty-dialog.h"
#include "dh-labels.h"
#include "dh-settings.h"
#include "dh-toast.h"

/* Two presses closer than this are one. */
#define DOUBLE_PRESS_US (600 * 1000)

/* ---- Answers */

void
dh_desk_page_show_receipts (DhDeskPage *self, GArray *receipts)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const DhReceipt *last = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < receipts->len; i++)
    g_array_append_val (ids, g_array_index (receipts, DhReceipt, i).event_id);
  last = &g_array_index (receipts, DhReceipt, receipts->len - 1);
  /* Translators: %s is a queue number. */
  text =
      receipts->len > 1
          ? g_strdup_printf (_ ("Help for number %s was recorded, and it is done."), last->ticket)
          : dh_label_done (last->kind, last->ticket);
  if (last->visit_id != 0)
    dh_desk_page_select (self, last->visit_id);
  dh_toast_show (GTK_WIDGET (self), text, (const gint64 *) (gpointer) ids->data, ids->len);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  receipts = dh_session_command_finish (DH_SESSION (source), result, &error);
  self->busy--;
  if (self->session == NULL)
    return;
  if (receipts != NULL)
    dh_desk_page_show_receipts (self, receipts);
  else
    dh_toast_error (GTK_WIDGET (self), error);
}

void
dh_desk_page_run (DhDeskPage *self, const DhCommand *commands, guint n)
{
  /* The first press is under way; a second one is the same finger. */
  if (self->busy > 0)
    return;
  self->busy++;
  dh_focus_commit (GTK_WIDGET (self));
  dh_session_apply_async (self->session, commands, n, run_cb, g_object_ref (self));
}

/* ---- Undo and redo */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = NULL;
  const DhReceipt *last = NULL;
  g_autofree char *text = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  receipts = dh_session_command_finish (DH_SESSION (source), result, &error);
  if (self->session == NULL)
    return;
  if (receipts == NULL)
    {
      dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  last = &g_array_index (receipts, DhReceipt, receipts->len - 1);
  text = dh_label_undone (last->kind, last->ticket, FALSE);
  if (last->visit_id != 0 && last->kind != DH_EVENT_ARRIVE)
    dh_desk_page_select (self, last->visit_id);
  dh_toast_show_button (GTK_WIDGET (self), text, _ ("Redo"), "desk.redo", NULL);
  dh_desk_page_focus_line (self);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = NULL;
  const DhReceipt *receipt = NULL;
  g_autofree char *text = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  receipts = dh_session_command_finish (DH_SESSION (source), result, &error);
  if (self->session == NULL)
    return;
  if (receipts == NULL)
    {
      dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  receipt = &g_array_index (receipts, DhReceipt, 0);
  text = dh_label_undone (receipt->kind, receipt->ticket, TRUE);
  if (receipt->visit_id != 0)
    dh_desk_page_select (self, receipt->visit_id);
  dh_toast_show_button (GTK_WIDGET (self), text, _ ("Undo"), "desk.undo", NULL);
  dh_desk_page_focus_line (self);
}

/* While a line is being typed, undo is about what was typed. */
static gboolean
undo_typing (DhDeskPage *self, const char *action)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!GTK_IS_TEXT (focus) || *gtk_editable_get_text (GTK_EDITABLE (focus)) == '\0')
    return FALSE;
  gtk_widget_activate_action (focus, action, NULL);
  return TRUE;
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_focus_commit (GTK_WIDGET (self));
  if (!undo_typing (self, "text.undo"))
    dh_session_undo_async (self->session, NULL, 0, undone_cb, g_object_ref (self));
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_focus_commit (GTK_WIDGET (self));
  if (!undo_typing (self, "text.redo"))
    dh_session_redo_async (self->session, redone_cb, g_object_ref (self));
}

static void
undo_events_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  gsize n = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));

  g_assert (DH_IS_DESK_PAGE (self));

  if (n > 0)
    dh_session_undo_async (self->session, ids, (guint) n, undone_cb, g_object_ref (self));
}

/* ---- Actions on the chosen visit */

static void
visit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  g_autofree char *name = g_strconcat ("desk.", g_action_get_name (G_ACTION (action)), NULL);
  const DhActionInfo *info = dh_action_find (name);
  const DhVisit *visit = NULL;
  g_autofree char *counter = NULL;
  gint64 volunteer = 0;

  g_assert (DH_IS_DESK_PAGE (self));

  visit = dh_desk_page_get_visit (self);
  if (visit == NULL || !dh_action_allowed (info, visit->state))
    return;
  {
    DhCommand command = DH_COMMAND_INIT ((DhEventKind) info->event);

    counter = dh_settings_dup_string (self->settings, DH_SETTINGS_COUNTER);
    volunteer = dh_duty_bar_get_volunteer (self->duty_bar);
    command.visit_id = visit->id;
    command.expected_state = visit->state;
    if (command.kind == DH_EVENT_CALL || command.kind == DH_EVENT_START)
      command.counter = *counter != '\0' ? counter : NULL;
    if (command.kind == DH_EVENT_START && volunteer != 0)
      {
        command.volunteers = &volunteer;
        command.n_volunteers = 1;
      }
    dh_desk_page_run (self, &command, 1);
  }
}

static void
call_next_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_CALL);
  g_autofree char *counter = NULL;
  gint64 now = g_get_monotonic_time ();

  g_assert (DH_IS_DESK_PAGE (self));

  if (self->called_at != 0 && now - self->called_at < DOUBLE_PRESS_US)
    return;
  self->called_at = now;
  counter = dh_settings_dup_string (self->settings, DH_SETTINGS_COUNTER);
  command.counter = *counter != '\0' ? counter : NULL;
  command.expected_state = DH_VISIT_WAITING;
  dh_desk_page_run (self, &command, 1);
}

static void
record_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_focus_commit (GTK_WIDGET (self));
  dh_desk_page_show_assist_form (
      self, g_str_equal (g_action_get_name (G_ACTION (action)), "record-finish"));
}

static void
hold_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_focus_commit (GTK_WIDGET (self));
  dh_desk_page_show_hold (self);
}

static void
transfer_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_focus_commit (GTK_WIDGET (self));
  dh_desk_page_show_transfer (self);
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
  adw_dialog_present (ADW_DIALOG (dh_duty_dialog_new (self->session)), GTK_WIDGET (self));
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
  { .name = "record", .activate = record_action },
  { .name = "record-finish", .activate = record_action },
  { .name = "finish", .activate = visit_action },
  { .name = "no-show", .activate = visit_action },
  { .name = "return", .activate = visit_action },
  { .name = "hold", .activate = hold_action },
  { .name = "resume", .activate = visit_action },
  { .name = "transfer", .activate = transfer_action },
  { .name = "leave", .activate = visit_action },
  { .name = "cancel", .activate = visit_action },
};

static void
set_enabled (DhDeskPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
dh_desk_page_update_actions (DhDeskPage *self)
{
  guint n = 0;
  const DhActionInfo *table = dh_action_table (&n);
  const DhVisit *visit = self->session != NULL ? dh_desk_page_get_visit (self) : NULL;
  DhVisitState state = visit != NULL ? visit->state : DH_VISIT_NONE;
  DhQueueModel *queue = NULL;

  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (table[i].name, "desk."))
      set_enabled (self, table[i].name + strlen ("desk."),
                   self->active && self->session != NULL && dh_action_allowed (&table[i], state));
  if (self->session == NULL)
    return;
  queue = dh_session_get_queue (self->session);
  set_enabled (self, "call-next",
               self->active && dh_queue_model_count (queue, DH_QUEUE_WAITING) > 0);
  set_enabled (self, "undo", self->undo_active && dh_session_can_undo (self->session));
  set_enabled (self, "redo", self->undo_active && dh_session_can_redo (self->session));
}

void
dh_desk_page_create_actions (DhDeskPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  dh_desk_page_create_ticket_actions (self);
}
