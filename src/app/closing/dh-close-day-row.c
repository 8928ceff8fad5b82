/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "closing/dh-close-day-row.h"

#include <glib/gi18n-lib.h>

#include "common/dh-labels.h"
#include "dh-accessible-names.h"

struct _DhCloseDayRow
{
  GtkBox parent_instance;

  GtkImage *state_icon;
  GtkLabel *ticket_label;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkDropDown *choice_drop;
  GtkEntry *text_entry;

  GSignalGroup *signals; /* (owned) of the item */
  gboolean filling;      /* the program sets what a person may */
};

G_DEFINE_FINAL_TYPE (DhCloseDayRow, dh_close_day_row, GTK_TYPE_BOX)

/* Shows what follows from the choice; what is being typed is left alone. */
static void
update_choice (DhCloseDayRow *self)
{
  DhCloseDayItem *item = dh_close_day_row_get_item (self);
  guint n = 0;
  const DhCloseChoice *choices = dh_close_day_item_get_choices (item, &n);
  g_autofree char *fault = dh_close_day_item_dup_fault (item);
  g_autofree char *text = dh_close_day_item_dup_text (item);

  self->filling = TRUE;
  for (guint i = 0; i < n; i++)
    if (choices[i] == dh_close_day_item_get_choice (item))
      gtk_drop_down_set_selected (self->choice_drop, i);
  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->text_entry))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->text_entry), text);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->text_entry), dh_close_day_item_needs_text (item));
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->text_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->text_entry), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->text_entry), GTK_ACCESSIBLE_STATE_INVALID,
      fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
update_names (DhCloseDayRow *self, DhCloseDayItem *item)
{
  const char *ticket = dh_close_day_item_get_ticket (item);
  /* Translators: a queue number, a state such as "Waiting", a procedure. */
  g_autofree char *choice = g_strdup_printf (_ ("What becomes of number %s: %s, %s"), ticket,
                                             dh_label_state (dh_close_day_item_get_state (item)),
                                             dh_close_day_item_get_title (item));
  /* Translators: %s is a queue number. */
  g_autofree char *text = g_strdup_printf (_ ("Time or day for number %s"), ticket);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice_drop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choice, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

static void
fill (DhCloseDayRow *self, DhCloseDayItem *item)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  DhVisitState state = dh_close_day_item_get_state (item);
  guint n = 0;
  const DhCloseChoice *choices = dh_close_day_item_get_choices (item, &n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_take (texts, dh_close_day_item_dup_choice_text (item, choices[i]));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->choice_drop, G_LIST_MODEL (texts));
  self->filling = FALSE;
  gtk_image_set_from_icon_name (self->state_icon, dh_label_state_icon (state));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state_icon), dh_label_state (state));
  gtk_label_set_label (self->ticket_label, dh_close_day_item_get_ticket (item));
  gtk_label_set_label (self->title_label, dh_close_day_item_get_title (item));
  gtk_label_set_label (self->subtitle_label, dh_close_day_item_get_subtitle (item));
  update_names (self, item);
  update_choice (self);
}

static void
choice_cb (DhCloseDayRow *self)
{
  g_assert (DH_IS_CLOSE_DAY_ROW (self));

  update_choice (self);
}

static void
selected_cb (DhCloseDayRow *self)
{
  DhCloseDayItem *item = NULL;
  guint selected = 0;
  guint n = 0;
  const DhCloseChoice *choices = NULL;

  g_assert (DH_IS_CLOSE_DAY_ROW (self));

  item = dh_close_day_row_get_item (self);
  if (self->filling || item == NULL)
    return;
  choices = dh_close_day_item_get_choices (item, &n);
  selected = gtk_drop_down_get_selected (self->choice_drop);
  if (selected >= n)
    return;
  dh_close_day_item_set_choice (item, choices[selected]);
  /* Whoever has just said "at" will say when. */
  if (dh_close_day_item_needs_text (item))
    gtk_widget_grab_focus (GTK_WIDGET (self->text_entry));
}

static void
text_changed_cb (DhCloseDayRow *self)
{
  DhCloseDayItem *item = NULL;

  g_assert (DH_IS_CLOSE_DAY_ROW (self));

  item = dh_close_day_row_get_item (self);
  if (!self->filling && item != NULL && dh_close_day_item_needs_text (item))
    dh_close_day_item_set_text (item, gtk_editable_get_text (GTK_EDITABLE (self->text_entry)));
}

static gboolean
dh_close_day_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DH_CLOSE_DAY_ROW (widget)->choice_drop));
}

static void
dh_close_day_row_dispose (GObject *object)
{
  DhCloseDayRow *self = DH_CLOSE_DAY_ROW (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_CLOSE_DAY_ROW);

  G_OBJECT_CLASS (dh_close_day_row_parent_class)->dispose (object);
}

static void
dh_close_day_row_finalize (GObject *object)
{
  g_clear_object (&DH_CLOSE_DAY_ROW (object)->signals);

  G_OBJECT_CLASS (dh_close_day_row_parent_class)->finalize (object);
}

static void
dh_close_day_row_class_init (DhCloseDayRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_close_day_row_dispose;
  object_class->finalize = dh_close_day_row_finalize;
  widget_class->grab_focus = dh_close_day_row_grab_focus;

  gtk_widget_class_set_css_name (widget_class, "visitrow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-close-day-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayRow, ticket_label);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayRow, choice_drop);
  gtk_widget_class_bind_template_child (widget_class, DhCloseDayRow, text_entry);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
dh_close_day_row_init (DhCloseDayRow *self)
{
  self->signals = g_signal_group_new (DH_TYPE_CLOSE_DAY_ITEM);
  g_signal_group_connect_swapped (self->signals, "notify::choice", G_CALLBACK (choice_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_name_rows (self->choice_drop);
}

DhCloseDayRow *
dh_close_day_row_new (void)
{
  return g_object_new (DH_TYPE_CLOSE_DAY_ROW, NULL);
}

DhCloseDayItem *
dh_close_day_row_get_item (DhCloseDayRow *self)
{
  g_autoptr (DhCloseDayItem) item = NULL;

  g_return_val_if_fail (DH_IS_CLOSE_DAY_ROW (self), NULL);

  item = g_signal_group_dup_target (self->signals);
  return item;
}

void
dh_close_day_row_set_item (DhCloseDayRow *self, DhCloseDayItem *item)
{
  g_return_if_fail (DH_IS_CLOSE_DAY_ROW (self));

  g_signal_group_set_target (self->signals, item);
  if (item != NULL)
    fill (self, item);
}
