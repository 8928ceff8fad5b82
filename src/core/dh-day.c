/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-day.h"

#include <string.h>

#define DAYS_PER_400_YEARS 146097
#define DAYS_FROM_0000_03_01_TO_EPOCH 719468
#define MAX_YEAR 9999

static gint64
floor_div (gint64 number, gint64 divisor)
{
  gint64 quotient = number / divisor;

  return number % divisor < 0 ? quotient - 1 : quotient;
}

static gboolean
is_leap_year (gint year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static gint
days_in_month (gint year, gint month)
{
  if (month == 2)
    return is_leap_year (year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* Days before month @index of a year that begins in March (0 = March): its months have 31, 30, 31,
 * 30, 31 days over and over, which is what this line of slope 153/5 rounds to. */
static gint
days_before_month (gint index)
{
  return (153 * index + 2) / 5;
}

gint64
dh_time_now (void)
{
  return floor_div (g_get_real_time (), G_USEC_PER_SEC);
}

gint32
dh_day_of_time (gint64 time)
{
  return (gint32) floor_div (time + DH_UTC_OFFSET_S, DH_DAY_S);
}

gint64
dh_day_start (gint32 day)
{
  return (gint64) day * DH_DAY_S - DH_UTC_OFFSET_S;
}

gint
dh_time_second_of_day (gint64 time)
{
  return (gint) (time - dh_day_start (dh_day_of_time (time)));
}

gint
dh_day_weekday (gint32 day)
{
  gint64 since_monday = (gint64) day + 3; /* 1 January 1970 was a Thursday */

  return (gint) (since_monday - 7 * floor_div (since_monday, 7));
}

gint32
dh_day_from_ymd (gint year, gint month, gint dom)
{
  gint march_year;
  gint march_month;

  if (year < 1 || year > MAX_YEAR || month < 1 || month > 12 || dom < 1 ||
      dom > days_in_month (year, month))
    return DH_DAY_INVALID;

  /* With the leap day at the end of the year, its length matters to nobody. */
  march_year = month > 2 ? year : year - 1;
  march_month = month > 2 ? month - 3 : month + 9;
  return 365 * march_year + march_year / 4 - march_year / 100 + march_year / 400 +
         days_before_month (march_month) + dom - 1 - DAYS_FROM_0000_03_01_TO_EPOCH;
}

void
dh_day_to_ymd (gint32 day, gint *year, gint *month, gint *dom)
{
  gint64 days = (gint64) day + DAYS_FROM_0000_03_01_TO_EPOCH;
  gint64 era = floor_div (days, DAYS_PER_400_YEARS);
  gint in_era = (gint) (days - era * DAYS_PER_400_YEARS);
  gint march_year;
  gint in_year;
  gint march_month = 11;

  /* Takes out the leap days that came before, so that every year is of 365 days. */
  march_year = (in_era - in_era / 1460 + in_era / 36524 - in_era / (DAYS_PER_400_YEARS - 1)) / 365;
  in_year = in_era - (365 * march_year + march_year / 4 - march_year / 100);
  while (days_before_month (march_month) > in_year)
    march_month--;

  *dom = in_year - days_before_month (march_month) + 1;
  *month = march_month < 10 ? march_month + 3 : march_month - 9;
  *year = (gint) (era * 400) + march_year + (*month <= 2 ? 1 : 0);
}

/* Reads @min to @max digits at *@cursor and moves it on. */
static gboolean
read_digits (const char **cursor, guint min, guint max, gint *value)
{
  guint n = 0;

  *value = 0;
  while (n < max && g_ascii_isdigit ((*cursor)[n]))
    *value = *value * 10 + g_ascii_digit_value ((*cursor)[n++]);
  *cursor += n;
  return n >= min;
}

static gboolean
read_char (const char **cursor, char expected)
{
  if (**cursor != expected)
    return FALSE;
  (*cursor)++;
  return TRUE;
}

static gboolean
read_iso (const char **cursor, gint32 *day)
{
  gint year, month, dom;

  if (!read_digits (cursor, 4, 4, &year) || !read_char (cursor, '-') ||
      !read_digits (cursor, 2, 2, &month) || !read_char (cursor, '-') ||
      !read_digits (cursor, 2, 2, &dom))
    return FALSE;
  *day = dh_day_from_ymd (year, month, dom);
  return *day != DH_DAY_INVALID;
}

static gboolean
read_slashed (const char **cursor, gint32 *day)
{
  gint year, month, dom;

  if (!read_digits (cursor, 1, 2, &dom) || !read_char (cursor, '/') ||
      !read_digits (cursor, 1, 2, &month) || !read_char (cursor, '/') ||
      !read_digits (cursor, 4, 4, &year))
    return FALSE;
  *day = dh_day_from_ymd (year, month, dom);
  return *day != DH_DAY_INVALID;
}

gboolean
dh_day_parse (const char *text, gint32 *day)
{
  const char *cursor = text;
  gint32 read;

  if (text == NULL)
    return FALSE;
  if (!read_iso (&cursor, &read) || *cursor != '\0')
    {
      cursor = text;
      if (!read_slashed (&cursor, &read) || *cursor != '\0')
        return FALSE;
    }
  *day = read;
  return TRUE;
}

char *
dh_day_to_iso (gint32 day)
{
  gint year, month, dom;

  dh_day_to_ymd (day, &year, &month, &dom);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, dom);
}

gboolean
dh_time_parse_local (const char *text, gint64 *time)
{
  const char *cursor = text;
  gint32 day;
  gint hour, minute, second;

  if (text == NULL || !read_iso (&cursor, &day) || !read_char (&cursor, 'T') ||
      !read_digits (&cursor, 2, 2, &hour) || !read_char (&cursor, ':') ||
      !read_digits (&cursor, 2, 2, &minute) || !read_char (&cursor, ':') ||
      !read_digits (&cursor, 2, 2, &second) || *cursor != '\0')
    return FALSE;
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;
  *time = dh_day_start (day) + hour * 3600 + minute * 60 + second;
  return TRUE;
}

char *
dh_time_to_local (gint64 time)
{
  gint year, month, dom;
  gint second = dh_time_second_of_day (time);

  dh_day_to_ymd (dh_day_of_time (time), &year, &month, &dom);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", year, month, dom, second / 3600,
                          second / 60 % 60, second % 60);
}

char *
dh_format_day_short (gint32 day)
{
  gint year, month, dom;

  dh_day_to_ymd (day, &year, &month, &dom);
  return g_strdup_printf ("%02d/%02d/%04d", dom, month, year);
}

char *
dh_format_day_long (gint32 day, gboolean vietnamese)
{
  static const char *const weekdays_vi[] = {
    "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật",
  };
  static const char *const weekdays_en[] = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  };
  static const char *const months_en[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
  };
  gint weekday = dh_day_weekday (day);
  gint year, month, dom;

  dh_day_to_ymd (day, &year, &month, &dom);
  if (vietnamese)
    return g_strdup_printf ("%s, ngày %d tháng %d năm %d", weekdays_vi[weekday], dom, month, year);
  return g_strdup_printf ("%s, %d %s %d", weekdays_en[weekday], dom, months_en[month - 1], year);
}

char *
dh_format_clock (gint64 time)
{
  gint second = dh_time_second_of_day (time);

  return g_strdup_printf ("%02d:%02d", second / 3600, second / 60 % 60);
}

char *
dh_format_count (gint64 number, gboolean vietnamese)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  const char *first = digits[0] == '-' ? digits + 1 : digits;
  GString *out = g_string_new_len (digits, first - digits);
  gsize n = strlen (first);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append_c (out, vietnamese ? '.' : ',');
      g_string_append_c (out, first[i]);
    }
  return g_string_free_and_steal (out);
}

char *
dh_format_minutes (gint64 seconds, gboolean vietnamese)
{
  gint64 minutes = MAX (seconds, 0) / 60;

  if (minutes == 0)
    return g_strdup (vietnamese ? "< 1 phút" : "< 1 min");
  if (minutes < 60)
    return g_strdup_printf (vietnamese ? "%" G_GINT64_FORMAT " phút" : "%" G_GINT64_FORMAT " min",
                            minutes);
  return g_strdup_printf (vietnamese ? "%" G_GINT64_FORMAT " giờ %02d phút"
                                     : "%" G_GINT64_FORMAT " h %02d min",
                          minutes / 60, (gint) (minutes % 60));
}
