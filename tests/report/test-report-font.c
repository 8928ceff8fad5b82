/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-error.h"
#include "dh-report-font.h"

#include <string.h>

/* Points fontconfig at one folder alone; before anything asks it. */
static void
use_fonts_of (const char *folder)
{
  g_autofree char *temp = g_dir_make_tmp ("dh-font-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (temp, "fonts.conf", NULL);
  g_autofree char *text = g_strdup_printf ("<?xml version=\"1.0\"?>\n<fontconfig><dir>%s</dir>"
                                           "<cachedir>%s/cache</cachedir></fontconfig>\n",
                                           folder, temp);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
}

static void
test_installed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DhReportFont) font = dh_report_font_new (&error);

  g_assert_no_error (error);
  g_assert_true (dh_report_font_covers (dh_report_font_get_context (font),
                                        dh_report_font_get_family (font), PANGO_WEIGHT_BOLD,
                                        PANGO_STYLE_ITALIC));
  g_assert_false (dh_report_font_covers (dh_report_font_get_context (font), "No Such Family",
                                         PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL));
}

/* Widths add up, as they do on paper: no glyph's place is rounded. */
static void
test_unrounded (void)
{
  g_autoptr (DhReportFont) font = dh_report_font_new (NULL);
  g_autoptr (PangoLayout) small = dh_report_font_layout (font, "Chứng thực bản sao", 7,
                                                        PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL);
  g_autoptr (PangoLayout) large = dh_report_font_layout (font, "Chứng thực bản sao", 70,
                                                        PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL);
  int small_width, large_width;

  g_assert_false (pango_context_get_round_glyph_positions (dh_report_font_get_context (font)));
  pango_layout_get_size (small, &small_width, NULL);
  pango_layout_get_size (large, &large_width, NULL);
  g_assert_cmpfloat_with_epsilon ((double) small_width * 10 / large_width, 1.0, 0.005);
}

static void
check_refused (const char *folder)
{
  g_autoptr (GError) error = NULL;
  DhReportFont *font = NULL;

  use_fonts_of (folder);
  font = dh_report_font_new (&error);
  g_assert_null (font);
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Liberation Serif"));
}

/* The right name with the letters of English alone. */
static void
test_without_vietnamese (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "report", NULL);

      check_refused (folder);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_without_fonts (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *empty = g_dir_make_tmp ("dh-font-XXXXXX", NULL);

      check_refused (empty);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/font/installed", test_installed);
  g_test_add_func ("/report/font/unrounded", test_unrounded);
  g_test_add_func ("/report/font/without-vietnamese", test_without_vietnamese);
  g_test_add_func ("/report/font/without-fonts", test_without_fonts);
  return g_test_run ();
}
