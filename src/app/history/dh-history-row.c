/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "history/dh-history-row.h"

#include <glib/gi18n-lib.h>

struct _DhHistoryRow
{
  GtkBox parent_instance;

  GtkLabel *clock_label;
  GtkLabel *text_label;
  GtkLabel *details_label;
  GtkWidget *undo_button;

  gint64 event_id;
};

G_DEFINE_FINAL_TYPE (DhHistoryRow, dh_history_row, GTK_TYPE_BOX)

static void
clicked_cb (DhHistoryRow *self)
{
  g_assert (DH_IS_HISTORY_ROW (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "history.undo", "x", self->event_id);
}

void
dh_history_row_set_entry (DhHistoryRow *self, DhHistoryEntry *entry)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *action = NULL;
  gboolean undone = FALSE;

  g_return_if_fail (DH_IS_HISTORY_ROW (self));

  self->event_id = entry != NULL ? dh_history_entry_get_event (entry) : 0;
  if (entry == NULL)
    return;
  undone = dh_history_entry_get_undone (entry);
  gtk_label_set_label (self->clock_label, dh_history_entry_get_clock (entry));
  gtk_label_set_label (self->text_label, dh_history_entry_get_text (entry));
  gtk_label_set_label (self->details_label, dh_history_entry_get_details (entry));
  gtk_widget_set_visible (GTK_WIDGET (self->details_label),
                          *dh_history_entry_get_details (entry) != '\0');
  gtk_widget_set_visible (self->undo_button, !undone);
  gtk_button_set_label (GTK_BUTTON (self->undo_button),
                        dh_history_entry_get_free (entry) ? _ ("Undo") : _ ("Undo…"));
  gtk_widget_set_tooltip_text (self->undo_button,
                               dh_history_entry_get_free (entry)
                                   ? NULL
                                   : _ ("Later steps rest on this one; they are named first"));
  if (undone)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
    }
  gtk_label_set_attributes (self->text_label, attributes);
  spoken = dh_history_entry_dup_spoken (entry);
  /* Translators: %s is a step of the history with its time. */
  action = g_strdup_printf (_ ("Undo: %s"), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  action, -1);
}

static void
dh_history_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_HISTORY_ROW);

  G_OBJECT_CLASS (dh_history_row_parent_class)->dispose (object);
}

static void
dh_history_row_class_init (DhHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_history_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "historyrow");
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DhHistoryRow, clock_label);
  gtk_widget_class_bind_template_child (widget_class, DhHistoryRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, DhHistoryRow, details_label);
  gtk_widget_class_bind_template_child (widget_class, DhHistoryRow, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
dh_history_row_init (DhHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DhHistoryRow *
dh_history_row_new (void)
{
  return g_object_new (DH_TYPE_HISTORY_ROW, NULL);
}
