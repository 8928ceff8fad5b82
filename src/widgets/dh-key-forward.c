/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-key-forward.h"

/* Deprecated since GTK 4.24. What takes its place there, GtkEditable:input-interceptor, older ones
 * lack, and it serves one line fixed beforehand, not the one that is to be filled in next. */
#if GTK_CHECK_VERSION(4, 24, 0)
#define FORWARD_BEGIN G_GNUC_BEGIN_IGNORE_DEPRECATIONS
#define FORWARD_END G_GNUC_END_IGNORE_DEPRECATIONS
#else
#define FORWARD_BEGIN
#define FORWARD_END
#endif

gboolean
dh_key_forward (GtkEventControllerKey *controller, GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus == NULL)
    return GDK_EVENT_PROPAGATE;
  FORWARD_BEGIN
  return gtk_event_controller_key_forward (controller, focus);
  FORWARD_END
}
