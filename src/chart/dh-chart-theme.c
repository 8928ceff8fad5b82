/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-theme.h"

#include <math.h>

#define DEFAULT_SIZE_PT 9.0

/* 0xRRGGBB in the order of DhChartColor. The pairs of series were chosen for contrast with the
 * ground and for distance under three kinds of colour blindness; tests/chart/test-theme.c holds
 * them to it. */
static const guint32 palettes[DH_CHART_THEME_N][DH_CHART_COLOR_N] = {
  [DH_CHART_THEME_LIGHT] = { 0xffffff, 0x1e1e24, 0x5b5a62, 0xe3e2e6, 0x6a6970, 0x1a5fb4, 0xe66100,
                             0x26a269, 0x1e1e24, 0xa51d2d, 0xf3f2f5 },
  [DH_CHART_THEME_DARK] = { 0x1d1d20, 0xf6f5f8, 0xb9b7bf, 0x37363b, 0x9d9ba3, 0x3584e4, 0xffbe6f,
                            0x57e389, 0xf6f5f8, 0xff8f80, 0x29292d },
  [DH_CHART_THEME_LIGHT_HC] = { 0xffffff, 0x000000, 0x26262a, 0x8c8c8c, 0x000000, 0x0b3a75,
                                0xd25500, 0x1a7a4c, 0x000000, 0x8a0f1f, 0xe6e6e8 },
  [DH_CHART_THEME_DARK_HC] = { 0x000000, 0xffffff, 0xe8e8ea, 0x707074, 0xffffff, 0x4a94ee, 0xffcb80,
                               0x7bf0a0, 0xffffff, 0xffa79c, 0x26262a },
  [DH_CHART_THEME_PRINT_GREY] = { 0xffffff, 0x000000, 0x1a1a1a, 0xc9c9c9, 0x000000, 0x404040,
                                  0x7a7a7a, 0xa6a6a6, 0x262626, 0x000000, 0xeeeeee },
  [DH_CHART_THEME_PRINT_COLOR] = { 0xffffff, 0x000000, 0x1a1a1a, 0xc9c9c9, 0x000000, 0x1a5fb4,
                                   0xe66100, 0x26a269, 0x262626, 0xa51d2d, 0xeeeeee },
};

static const char *const color_names[DH_CHART_COLOR_N] = {
  "background", "ink",      "muted", "grid",   "axis",  "series-0",
  "series-1",   "series-2", "edge",  "target", "shade",
};

static gboolean
is_print (DhChartThemeKind kind)
{
  return kind == DH_CHART_THEME_PRINT_GREY || kind == DH_CHART_THEME_PRINT_COLOR;
}

DhChartTheme *
dh_chart_theme_new (DhChartThemeKind kind, const char *font_family, double font_size_pt)
{
  DhChartTheme *theme;

  g_return_val_if_fail (kind < DH_CHART_THEME_N, NULL);

  theme = g_new0 (DhChartTheme, 1);
  theme->kind = kind;
  for (guint i = 0; i < DH_CHART_COLOR_N; i++)
    {
      guint32 rgb = palettes[kind][i];

      theme->colors[i] = (DhChartRgba) { ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0,
                                         (rgb & 0xff) / 255.0, 1 };
    }
  if (font_family == NULL)
    font_family = is_print (kind) ? "Liberation Serif" : "sans";
  theme->font_family = g_strdup (font_family);
  theme->font_size_pt = font_size_pt > 0 ? font_size_pt : DEFAULT_SIZE_PT;
  theme->text_scale = 1;
  theme->units_per_pt = is_print (kind) ? 1 : 96.0 / 72.0;
  theme->vector = is_print (kind);
  return theme;
}

DhChartTheme *
dh_chart_theme_copy (const DhChartTheme *theme)
{
  DhChartTheme *copy;

  g_return_val_if_fail (theme != NULL, NULL);

  copy = g_memdup2 (theme, sizeof *theme);
  copy->font_family = g_strdup (theme->font_family);
  return copy;
}

void
dh_chart_theme_free (DhChartTheme *theme)
{
  if (theme == NULL)
    return;
  g_free (theme->font_family);
  g_free (theme);
}

gboolean
dh_chart_theme_equal (const DhChartTheme *a, const DhChartTheme *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  for (guint i = 0; i < DH_CHART_COLOR_N; i++)
    {
      const DhChartRgba *c = &a->colors[i], *d = &b->colors[i];

      if (c->red != d->red || c->green != d->green || c->blue != d->blue || c->alpha != d->alpha)
        return FALSE;
    }
  return a->kind == b->kind && g_strcmp0 (a->font_family, b->font_family) == 0 &&
         a->font_size_pt == b->font_size_pt && a->text_scale == b->text_scale &&
         a->units_per_pt == b->units_per_pt && a->vector == b->vector;
}

const DhChartRgba *
dh_chart_theme_color (const DhChartTheme *theme, DhChartColor color)
{
  g_return_val_if_fail (color < DH_CHART_COLOR_N, &theme->colors[0]);

  return &theme->colors[color];
}

const char *
dh_chart_color_name (DhChartColor color)
{
  g_return_val_if_fail (color < DH_CHART_COLOR_N, NULL);

  return color_names[color];
}

gboolean
dh_chart_theme_is_hatched (const DhChartTheme *theme, guint series)
{
  /* The third hue is as light as the first or second, so it is hatched everywhere. */
  return series >= (theme->kind == DH_CHART_THEME_PRINT_GREY ? 1u : 2u);
}

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (double red, double green, double blue)
{
  return 0.2126 * to_linear (red) + 0.7152 * to_linear (green) + 0.0722 * to_linear (blue);
}

double
dh_chart_contrast (const DhChartRgba *a, const DhChartRgba *b)
{
  double rest = 1 - a->alpha;
  double over = luminance (a->red * a->alpha + b->red * rest, a->green * a->alpha + b->green * rest,
                           a->blue * a->alpha + b->blue * rest);
  double under = luminance (b->red, b->green, b->blue);

  return (MAX (over, under) + 0.05) / (MIN (over, under) + 0.05);
}

double
dh_chart_lightness (const DhChartRgba *color)
{
  double y = luminance (color->red, color->green, color->blue);

  /* CIE 1976: the cube root with its linear foot. */
  return y > 216.0 / 24389.0 ? 116 * cbrt (y) - 16 : y * 24389.0 / 27.0;
}
