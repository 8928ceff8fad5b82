/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/dh-text.h"

char *
dh_text_clean_lines (const char *text)
{
  g_auto (GStrv) lines = NULL;
  GString *kept = g_string_new (NULL);

  lines = g_strsplit_set (text != NULL ? text : "", "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = dh_text_clean (lines[i]);

      if (line[0] == '\0')
        continue;
      if (kept->len > 0)
        g_string_append_c (kept, '\n');
      g_string_append (kept, line);
    }
  return g_string_free_and_steal (kept);
}
