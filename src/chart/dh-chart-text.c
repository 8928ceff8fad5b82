/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-text.h"

#include <pango/pangocairo.h>
#include <string.h>

#define TITLE_RATIO 1.25
#define ELLIPSIS "…"

void
dh_chart_text_prepare (PangoContext *context, const DhChartTheme *theme)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72 * theme->units_per_pt);
  pango_context_set_round_glyph_positions (context, FALSE);
}

void
dh_chart_text_init (DhChartText *text, const DhChartTheme *theme, PangoContext *context)
{
  double size = theme->font_size_pt * theme->text_scale;
  PangoFontDescription *label = pango_font_description_new ();

  if (context != NULL)
    text->context = g_object_ref (context);
  else
    {
      text->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
      dh_chart_text_prepare (text->context, theme);
    }

  pango_font_description_set_family (label, theme->font_family);
  pango_font_description_set_size (label, (int) (size * PANGO_SCALE + 0.5));
  text->fonts[DH_CHART_FONT_LABEL] = label;
  text->fonts[DH_CHART_FONT_BOLD] = pango_font_description_copy (label);
  pango_font_description_set_weight (text->fonts[DH_CHART_FONT_BOLD], PANGO_WEIGHT_BOLD);
  text->fonts[DH_CHART_FONT_TITLE] = pango_font_description_copy (text->fonts[DH_CHART_FONT_BOLD]);
  pango_font_description_set_size (text->fonts[DH_CHART_FONT_TITLE],
                                   (int) (size * TITLE_RATIO * PANGO_SCALE + 0.5));
  text->numerals = pango_attr_list_new ();
  pango_attr_list_insert (text->numerals, pango_attr_font_features_new ("tnum=1"));
  text->em = size * theme->units_per_pt;

  {
    /* The tallest capital with a mark overshoots the font's own ascent. */
    g_autoptr (PangoLayout) sample = dh_chart_text_layout (text, DH_CHART_FONT_LABEL, "ẤỖg");
    DhChartRect ink, logical;

    dh_chart_text_extents (sample, &ink, &logical);
    text->line = MAX (ink.y + ink.height, logical.height) - MIN (ink.y, 0);
  }
}

void
dh_chart_text_clear (DhChartText *text)
{
  g_clear_object (&text->context);
  for (guint i = 0; i < DH_CHART_FONT_N; i++)
    g_clear_pointer (&text->fonts[i], pango_font_description_free);
  g_clear_pointer (&text->numerals, pango_attr_list_unref);
}

PangoLayout *
dh_chart_text_layout (const DhChartText *text, DhChartFont font, const char *string)
{
  PangoLayout *layout = pango_layout_new (text->context);

  pango_layout_set_font_description (layout, text->fonts[font]);
  pango_layout_set_attributes (layout, text->numerals);
  pango_layout_set_text (layout, string, -1);
  return layout;
}

static void
unref_layout (gpointer layout)
{
  if (layout != NULL)
    g_object_unref (layout);
}

GPtrArray *
dh_chart_text_array_new (void)
{
  return g_ptr_array_new_with_free_func (unref_layout);
}

static void
from_pango (const PangoRectangle *from, DhChartRect *to)
{
  to->x = (double) from->x / PANGO_SCALE;
  to->y = (double) from->y / PANGO_SCALE;
  to->width = (double) from->width / PANGO_SCALE;
  to->height = (double) from->height / PANGO_SCALE;
}

void
dh_chart_text_extents (PangoLayout *layout, DhChartRect *ink, DhChartRect *logical)
{
  PangoRectangle i, l;

  pango_layout_get_extents (layout, &i, &l);
  if (ink != NULL)
    from_pango (&i, ink);
  if (logical != NULL)
    from_pango (&l, logical);
}

double
dh_chart_text_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

double
dh_chart_text_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* Cuts the text of @layout (one line, no width set) so that it and an ellipsis fit @width. */
static gboolean
cut_line (PangoLayout *layout, double width)
{
  g_autofree char *whole = g_strdup (pango_layout_get_text (layout));
  glong low = 0, high = g_utf8_strlen (whole, -1) - 1, middle;
  int index;

  /* Close to where the width ends: to lay out a text is dear, and halving begins far away. */
  pango_layout_xy_to_index (layout, (int) (width * PANGO_SCALE), 0, &index, NULL);
  middle = CLAMP (g_utf8_strlen (whole, index) - 1, 1, MAX (high, 1));
  for (glong step = 1; low < high; step *= 2)
    {
      const char *end = g_utf8_offset_to_pointer (whole, middle);
      g_autofree char *cut = g_strdup_printf ("%.*s" ELLIPSIS, (int) (end - whole), whole);

      pango_layout_set_text (layout, cut, -1);
      if (dh_chart_text_width (layout) <= width)
        low = middle;
      else
        high = middle - 1;
      if (step > 2)
        middle = (low + high + 1) / 2;
      else
        middle = low == middle ? MIN (low + step, high) : MAX (high - step + 1, low + 1);
    }
  if (low < 1)
    return FALSE;
  {
    g_autofree char *kept = g_utf8_substring (whole, 0, low);
    g_autofree char *cut = g_strconcat (g_strchomp (kept), ELLIPSIS, NULL);

    pango_layout_set_text (layout, cut, -1);
  }
  return dh_chart_text_width (layout) <= width;
}

gboolean
dh_chart_text_fit (PangoLayout *layout, double width, guint max_lines)
{
  if (width <= 0)
    return FALSE;
  if (dh_chart_text_width (layout) <= width &&
      pango_layout_get_line_count (layout) <= (int) max_lines)
    return TRUE;
  if (max_lines == 1)
    return cut_line (layout, width);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  if (pango_layout_get_line_count (layout) > (int) max_lines)
    {
      g_autofree char *whole = g_strdup (pango_layout_get_text (layout));
      int start = pango_layout_get_line_readonly (layout, (int) max_lines - 1)->start_index;
      g_autofree char *head = g_strndup (whole, (gsize) start);
      g_autofree char *joined = NULL;

      pango_layout_set_width (layout, -1);
      pango_layout_set_text (layout, whole + start, -1);
      if (!cut_line (layout, width))
        return FALSE;
      joined = g_strconcat (head, pango_layout_get_text (layout), NULL);
      pango_layout_set_text (layout, joined, -1);
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
    }
  /* A single word may be wider than the line. */
  return pango_layout_get_line_count (layout) <= (int) max_lines &&
         dh_chart_text_width (layout) <= width;
}
