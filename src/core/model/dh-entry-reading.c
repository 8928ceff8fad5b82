/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-entry-reading.h"

#include <string.h>

#include "model/dh-procedure-match.h"
#include "text/dh-text.h"

/* Longer spans are in no catalogue, and the search grows with the square. */
#define MAX_SPAN 16

/* How the text of a span meets the texts of a procedure. */
typedef enum
{
  MEET_NOT,
  MEET_WEAK,
  MEET_RUN,
  MEET_EXACT,
} Meet;

/* Frequent family names, middle names and given names, folded: only to see where a keyword could be
 * a person's name too ("thanh toan": thanh toán, Thanh Toàn). */
static const char family_names[] =
    " nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh "
    "truong dinh lam phung mai to ha luong cao thai chau ta quach la luu mac tang tong ";
static const char middle_names[] =
    " anh ba bao bich chi cong dang dinh duc duy gia hai hoai hoang hong hung huu khac khanh kieu "
    "kim "
    "lan le mai manh minh my nam nga ngoc nhat nhu phi phu phuc phuong quang quoc quy quynh tan "
    "thanh the thi thien thu thuy tien trong truc trung tuan tuong tuyet van viet xuan yen ";
static const char given_names[] = " ai an anh ba bac bach ban bang bao be bich binh bong cam canh "
                                  "cat chau chi chien chinh chung cong "
                                  "cuc cuong dai dan dang dao dat diem dien diep dieu dinh diu do "
                                  "doan dong du duc dung duong duy "
                                  "duyen gia giang giao ha hai han hang hanh hao hau hien hiep "
                                  "hieu hoa hoai hoan hoang hoi hong hop "
                                  "hue hung huong huu huy huyen kha khai khang khanh khiem khoa "
                                  "khoi khue kien kiet kieu kim ky lai "
                                  "lam lan lap le lien linh loan loc loi long luan luc luong luyen "
                                  "ly mai man manh men minh my nam "
                                  "nga ngan nghi nghia ngoc nguyen nguyet nhan nhat nhi nhien nhu "
                                  "nhung nhut ninh no nuong oanh phat "
                                  "phi phong phu phuc phung phuoc phuong quan quang que quoc quy "
                                  "quyen quyet quynh sang sau sen sinh "
                                  "son suong sy tai tam tan thach thai tham than thang thanh thao "
                                  "thi thien thinh tho thoa thoai thom "
                                  "thong thu thuan thuc thuong thuy tien tin tinh to toan trai "
                                  "tram trang tri trieu trinh trong truc "
                                  "trung truong tu tuan tung tuoi tuong tuyen tuyet uyen van vi "
                                  "vien viet vinh vu vui vuong vy xuan "
                                  "xuyen yen ";

static const char *const onsets[] = {
  "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d",
  "g",   "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v",  "x", "",
};
static const char *const codas[] = { "", "c", "ch", "m", "n", "ng", "nh", "p", "t" };

void
dh_entry_word_clear (DhEntryWord *word)
{
  g_free (word->text);
  g_free (word->fold);
  g_free (word->spelling);
}

static gboolean
is_listed (const char *list, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = length > 0 ? strstr (list, word) : NULL; at != NULL;
       at = strstr (at + 1, word))
    if (at > list && at[-1] == ' ' && at[length] == ' ')
      return TRUE;
  return FALSE;
}

/* Whether @word, folded, can be said as one Vietnamese syllable. What cannot be ("ks", "cccd") is
 * in no name and carries no marks to compare. */
static gboolean
is_syllable (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (onsets); i++)
    if (g_str_has_prefix (word, onsets[i]))
      {
        const char *vowels = word + strlen (onsets[i]);
        gsize n = strspn (vowels, "aeiouy");

        for (guint j = 0; j < G_N_ELEMENTS (codas) && n >= 1 && n <= 3; j++)
          if (strcmp (vowels + n, codas[j]) == 0)
            return TRUE;
      }
  return FALSE;
}

