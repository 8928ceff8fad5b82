/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random pages of the book, written, changed, removed, taken back and done again anywhere: the
 * tables stay what the journal says, and what a list of live events kept beside it says.
 */
#include "store-fixture.h"

#include "stats/dh-day-stats.h"
#include "stats/dh-rollup.h"
#include "store/dh-store-book.h"

#define N_WALKS 12
#define N_STEPS 120
#define N_DAYS 5

/* One event of the journal, as the test remembers it. */
typedef struct
{
  gint64 seq, stream;
  DhEventKind kind;
  gboolean undone;
  gint32 day;    /* of the page */
  int people;    /* sheet: Σ of its rows; 0 = a class, or removed */
  int value;     /* rating: level; feedback-status: status */
  gboolean gone; /* sheet: removed */
} Entry;

typedef struct
{
  Fixture *f;
  GArray *entries; /* of Entry */
  GArray *redo;    /* of guint: indexes of entries, the next to be done again last */
  gint64 at;
} Walk;

static Entry *
entry (Walk *walk, guint i)
{
  return &g_array_index (walk->entries, Entry, i);
}

static void
remember (Walk *walk, Entry new_entry, const DhReceipt *receipt)
{
  new_entry.seq = receipt->event_id;
  new_entry.kind = receipt->kind;
  if (new_entry.stream == 0)
    new_entry.stream = new_entry.seq;
  g_array_append_val (walk->entries, new_entry);
  g_array_set_size (walk->redo, 0);
}

static gboolean
is_page_of (DhEventKind kind, DhEventKind wanted)
{
  return kind == wanted || (kind == DH_EVENT_FEEDBACK_STATUS && wanted == DH_EVENT_FEEDBACK);
}

/* Whether @i is live and nothing live of its stream comes after it. */
static gboolean
is_last (Walk *walk, guint i)
{
  const Entry *one = entry (walk, i);

  if (one->undone)
    return FALSE;
  for (guint k = i + 1; k < walk->entries->len; k++)
    if (entry (walk, k)->stream == one->stream && !entry (walk, k)->undone)
      return FALSE;
  return TRUE;
}

/* A page of @kind that is there: the last live entry of its stream; NULL = none is. */
static const Entry *
pick (Walk *walk, DhEventKind kind)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < walk->entries->len; i++)
    if (is_page_of (entry (walk, i)->kind, kind) && is_last (walk, i) && !entry (walk, i)->gone)
      g_array_append_val (found, i);
  if (found->len == 0)
    return NULL;
  return entry (walk, g_array_index (found, guint, g_test_rand_int_range (0, (int) found->len)));
}

static void
do_sheet (Walk *walk, gint64 id)
{
  gboolean class = g_test_rand_int_range (0, 4) == 0;
  g_autoptr (DhSheet) sheet = dh_sheet_new (class ? DH_SHEET_CLASS : DH_SHEET_OUTREACH);
  g_autoptr (GError) error = NULL;
  DhReceipt receipt;

  sheet->id = id;
  sheet->day = DAY - g_test_rand_int_range (0, N_DAYS);
  if (class)
    {
      g_set_str (&sheet->title, "Lớp");
      sheet->attendees = g_test_rand_int_range (0, 50);
    }
  for (int n = class ? 0 : g_test_rand_int_range (1, 4); n > 0; n--)
    {
      DhSheetRow *row = dh_sheet_add_row (sheet, walk->f->procedures[n % 2]);

      row->count = g_test_rand_int_range (1, 30);
      row->elderly = g_test_rand_int_range (0, row->count + 1);
      for (int k = g_test_rand_int_range (1, 4); k > 0; k--)
        dh_sheet_row_add_volunteer (row, walk->f->volunteers[g_test_rand_int_range (0, 3)]);
    }
  g_assert_true (dh_store_write_sheet (walk->f->store, sheet, walk->at, &receipt, &error));
  g_assert_no_error (error);
  remember (walk, (Entry) { .stream = id, .day = sheet->day, .people = dh_sheet_count (sheet) },
            &receipt);
}

static void
do_remove (Walk *walk, gint64 id)
{
  g_autoptr (GError) error = NULL;
  DhReceipt receipt;

  g_assert_true (dh_store_remove_sheet (walk->f->store, id, walk->at, &receipt, &error));
  remember (walk, (Entry) { .stream = id, .gone = TRUE }, &receipt);
}

static void
do_feedback (Walk *walk, gint64 id)
{
  DhFeedback feedback = { .id = id,
                          .category = g_test_rand_int_range (0, DH_FEEDBACK_N_CATEGORIES),
                          .text = (char *) "x" };
  g_autoptr (GError) error = NULL;
  DhReceipt receipt;

  g_assert_true (dh_store_write_feedback (walk->f->store, &feedback, walk->at, &receipt, &error));
  remember (walk, (Entry) { .stream = id }, &receipt);
}

