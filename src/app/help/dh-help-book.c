/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "help/dh-help-book.h"

#include <string.h>

#include <gio/gio.h>

#include "dh-error.h"
#include "dh-help-resources.h"
#include "text/dh-text.h"

#define FOLDER RESOURCE_PATH "/help"

/* A page and the folded twins of what is searched in it. */
typedef struct
{
  DhHelpPage *page;  /* (owned) */
  char *title;       /* (owned) */
  char *keywords;    /* (owned) with what the page is about */
  GPtrArray *blocks; /* (owned) of char *, as page->blocks */
} Entry;

struct _DhHelpBook
{
  GPtrArray *entries; /* (owned) of Entry */
};

static const char *const names[] = {
  "register", "serve",     "assist",  "mistakes", "log-only", "outreach", "feedback", "hall",
  "tickets",  "close-day", "figures", "backup",   "setup",    "privacy",  NULL,
};

const char *const *
dh_help_names (void)
{
  return names;
}

const char *
dh_help_find_topic (const char *window_page, const char *dialog_type, gboolean log_only)
{
  static const struct
  {
    const char *screen, *topic;
  } table[] = {
    { "DhAssistForm", "assist" },       { "DhRegisterForm", "register" },
    { "DhDueDialog", "register" },      { "DhDutyDialog", "serve" },
    { "DhCounterChooser", "serve" },    { "DhTransferDialog", "serve" },
    { "DhChangeDialog", "mistakes" },   { "DhTrueEndDialog", "mistakes" },
    { "DhHistoryDialog", "mistakes" },  { "DhCloseDayDialog", "close-day" },
    { "DhDayNoteDialog", "close-day" }, { "DhFeedbackDialog", "feedback" },
    { "DhRatingDialog", "feedback" },   { "DhSheetEditor", "outreach" },
    { "DhClassEditor", "outreach" },    { "DhSheetImportDialog", "outreach" },
    { "DhExportDialog", "close-day" },  { "DhPreferencesDialog", "setup" },
    { "outreach", "outreach" },         { "feedback", "feedback" },
    { "statistics", "figures" },        { "reports", "close-day" },
  };
  const char *const screens[] = { dialog_type, window_page };

  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    for (guint j = 0; j < G_N_ELEMENTS (table); j++)
      if (g_strcmp0 (screens[i], table[j].screen) == 0)
        return table[j].topic;
  if (window_page == NULL)
    return "setup";
  return log_only ? "log-only" : "register";
}

/* ---- Reading the pages */

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  dh_help_page_free (entry->page);
  g_free (entry->title);
  g_free (entry->keywords);
  g_ptr_array_unref (entry->blocks);
  g_free (entry);
}

static Entry *
entry_new (DhHelpPage *page)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *keywords = g_strjoin (" ", page->keywords, page->about, NULL);

  entry->page = page;
  entry->title = dh_text_fold (page->title);
  entry->keywords = dh_text_fold (keywords);
  entry->blocks = g_ptr_array_new_with_free_func (g_free);
  return entry;
}

/* With its pictures; not at the start, which has nothing to do with it. */
static void
know_guide (void)
{
  static gsize known = FALSE;

  if (g_once_init_enter (&known))
    {
      dh_help_register_resource ();
      g_once_init_leave (&known, TRUE);
    }
}

static DhHelpPage *
read_page (const char *name, gboolean vietnamese, GError **error)
{
  g_autofree char *path = g_strdup_printf (FOLDER "/%s/%s.help", vietnamese ? "vi" : "en", name);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  know_guide ();
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return dh_help_page_parse (name, text, error);
}

/* A link is read as the title of the page that it leads to. */
static gboolean
resolve_links (DhHelpBook *self, Entry *entry, GError **error)
{
  for (guint i = 0; i < entry->page->blocks->len; i++)
    {
      DhHelpBlock *block = entry->page->blocks->pdata[i];
      g_autofree char *text = NULL;

      for (guint j = 0; j < block->spans->len; j++)
        {
          DhHelpSpan *span = &g_array_index (block->spans, DhHelpSpan, j);
          int page = -1;

          if (span->kind != DH_HELP_SPAN_LINK)
            continue;
          page = dh_help_book_find (self, span->target);
          if (page < 0)
            {
              g_set_error (error, DH_ERROR, DH_ERROR_INVALID, "%s: there is no page “%s”",
                           entry->page->name, span->target);
              return FALSE;
            }
          g_set_str (&span->text, dh_help_book_get_page (self, (guint) page)->title);
        }
      text = dh_help_block_to_text (block);
      g_ptr_array_add (entry->blocks, dh_text_fold (text));
    }
  return TRUE;
}

DhHelpBook *
dh_help_book_new (gboolean vietnamese, GError **error)
{
  g_autoptr (DhHelpBook) self = g_new0 (DhHelpBook, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = 0; names[i] != NULL; i++)
    {
      DhHelpPage *page = read_page (names[i], vietnamese, error);

      if (page == NULL)
        return NULL;
      g_ptr_array_add (self->entries, entry_new (page));
    }
  for (guint i = 0; i < self->entries->len; i++)
    if (!resolve_links (self, self->entries->pdata[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

void
dh_help_book_free (DhHelpBook *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_free (self);
}

guint
dh_help_book_get_n (DhHelpBook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

const DhHelpPage *
dh_help_book_get_page (DhHelpBook *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->entries->len, NULL);

  return ((const Entry *) self->entries->pdata[index])->page;
}

int
dh_help_book_find (DhHelpBook *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, -1);

  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (dh_help_book_get_page (self, i)->name, name))
      return (int) i;
  return -1;
}

/* ---- Searching */

/* Whether every word of @words begins a word of @folded. */
static gboolean
has_words (const char *folded, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);
      const char *p = folded;

      while ((p = strstr (p, words[i])) != NULL && p != folded && p[-1] != ' ')
        p += length;
      if (p == NULL)
        return FALSE;
    }
  return TRUE;
}

guint
dh_help_book_match (DhHelpBook *self, guint index, const char *query, char **excerpt)
{
  g_autofree char *folded = dh_text_fold (query);
  g_auto (GStrv) words = NULL;
  const Entry *entry = NULL;
  g_autofree char *all = NULL;

  g_return_val_if_fail (self != NULL && index < self->entries->len, 0);

  if (excerpt != NULL)
    *excerpt = NULL;
  words = g_strsplit (folded, " ", -1);
  entry = self->entries->pdata[index];
  if (*folded == '\0')
    return 1;
  if (has_words (entry->title, words))
    return 4;
  all = g_strjoin (" ", entry->title, entry->keywords, NULL);
  if (has_words (all, words))
    return 3;
  for (guint i = 0; i < entry->blocks->len; i++)
    if (has_words (entry->blocks->pdata[i], words))
      {
        if (excerpt != NULL)
          *excerpt = dh_help_block_to_text (entry->page->blocks->pdata[i]);
        return 2;
      }
  return 0;
}

char *
dh_help_picture_path (const char *picture, gboolean vietnamese, gboolean dark)
{
  g_return_val_if_fail (picture != NULL, NULL);

  return g_strdup_printf (FOLDER "/pictures/%s-%s%s.png", picture, vietnamese ? "vi" : "en",
                          dark ? "-dark" : "");
}
