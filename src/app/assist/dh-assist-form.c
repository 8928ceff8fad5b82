/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "assist/dh-assist-form.h"

#include <glib/gi18n-lib.h>

#include "assist/dh-assist-difficulties.h"
#include "assist/dh-due-chooser.h"
#include "common/dh-action-table.h"
#include "common/dh-labels.h"
#include "common/dh-toast.h"
#include "dh-key-forward.h"
#include "dh-words.h"
#include "pickers/dh-procedure-picker.h"
#include "pickers/dh-volunteer-picker.h"
#include "text/dh-text.h"

struct _DhAssistForm
{
  AdwDialog parent_instance;

  DhProcedurePicker *procedure_picker;
  DhVolunteerPicker *volunteer_picker;
  AdwToggleGroup *channel_group;
  AdwWrapBox *outcome_box;
  GtkSpinButton *quantity_spin;
  AdwToggleGroup *minutes_group;
  DhAssistDifficulties *difficulties_box;
  DhDueChooser *due_chooser;
  GtkCheckButton *slip_check;
  GtkEntry *note_entry;
  GtkWidget *note_warning;
  GtkLabel *hint_label;
  GtkWidget *record_button;
  GtkWidget *finish_button;

  GtkToggleButton *outcomes[DH_OUTCOME_N]; /* (not owned) children of outcome_box */
  DhSession *session;                      /* (owned) */
  GHashTable *habits;                      /* (owned) (nullable) procedure id → DhAssistHabit */
  gint64 visit_id;
  gint64 recorded; /* event that is being put right, 0 = none */
  DhVisitState state;
  gboolean finish; /* finishing is what Enter does */
  gboolean busy;
  gboolean touched;   /* channel or outcome were chosen by hand */
  gboolean proposing; /* … and are being set to what is usual */
  char *note;         /* (owned) (nullable) as last filled into a command */
  char *difficulties; /* (owned) (nullable) as last filled into a command */
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
set_outcome (DhAssistForm *self, DhChannel channel, DhOutcome outcome)
{
  self->proposing = TRUE;
  adw_toggle_group_set_active (self->channel_group, channel);
  gtk_toggle_button_set_active (self->outcomes[outcome], TRUE);
  self->proposing = FALSE;
}

/* What was right the last time is so again as a rule. */
static void
propose (DhAssistForm *self)
{
  gint64 procedure_id = dh_procedure_picker_get_selected (self->procedure_picker);
  const DhAssistHabit *habit =
      self->habits != NULL ? g_hash_table_lookup (self->habits, &procedure_id) : NULL;

  if (!self->touched && self->recorded == 0 && procedure_id != 0)
    set_outcome (self, habit != NULL ? habit->channel : DH_CHANNEL_IN_PERSON,
                 habit != NULL ? habit->outcome : DH_OUTCOME_SELF_DONE);
}

static void
procedure_cb (DhAssistForm *self)
{
  g_assert (DH_IS_ASSIST_FORM (self));

  propose (self);
  update (self);
}

static void
changed_cb (DhAssistForm *self)
{
  g_assert (DH_IS_ASSIST_FORM (self));

  update (self);
}

static void
touched_cb (DhAssistForm *self)
{
  g_assert (DH_IS_ASSIST_FORM (self));

  if (!self->proposing)
    self->touched = TRUE;
}

static void
note_cb (DhAssistForm *self)
{
  gboolean personal = FALSE;

  g_assert (DH_IS_ASSIST_FORM (self));

  personal = dh_text_has_id_number (gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
  if (personal && !gtk_widget_get_visible (self->note_warning))
    dh_announce (GTK_WIDGET (self), gtk_label_get_label (GTK_LABEL (self->note_warning)), TRUE);
  gtk_widget_set_visible (self->note_warning, personal);
}

static void
due_cb (DhAssistForm *self)
{
  g_assert (DH_IS_ASSIST_FORM (self));

  gtk_widget_set_visible (GTK_WIDGET (self->slip_check),
                          dh_due_chooser_get_day (self->due_chooser) != 0);
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
      g_signal_connect_object (button, "toggled", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->outcome_box, button);
    }
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
}

static void
add_minutes (DhAssistForm *self, int minutes)
{
  AdwToggle *toggle = adw_toggle_new ();
  g_autofree char *name = g_strdup_printf ("%d", minutes);
  g_autofree char *tip =
      minutes == 0
          ? g_strdup (_ ("As long as the person was at the desk"))
          : g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), minutes);

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, minutes == 0 ? _ ("By the clock") : name);
  adw_toggle_set_tooltip (toggle, tip);
  adw_toggle_group_add (self->minutes_group, toggle);
}

static void
set_minutes (DhAssistForm *self, int minutes)
{
  g_autofree char *name = g_strdup_printf ("%d", minutes);

  if (adw_toggle_group_get_toggle_by_name (self->minutes_group, name) == NULL)
    add_minutes (self, minutes);
  adw_toggle_group_set_active_name (self->minutes_group, name);
}

