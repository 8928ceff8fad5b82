/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "dh-day.h"
#include "dh-error.h"
#include "io-fixture.h"
#include "io/dh-log.h"
#include "store/dh-store-book.h"

#define HEADER                                                                                     \
  "at,event,visit,place,procedure,volunteer,group,priority,channel,outcome,quantity,difficulty,"   \
  "note,reason,proposal,ended\n"

static gint32
day_of_logs (void)
{
  return dh_day_from_ymd (2026, 3, 2);
}

static char *
replay (IoFixture *self, const char *lines, DhLogResult *result)
{
  g_autofree char *text = g_strconcat (HEADER, lines, NULL);
  g_autofree char *path = io_fixture_write (self, "log.csv", text);
  g_autoptr (GError) error = NULL;

  if (dh_log_replay (self->store, path, TRUE, result, &error))
    return g_strdup ("");
  g_assert_true (g_str_has_prefix (error->message, path));
  return g_strdup (error->message + strlen (path) - strlen ("log.csv"));
}

static void
test_pages (IoFixture *self, gconstpointer data)
{
  static const char lines[] =
      "2026-03-02T07:00:00,arrive,1,,1.001193,,,,,,,,,,,\n"
      "2026-03-02T07:10:00,sheet,,Chợ,1.001193,Lê Út;Đỗ Đức,1500,elderly,online,submitted,,"
      "portal_down,ghi chú,,,\n"
      "2026-03-02T08:00:00,class,,Nhà văn hóa,,Lê Út,31,,,,,,Bình dân học vụ số,,,"
      "2026-03-02T09:30:00\n"
      "2026-03-02T08:10:00,feedback,1,,1.001193,,,,,,,,Chờ lâu,petition,Thêm ghế,\n"
      "2026-03-02T08:20:00,rating,1,,,,,,,,4,,,,,\n"
      "2026-03-02T08:30:00,day-note,,,,,,,,,,,,portal,,2026-03-02T08:40:00\n"
      "2026-03-02T08:45:00,day-note,,,,,,,,,,,Khóa tủ,handover,,\n"
      "2026-03-02T08:50:00,rating,,,,,,,,,1,,,,,\n"
      "2026-03-02T08:51:00,undo,,,,,,,,,,,,,,\n";
  DhLogResult result;
  g_autofree char *fault = replay (self, lines, &result);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
                sheets = dh_store_list_sheets (self->store, day_of_logs (), day_of_logs (), &error);
  g_autoptr (GPtrArray) notes =
                dh_store_list_day_notes (self->store, day_of_logs (), day_of_logs (), &error);
  DhFeedbackFilter filter = { day_of_logs (), day_of_logs (), 0, 0 };
  g_autoptr (GPtrArray) feedback = dh_store_list_feedback (self->store, &filter, &error);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  int levels[DH_RATING_LEVELS];
  const DhSheet *sheet;
  const DhSheetRow *row;

  g_assert_cmpstr (fault, ==, "");
  g_assert_cmpuint (result.events, ==, 9);
  g_assert_cmpuint (result.undone, ==, 1);
  g_assert_cmpuint (sheets->len, ==, 2);
  sheet = g_ptr_array_index (sheets, 0);
  g_assert_cmpstr (sheet->place_name, ==, "Chợ");
  g_assert_cmpint (sheet->from_at, ==, 0);
  row = g_ptr_array_index (sheet->rows, 0);
  g_assert_cmpint (row->count, ==, 1500);
  g_assert_cmpint (row->elderly, ==, 1500);
  g_assert_cmpint (row->channel, ==, DH_CHANNEL_ONLINE);
  g_assert_cmpint (row->outcome, ==, DH_OUTCOME_SUBMITTED);
  g_assert_cmpstr (row->difficulties, ==, "portal_down");
  g_assert_cmpstr (row->note, ==, "ghi chú");
  g_assert_cmpstr (row->volunteer_names, ==, "Lê Út; Đỗ Đức");
  sheet = g_ptr_array_index (sheets, 1);
  g_assert_cmpint (sheet->kind, ==, DH_SHEET_CLASS);
  g_assert_cmpstr (sheet->title, ==, "Bình dân học vụ số");
  g_assert_cmpint (sheet->attendees, ==, 31);
  g_assert_cmpint (sheet->to_at - sheet->from_at, ==, 5400);
  g_assert_cmpuint (sheet->n_volunteers, ==, 1);

  g_assert_cmpuint (feedback->len, ==, 1);
  g_assert_cmpstr (((DhFeedback *) feedback->pdata[0])->ticket, ==, "A001");
  g_assert_cmpstr (((DhFeedback *) feedback->pdata[0])->proposal, ==, "Thêm ghế");
  g_assert_cmpint (((DhFeedback *) feedback->pdata[0])->category, ==, DH_FEEDBACK_PETITION);
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpint (
      ((DhDayNote *) notes->pdata[0])->to_at - ((DhDayNote *) notes->pdata[0])->from_at, ==, 600);
  g_assert_cmpint (((DhDayNote *) notes->pdata[1])->from_at, ==, 0);
  g_assert_true (dh_store_count_ratings (self->store, filter.from, filter.to, levels, &error));
  g_assert_cmpint (levels[3], ==, 1);
  g_assert_cmpint (levels[0], ==, 0); /* taken back */
  g_assert_true (dh_store_check (self->store, faults, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* Every page can be taken back, one after the other. */
static void
test_undo (IoFixture *self, gconstpointer data)
{
  static const char lines[] =
      "2026-03-02T07:10:00,sheet,,,1.001193,Lê Út,3,,,,,,,,,\n"
      "2026-03-02T07:11:00,class,,,,,,,,,,,Lớp,,,\n"
      "2026-03-02T07:12:00,feedback,,,,,,,,,,,x,remark,,\n"
      "2026-03-02T07:13:00,day-note,,,,,,,,,,,x,other,,\n"
      "2026-03-02T07:14:00,undo,,,,,,,,,,,,,,\n2026-03-02T07:14:00,undo,,,,,,,,,,,,,,\n"
      "2026-03-02T07:14:00,undo,,,,,,,,,,,,,,\n2026-03-02T07:14:00,undo,,,,,,,,,,,,,,\n";
  g_autofree char *fault = replay (self, lines, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
                sheets = dh_store_list_sheets (self->store, day_of_logs (), day_of_logs (), &error);

  g_assert_cmpstr (fault, ==, "");
  g_assert_cmpuint (sheets->len, ==, 0);
}

static void
test_faults (IoFixture *self, gconstpointer data)
{
  static const char *const lines[] = {
    "sheet,,,,Lê Út,3,,,,,,,,,",                            /* no procedure */
    "sheet,,,1.001193,,3,,,,,,,,,",                         /* nobody who helped */
    "sheet,,,1.001193,Lê Út,10000,,,,,,,,,",                /* too many */
    "sheet,,,1.001193,Lê Út,3,,fax,,,,,,,",                 /* unknown channel */
    "sheet,,,1.001193,Lê Út,3,,,,,,,,,2026-03-02T07:00:00", /* ends before it begins */
    "class,,,,Lê Út,3,,,,,,,,,",                            /* no title */
    "class,,,,Lê Út,3,,,,,,Lớp,,,sau",                      /* no time */
    "feedback,,,,,,,,,,,x,,,",                              /* no category */
    "feedback,9,,,,,,,,,,x,remark,,",                       /* no such visit */
    "feedback,,,,,,,,,,,,remark,,",                         /* nothing said */
    "rating,,,,,,,,,,,,,,",                                 /* no level */
    "rating,,,,,,,,,5,,,,,",                                /* no such level */
    "day-note,,,,,,,,,,,x,weather,,",                       /* unknown category */
    "day-note,,,,,,,,,,,,handover,,",                       /* nothing to hand over */
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text = g_strdup_printf ("2026-03-02T07:10:00,class,,,,,,,,,,,Lớp,,,\n"
                                               "2026-03-02T07:30:00,%s\n",
                                               lines[i]);
      g_autofree char *fault = replay (self, text, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) sheets =
                    dh_store_list_sheets (self->store, day_of_logs (), day_of_logs (), &error);

      g_test_message ("%s", fault);
      g_assert_true (g_str_has_prefix (fault, "log.csv:3: "));
      g_assert_cmpuint (sheets->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, IoFixture, NULL, io_fixture_set_up, function, io_fixture_tear_down)
  ADD ("/log-book/pages", test_pages);
  ADD ("/log-book/undo", test_undo);
  ADD ("/log-book/faults", test_faults);
  return g_test_run ();
}
