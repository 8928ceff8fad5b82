/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desk/dh-desk-page-private.h"

#include "assist/dh-assist-form.h"

/* A dialog has the focus only when it has been laid out, a frame or two after it was asked for.
 * What is typed until then is meant for it. */

/* Whatever happens, keys go where they go after this. */
#define HOLD_MS 1500

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;
}

static gboolean
held_key_cb (DhDeskPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint mods = state & gtk_accelerator_get_default_mod_mask ();
  gunichar letter = gdk_keyval_to_unicode (keyval);

  g_assert (DH_IS_DESK_PAGE (self));

  if ((mods & ~(guint) GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (is_enter (keyval))
    g_string_append_c (self->held, '\n');
  else if (g_unichar_isprint (letter))
    g_string_append_unichar (self->held, letter);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Where letters go; none is lost on a button. */
static GtkEditable *
find_line (GtkWidget *focus)
{
  GtkWidget *form = NULL;

  if (focus == NULL || GTK_IS_EDITABLE (focus))
    return GTK_EDITABLE (focus);
  form = gtk_widget_get_ancestor (focus, DH_TYPE_ASSIST_FORM);
  return form != NULL ? dh_assist_form_focus_line (DH_ASSIST_FORM (form)) : NULL;
}

static void
type (DhDeskPage *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  for (const char *p = text; root != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      GtkWidget *focus = gtk_root_get_focus (root);
      GtkEditable *line = *p != '\n' ? find_line (focus) : NULL;

      if (*p == '\n' && GTK_IS_TEXT (focus))
        g_signal_emit_by_name (focus, "activate");
      else if (*p == '\n' && focus != NULL)
        gtk_widget_activate (focus);
      else if (line != NULL)
        {
          int position = 0;

          gtk_editable_delete_selection (line);
          position = gtk_editable_get_position (line);
          gtk_editable_insert_text (line, p, (int) (g_utf8_next_char (p) - p), &position);
          gtk_editable_set_position (line, position);
        }
    }
}

void
dh_desk_page_release_keys (DhDeskPage *self)
{
  g_autoptr (GString) held = g_steal_pointer (&self->held);

  g_clear_handle_id (&self->hold_id, g_source_remove);
  if (self->hold_keys != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (self->hold_keys),
                                  self->hold_keys);
  self->hold_keys = NULL;
  if (held != NULL && held->len > 0)
    type (self, held->str);
}

static gboolean
release_cb (gpointer user_data)
{
  DhDeskPage *self = user_data;

  g_assert (DH_IS_DESK_PAGE (self));

  self->hold_id = 0;
  dh_desk_page_release_keys (self);
  return G_SOURCE_REMOVE;
}

void
dh_desk_page_hold_keys (DhDeskPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->held != NULL || root == NULL)
    return;
  self->held = g_string_new (NULL);
  self->hold_keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->hold_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->hold_keys, "key-pressed", G_CALLBACK (held_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (root), self->hold_keys);
  self->hold_id = g_timeout_add (HOLD_MS, release_cb, self);
}

void
dh_desk_page_focus_moved (DhDeskPage *self, GtkWidget *focus)
{
  if (self->held == NULL || focus == NULL ||
      gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) == NULL)
    return;
  /* Once what has the focus has selected its text, and before the next key. */
  g_clear_handle_id (&self->hold_id, g_source_remove);
  self->hold_id = g_idle_add_full (G_PRIORITY_HIGH, release_cb, self, NULL);
}

void
dh_desk_page_present (DhDeskPage *self, gpointer dialog)
{
  /* The dialog is in the way of a second press; the next one is about the next dialog. */
  g_clear_pointer (&self->last_press, g_free);
  dh_desk_page_hold_keys (self);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
