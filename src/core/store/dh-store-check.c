/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-private.h"

#include <glib/gi18n-lib.h>

#include "db/dh-backup.h"
#include "dh-day.h"
#include "repo/dh-assist-repo.h"
#include "repo/dh-duty-repo.h"
#include "repo/dh-fold-repo.h"
#include "repo/dh-procedure-repo.h"
#include "repo/dh-visit-repo.h"
#include "repo/dh-visit-scan.h"
#include "repo/dh-volunteer-repo.h"
#include "stats/dh-rollup.h"
#include "text/dh-text.h"

static gboolean
fail (GError **error, GError *local_error)
{
  g_propagate_error (error, local_error);
  return FALSE;
}

/* The first column of all the rows of @sql. */
static GArray *
query_ids (DhDb *db, const char *sql, GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, sql, error);

  return stmt != NULL ? dh_stmt_ids (stmt, error) : NULL;
}

static void
add_illegal (GPtrArray *faults, const DhEvent *illegal)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, illegal->seq);

  g_ptr_array_add (
      faults, g_strdup_printf (_ ("Entry %s of the journal does not fit those before it."), id));
}

/* ---- Visits */

static void
add_visit_fault (GPtrArray *faults, const DhVisitRow *row, const char *what)
{
  g_autofree char *day = dh_format_day_short (row->day);

  g_ptr_array_add (faults, g_strdup_printf (_ ("Number %s of %s differs from the journal in “%s”."),
                                            row->ticket, day, what));
}

static gboolean
same_intervals (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DhIntervalRow *first = &g_array_index (a, DhIntervalRow, i);
      const DhIntervalRow *second = &g_array_index (b, DhIntervalRow, i);

      if (first->state != second->state || first->from_at != second->from_at ||
          first->to_at != second->to_at)
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_assists (const DhVisitFold *fold, const GPtrArray *lines)
{
  if (fold->assists->len != lines->len)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const DhFoldedAssist *assist = &g_array_index (fold->assists, DhFoldedAssist, i);
      g_autofree char *line =
          dh_assist_repo_line (assist->id, assist->event, fold->row.day, assist->at);

      if (!g_str_equal (line, g_ptr_array_index (lines, i)))
        return FALSE;
    }
  return TRUE;
}

/* How often the person came back on the day, as the journal has it, and the trips that the
 * registration says: a closing of the day may stand before it. */
static int
count_come_backs (const DhEventList *events, gint64 visit_id, int *trips)
{
  int n = 0;

  *trips = 1;
  for (guint i = 0; i < dh_event_list_length (events); i++)
    {
      const DhEvent *event = dh_event_list_get (events, i);

      n += event->kind == DH_EVENT_COME_BACK;
      if (event->seq == visit_id)
        *trips = MAX (event->trips, 1);
    }
  return n;
}

/* Each interval goes on where the one before it ended, unless the person went away and came back;
 * only the last may be open, and is exactly in the states that go on. */
static gboolean
is_whole (const DhVisitRow *row, const GArray *intervals, gboolean came_back)
{
  gboolean over = !dh_visit_state_is_open (row->state);

  if (intervals->len != (guint) row->intervals ||
      (row->recorded_late && (intervals->len > 0 || row->state != DH_VISIT_DONE)) ||
      (intervals->len > 0 && g_array_index (intervals, DhIntervalRow, 0).from_at != row->arrived))
    return FALSE;
  for (guint i = 0; i < intervals->len; i++)
    {
      const DhIntervalRow *this = &g_array_index (intervals, DhIntervalRow, i);
      const DhIntervalRow *next = this + 1;

      if (i + 1 == intervals->len)
        return over ? this->to_at == row->ended
                    : this->to_at == 0 && this->state == row->state && this->from_at == row->since;
      if (this->to_at == 0 || next->from_at < this->to_at ||
          (next->from_at > this->to_at && (next->state != DH_VISIT_WAITING || !came_back)))
        return FALSE;
    }
  return TRUE;
}

