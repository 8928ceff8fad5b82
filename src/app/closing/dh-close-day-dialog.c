/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "closing/dh-close-day-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "closing/dh-close-day-job.h"
#include "closing/dh-close-day-time.h"
#include "closing/dh-day-note-dialog.h"
#include "closing/dh-day-note-list.h"
#include "common/dh-action-table.h"
#include "common/dh-toast.h"
#include "dh-day.h"
#include "dh-language.h"
#include "model/dh-visit-fold.h"
#include "statistics/dh-day-reading.h"
#include "text/dh-text.h"

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhCloseDayDialog, dh_close_day_dialog, ADW_TYPE_DIALOG)

/* ---- What is wrong with it */

static gboolean
get_out_time (DhCloseDayDialog *self, gint64 *time)
{
  return dh_close_day_parse_clock (gtk_editable_get_text (GTK_EDITABLE (self->out_entry)),
                                   dh_day_of_time (self->now), time) &&
         *time <= self->now;
}

/* The first thing that cannot be done as it is written; NULL where there is none. */
static char *
dup_fault (DhCloseDayDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gint64 time = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DhCloseDayItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      char *fault = dh_close_day_item_dup_fault (item);

      if (fault != NULL)
        return fault;
    }
  if (self->volunteers->len > 0 && !get_out_time (self, &time))
    return g_strdup (_ ("Off duty: write a time that has passed, such as 16:30."));
  return NULL;
}

static void
show_hint (DhCloseDayDialog *self, const char *text)
{
  gtk_label_set_label (self->hint_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), text != NULL);
}

static void
update (DhCloseDayDialog *self)
{
  g_autofree char *fault = dup_fault (self);

  gtk_widget_remove_css_class (GTK_WIDGET (self->hint_label), "error");
  show_hint (self, fault);
  gtk_widget_set_sensitive (self->close_button, fault == NULL && !self->busy);
}

static void
changed_cb (DhCloseDayDialog *self)
{
  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  update (self);
}

static void
choice_cb (DhCloseDayDialog *self)
{
  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  update (self);
}

static guint
count_absent (DhCloseDayDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint absent = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DhCloseDayItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      absent += dh_close_day_item_get_state (item) == DH_VISIT_NO_SHOW;
    }
  return absent;
}

/* ---- Closing */

static char *
dup_handover (DhCloseDayDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->handover_view);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return dh_text_clean (text);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhCloseDayDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) events = NULL;
  guint n = 0;

  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  events = dh_close_day_finish (DH_SESSION (source), result, &error);
  if (self->list_view == NULL)
    return;
  self->busy = FALSE;
  update (self);
  if (events == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "error");
      show_hint (self, error->message);
      dh_announce (GTK_WIDGET (self), error->message, TRUE);
      return;
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items)) - count_absent (self);
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0, n, events);
}

static void
submit (DhCloseDayDialog *self)
{
  g_autofree char *fault = NULL;
  g_autofree char *handover = NULL;
  g_autoptr (GArray) commands = NULL;
  DhClosing closing = { 0 };
  guint n = 0;

  if (self->busy)
    return;
  /* The word that an input method holds back is part of the handover. */
  dh_focus_commit (GTK_WIDGET (self));
  fault = dup_fault (self);
  if (fault != NULL)
    {
      update (self);
      dh_announce (GTK_WIDGET (self), fault, TRUE);
      return;
    }
  commands = g_array_new (FALSE, TRUE, sizeof (DhCommand));
  handover = dup_handover (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DhCloseDayItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      dh_close_day_item_fill (item, commands);
    }
  closing.commands = commands;
  closing.handover = handover;
  /* At the present time they are checked out by the closing itself. */
  if (self->volunteers->len > 0 &&
      g_strcmp0 (self->out_proposed, gtk_editable_get_text (GTK_EDITABLE (self->out_entry))) != 0 &&
      get_out_time (self, &closing.out_at))
    closing.volunteers = self->volunteers;
  self->busy = TRUE;
  update (self);
  dh_close_day_async (self->session, &closing, closed_cb, g_object_ref (self));
}

static void
close_cb (DhCloseDayDialog *self)
{
  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  submit (self);
}

static void
submit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  submit (DH_CLOSE_DAY_DIALOG (widget));
}

