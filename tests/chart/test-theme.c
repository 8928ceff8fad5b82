/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Colours are told apart by eyes of every kind, on screen and on grey paper. */
#include "dh-chart-theme.h"

#include <math.h>

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

typedef struct
{
  double l, a, b;
} Lab;

/* Machado, Oliveira, Fernandes 2009, severity 1; the first row of three is normal sight. */
static const double sights[][9] = {
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
};

static double
lab_root (double t)
{
  return t > 216.0 / 24389.0 ? cbrt (t) : (24389.0 / 27.0 * t + 16) / 116;
}

static Lab
to_lab (const DhChartRgba *color, const double *sight)
{
  double in[3] = { linear (color->red), linear (color->green), linear (color->blue) };
  double rgb[3], x, y, z;

  for (guint i = 0; i < 3; i++)
    rgb[i] =
        CLAMP (sight[3 * i] * in[0] + sight[3 * i + 1] * in[1] + sight[3 * i + 2] * in[2], 0, 1);
  x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
  y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
  z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
  return (Lab) { 116 * lab_root (y) - 16, 500 * (lab_root (x) - lab_root (y)),
                 200 * (lab_root (y) - lab_root (z)) };
}

static double
degrees (double y, double x)
{
  double d = atan2 (y, x) * 180 / G_PI;

  return d < 0 ? d + 360 : d;
}

/* CIEDE2000 (Sharma, Wu, Dalal 2005). */
static double
delta_e (Lab p, Lab q)
{
  double c_bar = (hypot (p.a, p.b) + hypot (q.a, q.b)) / 2;
  double g = 0.5 * (1 - sqrt (pow (c_bar, 7) / (pow (c_bar, 7) + pow (25, 7))));
  double a1 = (1 + g) * p.a, a2 = (1 + g) * q.a;
  double c1 = hypot (a1, p.b), c2 = hypot (a2, q.b);
  double h1 = degrees (p.b, a1), h2 = degrees (q.b, a2);
  double dh = h2 - h1, h_bar = h1 + h2, dl = q.l - p.l, dc = c2 - c1, rad = G_PI / 180;
  double l_bar = (p.l + q.l) / 2, t, sl, sc, sh, rt, big_h;

  if (c1 * c2 == 0)
    dh = 0;
  else if (dh > 180)
    dh -= 360;
  else if (dh < -180)
    dh += 360;
  if (c1 * c2 != 0)
    h_bar = fabs (h1 - h2) <= 180 ? h_bar / 2 : h_bar < 360 ? (h_bar + 360) / 2 : (h_bar - 360) / 2;
  c_bar = (c1 + c2) / 2;
  big_h = 2 * sqrt (c1 * c2) * sin (dh / 2 * rad);
  t = 1 - 0.17 * cos ((h_bar - 30) * rad) + 0.24 * cos (2 * h_bar * rad) +
      0.32 * cos ((3 * h_bar + 6) * rad) - 0.2 * cos ((4 * h_bar - 63) * rad);
  sl = 1 + 0.015 * pow (l_bar - 50, 2) / sqrt (20 + pow (l_bar - 50, 2));
  sc = 1 + 0.045 * c_bar;
  sh = 1 + 0.015 * c_bar * t;
  rt = -sin (60 * exp (-pow ((h_bar - 275) / 25, 2)) * rad) * 2 *
       sqrt (pow (c_bar, 7) / (pow (c_bar, 7) + pow (25, 7)));
  return sqrt (pow (dl / sl, 2) + pow (dc / sc, 2) + pow (big_h / sh, 2) +
               rt * (dc / sc) * (big_h / sh));
}

