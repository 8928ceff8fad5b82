/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-records.h"

G_BEGIN_DECLS

/* Inside of dh-entry-line.c: which words of a line are a procedure, and how surely. */

/* A word of the line that is no number, sign or code. */
typedef struct
{
  char *text;      /* as typed, owned */
  char *fold;      /* owned; may be "" or hold spaces */
  char *spelling;  /* with its marks, owned */
  gboolean marked; /* it has marks */
  gboolean named;  /* it stands in parentheses: a name, whatever it looks like */
  guint segment;   /* words of one segment stand side by side with no sign between */
} DhEntryWord;

/* From the least sure to the surest. */
typedef enum
{
  DH_READING_WEAK,       /* beginnings of words, or one word of a name */
  DH_READING_EDGE_WORDS, /* two words of a procedure's name beside other words */
  DH_READING_RISKY,      /* a keyword, beside other words, that may be a person's name as well */
  DH_READING_CODE_PART,  /* the beginning of a code, or one that is no longer valid */
  DH_READING_EDGE_RUN,   /* three words or more of a procedure's name beside other words */
  DH_READING_LIKE_NAME,  /* a keyword and nothing else, but one that may be a person's name */
  DH_READING_EDGE,       /* a keyword or whole name at either end of its segment */
  DH_READING_RUN,        /* a segment whose words stand together in a procedure's name */
  DH_READING_WHOLE,      /* a segment that is a keyword or a whole name */
  DH_READING_CODE,
} DhReadingClass;

/* From this class on, a reading that stands alone is taken. */
#define DH_READING_SURE DH_READING_EDGE_RUN

typedef struct
{
  const DhProcedure *procedure; /* borrowed */
  DhReadingClass sureness;
  guint first, end; /* words [first, end) */
  guint score;      /* among readings of one class and length */
} DhReading;

void dh_entry_word_clear (DhEntryWord *word);

/* Appends to @readings (of DhReading) all that words [@first, @end) of @words (of DhEntryWord), one
 * segment, may mean among @procedures (of DhProcedure, borrowed by the readings). */
void dh_entry_reading_find (GArray *words,
                            guint first,
                            guint end,
                            GPtrArray *procedures,
                            GArray *readings);

/* Whether @words are a keyword of one of @procedures (of DhProcedure), or stand together with @next
 * (nullable), the word after them, in a keyword or name. */
gboolean dh_entry_words_are_procedure (GPtrArray *procedures, const char *words, const char *next);

/* Words beside a procedure that belong to it and are in no name ("làm", "đk" …). @alone: also those
 * that could be part of a name, as where nothing else is left. */
gboolean dh_entry_word_is_filler (const DhEntryWord *word, gboolean alone);

G_END_DECLS
