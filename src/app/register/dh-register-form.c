/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "register/dh-register-form.h"

#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"
#include "common/dh-toast.h"
#include "dh-accessible-names.h"
#include "dh-words.h"
#include "model/dh-entry-sign.h"
#include "pickers/dh-procedure-picker.h"
#include "text/dh-text.h"

struct _DhRegisterForm
{
  AdwDialog parent_instance;

  DhProcedurePicker *procedure_picker;
  GtkSpinButton *people_spin;
  GtkSpinButton *quantity_spin;
  GtkDropDown *reason_drop;
  GtkStringList *reason_model;
  GtkEntry *name_entry;
  GtkWidget *phone_box;
  GtkEntry *phone_entry;
  GtkLabel *notice_label;
  GtkLabel *hint_label;
  GtkCheckButton *stay_check;
  GtkWidget *save_button;

  char *name;    /* (owned) cleaned, of the last submit */
  char *phone;   /* (owned) of the last submit */
  gboolean sure; /* asked, and not changed since */
  gboolean busy;
};

enum
{
  SIGNAL_SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhRegisterForm, dh_register_form, ADW_TYPE_DIALOG)

static void
show_hint (DhRegisterForm *self, const char *text)
{
  gtk_label_set_label (self->hint_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), text != NULL);
  if (text != NULL)
    dh_announce (GTK_WIDGET (self), text, TRUE);
}

/* All fields empty: nothing of one person gets to the next. */
static void
reset (DhRegisterForm *self)
{
  dh_procedure_picker_set_selected (self->procedure_picker, 0);
  gtk_spin_button_set_value (self->people_spin, 1);
  gtk_spin_button_set_value (self->quantity_spin, 1);
  gtk_drop_down_set_selected (self->reason_drop, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->phone_entry), "");
  show_hint (self, NULL);
  self->sure = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->procedure_picker));
}

static void
changed_cb (DhRegisterForm *self)
{
  g_assert (DH_IS_REGISTER_FORM (self));

  if (self->sure || gtk_widget_get_visible (GTK_WIDGET (self->hint_label)))
    show_hint (self, NULL);
  self->sure = FALSE;
}

static void
submit (DhRegisterForm *self)
{
  const char *typed = NULL;

  if (self->busy)
    return;
  dh_focus_commit (GTK_WIDGET (self));
  typed = gtk_editable_get_text (GTK_EDITABLE (self->phone_entry));
  g_free (self->name);
  self->name = dh_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));
  g_free (self->phone);
  self->phone = *typed != '\0' ? dh_entry_read_phone (typed) : g_strdup ("");
  if (self->phone == NULL)
    {
      self->phone = g_strdup ("");
      show_hint (self, _ ("This is no telephone number. It has ten digits and begins with 0."));
      gtk_widget_grab_focus (GTK_WIDGET (self->phone_entry));
      return;
    }
  if (*dh_procedure_picker_get_text (self->procedure_picker) != '\0' &&
      dh_procedure_picker_get_selected (self->procedure_picker) == 0)
    {
      show_hint (self, _ ("Choose the procedure from the list, or leave it empty."));
      gtk_widget_grab_focus (GTK_WIDGET (self->procedure_picker));
      return;
    }
  gtk_spin_button_update (self->people_spin);
  gtk_spin_button_update (self->quantity_spin);
  self->busy = TRUE;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0);
}

static void
save_cb (DhRegisterForm *self)
{
  g_assert (DH_IS_REGISTER_FORM (self));

  submit (self);
}

/* Enter over the procedures goes to the button, so that nothing is saved before it was looked at.
 */
static void
picked_cb (DhRegisterForm *self)
{
  g_assert (DH_IS_REGISTER_FORM (self));

  gtk_widget_grab_focus (self->save_button);
}

static void
submit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  submit (DH_REGISTER_FORM (widget));
}

const char *
dh_register_form_get_name (DhRegisterForm *self)
{
  g_return_val_if_fail (DH_IS_REGISTER_FORM (self), "");

  return self->name != NULL ? self->name : "";
}

const char *
dh_register_form_get_phone (DhRegisterForm *self)
{
  g_return_val_if_fail (DH_IS_REGISTER_FORM (self), "");

  return self->phone != NULL ? self->phone : "";
}

const char *
dh_register_form_get_reason (DhRegisterForm *self)
{
  guint selected = 0;

  g_return_val_if_fail (DH_IS_REGISTER_FORM (self), "");

  selected = gtk_drop_down_get_selected (self->reason_drop);
  /* The first row is "none". */
  return selected > 0 && selected != GTK_INVALID_LIST_POSITION
             ? dh_priority_reasons ()[selected - 1]
             : "";
}

