/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "stats/dh-day-stats-private.h"
#include "dh-error.h"

/* Assists of visits that are not cancelled; the assists of the days lead the join. */
#define FROM_ASSISTS                                                                               \
  " FROM assist a CROSS JOIN visit v ON v.id = a.visit_id AND v.state <> 'cancelled'"
#define OF_THE_DAYS " WHERE a.day BETWEEN ?1 AND ?2"

typedef gboolean (*RowFunc) (DhDayDraft *draft, DhStmt *row, gpointer data, GError **error);

static gboolean
for_each_row (DhDb *db,
              DhDayDraft *draft,
              const char *sql,
              RowFunc func,
              gpointer data,
              GError **error)
{
  GError *failure = NULL;
  g_autoptr (DhStmt) row = dh_db_prepare (db, sql, error);

  if (row == NULL)
    return FALSE;
  dh_stmt_bind_int (row, 1, draft->stats->from);
  dh_stmt_bind_int (row, 2, draft->stats->to);
  while (dh_stmt_step (row, &failure))
    if (!func (draft, row, data, error))
      return FALSE;
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}

static gboolean
add_assist (DhDayDraft *draft, DhStmt *row, gpointer data, GError **error)
{
  GHashTable *by_procedure = data;
  DhDayStats *stats = draft->stats;
  gint64 procedure = dh_stmt_int (row, 1);
  int quantity = dh_stmt_int (row, 4);
  DhChannel channel;
  DhOutcome outcome;
  DhTally *tally;

  if (!dh_channel_from_code (dh_stmt_text (row, 2), &channel) ||
      !dh_outcome_from_code (dh_stmt_text (row, 3), &outcome))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
                   _ ("The row of assist %" G_GINT64_FORMAT " is damaged. Restore a backup."),
                   dh_stmt_int (row, 0));
      return FALSE;
    }
  stats->assists++;
  stats->quantity += quantity;
  stats->by_channel[channel]++;
  stats->by_outcome[outcome]++;

  tally = g_hash_table_lookup (by_procedure, &procedure);
  if (tally == NULL)
    {
      tally = g_new0 (DhTally, 1);
      g_ptr_array_add (stats->procedures, tally);
      g_hash_table_insert (by_procedure, g_memdup2 (&procedure, sizeof procedure), tally);
    }
  tally->assists++;
  tally->quantity += quantity;
  return TRUE;
}

/* Names the procedures met, and adds them up by field. */
static gboolean
name_procedures (DhDb *db, DhDayDraft *draft, GHashTable *by_procedure, GError **error)
{
  g_autoptr (GHashTable) by_field = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, by_procedure);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autoptr (DhStmt) row = dh_db_prepare (
          db, "SELECT ifnull (code, ''), name, field FROM procedure WHERE id = ?1", error);
      DhTally *tally = value, *field;
      GError *failure = NULL;

      if (row == NULL)
        return FALSE;
      dh_stmt_bind_int (row, 1, *(gint64 *) key);
      if (!dh_stmt_step (row, &failure))
        {
          if (failure != NULL)
            g_propagate_error (error, failure);
          else
            g_set_error (
                error, DH_ERROR, DH_ERROR_CORRUPT,
                _ ("Procedure %" G_GINT64_FORMAT " of an assist is missing. Restore a backup."),
                *(gint64 *) key);
          return FALSE;
        }
      tally->code = g_strdup (dh_stmt_text (row, 0));
      tally->name = g_strdup (dh_stmt_text (row, 1));
      tally->field = g_strdup (dh_stmt_text (row, 2));

      field = g_hash_table_lookup (by_field, tally->field);
      if (field == NULL)
        {
          field = g_new0 (DhTally, 1);
          field->name = g_strdup (tally->field);
          g_ptr_array_add (draft->stats->fields, field);
          g_hash_table_insert (by_field, field->name, field);
        }
      field->assists += tally->assists;
      field->quantity += tally->quantity;
    }
  return TRUE;
}

static DhVolunteerStats *
volunteer_of (DhDayDraft *draft, GHashTable *by_volunteer, DhStmt *row)
{
  gint64 id = dh_stmt_int (row, 0);
  DhVolunteerStats *volunteer = g_hash_table_lookup (by_volunteer, &id);

  if (volunteer == NULL)
    {
      volunteer = g_new0 (DhVolunteerStats, 1);
      volunteer->id = id;
      volunteer->name = g_strdup (dh_stmt_text (row, 1));
      volunteer->unit = g_strdup (dh_stmt_text (row, 2));
      g_ptr_array_add (draft->stats->volunteers, volunteer);
      g_hash_table_insert (by_volunteer, &volunteer->id, volunteer);
    }
  return volunteer;
}

static gboolean
add_helper (DhDayDraft *draft, DhStmt *row, gpointer data, GError **error G_GNUC_UNUSED)
{
  DhVolunteerStats *volunteer = volunteer_of (draft, data, row);

  volunteer->assists = dh_stmt_int (row, 3);
  volunteer->visits = dh_stmt_int (row, 4);
  return TRUE;
}

static gboolean
add_duty (DhDayDraft *draft, DhStmt *row, gpointer data, GError **error G_GNUC_UNUSED)
{
  DhVolunteerStats *volunteer = volunteer_of (draft, data, row);

  volunteer->on_duty_s = dh_stmt_int (row, 3);
  return TRUE;
}

static gboolean
add_difficulty (DhDayDraft *draft,
                DhStmt *row,
                gpointer data G_GNUC_UNUSED,
                GError **error G_GNUC_UNUSED)
{
  DhTally *tally = g_new0 (DhTally, 1);

  tally->code = g_strdup (dh_stmt_text (row, 0));
  tally->assists = dh_stmt_int (row, 1);
  g_ptr_array_add (draft->stats->difficulties, tally);
  return TRUE;
}

gboolean
dh_day_stats_load_work (DhDb *db, DhDayDraft *draft, GError **error)
{
  g_autoptr (GHashTable) by_procedure = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) by_volunteer = g_hash_table_new (g_int64_hash, g_int64_equal);

  return for_each_row (db, draft,
                       "SELECT a.id, a.procedure_id, a.channel, a.outcome, a.quantity" FROM_ASSISTS
                           OF_THE_DAYS,
                       add_assist, by_procedure, error) &&
         name_procedures (db, draft, by_procedure, error) &&
         /* Only the day's assists reach the grouping; a name that stands twice in one is a key of
          * the table and so counts once. */
         for_each_row (
             db, draft,
             "SELECT w.id, w.name, w.unit, count (*), count (DISTINCT a.visit_id)" FROM_ASSISTS
             " CROSS JOIN assist_volunteer h ON h.assist_id = a.id"
             " CROSS JOIN volunteer w ON w.id = h.volunteer_id" OF_THE_DAYS " GROUP BY w.id",
             add_helper, by_volunteer, error) &&
         for_each_row (db, draft,
                       "SELECT w.id, w.name, w.unit, sum (d.to_at - d.from_at)"
                       " FROM duty d CROSS JOIN volunteer w ON w.id = d.volunteer_id"
                       " WHERE d.day BETWEEN ?1 AND ?2 AND d.to_at IS NOT NULL GROUP BY w.id",
                       add_duty, by_volunteer, error) &&
         for_each_row (db, draft,
                       "SELECT f.code, count (*)" FROM_ASSISTS
                       " CROSS JOIN assist_difficulty f ON f.assist_id = a.id" OF_THE_DAYS
                       " GROUP BY f.code",
                       add_difficulty, NULL, error);
}
