/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-register-entry.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-toast.h"

#define MAX_CANDIDATES 6

struct _DhRegisterEntry
{
  GtkBox parent_instance;

  GtkWidget *entry_box;
  GtkEntry *entry;
  GtkLabel *preview_label;
  GtkPopover *popover;
  GtkListBox *candidates_list;
  GtkWidget *last_box;
  GtkLabel *last_label;

  GPtrArray *procedures; /* (owned) (nullable) of DhProcedure */
  gint32 today;          /* local day */
  char *preedit;         /* (owned) what the input method holds back */
  DhEntryLine *line;     /* (owned) (nullable) of what is typed */
  gboolean has_choice;   /* a row of the list was chosen: */
  guint choice;          /* … index of a candidate, or their number for "no procedure" */
};

enum
{
  SIGNAL_SUBMITTED,
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

static char *
dup_preview (DhRegisterEntry *self)
{
  const DhEntryLine *line = self->line;
  const char *name = dh_register_entry_get_name (self);
  const DhProcedure *procedure = find_procedure (self, dh_register_entry_get_procedure (self));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (*name != '\0')
    /* Translators: %s is the name of a person. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("Name: %s"), name));
  if (line->priority == DH_PRIORITY_ELDERLY)
    g_ptr_array_add (parts, g_strdup (_ ("Elderly, has priority")));
  else if (line->priority == DH_PRIORITY_OTHER)
    g_ptr_array_add (parts, g_strdup (_ ("Has priority")));
  if (line->people > 1)
    g_ptr_array_add (
        parts,
        g_strdup_printf (ngettext ("%d person", "%d people", (gulong) line->people), line->people));
  if (line->quantity > 1)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%d piece", "%d pieces", (gulong) line->quantity),
                                      line->quantity));
  if (procedure != NULL)
    /* Translators: %s is the name of a procedure. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("Procedure: %s"), procedure->name));
  else if (is_ambiguous (self) && !self->has_choice)
    g_ptr_array_add (parts, g_strdup (_ ("Which procedure? Choose with ↓, then Enter")));
  else
    g_ptr_array_add (parts, g_strdup (_ ("No procedure yet")));
  if (line->unknown != NULL && line->unknown[0] != NULL)
    {
      g_autofree char *words = g_strjoinv (", ", line->unknown);

      /* Translators: %s are words of the line that mean nothing to the program. */
      g_ptr_array_add (parts, g_strdup_printf (_ ("Not understood: %s"), words));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
update_preview (DhRegisterEntry *self)
{
  g_autofree char *text = NULL;

  if (self->line == NULL)
    {
      gtk_label_set_label (self->preview_label,
                           _ ("Name, year of birth and procedure in any order, then Enter. "
                              "For example: an 1954 sao y"));
      gtk_widget_add_css_class (GTK_WIDGET (self->preview_label), "dimmed");
      return;
    }
  text = dup_preview (self);
  gtk_label_set_label (self->preview_label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->preview_label), "dimmed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

/* ---- The list of candidates */

static GtkWidget *
create_candidate (const char *title, const char *detail)
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

static void
mark_choice (DhRegisterEntry *self)
{
  GtkListBoxRow *row =
      self->has_choice ? gtk_list_box_get_row_at_index (self->candidates_list, (int) self->choice)
                       : NULL;

  if (row != NULL)
    gtk_list_box_select_row (self->candidates_list, row);
  else
    gtk_list_box_unselect_all (self->candidates_list);
}

static void
update_candidates (DhRegisterEntry *self)
{
  gtk_list_box_remove_all (self->candidates_list);
  if (!is_ambiguous (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  for (guint i = 0; i < count_candidates (self); i++)
    {
      const DhEntryCandidate *candidate = self->line->candidates->pdata[i];
      const DhProcedure *procedure = find_procedure (self, candidate->procedure_id);

      if (procedure != NULL)
        gtk_list_box_append (self->candidates_list,
                             create_candidate (procedure->name, procedure->field));
    }
  gtk_list_box_append (self->candidates_list,
                       create_candidate (_ ("No procedure, these words are the name"), ""));
  mark_choice (self);
  gtk_popover_popup (self->popover);
}

static void
choose (DhRegisterEntry *self, guint index)
{
  GtkListBoxRow *row = NULL;

  self->has_choice = TRUE;
  self->choice = index;
  mark_choice (self);
  update_preview (self);
  row = gtk_list_box_get_row_at_index (self->candidates_list, (int) index);
  if (row != NULL)
    dh_announce (GTK_WIDGET (self->entry),
                 gtk_label_get_label (
                     GTK_LABEL (gtk_widget_get_first_child (gtk_list_box_row_get_child (row)))),
                 FALSE);
}

static void
row_activated_cb (DhRegisterEntry *self, GtkListBoxRow *row)
{
  g_assert (DH_IS_REGISTER_ENTRY (self));

  choose (self, (guint) gtk_list_box_row_get_index (row));
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
  if (keyval == GDK_KEY_Escape && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    {
      dh_register_entry_set_text (self, "");
      return GDK_EVENT_STOP;
    }
  if (!is_ambiguous (self) || (!down && !up))
    return GDK_EVENT_PROPAGATE;
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

void
dh_register_entry_submit (DhRegisterEntry *self)
{
  g_return_if_fail (DH_IS_REGISTER_ENTRY (self));

  /* The word that an input method holds back is part of the line. */
  if (self->preedit != NULL && *self->preedit != '\0')
    dh_focus_commit (GTK_WIDGET (self));
  if (self->line == NULL)
    return;
  if (is_ambiguous (self) && !self->has_choice)
    {
      choose (self, 0);
      return;
    }
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0);
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

  if (self->popover != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->popover));
      self->popover = NULL;
    }
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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/dh-register-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, entry_box);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, preview_label);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, last_box);
  gtk_widget_class_bind_template_child (widget_class, DhRegisterEntry, last_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
create_popover (DhRegisterEntry *self)
{
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "menu");
  gtk_widget_set_can_focus (GTK_WIDGET (self->popover), FALSE);

  self->candidates_list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->candidates_list), "candidates");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->candidates_list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Procedures that may be meant"),
                                  -1);
  g_signal_connect_object (self->candidates_list, "row-activated", G_CALLBACK (row_activated_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->candidates_list));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), self->entry_box);
}

static void
dh_register_entry_init (DhRegisterEntry *self)
{
  GtkEditable *text = NULL;
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  create_popover (self);

  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_signal_connect_object (text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  update_preview (self);
}