DhPriority
dh_register_form_get_priority (DhRegisterForm *self)
{
  const char *reason = dh_register_form_get_reason (self);

  if (*reason == '\0')
    return DH_PRIORITY_NONE;
  return g_str_equal (reason, "elderly") ? DH_PRIORITY_ELDERLY : DH_PRIORITY_OTHER;
}

gint64
dh_register_form_get_procedure (DhRegisterForm *self)
{
  g_return_val_if_fail (DH_IS_REGISTER_FORM (self), 0);

  return dh_procedure_picker_get_selected (self->procedure_picker);
}

int
dh_register_form_get_people (DhRegisterForm *self)
{
  g_return_val_if_fail (DH_IS_REGISTER_FORM (self), 1);

  return gtk_spin_button_get_value_as_int (self->people_spin);
}

int
dh_register_form_get_quantity (DhRegisterForm *self)
{
  g_return_val_if_fail (DH_IS_REGISTER_FORM (self), 1);

  return gtk_spin_button_get_value_as_int (self->quantity_spin);
}

gboolean
dh_register_form_is_sure (DhRegisterForm *self)
{
  g_return_val_if_fail (DH_IS_REGISTER_FORM (self), FALSE);

  return self->sure;
}

void
dh_register_form_answer (DhRegisterForm *self, const GError *error)
{
  g_return_if_fail (DH_IS_REGISTER_FORM (self));

  self->busy = FALSE;
  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (error != NULL)
    show_hint (self, error->message);
  else if (gtk_check_button_get_active (self->stay_check))
    reset (self);
  else
    adw_dialog_close (ADW_DIALOG (self));
}

void
dh_register_form_ask (DhRegisterForm *self, const char *text, gboolean may_confirm)
{
  g_return_if_fail (DH_IS_REGISTER_FORM (self));

  self->busy = FALSE;
  gtk_widget_set_sensitive (self->save_button, TRUE);
  show_hint (self, text);
  self->sure = may_confirm;
}

static void
dh_register_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_REGISTER_FORM);

  G_OBJECT_CLASS (dh_register_form_parent_class)->dispose (object);
}

static void
dh_register_form_finalize (GObject *object)
{
  DhRegisterForm *self = DH_REGISTER_FORM (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->phone, g_free);

  G_OBJECT_CLASS (dh_register_form_parent_class)->finalize (object);
}

static void
dh_register_form_class_init (DhRegisterFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_register_form_dispose;
  object_class->finalize = dh_register_form_finalize;

  signals[SIGNAL_SUBMITTED] = g_signal_new ("submitted", DH_TYPE_REGISTER_FORM, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DH_TYPE_PROCEDURE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-register-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DhRegisterForm, procedure_picker);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterForm, people_spin);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterForm, quantity_spin);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterForm, reason_drop);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterForm, reason_model);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterForm, name_entry);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterForm, phone_box);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterForm, phone_entry);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterForm, notice_label);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterForm, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterForm, stay_check);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterForm, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);

  gtk_widget_class_install_action (widget_class, "form.submit", NULL, submit_action);
  dh_action_bind (widget_class, "form.save", "form.submit");
}

static void
dh_register_form_init (DhRegisterForm *self)
{
  const char *const *reasons = dh_priority_reasons ();

  gtk_widget_init_template (GTK_WIDGET (self));
  dh_name_rows (self->reason_drop);
  gtk_string_list_append (self->reason_model, _ ("None"));
  for (guint i = 0; reasons[i] != NULL; i++)
    gtk_string_list_append (self->reason_model, dh_word_priority_reason (reasons[i]));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->procedure_picker));
}

DhRegisterForm *
dh_register_form_new (DhSession *session)
{
  DhRegisterForm *self = NULL;
  gint64 days = 0;
  g_autofree char *notice = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);

  self = g_object_new (DH_TYPE_REGISTER_FORM, NULL);
  days = dh_session_get_retention_days (session);
  dh_procedure_picker_set_procedures (self->procedure_picker, dh_session_get_procedures (session));
  gtk_widget_set_visible (self->phone_box, dh_session_keeps_phones (session));
  notice = g_strdup_printf (
      ngettext ("What you tell us (name, telephone) serves only to reach you about further help, "
                "is kept for %d day at most and is not passed on. You may decline, see it, have it "
                "corrected or erased.",
                "What you tell us (name, telephone) serves only to reach you about further help, "
                "is kept for %d days at most and is not passed on. You may decline, see it, have "
                "it corrected or erased.",
                (gulong) days),
      (int) days);
  gtk_label_set_label (self->notice_label, notice);
  return self;
}
