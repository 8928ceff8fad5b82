/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store-fixture.h"

#include <string.h>

#include "repo/dh-fold-repo.h"
#include "store/dh-store-book.h"

#define NOON AT (12, 0, 0)

/* 25 × the first procedure by the first two volunteers, 3 × the second by the third. */
static DhSheet *
new_sheet (Fixture *f)
{
  DhSheet *sheet = dh_sheet_new (DH_SHEET_OUTREACH);
  DhSheetRow *row = dh_sheet_add_row (sheet, f->procedures[0]);

  sheet->day = DAY;
  g_set_str (&sheet->team, "Tổ  lưu động ");
  g_set_str (&sheet->note, "Chợ \"Mới\" \\ 20/11");
  sheet->from_at = AT (8, 0, 0);
  sheet->to_at = AT (10, 30, 0);
  row->count = 25;
  row->elderly = 7;
  row->channel = DH_CHANNEL_ONLINE;
  row->outcome = DH_OUTCOME_SUBMITTED;
  g_set_str (&row->difficulties, "no_phone; portal;no_phone");
  dh_sheet_row_add_volunteer (row, f->volunteers[1]);
  dh_sheet_row_add_volunteer (row, f->volunteers[0]);
  row = dh_sheet_add_row (sheet, f->procedures[1]);
  row->count = 3;
  dh_sheet_row_add_volunteer (row, f->volunteers[2]);
  return sheet;
}

