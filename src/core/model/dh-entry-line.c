/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-entry-line.h"

#include <string.h>

#include "dh-day.h"
#include "model/dh-entry-reading.h"
#include "model/dh-procedure-match.h"
#include "text/dh-text.h"

#define MAX_PEOPLE 999
#define MAX_QUANTITY 9999
#define ELDERLY_YEARS 60
#define OLDEST_YEARS 130
#define MAX_CANDIDATES 20
/* What is beyond is not read: nobody types so much, and reading costs the square of it. */
#define MAX_TOKENS 40

typedef struct
{
  DhEntryLine *line;     /* what is being made; borrowed */
  GPtrArray *procedures; /* all that were given; borrowed */
  GPtrArray *valid;      /* those of them that are valid today; owned */
  GArray *words;         /* of DhEntryWord, owned */
  GArray *readings;      /* of DhReading, owned */
  GStrvBuilder *unknown; /* owned */
  gint year;             /* of today */
  guint segment;
} Parser;

static void
candidate_free (DhEntryCandidate *candidate)
{
  g_free (candidate->name);
  g_free (candidate);
}

void
dh_entry_line_free (DhEntryLine *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_ptr_array_unref (self->candidates);
  g_strfreev (self->unknown);
  g_free (self);
}

static gboolean
is_digits (const char *text)
{
  return text[0] != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* A number of digits only, in @min … @max. */
static gboolean
read_number (const char *text, int min, int max, int *number)
{
  guint64 value;

  if (!is_digits (text) || strlen (text) > 9)
    return FALSE;
  value = g_ascii_strtoull (text, NULL, 10);
  if (value < (guint64) min || value > (guint64) max)
    return FALSE;
  *number = (int) value;
  return TRUE;
}

/* A year of birth, alone or in a date; of a date nothing else is looked at. */
static gboolean
read_birth_year (Parser *self, const char *token)
{
  gint year, month, dom;
  gint32 day;

  if (dh_day_parse (token, &day))
    dh_day_to_ymd (day, &year, &month, &dom);
  else if (strlen (token) != 4 || !read_number (token, 1, 9999, &year))
    return FALSE;
  if (year > self->year || year < self->year - OLDEST_YEARS || self->line->birth_year != 0)
    return FALSE;
  self->line->birth_year = year;
  return TRUE;
}

/* "1.001193", "1001193", "1.001193.H87", "1.0011": something that can only be a code. */
static gboolean
is_code (const char *token)
{
  gsize digits = strspn (token, "0123456789");

  if (digits == 7 && token[7] == '\0')
    return TRUE;
  return digits == 1 && token[1] == '.' && g_ascii_isdigit (token[2]);
}

static void
read_code (Parser *self, const char *token)
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

/* Signs, numbers and codes. FALSE if @token is a word. */
static gboolean
read_sign (Parser *self, const char *token)
{
  DhEntryLine *line = self->line;

  if (token[0] == '+')
    {
      if (!read_number (token + 1, 1, MAX_PEOPLE, &line->people))
        g_strv_builder_add (self->unknown, token);
      return TRUE;
    }
  if ((token[0] == 'x' || token[0] == 'X' || token[0] == '*') && is_digits (token + 1))
    {
      if (!read_number (token + 1, 1, MAX_QUANTITY, &line->quantity))
        g_strv_builder_add (self->unknown, token);
      return TRUE;
    }
  if (read_birth_year (self, token))
    return TRUE;
  if (is_code (token))
    {
      read_code (self, token);
      return TRUE;
    }
  /* Numbers of identity papers and telephones have no place here. */
  if (is_digits (token) && strlen (token) >= 4)
    {
      g_strv_builder_add (self->unknown, token);
      return TRUE;
    }
  return FALSE;
}

static void
add_word (Parser *self, const char *token)
{
  DhEntryWord word = { NULL, NULL, NULL, FALSE, self->segment };
  g_autofree char *plain = NULL;

  word.text = g_strdup (token);
  word.fold = dh_text_fold (token);
  word.spelling = dh_text_spelling (token);
  plain = dh_text_fold (word.spelling);
  word.marked = strcmp (plain, word.spelling) != 0;
  g_array_append_val (self->words, word);
}

static void
read_token (Parser *self, char *token)
{
  gsize length = strlen (token);
  gboolean comma = FALSE;

  while (length > 0 && strchr (",;", token[length - 1]) != NULL)
    {
      token[--length] = '\0';
      comma = TRUE;
    }
  while (*token != '\0' && strchr (",;", *token) != NULL)
    {
      self->segment++;
      token++;
    }
  if (*token == '!')
    {
      self->line->priority = DH_PRIORITY_OTHER;
      self->segment++;
      while (*token == '!')
        token++;
    }
  if (*token != '\0')
    {
      if (read_sign (self, token))
        self->segment++;
      else
        add_word (self, token);
    }
  if (comma)
    self->segment++;
}

static void
find_readings (Parser *self)
{
  guint n = self->words->len;

  for (guint first = 0, end; first < n; first = end)
    {
      guint segment = g_array_index (self->words, DhEntryWord, first).segment;

      end = first + 1;
      while (end < n && g_array_index (self->words, DhEntryWord, end).segment == segment)
        end++;
      dh_entry_reading_find (self->words, first, end, self->valid, self->readings);
    }
}

static gint
compare_readings (gconstpointer a, gconstpointer b)
{
  const DhReading *one = a;
  const DhReading *other = b;
  guint one_words = one->end - one->first;
  guint other_words = other->end - other->first;

  if (one->sureness != other->sureness)
    return one->sureness > other->sureness ? -1 : 1;
  if (one_words != other_words)
    return one_words > other_words ? -1 : 1;
  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  return one->procedure->id < other->procedure->id ? -1 : one->procedure->id > other->procedure->id;
}

/* Whether the best reading, the first one, is the only one that is as sure. A shorter one inside
 * its words says nothing of its own. */
static gboolean
is_decided (GArray *readings)
{
  const DhReading *best;

  if (readings->len == 0)
    return FALSE;
  best = &g_array_index (readings, DhReading, 0);
  if (best->sureness < DH_READING_SURE)
    return FALSE;
  for (guint i = 1; i < readings->len; i++)
    {
      const DhReading *other = &g_array_index (readings, DhReading, i);
      gboolean overlaps = other->first < best->end && best->first < other->end;
      gboolean shorter = other->end - other->first < best->end - best->first;

      if (other->sureness < best->sureness)
        break;
      if (other->procedure != best->procedure && !(overlaps && shorter))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* The words outside [@first, @end) as a name; words with digits are in no name and go to @unknown.
 */
static char *
name_without (GArray *words, guint first, guint end, GStrvBuilder *unknown)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree gboolean *left_out = g_new0 (gboolean, words->len + 1);
  gboolean only_fillers = end > first;

  for (guint i = 0; i < words->len; i++)
    {
      left_out[i] = i >= first && i < end;
      if (!left_out[i])
        only_fillers &= dh_entry_word_is_filler (&g_array_index (words, DhEntryWord, i), TRUE);
    }
  for (guint i = 0; i < words->len; i++)
    left_out[i] |= only_fillers;
  /* Fillers side by side with the procedure go with it. */
  for (guint i = first; end > first && i > 0; i--)
    if (dh_entry_word_is_filler (&g_array_index (words, DhEntryWord, i - 1), FALSE))
      left_out[i - 1] = TRUE;
    else
      break;
  for (guint i = end; end > first && i < words->len; i++)
    if (dh_entry_word_is_filler (&g_array_index (words, DhEntryWord, i), FALSE))
      left_out[i] = TRUE;
    else
      break;

  for (guint i = 0; i < words->len; i++)
    {
      const DhEntryWord *word = &g_array_index (words, DhEntryWord, i);

      if (left_out[i] || word->fold[0] == '\0')
        continue;
      if (has_digit (word->text))
        {
          if (unknown != NULL)
            g_strv_builder_add (unknown, word->text);
          continue;
        }
      if (name->len > 0)
        g_string_append_c (name, ' ');
      g_string_append (name, word->text);
    }
  return g_string_free_and_steal (g_steal_pointer (&name));
}

/* Whether @reading is worth offering beside @best: after a sure one only what else its words may
 * mean, and weak ones only among themselves. */
static gboolean
is_offered (const DhReading *reading, const DhReading *best, gboolean decided)
{
  if (reading->sureness == DH_READING_WEAK && best->sureness > DH_READING_WEAK)
    return FALSE;
  return !decided || reading->procedure == best->procedure ||
         (reading->first == best->first && reading->end == best->end);
}

static void
list_candidates (Parser *self, gboolean decided)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->readings->len; i++)
    {
      const DhReading *reading = &g_array_index (self->readings, DhReading, i);
      DhEntryCandidate *candidate;

      if (self->line->candidates->len == MAX_CANDIDATES)
        break;
      if (!is_offered (reading, &g_array_index (self->readings, DhReading, 0), decided) ||
          !g_hash_table_add (seen, (gpointer) reading->procedure))
        continue;
      candidate = g_new0 (DhEntryCandidate, 1);
      candidate->procedure_id = reading->procedure->id;
      candidate->name = name_without (self->words, reading->first, reading->end, NULL);
      g_ptr_array_add (self->line->candidates, candidate);
    }
}

