/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reports/dh-report-view.h"

#include <glib/gi18n-lib.h>

#include "dh-report-pages.h"

/* Room round a page and the widest it gets, in pixels: paper is not made better by being huge. */
#define GAP 18
#define MAX_WIDTH 900

struct _DhReportView
{
  GtkWidget parent_instance;

  DhReportFont *font;   /* (owned) (nullable) made when first needed */
  DhReport *report;     /* (owned) (nullable) */
  DhReportPages *pages; /* (owned) (nullable) of report */
};

G_DEFINE_FINAL_TYPE (DhReportView, dh_report_view, GTK_TYPE_WIDGET)

static double
get_scale (DhReportView *self, int width)
{
  const DhReportPaper *paper = dh_report_pages_get_paper (self->pages);

  return CLAMP (width - 2 * GAP, 100, MAX_WIDTH) / paper->width;
}

static GtkSizeRequestMode
dh_report_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dh_report_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  DhReportView *self = DH_REPORT_VIEW (widget);

  *minimum = 100 + 2 * GAP;
  *natural = MAX_WIDTH + 2 * GAP;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int height = GAP;

      if (self->pages != NULL)
        {
          const DhReportPaper *paper = dh_report_pages_get_paper (self->pages);
          double scale = get_scale (self, for_size < 0 ? *natural : for_size);

          height += (int) dh_report_pages_get_n (self->pages) *
                    (GAP + (int) (paper->height * scale));
        }
      *minimum = height;
      *natural = height;
    }
}

static void
draw_page (DhReportView *self, GtkSnapshot *snapshot, guint page, double scale, int width)
{
  const DhReportPaper *paper = dh_report_pages_get_paper (self->pages);
  float page_width = (float) (paper->width * scale);
  float page_height = (float) (int) (paper->height * scale);
  graphene_rect_t sheet = GRAPHENE_RECT_INIT ((width - page_width) / 2.0f,
                                              GAP + (float) page * (page_height + GAP), page_width,
                                              page_height);
  GskRoundedRect outline;
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA shade = { 0, 0, 0, 0.25f };
  cairo_t *cr = NULL;

  gsk_rounded_rect_init_from_rect (&outline, &sheet, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 4);
  gtk_snapshot_append_color (snapshot, &white, &sheet);
  cr = gtk_snapshot_append_cairo (snapshot, &sheet);
  cairo_translate (cr, sheet.origin.x, sheet.origin.y);
  cairo_scale (cr, scale, scale);
  dh_report_draw_page (self->pages, page, cr, FALSE);
  cairo_destroy (cr);
}

static void
dh_report_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DhReportView *self = DH_REPORT_VIEW (widget);
  int width = gtk_widget_get_width (widget);

  if (self->pages == NULL)
    return;
  for (guint i = 0; i < dh_report_pages_get_n (self->pages); i++)
    draw_page (self, snapshot, i, get_scale (self, width), width);
}

/* The sentences that a person reads first. */
static char *
dup_lead (DhReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dh_report_n_blocks (report); i++)
    {
      const DhReportBlock *block = dh_report_get_block (report, i);

      if (block->kind == DH_REPORT_BLOCK_TEXT && block->style == DH_REPORT_STYLE_LEAD)
        {
          if (text->len > 0)
            g_string_append_c (text, ' ');
          g_string_append (text, block->text);
        }
    }
  return g_string_free (text, FALSE);
}

static void
update_accessible (DhReportView *self)
{
  guint n = dh_report_pages_get_n (self->pages);
  g_autofree char *lead = dup_lead (self->report);
  /* Translators: %s is the title of a report, %u how many pages it has. */
  g_autofree char *label = g_strdup_printf (ngettext ("%s, %u page", "%s, %u pages", n),
                                            dh_report_get_title (self->report), n);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, lead, -1);
}

gboolean
dh_report_view_take_report (DhReportView *self, DhReport *report, GError **error)
{
  g_return_val_if_fail (DH_IS_REPORT_VIEW (self), FALSE);

  g_clear_pointer (&self->pages, dh_report_pages_free);
  g_clear_pointer (&self->report, dh_report_free);
  self->report = report;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (report == NULL)
    return TRUE;
  if (self->font == NULL)
    self->font = dh_report_font_new (error);
  if (self->font == NULL)
    return FALSE;
  self->pages = dh_report_pages_new (report, self->font, &dh_report_paper_a4);
  update_accessible (self);
  return TRUE;
}

guint
dh_report_view_get_n_pages (DhReportView *self)
{
  g_return_val_if_fail (DH_IS_REPORT_VIEW (self), 0);

  return self->pages != NULL ? dh_report_pages_get_n (self->pages) : 0;
}

static void
dh_report_view_finalize (GObject *object)
{
  DhReportView *self = DH_REPORT_VIEW (object);

  g_clear_pointer (&self->pages, dh_report_pages_free);
  g_clear_pointer (&self->report, dh_report_free);
  g_clear_pointer (&self->font, dh_report_font_free);

  G_OBJECT_CLASS (dh_report_view_parent_class)->finalize (object);
}

static void
dh_report_view_class_init (DhReportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dh_report_view_finalize;
  widget_class->get_request_mode = dh_report_view_get_request_mode;
  widget_class->measure = dh_report_view_measure;
  widget_class->snapshot = dh_report_view_snapshot;

  gtk_widget_class_set_css_name (widget_class, "reportview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
dh_report_view_init (DhReportView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dh_report_view_new (void)
{
  return g_object_new (DH_TYPE_REPORT_VIEW, NULL);
}
