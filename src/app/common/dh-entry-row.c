/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "common/dh-entry-row.h"

/* What is known to be applied; shared by the handlers of one row. */
typedef struct
{
  AdwEntryRow *row; /* not owned: it owns the handlers */
  char *text;       /* (owned) */
} Known;

static void
known_clear (gpointer data)
{
  g_free (((Known *) data)->text);
}

static void
known_unref (gpointer data, GClosure *closure)
{
  g_rc_box_release_full (data, known_clear);
}

static void
take (Known *known)
{
  g_set_str (&known->text, gtk_editable_get_text (GTK_EDITABLE (known->row)));
}

static void
applied_cb (Known *known)
{
  g_assert (ADW_IS_ENTRY_ROW (known->row));

  take (known);
}

static void
focus_cb (Known *known, GParamSpec *pspec, GtkEventControllerFocus *focus)
{
  g_assert (ADW_IS_ENTRY_ROW (known->row));

  if (gtk_event_controller_focus_contains_focus (focus))
    {
      take (known);
      return;
    }
  if (g_strcmp0 (known->text, gtk_editable_get_text (GTK_EDITABLE (known->row))) == 0)
    return;
  take (known);
  /* Nothing waits any more. */
  adw_entry_row_set_show_apply_button (known->row, FALSE);
  adw_entry_row_set_show_apply_button (known->row, TRUE);
  g_signal_emit_by_name (known->row, "apply");
}

void
dh_entry_row_apply_on_leave (AdwEntryRow *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Known *known = NULL;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  known = g_rc_box_new0 (Known);
  known->row = row;
  take (known);
  /* On the row, whose turn comes after the line's own: the input method has given its word by then.
   */
  g_signal_connect_data (focus, "notify::contains-focus", G_CALLBACK (focus_cb), known, known_unref,
                         G_CONNECT_SWAPPED);
  g_signal_connect_data (row, "apply", G_CALLBACK (applied_cb), g_rc_box_acquire (known),
                         known_unref, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
}