/* Rules that hold of every visit, whatever the fold makes of it. */
static void
check_row (const DhVisitRow *row,
           const GArray *intervals,
           const DhEventList *events,
           GPtrArray *faults)
{
  int trips;
  int come_backs = count_come_backs (events, row->id, &trips);
  gboolean whole = is_whole (row, intervals, come_backs > 0);
  gboolean fits = (row->origin_id != 0 || trips == 1) && row->trips == trips + come_backs;
  g_autofree char *name = NULL;

  if (whole && fits)
    return;
  name = g_strdup_printf ("%s (%" G_GINT64_FORMAT ")", row->ticket, row->id);
  if (!whole)
    g_ptr_array_add (
        faults, g_strdup_printf (_ ("The times of number %s have a gap or an overlap."), name));
  if (!fits)
    g_ptr_array_add (
        faults,
        g_strdup_printf (_ ("Number %s goes on with an earlier one that does not fit."), name));
}

/* What is read again and again. */
typedef struct
{
  DhJournalWalk *walk; /* owned */
  DhVisitScan *scan;   /* owned */
  GArray *intervals;   /* (owned) of DhIntervalRow */
  GPtrArray *lines;    /* (owned) of char * */
} VisitCheck;

static gboolean
check_visit (VisitCheck *check,
             gint64 visit_id,
             const DhEventList *events,
             GPtrArray *faults,
             GError **error)
{
  g_autoptr (DhVisitFold) fold = NULL;
  const DhEvent *illegal = NULL;
  DhVisitRow row;
  const char *difference;

  if (!dh_visit_scan_find (check->scan, visit_id, &row, check->intervals, check->lines, error))
    return FALSE;
  if (row.id != 0)
    check_row (&row, check->intervals, events, faults);
  fold = dh_visit_fold (events, &illegal);
  if (fold == NULL)
    {
      add_illegal (faults, illegal);
      return TRUE;
    }
  difference = dh_visit_row_difference (&fold->row, &row);
  if (difference != NULL)
    {
      add_visit_fault (faults, row.id != 0 ? &row : &fold->row, difference);
      return TRUE;
    }
  if (!same_intervals (fold->intervals, check->intervals))
    add_visit_fault (faults, &row, "interval");
  if (!same_assists (fold, check->lines))
    add_visit_fault (faults, &row, "assist");
  return TRUE;
}

static gboolean
check_all_visits (VisitCheck *check, GPtrArray *faults, GError **error)
{
  GError *local_error = NULL;
  const DhEventList *events;
  gint64 visit_id;

  while ((events = dh_journal_walk_next (check->walk, &visit_id, &local_error)) != NULL)
    if (!check_visit (check, visit_id, events, faults, error))
      return FALSE;
  return local_error == NULL || fail (error, local_error);
}

static gboolean
check_visits (DhDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (DhJournalWalk) walk = dh_journal_walk_new (db, error);
  g_autoptr (DhVisitScan) scan = NULL;
  g_autoptr (GArray) intervals = g_array_new (FALSE, FALSE, sizeof (DhIntervalRow));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  VisitCheck check = { .walk = walk, .intervals = intervals, .lines = lines };

  if (walk == NULL)
    return FALSE;
  scan = dh_visit_scan_new (db, error);
  check.scan = scan;
  return scan != NULL && check_all_visits (&check, faults, error);
}

/* ---- Duties */

