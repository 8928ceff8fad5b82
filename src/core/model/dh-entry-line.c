/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-entry-line.h"

#include <string.h>

#include "dh-day.h"
#include "model/dh-entry-parser.h"
#include "model/dh-entry-reading.h"
#include "model/dh-procedure-match.h"
#include "text/dh-text.h"

#define ELDERLY_YEARS 60
#define MAX_CANDIDATES 20

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
  g_free (self->phone);
  g_free (self->return_ticket);
  g_ptr_array_unref (self->candidates);
  g_strfreev (self->unknown);
  g_free (self);
}

static void
find_readings (DhEntryParser *self)
{
  guint n = self->words->len;

  for (guint first = 0, end; first < n; first = end)
    {
      guint segment = g_array_index (self->words, DhEntryWord, first).segment;

      end = first + 1;
      while (end < n && g_array_index (self->words, DhEntryWord, end).segment == segment)
        end++;
      if (!g_array_index (self->words, DhEntryWord, first).named)
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

static gboolean
is_filler (GArray *words, guint index, gboolean alone)
{
  const DhEntryWord *word = &g_array_index (words, DhEntryWord, index);

  return !word->named && dh_entry_word_is_filler (word, alone);
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
        only_fillers &= is_filler (words, i, TRUE);
    }
  for (guint i = 0; i < words->len; i++)
    left_out[i] |= only_fillers;
  /* Fillers side by side with the procedure go with it. */
  for (guint i = first; end > first && i > 0; i--)
    if (is_filler (words, i - 1, FALSE))
      left_out[i - 1] = TRUE;
    else
      break;
  for (guint i = end; end > first && i < words->len; i++)
    if (is_filler (words, i, FALSE))
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
list_candidates (DhEntryParser *self, gboolean decided)
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

/* "quay lại A012": who names an old number comes back, said or not. */
static void
drop_coming_back (GArray *words)
{
  static const char *const phrases[] = { "quay lai", "tro lai", "hen lai", "ql" };

  for (guint i = 0; i < words->len; i++)
    for (guint n = 1; n <= 2 && i + n <= words->len; n++)
      {
        const DhEntryWord *one = &g_array_index (words, DhEntryWord, i);
        g_autofree char *said =
            n == 1
                ? g_strdup (one->fold)
                : g_strjoin (" ", one->fold, g_array_index (words, DhEntryWord, i + 1).fold, NULL);

        for (guint k = 0; !one->named && k < G_N_ELEMENTS (phrases); k++)
          if (strcmp (said, phrases[k]) == 0)
            {
              g_array_remove_range (words, i, n);
              return;
            }
      }
}

static void
conclude (DhEntryParser *self)
{
  DhEntryLine *line = self->line;
  const DhReading *best = NULL;
  gboolean decided;

  if (line->return_ticket != NULL)
    drop_coming_back (self->words);
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
    {
      line->priority = DH_PRIORITY_ELDERLY;
      line->reason = DH_ENTRY_REASON_ELDERLY;
    }
  if (line->phone == NULL)
    line->phone = g_strdup ("");
  if (line->return_ticket == NULL)
    line->return_ticket = g_strdup ("");
}

DhEntryLine *
dh_entry_line_parse (const char *text, GPtrArray *procedures, gint32 today)
{
  DhEntryLine *line = g_new0 (DhEntryLine, 1);
  g_autofree char *clean = dh_text_clean (text);
  g_autoptr (GPtrArray) valid = g_ptr_array_new ();
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (DhEntryWord));
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (DhReading));
  g_autoptr (GStrvBuilder) unknown = g_strv_builder_new ();
  DhEntryParser parser = { .line = line,
                           .procedures = procedures,
                           .valid = valid,
                           .tokens = tokens,
                           .words = words,
                           .readings = readings,
                           .unknown = unknown,
                           .today = today };
  gint month, dom;

  line->people = 1;
  line->quantity = 1;
  line->priority = DH_PRIORITY_NONE;
  line->reason = "";
  line->return_day = DH_DAY_INVALID;
  line->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  dh_day_to_ymd (today, &parser.year, &month, &dom);
  g_array_set_clear_func (words, (GDestroyNotify) dh_entry_word_clear);
  for (guint i = 0; i < procedures->len; i++)
    if (dh_procedure_is_valid (g_ptr_array_index (procedures, i), today))
      g_ptr_array_add (valid, g_ptr_array_index (procedures, i));

  dh_entry_parser_read (&parser, clean);
  conclude (&parser);
  line->unknown = g_strv_builder_end (unknown);
  return line;
}
