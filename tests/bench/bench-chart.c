/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-chart: a day's chart from its data to an image, beside bare Cairo and Pango calls that draw
 * the same marks. A line of JSON a chart.
 */
#include "chart-samples.h"
#include "dh-chart-render.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <stdlib.h>

#define WIDTH 800
#define HEIGHT 400
#define ROUNDS 401 /* odd: the median is one of them */

/* What a hand-written drawing of the same picture holds: numbers and strings, no layouts. */
typedef struct
{
  DhChartMarkKind kind;
  DhChartRgba color;
  DhChartRect rect;
  double radius;
  double x, y;
  guint font;
  char *text; /* owned */
} Bare;

static void
bare_clear (gpointer data)
{
  g_free (((Bare *) data)->text);
}

static GArray *
bare_marks (const DhChartScene *scene)
{
  GArray *bare = g_array_new (FALSE, TRUE, sizeof (Bare));

  g_array_set_clear_func (bare, bare_clear);
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *mark = dh_chart_scene_mark (scene, i);
      Bare b = { .kind = mark->kind,
                 .color = *dh_chart_theme_color (scene->theme, mark->color),
                 .rect = mark->rect,
                 .radius = mark->radius,
                 .x = mark->x,
                 .y = mark->y,
                 .font = mark->font };

      if (mark->kind == DH_CHART_MARK_LINE)
        {
          b.rect.y = floor (b.rect.y);
          b.rect.height = 1;
        }
      if (mark->kind == DH_CHART_MARK_TEXT)
        b.text = g_strdup (pango_layout_get_text (mark->layout));
      g_array_append_val (bare, b);
    }
  return bare;
}

static void
round_top (cairo_t *cr, const DhChartRect *r, double radius)
{
  cairo_move_to (cr, r->x, r->y + r->height);
  cairo_arc (cr, r->x + radius, r->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, r->x + r->width - radius, r->y + radius, radius, 1.5 * G_PI, 2 * G_PI);
  cairo_line_to (cr, r->x + r->width, r->y + r->height);
  cairo_close_path (cr);
}

static void
draw_bare (cairo_t *cr,
           const GArray *bare,
           PangoContext *context,
           PangoFontDescription **fonts,
           PangoAttrList *numerals)
{
  for (guint i = 0; i < bare->len; i++)
    {
      const Bare *b = &g_array_index (bare, Bare, i);

      cairo_set_source_rgb (cr, b->color.red, b->color.green, b->color.blue);
      if (b->kind == DH_CHART_MARK_TEXT)
        {
          PangoLayout *layout = pango_layout_new (context);

          pango_layout_set_font_description (layout, fonts[b->font]);
          pango_layout_set_attributes (layout, numerals);
          pango_layout_set_text (layout, b->text, -1);
          cairo_move_to (cr, b->x, b->y);
          pango_cairo_show_layout (cr, layout);
          g_object_unref (layout);
          continue;
        }
      if (b->radius > 0)
        round_top (cr, &b->rect, b->radius);
      else
        cairo_rectangle (cr, b->rect.x, b->rect.y, b->rect.width, b->rect.height);
      cairo_fill (cr);
    }
}

static int
by_size (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (double *times)
{
  qsort (times, ROUNDS, sizeof *times, by_size);
  return times[ROUNDS / 2];
}

int
main (void)
{
  g_autoptr (DhChartSpec) spec = chart_sample_day ();
  g_autoptr (DhChartTheme) theme = dh_chart_theme_new (DH_CHART_THEME_LIGHT, "Liberation Sans", 0);
  PangoContext *context = dh_chart_context_new (theme);
  g_autoptr (DhChartScene) first = dh_chart_layout (spec, theme, context, WIDTH, HEIGHT, FALSE);
  g_autoptr (GArray) bare = bare_marks (first);
  PangoFontDescription *fonts[DH_CHART_FONT_N] = { NULL };
  PangoAttrList *numerals = NULL;
  double ours[ROUNDS], reference[ROUNDS];
  DhChartGrid grid = { .scale = 1 };

  for (guint i = 0; i < first->marks->len; i++)
    {
      const DhChartMark *mark = dh_chart_scene_mark (first, i);

      if (mark->kind != DH_CHART_MARK_TEXT || fonts[mark->font] != NULL)
        continue;
      fonts[mark->font] =
          pango_font_description_copy (pango_layout_get_font_description (mark->layout));
      if (numerals == NULL)
        numerals = pango_attr_list_ref (pango_layout_get_attributes (mark->layout));
    }

  /* By turns, so that both see the same machine; the first ones warm the caches. */
  for (int i = -20; i < ROUNDS; i++)
    for (int turn = 0; turn < 2; turn++)
      {
        gint64 start = g_get_monotonic_time ();
        cairo_surface_t *surface;
        cairo_t *cr;
        double took;

        surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
        cr = cairo_create (surface);
        if (turn == 0)
          {
            g_autoptr (DhChartScene)
                          scene = dh_chart_layout (spec, theme, context, WIDTH, HEIGHT, FALSE);

            dh_chart_render (scene, cr, &grid);
          }
        else
          draw_bare (cr, bare, context, fonts, numerals);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
        took = (double) (g_get_monotonic_time () - start) / 1e6;
        if (i >= 0)
          (turn == 0 ? ours : reference)[i] = took;
      }

  {
    char our_median[G_ASCII_DTOSTR_BUF_SIZE], bare_median[G_ASCII_DTOSTR_BUF_SIZE];

    g_print ("{\"name\": \"chart-image\", \"median\": %s, \"unit\": \"s\", \"reference\": %s,"
             " \"target\": 1.5}\n",
             g_ascii_formatd (our_median, sizeof our_median, "%.7f", median (ours)),
             g_ascii_formatd (bare_median, sizeof bare_median, "%.7f", median (reference)));
  }
  for (guint i = 0; i < DH_CHART_FONT_N; i++)
    g_clear_pointer (&fonts[i], pango_font_description_free);
  pango_attr_list_unref (numerals);
  g_object_unref (context);
  return 0;
}
