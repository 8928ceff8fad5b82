/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-text-block.h"

struct _DhTextBlock
{
  GtkWidget parent_instance;

  PangoLayout *layout; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DhTextBlock, dh_text_block, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
dh_text_block_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dh_text_block_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  DhTextBlock *self = DH_TEXT_BLOCK (widget);
  int height = 0;

  /* As wide as there is room. */
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  pango_layout_set_width (self->layout, for_size > 0 ? for_size * PANGO_SCALE : -1);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  *minimum = *natural = height;
}

static void
dh_text_block_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  pango_layout_set_width (DH_TEXT_BLOCK (widget)->layout, width * PANGO_SCALE);
}

static void
dh_text_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DhTextBlock *self = DH_TEXT_BLOCK (widget);
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
}

/* The font, or its size. */
static void
dh_text_block_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dh_text_block_parent_class)->css_changed (widget, change);

  pango_layout_context_changed (DH_TEXT_BLOCK (widget)->layout);
}

static void
dh_text_block_finalize (GObject *object)
{
  g_clear_object (&DH_TEXT_BLOCK (object)->layout);

  G_OBJECT_CLASS (dh_text_block_parent_class)->finalize (object);
}

static void
dh_text_block_class_init (DhTextBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dh_text_block_finalize;
  widget_class->get_request_mode = dh_text_block_get_request_mode;
  widget_class->measure = dh_text_block_measure;
  widget_class->size_allocate = dh_text_block_size_allocate;
  widget_class->snapshot = dh_text_block_snapshot;
  widget_class->css_changed = dh_text_block_css_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
dh_text_block_init (DhTextBlock *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
}

GtkWidget *
dh_text_block_new (void)
{
  return g_object_new (DH_TYPE_TEXT_BLOCK, NULL);
}

void
dh_text_block_set_text (DhTextBlock *self, const char *text)
{
  g_return_if_fail (DH_IS_TEXT_BLOCK (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (text, pango_layout_get_text (self->layout)))
    return;
  pango_layout_set_text (self->layout, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
dh_text_block_get_text (DhTextBlock *self)
{
  g_return_val_if_fail (DH_IS_TEXT_BLOCK (self), NULL);

  return pango_layout_get_text (self->layout);
}