static void
create_minutes (DhAssistForm *self)
{
  static const int minutes[] = { 0, 5, 10, 15, 30, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    add_minutes (self, minutes[i]);
  set_minutes (self, 0);
}

/* The line that letters are meant for while a button has the focus. */
static GtkWidget *
find_line (DhAssistForm *self)
{
  g_autoptr (GArray) volunteers = dh_volunteer_picker_get_chosen (self->volunteer_picker);
  GtkWidget *child = NULL;

  if (dh_procedure_picker_get_selected (self->procedure_picker) == 0)
    return GTK_WIDGET (self->procedure_picker);
  if (volunteers->len > 0)
    return GTK_WIDGET (self->note_entry);
  child = gtk_widget_get_first_child (GTK_WIDGET (self->volunteer_picker));
  while (child != NULL && !GTK_IS_ENTRY (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* What is typed as soon as the form is there is lost nowhere. */
static gboolean
key_pressed_cb (DhAssistForm *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  g_assert (DH_IS_ASSIST_FORM (self));

  return dh_key_forward (controller, keyval, state, find_line (self));
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
  DhAssistForm *self = DH_ASSIST_FORM (object);

  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->difficulties, g_free);
  g_clear_pointer (&self->habits, g_hash_table_unref);

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
  g_type_ensure (DH_TYPE_DUE_CHOOSER);
  g_type_ensure (DH_TYPE_ASSIST_DIFFICULTIES);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dh-assist-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, procedure_picker);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, volunteer_picker);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, channel_group);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, outcome_box);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, quantity_spin);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, note_entry);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, minutes_group);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, difficulties_box);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, due_chooser);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, slip_check);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, note_warning);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, record_button);
  gtk_widget_class_bind_template_child (widget_class, DhAssistForm, finish_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, procedure_cb);
  gtk_widget_class_bind_template_callback (widget_class, touched_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);

  gtk_widget_class_install_action (widget_class, "form.submit", NULL, submit_action);
  dh_action_bind (widget_class, "form.save", "form.submit");
}

static void
dh_assist_form_init (DhAssistForm *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  create_outcomes (self);
  create_channels (self);
  create_minutes (self);
  set_outcome (self, DH_CHANNEL_IN_PERSON, DH_OUTCOME_SELF_DONE);
  /* Nobody has, so far. */
  self->touched = FALSE;
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
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
  dh_assist_difficulties_fill (self->difficulties_box, dh_session_get_desk_settings (session));
  dh_due_chooser_set_today (self->due_chooser, dh_session_today (session));
  update (self);
  return self;
}

void
dh_assist_form_set_habits (DhAssistForm *self, GHashTable *habits)
{
  g_return_if_fail (DH_IS_ASSIST_FORM (self));

  g_clear_pointer (&self->habits, g_hash_table_unref);
  self->habits = habits != NULL ? g_hash_table_ref (habits) : NULL;
  propose (self);
}

void
dh_assist_form_set_recorded (DhAssistForm *self, gint64 event_id, const DhCommand *command)
{
  g_return_if_fail (DH_IS_ASSIST_FORM (self));
  g_return_if_fail (command != NULL);

  self->recorded = event_id;
  self->finish = FALSE;
  dh_procedure_picker_set_selected (self->procedure_picker, command->procedure_id);
  dh_volunteer_picker_clear (self->volunteer_picker);
  for (guint i = 0; i < command->n_volunteers; i++)
    dh_volunteer_picker_choose (self->volunteer_picker, command->volunteers[i]);
  set_outcome (self, command->channel, command->outcome);
  gtk_spin_button_set_value (self->quantity_spin, command->quantity);
  set_minutes (self, command->minutes);
  dh_due_chooser_set_day (self->due_chooser, command->follow_up);
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry),
                         command->note != NULL ? command->note : "");
  if (command->difficulties != NULL)
    dh_assist_difficulties_tick (self->difficulties_box, command->difficulties);
  gtk_widget_set_visible (self->finish_button, FALSE);
  gtk_widget_remove_css_class (self->finish_button, "suggested-action");
  gtk_widget_add_css_class (self->record_button, "suggested-action");
  gtk_button_set_label (GTK_BUTTON (self->record_button), _ ("_Save the Change"));
  update (self);
}

gint64
dh_assist_form_get_recorded (DhAssistForm *self)
{
  g_return_val_if_fail (DH_IS_ASSIST_FORM (self), 0);

  return self->recorded;
}

gboolean
dh_assist_form_wants_slip (DhAssistForm *self)
{
  g_return_val_if_fail (DH_IS_ASSIST_FORM (self), FALSE);

  return dh_due_chooser_get_day (self->due_chooser) != 0 &&
         gtk_check_button_get_active (self->slip_check);
}

GtkEditable *
dh_assist_form_focus_line (DhAssistForm *self)
{
  GtkWidget *focus = NULL;

  g_return_val_if_fail (DH_IS_ASSIST_FORM (self), NULL);

  gtk_widget_grab_focus (find_line (self));
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  return GTK_IS_EDITABLE (focus) ? GTK_EDITABLE (focus) : NULL;
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
  g_free (self->difficulties);
  self->difficulties = dh_assist_difficulties_dup_ticked (self->difficulties_box);
  command->difficulties = *self->difficulties != '\0' ? self->difficulties : NULL;
  command->minutes = atoi (adw_toggle_group_get_active_name (self->minutes_group));
  command->follow_up = dh_due_chooser_get_day (self->due_chooser);
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