static void
test_oracle (void)
{
  /* Rows of the test data published with the formula. */
  static const double rows[][7] = {
    { 50.0000, 2.6772, -79.7751, 50.0000, 0.0000, -82.7485, 2.0425 },
    { 50.0000, 2.5000, 0.0000, 73.0000, 25.0000, -18.0000, 27.1492 },
    { 60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644 },
    { 2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const double *r = rows[i];

      g_assert_cmpfloat_with_epsilon (
          delta_e ((Lab) { r[0], r[1], r[2] }, (Lab) { r[3], r[4], r[5] }), r[6], 1e-4);
    }
}

static void
test_contrast (void)
{
  DhChartRgba black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 }, half = { 0, 0, 0, 0.5 };

  g_assert_cmpfloat_with_epsilon (dh_chart_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (dh_chart_contrast (&half, &white), 3.98, 0.01);
  g_assert_cmpfloat_with_epsilon (dh_chart_lightness (&white), 100, 1e-6);

  for (guint kind = 0; kind < DH_CHART_THEME_N; kind++)
    {
      g_autoptr (DhChartTheme) theme = dh_chart_theme_new (kind, NULL, 0);
      gboolean hc = kind == DH_CHART_THEME_LIGHT_HC || kind == DH_CHART_THEME_DARK_HC;
      const DhChartRgba *ground = dh_chart_theme_color (theme, DH_CHART_COLOR_BACKGROUND);
      const DhChartRgba *shade = dh_chart_theme_color (theme, DH_CHART_COLOR_SHADE);
      double text = hc ? 7 : 4.5;

#define AT_LEAST(role, below, least)                                                               \
  g_assert_cmpfloat (dh_chart_contrast (dh_chart_theme_color (theme, role), below), >=, least)
      AT_LEAST (DH_CHART_COLOR_INK, ground, 7);
      AT_LEAST (DH_CHART_COLOR_INK, shade, 7);
      AT_LEAST (DH_CHART_COLOR_MUTED, ground, text);
      AT_LEAST (DH_CHART_COLOR_MUTED, shade, text);
      AT_LEAST (DH_CHART_COLOR_AXIS, ground, 3);
      AT_LEAST (DH_CHART_COLOR_TARGET, ground, 4.5);
      AT_LEAST (DH_CHART_COLOR_EDGE, ground, 7);
      if (hc)
        AT_LEAST (DH_CHART_COLOR_GRID, ground, 3);
      for (guint s = 0; s < 3; s++)
        /* Hatched bars are outlined in the edge's colour. */
        if (!dh_chart_theme_is_hatched (theme, s))
          AT_LEAST (DH_CHART_COLOR_SERIES_0 + s, ground, 3);
        else
          AT_LEAST (DH_CHART_COLOR_SERIES_0 + s, ground,
                    kind == DH_CHART_THEME_PRINT_GREY ? 2.4 : 3);
#undef AT_LEAST
    }
}

static void
test_told_apart (void)
{
  for (guint kind = 0; kind < DH_CHART_THEME_N; kind++)
    {
      g_autoptr (DhChartTheme) theme = dh_chart_theme_new (kind, NULL, 0);

      for (guint s = 0; s < 3; s++)
        for (guint t = 0; t < s; t++)
          {
            const DhChartRgba *a = dh_chart_theme_color (theme, DH_CHART_COLOR_SERIES_0 + s);
            const DhChartRgba *b = dh_chart_theme_color (theme, DH_CHART_COLOR_SERIES_0 + t);
            gboolean hatched = dh_chart_theme_is_hatched (theme, s) !=
                               dh_chart_theme_is_hatched (theme, t);
            double lightness = fabs (dh_chart_lightness (a) - dh_chart_lightness (b));
            double least = G_MAXDOUBLE;

            for (guint i = 0; i < G_N_ELEMENTS (sights); i++)
              least = MIN (least, delta_e (to_lab (a, sights[i]), to_lab (b, sights[i])));
            if (!hatched && !(s == 2 && t == 1))
              g_assert_cmpfloat (least, >=, 20);
            /* A photocopy leaves lightness or the hatch; two hatches differ in kind. */
            if (!hatched)
              g_assert_cmpfloat (lightness, >=, 10);
          }
    }
}

static void
test_copy (void)
{
  g_autoptr (DhChartTheme) a = dh_chart_theme_new (DH_CHART_THEME_DARK, NULL, 0);
  g_autoptr (DhChartTheme) b = dh_chart_theme_copy (a);

  g_assert_true (dh_chart_theme_equal (a, b));
  b->text_scale = 1.25;
  g_assert_false (dh_chart_theme_equal (a, b));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/theme/oracle", test_oracle);
  g_test_add_func ("/chart/theme/contrast", test_contrast);
  g_test_add_func ("/chart/theme/told-apart", test_told_apart);
  g_test_add_func ("/chart/theme/copy", test_copy);
  return g_test_run ();
}
