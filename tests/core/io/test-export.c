/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <string.h>

#include "dh-day.h"
#include "dh-error.h"
#include "io/dh-export.h"
#include "io/dh-log.h"
#include "io-fixture.h"
#include "store/dh-store-book.h"

static const char log_text[] =
    "at,event,visit,procedure,volunteer,counter,group,priority,quantity,difficulty,note\n"
    "2026-03-02T07:00:00,arrive,b,1.001193,,,2,elderly,,,\n"
    "2026-03-02T07:00:00,arrive,a,,,,,,,,\n"
    "2026-03-02T07:05:00,start,b,,Lê Út,=1+1,,,,,\n"
    "2026-03-02T07:06:00,assist,b,Ví điện tử,Lê Út;Đỗ Đức,,,,3,x;y,\"-2, \"\"hẹn\"\"\"\n"
    "2026-03-02T07:07:00,assist,b,1.001193,Đỗ Đức,,,,,,\n"
    "2026-03-02T07:10:00,finish,b,,,,,,,,\n"
    "2026-03-02T07:11:00,leave,a,,,,,,,,\n"
    "2026-03-03T08:00:00,arrive,a,,,,,,,,\n";

#define VISITS                                                                                     \
  "day,ticket,procedure_code,procedure,people,priority,state,counter,arrived,called,started,"      \
  "ended,served_s,assists,inaccurate"
#define MORE_VISITS ",place,recorded_late,visits,elderly,priority_reason,trips,follow_up"
#define MORE_ASSISTS ",day,place,recorded_late,assists,minutes,follow_up"
#define ASSISTS "at,ticket,procedure_code,procedure,channel,outcome,quantity,difficulties"

static void
set_up (IoFixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  DhCommand command = DH_COMMAND_INIT (DH_EVENT_ARRIVE);

  io_fixture_set_up (self, data);
  path = io_fixture_write (self, "log.csv", log_text);
  dh_log_replay (self->store, path, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dh_time_parse_local ("2026-03-04T09:00:00", &command.at));
  command.person_name = "@Nguyễn Văn An";
  dh_store_apply (self->store, &command, NULL, &error);
  g_assert_no_error (error);
}

static void
test_visits (IoFixture *self, gconstpointer data)
{
  gint32 day = dh_day_from_ymd (2026, 3, 2);
  g_autofree char *csv = NULL;
  g_autofree char *one_day = NULL;
  g_autofree char *names = NULL;

  g_assert_true (dh_export_visits_csv (self->store, day - 400, day + 400, FALSE, &csv, NULL));
  g_assert_cmpstr (
      csv, ==,
      "\xEF\xBB\xBF" VISITS MORE_VISITS "\r\n"
      "2026-03-02,A001,1.001193,Đăng ký khai sinh,2,elderly,done,'=1+1,2026-03-02T07:00:00,,"
      "2026-03-02T07:05:00,2026-03-02T07:10:00,300,2,0,Quầy,0,1,1,,1,\r\n"
      "2026-03-02,A002,,,1,none,left,,2026-03-02T07:00:00,,,2026-03-02T07:11:00,0,0,0,Quầy,0,1,0,,"
      "1,\r\n"
      "2026-03-03,A001,,,1,none,waiting,,2026-03-03T08:00:00,,,,0,0,0,Quầy,0,1,0,,1,\r\n"
      "2026-03-04,A001,,,1,none,waiting,,2026-03-04T09:00:00,,,,0,0,0,Quầy,0,1,0,,1,\r\n");

  g_assert_true (dh_export_visits_csv (self->store, day + 1, day + 1, FALSE, &one_day, NULL));
  g_assert_cmpstr (
      one_day, ==,
      "\xEF\xBB\xBF" VISITS MORE_VISITS "\r\n"
      "2026-03-03,A001,,,1,none,waiting,,2026-03-03T08:00:00,,,,0,0,0,Quầy,0,1,0,,1,\r\n");

  g_assert_true (dh_export_visits_csv (self->store, day, day + 2, TRUE, &names, NULL));
  g_assert_nonnull (strstr (names, "inaccurate,volunteer,name" MORE_VISITS "\r\n"));
  g_assert_nonnull (strstr (names, "300,2,0,Lê Út,,Quầy,0,1,1,,1,\r\n"));
  g_assert_nonnull (strstr (names, ",0,0,0,,'@Nguyễn Văn An,Quầy,0,1,0,,1,\r\n"));
}

