/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "dh-action-table.h"
#include "dh-assist-form.h"
#include "dh-toast.h"
#include "journal/dh-journal.h"

/* ---- Recording */

/* A recording under way; owned. */
typedef struct
{
  DhDeskPage *page;
  DhAssistForm *form;
  DhAssistHabit habit;
  gint64 procedure_id;
} Recording;

static void
recording_free (Recording *recording)
{
  g_clear_object (&recording->page);
  g_clear_object (&recording->form);
  g_free (recording);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recording, recording_free)

/* What was recorded counts for the day only, as the day is what it was like. */
static GHashTable *
get_habits (DhDeskPage *self)
{
  gint32 today = dh_session_today (self->session);

  if (self->habits != NULL && self->habits_day != today)
    g_clear_pointer (&self->habits, g_hash_table_unref);
  if (self->habits == NULL)
    self->habits = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->habits_day = today;
  return self->habits;
}

static void
show_replaced (DhDeskPage *self, const DhReceipt *receipt)
{
  /* Translators: %s is a queue number. */
  g_autofree char *text =
      g_strdup_printf (_ ("The help recorded for number %s was changed."), receipt->ticket);

  dh_desk_page_select (self, receipt->visit_id);
  dh_toast_show_button (GTK_WIDGET (self), text, _ ("Undo"), "desk.restore-assist",
                        g_variant_new_int64 (receipt->event_id));
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Recording) recording = user_data;
  DhDeskPage *self = recording->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = NULL;
  const DhReceipt *first = NULL;
  gboolean replaced = dh_assist_form_get_recorded (recording->form) != 0;

  g_assert (DH_IS_DESK_PAGE (self));

  receipts = dh_session_command_finish (DH_SESSION (source), result, &error);
  dh_desk_page_end (self);
  if (self->session == NULL)
    return;
  dh_assist_form_set_busy (recording->form, FALSE, error);
  if (receipts == NULL)
    return;
  first = &g_array_index (receipts, DhReceipt, 0);
  g_hash_table_insert (get_habits (self),
                       g_memdup2 (&recording->procedure_id, sizeof recording->procedure_id),
                       g_memdup2 (&recording->habit, sizeof recording->habit));
  adw_dialog_force_close (ADW_DIALOG (recording->form));
  if (replaced)
    show_replaced (self, first);
  else
    dh_desk_page_show_receipts (self, receipts);
  if (dh_assist_form_wants_slip (recording->form))
    dh_ticket_printer_print_visit (dh_desk_page_get_ticket_printer (self), first->visit_id,
                                   DH_TICKET_SLIP_COME_BACK);
}

static void
submitted_cb (DhDeskPage *self, gboolean finish, DhAssistForm *form)
{
  DhCommand commands[] = { DH_COMMAND_INIT (DH_EVENT_ASSIST), DH_COMMAND_INIT (DH_EVENT_FINISH) };
  g_autoptr (GArray) volunteers = NULL;
  gint64 recorded = dh_assist_form_get_recorded (form);
  Recording *recording = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  if (self->session == NULL)
    return;
  dh_assist_form_fill (form, &commands[0], &volunteers);
  commands[0].expected_state = dh_assist_form_get_state (form);
  commands[1].visit_id = commands[0].visit_id;
  commands[1].expected_state = commands[0].expected_state;

  recording = g_new0 (Recording, 1);
  recording->page = g_object_ref (self);
  recording->form = g_object_ref (form);
  recording->habit = (DhAssistHabit) { commands[0].channel, commands[0].outcome };
  recording->procedure_id = commands[0].procedure_id;
  dh_assist_form_set_busy (form, TRUE, NULL);
  if (recorded != 0)
    {
      /* It was given when it was given, whatever the clock says now. */
      commands[0].at = self->edited_at;
      dh_session_replace_async (self->session, &recorded, 1, commands, 1, recorded_cb, recording);
    }
  else
    dh_session_apply_async (self->session, commands, finish ? 2 : 1, recorded_cb, recording);
  dh_desk_page_begin (self);
}

static DhAssistForm *
create_form (DhDeskPage *self, const DhVisit *visit, gboolean finish)
{
  /* What was asked for at the registration is for the first help. */
  int quantity = visit->assists == 0 ? visit->quantity : 1;
  DhAssistForm *form = NULL;

  form =
      dh_assist_form_new (self->session, visit, finish,
                          dh_action_allowed (dh_action_find ("desk.record-finish"), visit->state),
                          dh_duty_bar_get_volunteer (self->duty_bar), quantity);
  dh_assist_form_set_habits (form, get_habits (self));
  g_signal_connect_object (form, "submitted", G_CALLBACK (submitted_cb), self, G_CONNECT_SWAPPED);
  return form;
}