/* Enter in the line goes to the button, so that nothing is closed before it was looked at. */
static void
activated_cb (DhCloseDayDialog *self)
{
  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  gtk_widget_grab_focus (self->close_button);
}

/* ---- Filling */

static void
set_all (DhCloseDayDialog *self, DhCloseChoice choice)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DhCloseDayItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      DhVisitState state = dh_close_day_item_get_state (item);

      if (state == DH_VISIT_WAITING || state == DH_VISIT_CALLED || state == DH_VISIT_HELD)
        dh_close_day_item_set_choice (item, choice);
    }
}

static void
all_left_cb (DhCloseDayDialog *self)
{
  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  set_all (self, DH_CLOSE_LEFT);
}

static void
all_back_cb (DhCloseDayDialog *self)
{
  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  set_all (self, DH_CLOSE_COME_BACK);
}

static void
fill_items (DhCloseDayDialog *self)
{
  gint64 long_s = dh_session_get_desk_settings (self->session)->long_serving_min * (gint64) 60;
  GListModel *queue = G_LIST_MODEL (dh_session_get_queue (self->session));
  guint n = g_list_model_get_n_items (queue);
  guint waiting = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DhVisitItem) shown = g_list_model_get_item (queue, i);
      const DhVisit *visit = dh_visit_item_get_visit (shown);
      g_autoptr (DhCloseDayItem) item = NULL;

      if (!dh_visit_state_is_open (visit->state))
        continue;
      item = dh_close_day_item_new (visit, self->now, long_s);
      g_signal_connect_object (item, "notify::choice", G_CALLBACK (choice_cb), self,
                               G_CONNECT_SWAPPED);
      g_list_store_append (self->items, item);
      waiting += visit->state != DH_VISIT_SERVING && visit->state != DH_VISIT_NO_SHOW;
    }
  gtk_widget_set_visible (self->all_box, waiting > 1);
}

static char *
dup_open_text (DhCloseDayDialog *self)
{
  guint absent = count_absent (self);
  guint open = g_list_model_get_n_items (G_LIST_MODEL (self->items)) - absent;
  g_autofree char *open_text = NULL;
  g_autofree char *absent_text = NULL;

  open_text =
      open == 0 ? g_strdup (_ ("Nobody is open any more"))
                : g_strdup_printf (
                      ngettext ("%u person is still open", "%u people are still open", open), open);
  if (absent == 0)
    return g_steal_pointer (&open_text);
  absent_text = g_strdup_printf (ngettext ("%u was absent", "%u were absent", absent), absent);
  return g_strdup_printf ("%s · %s", open_text, absent_text);
}

static void
fill_open (DhCloseDayDialog *self)
{
  g_autofree char *day =
      dh_format_day_short (dh_close_day_next_working (dh_day_of_time (self->now)));
  g_autofree char *text = dup_open_text (self);
  /* Translators: %s is a date. */
  g_autofree char *back = g_strdup_printf (_ ("Comes back on %s"), day);

  gtk_label_set_label (self->open_label, text);
  gtk_button_set_label (self->all_back_button, back);
  gtk_widget_set_visible (self->list_card,
                          g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0);
}

static void
fill_duties (DhCloseDayDialog *self)
{
  GPtrArray *volunteers = dh_session_get_volunteers (self->session);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < volunteers->len; i++)
    {
      const DhVolunteer *volunteer = volunteers->pdata[i];

      if (volunteer->on_duty_since == 0)
        continue;
      g_array_append_val (self->volunteers, volunteer->id);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", volunteer->name);
    }
  n = self->volunteers->len;
  text = n == 0 ? g_strdup (_ ("Nobody is on duty any more."))
                : g_strdup_printf (ngettext ("%u volunteer is still on duty",
                                             "%u volunteers are still on duty", n),
                                   n);
  gtk_label_set_label (self->duty_label, text);
  gtk_label_set_label (self->duty_names, names->str);
  gtk_widget_set_visible (GTK_WIDGET (self->duty_names), n > 0);
  gtk_widget_set_visible (self->duty_box, n > 0);
  self->out_proposed = dh_format_clock (self->now);
  gtk_editable_set_text (GTK_EDITABLE (self->out_entry), self->out_proposed);
}

