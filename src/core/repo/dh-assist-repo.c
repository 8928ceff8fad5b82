/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "repo/dh-assist-repo.h"

#include <stdlib.h>

static gboolean
insert_volunteer (DhDb *db, gint64 assist_id, gint64 volunteer_id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "INSERT INTO assist_volunteer (assist_id, volunteer_id) VALUES (?, ?)", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, assist_id);
  dh_stmt_bind_int (stmt, 2, volunteer_id);
  return dh_stmt_run (stmt, error);
}

static gboolean
insert_difficulty (DhDb *db, gint64 assist_id, const char *code, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "INSERT INTO assist_difficulty (assist_id, code) VALUES (?, ?)", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, assist_id);
  dh_stmt_bind_text (stmt, 2, code);
  return dh_stmt_run (stmt, error);
}

static gboolean
insert_assist (DhDb *db, gint64 id, const DhEvent *event, gint32 day, gint64 at, GError **error)
{
  g_autoptr (DhStmt) stmt =
                dh_db_prepare (db,
                               "INSERT INTO assist (id, visit_id, day, at, procedure_id, channel, "
                               "outcome, quantity, note, minutes, follow_up) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                               error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, id);
  dh_stmt_bind_int (stmt, 2, event->stream_id);
  dh_stmt_bind_int (stmt, 3, day);
  dh_stmt_bind_int (stmt, 4, at);
  dh_stmt_bind_int (stmt, 5, event->procedure_id);
  dh_stmt_bind_text (stmt, 6, dh_channel_to_code (event->channel));
  dh_stmt_bind_text (stmt, 7, dh_outcome_to_code (event->outcome));
  dh_stmt_bind_int (stmt, 8, event->quantity);
  dh_stmt_bind_text (stmt, 9, event->note);
  dh_stmt_bind_id (stmt, 10, event->minutes);
  dh_stmt_bind_id (stmt, 11, event->follow_up);
  return dh_stmt_run (stmt, error);
}

/* Who helped, and what made it difficult. */
static gboolean
insert_details (DhDb *db, gint64 id, const DhEvent *event, GError **error)
{
  for (guint i = 0; i < event->n_volunteers; i++)
    if (!insert_volunteer (db, id, event->volunteers[i], error))
      return FALSE;
  if (event->difficulties[0] != '\0')
    {
      g_auto (GStrv) codes = g_strsplit (event->difficulties, ";", -1);

      for (guint i = 0; codes[i] != NULL; i++)
        if (!insert_difficulty (db, id, codes[i], error))
          return FALSE;
    }
  return TRUE;
}

gboolean
dh_assist_repo_insert (DhDb *db,
                       gint64 id,
                       const DhEvent *event,
                       gint32 day,
                       gint64 at,
                       GError **error)
{
  return insert_assist (db, id, event, day, at, error) && insert_details (db, id, event, error);
}

static gboolean
delete_details (DhDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, id);
  return dh_stmt_run (stmt, error);
}

static gboolean
update_assist (DhDb *db, gint64 id, const DhEvent *event, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db,
                                          "UPDATE assist SET procedure_id = ?2, channel = ?3, "
                                          "outcome = ?4, quantity = ?5, note = ?6, minutes = ?7, "
                                          "follow_up = ?8 WHERE id = ?1",
                                          error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, id);
  dh_stmt_bind_int (stmt, 2, event->procedure_id);
  dh_stmt_bind_text (stmt, 3, dh_channel_to_code (event->channel));
  dh_stmt_bind_text (stmt, 4, dh_outcome_to_code (event->outcome));
  dh_stmt_bind_int (stmt, 5, event->quantity);
  dh_stmt_bind_text (stmt, 6, event->note);
  dh_stmt_bind_id (stmt, 7, event->minutes);
  dh_stmt_bind_id (stmt, 8, event->follow_up);
  return dh_stmt_run (stmt, error);
}

gboolean
dh_assist_repo_replace (DhDb *db, gint64 id, const DhEvent *event, GError **error)
{
  return delete_details (db, "DELETE FROM assist_volunteer WHERE assist_id = ?", id, error) &&
         delete_details (db, "DELETE FROM assist_difficulty WHERE assist_id = ?", id, error) &&
         update_assist (db, id, event, error) && insert_details (db, id, event, error);
}

gboolean
dh_assist_repo_find (DhDb *db, gint64 id, gint64 visit_id, gint32 *follow_up, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db, "SELECT follow_up FROM assist WHERE id = ? AND visit_id = ?", error);

  if (stmt == NULL)
    return FALSE;
  dh_stmt_bind_int (stmt, 1, id);
  dh_stmt_bind_int (stmt, 2, visit_id);
  if (!dh_stmt_step (stmt, error))
    return FALSE;
  *follow_up = (gint32) dh_stmt_int (stmt, 0);
  return TRUE;
}

