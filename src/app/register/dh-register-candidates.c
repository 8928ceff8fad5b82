/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "register/dh-register-candidates.h"

#include <glib/gi18n-lib.h>

struct _DhRegisterCandidates
{
  GtkPopover parent_instance;

  GtkListBox *list; /* (not owned) its child */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhRegisterCandidates, dh_register_candidates, GTK_TYPE_POPOVER)

static GtkWidget *
create_row (const char *title, const char *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *hint = gtk_label_new (detail);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (hint, "dimmed");
  gtk_widget_add_css_class (hint, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

void
dh_register_candidates_clear (DhRegisterCandidates *self)
{
  g_return_if_fail (DH_IS_REGISTER_CANDIDATES (self));

  gtk_list_box_remove_all (self->list);
}

void
dh_register_candidates_add (DhRegisterCandidates *self, const char *title, const char *detail)
{
  g_return_if_fail (DH_IS_REGISTER_CANDIDATES (self));

  gtk_list_box_append (self->list, create_row (title, detail));
}

const char *
dh_register_candidates_mark (DhRegisterCandidates *self, int index)
{
  GtkListBoxRow *row = NULL;

  g_return_val_if_fail (DH_IS_REGISTER_CANDIDATES (self), NULL);

  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (row == NULL)
    {
      gtk_list_box_unselect_all (self->list);
      return NULL;
    }
  gtk_list_box_select_row (self->list, row);
  return gtk_label_get_label (
      GTK_LABEL (gtk_widget_get_first_child (gtk_list_box_row_get_child (row))));
}

static void
row_activated_cb (DhRegisterCandidates *self, GtkListBoxRow *row)
{
  g_assert (DH_IS_REGISTER_CANDIDATES (self));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
dh_register_candidates_class_init (DhRegisterCandidatesClass *klass)
{
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DH_TYPE_REGISTER_CANDIDATES, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
dh_register_candidates_init (DhRegisterCandidates *self)
{
  GtkPopover *popover = GTK_POPOVER (self);

  gtk_popover_set_autohide (popover, FALSE);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "candidates");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Procedures that may be meant"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (popover, GTK_WIDGET (self->list));
}