static void
figures_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhCloseDayDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhDayReading) reading = dh_day_reading_finish (source, result, &error);
  g_autofree char *text = NULL;

  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  if (self->list_view == NULL)
    return;
  if (reading == NULL)
    {
      gtk_label_set_label (self->figures_label, error->message);
      return;
    }
  /* Translators: figures of the day; the last is how often help was given. */
  text = g_strdup_printf (
      _ ("Today: %d came · %d done · %d left · %d absent · %d still open · help given %d times"),
      (int) reading->stats->arrived, (int) reading->stats->served, (int) reading->stats->left,
      (int) reading->stats->no_show, (int) reading->stats->open, (int) reading->stats->assists);
  gtk_label_set_label (self->figures_label, text);
}

/* ---- Notes */

static void
notes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhCloseDayDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = dh_day_note_list_finish (DH_SESSION (source), result, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  if (self->list_view == NULL)
    return;
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      g_autofree char *line = dh_day_note_dup_line (notes->pdata[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  gtk_label_set_label (self->notes_label, notes == NULL ? error->message
                                          : text->len > 0
                                              ? text->str
                                              : _ ("None yet: an outage of the portal, a power "
                                                   "cut, anything out of the ordinary."));
}

static void
refresh (DhCloseDayDialog *self)
{
  gint32 today = dh_day_of_time (self->now);

  if (dh_session_get_client (self->session) == NULL)
    return;
  dh_day_reading_async (self->session, today, self->cancellable, figures_cb, g_object_ref (self));
  dh_day_note_list_async (self->session, today, today, self->cancellable, notes_cb,
                          g_object_ref (self));
}

static void
note_cb (DhCloseDayDialog *self)
{
  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  dh_focus_commit (GTK_WIDGET (self));
  adw_dialog_present (
      ADW_DIALOG (dh_day_note_dialog_new (self->session, dh_day_of_time (self->now))),
      GTK_WIDGET (self));
}

static void
refreshed_cb (DhCloseDayDialog *self)
{
  g_assert (DH_IS_CLOSE_DAY_DIALOG (self));

  refresh (self);
}

GListModel *
dh_close_day_dialog_get_items (DhCloseDayDialog *self)
{
  g_return_val_if_fail (DH_IS_CLOSE_DAY_DIALOG (self), NULL);

  return G_LIST_MODEL (self->items);
}

static void
dh_close_day_dialog_dispose (GObject *object)
{
  DhCloseDayDialog *self = DH_CLOSE_DAY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_CLOSE_DAY_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dh_close_day_dialog_parent_class)->dispose (object);
}

static void
dh_close_day_dialog_finalize (GObject *object)
{
  DhCloseDayDialog *self = DH_CLOSE_DAY_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->items);
  g_clear_pointer (&self->volunteers, g_array_unref);
  g_clear_pointer (&self->out_proposed, g_free);

  G_OBJECT_CLASS (dh_close_day_dialog_parent_class)->finalize (object);
}

static void
dh_close_day_dialog_class_init (DhCloseDayDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_close_day_dialog_dispose;
  object_class->finalize = dh_close_day_dialog_finalize;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed-day", DH_TYPE_CLOSE_DAY_DIALOG, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                         G_TYPE_ARRAY);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-close-day-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, figures_label);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, open_label);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, all_box);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, all_back_button);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, list_card);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, duty_label);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, duty_names);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, duty_box);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, out_entry);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, notes_label);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, handover_view);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayDialog, close_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);

  gtk_widget_class_install_action (widget_class, "close-day.submit", NULL, submit_action);
  dh_action_bind (widget_class, "form.save", "close-day.submit");
}

static void
dh_close_day_dialog_init (DhCloseDayDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->items = g_list_store_new (DH_TYPE_CLOSE_DAY_ITEM);
  self->volunteers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_close_day_dialog_create_rows (self);
}

DhCloseDayDialog *
dh_close_day_dialog_new (DhSession *session)
{
  DhCloseDayDialog *self = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session) && dh_session_is_ready (session), NULL);

  self = g_object_new (DH_TYPE_CLOSE_DAY_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->now = dh_session_now (session);
  day = dh_format_day_long (dh_day_of_time (self->now), dh_language_is_vietnamese ());
  adw_window_title_set_subtitle (self->window_title, day);
  fill_items (self);
  fill_open (self);
  fill_duties (self);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  adw_dialog_set_focus (ADW_DIALOG (self), g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0
                                               ? GTK_WIDGET (self->list_view)
                                               : self->close_button);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  refresh (self);
  return self;
}
