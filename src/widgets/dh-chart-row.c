/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-row.h"

struct _DhChartRow
{
  GObject parent_instance;

  GPtrArray *cells; /* owned, of char* */
};

G_DEFINE_FINAL_TYPE (DhChartRow, dh_chart_row, G_TYPE_OBJECT)

static void
dh_chart_row_finalize (GObject *object)
{
  DhChartRow *self = DH_CHART_ROW (object);

  g_ptr_array_unref (self->cells);
  G_OBJECT_CLASS (dh_chart_row_parent_class)->finalize (object);
}

static void
dh_chart_row_class_init (DhChartRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dh_chart_row_finalize;
}

static void
dh_chart_row_init (DhChartRow *self)
{
  self->cells = g_ptr_array_new_with_free_func (g_free);
}

DhChartRow *
dh_chart_row_new (const char *const *cells, guint n_cells)
{
  DhChartRow *self = g_object_new (DH_TYPE_CHART_ROW, NULL);

  for (guint i = 0; i < n_cells; i++)
    g_ptr_array_add (self->cells, g_strdup (cells[i]));
  return self;
}

const char *
dh_chart_row_get_cell (DhChartRow *self, guint column)
{
  g_return_val_if_fail (DH_IS_CHART_ROW (self), NULL);

  return column < self->cells->len ? self->cells->pdata[column] : "";
}
