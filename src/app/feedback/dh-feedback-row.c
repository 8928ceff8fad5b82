/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feedback/dh-feedback-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dh-book-words.h"
#include "dh-chart-format.h"

struct _DhFeedbackRow
{
  GtkBox parent_instance;

  GtkImage *status_image;
  GtkLabel *category_label;
  GtkLabel *text_label;
  GtkLabel *proposal_label;
  GtkLabel *details_label;
  GtkLabel *note_label;
  GtkWidget *status_button;
  GtkLabel *status_label;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (DhFeedbackRow, dh_feedback_row, GTK_TYPE_BOX)

static void
show_optional (GtkLabel *label, const char *format, const char *text)
{
  g_autofree char *filled = NULL;

  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
  if (*text == '\0')
    return;
  filled = dh_chart_fill (format, "text", text, NULL);
  gtk_label_set_label (label, filled);
}

static void
name_button (GtkWidget *button, const char *name, const char *text)
{
  g_autofree char *spoken = g_strconcat (name, ": ", text, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

void
dh_feedback_row_set_item (DhFeedbackRow *self, DhFeedbackItem *item)
{
  const DhFeedback *feedback = NULL;
  g_autofree char *details = NULL;
  const char *status = NULL;

  g_return_if_fail (DH_IS_FEEDBACK_ROW (self));
  g_return_if_fail (DH_IS_FEEDBACK_ITEM (item));

  feedback = dh_feedback_item_get_feedback (item);
  details = dh_feedback_item_dup_details (item);
  status = dh_word_feedback_status (feedback->status);
  gtk_image_set_from_icon_name (self->status_image, dh_feedback_status_icon (feedback->status));
  gtk_label_set_label (self->category_label, dh_word_feedback_category (feedback->category));
  gtk_label_set_label (self->text_label, feedback->text);
  gtk_label_set_label (self->details_label, details);
  gtk_label_set_label (self->status_label, status);
  /* Translators: {text} is what somebody proposes. */
  show_optional (self->proposal_label, _ ("Proposal: {text}"), feedback->proposal);
  /* Translators: {text} is a note written with a change of state. */
  show_optional (self->note_label, _ ("Note: {text}"), feedback->status_note);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->status_button),
                                          g_variant_new_int64 (feedback->id));
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->remove_button),
                                          g_variant_new_int64 (feedback->id));
  name_button (self->status_button, _ ("Change the state"), status);
  name_button (self->remove_button, _ ("Take back this feedback"), feedback->text);
}

static void
dh_feedback_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_FEEDBACK_ROW);

  G_OBJECT_CLASS (dh_feedback_row_parent_class)->dispose (object);
}

static void
dh_feedback_row_class_init (DhFeedbackRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_feedback_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-feedback-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackRow, status_image);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackRow, category_label);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackRow, proposal_label);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackRow, details_label);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackRow, status_button);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackRow, status_label);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackRow, remove_button);
  gtk_widget_class_set_css_name (widget_class, "feedbackrow");
}

static void
dh_feedback_row_init (DhFeedbackRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhFeedbackRow *
dh_feedback_row_new (void)
{
  return g_object_new (DH_TYPE_FEEDBACK_ROW, NULL);
}
