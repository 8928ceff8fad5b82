/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "assist/dh-assist-form.h"
#include "common/dh-action-table.h"
#include "common/dh-toast.h"
#include "journal/dh-journal.h"
#include "repo/dh-assist-repo.h"

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

/* ---- Habits: what was recorded counts for the day only, as the day is what it was like. */

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

static gpointer
habits_job (DhStore *store, gpointer data, GError **error)
{
  return dh_assist_repo_list_last (dh_store_db (store), GPOINTER_TO_INT (data), error);
}

static void
array_free (gpointer data)
{
  g_array_unref (data);
}

static void
habits_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhDeskPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = NULL;
  GHashTable *habits = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  list = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  if (self->session == NULL)
    return;
  if (list == NULL)
    {
      g_message ("%s", error->message);
      return;
    }
  habits = get_habits (self);
  for (guint i = 0; i < list->len; i++)
    {
      const DhLastAssist *last = &g_array_index (list, DhLastAssist, i);
      DhAssistHabit habit = { last->channel, last->outcome };

      /* What was recorded meanwhile is newer. */
      if (!g_hash_table_contains (habits, &last->procedure_id))
        g_hash_table_insert (habits, g_memdup2 (&last->procedure_id, sizeof last->procedure_id),
                             g_memdup2 (&habit, sizeof habit));
    }
}

void
dh_desk_page_update_habits (DhDeskPage *self)
{
  gint32 today = dh_session_today (self->session);

  if (self->habits != NULL && self->habits_day == today)
    return;
  get_habits (self);
  dh_store_client_run_async (dh_session_get_client (self->session), habits_job,
                             GINT_TO_POINTER (today), NULL, array_free, NULL, habits_cb,
                             g_object_ref (self));
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Recording) recording = user_data;
  DhDeskPage *self = recording->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = NULL;
  const DhReceipt *first = NULL;

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
  /* Help that is put right keeps its place and its time. */
  if (recorded != 0)
    {
      commands[0].kind = DH_EVENT_AMEND;
      commands[0].assist_id = recorded;
    }
  dh_session_apply_async (self->session, commands, finish && recorded == 0 ? 2 : 1, recorded_cb,
                          recording);
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

/* What is recorded of an assist now, found by its id. */
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
  for (guint i = dh_event_list_length (all); i > 0 && dh_event_list_length (found) == 0; i--)
    {
      const DhEvent *event = dh_event_list_get (all, i - 1);

      if (event->seq == job->event_id || event->assist_id == job->event_id)
        dh_event_list_add (found, event);
    }
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

  command.visit_id = event->stream_id;
  command.assist_id = event->assist_id != 0 ? event->assist_id : event->seq;
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
  g_autoptr (DhEventList) list = NULL;
  DhVisitItem *item = NULL;
  DhAssistForm *form = NULL;
  DhCommand command;

  g_assert (DH_IS_DESK_PAGE (self));

  list = dh_store_client_run_finish (DH_STORE_CLIENT (source), result, &error);
  if (self->session == NULL)
    return;
  if (list == NULL)
    {
      dh_toast_error (GTK_WIDGET (self), error);
      return;
    }
  command = get_command (list);
  item = dh_queue_model_find (dh_session_get_queue (self->session), command.visit_id, NULL);
  if (item == NULL || !self->active)
    return;
  form = create_form (self, dh_visit_item_get_visit (item), FALSE);
  dh_assist_form_set_recorded (form, command.assist_id, &command);
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

void
dh_desk_page_create_assist_actions (DhDeskPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "edit-assist", .activate = edit_action, .parameter_type = "x" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
