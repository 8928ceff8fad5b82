/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dh-chart-format.h"

#include <math.h>
#include <string.h>

#define NO_BREAK_SPACE "\302\240"

/* |tenths| / 10 with separators; the decimal is left out where it is zero. */
static void
append_tenths (GString *out, gint64 tenths, DhNumberStyle style)
{
  char digits[24];
  int length;
  const char *thousands = style == DH_NUMBER_STYLE_VIETNAMESE ? "." : ",";
  const char *decimal = style == DH_NUMBER_STYLE_VIETNAMESE ? "," : ".";

  length = g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, tenths / 10);
  for (int i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (out, thousands);
      g_string_append_c (out, digits[i]);
    }
  if (tenths % 10 != 0)
    g_string_append_printf (out, "%s%d", decimal, (int) (tenths % 10));
}

char *
dh_chart_format_value (double value, DhChartFormat format, DhNumberStyle style)
{
  GString *out;
  gboolean negative = value < 0;
  gint64 whole;

  if (!isfinite (value))
    return g_strdup ("–");

  out = g_string_sized_new (16);
  /* Beyond this a double holds no tenths anyway. */
  value = MIN (fabs (value), 9e15);

  switch (format)
    {
    case DH_CHART_FORMAT_DECIMAL:
      whole = (gint64) floor (value * 10 + 0.5);
      append_tenths (out, whole, style);
      break;
    case DH_CHART_FORMAT_PERCENT:
      whole = (gint64) floor (value * 1000 + 0.5);
      append_tenths (out, whole, style);
      g_string_append (out, style == DH_NUMBER_STYLE_VIETNAMESE ? NO_BREAK_SPACE "%" : "%");
      break;
    case DH_CHART_FORMAT_DURATION:
      whole = (gint64) floor (value + 0.5);
      if (whole >= 3600)
        g_string_append_printf (out, "%" G_GINT64_FORMAT ":%02d:%02d", whole / 3600,
                                (int) (whole / 60 % 60), (int) (whole % 60));
      else
        g_string_append_printf (out, "%d:%02d", (int) (whole / 60), (int) (whole % 60));
      break;
    case DH_CHART_FORMAT_INTEGER:
    default:
      whole = (gint64) floor (value + 0.5);
      append_tenths (out, whole * 10, style);
      break;
    }
  if (negative && whole != 0)
    g_string_prepend (out, "−");
  return g_string_free (out, FALSE);
}

char *
dh_chart_fill (const char *template_text, ...)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (template_text != NULL, NULL);

  for (const char *p = template_text; *p != '\0';)
    {
      const char *close = *p == '{' ? strchr (p, '}') : NULL;
      const char *found = NULL;

      if (close != NULL)
        {
          gsize length = (gsize) (close - p) - 1;
          va_list args;

          va_start (args, template_text);
          for (const char *name = va_arg (args, const char *); name != NULL;
               name = va_arg (args, const char *))
            {
              const char *value = va_arg (args, const char *);

              if (strlen (name) == length && strncmp (name, p + 1, length) == 0)
                {
                  found = value;
                  break;
                }
            }
          va_end (args);
        }
      if (found != NULL)
        {
          g_string_append (out, found);
          p = close + 1;
        }
      else
        {
          g_string_append_c (out, *p);
          p++;
        }
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
