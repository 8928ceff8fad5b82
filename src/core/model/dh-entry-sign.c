/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/dh-entry-sign.h"

#include <string.h>

#include "dh-day.h"
#include "model/dh-entry-reading.h"
#include "text/dh-text.h"

#define MAX_REASON_WORDS 4

/* How people say why somebody goes first. Coarse on purpose: what the illness is, is nobody's
 * matter. */
static const struct
{
  const char *words; /* with their marks */
  const char *reason;
} reasons[] = {
  { "người cao tuổi", "elderly" },
  { "cao tuổi", "elderly" },
  { "người già", "elderly" },
  { "già yếu", "elderly" },
  { "già", "elderly" },
  { "lớn tuổi", "elderly" },
  { "cần trợ giúp", "frail" },
  { "cần giúp", "frail" },
  { "khuyết tật", "frail" },
  { "người khuyết tật", "frail" },
  { "mang thai", "frail" },
  { "có thai", "frail" },
  { "có bầu", "frail" },
  { "bầu", "frail" },
  { "bà bầu", "frail" },
  { "ốm", "frail" },
  { "bệnh", "frail" },
  { "yếu", "frail" },
  { "đau ốm", "frail" },
  { "đi lại khó", "frail" },
  { "có con nhỏ", "small_child" },
  { "con nhỏ", "small_child" },
  { "cháu nhỏ", "small_child" },
  { "trẻ nhỏ", "small_child" },
  { "em bé", "small_child" },
  { "bế con", "small_child" },
  { "bế cháu", "small_child" },
  { "nhà xa", "far" },
  { "ở xa", "far" },
  { "đường xa", "far" },
  { "xa", "far" },
  { "việc gấp", "urgent" },
  { "gấp", "urgent" },
  { "khẩn cấp", "urgent" },
  { "khẩn", "urgent" },
  { "lý do khác", "other" },
  { "lí do khác", "other" },
  { "khác", "other" },
};

gboolean
dh_entry_read_number (const char *text, int min, int max, int *number)
{
  gsize length = strlen (text);
  guint64 value;

  if (length == 0 || length > 9 || text[strspn (text, "0123456789")] != '\0')
    return FALSE;
  value = g_ascii_strtoull (text, NULL, 10);
  if (value < (guint64) min || value > (guint64) max)
    return FALSE;
  *number = (int) value;
  return TRUE;
}

gboolean
dh_entry_is_phone_part (const char *text, gboolean first)
{
  gsize sign = first && text[0] == '+' ? 1 : 0;

  return g_ascii_isdigit (text[sign]) && text[sign + strspn (text + sign, "0123456789.-")] == '\0';
}

char *
dh_entry_read_phone (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean abroad = text[0] == '+';

  for (const char *at = abroad ? text + 1 : text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
    else if (strchr (".- ", *at) == NULL)
      return NULL;
  if (g_str_has_prefix (digits->str, "84") && (abroad || digits->len >= 11))
    {
      g_string_erase (digits, 0, 2);
      if (digits->str[0] != '0')
        g_string_prepend_c (digits, '0');
    }
  else if (abroad)
    return NULL;
  /* Mobile numbers have ten digits, the others eleven; twelve from 0 is an identity card. */
  if (digits->str[0] != '0' || strchr ("235789", digits->str[1]) == NULL || digits->len < 10 ||
      digits->len != (digits->str[1] == '2' ? 11 : 10))
    return NULL;
  return g_string_free_and_steal (g_steal_pointer (&digits));
}

char *
dh_entry_read_ticket (const char *text)
{
  int number = 0;

  /* "x12" is a quantity. */
  if (!g_ascii_isalpha (text[0]) || g_ascii_tolower (text[0]) == 'x' || strlen (text) < 3 ||
      strlen (text) > 6 || !dh_entry_read_number (text + 1, 1, 99999, &number))
    return NULL;
  return g_strdup_printf ("%c%03d", g_ascii_toupper (text[0]), number);
}

gboolean
dh_entry_read_short_day (const char *text, gint32 today, gint32 *day)
{
  g_auto (GStrv) parts = g_strsplit (text, strchr (text, '/') != NULL ? "/" : "-", -1);
  gint year, month, dom, this_month, this_dom;

  if (g_strv_length (parts) != 2 || strlen (parts[0]) > 2 || strlen (parts[1]) > 2 ||
      !dh_entry_read_number (parts[0], 1, 31, &dom) ||
      !dh_entry_read_number (parts[1], 1, 12, &month))
    return FALSE;
  dh_day_to_ymd (today, &year, &this_month, &this_dom);
  if (month > this_month || (month == this_month && dom > this_dom))
    year--;
  *day = dh_day_from_ymd (year, month, dom);
  return *day != DH_DAY_INVALID;
}

gboolean
dh_entry_is_code (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (digits == 7 && text[7] == '\0')
    return TRUE;
  return digits == 1 && text[1] == '.' && g_ascii_isdigit (text[2]);
}

/* Whether @typed says @meant: the same letters, and the same marks where it has any. */
static gboolean
is_same (const char *typed, const char *meant)
{
  g_autofree char *typed_fold = dh_text_fold (typed);
  g_autofree char *meant_fold = dh_text_fold (meant);
  g_autofree char *typed_spelling = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *meant_spelling = NULL;

  if (strcmp (typed_fold, meant_fold) != 0)
    return FALSE;
  typed_spelling = dh_text_spelling (typed);
  plain = dh_text_fold (typed_spelling);
  if (strcmp (plain, typed_spelling) == 0)
    return TRUE;
  meant_spelling = dh_text_spelling (meant);
  return strcmp (typed_spelling, meant_spelling) == 0;
}

guint
dh_entry_read_reason (const char *const *words, guint n, GPtrArray *procedures, const char **reason)
{
  for (guint length = MIN (n, MAX_REASON_WORDS); length > 0; length--)
    {
      g_autoptr (GString) typed = g_string_new (words[0]);

      for (guint i = 1; i < length; i++)
        g_string_append_printf (typed, " %s", words[i]);
      for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
        {
          if (!is_same (typed->str, reasons[i].words))
            continue;
          if (dh_entry_words_are_procedure (procedures, typed->str,
                                            length < n ? words[length] : NULL))
            return 0;
          *reason = reasons[i].reason;
          return length;
        }
    }
  return 0;
}
