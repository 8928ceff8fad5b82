/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach/dh-outreach-page-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"
#include "common/dh-toast.h"
#include "dh-day.h"
#include "outreach/dh-outreach-row.h"

G_DEFINE_FINAL_TYPE (DhOutreachPage, dh_outreach_page, ADW_TYPE_BIN)

/* ---- The month */

static gint32
first_of_month (gint32 day, gint months)
{
  gint year, month, dom;

  dh_day_to_ymd (day, &year, &month, &dom);
  month += months - 1;
  year += month < 0 ? -1 : month / 12;
  return dh_day_from_ymd (year, (month + 12) % 12 + 1, 1);
}

static void
show_month (DhOutreachPage *self)
{
  gint year, month, dom;
  g_autofree char *text = NULL;

  dh_day_to_ymd (self->first, &year, &month, &dom);
  /* Translators: a month such as 11/2026. */
  text = g_strdup_printf (_ ("Month %d/%d"), month, year);
  gtk_label_set_label (self->month_label, text);
  gtk_widget_set_sensitive (self->next_button,
                            first_of_month (self->first, 1) <= dh_session_today (self->session));
}

/* ---- What is on the screen */

static void
show_total (DhOutreachPage *self)
{
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;
  gint64 people = 0; /* of many long sheets: more than an int holds */

  for (guint i = 0; i < self->reading->sheets->len; i++)
    people += dh_sheet_count (self->reading->sheets->pdata[i]);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, people);
  text = g_strdup_printf (
      ngettext ("%s person helped this month", "%s people helped this month", (gulong) people),
      number);
  gtk_label_set_label (self->total_label, text);
}

static void
show_reading (DhOutreachPage *self)
{
  GPtrArray *sheets = self->reading->sheets;
  GtkWidget *focus = NULL;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < sheets->len; i++)
    {
      DhOutreachRow *row = dh_outreach_row_new (sheets->pdata[i]);

      gtk_list_box_append (self->list, GTK_WIDGET (row));
      if (((const DhSheet *) sheets->pdata[i])->id == self->focus_id)
        focus = GTK_WIDGET (row);
    }
  gtk_stack_set_visible_child_name (self->stack, sheets->len > 0 ? "list" : "empty");
  if (focus != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (focus);
  self->focus_id = 0;
  show_total (self);
  dh_outreach_page_show_draft (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhOutreachPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DhOutreachReading) reading = NULL;

  g_assert (DH_IS_OUTREACH_PAGE (self));

  reading = dh_outreach_read_finish (source, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL ||
      dh_session_get_client (self->session) == NULL)
    return;
  if (reading == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->error_page), escaped);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  g_clear_pointer (&self->reading, dh_outreach_reading_free);
  self->reading = g_steal_pointer (&reading);
  show_reading (self);
}

/* The row that has the focus keeps it while the list is made anew. */
static void
remember_focus (DhOutreachPage *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (DH_IS_OUTREACH_ROW (row))
    self->focus_id = dh_outreach_row_get_sheet (DH_OUTREACH_ROW (row))->id;
}

