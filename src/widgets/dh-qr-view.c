/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-qr-view.h"

#include <glib/gi18n-lib.h>

/* ISO/IEC 18004: four empty modules on each side. */
#define QUIET 4
/* Wide enough to be read from an arm's length. */
#define LEAST_MODULE 3
#define NATURAL_MODULE 6

struct _DhQrView
{
  GtkWidget parent_instance;

  GBytes *modules; /* (owned) (nullable) */
  guint size;      /* modules in a row; 0 = none */
};

G_DEFINE_FINAL_TYPE (DhQrView, dh_qr_view, GTK_TYPE_WIDGET)

static int
count_modules (DhQrView *self)
{
  return self->size > 0 ? (int) self->size + 2 * QUIET : 0;
}

int
dh_qr_view_get_module (DhQrView *self, int width, int height, int *side)
{
  int module = 0;

  g_return_val_if_fail (DH_IS_QR_VIEW (self), 0);

  if (self->size > 0)
    module = MIN (width, height) / count_modules (self);
  if (side != NULL)
    *side = module * count_modules (self);
  return module;
}

static void
dh_qr_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DhQrView *self = DH_QR_VIEW (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA black = { 0, 0, 0, 1 };
  int side = 0;
  int module = dh_qr_view_get_module (self, gtk_widget_get_width (widget),
                                      gtk_widget_get_height (widget), &side);
  const guint8 *bytes = NULL;
  float x = 0;
  float y = 0;

  if (module == 0)
    return;
  bytes = g_bytes_get_data (self->modules, NULL);
  x = (float) ((gtk_widget_get_width (widget) - side) / 2);
  y = (float) ((gtk_widget_get_height (widget) - side) / 2);
  gtk_snapshot_append_color (snapshot, &white,
                             &GRAPHENE_RECT_INIT (x, y, (float) side, (float) side));
  for (guint row = 0; row < self->size; row++)
    for (guint column = 0; column < self->size; column++)
      {
        guint first = column;

        while (column < self->size && bytes[row * self->size + column] != 0)
          column++;
        if (column > first)
          gtk_snapshot_append_color (
              snapshot, &black,
              &GRAPHENE_RECT_INIT (x + (float) ((int) (first + QUIET) * module),
                                   y + (float) ((int) (row + QUIET) * module),
                                   (float) ((int) (column - first) * module), (float) module));
      }
}

static void
dh_qr_view_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  int modules = count_modules (DH_QR_VIEW (widget));

  *minimum = modules * LEAST_MODULE;
  *natural = modules * NATURAL_MODULE;
}

static GtkSizeRequestMode
dh_qr_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

void
dh_qr_view_set_code (DhQrView *self, GBytes *modules, guint size, const char *address)
{
  g_return_if_fail (DH_IS_QR_VIEW (self));
  g_return_if_fail (modules == NULL || g_bytes_get_size (modules) == (gsize) size * size);

  g_clear_pointer (&self->modules, g_bytes_unref);
  self->size = 0;
  if (modules != NULL && size > 0)
    {
      /* Translators: %s is a web address. */
      g_autofree char *label = g_strdup_printf (_ ("QR code of the address %s"), address);

      self->modules = g_bytes_ref (modules);
      self->size = size;
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
    }
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
dh_qr_view_finalize (GObject *object)
{
  g_clear_pointer (&DH_QR_VIEW (object)->modules, g_bytes_unref);

  G_OBJECT_CLASS (dh_qr_view_parent_class)->finalize (object);
}

static void
dh_qr_view_class_init (DhQrViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dh_qr_view_finalize;
  widget_class->snapshot = dh_qr_view_snapshot;
  widget_class->measure = dh_qr_view_measure;
  widget_class->get_request_mode = dh_qr_view_get_request_mode;

  gtk_widget_class_set_css_name (widget_class, "qrview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dh_qr_view_init (DhQrView *self)
{
}

DhQrView *
dh_qr_view_new (void)
{
  return g_object_new (DH_TYPE_QR_VIEW, NULL);
}
