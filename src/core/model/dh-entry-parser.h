/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-entry-line.h"

G_BEGIN_DECLS

/* Inside of dh-entry-line.c: a line while it is read. */

#define DH_ENTRY_REASON_ELDERLY "elderly"

typedef struct
{
  DhEntryLine *line;     /* what is being made; borrowed */
  GPtrArray *procedures; /* all that were given; borrowed */
  GPtrArray *valid;      /* those of them that are valid today; owned */
  GPtrArray *tokens;     /* of char*, owned: words and signs as typed */
  GArray *words;         /* of DhEntryWord, owned */
  GArray *readings;      /* of DhReading, owned */
  GStrvBuilder *unknown; /* owned */
  gint32 today;
  guint n_tokens; /* of those, how many are read */
  gint year;      /* of today */
  guint segment;
  gboolean in_parentheses;
  gboolean has_people;
  gboolean has_quantity;
} DhEntryParser;

/* Splits @text, which is clean, into words, signs, numbers and codes: fills tokens and words, what
 * numbers and signs mean in the line, the readings of codes, and unknown. */
void dh_entry_parser_read (DhEntryParser *self, const char *text);

G_END_DECLS
