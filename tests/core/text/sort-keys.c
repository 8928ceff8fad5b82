/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "text/dh-text.h"

/* A line of standard input in, its sort key in hexadecimal out; for test-sort-order.py. The
 * argument "name" chooses the order of people, "fold" prints the fold instead. */
int
main (int argc, char **argv)
{
  const char *mode = argc > 1 ? argv[1] : "text";
  char line[4096];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_autoptr (GBytes) key = NULL;
      const guint8 *data;
      gsize length;

      line[strcspn (line, "\n")] = '\0';
      if (strcmp (mode, "fold") == 0)
        {
          g_autofree char *folded = dh_text_fold (line);

          puts (folded);
          continue;
        }
      key = strcmp (mode, "name") == 0 ? dh_text_name_sort_key (line) : dh_text_sort_key (line);
      data = g_bytes_get_data (key, &length);
      for (gsize i = 0; i < length; i++)
        printf ("%02x", data[i]);
      putchar ('\n');
    }
  return 0;
}