static void
do_status (Walk *walk, gint64 id)
{
  DhFeedbackStatus status = g_test_rand_int_range (0, DH_FEEDBACK_N_STATUSES);
  g_autoptr (GError) error = NULL;
  DhReceipt receipt;

  g_assert_true (
      dh_store_set_feedback_status (walk->f->store, id, status, "", walk->at, &receipt, &error));
  remember (walk, (Entry) { .stream = id, .value = (int) status }, &receipt);
}

static void
do_rating (Walk *walk)
{
  int level = g_test_rand_int_range (1, DH_RATING_LEVELS + 1);
  g_autoptr (GError) error = NULL;
  DhReceipt receipt;

  g_assert_true (dh_store_add_rating (walk->f->store, level, 0, walk->at, &receipt, &error));
  remember (walk, (Entry) { .value = level }, &receipt);
}

static void
do_note (Walk *walk, gint64 id)
{
  DhDayNote note = { .id = id,
                     .category = g_test_rand_int_range (0, DH_DAY_NOTE_N_CATEGORIES),
                     .day = DAY - g_test_rand_int_range (0, N_DAYS),
                     .text = (char *) "x" };
  g_autoptr (GError) error = NULL;
  DhReceipt receipt;

  g_assert_true (dh_store_write_day_note (walk->f->store, &note, walk->at, &receipt, &error));
  remember (walk, (Entry) { .stream = id, .day = note.day }, &receipt);
}

static void
do_remove_note (Walk *walk, gint64 id)
{
  g_autoptr (GError) error = NULL;
  DhReceipt receipt;

  g_assert_true (dh_store_remove_day_note (walk->f->store, id, walk->at, &receipt, &error));
  remember (walk, (Entry) { .stream = id, .gone = TRUE }, &receipt);
}

static void
do_undo (Walk *walk)
{
  gboolean anywhere = g_test_rand_bit ();
  guint i = walk->entries->len;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (anywhere && i > 0)
    i = (guint) g_test_rand_int_range (0, (int) i);
  else
    for (anywhere = FALSE; i > 0 && (i == walk->entries->len || entry (walk, i)->undone);)
      i--;
  if (!anywhere && (i == walk->entries->len || entry (walk, i)->undone))
    {
      g_assert_false (dh_store_undo (walk->f->store, 0, walk->at, NULL, &error));
      g_assert_error (error, DH_ERROR, DH_ERROR_NOTHING);
      return;
    }
  done =
      dh_store_undo (walk->f->store, anywhere ? entry (walk, i)->seq : 0, walk->at, NULL, &error);
  g_assert_cmpint (done, ==, is_last (walk, i));
  if (!done)
    {
      g_assert_error (error, DH_ERROR, DH_ERROR_ILLEGAL);
      return;
    }
  entry (walk, i)->undone = TRUE;
  g_array_append_val (walk->redo, i);
}

static void
do_redo (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  gboolean done = dh_store_redo (walk->f->store, NULL, &error);

  g_assert_cmpint (done, ==, walk->redo->len > 0);
  if (!done)
    {
      g_assert_error (error, DH_ERROR, DH_ERROR_NOTHING);
      return;
    }
  entry (walk, g_array_index (walk->redo, guint, walk->redo->len - 1))->undone = FALSE;
  g_array_set_size (walk->redo, walk->redo->len - 1);
}

static void
do_step (Walk *walk)
{
  int what = g_test_rand_int_range (0, 100);
  const Entry *page = NULL;

  walk->at += g_test_rand_int_range (0, 60);
  if (what < 12)
    do_sheet (walk, 0);
  else if (what < 24 && (page = pick (walk, DH_EVENT_SHEET)) != NULL)
    do_sheet (walk, page->stream);
  else if (what < 30 && (page = pick (walk, DH_EVENT_SHEET)) != NULL)
    do_remove (walk, page->stream);
  else if (what < 38)
    do_feedback (walk, 0);
  else if (what < 44 && (page = pick (walk, DH_EVENT_FEEDBACK)) != NULL)
    do_feedback (walk, page->stream);
  else if (what < 52 && (page = pick (walk, DH_EVENT_FEEDBACK)) != NULL)
    do_status (walk, page->stream);
  else if (what < 57)
    do_rating (walk);
  else if (what < 61)
    do_note (walk, 0);
  else if (what < 66 && (page = pick (walk, DH_EVENT_DAY_NOTE)) != NULL)
    do_note (walk, page->stream);
  else if (what < 68 && (page = pick (walk, DH_EVENT_DAY_NOTE)) != NULL)
    do_remove_note (walk, page->stream);
  else if (what < 85)
    do_undo (walk);
  else
    do_redo (walk);
}

/* ---- What must be there, by going through the live entries alone */

static int
people_on (Walk *walk, gint32 day)
{
  int people = 0;

  for (guint i = 0; i < walk->entries->len; i++)
    if (entry (walk, i)->kind == DH_EVENT_SHEET && entry (walk, i)->day == day && is_last (walk, i))
      people += entry (walk, i)->people;
  return people;
}

static int
count_live (Walk *walk, DhEventKind kind, int value)
{
  int n = 0;

  for (guint i = 0; i < walk->entries->len; i++)
    n += entry (walk, i)->kind == kind && !entry (walk, i)->undone &&
         entry (walk, i)->value == value;
  return n;
}

