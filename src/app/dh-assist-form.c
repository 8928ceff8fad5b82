/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-assist-form.h"

#include <glib/gi18n-lib.h>

#include "dh-labels.h"
#include "dh-procedure-picker.h"
#include "dh-toast.h"
#include "dh-volunteer-picker.h"
#include "dh-words.h"

struct _DhAssistForm
{
  AdwDialog parent_instance;

  DhProcedurePicker *procedure_picker;
  DhVolunteerPicker *volunteer_picker;
  AdwToggleGroup *channel_group;
  AdwWrapBox *outcome_box;
  GtkSpinButton *quantity_spin;
  GtkEntry *note_entry;
  GtkLabel *hint_label;
  GtkWidget *record_button;
  GtkWidget *finish_button;

  GtkToggleButton *outcomes[DH_OUTCOME_N]; /* (not owned) children of outcome_box */
  gint64 visit_id;
  DhVisitState state;
  gboolean finish; /* finishing is what Enter does */
  gboolean busy;
  char *note; /* (owned) (nullable) as last filled into a command */
};

enum
{
  SIGNAL_SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhAssistForm, dh_assist_form, ADW_TYPE_DIALOG)

/* What is still missing, or NULL. */
static const char *
get_missing (DhAssistForm *self)
{
  g_autoptr (GArray) volunteers = dh_volunteer_picker_get_chosen (self->volunteer_picker);

  if (dh_procedure_picker_get_selected (self->procedure_picker) == 0)
    return _ ("Choose the procedure that was helped with.");
  if (volunteers->len == 0)
    return _ ("Choose who helped.");
  return NULL;
}

static void
update (DhAssistForm *self)
{
  const char *missing = get_missing (self);
  gboolean ready = missing == NULL && !self->busy;

  gtk_label_set_label (self->hint_label, missing != NULL ? missing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), missing != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->hint_label), "error");
  gtk_widget_set_sensitive (self->record_button, ready);
  gtk_widget_set_sensitive (self->finish_button, ready);
}

static void
changed_cb (DhAssistForm *self)
{
  g_assert (DH_IS_ASSIST_FORM (self));

  update (self);
}

static void
submit (DhAssistForm *self, gboolean finish)
{
  if (self->busy)
    return;
  dh_focus_commit (GTK_WIDGET (self));
  if (get_missing (self) != NULL)
    {
      dh_announce (GTK_WIDGET (self), get_missing (self), FALSE);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0, finish);
}

static void
record_cb (DhAssistForm *self)
{
  g_assert (DH_IS_ASSIST_FORM (self));

  submit (self, FALSE);
}

static void
finish_cb (DhAssistForm *self)
{
  g_assert (DH_IS_ASSIST_FORM (self));

  submit (self, TRUE);
}

/* Enter in a line goes to the button, so that nothing is recorded before it was looked at. */
static void
activated_cb (DhAssistForm *self)
{
  g_assert (DH_IS_ASSIST_FORM (self));

  update (self);
  gtk_widget_grab_focus (get_missing (self) == NULL
                             ? (self->finish ? self->finish_button : self->record_button)
                             : GTK_WIDGET (self->volunteer_picker));
}

static void
submit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DhAssistForm *self = DH_ASSIST_FORM (widget);

  submit (self, self->finish);
}

static void
create_outcomes (DhAssistForm *self)
{
  for (guint i = 0; i < DH_OUTCOME_N; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (dh_word_outcome ((DhOutcome) i));

      gtk_widget_add_css_class (button, "chip");
      self->outcomes[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->outcomes[i], self->outcomes[0]);
      adw_wrap_box_append (self->outcome_box, button);
    }
  gtk_toggle_button_set_active (self->outcomes[DH_OUTCOME_SELF_DONE], TRUE);
}

static void
create_channels (DhAssistForm *self)
{
  for (guint i = 0; i < DH_CHANNEL_N; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, dh_word_channel ((DhChannel) i));
      adw_toggle_set_name (toggle, dh_channel_to_code ((DhChannel) i));
      adw_toggle_group_add (self->channel_group, toggle);
    }
  adw_toggle_group_set_active (self->channel_group, DH_CHANNEL_IN_PERSON);
}

static void
dh_assist_form_map (GtkWidget *widget)
{
  DhAssistForm *self = DH_ASSIST_FORM (widget);

  GTK_WIDGET_CLASS (dh_assist_form_parent_class)->map (widget);

  if (dh_procedure_picker_get_selected (self->procedure_picker) == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->procedure_picker));
  else if (get_missing (self) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->volunteer_picker));
  else
    gtk_widget_grab_focus (self->finish ? self->finish_button : self->record_button);
}

