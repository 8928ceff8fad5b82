/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/dh-text.h"

#include <string.h>

/* Enough for any decomposition in Unicode (the longest has 18 characters). */
#define MAX_DECOMPOSITION 18

enum
{
  MATCH_EVERYTHING = 1, /* an empty query */
  MATCH_INSIDE = 100,
  MATCH_INITIALS = 200,
  MATCH_WORDS = 300,
  MATCH_PREFIX = 400,
  MATCH_WHOLE = 500,
  MATCH_BAND = 99, /* room for differences inside one kind */
};

/* ASCII that is its own clean form: the common case, and then nothing need be decoded. */
static gboolean
is_plain (const char *text)
{
  if (text[0] == ' ')
    return FALSE;
  for (const char *at = text; *at != '\0'; at++)
    if (*at < ' ' || *at == 0x7f || (*at == ' ' && (at[1] == ' ' || at[1] == '\0')))
      return FALSE;
  return TRUE;
}

/* Neither seen nor typed: controls, and the format characters that reorder or hide text. */
static gboolean
is_control (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT;
}

static gboolean
is_space (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return g_unichar_isspace (character) || type == G_UNICODE_LINE_SEPARATOR ||
         type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

char *
dh_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) kept = NULL;
  gboolean space_due = FALSE;

  if (text == NULL)
    return g_strdup ("");
  if (is_plain (text))
    return g_strdup (text);

  valid = g_utf8_make_valid (text, -1);
  kept = g_string_sized_new (strlen (valid) + 1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (is_space (character))
        space_due = kept->len > 0;
      else if (!is_control (character))
        {
          if (space_due)
            g_string_append_c (kept, ' ');
          space_due = FALSE;
          g_string_append_unichar (kept, character);
        }
    }
  return g_utf8_normalize (kept->str, kept->len, G_NORMALIZE_DEFAULT_COMPOSE);
}

/* Letters that Unicode does not take apart. Ð (Latin eth) stands for Đ in texts from old keyboards;
 * the two look alike. */
static const char *
fold_special (gunichar character)
{
  switch (character)
    {
    case 0x0110: /* Đ */
    case 0x0111: /* đ */
    case 0x00D0: /* Ð */
    case 0x00F0: /* ð */
    case 0x0189: /* Ɖ */
      return "d";
    case 0x00D8:
    case 0x00F8:
      return "o";
    case 0x0141:
    case 0x0142:
      return "l";
    case 0x00C6:
    case 0x00E6:
      return "ae";
    case 0x0152:
    case 0x0153:
      return "oe";
    case 0x00DF:
    case 0x1E9E:
      return "ss";
    case 0x0131:
      return "i";
    default:
      return NULL;
    }
}

typedef struct
{
  GString *text;
  gboolean space_due;
} Folder;

static void
folder_add (Folder *self, gunichar character)
{
  const char *special;

  if (g_unichar_ismark (character) || is_control (character))
    return;
  special = fold_special (character);
  if (special == NULL && !g_unichar_isalnum (character))
    {
      self->space_due = self->text->len > 0;
      return;
    }
  if (self->space_due)
    g_string_append_c (self->text, ' ');
  self->space_due = FALSE;
  if (special != NULL)
    g_string_append (self->text, special);
  else
    g_string_append_unichar (self->text, g_unichar_tolower (character));
}

char *
dh_text_fold (const char *text)
{
  Folder folder = { NULL, FALSE };
  g_autofree char *repaired = NULL;
  const char *valid = text;

  if (text == NULL)
    return g_strdup ("");
  if (!g_utf8_validate (text, -1, NULL))
    valid = repaired = g_utf8_make_valid (text, -1);

  folder.text = g_string_sized_new (strlen (valid) + 1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character < 0x80)
        folder_add (&folder, character);
      else
        {
          gunichar parts[MAX_DECOMPOSITION];
          gsize n = g_unichar_fully_decompose (character, TRUE, parts, MAX_DECOMPOSITION);

          for (gsize i = 0; i < n; i++)
            folder_add (&folder, parts[i]);
        }
    }
  return g_string_free_and_steal (folder.text);
}

char *
dh_text_fold_list (const char *list)
{
  g_auto (GStrv) items = g_strsplit (list != NULL ? list : "", ";", -1);
  GString *folded = g_string_new (NULL);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *item = dh_text_fold (items[i]);

      if (item[0] != '\0' && folded->len > 0)
        g_string_append_c (folded, ';');
      g_string_append (folded, item);
    }
  return g_string_free_and_steal (folded);
}

