/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "help/dh-help-page.h"

G_BEGIN_DECLS

/* All pages of the help in one language, in the order of the list. */
typedef struct _DhHelpBook DhHelpBook;

/* The names of all pages, NULL at the end. (transfer none) */
const char *const *dh_help_names (void);
/* The page that fits what is on the screen: the name of a page of the window ("desk"; NULL where
 * there is none) and the type of the dialog over it (NULL: none). Never NULL. (transfer none) */
const char *
dh_help_find_topic (const char *window_page, const char *dialog_type, gboolean log_only);

/* Reads the pages from the program's own resources. DH_ERROR_INVALID: a page cannot be read, or a
 * link in it leads nowhere. (transfer full) */
DhHelpBook *dh_help_book_new (gboolean vietnamese, GError **error);
void dh_help_book_free (DhHelpBook *self);
guint dh_help_book_get_n (DhHelpBook *self);
const DhHelpPage *dh_help_book_get_page (DhHelpBook *self, guint index); /* (transfer none) */
/* The index of page @name, -1 where there is none. */
int dh_help_book_find (DhHelpBook *self, const char *name);

/* How well page @index meets @query as a person types it, marks or none: 0 = not at all. Higher is
 * better: title, keywords, text. @excerpt (nullable) is set to the sentence that met it where it
 * stands in the text, else to NULL (transfer full). */
guint dh_help_book_match (DhHelpBook *self, guint index, const char *query, char **excerpt);

/* The path of a picture's file among the resources. (transfer full) */
char *dh_help_picture_path (const char *picture, gboolean vietnamese, gboolean dark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhHelpBook, dh_help_book_free)

G_END_DECLS
