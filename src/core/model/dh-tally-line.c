/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-tally-line.h"

#include <string.h>

#include "model/dh-entry-line.h"
#include "model/dh-procedure-match.h"
#include "text/dh-text.h"

#define MAX_COUNT 9999
#define MAX_CANDIDATES 6u

/* ---- Volunteers */

void
dh_tally_name_free (DhTallyName *name)
{
  if (name == NULL)
    return;
  g_free (name->text);
  g_free (name);
}

/* How well a folded @query names the person of @fold: as a whole, or by the last words. */
static guint
name_score (const char *fold, const char *query)
{
  gsize length = strlen (fold), tail = strlen (query);

  if (tail == 0 || tail > length || strcmp (fold + length - tail, query) != 0)
    return 0;
  if (tail == length)
    return 2;
  return fold[length - tail - 1] == ' ' ? 1 : 0;
}

/* With the marks as typed: "Ân" is not An, but "an" may be either. */
static gboolean
is_marked_otherwise (const char *name, const char *query)
{
  g_autofree char *spelled = dh_text_spelling (name);
  g_autofree char *typed = dh_text_spelling (query);
  g_autofree char *plain = dh_text_fold (query);

  return strcmp (typed, plain) != 0 && name_score (spelled, typed) == 0;
}

DhTallyName *
dh_tally_find_volunteer (const char *name, GPtrArray *volunteers)
{
  DhTallyName *found = g_new0 (DhTallyName, 1);
  g_autofree char *fold = NULL;
  guint best = 0;
  gboolean best_marked = FALSE;

  found->text = dh_text_clean (name);
  fold = dh_text_fold (found->text);
  for (guint i = 0; i < volunteers->len; i++)
    {
      const DhVolunteer *volunteer = volunteers->pdata[i];
      guint score = name_score (volunteer->name_fold, fold);
      gboolean marked;

      if (score == 0)
        continue;
      marked = !is_marked_otherwise (volunteer->name, found->text);
      if (found->n_candidates == 0 || score > best || (score == best && marked && !best_marked))
        {
          best = score;
          best_marked = marked;
          found->n_candidates = 0;
        }
      else if (score < best || marked != best_marked)
        continue;
      found->n_candidates++;
      found->id = volunteer->id;
    }
  /* Typed with other marks it is somebody else. */
  if (found->n_candidates > 0 && !best_marked)
    found->n_candidates = 0;
  if (found->n_candidates != 1)
    found->id = 0;
  return found;
}

GStrv
dh_tally_split_names (const char *list)
{
  g_autofree char *clean = dh_text_clean (list);
  g_auto (GStrv) words = g_strsplit (clean, " ", -1);
  g_autoptr (GString) joined = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strcmp (words[i], "và") == 0)
        g_string_append_c (joined, ',');
      else
        g_string_append_printf (joined, "%s ", words[i]);
    }
  g_strdelimit (joined->str, ";+&/", ',');
  parts = g_strsplit (joined->str, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (names, parts[i]);
  return g_strv_builder_end (names);
}

static void
add_names (DhTallyLine *self, const char *list, GPtrArray *volunteers)
{
  g_auto (GStrv) names = dh_tally_split_names (list);

  for (guint i = 0; names[i] != NULL; i++)
    {
      DhTallyName *name = dh_tally_find_volunteer (names[i], volunteers);
      gboolean twice = FALSE;

      for (guint j = 0; j < self->volunteers->len && name->id != 0; j++)
        twice |= ((DhTallyName *) self->volunteers->pdata[j])->id == name->id;
      if (twice)
        dh_tally_name_free (name);
      else
        g_ptr_array_add (self->volunteers, name);
    }
}

/* ---- Procedures */

static gboolean
is_keyword (const DhProcedure *procedure, const char *fold)
{
  g_auto (GStrv) words = g_strsplit (procedure->keywords_fold, ";", -1);

  return g_strv_contains ((const char *const *) words, fold);
}

