/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-key-forward.h"

/* Of the line at @widget, which gives what its controller of keys makes of them. (transfer none);
 * NULL = it is no line */
static GtkIMContext *
find_input_method (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GtkIMContext *context = NULL;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        context = gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller));
      if (context != NULL)
        return context;
    }
  return NULL;
}

/* gtk_event_controller_key_forward() would be it, were it not deprecated since GTK 4.24. What takes
 * its place there, GtkEditable:input-interceptor, older ones lack, and it serves one line fixed
 * beforehand, not the one that is to be filled in next. */
gboolean
dh_key_forward (GtkEventControllerKey *controller,
                guint keyval,
                GdkModifierType state,
                GtkWidget *line)
{
  guint mods = state & gtk_accelerator_get_default_mod_mask ();
  GtkRoot *root = gtk_widget_get_root (line);
  GtkIMContext *context = NULL;

  if ((mods & ~(guint) GDK_SHIFT_MASK) != 0 || GTK_IS_EDITABLE (gtk_root_get_focus (root)) ||
      !g_unichar_isgraph (gdk_keyval_to_unicode (keyval)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (line);
  /* The focus is the line's innermost part. */
  context = find_input_method (gtk_root_get_focus (root));
  if (context == NULL)
    return GDK_EVENT_PROPAGATE;
  return gtk_im_context_filter_keypress (
      context, gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller)));
}
