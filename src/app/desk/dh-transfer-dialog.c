/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-transfer-dialog.h"

#include "common/dh-toast.h"
#include "pickers/dh-procedure-picker.h"

struct _DhTransferDialog
{
  AdwDialog parent_instance;

  DhProcedurePicker *picker;
  GtkWidget *button;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhTransferDialog, dh_transfer_dialog, ADW_TYPE_DIALOG)

static void
changed_cb (DhTransferDialog *self)
{
  g_assert (DH_IS_TRANSFER_DIALOG (self));

  gtk_widget_set_sensitive (self->button, dh_procedure_picker_get_selected (self->picker) != 0);
}

static void
transfer_cb (DhTransferDialog *self)
{
  gint64 id = 0;

  g_assert (DH_IS_TRANSFER_DIALOG (self));

  dh_focus_commit (GTK_WIDGET (self));
  id = dh_procedure_picker_get_selected (self->picker);
  if (id == 0)
    return;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
dh_transfer_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_TRANSFER_DIALOG);

  G_OBJECT_CLASS (dh_transfer_dialog_parent_class)->dispose (object);
}

static void
dh_transfer_dialog_class_init (DhTransferDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_transfer_dialog_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DH_TYPE_TRANSFER_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (DH_TYPE_PROCEDURE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-transfer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhTransferDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, DhTransferDialog, button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, transfer_cb);
}

static void
dh_transfer_dialog_init (DhTransferDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->picker));
}

DhTransferDialog *
dh_transfer_dialog_new (GPtrArray *procedures)
{
  DhTransferDialog *self = g_object_new (DH_TYPE_TRANSFER_DIALOG, NULL);

  dh_procedure_picker_set_procedures (self->picker, procedures);
  return self;
}
