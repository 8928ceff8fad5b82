/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-report-strips.h"

#include "dh-chart-layout.h"

#include <math.h>

#define FIRST_LINE_INDENT (10 * DH_REPORT_MM)
#define HEADER_SIZE 12.0
#define HEADER_LEFT_SHARE 0.56
#define FIGURES_A_ROW 6
#define FIGURE_PAD 3.0
#define FIGURE_VALUE_SIZE 16.0
#define HAIRLINE 0.4

DhReportStrips *
dh_report_strips_new (DhReportFont *font, const DhReportDensity *density, double width)
{
  DhReportStrips *self = g_new0 (DhReportStrips, 1);

  self->font = font;
  self->density = density;
  self->width = width;
  self->strips = g_array_new (FALSE, TRUE, sizeof (DhReportStrip));
  self->items = g_array_new (FALSE, TRUE, sizeof (DhReportItem));
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_insert_hyphens_new (FALSE));
  self->scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_chart_scene_free);
  return self;
}

void
dh_report_strips_free (DhReportStrips *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->strips);
  g_array_unref (self->items);
  g_ptr_array_unref (self->layouts);
  g_ptr_array_unref (self->scenes);
  pango_attr_list_unref (self->attributes);
  g_clear_object (&self->chart_context);
  g_clear_pointer (&self->chart_theme, dh_chart_theme_free);
  g_free (self);
}

DhReportStrip *
dh_report_strips_begin (DhReportStrips *self, double gap)
{
  DhReportStrip strip = { .gap = gap, .head = -1, .first_item = self->items->len };

  g_array_append_val (self->strips, strip);
  return dh_report_strips_last (self);
}

DhReportStrip *
dh_report_strips_last (DhReportStrips *self)
{
  return &g_array_index (self->strips, DhReportStrip, self->strips->len - 1);
}

PangoLayout *
dh_report_strips_layout (DhReportStrips *self,
                         const char *text,
                         double size,
                         PangoWeight weight,
                         PangoStyle style)
{
  PangoLayout *layout = dh_report_font_layout (self->font, text, size, weight, style);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_attributes (layout, self->attributes);
  g_ptr_array_add (self->layouts, layout);
  return layout;
}

DhReportItem *
dh_report_strips_add_item (DhReportStrips *self, DhReportItemKind kind)
{
  DhReportItem item = { .kind = kind, .line = -1, .block = self->block };

  g_array_append_val (self->items, item);
  dh_report_strips_last (self)->n_items++;
  return &g_array_index (self->items, DhReportItem, self->items->len - 1);
}

DhReportItem *
dh_report_strips_add_layout (DhReportStrips *self,
                             PangoLayout *layout,
                             double x,
                             double y,
                             double width)
{
  DhReportItem *item = dh_report_strips_add_item (self, DH_REPORT_ITEM_TEXT);

  item->role = DH_REPORT_ROLE_PARAGRAPH;
  item->layout = layout;
  item->x = x;
  item->y = y;
  item->width = width;
  item->height = dh_report_layout_height (layout);
  item->element = ++self->n_elements;
  return item;
}

void
dh_report_strips_add_rule (DhReportStrips *self,
                           double x,
                           double y,
                           double width,
                           double height,
                           double line_width)
{
  DhReportItem *item = dh_report_strips_add_item (self, DH_REPORT_ITEM_RULE);

  item->x = x;
  item->y = y;
  item->width = width;
  item->height = height;
  item->line_width = line_width;
}

double
dh_report_layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

