/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feedback/dh-feedback-dialog.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "dh-accessible-names.h"
#include "dh-book-words.h"
#include "feedback/dh-feedback-job.h"
#include "pickers/dh-procedure-picker.h"
#include "store/dh-store-book.h"
#include "text/dh-text.h"

struct _DhFeedbackDialog
{
  AdwDialog parent_instance;

  GtkDropDown *category_drop;
  GtkTextView *text_view;
  GtkEntry *proposal_entry;
  DhProcedurePicker *picker;
  GtkCheckButton *visit_check;
  GtkLabel *hint_label;

  DhSession *session; /* (owned) */
  gint64 id;          /* of an old one; 0 = new */
  gint64 visit_id;    /* of whom it may be; 0 = nobody */
  char *text;         /* (owned) what stood there at first */
  gboolean busy;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhFeedbackDialog, dh_feedback_dialog, ADW_TYPE_DIALOG)

/* (transfer full) */
static char *
dup_text (DhFeedbackDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return dh_text_clean (text);
}

static void
show_hint (DhFeedbackDialog *self, const char *text, gboolean error)
{
  gtk_label_set_label (self->hint_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), text != NULL);
  if (error)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint_label), "error");
}

static const char *
get_missing (DhFeedbackDialog *self, const char *text)
{
  if (*text == '\0')
    return _ ("Write down what was said.");
  if (g_utf8_strlen (text, -1) > DH_BOOK_MAX_NOTE)
    return _ ("The text of the feedback is too long; shorten it.");
  if (dh_procedure_picker_get_selected (self->picker) == 0 &&
      *dh_procedure_picker_get_text (self->picker) != '\0')
    return _ ("Choose the procedure from the list, or leave it empty.");
  return NULL;
}

static void
update (DhFeedbackDialog *self)
{
  g_autofree char *text = dup_text (self);

  if (dh_text_has_id_number (text) ||
      dh_text_has_id_number (gtk_editable_get_text (GTK_EDITABLE (self->proposal_entry))))
    show_hint (self,
               _ ("This looks like the number of an identity card or a telephone. What is written "
                  "here is kept: better leave it out."),
               FALSE);
  else
    show_hint (self, NULL, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feedback-dialog.save", !self->busy);
  /* What was written is not lost by a key pressed in haste. */
  adw_dialog_set_can_close (ADW_DIALOG (self), g_str_equal (text, self->text));
}

static void
changed_cb (DhFeedbackDialog *self)
{
  g_assert (DH_IS_FEEDBACK_DIALOG (self));

  if (self->session != NULL)
    update (self);
}

/* ---- Saving */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhFeedbackDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = dh_feedback_write_finish (DH_SESSION (source), result, &error);

  g_assert (DH_IS_FEEDBACK_DIALOG (self));

  if (self->session == NULL)
    return;
  self->busy = FALSE;
  if (id == 0)
    {
      update (self);
      show_hint (self, error->message, TRUE);
      dh_announce (GTK_WIDGET (self), error->message, TRUE);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, id);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhFeedbackDialog *self = DH_FEEDBACK_DIALOG (widget);
  g_autofree char *text = NULL;
  const char *missing = NULL;
  DhFeedback feedback = { .id = self->id };

  if (self->busy)
    return;
  dh_focus_commit (widget);
  text = dup_text (self);
  missing = get_missing (self, text);
  if (missing != NULL)
    {
      show_hint (self, missing, TRUE);
      dh_announce (widget, missing, TRUE);
      gtk_widget_grab_focus (*text == '\0' ? GTK_WIDGET (self->text_view)
                                           : GTK_WIDGET (self->picker));
      return;
    }
  feedback.category = (DhFeedbackCategory) MIN (gtk_drop_down_get_selected (self->category_drop),
                                                DH_FEEDBACK_N_CATEGORIES - 1);
  feedback.procedure_id = dh_procedure_picker_get_selected (self->picker);
  feedback.visit_id = gtk_check_button_get_active (self->visit_check) ? self->visit_id : 0;
  feedback.text = text;
  feedback.proposal = (char *) gtk_editable_get_text (GTK_EDITABLE (self->proposal_entry));
  self->busy = TRUE;
  update (self);
  dh_feedback_write_async (self->session, &feedback, written_cb, g_object_ref (self));
}

