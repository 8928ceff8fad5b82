/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-report-pages.h"

#include "dh-report-strips.h"

#include <math.h>

#define EPSILON 0.01 /* points */
#define PAGE_NUMBER_SIZE 13.0
#define CHART_MOST 150.0 /* points */
/* How far a height reckoned from another density's may be off, and one guessed from letters. */
#define TOLERANCE 0.05
#define GUESS_TOLERANCE 0.25
#define LETTER_WIDTH 0.43 /* of Vietnamese text in Liberation Serif, to its size */
#define LINE_HEIGHT 1.15

const DhReportPaper dh_report_paper_a4 = {
  .width = 210 * DH_REPORT_MM,
  .height = 297 * DH_REPORT_MM,
  .left = 30 * DH_REPORT_MM,
  .right = 15 * DH_REPORT_MM,
  .top = 20 * DH_REPORT_MM,
  .bottom = 20 * DH_REPORT_MM,
};

#define SIGN_SPACE (25 * DH_REPORT_MM)

static const DhReportDensity densities[] = {
  {
      .lead = 12,
      .body = 11,
      .table = 10.5,
      .small = 9,
      .chart_height = 140,
      .chart_font = 9,
      .section_gap = 10,
      .block_gap = 6,
      .cell_pad = 2,
      .sign_space = SIGN_SPACE + 6,
      .ratio = 1,
  },
  {
      .lead = 11.5,
      .body = 10.5,
      .table = 10,
      .small = 8.5,
      .chart_height = 105,
      .chart_font = 8.5,
      .section_gap = 7,
      .block_gap = 4,
      .cell_pad = 1.2,
      .sign_space = SIGN_SPACE,
      .ratio = 0.83,
  },
  {
      .lead = 11,
      .body = 10,
      .table = 9.5,
      .small = 8,
      .chart_height = 85,
      .chart_font = 8,
      .section_gap = 5,
      .block_gap = 3,
      .cell_pad = 0.8,
      .sign_space = SIGN_SPACE,
      .ratio = 0.75,
  },
  {
      .lead = 10.5,
      .body = 9.5,
      .table = 9,
      .small = 8,
      .chart_height = 75,
      .chart_font = 8,
      .section_gap = 4,
      .block_gap = 2,
      .cell_pad = 0.4,
      .sign_space = SIGN_SPACE,
      .ratio = 0.69,
  },
  {
      .lead = 10,
      .body = 9,
      .table = 8.5,
      .small = 7.5,
      .chart_height = 66,
      .chart_font = 7.5,
      .section_gap = 3,
      .block_gap = 2,
      .cell_pad = 0.2,
      .sign_space = SIGN_SPACE,
      .ratio = 0.64,
  },
};

struct _DhReportPages
{
  DhReportPaper paper;
  DhReportStrips *strips; /* owned; keeps layouts and scenes of the items */
  GPtrArray *pages;       /* of GArray of DhReportItem */
  double slack;           /* points left on the last page */
};

void
dh_report_item_get_ink (const DhReportItem *item, DhChartRect *ink)
{
  PangoRectangle extents;

  *ink = (DhChartRect) { item->x, item->y, item->width, item->height };
  if (item->kind != DH_REPORT_ITEM_TEXT)
    return;

  if (item->line < 0)
    {
      pango_layout_get_extents (item->layout, &extents, NULL);
      ink->x = item->x + (double) extents.x / PANGO_SCALE;
      ink->y = item->y + (double) extents.y / PANGO_SCALE;
    }
  else
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (item->layout, item->line);

      pango_layout_line_get_extents (line, &extents, NULL);
      ink->x = item->x + (double) extents.x / PANGO_SCALE;
      ink->y = item->y + item->baseline + (double) extents.y / PANGO_SCALE;
    }
  ink->width = (double) extents.width / PANGO_SCALE;
  ink->height = (double) extents.height / PANGO_SCALE;
}

/* ---- Breaking strips into pages */

typedef struct
{
  DhReportPages *pages;
  GArray *page; /* being filled; (transfer none) */
  double room;  /* height of the text, points */
  double y;     /* used of it */
} Flow;

static void
start_page (Flow *flow)
{
  flow->page = g_array_new (FALSE, TRUE, sizeof (DhReportItem));
  g_ptr_array_add (flow->pages->pages, flow->page);
  flow->y = 0;
}

static const DhReportStrip *
get_strip (Flow *flow, guint i)
{
  return &g_array_index (flow->pages->strips->strips, DhReportStrip, i);
}

static void
place_items (Flow *flow, const DhReportStrip *strip)
{
  const DhReportPaper *paper = &flow->pages->paper;

  for (guint i = 0; i < strip->n_items; i++)
    {
      DhReportItem item =
          g_array_index (flow->pages->strips->items, DhReportItem, strip->first_item + i);

      item.x += paper->left;
      item.y += paper->top + flow->y;
      g_array_append_val (flow->page, item);
    }
  flow->y += strip->height;
}

