/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Writes every reference chart as PNG and SVG into a folder, for looking at: chart-gallery FOLDER
 */
#include "chart-samples.h"
#include "dh-chart-render.h"

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      g_printerr ("usage: chart-gallery FOLDER\n");
      return 2;
    }
  for (guint i = 0; i < n_chart_samples; i++)
    {
      g_autoptr (DhChartScene) scene = chart_sample_layout (&chart_samples[i]);
      g_autoptr (GError) error = NULL;
      double scale = chart_samples[i].theme >= DH_CHART_THEME_PRINT_GREY ? 2 : 1;
      g_autoptr (GBytes) png = dh_chart_to_png (scene, scale, &error);
      g_autoptr (GBytes) svg = dh_chart_to_svg (scene);
      g_autofree char *png_name = g_strdup_printf ("%s/%s.png", argv[1], chart_samples[i].name);
      g_autofree char *svg_name = g_strdup_printf ("%s/%s.svg", argv[1], chart_samples[i].name);

      if (png == NULL ||
          !g_file_set_contents (png_name, g_bytes_get_data (png, NULL),
                                (gssize) g_bytes_get_size (png), &error) ||
          !g_file_set_contents (svg_name, g_bytes_get_data (svg, NULL),
                                (gssize) g_bytes_get_size (svg), &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
    }
  return 0;
}
