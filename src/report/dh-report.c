/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-report.h"

#include <string.h>

struct _DhReport
{
  char *title;
  gboolean vietnamese;
  GPtrArray *blocks; /* of DhReportBlock */
};

static void
figure_clear (gpointer data)
{
  DhReportFigure *figure = data;

  g_clear_pointer (&figure->label, g_free);
  g_clear_pointer (&figure->value, g_free);
  g_clear_pointer (&figure->unit, g_free);
}

static void
column_clear (gpointer data)
{
  DhReportColumn *column = data;

  g_clear_pointer (&column->title, g_free);
}

static void
signer_clear (gpointer data)
{
  DhReportSigner *signer = data;

  g_clear_pointer (&signer->role, g_free);
  g_clear_pointer (&signer->hint, g_free);
}

static void
table_free (DhReportTable *table)
{
  g_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_strfreev (table->total);
  g_free (table);
}

static void
block_free (gpointer data)
{
  DhReportBlock *block = data;

  g_free (block->text);
  for (guint i = 0; i < G_N_ELEMENTS (block->header); i++)
    g_free (block->header[i]);
  g_clear_pointer (&block->figures, g_array_unref);
  g_clear_pointer (&block->chart, dh_chart_spec_free);
  g_clear_pointer (&block->table, table_free);
  g_clear_pointer (&block->signers, g_array_unref);
  g_free (block);
}

DhReport *
dh_report_new (const char *title, gboolean vietnamese)
{
  DhReport *self = g_new0 (DhReport, 1);

  self->title = g_strdup (title);
  self->vietnamese = vietnamese;
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

void
dh_report_free (DhReport *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

const char *
dh_report_get_title (DhReport *self)
{
  return self->title;
}

gboolean
dh_report_get_vietnamese (DhReport *self)
{
  return self->vietnamese;
}

guint
dh_report_n_blocks (DhReport *self)
{
  return self->blocks->len;
}

const DhReportBlock *
dh_report_get_block (DhReport *self, guint i)
{
  g_return_val_if_fail (i < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, i);
}

static DhReportBlock *
add_block (DhReport *self, DhReportBlockKind kind)
{
  DhReportBlock *block = g_new0 (DhReportBlock, 1);

  block->kind = kind;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static DhReportBlock *
last_block (DhReport *self, DhReportBlockKind kind)
{
  DhReportBlock *block =
      self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;

  return block != NULL && block->kind == kind ? block : NULL;
}

void
dh_report_add_header (DhReport *self,
                      const char *parent,
                      const char *issuer,
                      const char *number,
                      const char *place_and_date)
{
  DhReportBlock *block = add_block (self, DH_REPORT_BLOCK_HEADER);

  block->header[0] = g_strdup (parent);
  block->header[1] = g_strdup (issuer);
  block->header[2] = g_strdup (number);
  block->header[3] = g_strdup (place_and_date);
}

void
dh_report_add_text (DhReport *self, DhReportStyle style, const char *text)
{
  DhReportBlock *block = add_block (self, DH_REPORT_BLOCK_TEXT);

  block->style = style;
  block->text = g_strdup (text);
  block->keep_with_next = style == DH_REPORT_STYLE_HEADING || style == DH_REPORT_STYLE_TITLE;
}

void
dh_report_add_run_in (DhReport *self, const char *heading, const char *text)
{
  DhReportBlock *block = add_block (self, DH_REPORT_BLOCK_TEXT);

  block->style = DH_REPORT_STYLE_RUN_IN;
  block->text = g_strconcat (heading, " ", text, NULL);
  block->bold = (guint) strlen (heading);
}

void
dh_report_keep_with_next (DhReport *self)
{
  DhReportBlock *block = NULL;

  g_return_if_fail (self->blocks->len > 0);

  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  block->keep_with_next = TRUE;
}

void
dh_report_add_figure (DhReport *self, const char *label, const char *value, const char *unit)
{
  DhReportBlock *block = last_block (self, DH_REPORT_BLOCK_FIGURES);
  DhReportFigure figure = { g_strdup (label), g_strdup (value), g_strdup (unit) };

  if (block == NULL)
    {
      block = add_block (self, DH_REPORT_BLOCK_FIGURES);
      block->figures = g_array_new (FALSE, FALSE, sizeof (DhReportFigure));
      g_array_set_clear_func (block->figures, figure_clear);
    }
  g_array_append_val (block->figures, figure);
}

void
dh_report_add_chart (DhReport *self, DhChartSpec *spec)
{
  add_block (self, DH_REPORT_BLOCK_CHART)->chart = spec;
}

void
dh_report_add_signer (DhReport *self, const char *role, const char *hint)
{
  DhReportBlock *block = last_block (self, DH_REPORT_BLOCK_SIGNATURES);
  DhReportSigner signer = { g_strdup (role), g_strdup (hint) };

  if (block == NULL)
    {
      block = add_block (self, DH_REPORT_BLOCK_SIGNATURES);
      block->signers = g_array_new (FALSE, FALSE, sizeof (DhReportSigner));
      g_array_set_clear_func (block->signers, signer_clear);
    }
  g_array_append_val (block->signers, signer);
}

DhReportTable *
dh_report_add_table (DhReport *self, guint max_panels)
{
  DhReportTable *table = g_new0 (DhReportTable, 1);

  table->columns = g_array_new (FALSE, FALSE, sizeof (DhReportColumn));
  g_array_set_clear_func (table->columns, column_clear);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  table->max_panels = MAX (max_panels, 1);
  add_block (self, DH_REPORT_BLOCK_TABLE)->table = table;
  return table;
}

void
dh_report_table_add_column (DhReportTable *table, DhReportColumnKind kind, const char *title)
{
  DhReportColumn column = { g_strdup (title), kind };

  g_return_if_fail (table->rows->len == 0);

  g_array_append_val (table->columns, column);
}

static char **
collect_row (DhReportTable *table, va_list args)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (const char *text = va_arg (args, const char *); text != NULL;
       text = va_arg (args, const char *))
    {
      g_strv_builder_add (builder, text);
      n++;
    }
  g_assert (n == table->columns->len);
  return g_strv_builder_end (builder);
}

void
dh_report_table_add_row (DhReportTable *table, ...)
{
  va_list args;

  va_start (args, table);
  g_ptr_array_add (table->rows, collect_row (table, args));
  va_end (args);
}

void
dh_report_table_set_total (DhReportTable *table, ...)
{
  va_list args;

  va_start (args, table);
  g_strfreev (table->total);
  table->total = collect_row (table, args);
  va_end (args);
}
