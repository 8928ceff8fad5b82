/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "io/dh-log-book.h"

#include <glib/gi18n-lib.h>

#include "dh-day.h"
#include "store/dh-store-book.h"

typedef gboolean (*WriteFunc) (DhStore *store,
                               const DhLogPage *page,
                               DhReceipt *receipt,
                               GError **error);

static gboolean
unknown_reason (const DhLogPage *page, GError **error)
{
  g_set_error (error, DH_ERROR, DH_ERROR_INVALID, _ ("“%s” is not known in column %s."),
               page->reason, "reason");
  return FALSE;
}

static gboolean
write_outreach (DhStore *store, const DhLogPage *page, DhReceipt *receipt, GError **error)
{
  g_autoptr (DhSheet) sheet = dh_sheet_new (DH_SHEET_OUTREACH);
  DhSheetRow *row = dh_sheet_add_row (sheet, page->procedure_id);

  sheet->day = dh_day_of_time (page->at);
  sheet->place_id = page->place_id;
  if (page->ended != 0)
    {
      sheet->from_at = page->at;
      sheet->to_at = page->ended;
    }
  row->count = page->group != 0 ? page->group : 1;
  row->elderly = page->priority == DH_PRIORITY_ELDERLY ? row->count : 0;
  row->channel = page->channel;
  row->outcome = page->outcome;
  g_set_str (&row->difficulties, page->difficulties);
  g_set_str (&row->note, page->note);
  for (guint i = 0; i < page->n_volunteers; i++)
    dh_sheet_row_add_volunteer (row, page->volunteers[i]);
  return dh_store_write_sheet (store, sheet, page->at, receipt, error);
}

static gboolean
write_class (DhStore *store, const DhLogPage *page, DhReceipt *receipt, GError **error)
{
  g_autoptr (DhSheet) sheet = dh_sheet_new (DH_SHEET_CLASS);

  sheet->day = dh_day_of_time (page->at);
  sheet->place_id = page->place_id;
  sheet->from_at = page->at;
  sheet->to_at = page->ended;
  sheet->attendees = page->group;
  g_set_str (&sheet->title, page->note);
  for (guint i = 0; i < page->n_volunteers; i++)
    dh_sheet_add_volunteer (sheet, page->volunteers[i]);
  return dh_store_write_sheet (store, sheet, page->at, receipt, error);
}

static gboolean
write_feedback (DhStore *store, const DhLogPage *page, DhReceipt *receipt, GError **error)
{
  DhFeedback feedback = { .procedure_id = page->procedure_id,
                          .visit_id = page->visit_id,
                          .text = (char *) page->note,
                          .proposal = (char *) page->proposal };

  return (dh_feedback_category_from_code (page->reason, &feedback.category) ||
          unknown_reason (page, error)) &&
         dh_store_write_feedback (store, &feedback, page->at, receipt, error);
}

static gboolean
write_rating (DhStore *store, const DhLogPage *page, DhReceipt *receipt, GError **error)
{
  return dh_store_add_rating (store, page->quantity, page->visit_id, page->at, receipt, error);
}

static gboolean
write_note (DhStore *store, const DhLogPage *page, DhReceipt *receipt, GError **error)
{
  DhDayNote note = { .text = (char *) page->note };

  if (!dh_day_note_category_from_code (page->reason, &note.category))
    return unknown_reason (page, error);
  /* What an outage is noted for is its time; what else is noted has one only where it ended. */
  if (note.category <= DH_DAY_NOTE_NETWORK || page->ended != 0)
    {
      note.from_at = page->at;
      note.to_at = page->ended;
    }
  return dh_store_write_day_note (store, &note, page->at, receipt, error);
}

static const struct
{
  const char *event;
  int max_group;
  WriteFunc write;
} pages[] = {
  { "sheet", DH_SHEET_MAX_COUNT, write_outreach },
  { "class", DH_SHEET_MAX_ATTENDEES, write_class },
  { "feedback", DH_SHEET_MAX_COUNT, write_feedback },
  { "rating", DH_SHEET_MAX_COUNT, write_rating },
  { "day-note", DH_SHEET_MAX_COUNT, write_note },
};

gboolean
dh_log_book_has (const char *event)
{
  return dh_log_book_max_group (event) > 0;
}

int
dh_log_book_max_group (const char *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].event, event))
      return pages[i].max_group;
  return 0;
}

gboolean
dh_log_book_write (DhStore *store, const DhLogPage *page, DhReceipt *receipt, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].event, page->event))
      return pages[i].write (store, page, receipt, error);
  g_return_val_if_reached (FALSE);
}
