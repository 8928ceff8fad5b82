/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/dh-sheet-import.h"
#include "session/dh-session.h"

G_BEGIN_DECLS

/* What the page of work away from the desk reads and writes, on the store's thread. */

typedef struct
{
  GPtrArray *sheets;     /* (owned) of DhSheet, newest day first */
  GPtrArray *places;     /* (owned) of DhPlace */
  GPtrArray *procedures; /* (owned) of DhProcedure, also those no longer valid */
  GPtrArray *volunteers; /* (owned) of DhVolunteer, also those no longer active */
} DhOutreachReading;

void dh_outreach_reading_free (DhOutreachReading *reading);

/* Reads the sheets of the days @from … @to. */
void dh_outreach_read_async (DhSession *session,
                             gint32 from,
                             gint32 to,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* @source: of the callback. (transfer full) */
DhOutreachReading *dh_outreach_read_finish (GObject *source, GAsyncResult *result, GError **error);

/* Writes @entries (of DhSheetEntry; kept by reference), all or none of them. */
void dh_outreach_save_async (DhSession *session,
                             GPtrArray *entries,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* Takes sheet @sheet_id away. */
void dh_outreach_remove_async (DhSession *session,
                               gint64 sheet_id,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* Finishes these two: (transfer full) array of gint64, what undo wants; NULL on error. */
GArray *dh_outreach_write_finish (DhSession *session, GAsyncResult *result, GError **error);

/* Reads a table and says what it means, on a thread of its own: thousands of rows take a while.
 * @bytes: what was pasted, or NULL to read @path. The lists of @context are kept by reference. */
void dh_outreach_table_async (const char *path,
                              GBytes *bytes,
                              const DhSheetImportContext *context,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* Both (transfer full) */
DhTable *dh_outreach_table_finish (GAsyncResult *result, DhSheetImport **import, GError **error);
/* The same for a table that has been read; @source keeps it until the callback. */
void dh_outreach_understand_async (gpointer source,
                                   DhTable *table,
                                   const DhSheetImportContext *context,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* (transfer full) */
DhSheetImport *dh_outreach_understand_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhOutreachReading, dh_outreach_reading_free)

G_END_DECLS
