/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-sheet-import-private.h"

#include <string.h>

#include "dh-day.h"
#include "dh-words.h"
#include "store/dh-desk-settings.h"
#include "text/dh-text.h"

/* 1 January 1970 as a spreadsheet counts days, and the days that may be meant by a bare number:
 * from 1982 to 2119. */
#define SERIAL_1970 25569
#define SERIAL_FIRST 30000
#define SERIAL_LAST 80000

#define MAX_NUMBER 99999

/* Words for a code, folded; the words of the program itself are compared besides. */
typedef struct
{
  const char *word;
  int value;
} Word;

static const Word channels[] = {
  { "online", DH_CHANNEL_ONLINE },       { "truc tuyen", DH_CHANNEL_ONLINE },
  { "qua mang", DH_CHANNEL_ONLINE },     { "in person", DH_CHANNEL_IN_PERSON },
  { "in_person", DH_CHANNEL_IN_PERSON }, { "truc tiep", DH_CHANNEL_IN_PERSON },
  { "postal", DH_CHANNEL_POSTAL },       { "buu chinh", DH_CHANNEL_POSTAL },
  { "buu dien", DH_CHANNEL_POSTAL },     { "bcci", DH_CHANNEL_POSTAL },
};

static const Word outcomes[] = {
  { "tu lam duoc", DH_OUTCOME_SELF_DONE },
  { "tu lam", DH_OUTCOME_SELF_DONE },
  { "xong", DH_OUTCOME_SELF_DONE },
  { "hoan thanh", DH_OUTCOME_SELF_DONE },
  { "da xong", DH_OUTCOME_SELF_DONE },
  { "da nop", DH_OUTCOME_SUBMITTED },
  { "nop ho so", DH_OUTCOME_SUBMITTED },
  { "da nop ho so", DH_OUTCOME_SUBMITTED },
  { "chuyen can bo", DH_OUTCOME_REFERRED },
  { "hen", DH_OUTCOME_FOLLOW_UP },
  { "hen lai", DH_OUTCOME_FOLLOW_UP },
  { "thieu giay to", DH_OUTCOME_MISSING_PAPERS },
  { "chua giai quyet", DH_OUTCOME_UNRESOLVED },
  { "chua xong", DH_OUTCOME_UNRESOLVED },
  { "chua giai quyet duoc", DH_OUTCOME_UNRESOLVED },
};

static gboolean
find_word (const Word *words, guint n, const char *fold, int *value)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (words[i].word, fold) == 0)
      {
        *value = words[i].value;
        return TRUE;
      }
  return FALSE;
}

static gboolean
folds_to (const char *text, const char *fold)
{
  g_autofree char *own = dh_text_fold (text);

  return strcmp (own, fold) == 0;
}

gboolean
dh_sheet_cell_channel (const char *text, DhChannel *channel)
{
  g_autofree char *fold = dh_text_fold (text);
  int value = 0;

  if (dh_channel_from_code (text, channel))
    return TRUE;
  for (guint i = 0; i < DH_CHANNEL_N; i++)
    if (folds_to (dh_word_channel ((DhChannel) i), fold))
      {
        *channel = (DhChannel) i;
        return TRUE;
      }
  if (!find_word (channels, G_N_ELEMENTS (channels), fold, &value))
    return FALSE;
  *channel = (DhChannel) value;
  return TRUE;
}

gboolean
dh_sheet_cell_outcome (const char *text, DhOutcome *outcome)
{
  g_autofree char *fold = dh_text_fold (text);
  int value = 0;

  if (dh_outcome_from_code (text, outcome))
    return TRUE;
  for (guint i = 0; i < DH_OUTCOME_N; i++)
    if (folds_to (dh_word_outcome ((DhOutcome) i), fold))
      {
        *outcome = (DhOutcome) i;
        return TRUE;
      }
  if (!find_word (outcomes, G_N_ELEMENTS (outcomes), fold, &value))
    return FALSE;
  *outcome = (DhOutcome) value;
  return TRUE;
}

/* The code of what @text names; NULL = none. Borrowed from @own or static. */
static const char *
find_difficulty (const char *text, const GPtrArray *own)
{
  const char *const *codes = dh_difficulties ();
  g_autofree char *fold = dh_text_fold (text);

  for (guint i = 0; own != NULL && i < own->len; i++)
    {
      const DhDeskDifficulty *difficulty = g_ptr_array_index (own, i);

      if (strcmp (difficulty->code, text) == 0 || folds_to (difficulty->name, fold))
        return difficulty->code;
    }
  for (guint i = 0; codes[i] != NULL; i++)
    if (strcmp (codes[i], text) == 0 || folds_to (dh_word_difficulty (codes[i]), fold))
      return codes[i];
  return NULL;
}

gboolean
dh_sheet_cell_difficulties (const char *text, const GPtrArray *own, char **codes, char **unknown)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  g_set_str (codes, "");
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *code;

      g_strstrip (words[i]);
      if (*words[i] == '\0')
        continue;
      code = find_difficulty (words[i], own);
      if (code == NULL)
        {
          *unknown = g_strdup (words[i]);
          return FALSE;
        }
      if (!g_ptr_array_find_with_equal_func (found, code, g_str_equal, NULL))
        g_ptr_array_add (found, (gpointer) code);
    }
  g_ptr_array_add (found, NULL);
  g_free (*codes);
  *codes = g_strjoinv (";", (char **) found->pdata);
  return TRUE;
}

gboolean
dh_sheet_cell_number (const char *text, int *number)
{
  guint64 value = 0;
  gsize digits = strspn (text, "0123456789");
  g_autofree char *head = g_strndup (text, digits);
  g_autofree char *unit = dh_text_fold (text + digits);

  if (!g_ascii_string_to_unsigned (head, 10, 0, MAX_NUMBER, &value, NULL) ||
      (*unit != '\0' && strcmp (unit, "luot") != 0 && strcmp (unit, "nguoi") != 0) ||
      (*unit == '\0' && text[digits] != '\0'))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

gboolean
dh_sheet_cell_elderly (const char *text, int count, int *elderly)
{
  g_autofree char *fold = dh_text_fold (text);

  if (strcmp (fold, "x") == 0 || strcmp (fold, "co") == 0)
    *elderly = count;
  else if (*fold == '\0' || strcmp (fold, "khong") == 0)
    *elderly = 0;
  else
    return dh_sheet_cell_number (text, elderly);
  return TRUE;
}

/* "21-11-26" and "21.11.2026" as "21/11/2026". (transfer full) */
static char *
normal_date (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "/.-", -1);

  if (g_strv_length (parts) != 3 || strlen (parts[0]) > 2)
    return g_strdup (text);
  return g_strdup_printf ("%s/%s/%s%s", parts[0], parts[1], strlen (parts[2]) == 2 ? "20" : "",
                          parts[2]);
}

gboolean
dh_sheet_cell_day (const char *text, gint32 *day)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  g_autofree char *date = NULL;
  guint64 serial = 0;

  if (words[0] == NULL)
    return FALSE;
  if (g_ascii_string_to_unsigned (text, 10, SERIAL_FIRST, SERIAL_LAST, &serial, NULL))
    {
      *day = (gint32) serial - SERIAL_1970;
      return TRUE;
    }
  /* What follows a day can only be the time of it. */
  if (words[1] != NULL && strchr (words[1], ':') == NULL)
    return FALSE;
  date = normal_date (words[0]);
  return dh_day_parse (date, day);
}
