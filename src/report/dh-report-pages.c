/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-report-pages.h"

#include "dh-report-strips.h"

#define EPSILON 0.01 /* points */
#define PAGE_NUMBER_SIZE 13.0
#define CHART_MOST 150.0 /* points */
/* How far the estimate of a density's height may be off. */
#define TOLERANCE 0.05

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
  double height;

  g_return_val_if_fail (paper->width > 0 && paper->height > 0, NULL);

  limit_margins (limited.width, &limited.left, &limited.right);
  limit_margins (limited.height, &limited.top, &limited.bottom);

  best = try_density (report, font, &limited, &densities[0], &height);
  for (guint i = 1; i < G_N_ELEMENTS (densities) && best->pages->len > 1; i++)
    {
      g_autoptr (DhReportPages) tighter = NULL;
      double tried;

      if (height * densities[i].ratio > 1 + TOLERANCE)
        continue;
      tighter = try_density (report, font, &limited, &densities[i], &tried);
      if (tighter->pages->len == 1)
        {
          dh_report_pages_free (best);
          best = g_steal_pointer (&tighter);
        }
    }

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
