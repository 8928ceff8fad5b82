/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Pixels, files and snapshots of whole scenes. With --update the snapshots are written anew. */
#include "chart-samples.h"
#include "dh-chart-render.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static gboolean update_snapshots;

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 value;

  memcpy (&value, data + (gsize) y * cairo_image_surface_get_stride (surface) + 4 * (gsize) x, 4);
  return value & 0xffffff;
}

static guint32
rgb (const DhChartScene *scene, DhChartColor color)
{
  const DhChartRgba *c = dh_chart_theme_color (scene->theme, color);

  return ((guint32) (c->red * 255 + 0.5) << 16) | ((guint32) (c->green * 255 + 0.5) << 8) |
         (guint32) (c->blue * 255 + 0.5);
}

static cairo_surface_t *
picture (const DhChartScene *scene, double scale, double offset)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) ceil ((scene->width + 1) * scale),
                                                         (int) ceil ((scene->height + 1) * scale));
  cairo_t *cr = cairo_create (surface);
  DhChartGrid grid = { scale, offset, offset };

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, offset / scale, offset / scale);
  dh_chart_render (scene, cr, &grid);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Every row that a grid line or the baseline touches is wholly its colour: nothing half grey. */
static void
check_crisp (const DhChartScene *scene, double scale, double offset)
{
  cairo_surface_t *surface = picture (scene, scale, offset);
  guint32 ground = rgb (scene, DH_CHART_COLOR_BACKGROUND);

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *mark = dh_chart_scene_mark (scene, i);
      guint32 color = rgb (scene, mark->color);
      gboolean covered = FALSE;
      int x, y, rows = 0;

      if ((mark->role != DH_CHART_ROLE_GRID && mark->role != DH_CHART_ROLE_BASELINE) ||
          mark->rect.height > 0)
        continue;
      /* Just right of the axis there is no bar. */
      x = (int) ((mark->rect.x + 2) * scale + offset);
      y = (int) (mark->rect.y * scale + offset);
      for (int row = y - 3; row <= y + 3; row++)
        {
          guint32 seen = pixel (surface, x, row);

          if (seen == color)
            rows++;
          else if (seen == rgb (scene, DH_CHART_COLOR_TARGET))
            covered = TRUE;
          else
            g_assert_true (seen == ground || seen == rgb (scene, DH_CHART_COLOR_SHADE));
        }
      if (!covered)
        g_assert_cmpint (rows, ==, MAX (1, (int) floor (mark->line_width * scale + 0.5)));
    }
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const DhChartMark *mark = dh_chart_scene_mark (scene, i);
      guint32 color = rgb (scene, mark->color);
      int y, left;

      if (mark->role != DH_CHART_ROLE_BAR || mark->fill != DH_CHART_FILL_SOLID || scene->lying ||
          mark->rect.height < 8)
        continue;
      /* The upright edges of a bar: full colour beside full ground. */
      y = (int) ((mark->rect.y + mark->rect.height * 0.6) * scale + offset);
      left = (int) (mark->rect.x * scale + offset + 0.5);
      if (pixel (surface, left, y) == rgb (scene, DH_CHART_COLOR_TARGET))
        continue;
      g_assert_cmphex (pixel (surface, left, y), ==, color);
      g_assert_cmphex (pixel (surface, left - 1, y), !=, color);
      for (int x = left - 1; x <= left; x++)
        {
          guint32 seen = pixel (surface, x, y);
          gboolean pure = FALSE;

          for (guint c = 0; c < DH_CHART_COLOR_N; c++)
            pure = pure || seen == rgb (scene, c);
          g_assert_true (pure);
        }
    }
  cairo_surface_destroy (surface);
}

static void
test_crisp (void)
{
  static const double scales[] = { 1, 1.25, 1.5, 2 };
  static const double offsets[] = { 0, 0.25, 0.5, 0.75 };

  for (guint i = 0; i < n_chart_samples; i++)
    {
      g_autoptr (DhChartScene) scene = NULL;

      if (chart_samples[i].theme >= DH_CHART_THEME_PRINT_GREY || chart_samples[i].rtl)
        continue;
      scene = chart_sample_layout (&chart_samples[i]);
      for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
        for (guint o = 0; o < G_N_ELEMENTS (offsets); o++)
          check_crisp (scene, scales[s], offsets[o]);
    }
}