static void
assert_folded (DhStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (dh_fold_repo_check (dh_store_db (store), faults, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
}

static gint64
write_sheet (Fixture *f, const DhSheet *sheet, gint64 at)
{
  g_autoptr (GError) error = NULL;
  DhReceipt receipt = { 0 };

  dh_store_write_sheet (f->store, sheet, at, &receipt, &error);
  g_assert_no_error (error);
  g_assert_cmpint (receipt.kind, ==, DH_EVENT_SHEET);
  assert_folded (f->store);
  return receipt.event_id;
}

static guint
n_sheets (Fixture *f, gint32 day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = dh_store_list_sheets (f->store, day, day, &error);

  g_assert_no_error (error);
  return sheets->len;
}

/* ---- Sheets */

static void
test_sheet (Fixture *f, gconstpointer user_data)
{
  g_autoptr (DhSheet) sheet = new_sheet (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (DhSheet) got = NULL;
  const DhSheetRow *row;
  gint64 id = write_sheet (f, sheet, NOON);

  got = dh_store_get_sheet (f->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (got->id, ==, id);
  g_assert_cmpint (got->day, ==, DAY);
  g_assert_cmpint (got->kind, ==, DH_SHEET_OUTREACH);
  g_assert_cmpstr (got->place_kind, ==, "desk");
  g_assert_cmpstr (got->team, ==, "Tổ lưu động");
  g_assert_cmpstr (got->note, ==, "Chợ \"Mới\" \\ 20/11");
  g_assert_cmpint (got->from_at, ==, AT (8, 0, 0));
  g_assert_cmpint (got->to_at, ==, AT (10, 30, 0));
  g_assert_cmpuint (got->rows->len, ==, 2);
  g_assert_cmpint (dh_sheet_count (got), ==, 28);
  row = g_ptr_array_index (got->rows, 0);
  g_assert_cmpint (row->procedure_id, ==, f->procedures[0]);
  g_assert_cmpstr (row->procedure_name, ==, "Chứng thực bản sao");
  g_assert_cmpstr (row->procedure_code, ==, "9.000001");
  g_assert_cmpint (row->count, ==, 25);
  g_assert_cmpint (row->elderly, ==, 7);
  g_assert_cmpint (row->channel, ==, DH_CHANNEL_ONLINE);
  g_assert_cmpint (row->outcome, ==, DH_OUTCOME_SUBMITTED);
  g_assert_cmpstr (row->difficulties, ==, "no_phone;portal");
  g_assert_cmpuint (row->n_volunteers, ==, 2);
  g_assert_cmpstr (row->volunteer_names, ==, "Nguyễn Thị Hòa; Đặng Văn Ân");
  g_assert_cmpint (row->volunteers[0], ==, f->volunteers[1]);
  row = g_ptr_array_index (got->rows, 1);
  g_assert_cmpint (row->count, ==, 3);
  g_assert_cmpint (row->channel, ==, DH_CHANNEL_IN_PERSON);
  g_assert_cmpint (row->outcome, ==, DH_OUTCOME_SELF_DONE);
  g_assert_cmpstr (row->procedure_code, ==, "");

  /* Written anew, on another day: the id stays. */
  got->day = DAY - 1;
  got->from_at = got->to_at = 0;
  ((DhSheetRow *) g_ptr_array_index (got->rows, 1))->count = 4;
  g_assert_cmpint (write_sheet (f, got, NOON + 60), >, id);
  g_assert_cmpuint (n_sheets (f, DAY), ==, 0);
  g_assert_cmpuint (n_sheets (f, DAY - 1), ==, 1);
  g_clear_pointer (&got, dh_sheet_free);
  got = dh_store_get_sheet (f->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dh_sheet_count (got), ==, 29);

  refuse_undo (f, id, DH_ERROR_ILLEGAL); /* the change rests on it */
  undo (f, 0);
  g_assert_cmpuint (n_sheets (f, DAY), ==, 1);
  g_assert_cmpuint (n_sheets (f, DAY - 1), ==, 0);
  assert_folded (f->store);
  g_assert_true (dh_store_redo (f->store, NULL, &error));
  g_assert_cmpuint (n_sheets (f, DAY - 1), ==, 1);
  assert_folded (f->store);
}

static void
test_sheet_remove (Fixture *f, gconstpointer user_data)
{
  g_autoptr (DhSheet) sheet = new_sheet (f);
  g_autoptr (GError) error = NULL;
  gint64 id = write_sheet (f, sheet, NOON);

  g_assert_true (dh_store_remove_sheet (f->store, id, NOON + 1, NULL, &error));
  g_assert_no_error (error);
  assert_folded (f->store);
  g_assert_cmpuint (n_sheets (f, DAY), ==, 0);
  g_assert_null (dh_store_get_sheet (f->store, id, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dh_store_remove_sheet (f->store, id, NOON + 1, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  sheet->id = id;
  g_assert_false (dh_store_write_sheet (f->store, sheet, NOON + 2, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  undo (f, 0);
  g_assert_cmpuint (n_sheets (f, DAY), ==, 1);
  undo (f, 0);
  g_assert_cmpuint (n_sheets (f, DAY), ==, 0);
  assert_folded (f->store);
}

static void
test_class (Fixture *f, gconstpointer user_data)
{
  g_autoptr (DhSheet) sheet = dh_sheet_new (DH_SHEET_CLASS);
  g_autoptr (DhSheet) got = NULL;
  g_autoptr (GError) error = NULL;

  sheet->day = DAY;
  g_set_str (&sheet->title, "Bình dân học vụ số: VNeID");
  sheet->attendees = 31;
  dh_sheet_add_volunteer (sheet, f->volunteers[2]);
  dh_sheet_add_volunteer (sheet, f->volunteers[0]);
  dh_sheet_add_volunteer (sheet, f->volunteers[2]);
  got = dh_store_get_sheet (f->store, write_sheet (f, sheet, NOON), &error);
  g_assert_no_error (error);
  g_assert_cmpint (got->kind, ==, DH_SHEET_CLASS);
  g_assert_cmpstr (got->title, ==, "Bình dân học vụ số: VNeID");
  g_assert_cmpint (got->attendees, ==, 31);
  g_assert_cmpstr (got->volunteer_names, ==, "Võ Ăng; Đặng Văn Ân");
  g_assert_cmpuint (got->rows->len, ==, 0);
}

/* A row that names nobody was done by those of the sheet. */
static void
test_crew (Fixture *f, gconstpointer user_data)
{
  g_autoptr (DhSheet) sheet = new_sheet (f);
  g_autoptr (DhSheet) got = NULL;
  g_autoptr (GError) error = NULL;

  dh_sheet_add_row (sheet, f->procedures[1]);
  dh_sheet_add_volunteer (sheet, f->volunteers[0]);
  got = dh_store_get_sheet (f->store, write_sheet (f, sheet, NOON), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((DhSheetRow *) g_ptr_array_index (got->rows, 2))->volunteer_names, ==,
                   "Đặng Văn Ân");
  g_assert_cmpstr (((DhSheetRow *) g_ptr_array_index (got->rows, 1))->volunteer_names, ==,
                   "Võ Ăng");
  g_assert_cmpstr (got->volunteer_names, ==, "Đặng Văn Ân");
}

typedef void (*SpoilFunc) (Fixture *f, DhSheet *sheet, DhSheetRow *second);

#define SPOIL(name, what)                                                                          \
  static void spoil_##name (Fixture *f G_GNUC_UNUSED, DhSheet *sheet G_GNUC_UNUSED,                \
                            DhSheetRow *second G_GNUC_UNUSED)                                      \
  {                                                                                                \
    what;                                                                                          \
  }

SPOIL (procedure, second->procedure_id = 0)
SPOIL (no_procedure, second->procedure_id = 99999)
SPOIL (count, second->count = 0)
SPOIL (count_high, second->count = 10000)
SPOIL (elderly, second->elderly = 4)
SPOIL (nobody, second->n_volunteers = 0)
SPOIL (no_volunteer, second->volunteers[0] = 99999)
SPOIL (channel, second->channel = 77)
SPOIL (rows, g_ptr_array_set_size (sheet->rows, 0))
SPOIL (tomorrow, (sheet->day = DAY + 1, sheet->from_at = sheet->to_at = 0))
SPOIL (no_day, sheet->day = 0)
SPOIL (end, sheet->to_at = AT (7, 0, 0))
SPOIL (other_day, sheet->from_at = AT (8, 0, 0) - DH_DAY_S)
SPOIL (no_place, sheet->place_id = 99999)
SPOIL (attendees, sheet->attendees = 5)
SPOIL (no_title, (sheet->kind = DH_SHEET_CLASS, g_ptr_array_set_size (sheet->rows, 0)))
SPOIL (class_rows, (sheet->kind = DH_SHEET_CLASS, g_set_str (&sheet->title, "Lớp")))
SPOIL (gone, sheet->id = 1)

static void
spoil_long (Fixture *f G_GNUC_UNUSED, DhSheet *sheet G_GNUC_UNUSED, DhSheetRow *second)
{
  g_free (second->note);
  second->note = g_strnfill (DH_BOOK_MAX_NOTE + 1, 'x');
}

static void
spoil_many (Fixture *f, DhSheet *sheet, DhSheetRow *second G_GNUC_UNUSED)
{
  while (sheet->rows->len <= DH_SHEET_MAX_ROWS)
    dh_sheet_row_add_volunteer (dh_sheet_add_row (sheet, f->procedures[0]), f->volunteers[0]);
}

static void
test_sheet_refused (Fixture *f, gconstpointer user_data)
{
  static const struct
  {
    SpoilFunc spoil;
    DhError code;
    gboolean row; /* the sentence names row 2 */
  } cases[] = {
    { spoil_procedure, DH_ERROR_INVALID, TRUE },
    { spoil_no_procedure, DH_ERROR_NOT_FOUND, TRUE },
    { spoil_count, DH_ERROR_INVALID, TRUE },
    { spoil_count_high, DH_ERROR_INVALID, TRUE },
    { spoil_elderly, DH_ERROR_INVALID, TRUE },
    { spoil_nobody, DH_ERROR_INVALID, TRUE },
    { spoil_no_volunteer, DH_ERROR_NOT_FOUND, TRUE },
    { spoil_channel, DH_ERROR_INVALID, TRUE },
    { spoil_long, DH_ERROR_INVALID, TRUE },
    { spoil_rows, DH_ERROR_INVALID, FALSE },
    { spoil_many, DH_ERROR_INVALID, FALSE },
    { spoil_tomorrow, DH_ERROR_INVALID, FALSE },
    { spoil_no_day, DH_ERROR_INVALID, FALSE },
    { spoil_end, DH_ERROR_INVALID, FALSE },
    { spoil_other_day, DH_ERROR_INVALID, FALSE },
    { spoil_no_place, DH_ERROR_NOT_FOUND, FALSE },
    { spoil_attendees, DH_ERROR_INVALID, FALSE },
    { spoil_no_title, DH_ERROR_INVALID, FALSE },
    { spoil_class_rows, DH_ERROR_INVALID, FALSE },
    { spoil_gone, DH_ERROR_NOT_FOUND, FALSE },
  };
  g_autofree char *before = store_dump (f->store, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DhSheet) sheet = new_sheet (f);
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      cases[i].spoil (f, sheet, g_ptr_array_index (sheet->rows, 1));
      g_test_message ("case %u", i);
      g_assert_false (dh_store_write_sheet (f->store, sheet, NOON, NULL, &error));
      g_assert_error (error, DH_ERROR, (int) cases[i].code);
      g_assert_true ((strstr (error->message, "2") != NULL) == cases[i].row ||
                     cases[i].spoil == spoil_many);
      after = store_dump (f->store, FALSE);
      g_assert_cmpstr (after, ==, before);
    }
}

/* A refused sheet leaves the batch around it unharmed. */
static void
test_batch (Fixture *f, gconstpointer user_data)
{
  g_autoptr (DhSheet) sheet = new_sheet (f);
  g_autoptr (DhSheet) bad = new_sheet (f);
  g_autoptr (GError) error = NULL;

  bad->place_id = 99999;
  g_assert_true (dh_store_begin_batch (f->store, &error));
  g_assert_true (dh_store_write_sheet (f->store, sheet, NOON, NULL, &error));
  g_assert_false (dh_store_write_sheet (f->store, bad, NOON, NULL, &error));
  g_clear_error (&error);
  g_assert_true (dh_store_write_sheet (f->store, sheet, NOON, NULL, &error));
  g_assert_true (dh_store_commit_batch (f->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_sheets (f, DAY), ==, 2);
  assert_folded (f->store);
}

/* ---- Feedback */

static gint64
write_feedback (Fixture *f, DhFeedbackCategory category, gint64 visit_id, gint64 at)
{
  g_autoptr (GError) error = NULL;
  DhFeedback feedback = { .category = category,
                          .visit_id = visit_id,
                          .procedure_id = f->procedures[0],
                          .text = (char *) "Cổng  chậm",
                          .proposal = (char *) "Thêm máy" };
  DhReceipt receipt = { 0 };

  dh_store_write_feedback (f->store, &feedback, at, &receipt, &error);
  g_assert_no_error (error);
  return receipt.event_id;
}

static guint
n_feedback (Fixture *f, guint statuses, guint categories)
{
  DhFeedbackFilter filter = { DAY, DAY + 1, statuses, categories };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = dh_store_list_feedback (f->store, &filter, &error);

  g_assert_no_error (error);
  return list->len;
}

static void
test_feedback (Fixture *f, gconstpointer user_data)
{
  gint64 visit = arrive (f, AT (8, 0, 0));
  gint64 id = write_feedback (f, DH_FEEDBACK_OBSTACLE, visit, NOON);
  g_autoptr (GError) error = NULL;
  g_autoptr (DhFeedback) got = dh_store_get_feedback (f->store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (got->day, ==, DAY);
  g_assert_cmpint (got->at, ==, NOON);
  g_assert_cmpstr (got->text, ==, "Cổng chậm");
  g_assert_cmpstr (got->proposal, ==, "Thêm máy");
  g_assert_cmpstr (got->ticket, ==, "A001");
  g_assert_cmpstr (got->procedure_name, ==, "Chứng thực bản sao");
  g_assert_cmpint (got->status, ==, DH_FEEDBACK_OPEN);

  write_feedback (f, DH_FEEDBACK_PETITION, 0, NOON + DH_DAY_S);
  g_assert_true (dh_store_set_feedback_status (f->store, id, DH_FEEDBACK_FORWARDED, " UBND xã ",
                                               NOON + 5, NULL, &error));
  /* Editing leaves the status and the day of first writing. */
  g_set_str (&got->text, "Cổng rất chậm");
  got->category = DH_FEEDBACK_DIFFICULTY;
  g_assert_true (dh_store_write_feedback (f->store, got, NOON + DH_DAY_S, NULL, &error));
  g_clear_pointer (&got, dh_feedback_free);
  got = dh_store_get_feedback (f->store, id, &error);
  g_assert_cmpstr (got->text, ==, "Cổng rất chậm");
  g_assert_cmpint (got->status, ==, DH_FEEDBACK_FORWARDED);
  g_assert_cmpstr (got->status_note, ==, "UBND xã");
  g_assert_cmpint (got->status_at, ==, NOON + 5);
  g_assert_cmpint (got->day, ==, DAY);
  assert_folded (f->store);

  g_assert_cmpuint (n_feedback (f, 0, 0), ==, 2);
  g_assert_cmpuint (n_feedback (f, 1 << DH_FEEDBACK_OPEN, 0), ==, 1);
  g_assert_cmpuint (n_feedback (f, 1 << DH_FEEDBACK_OPEN | 1 << DH_FEEDBACK_FORWARDED,
                                1 << DH_FEEDBACK_DIFFICULTY),
                    ==, 1);
  g_assert_cmpuint (n_feedback (f, 0, 1 << DH_FEEDBACK_REMARK), ==, 0);

  refuse_undo (f, id, DH_ERROR_ILLEGAL);
  undo (f, 0);
  undo (f, 0);
  g_clear_pointer (&got, dh_feedback_free);
  got = dh_store_get_feedback (f->store, id, &error);
  g_assert_cmpstr (got->text, ==, "Cổng chậm");
  g_assert_cmpint (got->status, ==, DH_FEEDBACK_OPEN);
  assert_folded (f->store);
}

static void
test_feedback_refused (Fixture *f, gconstpointer user_data)
{
  g_autofree char *longest = g_strnfill (DH_BOOK_MAX_NOTE + 1, 'x');
  const struct
  {
    DhFeedback feedback;
    DhError code;
  } cases[] = {
    { { .text = (char *) " \n" }, DH_ERROR_INVALID },
    { { .text = longest }, DH_ERROR_INVALID },
    { { .text = (char *) "x", .proposal = longest }, DH_ERROR_INVALID },
    { { .text = (char *) "x", .category = 9 }, DH_ERROR_INVALID },
    { { .text = (char *) "x", .procedure_id = 99999 }, DH_ERROR_NOT_FOUND },
    { { .text = (char *) "x", .visit_id = 99999 }, DH_ERROR_NOT_FOUND },
    { { .text = (char *) "x", .id = 99999 }, DH_ERROR_NOT_FOUND },
  };
  g_autofree char *before = store_dump (f->store, FALSE);
  g_autofree char *after = NULL;
  g_autoptr (GError) status_error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dh_store_write_feedback (f->store, &cases[i].feedback, NOON, NULL, &error));
      g_assert_error (error, DH_ERROR, (int) cases[i].code);
    }
  g_assert_false (dh_store_set_feedback_status (f->store, 1, DH_FEEDBACK_RESOLVED, NULL, NOON, NULL,
                                                &status_error));
  g_assert_error (status_error, DH_ERROR, DH_ERROR_NOT_FOUND);
  after = store_dump (f->store, FALSE);
  g_assert_cmpstr (after, ==, before);
}

/* ---- Satisfaction and notes */

static void
test_rating (Fixture *f, gconstpointer user_data)
{
  gint64 visit = arrive (f, AT (8, 0, 0));
  g_autoptr (GError) error = NULL;
  int counts[DH_RATING_LEVELS];

  g_assert_true (dh_store_add_rating (f->store, 4, visit, NOON, NULL, &error));
  g_assert_true (dh_store_add_rating (f->store, 4, 0, NOON, NULL, &error));
  g_assert_true (dh_store_add_rating (f->store, 1, 0, NOON + DH_DAY_S, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (dh_store_add_rating (f->store, 3, visit, NOON, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_ILLEGAL);
  g_assert_nonnull (strstr (error->message, "A001"));
  g_clear_error (&error);
  g_assert_false (dh_store_add_rating (f->store, 0, 0, NOON, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dh_store_add_rating (f->store, 5, 0, NOON, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dh_store_add_rating (f->store, 4, 99999, NOON, NULL, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (dh_store_count_ratings (f->store, DAY, DAY, counts, &error));
  g_assert_cmpint (counts[3], ==, 2);
  g_assert_cmpint (counts[0] + counts[1] + counts[2], ==, 0);
  g_assert_true (dh_store_count_ratings (f->store, DAY, DAY + 1, counts, &error));
  g_assert_cmpint (counts[0], ==, 1);
  undo (f, 0);
  g_assert_true (dh_store_count_ratings (f->store, DAY, DAY + 1, counts, &error));
  g_assert_cmpint (counts[0], ==, 0);
  assert_folded (f->store);
}

static void
test_day_note (Fixture *f, gconstpointer user_data)
{
  DhDayNote note = { .category = DH_DAY_NOTE_PORTAL,
                     .from_at = AT (9, 10, 0),
                     .to_at = AT (10, 5, 0),
                     .text = (char *) "" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  const DhDayNote *got;
  DhReceipt receipt;

  g_assert_true (dh_store_write_day_note (f->store, &note, NOON, &receipt, &error));
  g_assert_no_error (error);
  note = (DhDayNote) { .category = DH_DAY_NOTE_HANDOVER, .text = (char *) "Khóa  tủ", .day = DAY };
  g_assert_true (dh_store_write_day_note (f->store, &note, NOON + DH_DAY_S, NULL, &error));
  note = (DhDayNote) { .id = receipt.event_id,
                       .category = DH_DAY_NOTE_PORTAL,
                       .from_at = AT (9, 10, 0),
                       .to_at = AT (11, 0, 0),
                       .text = (char *) "Mất hẳn" };
  g_assert_true (dh_store_write_day_note (f->store, &note, NOON + 9, &receipt, &error));
  g_assert_no_error (error);
  assert_folded (f->store);

  notes = dh_store_list_day_notes (f->store, DAY, DAY, &error);
  g_assert_cmpuint (notes->len, ==, 2);
  got = g_ptr_array_index (notes, 0);
  g_assert_cmpint (got->id, ==, note.id);
  g_assert_cmpint (got->at, ==, NOON);
  g_assert_cmpint (got->to_at, ==, AT (11, 0, 0));
  g_assert_cmpstr (got->text, ==, "Mất hẳn");
  got = g_ptr_array_index (notes, 1);
  g_assert_cmpint (got->category, ==, DH_DAY_NOTE_HANDOVER);
  g_assert_cmpstr (got->text, ==, "Khóa tủ");
}

static void
test_day_note_refused (Fixture *f, gconstpointer user_data)
{
  const DhDayNote cases[] = {
    { .category = DH_DAY_NOTE_HANDOVER },
    { .category = DH_DAY_NOTE_PORTAL },
    { .category = 9, .text = (char *) "x" },
    { .category = DH_DAY_NOTE_OTHER, .text = (char *) "x", .day = DAY + 1 },
    { .category = DH_DAY_NOTE_POWER, .from_at = AT (9, 0, 0), .to_at = AT (8, 0, 0) },
    { .category = DH_DAY_NOTE_POWER, .from_at = AT (9, 0, 0) + DH_DAY_S },
    { .category = DH_DAY_NOTE_POWER, .to_at = AT (8, 0, 0), .text = (char *) "x" },
  };
  g_autofree char *before = store_dump (f->store, FALSE);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dh_store_write_day_note (f->store, &cases[i], NOON, NULL, &error));
      g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
    }
  after = store_dump (f->store, FALSE);
  g_assert_cmpstr (after, ==, before);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/store-book/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sheet", test_sheet);
  ADD ("sheet-remove", test_sheet_remove);
  ADD ("class", test_class);
  ADD ("crew", test_crew);
  ADD ("sheet-refused", test_sheet_refused);
  ADD ("batch", test_batch);
  ADD ("feedback", test_feedback);
  ADD ("feedback-refused", test_feedback_refused);
  ADD ("rating", test_rating);
  ADD ("day-note", test_day_note);
  ADD ("day-note-refused", test_day_note_refused);
  return g_test_run ();
}
