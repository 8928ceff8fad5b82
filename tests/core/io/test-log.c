/* SPDX-FileCopyrightText: 2026 The Đồng Hành authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dh-day.h"
#include "dh-error.h"
#include "io/dh-log.h"
#include "io-fixture.h"

/* Replays @text as a file; the fault, or "" if there is none. The file's folder is cut off. */
static char *
replay (IoFixture *self, const char *text, gboolean create_missing, DhLogResult *result)
{
  g_autofree char *path = io_fixture_write (self, "log.csv", text);
  g_autoptr (GError) error = NULL;

  if (dh_log_replay (self->store, path, create_missing, result, &error))
    {
      g_assert_no_error (error);
      return g_strdup ("");
    }
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_null (strchr (error->message, '\n'));
  return g_strdup (error->message + strlen (path) - strlen ("log.csv"));
}

static void
test_whole_day (IoFixture *self, gconstpointer data)
{
  /* Columns in another order, some left out. */
  const char log[] = "event,at,visit,volunteer,procedure,counter,priority,group,quantity,outcome,"
                     "difficulty,channel,place\n"
                     "check-in,2026-03-02T07:00:00,,Đỗ Đức,,,,,,,,,\n"
                     "arrive,2026-03-02T07:10:00,1,,1.001193,,elderly,2,,,,,\n"
                     "arrive,2026-03-02T07:10:00,2,,Chữ ký số cá nhân,,,,,,,,Nhà văn hóa\n"
                     "call,2026-03-02T07:20:00,1,,,3,,,,,,,\n"
                     "start,2026-03-02T07:21:00,1,Đỗ Đức,,,,,,,,,\n"
                     "assist,2026-03-02T07:25:00,1,Đỗ Đức;Lê Thị Út;Đỗ Đức,2.000815,,,,4,submitted,"
                     "portal_down;missing_papers,online,\n"
                     "finish,2026-03-02T07:30:00,1,,,,,,,,,,\n"
                     "leave,2026-03-02T07:40:00,2,,,,,,,,,,\n"
                     "check-out,2026-03-02T11:00:00,,Đỗ Đức,,,,,,,,,\n";
  DhLogResult result;
  g_autofree char *fault = replay (self, log, TRUE, &result);
  gint32 day = dh_day_from_ymd (2026, 3, 2);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) assists = NULL;
  const DhVisit *visit;
  const DhAssist *assist;

  g_assert_cmpstr (fault, ==, "");
  g_assert_cmpuint (result.events, ==, 9);
  g_assert_cmpuint (result.visits, ==, 2);
  g_assert_cmpuint (result.undone, ==, 0);
  g_assert_cmpuint (result.added, ==, 3); /* two volunteers, a place */

  visits = dh_store_list_visits (self->store, day, NULL);
  g_assert_cmpuint (visits->len, ==, 2);
  visit = g_ptr_array_index (visits, 1);
  g_assert_cmpint (visit->state, ==, DH_VISIT_DONE);
  g_assert_cmpint (visit->people, ==, 2);
  g_assert_cmpint (visit->priority, ==, DH_PRIORITY_ELDERLY);
  g_assert_cmpstr (visit->procedure_code, ==, "1.001193");
  g_assert_cmpint (visit->served_s, ==, 540);
  visit = g_ptr_array_index (visits, 0);
  g_assert_cmpint (visit->state, ==, DH_VISIT_LEFT);
  g_assert_cmpstr (visit->procedure_name, ==, "Chữ ký số cá nhân");

  assists = dh_store_list_assists (self->store, day, day, NULL);
  g_assert_cmpuint (assists->len, ==, 1);
  assist = g_ptr_array_index (assists, 0);
  g_assert_cmpstr (assist->procedure_code, ==, "2.000815");
  g_assert_cmpint (assist->quantity, ==, 4);
  g_assert_cmpint (assist->channel, ==, DH_CHANNEL_ONLINE);
  g_assert_cmpint (assist->outcome, ==, DH_OUTCOME_SUBMITTED);
  g_assert_cmpstr (assist->difficulties, ==, "missing_papers;portal_down");
  g_assert_cmpstr (assist->volunteers, ==, "Lê Thị Út; Đỗ Đức");
  io_fixture_check (self);
}

