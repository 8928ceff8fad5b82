/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/dh-records.h"

G_BEGIN_DECLS

/* One line of a sheet: how many people were helped with what, and by whom.
 *
 *   25 vneid An, Bình       a count, a procedure, those who helped
 *   VNeID x25: An, Bình     the count as x25, 25x, × 25 or 25 lượt; whoever follows ":" helped
 *   25 1.001193: An         a procedure by its code or its whole name, as dh_tally_line_format()
 *   vneid                   one person; who helped is what the whole sheet says
 *
 * Names are parted by "," ";" "+" "&" or "và". Someone is found by the whole name or by its last
 * words ("An", "Văn An"), with or without marks. Nothing is guessed: what may be several procedures
 * or several people is chosen by nobody, what is nobody is unknown. */
typedef struct
{
  char *text;         /* as typed */
  gint64 id;          /* of the volunteer; 0 = nobody, or several */
  guint n_candidates; /* who may be meant; 1 = the one */
} DhTallyName;

typedef struct
{
  gint64 procedure_id;   /* 0 = none, or to be chosen */
  char *procedure_text;  /* what was taken for the procedure; "" = nothing */
  GArray *candidates;    /* (owned) of gint64: procedures that may be meant, best first */
  int count;             /* 1 … 9999; 1 where none is given */
  gboolean has_count;    /* it was given */
  gboolean bad_count;    /* it is nought or beyond 9999 */
  GPtrArray *volunteers; /* (owned) of DhTallyName, nobody twice */
} DhTallyLine;

/* @procedures: of DhProcedure, @volunteers: of DhVolunteer, those that may be meant. @today: a
 * local day, for procedures that are no longer valid. (transfer full) (not nullable) */
DhTallyLine *
dh_tally_line_parse (const char *text, GPtrArray *procedures, GPtrArray *volunteers, gint32 today);
void dh_tally_line_free (DhTallyLine *self);
/* Nothing is missing or open; a line without volunteers is complete where @crew names some. */
gboolean dh_tally_line_is_complete (const DhTallyLine *self, gboolean crew);

/* Who is meant by @name among @volunteers; one DhTallyName. (transfer full) */
DhTallyName *dh_tally_find_volunteer (const char *name, GPtrArray *volunteers);
void dh_tally_name_free (DhTallyName *name);
/* Splits a list of names at "," ";" "+" "&" "/" and "và"; cleaned, none empty. (transfer full) */
GStrv dh_tally_split_names (const char *list);
/* The procedure that @text names, whole: by code, keyword or name; 0 = none or several. Those that
 * may be meant go to @candidates (nullable, of gint64), best first. */
gint64
dh_tally_find_procedure (const char *text, GPtrArray *procedures, gint32 today, GArray *candidates);

/* The line that dh_tally_line_parse() reads as this. @volunteers: names joined by ", ", may be "".
 * (transfer full) */
char *dh_tally_line_format (int count, const DhProcedure *procedure, const char *volunteers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhTallyLine, dh_tally_line_free)

G_END_DECLS
