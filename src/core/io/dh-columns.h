/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/dh-csv.h"

G_BEGIN_DECLS

#define DH_COLUMN_MAX_ALIASES 4

/* A column that a table may have. */
typedef struct
{
  const char *name;                           /* as our own exports write it */
  const char *aliases[DH_COLUMN_MAX_ALIASES]; /* folded; what people call it */
  gboolean needed;
} DhColumn;

/* Finds each of the @n @columns in the header of @reader: its index, or -1, in @at. Names are
 * compared folded. FALSE with DH_ERROR_INVALID for a column that is none of them, one that stands
 * there twice, or a needed one that is missing; columns without a name are passed over. */
gboolean
dh_columns_find (const DhColumn *columns, guint n, DhCsvReader *reader, gint *at, GError **error);

G_END_DECLS
