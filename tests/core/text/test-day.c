/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>

#include "dh-day.h"

/* GLib's own calendar and its Gregorian arithmetic are the oracle. */
static void
test_every_day (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, G_DATE_JANUARY, 1900);
  g_autoptr (GDate) epoch = g_date_new_dmy (1, G_DATE_JANUARY, 1970);

  for (; g_date_get_year (date) <= 2200; g_date_add_days (date, 1))
    {
      gint32 expected = g_date_days_between (epoch, date);
      gint32 day = dh_day_from_ymd (g_date_get_year (date), (gint) g_date_get_month (date),
                                    g_date_get_day (date));
      g_autofree char *iso = NULL;
      g_autofree char *iso_expected = NULL;
      g_autofree char *slashed = NULL;
      gint32 parsed = 0;
      gint year, month, dom;

      g_assert_cmpint (day, ==, expected);
      dh_day_to_ymd (day, &year, &month, &dom);
      g_assert_cmpint (year, ==, g_date_get_year (date));
      g_assert_cmpint (month, ==, g_date_get_month (date));
      g_assert_cmpint (dom, ==, g_date_get_day (date));
      g_assert_cmpint (dh_day_weekday (day), ==, (gint) g_date_get_weekday (date) - 1);

      iso = dh_day_to_iso (day);
      iso_expected = g_strdup_printf ("%04d-%02d-%02d", year, month, dom);
      g_assert_cmpstr (iso, ==, iso_expected);
      g_assert_true (dh_day_parse (iso, &parsed));
      g_assert_cmpint (parsed, ==, day);
      slashed = dh_format_day_short (day);
      parsed = 0;
      g_assert_true (dh_day_parse (slashed, &parsed));
      g_assert_cmpint (parsed, ==, day);

      g_assert_cmpint (dh_day_of_time (dh_day_start (day)), ==, day);
      g_assert_cmpint (dh_day_of_time (dh_day_start (day) - 1), ==, day - 1);
      g_assert_cmpint (dh_time_second_of_day (dh_day_start (day)), ==, 0);
      g_assert_cmpint (dh_time_second_of_day (dh_day_start (day) - 1), ==, 86399);
    }
}

static void
test_far_days (void)
{
  const gint years[] = { 1, 4, 100, 400, 1582, 9996, 9999 };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    for (gint month = 1; month <= 12; month++)
      {
        gint32 day = dh_day_from_ymd (years[i], month, 28);
        gint year, month_back, dom;

        g_assert_cmpint (day, !=, DH_DAY_INVALID);
        dh_day_to_ymd (day, &year, &month_back, &dom);
        g_assert_cmpint (year, ==, years[i]);
        g_assert_cmpint (month_back, ==, month);
        g_assert_cmpint (dom, ==, 28);
      }
}

static void
test_against_time_zone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (DH_UTC_OFFSET_S);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      gint64 time = (gint64) (g_rand_double (rand) * 8e9) - 2000000000;
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
      g_autofree char *expected = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S");
      g_autofree char *expected_clock = g_date_time_format (local, "%H:%M");
      g_autofree char *text = dh_time_to_local (time);
      g_autofree char *clock = dh_format_clock (time);
      gint64 back = 0;

      g_assert_cmpstr (text, ==, expected);
      g_assert_cmpstr (clock, ==, expected_clock);
      g_assert_true (dh_time_parse_local (text, &back));
      g_assert_cmpint (back, ==, time);
    }
}

