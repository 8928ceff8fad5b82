/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-layout-private.h"

#include "dh-chart-describe.h"

#include <math.h>
#include <pango/pangocairo.h>

PangoContext *
dh_chart_context_new (const DhChartTheme *theme)
{
  PangoContext *context;

  g_return_val_if_fail (theme != NULL, NULL);

  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  dh_chart_text_prepare (context, theme);
  return context;
}

static gboolean
is_print (const DhChartTheme *theme)
{
  return theme->kind == DH_CHART_THEME_PRINT_GREY || theme->kind == DH_CHART_THEME_PRINT_COLOR;
}

/* On paper the text block's own margins are around the chart. */
static double
padding (const DhChartTheme *theme, double em)
{
  return is_print (theme) ? 0.15 * em : 0.9 * em;
}

/* A wrapped text that takes its height from the free area; @at_bottom from its lower end. */
static void
take_text (DhChartLayout *self,
           const char *string,
           DhChartFont font,
           DhChartRole role,
           gboolean at_bottom,
           double keep)
{
  DhChartRect ink;
  PangoLayout *layout;
  double height, above;

  if (string == NULL || *string == '\0')
    return;
  layout = dh_chart_text_layout (&self->text, font, string);
  if (!dh_chart_text_fit (layout, self->right - self->left, 2))
    {
      g_object_unref (layout);
      return;
    }
  dh_chart_text_extents (layout, &ink, NULL);
  /* Capitals with two marks rise above the line. */
  above = MAX (0, -ink.y);
  height = above + MAX (dh_chart_text_height (layout), ink.y + ink.height);
  if (self->bottom - self->top - height < keep)
    {
      g_object_unref (layout);
      return;
    }
  dh_chart_layout_text (self,
                        (DhChartLabel) { .layout = layout,
                                         .font = font,
                                         .role = role,
                                         .color = role == DH_CHART_ROLE_TITLE
                                                      ? DH_CHART_COLOR_INK
                                                      : DH_CHART_COLOR_MUTED,
                                         .datum = -1 },
                        self->left, at_bottom ? self->bottom - height + above : self->top + above);
  if (at_bottom)
    self->bottom -= height + 0.5 * self->em;
  else
    self->top += height + 0.15 * self->em;
}

static void
mirror (DhChartScene *scene)
{
  double width = scene->width;

  scene->plot.x = width - scene->plot.x - scene->plot.width;
  for (guint i = 0; i < scene->marks->len; i++)
    {
      DhChartMark *mark = &g_array_index (scene->marks, DhChartMark, i);

      double x = width - mark->rect.x - mark->rect.width;

      /* The place of the ink changes sides, the letters in it do not. */
      mark->x += x - mark->rect.x;
      mark->rect.x = x;
      mark->anchor = 1 - mark->anchor;
    }
  for (guint i = 0; i < scene->data->len; i++)
    {
      DhChartDatum *datum = &g_array_index (scene->data, DhChartDatum, i);

      datum->bbox.x = width - datum->bbox.x - datum->bbox.width;
      datum->hit_rect.x = width - datum->hit_rect.x - datum->hit_rect.width;
    }
}

static void
take_value_texts (DhChartLayout *self)
{
  guint n = dh_chart_spec_n_categories (self->spec), n_series = dh_chart_spec_n_series (self->spec);

  self->value_texts = g_new0 (char *, (gsize) n *n_series + 1);
  for (guint i = 0; i < n; i++)
    for (guint s = 0; s < n_series; s++)
      self->value_texts[i * n_series + s] = dh_chart_format_value (
          dh_chart_spec_value (self->spec, s, i), self->spec->format, self->spec->numbers);
}

