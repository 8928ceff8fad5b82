/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Properties of the layout over random charts and sizes; geometry against the values themselves. */
#include "chart-samples.h"

#include <math.h>
#include <string.h>

#define N_MODELS 10000

static const char *const words[] = {
  "Ấ",
  "ẪỖ",
  "7g",
  "12g",
  "T2 02/03",
  "Chứng thực bản sao từ bản chính",
  "Đăng ký",
  "Khác",
  "Cấp Giấy xác nhận tình trạng hôn nhân cho người Việt Nam cư trú ở nước ngoài",
  "x",
  "",
  "Nguyễnthịkhôngcódấucáchnàotrongtênnàycảđểthửngắtdòng",
};

static const char *
word (GRand *rand)
{
  return words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
}

static double
number (GRand *rand, int magnitude)
{
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return 0;
    case 1:
      return NAN;
    case 2:
      return 1;
    default:
      return floor (pow (10, g_rand_double (rand) * magnitude));
    }
}

static DhChartSpec *
random_spec (GRand *rand)
{
  DhChartSpec *spec = dh_chart_spec_new (g_rand_boolean (rand) ? DH_CHART_BARS : DH_CHART_HBARS,
                                         (DhChartFormat) g_rand_int_range (rand, 0, 4),
                                         (DhNumberStyle) g_rand_int_range (rand, 0, 2));
  gboolean same = g_rand_boolean (rand);
  const char *label = word (rand);
  static const guint many[] = { 24, 24, 31, 31, 60, 120 };
  guint n, n_series;
  int magnitude = g_rand_int_range (rand, 0, 13);
  static const guint counts[] = { 0, 1, 2, 3, 5, 7, 8, 10, 11, 12 };

  n = counts[g_rand_int_range (rand, 0, G_N_ELEMENTS (counts))];
  /* A day and a month of them now and then, and far too many. */
  if (g_rand_int_range (rand, 0, 8) == 0)
    n = many[g_rand_int_range (rand, 0, G_N_ELEMENTS (many))];
  n_series = (guint) g_rand_int_range (rand, 0, 4);
  if (g_rand_int_range (rand, 0, 3) > 0)
    dh_chart_spec_set_texts (spec, word (rand), word (rand), word (rand));
  dh_chart_spec_set_empty_text (spec, "Chưa có lượt nào trong ngày");
  dh_chart_spec_set_category_title (spec, "Giờ");
  if (g_rand_int_range (rand, 0, 20) == 0)
    dh_chart_spec_set_state (spec, (DhChartState) g_rand_int_range (rand, 1, 3), word (rand));
  for (guint i = 0; i < n; i++)
    {
      DhChartCategoryState state = g_rand_int_range (rand, 0, 5) == 0
                                       ? (DhChartCategoryState) g_rand_int_range (rand, 1, 4)
                                       : DH_CHART_CATEGORY_NORMAL;

      dh_chart_spec_add_category (spec, same ? label : word (rand), NULL, state,
                                  g_rand_boolean (rand) ? word (rand) : NULL);
    }
  for (guint s = 0; s < n_series; s++)
    {
      g_autofree double *values = g_new0 (double, n + 1);

      for (guint i = 0; i < n; i++)
        values[i] = number (rand, magnitude) / (spec->format == DH_CHART_FORMAT_PERCENT ? 100 : 1);
      dh_chart_spec_add_series (spec, word (rand), values);
    }
  if (g_rand_int_range (rand, 0, 4) == 0)
    dh_chart_spec_set_target (spec, floor (pow (10, g_rand_double (rand) * magnitude)),
                              word (rand));
  if (g_rand_int_range (rand, 0, 4) == 0)
    for (guint i = 0; i < 3; i++)
      dh_chart_spec_add_annotation (spec, g_rand_double_range (rand, -1, n + 1), word (rand));
  return spec;
}

static gboolean
near (double a, double b, double slack)
{
  return fabs (a - b) <= slack;
}