void
dh_desk_page_show_record (DhDeskPage *self, const DhVisit *visit)
{
  dh_desk_page_present (self, create_form (self, visit, FALSE));
}

void
dh_desk_page_show_record_finish (DhDeskPage *self, const DhVisit *visit)
{
  dh_desk_page_present (self, create_form (self, visit, TRUE));
}

/* ---- What was recorded, to be put right */

/* The event of an assist, found by its id. */
typedef struct
{
  gint64 visit_id;
  gint64 event_id;
} EventJob;

static void
event_list_free (gpointer data)
{
  dh_event_list_free (data);
}

/* On the store's thread. */
static gpointer
event_job (DhStore *store, gpointer data, GError **error)
{
  const EventJob *job = data;
  g_autoptr (DhEventList) all = dh_journal_read_visit (dh_store_db (store), job->visit_id, error);
  g_autoptr (DhEventList) found = NULL;

  if (all == NULL)
    return NULL;
  found = dh_event_list_new ();
  for (guint i = 0; i < dh_event_list_length (all); i++)
    if (dh_event_list_get (all, i)->seq == job->event_id)
      dh_event_list_add (found, dh_event_list_get (all, i));
  if (dh_event_list_length (found) == 0)
    {
      g_set_error_literal (error, DH_ERROR, DH_ERROR_STALE,
                           _ ("This help has been taken back meanwhile."));
      return NULL;
    }
  return g_steal_pointer (&found);
}

static DhCommand
get_command (const DhEventList *list)
{
  const DhEvent *event = dh_event_list_get (list, 0);
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ASSIST);

  command.at = event->at;
  command.visit_id = event->stream_id;
  command.procedure_id = event->procedure_id;
  command.volunteers = event->volunteers;
  command.n_volunteers = event->n_volunteers;
  command.channel = event->channel;
  command.outcome = event->outcome;
  command.quantity = event->quantity;
  command.minutes = event->minutes;
  command.follow_up = event->follow_up;
  command.difficulties = event->difficulties;
  command.note = event->note;
  return command;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;
  DhEventList *list = NULL;
  DhVisitItem *item = NULL;
  DhAssistForm *form = NULL;
  DhCommand command;

  g_assert (DH_IS_DESK_PAGE (self));

  list = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  if (self->session == NULL)
    {
      g_clear_pointer (&list, dh_event_list_free);
      return;
    }
  if (list == NULL)
    {
      dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->edited, dh_event_list_free);
  self->edited = list;
  command = get_command (list);
  self->edited_at = command.at;
  item = dh_queue_model_find (dh_session_get_queue (self->session), command.visit_id, NULL);
  if (item == NULL || !self->active)
    return;
  form = create_form (self, dh_visit_item_get_visit (item), FALSE);
  dh_assist_form_set_recorded (form, dh_event_list_get (list, 0)->seq, &command);
  dh_desk_page_present (self, form);
}

static void
edit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  const DhVisit *visit = NULL;
  EventJob *job = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  visit = dh_desk_page_get_visit (self);
  if (visit == NULL || !self->active || dh_session_get_client (self->session) == NULL)
    return;
  if (!dh_action_allowed (dh_action_find ("desk.record"), visit->state))
    {
      dh_desk_page_refuse (self, visit->id);
      return;
    }
  job = g_new0 (EventJob, 1);
  job->visit_id = visit->id;
  job->event_id = g_variant_get_int64 (parameter);
  dh_store_client_run_async (dh_session_get_client (self->session), event_job, job, g_free,
                             event_list_free, NULL, found_cb, g_object_ref (self));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
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
    dh_toast_error (GTK_WIDGET (self), error);
  else
    {
      const DhReceipt *receipt = &g_array_index (receipts, DhReceipt, 0);
      /* Translators: %s is a queue number. */
      g_autofree char *text = g_strdup_printf (
          _ ("The help recorded for number %s is as it was before."), receipt->ticket);

      dh_toast_show (GTK_WIDGET (self), text, NULL, 0);
    }
}

/* Takes back a change of what was recorded: what stood before stands again. */
static void
restore_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DhDeskPage *self = user_data;
  gint64 event_id = g_variant_get_int64 (parameter);
  DhCommand command;

  g_assert (DH_IS_DESK_PAGE (self));

  if (self->edited == NULL || self->session == NULL)
    return;
  command = get_command (self->edited);
  dh_session_replace_async (self->session, &event_id, 1, &command, 1, restored_cb,
                            g_object_ref (self));
  dh_desk_page_begin (self);
}

void
dh_desk_page_create_assist_actions (DhDeskPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "edit-assist", .activate = edit_action, .parameter_type = "x" },
    { .name = "restore-assist", .activate = restore_action, .parameter_type = "x" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
