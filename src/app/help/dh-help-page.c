/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "help/dh-help-page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "common/dh-action-table.h"
#include "dh-error.h"

/* Keys that belong to no action: they are the same in every program. */
static const char *const plain_keys[] = { "Enter", "Tab", "Esc", "↑", "↓", "Delete" };

/* How a span begins, how it ends, what it is. */
static const struct
{
  const char *open, *close;
  DhHelpSpanKind kind;
} marks[] = {
  { "[[", "]]", DH_HELP_SPAN_LINK }, { "[", "]", DH_HELP_SPAN_KEY },
  { "{", "}", DH_HELP_SPAN_KEY },    { "<", ">", DH_HELP_SPAN_WORD },
  { "`", "`", DH_HELP_SPAN_CODE },
};

/* ---- Spans */

static void
span_clear (gpointer data)
{
  DhHelpSpan *span = data;

  g_free (span->text);
  g_free (span->target);
}

static void
append_span (GArray *spans, DhHelpSpanKind kind, char *text, char *target)
{
  DhHelpSpan span = { .kind = kind, .text = text, .target = target };

  g_array_append_val (spans, span);
}

/* "_Close the Day…" as one speaks of it: "Close the Day". */
static char *
dup_word (const char *msgid)
{
  g_autoptr (GString) word = g_string_new (_ (msgid));

  g_string_replace (word, "_", "", 0);
  if (g_str_has_suffix (word->str, "…"))
    g_string_truncate (word, word->len - strlen ("…"));
  return g_strdup (word->str);
}

static gboolean
add_marked (GArray *spans, gsize mark, const char *inside, char **problem)
{
  const DhActionInfo *info = NULL;

  switch (marks[mark].kind)
    {
    case DH_HELP_SPAN_KEY:
      if (*marks[mark].open == '[')
        {
          if (!g_strv_contains ((const char *const[]) { plain_keys[0], plain_keys[1], plain_keys[2],
                                                        plain_keys[3], plain_keys[4], plain_keys[5],
                                                        NULL },
                                inside))
            {
              *problem = g_strdup_printf ("“%s” is no key", inside);
              return FALSE;
            }
          append_span (spans, DH_HELP_SPAN_KEY, g_strdup (inside), NULL);
          return TRUE;
        }
      info = dh_action_find (inside);
      if (info == NULL || info->accels[0] == NULL)
        {
          *problem = g_strdup_printf ("there is no action “%s” with a key", inside);
          return FALSE;
        }
      append_span (spans, DH_HELP_SPAN_KEY, dh_shortcut_label (info->accels[0]), g_strdup (inside));
      return TRUE;
    case DH_HELP_SPAN_WORD:
      append_span (spans, DH_HELP_SPAN_WORD, dup_word (inside), g_strdup (inside));
      return TRUE;
    case DH_HELP_SPAN_LINK:
      append_span (spans, DH_HELP_SPAN_LINK, g_strdup (""), g_strdup (inside));
      return TRUE;
    case DH_HELP_SPAN_CODE:
    case DH_HELP_SPAN_TEXT:
    default:
      append_span (spans, marks[mark].kind, g_strdup (inside), NULL);
      return TRUE;
    }
}

static gboolean
parse_spans (GArray *spans, const char *text, char **problem)
{
  const char *p = text;

  while (*p != '\0')
    {
      gsize plain = strcspn (p, "[{<`");
      gsize mark = 0;
      const char *end = NULL;
      g_autofree char *inside = NULL;

      if (plain > 0)
        append_span (spans, DH_HELP_SPAN_TEXT, g_strndup (p, plain), NULL);
      p += plain;
      if (*p == '\0')
        break;
      while (!g_str_has_prefix (p, marks[mark].open))
        mark++;
      p += strlen (marks[mark].open);
      end = strstr (p, marks[mark].close);
      if (end == NULL || end == p)
        {
          *problem = g_strdup_printf ("“%s” does not end", marks[mark].open);
          return FALSE;
        }
      inside = g_strndup (p, (gsize) (end - p));
      if (!add_marked (spans, mark, inside, problem))
        return FALSE;
      p = end + strlen (marks[mark].close);
    }
  return TRUE;
}

/* ---- Blocks */

static void
block_free (gpointer data)
{
  DhHelpBlock *block = data;

  g_free (block->picture);
  g_array_unref (block->spans);
  g_free (block);
}

static DhHelpKind
kind_of (const char *line)
{
  switch (line[0] != '\0' && line[1] == ' ' ? line[0] : '\0')
    {
    case '=':
      return DH_HELP_HEADING;
    case '#':
      return DH_HELP_STEP;
    case '-':
      return DH_HELP_BULLET;
    case '!':
      return DH_HELP_TIP;
    case '~':
      return DH_HELP_IMAGE;
    default:
      return DH_HELP_TEXT;
    }
}

