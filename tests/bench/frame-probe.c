/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "frame-probe.h"

#include <X11/Xlib.h>
#include <X11/keysym.h>
#include <gmodule.h>

#define LIMIT_US (10 * G_USEC_PER_SEC)

typedef int (*FakeKey) (Display *display, unsigned int keycode, int is_press, unsigned long delay);

struct _FrameProbe
{
  GtkWindow *window;
  GdkFrameClock *clock; /* of the window */
  gulong painted_id;
  GModule *module; /* (owned) libXtst: xdotool brings it, its headers are in no list of ours */
  FakeKey fake_key;
  Display *keyboard;        /* (owned) a connection of its own, as another program would have */
  FrameCondition condition; /* (nullable) looked for */
  gpointer data;
  gint64 painted_at; /* monotonic µs; 0 = not yet */
};

/* What the main loop's poll function leaves; it has no data of its own. */
static struct
{
  GPollFunc poll;    /* the one before */
  gint64 busy_since; /* monotonic µs */
  gint64 longest;    /* µs */
} loop;

static int
poll_cb (GPollFD *fds, guint n, int timeout)
{
  int result;

  loop.longest = MAX (loop.longest, g_get_monotonic_time () - loop.busy_since);
  result = loop.poll (fds, n, timeout);
  loop.busy_since = g_get_monotonic_time ();
  return result;
}

static void
painted_cb (FrameProbe *self)
{
  if (self->condition == NULL || self->painted_at != 0 || !self->condition (self->data))
    return;
  /* What was painted is on its way to the screen once the server has it. */
  gdk_display_flush (gtk_widget_get_display (GTK_WIDGET (self->window)));
  self->painted_at = g_get_monotonic_time ();
}

FrameProbe *
frame_probe_new (GtkWindow *window)
{
  FrameProbe *self = g_new0 (FrameProbe, 1);

  self->window = window;
  self->clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  self->painted_id =
      g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (painted_cb), self);
  self->module = g_module_open ("libXtst.so.6", G_MODULE_BIND_LAZY);
  if (self->module == NULL ||
      !g_module_symbol (self->module, "XTestFakeKeyEvent", (gpointer *) &self->fake_key))
    g_error ("%s", g_module_error ());
  self->keyboard = XOpenDisplay (NULL);
  if (self->keyboard == NULL)
    g_error ("There is no X display.");
  loop.poll = g_main_context_get_poll_func (NULL);
  loop.busy_since = g_get_monotonic_time ();
  g_main_context_set_poll_func (NULL, poll_cb);
  return self;
}

void
frame_probe_free (FrameProbe *self)
{
  g_main_context_set_poll_func (NULL, loop.poll);
  g_signal_handler_disconnect (self->clock, self->painted_id);
  XCloseDisplay (self->keyboard);
  g_module_close (self->module);
  g_free (self);
}

static void
send_key (FrameProbe *self, guint keyval, gboolean down)
{
  KeyCode code = XKeysymToKeycode (self->keyboard, keyval);

  if (code == 0)
    g_error ("The keyboard has no key %s.", gdk_keyval_name (keyval));
  self->fake_key (self->keyboard, code, down, 0);
}

double
frame_probe_press (FrameProbe *self,
                   guint keyval,
                   GdkModifierType modifiers,
                   FrameCondition condition,
                   gpointer data)
{
  gint64 pressed_at;

  self->condition = condition;
  self->data = data;
  self->painted_at = 0;
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    send_key (self, XK_Control_L, TRUE);
  if ((modifiers & GDK_ALT_MASK) != 0)
    send_key (self, XK_Alt_L, TRUE);
  if ((modifiers & GDK_SHIFT_MASK) != 0)
    send_key (self, XK_Shift_L, TRUE);
  pressed_at = g_get_monotonic_time ();
  send_key (self, keyval, TRUE);
  send_key (self, keyval, FALSE);
  if ((modifiers & GDK_SHIFT_MASK) != 0)
    send_key (self, XK_Shift_L, FALSE);
  if ((modifiers & GDK_ALT_MASK) != 0)
    send_key (self, XK_Alt_L, FALSE);
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    send_key (self, XK_Control_L, FALSE);
  XFlush (self->keyboard);
  while (self->painted_at == 0)
    {
      /* A loop without anything to do would never find out that it is late. */
      guint wake_id =
          g_timeout_add_once (1000, (GSourceOnceFunc) (gpointer) g_main_context_wakeup, NULL);

      g_main_context_iteration (NULL, TRUE);
      if (g_main_context_find_source_by_id (NULL, wake_id) != NULL)
        g_source_remove (wake_id);
      if (self->painted_at == 0 && g_get_monotonic_time () - pressed_at > LIMIT_US)
        g_error ("The key %s has had no effect.", gdk_keyval_name (keyval));
    }
  self->condition = NULL;
  return (double) (self->painted_at - pressed_at) / 1000.0;
}

static void
rested_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

void
frame_probe_rest (FrameProbe *self, guint ms)
{
  gboolean rested = FALSE;

  g_timeout_add_once (ms, rested_cb, &rested);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
}

double
frame_probe_get_interval (FrameProbe *self)
{
  gint64 interval = 0;

  gdk_frame_clock_get_refresh_info (self->clock, 0, &interval, NULL);
  return (double) interval / 1000.0;
}

double
frame_probe_take_longest (FrameProbe *self)
{
  double longest = (double) loop.longest / 1000.0;

  loop.longest = 0;
  return longest;
}
