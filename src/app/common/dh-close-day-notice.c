/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "common/dh-close-day-notice.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* More of a text than this is read where it stands whole. */
#define SHOWN_LINES 3

struct _DhCloseDayNotice
{
  GtkBox parent_instance;

  GtkWidget *label;   /* (not owned) child */
  GtkWidget *buttons; /* (not owned) child */
};

enum
{
  SIGNAL_DISMISSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhCloseDayNotice, dh_close_day_notice, GTK_TYPE_BOX)

static void
dismiss_cb (DhCloseDayNotice *self)
{
  g_assert (DH_IS_CLOSE_DAY_NOTICE (self));

  g_signal_emit (self, signals[SIGNAL_DISMISSED], 0);
}

static void
dh_close_day_notice_class_init (DhCloseDayNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_DISMISSED] = g_signal_new ("dismissed", DH_TYPE_CLOSE_DAY_NOTICE,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "daynotice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
dh_close_day_notice_init (DhCloseDayNotice *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->label), SHOWN_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (self), self->label);
  self->buttons = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->buttons), 4);
  adw_wrap_box_set_align (ADW_WRAP_BOX (self->buttons), 1.0F);
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->buttons);
}

DhCloseDayNotice *
dh_close_day_notice_new (const char *text, gboolean dismissable)
{
  DhCloseDayNotice *self = NULL;
  GtkWidget *button = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (DH_TYPE_CLOSE_DAY_NOTICE, NULL);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  if (!dismissable)
    return self;
  button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Put this notice away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Put this notice away"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (dismiss_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), button);
  return self;
}

void
dh_close_day_notice_add_button (DhCloseDayNotice *self,
                                const char *label,
                                const char *action,
                                GVariant *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  GtkWidget *button = NULL;

  g_return_if_fail (DH_IS_CLOSE_DAY_NOTICE (self));

  button = gtk_button_new_with_mnemonic (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), owned);
  adw_wrap_box_append (ADW_WRAP_BOX (self->buttons), button);
}

const char *
dh_close_day_notice_get_text (DhCloseDayNotice *self)
{
  g_return_val_if_fail (DH_IS_CLOSE_DAY_NOTICE (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}
