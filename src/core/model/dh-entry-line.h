/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-records.h"

G_BEGIN_DECLS

/* The one line that registers a person: "Nguyễn Văn An 1954 sao y". Words come in any order:
 *
 *   1.001193             a procedure by its code (or 1001193)
 *   sao y, ks …          by keyword, name, words of the name, initials; with or without marks
 *   1954, 12/3/1954      the year of birth; only sets `elderly`, never to be stored
 *   +4, 4 người          so many people came together
 *   x3, 3x, 3 bản        so many pieces
 *   ! or !word           priority for another reason than age; a reason may follow: "! con nhỏ"
 *   0912 345 678, +84…   the person's telephone
 *   A012, A012 20/11     the number of an earlier visit that this person comes back from
 *   (An), the rest       the person's name
 *
 * A comma parts what stands on both sides, and what stands in parentheses is in no procedure; after
 * forty words nothing is read. Nothing is guessed: where a word may be a name or a procedure, or
 * may mean several procedures, procedure_id stays 0 and the candidates are there to choose from;
 * where a number is there a second time, or means nothing, it is unknown. */
typedef struct
{
  gint64 procedure_id;
  char *name; /* what remains as the person's name if this one is meant; may be "" */
} DhEntryCandidate;

typedef struct
{
  char *name;            /* cleaned; "" = none */
  char *phone;           /* digits only, from "0"; "" = none */
  int birth_year;        /* 0 = none; never to be stored */
  gboolean elderly;      /* full 60 years old by year (Luật Người cao tuổi 39/2009/QH12, Điều 2) */
  gint64 procedure_id;   /* 0 = none, or to be chosen */
  GPtrArray *candidates; /* of DhEntryCandidate, best first; the one chosen leads them */
  int people;            /* 1 … 999 */
  int quantity;          /* 1 … 9999 */
  DhPriority priority;   /* what is typed goes before what follows from the age */
  const char *reason;    /* code of the reason of priority, static; "" = none given */
  char *return_ticket;   /* as on the ticket: "A012"; "" = none */
  gint32 return_day;     /* day of that ticket; DH_DAY_INVALID = not given */
  GStrv unknown; /* words that mean nothing and are in no name: numbers, a code nobody has */
} DhEntryLine;

/* Reads @text. @procedures: those that may be meant (of DhProcedure); ones that are no longer valid
 * on @today are only found by their code, and then not chosen. Returns: (transfer full) (not
 * nullable) */
DhEntryLine *dh_entry_line_parse (const char *text, GPtrArray *procedures, gint32 today);
void dh_entry_line_free (DhEntryLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhEntryLine, dh_entry_line_free)

G_END_DECLS