/* In the middle of each bar is its colour, just above it is not. */
static void
test_bars_in_pixels (void)
{
  g_autoptr (DhChartSpec) spec = chart_sample_day ();

  for (guint kind = 0; kind < DH_CHART_THEME_PRINT_GREY; kind++)
    {
      g_autoptr (DhChartTheme) theme = dh_chart_theme_new (kind, "Liberation Sans", 0);
      g_autoptr (DhChartScene) scene = dh_chart_layout (spec, theme, NULL, 800, 400, FALSE);
      cairo_surface_t *surface = picture (scene, 1, 0);

      for (guint i = 0; i < scene->data->len; i++)
        {
          const DhChartDatum *datum = dh_chart_scene_datum (scene, (int) i);
          int x = (int) (datum->bbox.x + datum->bbox.width / 2);
          int base = (int) (scene->plot.y + scene->plot.height);
          int height = 0;

          for (int y = base - 2;
               pixel (surface, x, y) == rgb (scene, DH_CHART_COLOR_SERIES_0 + datum->series); y--)
            height++;
          /* The measured bar against the value, in pixels. */
          g_assert_cmpfloat_with_epsilon (height + 1.5,
                                          datum->value / scene->axis_max * scene->plot.height, 1.6);
        }
      cairo_surface_destroy (surface);
    }
}

static void
test_svg (void)
{
  g_autofree char *folder = g_dir_make_tmp ("chart-svg-XXXXXX", NULL);
  g_autofree char *lint = g_find_program_in_path ("xmllint");

  for (guint i = 0; i < n_chart_samples; i++)
    {
      g_autoptr (DhChartScene) scene = chart_sample_layout (&chart_samples[i]);
      g_autoptr (GBytes) svg = dh_chart_to_svg (scene);
      g_autoptr (GBytes) again = dh_chart_to_svg (scene);
      g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
      g_autoptr (GError) error = NULL;
      GMarkupParser parser = { NULL };
      GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
      guint lines = 0, found = 0;

      g_assert_true (g_markup_parse_context_parse (context, text, -1, &error));
      g_assert_true (g_markup_parse_context_end_parse (context, &error));
      g_assert_no_error (error);
      g_markup_parse_context_free (context);
      g_assert_true (g_bytes_equal (svg, again));
      /* Each line of text is text. */
      for (guint m = 0; m < scene->marks->len; m++)
        {
          const DhChartMark *mark = dh_chart_scene_mark (scene, m);

          if (mark->kind == DH_CHART_MARK_TEXT)
            lines += (guint) pango_layout_get_line_count (mark->layout);
        }
      for (const char *p = text; (p = strstr (p, "<text ")) != NULL; p++)
        found++;
      g_assert_cmpuint (found, ==, lines);
      g_assert_null (strstr (text, "nan"));
      if (lint != NULL)
        {
          g_autofree char *path = g_build_filename (folder, "chart.svg", NULL);
          const char *argv[] = { lint, "--noout", path, NULL };
          int status = -1;

          g_assert_true (g_file_set_contents (path, text, -1, NULL));
          g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                                       NULL, NULL, &status, NULL));
          g_assert_cmpint (status, ==, 0);
          g_remove (path);
        }
    }
  g_rmdir (folder);
}

static void
test_svg_escaped (void)
{
  g_autoptr (DhChartSpec) spec = chart_sample_day ();
  g_autoptr (DhChartTheme) theme = dh_chart_theme_new (DH_CHART_THEME_LIGHT, NULL, 0);
  g_autoptr (DhChartScene) scene = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autofree char *text = NULL;

  dh_chart_spec_set_texts (spec, "<script>&\"'\001</script>", NULL, NULL);
  scene = dh_chart_layout (spec, theme, NULL, 800, 400, FALSE);
  svg = dh_chart_to_svg (scene);
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_null (strstr (text, "<script>"));
  g_assert_null (strchr (text, 1));
  g_assert_nonnull (strstr (text, "&lt;script&gt;&amp;"));
}

static void
test_files (void)
{
  static const DhChartDocument document = { "Đồng Hành", "2026-03-02T17:00:00+07:00" };
  static const char *const magic[] = { "<?xml", "\x89PNG", "%PDF" };
  g_autoptr (DhChartSpec) spec = chart_sample_day ();

  for (guint kind = 0; kind < 3; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) a = dh_chart_export (spec, kind, DH_CHART_THEME_PRINT_GREY, NULL, 0, 0,
                                             &document, &error);
      g_autoptr (GBytes) b = dh_chart_export (spec, kind, DH_CHART_THEME_PRINT_GREY, NULL, 0, 0,
                                             &document, &error);

      g_assert_no_error (error);
      g_assert_cmpint (memcmp (g_bytes_get_data (a, NULL), magic[kind], strlen (magic[kind])), ==,
                       0);
      /* Nothing comes from the clock. */
      g_assert_true (g_bytes_equal (a, b));
    }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) big = dh_chart_export (spec, DH_CHART_FILE_PNG, DH_CHART_THEME_LIGHT, NULL,
                                             1e6, 400, NULL, &error);

    g_assert_null (big);
    g_assert_error (error, DH_CHART_ERROR, DH_CHART_ERROR_TOO_LARGE);
  }
}

