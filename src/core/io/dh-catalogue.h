/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/dh-csv.h"
#include "model/dh-records.h"

G_BEGIN_DECLS

/* More procedures than all of the country has: what is beyond is no catalogue. */
#define DH_CATALOGUE_MAX_ROWS 20000

/* Catalogues of procedures as tables: columns code, name (needed), field, kind, keywords,
 * active_to, replaced_by, prepare, in any order, by these names or their Vietnamese ones (Mã, Tên
 * thủ tục, Lĩnh vực, Loại, Từ khóa, Hết hiệu lực, Thay bằng, Cần chuẩn bị). What to prepare is a
 * thing a line, or parted by ';'. */

/* Reads @reader to its end. Codes lose what local systems add behind the national one
 * ("1.001193.H87" → "1.001193"); an empty kind is "procedure"; dates come in either form and go as
 * ISO; id and sample stay 0. Returns: (transfer full): DhProcedure, in the order of the file, or
 * NULL with DH_ERROR_INVALID and "FILE:LINE: reason" (unknown or missing column, no name, unknown
 * kind, bad date, a code or a name without code that stands there twice …). */
GPtrArray *dh_catalogue_parse (DhCsvReader *reader, GError **error);

/* The same; members that the file has no column for are NULL (code, field, kind, keywords,
 * active_to, replaced_by, prepare), so that an update can leave them as they are. */
GPtrArray *dh_catalogue_parse_partial (DhCsvReader *reader, GError **error);

/* The catalogue that comes with the program, each entry marked as a sample to be checked locally.
 * Returns: (transfer full): DhProcedure */
GPtrArray *dh_catalogue_builtin (GError **error);

G_END_DECLS
