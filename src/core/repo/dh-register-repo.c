/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "repo/dh-register-repo.h"

#include "dh-day.h"

#define MAX_RETURN_DAYS 90

GArray *
dh_register_repo_list_usage (DhDb *db, gint32 from, gint32 to, GError **error)
{
  g_autoptr (GArray) usage = g_array_new (FALSE, FALSE, sizeof (DhUsage));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DhStmt) stmt = dh_db_prepare (
      db,
      "SELECT procedure_id, day, count (*) FROM visit WHERE day BETWEEN ? AND ? "
      "AND procedure_id IS NOT NULL AND state <> 'cancelled' "
      "GROUP BY day, procedure_id ORDER BY day, procedure_id",
      error);

  if (stmt == NULL)
    return NULL;
  dh_stmt_bind_int (stmt, 1, from);
  dh_stmt_bind_int (stmt, 2, to);
  while (dh_stmt_step (stmt, &local_error))
    {
      DhUsage item = { dh_stmt_int (stmt, 0), (gint32) dh_stmt_int (stmt, 1),
                       dh_stmt_int (stmt, 2) };

      g_array_append_val (usage, item);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&usage);
}

gint64
dh_register_repo_find_ticket (DhDb *db,
                              const char *ticket,
                              gint32 day,
                              gint32 today,
                              gint32 *found_day,
                              GError **error)
{
  g_autoptr (DhStmt) stmt =
                dh_db_prepare (db,
                               "SELECT id, day FROM visit WHERE day BETWEEN ? AND ? AND ticket = ? "
                               "AND state <> 'cancelled' ORDER BY day DESC, id DESC LIMIT 1",
                               error);

  if (stmt == NULL)
    return 0;
  dh_stmt_bind_int (stmt, 1, day == DH_DAY_INVALID ? today - MAX_RETURN_DAYS : day);
  dh_stmt_bind_int (stmt, 2, day == DH_DAY_INVALID ? today - 1 : day);
  dh_stmt_bind_text (stmt, 3, ticket);
  if (!dh_stmt_step (stmt, error))
    return 0;
  if (found_day != NULL)
    *found_day = (gint32) dh_stmt_int (stmt, 1);
  return dh_stmt_int (stmt, 0);
}
