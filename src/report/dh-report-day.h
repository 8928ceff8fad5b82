/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dh-report.h"
#include "stats/dh-day-stats.h"

G_BEGIN_DECLS

/* Who stands at the head of the paper, and when it is printed. */
typedef struct
{
  const char *commune;  /* as typed in the settings: "xã Đăk Rong" */
  const char *province; /* the same; "" or NULL = left out */
  const char *issuer;   /* NULL = the commune's public administration service centre */
  gint64 printed;       /* UTC seconds; a day that contains it is shown as not over yet */
  gboolean day_closed;  /* its books are closed: it is over although it is today */
  gboolean vietnamese;
} DhReportDayOptions;

/* The summary of a day (or of a period, where @stats spans more) as one sheet to be signed and
 * filed: the answer in three sentences, key figures, arrivals by hour, procedures, volunteers,
 * difficulties, what the book of the day says (dh-report-book.h), what the figures mean, room for
 * two signatures. It names no visitor. An empty part says so; those of the book are left out where
 * there is nothing to say. (transfer full) */
DhReport *dh_report_day_new (const DhDayStats *stats, const DhReportDayOptions *options);

/* "35 giây", "2 phút 34 giây", "1 giờ 05 phút 10 giây", without parts that are zero at its end; "–"
 * for none (-1). (transfer full) */
char *dh_report_format_seconds (gint64 seconds, gboolean vietnamese);
/* @part of @whole in per cent with one decimal, rounded down so that only all is 100 %; "–" for
 * @whole 0. (transfer full) */
char *dh_report_format_share (gint64 part, gint64 whole, gboolean vietnamese);

G_END_DECLS
