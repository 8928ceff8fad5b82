/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-report-pages.h"

#include <pango/pangocairo.h>

#include "dh-chart-render.h"

#define SHADE_GREY 0.93

/* Tags that are open, outermost first. */
typedef struct
{
  cairo_t *cr; /* NULL = no tags are wanted */
  guint table, row, element;
  const char *tag; /* of the element */
} Tags;

static const char *
role_tag (DhReportRole role)
{
  switch (role)
    {
    case DH_REPORT_ROLE_TITLE:
      return "H1";
    case DH_REPORT_ROLE_HEADING:
      return "H2";
    case DH_REPORT_ROLE_PARAGRAPH:
      return "P";
    case DH_REPORT_ROLE_TABLE_HEAD:
      return "TH";
    case DH_REPORT_ROLE_TABLE_CELL:
      return "TD";
    case DH_REPORT_ROLE_FIGURE:
      return "Figure";
    case DH_REPORT_ROLE_ARTIFACT:
    default:
      return NULL;
    }
}

/* Closes what @next is not part of and opens what it is; NULL closes all. */
static void
switch_tags (Tags *tags, const DhReportItem *next)
{
  guint table = next != NULL ? next->table : 0;
  guint row = next != NULL ? next->row : 0;
  guint element = next != NULL ? next->element : 0;

  if (tags->cr == NULL || (next != NULL && tags->tag != NULL && tags->element == element))
    return;

  if (tags->tag != NULL)
    cairo_tag_end (tags->cr, tags->tag);
  if (tags->row != 0 && tags->row != row)
    cairo_tag_end (tags->cr, "TR");
  if (tags->table != 0 && tags->table != table)
    cairo_tag_end (tags->cr, "Table");

  if (table != 0 && tags->table != table)
    cairo_tag_begin (tags->cr, "Table", NULL);
  if (row != 0 && tags->row != row)
    cairo_tag_begin (tags->cr, "TR", NULL);
  tags->table = table;
  tags->row = row;
  tags->element = element;
  tags->tag = next != NULL ? role_tag (next->role) : NULL;
  if (tags->tag != NULL)
    cairo_tag_begin (tags->cr, tags->tag, NULL);
}

static void
draw_text (cairo_t *cr, const DhReportItem *item)
{
  if (item->line < 0)
    {
      cairo_move_to (cr, item->x, item->y);
      pango_cairo_show_layout (cr, item->layout);
    }
  else
    {
      cairo_move_to (cr, item->x, item->y + item->baseline);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (item->layout, item->line));
    }
}

static void
draw_ground (cairo_t *cr, const DhReportItem *item)
{
  if (item->kind == DH_REPORT_ITEM_SHADE)
    {
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      cairo_set_source_rgb (cr, SHADE_GREY, SHADE_GREY, SHADE_GREY);
      cairo_fill (cr);
    }
}

static void
draw_rule (cairo_t *cr, const DhReportItem *item)
{
  cairo_set_line_width (cr, item->line_width);
  cairo_move_to (cr, item->x, item->y);
  cairo_rel_line_to (cr, item->width, item->height);
  cairo_stroke (cr);
}

static void
draw_content (cairo_t *cr, const DhReportItem *item)
{
  if (item->kind == DH_REPORT_ITEM_TEXT)
    {
      draw_text (cr, item);
    }
  else if (item->kind == DH_REPORT_ITEM_CHART)
    {
      cairo_save (cr);
      cairo_translate (cr, item->x, item->y);
      dh_chart_render (item->scene, cr, NULL);
      cairo_restore (cr);
    }
}

void
dh_report_draw_page (DhReportPages *self, guint page, cairo_t *cr, gboolean tagged)
{
  guint n;
  const DhReportItem *items = dh_report_pages_get_items (self, page, &n);
  Tags tags = { .cr = tagged ? cr : NULL };

  g_return_if_fail (items != NULL);

  cairo_save (cr);
  for (guint i = 0; i < n; i++)
    draw_ground (cr, &items[i]);

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  for (guint i = 0; i < n; i++)
    if (items[i].kind == DH_REPORT_ITEM_RULE)
      draw_rule (cr, &items[i]);

  for (guint i = 0; i < n; i++)
    if (items[i].kind == DH_REPORT_ITEM_TEXT || items[i].kind == DH_REPORT_ITEM_CHART)
      {
        switch_tags (&tags, &items[i]);
        draw_content (cr, &items[i]);
      }
  switch_tags (&tags, NULL);
  cairo_restore (cr);
}
