/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "log-desk/dh-log-desk-row.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"

struct _DhLogDeskRow
{
  GtkBox parent_instance;

  GtkLabel *clock_label;
  GtkLabel *ticket_label;
  GtkLabel *title_label;
  GtkLabel *details_label;
  GtkWidget *edit_button;
  GtkWidget *undo_button;

  gint64 event_id;
};

G_DEFINE_FINAL_TYPE (DhLogDeskRow, dh_log_desk_row, GTK_TYPE_BOX)

static void
edit_cb (DhLogDeskRow *self)
{
  g_assert (DH_IS_LOG_DESK_ROW (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "log.edit", "x", self->event_id);
}

static void
undo_cb (DhLogDeskRow *self)
{
  g_assert (DH_IS_LOG_DESK_ROW (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "log.undo", "x", self->event_id);
}

void
dh_log_desk_row_set_item (DhLogDeskRow *self, DhLogDeskItem *item)
{
  const DhAssist *assist = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  g_autofree char *edit = NULL;
  g_autofree char *undo = NULL;

  g_return_if_fail (DH_IS_LOG_DESK_ROW (self));

  self->event_id = 0;
  if (item == NULL)
    return;
  assist = dh_log_desk_item_get_assist (item);
  self->event_id = assist->id;
  clock = dh_format_clock (assist->at);
  title = dh_log_desk_item_dup_title (item);
  details = dh_log_desk_item_dup_details (item);
  gtk_label_set_label (self->clock_label, clock);
  gtk_label_set_label (self->ticket_label, assist->ticket);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->details_label, details);
  /* Translators: %s is a queue number. */
  edit = g_strdup_printf (_ ("Change the record of number %s"), assist->ticket);
  /* Translators: %s is a queue number. */
  undo = g_strdup_printf (_ ("Take back the record of number %s"), assist->ticket);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  edit, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  undo, -1);
}

static void
dh_log_desk_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_LOG_DESK_ROW);

  G_OBJECT_CLASS (dh_log_desk_row_parent_class)->dispose (object);
}

static void
dh_log_desk_row_class_init (DhLogDeskRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_log_desk_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "historyrow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-log-desk-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskRow, clock_label);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskRow, ticket_label);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskRow, details_label);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskRow, edit_button);
  gtk_widget_class_bind_template_child (widget_class, DhLogDeskRow, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
}

static void
dh_log_desk_row_init (DhLogDeskRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhLogDeskRow *
dh_log_desk_row_new (void)
{
  return g_object_new (DH_TYPE_LOG_DESK_ROW, NULL);
}
