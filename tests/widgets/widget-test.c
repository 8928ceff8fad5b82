/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widget-test.h"

static GLogWriterOutput
write_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        g_str_has_prefix (fields[i].value, "gdk_frame_timings_submitted() called on submitted"))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

void
widget_test_ignore_frame_warnings (void)
{
  g_log_set_writer_func (write_log_cb, NULL, NULL);
}

void
widget_test_init (int *argc, char ***argv)
{
  widget_test_ignore_frame_warnings ();
  gtk_test_init (argc, argv, NULL);
  adw_init ();
}
