/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A page of the help, as it is written in resources/help (README.md there has the form). Keys and
 * the words on buttons are not written in it but named, and read from the action table and the
 * translations, so that a page cannot tell of a key that is no longer there. */

typedef enum
{
  DH_HELP_SPAN_TEXT,
  DH_HELP_SPAN_KEY,  /* a key or keys pressed together */
  DH_HELP_SPAN_WORD, /* what stands on a button, in a menu or over a page */
  DH_HELP_SPAN_CODE, /* what is typed */
  DH_HELP_SPAN_LINK, /* the title of another page */
} DhHelpSpanKind;

typedef struct
{
  DhHelpSpanKind kind;
  char *text;   /* (owned) as it is read; of a link "" until the book has all pages */
  char *target; /* (owned) (nullable) KEY: the action (NULL: a key as such); WORD: the msgid; LINK:
                   the page */
} DhHelpSpan;

typedef enum
{
  DH_HELP_TEXT,
  DH_HELP_HEADING,
  DH_HELP_STEP,
  DH_HELP_BULLET,
  DH_HELP_TIP,
  DH_HELP_IMAGE, /* its spans are what is to be seen on it */
} DhHelpKind;

typedef struct
{
  DhHelpKind kind;
  guint number;  /* of a step, from 1 */
  char *picture; /* (owned) (nullable) stem of its files */
  GArray *spans; /* (owned) of DhHelpSpan */
} DhHelpBlock;

typedef struct
{
  char *name;        /* (owned) stem of its file */
  char *title;       /* (owned) */
  char *about;       /* (owned) one sentence */
  char *keywords;    /* (owned) joined by ';' */
  GPtrArray *blocks; /* (owned) of DhHelpBlock */
} DhHelpPage;

/* Reads @text, the page @name. DH_ERROR_INVALID names page and line. (transfer full) */
DhHelpPage *dh_help_page_parse (const char *name, const char *text, GError **error);
void dh_help_page_free (DhHelpPage *self);

/* The block as Pango markup; links are "help:NAME". (transfer full) */
char *dh_help_block_to_markup (const DhHelpBlock *block);
/* The same for a screen reader and for searching. (transfer full) */
char *dh_help_block_to_text (const DhHelpBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhHelpPage, dh_help_page_free)

G_END_DECLS