DhChartScene *
dh_chart_layout (const DhChartSpec *spec,
                 const DhChartTheme *theme,
                 PangoContext *context,
                 double width,
                 double height,
                 gboolean rtl)
{
  DhChartScene *scene;
  DhChartLayout self = { .spec = spec, .theme = theme };
  gboolean has_data;
  double pad, keep;

  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (theme != NULL, NULL);

  scene = g_new0 (DhChartScene, 1);
  scene->width = MAX (width, 1);
  scene->height = MAX (height, 1);
  scene->theme = dh_chart_theme_copy (theme);
  scene->marks = g_array_sized_new (FALSE, FALSE, sizeof (DhChartMark), 64);
  scene->data = g_array_sized_new (FALSE, FALSE, sizeof (DhChartDatum), 32);
  scene->ticks = g_array_new (FALSE, FALSE, sizeof (double));
  scene->axis_max = 1;
  scene->rtl = rtl;
  scene->title = g_strdup (spec->title != NULL ? spec->title : "");
  scene->description = dh_chart_describe (spec);

  self.scene = scene;
  dh_chart_text_init (&self.text, theme, context);
  self.em = self.text.em;
  self.hair = is_print (theme) ? 0.6 : 1;
  pad = MIN (padding (theme, self.em), MIN (scene->width, scene->height) / 8);
  self.left = self.top = pad;
  self.right = scene->width - pad;
  self.bottom = scene->height - pad;
  has_data = spec->state == DH_CHART_STATE_OPEN && dh_chart_spec_n_categories (spec) > 0 &&
             dh_chart_spec_n_series (spec) > 0;
  self.empty = has_data && dh_chart_spec_is_empty (spec);

  dh_chart_layout_rect (&self, DH_CHART_ROLE_BACKGROUND, DH_CHART_COLOR_BACKGROUND,
                        (DhChartRect) { 0, 0, scene->width, scene->height });
  /* What must remain for axis and bars when a text takes its place. */
  keep = 7 * self.text.line;
  take_text (&self, spec->title, DH_CHART_FONT_TITLE, DH_CHART_ROLE_TITLE, FALSE, keep * 0.6);
  take_text (&self, spec->footnote, DH_CHART_FONT_LABEL, DH_CHART_ROLE_FOOTNOTE, TRUE, keep * 1.2);
  take_text (&self, spec->subtitle, DH_CHART_FONT_LABEL, DH_CHART_ROLE_SUBTITLE, FALSE, keep);
  self.top = MIN (self.top + 0.5 * self.em, self.bottom - 1);

  if (has_data)
    {
      take_value_texts (&self);
      if (spec->kind == DH_CHART_HBARS)
        dh_chart_layout_hbars (&self);
      else
        dh_chart_layout_bars (&self);
      g_strfreev (self.value_texts);
      scene->n_series = dh_chart_spec_n_series (spec);
      scene->n_categories = dh_chart_spec_n_categories (spec);
    }
  else
    {
      scene->plot = (DhChartRect) { self.left, self.top, MAX (self.right - self.left, 0),
                                    MAX (self.bottom - self.top, 0) };
      dh_chart_layout_rect (&self, DH_CHART_ROLE_SHADE, DH_CHART_COLOR_SHADE, scene->plot);
      dh_chart_layout_message (
          &self, spec->state == DH_CHART_STATE_OPEN ? spec->empty_text : spec->state_text,
          scene->plot, FALSE);
    }
  if (rtl)
    mirror (scene);
  dh_chart_text_clear (&self.text);
  return scene;
}

static double
text_height (const DhChartText *text, DhChartFont font, const char *string, double width)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (string == NULL || *string == '\0')
    return 0;
  layout = dh_chart_text_layout (text, font, string);
  return dh_chart_text_fit (layout, width, 2) ? dh_chart_text_height (layout) + 0.3 * text->em : 0;
}

void
dh_chart_measure (const DhChartSpec *spec,
                  const DhChartTheme *theme,
                  PangoContext *context,
                  double width,
                  double *minimum,
                  double *natural)
{
  DhChartText text = { 0 };
  double texts, least, wished, pad;

  g_return_if_fail (spec != NULL);
  g_return_if_fail (theme != NULL);

  dh_chart_text_init (&text, theme, context);
  pad = padding (theme, text.em);
  texts = 2 * pad + 0.5 * text.em +
          text_height (&text, DH_CHART_FONT_TITLE, spec->title, width - 2 * pad) +
          text_height (&text, DH_CHART_FONT_LABEL, spec->subtitle, width - 2 * pad) +
          text_height (&text, DH_CHART_FONT_LABEL, spec->footnote, width - 2 * pad);
  if (dh_chart_spec_n_series (spec) > 1 || isfinite (spec->target))
    texts += text.line + 0.5 * text.em;
  least = texts + 7 * text.line;
  if (spec->kind == DH_CHART_HBARS && spec->state == DH_CHART_STATE_OPEN)
    wished = texts + dh_chart_spec_n_categories (spec) *
                         (dh_chart_spec_n_series (spec) * 1.35 * text.line + 0.6 * text.em);
  else
    wished = texts + CLAMP (0.36 * width, 11 * text.line, 18 * text.line);
  if (minimum != NULL)
    *minimum = ceil (least);
  if (natural != NULL)
    *natural = ceil (MAX (least, wished));
  dh_chart_text_clear (&text);
}