static void
dh_assist_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DH_TYPE_ASSIST_FORM);

  G_OBJECT_CLASS (dh_assist_form_parent_class)->dispose (object);
}

static void
dh_assist_form_finalize (GObject *object)
{
  g_clear_pointer (&DH_ASSIST_FORM (object)->note, g_free);

  G_OBJECT_CLASS (dh_assist_form_parent_class)->finalize (object);
}

static void
dh_assist_form_class_init (DhAssistFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_assist_form_dispose;
  object_class->finalize = dh_assist_form_finalize;
  widget_class->map = dh_assist_form_map;

  signals[SIGNAL_SUBMITTED] = g_signal_new ("submitted", DH_TYPE_ASSIST_FORM, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (DH_TYPE_PROCEDURE_PICKER);
  g_type_ensure (DH_TYPE_VOLUNTEER_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-assist-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, procedure_picker);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, volunteer_picker);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, channel_group);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, outcome_box);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, quantity_spin);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, note_entry);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, record_button);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, finish_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);

  gtk_widget_class_install_action (widget_class, "form.submit", NULL, submit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "form.submit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "form.submit", NULL);
}

static void
dh_assist_form_init (DhAssistForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_outcomes (self);
  create_channels (self);
}

DhAssistForm *
dh_assist_form_new (DhSession *session,
                    const DhVisit *visit,
                    gboolean finish,
                    gboolean can_finish,
                    gint64 volunteer_id,
                    int quantity)
{
  DhAssistForm *self = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (DH_IS_SESSION (session), NULL);
  g_return_val_if_fail (visit != NULL, NULL);

  self = g_object_new (DH_TYPE_ASSIST_FORM, NULL);
  self->visit_id = visit->id;
  self->state = visit->state;
  self->finish = finish && can_finish;
  /* Translators: %s is a queue number. */
  title = g_strdup_printf (_ ("Help for Number %s"), visit->ticket);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  gtk_widget_set_visible (self->finish_button, can_finish);
  gtk_widget_add_css_class (self->finish ? self->finish_button : self->record_button,
                            "suggested-action");

  dh_procedure_picker_set_procedures (self->procedure_picker, dh_session_get_procedures (session));
  dh_procedure_picker_set_selected (self->procedure_picker, visit->procedure_id);
  dh_volunteer_picker_set_session (self->volunteer_picker, session);
  dh_volunteer_picker_choose (self->volunteer_picker,
                              visit->volunteer_id != 0 ? visit->volunteer_id : volunteer_id);
  gtk_spin_button_set_value (self->quantity_spin, quantity);
  update (self);
  return self;
}

gint64
dh_assist_form_get_visit (DhAssistForm *self)
{
  g_return_val_if_fail (DH_IS_ASSIST_FORM (self), 0);

  return self->visit_id;
}

DhVisitState
dh_assist_form_get_state (DhAssistForm *self)
{
  g_return_val_if_fail (DH_IS_ASSIST_FORM (self), DH_VISIT_NONE);

  return self->state;
}

void
dh_assist_form_fill (DhAssistForm *self, DhCommand *command, GArray **volunteers)
{
  g_return_if_fail (DH_IS_ASSIST_FORM (self));
  g_return_if_fail (command != NULL && volunteers != NULL);

  *volunteers = dh_volunteer_picker_get_chosen (self->volunteer_picker);
  g_set_str (&self->note, gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
  command->visit_id = self->visit_id;
  command->procedure_id = dh_procedure_picker_get_selected (self->procedure_picker);
  command->volunteers = (const gint64 *) (gpointer) (*volunteers)->data;
  command->n_volunteers = (*volunteers)->len;
  command->channel = (DhChannel) adw_toggle_group_get_active (self->channel_group);
  for (guint i = 0; i < DH_OUTCOME_N; i++)
    if (gtk_toggle_button_get_active (self->outcomes[i]))
      command->outcome = (DhOutcome) i;
  gtk_spin_button_update (self->quantity_spin);
  command->quantity = gtk_spin_button_get_value_as_int (self->quantity_spin);
  command->note = *self->note != '\0' ? self->note : NULL;
}

void
dh_assist_form_set_busy (DhAssistForm *self, gboolean busy, const GError *error)
{
  g_return_if_fail (DH_IS_ASSIST_FORM (self));

  self->busy = busy;
  update (self);
  if (error != NULL)
    {
      gtk_label_set_label (self->hint_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->hint_label), TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "error");
      dh_announce (GTK_WIDGET (self), error->message, TRUE);
    }
}