/* Height of the strips @first … @last; at the top of a page without the first gap, but with the
 * heading that is repeated there. */
static double
measure_strips (Flow *flow, guint first, guint last, gboolean at_top)
{
  const DhReportStrip *strip = get_strip (flow, first);
  double height = 0;

  for (guint i = first; i <= last; i++)
    height += get_strip (flow, i)->gap + get_strip (flow, i)->height;
  if (at_top)
    {
      height -= strip->gap;
      if (strip->head >= 0)
        height += get_strip (flow, (guint) strip->head)->height;
    }
  return height;
}

static gboolean
fits (Flow *flow, guint first, guint last)
{
  return flow->y + measure_strips (flow, first, last, flow->y <= 0) <= flow->room + EPSILON;
}

static void
place_strip (Flow *flow, guint i)
{
  const DhReportStrip *strip = get_strip (flow, i);

  if (flow->y > 0 && !fits (flow, i, i))
    start_page (flow);
  if (flow->y > 0)
    flow->y += strip->gap;
  else if (strip->head >= 0)
    place_items (flow, get_strip (flow, (guint) strip->head));
  place_items (flow, strip);
}

static void
break_pages (Flow *flow)
{
  guint n = flow->pages->strips->strips->len;

  start_page (flow);
  for (guint first = 0, last; first < n; first = last + 1)
    {
      for (last = first; last + 1 < n && get_strip (flow, last)->keep_with_next;)
        last++;

      if (flow->y > 0 && !fits (flow, first, last) &&
          measure_strips (flow, first, last, TRUE) <= flow->room + EPSILON)
        start_page (flow);
      for (guint i = first; i <= last; i++)
        place_strip (flow, i);
    }
}

static void
number_pages (DhReportPages *self)
{
  for (guint i = 1; i < self->pages->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i + 1);
      PangoLayout *layout = dh_report_strips_layout (self->strips, text, PAGE_NUMBER_SIZE,
                                                     PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL);
      GArray *page = g_ptr_array_index (self->pages, i);
      DhReportItem item = {
        .kind = DH_REPORT_ITEM_TEXT,
        .role = DH_REPORT_ROLE_ARTIFACT,
        .layout = layout,
        .line = -1,
        .width = dh_report_layout_width (layout),
        .height = dh_report_layout_height (layout),
      };

      item.x = self->paper.left +
               (self->paper.width - self->paper.left - self->paper.right - item.width) / 2;
      item.y = MAX ((self->paper.top - item.height) / 2, 0);
      g_array_append_val (page, item);
    }
}

/* What a single page has left makes its charts higher, up to CHART_MOST. */
static void
grow_charts (DhReportPages *self, DhReport *report)
{
  GArray *page = g_ptr_array_index (self->pages, 0);
  double shift = 0;

  for (guint i = 0; i < page->len; i++)
    {
      DhReportItem *item = &g_array_index (page, DhReportItem, i);

      item->y += shift;
      if (item->kind == DH_REPORT_ITEM_CHART)
        {
          const DhChartSpec *spec = dh_report_get_block (report, item->block)->chart;
          double more = MIN (self->slack, CHART_MOST - item->height);

          if (more < 1)
            continue;
          item->scene = dh_report_strips_chart (self->strips, spec, item->height + more);
          more = item->scene->height - item->height;
          item->height += more;
          self->slack -= more;
          shift += more;
        }
    }
}

static DhReportPages *
try_density (DhReport *report,
             DhReportFont *font,
             const DhReportPaper *paper,
             const DhReportDensity *density,
             double *height)
{
  DhReportPages *self = g_new0 (DhReportPages, 1);
  Flow flow = { .pages = self, .room = paper->height - paper->top - paper->bottom };

  self->paper = *paper;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->strips = dh_report_strips_new (font, density, paper->width - paper->left - paper->right);
  dh_report_strips_add_report (self->strips, report);
  break_pages (&flow);
  number_pages (self);
  self->slack = flow.room - flow.y;

  *height = self->strips->strips->len == 0
                ? 0
                : measure_strips (&flow, 0, self->strips->strips->len - 1, TRUE) / flow.room;
  g_debug ("table text of %.1f pt: %.2f pages", density->table, *height);
  return self;
}

static double
guess_lines (const char *text, double size, double width)
{
  return ceil (g_utf8_strlen (text, -1) * size * LETTER_WIDTH / width);
}

static double
guess_table (const DhReportTable *table, const DhReportDensity *density, double width)
{
  guint n_columns = table->columns->len;
  guint panels = table->max_panels > 1 && table->rows->len >= 4 ? 2 : 1;
  double text_width = width * MAX (1 - 0.1 * (n_columns - 1) * panels, 0.3);
  double line = density->table * LINE_HEIGHT;
  double height = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      char **row = g_ptr_array_index (table->rows, i);
      double lines = 1;

      for (guint column = 0; column < n_columns; column++)
        if (g_array_index (table->columns, DhReportColumn, column).kind == DH_REPORT_COLUMN_TEXT)
          lines = MAX (lines, guess_lines (row[column], density->table, text_width));
      height += lines * line + 2 * density->cell_pad;
    }
  return height / panels + (table->total != NULL ? 3 : 2) * (line + 2 * density->cell_pad);
}