static void
test_assists (IoFixture *self, gconstpointer data)
{
  gint32 day = dh_day_from_ymd (2026, 3, 2);
  g_autofree char *csv = NULL;
  g_autofree char *names = NULL;

  g_assert_true (dh_export_assists_csv (self->store, day, day, FALSE, &csv, NULL));
  g_assert_cmpstr (
      csv, ==,
      "\xEF\xBB\xBF" ASSISTS MORE_ASSISTS "\r\n"
      "2026-03-02T07:06:00,A001,,Ví điện tử,in_person,self_done,3,\"x;y\",2026-03-02,Quầy,0,1,,\r\n"
      "2026-03-02T07:07:00,A001,1.001193,Đăng ký khai "
      "sinh,in_person,self_done,1,,2026-03-02,Quầy,0,1,,\r\n");
  g_assert_true (dh_export_assists_csv (self->store, day, day, TRUE, &names, NULL));
  g_assert_cmpstr (names, ==,
                   "\xEF\xBB\xBF" ASSISTS ",volunteers,note" MORE_ASSISTS "\r\n"
                   "2026-03-02T07:06:00,A001,,Ví điện tử,in_person,self_done,3,\"x;y\","
                   "\"Lê Út; Đỗ Đức\",\"'-2, \"\"hẹn\"\"\",2026-03-02,Quầy,0,1,,\r\n"
                   "2026-03-02T07:07:00,A001,1.001193,Đăng ký khai sinh,in_person,self_done,1,,"
                   "Đỗ Đức,,2026-03-02,Quầy,0,1,,\r\n");
}

/* A line for each row of a sheet, after the visits of its day, also on days without any; one for
 * what was written down afterwards. */
static void
test_recorded (IoFixture *self, gconstpointer data)
{
  gint32 day = dh_day_from_ymd (2026, 3, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (DhSheet) sheet = dh_sheet_new (DH_SHEET_OUTREACH);
  DhCommand late = DH_COMMAND_INIT (DH_EVENT_RECORD);
  DhSheetRow *row;
  gint64 volunteer = dh_store_find_volunteer (self->store, "Lê Út", &error);
  g_autofree char *visits = NULL;
  g_autofree char *assists = NULL;

  late.procedure_id = dh_store_find_procedure (self->store, "1.001193", &error);
  late.volunteers = &volunteer;
  late.n_volunteers = 1;
  late.minutes = 12;
  late.priority = DH_PRIORITY_OTHER;
  late.priority_reason = "far";
  g_assert_true (dh_time_parse_local ("2026-03-02T09:00:00", &late.at));
  dh_store_apply (self->store, &late, NULL, &error);
  g_assert_no_error (error);
  row = dh_sheet_add_row (sheet, late.procedure_id);
  row->count = 25;
  row->elderly = 7;
  g_set_str (&row->note, "ghi chú");
  dh_sheet_row_add_volunteer (row, volunteer);
  sheet->day = day;
  sheet->from_at = dh_day_start (day) + 8 * 3600;
  g_assert_true (dh_store_write_sheet (self->store, sheet, late.at, NULL, &error));
  sheet->day = day - 1;
  sheet->from_at = 0;
  g_assert_true (dh_store_write_sheet (self->store, sheet, late.at, NULL, &error));
  g_assert_no_error (error);

  g_assert_true (dh_export_visits_csv (self->store, day - 1, day, FALSE, &visits, NULL));
  g_assert_true (g_str_has_prefix (
      visits, "\xEF\xBB\xBF" VISITS MORE_VISITS "\r\n"
              "2026-03-01,,1.001193,Đăng ký khai sinh,25,none,done,,,,,,0,25,0,Quầy,1,25,7,,1,\r\n"
              "2026-03-02,A001,"));
  g_assert_nonnull (strstr (visits, ",1,0,Quầy,1,1,0,far,1,\r\n2026-03-02,,1.001193,"));
  g_assert_true (g_str_has_suffix (visits, ",25,none,done,,,,,,0,25,0,Quầy,1,25,7,,1,\r\n"));

  g_assert_true (dh_export_assists_csv (self->store, day - 1, day, TRUE, &assists, NULL));
  g_assert_nonnull (strstr (assists,
                            MORE_ASSISTS "\r\n,,1.001193,Đăng ký khai sinh,in_person,"
                                         "self_done,25,,Lê Út,ghi chú,2026-03-01,Quầy,1,25,,\r\n"));
  g_assert_nonnull (strstr (assists, ",2026-03-02,Quầy,1,1,12,\r\n2026-03-02T08:00:00,,1.001193,"));
}

static void
test_edges (IoFixture *self, gconstpointer data)
{
  gint32 day = dh_day_from_ymd (2026, 3, 2);
  g_autofree char *visits = NULL;
  g_autofree char *assists = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dh_export_visits_csv (self->store, day - 9, day - 1, FALSE, &visits, NULL));
  g_assert_cmpstr (visits, ==, "\xEF\xBB\xBF" VISITS MORE_VISITS "\r\n");
  g_assert_true (dh_export_assists_csv (self->store, day + 1, day + 9, FALSE, &assists, NULL));
  g_assert_cmpstr (assists, ==, "\xEF\xBB\xBF" ASSISTS MORE_ASSISTS "\r\n");
  g_clear_pointer (&visits, g_free);
  g_assert_false (dh_export_visits_csv (self->store, day, day - 1, FALSE, &visits, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
  g_clear_error (&error);
  g_clear_pointer (&assists, g_free);
  g_assert_false (dh_export_assists_csv (self->store, day, day - 1, FALSE, &assists, &error));
  g_assert_error (error, DH_ERROR, DH_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, IoFixture, NULL, set_up, function, io_fixture_tear_down)
  ADD ("/export/visits", test_visits);
  ADD ("/export/assists", test_assists);
  ADD ("/export/recorded", test_recorded);
  ADD ("/export/edges", test_edges);
  return g_test_run ();
}
