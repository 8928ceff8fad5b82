/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What tells one book from another: asked of a backup before it takes the place of a book. */
typedef struct
{
  char *commune;      /* (owned) "" = not set */
  char *province;     /* (owned) "" = not set */
  gint64 visits;      /* all of them */
  gint64 assists;     /* records of help */
  gint32 first, last; /* days with visits; both 0 where there is none */
  gint64 written;     /* when something was last written down, UTC s; 0 = never */
} DhBookInfo;

/* Reads it from the file at @path, of this version of the schema or an earlier one, beside whoever
 * writes to it. (transfer full) */
DhBookInfo *dh_book_info_read (const char *path, GError **error);
void dh_book_info_free (DhBookInfo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhBookInfo, dh_book_info_free)

G_END_DECLS