gint64
dh_tally_find_procedure (const char *text, GPtrArray *procedures, gint32 today, GArray *candidates)
{
  g_autofree char *clean = dh_text_clean (text);
  g_autofree char *fold = dh_text_fold (clean);
  g_autoptr (GPtrArray) matched = NULL;
  gint64 exact = 0;
  guint n_exact = 0;

  if (*fold == '\0')
    return 0;
  for (guint i = 0; i < procedures->len; i++)
    {
      const DhProcedure *procedure = procedures->pdata[i];

      /* A whole name or a code is meant before any keyword. */
      if (dh_procedure_has_code (procedure, clean) || strcmp (procedure->name_fold, fold) == 0)
        return procedure->id;
      if (dh_procedure_is_valid (procedure, today) && is_keyword (procedure, fold))
        {
          exact = procedure->id;
          n_exact++;
        }
    }
  if (n_exact == 1)
    return exact;
  if (candidates == NULL)
    return 0;
  matched = dh_procedure_match (procedures, clean);
  for (guint i = 0; i < matched->len && candidates->len < MAX_CANDIDATES; i++)
    {
      const DhProcedure *procedure = matched->pdata[i];

      if (dh_procedure_is_valid (procedure, today))
        g_array_append_val (candidates, procedure->id);
    }
  return 0;
}

/* Where @text begins with the whole name of a procedure, and what follows is the end or a sign:
 * that one, the longest of several; its length in bytes goes to @length. */
static gint64
find_leading_name (const char *text, GPtrArray *procedures, gsize *length)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  gint64 id = 0;

  *length = 0;
  for (guint i = 0; i < procedures->len; i++)
    {
      const DhProcedure *procedure = procedures->pdata[i];
      g_autofree char *name = g_utf8_casefold (procedure->name, -1);
      glong letters = g_utf8_strlen (name, -1);
      const char *end = NULL;

      if (!g_str_has_prefix (folded, name) || g_utf8_strlen (text, -1) < letters)
        continue;
      end = g_utf8_offset_to_pointer (text, letters);
      if ((*end == '\0' || strchr (":,;", *end) != NULL) && (gsize) (end - text) > *length)
        {
          id = procedure->id;
          *length = (gsize) (end - text);
        }
    }
  return id;
}

/* ---- The count */

/* A number written with @word alone ("25", "x25", "25x", "×25"); -1 if it is none. */
static gint64
read_count (const char *word, gboolean *signed_)
{
  gint64 number = 0;
  guint digits = 0;

  *signed_ = FALSE;
  if (g_str_has_prefix (word, "×") || *word == 'x' || *word == 'X')
    {
      *signed_ = TRUE;
      word += *word == 'x' || *word == 'X' ? 1 : strlen ("×");
    }
  for (; g_ascii_isdigit (*word); word++, digits++)
    number = MIN (number * 10 + (*word - '0'), MAX_COUNT + 1);
  if (digits == 0)
    return -1;
  if (!*signed_ && (strcmp (word, "x") == 0 || strcmp (word, "X") == 0 || strcmp (word, "×") == 0))
    {
      *signed_ = TRUE;
      return number;
    }
  return *word == '\0' ? number : -1;
}

static gboolean
is_unit (const char *word)
{
  static const char *const units[] = { "lượt", "luot", "người", "nguoi", "×", "x", "X", NULL };

  return g_strv_contains (units, word);
}

/* @word without a colon at its end; TRUE if there was one. */
static gboolean
strip_colon (char *word)
{
  gsize length = strlen (word);

  if (length < 2 || word[length - 1] != ':')
    return FALSE;
  word[length - 1] = '\0';
  return TRUE;
}

/* Takes the count out of @words: one with a sign or a unit wherever it stands, else a number that
 * comes first. The words that remain are joined. */
static char *
take_count (DhTallyLine *self, GStrv words)
{
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
  g_auto (GStrv) left = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean times = words[i + 1] != NULL && !g_ascii_isdigit (*words[i]) && is_unit (words[i]);
      guint at = i + (times ? 1 : 0);
      g_autofree char *number = g_strdup (words[at]);
      gboolean colon = strip_colon (number);
      g_autofree char *unit = g_strdup (!colon && words[at + 1] != NULL ? words[at + 1] : "");
      gboolean unit_colon = strip_colon (unit);
      gboolean has_unit = is_unit (unit);
      gboolean sign = times;
      gint64 count = self->has_count ? -1 : read_count (number, &sign);

      if (count < 0 || (i > 0 && !sign && !times && !has_unit))
        {
          g_strv_builder_add (rest, words[i]);
          continue;
        }
      self->has_count = TRUE;
      self->bad_count = count == 0 || count > MAX_COUNT;
      self->count = self->bad_count ? 1 : (int) count;
      i = at + (has_unit ? 1 : 0);
      if (colon || (has_unit && unit_colon))
        g_strv_builder_add (rest, ":");
    }
  left = g_strv_builder_end (rest);
  return g_strjoinv (" ", left);
}

