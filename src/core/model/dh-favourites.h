/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-records.h"

G_BEGIN_DECLS

/* The procedures that have a key of their own, as one of them is most of the work at many desks. */
#define DH_FAVOURITES_MAX 9
/* Registrations of so many days before today count. */
#define DH_FAVOURITES_DAYS 30

/* How often a procedure was asked for on one day. */
typedef struct
{
  gint64 procedure_id;
  gint32 day;
  gint64 count;
} DhUsage;

/* At most DH_FAVOURITES_MAX of @procedures (of DhProcedure, those that are on offer): first the
 * @pinned ones (of gint64) in their order, then those asked for most, then what most communes are
 * asked for, then the catalogue by id. A registration counts 30 where it was yesterday and one less
 * for each day before that; @usage (of DhUsage) of @today or later is not looked at, so that no key
 * changes its meaning within a day. Returns: (transfer full) array of gint64 */
GArray *dh_favourites_choose (GPtrArray *procedures, GArray *usage, GArray *pinned, gint32 today);

/* Pins as a setting of the file has them: ids with spaces between; what is no id is left out.
 * Returns: (transfer full) array of gint64 */
GArray *dh_favourites_parse_pins (const char *text);
char *dh_favourites_format_pins (GArray *pins); /* (transfer full) */
/* Pins @procedure_id behind the others, or takes its pin away. FALSE if all places are pinned. */
gboolean dh_favourites_toggle_pin (GArray *pins, gint64 procedure_id);

/* What a desk calls @procedure: its first keyword, or else the beginning of its name; at most 18
 * letters or so. Returns: (transfer full) */
char *dh_favourites_label (const DhProcedure *procedure);

G_END_DECLS
