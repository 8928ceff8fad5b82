/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-export.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "dh-error.h"
#include "io/dh-csv.h"
#include "store/dh-store-book.h"

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

static void
add_day (GString *out, gint32 day)
{
  g_autofree char *text = day != 0 ? dh_day_to_iso (day) : g_strdup ("");

  add_text (out, text);
}

/* An empty number where there is none. */
static void
add_some (GString *out, gint64 number)
{
  if (number != 0)
    add_number (out, number);
  else
    add_text (out, "");
}

static GString *
begin (const char *header, const char *names_header, const char *rest, gboolean with_names)
{
  GString *out = g_string_new (BYTE_ORDER_MARK);

  g_string_append (out, header);
  if (with_names)
    g_string_append (out, names_header);
  g_string_append (out, rest);
  g_string_append (out, LINE_END);
  return out;
}

static const char *
place_name (const GPtrArray *places, gint64 id)
{
  for (guint i = 0; i < places->len; i++)
    {
      const DhPlace *place = g_ptr_array_index (places, i);

      if (place->id == id)
        return place->name;
    }
  return "";
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
add_visit (GString *out, const DhVisit *visit, const GPtrArray *places, gboolean with_names)
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
  add_text (out, place_name (places, visit->place_id));
  add_number (out, visit->recorded_late ? 1 : 0);
  add_number (out, 1);
  add_number (out, visit->priority == DH_PRIORITY_ELDERLY ? 1 : 0);
  add_text (out, visit->priority_reason);
  add_number (out, visit->trips);
  add_day (out, visit->follow_up);
  g_string_append (out, LINE_END);
}

static void
add_row_visits (GString *out, const DhSheet *sheet, const DhSheetRow *row, gboolean with_names)
{
  g_autofree char *day = dh_day_to_iso (sheet->day);

  dh_csv_append_field (out, day, TRUE);
  add_text (out, "");
  add_text (out, row->procedure_code);
  add_text (out, row->procedure_name);
  add_number (out, row->count);
  add_text (out, dh_priority_to_code (DH_PRIORITY_NONE));
  add_text (out, dh_visit_state_to_code (DH_VISIT_DONE));
  for (int i = 0; i < 5; i++)
    add_text (out, ""); /* counter and times */
  add_number (out, 0);
  add_number (out, row->count);
  add_number (out, 0);
  if (with_names)
    {
      add_text (out, row->volunteer_names);
      add_text (out, "");
    }
  add_text (out, sheet->place_name);
  add_number (out, 1);
  add_number (out, row->count);
  add_number (out, row->elderly);
  add_text (out, "");
  add_number (out, 1);
  add_text (out, "");
  g_string_append (out, LINE_END);
}

static void
add_row_assists (GString *out, const DhSheet *sheet, const DhSheetRow *row, gboolean with_names)
{
  g_autofree char *at = sheet->from_at != 0 ? dh_time_to_local (sheet->from_at) : g_strdup ("");

  dh_csv_append_field (out, at, TRUE);
  add_text (out, "");
  add_text (out, row->procedure_code);
  add_text (out, row->procedure_name);
  add_text (out, dh_channel_to_code (row->channel));
  add_text (out, dh_outcome_to_code (row->outcome));
  add_number (out, row->count);
  add_text (out, row->difficulties);
  if (with_names)
    {
      add_text (out, row->volunteer_names);
      add_text (out, row->note);
    }
  add_day (out, sheet->day);
  add_text (out, sheet->place_name);
  add_number (out, 1);
  add_number (out, row->count);
  add_text (out, "");
  add_text (out, "");
  g_string_append (out, LINE_END);
}

/* Writes the rows of the sheets from *@next on that are of a day before @day, and steps on. */
static void
add_sheets_before (GString *out,
                   const GPtrArray *sheets,
                   guint *next,
                   gint32 day,
                   void (*add_row) (GString *, const DhSheet *, const DhSheetRow *, gboolean),
                   gboolean with_names)
{
  for (; *next < sheets->len; (*next)++)
    {
      const DhSheet *sheet = g_ptr_array_index (sheets, *next);

      if (sheet->day >= day)
        return;
      for (guint i = 0; i < sheet->rows->len; i++)
        add_row (out, sheet, g_ptr_array_index (sheet->rows, i), with_names);
    }
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
      ",volunteer,name", ",place,recorded_late,visits,elderly,priority_reason,trips,follow_up",
      with_names);
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  guint sheet = 0;
  gint32 first, last;

  if (!check_period (from, to, error))
    return FALSE;
  places = dh_store_list_places (store, error);
  sheets = places != NULL ? dh_store_list_sheets (store, from, to, error) : NULL;
  if (sheets == NULL)
    return FALSE;
  if (dh_store_day_range (store, &first, &last))
    for (gint32 day = MAX (from, first); day <= MIN (to, last); day++)
      {
        g_autoptr (GPtrArray) visits = dh_store_list_visits (store, day, error);

        if (visits == NULL)
          return FALSE;
        add_sheets_before (out, sheets, &sheet, day, add_row_visits, with_names);
        g_ptr_array_sort (visits, compare_visits);
        for (guint i = 0; i < visits->len; i++)
          add_visit (out, g_ptr_array_index (visits, i), places, with_names);
      }
  add_sheets_before (out, sheets, &sheet, G_MAXINT32, add_row_visits, with_names);
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

static void
add_assist (GString *out, const DhAssist *assist, const char *place, gboolean with_names)
{
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
  add_day (out, dh_day_of_time (assist->at));
  add_text (out, place);
  /* Recorded with its visit, in one event. */
  add_number (out, assist->id == assist->visit_id ? 1 : 0);
  add_number (out, 1);
  add_some (out, assist->minutes);
  add_day (out, assist->follow_up);
  g_string_append (out, LINE_END);
}

gboolean
dh_export_assists_csv (DhStore *store,
                       gint32 from,
                       gint32 to,
                       gboolean with_names,
                       char **csv,
                       GError **error)
{
  g_autoptr (GString) out = begin (
      "at,ticket,procedure_code,procedure,channel,outcome,quantity,difficulties",
      ",volunteers,note", ",day,place,recorded_late,assists,minutes,follow_up", with_names);
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GPtrArray) assists = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  guint sheet = 0;

  if (!check_period (from, to, error))
    return FALSE;
  places = dh_store_list_places (store, error);
  assists = places != NULL ? dh_store_list_assists (store, from, to, error) : NULL;
  sheets = assists != NULL ? dh_store_list_sheets (store, from, to, error) : NULL;
  if (sheets == NULL)
    return FALSE;
  g_ptr_array_sort (assists, compare_assists);
  for (guint i = 0; i < assists->len; i++)
    {
      const DhAssist *assist = g_ptr_array_index (assists, i);

      add_sheets_before (out, sheets, &sheet, dh_day_of_time (assist->at), add_row_assists,
                         with_names);
      add_assist (out, assist, place_name (places, assist->place_id), with_names);
    }
  add_sheets_before (out, sheets, &sheet, G_MAXINT32, add_row_assists, with_names);
  *csv = g_string_free_and_steal (g_steal_pointer (&out));
  return TRUE;
}
