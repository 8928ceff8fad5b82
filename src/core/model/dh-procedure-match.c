/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-procedure-match.h"

#include <string.h>

#include "dh-day.h"
#include "text/dh-text.h"

enum
{
  SCORE_KEYWORD = 50,    /* a keyword before a name that is met alike */
  SCORE_CODE = 1000,     /* the beginning of a code, plus its length */
  SCORE_SPELLING = 2000, /* typed with the marks that stand there */
  SCORE_WHOLE_CODE = 5000,
};

/* A query in all the forms that it is compared in. */
typedef struct
{
  char *fold;
  char *spelling; /* NULL if typed without marks */
  char *digits;   /* of what may be a code, without dots; NULL if it is none */
} Query;

typedef struct
{
  DhProcedure *procedure; /* borrowed */
  guint score;
  guint order; /* place among those that came in */
} Scored;

/* The digits of a code, dots left out; what stands behind the national part is cut. NULL if @text
 * has anything but digits and dots where a national code has them. */
static char *
code_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *at = text; *at != '\0' && digits->len < 7; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
    else if (*at != '.')
      {
        g_string_free (digits, TRUE);
        return NULL;
      }
  return g_string_free_and_steal (digits);
}

static void
query_init (Query *self, const char *text)
{
  g_autofree char *clean = dh_text_clean (text);
  g_autofree char *plain = NULL;

  self->fold = dh_text_fold (clean);
  self->spelling = dh_text_spelling (clean);
  plain = dh_text_fold (self->spelling);
  if (strcmp (self->spelling, plain) == 0)
    g_clear_pointer (&self->spelling, g_free);
  self->digits = g_ascii_isdigit (clean[0]) ? code_digits (clean) : NULL;
}

static void
query_clear (Query *self)
{
  g_free (self->fold);
  g_free (self->spelling);
  g_free (self->digits);
}

/* Best match of @query among the keywords, which stand in @list joined by ';'. */
static guint
match_keywords (const char *list, const char *query)
{
  guint best = 0;
  char item[256];

  while (*list != '\0')
    {
      gsize length = strcspn (list, ";");

      if (length < sizeof item)
        {
          memcpy (item, list, length);
          item[length] = '\0';
          best = MAX (best, dh_text_match (item, NULL, query));
        }
      list += length + (list[length] == ';');
    }
  return best > 0 ? best + SCORE_KEYWORD : 0;
}

static gboolean
is_spelled (const char *text, const char *spelling)
{
  g_autofree char *spelled = dh_text_spelling (text);

  return strstr (spelled, spelling) != NULL;
}

guint
dh_procedure_score_fold (const DhProcedure *procedure, const char *fold)
{
  if (fold[0] == '\0')
    return 1;
  return MAX (dh_text_match (procedure->name_fold, procedure->initials, fold),
              match_keywords (procedure->keywords_fold, fold));
}

static guint
query_score (const Query *self, const DhProcedure *procedure)
{
  guint score;

  if (self->digits != NULL && procedure->code[0] != '\0')
    {
      g_autofree char *digits = code_digits (procedure->code);

      if (digits != NULL && g_str_has_prefix (digits, self->digits))
        return strcmp (digits, self->digits) == 0 ? SCORE_WHOLE_CODE
                                                  : SCORE_CODE + strlen (self->digits);
    }
  score = dh_procedure_score_fold (procedure, self->fold);
  if (score > 0 && self->spelling != NULL &&
      (is_spelled (procedure->name, self->spelling) ||
       is_spelled (procedure->keywords, self->spelling)))
    score += SCORE_SPELLING;
  return score;
}

guint
dh_procedure_score (const DhProcedure *procedure, const char *query)
{
  Query forms;
  guint score;

  query_init (&forms, query);
  score = query_score (&forms, procedure);
  query_clear (&forms);
  return score;
}

static gint
compare_scored (gconstpointer a, gconstpointer b)
{
  const Scored *one = a;
  const Scored *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->order < other->order ? -1 : 1;
}

GPtrArray *
dh_procedure_match (GPtrArray *procedures, const char *query)
{
  g_autoptr (GArray) scored = g_array_new (FALSE, FALSE, sizeof (Scored));
  GPtrArray *matched = g_ptr_array_new ();
  Query forms;

  query_init (&forms, query);
  for (guint i = 0; i < procedures->len; i++)
    {
      DhProcedure *procedure = g_ptr_array_index (procedures, i);
      Scored item = { procedure, query_score (&forms, procedure), i };

      if (item.score > 0)
        g_array_append_val (scored, item);
    }
  query_clear (&forms);
  g_array_sort (scored, compare_scored);
  for (guint i = 0; i < scored->len; i++)
    g_ptr_array_add (matched, g_array_index (scored, Scored, i).procedure);
  return matched;
}

gboolean
dh_procedure_is_valid (const DhProcedure *procedure, gint32 today)
{
  gint32 last;

  return !dh_day_parse (procedure->active_to, &last) || last >= today;
}

gboolean
dh_procedure_has_code (const DhProcedure *procedure, const char *code)
{
  g_autofree char *digits = NULL;
  g_autofree char *ours = NULL;

  if (procedure->code[0] == '\0')
    return FALSE;
  if (strcmp (procedure->code, code) == 0)
    return TRUE;
  digits = code_digits (code);
  ours = code_digits (procedure->code);
  return digits != NULL && ours != NULL && strlen (digits) == 7 && strcmp (digits, ours) == 0;
}
