/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-entry-parser.h"

#include <string.h>

#include "dh-day.h"
#include "model/dh-entry-reading.h"
#include "model/dh-entry-sign.h"
#include "model/dh-procedure-match.h"
#include "text/dh-text.h"

#define MAX_PEOPLE 999
#define MAX_QUANTITY 9999
#define OLDEST_YEARS 130
/* What is beyond is not read: nobody types so much, and reading costs the square of it. */
#define MAX_TOKENS 40
#define MAX_PHONE_PARTS 4
/* They part words, and stand for themselves. */
#define SIGNS ",;()!"

/* A year of birth, alone or in a date; of a date nothing else is looked at. */
static gboolean
read_birth_year (DhEntryParser *self, const char *token)
{
  gint year, month, dom;
  gint32 day;

  if (dh_day_parse (token, &day))
    dh_day_to_ymd (day, &year, &month, &dom);
  else if (strlen (token) != 4 || !dh_entry_read_number (token, 1, 9999, &year))
    return FALSE;
  if (year > self->year || year < self->year - OLDEST_YEARS || self->line->birth_year != 0)
    return FALSE;
  self->line->birth_year = year;
  return TRUE;
}

static void
read_code (DhEntryParser *self, const char *token)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->procedures->len; i++)
    {
      const DhProcedure *procedure = g_ptr_array_index (self->procedures, i);
      gboolean valid = g_ptr_array_find (self->valid, procedure, NULL);
      DhReading reading = { procedure, DH_READING_CODE, 0, 0, 0 };

      if (!dh_procedure_has_code (procedure, token))
        {
          /* The beginning of a code: to be chosen from. */
          if (!valid || procedure->code[0] == '\0' || !g_str_has_prefix (procedure->code, token))
            continue;
          reading.sureness = DH_READING_CODE_PART;
        }
      else if (!valid)
        {
          reading.sureness = DH_READING_CODE_PART;
          for (guint j = 0; j < self->valid->len; j++)
            {
              DhReading newer = { g_ptr_array_index (self->valid, j), DH_READING_CODE_PART, 0, 0,
                                  G_MAXUINT };

              if (newer.procedure->code[0] != '\0' &&
                  strcmp (newer.procedure->code, procedure->replaced_by) == 0)
                g_array_append_val (self->readings, newer);
            }
        }
      g_array_append_val (self->readings, reading);
      found = TRUE;
    }
  if (!found)
    g_strv_builder_add (self->unknown, token);
}

static void
add_unknown (DhEntryParser *self, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    g_strv_builder_add (self->unknown, self->tokens->pdata[i]);
}

static const char *
get_token (DhEntryParser *self, guint index)
{
  return index < self->n_tokens ? self->tokens->pdata[index] : "";
}

/* The first count is taken; another one is no better. Returns: @used */
static guint
take_count (DhEntryParser *self,
            int *count,
            gboolean *given,
            guint at,
            guint used,
            const char *digits,
            int most)
{
  int number = 0;

  if (*given || !dh_entry_read_number (digits, 1, most, &number))
    add_unknown (self, at, used);
  else
    {
      *count = number;
      *given = TRUE;
    }
  return used;
}

/* "+4", "x3", "3x", "x 3", "4 người", "3 bản". Returns: how many tokens that is, 0 for none */
static guint
read_counts (DhEntryParser *self, guint at)
{
  const char *token = get_token (self, at);
  const char *next = get_token (self, at + 1);
  gsize digits = strspn (token, "0123456789");
  gboolean times = strchr ("xX*", token[0]) != NULL;
  g_autofree char *unit = NULL;
  g_autofree char *number = NULL;
  int ignored = 0;

  if (token[0] == '+' && token[1] == '\0' && dh_entry_read_number (next, 1, MAX_PEOPLE, &ignored))
    return take_count (self, &self->line->people, &self->has_people, at, 2, next, MAX_PEOPLE);
  if (token[0] == '+')
    return take_count (self, &self->line->people, &self->has_people, at, 1, token + 1, MAX_PEOPLE);
  if (times && token[1] == '\0' && strlen (next) <= 3 &&
      dh_entry_read_number (next, 1, MAX_QUANTITY, &ignored))
    return take_count (self, &self->line->quantity, &self->has_quantity, at, 2, next, MAX_QUANTITY);
  if (times && token[1] != '\0' && token[1 + strspn (token + 1, "0123456789")] == '\0')
    return take_count (self, &self->line->quantity, &self->has_quantity, at, 1, token + 1,
                       MAX_QUANTITY);
  if (digits == 0 || digits > 4)
    return 0;
  number = g_strndup (token, digits);
  if (strcmp (token + digits, "x") == 0 || strcmp (token + digits, "X") == 0)
    return take_count (self, &self->line->quantity, &self->has_quantity, at, 1, number,
                       MAX_QUANTITY);
  if (token[digits] != '\0')
    return 0;
  unit = dh_text_fold (next);
  if (strcmp (unit, "nguoi") == 0 || strcmp (unit, "ng") == 0)
    return take_count (self, &self->line->people, &self->has_people, at, 2, number, MAX_PEOPLE);
  if (strcmp (unit, "ban") == 0 || strcmp (unit, "bo") == 0)
    {
      g_autofree char *after = dh_text_fold (get_token (self, at + 2));

      /* In "3 bản sao" the word belongs to what follows. */
      return take_count (self, &self->line->quantity, &self->has_quantity, at,
                         strcmp (after, "sao") == 0 ? 1 : 2, number, MAX_QUANTITY);
    }
  return 0;
}

