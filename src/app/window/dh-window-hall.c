/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window/dh-window-private.h"

#include <glib/gi18n-lib.h>

#include "common/dh-toast.h"

/* ---- Calls that cannot be heard */

static AdwToolbarView *
get_toolbar_view (DhWindow *self)
{
  return ADW_TOOLBAR_VIEW (
      gtk_widget_get_ancestor (GTK_WIDGET (self->notice_bin), ADW_TYPE_TOOLBAR_VIEW));
}

static void
remove_sound_notice (DhWindow *self)
{
  GtkWidget *notice = GTK_WIDGET (self->sound_notice);

  if (notice == NULL)
    return;
  g_clear_weak_pointer (&self->sound_notice);
  adw_toolbar_view_remove (get_toolbar_view (self), notice);
}

static void
notice_dismissed_cb (DhWindow *self)
{
  g_assert (DH_IS_WINDOW (self));

  remove_sound_notice (self);
}

/* Told once, and again only after calls could be heard meanwhile: who calls people knows by then.
 */
static void
sound_ended_cb (DhWindow *self, const char *problem)
{
  g_autofree char *text = NULL;

  g_assert (DH_IS_WINDOW (self));

  if (problem == NULL)
    {
      remove_sound_notice (self);
      self->silence_told = FALSE;
      return;
    }
  if (self->silence_told)
    return;
  self->silence_told = TRUE;
  text =
      g_strconcat (problem, "\n", _ ("The calls go on on the hall screen, without sound."), NULL);
  g_set_weak_pointer (&self->sound_notice, dh_close_day_notice_new (text, TRUE));
  dh_close_day_notice_add_button (self->sound_notice, _ ("_Preferences"), "win.preferences-page",
                                  g_variant_new_string ("hall"));
  g_signal_connect_object (self->sound_notice, "dismissed", G_CALLBACK (notice_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toolbar_view_add_top_bar (get_toolbar_view (self), GTK_WIDGET (self->sound_notice));
  dh_announce (GTK_WIDGET (self), text, FALSE);
}

/* ---- The window in the hall */

void
dh_window_show_hall (DhWindow *self)
{
  if (self->session == NULL)
    return;
  if (self->hall == NULL)
    {
      g_set_weak_pointer (&self->hall,
                          dh_hall_window_new (GTK_WINDOW (self), self->session, self->settings));
      g_signal_connect_object (dh_hall_window_get_sound (self->hall), "ended",
                               G_CALLBACK (sound_ended_cb), self, G_CONNECT_SWAPPED);
    }
  dh_hall_window_toggle (self->hall);
}

void
dh_window_close_hall (DhWindow *self)
{
  GtkWindow *hall = (GtkWindow *) self->hall;

  g_clear_weak_pointer (&self->sound_notice);
  g_clear_weak_pointer (&self->hall);
  if (hall != NULL)
    gtk_window_destroy (hall);
}