static gboolean
same_duties (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DhDutyRow *first = &g_array_index (a, DhDutyRow, i);
      const DhDutyRow *second = &g_array_index (b, DhDutyRow, i);

      if (first->id != second->id || first->volunteer_id != second->volunteer_id ||
          first->day != second->day || first->from_at != second->from_at ||
          first->to_at != second->to_at || first->last_event != second->last_event)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_duties_of (DhDb *db, gint64 volunteer_id, GPtrArray *faults, GError **error)
{
  g_autoptr (DhEventList) events = dh_journal_read_duty (db, volunteer_id, error);
  g_autoptr (GArray) folded = NULL;
  g_autoptr (GArray) stored = NULL;
  g_autofree char *name = NULL;
  const DhEvent *illegal = NULL;

  if (events == NULL)
    return FALSE;
  folded = dh_duty_fold (events, &illegal);
  if (folded == NULL)
    {
      add_illegal (faults, illegal);
      return TRUE;
    }
  stored = dh_duty_repo_load_all (db, volunteer_id, error);
  if (stored == NULL)
    return FALSE;
  if (!same_duties (folded, stored))
    {
      name = dh_volunteer_repo_name (db, volunteer_id);
      g_ptr_array_add (faults,
                       g_strdup_printf (_ ("The duties of “%s” differ from the journal."), name));
    }
  return TRUE;
}

static gboolean
check_duties (DhDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (GArray) ids = query_ids (db,
                                     "SELECT DISTINCT stream_id FROM event WHERE stream = 'duty' "
                                     "UNION SELECT volunteer_id FROM duty ORDER BY 1",
                                     error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!check_duties_of (db, g_array_index (ids, gint64, i), faults, error))
      return FALSE;
  return TRUE;
}

/* ---- Folded twins of the lists */

static gboolean
check_text (DhDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) procedures = dh_procedure_repo_list (db, NULL, error);
  g_autoptr (GPtrArray) volunteers = NULL;

  if (procedures == NULL)
    return FALSE;
  volunteers = dh_volunteer_repo_list (db, FALSE, error);
  if (volunteers == NULL)
    return FALSE;
  for (guint i = 0; i < procedures->len; i++)
    {
      const DhProcedure *procedure = g_ptr_array_index (procedures, i);
      g_autofree char *name = dh_text_fold (procedure->name);
      g_autofree char *keywords = dh_text_fold_list (procedure->keywords);

      if (!g_str_equal (name, procedure->name_fold) ||
          !g_str_equal (keywords, procedure->keywords_fold))
        g_ptr_array_add (faults, g_strdup_printf (_ ("The procedure “%s” cannot be found by its "
                                                     "name: its search text is wrong."),
                                                  procedure->name));
    }
  for (guint i = 0; i < volunteers->len; i++)
    {
      const DhVolunteer *volunteer = g_ptr_array_index (volunteers, i);
      g_autofree char *name = dh_text_fold (volunteer->name);

      if (!g_str_equal (name, volunteer->name_fold))
        g_ptr_array_add (faults, g_strdup_printf (_ ("The volunteer “%s” cannot be found by name: "
                                                     "the search text is wrong."),
                                                  volunteer->name));
    }
  return TRUE;
}

/* @sql: name and sort key of each row of a list; @message: with one %s, the name. */
static gboolean
check_order (DhDb *db,
             const char *sql,
             GBytes *(*make_key) (const char *name),
             const char *message,
             GPtrArray *faults,
             GError **error)
{
  g_autoptr (DhStmt) stmt = dh_db_prepare (db, sql, error);
  GError *local_error = NULL;

  if (stmt == NULL)
    return FALSE;
  while (dh_stmt_step (stmt, &local_error))
    {
      const char *name = dh_stmt_text (stmt, 0);
      g_autoptr (GBytes) stored = dh_stmt_bytes (stmt, 1);
      g_autoptr (GBytes) key = make_key (name);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      if (stored == NULL || !g_bytes_equal (stored, key))
        g_ptr_array_add (faults, g_strdup_printf (message, name));
#pragma GCC diagnostic pop
    }
  return local_error == NULL || fail (error, local_error);
}

static gboolean
check_orders (DhDb *db, GPtrArray *faults, GError **error)
{
  return check_order (db, "SELECT name, sort_key FROM procedure", dh_text_sort_key,
                      _ ("The procedure “%s” stands at a wrong place in lists: its sort key is "
                         "wrong."),
                      faults, error) &&
         check_order (db, "SELECT name, sort_key FROM volunteer", dh_text_name_sort_key,
                      _ ("The volunteer “%s” stands at a wrong place in lists: the sort key is "
                         "wrong."),
                      faults, error);
}

static gboolean
check_folds (DhDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (check_visits (db, faults, &local_error) && check_duties (db, faults, &local_error) &&
      dh_fold_repo_check (db, faults, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, DH_ERROR, DH_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  /* A word that no fold can take: a fault like the others. */
  g_ptr_array_add (faults, g_strdup (local_error->message));
  return TRUE;
}

gboolean
dh_store_check (DhStore *self, GPtrArray *faults, GError **error)
{
  gboolean foldable = FALSE;
  gboolean ok;

  g_return_val_if_fail (self != NULL && faults != NULL, FALSE);

  /* One state of the file for all the questions, whatever a writer does meanwhile. */
  if (!dh_db_begin_read (self->db, error))
    return FALSE;
  ok = dh_db_check_file (self->db, faults, error) &&
       dh_store_check_rules (self, faults, &foldable, error);
  if (ok && foldable)
    ok = check_folds (self->db, faults, error) && check_text (self->db, faults, error) &&
         check_orders (self->db, faults, error) && dh_rollup_check (self->db, faults, error);
  dh_db_end_read (self->db);
  return ok;
}
