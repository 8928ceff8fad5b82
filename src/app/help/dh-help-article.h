/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "help/dh-help-page.h"

G_BEGIN_DECLS

/* DhHelpArticle: one page of the help to read: a list through which ↑ and ↓ go, so that it is read
 * with the keyboard and heard block by block.
 *
 * signal "link" (char *name): another page is wanted. */
#define DH_TYPE_HELP_ARTICLE (dh_help_article_get_type ())
G_DECLARE_FINAL_TYPE (DhHelpArticle, dh_help_article, DH, HELP_ARTICLE, AdwBin)

/* @page must outlive what is made. @vietnamese: which pictures. */
DhHelpArticle *dh_help_article_new (const DhHelpPage *page, gboolean vietnamese);

G_END_DECLS