static void
test_undo (IoFixture *self, gconstpointer data)
{
  const char log[] = "at,event,visit,volunteer\n"
                     "2026-03-02T07:00:00,arrive,1,\n"
                     "2026-03-02T07:01:00,call,1,\n"
                     "2026-03-02T07:01:00,undo,,\n" /* the call */
                     "2026-03-02T07:02:00,undo,,\n" /* the arrival: its label is free again */
                     "2026-03-02T07:03:00,arrive,1,\n"
                     "2026-03-02T07:04:00,check-in,,A\n"
                     "2026-03-02T07:05:00,undo,,\n"
                     "2026-03-02T07:06:00,check-in,,A\n"
                     "2026-03-02T07:07:00,close-day,,\n"
                     "2026-03-02T07:08:00,undo,,\n"
                     "2026-03-02T07:09:00,start,1,\n"
                     "2026-03-03T07:00:00,arrive,1,\n"; /* the same label on another day */
  DhLogResult result;
  g_autofree char *fault = replay (self, log, TRUE, &result);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  const DhVisit *visit;

  g_assert_cmpstr (fault, ==, "");
  g_assert_cmpuint (result.undone, ==, 4);
  g_assert_cmpuint (result.visits, ==, 2);
  first = dh_store_list_visits (self->store, dh_day_from_ymd (2026, 3, 2), NULL);
  second = dh_store_list_visits (self->store, dh_day_from_ymd (2026, 3, 3), NULL);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpuint (second->len, ==, 1);
  visit = g_ptr_array_index (first, 0);
  g_assert_cmpint (visit->state, ==, DH_VISIT_SERVING);
  g_assert_cmpstr (visit->ticket, ==, "A002"); /* a number once given is not given again */
  io_fixture_check (self);
}