/* Enter in the last lines goes to the next one or saves, and Tab leaves the text. */
static void
activated_cb (DhFeedbackDialog *self)
{
  g_assert (DH_IS_FEEDBACK_DIALOG (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "feedback-dialog.save", NULL);
}

static void
discard_cb (DhFeedbackDialog *self, const char *response)
{
  g_assert (DH_IS_FEEDBACK_DIALOG (self));

  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
dh_feedback_dialog_close_attempt (AdwDialog *dialog)
{
  AdwDialog *question =
      adw_alert_dialog_new (_ ("Give Up What Was Written?"), _ ("It has not been saved yet."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "keep", _ ("Go On _Writing"),
                                  "discard", _ ("_Give Up"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "keep");
  g_signal_connect_object (question, "response", G_CALLBACK (discard_cb), dialog,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (dialog));
}

/* ---- Life */

static void
dh_feedback_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_FEEDBACK_DIALOG);
  g_clear_object (&DH_FEEDBACK_DIALOG (object)->session);

  G_OBJECT_CLASS (dh_feedback_dialog_parent_class)->dispose (object);
}

static void
dh_feedback_dialog_finalize (GObject *object)
{
  g_clear_pointer (&DH_FEEDBACK_DIALOG (object)->text, g_free);

  G_OBJECT_CLASS (dh_feedback_dialog_parent_class)->finalize (object);
}

static void
dh_feedback_dialog_class_init (DhFeedbackDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_feedback_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dh_feedback_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = dh_feedback_dialog_close_attempt;

  g_type_ensure (DH_TYPE_PROCEDURE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-feedback-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackDialog, category_drop);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackDialog, proposal_entry);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackDialog, visit_check);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  gtk_widget_class_install_action (widget_class, "feedback-dialog.save", NULL, save_action);

  signals[SIGNAL_SAVED] = g_signal_new ("saved", DH_TYPE_FEEDBACK_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
dh_feedback_dialog_init (DhFeedbackDialog *self)
{
  g_autoptr (GtkStringList) categories = gtk_string_list_new (NULL);

  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_name_rows (self->category_drop);
  for (guint i = 0; i < DH_FEEDBACK_N_CATEGORIES; i++)
    gtk_string_list_append (categories, dh_word_feedback_category ((DhFeedbackCategory) i));
  gtk_drop_down_set_model (self->category_drop, G_LIST_MODEL (categories));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->text_view));
}

static DhFeedbackDialog *
create (DhSession *session, gint64 visit_id, const char *ticket)
{
  DhFeedbackDialog *self = g_object_new (DH_TYPE_FEEDBACK_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->visit_id = visit_id;
  dh_procedure_picker_set_procedures (self->picker, dh_session_get_procedures (session));
  gtk_widget_set_visible (GTK_WIDGET (self->visit_check), visit_id != 0);
  gtk_check_button_set_active (self->visit_check, visit_id != 0);
  if (visit_id != 0)
    {
      g_autofree char *label =
          *ticket != '\0'
              /* Translators: %s is a queue number. */
              ? g_strdup_printf (_ ("Said by the person with number %s"), ticket)
              : g_strdup (_ ("Said by a person whose number was taken back"));

      gtk_check_button_set_label (self->visit_check, label);
    }
  update (self);
  return self;
}

DhFeedbackDialog *
dh_feedback_dialog_new (DhSession *session, const DhVisit *visit)
{
  DhFeedbackDialog *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = create (session, visit != NULL ? visit->id : 0, visit != NULL ? visit->ticket : "");
  if (visit != NULL && visit->procedure_id != 0)
    dh_procedure_picker_set_selected (self->picker, visit->procedure_id);
  return self;
}

DhFeedbackDialog *
dh_feedback_dialog_new_for (DhSession *session, const DhFeedback *feedback)
{
  DhFeedbackDialog *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);
  g_return_val_if_fail (feedback != NULL, NULL);

  self = create (session, feedback->visit_id, feedback->ticket);
  self->id = feedback->id;
  g_set_str (&self->text, feedback->text);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Change the Feedback"));
  gtk_drop_down_set_selected (self->category_drop, feedback->category);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), feedback->text, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->proposal_entry), feedback->proposal);
  if (feedback->procedure_id != 0)
    dh_procedure_picker_set_selected (self->picker, feedback->procedure_id);
  update (self);
  return self;
}
