/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-favourites.h"

#include <string.h>

#include "dh-words.h"
#include "model/dh-procedure-match.h"
#include "text/dh-text.h"

#define LABEL_LETTERS 18

/* What people come for most (by the reports of communes), as keywords of the catalogue. */
static const char *const usual[] = {
  "sao y",   "vneid",     "khai sinh", "tam tru",   "doc than",
  "khai tu", "trich luc", "ket hon",   "chu ky so",
};

typedef struct
{
  gint64 id;
  gint64 score;
  guint usual; /* place in the list above, or its length */
} Ranked;

static gboolean
holds_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static guint
find_usual (const DhProcedure *procedure)
{
  g_auto (GStrv) keywords = g_strsplit (procedure->keywords_fold, ";", -1);

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_strv_contains ((const char *const *) keywords, usual[i]))
      return i;
  return G_N_ELEMENTS (usual);
}

static gint64
get_score (GArray *usage, gint64 id, gint32 today)
{
  gint64 score = 0;

  for (guint i = 0; usage != NULL && i < usage->len; i++)
    {
      const DhUsage *item = &g_array_index (usage, DhUsage, i);
      gint32 age = today - item->day;

      if (item->procedure_id == id && age >= 1 && age <= DH_FAVOURITES_DAYS)
        score += item->count * (DH_FAVOURITES_DAYS + 1 - age);
    }
  return score;
}

static gint
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a;
  const Ranked *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  if (one->usual != other->usual)
    return one->usual < other->usual ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

GArray *
dh_favourites_choose (GPtrArray *procedures, GArray *usage, GArray *pinned, gint32 today)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autoptr (GHashTable) offered = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < procedures->len; i++)
    {
      const DhProcedure *procedure = g_ptr_array_index (procedures, i);
      Ranked item = { procedure->id, get_score (usage, procedure->id, today),
                      find_usual (procedure) };

      if (!dh_procedure_is_valid (procedure, today))
        continue;
      g_array_append_val (ranked, item);
      g_hash_table_add (offered, (gpointer) &procedure->id);
    }
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; pinned != NULL && i < pinned->len; i++)
    {
      gint64 id = g_array_index (pinned, gint64, i);

      if (chosen->len < DH_FAVOURITES_MAX && g_hash_table_contains (offered, &id) &&
          !holds_id (chosen, id))
        g_array_append_val (chosen, id);
    }
  for (guint i = 0; i < ranked->len && chosen->len < DH_FAVOURITES_MAX; i++)
    {
      gint64 id = g_array_index (ranked, Ranked, i).id;

      if (!holds_id (chosen, id))
        g_array_append_val (chosen, id);
    }
  return chosen;
}

GArray *
dh_favourites_parse_pins (const char *text)
{
  GArray *pins = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; words[i] != NULL && pins->len < DH_FAVOURITES_MAX; i++)
    {
      gint64 id = 0;

      if (g_ascii_string_to_signed (words[i], 10, 1, G_MAXINT64, &id, NULL) && !holds_id (pins, id))
        g_array_append_val (pins, id);
    }
  return pins;
}

char *
dh_favourites_format_pins (GArray *pins)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pins->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (pins, gint64, i));
  return g_string_free_and_steal (text);
}

gboolean
dh_favourites_toggle_pin (GArray *pins, gint64 procedure_id)
{
  for (guint i = 0; i < pins->len; i++)
    if (g_array_index (pins, gint64, i) == procedure_id)
      {
        g_array_remove_index (pins, i);
        return TRUE;
      }
  if (pins->len >= DH_FAVOURITES_MAX)
    return FALSE;
  g_array_append_val (pins, procedure_id);
  return TRUE;
}

char *
dh_favourites_label (const DhProcedure *procedure)
{
  gsize length = strcspn (procedure->keywords, ";");
  g_autofree char *keyword = g_strndup (procedure->keywords, length);
  glong letters = g_utf8_strlen (keyword, -1);
  g_autofree char *start = letters <= g_utf8_strlen (procedure->name, -1)
                               ? g_utf8_substring (procedure->name, 0, letters)
                               : g_strdup ("");
  g_autofree char *start_fold = dh_text_fold (start);
  g_autofree char *keyword_fold = dh_text_fold (keyword);
  g_autofree char *cut = NULL;
  char first[8] = "";

  if (letters == 0)
    return dh_word_shorten (procedure->name, LABEL_LETTERS);
  /* As the name writes it: "VNeID". */
  if (strcmp (start_fold, keyword_fold) == 0)
    return dh_word_shorten (start, LABEL_LETTERS);
  cut = dh_word_shorten (keyword, LABEL_LETTERS);
  first[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (cut)), first)] = '\0';
  return g_strconcat (first, g_utf8_next_char (cut), NULL);
}