static gboolean
end_block (DhHelpPage *self, DhHelpKind kind, GString *text, char **problem)
{
  DhHelpBlock *block = NULL;
  const DhHelpBlock *before = NULL;
  const char *inside = text->str;

  if (text->len == 0)
    return TRUE;
  if (self->blocks->len > 0)
    before = self->blocks->pdata[self->blocks->len - 1];
  block = g_new0 (DhHelpBlock, 1);
  block->kind = kind;
  block->spans = g_array_new (FALSE, FALSE, sizeof (DhHelpSpan));
  g_array_set_clear_func (block->spans, span_clear);
  g_ptr_array_add (self->blocks, block);
  if (kind == DH_HELP_STEP)
    block->number = before != NULL && before->kind == DH_HELP_STEP ? before->number + 1 : 1;
  if (kind == DH_HELP_IMAGE)
    {
      gsize length = strcspn (inside, " ");

      block->picture = g_strndup (inside, length);
      inside += length;
      inside += strspn (inside, " ");
    }
  if (!parse_spans (block->spans, inside, problem))
    return FALSE;
  g_string_truncate (text, 0);
  return TRUE;
}

/* "title: …" at the head of a page. */
static gboolean
take_field (DhHelpPage *self, const char *line, char **problem)
{
  static const char *const names[] = { "title: ", "about: ", "keywords: " };
  char **fields[] = { &self->title, &self->about, &self->keywords };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (line, names[i]))
      {
        g_set_str (fields[i], line + strlen (names[i]));
        return TRUE;
      }
  *problem = g_strdup ("this is neither title, about nor keywords");
  return FALSE;
}

static gboolean
parse (DhHelpPage *self, char **lines, guint *number, char **problem)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DhHelpKind kind = DH_HELP_TEXT;
  gboolean head = TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];
      DhHelpKind here = kind_of (line);

      *number = i + 1;
      if (*line == '%')
        continue;
      if (head && *line != '\0')
        {
          if (!take_field (self, line, problem))
            return FALSE;
          continue;
        }
      head = head && self->title == NULL;
      /* A heading is one line. */
      if ((*line == '\0' || here != DH_HELP_TEXT || kind == DH_HELP_HEADING) &&
          !end_block (self, kind, text, problem))
        return FALSE;
      if (*line == '\0' || here != DH_HELP_TEXT || kind == DH_HELP_HEADING)
        kind = here;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, here != DH_HELP_TEXT ? line + 2 : line);
    }
  if (!end_block (self, kind, text, problem))
    return FALSE;
  if (self->title != NULL && self->about != NULL && self->keywords != NULL && self->blocks->len > 0)
    return TRUE;
  *problem = g_strdup ("title, about, keywords or the text itself is missing");
  return FALSE;
}

DhHelpPage *
dh_help_page_parse (const char *name, const char *text, GError **error)
{
  g_autoptr (DhHelpPage) self = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *problem = NULL;
  guint number = 0;

  g_return_val_if_fail (name != NULL && text != NULL, NULL);

  self = g_new0 (DhHelpPage, 1);
  self->name = g_strdup (name);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  lines = g_strsplit (text, "\n", -1);
  if (!parse (self, lines, &number, &problem))
    {
      /* For whoever writes the help: the program is shipped with pages that can be read. */
      g_set_error (error, DH_ERROR, DH_ERROR_INVALID, "%s:%u: %s", name, number, problem);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
dh_help_page_free (DhHelpPage *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->title);
  g_free (self->about);
  g_free (self->keywords);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/* ---- Reading */

char *
dh_help_block_to_markup (const DhHelpBlock *block)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (block != NULL, NULL);

  for (guint i = 0; i < block->spans->len; i++)
    {
      const DhHelpSpan *span = &g_array_index (block->spans, DhHelpSpan, i);
      g_autofree char *text = g_markup_escape_text (span->text, -1);

      switch (span->kind)
        {
        case DH_HELP_SPAN_KEY:
          /* Grey half seen through: a key cap on light and on dark. */
          g_string_append_printf (out,
                                  "<span background=\"#808080\" background_alpha=\"26%%\" "
                                  "weight=\"bold\" allow_breaks=\"false\">\u00a0%s\u00a0</span>",
                                  text);
          break;
        case DH_HELP_SPAN_WORD:
          g_string_append_printf (out, "<b>%s</b>", text);
          break;
        case DH_HELP_SPAN_CODE:
          g_string_append_printf (out,
                                  "<span background=\"#808080\" background_alpha=\"14%%\">"
                                  "\u00a0%s\u00a0</span>",
                                  text);
          break;
        case DH_HELP_SPAN_LINK:
          g_string_append_printf (out, "<a href=\"help:%s\">%s</a>", span->target, text);
          break;
        case DH_HELP_SPAN_TEXT:
        default:
          g_string_append (out, text);
          break;
        }
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
dh_help_block_to_text (const DhHelpBlock *block)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (block != NULL, NULL);

  if (block->kind == DH_HELP_STEP)
    g_string_append_printf (out, "%u. ", block->number);
  for (guint i = 0; i < block->spans->len; i++)
    g_string_append (out, g_array_index (block->spans, DhHelpSpan, i).text);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
