/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/dh-text.h"

#include <string.h>

/* A key is three levels one after the other, parted by a byte below every weight: what letters,
 * then which tones, then which case. The order is that of CLDR (root with the tailoring for vi). */
#define LEVEL_END 0x01

#define PRIMARY_SPACE 0x03
#define PRIMARY_PUNCTUATION 0x04
#define PRIMARY_SYMBOL 0x40 /* followed by the code point */
#define PRIMARY_DIGIT 0x41
#define PRIMARY_LETTER 0x50
#define PRIMARY_OTHER_LETTER 0xF0 /* followed by the code point */

#define SECONDARY_NONE 0x02
#define SECONDARY_TONE 0x03
#define SECONDARY_OTHER 0x10

#define TERTIARY_LOWER 0x02
#define TERTIARY_UPPER 0x03

#define MARK_GRAVE 0x0300
#define MARK_ACUTE 0x0301
#define MARK_CIRCUMFLEX 0x0302
#define MARK_TILDE 0x0303
#define MARK_BREVE 0x0306
#define MARK_HOOK 0x0309
#define MARK_HORN 0x031B
#define MARK_DOT_BELOW 0x0323
#define MARK_STROKE 0x0338

static const char punctuation[] = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
static const gunichar letters[] = {
  'a',
  0x0103 /* ă */,
  0x00E2 /* â */,
  'b',
  'c',
  'd',
  0x0111 /* đ */,
  'e',
  0x00EA /* ê */,
  'f',
  'g',
  'h',
  'i',
  'j',
  'k',
  'l',
  'm',
  'n',
  'o',
  0x00F4 /* ô */,
  0x01A1 /* ơ */,
  'p',
  'q',
  'r',
  's',
  't',
  'u',
  0x01B0 /* ư */,
  'v',
  'w',
  'x',
  'y',
  'z',
};
static const gunichar tones[] = { MARK_GRAVE, MARK_HOOK, MARK_TILDE, MARK_ACUTE, MARK_DOT_BELOW };

typedef struct
{
  GByteArray *levels[3];
} KeyBuilder;

static void
add_byte (KeyBuilder *self, guint level, guint8 byte)
{
  g_byte_array_append (self->levels[level], &byte, 1);
}

/* Three bytes in the order of the code points, none of them below SECONDARY_NONE. */
static void
add_code_point (KeyBuilder *self, gunichar character)
{
  add_byte (self, 0, 2 + (character >> 14));
  add_byte (self, 0, 2 + ((character >> 7) & 0x7f));
  add_byte (self, 0, 2 + (character & 0x7f));
}

static void
add_primary (KeyBuilder *self, gunichar character)
{
  const char *found;

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i] == character)
      {
        add_byte (self, 0, PRIMARY_LETTER + i);
        return;
      }
  if (g_unichar_isspace (character))
    add_byte (self, 0, PRIMARY_SPACE);
  else if (character < 0x80 && (found = strchr (punctuation, (char) character)) != NULL)
    add_byte (self, 0, PRIMARY_PUNCTUATION + (found - punctuation));
  else if (g_unichar_isdigit (character))
    add_byte (self, 0, PRIMARY_DIGIT + g_unichar_digit_value (character));
  else
    {
      add_byte (self, 0, g_unichar_isalnum (character) ? PRIMARY_OTHER_LETTER : PRIMARY_SYMBOL);
      add_code_point (self, character);
    }
}

/* Letters of the alphabet that Unicode writes as a letter and a mark, or 0. */
static gunichar
compose (gunichar base, gunichar mark)
{
  switch (mark)
    {
    case MARK_BREVE:
      return base == 'a' ? 0x0103 : 0;
    case MARK_CIRCUMFLEX:
      return base == 'a' ? 0x00E2 : base == 'e' ? 0x00EA : base == 'o' ? 0x00F4 : 0;
    case MARK_HORN:
      return base == 'o' ? 0x01A1 : base == 'u' ? 0x01B0 : 0;
    default:
      return 0;
    }
}

static guint8
tone_weight (gunichar mark)
{
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (tones[i] == mark)
      return SECONDARY_TONE + i;
  return mark >= MARK_GRAVE && mark < MARK_GRAVE + 0x70 ? SECONDARY_OTHER + (mark - MARK_GRAVE)
                                                        : SECONDARY_OTHER + 0x70;
}