static void
fail (const DhChartScene *scene, guint model, const char *what)
{
  g_autofree char *dump = dh_chart_scene_dump (scene);

  g_test_message ("%s", dump);
  g_error ("model %u: %s", model, what);
}

static void
check_texts (const DhChartScene *scene, guint model)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *a = dh_chart_scene_mark (scene, i);

      if (a->kind != DH_CHART_MARK_TEXT)
        continue;
      if (a->rect.x < -0.01 || a->rect.y < -0.01 ||
          a->rect.x + a->rect.width > scene->width + 0.01 ||
          a->rect.y + a->rect.height > scene->height + 0.01)
        fail (scene, model, "a text is clipped by the edge");
      for (guint j = 0; j < i; j++)
        {
          const DhChartMark *b = dh_chart_scene_mark (scene, j);
          gboolean apart = a->rect.x + a->rect.width <= b->rect.x + 0.01 ||
                           b->rect.x + b->rect.width <= a->rect.x + 0.01 ||
                           a->rect.y + a->rect.height <= b->rect.y + 0.01 ||
                           b->rect.y + b->rect.height <= a->rect.y + 0.01;

          if (b->kind == DH_CHART_MARK_TEXT && !apart)
            fail (scene, model, "two texts touch");
          if (b->role == DH_CHART_ROLE_BAR && a->role == DH_CHART_ROLE_VALUE && !apart)
            fail (scene, model, "a number lies over a bar");
        }
    }
}

static void
check_rects (const DhChartScene *scene, guint model)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *mark = dh_chart_scene_mark (scene, i);

      if (mark->kind == DH_CHART_MARK_TEXT)
        continue;
      if (!isfinite (mark->rect.x) || !isfinite (mark->rect.y) || !(mark->rect.width >= 0) ||
          !(mark->rect.height >= 0) || mark->rect.x < -0.01 || mark->rect.y < -0.01 ||
          mark->rect.x + mark->rect.width > scene->width + 0.01 ||
          mark->rect.y + mark->rect.height > scene->height + 0.01)
        fail (scene, model, "a mark leaves the canvas");
    }
}

/* Lengths of bars against the values, by the rule of three alone. */
static void
check_bars (const DhChartScene *scene, const DhChartSpec *spec, guint model)
{
  double length = scene->lying ? scene->plot.width : scene->plot.height;
  guint seen = 0;

  for (guint i = 0; i < scene->data->len; i++)
    {
      const DhChartDatum *datum = dh_chart_scene_datum (scene, (int) i);
      double value = dh_chart_spec_value (spec, datum->series, datum->category);
      double drawn = scene->lying ? datum->bbox.width : datum->bbox.height;

      g_assert_cmpuint (datum->category, ==, i / scene->n_series);
      g_assert_cmpuint (datum->series, ==, i % scene->n_series);
      if (isnan (value) ? drawn != 0 : !near (drawn, value / scene->axis_max * length, 1))
        fail (scene, model, "a bar is not as long as its value");
      if (!scene->lying &&
          !near (datum->bbox.y + datum->bbox.height, scene->plot.y + scene->plot.height, 0.01))
        fail (scene, model, "a bar does not stand on the baseline");
      if (value > 0 && drawn <= 0)
        fail (scene, model, "something is drawn as nothing");
    }
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *mark = dh_chart_scene_mark (scene, i);

      if (mark->role != DH_CHART_ROLE_BAR)
        continue;
      seen++;
      if (!(dh_chart_scene_datum (scene, mark->datum)->value > 0))
        fail (scene, model, "a bar where there is nothing");
    }
  for (guint i = 0; i < scene->data->len; i++)
    if (dh_chart_scene_datum (scene, (int) i)->value > 0)
      seen--;
  if (seen != 0)
    fail (scene, model, "a value without its bar");
}

