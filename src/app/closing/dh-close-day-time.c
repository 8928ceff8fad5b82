/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "closing/dh-close-day-time.h"

#include <string.h>

#include "dh-day.h"

#define SUNDAY 6

/* Reads up to two digits; -1 where there is none. */
static int
read_digits (const char **text)
{
  int value = 0;
  guint n = 0;

  for (; n < 2 && g_ascii_isdigit (**text); n++, (*text)++)
    value = value * 10 + g_ascii_digit_value (**text);
  return n > 0 ? value : -1;
}

gboolean
dh_close_day_parse_clock (const char *text, gint32 day, gint64 *time)
{
  g_autofree char *clean = NULL;
  const char *rest = NULL;
  int hour = 0;
  int minute = 0;

  g_return_val_if_fail (text != NULL && time != NULL, FALSE);

  clean = g_strstrip (g_strdup (text));
  rest = clean;
  /* "905" is five past nine. */
  if (strlen (clean) == 3 && strspn (clean, "0123456789") == 3)
    {
      hour = g_ascii_digit_value (*rest++);
      minute = read_digits (&rest);
    }
  else
    {
      hour = read_digits (&rest);
      if (*rest != '\0' && strchr (":.hH", *rest) != NULL)
        rest++;
      if (*rest != '\0')
        minute = read_digits (&rest);
    }
  if (*rest != '\0' || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return FALSE;
  *time = dh_day_start (day) + hour * 3600 + minute * 60;
  return TRUE;
}

gboolean
dh_close_day_parse_day (const char *text, gint32 today, gint32 *day)
{
  g_autofree char *clean = NULL;
  const char *rest = NULL;
  int dom = 0;
  int month = 0;
  gint year = 0;
  gint this_month = 0;
  gint this_dom = 0;
  gint32 found = 0;

  g_return_val_if_fail (text != NULL && day != NULL, FALSE);

  clean = g_strstrip (g_strdup (text));
  if (dh_day_parse (clean, day))
    return TRUE;
  rest = clean;
  dom = read_digits (&rest);
  if (*rest == '\0' || strchr ("/-.", *rest) == NULL)
    return FALSE;
  rest++;
  month = read_digits (&rest);
  if (*rest != '\0' || dom < 1 || month < 1)
    return FALSE;
  dh_day_to_ymd (today, &year, &this_month, &this_dom);
  found = dh_day_from_ymd (year, month, dom);
  if (found != DH_DAY_INVALID && found < today)
    found = dh_day_from_ymd (year + 1, month, dom);
  if (found == DH_DAY_INVALID)
    return FALSE;
  *day = found;
  return TRUE;
}

gint32
dh_close_day_next_working (gint32 day)
{
  return dh_day_weekday (day + 1) == SUNDAY ? day + 2 : day + 1;
}
