/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How numbers are written: 1.234,5 or 1,234.5. The caller chooses; no locale is asked. */
typedef enum
{
  DH_NUMBER_STYLE_VIETNAMESE,
  DH_NUMBER_STYLE_ENGLISH,
} DhNumberStyle;

typedef enum
{
  DH_CHART_FORMAT_INTEGER,  /* counts: 1.234 */
  DH_CHART_FORMAT_DECIMAL,  /* at most one decimal: 12,5 */
  DH_CHART_FORMAT_PERCENT,  /* a share 0 … 1: 12,5 % (English: 12.5%) */
  DH_CHART_FORMAT_DURATION, /* seconds, as h:mm or m:ss by size: 1:05:00, 4:30 */
} DhChartFormat;

/* @value written in @format, without a unit; "–" for NaN. Rounds half away from zero. A space or a
 * sign that belongs to the number is a no-break one. (transfer full) */
char *dh_chart_format_value (double value, DhChartFormat format, DhNumberStyle style);

/* @template with each {name} replaced by the value that follows the name in the NULL-ended list of
 * name, value pairs; unknown names stay as they are. Lets a translator order the parts of a whole
 * sentence at will. (transfer full) */
char *dh_chart_fill (const char *template_text, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
