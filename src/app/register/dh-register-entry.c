/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "register/dh-register-entry.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"
#include "register/dh-register-candidates.h"
#include "register/dh-register-notice.h"
#include "register/dh-register-preview.h"

#define MAX_CANDIDATES 6
/* After so long without a key the eye and the ear are told what may be chosen, and what was
 * understood: not at every letter. A word that an input method still holds back may go on. */
#define CANDIDATES_MS 120
#define CANDIDATES_PREEDIT_MS 400
#define SPEAK_MS 800
/* An Enter so soon after a question is no answer to it: nobody can have read it. */
#define READ_US (400 * 1000)

struct _DhRegisterEntry
{
  GtkBox parent_instance;

  GtkWidget *entry_box;
  GtkBox *column;
  GtkEntry *entry;
  GtkButton *submit_button;
  GtkWidget *form_button;
  DhRegisterPreview *preview;
  DhRegisterNotice *notice;         /* (nullable) (not owned) a child of column */
  DhRegisterFavourites *favourites; /* (nullable) (not owned) the last child */
  DhRegisterCandidates *candidates; /* (nullable) (not owned) a child of entry_box */
  GtkWidget *last_box;
  GtkLabel *last_label;

  GPtrArray *procedures; /* (owned) (nullable) of DhProcedure */
  gint32 today;          /* local day */
  char *preedit;         /* (owned) what the input method holds back */
  DhEntryLine *line;     /* (owned) (nullable) of what is typed */
  gboolean has_choice;   /* a row of the list was chosen: */
  guint choice;          /* … index of a candidate, or their number for "no procedure" */
  gboolean keeps_phones;
  gint64 asked_at;     /* monotonic µs of the question shown; 0 = none */
  guint candidates_id; /* source that shows the candidates */
  guint speak_id;      /* source that tells what was understood */
  char *spoken;        /* (owned) (nullable) told last */
};

enum
{
  SIGNAL_SUBMITTED,
  SIGNAL_CONFIRMED,
  SIGNAL_GO_TO,
  SIGNAL_PIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DhRegisterEntry, dh_register_entry, GTK_TYPE_BOX)

static guint
count_candidates (DhRegisterEntry *self)
{
  return self->line != NULL ? MIN (self->line->candidates->len, MAX_CANDIDATES) : 0;
}

/* Whether a choice is due: something may be a procedure, but it is not sure which, or whether. */
static gboolean
is_ambiguous (DhRegisterEntry *self)
{
  return self->line != NULL && self->line->procedure_id == 0 && count_candidates (self) > 0;
}

static const DhProcedure *
find_procedure (DhRegisterEntry *self, gint64 id)
{
  for (guint i = 0; self->procedures != NULL && i < self->procedures->len; i++)
    if (((const DhProcedure *) self->procedures->pdata[i])->id == id)
      return self->procedures->pdata[i];
  return NULL;
}

gint64
dh_register_entry_get_procedure (DhRegisterEntry *self)
{
  g_return_val_if_fail (DH_IS_REGISTER_ENTRY (self), 0);

  if (self->line == NULL)
    return 0;
  if (!self->has_choice)
    return self->line->procedure_id;
  if (self->choice >= count_candidates (self))
    return 0;
  return ((const DhEntryCandidate *) self->line->candidates->pdata[self->choice])->procedure_id;
}

const char *
dh_register_entry_get_name (DhRegisterEntry *self)
{
  g_return_val_if_fail (DH_IS_REGISTER_ENTRY (self), "");

  if (self->line == NULL)
    return "";
  if (self->has_choice && self->choice < count_candidates (self))
    return ((const DhEntryCandidate *) self->line->candidates->pdata[self->choice])->name;
  return self->line->name;
}

/* ---- What was understood */

static gboolean
speak_cb (gpointer user_data)
{
  DhRegisterEntry *self = user_data;
  g_autofree char *text = NULL;

  g_assert (DH_IS_REGISTER_ENTRY (self));

  self->speak_id = 0;
  text = dh_register_preview_dup_text (self->preview);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  if (*text != '\0' && g_strcmp0 (text, self->spoken) != 0)
    dh_announce (GTK_WIDGET (self->entry), text, FALSE);
  g_set_str (&self->spoken, text);
  return G_SOURCE_REMOVE;
}

