/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/dh-table-file.h"
#include "model/dh-book.h"
#include "store/dh-store.h"

G_BEGIN_DECLS

/* Tables of what was done away from the desk, row by row as they were understood, before anything
 * is written. */

typedef enum
{
  DH_SHEET_COLUMN_DAY,
  DH_SHEET_COLUMN_PLACE,
  DH_SHEET_COLUMN_PROCEDURE,
  DH_SHEET_COLUMN_COUNT,
  DH_SHEET_COLUMN_VOLUNTEERS,
  DH_SHEET_COLUMN_CHANNEL,
  DH_SHEET_COLUMN_OUTCOME,
  DH_SHEET_COLUMN_ELDERLY,
  DH_SHEET_COLUMN_NOTE,
  DH_SHEET_COLUMN_TEAM,
  DH_SHEET_COLUMN_DIFFICULTIES,
} DhSheetColumn;
#define DH_SHEET_N_COLUMNS (DH_SHEET_COLUMN_DIFFICULTIES + 1)

/* Name of a column as people read it. (transfer none) */
const char *dh_sheet_column_label (DhSheetColumn column);

/* What the words of a table may mean; all borrowed for the length of the call. */
typedef struct
{
  GPtrArray *procedures;   /* of DhProcedure */
  GPtrArray *volunteers;   /* of DhVolunteer */
  GPtrArray *places;       /* of DhPlace */
  GPtrArray *difficulties; /* (nullable) of DhDeskDifficulty: the words of this desk */
  gint32 today;
  gint32 day;             /* where the table has no such column; 0 = that is a fault */
  const char *place;      /* the same; NULL or "" = that is a fault */
  const char *place_kind; /* of @place, where it is new: "point" … */
} DhSheetImportContext;

typedef struct
{
  guint line;        /* in the file, from 1 */
  gint32 day;        /* 0 = none */
  gint64 place_id;   /* 0 = a new place */
  char *place;       /* name; "" = none */
  char *place_kind;  /* "point", "home" … */
  char *team;        /* "" = none */
  DhSheetRow *row;   /* (owned) what was understood; a count of 0 is not known */
  char *procedure;   /* name as understood, else as written */
  char *volunteers;  /* names as understood, else as written, joined by ", " */
  GPtrArray *faults; /* (owned) of char*: translated sentences; none = the row can be imported */
} DhSheetImportRow;

typedef struct
{
  GPtrArray *rows;             /* (owned) of DhSheetImportRow */
  guint n_faulty;              /* rows with faults */
  gboolean header;             /* the columns were found by their names */
  gint at[DH_SHEET_N_COLUMNS]; /* where each column stands; -1 = nowhere */
  GPtrArray *unused;           /* (owned) of char*: names of columns that mean nothing here */
  GPtrArray *nobody;           /* (owned) of char*: names that are on no list of volunteers */
} DhSheetImport;

/* Reads @table: by the names of its columns (with or without marks, below a title or not), else by
 * position, in the order of DhSheetColumn. Cells of day, place and team that are empty have what
 * stands above them, as merged cells do. DH_ERROR_INVALID where the table is not of that kind at
 * all. (transfer full) */
DhSheetImport *
dh_sheet_import_read (DhTable *table, const DhSheetImportContext *context, GError **error);
void dh_sheet_import_free (DhSheetImport *self);

/* ---- Writing */

/* A sheet to be written, at a place that may be new. */
typedef struct
{
  DhSheet *sheet;   /* (owned) */
  char *place;      /* (owned) where sheet->place_id is 0: name of the new place */
  char *place_kind; /* (owned) of the new place */
} DhSheetEntry;

DhSheetEntry *dh_sheet_entry_new (DhSheetKind kind);
DhSheetEntry *dh_sheet_entry_copy (const DhSheetEntry *entry);
void dh_sheet_entry_free (DhSheetEntry *entry);

/* The sheets that the rows without faults make: one for each day, place and team, in the order in
 * which they appear; more where one would be too long. GPtrArray of DhSheetEntry (transfer full) */
GPtrArray *dh_sheet_import_group (const DhSheetImport *self);

/* Writes @entries (of DhSheetEntry) in one transaction, new places first: all or, with @error set,
 * nothing. @at: UTC s, 0 = now. Appends to @event_ids (of gint64) what undo wants. */
gboolean dh_sheet_entries_write (DhStore *store,
                                 GPtrArray *entries,
                                 gint64 at,
                                 GArray *event_ids,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhSheetImport, dh_sheet_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DhSheetEntry, dh_sheet_entry_free)

G_END_DECLS
