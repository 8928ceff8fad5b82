/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feedback/dh-feedback-status.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"
#include "common/dh-toast.h"
#include "dh-accessible-names.h"
#include "dh-book-words.h"
#include "store/dh-store-book.h"

/* A question that waits for its answer; owned by its dialog, whose widgets these are. */
typedef struct
{
  GtkWidget *widget;   /* (owned) that the answer is shown over */
  DhSession *session;  /* (owned) */
  gint64 id;           /* of the feedback */
  GtkDropDown *states; /* (not owned) */
  GtkEditable *note;   /* (not owned) */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_clear_object (&question->widget);
  g_clear_object (&question->session);
  g_free (question);
}

void
dh_feedback_toast (GtkWidget *widget, const char *text, gint64 event_id)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  dh_toast_show_button (
      widget, text, _ ("Undo"), "day.undo-events",
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &event_id, 1, sizeof (gint64)));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = dh_feedback_write_finish (DH_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  g_assert (GTK_IS_WIDGET (widget));

  /* Whoever asked may be gone by now. */
  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (id == 0)
    {
      dh_toast_error (widget, error);
      return;
    }
  text = dh_label_done (DH_EVENT_FEEDBACK_STATUS, "");
  dh_feedback_toast (widget, text, id);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  g_assert (ADW_IS_ALERT_DIALOG (dialog));

  if (!g_str_equal (response, "save"))
    return;
  dh_focus_commit (GTK_WIDGET (question->note));
  dh_feedback_set_status_async (
      question->session, question->id,
      (DhFeedbackStatus) MIN (gtk_drop_down_get_selected (question->states),
                              DH_FEEDBACK_N_STATUSES - 1),
      gtk_editable_get_text (question->note), written_cb, g_object_ref (question->widget));
}

/* Alt and the letter go to @widget. */
static GtkWidget *
create_label (const char *text, GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  return label;
}

void
dh_feedback_status_ask (GtkWidget *widget, DhSession *session, const DhFeedback *feedback)
{
  AdwDialog *dialog = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *states = NULL;
  GtkWidget *note = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  Question *question = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (DH_IS_SESSION (session));
  g_return_if_fail (feedback != NULL);

  g_object_ref_sink (box);
  dialog = adw_alert_dialog_new (_ ("State of the Feedback"), NULL);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                  _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");

  for (guint i = 0; i < DH_FEEDBACK_N_STATUSES; i++)
    gtk_string_list_append (names, dh_word_feedback_status ((DhFeedbackStatus) i));
  states = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  dh_name_rows (states);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (states),
                              MIN (feedback->status + 1, DH_FEEDBACK_N_STATUSES - 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (states), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("State"), -1);
  note = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (note), DH_BOOK_MAX_NOTE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (note), _ ("To whom, or what was done"));
  gtk_entry_set_activates_default (GTK_ENTRY (note), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note, may be left empty"), -1);
  gtk_box_append (GTK_BOX (box), create_label (_ ("S_tate"), states));
  gtk_box_append (GTK_BOX (box), states);
  gtk_box_append (GTK_BOX (box), create_label (_ ("_Note, may be left empty"), note));
  gtk_box_append (GTK_BOX (box), note);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  g_object_unref (box);
  /* The next state is chosen already: a few words, and Enter. */
  adw_dialog_set_focus (dialog, note);

  question = g_new0 (Question, 1);
  question->widget = g_object_ref (widget);
  question->session = g_object_ref (session);
  question->id = feedback->id;
  question->states = GTK_DROP_DOWN (states);
  question->note = GTK_EDITABLE (note);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  adw_dialog_present (dialog, widget);
}
