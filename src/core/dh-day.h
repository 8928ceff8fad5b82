/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Local time of Viet Nam: UTC + 7 h with no transition since 13 June 1975 (tzdata,
 * Asia/Ho_Chi_Minh). A moment is a gint64 of UTC seconds since 1970; a local day is a gint32
 * counted from 1 January 1970. */
#define DH_UTC_OFFSET_S (7 * 3600)
#define DH_DAY_S 86400
#define DH_DAY_INVALID G_MININT32

gint64 dh_time_now (void);
gint32 dh_day_of_time (gint64 time);                      /* local day that contains @time */
gint64 dh_day_start (gint32 day);                         /* first second of @day, UTC */
gint dh_time_second_of_day (gint64 time);                 /* 0 … 86399, local */
gint dh_day_weekday (gint32 day);                         /* 0 = Monday … 6 = Sunday */
gint32 dh_day_from_ymd (gint year, gint month, gint dom); /* DH_DAY_INVALID if no such date */
void dh_day_to_ymd (gint32 day, gint *year, gint *month, gint *dom);

/* Both "YYYY-MM-DD" and "dd/MM/yyyy" (one-digit day and month allowed in the latter). */
gboolean dh_day_parse (const char *text, gint32 *day);
char *dh_day_to_iso (gint32 day);                              /* "2026-11-21" */
gboolean dh_time_parse_local (const char *text, gint64 *time); /* "YYYY-MM-DDTHH:MM:SS" exactly */
char *dh_time_to_local (gint64 time);                          /* the same form */

/* What a person reads; the same in every locale, none need be installed. @vietnamese chooses
 * between the two languages of the program. */
char *dh_format_day_short (gint32 day); /* "21/11/2026" */
char *
dh_format_day_long (gint32 day, gboolean vietnamese); /* "Thứ Bảy, ngày 21 tháng 11 năm 2026" */
char *dh_format_clock (gint64 time);                  /* "07:05", local */
char *dh_format_count (gint64 number, gboolean vietnamese); /* "1.234" / "1,234" */
/* Whole minutes gone by, rounded down as a clock shows them: "< 1 phút", "12 phút",
 * "1 giờ 05 phút". Less than nothing counts as nothing. */
char *dh_format_minutes (gint64 seconds, gboolean vietnamese);

G_END_DECLS
