/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "stats/dh-day-stats-private.h"
#include "dh-error.h"

/* Columns of the assists' query; a row for each volunteer, or one where none is named. */
enum
{
  A_ID,
  A_VISIT,
  A_PROCEDURE,
  A_CHANNEL,
  A_OUTCOME,
  A_QUANTITY,
  A_VOLUNTEER,
};

typedef struct
{
  gint64 volunteer, visit;
} Help;

typedef struct
{
  DhDayDraft *draft;
  gint64 last_assist;       /* id of the row before */
  GHashTable *by_procedure; /* gint64 (owned) → DhTally of the stats */
  GHashTable *by_code;      /* code of the tally → DhTally of the stats */
  GHashTable *by_volunteer; /* id of the figures → DhVolunteerStats of the stats */
  GArray *helps;            /* of Help */
} Work;

typedef gboolean (*RowFunc) (Work *work, DhStmt *row, GError **error);

static gboolean
for_each_row (DhDb *db, Work *work, const char *sql, RowFunc func, GError **error)
{
  GError *failure = NULL;
  g_autoptr (DhStmt) row = dh_db_prepare (db, sql, error);

  if (row == NULL)
    return FALSE;
  dh_stmt_bind_int (row, 1, work->draft->stats->from);
  dh_stmt_bind_int (row, 2, work->draft->stats->to);
  while (dh_stmt_step (row, &failure))
    if (!func (work, row, error))
      return FALSE;
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_cancelled (const Work *work, gint64 visit)
{
  return g_hash_table_contains (work->draft->cancelled, &visit);
}

static DhVolunteerStats *
volunteer_of (Work *work, gint64 id)
{
  DhVolunteerStats *volunteer = g_hash_table_lookup (work->by_volunteer, &id);

  if (volunteer == NULL)
    {
      volunteer = g_new0 (DhVolunteerStats, 1);
      volunteer->id = id;
      g_ptr_array_add (work->draft->stats->volunteers, volunteer);
      g_hash_table_insert (work->by_volunteer, &volunteer->id, volunteer);
    }
  return volunteer;
}

static void
add_assists (Work *work,
             gint64 procedure,
             DhChannel channel,
             DhOutcome outcome,
             gint64 assists,
             gint64 quantity)
{
  DhDayStats *stats = work->draft->stats;
  DhTally *tally = g_hash_table_lookup (work->by_procedure, &procedure);

  stats->assists += assists;
  stats->quantity += quantity;
  stats->by_channel[channel] += assists;
  stats->by_outcome[outcome] += assists;
  if (tally == NULL)
    {
      tally = g_new0 (DhTally, 1);
      g_ptr_array_add (stats->procedures, tally);
      g_hash_table_insert (work->by_procedure, g_memdup2 (&procedure, sizeof procedure), tally);
    }
  tally->assists += assists;
  tally->quantity += quantity;
}

static gboolean
count_assist (Work *work, DhStmt *row, GError **error)
{
  gint64 procedure = dh_stmt_int (row, A_PROCEDURE);
  gint64 quantity = dh_stmt_int (row, A_QUANTITY);
  DhChannel channel;
  DhOutcome outcome;

  if (!dh_channel_from_code (dh_stmt_text (row, A_CHANNEL), &channel) ||
      !dh_outcome_from_code (dh_stmt_text (row, A_OUTCOME), &outcome))
    {
      g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
                   _ ("The row of assist %" PRId64 " is damaged. Restore a backup."),
                   dh_stmt_int (row, A_ID));
      return FALSE;
    }
  add_assists (work, procedure, channel, outcome, 1, quantity);
  return TRUE;
}

static gboolean
add_assist (Work *work, DhStmt *row, GError **error)
{
  gint64 id = dh_stmt_int (row, A_ID), visit = dh_stmt_int (row, A_VISIT);
  gboolean again = id == work->last_assist; /* one more volunteer of the same assist */

  work->last_assist = id;
  if (is_cancelled (work, visit))
    return TRUE;
  if (!again && !count_assist (work, row, error))
    return FALSE;
  if (!dh_stmt_is_null (row, A_VOLUNTEER))
    {
      Help help = { dh_stmt_int (row, A_VOLUNTEER), visit };

      g_array_append_val (work->helps, help);
    }
  return TRUE;
}

static void
count_difficulty (Work *work, const char *code, gint64 n)
{
  DhTally *tally = g_hash_table_lookup (work->by_code, code);

  if (tally == NULL)
    {
      tally = g_new0 (DhTally, 1);
      tally->code = g_strdup (code);
      g_ptr_array_add (work->draft->stats->difficulties, tally);
      g_hash_table_insert (work->by_code, tally->code, tally);
    }
  tally->assists += n;
}

static gboolean
add_difficulty (Work *work, DhStmt *row, GError **error G_GNUC_UNUSED)
{
  if (!is_cancelled (work, dh_stmt_int (row, 0)))
    count_difficulty (work, dh_stmt_text (row, 1), 1);
  return TRUE;
}

static gboolean
add_duty (Work *work, DhStmt *row, GError **error G_GNUC_UNUSED)
{
  volunteer_of (work, dh_stmt_int (row, 0))->on_duty_s += dh_stmt_int (row, 1);
  return TRUE;
}

static int
compare_helps (gconstpointer a, gconstpointer b)
{
  const Help *x = a, *y = b;

  if (x->volunteer != y->volunteer)
    return x->volunteer < y->volunteer ? -1 : 1;
  return (x->visit > y->visit) - (x->visit < y->visit);
}