static void
conclude (Parser *self)
{
  DhEntryLine *line = self->line;
  const DhReading *best = NULL;
  gboolean decided;

  find_readings (self);
  g_array_sort (self->readings, compare_readings);
  if (self->readings->len > 0)
    best = &g_array_index (self->readings, DhReading, 0);
  decided = is_decided (self->readings);
  list_candidates (self, decided);
  if (decided)
    line->procedure_id = best->procedure->id;
  /* Words that surely are a procedure are in no name, even where it is open which. */
  if (best != NULL && best->sureness >= DH_READING_SURE)
    line->name = name_without (self->words, best->first, best->end, self->unknown);
  else
    line->name = name_without (self->words, 0, 0, self->unknown);

  line->elderly = line->birth_year != 0 && self->year - line->birth_year >= ELDERLY_YEARS;
  if (line->elderly && line->priority == DH_PRIORITY_NONE)
    line->priority = DH_PRIORITY_ELDERLY;
}

static gboolean
is_valid (const DhProcedure *procedure, gint32 today)
{
  gint32 last;

  return !dh_day_parse (procedure->active_to, &last) || last >= today;
}

DhEntryLine *
dh_entry_line_parse (const char *text, GPtrArray *procedures, gint32 today)
{
  DhEntryLine *line = g_new0 (DhEntryLine, 1);
  g_autofree char *clean = dh_text_clean (text);
  g_auto (GStrv) tokens = g_strsplit (clean, " ", MAX_TOKENS + 1);
  g_autoptr (GPtrArray) valid = g_ptr_array_new ();
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (DhEntryWord));
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (DhReading));
  g_autoptr (GStrvBuilder) unknown = g_strv_builder_new ();
  Parser parser = { line, procedures, valid, words, readings, unknown, 0, 0 };
  gint month, dom;

  line->people = 1;
  line->quantity = 1;
  line->priority = DH_PRIORITY_NONE;
  line->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  dh_day_to_ymd (today, &parser.year, &month, &dom);
  g_array_set_clear_func (words, (GDestroyNotify) dh_entry_word_clear);
  for (guint i = 0; i < procedures->len; i++)
    if (is_valid (g_ptr_array_index (procedures, i), today))
      g_ptr_array_add (valid, g_ptr_array_index (procedures, i));

  for (guint i = 0; tokens[i] != NULL && i < MAX_TOKENS; i++)
    if (tokens[i][0] != '\0')
      read_token (&parser, tokens[i]);
  conclude (&parser);
  line->unknown = g_strv_builder_end (unknown);
  return line;
}
