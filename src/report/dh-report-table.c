/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-report-strips.h"

#include <math.h>

#define PAD_X 3.5
#define HAIRLINE 0.4
#define FRAME 0.8
#define LABEL_SHARE 0.2    /* of the table's width, at most, for a LABEL column */
#define HEADING_SHARE 0.62 /* of a heading's width on one line */
#define TEXT_MINIMUM 60.0  /* points; below it the other columns give way */
#define PANEL_MINIMUM 84.0 /* points of text for which panels side by side are worth it */
#define PANEL_ROWS 4       /* fewer are not set side by side */
#define PANEL_LINES 2      /* no cell may need more lines for the sake of panels */
#define MAX_CELL_LINES 12  /* so that a row always fits on a page */

typedef struct
{
  const DhReportTable *table;
  guint n_columns, n_rows, n_panels;
  double panel_width;
  PangoLayout **heads; /* a column */
  PangoLayout **cells; /* row by row */
  PangoLayout **total; /* a column; NULL where joined with the cell before */
  double *natural;     /* a column: what it wants, padding included */
  double *widest;      /* a column: its widest cell on one line */
  double *widths;      /* a column: what it gets */
} Layout;

static DhReportColumnKind
column_kind (const Layout *layout, guint column)
{
  return g_array_index (layout->table->columns, DhReportColumn, column).kind;
}