gboolean
dh_entry_word_is_filler (const DhEntryWord *word, gboolean alone)
{
  static const char never_names[] = " dk dky dki xin j z ";
  static const char maybe_names[] = " lam can gi vay thu tuc dang ky giay cap to ve cho ";

  return word->fold[0] == '\0' || is_listed (never_names, word->fold) ||
         (alone && is_listed (maybe_names, word->fold));
}

/* The folds of words [@first, @end) with spaces; @expand writes "dk" as what it stands for. */
static char *
join_folds (GArray *words, guint first, guint end, gboolean expand)
{
  GString *joined = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      const char *fold = g_array_index (words, DhEntryWord, i).fold;
      gboolean short_form = strcmp (fold, "dk") == 0 || strcmp (fold, "dky") == 0 ||
                            strcmp (fold, "dki") == 0;

      if (fold[0] == '\0')
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, expand && short_form ? "dang ky" : fold);
    }
  return g_string_free_and_steal (joined);
}

/* Whether @span stands in @text as whole words; the last one may be cut short. */
static gboolean
holds_run (const char *text, const char *span, gboolean cut_short)
{
  gsize length = strlen (span);

  for (const char *at = strstr (text, span); at != NULL; at = strstr (at + 1, span))
    {
      gboolean starts = at == text || at[-1] == ' ' || at[-1] == ';';
      gboolean ends = at[length] == '\0' || at[length] == ' ' || at[length] == ';';

      if (starts && (ends || cut_short))
        return TRUE;
    }
  return FALSE;
}

static gboolean
holds_item (const char *list, const char *span)
{
  gsize length = strlen (span);

  for (; list != NULL; list = strchr (list, ';') != NULL ? strchr (list, ';') + 1 : NULL)
    if (strncmp (list, span, length) == 0 && (list[length] == ';' || list[length] == '\0'))
      return TRUE;
  return FALSE;
}

gboolean
dh_entry_words_are_procedure (GPtrArray *procedures, const char *words, const char *next)
{
  g_autofree char *fold = dh_text_fold (words);
  g_autofree char *next_fold = dh_text_fold (next);
  g_autofree char *both = *next_fold != '\0' ? g_strconcat (fold, " ", next_fold, NULL) : NULL;

  for (guint i = 0; *fold != '\0' && i < procedures->len; i++)
    {
      const DhProcedure *procedure = g_ptr_array_index (procedures, i);

      if (holds_item (procedure->keywords_fold, fold) ||
          (both != NULL && (holds_run (procedure->name_fold, both, TRUE) ||
                            holds_run (procedure->keywords_fold, both, TRUE))))
        return TRUE;
    }
  return FALSE;
}

static Meet
meet_texts (const DhProcedure *procedure, const char *span, gboolean whole, gboolean edge)
{
  if (strcmp (procedure->name_fold, span) == 0 || holds_item (procedure->keywords_fold, span))
    return MEET_EXACT;
  if (edge && strchr (span, ' ') != NULL &&
      (holds_run (procedure->name_fold, span, whole) ||
       holds_run (procedure->keywords_fold, span, whole)))
    return MEET_RUN;
  return whole && dh_procedure_score_fold (procedure, span) > 0 ? MEET_WEAK : MEET_NOT;
}

/* Whether the words that were typed with marks have the marks of the procedure's own words. Words
 * without marks are taken as they are, but a single one beside words with marks was meant so. */
static gboolean
is_spelled_alike (GArray *words, guint first, guint end, const DhProcedure *procedure, Meet meet)
{
  g_autofree char *name = NULL;
  g_autofree char *keywords = NULL;
  gboolean marks_around = FALSE;

  for (guint i = 0; i < words->len; i++)
    marks_around |= g_array_index (words, DhEntryWord, i).marked;
  for (guint i = first; marks_around && i < end; i++)
    {
      const DhEntryWord *word = &g_array_index (words, DhEntryWord, i);
      gboolean cut_short = meet != MEET_EXACT && i + 1 == end;

      if ((!word->marked && end - first > 1) || !is_syllable (word->fold))
        continue;
      if (name == NULL)
        {
          name = dh_text_spelling (procedure->name);
          keywords = dh_text_spelling (procedure->keywords);
        }
      if (!holds_run (name, word->spelling, cut_short) &&
          !holds_run (keywords, word->spelling, cut_short))
        return FALSE;
    }
  return TRUE;
}

