/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dh-store-book-private.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "journal/dh-json.h"
#include "repo/dh-office-repo.h"
#include "repo/dh-procedure-repo.h"
#include "repo/dh-sheet-repo.h"
#include "repo/dh-volunteer-repo.h"
#include "text/dh-text.h"

/* ---- What can be judged without the database */

/* @format: with one %u, the number of the row as people count. */
static gboolean
invalid_row (GError **error, const char *format, guint number)
{
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, number);
#pragma GCC diagnostic pop
  return dh_store_book_invalid (error, message);
}

static void
clean_text (char **text, char *(*clean) (const char *) )
{
  char *cleaned = clean (*text);

  g_free (*text);
  *text = cleaned;
}

static gboolean
is_longer (const char *text, glong max)
{
  return g_utf8_strlen (text, -1) > max;
}

/* A row that names nobody was done by those of the whole sheet. */
static gboolean
clean_row (DhSheet *sheet, guint number, GError **error)
{
  DhSheetRow *row = g_ptr_array_index (sheet->rows, number - 1);

  clean_text (&row->note, dh_text_clean);
  clean_text (&row->difficulties, dh_text_clean_list);
  if (row->n_volunteers == 0)
    for (guint i = 0; i < sheet->n_volunteers; i++)
      dh_sheet_row_add_volunteer (row, sheet->volunteers[i]);

  if (row->procedure_id == 0)
    return invalid_row (error, _ ("Row %u: choose the procedure that was helped with."), number);
  if (row->count < 1 || row->count > DH_SHEET_MAX_COUNT)
    return invalid_row (error, _ ("Row %u: the number of people must be between 1 and 9999."),
                        number);
  if (row->elderly < 0 || row->elderly > row->count)
    return invalid_row (error, _ ("Row %u: there cannot be more elderly people than people."),
                        number);
  if (row->n_volunteers == 0)
    return invalid_row (error, _ ("Row %u: choose at least one volunteer who helped."), number);
  if (dh_channel_to_code (row->channel) == NULL || dh_outcome_to_code (row->outcome) == NULL)
    return invalid_row (error, _ ("Row %u: the channel or the outcome is not known."), number);
  if (is_longer (row->note, DH_BOOK_MAX_NOTE) || is_longer (row->difficulties, DH_BOOK_MAX_NAME))
    return invalid_row (error, _ ("Row %u: the note or the difficulties are too long."), number);
  return TRUE;
}