/* Feedback in @status: the first entry of a stream is live, and the last status among the live. */
static int
count_feedback (Walk *walk, int status)
{
  int n = 0;

  for (guint i = 0; i < walk->entries->len; i++)
    {
      const Entry *first = entry (walk, i);
      int last = DH_FEEDBACK_OPEN;

      if (first->kind != DH_EVENT_FEEDBACK || first->seq != first->stream || first->undone)
        continue;
      for (guint k = i; k < walk->entries->len; k++)
        if (entry (walk, k)->stream == first->stream && !entry (walk, k)->undone &&
            entry (walk, k)->kind == DH_EVENT_FEEDBACK_STATUS)
          last = entry (walk, k)->value;
      n += last == status;
    }
  return n;
}

static void
assert_same (Walk *walk)
{
  DhDb *db = dh_store_db (walk->f->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rollups = dh_rollup_days (db, DAY - N_DAYS, DAY, &error);
  g_autoptr (GPtrArray) notes = dh_store_list_day_notes (walk->f->store, 0, DAY + 1, &error);
  int levels[DH_RATING_LEVELS];
  int rolled = 0, people = 0, all_notes = 0;

  g_assert_no_error (error);
  for (gint32 day = DAY - N_DAYS; day <= DAY; day++)
    {
      g_autoptr (DhDayStats) stats = dh_day_stats_new (db, day, day, 0, 900, &error);

      g_assert_no_error (error);
      g_assert_cmpint (stats->arrived, ==, people_on (walk, day));
      people += stats->arrived;
    }
  for (guint i = 0; i < rollups->len; i++)
    rolled += g_array_index (rollups, DhDayCounts, i).served;
  g_assert_cmpint (rolled, ==, people);
  for (int status = 0; status < DH_FEEDBACK_N_STATUSES; status++)
    {
      DhFeedbackFilter filter = { 0, DAY + 1, 1u << status, 0 };
      g_autoptr (GPtrArray) list = dh_store_list_feedback (walk->f->store, &filter, &error);

      g_assert_cmpint (list->len, ==, count_feedback (walk, status));
    }
  dh_store_count_ratings (walk->f->store, 0, DAY + 1, levels, &error);
  for (int level = 1; level <= DH_RATING_LEVELS; level++)
    g_assert_cmpint (levels[level - 1], ==, count_live (walk, DH_EVENT_RATING, level));
  for (guint i = 0; i < walk->entries->len; i++)
    all_notes += entry (walk, i)->kind == DH_EVENT_DAY_NOTE && is_last (walk, i) &&
                 !entry (walk, i)->gone;
  g_assert_cmpint (notes->len, ==, all_notes);
}

static void
test_walks (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_autoptr (GArray) redo = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { .f = f, .entries = entries, .redo = redo, .at = AT (7, 0, 0) };

  for (guint i = 0; i < N_STEPS; i++)
    {
      do_step (&walk);
      if (i % 7 == 0)
        assert_same (&walk);
    }
  assert_same (&walk);
  assert_clean (f->store);
  fixture_reopen (f);
  assert_same (&walk);
}

/* A table that is not what its view says is found, whichever it is. */
static void
test_check (Fixture *f, gconstpointer user_data)
{
  static const char *const spoils[] = {
    "UPDATE sheet SET team = 'x'",
    "UPDATE sheet_row SET count = count + 1",
    "DELETE FROM sheet_volunteer",
    "UPDATE feedback SET status = 'resolved'",
    "UPDATE rating SET level = 3",
    "DELETE FROM day_note",
    /* As the journal says, but nobody did it. */
    "UPDATE event SET body = json_remove (body, '$.rows[0].volunteers') WHERE stream = 'sheet';"
    "DELETE FROM sheet_volunteer WHERE ordinal = 1",
  };
  Walk walk = { .f = f, .at = AT (7, 0, 0) };
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_autoptr (GArray) redo = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) error = NULL;
  DhDb *db = dh_store_db (f->store);

  walk.entries = entries;
  walk.redo = redo;
  while (query_int (f->store, "SELECT count (*) FROM sheet_row", 0) == 0)
    do_sheet (&walk, 0);
  do_feedback (&walk, 0);
  g_assert_true (dh_store_add_rating (f->store, 4, 0, walk.at, NULL, &error));
  do_note (&walk, 0);
  assert_clean (f->store);
  for (guint i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

      g_assert_true (dh_db_begin (db, &error));
      g_assert_true (dh_db_exec (db, spoils[i], &error));
      g_assert_true (dh_store_check (f->store, faults, &error));
      g_assert_no_error (error);
      g_test_message ("%s: %u", spoils[i], faults->len);
      g_assert_cmpuint (faults->len, >, 0);
      dh_db_rollback (db);
    }
  assert_clean (f->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_WALKS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/store-book/walks/%u", i);

      g_test_add (path, Fixture, NULL, fixture_set_up, test_walks, fixture_tear_down);
    }
  g_test_add ("/store-book/check", Fixture, NULL, fixture_set_up, test_check, fixture_tear_down);
  return g_test_run ();
}
