/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "outreach/dh-sheet-details.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "assist/dh-assist-difficulties.h"
#include "dh-accessible-names.h"
#include "dh-words.h"
#include "text/dh-text.h"

struct _DhSheetDetails
{
  GtkPopover parent_instance;

  AdwToggleGroup *channel_group;
  GtkDropDown *outcome_drop;
  GtkSpinButton *elderly_spin;
  DhAssistDifficulties *difficulties_box;
  GtkEntry *note_entry;
  GtkWidget *note_warning;

  gboolean filling; /* changes are not the person's */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhSheetDetails, dh_sheet_details, GTK_TYPE_POPOVER)

static void
changed_cb (DhSheetDetails *self)
{
  g_assert (DH_IS_SHEET_DETAILS (self));

  gtk_widget_set_visible (self->note_warning, dh_text_has_id_number (gtk_editable_get_text (
                                                  GTK_EDITABLE (self->note_entry))));
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
activate_cb (DhSheetDetails *self)
{
  g_assert (DH_IS_SHEET_DETAILS (self));

  gtk_popover_popdown (GTK_POPOVER (self));
}

void
dh_sheet_details_set_row (DhSheetDetails *self, const DhSheetRow *row)
{
  g_return_if_fail (DH_IS_SHEET_DETAILS (self));
  g_return_if_fail (row != NULL);

  self->filling = TRUE;
  adw_toggle_group_set_active (self->channel_group, row->channel);
  gtk_drop_down_set_selected (self->outcome_drop, row->outcome);
  gtk_spin_button_set_range (self->elderly_spin, 0, MAX (row->count, row->elderly));
  gtk_spin_button_set_value (self->elderly_spin, row->elderly);
  dh_assist_difficulties_tick (self->difficulties_box,
                               row->difficulties != NULL ? row->difficulties : "");
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), row->note != NULL ? row->note : "");
  self->filling = FALSE;
}

void
dh_sheet_details_fill (DhSheetDetails *self, DhSheetRow *row)
{
  g_return_if_fail (DH_IS_SHEET_DETAILS (self));
  g_return_if_fail (row != NULL);

  row->channel = (DhChannel) adw_toggle_group_get_active (self->channel_group);
  row->outcome = (DhOutcome) gtk_drop_down_get_selected (self->outcome_drop);
  row->elderly = gtk_spin_button_get_value_as_int (self->elderly_spin);
  g_free (row->difficulties);
  row->difficulties = dh_assist_difficulties_dup_ticked (self->difficulties_box);
  g_set_str (&row->note, gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
}

static void
dh_sheet_details_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_SHEET_DETAILS);

  G_OBJECT_CLASS (dh_sheet_details_parent_class)->dispose (object);
}

static void
dh_sheet_details_class_init (DhSheetDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_sheet_details_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DH_TYPE_SHEET_DETAILS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DH_TYPE_ASSIST_DIFFICULTIES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-sheet-details.ui");
  gtk_widget_class_bind_template_child (widget_class, DhSheetDetails, channel_group);
  gtk_widget_class_bind_template_child (widget_class, DhSheetDetails, outcome_drop);
  gtk_widget_class_bind_template_child (widget_class, DhSheetDetails, elderly_spin);
  gtk_widget_class_bind_template_child (widget_class, DhSheetDetails, difficulties_box);
  gtk_widget_class_bind_template_child (widget_class, DhSheetDetails, note_entry);
  gtk_widget_class_bind_template_child (widget_class, DhSheetDetails, note_warning);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dh_sheet_details_init (DhSheetDetails *self)
{
  g_autoptr (GtkStringList) outcomes = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_name_rows (self->outcome_drop);
  for (guint i = 0; i < DH_CHANNEL_N; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, dh_word_channel ((DhChannel) i));
      adw_toggle_group_add (self->channel_group, toggle);
    }
  for (guint i = 0; i < DH_OUTCOME_N; i++)
    gtk_string_list_append (outcomes, dh_word_outcome ((DhOutcome) i));
  gtk_drop_down_set_model (self->outcome_drop, G_LIST_MODEL (outcomes));
  adw_toggle_group_set_active (self->channel_group, DH_CHANNEL_IN_PERSON);
  self->filling = FALSE;
}

DhSheetDetails *
dh_sheet_details_new (const DhDeskSettings *desk)
{
  DhSheetDetails *self = g_object_new (DH_TYPE_SHEET_DETAILS, NULL);

  dh_assist_difficulties_fill (self->difficulties_box, desk);
  return self;
}
