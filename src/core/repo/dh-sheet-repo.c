/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "repo/dh-sheet-repo.h"

#define SHEET_SELECT                                                                               \
  "SELECT s.id, s.day, s.place_id, s.kind, s.title, s.team, s.from_at, s.to_at, s.attendees, "     \
  "s.note, p.name, p.kind FROM sheet s JOIN place p ON p.id = s.place_id "

gboolean
dh_sheet_repo_exists (DhDb *db, gint64 id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, "SELECT 1 FROM sheet WHERE id = ?", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, id);
  return dh_stmt_step (stmt, error);
}

static DhSheet *
read_sheet (DhStmt *stmt)
{
  DhSheet *sheet = dh_sheet_new (DH_SHEET_OUTREACH);

  sheet->id = dh_stmt_int (stmt, 0);
  sheet->day = (gint32) dh_stmt_int (stmt, 1);
  sheet->place_id = dh_stmt_int (stmt, 2);
  dh_sheet_kind_from_code (dh_stmt_text (stmt, 3), &sheet->kind);
  g_set_str (&sheet->title, dh_stmt_text (stmt, 4));
  g_set_str (&sheet->team, dh_stmt_text (stmt, 5));
  sheet->from_at = dh_stmt_int (stmt, 6);
  sheet->to_at = dh_stmt_int (stmt, 7);
  sheet->attendees = (int) dh_stmt_int (stmt, 8);
  g_set_str (&sheet->note, dh_stmt_text (stmt, 9));
  g_set_str (&sheet->place_name, dh_stmt_text (stmt, 10));
  g_set_str (&sheet->place_kind, dh_stmt_text (stmt, 11));
  return sheet;
}

static gboolean
load_rows (DhDb *db, DhSheet *sheet, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT r.procedure_id, r.count, r.elderly, r.channel, r.outcome, r.difficulties, r.note, "
      "p.name, ifnull (p.code, '') FROM sheet_row r JOIN procedure p ON p.id = r.procedure_id "
      "WHERE r.sheet_id = ? ORDER BY r.ordinal",
      error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, sheet->id);
  while (dh_stmt_step (stmt, &local_error))
    {
      DhSheetRow *row = dh_sheet_add_row (sheet, dh_stmt_int (stmt, 0));

      row->count = (int) dh_stmt_int (stmt, 1);
      row->elderly = (int) dh_stmt_int (stmt, 2);
      dh_channel_from_code (dh_stmt_text (stmt, 3), &row->channel);
      dh_outcome_from_code (dh_stmt_text (stmt, 4), &row->outcome);
      g_set_str (&row->difficulties, dh_stmt_text (stmt, 5));
      g_set_str (&row->note, dh_stmt_text (stmt, 6));
      g_set_str (&row->procedure_name, dh_stmt_text (stmt, 7));
      g_set_str (&row->procedure_code, dh_stmt_text (stmt, 8));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static void
append_name (char **names, const char *name)
{
  g_autofree char *joined = (*names)[0] != '\0' ? g_strjoin ("; ", *names, name, NULL)
                                                : g_strdup (name);

  g_set_str (names, joined);
}

static gboolean
load_volunteers (DhDb *db, DhSheet *sheet, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT w.ordinal, w.volunteer_id, v.name FROM sheet_volunteer w "
      "JOIN volunteer v ON v.id = w.volunteer_id WHERE w.sheet_id = ? ORDER BY v.name, v.id",
      error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, sheet->id);
  while (dh_stmt_step (stmt, &local_error))
    {
      guint ordinal = (guint) dh_stmt_int (stmt, 0);
      gint64 id = dh_stmt_int (stmt, 1);

      if (ordinal == 0)
        {
          dh_sheet_add_volunteer (sheet, id);
          append_name (&sheet->volunteer_names, dh_stmt_text (stmt, 2));
        }
      else if (ordinal <= sheet->rows->len)
        {
          DhSheetRow *row = g_ptr_array_index (sheet->rows, ordinal - 1);

          dh_sheet_row_add_volunteer (row, id);
          append_name (&row->volunteer_names, dh_stmt_text (stmt, 2));
        }
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
load_parts (DhDb *db, DhSheet *sheet, GError **error)
{
  return load_rows (db, sheet, error) && load_volunteers (db, sheet, error);
}

DhSheet *
dh_sheet_repo_get (DhDb *db, gint64 id, GError **error)
{
  g_autoptr (DhSheet) sheet = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, SHEET_SELECT "WHERE s.id = ?", error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, id);
  if (!dh_stmt_step (stmt, error))
    return NULL;
  sheet = read_sheet (stmt);
  return load_parts (db, sheet, error) ? g_steal_pointer (&sheet) : NULL;
}

GPtrArray *
dh_sheet_repo_list (DhDb *db, gint32 from, gint32 to, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_sheet_free);
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, SHEET_SELECT "WHERE s.day BETWEEN ?1 AND ?2 ORDER BY s.day, s.id", error);
  GError *local_error = NULL;

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, from);
  dh_stmt_bind_int (stmt, 2, to);
  while (dh_stmt_step (stmt, &local_error))
    g_ptr_array_add (sheets, read_sheet (stmt));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  for (guint i = 0; i < sheets->len; i++)
    if (!load_parts (db, g_ptr_array_index (sheets, i), error))
      return NULL;
  return g_steal_pointer (&sheets);
}