/* One base character with the @n marks that follow it, in canonical order. */
static void
add_cluster (KeyBuilder *self, gunichar base, const gunichar *marks, guint n)
{
  gunichar letter = g_unichar_tolower (base);
  guint used = n; /* index of the mark that is part of the letter */

  /* A mark belongs to the letter unless another of its class stands between. */
  for (guint i = 0; i < n && used == n; i++)
    {
      gunichar composed = compose (letter, marks[i]);

      if (composed != 0 && (i == 0 || g_unichar_combining_class (marks[i - 1]) !=
                                          g_unichar_combining_class (marks[i])))
        {
          letter = composed;
          used = i;
        }
    }
  add_primary (self, letter);
  add_byte (self, 1, SECONDARY_NONE);
  add_byte (self, 2, g_unichar_isupper (base) ? TERTIARY_UPPER : TERTIARY_LOWER);
  for (guint i = 0; i < n; i++)
    if (i != used)
      add_byte (self, 1, tone_weight (marks[i]));
}

/* What Unicode does not take apart and a reader does: @base and an optional second letter or mark.
 */
static gunichar
split_special (gunichar character, gunichar *second)
{
  *second = 0;
  switch (character)
    {
    case 0x00D0: /* Ð, on old keyboards the way to type Đ */
      return 0x0110;
    case 0x00F0:
      return 0x0111;
    case 0x00D8:
      *second = MARK_STROKE;
      return 'O';
    case 0x00F8:
      *second = MARK_STROKE;
      return 'o';
    case 0x0141:
      *second = MARK_STROKE;
      return 'L';
    case 0x0142:
      *second = MARK_STROKE;
      return 'l';
    case 0x00C6:
      *second = 'E';
      return 'A';
    case 0x00E6:
      *second = 'e';
      return 'a';
    case 0x0152:
      *second = 'E';
      return 'O';
    case 0x0153:
      *second = 'e';
      return 'o';
    case 0x00DF:
      *second = 's';
      return 's';
    default:
      return character;
    }
}

/* @text as single characters, compatibility forms and marks apart, controls left out. */
static GArray *
decompose (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  GArray *characters = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), strlen (apart));

  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      GUnicodeType type = g_unichar_type (character);
      gunichar second;

      if ((type == G_UNICODE_CONTROL && !g_unichar_isspace (character)) || type == G_UNICODE_FORMAT)
        continue;
      character = split_special (character, &second);
      g_array_append_val (characters, character);
      if (second != 0)
        g_array_append_val (characters, second);
    }
  return characters;
}

static void
append_key (GByteArray *key, const char *text)
{
  g_autoptr (GArray) characters = decompose (text);
  KeyBuilder builder = { { key, g_byte_array_new (), g_byte_array_new () } };
  const guint8 end = LEVEL_END;

  for (guint i = 0; i < characters->len;)
    {
      const gunichar *cluster = &g_array_index (characters, gunichar, i);
      guint n = 1;

      while (i + n < characters->len && g_unichar_ismark (cluster[n]))
        n++;
      add_cluster (&builder, cluster[0], cluster + 1, n - 1);
      i += n;
    }
  for (guint level = 1; level < G_N_ELEMENTS (builder.levels); level++)
    {
      g_byte_array_append (key, &end, 1);
      g_byte_array_append (key, builder.levels[level]->data, builder.levels[level]->len);
      g_byte_array_unref (builder.levels[level]);
    }
}

GBytes *
dh_text_sort_key (const char *text)
{
  GByteArray *key = g_byte_array_new ();

  append_key (key, text != NULL ? text : "");
  return g_byte_array_free_to_bytes (key);
}

GBytes *
dh_text_name_sort_key (const char *name)
{
  g_autofree char *clean = dh_text_clean (name);
  g_auto (GStrv) words = g_strsplit (clean, " ", -1);
  guint n = g_strv_length (words);
  GByteArray *key = g_byte_array_new ();
  const guint8 end = LEVEL_END;

  /* Each part is a whole key, so that two given names are told apart by tone before the next part
   * is looked at: the order of a sheet sorted by three columns. */
  append_key (key, n > 0 ? words[n - 1] : "");
  g_byte_array_append (key, &end, 1);
  if (n > 2)
    {
      g_autofree char *last = g_steal_pointer (&words[n - 1]);
      g_autofree char *middle = g_strjoinv (" ", words + 1);

      append_key (key, middle);
    }
  else
    append_key (key, "");
  g_byte_array_append (key, &end, 1);
  append_key (key, n > 1 ? words[0] : "");
  return g_byte_array_free_to_bytes (key);
}