/* The width that a heading needs: no word of it breaks, and it takes about two lines. */
static double
heading_width (PangoLayout *layout)
{
  double half = dh_report_layout_width (layout) * HEADING_SHARE;
  double width;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  width = dh_report_layout_width (layout);
  pango_layout_set_width (layout, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return MAX (width, half);
}

static void
measure (DhReportStrips *self, Layout *layout)
{
  const DhReportTable *table = layout->table;
  double size = self->density->table;

  for (guint column = 0; column < layout->n_columns; column++)
    {
      const DhReportColumn *info = &g_array_index (table->columns, DhReportColumn, column);

      layout->heads[column] =
          dh_report_strips_layout (self, info->title, size, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL);
      for (guint row = 0; row < layout->n_rows; row++)
        {
          char **texts = g_ptr_array_index (table->rows, row);
          PangoLayout *cell = dh_report_strips_layout (self, texts[column], size,
                                                       PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL);

          layout->cells[row * layout->n_columns + column] = cell;
          layout->widest[column] = MAX (layout->widest[column], dh_report_layout_width (cell));
        }
      if (table->total != NULL && (column == 0 || *table->total[column] != '\0'))
        {
          layout->total[column] = dh_report_strips_layout (self, table->total[column], size,
                                                           PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL);
          if (info->kind == DH_REPORT_COLUMN_NUMBER)
            layout->widest[column] =
                MAX (layout->widest[column], dh_report_layout_width (layout->total[column]));
        }
      layout->natural[column] =
          MAX (layout->widest[column], heading_width (layout->heads[column])) + 2 * PAD_X + 0.5;
    }
}

/* Shares @width out; FALSE if the columns of text would get less than @least. */
static gboolean
share_width (Layout *layout, double width, double least)
{
  double fixed = 0, share;
  guint n_text = 0;

  for (guint column = 0; column < layout->n_columns; column++)
    {
      DhReportColumnKind kind = column_kind (layout, column);

      layout->widths[column] = layout->natural[column];
      if (kind == DH_REPORT_COLUMN_LABEL)
        layout->widths[column] = MAX (MIN (layout->natural[column], LABEL_SHARE * width),
                                      heading_width (layout->heads[column]) + 2 * PAD_X + 0.5);
      if (kind == DH_REPORT_COLUMN_TEXT)
        n_text++;
      else
        fixed += layout->widths[column];
    }

  share = n_text > 0 ? (width - fixed) / n_text : 0;
  if (n_text > 0 && share < least)
    {
      /* Everything but the texts is squeezed; its cells then break inside of words. */
      double squeeze = MAX (width - n_text * least, width / 2) / fixed;

      for (guint column = 0; column < layout->n_columns; column++)
        layout->widths[column] *= squeeze;
      share = (width - fixed * squeeze) / n_text;
    }
  else if (n_text == 0)
    {
      for (guint column = 0; column < layout->n_columns; column++)
        layout->widths[column] *= width / fixed;
    }

  for (guint column = 0; column < layout->n_columns; column++)
    if (column_kind (layout, column) == DH_REPORT_COLUMN_TEXT)
      layout->widths[column] = share;
  return n_text == 0 || width - fixed >= n_text * least;
}

static gboolean
panels_fit (Layout *layout)
{
  for (guint column = 0; column < layout->n_columns; column++)
    {
      DhReportColumnKind kind = column_kind (layout, column);
      gboolean wraps = kind == DH_REPORT_COLUMN_TEXT || kind == DH_REPORT_COLUMN_LABEL;

      /* A little less than the lines hold, as words do not fill them. */
      if (wraps &&
          layout->widest[column] > PANEL_LINES * 0.85 * (layout->widths[column] - 2 * PAD_X))
        return FALSE;
    }
  return TRUE;
}

static void
choose_panels (DhReportStrips *self, Layout *layout)
{
  for (layout->n_panels = layout->table->max_panels; layout->n_panels > 1; layout->n_panels--)
    {
      layout->panel_width = self->width / layout->n_panels;
      if (layout->n_rows >= PANEL_ROWS && layout->table->total == NULL &&
          share_width (layout, layout->panel_width, PANEL_MINIMUM) && panels_fit (layout))
        return;
    }
  layout->panel_width = self->width;
  share_width (layout, layout->panel_width, TEXT_MINIMUM);
}

static void
fix_cell (PangoLayout *cell, double width, PangoAlignment alignment)
{
  pango_layout_set_alignment (cell, alignment);
  pango_layout_set_width (cell, (int) ceil ((width - 2 * PAD_X) * PANGO_SCALE));
  pango_layout_set_height (cell, -MAX_CELL_LINES);
  pango_layout_set_ellipsize (cell, PANGO_ELLIPSIZE_END);
}

static PangoAlignment
column_alignment (DhReportColumnKind kind)
{
  switch (kind)
    {
    case DH_REPORT_COLUMN_TEXT:
    case DH_REPORT_COLUMN_LABEL:
      return PANGO_ALIGN_LEFT;
    case DH_REPORT_COLUMN_CODE:
      return PANGO_ALIGN_CENTER;
    case DH_REPORT_COLUMN_NUMBER:
      return PANGO_ALIGN_RIGHT;
    default:
      g_assert_not_reached ();
    }
}

static void
place_cell (DhReportStrips *self,
            PangoLayout *cell,
            double x,
            double width,
            double height,
            DhReportRole role)
{
  DhReportItem *item = dh_report_strips_add_layout (self, cell, x + PAD_X, 0, width - 2 * PAD_X);

  item->y = (height - item->height) / 2;
  item->role = role;
  item->row = self->n_rows;
  item->table = self->n_tables;
}

/* Upright lines of a strip, the frame a little stronger, and the line below it. */
static void
rule_strip (DhReportStrips *self, const Layout *layout, double height, gboolean last)
{
  for (guint panel = 0; panel < layout->n_panels; panel++)
    {
      double x = panel * layout->panel_width;

      dh_report_strips_add_rule (self, x, 0, 0, height, FRAME);
      for (guint column = 0; column + 1 < layout->n_columns; column++)
        {
          x += layout->widths[column];
          dh_report_strips_add_rule (self, x, 0, 0, height, HAIRLINE);
        }
    }
  dh_report_strips_add_rule (self, self->width, 0, 0, height, FRAME);
  dh_report_strips_add_rule (self, 0, height, self->width, 0, last ? FRAME : HAIRLINE);
}

static void
add_head (DhReportStrips *self, Layout *layout, double gap)
{
  DhReportItem *shade = NULL;
  double height = 0;

  for (guint column = 0; column < layout->n_columns; column++)
    {
      fix_cell (layout->heads[column], layout->widths[column], PANGO_ALIGN_CENTER);
      height = MAX (height, dh_report_layout_height (layout->heads[column]));
    }
  height += 2 * self->density->cell_pad;

  dh_report_strips_begin (self, gap)->height = height;
  self->n_rows++;
  shade = dh_report_strips_add_item (self, DH_REPORT_ITEM_SHADE);
  shade->width = self->width;
  shade->height = height;
  for (guint panel = 0; panel < layout->n_panels; panel++)
    {
      double x = panel * layout->panel_width;

      for (guint column = 0; column < layout->n_columns; column++)
        {
          place_cell (self, layout->heads[column], x, layout->widths[column], height,
                      DH_REPORT_ROLE_TABLE_HEAD);
          x += layout->widths[column];
        }
    }
  rule_strip (self, layout, height, FALSE);
  dh_report_strips_add_rule (self, 0, 0, self->width, 0, FRAME);
  dh_report_strips_last (self)->keep_with_next = TRUE;
}

static void
add_row (DhReportStrips *self, Layout *layout, guint first, gboolean last)
{
  double height = 0;
  guint end = MIN (first + layout->n_panels, layout->n_rows);

  for (guint row = first; row < end; row++)
    for (guint column = 0; column < layout->n_columns; column++)
      {
        PangoLayout *cell = layout->cells[row * layout->n_columns + column];

        fix_cell (cell, layout->widths[column], column_alignment (column_kind (layout, column)));
        height = MAX (height, dh_report_layout_height (cell));
      }
  height += 2 * self->density->cell_pad;

  dh_report_strips_begin (self, 0)->height = height;
  self->n_rows++;
  for (guint row = first; row < end; row++)
    {
      double x = (row - first) * layout->panel_width;

      for (guint column = 0; column < layout->n_columns; column++)
        {
          place_cell (self, layout->cells[row * layout->n_columns + column], x,
                      layout->widths[column], height, DH_REPORT_ROLE_TABLE_CELL);
          x += layout->widths[column];
        }
    }
  rule_strip (self, layout, height, last);
}

/* Width of the total's cell @column and of those joined with it; @next: the one after them. */
static double
joined_width (const Layout *layout, guint column, guint *next)
{
  double width = layout->widths[column];

  for (column++; column < layout->n_columns && layout->total[column] == NULL; column++)
    width += layout->widths[column];
  *next = column;
  return width;
}

static void
add_total (DhReportStrips *self, Layout *layout)
{
  double height = 0, x = 0;

  for (guint i = 0, next; i < layout->n_columns; i = next)
    {
      double width = joined_width (layout, i, &next);
      gboolean number = column_kind (layout, i) == DH_REPORT_COLUMN_NUMBER;

      fix_cell (layout->total[i], width, number ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_CENTER);
      height = MAX (height, dh_report_layout_height (layout->total[i]));
    }
  height += 2 * self->density->cell_pad;

  dh_report_strips_begin (self, 0)->height = height;
  self->n_rows++;
  for (guint i = 0, next; i < layout->n_columns; i = next)
    {
      double width = joined_width (layout, i, &next);

      place_cell (self, layout->total[i], x, width, height, DH_REPORT_ROLE_TABLE_CELL);
      dh_report_strips_add_rule (self, x, 0, 0, height, x > 0 ? HAIRLINE : FRAME);
      x += width;
    }
  dh_report_strips_add_rule (self, self->width, 0, 0, height, FRAME);
  dh_report_strips_add_rule (self, 0, height, self->width, 0, FRAME);
}

void
dh_report_strips_add_table (DhReportStrips *self, const DhReportTable *table, double gap)
{
  Layout layout = { .table = table, .n_columns = table->columns->len, .n_rows = table->rows->len };
  guint first_strip = self->strips->len;
  guint n_strips;

  layout.heads = g_new0 (PangoLayout *, layout.n_columns);
  layout.cells = g_new0 (PangoLayout *, (gsize) layout.n_columns * layout.n_rows + 1);
  layout.total = g_new0 (PangoLayout *, layout.n_columns);
  layout.natural = g_new0 (double, layout.n_columns);
  layout.widest = g_new0 (double, layout.n_columns);
  layout.widths = g_new0 (double, layout.n_columns);

  self->n_tables++;
  measure (self, &layout);
  choose_panels (self, &layout);
  add_head (self, &layout, gap);
  for (guint row = 0; row < layout.n_rows; row += layout.n_panels)
    add_row (self, &layout, row, row + layout.n_panels >= layout.n_rows && table->total == NULL);
  if (table->total != NULL)
    add_total (self, &layout);

  /* Neither the first nor the last row stands alone on a page; nor the total. */
  n_strips = self->strips->len - first_strip;
  for (guint i = 1; i < n_strips; i++)
    {
      DhReportStrip *strip = &g_array_index (self->strips, DhReportStrip, first_strip + i);

      strip->head = (int) first_strip;
      strip->keep_with_next = i + 1 < n_strips && (i == 1 || i + 2 == n_strips);
    }

  g_free (layout.heads);
  g_free (layout.cells);
  g_free (layout.total);
  g_free (layout.natural);
  g_free (layout.widest);
  g_free (layout.widths);
}