/* A volunteer helped with so many records, and at so many different visits. */
static void
count_helps (Work *work)
{
  const Help *before = NULL;

  g_array_sort (work->helps, compare_helps);
  for (guint i = 0; i < work->helps->len; i++)
    {
      const Help *help = &g_array_index (work->helps, Help, i);
      DhVolunteerStats *volunteer = volunteer_of (work, help->volunteer);

      volunteer->assists++;
      if (before == NULL || compare_helps (before, help) != 0)
        volunteer->visits++;
      before = help;
    }
}

/* Each person of a row is a visit with one assist, by each volunteer named on the row. */
static void
add_sheet_row (Work *work, const DhSheetRow *row)
{
  g_auto (GStrv) codes = g_strsplit (row->difficulties, ";", -1);

  add_assists (work, row->procedure_id, row->channel, row->outcome, row->count, row->count);
  for (guint i = 0; codes[i] != NULL; i++)
    count_difficulty (work, codes[i], row->count);
  for (guint i = 0; i < row->n_volunteers; i++)
    {
      DhVolunteerStats *volunteer = volunteer_of (work, row->volunteers[i]);

      volunteer->assists += row->count;
      volunteer->visits += row->count;
    }
}

static void
add_sheets (Work *work)
{
  const GPtrArray *sheets = work->draft->stats->book->sheets;

  for (guint i = 0; i < sheets->len; i++)
    {
      const DhSheet *sheet = g_ptr_array_index (sheets, i);

      for (guint k = 0; k < sheet->rows->len; k++)
        add_sheet_row (work, g_ptr_array_index (sheet->rows, k));
    }
}

/* ---- Names of what was met */

/* The row of @id by @sql, for dh_stmt_done() when its texts are copied. */
static DhStmt *
named_row (DhDb *db, const char *sql, gint64 id, GError **error)
{
  GError *failure = NULL;
  g_autoptr (DhStmt) row = dh_db_prepare (db, sql, error);

  if (row == NULL)
    return NULL;
  dh_stmt_bind_int (row, 1, id);
  if (dh_stmt_step (row, &failure))
    return g_steal_pointer (&row);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else
    g_set_error (error, DH_ERROR, DH_ERROR_CORRUPT,
                 _ ("An assist names a procedure or a volunteer (%" PRId64
                    ") that is missing. Restore a backup."),
                 id);
  return NULL;
}

static gboolean
name_procedures (DhDb *db, Work *work, GError **error)
{
  g_autoptr (GHashTable) by_field = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, work->by_procedure);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      DhTally *tally = value, *field;
      g_autoptr (DhStmt) row = named_row (
          db, "SELECT ifnull (code, ''), name, field FROM procedure WHERE id = ?1", *(gint64 *) key,
          error);

      if (row == NULL)
        return FALSE;
      tally->code = g_strdup (dh_stmt_text (row, 0));
      tally->name = g_strdup (dh_stmt_text (row, 1));
      tally->field = g_strdup (dh_stmt_text (row, 2));

      field = g_hash_table_lookup (by_field, tally->field);
      if (field == NULL)
        {
          field = g_new0 (DhTally, 1);
          field->name = g_strdup (tally->field);
          g_ptr_array_add (work->draft->stats->fields, field);
          g_hash_table_insert (by_field, field->name, field);
        }
      field->assists += tally->assists;
      field->quantity += tally->quantity;
    }
  return TRUE;
}

static gboolean
name_volunteers (DhDb *db, Work *work, GError **error)
{
  GPtrArray *volunteers = work->draft->stats->volunteers;

  for (guint i = 0; i < volunteers->len; i++)
    {
      DhVolunteerStats *volunteer = g_ptr_array_index (volunteers, i);
      g_autoptr (DhStmt) row = named_row (db, "SELECT name, unit FROM volunteer WHERE id = ?1",
                                         volunteer->id, error);

      if (row == NULL)
        return FALSE;
      volunteer->name = g_strdup (dh_stmt_text (row, 0));
      volunteer->unit = g_strdup (dh_stmt_text (row, 1));
    }
  return TRUE;
}

gboolean
dh_day_stats_load_work (DhDb *db, DhDayDraft *draft, GError **error)
{
  g_autoptr (GHashTable)
                by_procedure = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_volunteer = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) helps = g_array_new (FALSE, FALSE, sizeof (Help));
  Work work = { .draft = draft,
                .by_procedure = by_procedure,
                .by_code = by_code,
                .by_volunteer = by_volunteer,
                .helps = helps };

  /* CROSS JOIN: the assists of the days lead, whatever the planner believes of the tables' sizes.
   */
  if (!for_each_row (db, &work,
                     "SELECT a.id, a.visit_id, a.procedure_id, a.channel, a.outcome, a.quantity,"
                     " h.volunteer_id FROM assist a"
                     " LEFT JOIN assist_volunteer h ON h.assist_id = a.id"
                     " WHERE a.day BETWEEN ?1 AND ?2",
                     add_assist, error) ||
      !for_each_row (db, &work,
                     "SELECT a.visit_id, f.code FROM assist a"
                     " CROSS JOIN assist_difficulty f ON f.assist_id = a.id"
                     " WHERE a.day BETWEEN ?1 AND ?2",
                     add_difficulty, error) ||
      !for_each_row (db, &work,
                     "SELECT volunteer_id, to_at - from_at FROM duty"
                     " WHERE day BETWEEN ?1 AND ?2 AND to_at IS NOT NULL",
                     add_duty, error))
    return FALSE;
  count_helps (&work);
  add_sheets (&work);
  return name_procedures (db, &work, error) && name_volunteers (db, &work, error);
}