/* "0912345678", "0912 345 678". Returns: how many tokens that is, 0 for none */
static guint
read_phone (DhEntryParser *self, guint at)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0;
       i < MAX_PHONE_PARTS && dh_entry_is_phone_part (get_token (self, at + i), i == 0); i++)
    {
      g_autofree char *phone = NULL;

      g_string_append (joined, get_token (self, at + i));
      phone = dh_entry_read_phone (joined->str);
      if (phone == NULL)
        continue;
      if (self->line->phone != NULL)
        add_unknown (self, at, i + 1);
      else
        self->line->phone = g_steal_pointer (&phone);
      return i + 1;
    }
  return 0;
}

/* A day before now as the word of a ticket, with or without its year. */
static gboolean
read_ticket_day (DhEntryParser *self, const char *token)
{
  gint32 day = DH_DAY_INVALID;

  if (!dh_entry_read_short_day (token, self->today, &day) &&
      !(strpbrk (token, "/-") != NULL && dh_day_parse (token, &day)))
    return FALSE;
  if (day > self->today || self->line->return_day != DH_DAY_INVALID)
    return FALSE;
  self->line->return_day = day;
  return TRUE;
}

/* "A012", "A012 20/11", "A012 ngày 20/11/2026", "20/11 A012". */
static guint
read_ticket (DhEntryParser *self, guint at)
{
  g_autofree char *ticket = dh_entry_read_ticket (get_token (self, at));
  g_autofree char *joint = NULL;
  gint32 day;

  if (ticket == NULL)
    {
      g_autofree char *next = dh_entry_read_ticket (get_token (self, at + 1));

      /* A day with no year means nothing but the day of a ticket. */
      if (next != NULL && self->line->return_ticket == NULL &&
          dh_entry_read_short_day (get_token (self, at), self->today, &day) &&
          read_ticket_day (self, get_token (self, at)))
        return 1 + read_ticket (self, at + 1);
      return 0;
    }
  if (dh_entry_words_are_procedure (self->valid, get_token (self, at), NULL))
    return 0;
  if (self->line->return_ticket != NULL)
    {
      add_unknown (self, at, 1);
      return 1;
    }
  self->line->return_ticket = g_steal_pointer (&ticket);
  joint = dh_text_fold (get_token (self, at + 1));
  if (strcmp (joint, "ngay") == 0 && read_ticket_day (self, get_token (self, at + 2)))
    return 3;
  return read_ticket_day (self, get_token (self, at + 1)) ? 2 : 1;
}

/* Signs, numbers and codes. Returns: how many tokens that is, 0 if the one @at is a word. */
static guint
read_sign (DhEntryParser *self, guint at)
{
  const char *token = get_token (self, at);
  guint used = read_phone (self, at);

  if (used == 0)
    used = read_counts (self, at);
  if (used == 0)
    used = read_ticket (self, at);
  if (used > 0)
    return used;
  if (read_birth_year (self, token))
    return 1;
  if (dh_entry_is_code (token))
    {
      read_code (self, token);
      return 1;
    }
  /* Numbers of identity papers have no place here. */
  if (strlen (token) >= 4 && token[strspn (token, "0123456789")] == '\0')
    {
      add_unknown (self, at, 1);
      return 1;
    }
  return 0;
}

static void
add_word (DhEntryParser *self, const char *token)
{
  DhEntryWord word = { NULL, NULL, NULL, FALSE, self->in_parentheses, self->segment };
  g_autofree char *plain = NULL;

  word.text = g_strdup (token);
  word.fold = dh_text_fold (token);
  word.spelling = dh_text_spelling (token);
  plain = dh_text_fold (word.spelling);
  word.marked = strcmp (plain, word.spelling) != 0;
  g_array_append_val (self->words, word);
}

/* "!" and the reason that may follow it; one is enough. Returns: how many tokens that is */
static guint
read_priority (DhEntryParser *self, guint at)
{
  const char *reason = "";
  guint n = 0;
  guint used = 0;

  while (at + 1 + n < self->n_tokens && strchr (SIGNS, *get_token (self, at + 1 + n)) == NULL)
    n++;
  used = dh_entry_read_reason ((const char *const *) self->tokens->pdata + at + 1, n, self->valid,
                               &reason);
  if (*self->line->reason == '\0')
    self->line->reason = reason;
  else if (strcmp (self->line->reason, reason) != 0)
    add_unknown (self, at + 1, used);
  self->line->priority = strcmp (self->line->reason, DH_ENTRY_REASON_ELDERLY) == 0
                             ? DH_PRIORITY_ELDERLY
                             : DH_PRIORITY_OTHER;
  return used + 1;
}

static void
split_tokens (DhEntryParser *self, const char *text)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, " " SIGNS);

      if (length > 0)
        g_ptr_array_add (self->tokens, g_strndup (text, length));
      text += length;
      if (*text != '\0' && strchr (SIGNS, *text) != NULL)
        g_ptr_array_add (self->tokens, g_strndup (text, 1));
      if (*text != '\0')
        text++;
    }
}

void
dh_entry_parser_read (DhEntryParser *self, const char *text)
{
  guint used = 1;

  split_tokens (self, text);
  self->n_tokens = MIN (self->tokens->len, MAX_TOKENS);
  for (guint i = 0; i < self->n_tokens; i += used)
    {
      const char *token = get_token (self, i);

      used = 1;
      if (strchr (",;()", token[0]) != NULL)
        {
          self->segment++;
          self->in_parentheses = token[0] == '(' || (self->in_parentheses && token[0] != ')');
          continue;
        }
      used = token[0] == '!' ? read_priority (self, i) : read_sign (self, i);
      if (used > 0)
        {
          self->segment++;
          continue;
        }
      add_word (self, token);
      used = 1;
    }
  for (guint i = self->n_tokens; i < self->tokens->len; i++)
    if (strchr (SIGNS, *(const char *) self->tokens->pdata[i]) == NULL)
      add_unknown (self, i, 1);
}
