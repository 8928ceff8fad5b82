/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-report-bare FILE.pdf: the least that a program does to write such a page: nothing is read,
 * counted or measured; every text and mark stands where it is told to.
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>

#include "bench-report-page.h"

#define HATCH_STEP 3.0

static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static void
draw_text (cairo_t *cr, PangoContext *context, const Text *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, "Liberation Serif");
  pango_font_description_set_size (description, (int) (text->size * PANGO_SCALE));
  pango_font_description_set_weight (description,
                                     text->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (description,
                                    text->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text->text, -1);
  if (text->width > 0)
    pango_layout_set_width (layout, (int) (text->width * PANGO_SCALE));
  pango_layout_set_alignment (layout, (PangoAlignment) text->alignment);
  cairo_move_to (cr, text->x, text->y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (description);
  g_object_unref (layout);
}

static void
draw_hatch (cairo_t *cr, const Mark *mark)
{
  cairo_save (cr);
  cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 0.5);
  for (double x = mark->x - mark->height; x < mark->x + mark->width; x += HATCH_STEP)
    {
      cairo_move_to (cr, x, mark->y + mark->height);
      cairo_rel_line_to (cr, mark->height, -mark->height);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
  cairo_stroke (cr);
}

static void
draw_mark (cairo_t *cr, const Mark *mark)
{
  switch (mark->kind)
    {
    case RULE:
      cairo_set_line_width (cr, mark->line_width);
      cairo_move_to (cr, mark->x, mark->y);
      cairo_rel_line_to (cr, mark->width, mark->height);
      cairo_stroke (cr);
      break;
    case SHADE:
    case BAR:
      cairo_set_source_rgb (cr, mark->kind == SHADE ? 0.93 : 0.25,
                            mark->kind == SHADE ? 0.93 : 0.25, mark->kind == SHADE ? 0.93 : 0.25);
      cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      break;
    case HATCH:
      draw_hatch (cr, mark);
      break;
    default:
      g_assert_not_reached ();
    }
}

int
main (int argc, char **argv)
{
  PangoContext *context = NULL;
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  cairo_status_t status;

  if (argc != 2)
    {
      fprintf (stderr, "Usage: %s FILE.pdf\n", argv[0]);
      return 2;
    }

  context = create_context ();
  surface = cairo_pdf_surface_create (argv[1], 595.276, 841.89);
  cr = cairo_create (surface);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    draw_mark (cr, &marks[i]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    draw_text (cr, context, &texts[i]);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