static void
refresh (DhOutreachPage *self)
{
  if (self->session == NULL || dh_session_get_client (self->session) == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  remember_focus (self);
  show_month (self);
  dh_outreach_read_async (self->session, self->first, first_of_month (self->first, 1) - 1,
                          self->cancellable, read_cb, g_object_ref (self));
}

static void
refreshed_cb (DhOutreachPage *self)
{
  g_assert (DH_IS_OUTREACH_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
step (DhOutreachPage *self, gint months)
{
  gint32 first = first_of_month (self->first, months);

  if (first > dh_session_today (self->session))
    return;
  self->first = first;
  refresh (self);
  dh_announce (GTK_WIDGET (self), gtk_label_get_label (self->month_label), FALSE);
}

/* ---- Answers */

void
dh_outreach_page_show_saved (DhOutreachPage *self, GArray *ids, const char *text)
{
  dh_toast_show (GTK_WIDGET (self), text, (const gint64 *) (gpointer) ids->data, ids->len);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DhOutreachPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  g_assert (DH_IS_OUTREACH_PAGE (self));

  ids = dh_outreach_write_finish (DH_SESSION (source), result, &error);
  if (self->session == NULL)
    return;
  if (ids == NULL)
    dh_toast_error (GTK_WIDGET (self), error);
  else
    dh_outreach_page_show_saved (self, ids, _ ("It was taken away."));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhOutreachPage *self = DH_OUTREACH_PAGE (widget);

  dh_outreach_remove_async (self->session, g_variant_get_int64 (parameter), removed_cb,
                            g_object_ref (self));
}

/* Delete, about the row that has the focus. */
static void
remove_focused_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhOutreachPage *self = DH_OUTREACH_PAGE (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (DH_IS_OUTREACH_ROW (row))
    gtk_widget_activate_action (row, "outreach.remove", "x",
                                dh_outreach_row_get_sheet (DH_OUTREACH_ROW (row))->id);
}

static void
month_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (DH_OUTREACH_PAGE (widget), g_str_equal (name, "outreach.previous") ? -1 : 1);
}

/* ---- Life */

static gboolean
dh_outreach_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DH_OUTREACH_PAGE (widget)->add_button);
}

static void
dh_outreach_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dh_outreach_page_parent_class)->map (widget);

  refresh (DH_OUTREACH_PAGE (widget));
}

static void
dh_outreach_page_dispose (GObject *object)
{
  DhOutreachPage *self = DH_OUTREACH_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_OUTREACH_PAGE);
  g_clear_object (&self->session);
  g_clear_pointer (&self->reading, dh_outreach_reading_free);

  G_OBJECT_CLASS (dh_outreach_page_parent_class)->dispose (object);
}

static void
dh_outreach_page_class_init (DhOutreachPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_outreach_page_dispose;
  widget_class->grab_focus = dh_outreach_page_grab_focus;
  widget_class->map = dh_outreach_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-outreach-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DhOutreachPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, DhOutreachPage, month_label);
  gtk_widget_class_bind_template_child (widget_class, DhOutreachPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, DhOutreachPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, DhOutreachPage, draft_box);
  gtk_widget_class_bind_template_child (widget_class, DhOutreachPage, draft_label);
  gtk_widget_class_bind_template_child (widget_class, DhOutreachPage, table_box);
  gtk_widget_class_bind_template_child (widget_class, DhOutreachPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, DhOutreachPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DhOutreachPage, list);
  gtk_widget_class_bind_template_child (widget_class, DhOutreachPage, total_label);

  dh_outreach_page_install_editors (widget_class);
  gtk_widget_class_install_action (widget_class, "outreach.import", NULL,
                                   dh_outreach_page_import_action);
  gtk_widget_class_install_action (widget_class, "outreach.paste", NULL,
                                   dh_outreach_page_paste_action);
  gtk_widget_class_install_action (widget_class, "outreach.remove", "x", remove_action);
  gtk_widget_class_install_action (widget_class, "outreach.remove-focused", NULL,
                                   remove_focused_action);
  gtk_widget_class_install_action (widget_class, "outreach.previous", NULL, month_action);
  gtk_widget_class_install_action (widget_class, "outreach.next", NULL, month_action);
  dh_action_bind_group (widget_class, "outreach.");
}

static void
dh_outreach_page_init (DhOutreachPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (dh_outreach_page_drop_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

DhOutreachPage *
dh_outreach_page_new (DhSession *session)
{
  DhOutreachPage *self = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_OUTREACH_PAGE, NULL);
  self->session = g_object_ref (session);
  self->first = first_of_month (dh_session_today (session), 0);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

gboolean
dh_outreach_page_is_ready (DhOutreachPage *self)
{
  g_return_val_if_fail (DH_IS_OUTREACH_PAGE (self), FALSE);

  return self->reading != NULL;
}
