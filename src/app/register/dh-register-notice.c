/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "register/dh-register-notice.h"

#include "common/dh-toast.h"

struct _DhRegisterNotice
{
  GtkBox parent_instance;

  GtkLabel *label;
  GtkWidget *go_button;
  GtkWidget *confirm_button;

  gint64 visit_id; /* 0 = none */
  gboolean may_confirm;
};

enum
{
  SIGNAL_GO_TO,
  SIGNAL_CONFIRMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhRegisterNotice, dh_register_notice, GTK_TYPE_BOX)

static void
go_cb (DhRegisterNotice *self)
{
  g_assert (DH_IS_REGISTER_NOTICE (self));

  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, self->visit_id);
}

static void
confirm_cb (DhRegisterNotice *self)
{
  g_assert (DH_IS_REGISTER_NOTICE (self));

  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

void
dh_register_notice_show (DhRegisterNotice *self,
                         const char *text,
                         gint64 visit_id,
                         gboolean may_confirm)
{
  g_return_if_fail (DH_IS_REGISTER_NOTICE (self));
  g_return_if_fail (text != NULL);

  self->visit_id = visit_id;
  self->may_confirm = may_confirm != FALSE;
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (self->go_button, visit_id != 0);
  gtk_widget_set_visible (self->confirm_button, self->may_confirm);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  dh_announce (GTK_WIDGET (self), text, TRUE);
}

gboolean
dh_register_notice_may_confirm (DhRegisterNotice *self)
{
  g_return_val_if_fail (DH_IS_REGISTER_NOTICE (self), FALSE);

  return self->may_confirm;
}

static void
dh_register_notice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_REGISTER_NOTICE);

  G_OBJECT_CLASS (dh_register_notice_parent_class)->dispose (object);
}

static void
dh_register_notice_class_init (DhRegisterNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_register_notice_dispose;

  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", DH_TYPE_REGISTER_NOTICE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", DH_TYPE_REGISTER_NOTICE, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-register-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, DhRegisterNotice, label);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterNotice, go_button);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterNotice, confirm_button);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
}

static void
dh_register_notice_init (DhRegisterNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
