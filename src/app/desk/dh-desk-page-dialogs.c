/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-desk-page-private.h"

#include <glib/gi18n-lib.h>

#include "assist/dh-due-chooser.h"
#include "common/dh-erase-name.h"
#include "common/dh-toast.h"
#include "desk/dh-change-dialog.h"
#include "desk/dh-transfer-dialog.h"
#include "desk/dh-true-end-dialog.h"

/* A question about one visit that waits for its answer. The widgets are the dialog's, which owns
 * the question. */
typedef struct
{
  DhDeskPage *page;   /* (owned) */
  AdwDialog *dialog;  /* (not owned) */
  GtkEditable *entry; /* (not owned) (nullable) */
  DhDueChooser *due;  /* (not owned) (nullable) */
  gint64 visit_id;
  DhVisitState state; /* that the visit was in */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_clear_object (&question->page);
  g_free (question);
}

static Question *
question_new (DhDeskPage *self, const DhVisit *visit, gpointer dialog)
{
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (self);
  question->dialog = ADW_DIALOG (dialog);
  question->visit_id = visit->id;
  question->state = visit->state;
  return question;
}

static DhCommand
question_get_command (const Question *question, DhEventKind kind)
{
  DhCommand command = DH_COMMAND_INIT (kind);

  command.visit_id = question->visit_id;
  command.expected_state = question->state;
  return command;
}

static AdwDialog *
create_alert (const char *heading, const char *body, const char *response, const char *label)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), response,
                                  label, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), response,
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), response);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  return dialog;
}

/* ---- Hold */

static void
hold (Question *question, const char *text)
{
  DhCommand command = question_get_command (question, DH_EVENT_HOLD);
  g_autofree char *reason = g_strdup (text);

  if (question->page->session == NULL)
    return;
  command.note = *reason != '\0' ? reason : NULL;
  dh_desk_page_run (question->page, &command, 1);
}

static void
hold_response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  g_assert (DH_IS_DESK_PAGE (question->page));

  if (g_str_equal (response, "hold"))
    {
      dh_focus_commit (GTK_WIDGET (question->entry));
      hold (question, gtk_editable_get_text (question->entry));
    }
}

/* One press says why, and puts on hold. */
static void
reason_cb (GtkButton *button, Question *question)
{
  g_assert (DH_IS_DESK_PAGE (question->page));

  hold (question, gtk_button_get_label (button));
  adw_dialog_force_close (question->dialog);
}

void
dh_desk_page_show_hold (DhDeskPage *self, const DhVisit *visit)
{
  static const char *const reasons[] = { N_ ("Making copies"), N_ ("Waiting for papers"),
                                         N_ ("Waiting for the portal"),
                                         N_ ("Waiting for an official") };
  /* Translators: %s is a queue number. */
  g_autofree char *heading = g_strdup_printf (_ ("Put Number %s on Hold?"), visit->ticket);
  AdwDialog *dialog = create_alert (heading, NULL, "hold", _ ("_Put on Hold"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *chips = adw_wrap_box_new ();
  GtkWidget *entry = gtk_entry_new ();
  Question *question = question_new (self, visit, dialog);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (chips), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (chips), 6);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      GtkWidget *chip = gtk_button_new_with_label (_ (reasons[i]));

      gtk_widget_add_css_class (chip, "chip");
      g_signal_connect_data (chip, "clicked", G_CALLBACK (reason_cb), question, NULL, 0);
      adw_wrap_box_append (ADW_WRAP_BOX (chips), chip);
    }
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Another reason, may be left empty"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), chips);
  question->entry = GTK_EDITABLE (entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_dialog_set_focus (dialog, entry);
  g_signal_connect_data (dialog, "response", G_CALLBACK (hold_response_cb), question, question_free,
                         0);
  dh_desk_page_present (self, dialog);
}

/* ---- Leave */

static void
leave_response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  DhCommand command = question_get_command (question, DH_EVENT_LEAVE);

  g_assert (DH_IS_DESK_PAGE (question->page));

  if (!g_str_equal (response, "leave") || question->page->session == NULL)
    return;
  command.follow_up = dh_due_chooser_get_day (question->due);
  dh_desk_page_run (question->page, &command, 1);
}