static void
update_preview (DhRegisterEntry *self)
{
  dh_register_preview_show (self->preview, self->line, dh_register_entry_get_name (self),
                            find_procedure (self, dh_register_entry_get_procedure (self)),
                            is_ambiguous (self) && !self->has_choice, self->keeps_phones);
  g_clear_handle_id (&self->speak_id, g_source_remove);
  self->speak_id = g_timeout_add (SPEAK_MS, speak_cb, self);
}

/* ---- The list of candidates */

static void candidate_cb (DhRegisterEntry *self, guint index);

static void
show_candidates (DhRegisterEntry *self)
{
  g_clear_handle_id (&self->candidates_id, g_source_remove);
  if (!is_ambiguous (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->candidates == NULL)
    {
      self->candidates = g_object_new (DH_TYPE_REGISTER_CANDIDATES, NULL);
      g_signal_connect_object (self->candidates, "chosen", G_CALLBACK (candidate_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (GTK_WIDGET (self->candidates), self->entry_box);
    }
  dh_register_candidates_clear (self->candidates);
  for (guint i = 0; i < count_candidates (self); i++)
    {
      const DhEntryCandidate *candidate = self->line->candidates->pdata[i];
      const DhProcedure *procedure = find_procedure (self, candidate->procedure_id);

      if (procedure != NULL)
        dh_register_candidates_add (self->candidates, procedure->name, procedure->field);
    }
  dh_register_candidates_add (self->candidates, _ ("No procedure, these words are the name"), "");
  dh_register_candidates_mark (self->candidates, self->has_choice ? (int) self->choice : -1);
  gtk_popover_popup (GTK_POPOVER (self->candidates));
}

static gboolean
show_candidates_cb (gpointer user_data)
{
  DhRegisterEntry *self = user_data;

  g_assert (DH_IS_REGISTER_ENTRY (self));

  self->candidates_id = 0;
  show_candidates (self);
  return G_SOURCE_REMOVE;
}

static void
hide_candidates (DhRegisterEntry *self)
{
  g_clear_handle_id (&self->candidates_id, g_source_remove);
  if (self->candidates != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->candidates));
}

static void
update_candidates (DhRegisterEntry *self)
{
  gboolean half_way = self->preedit != NULL && *self->preedit != '\0';

  hide_candidates (self);
  if (is_ambiguous (self))
    self->candidates_id =
        g_timeout_add (half_way ? CANDIDATES_PREEDIT_MS : CANDIDATES_MS, show_candidates_cb, self);
}

static void
choose (DhRegisterEntry *self, guint index)
{
  const char *title = NULL;

  self->has_choice = TRUE;
  self->choice = index;
  show_candidates (self);
  update_preview (self);
  if (self->candidates != NULL)
    title = dh_register_candidates_mark (self->candidates, (int) index);
  if (title != NULL)
    dh_announce (GTK_WIDGET (self->entry), title, FALSE);
}

static void
candidate_cb (DhRegisterEntry *self, guint index)
{
  g_assert (DH_IS_REGISTER_ENTRY (self));

  choose (self, index);
  dh_register_entry_submit (self);
}

/* ---- Typing */

static char *
dup_text_with_preedit (DhRegisterEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));
  GString *whole = g_string_new (text);

  if (self->preedit != NULL)
    g_string_insert (whole, g_utf8_offset_to_pointer (text, position) - text, self->preedit);
  return g_string_free (whole, FALSE);
}

static void
read_line (DhRegisterEntry *self)
{
  g_autofree char *text = dup_text_with_preedit (self);

  g_clear_pointer (&self->line, dh_entry_line_free);
  self->has_choice = FALSE;
  dh_register_entry_withdraw (self);
  g_strstrip (text);
  if (*text != '\0' && self->procedures != NULL)
    self->line = dh_entry_line_parse (text, self->procedures, self->today);
  update_preview (self);
  update_candidates (self);
}

static void
changed_cb (DhRegisterEntry *self)
{
  g_assert (DH_IS_REGISTER_ENTRY (self));

  read_line (self);
}

static void
preedit_changed_cb (DhRegisterEntry *self, const char *preedit)
{
  g_assert (DH_IS_REGISTER_ENTRY (self));

  /* Input methods also say that nothing has changed, as at Enter. */
  if (g_strcmp0 (self->preedit != NULL ? self->preedit : "", preedit) == 0)
    return;
  g_set_str (&self->preedit, preedit);
  read_line (self);
}

