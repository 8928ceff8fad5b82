/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "repo/dh-voice-repo.h"

#define FEEDBACK_SELECT                                                                            \
  "SELECT f.id, f.day, f.at, f.category, f.procedure_id, f.visit_id, f.text, f.proposal, "         \
  "f.status, f.status_at, f.status_note, ifnull (p.name, ''), ifnull (v.ticket, '') "              \
  "FROM feedback f LEFT JOIN procedure p ON p.id = f.procedure_id "                                \
  "LEFT JOIN visit v ON v.id = f.visit_id "

static DhFeedback *
read_feedback (DhStmt *stmt)
{
  DhFeedback *feedback = g_new0 (DhFeedback, 1);

  feedback->id = dh_stmt_int (stmt, 0);
  feedback->day = (gint32) dh_stmt_int (stmt, 1);
  feedback->at = dh_stmt_int (stmt, 2);
  dh_feedback_category_from_code (dh_stmt_text (stmt, 3), &feedback->category);
  feedback->procedure_id = dh_stmt_int (stmt, 4);
  feedback->visit_id = dh_stmt_int (stmt, 5);
  feedback->text = g_strdup (dh_stmt_text (stmt, 6));
  feedback->proposal = g_strdup (dh_stmt_text (stmt, 7));
  dh_feedback_status_from_code (dh_stmt_text (stmt, 8), &feedback->status);
  feedback->status_at = dh_stmt_int (stmt, 9);
  feedback->status_note = g_strdup (dh_stmt_text (stmt, 10));
  feedback->procedure_name = g_strdup (dh_stmt_text (stmt, 11));
  feedback->ticket = g_strdup (dh_stmt_text (stmt, 12));
  return feedback;
}

DhFeedback *
dh_voice_repo_get_feedback (DhDb *db, gint64 id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, FEEDBACK_SELECT "WHERE f.id = ?", error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, id);
  return dh_stmt_step (stmt, error) ? read_feedback (stmt) : NULL;
}

static gboolean
is_wanted (guint bits, guint value)
{
  return bits == 0 || (bits & (1u << value)) != 0;
}

GPtrArray *
dh_voice_repo_list_feedback (DhDb *db,
                             gint32 from,
                             gint32 to,
                             guint statuses,
                             guint categories,
                             GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_feedback_free);
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, FEEDBACK_SELECT "WHERE f.day BETWEEN ?1 AND ?2 ORDER BY f.day DESC, f.id DESC", error);
  GError *local_error = NULL;

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, from);
  dh_stmt_bind_int (stmt, 2, to);
  while (dh_stmt_step (stmt, &local_error))
    {
      g_autoptr (DhFeedback) feedback = read_feedback (stmt);

      if (is_wanted (statuses, feedback->status) && is_wanted (categories, feedback->category))
        g_ptr_array_add (list, g_steal_pointer (&feedback));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&list);
}

static gboolean
has_row (DhDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, id);
  return dh_stmt_step (stmt, error);
}

gboolean
dh_voice_repo_is_rated (DhDb *db, gint64 visit_id, GError **error)
{
  return has_row (db, "SELECT 1 FROM rating WHERE visit_id = ?", visit_id, error);
}

gboolean
dh_voice_repo_count_ratings (DhDb *db,
                             gint32 from,
                             gint32 to,
                             int counts[DH_RATING_LEVELS],
                             GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "SELECT level, count (*) FROM rating WHERE day BETWEEN ?1 AND ?2 GROUP BY level", error);
  GError *local_error = NULL;

  for (int i = 0; i < DH_RATING_LEVELS; i++)
    counts[i] = 0;
  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, from);
  dh_stmt_bind_int (stmt, 2, to);
  while (dh_stmt_step (stmt, &local_error))
    {
      gint64 level = dh_stmt_int (stmt, 0);

      if (level >= 1 && level <= DH_RATING_LEVELS)
        counts[level - 1] = (int) dh_stmt_int (stmt, 1);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

gboolean
dh_voice_repo_day_note_exists (DhDb *db, gint64 id, GError **error)
{
  return has_row (db, "SELECT 1 FROM day_note WHERE id = ?", id, error);
}

GPtrArray *
dh_voice_repo_list_day_notes (DhDb *db, gint32 from, gint32 to, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_day_note_free);
  g_autoptr (DhStmt) stmt =
                dh_db_prepare (db,
                               "SELECT id, day, at, category, from_at, to_at, text FROM day_note "
                               "WHERE day BETWEEN ?1 AND ?2 ORDER BY day, ifnull (from_at, at), id",
                               error);
  GError *local_error = NULL;

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, from);
  dh_stmt_bind_int (stmt, 2, to);
  while (dh_stmt_step (stmt, &local_error))
    {
      DhDayNote *note = g_new0 (DhDayNote, 1);

      note->id = dh_stmt_int (stmt, 0);
      note->day = (gint32) dh_stmt_int (stmt, 1);
      note->at = dh_stmt_int (stmt, 2);
      dh_day_note_category_from_code (dh_stmt_text (stmt, 3), &note->category);
      note->from_at = dh_stmt_int (stmt, 4);
      note->to_at = dh_stmt_int (stmt, 5);
      note->text = g_strdup (dh_stmt_text (stmt, 6));
      g_ptr_array_add (notes, note);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&notes);
}
