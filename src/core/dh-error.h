/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DH_ERROR (dh_error_quark ())

/* What a caller can act on. The message of the GError is a whole translated sentence that names
 * the thing at fault; it is shown to the person as it is. */
typedef enum
{
  DH_ERROR_FAILED,    /* anything else */
  DH_ERROR_ILLEGAL,   /* the event does not start from the state that the stream is in */
  DH_ERROR_STALE,     /* the expected state no longer holds: somebody was faster */
  DH_ERROR_NOT_FOUND, /* no such visit, procedure, volunteer, event … */
  DH_ERROR_INVALID,   /* a value is out of range or badly formed */
  DH_ERROR_EXISTS,    /* it is there already */
  DH_ERROR_NOTHING,   /* nothing left to undo or redo */
  DH_ERROR_BUSY,      /* another process writes to this database */
  DH_ERROR_NEWER,     /* written by a newer version of the program */
  DH_ERROR_NOT_OURS,  /* not a database of this program */
  DH_ERROR_CORRUPT,   /* the file is damaged */
  DH_ERROR_FULL,      /* no room on the disk */
  DH_ERROR_READONLY,  /* the file or its folder cannot be written */
  DH_ERROR_IO,        /* reading or writing failed */
} DhError;

GQuark dh_error_quark (void);

G_END_DECLS
