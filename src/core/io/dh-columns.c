/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/dh-text.h"

static gboolean
is_named (const DhColumn *column, const char *folded)
{
  g_autofree char *name = dh_text_fold (column->name);

  if (strcmp (name, folded) == 0)
    return TRUE;
  for (guint i = 0; i < DH_COLUMN_MAX_ALIASES && column->aliases[i] != NULL; i++)
    if (strcmp (column->aliases[i], folded) == 0)
      return TRUE;
  return FALSE;
}

static char *
join_names (const DhColumn *columns, guint n)
{
  GString *names = g_string_new (columns[0].name);

  for (guint i = 1; i < n; i++)
    g_string_append_printf (names, ", %s", columns[i].name);
  return g_string_free_and_steal (names);
}

gboolean
dh_columns_find (const DhColumn *columns, guint n, DhCsvReader *reader, gint *at, GError **error)
{
  for (guint i = 0; i < n; i++)
    at[i] = -1;
  for (guint header = 0; header < dh_csv_reader_n_columns (reader); header++)
    {
      const char *name = dh_csv_reader_column_name (reader, header);
      g_autofree char *folded = dh_text_fold (name);
      guint i = 0;

      if (folded[0] == '\0' && name[0] == '\0')
        continue;
      while (i < n && !is_named (&columns[i], folded))
        i++;
      if (i == n)
        {
          g_autofree char *known = join_names (columns, n);

          return dh_csv_reader_error (
              reader, error, _ ("Column “%s” is not known; there may be: %s."), name, known);
        }
      if (at[i] >= 0)
        return dh_csv_reader_error (reader, error, _ ("Column “%s” stands there twice."), name);
      at[i] = (gint) header;
    }
  for (guint i = 0; i < n; i++)
    if (columns[i].needed && at[i] < 0)
      return dh_csv_reader_error (reader, error, _ ("Column “%s” is missing."), columns[i].name);
  return TRUE;
}
