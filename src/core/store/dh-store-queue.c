/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store/dh-store-private.h"

#include "dh-day.h"
#include "repo/dh-fold-repo.h"
#include "repo/dh-visit-repo.h"
#include "store/dh-desk-settings.h"
#include "text/dh-text.h"

/* Who does not come back within that time is looked for no longer, days. */
#define MAX_RETURN_DAYS 90

/* Of a day that is not today nobody can be said to have waited too long by now. */
static gint64
now_for (gint32 day)
{
  gint64 now = dh_time_now ();

  return dh_day_of_time (now) == day ? now : 0;
}

/* Puts @waiting, of @day, into the order in which they are to be called. */
static gboolean
order (DhStore *self, GPtrArray *waiting, gint32 day, gint64 now, GError **error)
{
  DhFairness fairness;
  g_autoptr (GArray) calls = NULL;
  gint64 first = G_MAXINT64;

  if (waiting->len == 0)
    return TRUE;
  for (guint i = 0; i < waiting->len; i++)
    first = MIN (first, ((const DhVisit *) g_ptr_array_index (waiting, i))->last_event);
  calls = dh_visit_repo_list_calls (self->db, day, first, error);
  if (calls == NULL)
    return FALSE;
  fairness = dh_desk_settings_load_fairness (self);
  dh_queue_order (waiting, calls, &fairness, now);
  return TRUE;
}

GPtrArray *
dh_store_list_visits_at (DhStore *self, gint32 day, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) visits = dh_visit_repo_list (self->db, day, error);
  g_autoptr (GPtrArray) waiting = NULL;
  guint from = 0;

  if (visits == NULL)
    return NULL;
  waiting = g_ptr_array_new ();
  for (guint i = 0; i < visits->len; i++)
    {
      DhVisit *visit = g_ptr_array_index (visits, i);

      if (visit->state != DH_VISIT_WAITING)
        continue;
      if (waiting->len == 0)
        from = i;
      g_ptr_array_add (waiting, visit);
    }
  if (!order (self, waiting, day, now, error))
    return NULL;
  for (guint i = 0; i < waiting->len; i++)
    g_ptr_array_index (visits, from + i) = g_ptr_array_index (waiting, i);
  return g_steal_pointer (&visits);
}

GPtrArray *
dh_store_list_visits (DhStore *self, gint32 day, GError **error)
{
  return dh_store_list_visits_at (self, day, now_for (day), error);
}

gint64
dh_store_next_waiting_at (DhStore *self, gint32 day, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) waiting = dh_visit_repo_list_waiting (self->db, day, error);

  if (waiting == NULL || !order (self, waiting, day, now, error) || waiting->len == 0)
    return 0;
  return ((const DhVisit *) g_ptr_array_index (waiting, 0))->id;
}

gint64
dh_store_next_waiting (DhStore *self, gint32 day, GError **error)
{
  return dh_store_next_waiting_at (self, day, now_for (day), error);
}

gboolean
dh_store_numbers_stopped (DhStore *self, gint32 day)
{
  return dh_fold_repo_numbers_stopped (self->db, day, NULL);
}

GPtrArray *
dh_store_list_due (DhStore *self, gint32 day, GError **error)
{
  return dh_visit_repo_list_due (self->db, day - MAX_RETURN_DAYS, day, error);
}

gint64
dh_store_find_ticket (DhStore *self, const char *ticket, gint32 day, gint32 today, GError **error)
{
  g_autofree char *clean = dh_text_clean (ticket);
  g_autofree char *upper = g_ascii_strup (clean, -1);

  return dh_visit_repo_find_ticket (self->db, upper, day != 0 ? day : today - MAX_RETURN_DAYS,
                                    day != 0 ? day : today, error);
}

gint64
dh_store_find_open_person (DhStore *self,
                           const char *name,
                           const char *phone,
                           gint32 day,
                           GError **error)
{
  g_autofree char *name_fold = dh_text_fold (name);
  g_autofree char *clean_phone = dh_text_clean (phone);

  return dh_visit_repo_find_person (self->db, name_fold, clean_phone, day, error);
}

GArray *
dh_store_unclosed_days (DhStore *self, gint32 today, GError **error)
{
  return dh_visit_repo_list_unclosed_days (self->db, today, error);
}
