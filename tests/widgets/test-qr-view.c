/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

#include <string.h>

#include "dh-qr-view.h"
#include "widget-test.h"

#define SIDE 21

static const char address[] = "https://khaosat.gialai.gov.vn/dakrong";

/* A chequered square: each module differs from those around it. */
static GBytes *
create_modules (void)
{
  guint8 modules[SIDE * SIDE];

  for (guint i = 0; i < SIDE * SIDE; i++)
    modules[i] = (i % SIDE + i / SIDE) % 2 == 0;
  return g_bytes_new (modules, sizeof modules);
}

static void
test_label (void)
{
  DhQrView *view = g_object_ref_sink (dh_qr_view_new ());
  g_autoptr (GBytes) modules = create_modules ();

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_IMG);
  dh_qr_view_set_code (view, modules, SIDE, address);
  {
    g_autofree char *label = g_strconcat ("QR code of the address ", address, NULL);

    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         label);
  }
  dh_qr_view_set_code (view, NULL, 0, NULL);
  g_assert_false (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_finalize_object (view);
}

static void
test_size (void)
{
  DhQrView *view = g_object_ref_sink (dh_qr_view_new ());
  g_autoptr (GBytes) modules = create_modules ();
  int minimum = 0, natural = 0, side = 0;

  g_assert_cmpint (dh_qr_view_get_module (view, 100, 100, &side), ==, 0);
  g_assert_cmpint (side, ==, 0);
  dh_qr_view_set_code (view, modules, SIDE, address);
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, ==, (SIDE + 8) * 3);
  g_assert_cmpint (natural, ==, (SIDE + 8) * 6);
  /* Whole pixels, in the smaller of both directions. */
  g_assert_cmpint (dh_qr_view_get_module (view, 400, 150, &side), ==, 5);
  g_assert_cmpint (side, ==, 145);
  g_assert_finalize_object (view);
}

/* Every pixel is what its module says. */
static void
test_drawn (void)
{
  GtkWidget *window = gtk_window_new ();
  DhQrView *view = dh_qr_view_new ();
  g_autoptr (GBytes) modules = create_modules ();
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  const int side = (SIDE + 8) * 4;
  g_autofree guint32 *pixels = g_new (guint32, side * side);
  const guint8 *bytes = g_bytes_get_data (modules, NULL);

  dh_qr_view_set_code (view, modules, SIDE, address);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_allocate (GTK_WIDGET (view), side, side, -1, NULL);
  GTK_WIDGET_GET_CLASS (view)->snapshot (GTK_WIDGET (view), snapshot);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) side, (float) side));
  gdk_texture_download (texture, (guchar *) pixels, (gsize) side * 4);
  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++)
      {
        int column = x / 4 - 4;
        int row = y / 4 - 4;
        gboolean dark = column >= 0 && row >= 0 && column < SIDE && row < SIDE &&
                        bytes[row * SIDE + column] != 0;

        g_assert_cmphex (pixels[y * side + x], ==, dark ? 0xff000000 : 0xffffffff);
      }
  gsk_render_node_unref (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  widget_test_init (&argc, &argv);
  g_test_add_func ("/qr-view/label", test_label);
  g_test_add_func ("/qr-view/size", test_size);
  g_test_add_func ("/qr-view/drawn", test_drawn);
  return g_test_run ();
}