/* Each is refused in its last line, and nothing of it stays. */
static void
test_refused (IoFixture *self, gconstpointer data)
{
#define HEAD "at,event,visit,procedure,volunteer,group,priority,channel,outcome,quantity\n"
#define ARRIVE HEAD "2026-03-02T07:00:00,arrive,1,,Lê Mới,,,,,\n"
  const struct
  {
    const char *log, *message;
  } cases[] = {
    { "at,event,colour\n", "log.csv:1: Column “colour”" },
    { "event,visit\n", "log.csv:1: Column “at” is missing" },
    { HEAD "2026-03-02 07:00:00,arrive,1,,,,,,,\n",
      "log.csv:2: “2026-03-02 07:00:00” is not a time" },
    { HEAD "2026-02-29T07:00:00,arrive,1,,,,,,,\n", "log.csv:2: " },
    { ARRIVE "2026-03-02T06:59:59,call,1,,,,,,,\n", "log.csv:3: The time is before" },
    { ARRIVE "2026-03-02T07:00:00,dance,1,,,,,,,\n",
      "log.csv:3: “dance” is not known in column event" },
    { ARRIVE "2026-03-02T07:00:00,,1,,,,,,,\n", "log.csv:3: “” is not known in column event" },
    { ARRIVE "2026-03-02T07:00:00,redo,,,,,,,,\n", "log.csv:3: “redo”" },
    { ARRIVE "2026-03-02T07:00:00,procedure-set,,,,,,,,\n", "log.csv:3: “procedure-set”" },
    { ARRIVE "2026-03-02T07:00:00,call,2,,,,,,,\n", "log.csv:3: No visit “2”" },
    { ARRIVE "2026-03-02T07:00:00,call,,,,,,,,\n", "log.csv:3: This event needs a visit" },
    { ARRIVE "2026-03-03T07:00:00,call,1,,,,,,,\n", "log.csv:3: No visit “1”" },
    { ARRIVE "2026-03-02T07:00:00,arrive,1,,,,,,,\n", "log.csv:3: Visit “1” has arrived" },
    { ARRIVE "2026-03-02T07:00:00,finish,1,,,,,,,\n", "log.csv:3: " },
    { ARRIVE "2026-03-02T07:00:00,assist,1,1.001193,Lê Mới,,,,,\n", "log.csv:3: " },
    { ARRIVE "2026-03-02T07:00:00,transfer,1,,,,,,,\n", "log.csv:3: " },
    { ARRIVE "2026-03-02T07:00:00,start,1,,A;B,,,,,\n", "log.csv:3: " },
    { ARRIVE "2026-03-02T07:00:00,check-in,,,,,,,,\n", "log.csv:3: " },
    { ARRIVE "2026-03-02T07:00:00,check-in,,,A;B,,,,,\n", "log.csv:3: " },
    { ARRIVE "2026-03-02T07:00:00,check-out,,,A,,,,,\n", "log.csv:3: " },
    { ARRIVE "2026-03-02T07:00:00,undo,,,,,,,,\n2026-03-02T07:00:00,undo,,,,,,,,\n",
      "log.csv:4: There is no event of this file left" },
    { ARRIVE "2026-03-02T07:00:00,undo,,,,,,,,\n2026-03-02T07:00:00,call,1,,,,,,,\n",
      "log.csv:4: No visit “1”" },
    { ARRIVE "2026-03-02T07:00:00,arrive,2,,,0,,,,\n", "log.csv:3: Column group" },
    { ARRIVE "2026-03-02T07:00:00,arrive,2,,,1000,,,,\n", "log.csv:3: Column group" },
    { ARRIVE "2026-03-02T07:00:00,arrive,2,,,1.5,,,,\n", "log.csv:3: Column group" },
    { ARRIVE "2026-03-02T07:00:00,arrive,2,,,-1,,,,\n", "log.csv:3: Column group" },
    { ARRIVE "2026-03-02T07:00:00,arrive,2,,,+1,,,,\n", "log.csv:3: Column group" },
    { ARRIVE "2026-03-02T07:00:00,arrive,2,,, 1,,,,\n", "log.csv:3: Column group" },
    { ARRIVE "2026-03-02T07:00:00,arrive,2,,,1e1,,,,\n", "log.csv:3: Column group" },
    { ARRIVE "2026-03-02T07:00:00,arrive,2,,,99999999999999999999,,,,\n",
      "log.csv:3: Column group" },
    { ARRIVE "2026-03-02T07:00:00,call,1,,,x,,,,\n", "log.csv:3: Column group" },
    { ARRIVE "2026-03-02T07:00:00,arrive,2,,,,,,,10000\n", "log.csv:3: Column quantity" },
    { ARRIVE "2026-03-02T07:00:00,arrive,2,,,,old,,,\n",
      "log.csv:3: “old” is not known in column priority" },
    { ARRIVE "2026-03-02T07:00:00,arrive,2,,,,,fax,,\n", "log.csv:3: “fax”" },
    { ARRIVE "2026-03-02T07:00:00,arrive,2,,,,,,maybe,\n", "log.csv:3: “maybe”" },
    { ARRIVE "2026-03-02T07:00:00,call\n", "log.csv:3: This line has another number" },
    { ARRIVE "2026-03-02T07:00:00,call,1,,,,,,,\xFF\n", "log.csv:3: The line is not valid UTF-8" },
    { ARRIVE "2026-03-02T07:00:00,call,1,,\"\n", "log.csv:3: A quotation mark" },
  };
  gint32 first, last;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DhLogResult result = { 77, 77, 77, 77 };
      g_autofree char *before = io_fixture_content (self);
      g_autofree char *fault = replay (self, cases[i].log, TRUE, &result);
      g_autofree char *after = io_fixture_content (self);

      g_test_message ("%s", fault);
      g_assert_true (g_str_has_prefix (fault, cases[i].message));
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (result.events, ==, 77);
      g_assert_false (dh_store_day_range (self->store, &first, &last));
    }
  io_fixture_check (self);
}

