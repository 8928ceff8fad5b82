/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dh-qr.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <qrencode.h>

#include "dh-error.h"

#define MOST_BYTES 300

struct _DhQr
{
  char *text;      /* owned */
  guint8 *modules; /* owned; row by row, 1 = dark */
  guint size;      /* modules in a row */
};

DhQr *
dh_qr_new (const char *text, GError **error)
{
  QRcode *code = NULL;
  DhQr *self = NULL;
  gsize length = 0;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  if (length == 0 || length > MOST_BYTES || !g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID,
                   _ ("“%s” cannot be made into a QR code: it must be a text of 1 to %d bytes. "
                      "Please shorten it."),
                   text, MOST_BYTES);
      return NULL;
    }
  code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  if (code == NULL)
    {
      g_set_error (error, DH_ERROR, DH_ERROR_FAILED, _ ("The QR code could not be made: %s."),
                   g_strerror (errno));
      return NULL;
    }

  self = g_new0 (DhQr, 1);
  self->text = g_strdup (text);
  self->size = (guint) code->width;
  self->modules = g_new (guint8, (gsize) self->size * self->size);
  for (gsize i = 0; i < (gsize) self->size * self->size; i++)
    self->modules[i] = code->data[i] & 1;
  QRcode_free (code);
  return self;
}

void
dh_qr_free (DhQr *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->modules);
  g_free (self);
}

const char *
dh_qr_get_text (const DhQr *self)
{
  return self->text;
}

guint
dh_qr_get_size (const DhQr *self)
{
  return self->size;
}

gboolean
dh_qr_is_dark (const DhQr *self, guint column, guint row)
{
  g_return_val_if_fail (column < self->size && row < self->size, FALSE);

  return self->modules[(gsize) row * self->size + column] != 0;
}

GBytes *
dh_qr_dup_modules (const DhQr *self)
{
  return g_bytes_new (self->modules, (gsize) self->size * self->size);
}

void
dh_qr_draw (const DhQr *self, cairo_t *cr, double x, double y, double size)
{
  double module = size / (self->size + 2.0 * DH_QR_QUIET);

  cairo_new_path (cr);
  for (guint row = 0; row < self->size; row++)
    for (guint column = 0; column < self->size; column++)
      {
        guint first = column;

        while (column < self->size && dh_qr_is_dark (self, column, row))
          column++;
        if (column > first)
          cairo_rectangle (cr, x + (first + DH_QR_QUIET) * module, y + (row + DH_QR_QUIET) * module,
                           (column - first) * module, module);
      }
  cairo_fill (cr);
}