static gboolean
check_outreach (DhSheet *sheet, GError **error)
{
  if (sheet->rows->len == 0)
    return dh_store_book_invalid (error, _ ("Write at least one row: what was helped with."));
  if (sheet->rows->len > DH_SHEET_MAX_ROWS)
    return dh_store_book_invalid (
        error, _ ("A sheet holds at most 500 rows; write the others on a second one."));
  if (sheet->attendees != 0)
    return dh_store_book_invalid (
        error, _ ("Only a class has attendees; on other sheets the rows count the people."));
  for (guint i = 1; i <= sheet->rows->len; i++)
    if (!clean_row (sheet, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_class (const DhSheet *sheet, GError **error)
{
  if (sheet->title[0] == '\0')
    return dh_store_book_invalid (error, _ ("Give the class a title."));
  if (sheet->rows->len > 0)
    return dh_store_book_invalid (
        error,
        _ ("A class has attendees and no rows; write those helped one by one on another sheet."));
  if (sheet->attendees < 0 || sheet->attendees > DH_SHEET_MAX_ATTENDEES)
    return dh_store_book_invalid (error,
                                  _ ("The number of attendees must be between 0 and 99999."));
  return TRUE;
}

/* Puts in order what was asked for, and says what is wrong with it. */
static gboolean
clean_sheet (DhSheet *sheet, gint64 at, GError **error)
{
  clean_text (&sheet->title, dh_text_clean);
  clean_text (&sheet->team, dh_text_clean);
  clean_text (&sheet->note, dh_text_clean);

  if (dh_sheet_kind_to_code (sheet->kind) == NULL)
    return dh_store_book_invalid (error, _ ("Choose what kind of sheet it is."));
  if (sheet->day <= 0)
    return dh_store_book_invalid (error, _ ("Choose the day on which it was done."));
  if (sheet->day > dh_day_of_time (at))
    return dh_store_book_invalid (
        error, _ ("Nothing can be written down for a day that has not come yet."));
  if (!dh_store_book_check_times (sheet->day, sheet->from_at, sheet->to_at, error))
    return FALSE;
  if (is_longer (sheet->title, DH_BOOK_MAX_NAME) || is_longer (sheet->team, DH_BOOK_MAX_NAME) ||
      is_longer (sheet->note, DH_BOOK_MAX_NOTE))
    return dh_store_book_invalid (error,
                                  _ ("The title, the team or the note is too long; shorten it."));
  return sheet->kind == DH_SHEET_CLASS ? check_class (sheet, error) : check_outreach (sheet, error);
}

/* ---- What only the database knows */

static gboolean
check_there (gboolean there,
             GError *local_error,
             GError **error,
             void (*set) (GError **, gint64),
             gint64 id)
{
  if (there)
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else
    set (error, id);
  return FALSE;
}

static void
set_no_place (GError **error, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_set_error (error, DH_ERROR, DH_ERROR_NOT_FOUND, _ ("There is no place %s; choose another."),
               text);
}

static void
set_no_sheet (GError **error, gint64 id G_GNUC_UNUSED)
{
  g_set_error_literal (error, DH_ERROR, DH_ERROR_NOT_FOUND,
                       _ ("This sheet is not there any more; it may have been taken back."));
}

static gboolean
check_volunteers (DhStore *self, const gint64 *ids, guint n_ids, GError **error)
{
  for (guint i = 0; i < n_ids; i++)
    {
      GError *local_error = NULL;
      gboolean there = dh_volunteer_repo_exists (self->db, ids[i], &local_error);

      if (!check_there (there, local_error, error, dh_store_set_no_volunteer, ids[i]))
        return FALSE;
    }
  return TRUE;
}

/* @format: with one %u, the number of the row. */
static gboolean
missing_in_row (GError **error, GError *local_error, const char *format, guint number)
{
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  invalid_row (&local_error, format, number);
  local_error->code = DH_ERROR_NOT_FOUND;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
check_row_references (DhStore *self, const DhSheetRow *row, guint number, GError **error)
{
  GError *local_error = NULL;

  if (!dh_procedure_repo_exists (self->db, row->procedure_id, &local_error))
    return missing_in_row (error, local_error,
                           _ ("Row %u: this procedure is not in the catalogue; choose another."),
                           number);
  for (guint i = 0; i < row->n_volunteers; i++)
    if (!dh_volunteer_repo_exists (self->db, row->volunteers[i], &local_error))
      return missing_in_row (error, local_error,
                             _ ("Row %u: one of the volunteers is not in the list."), number);
  return TRUE;
}

static gboolean
check_references (DhStore *self, DhSheet *sheet, GError **error)
{
  GError *local_error = NULL;
  gboolean there;

  there = sheet->id == 0 || dh_sheet_repo_exists (self->db, sheet->id, &local_error);
  if (!check_there (there, local_error, error, set_no_sheet, sheet->id))
    return FALSE;
  if (sheet->place_id == 0)
    sheet->place_id = dh_office_repo_first_place (self->db, &local_error);
  there = local_error == NULL &&
          dh_office_repo_place_exists (self->db, sheet->place_id, &local_error);
  if (!check_there (there, local_error, error, set_no_place, sheet->place_id) ||
      !check_volunteers (self, sheet->volunteers, sheet->n_volunteers, error))
    return FALSE;
  for (guint i = 0; i < sheet->rows->len; i++)
    if (!check_row_references (self, g_ptr_array_index (sheet->rows, i), i + 1, error))
      return FALSE;
  return TRUE;
}

/* ---- Writing */

static void
write_row (GString *out, const DhSheetRow *row)
{
  dh_json_begin (out);
  dh_json_add_int (out, "procedure", row->procedure_id, 0);
  dh_json_add_int (out, "count", row->count, 1);
  dh_json_add_int (out, "elderly", row->elderly, 0);
  if (row->channel != DH_CHANNEL_IN_PERSON)
    dh_json_add_text (out, "channel", dh_channel_to_code (row->channel));
  if (row->outcome != DH_OUTCOME_SELF_DONE)
    dh_json_add_text (out, "outcome", dh_outcome_to_code (row->outcome));
  dh_json_add_text (out, "difficulties", row->difficulties);
  dh_json_add_text (out, "note", row->note);
  dh_json_add_ids (out, "volunteers", row->volunteers, row->n_volunteers);
  dh_json_end (out);
}

/* What equals its default is left out; the views of the schema know the same defaults. */
static void
write_body (GString *out, const DhSheet *sheet)
{
  g_autoptr (GString) rows = g_string_new ("[");
  g_autoptr (GString) row = g_string_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      write_row (row, g_ptr_array_index (sheet->rows, i));
      if (i > 0)
        g_string_append_c (rows, ',');
      g_string_append (rows, row->str);
    }
  g_string_append_c (rows, ']');

  dh_json_begin (out);
  dh_json_add_int (out, "day", sheet->day, 0);
  dh_json_add_int (out, "place", sheet->place_id, 0);
  dh_json_add_text (out, "kind", dh_sheet_kind_to_code (sheet->kind));
  dh_json_add_text (out, "title", sheet->title);
  dh_json_add_text (out, "team", sheet->team);
  dh_json_add_int (out, "from", sheet->from_at, 0);
  dh_json_add_int (out, "to", sheet->to_at, 0);
  dh_json_add_int (out, "attendees", sheet->attendees, 0);
  dh_json_add_text (out, "note", sheet->note);
  dh_json_add_ids (out, "volunteers", sheet->volunteers, sheet->n_volunteers);
  if (sheet->rows->len > 0)
    dh_json_add_raw (out, "rows", rows->str);
}

static gboolean
write_sheet (DhStore *self, DhSheet *sheet, gint64 at, DhReceipt *receipt, GError **error)
{
  g_autoptr (GString) body = g_string_new (NULL);

  if (!check_references (self, sheet, error))
    return FALSE;
  write_body (body, sheet);
  return dh_store_book_append (self, DH_EVENT_SHEET, sheet->id, at, body, receipt, error);
}

gboolean
dh_store_write_sheet (DhStore *self,
                      const DhSheet *sheet,
                      gint64 at,
                      DhReceipt *receipt,
                      GError **error)
{
  g_autoptr (DhSheet) draft = NULL;
  DhReceipt own = { 0 };

  g_return_val_if_fail (self != NULL && sheet != NULL && sheet->rows != NULL, FALSE);

  draft = dh_sheet_copy (sheet);
  if (!dh_store_book_time (&at, error) || !clean_sheet (draft, at, error) ||
      !dh_store_start (self, error) ||
      !dh_store_end (self, write_sheet (self, draft, at, &own, error), error))
    return FALSE;
  if (receipt != NULL)
    *receipt = own;
  return TRUE;
}

static gboolean
remove_sheet (DhStore *self, gint64 id, gint64 at, DhReceipt *receipt, GError **error)
{
  g_autoptr (GString) body = g_string_new (NULL);
  GError *local_error = NULL;
  gboolean there = dh_sheet_repo_exists (self->db, id, &local_error);

  if (!check_there (there, local_error, error, set_no_sheet, id))
    return FALSE;
  dh_json_begin (body);
  dh_json_add_int (body, "removed", 1, 0);
  return dh_store_book_append (self, DH_EVENT_SHEET, id, at, body, receipt, error);
}

gboolean
dh_store_remove_sheet (DhStore *self,
                       gint64 sheet_id,
                       gint64 at,
                       DhReceipt *receipt,
                       GError **error)
{
  DhReceipt own = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);

  if (!dh_store_book_time (&at, error) || !dh_store_start (self, error) ||
      !dh_store_end (self, remove_sheet (self, sheet_id, at, &own, error), error))
    return FALSE;
  if (receipt != NULL)
    *receipt = own;
  return TRUE;
}

GPtrArray *
dh_store_list_sheets (DhStore *self, gint32 from, gint32 to, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dh_sheet_repo_list (self->db, from, to, error);
}

DhSheet *
dh_store_get_sheet (DhStore *self, gint64 sheet_id, GError **error)
{
  GError *local_error = NULL;
  DhSheet *sheet;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = dh_sheet_repo_get (self->db, sheet_id, &local_error);
  check_there (sheet != NULL, local_error, error, set_no_sheet, sheet_id);
  return sheet;
}
