/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-change-dialog.h"

#include <glib/gi18n-lib.h>

#include "assist/dh-due-chooser.h"
#include "common/dh-action-table.h"
#include "common/dh-toast.h"
#include "dh-accessible-names.h"
#include "dh-words.h"
#include "model/dh-entry-sign.h"
#include "pickers/dh-procedure-picker.h"

struct _DhChangeDialog
{
  AdwDialog parent_instance;

  GtkEditable *name_entry;
  GtkEditable *phone_entry;
  GtkWidget *phone_box;
  GtkWidget *phone_hint;
  DhProcedurePicker *picker;
  GtkDropDown *reason_drop;
  GtkStringList *reason_model;
  GtkSpinButton *people_spin;
  DhDueChooser *due_chooser;
  GtkWidget *due_box;
  GtkWidget *button;

  char *name;  /* owned; these as they were */
  char *phone; /* owned */
  char *typed; /* (owned) the telephone as it is now; NULL = that is none */
  gint64 procedure_id;
  guint reason; /* row of reason_drop */
  int people;
  gint32 follow_up;
};

enum
{
  SIGNAL_SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhChangeDialog, dh_change_dialog, ADW_TYPE_DIALOG)

static guint
get_changes (DhChangeDialog *self)
{
  guint changes = 0;

  if (dh_procedure_picker_get_selected (self->picker) != self->procedure_id)
    changes |= DH_CHANGE_PROCEDURE;
  if (gtk_drop_down_get_selected (self->reason_drop) != self->reason)
    changes |= DH_CHANGE_PRIORITY;
  if (gtk_spin_button_get_value_as_int (self->people_spin) != self->people)
    changes |= DH_CHANGE_PEOPLE;
  if (dh_due_chooser_get_day (self->due_chooser) != self->follow_up)
    changes |= DH_CHANGE_FOLLOW_UP;
  return changes;
}

static gboolean
is_somebody_else (DhChangeDialog *self)
{
  return !g_str_equal (gtk_editable_get_text (self->name_entry), self->name) ||
         g_strcmp0 (self->typed, self->phone) != 0;
}

/* A procedure half typed is no procedure. */
static gboolean
is_ready (DhChangeDialog *self)
{
  return (get_changes (self) != 0 || is_somebody_else (self)) && self->typed != NULL &&
         (dh_procedure_picker_get_selected (self->picker) != 0 ||
          *dh_procedure_picker_get_text (self->picker) == '\0');
}

static void
changed_cb (DhChangeDialog *self)
{
  const char *text = NULL;

  g_assert (DH_IS_CHANGE_DIALOG (self));

  text = gtk_editable_get_text (self->phone_entry);
  g_free (self->typed);
  /* What has been kept so far is left as it is. */
  self->typed = *text == '\0' || g_strcmp0 (text, self->phone) == 0 ? g_strdup (text)
                                                                    : dh_entry_read_phone (text);
  gtk_widget_set_visible (self->phone_hint, self->typed == NULL);
  gtk_widget_set_sensitive (self->button, is_ready (self));
}

static void
save_cb (DhChangeDialog *self)
{
  g_assert (DH_IS_CHANGE_DIALOG (self));

  dh_focus_commit (GTK_WIDGET (self));
  gtk_spin_button_update (self->people_spin);
  if (!is_ready (self))
    return;
  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
submit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_cb (DH_CHANGE_DIALOG (widget));
}

static void
dh_change_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_CHANGE_DIALOG);

  G_OBJECT_CLASS (dh_change_dialog_parent_class)->dispose (object);
}

static void
dh_change_dialog_finalize (GObject *object)
{
  DhChangeDialog *self = DH_CHANGE_DIALOG (object);

  g_free (self->name);
  g_free (self->phone);
  g_free (self->typed);

  G_OBJECT_CLASS (dh_change_dialog_parent_class)->finalize (object);
}