void
dh_desk_page_show_leave (DhDeskPage *self, const DhVisit *visit)
{
  /* Translators: %s is a queue number. */
  g_autofree char *heading = g_strdup_printf (_ ("Number %s Leaves?"), visit->ticket);
  AdwDialog *dialog =
      create_alert (heading, _ ("When is the person to come back?"), "leave", _ ("_Leaves"));
  Question *question = question_new (self, visit, dialog);

  question->due = g_object_new (DH_TYPE_DUE_CHOOSER, NULL);
  dh_due_chooser_set_today (question->due, dh_session_today (self->session));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (question->due));
  g_signal_connect_data (dialog, "response", G_CALLBACK (leave_response_cb), question,
                         question_free, 0);
  dh_desk_page_present (self, dialog);
}

/* ---- Transfer */

static void
transfer_chosen_cb (DhTransferDialog *dialog, gint64 procedure_id, Question *question)
{
  DhCommand command = question_get_command (question, DH_EVENT_TRANSFER);

  g_assert (DH_IS_DESK_PAGE (question->page));

  if (question->page->session == NULL)
    return;
  command.procedure_id = procedure_id;
  dh_desk_page_run (question->page, &command, 1);
}

void
dh_desk_page_show_transfer (DhDeskPage *self, const DhVisit *visit)
{
  DhTransferDialog *dialog = dh_transfer_dialog_new (dh_session_get_procedures (self->session));

  g_signal_connect_data (dialog, "chosen", G_CALLBACK (transfer_chosen_cb),
                         question_new (self, visit, dialog), question_free, 0);
  dh_desk_page_present (self, dialog);
}

/* ---- What was written down */

static void
change_submitted_cb (DhChangeDialog *dialog, Question *question)
{
  DhCommand command = question_get_command (question, DH_EVENT_CHANGE);

  g_assert (DH_IS_DESK_PAGE (question->page));

  if (question->page->session == NULL)
    return;
  dh_change_dialog_fill (dialog, &command);
  dh_desk_page_run (question->page, &command, 1);
}

void
dh_desk_page_show_change (DhDeskPage *self, const DhVisit *visit)
{
  DhChangeDialog *dialog = dh_change_dialog_new (visit, dh_session_get_procedures (self->session),
                                                 dh_session_keeps_phones (self->session),
                                                 dh_session_today (self->session));

  g_signal_connect_data (dialog, "submitted", G_CALLBACK (change_submitted_cb),
                         question_new (self, visit, dialog), question_free, 0);
  dh_desk_page_present (self, dialog);
}

/* ---- A finish that was forgotten */

static void
end_chosen_cb (DhTrueEndDialog *dialog, gint64 at, Question *question)
{
  DhCommand command = question_get_command (question, DH_EVENT_FINISH);

  g_assert (DH_IS_DESK_PAGE (question->page));

  if (question->page->session == NULL)
    return;
  command.at = at;
  dh_desk_page_run (question->page, &command, 1);
}

void
dh_desk_page_show_true_end (DhDeskPage *self, const DhVisit *visit)
{
  DhTrueEndDialog *dialog = dh_true_end_dialog_new (visit, dh_session_now (self->session));

  g_signal_connect_data (dialog, "chosen", G_CALLBACK (end_chosen_cb),
                         question_new (self, visit, dialog), question_free, 0);
  dh_desk_page_present (self, dialog);
}

/* ---- What names the person */

void
dh_desk_page_show_erase_name (DhDeskPage *self, const DhVisit *visit)
{
  AdwDialog *dialog = dh_erase_name_ask (GTK_WIDGET (self), self->session, visit);

  if (dialog != NULL)
    dh_desk_page_present (self, dialog);
  else
    dh_desk_page_release_keys (self);
}
