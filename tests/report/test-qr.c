/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "dh-error.h"
#include "dh-qr.h"

/* What another program reads in the picture @path; the test is skipped where it is not installed.
 */
static char *
read_back (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("zbarimg");
  char *output = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { program, "--quiet", "--raw", path, NULL };

  if (program == NULL)
    return NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                               &output, NULL, NULL, &error));
  g_assert_no_error (error);
  return g_strchomp (output);
}

static void
draw_to (const DhQr *qr, const char *path, int side)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  dh_qr_draw (qr, cr, 0, 0, side);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_read_back (void)
{
  static const char *const texts[] = {
    "A012",
    "https://khaosat.gialai.gov.vn/dakrong?m=1",
    "A012\n08:05 ngày 21/11/2026\nXã Đăk Rong, tỉnh Gia Lai",
    "https://example.org/"
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123"
    "456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456"
    "7",
  };
  g_autofree char *folder = g_dir_make_tmp ("dh-qr-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "qr.png", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DhQr) qr = dh_qr_new (texts[i], &error);
      g_autofree char *back = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (dh_qr_get_text (qr), ==, texts[i]);
      /* Four whole dots to a module, as on a slip. */
      draw_to (qr, path, (int) (dh_qr_get_size (qr) + 2 * DH_QR_QUIET) * 4);
      back = read_back (path);
      if (back == NULL)
        g_test_skip ("zbarimg is not installed");
      else
        g_assert_cmpstr (back, ==, texts[i]);
    }
  g_remove (path);
  g_rmdir (folder);
}

/* The three squares by which a reader finds the code, and nothing in the quiet zone. */
static void
test_shape (void)
{
  g_autoptr (DhQr) qr = dh_qr_new ("A012", NULL);
  g_autoptr (GBytes) modules = dh_qr_dup_modules (qr);
  const guint8 *bytes = g_bytes_get_data (modules, NULL);
  guint size = dh_qr_get_size (qr);

  g_assert_cmpuint (size, ==, 21);
  g_assert_cmpuint (g_bytes_get_size (modules), ==, 21 * 21);
  for (guint i = 0; i < 7; i++)
    {
      g_assert_true (dh_qr_is_dark (qr, i, 0));
      g_assert_true (dh_qr_is_dark (qr, 0, i));
      g_assert_true (dh_qr_is_dark (qr, size - 1 - i, 0));
      g_assert_true (dh_qr_is_dark (qr, i, size - 1));
    }
  g_assert_false (dh_qr_is_dark (qr, 7, 0));
  for (guint row = 0; row < size; row++)
    for (guint column = 0; column < size; column++)
      g_assert_cmpint (bytes[row * size + column], ==, dh_qr_is_dark (qr, column, row));
}

static void
test_drawn_black_and_whole (void)
{
  g_autoptr (DhQr) qr = dh_qr_new ("https://example.org", NULL);
  guint modules = dh_qr_get_size (qr) + 2 * DH_QR_QUIET;
  int side = (int) modules * 3;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, side, side);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data = NULL;
  int stride = cairo_image_surface_get_stride (surface);

  dh_qr_draw (qr, cr, 0, 0, side);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++)
      {
        int column = x / 3 - DH_QR_QUIET;
        int row = y / 3 - DH_QR_QUIET;
        gboolean inside = column >= 0 && row >= 0 && column < (int) dh_qr_get_size (qr) &&
                          row < (int) dh_qr_get_size (qr);

        g_assert_cmpint (data[y * stride + x], ==,
                         inside && dh_qr_is_dark (qr, (guint) column, (guint) row) ? 255 : 0);
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_refused (void)
{
  g_autofree char *long_text = g_strnfill (301, 'a');
  g_autofree char *longest = g_strnfill (300, 'a');
  const char *const texts[] = { "", long_text, "\xff\xfe" };
  g_autoptr (DhQr) qr = dh_qr_new (longest, NULL);

  g_assert_nonnull (qr);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dh_qr_new (texts[i], &error));
      g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/qr/read-back", test_read_back);
  g_test_add_func ("/qr/shape", test_shape);
  g_test_add_func ("/qr/drawn-black-and-whole", test_drawn_black_and_whole);
  g_test_add_func ("/qr/refused", test_refused);
  return g_test_run ();
}