/* Whether words [@first, @end) could as well be the end of a person's name. */
static gboolean
is_like_name (GArray *words, guint first, guint end)
{
  const DhEntryWord *one = &g_array_index (words, DhEntryWord, first);
  const DhEntryWord *two = &g_array_index (words, DhEntryWord, end - 1);

  /* Typed with marks, it was found by them; a name would have others. */
  for (guint i = first; i < end; i++)
    if (g_array_index (words, DhEntryWord, i).marked)
      return FALSE;
  if (end - first == 1)
    return is_syllable (one->fold);
  return end - first == 2 && is_listed (given_names, two->fold) &&
         (is_listed (middle_names, one->fold) || is_listed (family_names, one->fold));
}

static gboolean
classify (GArray *words,
          guint first,
          guint end,
          guint segment_first,
          guint segment_end,
          Meet meet,
          DhReadingClass *sureness)
{
  gboolean whole = first == segment_first && end == segment_end;
  gboolean edge = first == segment_first || end == segment_end;

  switch (meet)
    {
    case MEET_EXACT:
      if (whole)
        *sureness = is_like_name (words, first, end) ? DH_READING_LIKE_NAME : DH_READING_WHOLE;
      else
        *sureness = edge && !is_like_name (words, first, end) ? DH_READING_EDGE : DH_READING_RISKY;
      /* Before a family name begins the person, not before. */
      if (*sureness == DH_READING_RISKY && first == segment_first && end < segment_end &&
          is_listed (family_names, g_array_index (words, DhEntryWord, end).fold) &&
          segment_end - end >= 2)
        *sureness = DH_READING_EDGE;
      return TRUE;
    case MEET_RUN:
      if (whole)
        *sureness = end - first == 2 && is_like_name (words, first, end) ? DH_READING_WEAK
                                                                         : DH_READING_RUN;
      else if (edge)
        *sureness = end - first >= 3 ? DH_READING_EDGE_RUN : DH_READING_EDGE_WORDS;
      else
        return FALSE;
      return TRUE;
    case MEET_WEAK:
      *sureness = DH_READING_WEAK;
      return TRUE;
    case MEET_NOT:
    default:
      return FALSE;
    }
}

/* Short texts first among equals; what is replaced by another goes behind it. */
static guint
reading_score (const DhProcedure *procedure, const char *span)
{
  guint length = (guint) strlen (procedure->name_fold);

  return dh_procedure_score_fold (procedure, span) * 1000 +
         (procedure->replaced_by[0] == '\0' ? 500 : 0) + 499 - MIN (length, 499);
}

void
dh_entry_reading_find (GArray *words,
                       guint first,
                       guint end,
                       GPtrArray *procedures,
                       GArray *readings)
{
  for (guint from = first; from < end; from++)
    for (guint to = from + 1; to <= MIN (end, from + MAX_SPAN); to++)
      {
        gboolean whole = from == first && to == end;
        gboolean edge = from == first || to == end;
        g_autofree char *span = join_folds (words, from, to, FALSE);
        g_autofree char *expanded = join_folds (words, from, to, TRUE);
        gboolean is_short = strcmp (span, expanded) != 0;

        for (guint i = 0; span[0] != '\0' && i < procedures->len; i++)
          {
            const DhProcedure *procedure = g_ptr_array_index (procedures, i);
            DhReading reading = { procedure, DH_READING_WEAK, from, to, 0 };
            Meet meet = meet_texts (procedure, span, whole, edge);

            if (is_short && meet < MEET_EXACT)
              meet = MAX (meet, meet_texts (procedure, expanded, whole, edge));
            if (meet == MEET_NOT ||
                !classify (words, from, to, first, end, meet, &reading.sureness) ||
                !is_spelled_alike (words, from, to, procedure, meet))
              continue;
            reading.score = reading_score (procedure, span);
            g_array_append_val (readings, reading);
          }
      }
}