static void
test_parse_day (void)
{
  const struct
  {
    const char *text;
    gint year, month, dom; /* 0 = refused */
  } cases[] = {
    { "2026-11-21", 2026, 11, 21 },
    { "21/11/2026", 2026, 11, 21 },
    { "1/3/2026", 2026, 3, 1 },
    { "01/3/2026", 2026, 3, 1 },
    { "29/02/2024", 2024, 2, 29 },
    { "2000-02-29", 2000, 2, 29 },
    { "29/02/2026", 0, 0, 0 },
    { "1900-02-29", 0, 0, 0 },
    { "31/02/2026", 0, 0, 0 },
    { "31/04/2026", 0, 0, 0 },
    { "2026-13-01", 0, 0, 0 },
    { "2026-00-01", 0, 0, 0 },
    { "2026-01-00", 0, 0, 0 },
    { "0000-01-01", 0, 0, 0 },
    { "2026-1-2", 0, 0, 0 },
    { "2026/01/02", 0, 0, 0 },
    { "02-01-2026", 0, 0, 0 },
    { "1/2/26", 0, 0, 0 },
    { "001/02/2026", 0, 0, 0 },
    { "1/2/20260", 0, 0, 0 },
    { "2026-11-21T00:00:00", 0, 0, 0 },
    { "2026-11-21 ", 0, 0, 0 },
    { " 2026-11-21", 0, 0, 0 },
    { "+1/2/2026", 0, 0, 0 },
    { "-1/2/2026", 0, 0, 0 },
    { "2026--1-21", 0, 0, 0 },
    { "hôm nay", 0, 0, 0 },
    { "٢٠٢٦-01-01", 0, 0, 0 },
    { "", 0, 0, 0 },
    { "/", 0, 0, 0 },
    { NULL, 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint32 day = 12345;
      gboolean read = dh_day_parse (cases[i].text, &day);

      g_test_message ("%s", cases[i].text != NULL ? cases[i].text : "(NULL)");
      g_assert_cmpint (read, ==, cases[i].year != 0);
      if (read)
        g_assert_cmpint (day, ==, dh_day_from_ymd (cases[i].year, cases[i].month, cases[i].dom));
      else
        g_assert_cmpint (day, ==, 12345);
    }
}

static void
test_parse_time (void)
{
  const char *const refused[] = {
    "2026-11-21T24:00:00", "2026-11-21T23:60:00",  "2026-11-21T23:59:60",
    "2026-11-21 07:00:00", "2026-11-21T07:00",     "2026-11-21T7:00:00",
    "2026-11-21T07:00:0",  "2026-11-21T07:00:00Z", "2026-02-30T07:00:00",
    "21/11/2026T07:00:00", "2026-11-21T-7:00:00",  "2026-11-21T07:00:00.5",
    "2026-11-21",          " 2026-11-21T07:00:00", "",
  };
  gint64 time = 0;

  g_assert_true (dh_time_parse_local ("1970-01-01T07:00:00", &time));
  g_assert_cmpint (time, ==, 0);
  g_assert_true (dh_time_parse_local ("2026-11-21T00:00:00", &time));
  g_assert_cmpint (time, ==, 1795194000);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (dh_time_parse_local (refused[i], &time));
    }
  g_assert_false (dh_time_parse_local (NULL, &time));
  g_assert_cmpint (time, ==, 1795194000);
}

static void
test_format (void)
{
  const struct
  {
    gint year, month, dom;
    const char *vi, *en;
  } days[] = {
    { 2026, 11, 21, "Thứ Bảy, ngày 21 tháng 11 năm 2026", "Saturday, 21 November 2026" },
    { 2026, 1, 5, "Thứ Hai, ngày 5 tháng 1 năm 2026", "Monday, 5 January 2026" },
    { 2026, 11, 22, "Chủ Nhật, ngày 22 tháng 11 năm 2026", "Sunday, 22 November 2026" },
    { 2026, 9, 2, "Thứ Tư, ngày 2 tháng 9 năm 2026", "Wednesday, 2 September 2026" },
  };
  const struct
  {
    gint64 number;
    const char *vi, *en;
  } counts[] = {
    { 0, "0", "0" },
    { 999, "999", "999" },
    { 1000, "1.000", "1,000" },
    { 1234567, "1.234.567", "1,234,567" },
    { -999, "-999", "-999" },
    { -1234, "-1.234", "-1,234" },
    { G_MAXINT64, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807" },
    { G_MININT64, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808" },
  };
  const struct
  {
    gint64 seconds;
    const char *vi, *en;
  } minutes[] = {
    { -5, "< 1 phút", "< 1 min" },
    { 0, "< 1 phút", "< 1 min" },
    { 59, "< 1 phút", "< 1 min" },
    { 60, "1 phút", "1 min" },
    { 779, "12 phút", "12 min" },
    { 3599, "59 phút", "59 min" },
    { 3600, "1 giờ 00 phút", "1 h 00 min" },
    { 3900, "1 giờ 05 phút", "1 h 05 min" },
    { 90061, "25 giờ 01 phút", "25 h 01 min" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint32 day = dh_day_from_ymd (days[i].year, days[i].month, days[i].dom);
      g_autofree char *vi = dh_format_day_long (day, TRUE);
      g_autofree char *en = dh_format_day_long (day, FALSE);

      g_assert_cmpstr (vi, ==, days[i].vi);
      g_assert_cmpstr (en, ==, days[i].en);
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *vi = dh_format_count (counts[i].number, TRUE);
      g_autofree char *en = dh_format_count (counts[i].number, FALSE);

      g_assert_cmpstr (vi, ==, counts[i].vi);
      g_assert_cmpstr (en, ==, counts[i].en);
    }
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autofree char *vi = dh_format_minutes (minutes[i].seconds, TRUE);
      g_autofree char *en = dh_format_minutes (minutes[i].seconds, FALSE);

      g_assert_cmpstr (vi, ==, minutes[i].vi);
      g_assert_cmpstr (en, ==, minutes[i].en);
    }
}

static void
test_now (void)
{
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 now = dh_time_now ();
  gint64 after = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_cmpint (before, <=, now);
  g_assert_cmpint (now, <=, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/every-day", test_every_day);
  g_test_add_func ("/day/far-days", test_far_days);
  g_test_add_func ("/day/against-time-zone", test_against_time_zone);
  g_test_add_func ("/day/parse-day", test_parse_day);
  g_test_add_func ("/day/parse-time", test_parse_time);
  g_test_add_func ("/day/format", test_format);
  g_test_add_func ("/day/now", test_now);
  return g_test_run ();
}
