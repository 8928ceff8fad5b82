/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-export-table.h"

#include <glib/gi18n-lib.h>

#include "io/dh-export.h"
#include "io/dh-summary-csv.h"
#include "stats/dh-day-stats.h"

static char *
summary_to_csv (const DhExportTable *table, DhStore *store, GError **error)
{
  g_autoptr (DhDayStats) stats = dh_day_stats_new (dh_store_db (store), table->from, table->to,
                                                  table->now, table->target_s, error);

  return stats != NULL ? dh_summary_to_csv (stats) : NULL;
}

char *
dh_export_table_to_csv (const DhExportTable *table, DhStore *store, GError **error)
{
  char *csv = NULL;

  g_return_val_if_fail (table != NULL && store != NULL, NULL);

  switch (table->kind)
    {
    case DH_EXPORT_SUMMARY:
      return summary_to_csv (table, store, error);
    case DH_EXPORT_VISITS:
      return dh_export_visits_csv (store, table->from, table->to, table->with_names, &csv, error)
                 ? csv
                 : NULL;
    case DH_EXPORT_ASSISTS:
      return dh_export_assists_csv (store, table->from, table->to, table->with_names, &csv, error)
                 ? csv
                 : NULL;
    case DH_EXPORT_N_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
dh_export_kind_title (DhExportKind kind)
{
  switch (kind)
    {
    case DH_EXPORT_SUMMARY:
      return C_ ("sheet", "Summary");
    case DH_EXPORT_VISITS:
      return C_ ("sheet", "Visits");
    case DH_EXPORT_ASSISTS:
      return C_ ("sheet", "Assists");
    case DH_EXPORT_N_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}
