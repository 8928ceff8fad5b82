/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "journal/dh-body.h"

#include <string.h>

void
dh_body_init (DhBody *self)
{
  self->text = g_string_sized_new (256);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
dh_body_clear (DhBody *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  self->text = NULL;
  g_clear_pointer (&self->ids, g_array_unref);
}

/* ---- JSON */

static const char *
skip_space (const char *p)
{
  while (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')
    p++;
  return p;
}

static gboolean
read_hex (const char *p, gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit << 4 | (gunichar) digit;
    }
  return TRUE;
}

/* After "\u": one character, which may be written as two units. NULL = it is none. */
static const char *
read_unicode (const char *p, char **out)
{
  gunichar unit, low;

  if (!read_hex (p, &unit))
    return NULL;
  p += 4;
  if (unit >= 0xd800 && unit < 0xdc00)
    {
      if (p[0] != '\\' || p[1] != 'u' || !read_hex (p + 2, &low) || low < 0xdc00 || low > 0xdfff)
        return NULL;
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      p += 6;
    }
  else if (unit == 0 || (unit >= 0xdc00 && unit < 0xe000))
    return NULL;
  *out += g_unichar_to_utf8 (unit, *out);
  return p;
}

/* @p stands after the quote; @out has room, for what is read is never longer than what is written.
 * Returns what comes after the closing quote; NULL = there is none. */
static const char *
read_text (const char *p, char **out)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";

  for (; *p != '"'; p++)
    {
      const char *escape;

      if (*p == '\0')
        return NULL;
      if (*p != '\\')
        {
          *(*out)++ = *p;
          continue;
        }
      if (*++p == 'u')
        {
          p = read_unicode (p + 1, out);
          if (p == NULL)
            return NULL;
          p--;
          continue;
        }
      escape = *p != '\0' ? strchr (escapes, *p) : NULL;
      if (escape == NULL)
        return NULL;
      *(*out)++ = meant[escape - escapes];
    }
  *(*out)++ = '\0';
  return p + 1;
}

static const char *
read_int (const char *p, gint64 *value)
{
  gboolean negative = *p == '-';
  guint64 number = 0;
  const char *first;

  p += negative;
  for (first = p; g_ascii_isdigit (*p); p++)
    {
      if (number > (G_MAXUINT64 - 9) / 10)
        return NULL;
      number = number * 10 + (guint64) (*p - '0');
    }
  if (p == first || number > (guint64) G_MAXINT64 + negative)
    return NULL;
  *value = (gint64) (negative ? -number : number);
  return p;
}

/* @p stands after the bracket. */
static const char *
read_ids (const char *p, GArray *ids)
{
  g_array_set_size (ids, 0);
  p = skip_space (p);
  if (*p == ']')
    return p + 1;
  for (;;)
    {
      gint64 id;

      p = read_int (skip_space (p), &id);
      if (p == NULL)
        return NULL;
      g_array_append_val (ids, id);
      p = skip_space (p);
      if (*p == ']')
        return p + 1;
      if (*p++ != ',')
        return NULL;
    }
}

/* ---- Members */

static gboolean
take_text (DhEvent *event, const char *key, const char *text)
{
  if (strcmp (key, "ticket") == 0)
    event->ticket = text;
  else if (strcmp (key, "counter") == 0)
    event->counter = text;
  else if (strcmp (key, "difficulties") == 0)
    event->difficulties = text;
  else if (strcmp (key, "note") == 0)
    event->note = text;
  else if (strcmp (key, "reason") == 0)
    event->priority_reason = text;
  else if (strcmp (key, "priority") == 0)
    return dh_priority_from_code (text, &event->priority);
  else if (strcmp (key, "channel") == 0)
    return dh_channel_from_code (text, &event->channel);
  else if (strcmp (key, "outcome") == 0)
    return dh_outcome_from_code (text, &event->outcome);
  return TRUE;
}

static gboolean
fits_int (gint64 value)
{
  return value >= G_MININT32 && value <= G_MAXINT32;
}

static gboolean
take_int (DhEvent *event, const char *key, gint64 value)
{
  if (strcmp (key, "procedure") == 0)
    event->procedure_id = value;
  else if (strcmp (key, "place") == 0)
    event->place_id = value;
  else if (strcmp (key, "origin") == 0)
    event->origin_id = value;
  else if (strcmp (key, "assist") == 0)
    event->assist_id = value;
  else if (!fits_int (value))
    return FALSE;
  else if (strcmp (key, "number") == 0)
    event->number = (int) value;
  else if (strcmp (key, "people") == 0)
    event->people = (int) value;
  else if (strcmp (key, "quantity") == 0)
    event->quantity = (int) value;
  else if (strcmp (key, "minutes") == 0)
    event->minutes = (int) value;
  else if (strcmp (key, "trips") == 0)
    event->trips = (int) value;
  else if (strcmp (key, "changes") == 0)
    event->changes = (guint) value;
  else if (strcmp (key, "follow_up") == 0)
    event->follow_up = (gint32) value;
  else if (strcmp (key, "names") == 0)
    event->names = value != 0;
  return TRUE;
}

/* Whether @key is a member that is text; numbers where text belongs are no such body. */
static gboolean
is_text (const char *key)
{
  static const char *const texts[] = { "ticket",   "counter", "difficulties", "note", "reason",
                                       "priority", "channel", "outcome",      NULL };

  return g_strv_contains (texts, key);
}

static gboolean
is_int (const char *key)
{
  static const char *const ints[] = { "procedure", "place",    "origin",  "assist", "number",
                                      "people",    "quantity", "minutes", "trips",  "changes",
                                      "follow_up", "names",    NULL };

  return g_strv_contains (ints, key);
}

/* One member; returns what comes after it. */
static const char *
read_member (DhBody *self, const char *p, char **out, DhEvent *event)
{
  const char *key = *out;
  gint64 value;

  if (*p++ != '"')
    return NULL;
  p = read_text (p, out);
  if (p == NULL)
    return NULL;
  p = skip_space (p);
  if (*p++ != ':')
    return NULL;
  p = skip_space (p);
  if (*p == '"')
    {
      const char *text = *out;

      p = read_text (p + 1, out);
      return p != NULL && !is_int (key) && take_text (event, key, text) ? p : NULL;
    }
  if (*p == '[')
    {
      if (strcmp (key, "volunteers") != 0)
        return NULL;
      return read_ids (p + 1, self->ids);
    }
  p = read_int (p, &value);
  return p != NULL && !is_text (key) && take_int (event, key, value) ? p : NULL;
}

gboolean
dh_body_read (DhBody *self, const char *json, DhEvent *event)
{
  const char *p = skip_space (json);
  char *out;

  event->ticket = event->counter = event->difficulties = event->note = "";
  event->priority_reason = "";
  event->people = event->quantity = event->trips = 1;
  event->channel = DH_CHANNEL_IN_PERSON;
  event->outcome = DH_OUTCOME_SELF_DONE;
  g_array_set_size (self->ids, 0);
  if (*p++ != '{')
    return FALSE;
  p = skip_space (p);
  if (*p != '}')
    {
      g_string_set_size (self->text, strlen (json) + 1);
      out = self->text->str;
      for (;;)
        {
          p = read_member (self, p, &out, event);
          if (p == NULL)
            return FALSE;
          p = skip_space (p);
          if (*p == '}')
            break;
          if (*p++ != ',')
            return FALSE;
          p = skip_space (p);
        }
    }
  event->volunteers = (const gint64 *) (gpointer) self->ids->data;
  event->n_volunteers = self->ids->len;
  return *skip_space (p + 1) == '\0';
}