static gboolean
key_pressed_cb (DhRegisterEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint n = 0;
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;

  g_assert (DH_IS_REGISTER_ENTRY (self));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && self->asked_at != 0)
    {
      dh_register_entry_withdraw (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Escape && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    {
      dh_register_entry_set_text (self, "");
      return GDK_EVENT_STOP;
    }
  if ((!down && !up) || (self->preedit != NULL && *self->preedit != '\0' && !is_ambiguous (self)))
    return GDK_EVENT_PROPAGATE;
  /* The focus would go to a favourite, where the next Enter gives a number that nobody meant. */
  if (!is_ambiguous (self))
    return GDK_EVENT_STOP;
  n = count_candidates (self) + 1;
  if (!self->has_choice)
    choose (self, down ? 0 : n - 1);
  else
    choose (self, (self->choice + (down ? 1 : n - 1)) % n);
  return GDK_EVENT_STOP;
}

static void
activate_cb (DhRegisterEntry *self)
{
  g_assert (DH_IS_REGISTER_ENTRY (self));

  dh_register_entry_submit (self);
}

static void confirm (DhRegisterEntry *self);

void
dh_register_entry_submit (DhRegisterEntry *self)
{
  g_return_if_fail (DH_IS_REGISTER_ENTRY (self));

  /* The word that an input method holds back is part of the line. */
  if (self->preedit != NULL && *self->preedit != '\0')
    dh_focus_commit (GTK_WIDGET (self));
  if (self->asked_at != 0)
    {
      if (dh_register_notice_may_confirm (self->notice) &&
          g_get_monotonic_time () - self->asked_at >= READ_US)
        confirm (self);
      return;
    }
  if (self->line == NULL)
    return;
  if (is_ambiguous (self) && !self->has_choice)
    {
      choose (self, 0);
      return;
    }
  hide_candidates (self);
  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0);
}

/* ---- A question before a number is given */

static void
confirm (DhRegisterEntry *self)
{
  dh_register_entry_withdraw (self);
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
go_to_cb (DhRegisterEntry *self, gint64 visit_id)
{
  g_assert (DH_IS_REGISTER_ENTRY (self));

  dh_register_entry_withdraw (self);
  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, visit_id);
}

static void
confirmed_cb (DhRegisterEntry *self)
{
  g_assert (DH_IS_REGISTER_ENTRY (self));

  confirm (self);
}