/* The letters in a PDF are letters: what was put in can be searched and copied. */
static void
test_pdf_text (void)
{
  g_autofree char *reader = g_find_program_in_path ("pdftotext");
  g_autofree char *folder = g_dir_make_tmp ("chart-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.pdf", NULL);
  const char *argv[] = { reader, path, "-", NULL };
  g_autoptr (DhChartSpec) spec = chart_sample_day ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  int status = -1;

  if (reader == NULL)
    {
      g_test_skip ("there is no pdftotext");
      g_rmdir (folder);
      return;
    }
  pdf =
      dh_chart_export (spec, DH_CHART_FILE_PDF, DH_CHART_THEME_PRINT_GREY, NULL, 0, 0, NULL, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL),
                                      (gssize) g_bytes_get_size (pdf), NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                               &text, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (text, spec->title));
  g_assert_nonnull (strstr (text, spec->subtitle));
  g_assert_nonnull (strstr (text, spec->footnote));
  g_assert_nonnull (strstr (text, "Đã giải quyết"));
  g_assert_nonnull (strstr (text, "70"));
  g_remove (path);
  g_rmdir (folder);
}

/* A line of small print is as wide on paper as its letters are: rounding made it 6 % wider. */
static void
test_unrounded (void)
{
  g_autoptr (DhChartTheme) small = dh_chart_theme_new (DH_CHART_THEME_PRINT_GREY, NULL, 7);
  g_autoptr (DhChartTheme) large = dh_chart_theme_new (DH_CHART_THEME_PRINT_GREY, NULL, 70);
  DhChartTheme *themes[] = { small, large };
  double widths[2];

  for (guint i = 0; i < 2; i++)
    {
      PangoContext *context = dh_chart_context_new (themes[i]);
      g_autoptr (PangoLayout) layout = pango_layout_new (context);
      PangoFontDescription *font = pango_font_description_new ();
      int width;

      pango_font_description_set_family (font, themes[i]->font_family);
      pango_font_description_set_size (font, (int) (themes[i]->font_size_pt * PANGO_SCALE));
      pango_layout_set_font_description (layout, font);
      pango_layout_set_text (layout, "Trung tâm Phục vụ hành chính công xã", -1);
      pango_layout_get_size (layout, &width, NULL);
      widths[i] = (double) width / PANGO_SCALE;
      pango_font_description_free (font);
      g_object_unref (context);
    }
  g_assert_cmpfloat_with_epsilon (widths[1] / widths[0], 10, 0.05);
}

/* Word by word; numbers may differ by what another build of the font library rounds. */
static gboolean
same_dump (const char *a, const char *b)
{
  g_auto (GStrv) x = g_strsplit_set (a, " \n", -1);
  g_auto (GStrv) y = g_strsplit_set (b, " \n", -1);

  if (g_strv_length (x) != g_strv_length (y))
    return FALSE;
  for (guint i = 0; x[i] != NULL; i++)
    {
      char *end_x, *end_y;
      double p = g_ascii_strtod (x[i], &end_x), q = g_ascii_strtod (y[i], &end_y);

      if (end_x != x[i] && *end_x == '\0' && end_y != y[i] && *end_y == '\0' &&
          fabs (p - q) <= 0.35)
        continue;
      if (strcmp (x[i], y[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
test_snapshots (void)
{
  for (guint i = 0; i < n_chart_samples; i++)
    {
      g_autoptr (DhChartScene) scene = chart_sample_layout (&chart_samples[i]);
      g_autofree char *dump = dh_chart_scene_dump (scene);
      g_autofree char *name = g_strconcat (chart_samples[i].name, ".scene", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "chart", "scenes", name, NULL);
      g_autofree char *kept = NULL;
      g_autoptr (GError) error = NULL;

      if (update_snapshots)
        {
          g_assert_true (g_file_set_contents (path, dump, -1, &error));
          continue;
        }
      g_file_get_contents (path, &kept, NULL, &error);
      g_assert_no_error (error);
      if (!same_dump (dump, kept))
        {
          g_test_message ("%s is now:\n%s", path, dump);
          g_test_fail_printf ("%s differs; look at it with chart-gallery, then run with --update",
                              name);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  update_snapshots = argc > 1 && strcmp (argv[1], "--update") == 0;
  g_test_add_func ("/chart/render/crisp", test_crisp);
  g_test_add_func ("/chart/render/bars-in-pixels", test_bars_in_pixels);
  g_test_add_func ("/chart/render/svg", test_svg);
  g_test_add_func ("/chart/render/svg-escaped", test_svg_escaped);
  g_test_add_func ("/chart/render/files", test_files);
  g_test_add_func ("/chart/render/pdf-text", test_pdf_text);
  g_test_add_func ("/chart/render/unrounded", test_unrounded);
  g_test_add_func ("/chart/render/snapshots", test_snapshots);
  return g_test_run ();
}
