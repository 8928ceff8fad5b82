/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-error.h"

struct _DhPdf
{
  GByteArray *bytes;        /* owned; what has been written */
  cairo_surface_t *surface; /* owned */
  cairo_t *cr;              /* owned */
};

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

DhPdf *
dh_pdf_new (const char *title, gint64 created, double width, double height)
{
  DhPdf *self = g_new0 (DhPdf, 1);
  g_autofree char *local = dh_time_to_local (created);
  g_autofree char *date = g_strconcat (local, "+07:00", NULL);

  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (append, self->bytes, width, height);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Đồng Hành");
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  self->cr = cairo_create (self->surface);
  return self;
}

cairo_t *
dh_pdf_get_context (DhPdf *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cr;
}

void
dh_pdf_set_page_size (DhPdf *self, double width, double height)
{
  g_return_if_fail (self != NULL);

  cairo_pdf_surface_set_size (self->surface, width, height);
}

GBytes *
dh_pdf_finish (DhPdf *self, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  cairo_status_t status;

  g_return_val_if_fail (self != NULL, NULL);

  status = cairo_status (self->cr);
  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);
  bytes = self->bytes;
  g_free (self);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_IO, _ ("The PDF could not be made: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
