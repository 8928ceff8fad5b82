/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feedback/dh-feedback-page-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"
#include "common/dh-labels.h"
#include "dh-accessible-names.h"
#include "dh-day.h"
#include "feedback/dh-feedback-dialog.h"
#include "feedback/dh-feedback-job.h"
#include "feedback/dh-feedback-status.h"

G_DEFINE_FINAL_TYPE (DhFeedbackPage, dh_feedback_page, ADW_TYPE_BREAKPOINT_BIN)

/* ---- The period */

static void
get_days (DhFeedbackPage *self, gint32 *from, gint32 *to)
{
  gint32 today = dh_session_today (self->session);
  gint year, month, dom;

  dh_day_to_ymd (today, &year, &month, &dom);
  *to = today;
  switch ((DhFeedbackPeriod) gtk_drop_down_get_selected (self->period_drop))
    {
    case DH_FEEDBACK_TODAY:
      *from = today;
      break;
    case DH_FEEDBACK_WEEK:
      *from = today - 6;
      break;
    case DH_FEEDBACK_LAST_MONTH:
      *to = dh_day_from_ymd (year, month, 1) - 1;
      dh_day_to_ymd (*to, &year, &month, &dom);
      *from = dh_day_from_ymd (year, month, 1);
      break;
    case DH_FEEDBACK_ALL:
      *from = 0;
      break;
    case DH_FEEDBACK_MONTH:
    default:
      *from = dh_day_from_ymd (year, month, 1);
      break;
    }
}

/* ---- Reading */

static gboolean
figures_cb (gpointer user_data)
{
  DhFeedbackPage *self = user_data;

  g_assert (DH_IS_FEEDBACK_PAGE (self));

  self->figures_id = 0;
  dh_feedback_figures_show (self->figures, self->reading,
                            dh_session_get_desk_settings (self->session));
  g_clear_pointer (&self->reading, dh_feedback_reading_free);
  return G_SOURCE_REMOVE;
}

static void
stop_figures (DhFeedbackPage *self)
{
  g_clear_handle_id (&self->figures_id, g_source_remove);
  g_clear_pointer (&self->reading, dh_feedback_reading_free);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhFeedbackPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhFeedbackReading) reading = dh_feedback_read_finish (source, result, &error);

  g_assert (DH_IS_FEEDBACK_PAGE (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  if (reading == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->error_page), escaped);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  dh_feedback_page_take_feedback (self, reading->feedback);
  /* After the list has been painted, in a frame of their own. */
  stop_figures (self);
  self->reading = g_steal_pointer (&reading);
  self->figures_id = g_idle_add (figures_cb, self);
}

static void
refresh (DhFeedbackPage *self)
{
  gint32 from, to;

  if (self->session == NULL || dh_session_get_client (self->session) == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  get_days (self, &from, &to);
  dh_feedback_read_async (self->session, from, to,
                          gtk_drop_down_get_selected (self->period_drop) != DH_FEEDBACK_ALL,
                          self->cancellable, read_cb, g_object_ref (self));
}

static void
changed_cb (DhFeedbackPage *self)
{
  g_assert (DH_IS_FEEDBACK_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
period_cb (DhFeedbackPage *self)
{
  g_assert (DH_IS_FEEDBACK_PAGE (self));

  refresh (self);
}

/* ---- What is done to one */

static void
saved_cb (DhFeedbackPage *self, gint64 event_id)
{
  g_autofree char *text = dh_label_done (DH_EVENT_FEEDBACK, "");

  g_assert (DH_IS_FEEDBACK_PAGE (self));

  dh_feedback_toast (GTK_WIDGET (self), text, event_id);
}

static void
activated_cb (DhFeedbackPage *self, guint position)
{
  g_autoptr (DhFeedbackItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  DhFeedbackDialog *dialog = NULL;

  g_assert (DH_IS_FEEDBACK_PAGE (self));

  dialog = dh_feedback_dialog_new_for (self->session, dh_feedback_item_get_feedback (item));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhFeedbackPage *self = DH_FEEDBACK_PAGE (widget);

  if (dh_feedback_page_get_chosen (self) != NULL)
    dh_feedback_status_ask (widget, self->session,
                            dh_feedback_item_get_feedback (dh_feedback_page_get_chosen (self)));
}

static void
status_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhFeedbackPage *self = DH_FEEDBACK_PAGE (widget);

  dh_feedback_page_choose (self, g_variant_get_int64 (parameter), FALSE);
  status_action (widget, name, NULL);
}

static void
remove_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (widget, "voice.remove", parameter);
}

/* Delete, about the chosen row. */
static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhFeedbackPage *self = DH_FEEDBACK_PAGE (widget);

  if (dh_long_list_has_focus (self->list) && dh_feedback_page_get_chosen (self) != NULL)
    gtk_widget_activate_action (
        widget, "voice.remove", "x",
        dh_feedback_item_get_feedback (dh_feedback_page_get_chosen (self))->id);
}

/* ---- Life */

static gboolean
dh_feedback_page_grab_focus (GtkWidget *widget)
{
  DhFeedbackPage *self = DH_FEEDBACK_PAGE (widget);

  if (dh_long_list_focus (self->list))
    return TRUE;
  return gtk_widget_grab_focus (self->write_button);
}

static void
dh_feedback_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dh_feedback_page_parent_class)->map (widget);

  refresh (DH_FEEDBACK_PAGE (widget));
}