/* Height of @report at the first density in pages, guessed from the lengths of its texts alone:
 * laying out is what costs. */
static double
guess_height (DhReport *report, const DhReportPaper *paper)
{
  const DhReportDensity *density = &densities[0];
  double width = paper->width - paper->left - paper->right;
  double height = 0;

  for (guint i = 0; i < dh_report_n_blocks (report); i++)
    {
      const DhReportBlock *block = dh_report_get_block (report, i);

      switch (block->kind)
        {
        case DH_REPORT_BLOCK_HEADER:
        case DH_REPORT_BLOCK_FIGURES:
          height += 52;
          break;
        case DH_REPORT_BLOCK_CHART:
          height += density->chart_height + density->block_gap;
          break;
        case DH_REPORT_BLOCK_SIGNATURES:
          height += density->sign_space + density->section_gap + 30;
          break;
        case DH_REPORT_BLOCK_TEXT:
          height += guess_lines (block->text, density->body, width) * density->body * LINE_HEIGHT;
          height += block->style == DH_REPORT_STYLE_HEADING ? density->section_gap : 4;
          break;
        case DH_REPORT_BLOCK_TABLE:
          height += guess_table (block->table, density, width);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return height / (paper->height - paper->top - paper->bottom);
}

/* The largest density at which the report takes one page; the first where none does. */
static DhReportPages *
choose_density (DhReport *report, DhReportFont *font, const DhReportPaper *paper)
{
  double guess = guess_height (report, paper), height;
  guint n = G_N_ELEMENTS (densities), start = 0;
  g_autoptr (DhReportPages) best = NULL;

  g_debug ("guessed: %.2f pages", guess);
  while (start < n && guess * densities[start].ratio > 1)
    start++;
  if (start == n && guess * densities[n - 1].ratio > 1 + GUESS_TOLERANCE)
    return try_density (report, font, paper, &densities[0], &height);

  start = MIN (start, n - 1);
  best = try_density (report, font, paper, &densities[start], &height);
  if (best->pages->len == 1)
    {
      /* Perhaps the one before would have done. */
      while (start > 0 && height * densities[start - 1].ratio / densities[start].ratio <= 1)
        {
          g_autoptr (DhReportPages)
                        looser = try_density (report, font, paper, &densities[--start], &height);

          if (looser->pages->len > 1)
            break;
          dh_report_pages_free (best);
          best = g_steal_pointer (&looser);
        }
      return g_steal_pointer (&best);
    }

  while (++start < n)
    {
      g_autoptr (DhReportPages) tighter = NULL;

      if (height * densities[start].ratio / densities[start - 1].ratio > 1 + TOLERANCE)
        {
          height *= densities[start].ratio / densities[start - 1].ratio;
          continue;
        }
      tighter = try_density (report, font, paper, &densities[start], &height);
      if (tighter->pages->len == 1)
        return g_steal_pointer (&tighter);
    }

  if (best->strips->density == &densities[0])
    return g_steal_pointer (&best);
  return try_density (report, font, paper, &densities[0], &height);
}

/* Margins never take more than three quarters of either side. */
static void
limit_margins (double side, double *before, double *after)
{
  double most = side * 0.75;

  *before = MAX (*before, 0);
  *after = MAX (*after, 0);
  if (*before + *after > most)
    {
      double shrink = most / (*before + *after);

      *before *= shrink;
      *after *= shrink;
    }
}

DhReportPages *
dh_report_pages_new (DhReport *report, DhReportFont *font, const DhReportPaper *paper)
{
  g_autoptr (DhReportPages) best = NULL;
  DhReportPaper limited = *paper;

  g_return_val_if_fail (paper->width > 0 && paper->height > 0, NULL);

  limit_margins (limited.width, &limited.left, &limited.right);
  limit_margins (limited.height, &limited.top, &limited.bottom);

  best = choose_density (report, font, &limited);
  if (best->pages->len == 1)
    grow_charts (best, report);
  return g_steal_pointer (&best);
}

void
dh_report_pages_free (DhReportPages *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->strips, dh_report_strips_free);
  g_free (self);
}

guint
dh_report_pages_get_n (DhReportPages *self)
{
  return self->pages->len;
}

const DhReportPaper *
dh_report_pages_get_paper (DhReportPages *self)
{
  return &self->paper;
}

const DhReportItem *
dh_report_pages_get_items (DhReportPages *self, guint page, guint *n)
{
  GArray *items = NULL;

  g_return_val_if_fail (page < self->pages->len, NULL);

  items = g_ptr_array_index (self->pages, page);
  *n = items->len;
  return (const DhReportItem *) items->data;
}