void
dh_register_entry_ask (DhRegisterEntry *self,
                       const char *text,
                       gint64 visit_id,
                       gboolean may_confirm)
{
  g_return_if_fail (DH_IS_REGISTER_ENTRY (self));

  if (self->notice == NULL)
    {
      self->notice = g_object_new (DH_TYPE_REGISTER_NOTICE, NULL);
      g_signal_connect_object (self->notice, "go-to", G_CALLBACK (go_to_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->notice, "confirmed", G_CALLBACK (confirmed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_insert_child_after (self->column, GTK_WIDGET (self->notice), self->entry_box);
    }
  hide_candidates (self);
  dh_register_notice_show (self->notice, text, visit_id, may_confirm);
  self->asked_at = g_get_monotonic_time ();
}

void
dh_register_entry_withdraw (DhRegisterEntry *self)
{
  g_return_if_fail (DH_IS_REGISTER_ENTRY (self));

  self->asked_at = 0;
  if (self->notice != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
}

/* ---- Favourites */

static void
pin_cb (DhRegisterEntry *self, gint64 procedure_id)
{
  g_assert (DH_IS_REGISTER_ENTRY (self));

  g_signal_emit (self, signals[SIGNAL_PIN], 0, procedure_id);
}

void
dh_register_entry_set_favourites (DhRegisterEntry *self, GPtrArray *procedures, GArray *pins)
{
  g_return_if_fail (DH_IS_REGISTER_ENTRY (self));

  if (self->favourites == NULL)
    {
      self->favourites = g_object_new (DH_TYPE_REGISTER_FAVOURITES, NULL);
      g_signal_connect_object (self->favourites, "pin", G_CALLBACK (pin_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->favourites));
    }
  dh_register_favourites_set (self->favourites, procedures, pins);
}

gint64
dh_register_entry_get_favourite (DhRegisterEntry *self, guint n)
{
  g_return_val_if_fail (DH_IS_REGISTER_ENTRY (self), 0);

  return self->favourites != NULL ? dh_register_favourites_get (self->favourites, n) : 0;
}

void
dh_register_entry_set_keeps_phones (DhRegisterEntry *self, gboolean keeps_phones)
{
  g_return_if_fail (DH_IS_REGISTER_ENTRY (self));

  if (self->keeps_phones == keeps_phones)
    return;
  self->keeps_phones = keeps_phones;
  update_preview (self);
}

/* ---- */

void
dh_register_entry_set_procedures (DhRegisterEntry *self, GPtrArray *procedures, gint32 today)
{
  g_return_if_fail (DH_IS_REGISTER_ENTRY (self));

  if (self->procedures == procedures && self->today == today)
    return;
  g_clear_pointer (&self->line, dh_entry_line_free);
  g_clear_pointer (&self->procedures, g_ptr_array_unref);
  self->procedures = procedures != NULL ? g_ptr_array_ref (procedures) : NULL;
  self->today = today;
  read_line (self);
}

const char *
dh_register_entry_get_text (DhRegisterEntry *self)
{
  g_return_val_if_fail (DH_IS_REGISTER_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
dh_register_entry_set_text (DhRegisterEntry *self, const char *text)
{
  g_return_if_fail (DH_IS_REGISTER_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

const DhEntryLine *
dh_register_entry_get_line (DhRegisterEntry *self)
{
  g_return_val_if_fail (DH_IS_REGISTER_ENTRY (self), NULL);

  return self->line;
}

void
dh_register_entry_set_logs (DhRegisterEntry *self)
{
  g_return_if_fail (DH_IS_REGISTER_ENTRY (self));

  gtk_button_set_label (self->submit_button, _ ("_Record"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->submit_button), _ ("Record the help (Enter)"));
  gtk_widget_set_visible (self->form_button, FALSE);
}

void
dh_register_entry_set_last_ticket (DhRegisterEntry *self, const char *ticket)
{
  g_return_if_fail (DH_IS_REGISTER_ENTRY (self));

  gtk_label_set_label (self->last_label, ticket);
  gtk_widget_set_visible (self->last_box, ticket != NULL && *ticket != '\0');
}

static gboolean
dh_register_entry_grab_focus (GtkWidget *widget)
{
  return gtk_entry_grab_focus_without_selecting (DH_REGISTER_ENTRY (widget)->entry);
}

static void
dh_register_entry_dispose (GObject *object)
{
  DhRegisterEntry *self = DH_REGISTER_ENTRY (object);

  g_clear_handle_id (&self->candidates_id, g_source_remove);
  g_clear_handle_id (&self->speak_id, g_source_remove);
  if (self->candidates != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->candidates));
  self->candidates = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DH_TYPE_REGISTER_ENTRY);

  G_OBJECT_CLASS (dh_register_entry_parent_class)->dispose (object);
}

static void
dh_register_entry_finalize (GObject *object)
{
  DhRegisterEntry *self = DH_REGISTER_ENTRY (object);

  g_clear_pointer (&self->line, dh_entry_line_free);
  g_clear_pointer (&self->procedures, g_ptr_array_unref);
  g_clear_pointer (&self->preedit, g_free);
  g_clear_pointer (&self->spoken, g_free);

  G_OBJECT_CLASS (dh_register_entry_parent_class)->finalize (object);
}

static void
dh_register_entry_class_init (DhRegisterEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dh_register_entry_dispose;
  object_class->finalize = dh_register_entry_finalize;
  widget_class->grab_focus = dh_register_entry_grab_focus;

  signals[SIGNAL_SUBMITTED] = g_signal_new ("submitted", DH_TYPE_REGISTER_ENTRY, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", DH_TYPE_REGISTER_ENTRY, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", DH_TYPE_REGISTER_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_PIN] = g_signal_new ("pin", DH_TYPE_REGISTER_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (DH_TYPE_REGISTER_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-register-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, entry_box);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, submit_button);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, form_button);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, column);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, preview);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, last_box);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, last_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dh_register_entry_init (DhRegisterEntry *self)
{
  GtkEditable *text = NULL;
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_signal_connect_object (text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  update_preview (self);
}