double
dh_report_layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* The layout set to @width, its lines centred in it. */
static PangoLayout *
centred (DhReportStrips *self,
         const char *text,
         double size,
         PangoWeight weight,
         PangoStyle style,
         double width)
{
  PangoLayout *layout = dh_report_strips_layout (self, text, size, weight, style);

  pango_layout_set_width (layout, (int) floor (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

/* Puts centred texts below one another in a column; returns the height used. @ink_width: of the
 * last text's widest line. */
static double
stack_centred (DhReportStrips *self,
               double x,
               double width,
               const char *const texts[2],
               const PangoWeight weights[2],
               const PangoStyle styles[2],
               double *last_width)
{
  double y = 0;

  *last_width = 0;
  for (guint i = 0; i < 2; i++)
    {
      PangoLayout *layout = NULL;

      if (texts[i] == NULL || *texts[i] == '\0')
        continue;

      layout = centred (self, texts[i], HEADER_SIZE, weights[i], styles[i], width);
      dh_report_strips_add_layout (self, layout, x, y, width);
      y += dh_report_layout_height (layout) + 1;
      *last_width = dh_report_layout_width (layout);
    }
  return y;
}

static void
add_header (DhReportStrips *self, const DhReportBlock *block)
{
  const char *const left_texts[] = { block->header[0], block->header[1] };
  const char *const right_texts[] = { block->header[2], block->header[3] };
  const PangoWeight left_weights[] = { PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_BOLD };
  const PangoWeight right_weights[] = { PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_NORMAL };
  const PangoStyle left_styles[] = { PANGO_STYLE_NORMAL, PANGO_STYLE_NORMAL };
  const PangoStyle right_styles[] = { PANGO_STYLE_NORMAL, PANGO_STYLE_ITALIC };
  double left_width = floor (self->width * HEADER_LEFT_SHARE);
  double right_x = left_width + 8, last, left, right;

  dh_report_strips_begin (self, 0);
  left = stack_centred (self, 0, left_width, left_texts, left_weights, left_styles, &last);
  /* The rules ask for a line below the issuing body, a third to a half as long as its name. */
  dh_report_strips_add_rule (self, (left_width - last * 0.4) / 2, left + 2, last * 0.4, 0, 0.6);
  right = stack_centred (self, right_x, self->width - right_x, right_texts, right_weights,
                         right_styles, &last);
  dh_report_strips_last (self)->height = MAX (left + 3, right);
}

static double
style_size (const DhReportDensity *density, DhReportStyle style)
{
  switch (style)
    {
    case DH_REPORT_STYLE_TITLE:
      return 14;
    case DH_REPORT_STYLE_SUBTITLE:
      return 12;
    case DH_REPORT_STYLE_LEAD:
      return density->lead;
    case DH_REPORT_STYLE_HEADING:
      return density->lead;
    case DH_REPORT_STYLE_RUN_IN:
    case DH_REPORT_STYLE_BODY:
      return density->body;
    case DH_REPORT_STYLE_NOTE:
      return density->small;
    case DH_REPORT_STYLE_N:
    default:
      g_assert_not_reached ();
    }
}

static double
style_gap (const DhReportDensity *density, DhReportStyle style)
{
  switch (style)
    {
    case DH_REPORT_STYLE_TITLE:
      return density->section_gap + 4;
    case DH_REPORT_STYLE_SUBTITLE:
      return 1;
    case DH_REPORT_STYLE_NOTE:
      return density->block_gap;
    case DH_REPORT_STYLE_LEAD:
    case DH_REPORT_STYLE_BODY:
      return 2;
    case DH_REPORT_STYLE_HEADING:
    case DH_REPORT_STYLE_RUN_IN:
      return density->section_gap;
    case DH_REPORT_STYLE_N:
    default:
      g_assert_not_reached ();
    }
}

static DhReportRole
style_role (DhReportStyle style)
{
  if (style == DH_REPORT_STYLE_TITLE)
    return DH_REPORT_ROLE_TITLE;
  if (style == DH_REPORT_STYLE_HEADING)
    return DH_REPORT_ROLE_HEADING;
  return DH_REPORT_ROLE_PARAGRAPH;
}

/* A strip a line; the first two and the last two lines of a paragraph stay together. */
static void
add_lines (DhReportStrips *self, PangoLayout *layout, double gap, DhReportRole role)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  int n_lines = pango_layout_get_line_count (layout);
  guint element = ++self->n_elements;

  for (int i = 0; i < n_lines; i++, pango_layout_iter_next_line (iter))
    {
      PangoRectangle extents;
      DhReportItem *item = NULL;
      DhReportStrip *strip = dh_report_strips_begin (self, i == 0 ? gap : 0);
      int top, bottom;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      strip->height = (double) (bottom - top) / PANGO_SCALE;
      strip->keep_with_next = n_lines > 1 && (i == 0 || i == n_lines - 2);

      item = dh_report_strips_add_item (self, DH_REPORT_ITEM_TEXT);
      item->role = role;
      item->layout = layout;
      item->line = i;
      item->x = (double) extents.x / PANGO_SCALE;
      item->width = (double) extents.width / PANGO_SCALE;
      item->height = (double) (bottom - top) / PANGO_SCALE;
      item->baseline = (double) (pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE;
      item->element = element;
    }
}

/* The first @n bytes as a heading of @size points. */
static void
embolden (PangoLayout *layout, guint n, double size)
{
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
  PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  PangoAttribute *large = pango_attr_size_new ((int) (size * PANGO_SCALE));

  weight->end_index = large->end_index = n;
  pango_attr_list_insert (attributes, weight);
  pango_attr_list_insert (attributes, large);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static void
add_text (DhReportStrips *self, const DhReportBlock *block)
{
  DhReportStyle style = block->style;
  gboolean centre = style == DH_REPORT_STYLE_TITLE || style == DH_REPORT_STYLE_SUBTITLE;
  gboolean bold = style == DH_REPORT_STYLE_TITLE || style == DH_REPORT_STYLE_HEADING;
  gboolean italic = style == DH_REPORT_STYLE_SUBTITLE;
  PangoLayout *layout = dh_report_strips_layout (self, block->text,
                                                 style_size (self->density, style),
                                                 bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL,
                                                 italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);

  pango_layout_set_width (layout, (int) floor (self->width * PANGO_SCALE));
  if (block->bold > 0)
    embolden (layout, block->bold, self->density->lead);
  if (centre)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  if (style == DH_REPORT_STYLE_LEAD || style == DH_REPORT_STYLE_NOTE)
    pango_layout_set_justify (layout, TRUE);
  if (style == DH_REPORT_STYLE_LEAD)
    {
      pango_layout_set_indent (layout, (int) (FIRST_LINE_INDENT * PANGO_SCALE));
      pango_layout_set_spacing (layout, PANGO_SCALE);
    }
  add_lines (self, layout, style_gap (self->density, style), style_role (style));
}

/* @text as large as fits into @width on one line, from @size down. */
static PangoLayout *
fitted (DhReportStrips *self, const char *text, double size, double width)
{
  PangoLayout *layout =
      centred (self, text, size, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, self->width);
  double natural = dh_report_layout_width (layout);

  if (natural > width)
    layout = centred (self, text, size * width / natural * 0.99, PANGO_WEIGHT_BOLD,
                      PANGO_STYLE_NORMAL, self->width);
  pango_layout_set_width (layout, (int) floor (width * PANGO_SCALE));
  return layout;
}

static void
add_figures_row (DhReportStrips *self, const DhReportFigure *figures, guint n, double gap)
{
  double cell = self->width / n;
  double inner = cell - 2 * FIGURE_PAD;
  double label_height = 0, value_height = 0, unit_height = 0, height;
  g_autofree PangoLayout **labels = g_new0 (PangoLayout *, n * 3);

  for (guint i = 0; i < n; i++)
    {
      labels[i * 3] = centred (self, figures[i].label, self->density->small, PANGO_WEIGHT_NORMAL,
                               PANGO_STYLE_NORMAL, inner);
      labels[i * 3 + 1] = fitted (self, figures[i].value, FIGURE_VALUE_SIZE, inner);
      labels[i * 3 + 2] = centred (self, figures[i].unit, self->density->small, PANGO_WEIGHT_NORMAL,
                                   PANGO_STYLE_ITALIC, inner);
      label_height = MAX (label_height, dh_report_layout_height (labels[i * 3]));
      value_height = MAX (value_height, dh_report_layout_height (labels[i * 3 + 1]));
      unit_height = MAX (unit_height, dh_report_layout_height (labels[i * 3 + 2]));
    }

  height = label_height + value_height + unit_height + 2 * FIGURE_PAD;
  dh_report_strips_begin (self, gap)->height = height;
  for (guint i = 0; i < n; i++)
    {
      double x = i * cell + FIGURE_PAD;
      double value = dh_report_layout_height (labels[i * 3 + 1]);

      dh_report_strips_add_layout (self, labels[i * 3], x, FIGURE_PAD, inner);
      dh_report_strips_add_layout (self, labels[i * 3 + 1], x,
                                   FIGURE_PAD + label_height + (value_height - value) / 2, inner);
      dh_report_strips_add_layout (self, labels[i * 3 + 2], x,
                                   FIGURE_PAD + label_height + value_height, inner);
      if (i > 0)
        dh_report_strips_add_rule (self, i * cell, 4, 0, height - 8, HAIRLINE);
    }
  dh_report_strips_add_rule (self, 0, 0, self->width, 0, 0.8);
  dh_report_strips_add_rule (self, 0, height, self->width, 0, 0.8);
}

static void
add_figures (DhReportStrips *self, const DhReportBlock *block)
{
  guint n = block->figures->len;
  guint n_rows = (n + FIGURES_A_ROW - 1) / FIGURES_A_ROW;

  for (guint row = 0, first = 0; row < n_rows; row++)
    {
      guint here = (n - first + n_rows - row - 1) / (n_rows - row);

      add_figures_row (self, &g_array_index (block->figures, DhReportFigure, first), here,
                       row == 0 ? self->density->block_gap : 0);
      first += here;
    }
}

DhChartScene *
dh_report_strips_chart (DhReportStrips *self, const DhChartSpec *spec, double height)
{
  DhChartScene *scene = NULL;
  double minimum, natural;

  if (self->chart_theme == NULL)
    {
      self->chart_theme = dh_chart_theme_new (DH_CHART_THEME_PRINT_GREY,
                                              dh_report_font_get_family (self->font),
                                              self->density->chart_font);
      self->chart_context = dh_chart_context_new (self->chart_theme);
    }

  dh_chart_measure (spec, self->chart_theme, self->chart_context, self->width, &minimum, &natural);
  height = spec->kind == DH_CHART_HBARS ? natural : MAX (minimum, height);
  scene =
      dh_chart_layout (spec, self->chart_theme, self->chart_context, self->width, height, FALSE);
  g_ptr_array_add (self->scenes, scene);
  return scene;
}

static void
add_chart (DhReportStrips *self, const DhReportBlock *block)
{
  DhChartScene *scene = dh_report_strips_chart (self, block->chart, self->density->chart_height);
  DhReportItem *item = NULL;

  dh_report_strips_begin (self, self->density->block_gap)->height = scene->height;
  item = dh_report_strips_add_item (self, DH_REPORT_ITEM_CHART);
  item->role = DH_REPORT_ROLE_FIGURE;
  item->scene = scene;
  item->width = self->width;
  item->height = scene->height;
  item->element = ++self->n_elements;
}

static void
add_signers (DhReportStrips *self, const DhReportBlock *block)
{
  guint n = block->signers->len;
  double cell = self->width / n;
  double used = 0;

  dh_report_strips_begin (self, self->density->section_gap + 4);
  for (guint i = 0; i < n; i++)
    {
      const DhReportSigner *signer = &g_array_index (block->signers, DhReportSigner, i);
      PangoLayout *role = centred (self, signer->role, self->density->lead, PANGO_WEIGHT_BOLD,
                                   PANGO_STYLE_NORMAL, cell - 8);
      PangoLayout *hint = centred (self, signer->hint, self->density->body, PANGO_WEIGHT_NORMAL,
                                   PANGO_STYLE_ITALIC, cell - 8);
      double role_height = dh_report_layout_height (role);

      dh_report_strips_add_layout (self, role, i * cell + 4, 0, cell - 8);
      dh_report_strips_add_layout (self, hint, i * cell + 4, role_height, cell - 8);
      used = MAX (used, role_height + dh_report_layout_height (hint));
    }
  dh_report_strips_last (self)->height = used + self->density->sign_space;
}

void
dh_report_strips_add_report (DhReportStrips *self, DhReport *report)
{
  for (guint i = 0; i < dh_report_n_blocks (report); i++)
    {
      const DhReportBlock *block = dh_report_get_block (report, i);
      guint before = self->strips->len;

      self->block = i;
      switch (block->kind)
        {
        case DH_REPORT_BLOCK_HEADER:
          add_header (self, block);
          break;
        case DH_REPORT_BLOCK_TEXT:
          add_text (self, block);
          break;
        case DH_REPORT_BLOCK_FIGURES:
          add_figures (self, block);
          break;
        case DH_REPORT_BLOCK_CHART:
          add_chart (self, block);
          break;
        case DH_REPORT_BLOCK_TABLE:
          dh_report_strips_add_table (self, block->table, self->density->block_gap);
          break;
        case DH_REPORT_BLOCK_SIGNATURES:
          add_signers (self, block);
          break;
        default:
          g_assert_not_reached ();
        }

      if (block->keep_with_next && self->strips->len > before)
        dh_report_strips_last (self)->keep_with_next = TRUE;
    }
}
