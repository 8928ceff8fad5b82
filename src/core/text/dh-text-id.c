/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/dh-text.h"

#define MIN_DIGITS 9
#define MAX_DIGITS 12

static gboolean
is_separator (gunichar character)
{
  return character == '.' || g_unichar_isspace (character);
}

/* Takes the digits at @at. */
static guint
take_digits (const char **at)
{
  guint n = 0;

  while (g_unichar_isdigit (g_utf8_get_char (*at)))
    {
      n++;
      *at = g_utf8_next_char (*at);
    }
  return n;
}

/* Whether from the group of digits at @at on some groups have together as many as such a number. */
static gboolean
is_number (const char *at)
{
  guint digits = 0;

  for (;;)
    {
      digits += take_digits (&at);
      if (digits > MAX_DIGITS)
        return FALSE;
      if (digits >= MIN_DIGITS)
        return TRUE;
      if (*at == '\0' || !is_separator (g_utf8_get_char (at)))
        return FALSE;
      at = g_utf8_next_char (at);
      if (!g_unichar_isdigit (g_utf8_get_char (at)))
        return FALSE;
    }
}

gboolean
dh_text_has_id_number (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  for (const char *at = valid; *at != '\0';)
    if (!g_unichar_isdigit (g_utf8_get_char (at)))
      at = g_utf8_next_char (at);
    else if (is_number (at))
      return TRUE;
    else
      take_digits (&at);
  return FALSE;
}
