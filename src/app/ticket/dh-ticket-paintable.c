/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ticket/dh-ticket-paintable.h"

#include "dh-ticket-sheet.h"

struct _DhTicketPaintable
{
  GObject parent_instance;

  DhTicketSheet *sheet; /* (owned) */
  double width, height; /* points */
};

static void dh_ticket_paintable_iface_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DhTicketPaintable,
                               dh_ticket_paintable,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      dh_ticket_paintable_iface_init))

static void
dh_ticket_paintable_snapshot (GdkPaintable *paintable,
                              GdkSnapshot *snapshot,
                              double width,
                              double height)
{
  DhTicketPaintable *self = DH_TICKET_PAINTABLE (paintable);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr = gtk_snapshot_append_cairo (GTK_SNAPSHOT (snapshot), &bounds);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / self->width, height / self->height);
  dh_ticket_sheet_draw (self->sheet, 0, cr);
  cairo_destroy (cr);
}

/* As large as on paper, on a screen of 96 dots to the inch. */
static int
dh_ticket_paintable_get_width (GdkPaintable *paintable)
{
  return (int) (DH_TICKET_PAINTABLE (paintable)->width * 96 / 72);
}

static int
dh_ticket_paintable_get_height (GdkPaintable *paintable)
{
  return (int) (DH_TICKET_PAINTABLE (paintable)->height * 96 / 72);
}

static double
dh_ticket_paintable_get_ratio (GdkPaintable *paintable)
{
  return DH_TICKET_PAINTABLE (paintable)->width / DH_TICKET_PAINTABLE (paintable)->height;
}

static GdkPaintableFlags
dh_ticket_paintable_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_CONTENTS | GDK_PAINTABLE_STATIC_SIZE;
}

static void
dh_ticket_paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->snapshot = dh_ticket_paintable_snapshot;
  iface->get_intrinsic_width = dh_ticket_paintable_get_width;
  iface->get_intrinsic_height = dh_ticket_paintable_get_height;
  iface->get_intrinsic_aspect_ratio = dh_ticket_paintable_get_ratio;
  iface->get_flags = dh_ticket_paintable_get_flags;
}

static void
dh_ticket_paintable_finalize (GObject *object)
{
  g_clear_pointer (&DH_TICKET_PAINTABLE (object)->sheet, dh_ticket_sheet_free);

  G_OBJECT_CLASS (dh_ticket_paintable_parent_class)->finalize (object);
}

static void
dh_ticket_paintable_class_init (DhTicketPaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dh_ticket_paintable_finalize;
}

static void
dh_ticket_paintable_init (DhTicketPaintable *self)
{
}

DhTicketPaintable *
dh_ticket_paintable_new (DhTicketContent *content, DhTicketFormat format, GError **error)
{
  g_autoptr (DhReportFont) font = dh_report_font_new_plain (error);
  g_autoptr (GPtrArray) contents = g_ptr_array_new ();
  DhTicketPaintable *self = NULL;

  g_return_val_if_fail (content != NULL, NULL);

  if (font == NULL)
    return NULL;
  self = g_object_new (DH_TYPE_TICKET_PAINTABLE, NULL);
  g_ptr_array_add (contents, content);
  self->sheet = dh_ticket_sheet_new (contents, font, format, 0, 0);
  dh_ticket_sheet_get_size (self->sheet, 0, &self->width, &self->height);
  return self;
}