static void
dh_change_dialog_class_init (DhChangeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dh_change_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dh_change_dialog_finalize;

  signals[SIGNAL_SUBMITTED] = g_signal_new ("submitted", DH_TYPE_CHANGE_DIALOG, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DH_TYPE_PROCEDURE_PICKER);
  g_type_ensure (DH_TYPE_DUE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-change-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DhChangeDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, DhChangeDialog, phone_entry);
  gtk_widget_class_bind_template_child (widget_class, DhChangeDialog, phone_box);
  gtk_widget_class_bind_template_child (widget_class, DhChangeDialog, phone_hint);
  gtk_widget_class_bind_template_child (widget_class, DhChangeDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, DhChangeDialog, reason_drop);
  gtk_widget_class_bind_template_child (widget_class, DhChangeDialog, reason_model);
  gtk_widget_class_bind_template_child (widget_class, DhChangeDialog, people_spin);
  gtk_widget_class_bind_template_child (widget_class, DhChangeDialog, due_chooser);
  gtk_widget_class_bind_template_child (widget_class, DhChangeDialog, due_box);
  gtk_widget_class_bind_template_child (widget_class, DhChangeDialog, button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_install_action (widget_class, "change.submit", NULL, submit_action);
  dh_action_bind (widget_class, "form.save", "change.submit");
}

static void
dh_change_dialog_init (DhChangeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dh_name_rows (self->reason_drop);
  gtk_string_list_append (self->reason_model, _ ("No priority"));
  for (const char *const *reason = dh_priority_reasons (); *reason != NULL; reason++)
    gtk_string_list_append (self->reason_model, dh_word_priority_reason (*reason));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->picker));
}

/* The row of a reason; priority without one that is known is "other". */
static guint
find_reason (const DhVisit *visit)
{
  const char *const *reasons = dh_priority_reasons ();
  guint n = 0;

  if (visit->priority == DH_PRIORITY_NONE)
    return 0;
  for (; reasons[n] != NULL; n++)
    if (g_str_equal (reasons[n], visit->priority_reason))
      return n + 1;
  return visit->priority == DH_PRIORITY_ELDERLY ? 1 : n;
}

DhChangeDialog *
dh_change_dialog_new (const DhVisit *visit,
                      GPtrArray *procedures,
                      gboolean keeps_phones,
                      gint32 today)
{
  DhChangeDialog *self = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (visit != NULL, NULL);

  self = g_object_new (DH_TYPE_CHANGE_DIALOG, NULL);
  /* Translators: %s is a queue number. */
  title = g_strdup_printf (_ ("Change Number %s"), visit->ticket);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  gtk_editable_set_text (self->name_entry, visit->person_name);
  gtk_editable_set_text (self->phone_entry, visit->person_phone);
  /* As the lines have it: they hold no more than their greatest length. */
  self->name = g_strdup (gtk_editable_get_text (self->name_entry));
  self->phone = g_strdup (gtk_editable_get_text (self->phone_entry));
  gtk_widget_set_visible (self->phone_box, keeps_phones || *self->phone != '\0');
  dh_procedure_picker_set_procedures (self->picker, procedures);
  dh_procedure_picker_set_selected (self->picker, visit->procedure_id);
  /* One that is not offered any more is left as it is. */
  self->procedure_id = dh_procedure_picker_get_selected (self->picker);
  self->reason = find_reason (visit);
  self->people = visit->people;
  gtk_drop_down_set_selected (self->reason_drop, self->reason);
  gtk_spin_button_set_value (self->people_spin, visit->people);
  dh_due_chooser_set_today (self->due_chooser, today);
  dh_due_chooser_set_day (self->due_chooser, visit->follow_up);
  self->follow_up = dh_due_chooser_get_day (self->due_chooser);
  gtk_widget_set_visible (self->due_box, visit->follow_up != 0 || visit->state == DH_VISIT_DONE ||
                                             visit->state == DH_VISIT_LEFT);
  changed_cb (self);
  return self;
}

void
dh_change_dialog_fill (DhChangeDialog *self, DhCommand *command)
{
  guint row = 0;

  g_return_if_fail (DH_IS_CHANGE_DIALOG (self));
  g_return_if_fail (command != NULL);

  row = gtk_drop_down_get_selected (self->reason_drop);
  command->changes = get_changes (self);
  if (is_somebody_else (self))
    {
      command->person_name = gtk_editable_get_text (self->name_entry);
      command->person_phone = self->typed;
    }
  command->procedure_id = dh_procedure_picker_get_selected (self->picker);
  command->people = gtk_spin_button_get_value_as_int (self->people_spin);
  command->follow_up = dh_due_chooser_get_day (self->due_chooser);
  if (row > 0)
    {
      command->priority_reason = dh_priority_reasons ()[row - 1];
      command->priority = g_str_equal (command->priority_reason, "elderly") ? DH_PRIORITY_ELDERLY
                                                                            : DH_PRIORITY_OTHER;
    }
}