static void
check_ticks (const DhChartScene *scene, const DhChartSpec *spec, guint model)
{
  const GArray *ticks = scene->ticks;

  if (ticks->len > 6)
    fail (scene, model, "too many ticks");
  for (guint i = 0; i < ticks->len; i++)
    {
      double value = g_array_index (ticks, double, i);

      if (i == 0 && value != 0)
        fail (scene, model, "the axis does not start at zero");
      if (i > 0 && value <= g_array_index (ticks, double, i - 1))
        fail (scene, model, "ticks do not rise");
      if (spec->format == DH_CHART_FORMAT_INTEGER && value != floor (value))
        fail (scene, model, "a tick of a count is not whole");
    }
  if (scene->data->len > 0 && scene->axis_max < dh_chart_spec_max (spec) - 1e-9)
    fail (scene, model, "the axis ends below the largest value");
}

/* Every point of the plot hits exactly one datum: areas add up and none overlap. */
static void
check_hits (const DhChartScene *scene, GRand *rand, guint model)
{
  double area = 0, plot = 0;

  if (scene->data->len == 0)
    return;
  for (guint i = 0; i < scene->data->len; i++)
    {
      const DhChartRect *r = &dh_chart_scene_datum (scene, (int) i)->hit_rect;

      area += r->width * r->height;
      if (r->width > 0.01 && r->height > 0.01)
        g_assert_cmpint (dh_chart_scene_hit (scene, r->x + r->width / 2, r->y + r->height / 2), ==,
                         (int) i);
    }
  {
    DhChartRect first = dh_chart_scene_category_rect (scene, 0);
    DhChartRect last = dh_chart_scene_category_rect (scene, scene->n_categories - 1);
    double x0 = MIN (first.x, last.x), x1 = MAX (first.x + first.width, last.x + last.width);
    double y1 = last.y + last.height;

    plot = (x1 - x0) * (y1 - first.y);
    if (!near (area, plot, 1e-6 * plot + 1e-6))
      fail (scene, model, "the hit areas do not tile the plot");
    for (guint i = 0; i < 5; i++)
      {
        double x = g_rand_double_range (rand, x0 + 0.01, MAX (x1, x0 + 0.02) - 0.005);
        double y = g_rand_double_range (rand, first.y + 0.01, MAX (y1, first.y + 0.02) - 0.005);

        if (dh_chart_scene_hit (scene, x, y) < 0)
          fail (scene, model, "a dead spot");
      }
  }
}

static void
test_properties (void)
{
  static const double widths[] = { 240, 320, 360, 468, 480, 600, 800, 1024, 1280, 1600 };
  static const double heights[] = { 160, 200, 240, 320, 400, 600 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260302);
  PangoContext *contexts[DH_CHART_THEME_N][3] = { { NULL } };
  guint texts = 0, values = 0;

  for (guint model = 0; model < N_MODELS; model++)
    {
      DhChartThemeKind kind = (DhChartThemeKind) g_rand_int_range (rand, 0, DH_CHART_THEME_N);
      gboolean paper = kind >= DH_CHART_THEME_PRINT_GREY;
      int size = g_rand_int_range (rand, 0, 3);
      g_autoptr (DhChartSpec) spec = random_spec (rand);
      g_autoptr (DhChartTheme)
                    theme = dh_chart_theme_new (kind, paper ? NULL : "Liberation Sans", 0);
      g_autoptr (DhChartScene) scene = NULL;
      double width = paper ? g_rand_double_range (rand, 160, 560)
                           : widths[g_rand_int_range (rand, 0, G_N_ELEMENTS (widths))];
      double height = paper ? g_rand_double_range (rand, 90, 700)
                            : heights[g_rand_int_range (rand, 0, G_N_ELEMENTS (heights))];

      theme->text_scale = 1 + size * 0.5;
      if (contexts[kind][size] == NULL)
        contexts[kind][size] = dh_chart_context_new (theme);
      scene = dh_chart_layout (spec, theme, contexts[kind][size], width, height,
                               g_rand_int_range (rand, 0, 5) == 0);
      check_texts (scene, model);
      check_rects (scene, model);
      check_bars (scene, spec, model);
      check_ticks (scene, spec, model);
      check_hits (scene, rand, model);
      for (guint i = 0; i < scene->marks->len; i++)
        {
          texts += dh_chart_scene_mark (scene, i)->kind == DH_CHART_MARK_TEXT;
          values += dh_chart_scene_mark (scene, i)->role == DH_CHART_ROLE_VALUE;
        }
    }
  for (guint i = 0; i < DH_CHART_THEME_N; i++)
    for (guint j = 0; j < 3; j++)
      g_clear_object (&contexts[i][j]);
  /* Leaving everything out would satisfy all of the above. */
  g_test_message ("%u texts, %u of them values", texts, values);
  g_assert_cmpuint (texts, >, 9 * N_MODELS);
  g_assert_cmpuint (values, >, 3 * N_MODELS / 2);
}

