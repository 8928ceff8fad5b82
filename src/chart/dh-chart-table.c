/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-table.h"

#include "dh-chart-describe.h"

#include <math.h>
#include <string.h>

static char *
row_title (const DhChartSpec *spec, guint category)
{
  const DhChartCategory *c = dh_chart_spec_category (spec, category);
  const char *label = c->long_label != NULL ? c->long_label : c->label;
  g_autofree char *state = dh_chart_describe_state (spec, category);

  return state != NULL ? g_strdup_printf ("%s (%s)", label, state) : g_strdup (label);
}

DhChartTable *
dh_chart_table_new (const DhChartSpec *spec)
{
  DhChartTable *table;

  g_return_val_if_fail (spec != NULL, NULL);

  table = g_new0 (DhChartTable, 1);
  table->n_columns = dh_chart_spec_n_series (spec) + 1;
  table->n_rows = dh_chart_spec_n_categories (spec);
  table->columns = g_new0 (char *, table->n_columns);
  table->cells = g_new0 (char *, (gsize) table->n_columns * table->n_rows + 1);
  table->columns[0] = g_strdup (spec->category_title);
  for (guint s = 1; s < table->n_columns; s++)
    table->columns[s] = g_strdup (dh_chart_spec_series (spec, s - 1)->name);
  for (guint i = 0; i < table->n_rows; i++)
    {
      char **row = table->cells + (gsize) i * table->n_columns;

      row[0] = row_title (spec, i);
      for (guint s = 1; s < table->n_columns; s++)
        row[s] = dh_chart_format_value (dh_chart_spec_value (spec, s - 1, i), spec->format,
                                        spec->numbers);
    }
  return table;
}

void
dh_chart_table_free (DhChartTable *table)
{
  if (table == NULL)
    return;
  for (guint i = 0; i < table->n_columns; i++)
    g_free (table->columns[i]);
  for (gsize i = 0; i < (gsize) table->n_columns * table->n_rows; i++)
    g_free (table->cells[i]);
  g_free (table->columns);
  g_free (table->cells);
  g_free (table);
}

const char *
dh_chart_table_cell (const DhChartTable *table, guint row, guint column)
{
  g_return_val_if_fail (row < table->n_rows && column < table->n_columns, NULL);

  return table->cells[(gsize) row * table->n_columns + column];
}

static void
append_csv_text (GString *out, const char *text)
{
  gboolean formula = *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
  gboolean quote = formula || strpbrk (text, ",\"\r\n") != NULL;

  if (quote)
    g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quote)
    g_string_append_c (out, '"');
}

char *
dh_chart_to_csv (const DhChartSpec *spec)
{
  g_autoptr (DhChartTable) table = dh_chart_table_new (spec);
  GString *out = g_string_new (NULL);

  for (guint c = 0; c < table->n_columns; c++)
    {
      if (c > 0)
        g_string_append_c (out, ',');
      append_csv_text (out, table->columns[c]);
    }
  g_string_append (out, "\r\n");
  for (guint r = 0; r < table->n_rows; r++)
    {
      append_csv_text (out, dh_chart_table_cell (table, r, 0));
      for (guint c = 1; c < table->n_columns; c++)
        {
          double value = dh_chart_spec_value (spec, c - 1, r);
          char buffer[G_ASCII_DTOSTR_BUF_SIZE];

          g_string_append_c (out, ',');
          if (!isnan (value))
            g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
        }
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}

char *
dh_chart_to_tsv (const DhChartSpec *spec)
{
  g_autoptr (DhChartTable) table = dh_chart_table_new (spec);
  GString *out = g_string_new (NULL);

  for (guint r = 0; r <= table->n_rows; r++)
    for (guint c = 0; c < table->n_columns; c++)
      {
        const char *text = r == 0 ? table->columns[c] : dh_chart_table_cell (table, r - 1, c);
        g_autofree char *clean = g_strdup (text);

        g_string_append (out, g_strdelimit (clean, "\t\r\n", ' '));
        g_string_append_c (out, c + 1 < table->n_columns ? '\t' : '\n');
      }
  return g_string_free (out, FALSE);
}
