/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/dh-store-private.h"

#include "dh-day.h"
#include "repo/dh-assist-repo.h"
#include "repo/dh-duty-repo.h"
#include "repo/dh-office-repo.h"
#include "repo/dh-person-repo.h"
#include "repo/dh-procedure-repo.h"
#include "repo/dh-visit-repo.h"
#include "repo/dh-volunteer-repo.h"
#include "text/dh-text.h"

gint64
dh_store_find_procedure (DhStore *self, const char *code_or_name, GError **error)
{
  g_autofree char *text = dh_text_clean (code_or_name);

  return text[0] != '\0' ? dh_procedure_repo_find (self->db, text, error) : 0;
}

gint64
dh_store_find_volunteer (DhStore *self, const char *name, GError **error)
{
  g_autofree char *text = dh_text_clean (name);

  return text[0] != '\0' ? dh_volunteer_repo_find (self->db, text, error) : 0;
}

gint64
dh_store_find_place (DhStore *self, const char *name, GError **error)
{
  g_autofree char *text = dh_text_clean (name);

  return dh_office_repo_find_place (self->db, text, error);
}

GPtrArray *
dh_store_list_procedures (DhStore *self, gboolean active_only, GError **error)
{
  g_autofree char *today = dh_day_to_iso (dh_day_of_time (dh_time_now ()));

  return dh_procedure_repo_list (self->db, active_only ? today : NULL, error);
}

GPtrArray *
dh_store_list_volunteers (DhStore *self, gboolean active_only, GError **error)
{
  return dh_volunteer_repo_list (self->db, active_only, error);
}

GPtrArray *
dh_store_list_places (DhStore *self, GError **error)
{
  return dh_office_repo_list_places (self->db, error);
}

DhVisit *
dh_store_get_visit (DhStore *self, gint64 visit_id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  DhVisit *visit = dh_visit_repo_get (self->db, visit_id, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (visit == NULL)
    dh_store_set_no_visit (error, visit_id);
  return visit;
}

GPtrArray *
dh_store_list_assists (DhStore *self, gint32 from, gint32 to, GError **error)
{
  return dh_assist_repo_list (self->db, 0, from, to, error);
}

GPtrArray *
dh_store_list_visit_assists (DhStore *self, gint64 visit_id, GError **error)
{
  return dh_assist_repo_list (self->db, visit_id, 0, 0, error);
}

gboolean
dh_store_day_range (DhStore *self, gint32 *first, gint32 *last)
{
  return dh_visit_repo_day_range (self->db, first, last);
}

gboolean
dh_store_day_is_closed (DhStore *self, gint32 day)
{
  return dh_duty_repo_day_is_closed (self->db, day);
}

/* What is erased must not be readable in the file: it is overwritten … */
static gboolean
begin_erasing (DhStore *self, GError **error)
{
  self->dirty = TRUE;
  return dh_db_exec (self->db, "PRAGMA secure_delete = ON", error);
}

/* … and the log beside it emptied. @erased: how many, -1 = it failed. */
static gint64
end_erasing (DhStore *self, gint64 erased, GError **error)
{
  if (!dh_store_end (self, erased >= 0, error))
    return -1;
  dh_db_exec (self->db, "PRAGMA secure_delete = FAST", NULL);
  if (erased > 0 && !dh_db_in_transaction (self->db))
    {
      g_autoptr (DhStmt) stmt = dh_db_prepare (self->db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);

      /* A reader beside us may keep the log for now; it is emptied when the database is closed. */
      if (stmt != NULL)
        dh_stmt_step (stmt, NULL);
    }
  return erased;
}

gint64
dh_store_erase_persons (DhStore *self, gint32 today, gboolean all, GError **error)
{
  gint64 erased = -1;

  if (!dh_store_start (self, error))
    return -1;
  if (begin_erasing (self, error))
    erased = dh_person_repo_erase (self->db, today, all, error);
  return end_erasing (self, erased, error);
}

gint64
dh_store_erase_person (DhStore *self, gint64 visit_id, GError **error)
{
  gint64 erased = -1;

  if (!dh_store_start (self, error))
    return -1;
  if (begin_erasing (self, error))
    erased = dh_person_repo_erase_visit (self->db, visit_id, error);
  return end_erasing (self, erased, error);
}