static void
dh_feedback_page_dispose (GObject *object)
{
  DhFeedbackPage *self = DH_FEEDBACK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_figures (self);
  g_clear_object (&self->session);
  self->ready = FALSE;
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_FEEDBACK_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->typed);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (dh_feedback_page_parent_class)->dispose (object);
}

static void
dh_feedback_page_finalize (GObject *object)
{
  g_clear_pointer (&DH_FEEDBACK_PAGE (object)->query, g_free);

  G_OBJECT_CLASS (dh_feedback_page_parent_class)->finalize (object);
}

static void
dh_feedback_page_class_init (DhFeedbackPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_feedback_page_dispose;
  object_class->finalize = dh_feedback_page_finalize;
  widget_class->grab_focus = dh_feedback_page_grab_focus;
  widget_class->map = dh_feedback_page_map;

  g_type_ensure (DH_TYPE_FEEDBACK_FIGURES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-feedback-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, write_button);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, period_drop);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, category_drop);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, status_drop);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, list);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, DhFeedbackPage, figures);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  dh_feedback_page_install_list (widget_class);
  gtk_widget_class_install_action (widget_class, "feedback.status", NULL, status_action);
  gtk_widget_class_install_action (widget_class, "feedback.status-of", "x", status_of_action);
  gtk_widget_class_install_action (widget_class, "feedback.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "feedback.remove-of", "x", remove_of_action);
  dh_action_bind_group (widget_class, "feedback.");
}

static void
fill_periods (DhFeedbackPage *self)
{
  const char *const names[] = { _ ("Today"),      _ ("Last 7 days"), _ ("This month"),
                                _ ("Last month"), _ ("All days"),    NULL };
  g_autoptr (GtkStringList) periods = gtk_string_list_new (names);

  gtk_drop_down_set_model (self->period_drop, G_LIST_MODEL (periods));
  gtk_drop_down_set_selected (self->period_drop, DH_FEEDBACK_MONTH);
}

static void
dh_feedback_page_init (DhFeedbackPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_name_rows (self->period_drop);
  dh_name_rows (self->category_drop);
  dh_name_rows (self->status_drop);
  fill_periods (self);
  dh_feedback_page_create_list (self);
}

DhFeedbackPage *
dh_feedback_page_new (DhSession *session)
{
  DhFeedbackPage *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_FEEDBACK_PAGE, NULL);
  self->session = g_object_ref (session);
  if (dh_session_get_client (session) != NULL)
    g_signal_connect_object (dh_session_get_client (session), "changed", G_CALLBACK (changed_cb),
                             self, G_CONNECT_SWAPPED);
  return self;
}

void
dh_feedback_page_set_period (DhFeedbackPage *self, DhFeedbackPeriod period)
{
  g_return_if_fail (DH_IS_FEEDBACK_PAGE (self));

  gtk_drop_down_set_selected (self->period_drop, period);
}

gboolean
dh_feedback_page_is_ready (DhFeedbackPage *self)
{
  g_return_val_if_fail (DH_IS_FEEDBACK_PAGE (self), FALSE);

  return self->ready;
}

GListModel *
dh_feedback_page_get_model (DhFeedbackPage *self)
{
  g_return_val_if_fail (DH_IS_FEEDBACK_PAGE (self), NULL);

  return G_LIST_MODEL (self->shown);
}