/* A chart of ordinary size says everything. */
static void
test_complete (void)
{
  g_autoptr (DhChartSpec) spec = chart_sample_day ();
  static const double widths[] = { 640, 800, 1024, 1600 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autoptr (DhChartTheme)
                    theme = dh_chart_theme_new (DH_CHART_THEME_LIGHT, "Liberation Sans", 0);
      g_autoptr (DhChartScene) scene = dh_chart_layout (spec, theme, NULL, widths[w], 400, FALSE);
      guint count[DH_CHART_ROLE_N] = { 0 };
      double printed = 0, total = dh_chart_spec_total (spec, 0) + dh_chart_spec_total (spec, 1);

      for (guint i = 0; i < scene->marks->len; i++)
        {
          const DhChartMark *mark = dh_chart_scene_mark (scene, i);

          count[mark->role]++;
          if (mark->role == DH_CHART_ROLE_VALUE)
            printed += g_ascii_strtod (pango_layout_get_text (mark->layout), NULL);
        }
      g_assert_cmpuint (count[DH_CHART_ROLE_BAR], ==, 16);
      g_assert_cmpuint (count[DH_CHART_ROLE_VALUE], ==, 16);
      g_assert_cmpuint (count[DH_CHART_ROLE_CATEGORY_LABEL], ==, 8);
      g_assert_cmpuint (count[DH_CHART_ROLE_KEY], ==, 4);
      g_assert_cmpuint (count[DH_CHART_ROLE_BASELINE], ==, 1);
      g_assert_cmpuint (count[DH_CHART_ROLE_TITLE], ==, 1);
      g_assert_cmpuint (count[DH_CHART_ROLE_SUBTITLE], ==, 1);
      g_assert_cmpuint (count[DH_CHART_ROLE_FOOTNOTE], ==, 1);
      g_assert_cmpuint (scene->ticks->len, >=, 3);
      g_assert_cmpfloat (printed, ==, total);
    }
}

static void
test_mirror (void)
{
  g_autoptr (DhChartSpec) spec = chart_sample_day ();
  g_autoptr (DhChartTheme) theme = dh_chart_theme_new (DH_CHART_THEME_LIGHT, "Liberation Sans", 0);
  g_autoptr (DhChartScene) ltr = dh_chart_layout (spec, theme, NULL, 800, 400, FALSE);
  g_autoptr (DhChartScene) rtl = dh_chart_layout (spec, theme, NULL, 800, 400, TRUE);

  g_assert_cmpuint (ltr->marks->len, ==, rtl->marks->len);
  for (guint i = 0; i < ltr->marks->len; i++)
    {
      const DhChartMark *a = dh_chart_scene_mark (ltr, i), *b = dh_chart_scene_mark (rtl, i);

      g_assert_cmpfloat_with_epsilon (a->rect.x, 800 - b->rect.x - b->rect.width, 1e-6);
      g_assert_cmpfloat_with_epsilon (a->rect.y, b->rect.y, 1e-6);
    }
  g_assert_cmpint (dh_chart_scene_hit (ltr, 70, 200), ==, 0);
  g_assert_cmpint (dh_chart_scene_hit (rtl, 800 - 70, 200), ==, 0);
}