static void
test_missing (IoFixture *self, gconstpointer data)
{
  const char person[] = "at,event,volunteer\n2026-03-02T07:00:00,check-in,Lê Mới\n";
  const char matter[] =
      "at,event,visit,procedure\n2026-03-02T07:00:00,arrive,1,9.000001\n"
      "2026-03-02T07:00:00,arrive,2,Việc lạ\n2026-03-02T07:00:00,arrive,3,Việc lạ\n";
  const char place[] = "at,event,visit,place\n2026-03-02T07:00:00,arrive,1,Chợ\n";
  const char *const logs[] = { person, matter, place };
  const char *const messages[] = {
    "log.csv:2: There is no volunteer called “Lê Mới”.",
    "log.csv:2: There is no procedure with the code or name “9.000001”.",
    "log.csv:2: There is no place called “Chợ”."
  };
  const guint added[] = { 1, 2, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      DhLogResult result;
      g_autofree char *fault = replay (self, logs[i], FALSE, NULL);
      g_autofree char *made = replay (self, logs[i], TRUE, &result);

      g_assert_cmpstr (fault, ==, messages[i]);
      g_assert_cmpstr (made, ==, "");
      g_assert_cmpuint (result.added, ==, added[i]);
    }
  g_assert_cmpint (dh_store_find_procedure (self->store, "9.000001", NULL), !=, 0);
  g_assert_cmpint (dh_store_find_volunteer (self->store, "Lê Mới", NULL), !=, 0);
  io_fixture_check (self);
}

/* Whatever comes, the store is whole: bytes of a good log changed at random. */
static void
test_fuzz (IoFixture *self, gconstpointer data)
{
  const char log[] = "at,event,visit,procedure,volunteer\n"
                     "2026-03-02T07:00:00,arrive,1,1.001193,\n"
                     "2026-03-02T07:01:00,call,1,,\n"
                     "2026-03-02T07:02:00,start,1,,A\n"
                     "2026-03-02T07:02:00,assist,1,1.001193,A\n"
                     "2026-03-02T07:02:00,undo,,,\n"
                     "2026-03-02T07:03:00,finish,1,,\n";
  const char alphabet[] = ",\n\"0123456789:-TarivelcA;\xC3\xFF";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  guint refused = 0;

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *text = g_strdup (log);
      g_autofree char *before = io_fixture_content (self);
      g_autofree char *fault = NULL;

      for (guint j = g_rand_int_range (rand, 1, 4); j > 0; j--)
        text[g_rand_int_range (rand, 0, sizeof log - 1)] =
            alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      fault = replay (self, text, TRUE, NULL);
      if (fault[0] != '\0')
        {
          g_autofree char *after = io_fixture_content (self);

          g_assert_cmpstr (after, ==, before);
          refused++;
        }
    }
  g_test_message ("%u of 150 refused", refused);
  g_assert_cmpuint (refused, >, 50);
  g_assert_cmpuint (refused, <, 150);
  io_fixture_check (self);
}

/* Pieces asked for at the registration, and what became of that number. */
static void
test_quantity (IoFixture *self, gconstpointer data)
{
  const char log[] = "at,event,visit,quantity\n"
                     "2026-03-02T07:00:00,arrive,1,3\n"
                     "2026-03-02T07:00:00,arrive,2,\n"
                     "2026-03-02T07:00:00,arrive,3,9999\n"
                     "2026-03-02T07:01:00,change,1,5\n";
  static const int wanted[] = { 5, 1, 9999 };
  g_autofree char *fault = replay (self, log, FALSE, NULL);
  g_autofree char *too_many =
      replay (self, "at,event,visit,quantity\n2026-03-02T07:02:00,arrive,4,10000\n", FALSE, NULL);
  g_autoptr (GPtrArray)
                visits = dh_store_list_visits (self->store, dh_day_from_ymd (2026, 3, 2), NULL);

  g_assert_cmpstr (fault, ==, "");
  g_assert_true (g_str_has_prefix (too_many, "log.csv:2: "));
  g_assert_cmpuint (visits->len, ==, 3);
  for (guint i = 0; i < visits->len; i++)
    g_assert_cmpint (((const DhVisit *) g_ptr_array_index (visits, i))->quantity, ==, wanted[i]);
  io_fixture_check (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, IoFixture, NULL, io_fixture_set_up, function, io_fixture_tear_down)
  ADD ("/log/whole-day", test_whole_day);
  ADD ("/log/undo", test_undo);
  ADD ("/log/refused", test_refused);
  ADD ("/log/quantity", test_quantity);
  ADD ("/log/missing", test_missing);
  ADD ("/log/fuzz", test_fuzz);
  return g_test_run ();
}
