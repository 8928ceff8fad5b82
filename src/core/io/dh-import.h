/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dh-store.h"

G_BEGIN_DECLS

#define DH_IMPORT_MAX_VOLUNTEERS 20000

/* What an import did, rows of each kind. */
typedef struct
{
  guint added;
  guint changed;
  guint unchanged;
} DhImportResult;

/* Both read a file whole, CSV or XLSX, then write it in one transaction: all of it or, with @error
 * set, nothing. They add and update and never delete; what the file has no column for stays as it
 * is. Faults of the file are DH_ERROR_INVALID, "FILE:LINE: reason". */

/* Columns as dh_catalogue_parse() has them. An entry found by its code (or, without one, its name)
 * is updated; it no longer counts as a sample. */
gboolean
dh_import_catalogue (DhStore *store, const char *path, DhImportResult *result, GError **error);

/* Columns name (needed), unit, phone; or Họ tên, Đơn vị, Điện thoại and the like. Someone found by
 * name and unit, or by name alone where the file has no units, is updated. */
gboolean
dh_import_volunteers (DhStore *store, const char *path, DhImportResult *result, GError **error);

G_END_DECLS
