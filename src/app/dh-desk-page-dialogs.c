/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "dh-action-table.h"
#include "dh-assist-form.h"
#include "dh-toast.h"
#include "dh-transfer-dialog.h"

/* ---- Help given */

/* A recording under way; owned. */
typedef struct
{
  DhDeskPage *page;
  DhAssistForm *form;
} Recording;

static void
recording_free (Recording *recording)
{
  g_clear_object (&recording->page);
  g_clear_object (&recording->form);
  g_free (recording);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recording, recording_free)

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Recording) recording = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) receipts = NULL;

  g_assert (DH_IS_DESK_PAGE (recording->page));

  receipts = dh_session_command_finish (DH_SESSION (source), result, &error);
  if (recording->page->session == NULL)
    return;
  dh_assist_form_set_busy (recording->form, FALSE, error);
  if (receipts == NULL)
    return;
  adw_dialog_force_close (ADW_DIALOG (recording->form));
  dh_desk_page_show_receipts (recording->page, receipts);
}

static void
submitted_cb (DhDeskPage *self, gboolean finish, DhAssistForm *form)
{
  DhCommand commands[] = { DH_COMMAND_INIT (DH_EVENT_ASSIST), DH_COMMAND_INIT (DH_EVENT_FINISH) };
  g_autoptr (GArray) volunteers = NULL;
  Recording *recording = NULL;

  g_assert (DH_IS_DESK_PAGE (self));

  dh_assist_form_fill (form, &commands[0], &volunteers);
  commands[0].expected_state = dh_assist_form_get_state (form);
  commands[1].visit_id = commands[0].visit_id;
  commands[1].expected_state = commands[0].expected_state;

  recording = g_new0 (Recording, 1);
  recording->page = g_object_ref (self);
  recording->form = g_object_ref (form);
  dh_assist_form_set_busy (form, TRUE, NULL);
  dh_session_apply_async (self->session, commands, finish ? 2 : 1, recorded_cb, recording);
}

void
dh_desk_page_show_assist_form (DhDeskPage *self, gboolean finish)
{
  const DhVisit *visit = dh_desk_page_get_visit (self);
  DhAssistForm *form = NULL;
  int quantity = 1;

  if (visit == NULL || !dh_action_allowed (dh_action_find ("desk.record"), visit->state))
    return;
  if (visit->assists == 0)
    quantity = MAX (1, GPOINTER_TO_INT (g_hash_table_lookup (self->quantities, &visit->id)));
  form =
      dh_assist_form_new (self->session, visit, finish,
                          dh_action_allowed (dh_action_find ("desk.record-finish"), visit->state),
                          dh_duty_bar_get_volunteer (self->duty_bar), quantity);
  g_signal_connect_object (form, "submitted", G_CALLBACK (submitted_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (form), GTK_WIDGET (self));
}

/* ---- Hold */

/* A question about one visit that waits for its answer; owned. */
typedef struct
{
  DhDeskPage *page;
  GtkEditable *entry; /* (nullable) */
  gint64 visit_id;
  DhVisitState state;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_clear_object (&question->page);
  g_clear_object (&question->entry);
  g_free (question);
}

static Question *
question_new (DhDeskPage *self, const DhVisit *visit, GtkEditable *entry)
{
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (self);
  question->entry = entry != NULL ? g_object_ref (entry) : NULL;
  question->visit_id = visit->id;
  question->state = visit->state;
  return question;
}

static void
hold_response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_HOLD);
  g_autofree char *reason = NULL;

  g_assert (DH_IS_DESK_PAGE (question->page));

  if (!g_str_equal (response, "hold") || question->page->session == NULL)
    return;
  reason = g_strdup (gtk_editable_get_text (question->entry));
  command.visit_id = question->visit_id;
  command.expected_state = question->state;
  command.note = *reason != '\0' ? reason : NULL;
  dh_desk_page_run (question->page, &command, 1);
}

void
dh_desk_page_show_hold (DhDeskPage *self)
{
  const DhVisit *visit = dh_desk_page_get_visit (self);
  AdwDialog *dialog = NULL;
  GtkWidget *entry = NULL;
  g_autofree char *heading = NULL;

  if (visit == NULL || !dh_action_allowed (dh_action_find ("desk.hold"), visit->state))
    return;
  /* Translators: %s is a queue number. */
  heading = g_strdup_printf (_ ("Put Number %s on Hold?"), visit->ticket);
  dialog = adw_alert_dialog_new (heading, NULL);
  entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason, may be left empty"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "hold",
                                  _ ("_Put on Hold"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "hold",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "hold");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_dialog_set_focus (dialog, entry);
  g_signal_connect_data (dialog, "response", G_CALLBACK (hold_response_cb),
                         question_new (self, visit, GTK_EDITABLE (entry)), question_free, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* ---- Transfer */

static void
chosen_cb (DhTransferDialog *dialog, gint64 procedure_id, Question *question)
{
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_TRANSFER);

  g_assert (DH_IS_DESK_PAGE (question->page));

  if (question->page->session == NULL)
    return;
  command.visit_id = question->visit_id;
  command.expected_state = question->state;
  command.procedure_id = procedure_id;
  dh_desk_page_run (question->page, &command, 1);
}

void
dh_desk_page_show_transfer (DhDeskPage *self)
{
  const DhVisit *visit = dh_desk_page_get_visit (self);
  DhTransferDialog *dialog = NULL;

  if (visit == NULL || !dh_action_allowed (dh_action_find ("desk.transfer"), visit->state))
    return;
  dialog = dh_transfer_dialog_new (dh_session_get_procedures (self->session));
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (chosen_cb), question_new (self, visit, NULL),
                         question_free, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
