/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-fit-label.h"

/* What a text is measured at first, px; and the step of the search below it. */
#define TRIAL_PX 64.0
#define STEP 0.98

/* So many lines at most are tried. */
#define LINES_MOST 4

struct _DhFitLabel
{
  GtkWidget parent_instance;

  char *text;          /* owned */
  PangoLayout *layout; /* (owned) (nullable) made for the room that there is */
  double limit;        /* px; 0 = none */
  double size;         /* px, of the letters in layout */
  float xalign;        /* 0 … 1 */
};

G_DEFINE_FINAL_TYPE (DhFitLabel, dh_fit_label, GTK_TYPE_WIDGET)

static void
set_size (PangoLayout *layout, GtkWidget *widget, double size, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  g_autoptr (PangoFontDescription)
                font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, width < 0 ? -1 : width * PANGO_SCALE);
}

static PangoLayout *
create_layout (DhFitLabel *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();

  pango_attr_list_insert (attrs, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  if (self->xalign > 0.75f)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  else if (self->xalign > 0.25f)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

/* Whether the text is within the room, no word of it broken. */
static gboolean
fits (DhFitLabel *self, PangoLayout *layout, double size, int width, int height, gboolean wrap)
{
  int text_width = 0;
  int text_height = 0;

  set_size (layout, GTK_WIDGET (self), size, wrap ? width : -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  return text_width <= width && text_height <= height;
}

/* The largest size up to the limit, and whether it needs more than one line. */
static double
search (DhFitLabel *self, PangoLayout *layout, int width, int height, gboolean *wrap)
{
  int text_width = 0;
  int text_height = 0;
  double size = 0;
  double wrapped = 0;

  *wrap = FALSE;
  if (*self->text == '\0' || width < 1 || height < 1)
    return 0;
  set_size (layout, GTK_WIDGET (self), TRIAL_PX, -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  size = TRIAL_PX *
         MIN ((double) width / MAX (text_width, 1), (double) height / MAX (text_height, 1));
  if (self->limit > 0)
    size = MIN (size, self->limit);
  /* Hinting makes letters a little wider at some sizes than at others. */
  while (size > 1 && !fits (self, layout, size, width, height, FALSE))
    size *= STEP;
  if (g_utf8_strchr (self->text, -1, ' ') == NULL)
    return size;
  for (guint lines = 2; lines <= LINES_MOST; lines++)
    {
      double trial = TRIAL_PX * (double) height / MAX (text_height * (int) lines, 1);

      if (self->limit > 0)
        trial = MIN (trial, self->limit);
      while (trial > MAX (size, wrapped) && !fits (self, layout, trial, width, height, TRUE))
        trial *= STEP;
      wrapped = MAX (wrapped, trial);
    }
  /* One line is easier to read than two that are hardly larger. */
  *wrap = wrapped > size * 1.15;
  return *wrap ? wrapped : size;
}

double
dh_fit_label_fit (DhFitLabel *self, int width, int height)
{
  g_autoptr (PangoLayout) layout = NULL;
  double limit = 0;
  double size = 0;
  gboolean wrap = FALSE;

  g_return_val_if_fail (DH_IS_FIT_LABEL (self), 0);

  layout = create_layout (self);
  limit = self->limit;
  self->limit = 0;
  size = search (self, layout, width, height, &wrap);
  self->limit = limit;
  return size;
}

static void
ensure_layout (DhFitLabel *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean wrap = FALSE;

  if (self->layout != NULL)
    return;
  self->layout = create_layout (self);
  self->size = search (self, self->layout, width, height, &wrap);
  if (self->size > 0)
    set_size (self->layout, GTK_WIDGET (self), self->size, wrap ? width : -1);
}

static void
forget (DhFitLabel *self)
{
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dh_fit_label_set_text (DhFitLabel *self, const char *text)
{
  g_return_if_fail (DH_IS_FIT_LABEL (self));
  g_return_if_fail (text != NULL);

  if (!g_set_str (&self->text, text))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  forget (self);
}

const char *
dh_fit_label_get_text (DhFitLabel *self)
{
  g_return_val_if_fail (DH_IS_FIT_LABEL (self), NULL);

  return self->text;
}

void
dh_fit_label_set_limit (DhFitLabel *self, double size)
{
  g_return_if_fail (DH_IS_FIT_LABEL (self));

  if (size >= self->limit && size <= self->limit)
    return;
  self->limit = size;
  forget (self);
}

double
dh_fit_label_get_size (DhFitLabel *self)
{
  g_return_val_if_fail (DH_IS_FIT_LABEL (self), 0);

  ensure_layout (self);
  return self->size;
}

void
dh_fit_label_get_extents (DhFitLabel *self, int *width, int *height)
{
  PangoRectangle logical = { 0 };

  g_return_if_fail (DH_IS_FIT_LABEL (self));

  ensure_layout (self);
  pango_layout_get_pixel_extents (self->layout, NULL, &logical);
  if (width != NULL)
    *width = logical.width;
  if (height != NULL)
    *height = logical.height;
}

static void
dh_fit_label_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = 1;
  *natural = 1;
}

static void
dh_fit_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_object (&DH_FIT_LABEL (widget)->layout);
}

static void
dh_fit_label_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dh_fit_label_parent_class)->css_changed (widget, change);

  forget (DH_FIT_LABEL (widget));
}

static void
dh_fit_label_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DhFitLabel *self = DH_FIT_LABEL (widget);
  PangoRectangle logical = { 0 };
  GdkRGBA color;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  ensure_layout (self);
  if (self->size <= 0)
    return;
  pango_layout_get_pixel_extents (self->layout, NULL, &logical);
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) (int) ((float) (width - logical.width) * self->xalign) -
                                (float) logical.x,
                            (float) ((height - logical.height) / 2 - logical.y)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
dh_fit_label_finalize (GObject *object)
{
  DhFitLabel *self = DH_FIT_LABEL (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (dh_fit_label_parent_class)->finalize (object);
}

static void
dh_fit_label_class_init (DhFitLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dh_fit_label_finalize;
  widget_class->measure = dh_fit_label_measure;
  widget_class->size_allocate = dh_fit_label_size_allocate;
  widget_class->css_changed = dh_fit_label_css_changed;
  widget_class->snapshot = dh_fit_label_snapshot;
  gtk_widget_class_set_css_name (widget_class, "fitlabel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
dh_fit_label_init (DhFitLabel *self)
{
  self->text = g_strdup ("");
}

GtkWidget *
dh_fit_label_new (float xalign)
{
  DhFitLabel *self = g_object_new (DH_TYPE_FIT_LABEL, NULL);

  self->xalign = xalign;
  return GTK_WIDGET (self);
}
