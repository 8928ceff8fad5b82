/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "help/dh-help-picture.h"

#include <math.h>

struct _DhHelpPicture
{
  GtkWidget parent_instance;

  GdkTexture *texture; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DhHelpPicture, dh_help_picture, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
dh_help_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dh_help_picture_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  DhHelpPicture *self = DH_HELP_PICTURE (widget);
  int width = self->texture != NULL ? gdk_texture_get_width (self->texture) : 0;
  int height = self->texture != NULL ? gdk_texture_get_height (self->texture) : 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (width, 160);
      *natural = width;
    }
  else
    {
      int shown = for_size < 0 ? width : MIN (for_size, width);

      *minimum = *natural = width > 0 ? (int) ceil ((double) shown * height / width) : 0;
    }
}

static void
dh_help_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DhHelpPicture *self = DH_HELP_PICTURE (widget);
  double width, height, scale;
  graphene_rect_t box;

  if (self->texture == NULL)
    return;
  width = gdk_texture_get_width (self->texture);
  height = gdk_texture_get_height (self->texture);
  scale = MIN (1.0, gtk_widget_get_width (widget) / width);
  graphene_rect_init (&box, (float) ((gtk_widget_get_width (widget) - width * scale) / 2), 0,
                      (float) (width * scale), (float) (height * scale));
  gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_TRILINEAR, &box);
}

static void
dh_help_picture_finalize (GObject *object)
{
  g_clear_object (&DH_HELP_PICTURE (object)->texture);

  G_OBJECT_CLASS (dh_help_picture_parent_class)->finalize (object);
}

static void
dh_help_picture_class_init (DhHelpPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dh_help_picture_finalize;
  widget_class->get_request_mode = dh_help_picture_get_request_mode;
  widget_class->measure = dh_help_picture_measure;
  widget_class->snapshot = dh_help_picture_snapshot;

  gtk_widget_class_set_css_name (widget_class, "picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dh_help_picture_init (DhHelpPicture *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
dh_help_picture_new (const char *text)
{
  GtkWidget *self = g_object_new (DH_TYPE_HELP_PICTURE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return self;
}

void
dh_help_picture_set_resource (DhHelpPicture *self, const char *path)
{
  g_return_if_fail (DH_IS_HELP_PICTURE (self) && path != NULL);

  g_clear_object (&self->texture);
  self->texture = gdk_texture_new_from_resource (path);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
