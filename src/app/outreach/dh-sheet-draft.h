/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/dh-sheet-import.h"

G_BEGIN_DECLS

/* A half-typed sheet or class in the user's folder of state, apart from the book, until it is saved
 * or given up. Volunteers are kept by number, homes without a name, and nothing that may name a
 * visitor: notes with a number as of an identity card, names that are on no list, are left out. */

/* A row of a draft beside what its DhSheetRow says: words for a procedure still to be chosen. */
typedef struct
{
  DhSheetEntry *entry; /* (owned) what is known; rows may lack their procedure */
  GPtrArray *words;    /* (owned) of char*, one for each row; "" = none */
  char *file;          /* (owned) path of the draft */
} DhSheetDraft;

/* A place for a new draft of the book at @book. @words stays empty; @entry as one of @kind. */
DhSheetDraft *dh_sheet_draft_new (const char *book, DhSheetKind kind);
void dh_sheet_draft_free (DhSheetDraft *self);
/* The draft of @book written last; NULL where there is none. (transfer full) */
DhSheetDraft *dh_sheet_draft_load_last (const char *book);
gboolean dh_sheet_draft_save (DhSheetDraft *self, GError **error);
/* Its file goes. */
void dh_sheet_draft_remove (DhSheetDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhSheetDraft, dh_sheet_draft_free)

G_END_DECLS
