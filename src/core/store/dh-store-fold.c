/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/dh-store-private.h"

#include "repo/dh-assist-repo.h"
#include "repo/dh-duty-repo.h"
#include "repo/dh-fold-repo.h"
#include "repo/dh-visit-repo.h"

static gboolean
write_fold (DhStore *self, const DhVisitFold *fold, GError **error)
{
  if (!dh_visit_repo_insert (self->db, &fold->row, error))
    return FALSE;
  for (guint i = 0; i < fold->intervals->len; i++)
    if (!dh_visit_repo_insert_interval (self->db, fold->row.id, (int) i + 1,
                                        &g_array_index (fold->intervals, DhIntervalRow, i), error))
      return FALSE;
  for (guint i = 0; i < fold->assists->len; i++)
    {
      const DhFoldedAssist *assist = &g_array_index (fold->assists, DhFoldedAssist, i);

      if (!dh_assist_repo_insert (self->db, assist->id, assist->event, fold->row.day, assist->at,
                                  error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dh_store_refold_visit (DhStore *self, gint64 visit_id, DhVisitRow *row, GError **error)
{
  g_autoptr (DhEventList) events = dh_journal_read_visit (self->db, visit_id, error);
  g_autoptr (DhVisitFold) fold = NULL;
  const DhEvent *illegal = NULL;

  if (events == NULL)
    return FALSE;
  fold = dh_visit_fold (events, &illegal);
  if (fold == NULL)
    {
      dh_store_set_bad_journal (error, illegal->seq);
      return FALSE;
    }
  if (row != NULL)
    *row = fold->row;
  return dh_visit_repo_delete (self->db, visit_id, error) &&
         (fold->row.state == DH_VISIT_NONE || write_fold (self, fold, error));
}

gboolean
dh_store_refold_duty (DhStore *self, gint64 volunteer_id, GError **error)
{
  g_autoptr (DhEventList) events = dh_journal_read_duty (self->db, volunteer_id, error);
  g_autoptr (GArray) duties = NULL;
  const DhEvent *illegal = NULL;

  if (events == NULL)
    return FALSE;
  duties = dh_duty_fold (events, &illegal);
  if (duties == NULL)
    {
      dh_store_set_bad_journal (error, illegal->seq);
      return FALSE;
    }
  if (!dh_duty_repo_delete_all (self->db, volunteer_id, error))
    return FALSE;
  for (guint i = 0; i < duties->len; i++)
    if (!dh_duty_repo_insert (self->db, &g_array_index (duties, DhDutyRow, i), error))
      return FALSE;
  return TRUE;
}

gboolean
dh_store_refold (DhStore *self, const DhEvent *event, GError **error)
{
  DhEventHead head = { .seq = event->seq, .kind = event->kind, .stream_id = event->stream_id };

  return dh_fold_repo_write (self->db, &head, error);
}