static void
test_moving (void)
{
  g_autoptr (DhChartSpec) spec = chart_sample_day ();
  g_autoptr (DhChartTheme) theme = dh_chart_theme_new (DH_CHART_THEME_LIGHT, "Liberation Sans", 0);
  g_autoptr (DhChartScene) scene = dh_chart_layout (spec, theme, NULL, 800, 400, FALSE);

  g_assert_cmpint (dh_chart_scene_move (scene, -1, 1), ==, 0);
  g_assert_cmpint (dh_chart_scene_move (scene, -1, -1), ==, 15);
  g_assert_cmpint (dh_chart_scene_move (scene, 0, 1), ==, 1);
  g_assert_cmpint (dh_chart_scene_move (scene, 0, -1), ==, 0);
  g_assert_cmpint (dh_chart_scene_move (scene, 15, 1), ==, 15);
  g_assert_cmpint (dh_chart_scene_move (scene, 7, -100), ==, 0);
  g_assert_cmpint (dh_chart_scene_hit (scene, 400, 5), ==, -1);
  g_assert_cmpint (dh_chart_scene_hit (scene, -1, -1), ==, -1);
}

static void
test_states (void)
{
  g_autoptr (DhChartTheme) theme = dh_chart_theme_new (DH_CHART_THEME_LIGHT, "Liberation Sans", 0);
  static const char *const texts[] = { "trống", "nghỉ", "không ghi" };
  static const DhChartState states[] = { DH_CHART_STATE_OPEN, DH_CHART_STATE_CLOSED,
                                         DH_CHART_STATE_NOT_RECORDED };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (DhChartSpec) spec = dh_chart_spec_new (DH_CHART_BARS, DH_CHART_FORMAT_INTEGER,
                                                       DH_NUMBER_STYLE_VIETNAMESE);
      g_autoptr (DhChartScene) scene = NULL;
      const char *message = NULL;

      dh_chart_spec_set_empty_text (spec, texts[0]);
      dh_chart_spec_set_state (spec, states[i], texts[i]);
      scene = dh_chart_layout (spec, theme, NULL, 400, 300, FALSE);
      g_assert_cmpuint (scene->data->len, ==, 0);
      g_assert_cmpint (dh_chart_scene_move (scene, -1, 1), ==, -1);
      for (guint m = 0; m < scene->marks->len; m++)
        if (dh_chart_scene_mark (scene, m)->role == DH_CHART_ROLE_MESSAGE)
          message = pango_layout_get_text (dh_chart_scene_mark (scene, m)->layout);
      g_assert_cmpstr (message, ==, texts[i]);
      g_assert_cmpstr (scene->description, ==, texts[i]);
    }
}

static void
test_measure (void)
{
  for (guint i = 0; i < n_chart_samples; i++)
    {
      const ChartSample *sample = &chart_samples[i];
      g_autoptr (DhChartSpec) spec = sample->make ();
      g_autoptr (DhChartTheme) theme = dh_chart_theme_new (sample->theme, "Liberation Sans", 0);
      g_autoptr (DhChartScene) scene = NULL;
      double minimum, natural;
      gboolean title = FALSE;

      dh_chart_measure (spec, theme, NULL, sample->width, &minimum, &natural);
      g_assert_cmpfloat (minimum, >, 0);
      g_assert_cmpfloat (natural, >=, minimum);
      /* At its least height the title is still there. */
      scene = dh_chart_layout (spec, theme, NULL, sample->width, minimum, FALSE);
      for (guint m = 0; m < scene->marks->len; m++)
        title = title || dh_chart_scene_mark (scene, m)->role == DH_CHART_ROLE_TITLE;
      g_assert_true (title);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/layout/properties", test_properties);
  g_test_add_func ("/chart/layout/complete", test_complete);
  g_test_add_func ("/chart/layout/mirror", test_mirror);
  g_test_add_func ("/chart/layout/moving", test_moving);
  g_test_add_func ("/chart/layout/states", test_states);
  g_test_add_func ("/chart/layout/measure", test_measure);
  return g_test_run ();
}