char *
dh_text_clean_list (const char *list)
{
  g_auto (GStrv) items = g_strsplit (list != NULL ? list : "", ";", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *kept = g_string_new (NULL);

  for (guint i = 0; items[i] != NULL; i++)
    {
      char *item = dh_text_clean (items[i]);
      gboolean wanted = item[0] != '\0' && !g_hash_table_contains (seen, item);

      if (wanted && kept->len > 0)
        g_string_append_c (kept, ';');
      if (wanted)
        g_string_append (kept, item);
      g_hash_table_add (seen, item);
    }
  return g_string_free_and_steal (kept);
}

static gboolean
is_tone (gunichar character)
{
  return character == 0x0300 || character == 0x0301 || character == 0x0303 || character == 0x0309 ||
         character == 0x0323;
}

typedef struct
{
  GString *text;
  gunichar tone; /* of the present word, 0 = none yet */
  gboolean space_due;
} Speller;

static void
speller_end_word (Speller *self)
{
  if (self->tone != 0)
    g_string_append_unichar (self->text, self->tone);
  self->tone = 0;
}

static void
speller_add (Speller *self, gunichar character)
{
  if (is_control (character))
    return;
  if (is_tone (character))
    self->tone = character;
  else if (g_unichar_isalnum (character) || g_unichar_ismark (character))
    {
      if (self->space_due)
        g_string_append_c (self->text, ' ');
      self->space_due = FALSE;
      character = g_unichar_tolower (character);
      g_string_append_unichar (self->text, character == 0x00F0 ? 0x0111 : character);
    }
  else
    {
      speller_end_word (self);
      self->space_due = self->text->len > 0;
    }
}

char *
dh_text_spelling (const char *text)
{
  Speller speller = { NULL, 0, FALSE };
  g_autofree char *repaired = NULL;
  const char *valid = text;

  if (text == NULL)
    return g_strdup ("");
  if (!g_utf8_validate (text, -1, NULL))
    valid = repaired = g_utf8_make_valid (text, -1);

  speller.text = g_string_sized_new (strlen (valid) + 1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character < 0x80)
        speller_add (&speller, character);
      else
        {
          gunichar parts[MAX_DECOMPOSITION];
          gsize n = g_unichar_fully_decompose (character, FALSE, parts, MAX_DECOMPOSITION);

          for (gsize i = 0; i < n; i++)
            speller_add (&speller, parts[i]);
        }
    }
  speller_end_word (&speller);
  return g_string_free_and_steal (speller.text);
}

char *
dh_text_initials (const char *text)
{
  g_autofree char *folded = dh_text_fold (text);
  GString *initials = g_string_new (NULL);
  gboolean at_start = TRUE;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (at_start)
        g_string_append_unichar (initials, g_utf8_get_char (at));
      at_start = *at == ' ';
    }
  return g_string_free_and_steal (initials);
}

/* Start of the next word of @text after @at, or NULL. */
static const char *
next_word (const char *at)
{
  const char *space = strchr (at, ' ');

  return space != NULL ? space + 1 : NULL;
}

/* Whether each word of @query begins a word of @folded, in the same order; @skipped words of
 * @folded lie before the last one met. */
static gboolean
match_words (const char *folded, const char *query, guint *skipped)
{
  const char *word = folded;
  const char *wanted = query;

  *skipped = 0;
  while (wanted != NULL && *wanted != '\0')
    {
      gsize length = strcspn (wanted, " ");

      while (word != NULL && strncmp (word, wanted, length) != 0)
        {
          word = next_word (word);
          (*skipped)++;
        }
      if (word == NULL)
        return FALSE;
      word = next_word (word);
      wanted = next_word (wanted);
    }
  return TRUE;
}

guint
dh_text_match (const char *folded, const char *initials, const char *query)
{
  gsize length = strlen (query);
  guint skipped;
  const char *inside;

  if (length == 0)
    return MATCH_EVERYTHING;
  if (g_str_has_prefix (folded, query))
    {
      gsize rest = strlen (folded) - length;

      return rest == 0 ? MATCH_WHOLE : MATCH_PREFIX + MATCH_BAND - MIN (rest, MATCH_BAND);
    }
  if (match_words (folded, query, &skipped))
    return MATCH_WORDS + MATCH_BAND - MIN (skipped, MATCH_BAND);
  inside = initials != NULL ? strstr (initials, query) : NULL;
  if (inside != NULL)
    {
      gsize rest = strlen (initials) - length;

      /* From the first initial on comes before the middle, shorter before longer. */
      return MATCH_INITIALS + MATCH_BAND - MIN (rest + (inside > initials ? 20 : 0), MATCH_BAND);
    }
  inside = strstr (folded, query);
  if (inside != NULL)
    return MATCH_INSIDE + MATCH_BAND - MIN ((gsize) (inside - folded), MATCH_BAND);
  return 0;
}
