/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-export.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-error.h"
#include "io/dh-csv.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define LINE_END "\r\n"

static void
add_text (GString *out, const char *text)
{
  dh_csv_append_field (out, text != NULL ? text : "", FALSE);
}

static void
add_number (GString *out, gint64 number)
{
  g_string_append_printf (out, ",%" G_GINT64_FORMAT, number);
}

static void
add_time (GString *out, gint64 time)
{
  g_autofree char *text = time != 0 ? dh_time_to_local (time) : g_strdup ("");

  add_text (out, text);
}

static GString *
begin (const char *header, const char *names_header, gboolean with_names)
{
  GString *out = g_string_new (BYTE_ORDER_MARK);

  g_string_append (out, header);
  if (with_names)
    g_string_append (out, names_header);
  g_string_append (out, LINE_END);
  return out;
}

static gboolean
check_period (gint32 from, gint32 to, GError **error)
{
  if (to >= from)
    return TRUE;
  g_set_error_literal (error, DH_ERROR, DH_ERROR_INVALID,
                       _ ("The last day of the period is before its first day."));
  return FALSE;
}

static gint
compare_visits (gconstpointer a, gconstpointer b)
{
  const DhVisit *one = *(DhVisit *const *) a;
  const DhVisit *other = *(DhVisit *const *) b;

  if (one->arrived != other->arrived)
    return one->arrived < other->arrived ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

static void
add_visit (GString *out, const DhVisit *visit, gboolean with_names)
{
  g_autofree char *day = dh_day_to_iso (visit->day);

  dh_csv_append_field (out, day, TRUE);
  add_text (out, visit->ticket);
  add_text (out, visit->procedure_code);
  add_text (out, visit->procedure_name);
  add_number (out, visit->people);
  add_text (out, dh_priority_to_code (visit->priority));
  add_text (out, dh_visit_state_to_code (visit->state));
  add_text (out, visit->counter);
  add_time (out, visit->arrived);
  add_time (out, visit->called);
  add_time (out, visit->started);
  add_time (out, visit->ended);
  add_number (out, visit->served_s);
  add_number (out, visit->assists);
  add_number (out, visit->inaccurate ? 1 : 0);
  if (with_names)
    {
      add_text (out, visit->volunteer_name);
      add_text (out, visit->person_name);
    }
  g_string_append (out, LINE_END);
}

gboolean
dh_export_visits_csv (DhStore *store,
                      gint32 from,
                      gint32 to,
                      gboolean with_names,
                      char **csv,
                      GError **error)
{
  g_autoptr (GString) out = begin (
      "day,ticket,procedure_code,procedure,people,priority,state,counter,arrived,called,"
      "started,ended,served_s,assists,inaccurate",
      ",volunteer,name", with_names);
  gint32 first, last;

  if (!check_period (from, to, error))
    return FALSE;
  if (dh_store_day_range (store, &first, &last))
    for (gint32 day = MAX (from, first); day <= MIN (to, last); day++)
      {
        g_autoptr (GPtrArray) visits = dh_store_list_visits (store, day, error);

        if (visits == NULL)
          return FALSE;
        g_ptr_array_sort (visits, compare_visits);
        for (guint i = 0; i < visits->len; i++)
          add_visit (out, g_ptr_array_index (visits, i), with_names);
      }
  *csv = g_string_free_and_steal (g_steal_pointer (&out));
  return TRUE;
}

static gint
compare_assists (gconstpointer a, gconstpointer b)
{
  const DhAssist *one = *(DhAssist *const *) a;
  const DhAssist *other = *(DhAssist *const *) b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

gboolean
dh_export_assists_csv (DhStore *store,
                       gint32 from,
                       gint32 to,
                       gboolean with_names,
                       char **csv,
                       GError **error)
{
  g_autoptr (GString) out =
                begin ("at,ticket,procedure_code,procedure,channel,outcome,quantity,difficulties",
                       ",volunteers,note", with_names);
  g_autoptr (GPtrArray) assists = NULL;

  if (!check_period (from, to, error))
    return FALSE;
  assists = dh_store_list_assists (store, from, to, error);
  if (assists == NULL)
    return FALSE;
  g_ptr_array_sort (assists, compare_assists);
  for (guint i = 0; i < assists->len; i++)
    {
      const DhAssist *assist = g_ptr_array_index (assists, i);
      g_autofree char *at = dh_time_to_local (assist->at);

      dh_csv_append_field (out, at, TRUE);
      add_text (out, assist->ticket);
      add_text (out, assist->procedure_code);
      add_text (out, assist->procedure_name);
      add_text (out, dh_channel_to_code (assist->channel));
      add_text (out, dh_outcome_to_code (assist->outcome));
      add_number (out, assist->quantity);
      add_text (out, assist->difficulties);
      if (with_names)
        {
          add_text (out, assist->volunteers);
          add_text (out, assist->note);
        }
      g_string_append (out, LINE_END);
    }
  *csv = g_string_free_and_steal (g_steal_pointer (&out));
  return TRUE;
}