#define ASSIST_SELECT                                                                              \
  "SELECT a.id, a.visit_id, v.ticket, a.at, p.name, p.code, a.channel, a.outcome, a.quantity, "    \
  "a.note, (SELECT group_concat (o.name, '; ' ORDER BY o.name, o.id) FROM assist_volunteer w "     \
  "JOIN volunteer o ON o.id = w.volunteer_id WHERE w.assist_id = a.id), "                          \
  "(SELECT group_concat (d.code, ';' ORDER BY d.code) FROM assist_difficulty d "                   \
  "WHERE d.assist_id = a.id), a.minutes, a.follow_up, v.place_id FROM assist a JOIN visit v ON "   \
  "v.id = "                                                                                        \
  "a.visit_id "                                                                                    \
  "JOIN procedure p ON p.id = a.procedure_id "

static char *
text_or_empty (DhStmt *stmt, int column)
{
  const char *text = dh_stmt_text (stmt, column);

  return g_strdup (text != NULL ? text : "");
}

static DhAssist *
read_assist (DhStmt *stmt)
{
  DhAssist *assist = g_new0 (DhAssist, 1);

  assist->id = dh_stmt_int (stmt, 0);
  assist->visit_id = dh_stmt_int (stmt, 1);
  assist->ticket = text_or_empty (stmt, 2);
  assist->at = dh_stmt_int (stmt, 3);
  assist->procedure_name = text_or_empty (stmt, 4);
  assist->procedure_code = text_or_empty (stmt, 5);
  dh_channel_from_code (dh_stmt_text (stmt, 6), &assist->channel);
  dh_outcome_from_code (dh_stmt_text (stmt, 7), &assist->outcome);
  assist->quantity = (int) dh_stmt_int (stmt, 8);
  assist->note = text_or_empty (stmt, 9);
  assist->volunteers = text_or_empty (stmt, 10);
  assist->difficulties = text_or_empty (stmt, 11);
  assist->minutes = (int) dh_stmt_int (stmt, 12);
  assist->follow_up = (gint32) dh_stmt_int (stmt, 13);
  assist->place_id = dh_stmt_int (stmt, 14);
  return assist;
}

GPtrArray *
dh_assist_repo_list (DhDb *db, gint64 visit_id, gint32 from, gint32 to, GError **error)
{
  g_autoptr (GPtrArray) assists = g_ptr_array_new_with_free_func ((GDestroyNotify) dh_assist_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      visit_id != 0 ? ASSIST_SELECT "WHERE a.visit_id = ?1 ORDER BY a.at, a.id"
                    : ASSIST_SELECT "WHERE a.day BETWEEN ?1 AND ?2 ORDER BY a.day, a.at, a.id",
      error);

  if (stmt == NULL)
    return NULL;
  if (visit_id != 0)
    dh_stmt_bind_int (stmt, 1, visit_id);
  else
    {
      dh_stmt_bind_int (stmt, 1, from);
      dh_stmt_bind_int (stmt, 2, to);
    }
  while (dh_stmt_step (stmt, &local_error))
    g_ptr_array_add (assists, read_assist (stmt));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&assists);
}

GArray *
dh_assist_repo_list_last (DhDb *db, gint32 day, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (DhLastAssist));
  g_autoptr (GError) local_error = NULL;
  /* With max() the other columns are of its row: https://www.sqlite.org/lang_select.html#bareagg */
  g_autoptr (DhStmt) stmt = dh_db_prepare (db,
                                          "SELECT procedure_id, channel, outcome, max (id) "
                                          "FROM assist WHERE day = ? GROUP BY procedure_id "
                                          "ORDER BY procedure_id",
                                          error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, day);
  while (dh_stmt_step (stmt, &local_error))
    {
      DhLastAssist last = { .procedure_id = dh_stmt_int (stmt, 0) };

      dh_channel_from_code (dh_stmt_text (stmt, 1), &last.channel);
      dh_outcome_from_code (dh_stmt_text (stmt, 2), &last.outcome);
      g_array_append_val (list, last);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&list);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char *
dh_assist_repo_line (gint64 id, const DhEvent *event, gint32 day, gint64 at)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree gint64 *volunteers =
      g_memdup2 (event->volunteers, event->n_volunteers * sizeof (gint64));
  g_auto (GStrv) codes = g_strsplit (event->difficulties, ";", -1);
  g_autofree char *difficulties = NULL;

  if (volunteers != NULL)
    qsort (volunteers, event->n_volunteers, sizeof (gint64), compare_ids);
  qsort (codes, g_strv_length (codes), sizeof (char *), compare_codes);
  difficulties = g_strjoinv (";", codes);
  g_string_append_printf (line,
                          "%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|%d|%" G_GINT64_FORMAT
                          "|%" G_GINT64_FORMAT "|%s|%s|%d|%s|",
                          id, event->stream_id, day, at, event->procedure_id,
                          dh_channel_to_code (event->channel), dh_outcome_to_code (event->outcome),
                          event->quantity, event->note);
  for (guint i = 0; i < event->n_volunteers; i++)
    g_string_append_printf (line, "%s%" G_GINT64_FORMAT, i > 0 ? ";" : "", volunteers[i]);
  g_string_append_printf (line, "|%s|%d|%d", difficulties, event->minutes, event->follow_up);
  return g_string_free (g_steal_pointer (&line), FALSE);
}