/* ---- All of it */

static void
choose (DhTallyLine *self, const char *text, gint64 id)
{
  self->procedure_id = id;
  g_set_str (&self->procedure_text, text);
}

/* What stands before the first sign, where no ":" says which words are the procedure. */
static void
read_mixed (DhTallyLine *self,
            const char *text,
            GPtrArray *procedures,
            GPtrArray *volunteers,
            gint32 today)
{
  gsize first = strcspn (text, ",;+&");
  g_autofree char *head = g_strndup (text, first);
  g_autoptr (DhEntryLine) line = NULL;

  g_strstrip (head);
  self->procedure_id = dh_tally_find_procedure (head, procedures, today, NULL);
  g_set_str (&self->procedure_text, head);
  if (self->procedure_id == 0)
    {
      line = dh_entry_line_parse (head, procedures, today);
      self->procedure_id = line->procedure_id;
      for (guint i = 0; i < line->candidates->len && i < MAX_CANDIDATES; i++)
        {
          const DhEntryCandidate *candidate = line->candidates->pdata[i];

          g_array_append_val (self->candidates, candidate->procedure_id);
        }
      if (self->procedure_id != 0 && *line->name != '\0')
        add_names (self, line->name, volunteers);
      else if (self->procedure_id == 0 && line->candidates->len == 0)
        dh_tally_find_procedure (head, procedures, today, self->candidates);
    }
  add_names (self, text + first, volunteers);
}

DhTallyLine *
dh_tally_line_parse (const char *text, GPtrArray *procedures, GPtrArray *volunteers, gint32 today)
{
  DhTallyLine *self = g_new0 (DhTallyLine, 1);
  g_autofree char *clean = dh_text_clean (text);
  g_auto (GStrv) words = g_strsplit (clean, " ", -1);
  g_autofree char *rest = NULL;
  const char *colon = NULL;
  gsize length = 0;
  gint64 named;

  self->count = 1;
  self->procedure_text = g_strdup ("");
  self->candidates = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->volunteers = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_tally_name_free);
  rest = take_count (self, words);
  named = find_leading_name (rest, procedures, &length);
  colon = strrchr (rest, ':');
  if (named != 0)
    {
      g_autofree char *name = g_strndup (rest, length);

      choose (self, name, named);
      add_names (self, rest + length + (rest[length] != '\0'), volunteers);
    }
  else if (colon != NULL && colon != rest)
    {
      g_autofree char *head = g_strstrip (g_strndup (rest, (gsize) (colon - rest)));

      choose (self, head, dh_tally_find_procedure (head, procedures, today, self->candidates));
      add_names (self, colon + 1, volunteers);
    }
  else if (*rest != '\0')
    read_mixed (self, rest, procedures, volunteers, today);
  return self;
}

void
dh_tally_line_free (DhTallyLine *self)
{
  if (self == NULL)
    return;
  g_free (self->procedure_text);
  g_array_unref (self->candidates);
  g_ptr_array_unref (self->volunteers);
  g_free (self);
}

gboolean
dh_tally_line_is_complete (const DhTallyLine *self, gboolean crew)
{
  for (guint i = 0; i < self->volunteers->len; i++)
    if (((const DhTallyName *) self->volunteers->pdata[i])->id == 0)
      return FALSE;
  return self->procedure_id != 0 && !self->bad_count && (crew || self->volunteers->len > 0);
}

char *
dh_tally_line_format (int count, const DhProcedure *procedure, const char *volunteers)
{
  return g_strdup_printf ("%d %s%s%s", count, procedure->name, *volunteers != '\0' ? ": " : "",
                          volunteers);
}
