/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "journal/dh-json.h"

void
dh_json_begin (GString *out)
{
  g_string_truncate (out, 0);
  g_string_append_c (out, '{');
}

void
dh_json_end (GString *out)
{
  g_string_append_c (out, '}');
}

static void
add_key (GString *out, const char *key)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  g_string_append_c (out, '"');
  g_string_append (out, key);
  g_string_append (out, "\":");
}

void
dh_json_add_text (GString *out, const char *key, const char *value)
{
  if (value == NULL || value[0] == '\0')
    return;
  add_key (out, key);
  g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
      else if ((guchar) *p < 0x20)
        g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* Much faster than printf, which would otherwise be the dearest part of writing an event. */
static void
append_int (GString *out, gint64 value)
{
  char digits[24];
  char *p = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    *--p = '-';
  g_string_append_len (out, p, digits + sizeof digits - p);
}

void
dh_json_add_int (GString *out, const char *key, gint64 value, gint64 unless)
{
  if (value == unless)
    return;
  add_key (out, key);
  append_int (out, value);
}

void
dh_json_add_raw (GString *out, const char *key, const char *json)
{
  add_key (out, key);
  g_string_append (out, json);
}

void
dh_json_add_ids (GString *out, const char *key, const gint64 *ids, guint n_ids)
{
  if (n_ids == 0)
    return;
  add_key (out, key);
  for (guint i = 0; i < n_ids; i++)
    {
      g_string_append_c (out, i == 0 ? '[' : ',');
      append_int (out, ids[i]);
    }
  g_string_append_c (out, ']');
}
